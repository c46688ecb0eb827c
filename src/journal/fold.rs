//! From the set of events to the state of the households.

use super::entry::{CivilStatusAnswer, Entry, Fact, TaskDone, TaskOf, Visit};
use super::event::Event;
use super::id::{Digest, EventId};
use super::{Journal, undo};
use crate::base::{Date, HouseholdId, PersonId};
use crate::households::{
    AbsenceReason, AbsenceReport, AbsenceSource, Attempt, Household, PendingTask, TaskKind, TaskState,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Where an event and the rest do not agree. The event is kept; only what is named here has no effect.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Disagreement {
    /// No file has the household. It may come with another version of the files.
    UnknownHousehold {
        /// Of which event.
        event: EventId,
        /// Which.
        household: HouseholdId,
    },
    /// The task is not pending: it was finished twice, or never asked for.
    NotPending {
        /// Of which event.
        event: EventId,
        /// Where.
        household: HouseholdId,
        /// Whose.
        person: PersonId,
        /// Which.
        task: TaskKind,
    },
    /// The task cannot have been finished: what it waits for is still pending.
    NotDoable {
        /// Of which event.
        event: EventId,
        /// Where.
        household: HouseholdId,
        /// Whose.
        person: PersonId,
        /// Which.
        task: TaskKind,
    },
    /// The person has nothing pending, so there is nothing that waits for their return.
    UnknownPerson {
        /// Of which event.
        event: EventId,
        /// Where.
        household: HouseholdId,
        /// Whose.
        person: PersonId,
    },
    /// An undo of an event that is not in the journal. It may come from another tablet.
    UndoUnknown {
        /// Which undo.
        event: EventId,
    },
    /// An undo that is not later than what it would take back.
    UndoTooEarly {
        /// Which undo.
        event: EventId,
    },
}

/// A plan that was made or accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanKnown {
    /// For which evening.
    pub date: Date,
    /// Digest of its JSON.
    pub digest: Digest,
    /// Whether somebody accepted it.
    pub accepted: bool,
}

/// What a journal makes of the households of the files.
#[derive(Debug, Clone, PartialEq)]
pub struct Folded {
    /// The households as they now are, in the order of the file.
    pub households: Vec<Household>,
    /// Plans by evening.
    pub plans: Vec<PlanKnown>,
    /// What does not agree, in the order of the events.
    pub disagreements: Vec<Disagreement>,
}

/// The state of the households: what the files say, with every event applied in the order of the logical clock. It
/// depends on the set of events alone.
pub fn fold(households: Vec<Household>, journal: &Journal) -> Folded {
    let events = journal.events();
    let undone = undo::resolve(&events, |id| journal.contains(id));
    let index = households.iter().enumerate().map(|(i, h)| (h.id.clone(), i)).collect();
    let mut state = State { households, index, plans: BTreeMap::new(), disagreements: Vec::new() };
    for event in events.iter().filter(|event| !undone.events.contains(&event.id)) {
        state.apply(event);
    }
    let too_early = undone.too_early.into_iter().map(|event| Disagreement::UndoTooEarly { event });
    let of_unknown = undone.of_unknown.into_iter().map(|event| Disagreement::UndoUnknown { event });
    state.disagreements.extend(too_early.chain(of_unknown));
    Folded {
        households: state.households,
        plans: state
            .plans
            .into_iter()
            .map(|((date, digest), accepted)| PlanKnown { date, digest, accepted })
            .collect(),
        disagreements: state.disagreements,
    }
}

struct State {
    households: Vec<Household>,
    index: BTreeMap<HouseholdId, usize>,
    plans: BTreeMap<(Date, Digest), bool>,
    disagreements: Vec<Disagreement>,
}

impl State {
    fn apply(&mut self, event: &Event) {
        match &event.entry {
            Entry::PlanMade { date, digest, .. } => {
                self.plans.entry((*date, *digest)).or_insert(false);
            }
            Entry::PlanAccepted { date, digest } => {
                self.plans.insert((*date, *digest), true);
            }
            Entry::Undo { .. } => {}
            entry => self.apply_to_household(event, entry),
        }
    }

