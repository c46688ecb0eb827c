//! Evening teams.

use crate::base::{Clock, HamletId, Language, Position, TeamId};
use serde::{Deserialize, Serialize};

/// An evening team: one entry of `teams.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Unique in the commune.
    pub id: TeamId,
    /// Its name as shown.
    #[schemars(length(min = 1, max = 120))]
    pub name: String,
    /// Call signs of its members; never fewer than two.
    #[schemars(length(min = 2, max = 12), inner(length(min = 1, max = 80)))]
    pub members: Vec<String>,
    /// Languages at least one member speaks.
    #[schemars(length(min = 1, max = 50))]
    pub languages: Vec<Language>,
    /// Whether it carries the enrolment kit.
    #[serde(default)]
    pub kit: bool,
    /// Whether a trusted person of the hamlet (người có uy tín) comes along, beside the members.
    #[serde(default)]
    pub guide: bool,
    /// Motorbikes that it sets out with, two people on each; 0 for a team on foot.
    #[serde(default)]
    #[schemars(range(min = 0, max = 12))]
    pub motorbikes: u8,
    /// Where it sets out.
    pub start: Position,
    /// Where it comes back to; the start when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub end: Option<Position>,
    /// When it sets out.
    pub departure: Clock,
    /// When it must be back.
    pub back_by: Clock,
    /// The hamlets it may visit; empty means all.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub hamlets: Vec<HamletId>,
}

/// People who ride one motorbike.
const RIDERS: usize = 2;

impl Team {
    /// How many people its motorbikes carry.
    pub fn seats(&self) -> usize {
        RIDERS * usize::from(self.motorbikes)
    }

    /// Where the evening ends.
    pub fn end_place(&self) -> Position {
        self.end.unwrap_or(self.start)
    }
}
