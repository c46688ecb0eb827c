//! Households, what is pending for their people, and what is known of when they may be visited.
//!
//! Fields that the law forbids to keep (ethnicity, diagnoses, identity numbers, plates, free text about conduct)
//! do not exist here and are unknown keys in a file.

mod absence;
mod doable;
mod household;
mod task;
#[cfg(test)]
pub(crate) mod testing;
mod visits;

pub use absence::{AbsenceReason, AbsenceReport, AbsenceSource};
pub use doable::TaskState;
pub use household::{Appointment, ContactRules, Household, Need, OutreachStep, Window};
pub use task::{PendingTask, TaskKind};
pub use visits::{Attempt, Outcome};
