//! What can be written into the journal. There is no free text and no field for what the law forbids to keep.

use super::fact::Fact;
use super::id::{Digest, EventId};
use crate::base::{Clock, Date, HouseholdId, PersonId, TeamId};
use crate::households::{
    AbsenceReport, AbsenceSource, Appointment, ContactRules, Outcome, OutreachStep, TaskKind,
};
use serde::{Deserialize, Serialize};

/// Most entries of a list within one event.
pub const MOST_LISTED: usize = 500;

/// A task of a person of the household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TaskOf {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub task: TaskKind,
}

/// A task that was finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TaskDone {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub task: TaskKind,
    /// Whether the card will be brought to the house, which is then a task of its own. Only of an identity card.
    #[serde(default, skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    pub handover: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // the form that serde asks for
pub(super) const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// A visit at the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// Where.
    pub household: HouseholdId,
    /// The day.
    #[ts(type = "string")]
    pub date: Date,
    /// When it was knocked, where noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub time: Option<Clock>,
    /// Who went, where noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub team: Option<TeamId>,
    /// What came of it.
    pub outcome: Outcome,
    /// Tasks finished there; only where somebody was met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<TaskDone>>")]
    pub done: Vec<TaskDone>,
    /// Voluntary tasks that somebody does not want, closed without another word; only where somebody was met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<TaskOf>>")]
    pub closed: Vec<TaskOf>,
}

/// What the civil-status clerk says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum CivilStatusAnswer {
    /// The papers agree now: what waited for them can go on.
    Solved,
    /// More papers are needed first.
    NeedsMore,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "JournalEntry")]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Entry {
    /// A team stood at the door.
    Visit(Visit),
    /// Somebody said that a household is away.
    Absence {
        /// Which.
        household: HouseholdId,
        /// What was said.
        report: AbsenceReport,
    },
    /// Somebody said when a household came back, or will.
    Back {
        /// Which.
        household: HouseholdId,
        /// The day on which they came back, or will.
        #[ts(type = "string")]
        date: Date,
        /// The day on which that was said.
        #[ts(type = "string")]
        reported: Date,
        /// Who said so.
        source: AbsenceSource,
    },
    /// A time was agreed with a household, in place of any agreed before.
    Appointment {
        /// Which.
        household: HouseholdId,
        /// When.
        appointment: Appointment,
    },
    /// The agreed time no longer holds.
    AppointmentCancelled {
        /// Which.
        household: HouseholdId,
    },
    /// A step of the outreach ladder was taken.
    Ladder {
        /// Which.
        household: HouseholdId,
        /// The step.
        step: OutreachStep,
        /// The day.
        #[ts(type = "string")]
        date: Date,
    },
    /// The civil-status clerk answered.
    CivilStatus {
        /// Which.
        household: HouseholdId,
        /// Whose papers.
        person: PersonId,
        /// The day.
        #[ts(type = "string")]
        date: Date,
        /// What.
        answer: CivilStatusAnswer,
    },
    /// Something is otherwise than the files say.
    Correction {
        /// Which.
        household: HouseholdId,
        /// What.
        correction: Fact,
    },
    /// What the household asked for, in place of anything asked for before.
    OptOut {
        /// Which.
        household: HouseholdId,
        /// What.
        rules: ContactRules,
    },
    /// A supervisor allowed the next visit.
    Supervisor {
        /// Which.
        household: HouseholdId,
        /// The day.
        #[ts(type = "string")]
        date: Date,
    },
    /// A plan was made.
    PlanMade {
        /// For which evening.
        #[ts(type = "string")]
        date: Date,
        /// Digest of the plan's JSON.
        digest: Digest,
        /// Teams that go out.
        teams: u8,
        /// Visits.
        stops: u32,
    },
    /// A plan was accepted.
    PlanAccepted {
        /// For which evening.
        #[ts(type = "string")]
        date: Date,
        /// Digest of the plan's JSON.
        digest: Digest,
    },
    /// An earlier event is taken back; taking back an undo brings the event back.
    Undo {
        /// Which.
        event: EventId,
    },
}

