//! Pending tasks of one person.

use crate::base::{Date, PersonId};
use serde::{Deserialize, Serialize};

/// What is still to be done for a person.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Thẻ căn cước: needs the kit.
    IdentityCard,
    /// Trả thẻ: a short second visit.
    CardHandover,
    /// Bổ sung / điều chỉnh thông tin: waits for the civil-status clerk and blocks the identity card of the same person.
    RecordCorrection,
    /// Tài khoản định danh điện tử mức 1; voluntary, needs a smartphone.
    #[serde(rename = "eid_level_1")]
    EidLevel1,
    /// Tài khoản định danh điện tử mức 2; voluntary, needs a smartphone and biometrics already taken.
    #[serde(rename = "eid_level_2")]
    EidLevel2,
    /// Hồ sơ cư trú.
    ResidenceFile,
    /// Đăng ký xe: only whether it is pending.
    VehicleRegistration,
    /// Hướng dẫn dịch vụ công; voluntary, needs a smartphone.
    DigitalGuidance,
}

impl TaskKind {
    /// Every kind, in the order people list them.
    pub const ALL: [Self; 8] = [
        Self::IdentityCard,
        Self::CardHandover,
        Self::RecordCorrection,
        Self::EidLevel1,
        Self::EidLevel2,
        Self::ResidenceFile,
        Self::VehicleRegistration,
        Self::DigitalGuidance,
    ];

    /// Whether a "no" closes the task quietly.
    pub const fn is_voluntary(self) -> bool {
        matches!(self, Self::EidLevel1 | Self::EidLevel2 | Self::DigitalGuidance)
    }

    /// Whether the work at the door needs a phone of the household.
    pub const fn needs_phone(self) -> bool {
        self.is_voluntary()
    }

    /// Whether the work at the door needs the enrolment kit.
    pub const fn needs_kit(self) -> bool {
        matches!(self, Self::IdentityCard)
    }
}

/// One pending task of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PendingTask {
    /// Whose task it is, as a mark within the household.
    pub person: PersonId,
    /// What is to be done.
    pub task: TaskKind,
    /// Day by which it should be done, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    #[ts(type = "string", optional)]
    pub deadline: Option<Date>,
    /// Whether the person is abroad, so that nothing can be done until the return.
    #[serde(default)]
    pub abroad: bool,
}
