//! Problems of invented communes, larger and more of them than the sample.

use evening_rounds::base::days_after;
use evening_rounds::evening::{Evening, PlanRequest};
use evening_rounds::generate::{EVENING, Files, Spec, sample};
use evening_rounds::import::NamedFile;
use evening_rounds::network::TimeMatrix;
use evening_rounds::orienteering::{Problem, Shift, Slot, Visit};
use evening_rounds::session::{Loaded, load};
use fixedbitset::FixedBitSet;

/// Teams of every commune here.
const TEAMS: usize = 3;
const DAY_MS: i64 = 86_400_000;

fn commune(seed: u64, households: usize, hamlets: usize) -> Loaded {
    loaded(&sample(&Spec { seed, households, hamlets, teams: TEAMS }).unwrap())
}

pub(crate) fn loaded(files: &Files) -> Loaded {
    let named =
        |(name, text): &(String, String)| NamedFile { name: name.clone(), bytes: text.clone().into() };
    load(&files.iter().map(named).collect::<Vec<_>>()).0.unwrap()
}

fn evening(loaded: &Loaded, days: i64) -> Evening {
    let date = days_after(EVENING, days).to_string();
    let request: PlanRequest = serde_json::from_value(serde_json::json!({ "date": date })).unwrap();
    Evening::prepare(&loaded.commune, &loaded.ground, &request).unwrap()
}

/// An ordinary evening: three teams, and about so many households that may be visited.
pub(crate) fn ordinary(seed: u64, candidates: usize) -> Problem {
    ordinary_commune(seed, candidates).1
}

/// The same with its commune's files.
pub(crate) fn ordinary_commune(seed: u64, candidates: usize) -> (Files, Problem) {
    let (mut households, mut best) = (candidates * 3 / 2, (Files::default(), Problem::default()));
    for _ in 0..6 {
        let files = sample(&Spec { seed, households, hamlets: 4, teams: TEAMS }).unwrap();
        let problem = evening(&loaded(&files), 0).problem;
        let found = problem.visits.len();
        if found.abs_diff(candidates) < best.1.visits.len().abs_diff(candidates) {
            best = (files, problem);
        }
        households = (households * candidates / found.max(1)).clamp(candidates, 20 * candidates);
    }
    best
}

/// Seven evenings of three teams in a commune of so many households; each is visited once at most.
pub(crate) fn week(seed: u64, households: usize) -> Problem {
    let loaded = commune(seed, households, 12);
    let evenings: Vec<Evening> = (0..7).map(|days| evening(&loaded, days)).collect();
    let mut able: Vec<usize> = evenings.iter().flat_map(|e| e.visit_household.iter().copied()).collect();
    able.sort_unstable();
    able.dedup();
    let node = |household: &usize| 2 * TEAMS + able.binary_search(household).unwrap();
    let blank = |household: &usize| Visit {
        node: node(household),
        service: 0,
        slots: Vec::new(),
        shifts: FixedBitSet::new(),
        must: false,
        takes: Vec::new(),
        liking: Vec::new(),
        parking: Vec::new(),
    };
    let mut week = Problem { visits: able.iter().map(blank).collect(), ..Problem::default() };
    for (number, evening) in evenings.iter().enumerate() {
        let later = number as i64 * DAY_MS;
        let nodes: Vec<usize> = (0..2 * TEAMS).chain(evening.visit_household.iter().map(node)).collect();
        let mut matrix = TimeMatrix::without_ways(2 * TEAMS + able.len());
        for (a, &from) in nodes.iter().enumerate() {
            for (b, &to) in nodes.iter().enumerate() {
                if let Some(way) = evening.problem.matrices[0].get(a, b) {
                    matrix.set(from, to, way as u32);
                }
            }
        }
        week.matrices.push(matrix);
        week.shifts.extend(evening.problem.shifts.iter().map(|shift| Shift {
            evening: number,
            matrix: number,
            departure: shift.departure + later,
            back_by: shift.back_by + later,
            ..shift.clone()
        }));
        for (visit, household) in evening.problem.visits.iter().zip(&evening.visit_household) {
            let whole = &mut week.visits[able.binary_search(household).unwrap()];
            whole.service = whole.service.max(visit.service);
            let later = |slot: &Slot| Slot { open: slot.open + later, close: slot.close + later, ..*slot };
            whole.slots.extend(visit.slots.iter().map(later));
            whole.shifts.grow(7 * TEAMS);
            whole.shifts.extend((0..TEAMS).filter(|&t| visit.allows(t)).map(|t| number * TEAMS + t));
        }
    }
    week.check().unwrap();
    week
}