    fn apply_to_household(&mut self, event: &Event, entry: &Entry) {
        let Some(id) = entry.household() else { return };
        let Some(house) = self.index.get(id).and_then(|&i| self.households.get_mut(i)) else {
            let household = id.clone();
            self.disagreements.push(Disagreement::UnknownHousehold { event: event.id, household });
            return;
        };
        let mut at = AtHouse { house, event: event.id, disagreements: &mut self.disagreements };
        match entry {
            Entry::Visit(visit) => at.visit(visit),
            Entry::Absence { report, .. } => {
                // Only the latest report is kept.
                if at.house.absence.as_ref().is_none_or(|known| known.reported <= report.reported) {
                    at.house.absence = Some(report.clone());
                }
            }
            Entry::Back { date, reported, source, .. } => at.back(*date, *source, *reported),
            Entry::Appointment { appointment, .. } => at.house.appointment = Some(appointment.clone()),
            Entry::AppointmentCancelled { .. } => at.house.appointment = None,
            Entry::Ladder { step, date, .. } => {
                if at.house.outreach_since.is_none_or(|since| since <= *date) {
                    at.house.outreach = *step;
                    at.house.outreach_since = Some(*date);
                }
            }
            Entry::CivilStatus { person, answer: CivilStatusAnswer::Solved, .. } => {
                at.remove(person, TaskKind::RecordCorrection);
            }
            Entry::Correction { correction, .. } => at.correct(correction),
            Entry::OptOut { rules, .. } => at.house.rules = rules.clone(),
            Entry::Supervisor { date, .. } => {
                at.house.visit_allowed = at.house.visit_allowed.max(Some(*date));
            }
            Entry::CivilStatus { answer: CivilStatusAnswer::NeedsMore, .. }
            | Entry::PlanMade { .. }
            | Entry::PlanAccepted { .. }
            | Entry::Undo { .. } => {}
        }
    }
}

/// One household while one event is applied to it.
struct AtHouse<'s> {
    house: &'s mut Household,
    event: EventId,
    disagreements: &'s mut Vec<Disagreement>,
}

