//! What is told of an evening under way, looked up and checked.

use super::{FixedStop, TeamSoFar, UnderwayError};
use crate::base::{Clock, HouseholdId, Millis};
use crate::commune::Commune;
use crate::evening::ground::{Ground, Spot};
use crate::evening::legs::{Place, Ways, base};
use crate::evening::parking::Parking;
use crate::evening::prepare::TeamTonight;
use crate::rounds::{StopMade, TeamUnderway, Underway};
use std::collections::BTreeSet;

/// What is told, looked up in the commune.
pub(super) struct Reader<'a> {
    pub(super) commune: &'a Commune,
    pub(super) ground: &'a Ground,
    pub(super) parking: &'a Parking,
    /// In milliseconds since midnight.
    pub(super) now: i64,
}

impl Reader<'_> {
    pub(super) fn household(&self, id: &HouseholdId) -> Result<usize, UnderwayError> {
        let found = self.commune.households.iter().position(|house| &house.id == id);
        found.ok_or_else(|| UnderwayError::Household(id.clone()))
    }

    /// Nothing is made or skipped twice, nor left to two teams.
    pub(super) fn each_household_once(&self, told: &Underway) -> Result<(), UnderwayError> {
        let mut done = BTreeSet::new();
        let made = told
            .teams
            .iter()
            .flat_map(|team| team.made.iter().map(|stop| &stop.household).chain(team.heading.as_ref()));
        for id in made.chain(&told.skipped) {
            self.household(id)?;
            if !done.insert(id) {
                return Err(UnderwayError::Twice(id.clone()));
            }
        }
        let mut left = BTreeSet::new();
        for id in told.teams.iter().flat_map(|team| &team.remaining) {
            self.household(id)?;
            if !left.insert(id) {
                return Err(UnderwayError::Twice(id.clone()));
            }
        }
        Ok(())
    }

    pub(super) fn team(
        &self,
        told: Option<&TeamUnderway>,
        tonight: &mut TeamTonight,
    ) -> Result<TeamSoFar, UnderwayError> {
        let made = told.map_or(&[][..], |team| team.made.as_slice());
        let heading = told.and_then(|t| t.heading.as_ref()).map(|id| self.household(id)).transpose()?;
        let former: Result<Vec<usize>, UnderwayError> = told
            .map_or(&[][..], |team| team.remaining.as_slice())
            .iter()
            .map(|id| self.household(id))
            .collect();
        let mut over = told.is_some_and(|team| team.home);
        let fixed = self.fixed(made, tonight)?;
        if made.is_empty() {
            let late = self.now >= tonight.back_by.millis().0;
            over |= late;
            // Who has set out did so in time; who has not does so now.
            let departure = tonight.departure.millis().0;
            let departure = match heading {
                Some(_) => departure.min(self.now),
                None if over => departure,
                None => departure.max(self.now),
            };
            tonight.departure = Clock::from_millis(Millis(departure));
        }
        let (mut place, free) = match fixed.last() {
            Some(last) if over => (last.place(), last.leave),
            Some(last) => (last.place(), last.leave.max(self.now)),
            None => (Place::base(self.commune, tonight), tonight.departure.millis().0.max(self.now)),
        };
        let parked = told.and_then(|team| team.parked);
        let stands = self.stands(tonight, parked, place.stands);
        // Who has set out stands there only once the stop is made.
        if heading.is_none() {
            place.stands = stands;
        }
        Ok(TeamSoFar { fixed, heading, too_late: None, place, stands, free, over, former: former? })
    }

    /// Where the motorbikes of a team stand by what is told, or else where they stood before.
    fn stands(&self, team: &TeamTonight, told: Option<[f64; 2]>, before: Option<Spot>) -> Option<Spot> {
        let before = before?;
        let told = told.and_then(|at| self.parking.told(self.commune, team.index, at));
        // A place at the base may have either name.
        let named = told.map(|spot| match spot {
            Spot::Start(index) => base(self.commune, index),
            other => other,
        });
        Some(named.unwrap_or(before))
    }

    /// The stops made, with the ways between them. A way was as fast as the knock shows where that is faster than
    /// reckoned; the rest of the time is a wait at the door.
    fn fixed(&self, made: &[StopMade], tonight: &mut TeamTonight) -> Result<Vec<FixedStop>, UnderwayError> {
        let households: Result<Vec<usize>, UnderwayError> =
            made.iter().map(|stop| self.household(&stop.household)).collect();
        let households = households?;
        let mut fixed: Vec<FixedStop> = Vec::with_capacity(made.len());
        let mut from = Place::base(self.commune, tonight);
        for (number, (stop, &household)) in made.iter().zip(&households).enumerate() {
            let at = Spot::Household(household);
            let to = Place { at, stands: self.stands(tonight, stop.parked, from.stands) };
            let way = |from, to| {
                let (commune, ground, pauses) = (self.commune, self.ground, self.parking.pauses());
                let ways = Ways { commune, ground, pauses };
                ways.way((from, to), (0, i64::MAX)).map(|way| way.arrive)
            };
            let (Some(there), Some(_)) = (way(from, to), way(to, Place::home(tonight))) else {
                let team = self.commune.teams.get(tonight.index).map(|team| team.id.clone());
                let household = stop.household.clone();
                return Err(team.map_or(UnderwayError::Household(household.clone()), |team| {
                    UnderwayError::NoWay { team, household }
                }));
            };
            from = to;
            let (knock, leave) = (stop.knock.millis().0, stop.leave.millis().0);
            let backwards = |at: Clock, before: Clock| UnderwayError::Backwards {
                household: stop.household.clone(),
                at,
                before,
            };
            if knock > self.now {
                let now = Clock::from_millis(Millis(self.now));
                return Err(UnderwayError::NotYet {
                    household: stop.household.clone(),
                    knock: stop.knock,
                    now,
                });
            }
            if stop.leave < stop.knock {
                return Err(backwards(stop.leave, stop.knock));
            }
            let depart = match number.checked_sub(1).and_then(|before| made.get(before)) {
                Some(before) if stop.knock < before.leave => return Err(backwards(stop.knock, before.leave)),
                Some(before) => before.leave.millis().0,
                None => {
                    // Who knocked before the departure set out earlier.
                    if knock < tonight.departure.millis().0 {
                        tonight.departure = Clock::from_millis(Millis((knock - there).max(0)));
                    }
                    tonight.departure.millis().0
                }
            };
            let arrive = (depart + there).min(knock);
            let (stands, made) = (to.stands, Some(stop.outcome));
            fixed.push(FixedStop { household, stands, depart, arrive, knock, leave, made });
        }
        Ok(fixed)
    }
}
