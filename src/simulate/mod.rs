//! Invented campaigns: evening after evening in an invented commune with a hidden truth, to compare ways of choosing
//! whom to visit. Native only.
//!
//! Every policy sees what officers would know and keeps the same hard rules; the truth is the same for all of them.

mod calibration;
mod campaign;
mod door;
mod measures;
mod outing;
mod place;
pub mod plot;
pub mod policy;
mod record;
mod report;
mod reports;
mod run;
mod statistics;
mod stream;
mod truth;

pub use calibration::{Bin, Bins};
pub use report::{Comparison, GroupRow, PolicyRow, Report, TruthKind, TruthReport};
pub use run::{Options, run};
pub use statistics::Estimate;
pub use truth::{Class, TruthSpec};

/// The kind of commune.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Scattered houses on slopes, forest trips, field huts.
    Mountain,
    /// Close houses on flat land, boats.
    Coastal,
}

/// Why a campaign cannot be simulated.
#[derive(Debug, thiserror::Error)]
pub enum SimulateError {
    /// The commune could not be made.
    #[error(transparent)]
    Generate(#[from] crate::generate::GenerateError),
    /// The commune made cannot be read: a fault of the program.
    #[error("the invented commune has {problems} problems and cannot be used")]
    Commune {
        /// How many.
        problems: usize,
    },
    /// A setting to try is none, or has no such value.
    #[error("the setting {path:?} cannot be tried: {cause}")]
    Setting {
        /// Its path.
        path: String,
        /// What is wrong.
        cause: String,
    },
    /// A plot cannot be drawn.
    #[error("the plot could not be drawn: {0}")]
    Plot(String),
    /// An evening cannot be planned.
    #[error(transparent)]
    Evening(#[from] crate::evening::EveningError),
}

pub use outing::Effort;

#[cfg(test)]
mod tests;
