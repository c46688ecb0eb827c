//! The part of a plan that no search changes.

use super::FixedStop;
use crate::base::{Clock, Millis, Permille, Points};
use crate::commune::Commune;
use crate::evening::legs::{Place, Ways};
use crate::evening::prepare::Evening;
use crate::priority::worth;
use crate::rounds::{Leg, Made, OrderReason, RouteTotals, Stop};

/// The begun part of a team's round.
#[derive(Debug, Default)]
pub(in crate::evening) struct Begun {
    pub(in crate::evening) legs: Vec<Leg>,
    pub(in crate::evening) stops: Vec<Stop>,
    /// Time at the doors, time waited, expected contacts and worth; ways are summed over the whole round.
    pub(in crate::evening) totals: RouteTotals,
}

impl Evening {
    /// The stops that a team has made or set out for, with the ways to them; nothing of a team at its start. `None`
    /// where the trails have no such way, which is found out when the evening is prepared.
    pub(in crate::evening) fn begun(&self, commune: &Commune, team: usize) -> Option<Begun> {
        let mut begun = Begun::default();
        let Some(state) = self.so_far.as_ref().and_then(|so_far| so_far.teams.get(team)) else {
            return Some(begun);
        };
        let tonight = self.teams.get(team)?;
        let ways = Ways { commune, ground: &self.ground, pauses: self.parking.pauses() };
        let mut from = Place::base(commune, tonight);
        for fixed in &state.fixed {
            let to = fixed.place();
            let way = ways.way((from, to), (fixed.depart, fixed.arrive))?;
            begun.legs.extend(way.legs);
            begun.totals.parking_s += way.parking;
            let stop = self.fixed_stop(fixed)?;
            begun.totals.service_s += fixed.service();
            begun.totals.waiting_s += fixed.waiting();
            begun.totals.expected_contacts += stop.chance;
            begun.totals.worth += stop.worth;
            begun.stops.push(stop);
            from = to;
        }
        Some(begun)
    }

    fn fixed_stop(&self, fixed: &FixedStop) -> Option<Stop> {
        let assessment = self.assessments.get(fixed.household)?;
        // What came of a stop is no longer a matter of chance, nor of waiting for a better evening.
        let (chance, waiting, order) = match fixed.made {
            Some(Made::Met) => (Permille(1000), Permille(0), OrderReason::Made),
            Some(Made::Nobody) => (Permille(0), Permille(0), OrderReason::Made),
            None => (assessment.chance_at(fixed.knock), assessment.waiting.permille, OrderReason::SetOut),
        };
        let clock = |ms: i64| Clock::from_millis(Millis(ms));
        let worth: Points = worth(assessment.score.total, chance, waiting);
        Some(Stop {
            household: assessment.household.clone(),
            arrive: clock(fixed.arrive),
            knock: clock(fixed.knock),
            leave: clock(fixed.leave),
            chance,
            waiting,
            terms: assessment.score.terms.clone(),
            priority: assessment.score.total,
            worth,
            order,
            if_dropped: None,
            tasks: assessment.tasks.clone(),
            made: fixed.made,
        })
    }
}
