//! Profiles, models and conditions on tiny hamlets, one behaviour each.

use crate::fixtures::{DAY, NIGHT, at, high, near, path, tagged};
use evening_rounds::base::{Position, Seconds};
use evening_rounds::commune::{Closed, SacScale, Settings, Trail, TrailTags, WalkingModel, WalkingSettings};
use evening_rounds::network::{Conditions, Network, Profile, Travel};
use proptest::prelude::*;

const WET: Conditions = Conditions { night: false, wet: true };
const FOUL: Conditions = Conditions { night: true, wet: true };

/// Milliseconds from one place to another.
fn go(
    trails: &[Trail],
    travel: &Travel,
    conditions: Conditions,
    from: Position,
    to: Position,
) -> Option<i64> {
    Network::build(trails, travel, conditions).place(&[from, to]).matrix().get(0, 1)
}

fn by(profile: Profile) -> Travel {
    Travel::new(profile, &Settings::default())
}

/// There and back over a kilometre of one trail.
fn both_ways(trail: &Trail, travel: &Travel, conditions: Conditions) -> (Option<i64>, Option<i64>) {
    let (from, to) = (trail.line[0], *trail.line.last().unwrap());
    let trails = std::slice::from_ref(trail);
    (go(trails, travel, conditions, from, to), go(trails, travel, conditions, to, from))
}

fn road(tag: impl FnOnce(&mut TrailTags)) -> Trail {
    tagged(&[at(0.0, 0.0), at(500.0, 0.0), at(1000.0, 0.0)], |t| {
        t.highway = "residential".into();
        tag(t);
    })
}

#[test]
fn a_motorbike_obeys_the_one_way_that_feet_do_not() {
    for (reversed, ahead) in [(false, true), (true, false)] {
        let street = road(|t| {
            t.oneway = true;
            t.oneway_reversed = reversed;
        });
        let (there, back) = both_ways(&street, &by(Profile::Motorbike), DAY);
        assert_eq!((there.is_some(), back.is_some()), (ahead, !ahead));
        near(there.or(back).unwrap(), 1000.0 * 3600.0 / 30.0, 1e-4);
        let (there, back) = both_ways(&street, &by(Profile::Foot), DAY);
        assert!(there.is_some() && there == back);
    }
}

#[test]
fn a_roundabout_is_ridden_round() {
    let ring = [at(0.0, 0.0), at(30.0, 0.0), at(30.0, 30.0), at(0.0, 30.0), at(0.0, 0.0)];
    let ring = tagged(&ring, |t| {
        t.highway = "residential".into();
        t.junction = Some("roundabout".into());
    });
    let (a, b) = (at(10.0, 0.0), at(0.0, 10.0));
    let ride = |from, to| go(std::slice::from_ref(&ring), &by(Profile::Motorbike), DAY, from, to).unwrap();
    assert!(ride(a, b) > 4 * ride(b, a), "{} {}", ride(a, b), ride(b, a));
}

#[test]
fn a_motorbike_takes_the_road_where_feet_take_the_steps() {
    let (foot, top) = (at(0.0, 0.0), at(100.0, 0.0));
    let trails = [
        tagged(&[foot, top], |t| t.highway = "steps".into()),
        tagged(&[foot, at(0.0, 300.0), at(100.0, 300.0), top], |t| t.highway = "residential".into()),
    ];
    near(go(&trails, &by(Profile::Foot), DAY, foot, top).unwrap(), 100.0 * 3600.0 / (0.4 * 5.04), 1e-4);
    near(go(&trails, &by(Profile::Motorbike), DAY, foot, top).unwrap(), 700.0 * 3600.0 / 30.0, 1e-4);
}

#[test]
fn a_motorbike_climbs_slower_than_it_comes_down() {
    let hill =
        tagged(&[high(0.0, 0.0, 500.0), high(1000.0, 0.0, 580.0)], |t| t.highway = "residential".into());
    let (up, down) = both_ways(&hill, &by(Profile::Motorbike), DAY);
    near(up.unwrap(), 1000.0 * 3600.0 / 15.0, 1e-3);
    near(down.unwrap(), 1000.0 * 3600.0 / 22.5, 1e-3);
}

#[test]
fn from_the_road_to_the_door_one_walks() {
    let street = road(|_| ());
    let from = at(0.0, 0.0);
    let ride = |to| go(std::slice::from_ref(&street), &by(Profile::Motorbike), DAY, from, to).unwrap();
    near(ride(at(500.0, 60.0)) - ride(at(500.0, 0.0)), 60.0 * 3600.0 / (0.6 * 5.04), 1e-3);
}

