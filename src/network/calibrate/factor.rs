//! The settings that timed legs can say something about.

use crate::commune::Settings;
use crate::network::Profile;

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Factor {
    FlatKmh,
    Kit,
    NightRoad,
    NightPath,
    WetRoad,
    WetPath,
    WetEarth,
    Riding,
    RidingNightRoad,
    RidingNightPath,
    RidingWetRoad,
    RidingWetPath,
    RidingWetEarth,
}

impl Factor {
    /// Those of a profile. Who carries the kit is slowed by it alone: the speed without it is for others to say.
    pub(super) const fn of(profile: Profile) -> &'static [Self] {
        match profile {
            Profile::Foot => &[
                Self::FlatKmh,
                Self::NightRoad,
                Self::NightPath,
                Self::WetRoad,
                Self::WetPath,
                Self::WetEarth,
            ],
            Profile::FootWithKit => {
                &[Self::Kit, Self::NightRoad, Self::NightPath, Self::WetRoad, Self::WetPath, Self::WetEarth]
            }
            Profile::Motorbike => &[
                Self::Riding,
                Self::RidingNightRoad,
                Self::RidingNightPath,
                Self::RidingWetRoad,
                Self::RidingWetPath,
                Self::RidingWetEarth,
            ],
        }
    }

    /// Group and setting in `settings.json`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::FlatKmh => "walking.flat_kmh",
            Self::Kit => "walking.kit",
            Self::NightRoad => "walking.night_road",
            Self::NightPath => "walking.night_path",
            Self::WetRoad => "walking.wet_road",
            Self::WetPath => "walking.wet_path",
            Self::WetEarth => "walking.wet_earth",
            Self::Riding => "riding.factor",
            Self::RidingNightRoad => "riding.night_road",
            Self::RidingNightPath => "riding.night_path",
            Self::RidingWetRoad => "riding.wet_road",
            Self::RidingWetPath => "riding.wet_path",
            Self::RidingWetEarth => "riding.wet_earth",
        }
    }

    fn slot(self, s: &mut Settings) -> &mut f64 {
        match self {
            Self::FlatKmh => &mut s.walking.flat_kmh,
            Self::Kit => &mut s.walking.kit,
            Self::NightRoad => &mut s.walking.night_road,
            Self::NightPath => &mut s.walking.night_path,
            Self::WetRoad => &mut s.walking.wet_road,
            Self::WetPath => &mut s.walking.wet_path,
            Self::WetEarth => &mut s.walking.wet_earth,
            Self::Riding => &mut s.riding.factor,
            Self::RidingNightRoad => &mut s.riding.night_road,
            Self::RidingNightPath => &mut s.riding.night_path,
            Self::RidingWetRoad => &mut s.riding.wet_road,
            Self::RidingWetPath => &mut s.riding.wet_path,
            Self::RidingWetEarth => &mut s.riding.wet_earth,
        }
    }

    pub(super) const fn get(self, s: &Settings) -> f64 {
        match self {
            Self::FlatKmh => s.walking.flat_kmh,
            Self::Kit => s.walking.kit,
            Self::NightRoad => s.walking.night_road,
            Self::NightPath => s.walking.night_path,
            Self::WetRoad => s.walking.wet_road,
            Self::WetPath => s.walking.wet_path,
            Self::WetEarth => s.walking.wet_earth,
            Self::Riding => s.riding.factor,
            Self::RidingNightRoad => s.riding.night_road,
            Self::RidingNightPath => s.riding.night_path,
            Self::RidingWetRoad => s.riding.wet_road,
            Self::RidingWetPath => s.riding.wet_path,
            Self::RidingWetEarth => s.riding.wet_earth,
        }
    }

    pub(super) fn set(self, settings: &mut Settings, value: f64) {
        *self.slot(settings) = value;
    }

    /// What `settings.json` may say.
    pub(super) const fn allowed(self) -> (f64, f64) {
        match self {
            Self::FlatKmh => (0.1, 20.0),
            Self::Riding => (0.1, 3.0),
            _ => (0.01, 1.0),
        }
    }

    /// What can be true. Beyond these the log must be of something else: another profile, seconds for minutes, rests
    /// counted in.
    pub(super) const fn believed(self) -> (f64, f64) {
        match self {
            Self::FlatKmh => (2.0, 8.0),
            Self::Riding => (0.3, 2.0),
            Self::Kit => (0.4, 1.0),
            _ => (0.25, 1.0),
        }
    }
}
