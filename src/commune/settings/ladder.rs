//! The outreach ladder.

use serde::{Deserialize, Serialize};

/// How the steps of the outreach ladder follow each other. No figures are published; these are defaults to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct LadderSettings {
    /// Days from the broadcast to a call.
    #[schemars(range(max = 365))]
    pub call_after_days: u16,
    /// Days from the call to a written invitation.
    #[schemars(range(max = 365))]
    pub invitation_after_days: u16,
    /// Days from the invitation to a visit; from the call where nobody who cannot travel is invited.
    #[schemars(range(max = 365))]
    pub visit_after_days: u16,
    /// Visits in a row that met nobody, after which a supervisor must allow the next one.
    #[schemars(range(min = 1, max = 1000))]
    pub misses_before_supervisor: u16,
}

impl Default for LadderSettings {
    fn default() -> Self {
        Self {
            call_after_days: 3,
            invitation_after_days: 3,
            visit_after_days: 7,
            misses_before_supervisor: 12,
        }
    }
}
