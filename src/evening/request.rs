//! What a person asks for when planning an evening.

use crate::base::{Clock, Date, TeamId};
use crate::priority::Weights;
use crate::rounds::{ParkingWishes, Pins, Underway};
use serde::{Deserialize, Serialize};

/// A team that goes out tonight, with hours that differ from its file where given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TeamRequest {
    /// Which team.
    pub id: TeamId,
    /// Whether a trusted person of the hamlet (người có uy tín) comes along tonight; as the teams file says when left
    /// out.
    #[serde(default)]
    #[ts(optional)]
    pub guide: Option<bool>,
    /// Whether it walks all of it tonight and leaves its motorbikes at home; it rides when left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub on_foot: bool,
    /// Departure tonight.
    #[serde(default)]
    #[ts(optional)]
    pub departure: Option<Clock>,
    /// Back by tonight.
    #[serde(default)]
    #[ts(optional)]
    pub back_by: Option<Clock>,
}

/// The evening to plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct PlanRequest {
    /// Which evening.
    #[ts(type = "string")]
    pub date: Date,
    /// Teams that go out; all of them when left out.
    #[serde(default)]
    #[ts(optional)]
    pub teams: Option<Vec<TeamRequest>>,
    /// Last knock tonight; the setting when left out.
    #[serde(default)]
    #[ts(optional)]
    pub last_knock: Option<Clock>,
    /// Whether it has rained and the ground is wet; dry when left out.
    #[serde(default)]
    #[ts(optional)]
    pub wet: Option<bool>,
    /// Seed of the search; the setting when left out.
    #[serde(default)]
    #[ts(type = "number", optional)]
    pub seed: Option<u64>,
    /// Improvement rounds; when left out the setting, that for the rest of an evening when it is under way.
    #[serde(default)]
    #[ts(type = "number", optional)]
    pub iterations: Option<u64>,
    /// How many searches go on beside each other, 1 to 16, each making all the rounds; 1 when left out. The plan depends on
    /// it as on the seed.
    #[serde(default)]
    #[ts(optional)]
    pub islands: Option<u32>,
    /// Weights of the terms for this evening; the settings as they are when left out.
    #[serde(default)]
    #[ts(optional)]
    pub weights: Option<Weights>,
    /// What people pinned down for this evening.
    #[serde(default)]
    #[ts(optional)]
    pub pins: Option<Pins>,
    /// Where motorbikes may stand and may not, beside the places that the program finds.
    #[serde(default)]
    #[ts(optional)]
    pub parking: Option<ParkingWishes>,
    /// What has happened so far, when the evening is under way and its rest is to be planned.
    #[serde(default)]
    #[ts(optional)]
    pub underway: Option<Underway>,
}
