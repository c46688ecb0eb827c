//! Writing down what happened, as officers would: the only place where a simulated household changes.

use super::door::Answer;
use super::reports::Told;
use crate::base::{Clock, Date, Millis, PersonId};
use crate::commune::Commune;
use crate::households::{Appointment, Attempt, PendingTask, TaskKind};

/// The outcome of a knock, and what people next door said.
pub(super) fn answer(commune: &mut Commune, household: usize, date: Date, knock_ms: i64, answer: &Answer) {
    let Some(house) = commune.households.get_mut(household) else { return };
    // Officers note the time to the minute.
    let time = Some(Clock::from_millis(Millis(knock_ms / 60_000 * 60_000)));
    house.attempts.push(Attempt { date, time, outcome: answer.outcome });
    house.pending.retain(|task| !answer.closed.contains(task));
    for person in &answer.disagree {
        let (person, task) = (person.clone(), TaskKind::RecordCorrection);
        house.pending.push(PendingTask { person, task, deadline: None, abroad: false });
    }
    house.appointment.clone_from(&answer.appointment);
    for told in &answer.told {
        report(commune, told);
    }
}

/// A report that a household is away: only the latest is kept.
pub(super) fn report(commune: &mut Commune, (household, said): &Told) {
    if let Some(house) = commune.households.get_mut(*household) {
        house.absence = Some(said.clone());
    }
}

/// The clerk has put a person's papers in order.
pub(super) fn corrected(commune: &mut Commune, household: usize, person: &PersonId) {
    if let Some(house) = commune.households.get_mut(household) {
        house.pending.retain(|task| task.person != *person || task.task != TaskKind::RecordCorrection);
    }
}

/// A supervisor allows another visit.
pub(super) fn allowed(commune: &mut Commune, household: usize, date: Date) {
    if let Some(house) = commune.households.get_mut(household) {
        house.visit_allowed = Some(date);
    }
}

/// A time agreed by phone.
pub(super) fn agreed(commune: &mut Commune, household: usize, appointment: Appointment) {
    if let Some(house) = commune.households.get_mut(household) {
        house.appointment = Some(appointment);
    }
}

/// Appointments of evenings that have passed are taken off.
pub(super) fn tidy(commune: &mut Commune, today: Date) {
    for house in &mut commune.households {
        if house.appointment.as_ref().is_some_and(|a| a.date < today) {
            house.appointment = None;
        }
    }
}