impl AtHouse<'_> {
    fn visit(&mut self, visit: &Visit) {
        let attempt = Attempt { date: visit.date, time: visit.time, outcome: visit.outcome };
        // Two officers may each write down the one visit that they made together.
        let same = |known: &Attempt| {
            let times = (known.time, attempt.time);
            known.date == attempt.date
                && known.outcome == attempt.outcome
                && !matches!(times, (Some(one), Some(other)) if one != other)
        };
        if let Some(known) = self.house.attempts.iter_mut().find(|known| same(known)) {
            known.time = known.time.or(attempt.time);
        } else {
            let after = self.house.attempts.partition_point(|known| known.date <= attempt.date);
            self.house.attempts.insert(after, attempt);
        }
        if visit.outcome.is_knock()
            && self.house.appointment.as_ref().is_some_and(|agreed| agreed.date <= visit.date)
        {
            self.house.appointment = None;
        }
        self.finish(&visit.done);
        for TaskOf { person, task } in &visit.closed {
            self.remove(person, *task);
        }
    }

    /// Finishes what can be finished; a card taken at a visit lets the account that waits for it be finished there too,
    /// in whatever order the two are written down.
    fn finish(&mut self, done: &[TaskDone]) {
        let mut left: Vec<&TaskDone> = done.iter().collect();
        loop {
            let before = left.len();
            left.retain(|item| {
                let can = self.house.pending.iter().any(|p| {
                    // A phone may have been borrowed for the evening.
                    let state = self.house.state_of(p);
                    p.person == item.person
                        && p.task == item.task
                        && matches!(state, TaskState::Doable | TaskState::NoPhone)
                });
                if can {
                    self.remove(&item.person, item.task);
                    if item.handover {
                        self.add(&item.person, TaskKind::CardHandover, None);
                    }
                }
                !can
            });
            if left.is_empty() || left.len() == before {
                break;
            }
        }
        for item in left {
            let (event, household) = (self.event, self.house.id.clone());
            let (person, task) = (item.person.clone(), item.task);
            let pending = self.house.pending.iter().any(|p| p.person == person && p.task == task);
            self.disagreements.push(if pending {
                Disagreement::NotDoable { event, household, person, task }
            } else {
                Disagreement::NotPending { event, household, person, task }
            });
        }
    }

    /// Takes a task off the list, if it is on it.
    fn remove(&mut self, person: &PersonId, task: TaskKind) {
        let before = self.house.pending.len();
        self.house.pending.retain(|p| p.person != *person || p.task != task);
        if self.house.pending.len() == before {
            self.disagreements.push(Disagreement::NotPending {
                event: self.event,
                household: self.house.id.clone(),
                person: person.clone(),
                task,
            });
        }
    }

    /// Puts a task on the list, once.
    fn add(&mut self, person: &PersonId, task: TaskKind, deadline: Option<Date>) {
        let pending = &mut self.house.pending;
        let abroad = pending.iter().any(|p| p.person == *person && p.abroad);
        match pending.iter_mut().find(|p| p.person == *person && p.task == task) {
            Some(known) => known.deadline = deadline.or(known.deadline),
            None => pending.push(PendingTask { person: person.clone(), task, deadline, abroad }),
        }
    }

    fn back(&mut self, date: Date, source: AbsenceSource, reported: Date) {
        let known = self.house.absence.take();
        let later = known.as_ref().is_some_and(|report| report.reported > reported);
        if later {
            self.house.absence = known;
            return;
        }
        self.house.absence = Some(AbsenceReport {
            reason: known.as_ref().map_or(AbsenceReason::Unknown, |report| report.reason),
            source,
            reported,
            left: known.and_then(|report| report.left).filter(|left| *left <= date),
            back: Some(date),
        });
    }

    fn correct(&mut self, fact: &Fact) {
        match fact {
            Fact::People { people } => self.house.people = *people,
            Fact::Phones { phones } => self.house.phones = *phones,
            Fact::Language { language } => self.house.language = language.clone(),
            Fact::Needs { needs } => self.house.needs.clone_from(needs),
            Fact::Door { place } => {
                if let Ok(position) = place.position() {
                    self.house.position = position;
                }
            }
            Fact::Turning { place } => self.house.turning = place.and_then(|p| p.position().ok()),
            Fact::TaskAdded { person, task, deadline } => self.add(person, *task, *deadline),
            Fact::TaskDone { person, task, handover } => {
                self.finish(&[TaskDone { person: person.clone(), task: *task, handover: *handover }]);
            }
            Fact::TaskDropped { person, task } => self.remove(person, *task),
            Fact::Deadline { person, task, deadline } => {
                match self.house.pending.iter_mut().find(|p| p.person == *person && p.task == *task) {
                    Some(known) => known.deadline = *deadline,
                    None => self.disagreements.push(Disagreement::NotPending {
                        event: self.event,
                        household: self.house.id.clone(),
                        person: person.clone(),
                        task: *task,
                    }),
                }
            }
            Fact::Abroad { person } => self.abroad(person, true),
            Fact::Returned { person } => self.abroad(person, false),
        }
    }

    fn abroad(&mut self, person: &PersonId, abroad: bool) {
        let mut known = false;
        for task in self.house.pending.iter_mut().filter(|p| p.person == *person) {
            (known, task.abroad) = (true, abroad);
        }
        if !known {
            self.disagreements.push(Disagreement::UnknownPerson {
                event: self.event,
                household: self.house.id.clone(),
                person: person.clone(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Clock;
    use crate::base::DeviceId;
    use crate::households::testing::{april, household, task};
    use crate::households::{Appointment, Outcome, OutreachStep};

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
            h.pending = vec![task("a", TaskKind::RecordCorrection), task("a", TaskKind::IdentityCard)]
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
        let (house, _) = after(
            |_| (),
            vec![visit(24, Outcome::AwayUnknown, vec![]), visit(20, Outcome::Declined, vec![])],
        );
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
}
