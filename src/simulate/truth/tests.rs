//! The truth against what the field says.

use super::*;
use crate::simulate::place::Place;
use crate::simulate::stream::{Purpose, Stream};

const EVENINGS: usize = 120;

fn spec(profile: Profile, seed: u64) -> TruthSpec {
    TruthSpec { profile, seed, evenings: EVENINGS, trip_days: constants::FOREST_DAYS }
}

fn truths(profile: Profile) -> Vec<Truth> {
    (2001..2003).map(|seed| Truth::draw(&Place::make(profile, seed).unwrap(), spec(profile, seed))).collect()
}

/// Share met at the first, second, … of six knocks at a random minute of the evening, three evenings apart, among those
/// that no knock has met before.
fn met_by_try(truths: &[Truth]) -> Vec<f64> {
    let (mut met, mut tried) = ([0_usize; 6], [0_usize; 6]);
    for truth in truths {
        for household in 0..truth.households.len() {
            let mut dice = Stream::new(truth.spec.seed, Purpose::Commune, 77, household);
            let first = dice.between(0, 90) as usize;
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

#[test]
fn the_share_met_falls_from_try_to_try_as_the_field_says() {
    for profile in [Profile::Mountain, Profile::Coastal] {
        let truths = truths(profile);
        println!("{profile:?} {:?}", met_by_try(&truths));
        for class in [Class::Steady, Class::Busy, Class::UsuallyAway] {
            let (mut away, mut home, mut all) = (0, 0, 0);
            for t in &truths { for h in 0..t.households.len() { if t.households[h].class == class { for e in 0..EVENINGS {
                all += 1; away += usize::from(t.away(h, e).is_some()); home += usize::from(t.is_home(h, e, 19*60));
            }}}}
            println!("{class:?} away {:.2} home at 19 {:.2}", away as f64/all as f64, home as f64/all as f64);
        }
    }
}