#[test]
fn the_kit_slows_everywhere() {
    let way = path(&[high(0.0, 0.0, 500.0), high(1000.0, 0.0, 650.0)]);
    let (light, heavy) =
        (both_ways(&way, &by(Profile::Foot), DAY), both_ways(&way, &by(Profile::FootWithKit), DAY));
    near(heavy.0.unwrap(), light.0.unwrap() as f64 / 0.9, 1e-4);
    near(heavy.1.unwrap(), light.1.unwrap() as f64 / 0.9, 1e-4);
}

#[test]
fn rain_slows_earth_and_leaves_the_road() {
    let street = both_ways(&road(|_| ()), &by(Profile::Foot), WET).0.unwrap();
    let earth = both_ways(&road(|t| t.surface = Some("earth".into())), &by(Profile::Foot), WET).0.unwrap();
    near(street, 1000.0 * 3600.0 / 5.04, 1e-4);
    near(earth, 1000.0 * 3600.0 / (0.7 * 5.04), 1e-4);
}

#[test]
fn every_model_is_directional_and_its_own() {
    let hill = path(&[high(0.0, 0.0, 500.0), high(500.0, 0.0, 600.0), high(1000.0, 0.0, 700.0)]);
    // Published speeds at ±20 %, scaled to 5 km/h on the level.
    for (model, up, down) in [
        (WalkingModel::Tobler, 2.50 * 5.0 / 5.04, 3.55 * 5.0 / 5.04),
        (WalkingModel::IrmischerClarke, 2.94 * 5.0 / 3.946, 3.57 * 5.0 / 3.946),
        (WalkingModel::Swiss, 1.86 * 5.0 / 4.204, 3.02 * 5.0 / 4.204),
    ] {
        let walking =
            WalkingSettings { model, flat_kmh: 5.0, climb_m_per_h: 5000.0, ..WalkingSettings::default() };
        let (there, back) = both_ways(&hill, &Travel::on_foot(&walking), DAY);
        near(there.unwrap(), 1000.0 * 3600.0 / up, 0.004);
        near(back.unwrap(), 1000.0 * 3600.0 / down, 0.004);
    }
}

#[test]
fn a_void_on_the_way_is_no_cliff() {
    let sound: Vec<Position> =
        (0..20_u32).map(|i| f64::from(i) * 20.0).map(|x| high(x, 0.0, 600.0 + x / 10.0)).collect();
    let mut holed = sound.clone();
    holed[8] = at(160.0, 0.0);
    holed[12] = high(240.0, 0.0, 0.0);
    holed[13] = high(260.0, 0.0, 0.0);
    holed[16] = high(320.0, 0.0, 760.0);
    let walk = |line: &[Position]| both_ways(&path(line), &by(Profile::Foot), DAY);
    let (sound, holed) = (walk(&sound), walk(&holed));
    near(holed.0.unwrap(), sound.0.unwrap() as f64, 1e-3);
    near(holed.1.unwrap(), sound.1.unwrap() as f64, 1e-3);
}

#[test]
fn agreement_with_a_flat_router_can_be_had_by_settings() {
    let walking = WalkingSettings {
        slopes: false,
        flat_kmh: 5.0,
        steps: 1.0,
        sac_time: [1.0; 6],
        hardest_sac: 6,
        ford_s: Seconds(0),
        surfaces: [("gravel".to_owned(), 0.75)].into(),
        ..WalkingSettings::default()
    };
    let line = [high(0.0, 0.0, 500.0), high(500.0, 0.0, 700.0), high(1000.0, 0.0, 510.0)];
    let hard = tagged(&line, |t| {
        t.highway = "steps".into();
        t.ford = true;
        t.sac_scale = Some(SacScale::DifficultAlpineHiking);
    });
    let gravel = tagged(&line, |t| t.surface = Some("gravel".into()));
    near(both_ways(&hard, &Travel::on_foot(&walking), DAY).0.unwrap(), 720_000.0, 1e-4);
    near(both_ways(&gravel, &Travel::on_foot(&walking), DAY).1.unwrap(), 960_000.0, 1e-4);
}

