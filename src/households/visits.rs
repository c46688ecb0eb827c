//! Visits already made.

use crate::base::{Clock, Date};
use serde::{Deserialize, Serialize};

/// What came of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Gặp, xong.
    MetDone,
    /// Gặp, xong một phần.
    MetPart,
    /// Hẹn lại.
    MetAgain,
    /// Vắng, có tin.
    AwayKnown,
    /// Vắng, không rõ.
    AwayUnknown,
    /// Chờ hộ tịch.
    AwaitingCivilStatus,
    /// Chưa đồng ý.
    Declined,
    /// Không thấy nhà.
    NotFound,
    /// Không còn ở đây.
    Moved,
    /// Bỏ qua vì an toàn.
    SkippedSafety,
    /// Bỏ qua vì hết giờ.
    SkippedTime,
}

impl Outcome {
    /// Whether nobody was home.
    pub const fn is_absence(self) -> bool {
        matches!(self, Self::AwayKnown | Self::AwayUnknown)
    }

    /// Whether somebody was met at the door.
    pub const fn is_meeting(self) -> bool {
        matches!(
            self,
            Self::MetDone | Self::MetPart | Self::MetAgain | Self::AwaitingCivilStatus | Self::Declined
        )
    }

    /// Whether somebody knocked at the door; skipped and not-found visits do not count as knocks.
    pub const fn is_knock(self) -> bool {
        !matches!(self, Self::SkippedSafety | Self::SkippedTime | Self::NotFound)
    }
}

/// One visit made, oldest first in the household's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// The day of the visit.
    #[schemars(with = "String", extend("format" = "date"))]
    #[ts(type = "string")]
    pub date: Date,
    /// The time of the knock, where it was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub time: Option<Clock>,
    /// What came of it.
    pub outcome: Outcome,
}
