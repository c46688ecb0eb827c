//! What has happened so far on an evening under way.

use crate::base::{Clock, HouseholdId, TeamId};
use serde::{Deserialize, Serialize};

/// What a stop came to. Told from the catalogue entry `made-<word>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Made {
    /// Đã gặp: somebody was met.
    Met,
    /// Không có ai: nobody was home.
    Nobody,
}

/// A stop that a team has made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct StopMade {
    /// Where.
    pub household: HouseholdId,
    /// When it was knocked; not before the last stop was left, and not after now.
    pub knock: Clock,
    /// When the team left, or thinks that it will.
    pub leave: Clock,
    /// What it came to.
    pub outcome: Made,
    /// Where the motorbikes stood meanwhile, as `[lon, lat]`; where they stood before when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub parked: Option<[f64; 2]>,
}

/// How far one team has come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TeamUnderway {
    /// Which team.
    pub team: TeamId,
    /// Its stops so far, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<StopMade>>")]
    pub made: Vec<StopMade>,
    /// The stop that it has set out for from where it was last: it stays the next one as long as it can be made in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub heading: Option<HouseholdId>,
    /// Where the motorbikes stand, as `[lon, lat]`, or will while the stop is made that the team has set out for; where
    /// they stood at the last stop, or else the start, when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub parked: Option<[f64; 2]>,
    /// Its round is over: it is on its way home or there, and visits nobody else tonight.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub home: bool,
    /// What is left of its round in the former plan, in order. Households that were made or skipped meanwhile are passed
    /// over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<HouseholdId>>")]
    pub remaining: Vec<HouseholdId>,
}

/// An evening under way: what its plan is made from anew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Underway {
    /// The time from which on everything is planned anew.
    pub now: Clock,
    /// Teams that have done something or had a plan; the others stand at their start.
    #[serde(default)]
    pub teams: Vec<TeamUnderway>,
    /// Households that are not to be visited tonight any more, though nobody knocked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<HouseholdId>>")]
    pub skipped: Vec<HouseholdId>,
}

impl Underway {
    /// Every place where motorbikes are told to stand or to have stood, as `[lon, lat]`.
    pub fn parked(&self) -> Vec<[f64; 2]> {
        let teams = self.teams.iter();
        teams.flat_map(|team| team.made.iter().filter_map(|stop| stop.parked).chain(team.parked)).collect()
    }
}
