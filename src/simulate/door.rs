//! What happens at a door.

use super::reports::{self, Told};
use super::stream::{Purpose, Stream};
use super::truth::constants::{APPOINTMENT_KEPT, APPOINTMENT_MADE, MISS_MINUTES, SHORT_MINUTES};
use super::truth::{Attitude, Truth};
use crate::base::{Clock, Millis, PersonId};
use crate::commune::ServiceSettings;
use crate::evening::service_time;
use crate::households::{Appointment, Household, Outcome, PendingTask, TaskKind};

/// What happened between a household and the officers, as far as it changes the answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Past {
    /// How often "not yet agreed" was said.
    pub(super) declined: u8,
    /// Whose papers the clerk has put in order.
    pub(super) corrected: Vec<PersonId>,
}

/// What came of a knock.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    pub(super) outcome: Outcome,
    /// Tasks that are closed: done, or voluntary ones not wanted.
    pub(super) closed: Vec<PendingTask>,
    /// People whose papers were found to disagree.
    pub(super) disagree: Vec<PersonId>,
    /// A time agreed for another evening.
    pub(super) appointment: Option<Appointment>,
    /// What people next door said.
    pub(super) told: Vec<Told>,
    /// Time at the door in milliseconds.
    pub(super) ms: i64,
}

impl Answer {
    fn short(outcome: Outcome, minutes: i64) -> Self {
        let ms = minutes * 60_000;
        Self { outcome, closed: Vec::new(), disagree: Vec::new(), appointment: None, told: Vec::new(), ms }
    }
}

/// Whether somebody opens: the truth of the evening, and an appointment that is mostly kept.
fn opens(truth: &Truth, household: usize, house: &Household, evening: usize, minute: i64) -> bool {
    if truth.is_home(household, evening, minute) {
        return true;
    }
    let agreed = house
        .agreed_on(truth.date(evening))
        .is_some_and(|a| a.from.millis().0 / 60_000 <= minute && minute <= a.to.millis().0 / 60_000);
    agreed
        && truth.away(household, evening).is_none()
        && Stream::new(truth.spec.seed, Purpose::Appointment, household, evening).chance(APPOINTMENT_KEPT)
}

/// Knocks at a door at `knock_ms` since midnight; `past` is what happened there before.
pub(super) fn knock(
    truth: &Truth,
    household: usize,
    house: &Household,
    past: &Past,
    service: &ServiceSettings,
    (evening, knock_ms): (usize, i64),
) -> Answer {
    let Some(hidden) = truth.households.get(household) else {
        return Answer::short(Outcome::NotFound, MISS_MINUTES);
    };
    if hidden.papers.attitude == Attitude::Moved {
        return Answer::short(Outcome::Moved, MISS_MINUTES);
    }
    if !opens(truth, household, house, evening, knock_ms / 60_000) {
        let told = reports::after_miss(truth, household, evening);
        let known = told.iter().any(|(who, _)| *who == household);
        let outcome = if known { Outcome::AwayKnown } else { Outcome::AwayUnknown };
        return Answer { told, ..Answer::short(outcome, MISS_MINUTES) };
    }
    match hidden.papers.attitude {
        Attitude::Agrees { after } if past.declined < after => {
            Answer::short(Outcome::Declined, SHORT_MINUTES)
        }
        Attitude::Refuses => Answer::short(Outcome::Declined, SHORT_MINUTES),
        _ => work(truth, household, house, past, service, evening),
    }
}

/// What is done for those who are in.
fn work(
    truth: &Truth,
    household: usize,
    house: &Household,
    past: &Past,
    service: &ServiceSettings,
    evening: usize,
) -> Answer {
    let hidden = &truth.households[household].papers;
    let today = truth.date(evening);
    let agreed = house.agreed_on(today).is_some();
    let (mut closed, mut disagree, mut done) = (Vec::new(), Vec::new(), Vec::new());
    let mut somebody_out = false;
    for task in house.doable() {
        let Some(number) = hidden.people.iter().position(|p| p.person == task.person) else { continue };
        let person = &hidden.people[number];
        if !agreed && !truth.is_in(household, number, evening) {
            somebody_out |= !task.task.is_voluntary();
            continue;
        }
        if task.task == TaskKind::IdentityCard && person.disagree && !past.corrected.contains(&person.person)
        {
            disagree.push(person.person.clone());
            continue;
        }
        let kind = TaskKind::ALL.iter().position(|&k| k == task.task).unwrap_or(0);
        if person.wants[kind] {
            done.push(task.task);
        }
        closed.push(task.clone());
    }
    let left_open = house.pending.iter().any(|task| !task.task.is_voluntary() && !closed.contains(task));
    let appointment = (somebody_out
        && Stream::new(truth.spec.seed, Purpose::Appointment, household, 10_000 + evening)
            .chance(APPOINTMENT_MADE))
    .then(|| appointment(truth, household, evening, 2))
    .flatten();
    let outcome = match (closed.is_empty(), left_open) {
        _ if closed.is_empty() && !disagree.is_empty() => Outcome::AwaitingCivilStatus,
        (true, _) => Outcome::MetAgain,
        (false, true) => Outcome::MetPart,
        (false, false) => Outcome::MetDone,
    };
    let ms = if done.is_empty() {
        SHORT_MINUTES * 60_000
    } else {
        Millis::from(service_time(house, &done, service)).0
    };
    Answer { outcome, closed, disagree, appointment, told: Vec::new(), ms }
}

/// The first evening from `soonest` days on at which the household knows that it will be there.
pub(super) fn appointment(
    truth: &Truth,
    household: usize,
    evening: usize,
    soonest: usize,
) -> Option<Appointment> {
    let earliest = truth.households.get(household)?.soonest;
    let chosen = (evening + soonest..evening + soonest + 5).find(|&e| truth.away(household, e).is_none())?;
    let from = truth.suits(household).max(earliest).min(20 * 60);
    let clock = |minute: i64| Clock::from_millis(Millis(minute * 60_000));
    Some(Appointment {
        date: truth.date(chosen),
        from: clock(from),
        to: clock((from + 45).min(20 * 60 + 45)),
    })
}
