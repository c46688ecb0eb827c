//! An evening under way: what has been made stays as it was, and the teams go on from where they stand.

mod past;
mod steady;

pub(super) use past::Begun;

use super::ground::{Ground, Spot};
use super::prepare::TeamTonight;
use crate::base::{Clock, HouseholdId, Millis, Seconds, TeamId};
use crate::commune::Commune;
use crate::orienteering::Visit;
use crate::rounds::{Made, StopMade, TeamUnderway, Underway};
use std::collections::BTreeSet;

/// Why what is said of an evening under way cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnderwayError {
    /// A team that does not go out tonight, or is told of twice.
    #[error("team {0} does not go out tonight or is told of twice: name each team of the evening once")]
    Team(TeamId),
    /// A household that the commune does not have.
    #[error("there is no household {0}: name one of the households file")]
    Household(HouseholdId),
    /// A household that two things are said of.
    #[error("household {0} is named twice: it is made once by one team, or skipped, or left to one team")]
    Twice(HouseholdId),
    /// A time before the one that must come first.
    #[error(
        "household {household}: {at} comes before {before}, which is earlier in the evening: correct one"
    )]
    Backwards {
        /// Where.
        household: HouseholdId,
        /// The later event's time.
        at: Clock,
        /// The earlier event's time.
        before: Clock,
    },
    /// A stop made later than now.
    #[error("household {household}: the knock at {knock} comes after now, {now}: correct one")]
    NotYet {
        /// Where.
        household: HouseholdId,
        /// When.
        knock: Clock,
        /// Now.
        now: Clock,
    },
    /// A moment at which nobody is out.
    #[error("{now} is outside the evening: name a time from {from} on and before 22:00")]
    Now {
        /// The moment.
        now: Clock,
        /// The first departure, or knock.
        from: Clock,
    },
    /// A stop that trails do not join to the one before or to where the team's evening ends.
    #[error("no trail leads team {team} to household {household} and on: join the trails, or leave it out")]
    NoWay {
        /// Which team.
        team: TeamId,
        /// Where.
        household: HouseholdId,
    },
}

/// Nothing happens at or after this moment.
const TEN_AT_NIGHT_MS: i64 = 22 * 3_600_000;

/// A stop that is part of every plan from now on, in milliseconds since midnight.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FixedStop {
    household: usize,
    /// The team sets out for it, is at the door, knocks and leaves.
    depart: i64,
    arrive: i64,
    knock: i64,
    leave: i64,
    /// What it came to; nothing yet of the stop that the team has set out for.
    made: Option<Made>,
}

/// How far a team has come.
#[derive(Debug, Clone, PartialEq, Eq)]
struct TeamSoFar {
    fixed: Vec<FixedStop>,
    /// The stop that it has set out for, until it is known to be made in time.
    heading: Option<usize>,
    /// Where it stands, and when it can go on, in milliseconds since midnight.
    place: Spot,
    free: i64,
    /// Whether it visits nobody else.
    over: bool,
    /// What is left of its round in the former plan, by household.
    former: Vec<usize>,
}

/// What has happened so far, in the planner's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoFar {
    /// As it was told.
    pub told: Underway,
    now: i64,
    teams: Vec<TeamSoFar>,
    skipped: Vec<usize>,
}

impl SoFar {
    /// Checks what is told against the evening. Departures of teams whose evening turned out otherwise than planned
    /// are changed in `tonight`: who has not made a stop sets out now at the earliest.
    pub(super) fn read(
        commune: &Commune,
        ground: &Ground,
        tonight: &mut [TeamTonight],
        told: &Underway,
    ) -> Result<Self, UnderwayError> {
        let reader = Reader { commune, ground, now: told.now.millis().0 };
        let id = |team: &TeamTonight| commune.teams.get(team.index).map(|t| &t.id);
        for (number, team) in told.teams.iter().enumerate() {
            let goes = tonight.iter().any(|t| id(t) == Some(&team.team));
            if !goes || told.teams.iter().skip(number + 1).any(|other| other.team == team.team) {
                return Err(UnderwayError::Team(team.team.clone()));
            }
        }
        reader.each_household_once(told)?;
        let of = |team: &TeamTonight| told.teams.iter().find(|t| id(team) == Some(&t.team));
        let begins = |team: &TeamTonight| {
            let first = of(team).and_then(|t| t.made.first()).map(|stop| stop.knock);
            first.map_or(team.departure, |knock| knock.min(team.departure))
        };
        let from = tonight.iter().map(begins).min().unwrap_or(told.now);
        if told.now < from || reader.now >= TEN_AT_NIGHT_MS {
            return Err(UnderwayError::Now { now: told.now, from });
        }
        let teams: Result<Vec<TeamSoFar>, UnderwayError> =
            tonight.iter_mut().map(|team| reader.team(of(team), team)).collect();
        let skipped: Result<Vec<usize>, UnderwayError> =
            told.skipped.iter().map(|id| reader.household(id)).collect();
        Ok(Self { told: told.clone(), now: reader.now, teams: teams?, skipped: skipped? })
    }

    /// Whether nobody goes to a household any more because it was passed over.
    pub(super) fn is_skipped(&self, household: usize) -> bool {
        self.skipped.contains(&household)
    }

