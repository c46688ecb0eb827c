//! What each kind of event comes to.

use super::*;
use crate::base::Clock;
use crate::base::DeviceId;
use crate::households::testing::{april, household, task};
use crate::households::{AbsenceReason, AbsenceReport, AbsenceSource};
use crate::households::{Appointment, Outcome, OutreachStep};
use crate::journal::entry::{TaskDone, Visit};
use crate::journal::fact::Fact;

fn id(text: &str) -> HouseholdId {
    HouseholdId::new(text).unwrap()
}

fn person(text: &str) -> PersonId {
    PersonId::new(text).unwrap()
}

/// One household `h` with these events, recorded one after the other.
fn after(change: impl FnOnce(&mut Household), entries: Vec<Entry>) -> (Household, Vec<Disagreement>) {
    let mut journal = Journal::new();
    let device = DeviceId::new("tablet-1").unwrap();
    for entry in entries {
        journal.record(&device, april(24).at(20, 0, 0, 0), entry, None).unwrap();
    }
    let mut folded = fold(vec![household("h", change)], &journal);
    (folded.households.remove(0), folded.disagreements)
}

fn visit(day: i8, outcome: Outcome, done: Vec<TaskDone>) -> Entry {
    Entry::Visit(Visit {
        household: id("h"),
        date: april(day),
        time: None,
        team: None,
        outcome,
        done,
        closed: Vec::new(),
    })
}

fn done(who: &str, task: TaskKind) -> TaskDone {
    TaskDone { person: person(who), task, handover: false }
}

#[test]
fn what_is_done_at_the_door_is_no_longer_pending() {
    let (house, quarrels) = after(
        |h| h.pending = vec![task("a", TaskKind::IdentityCard), task("b", TaskKind::ResidenceFile)],
        vec![visit(
            24,
            Outcome::MetPart,
            vec![TaskDone { handover: true, ..done("a", TaskKind::IdentityCard) }],
        )],
    );
    assert_eq!(quarrels, []);
    assert_eq!(house.pending, [task("b", TaskKind::ResidenceFile), task("a", TaskKind::CardHandover)]);
    assert_eq!(house.attempts.len(), 1);
}

#[test]
fn an_account_can_follow_its_card_on_one_evening() {
    let pending = || vec![task("a", TaskKind::IdentityCard), task("a", TaskKind::EidLevel2)];
    let both = vec![done("a", TaskKind::EidLevel2), done("a", TaskKind::IdentityCard)];
    let (house, quarrels) = after(|h| h.pending = pending(), vec![visit(24, Outcome::MetDone, both)]);
    assert_eq!((house.pending, quarrels), (vec![], vec![]));
    let (house, quarrels) = after(
        |h| h.pending = pending(),
        vec![visit(24, Outcome::MetDone, vec![done("a", TaskKind::EidLevel2)])],
    );
    assert_eq!(house.pending, pending());
    assert!(matches!(quarrels[..], [Disagreement::NotDoable { task: TaskKind::EidLevel2, .. }]));
}

#[test]
fn a_card_waits_for_the_clerk_and_opens_by_itself() {
    let blocked = |h: &mut Household| {
        h.pending = vec![task("a", TaskKind::RecordCorrection), task("a", TaskKind::IdentityCard)];
    };
    let answer =
        |answer| Entry::CivilStatus { household: id("h"), person: person("a"), date: april(20), answer };
    let (house, _) = after(blocked, vec![answer(CivilStatusAnswer::NeedsMore)]);
    assert_eq!(house.doable().count(), 0);
    let (house, quarrels) = after(blocked, vec![answer(CivilStatusAnswer::Solved)]);
    assert_eq!(house.doable().map(|t| t.task).collect::<Vec<_>>(), [TaskKind::IdentityCard]);
    assert_eq!(quarrels, []);
}

#[test]
fn only_the_latest_report_of_an_absence_is_kept() {
    let report = |day: i8, source| AbsenceReport {
        reason: AbsenceReason::Forest,
        source,
        reported: april(day),
        left: None,
        back: None,
    };
    let absence = |report| Entry::Absence { household: id("h"), report };
    let (house, _) = after(
        |_| (),
        vec![absence(report(20, AbsenceSource::Phone)), absence(report(18, AbsenceSource::Neighbour))],
    );
    assert_eq!(house.absence, Some(report(20, AbsenceSource::Phone)));
    let back = |day: i8, date: i8| Entry::Back {
        household: id("h"),
        date: april(date),
        reported: april(day),
        source: AbsenceSource::TrustedPerson,
    };
    let (house, _) = after(|_| (), vec![absence(report(20, AbsenceSource::Phone)), back(22, 24)]);
    assert_eq!(
        house.absence,
        Some(AbsenceReport { back: Some(april(24)), ..report(22, AbsenceSource::TrustedPerson) })
    );
    let (house, _) = after(|_| (), vec![absence(report(20, AbsenceSource::Phone)), back(19, 24)]);
    assert_eq!(house.absence, Some(report(20, AbsenceSource::Phone)));
}