/// What an entry holds that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// A task is finished or closed where nobody was met.
    #[error("a task can be finished or closed only where somebody was met: choose the outcome that fits")]
    DoneUnmet,
    /// A task that is not voluntary is closed by a "no".
    #[error("only a voluntary task is closed by a \"no\": leave the others pending")]
    ClosedMandatory,
    /// Something other than a card is to be handed over.
    #[error("only an identity card is handed over later: leave `handover` out")]
    Handover,
    /// Hours that end before they begin.
    #[error("hours end before they begin: exchange them")]
    Hours,
    /// A return before the departure.
    #[error("the return lies before the departure: exchange the two days")]
    Return,
    /// A number of people or phones that no household has.
    #[error("a household has 1 to 60 people and 0 to 60 phones")]
    Number,
    /// A place that is nowhere on earth.
    #[error("the place is not on the globe: give ten-millionths of a degree, east and north")]
    Place,
    /// A list that is too long.
    #[error("a list of an event has at most {MOST_LISTED} entries")]
    TooMany,
}

impl Entry {
    /// The household it is about, if it is about one.
    pub const fn household(&self) -> Option<&HouseholdId> {
        match self {
            Self::Visit(Visit { household, .. })
            | Self::Absence { household, .. }
            | Self::Back { household, .. }
            | Self::Appointment { household, .. }
            | Self::AppointmentCancelled { household }
            | Self::Ladder { household, .. }
            | Self::CivilStatus { household, .. }
            | Self::Correction { household, .. }
            | Self::OptOut { household, .. }
            | Self::Supervisor { household, .. } => Some(household),
            Self::PlanMade { .. } | Self::PlanAccepted { .. } | Self::Undo { .. } => None,
        }
    }

    /// Whether it tells that a house stands empty, which is not kept longer than needed.
    pub const fn is_absence(&self) -> bool {
        matches!(self, Self::Absence { .. } | Self::Back { .. })
    }

    /// Name of the kind, as in the file.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Visit(_) => "visit",
            Self::Absence { .. } => "absence",
            Self::Back { .. } => "back",
            Self::Appointment { .. } => "appointment",
            Self::AppointmentCancelled { .. } => "appointment_cancelled",
            Self::Ladder { .. } => "ladder",
            Self::CivilStatus { .. } => "civil_status",
            Self::Correction { .. } => "correction",
            Self::OptOut { .. } => "opt_out",
            Self::Supervisor { .. } => "supervisor",
            Self::PlanMade { .. } => "plan_made",
            Self::PlanAccepted { .. } => "plan_accepted",
            Self::Undo { .. } => "undo",
        }
    }

    /// What types alone cannot rule out.
    pub(super) fn check(&self) -> Result<(), EntryError> {
        let ensure = |holds: bool, error: EntryError| if holds { Ok(()) } else { Err(error) };
        match self {
            Self::Visit(visit) => visit.check(),
            Self::Absence { report, .. } => ensure(
                !matches!((report.left, report.back), (Some(left), Some(back)) if back < left),
                EntryError::Return,
            ),
            Self::Appointment { appointment, .. } => {
                ensure(appointment.from <= appointment.to, EntryError::Hours)
            }
            Self::OptOut { rules, .. } => {
                ensure(rules.windows.len() <= MOST_LISTED, EntryError::TooMany)?;
                ensure(rules.windows.iter().all(|w| w.from <= w.to), EntryError::Hours)
            }
            Self::Correction { correction, .. } => correction.check(),
            _ => Ok(()),
        }
    }
}

impl Visit {
    fn check(&self) -> Result<(), EntryError> {
        if self.done.len() > MOST_LISTED || self.closed.len() > MOST_LISTED {
            return Err(EntryError::TooMany);
        }
        let nothing = self.done.is_empty() && self.closed.is_empty();
        if !nothing && !self.outcome.is_meeting() {
            return Err(EntryError::DoneUnmet);
        }
        if self.closed.iter().any(|c| !c.task.is_voluntary()) {
            return Err(EntryError::ClosedMandatory);
        }
        if self.done.iter().any(|d| d.handover && d.task != TaskKind::IdentityCard) {
            return Err(EntryError::Handover);
        }
        Ok(())
    }
}
