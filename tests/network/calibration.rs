//! Factors found again in legs made with known ones.

use crate::fixtures::{at, high, path, tagged};
use evening_rounds::base::Position;
use evening_rounds::commune::{Settings, Trail};
use evening_rounds::network::{
    Calibration, CalibrationError, Conditions, LeftOut, Network, Profile, TimedLeg, Travel, calibrate,
};

/// A hamlet: a road along the valley, earth tracks and paths up to houses on both sides.
fn hamlet() -> (Vec<Trail>, Vec<Position>) {
    let mut trails = Vec::new();
    let mut houses = Vec::new();
    let valley: Vec<Position> = (0..=12_u32).map(|i| high(f64::from(i) * 150.0, 0.0, 400.0)).collect();
    trails.push(tagged(&valley, |t| t.highway = "residential".into()));
    for i in 0..=12_u32 {
        let east = f64::from(i) * 150.0;
        let up = f64::from(i * 37 % 11) * 40.0 + 200.0;
        let line: Vec<Position> =
            (0..=8_u32).map(f64::from).map(|k| high(east, up * k / 8.0, 400.0 + up * k / 40.0)).collect();
        trails.push(if i % 3 == 0 {
            tagged(&line, |t| {
                t.highway = "track".into();
                t.surface = Some("earth".into());
            })
        } else {
            path(&line)
        });
        houses.push(at(east, up));
        houses.push(at(east + 5.0, 0.0));
    }
    (trails, houses)
}