#[test]
fn two_officers_write_down_one_visit() {
    let timed = |minutes: Option<u32>| {
        let Entry::Visit(visit) = visit(24, Outcome::Declined, vec![]) else { unreachable!() };
        Entry::Visit(Visit { time: minutes.and_then(|m| Clock::hm(19, m)), ..visit })
    };
    let (house, _) = after(|_| (), vec![timed(None), timed(Some(10)), timed(Some(10))]);
    assert_eq!(house.attempts.len(), 1);
    assert_eq!(house.attempts[0].time, Clock::hm(19, 10));
    let (house, _) = after(|_| (), vec![timed(Some(10)), timed(Some(40))]);
    assert_eq!(house.attempts.len(), 2);
}

#[test]
fn visits_stand_by_their_day_whenever_they_were_written_down() {
    let (house, _) =
        after(|_| (), vec![visit(24, Outcome::AwayUnknown, vec![]), visit(20, Outcome::Declined, vec![])]);
    assert_eq!(house.attempts.iter().map(|a| a.date).collect::<Vec<_>>(), [april(20), april(24)]);
}

#[test]
fn an_appointment_ends_with_the_visit() {
    let agreed =
        Appointment { date: april(24), from: Clock::hm(19, 0).unwrap(), to: Clock::hm(19, 30).unwrap() };
    let agree = || Entry::Appointment { household: id("h"), appointment: agreed.clone() };
    let (house, _) = after(|_| (), vec![agree(), visit(23, Outcome::AwayUnknown, vec![])]);
    assert_eq!(house.appointment, Some(agreed.clone()));
    let (house, _) = after(|_| (), vec![agree(), visit(24, Outcome::SkippedTime, vec![])]);
    assert_eq!(house.appointment, Some(agreed.clone()));
    let (house, _) = after(|_| (), vec![agree(), visit(24, Outcome::MetDone, vec![])]);
    assert_eq!(house.appointment, None);
    let (house, _) = after(|_| (), vec![agree(), Entry::AppointmentCancelled { household: id("h") }]);
    assert_eq!(house.appointment, None);
}

#[test]
fn steps_of_the_ladder_stand_by_their_day() {
    let step = |step, day: i8| Entry::Ladder { household: id("h"), step, date: april(day) };
    let (house, _) = after(
        |h| h.outreach = OutreachStep::Broadcast,
        vec![step(OutreachStep::Invitation, 20), step(OutreachStep::Call, 12)],
    );
    assert_eq!((house.outreach, house.outreach_since), (OutreachStep::Invitation, Some(april(20))));
}

#[test]
fn what_is_not_known_is_told_and_the_rest_goes_on() {
    let (house, quarrels) = after(
        |_| (),
        vec![
            Entry::Supervisor { household: id("elsewhere"), date: april(20) },
            Entry::Correction { household: id("h"), correction: Fact::Abroad { person: person("z") } },
            Entry::Undo { event: EventId(Digest::of(b"never")) },
            visit(
                24,
                Outcome::MetDone,
                vec![done("a", TaskKind::CardHandover), done("a", TaskKind::ResidenceFile)],
            ),
        ],
    );
    assert_eq!(house.pending, []);
    assert!(matches!(
        quarrels[..],
        [
            Disagreement::UnknownHousehold { .. },
            Disagreement::UnknownPerson { .. },
            Disagreement::NotPending { task: TaskKind::CardHandover, .. },
            Disagreement::UndoUnknown { .. },
        ]
    ));
}

#[test]
fn an_undo_may_be_undone() {
    let mut journal = Journal::new();
    let device = DeviceId::new("tablet-1").unwrap();
    let mut record = |entry| journal.record(&device, april(24).at(20, 0, 0, 0), entry, None).unwrap();
    let visited = record(visit(24, Outcome::Declined, vec![]));
    let undone = record(Entry::Undo { event: visited });
    let attempts =
        |journal: &Journal| fold(vec![household("h", |_| ())], journal).households[0].attempts.len();
    assert_eq!(attempts(&journal), 0);
    let again = journal.record(&device, april(24).at(20, 1, 0, 0), Entry::Undo { event: undone }, None);
    assert_eq!(attempts(&journal), 1);
    let entry = Entry::Undo { event: again.unwrap() };
    journal.record(&device, april(24).at(20, 2, 0, 0), entry, None).unwrap();
    assert_eq!(attempts(&journal), 0);
}
