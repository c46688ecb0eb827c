//! What follows from a household's record on a day: the one place where "moved", "blocked", "abroad", "cool-off" and the
//! like are derived.

use crate::base::{Date, days_after, days_between};
use crate::commune::Settings;
use crate::households::{Attempt, Household, Outcome, TaskState};
use serde::Serialize;

/// What could be done at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Nothing is pending.
    Nothing,
    /// Something can be done.
    Doable,
    /// Blocked: everything waits for the civil-status clerk.
    AwaitingCivilStatus,
    /// Everything needs a smartphone and there is none.
    NoPhone,
    /// Everybody with something pending is abroad.
    Abroad,
}

/// Why a supervisor must allow the next visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "because")]
pub enum Asking {
    /// They said "not yet agreed" so often.
    Refusals {
        /// How often.
        times: u32,
    },
    /// So many visits, one after the other, met nobody.
    Misses {
        /// How many.
        times: u32,
    },
}

/// Where a household stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// They no longer live here, by the last visit.
    pub moved: bool,
    /// What could be done at the door.
    pub work: Work,
    /// Why a supervisor must allow the next visit, if one must.
    pub asking: Option<Asking>,
    /// First day after the rest that "not yet agreed" asks for, where that is not over.
    pub cool_off: Option<Date>,
    /// First day on which the gap since the last visit is long enough, where it is not yet.
    pub gap: Option<Date>,
    /// A time is agreed for this evening.
    pub agreed_tonight: bool,
    /// The day of an appointment still to come.
    pub agreed_later: Option<Date>,
    /// Knocks so far.
    pub knocks: u32,
}

/// Where a household stands on `date`, by what happened up to then.
pub fn situation(house: &Household, date: Date, settings: &Settings) -> Situation {
    let past: Vec<&Attempt> = house.attempts.iter().filter(|a| a.date <= date).collect();
    let agreed_tonight = house.agreed_on(date).is_some();
    let refused = || past.iter().filter(|a| a.outcome == Outcome::Declined);
    // After a refusal there is a rest, which an appointment for the evening ends: the household asked for it.
    let rested = refused().next_back().map(|a| days_after(a.date, settings.cool_off_days.into()));
    // The same holds for the gap between visits, but never to a second knock on one evening.
    let gap_days = if agreed_tonight { 1 } else { i64::from(settings.minimum_gap_days).max(1) };
    let last_knock = past.iter().rev().find(|a| a.outcome.is_knock());
    Situation {
        moved: past.last().is_some_and(|a| a.outcome == Outcome::Moved),
        work: work(house),
        asking: asking(house, &past, date, settings),
        cool_off: rested.filter(|until| *until > date && !agreed_tonight),
        gap: last_knock
            .filter(|knock| days_between(knock.date, date) < gap_days)
            .map(|knock| days_after(knock.date, gap_days)),
        agreed_tonight,
        agreed_later: house.appointment.as_ref().map(|agreed| agreed.date).filter(|day| *day > date),
        knocks: past.iter().filter(|a| a.outcome.is_knock()).count() as u32,
    }
}

fn work(house: &Household) -> Work {
    let states: Vec<TaskState> = house.pending.iter().map(|task| house.state_of(task)).collect();
    if states.is_empty() {
        Work::Nothing
    } else if states.contains(&TaskState::Doable) {
        Work::Doable
    } else if states.contains(&TaskState::AwaitingCivilStatus) {
        Work::AwaitingCivilStatus
    } else if states.contains(&TaskState::NoPhone) {
        Work::NoPhone
    } else {
        // What waits for biometrics waits for a card that is not doable either, so its person is abroad.
        Work::Abroad
    }
}

/// A supervisor's word is needed after several refusals, and after many visits in a row that met nobody. It frees the
/// next visit: a word given before the last of them has been used up.
fn asking(house: &Household, past: &[&Attempt], date: Date, settings: &Settings) -> Option<Asking> {
    let allowed_since =
        |last: &Attempt| house.visit_allowed.is_some_and(|day| day >= last.date && day <= date);
    let refusals: Vec<&&Attempt> = past.iter().filter(|a| a.outcome == Outcome::Declined).collect();
    if let Some(last) = refusals.last()
        && refusals.len() >= usize::from(settings.refusals_before_supervisor.max(1))
        && !allowed_since(last)
    {
        return Some(Asking::Refusals { times: refusals.len() as u32 });
    }
    let in_a_row: Vec<&&Attempt> =
        past.iter().rev().filter(|a| a.outcome.is_knock()).take_while(|a| a.outcome.is_absence()).collect();
    let last = in_a_row.first()?;
    let many = in_a_row.len() >= usize::from(settings.ladder.misses_before_supervisor.max(1));
    (many && !allowed_since(last)).then_some(Asking::Misses { times: in_a_row.len() as u32 })
}
