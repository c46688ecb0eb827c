//! What it would cost to drop a stop, against every single exchange on its round.

use super::{TONIGHT, commune, pinning::some_pins, planned, request};
use evening_rounds::base::{Clock, HouseholdId, Millis};
use evening_rounds::commune::Commune;
use evening_rounds::evening::{Evening, PlanRequest};
use evening_rounds::generate::Spec;
use evening_rounds::orienteering::timetable;
use evening_rounds::rounds::{IfDropped, Pins, Plan};
use evening_rounds::session::{Loaded, Session};
use proptest::prelude::*;

/// The evening of a plan, and its visits by household.
pub(super) struct Tried<'a> {
    pub(super) evening: Evening,
    commune: &'a Commune,
    pins: Pins,
}

/// A round as it would be: worth, when the team is back, and when it knocks at each door.
pub(super) struct Walked {
    pub(super) worth: i64,
    pub(super) back: i64,
    pub(super) knocks: Vec<Clock>,
}

impl<'a> Tried<'a> {
    pub(super) fn new(loaded: &'a Loaded, commune: &'a Commune, asked: &PlanRequest) -> Self {
        let evening = Evening::prepare(commune, &loaded.ground, asked).unwrap();
        Self { evening, commune, pins: asked.pins.clone().unwrap_or_default() }
    }

    pub(super) fn visit(&self, id: &HouseholdId) -> Option<usize> {
        let house = self.commune.households.iter().position(|h| &h.id == id)?;
        self.evening.visit_household.binary_search(&house).ok()
    }

    pub(super) fn household(&self, visit: usize) -> &HouseholdId {
        &self.commune.households[self.evening.visit_household[visit]].id
    }

    /// Whether a round keeps what is pinned of orders and of keeping apart.
    pub(super) fn keeps_pins(&self, round: &[usize]) -> bool {
        let place = |id: &HouseholdId| round.iter().position(|&v| self.household(v) == id);
        let circle = |from: &HouseholdId, to: &HouseholdId| {
            let mut reached = vec![from.clone()];
            for _ in 0..self.pins.order.len() {
                for pin in &self.pins.order {
                    if reached.contains(&pin.first) && !reached.contains(&pin.later) {
                        reached.push(pin.later.clone());
                    }
                }
            }
            reached.contains(to)
        };
        let in_order = self.pins.order.iter().all(|pin| {
            circle(&pin.later, &pin.first)
                || place(&pin.first).zip(place(&pin.later)).is_none_or(|(first, then)| first < then)
        });
        in_order && self.pins.apart.iter().all(|pin| place(&pin.a).is_none() || place(&pin.b).is_none())
    }

    /// The round in time at its best; its worth is that of its knocks, by the chances of the households.
    pub(super) fn walked(&self, team: usize, round: &[usize]) -> Option<Walked> {
        let times = timetable(&self.evening.problem, team, round)?;
        let worth = |visit: usize, knock: i64| {
            let known = &self.evening.assessments[self.evening.visit_household[visit]];
            let step = known.chances.iter().rev().find(|step| step.from.millis().0 <= knock);
            let chance = step.map_or(0, |step| step.chance.0);
            known.score.total.0 * (chance - known.waiting.permille.0) / 1000
        };
        Some(Walked {
            worth: times.visits.iter().map(|t| worth(t.visit, t.knock)).sum(),
            back: times.back,
            knocks: times.visits.iter().map(|t| Clock::from_millis(Millis(t.knock))).collect(),
        })
    }
}

/// What is wrong with what a stop says of being dropped, if anything.
fn wrong(tried: &Tried<'_>, plan: &Plan, team: usize, place: usize) -> Option<String> {
    let visit = |id: &HouseholdId| tried.visit(id).unwrap();
    let round: Vec<usize> = plan.teams[team].stops.iter().map(|s| visit(&s.household)).collect();
    let free: Vec<usize> = (0..tried.evening.problem.visits.len())
        .filter(|&v| plan.not_tonight.iter().any(|entry| &entry.household == tried.household(v)))
        .collect();
    let mut rest = round.clone();
    rest.remove(place);
    let (now, left) = (tried.walked(team, &round).unwrap(), tried.walked(team, &rest).unwrap());
    let Some(IfDropped { loses, earlier_s, instead }) = plan.teams[team].stops[place].if_dropped.as_ref()
    else {
        return Some("nothing is said".to_owned());
    };
    if (loses.0, earlier_s.0 * 1000) != (now.worth - left.worth, now.back - left.back) {
        return Some(format!("loses {}, back {} earlier", now.worth - left.worth, now.back - left.back));
    }
    // Every visit left out at every place, whoever may not go there or would be late falling out.
    let mut exchanges: Vec<(i64, &HouseholdId, Clock)> = Vec::new();
    for &other in &free {
        for at in 0..=rest.len() {
            let mut with = rest.clone();
            with.insert(at, other);
            if let Some(walked) = tried.walked(team, &with).filter(|_| tried.keeps_pins(&with)) {
                exchanges.push((walked.worth - left.worth, tried.household(other), walked.knocks[at]));
            }
        }
    }
    let best = exchanges.iter().map(|exchange| exchange.0).max().filter(|&gains| gains > 0);
    match instead {
        None => best.map(|gains| format!("somebody would gain {gains}")),
        Some(other) => {
            let told = (other.gains.0, &other.household, other.knock);
            let right = best == Some(other.gains.0) && exchanges.contains(&told);
            (!right).then(|| format!("{best:?}, {exchanges:?}"))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn dropping_a_stop_costs_what_it_says(seed: u32, households in 30..110_usize, each in 0..5_usize) {
        let loaded = commune(&Spec { seed: seed.into(), households, hamlets: 3, teams: 2 });
        let ids: Vec<HouseholdId> = loaded.commune.households.iter().map(|h| h.id.clone()).collect();
        let mut pins = some_pins(&loaded.commune, &ids, seed.into(), each);
        // Visits that must be made at hours worth nothing are looked at apart.
        pins.must.clear();
        let asked = PlanRequest { pins: Some(pins), ..request(TONIGHT, 150) };
        let mut session = Session::with(loaded);
        let plan = planned(&mut session, &asked);
        let loaded = session.loaded().unwrap();
        let tried = Tried::new(loaded, &loaded.commune, &asked);
        for (team, round) in plan.teams.iter().enumerate() {
            for (place, stop) in round.stops.iter().enumerate() {
                let wrong = wrong(&tried, &plan, team, place);
                prop_assert!(wrong.is_none(), "{}: {:?}: {wrong:?}", stop.household, stop.if_dropped);
            }
        }
    }
}

#[test]
fn stops_lose_something_and_some_have_a_substitute() {
    let mut session = Session::with(commune(&Spec { seed: 5, households: 120, hamlets: 3, teams: 2 }));
    let plan = planned(&mut session, &request(TONIGHT, 300));
    let said: Vec<&IfDropped> =
        plan.teams.iter().flat_map(|t| &t.stops).map(|stop| stop.if_dropped.as_ref().unwrap()).collect();
    // A stop that costs more than it brings would not be in the plan.
    assert!(said.len() >= 6 && said.iter().all(|dropped| dropped.loses.0 > 0), "{said:?}");
    assert!(said.iter().any(|dropped| dropped.instead.is_some()), "{said:?}");
    assert!(said.iter().any(|dropped| dropped.earlier_s.0 > 600), "{said:?}");
}
