//! From the set of events to the state of the households.

mod household;

use super::entry::{CivilStatusAnswer, Entry};
use super::event::Event;
use super::id::{Digest, EventId};
use super::{Journal, undo};
use crate::base::{Date, HouseholdId, PersonId};
use crate::households::{Household, TaskKind};
use household::AtHouse;
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

#[cfg(test)]
mod tests;