/// A number from −1 to 1 that looks like chance.
fn noise(seed: u64) -> f64 {
    let mixed = (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 11;
    mixed as f64 / (1_u64 << 52) as f64 - 1.0
}

/// Legs that somebody would log who travels by `truth`.
fn legs(
    truth: &Settings,
    profile: Profile,
    trails: &[Trail],
    houses: &[Position],
    spread: f64,
) -> Vec<TimedLeg> {
    let mut legs = Vec::new();
    for (k, (night, wet)) in
        [(false, false), (true, false), (false, true), (true, true)].into_iter().enumerate()
    {
        let conditions = Conditions { night, wet };
        let matrix = Network::build(trails, &Travel::new(profile, truth), conditions).place(houses).matrix();
        for i in 0..60_usize {
            let (a, b) = (i * 7 % houses.len(), (i * 11 + 5 + k) % houses.len());
            let Some(ms) = matrix.get(a, b).filter(|&ms| ms > 60_000) else { continue };
            let row = legs.len() as u64 + 2;
            let minutes = ms as f64 / 60_000.0 * (1.0 + spread * noise(row * 4 + k as u64));
            legs.push(TimedLeg { row, from: houses[a], to: houses[b], minutes, conditions });
        }
    }
    legs
}

fn after(calibration: &Calibration, setting: &str) -> f64 {
    calibration.factors.iter().find(|f| f.setting == setting).unwrap().after
}

#[test]
fn known_factors_are_found_again_on_foot() {
    let (trails, houses) = hamlet();
    let mut truth = Settings::default();
    truth.walking.flat_kmh = 4.3;
    truth.walking.night_road = 0.9;
    truth.walking.night_path = 0.55;
    truth.walking.wet_path = 0.75;
    truth.walking.wet_earth = 0.6;
    let legs = legs(&truth, Profile::Foot, &trails, &houses, 0.1);
    assert!(legs.len() > 150, "{}", legs.len());
    let found = calibrate(&trails, &Settings::default(), Profile::Foot, &legs).unwrap();
    for (setting, value) in [
        ("walking.flat_kmh", 4.3),
        ("walking.night_road", 0.9),
        ("walking.night_path", 0.55),
        ("walking.wet_path", 0.75),
        ("walking.wet_earth", 0.6),
        ("walking.wet_road", 1.0),
    ] {
        let fitted = after(&found, setting);
        assert!((fitted / value - 1.0).abs() < 0.03, "{setting}: {fitted} is not {value}; {found:#?}");
    }
    assert!(found.error_after < 0.06 && found.error_after < found.error_before / 2.0, "{found:?}");
    assert_eq!((found.legs, found.left_out.len()), (legs.len(), 0));
    assert!(found.settled);
}

#[test]
fn known_factors_are_found_again_on_a_motorbike_and_with_the_kit() {
    let (trails, houses) = hamlet();
    let mut truth = Settings::default();
    truth.riding.factor = 0.8;
    truth.riding.night_road = 0.7;
    truth.walking.kit = 0.8;
    for (profile, setting, value) in [
        (Profile::Motorbike, "riding.factor", 0.8),
        (Profile::Motorbike, "riding.night_road", 0.7),
        (Profile::FootWithKit, "walking.kit", 0.8),
    ] {
        let legs = legs(&truth, profile, &trails, &houses, 0.05);
        let found = calibrate(&trails, &Settings::default(), profile, &legs).unwrap();
        let fitted = after(&found, setting);
        assert!((fitted / value - 1.0).abs() < 0.03, "{setting}: {fitted} is not {value}; {found:#?}");
    }
}

#[test]
fn what_the_legs_say_nothing_of_stays() {
    let (trails, houses) = hamlet();
    let mut truth = Settings::default();
    truth.walking.flat_kmh = 4.0;
    let mut legs = legs(&truth, Profile::Foot, &trails, &houses, 0.05);
    legs.retain(|leg| leg.conditions == Conditions::default());
    let found = calibrate(&trails, &Settings::default(), Profile::Foot, &legs).unwrap();
    for factor in &found.factors {
        let untouched = factor.setting != "walking.flat_kmh";
        assert_eq!(untouched, factor.legs == 0, "{factor:?}");
        assert_eq!(untouched, (factor.after - factor.before).abs() < 1e-12, "{factor:?}");
    }
    let changed = evening_rounds::calibrate::changed_settings(&found);
    let flat = changed["walking"]["flat_kmh"].as_f64().unwrap();
    assert!((flat / 4.0 - 1.0).abs() < 0.03, "{changed}");
    assert_eq!(changed["walking"].as_object().unwrap().len(), 1, "{changed}");
}

#[test]
fn wrong_rows_are_left_out_by_number() {
    let (trails, houses) = hamlet();
    let mut legs = legs(&Settings::default(), Profile::Foot, &trails, &houses, 0.05);
    legs[3].minutes *= 60.0;
    legs[5].minutes = f64::NAN;
    legs[7].to = legs[7].from;
    legs[9].to = at(0.0, 9000.0);
    let found = calibrate(&trails, &Settings::default(), Profile::Foot, &legs).unwrap();
    let rows: Vec<u64> = found.left_out.iter().map(|&(row, _)| row).collect();
    assert_eq!(rows, [5, 7, 9, 11]);
    assert!(matches!(found.left_out[0].1, LeftOut::FarOff { .. }), "{:?}", found.left_out);
    let kinds: Vec<LeftOut> = found.left_out[1..].iter().map(|&(_, why)| why).collect();
    assert_eq!(kinds, [LeftOut::Minutes, LeftOut::OnePlace, LeftOut::TooFar]);
}

#[test]
fn what_cannot_be_is_refused() {
    let (trails, houses) = hamlet();
    let mut legs = legs(&Settings::default(), Profile::Foot, &trails, &houses, 0.05);
    for leg in &mut legs {
        leg.minutes *= 3.5;
    }
    let refused = calibrate(&trails, &Settings::default(), Profile::Foot, &legs);
    assert!(
        matches!(refused, Err(CalibrationError::Implausible { setting: "walking.flat_kmh", .. })),
        "{refused:?}"
    );
    let few = calibrate(&trails, &Settings::default(), Profile::Foot, &legs[..4]);
    assert!(matches!(few, Err(CalibrationError::TooFew { usable: 4, .. })), "{few:?}");
}

#[test]
fn nothing_is_changed_where_nothing_is_off() {
    let (trails, houses) = hamlet();
    let legs = legs(&Settings::default(), Profile::Foot, &trails, &houses, 0.0);
    match calibrate(&trails, &Settings::default(), Profile::Foot, &legs) {
        Ok(found) => {
            for factor in &found.factors {
                assert!((factor.after - factor.before).abs() < 0.005, "{factor:?}");
            }
        }
        Err(refused) => assert!(matches!(refused, CalibrationError::NoBetter { .. }), "{refused:?}"),
    }
}
