//! The truth against what the field says.

use super::*;
use crate::simulate::place::Place;
use crate::simulate::stream::{Purpose, Stream};

const EVENINGS: usize = 100;

fn truth(profile: Profile, seed: u64) -> Truth {
    let spec = TruthSpec { profile, seed, evenings: EVENINGS, trip_days: constants::FOREST_DAYS };
    Truth::draw(&Place::make(profile, seed).unwrap(), spec)
}

/// Share met at the first, second, … of six knocks at a random minute of the evening, three evenings apart, among those
/// that no knock has met before.
fn met_by_try(truth: &Truth) -> Vec<f64> {
    let (mut met, mut tried) = ([0_usize; 6], [0_usize; 6]);
    for household in 0..truth.households.len() {
        for run in 0..5 {
            let mut dice = Stream::new(truth.spec.seed, Purpose::Commune, 77 + run, household);
            let first = dice.between(0, 80) as usize;
            for attempt in 0..6 {
                tried[attempt] += 1;
                if truth.is_home(household, first + 3 * attempt, dice.between(18 * 60, 20 * 60 + 45)) {
                    met[attempt] += 1;
                    break;
                }
            }
        }
    }
    met.iter().zip(tried).map(|(&m, t)| m as f64 / t as f64).collect()
}

/// Two of three are met at the first knock in the evening, and the hard ones at one knock in four or five.
#[test]
fn the_share_met_falls_from_try_to_try_as_the_field_says() {
    for profile in [Profile::Mountain, Profile::Coastal] {
        let met = met_by_try(&truth(profile, 2001));
        assert!((0.58..0.74).contains(&met[0]), "{profile:?} {met:?}");
        assert!(met[1] < met[0] - 0.1, "{profile:?} {met:?}");
        let late = f64::midpoint(met[3], met[4]);
        assert!((0.15..0.40).contains(&late), "{profile:?} {met:?}");
    }
}

#[test]
fn trips_are_as_long_as_the_truth_says_and_neighbours_leave_together() {
    let truth = truth(Profile::Mountain, 2002);
    let mut together = 0;
    let mut trips = 0;
    for house in &truth.households {
        for pair in house.away.windows(2) {
            assert!(pair[0].back <= pair[1].left, "spells overlap: {pair:?}");
        }
        for away in house.away.iter().filter(|a| a.reason == AbsenceReason::Forest && a.left > 0) {
            trips += 1;
            let others = truth.households.iter().flat_map(|h| &h.away);
            together +=
                usize::from(others.filter(|o| o.party == away.party && o.left == away.left).count() > 1);
            // A trip that runs into another stay is longer; none is shorter.
            assert!(away.back - away.left >= constants::FOREST_DAYS.0, "{away:?}");
        }
    }
    assert!(trips > 50 && together * 2 > trips, "{together} of {trips} trips are made together");
}

#[test]
fn the_same_seed_draws_the_same_truth_and_another_another() {
    let summary = |seed| {
        let truth = truth(Profile::Coastal, seed);
        truth.households.iter().map(|h| (h.class, h.away.clone(), h.papers.clone())).collect::<Vec<_>>()
    };
    assert_eq!(summary(2003), summary(2003));
    assert_ne!(summary(2003), summary(2004));
}
