use super::*;
use crate::commune::{SacScale, WalkingModel};

const DRY_DAY: Conditions = Conditions { night: false, wet: false };

fn pace(tags: &TrailTags, kind: TrailKind, night: bool, wet: bool) -> Pace {
    Pace::on_foot(tags, kind, &WalkingSettings::default(), 1.0, Conditions { night, wet })
}

/// A plain path by a model at this speed on the level.
fn by(model: WalkingModel, flat_kmh: f64) -> Pace {
    let walking = WalkingSettings { model, flat_kmh, ..WalkingSettings::default() };
    Pace::on_foot(&TrailTags::default(), TrailKind::Path, &walking, 1.0, DRY_DAY)
}

/// Speeds in km/h at −20, −10, 0, +10 and +20 %, as tables of these functions give them.
#[track_caller]
fn agrees(pace: Pace, table: [f64; 5]) {
    for (slope, kmh) in [-0.2, -0.1, 0.0, 0.1, 0.2].into_iter().zip(table) {
        assert!((pace.kmh(slope) - kmh).abs() < 0.0101, "{slope}: {} is not {kmh}", pace.kmh(slope));
    }
}

#[test]
fn is_toblers_function() {
    let pace = by(WalkingModel::Tobler, 5.04);
    agrees(pace, [3.55, 5.04, 5.04, 3.55, 2.50]);
    assert!((pace.kmh(-0.05) - 6.0).abs() < 0.01);
}

#[test]
fn is_irmischer_and_clarkes_function() {
    agrees(by(WalkingModel::IrmischerClarke, 3.946), [3.57, 3.95, 3.95, 3.57, 2.94]);
    let walking = WalkingSettings {
        model: WalkingModel::IrmischerClarke,
        flat_kmh: 3.946,
        off_path: 0.1,
        ..WalkingSettings::default()
    };
    agrees(Pace::off_trail(&walking, 1.0, DRY_DAY), [2.41, 2.72, 2.80, 2.62, 2.24]);
}

#[test]
fn is_the_swiss_polynomial_within_its_bounds() {
    let pace = by(WalkingModel::Swiss, 4.204);
    agrees(pace, [3.02, 4.22, 4.20, 3.00, 1.86]);
    assert_eq!(pace.kmh(-0.4).to_bits(), pace.kmh(-0.55).to_bits());
    assert_eq!(pace.kmh(0.4).to_bits(), pace.kmh(0.55).to_bits());
}

#[test]
fn every_model_walks_the_level_at_the_flat_speed() {
    for model in [WalkingModel::Tobler, WalkingModel::IrmischerClarke, WalkingModel::Swiss] {
        assert!((by(model, 4.5).kmh(0.0) - 4.5).abs() < 1e-9, "{model:?}");
    }
}

#[test]
fn without_slopes_all_ground_is_level() {
    let walking = WalkingSettings { slopes: false, ..WalkingSettings::default() };
    let pace = Pace::on_foot(&TrailTags::default(), TrailKind::Path, &walking, 1.0, DRY_DAY);
    assert_eq!(pace.millis(100.0, 55.0).to_bits(), pace.millis(100.0, 0.0).to_bits());
}

#[test]
fn slopes_are_held_and_speeds_kept_up() {
    let walking = WalkingSettings { steepest: 0.3, slowest_kmh: 2.0, ..WalkingSettings::default() };
    let pace = Pace::on_foot(&TrailTags::default(), TrailKind::Path, &walking, 1.0, DRY_DAY);
    assert_eq!(pace.kmh(0.3).to_bits(), pace.kmh(9.0).to_bits());
    assert_eq!(pace.kmh(0.3).to_bits(), 2.0_f64.to_bits());
}

#[test]
fn nobody_climbs_more_than_the_cap() {
    let walking = WalkingSettings { climb_m_per_h: 300.0, ..WalkingSettings::default() };
    let tags = TrailTags::default();
    let free = Pace::on_foot(&tags, TrailKind::Path, &walking, 1.0, DRY_DAY);
    assert!((free.kmh(0.2) * 1000.0 * 0.2 - 300.0).abs() < 1e-6);
    assert!(free.kmh(0.02) > 4.0, "gentle ground is not held");
    let loaded = Pace::on_foot(&tags, TrailKind::Path, &walking, 0.9, DRY_DAY);
    assert!((loaded.kmh(0.2) / free.kmh(0.2) - 0.9).abs() < 1e-9);
}

