//! Who travels and how: the profile, and what it makes of a trail.

use super::access::riding::{ride_directions, ride_kind};
use super::access::{Directions, TrailKind, directions, faint, trail_kind};
use super::pace::Pace;
use crate::base::Metres;
use crate::commune::{RidingSettings, Settings, TrailTags, WalkingSettings};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How somebody travels.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// On foot.
    #[default]
    Foot,
    /// On foot, carrying the enrolment kit.
    FootWithKit,
    /// On a motorbike, and on foot from the road to the door.
    Motorbike,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Foot, Self::FootWithKit, Self::Motorbike];

    /// Its name in files and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Foot => "foot",
            Self::FootWithKit => "foot-with-kit",
            Self::Motorbike => "motorbike",
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A text that names no profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no profile; there are foot, foot-with-kit and motorbike")]
pub struct UnknownProfile(pub String);

impl FromStr for Profile {
    type Err = UnknownProfile;

    fn from_str(text: &str) -> Result<Self, UnknownProfile> {
        Self::ALL.into_iter().find(|p| p.name() == text).ok_or_else(|| UnknownProfile(text.to_owned()))
    }
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
    riding: RidingSettings,
}

impl Travel {
    /// On foot, with these figures.
    pub fn on_foot(walking: &WalkingSettings) -> Self {
        Self { profile: Profile::Foot, walking: walking.clone(), riding: RidingSettings::default() }
    }

    /// A profile with a commune's settings.
    pub fn new(profile: Profile, settings: &Settings) -> Self {
        Self { profile, walking: settings.walking.clone(), riding: settings.riding.clone() }
    }

    /// Which profile.
    pub const fn profile(&self) -> Profile {
        self.profile
    }

    /// What a trail is to this profile, whatever the evening is like.
    pub fn kind(&self, tags: &TrailTags) -> TrailKind {
        match self.profile {
            Profile::Foot | Profile::FootWithKit => trail_kind(tags, &self.walking),
            Profile::Motorbike => ride_kind(tags, &self.riding),
        }
    }

    /// Which ways along a trail may be taken.
    pub(super) fn directions(&self, tags: &TrailTags) -> Directions {
        match self.profile {
            Profile::Foot | Profile::FootWithKit => directions(tags),
            Profile::Motorbike => ride_directions(tags),
        }
    }

    /// Whether a trail that is usable at all is so in these conditions: not closed to everybody or to this profile,
    /// not too faint to be followed in the dark, and not a ford in high water.
    pub fn open(&self, tags: &TrailTags, conditions: Conditions) -> bool {
        let (closed, faint, fords) = match self.profile {
            Profile::Foot | Profile::FootWithKit => (
                tags.foot_closed,
                !self.walking.faint_at_night && conditions.night && faint(tags),
                self.walking.ford_wet_open,
            ),
            Profile::Motorbike => (tags.motor_closed, false, self.riding.ford_wet_open),
        };
        let dark = conditions.night && (tags.not_at_night || closed.at_night);
        let rain = conditions.wet && (tags.not_after_rain || closed.after_rain || (has_ford(tags) && !fords));
        !(dark || rain || faint)
    }

    /// Pace on a trail of this kind.
    pub(super) fn pace(&self, tags: &TrailTags, kind: TrailKind, conditions: Conditions) -> Pace {
        match self.profile {
            Profile::Foot | Profile::FootWithKit => {
                Pace::on_foot(tags, kind, &self.walking, self.load(), conditions)
            }
            Profile::Motorbike => Pace::riding(tags, kind, &self.riding, conditions),
        }
    }

    /// Pace across country, between a house and a trail: on foot, whatever the profile.
    pub(super) fn off_trail(&self, conditions: Conditions) -> Pace {
        Pace::off_trail(&self.walking, self.load(), conditions)
    }

    /// Milliseconds that crossing the ford of a trail takes in these conditions; 0 where there is none to cross.
    pub(super) fn ford_ms(&self, tags: &TrailTags, conditions: Conditions) -> f64 {
        if !has_ford(tags) {
            return 0.0;
        }
        let (dry, wet) = match self.profile {
            Profile::Foot | Profile::FootWithKit => (self.walking.ford_s, self.walking.ford_wet_s),
            Profile::Motorbike => (self.riding.ford_s, self.riding.ford_wet_s),
        };
        let seconds = if conditions.wet { wet.0.max(dry.0) } else { dry.0 };
        seconds.max(0) as f64 * 1000.0
    }

    /// How far a point may lie from the nearest trail, on foot.
    pub(super) const fn snap_limit(&self) -> Metres {
        self.walking.snap_limit_m
    }

