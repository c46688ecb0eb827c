//! How long it takes to walk a metre.

use super::Conditions;
use super::access::{TrailKind, even_underfoot, sac_grade};
use crate::commune::{TrailTags, WalkingSettings};

/// Tobler's decay and the slope at which walking is fastest (W. Tobler, *Three Presentations on Geographical
/// Analysis and Modeling*, NCGIA Technical Report 93-1, 1993): speed = 6 · exp(−3.5 · |S + 0.05|) km/h.
const DECAY: f64 = 3.5;
const FASTEST_SLOPE: f64 = -0.05;

/// No setting makes a walk slower than this, so that every time is a finite number.
const CREEP_KMH: f64 = 0.01;

/// Milliseconds a metre takes at 1 km/h.
const MS_PER_METRE_AT_1_KMH: f64 = 3600.0;

/// Walking speed over one kind of ground: Tobler's function scaled to the flat speed, times a factor of the ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pace {
    level_kmh: f64,
    slowest_kmh: f64,
    steepest: f64,
}

impl Pace {
    /// Pace on a trail: factors of its surface, of the dark (unless lit), and the time factor of its `sac_scale`.
    pub(super) fn on_trail(
        tags: &TrailTags,
        kind: TrailKind,
        walking: &WalkingSettings,
        conditions: Conditions,
    ) -> Self {
        let surface =
            tags.surface.as_deref().and_then(|s| walking.surfaces.get(s)).map_or(1.0, |&f| factor(f));
        let dark = if !conditions.night || tags.lit {
            1.0
        } else if even_underfoot(kind, tags) {
            factor(walking.night_road)
        } else {
            factor(walking.night_path)
        };
        let hardness = tags
            .sac_scale
            .and_then(|sac| walking.sac_time.get(usize::from(sac_grade(sac) - 1)))
            .map_or(1.0, |&f| factor(f));
        Self::new(walking, surface * dark / hardness)
    }

    /// Pace across country; its slope is not known, so it is reckoned level.
    pub(super) fn off_trail(walking: &WalkingSettings, conditions: Conditions) -> Self {
        let dark = if conditions.night { factor(walking.night_path) } else { 1.0 };
        Self::new(walking, factor(walking.off_path) * dark)
    }

    fn new(walking: &WalkingSettings, ground: f64) -> Self {
        Self {
            level_kmh: factor(walking.flat_kmh) * ground,
            slowest_kmh: walking.slowest_kmh.max(CREEP_KMH),
            steepest: if walking.steepest > 0.0 { walking.steepest } else { 0.0 },
        }
    }

    /// Speed in km/h at a slope (rise over run, positive uphill).
    pub(super) fn kmh(&self, slope: f64) -> f64 {
        let slope = slope.clamp(-self.steepest, self.steepest);
        let decay = libm::exp(-DECAY * ((slope - FASTEST_SLOPE).abs() - FASTEST_SLOPE.abs()));
        (self.level_kmh * decay).max(self.slowest_kmh)
    }

    /// Milliseconds for `metres` of ground rising by `rise` metres in all.
    pub(super) fn millis(&self, metres: f64, rise: f64) -> f64 {
        let slope = if metres > 0.0 { rise / metres } else { 0.0 };
        metres * MS_PER_METRE_AT_1_KMH / self.kmh(slope)
    }
}

/// A factor that means something; anything else changes nothing. Settings files are checked when they are read,
/// this only keeps settings made in code from turning into endless times.
fn factor(f: f64) -> f64 {
    if f.is_finite() && f > 0.0 { f } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commune::SacScale;

    fn pace(tags: &TrailTags, kind: TrailKind, night: bool) -> Pace {
        Pace::on_trail(tags, kind, &WalkingSettings::default(), Conditions { night, wet: false })
    }

    #[test]
    fn is_toblers_function_by_day() {
        let pace = pace(&TrailTags::default(), TrailKind::Path, false);
        // 6·exp(−3.5·|S+0.05|), worked out by hand for five slopes.
        for (slope, kmh) in [(-0.2, 3.55), (-0.1, 5.04), (-0.05, 6.0), (0.0, 5.04), (0.1, 3.55), (0.2, 2.50)]
        {
            assert!((pace.kmh(slope) - kmh).abs() < 0.011, "{slope}: {}", pace.kmh(slope));
        }
    }

    #[test]
    fn slopes_are_held_and_speeds_kept_up() {
        let walking = WalkingSettings { steepest: 0.3, slowest_kmh: 2.0, ..WalkingSettings::default() };
        let pace = Pace::off_trail(&walking, Conditions { night: false, wet: false });
        assert_eq!(pace.kmh(0.3).to_bits(), pace.kmh(9.0).to_bits());
        assert_eq!(pace.kmh(0.3).to_bits(), 2.0_f64.to_bits());
    }

    #[test]
    fn ground_and_dark_slow() {
        let flat = |tags: &TrailTags, kind, night| pace(tags, kind, night).kmh(0.0) / 5.04;
        let mut tags = TrailTags::default();
        assert!((flat(&tags, TrailKind::Path, true) - 0.67).abs() < 1e-9);
        assert!((flat(&tags, TrailKind::Road, true) - 0.8).abs() < 1e-9);
        assert!((flat(&tags, TrailKind::Track, true) - 0.8).abs() < 1e-9);
        tags.tracktype = Some("grade5".into());
        assert!((flat(&tags, TrailKind::Track, true) - 0.67).abs() < 1e-9);
        tags.lit = true;
        assert!((flat(&tags, TrailKind::Path, true) - 1.0).abs() < 1e-9);
        tags.surface = Some("mud".into());
        assert!((flat(&tags, TrailKind::Path, true) - 0.5).abs() < 1e-9);
        tags.sac_scale = Some(SacScale::MountainHiking);
        assert!((flat(&tags, TrailKind::Path, true) - 0.5 / 1.25).abs() < 1e-9);
    }

    #[test]
    fn senseless_settings_still_give_finite_times() {
        let walking = WalkingSettings {
            flat_kmh: f64::NAN,
            slowest_kmh: f64::NAN,
            steepest: f64::NAN,
            off_path: 0.0,
            ..WalkingSettings::default()
        };
        let millis = Pace::off_trail(&walking, Conditions { night: true, wet: false }).millis(1000.0, 1e9);
        assert!(millis.is_finite() && millis > 0.0);
    }
}