    /// Whether a household is a stop of every plan from now on.
    pub(super) fn is_fixed(&self, household: usize) -> bool {
        self.teams.iter().any(|team| team.fixed.iter().any(|stop| stop.household == household))
    }

    /// Whether a team visits nobody else.
    pub(super) fn is_over(&self, team: usize) -> bool {
        self.teams.get(team).is_some_and(|team| team.over)
    }

    /// Where a team stands and when it can go on, in milliseconds since midnight.
    pub(super) fn stands(&self, team: usize) -> Option<(Spot, i64)> {
        self.teams.get(team).map(|team| (team.place, team.free))
    }

    /// The earliest moment at which a team could be told to set out, in milliseconds since midnight; `None` when it has.
    pub(super) fn may_set_out(&self, team: usize) -> Option<i64> {
        self.teams.get(team).filter(|team| team.fixed.is_empty()).map(|_| self.now)
    }

    /// The doors at which teams stand.
    pub(super) fn places(&self) -> impl Iterator<Item = Spot> {
        self.teams.iter().map(|team| team.place).filter(|place| matches!(place, Spot::Household(_)))
    }

    /// The household that a team has set out for.
    pub(super) fn heading(&self, team: usize) -> Option<usize> {
        self.teams.get(team)?.heading
    }

    /// Makes the stop that a team has set out for the last of its fixed ones, if it may be made and the team is back in
    /// time: who arrived before now is still there. `ways` lead to it from where the team was and on to its end.
    pub(super) fn set_out(
        &mut self,
        team: usize,
        tonight: &TeamTonight,
        visit: &Visit,
        ways: (Option<i64>, Option<i64>),
    ) -> bool {
        let (now, Some(state), (Some(there), Some(home))) = (self.now, self.teams.get_mut(team), ways) else {
            return false;
        };
        let Some(household) = state.heading.filter(|_| visit.allows(team) && !state.over) else {
            return false;
        };
        let depart = state.fixed.last().map_or(tonight.departure.millis().0, |last| last.leave);
        let arrive = depart + there;
        let Some(slot) = visit.slots.iter().find(|slot| arrive <= slot.close) else { return false };
        let knock = arrive.max(slot.open);
        let leave = (knock + visit.service).max(now);
        if leave + home > tonight.back_by.millis().0 {
            return false;
        }
        state.fixed.push(FixedStop { household, depart, arrive, knock, leave, made: None });
        (state.place, state.free) = (Spot::Household(household), leave);
        true
    }
}

/// What is told, looked up in the commune.
struct Reader<'a> {
    commune: &'a Commune,
    ground: &'a Ground,
    now: i64,
}

impl Reader<'_> {
    fn household(&self, id: &HouseholdId) -> Result<usize, UnderwayError> {
        let found = self.commune.households.iter().position(|house| &house.id == id);
        found.ok_or_else(|| UnderwayError::Household(id.clone()))
    }

    /// Nothing is made or skipped twice, nor left to two teams.
    fn each_household_once(&self, told: &Underway) -> Result<(), UnderwayError> {
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

    fn team(
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
        let (place, free) = match fixed.last() {
            Some(last) if over => (Spot::Household(last.household), last.leave),
            Some(last) => (Spot::Household(last.household), last.leave.max(self.now)),
            None => (Spot::Start(tonight.index), tonight.departure.millis().0.max(self.now)),
        };
        Ok(TeamSoFar { fixed, heading, place, free, over, former: former? })
    }

    /// The stops made, with the ways between them. A way was as fast as the knock shows where that is faster than
    /// reckoned; the rest of the time is a wait at the door.
    fn fixed(&self, made: &[StopMade], tonight: &mut TeamTonight) -> Result<Vec<FixedStop>, UnderwayError> {
        let households: Result<Vec<usize>, UnderwayError> =
            made.iter().map(|stop| self.household(&stop.household)).collect();
        let households = households?;
        let mut spots = vec![Spot::Start(tonight.index)];
        spots.extend(households.iter().map(|&house| Spot::Household(house)));
        spots.push(Spot::End(tonight.index));
        let ways = if made.is_empty() { None } else { Some(self.ground.matrix(&spots)) };
        let mut fixed: Vec<FixedStop> = Vec::with_capacity(made.len());
        for (number, (stop, &household)) in made.iter().zip(&households).enumerate() {
            let way = |from, to| ways.as_ref().and_then(|ways| ways.get(from, to));
            let (Some(there), Some(_)) = (way(number, number + 1), way(number + 1, spots.len() - 1)) else {
                let team = self.commune.teams.get(tonight.index).map(|team| team.id.clone());
                let household = stop.household.clone();
                return Err(team.map_or(UnderwayError::Household(household.clone()), |team| {
                    UnderwayError::NoWay { team, household }
                }));
            };
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
            fixed.push(FixedStop { household, depart, arrive, knock, leave, made: Some(stop.outcome) });
        }
        Ok(fixed)
    }
}

impl FixedStop {
    fn service(&self) -> Seconds {
        Millis(self.leave - self.knock).seconds()
    }

    fn waiting(&self) -> Seconds {
        Millis(self.knock - self.arrive).seconds()
    }
}
