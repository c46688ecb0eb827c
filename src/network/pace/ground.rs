//! What the ground, the dark and the rain make of a speed.

use super::super::Conditions;
use super::super::access::{TrailKind, Underfoot, even_underfoot, sac_grade, underfoot};
use super::factor;
use super::slope::irmischer_clarke_off_path;
use crate::commune::{RidingSettings, TrailTags, WalkingModel, WalkingSettings};
use std::collections::BTreeMap;

/// Factor of a trail on foot: its surface, the dark (unless lit), the rain, and the time factor of its `sac_scale`.
pub(super) fn walked(
    tags: &TrailTags,
    kind: TrailKind,
    walking: &WalkingSettings,
    conditions: Conditions,
) -> f64 {
    let hardness = tags
        .sac_scale
        .and_then(|sac| walking.sac_time.get(usize::from(sac_grade(sac) - 1)))
        .map_or(1.0, |&f| factor(f));
    let dark = dark(tags, kind, conditions, walking.night_road, walking.night_path);
    let wet = wet(tags, kind, conditions, walking.wet_road, walking.wet_path, walking.wet_earth);
    surface(tags, &walking.surfaces) * dark * wet / hardness
}

/// Factor off the trail, which is reckoned as earth in the rain and as a path in the dark.
pub(super) fn across_country(walking: &WalkingSettings, conditions: Conditions) -> f64 {
    let off_path = match walking.model {
        WalkingModel::IrmischerClarke => irmischer_clarke_off_path(),
        WalkingModel::Tobler | WalkingModel::Swiss => factor(walking.off_path),
    };
    let dark = if conditions.night { factor(walking.night_path) } else { 1.0 };
    let wet = if conditions.wet { factor(walking.wet_earth) } else { 1.0 };
    off_path * dark * wet
}

/// Speed of a motorbike on level ground, in km/h.
pub(super) fn ridden_kmh(
    tags: &TrailTags,
    kind: TrailKind,
    riding: &RidingSettings,
    conditions: Conditions,
) -> f64 {
    let built = match kind {
        TrailKind::Path | TrailKind::Barred => riding.paths_kmh,
        TrailKind::Track | TrailKind::Road => {
            let graded = if kind == TrailKind::Track { grade(tags) } else { None };
            let by_grade = graded.and_then(|grade| riding.tracks_kmh.get(grade));
            // A pedestrian street that motorbikes may use is ridden like a path.
            *by_grade.or_else(|| riding.speeds_kmh.get(tags.highway.as_str())).unwrap_or(&riding.paths_kmh)
        }
    };
    let mut kmh = factor(built).min(factor(riding.fastest_kmh));
    if underfoot(kind, tags) != Underfoot::Paved {
        kmh = kmh.min(factor(riding.unpaved_kmh));
    }
    kmh * factor(riding.factor)
        * surface(tags, &riding.surfaces)
        * dark(tags, kind, conditions, riding.night_road, riding.night_path)
        * wet(tags, kind, conditions, riding.wet_road, riding.wet_path, riding.wet_earth)
}

/// Index of a track's grade.
fn grade(tags: &TrailTags) -> Option<usize> {
    ["grade1", "grade2", "grade3", "grade4", "grade5"]
        .iter()
        .position(|&grade| tags.tracktype.as_deref() == Some(grade))
}

fn surface(tags: &TrailTags, surfaces: &BTreeMap<String, f64>) -> f64 {
    tags.surface.as_deref().and_then(|surface| surfaces.get(surface)).map_or(1.0, |&f| factor(f))
}

fn dark(tags: &TrailTags, kind: TrailKind, conditions: Conditions, road: f64, path: f64) -> f64 {
    if !conditions.night || tags.lit {
        1.0
    } else {
        factor(if even_underfoot(kind, tags) { road } else { path })
    }
}

fn wet(tags: &TrailTags, kind: TrailKind, conditions: Conditions, road: f64, path: f64, earth: f64) -> f64 {
    if !conditions.wet {
        return 1.0;
    }
    factor(match underfoot(kind, tags) {
        Underfoot::Paved => road,
        Underfoot::Firm => path,
        Underfoot::Earth => earth,
    })
}
