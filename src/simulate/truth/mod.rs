//! What really goes on in the commune, hidden from every policy and the same for all of them.
//!
//! Nothing here is the planner's own model: home spells are gamma-distributed, evenings have a beginning and an end
//! that differ from house to house and from day to day, being out has runs, boats follow the moon and the weather.
//! [`constants`] lists every figure with its source; `docs/simulation.md` shows the same list.

mod absences;
pub(super) mod constants;
mod evenings;
mod papers;
mod parties;

pub(super) use absences::Away;
pub(super) use papers::{Attitude, HouseholdPapers};

use super::Profile;
use super::place::Place;
use super::stream::{Purpose, Stream};
use crate::base::{Date, days_after};
use crate::households::AbsenceReason;
use evenings::{Habits, OpenEvening};

/// What differs between runs of one seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct TruthSpec {
    /// Mountain or coast.
    #[serde(skip)]
    pub profile: Profile,
    /// Seed of all throws.
    pub seed: u64,
    /// Evenings of the campaign.
    pub evenings: usize,
    /// Shortest and longest forest trip in days.
    pub trip_days: (i64, i64),
}

/// How a household lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Home on most evenings.
    Steady,
    /// Often out.
    Busy,
    /// Usually away.
    UsuallyAway,
}

/// The hidden truth of one commune over the whole campaign.
#[derive(Debug, Clone)]
pub(super) struct Truth {
    pub(super) spec: TruthSpec,
    /// The first evening.
    pub(super) start: Date,
    pub(super) households: Vec<HouseholdTruth>,
}

/// The hidden truth of one household.
#[derive(Debug, Clone)]
pub(super) struct HouseholdTruth {
    #[cfg(test)]
    pub(super) class: Class,
    habits: Habits,
    /// The first minute at which a team can be there.
    pub(super) soonest: i64,
    /// Spells away, ascending and disjoint.
    pub(super) away: Vec<Away>,
    /// For each evening when the house is open, if it is.
    evenings: Vec<Option<OpenEvening>>,
    pub(super) papers: HouseholdPapers,
}

impl Truth {
    /// Draws the truth of a commune.
    pub(super) fn draw(place: &Place, spec: TruthSpec) -> Self {
        let commune = &place.commune;
        let departure = commune.teams.iter().map(|t| t.departure.seconds().0 / 60).min().unwrap_or(18 * 60);
        let mut dice = Stream::new(spec.seed, Purpose::Commune, 1, 0);
        // Any day of 2026: seasons differ from seed to seed.
        let start = days_after(jiff::civil::date(2026, 1, 5), dice.between(0, 360));
        let classes: Vec<Class> =
            (0..commune.households.len()).map(|i| class(spec.seed, i, spec.profile)).collect();
        let away = absences::draw(commune, &classes, &spec, start);
        let households = away
            .into_iter()
            .enumerate()
            .map(|(index, away)| {
                let habits = Habits::draw(&spec, index, classes[index]);
                let evenings = evenings::draw(&spec, index, &habits, &away, start);
                let papers = papers::draw(&spec, index, &commune.households[index]);
                let walk = place.walk_to(index).map_or(0, |ms| ms / 60_000);
                let soonest = departure + walk + constants::APPOINTMENT_SLACK;
                HouseholdTruth {
                    #[cfg(test)]
                    class: classes[index],
                    habits,
                    soonest,
                    away,
                    evenings,
                    papers,
                }
            })
            .collect();
        Self { spec, start, households }
    }

    /// The date of an evening, counted from 0.
    pub(super) fn date(&self, evening: usize) -> Date {
        days_after(self.start, evening as i64)
    }

    /// The spell away that covers an evening, if any.
    pub(super) fn away(&self, household: usize, evening: usize) -> Option<&Away> {
        let day = evening as i64;
        self.households.get(household)?.away.iter().find(|a| a.left <= day && day < a.back)
    }

    /// Whether somebody opens to a knock at `minute` (since midnight).
    pub(super) fn is_home(&self, household: usize, evening: usize, minute: i64) -> bool {
        self.households
            .get(household)
            .and_then(|house| house.evenings.get(evening)?.as_ref())
            .is_some_and(|open| open.at(minute))
    }

    /// From each minute on whether somebody opens, ascending; closed before the first.
    pub(super) fn open(&self, household: usize, evening: usize) -> Vec<(i64, bool)> {
        self.households
            .get(household)
            .and_then(|house| house.evenings.get(evening)?.as_ref())
            .map_or_else(Vec::new, |open| open.steps())
    }

    /// Whether one person of a household is in while the house is open.
    pub(super) fn is_in(&self, household: usize, person: usize, evening: usize) -> bool {
        let who = household * 64 + person;
        Stream::new(self.spec.seed, Purpose::Person, who, evening).chance(constants::PERSON_IN)
    }

    /// The minute around which a household would like to be visited.
    pub(super) fn suits(&self, household: usize) -> i64 {
        self.households.get(household).map_or(19 * 60, |h| h.habits.suits())
    }

    /// Others that left with a household on the spell that covers an evening.
    pub(super) fn companions(&self, household: usize, evening: usize) -> Vec<usize> {
        let Some(party) = self.away(household, evening).and_then(|a| a.party) else { return Vec::new() };
        let same = |other: &usize| self.away(*other, evening).is_some_and(|a| a.party == Some(party));
        (0..self.households.len()).filter(|&other| other != household).filter(same).collect()
    }
}

/// The class of one household.
fn class(seed: u64, index: usize, profile: Profile) -> Class {
    let shares = match profile {
        Profile::Mountain => constants::CLASSES_MOUNTAIN,
        Profile::Coastal => constants::CLASSES_COASTAL,
    };
    let classes = [Class::Steady, Class::Busy, Class::UsuallyAway];
    classes[Stream::new(seed, Purpose::Household, index, 0).weighted(&shares)]
}

/// The files have no word for "at sea"; it is told as a reason that is not known.
const SEA: AbsenceReason = AbsenceReason::Unknown;

#[cfg(test)]
mod tests;
