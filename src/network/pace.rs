//! How long it takes to go a metre.

mod ground;
mod slope;

use super::Conditions;
use super::access::TrailKind;
use crate::commune::{RidingSettings, TrailTags, WalkingSettings};
use slope::Slope;

/// No setting makes anybody slower or faster than this, so that every time is a finite number.
const CREEP_KMH: f64 = 0.01;
const RUSH_KMH: f64 = 1000.0;

/// Milliseconds a metre takes at 1 km/h.
const MS_PER_METRE_AT_1_KMH: f64 = 3600.0;

/// Speed over one kind of ground: that on the level, what slopes make of it, and its limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pace {
    slope: Slope,
    level_kmh: f64,
    /// Fastest on any slope: steps.
    most_kmh: f64,
    slowest_kmh: f64,
    steepest: f64,
    /// Metres climbed in an hour, in thousands: what the climb allows is this divided by the slope, in km/h.
    climb_km_per_h: f64,
    /// Milliseconds for a metre on the level, so that level ground costs one multiplication.
    level_ms: f64,
}

impl Pace {
    /// On foot on a trail, with a factor for what is carried.
    pub(super) fn on_foot(
        tags: &TrailTags,
        kind: TrailKind,
        walking: &WalkingSettings,
        load: f64,
        conditions: Conditions,
    ) -> Self {
        let level_kmh =
            factor(walking.flat_kmh) * factor(load) * ground::walked(tags, kind, walking, conditions);
        let steps = factor(walking.steps);
        let most_kmh = if tags.highway == "steps" && steps < 1.0 { level_kmh * steps } else { f64::INFINITY };
        Self::walking(walking, Slope::of(walking), level_kmh, most_kmh, load)
    }

    /// On foot across country; its slope is not known, so it is reckoned level.
    pub(super) fn off_trail(walking: &WalkingSettings, load: f64, conditions: Conditions) -> Self {
        let level_kmh = factor(walking.flat_kmh) * factor(load) * ground::across_country(walking, conditions);
        Self::walking(walking, Slope::off_trail(walking), level_kmh, f64::INFINITY, load)
    }

    fn walking(walking: &WalkingSettings, slope: Slope, level_kmh: f64, most_kmh: f64, load: f64) -> Self {
        Self {
            slope,
            level_kmh,
            most_kmh,
            slowest_kmh: held(walking.slowest_kmh, CREEP_KMH, RUSH_KMH),
            steepest: held(walking.steepest, 0.0, 1e6),
            climb_km_per_h: if walking.slopes {
                factor(walking.climb_m_per_h) * factor(load) / 1000.0
            } else {
                f64::INFINITY
            },
            level_ms: 0.0,
        }
        .levelled()
    }

    /// On a motorbike.
    pub(super) fn riding(
        tags: &TrailTags,
        kind: TrailKind,
        riding: &RidingSettings,
        conditions: Conditions,
    ) -> Self {
        Self {
            slope: Slope::ridden(riding),
            level_kmh: ground::ridden_kmh(tags, kind, riding, conditions),
            most_kmh: f64::INFINITY,
            slowest_kmh: held(riding.slowest_kmh, CREEP_KMH, RUSH_KMH),
            steepest: held(riding.steepest, 0.0, 1e6),
            climb_km_per_h: f64::INFINITY,
            level_ms: 0.0,
        }
        .levelled()
    }

    fn levelled(mut self) -> Self {
        self.level_ms = MS_PER_METRE_AT_1_KMH / self.kmh(0.0);
        self
    }

    /// Speed in km/h at a slope (rise over run, positive uphill).
    pub(super) fn kmh(&self, slope: f64) -> f64 {
        let slope = slope.clamp(-self.steepest, self.steepest);
        let mut kmh = (self.level_kmh * self.slope.factor(slope)).min(self.most_kmh);
        if slope > 0.0 {
            kmh = kmh.min(self.climb_km_per_h / slope);
        }
        kmh.clamp(self.slowest_kmh, RUSH_KMH)
    }

    /// Milliseconds for `metres` of ground rising by `rise` metres in all.
    pub(super) fn millis(&self, metres: f64, rise: f64) -> f64 {
        if rise == 0.0 || metres <= 0.0 {
            return metres * self.level_ms;
        }
        metres * MS_PER_METRE_AT_1_KMH / self.kmh(rise / metres)
    }
}

/// A factor that means something; anything else changes nothing. Settings files are checked when they are read,
/// this only keeps settings made in code from turning into endless times.
fn factor(f: f64) -> f64 {
    if f.is_finite() && f > 0.0 { f.clamp(1e-6, 1e6) } else { 1.0 }
}

/// Within bounds; the lower one for what is no number, where `clamp` would keep it.
fn held(value: f64, low: f64, high: f64) -> f64 {
    if value > low { value.min(high) } else { low }
}

#[cfg(test)]
mod tests;
