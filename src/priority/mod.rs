//! The worth of a visit: a sum of named terms, each of which people can read.

use crate::base::Points;
use serde::Serialize;

/// Why a visit is worth something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TermKind {
    /// Mandatory tasks that can be done at the door.
    MandatoryTasks,
    /// Voluntary tasks that can be done at the door.
    VoluntaryTasks,
    /// Earlier visits that met nobody.
    Absences,
    /// The nearest deadline.
    Deadline,
    /// Somebody needs service at home or a carer.
    Needs,
    /// An appointment tonight.
    Appointment,
}

/// One term of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Term {
    /// What it is for.
    pub kind: TermKind,
    /// How many of it there are: tasks, absences, days to the deadline, needs.
    pub count: u32,
    /// Its points.
    pub points: Points,
}

/// A score and the terms that add up to it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, ts_rs::TS)]
pub struct Score {
    /// Terms that are not zero, in the order of [`TermKind`].
    pub terms: Vec<Term>,
    /// Their sum.
    pub total: Points,
}

mod score;

pub use score::score;
