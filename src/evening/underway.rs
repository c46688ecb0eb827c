//! An evening under way: what has been made stays as it was, and the teams go on from where they stand.

mod past;
mod read;
mod steady;

pub(super) use past::Begun;

use super::ground::{Ground, Spot};
use super::legs::Place;
use super::parking::Parking;
use super::prepare::TeamTonight;
use crate::base::{Clock, HouseholdId, Millis, Seconds, TeamId};
use crate::commune::Commune;
use crate::orienteering::Visit;
use crate::rounds::{Made, Underway};
use read::Reader;

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
    /// Where the motorbikes stand meanwhile.
    stands: Option<Spot>,
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
    /// When it would be back from that stop, where that is too late and so it turns round.
    too_late: Option<i64>,
    /// Where it stands, and when it can go on, in milliseconds since midnight.
    place: Place,
    free: i64,
    /// Where the motorbikes will stand while the stop is made that it has set out for.
    stands: Option<Spot>,
    /// Whether it visits nobody else.
    over: bool,
    /// What is left of its round in the former plan, by household.
    former: Vec<usize>,
}

/// What has happened so far, in the planner's terms.
#[derive(Debug, Clone, PartialEq)]
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
        parking: &Parking,
        tonight: &mut [TeamTonight],
        told: &Underway,
    ) -> Result<Self, UnderwayError> {
        let reader = Reader { commune, ground, parking, now: told.now.millis().0 };
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

    /// The households of the stops that a team has made or set out for.
    pub(super) fn fixed(&self, team: usize) -> impl Iterator<Item = usize> {
        let team = self.teams.get(team);
        team.into_iter().flat_map(|team| team.fixed.iter().map(|stop| stop.household))
    }

    /// Whether a team visits nobody else.
    pub(super) fn is_over(&self, team: usize) -> bool {
        self.teams.get(team).is_some_and(|team| team.over)
    }

    /// Where a team stands and when it can go on, in milliseconds since midnight.
    pub(super) fn stands(&self, team: usize) -> Option<(Place, i64)> {
        self.teams.get(team).map(|team| (team.place, team.free))
    }

    /// The earliest moment at which a team could be told to set out, in milliseconds since midnight; `None` when it has.
    pub(super) fn may_set_out(&self, team: usize) -> Option<i64> {
        self.teams.get(team).filter(|team| team.fixed.is_empty()).map(|_| self.now)
    }

    /// The doors at which teams stand, and the places where their motorbikes do or will.
    pub(super) fn places(&self) -> impl Iterator<Item = Spot> {
        let places = self.teams.iter().flat_map(|team| [Some(team.place.at), team.place.stands, team.stands]);
        places.flatten().filter(|place| matches!(place, Spot::Household(_) | Spot::Parking(_)))
    }

    /// Where a team goes on to that has set out for a stop at a door.
    pub(super) fn heads_for(&self, team: usize, door: Spot) -> Option<Place> {
        self.teams.get(team).map(|team| Place { at: door, stands: team.stands })
    }

    /// The household that a team has set out for.
    pub(super) fn heading(&self, team: usize) -> Option<usize> {
        self.teams.get(team)?.heading
    }

    /// Whether a team that turns round would not if it had to be back then, in milliseconds since midnight: its evening
    /// would go on from another door.
    pub(super) fn would_go_on(&self, team: usize, back_by: i64) -> bool {
        self.teams.get(team).and_then(|team| team.too_late).is_some_and(|back| back <= back_by)
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
            state.too_late = Some(leave + home);
            return false;
        }
        let stop = FixedStop { household, stands: state.stands, depart, arrive, knock, leave, made: None };
        (state.place, state.free) = (stop.place(), leave);
        state.fixed.push(stop);
        true
    }
}

impl FixedStop {
    const fn place(&self) -> Place {
        Place { at: Spot::Household(self.household), stands: self.stands }
    }

    fn service(&self) -> Seconds {
        Millis(self.leave - self.knock).seconds()
    }

    fn waiting(&self) -> Seconds {
        Millis(self.knock - self.arrive).seconds()
    }
}
