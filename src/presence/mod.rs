//! Chance that somebody is home at a given time of an evening.
//!
//! A first, plain model in whole thousandths: a base for the hour and the kind of day, lowered by each earlier visit
//! that met nobody, and by the chance that a reported absence still lasts.

mod absence;
mod chance;
mod model;

pub use absence::{Residual, residual};
pub use model::{Forecast, Model};

use chance::{chances, expected_back};
