//! What one event does to one household.

use super::Disagreement;
use crate::base::{Date, PersonId};
use crate::households::{
    AbsenceReason, AbsenceReport, AbsenceSource, Attempt, Household, PendingTask, TaskKind, TaskState,
};
use crate::journal::entry::{TaskDone, TaskOf, Visit};
use crate::journal::fact::Fact;
use crate::journal::id::EventId;

/// One household while one event is applied to it.
pub(super) struct AtHouse<'s> {
    pub(super) house: &'s mut Household,
    pub(super) event: EventId,
    pub(super) disagreements: &'s mut Vec<Disagreement>,
}

impl AtHouse<'_> {
    pub(super) fn visit(&mut self, visit: &Visit) {
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
    pub(super) fn remove(&mut self, person: &PersonId, task: TaskKind) {
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

    pub(super) fn back(&mut self, date: Date, source: AbsenceSource, reported: Date) {
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

    pub(super) fn correct(&mut self, fact: &Fact) {
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
