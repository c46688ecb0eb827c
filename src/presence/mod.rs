//! Chance that somebody is home at a given time of an evening.
//!
//! Each household is followed day by day through a hidden state: at home between two trips, or away with a day of
//! return ([`spell`]). Visits and reports change what is believed ([`history`]); what all visits together say of the
//! hours is pooled over the commune and its hamlets ([`rates`]). `docs/presence.md` has the formulas and sources.

mod absence;
#[cfg(test)]
mod calibration;
mod facts;
mod forecast;
mod history;
mod learned;
mod model;
mod neighbours;
mod note;
#[cfg(test)]
mod properties;
mod rates;
mod saying;
mod slots;
mod spell;
#[cfg(test)]
mod tests;

pub(crate) use absence::KEPT_AFTER_END_DAYS;
pub use absence::{Residual, residual};
pub use forecast::Forecast;
pub use model::Model;
pub use note::PresenceNote;

/// Households are of two classes: ordinary (0) and usually away (1).
const CLASSES: usize = 2;
/// The last evening that is forecast, counted from the evening known up to.
const HORIZON: usize = 14;
