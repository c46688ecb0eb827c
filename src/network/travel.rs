//! Who travels and how: the profile, and what it makes of a trail.

use super::access::{Directions, TrailKind, directions, trail_kind};
use super::pace::Pace;
use crate::commune::{Settings, TrailTags, WalkingSettings};
use serde::{Deserialize, Serialize};

/// How somebody travels.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// On foot.
    #[default]
    Foot,
}

/// What the evening is like for whoever is out in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Conditions {
    /// Whether it is dark.
    pub night: bool,
    /// Whether it has rained, so that the ground is wet.
    pub wet: bool,
}

/// A profile with the figures it reckons with.
#[derive(Debug, Clone, PartialEq)]
pub struct Travel {
    profile: Profile,
    walking: WalkingSettings,
}

impl Travel {
    /// On foot, with these figures.
    pub fn on_foot(walking: &WalkingSettings) -> Self {
        Self { profile: Profile::Foot, walking: walking.clone() }
    }

    /// A profile with a commune's settings.
    pub fn new(profile: Profile, settings: &Settings) -> Self {
        Self { profile, walking: settings.walking.clone() }
    }

    /// Which profile.
    pub const fn profile(&self) -> Profile {
        self.profile
    }

    /// What a trail is to this profile, whatever the evening is like.
    pub(super) fn kind(&self, tags: &TrailTags) -> TrailKind {
        trail_kind(tags, &self.walking)
    }

    /// Which ways along a trail may be taken.
    pub(super) fn directions(&self, tags: &TrailTags) -> Directions {
        directions(tags)
    }

    /// Whether a trail that is usable at all is so in these conditions.
    pub(super) fn open(&self, tags: &TrailTags, conditions: Conditions) -> bool {
        !(tags.not_at_night && conditions.night || tags.not_after_rain && conditions.wet)
    }

    /// Pace on a trail of this kind.
    pub(super) fn pace(&self, tags: &TrailTags, kind: TrailKind, conditions: Conditions) -> Pace {
        Pace::on_trail(tags, kind, &self.walking, conditions)
    }

    /// Pace across country, between a house and a trail.
    pub(super) fn off_trail(&self, conditions: Conditions) -> Pace {
        Pace::off_trail(&self.walking, conditions)
    }

    /// Milliseconds that crossing the ford of a trail takes; 0 where there is none to cross.
    pub(super) fn ford_ms(&self, tags: &TrailTags) -> f64 {
        // A bridge beats a ford.
        if tags.ford && !tags.bridge { self.walking.ford_s.0.max(0) as f64 * 1000.0 } else { 0.0 }
    }

    /// How far a point may lie from the nearest trail.
    pub(super) const fn snap_limit(&self) -> crate::base::Metres {
        self.walking.snap_limit_m
    }
}

impl Travel {
    /// What a metre across country counts for on a path.
    pub(super) fn across(&self) -> f64 {
        let off_path = self.walking.off_path;
        if off_path > 0.0 && off_path.is_finite() { 1.0 / off_path } else { 1.0 }
    }
}
