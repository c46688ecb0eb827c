//! The worth of a visit tonight: a sum of named terms, each of which people can read, and what a better chance on a
//! coming evening takes off it.
//!
//! The points for what would be finished are the base; every other term is a part of the base, so the sum is both
//! "finished × urgency" and a list that adds up.

use crate::base::Points;
use serde::{Deserialize, Serialize};

/// Why a visit is worth something. Told from the catalogue entry `term-<kind>`.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    ts_rs::TS,
)]
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
    /// The nearest deadline has passed; it stands in the place of [`Self::Deadline`].
    Overdue,
    /// The household has just come back and may soon leave again.
    JustBack,
    /// Its hamlet or its language is behind the others.
    Behind,
    /// Somebody needs service at home or a carer.
    Needs,
    /// An appointment tonight.
    Appointment,
}

/// One term of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// What it is for.
    pub kind: TermKind,
    /// How many of it there are: tasks, absences, days to the deadline or past it, days since the return, per cent
    /// by which the hamlet or language is behind, needs.
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
mod standing;
mod waiting;
mod weights;

pub use score::{Occasion, score};
pub use standing::Standing;
pub use waiting::{Waiting, worth};
pub use weights::Weights;
