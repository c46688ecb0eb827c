//! The commune as read from its files: checked values that every later step trusts.

mod choices;
mod settings;
mod team;
mod trail;

pub use choices::{Choices, Decision, TrailChoice};
pub use settings::{
    ChanceModel, ChanceSettings, Gate, HealingSettings, InformantSettings, LadderSettings, PrioritySettings,
    RidingSettings, SearchSettings, ServiceSettings, Settings, WalkingModel, WalkingSettings,
};
pub use team::Team;
pub use trail::{Closed, SacScale, Trail, TrailTags, trails_id};

use crate::base::{HamletId, Position};
use crate::households::Household;
use serde::Serialize;

/// A hamlet (thôn, bản, xóm): one feature of `hamlets.geojson`, a point at its hall or centre.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Hamlet {
    /// Unique in the commune.
    pub id: HamletId,
    /// Its name as shown.
    #[schemars(length(min = 1, max = 120))]
    pub name: String,
    /// The hall or centre; in the file this is the feature's geometry.
    #[serde(skip)]
    pub position: Position,
}

/// Everything read from a commune's files.
#[derive(Debug, Clone, PartialEq)]
pub struct Commune {
    /// Lines one can walk on, in file order.
    pub trails: Vec<Trail>,
    /// Water lines and outlines to draw, each a run of positions; empty when no `water.geojson` was given.
    pub water: Vec<Vec<Position>>,
    /// Hamlets in file order.
    pub hamlets: Vec<Hamlet>,
    /// Households in file order.
    pub households: Vec<Household>,
    /// Teams in file order.
    pub teams: Vec<Team>,
    /// Settings, with the defaults where the file says nothing.
    pub settings: Settings,
    /// What people have decided about the trails.
    pub choices: Choices,
    /// Who must be credited where the map is shown, for example "© OpenStreetMap contributors".
    pub attribution: Vec<String>,
}
