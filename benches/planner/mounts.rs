//! Evenings on an artificial map where roads end and houses lie beyond them.

use super::communes::ordinary;
use evening_rounds::network::TimeMatrix;
use evening_rounds::orienteering::{Problem, Vehicle};

/// Metres between two places to park along a road.
const STEP: f64 = 400.0;
/// Places to park along a road.
const PARKS: usize = 12;
/// Roads that leave the middle of the commune.
const ROADS: usize = 5;
/// Places to park that a house may be visited from.
const CLOSE: usize = 5;
/// Metres a second, on foot by paths that wind, and on the motorbike.
const ON_FOOT: f64 = 1.0 / 1.4;
const RIDING: f64 = 4.0;

/// The households and teams of an ordinary evening on another map: roads like the spokes of a wheel, houses up to 900 m
/// from them. All teams set out in the middle with a motorbike.
pub(crate) fn mounted(seed: u64, candidates: usize) -> Problem {
    let mut problem = ordinary(seed, candidates);
    let mut state = seed;
    let mut chance = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64 / (1_u64 << 24) as f64
    };
    // The middle, the places to park, the houses.
    let at = |road: f64, along: f64, beside: f64| {
        let (sin, cos) = libm::sincos(road * std::f64::consts::TAU / ROADS as f64);
        (along * cos - beside * sin, along * sin + beside * cos)
    };
    let mut places = vec![(0.0, 0.0)];
    let parks = (0..ROADS).flat_map(|road| (1..=PARKS).map(move |n| (road as f64, n as f64 * STEP)));
    places.extend(parks.map(|(road, along)| at(road, along, 0.0)));
    let houses = places.len();
    for _ in &problem.visits {
        let road = (chance() * ROADS as f64).floor();
        let along = (0.1 + chance()) * STEP * PARKS as f64;
        places.push(at(road, along, (chance() - 0.5) * 1800.0));
    }
    let (mut walking, mut riding) =
        (TimeMatrix::without_ways(places.len()), TimeMatrix::without_ways(places.len()));
    let seconds = |metres: f64, speed: f64| (metres / speed).ceil() as u32 * 1000;
    for (a, from) in places.iter().enumerate() {
        for (b, to) in places.iter().enumerate() {
            walking.set(a, b, seconds(libm::hypot(from.0 - to.0, from.1 - to.1), ON_FOOT));
            if a.max(b) < houses {
                let along = |n: usize| n.checked_sub(1).map_or((0, 0), |n| (1 + n / PARKS, 1 + n % PARKS));
                let ((one, near), (other, far)) = (along(a), along(b));
                let steps = if one == other { near.abs_diff(far) } else { near + far };
                riding.set(a, b, seconds(steps as f64 * STEP, RIDING));
            }
        }
    }
    for (number, visit) in problem.visits.iter_mut().enumerate() {
        visit.node = houses + number;
        let mut near: Vec<usize> = (0..houses).collect();
        near.sort_by_key(|&park| walking.get(park, visit.node));
        near.truncate(CLOSE);
        visit.parking = near;
    }
    for shift in &mut problem.shifts {
        (shift.matrix, shift.start, shift.end) = (0, 0, 0);
        shift.vehicle = Some(Vehicle { matrix: 1, stands: 0, mount: 60_000, park: 60_000 });
    }
    problem.matrices = vec![walking, riding];
    problem.check().unwrap();
    problem
}
