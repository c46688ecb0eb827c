//! The latest report that a household is away.

use crate::base::Date;
use serde::{Deserialize, Serialize};

/// Why a household is away, as far as anybody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceReason {
    /// Đi rừng: trips of 5 to 7 days.
    Forest,
    /// Lên rẫy: at the field hut.
    FieldHut,
    /// Đi làm xa: working far away.
    WorkingAway,
    /// Đi khám: at the clinic.
    Clinic,
    /// Không rõ.
    Unknown,
}

/// Who said that the household is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceSource {
    /// A neighbour.
    Neighbour,
    /// Người có uy tín: the trusted person of the hamlet.
    TrustedPerson,
    /// The household itself, by phone.
    Phone,
    /// The officers saw it themselves.
    Seen,
}

/// The latest absence report of a household; older ones are not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct AbsenceReport {
    /// Why they are away.
    pub reason: AbsenceReason,
    /// Who said so.
    pub source: AbsenceSource,
    /// The day the report was made.
    #[schemars(with = "String", extend("format" = "date"))]
    #[ts(type = "string")]
    pub reported: Date,
    /// The day they left, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    #[ts(type = "string", optional)]
    pub left: Option<Date>,
    /// The day they said they would be back, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    #[ts(type = "string", optional)]
    pub back: Option<Date>,
}
