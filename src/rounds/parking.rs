//! Where people want motorbikes to stand, or not.

use serde::{Deserialize, Serialize};

/// What people said of places to park for one evening, as `[lon, lat]` in degrees.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ParkingWishes {
    /// No motorbike stands within five metres of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<[f64; 2]>>")]
    pub forbidden: Vec<[f64; 2]>,
    /// Motorbikes may stand at the nearest place of these that can be ridden to, beside the places found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<[f64; 2]>>")]
    pub added: Vec<[f64; 2]>,
}

impl ParkingWishes {
    /// Whether nothing is said.
    pub const fn is_empty(&self) -> bool {
        self.forbidden.is_empty() && self.added.is_empty()
    }
}
