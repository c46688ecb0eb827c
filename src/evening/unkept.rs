//! Which pins a finished plan does not keep, and why.

use super::able::{lacks, reaches};
use super::prepare::Evening;
use crate::base::HouseholdId;
use crate::commune::Commune;
use crate::orienteering::{Solution, timetable};
use crate::rounds::{ApartPin, OrderPin, Pin, Reason, TeamPin, UnkeptPin, WhyUnkept};

impl Evening {
    /// Every pin that the solution does not keep, in the order of the request. That households are kept apart and in
    /// order is part of the problem; what is told is what the evening or other pins do not allow.
    pub(super) fn unkept(&self, commune: &Commune, solution: &Solution) -> Vec<UnkeptPin> {
        let Some(pins) = &self.pins else { return Vec::new() };
        let index = |id: &HouseholdId| commune.households.iter().position(|house| &house.id == id);
        let must = pins.must.iter().filter_map(|household| {
            let why = self.not_visited(commune, solution, index(household)?)?;
            Some(UnkeptPin { pin: Pin::Must { household: household.clone() }, why })
        });
        let team = pins.team.iter().filter_map(|TeamPin { household, team }| {
            let why = self.nobody_may(commune, index(household)?)?;
            let pin = Pin::Team { household: household.clone(), team: team.clone() };
            Some(UnkeptPin { pin, why })
        });
        let order = pins.order.iter().filter_map(|OrderPin { first, later }| {
            let pin = Pin::Order { first: first.clone(), later: later.clone() };
            let (first, later) = (index(first)?, index(later)?);
            if self.pinned.in_circle(first, later) {
                return Some(UnkeptPin { pin, why: WhyUnkept::Circle });
            }
            // Only what has been made can stand in the way of an order.
            let backwards = (0..self.teams.len()).any(|team| {
                let made = self.so_far.iter().flat_map(|so_far| so_far.fixed(team));
                let open = solution.routes.get(team).into_iter().flatten();
                let open = open.filter_map(|&visit| self.visit_household.get(visit).copied());
                let round: Vec<usize> = made.chain(open).collect();
                let place = |house: usize| round.iter().position(|&other| other == house);
                place(first).zip(place(later)).is_some_and(|(first, later)| later < first)
            });
            backwards.then_some(UnkeptPin { pin, why: WhyUnkept::Made })
        });
        let apart = pins.apart.iter().filter_map(|ApartPin { a, b }| {
            let pin = Pin::Apart { a: a.clone(), b: b.clone() };
            let by = self.made_by(index(a)?)?;
            (self.made_by(index(b)?) == Some(by)).then_some(UnkeptPin { pin, why: WhyUnkept::Made })
        });
        must.chain(team).chain(order).chain(apart).collect()
    }

    /// The team that has visited a household already, or set out for it.
    fn made_by(&self, household: usize) -> Option<usize> {
        let so_far = self.so_far.as_ref()?;
        (0..self.teams.len()).find(|&team| so_far.fixed(team).any(|made| made == household))
    }

    /// The household that a team has visited already, or set out for, and from which another is to be kept apart.
    pub(super) fn parted(&self, team: usize, household: usize) -> Option<usize> {
        self.so_far.as_ref()?.fixed(team).find(|&made| self.pinned.keeps_apart(made, household))
    }

    /// Why a household is not visited though it must be.
    fn not_visited(&self, commune: &Commune, solution: &Solution, household: usize) -> Option<WhyUnkept> {
        let visit = self.visit_household.binary_search(&household).ok();
        let made = self.made_by(household).is_some();
        if made || visit.is_some_and(|visit| solution.routes.iter().any(|route| route.contains(&visit))) {
            return None;
        }
        Some(self.nobody_may(commune, household).unwrap_or(WhyUnkept::OtherPins))
    }

    /// Why no team that may go could visit a household even if there were no other.
    fn nobody_may(&self, commune: &Commune, household: usize) -> Option<WhyUnkept> {
        if let Some(by) = self.made_by(household) {
            return (!self.pinned.leaves(household, by)).then_some(WhyUnkept::Made);
        }
        let barred = &self.assessments.get(household)?.barred;
        let rule = barred.iter().find(|reason| !matches!(reason, Reason::PinnedTeamCannot { .. }));
        if let Some(reason) = rule {
            return Some(WhyUnkept::Barred { reason: reason.clone() });
        }
        if let Some((index, position)) = self.pinned.team(household) {
            let known = commune.teams.get(index)?;
            let team = known.id.clone();
            let Some(tonight) = position.and_then(|position| self.teams.get(position)) else {
                return Some(WhyUnkept::TeamStays { team });
            };
            if self.so_far.as_ref().zip(position).is_some_and(|(so_far, team)| so_far.is_over(team)) {
                return Some(WhyUnkept::TeamHome { team });
            }
            let needs = lacks(commune.households.get(household)?, known, tonight);
            if !needs.is_empty() {
                return Some(WhyUnkept::TeamLacks { team, needs });
            }
            if !reaches((&self.ground, &self.parking), (position.unwrap_or_default(), tonight), household) {
                return Some(WhyUnkept::TeamNoWay { team });
            }
        }
        let visit = self.visit_household.binary_search(&household).ok();
        (!visit.is_some_and(|visit| self.reached_alone(visit))).then_some(WhyUnkept::OutOfReach)
    }

    /// Whether a team that may make a visit could do so with nothing else to do.
    pub(super) fn reached_alone(&self, visit: usize) -> bool {
        (0..self.teams.len()).any(|team| timetable(&self.problem, team, &[visit]).is_some())
    }
}