fn any_tags() -> impl Strategy<Value = TrailTags> {
    let highway =
        prop::sample::select(vec!["", "path", "track", "residential", "primary", "footway", "steps"]);
    let surface =
        prop::sample::select(vec![None, Some("asphalt"), Some("gravel"), Some("mud"), Some("ground")]);
    let grade = prop::sample::select(vec![None, Some("grade1"), Some("grade3"), Some("grade5")]);
    let sac =
        prop::sample::select(vec![None, Some(SacScale::Hiking), Some(SacScale::DemandingMountainHiking)]);
    let visible = prop::sample::select(vec![None, Some("good"), Some("bad"), Some("no")]);
    (highway, surface, grade, sac, visible, any::<[bool; 6]>()).prop_map(
        |(highway, surface, grade, sac, visible, [ford, lit, oneway, night, rain, bridge])| TrailTags {
            highway: highway.into(),
            surface: surface.map(Into::into),
            tracktype: grade.map(Into::into),
            sac_scale: sac,
            trail_visibility: visible.map(Into::into),
            ford,
            bridge,
            lit,
            oneway,
            foot_closed: Closed { at_night: night, after_rain: false },
            motor_closed: Closed { at_night: false, after_rain: rain },
            ..TrailTags::default()
        },
    )
}

fn any_line() -> impl Strategy<Value = Vec<Position>> {
    let ele = prop::option::weighted(0.8, prop_oneof![4 => 300.0..900.0_f64, 1 => Just(0.0)]);
    prop::collection::vec(ele, 2..12).prop_map(|elevations| {
        (0_u32..)
            .zip(elevations)
            .map(|(i, ele)| {
                let east = f64::from(i) * 40.0;
                ele.map_or_else(|| at(east, 0.0), |ele| high(east, 0.0, ele))
            })
            .collect()
    })
}

/// A setting as a file may have it, or as only code can make it.
fn odd() -> impl Strategy<Value = f64> {
    let named = vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -1.0, 1e300, 1e-300, 0.01, 1.0];
    prop_oneof![prop::sample::select(named), 0.01..20.0_f64]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_condition_makes_a_leg_faster(line in any_line(), tags in any_tags(), profile in 0..3_usize) {
        let trail = Trail { feature: 0, tags, line };
        let travel = by(Profile::ALL[profile]);
        let day = both_ways(&trail, &travel, DAY);
        for conditions in [NIGHT, WET, FOUL] {
            let (there, back) = both_ways(&trail, &travel, conditions);
            for (calm, foul) in [(day.0, there), (day.1, back)] {
                prop_assert!(foul.is_none() || calm.is_some_and(|calm| calm <= foul.unwrap()));
            }
            let both = both_ways(&trail, &travel, FOUL).0;
            prop_assert!(both.is_none() || there.is_some_and(|there| there <= both.unwrap()));
        }
    }

    #[test]
    fn nobody_climbs_faster_than_the_best_slope_allows(line in any_line(), model in 0..3_usize) {
        let model = [WalkingModel::Tobler, WalkingModel::IrmischerClarke, WalkingModel::Swiss][model];
        let walking = WalkingSettings { model, flat_kmh: 5.0, ..WalkingSettings::default() };
        let travel = Travel::on_foot(&walking);
        let flat: Vec<Position> = line.iter().map(|p| Position::new(p.lon(), p.lat(), None).unwrap()).collect();
        let level = both_ways(&path(&flat), &travel, DAY).0.unwrap();
        let (there, back) = both_ways(&path(&line), &travel, DAY);
        // Gently downhill is best: Tobler's gains 19 %, the others less.
        prop_assert!(there.unwrap() as f64 * 1.2 >= level as f64 && back.unwrap() as f64 * 1.2 >= level as f64);
        let climbs = line.iter().all(|p| p.ele().is_some())
            && line.windows(2).all(|w| w[1].ele() >= w[0].ele());
        prop_assert!(!climbs || there.unwrap() >= level - 1);
    }

    #[test]
    fn times_are_finite_for_any_settings(
        line in any_line(), tags in any_tags(), profile in 0..3_usize, values in prop::collection::vec(odd(), 12),
    ) {
        let mut settings = Settings::default();
        let [flat, slowest, steepest, climb, kit, dark, wet, steps, factor, paths, half, quarter] = values[..] else {
            return Err(TestCaseError::reject("twelve values"));
        };
        (settings.walking.flat_kmh, settings.walking.slowest_kmh) = (flat, slowest);
        (settings.walking.steepest, settings.walking.climb_m_per_h) = (steepest, climb);
        (settings.walking.kit, settings.walking.night_path, settings.walking.wet_path) = (kit, dark, wet);
        (settings.walking.steps, settings.riding.factor, settings.riding.paths_kmh) = (steps, factor, paths);
        (settings.riding.slope_half, settings.riding.slope_quarter) = (half, quarter);
        let trail = Trail { feature: 0, tags, line };
        let (there, back) = both_ways(&trail, &Travel::new(Profile::ALL[profile], &settings), FOUL);
        for ms in [there, back].into_iter().flatten() {
            prop_assert!(ms > 0);
        }
    }
}