#[test]
fn steps_are_never_faster_than_their_part_of_the_level() {
    let tags = TrailTags { highway: "steps".into(), ..TrailTags::default() };
    let pace = pace(&tags, TrailKind::Path, false, false);
    assert!((pace.kmh(0.0) - 0.4 * 5.04).abs() < 1e-9);
    let path = by(WalkingModel::Tobler, 5.04);
    assert_eq!(pace.kmh(0.5).to_bits(), path.kmh(0.5).to_bits(), "a steep slope counts once");
}

#[test]
fn ground_and_dark_slow() {
    let flat = |tags: &TrailTags, kind, night| pace(tags, kind, night, false).kmh(0.0) / 5.04;
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
fn rain_slows_by_the_ground() {
    let flat = |tags: &TrailTags, kind| pace(tags, kind, false, true).kmh(0.0) / 5.04;
    let mut tags = TrailTags::default();
    assert!((flat(&tags, TrailKind::Road) - 1.0).abs() < 1e-9);
    assert!((flat(&tags, TrailKind::Path) - 0.85).abs() < 1e-9);
    tags.surface = Some("earth".into());
    assert!((flat(&tags, TrailKind::Path) - 0.7).abs() < 1e-9);
}

fn ridden(highway: &str, change: impl FnOnce(&mut TrailTags)) -> Pace {
    let mut tags = TrailTags { highway: highway.into(), ..TrailTags::default() };
    change(&mut tags);
    let kind = match highway {
        "track" => TrailKind::Track,
        "path" => TrailKind::Path,
        _ => TrailKind::Road,
    };
    Pace::riding(&tags, kind, &RidingSettings::default(), DRY_DAY)
}

#[test]
fn a_motorbike_goes_by_the_kind_of_way() {
    for (highway, grade, surface, kmh) in [
        ("primary", None, None, 40.0),
        ("residential", None, None, 30.0),
        ("primary", None, Some("compacted"), 30.0),
        ("track", None, None, 15.0),
        ("track", Some("grade1"), None, 20.0),
        ("track", Some("grade3"), None, 10.0),
        ("track", Some("grade5"), Some("mud"), 3.0),
        ("path", None, None, 8.0),
    ] {
        let pace = ridden(highway, |t| {
            t.tracktype = grade.map(Into::into);
            t.surface = surface.map(Into::into);
        });
        assert!((pace.kmh(0.0) - kmh).abs() < 1e-9, "{highway} {grade:?} {surface:?}: {}", pace.kmh(0.0));
    }
}

#[test]
fn a_motorbike_is_slowed_by_slopes() {
    let pace = ridden("residential", |_| ());
    let part = |slope: f64| pace.kmh(slope) / 30.0;
    for (slope, expected) in
        [(0.0, 1.0), (0.04, 0.75), (0.08, 0.5), (0.115, 0.375), (0.15, 0.25), (0.3, 0.25), (-0.08, 0.75)]
    {
        assert!((part(slope) - expected).abs() < 1e-9, "{slope}: {}", part(slope));
    }
}

#[test]
fn senseless_settings_still_give_finite_times() {
    let walking = WalkingSettings {
        flat_kmh: f64::NAN,
        slowest_kmh: f64::NAN,
        steepest: f64::NAN,
        climb_m_per_h: f64::NEG_INFINITY,
        off_path: 0.0,
        ..WalkingSettings::default()
    };
    let riding = RidingSettings {
        factor: f64::INFINITY,
        paths_kmh: -3.0,
        slowest_kmh: f64::INFINITY,
        steepest: f64::INFINITY,
        slope_half: f64::NAN,
        slope_quarter: 0.0,
        descents: f64::NAN,
        ..RidingSettings::default()
    };
    let dark = Conditions { night: true, wet: true };
    for pace in [
        Pace::off_trail(&walking, f64::NAN, dark),
        Pace::riding(&TrailTags::default(), TrailKind::Path, &riding, dark),
    ] {
        for rise in [1e9, -1e9, 0.0, 1e-300] {
            let millis = pace.millis(1000.0, rise);
            assert!(millis.is_finite() && millis > 0.0, "{pace:?} {rise}");
        }
    }
}