    /// Factor of what is carried.
    fn load(&self) -> f64 {
        if self.profile == Profile::FootWithKit { self.walking.kit } else { 1.0 }
    }
}

/// Whether there is water to go through: a bridge beats a ford.
pub(super) const fn has_ford(tags: &TrailTags) -> bool {
    tags.ford && !tags.bridge
}

impl Travel {
    /// What a metre across country counts for on a path.
    pub(super) fn across(&self) -> f64 {
        let day = Conditions::default();
        let on = self.pace(&TrailTags::default(), TrailKind::Path, day).millis(1.0, 0.0);
        self.off_trail(day).millis(1.0, 0.0) / on
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Seconds;
    use crate::commune::Closed;

    const WET: Conditions = Conditions { night: false, wet: true };
    const DARK: Conditions = Conditions { night: true, wet: false };

    fn travel(profile: Profile) -> Travel {
        Travel::new(profile, &Settings::default())
    }

    #[test]
    fn profiles_have_one_name_everywhere() {
        for profile in Profile::ALL {
            assert_eq!(profile.name().parse(), Ok(profile));
            assert_eq!(serde_json::to_value(profile).unwrap(), profile.name());
        }
        assert!("bicycle".parse::<Profile>().unwrap_err().to_string().contains("bicycle"));
    }

    #[test]
    fn a_closure_binds_whom_it_names() {
        let closed = Closed { at_night: true, after_rain: false };
        let foot = TrailTags { foot_closed: closed, ..TrailTags::default() };
        let motor = TrailTags { motor_closed: closed, ..TrailTags::default() };
        let all = TrailTags { not_at_night: true, ..TrailTags::default() };
        for (tags, walker, rider) in [(&foot, false, true), (&motor, true, false), (&all, false, false)] {
            assert_eq!(travel(Profile::FootWithKit).open(tags, DARK), walker);
            assert_eq!(travel(Profile::Motorbike).open(tags, DARK), rider);
            assert!(travel(Profile::Foot).open(tags, WET) && travel(Profile::Motorbike).open(tags, WET));
        }
    }

    #[test]
    fn a_trail_that_cannot_be_seen_is_left_in_the_dark() {
        let tags = TrailTags { trail_visibility: Some("no".into()), ..TrailTags::default() };
        assert!(travel(Profile::Foot).open(&tags, WET) && !travel(Profile::Foot).open(&tags, DARK));
        let walking = WalkingSettings { faint_at_night: true, ..WalkingSettings::default() };
        assert!(Travel::on_foot(&walking).open(&tags, DARK));
    }

    #[test]
    fn fords_are_closed_or_slow_after_rain() {
        let ford = TrailTags { ford: true, ..TrailTags::default() };
        let walking = WalkingSettings { ford_wet_open: true, ..WalkingSettings::default() };
        assert!(!travel(Profile::Foot).open(&ford, WET) && travel(Profile::Foot).open(&ford, DARK));
        assert!(!travel(Profile::Motorbike).open(&ford, WET));
        assert!(Travel::on_foot(&walking).open(&ford, WET));
        let seconds = |walking: &WalkingSettings, conditions| {
            Travel::on_foot(walking).ford_ms(&ford, conditions) / 1000.0
        };
        assert!(
            (seconds(&walking, DARK) - 60.0).abs() < 1e-9 && (seconds(&walking, WET) - 180.0).abs() < 1e-9
        );
        let odd = WalkingSettings { ford_wet_s: Seconds(5), ..walking };
        assert!((seconds(&odd, WET) - 60.0).abs() < 1e-9, "rain makes nothing faster");
        let bridge = TrailTags { bridge: true, ..ford };
        assert!(travel(Profile::Foot).open(&bridge, WET));
        assert!(travel(Profile::Foot).ford_ms(&bridge, Conditions::default()).abs() < 1e-9);
    }

    #[test]
    fn the_kit_slows_on_and_off_the_trail() {
        let tags = TrailTags::default();
        let at = |profile| {
            let travel = travel(profile);
            let on = travel.pace(&tags, TrailKind::Path, WET).kmh(0.1);
            (on, travel.off_trail(WET).kmh(0.0))
        };
        let ((foot, off), (kit, kit_off)) = (at(Profile::Foot), at(Profile::FootWithKit));
        assert!((kit / foot - 0.9).abs() < 1e-9 && (kit_off / off - 0.9).abs() < 1e-9);
        assert_eq!(at(Profile::Motorbike).1.to_bits(), off.to_bits(), "to the door one walks");
    }
}
