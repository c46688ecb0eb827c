//! Seeds, truths and policies, all with all.

use super::campaign::{World, run as campaign};
use super::measures::Measures;
use super::outing::Effort;
use super::place::Place;
use super::policy::Policy;
use super::report::{Report, Row, TruthKind, spec, summarise};
use super::statistics::mean;
use super::truth::Truth;
use super::{Profile, SimulateError};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// What to simulate.
#[derive(Debug, Clone)]
pub struct Options {
    /// Mountain or coast.
    pub profile: Profile,
    /// First seed.
    pub first_seed: u64,
    /// How many seeds.
    pub seeds: u64,
    /// Evenings of a campaign at most.
    pub evenings: usize,
    /// Policies to compare.
    pub policies: Vec<Policy>,
    /// Truths to compare them on.
    pub truths: Vec<TruthKind>,
    /// How hard the search works.
    pub effort: Effort,
    /// Seeds simulated at the same time; changes no figure.
    pub jobs: usize,
    /// Settings to try instead of the defaults, as paths and values.
    pub settings: Vec<(String, serde_json::Value)>,
}

/// What one seed came to.
struct Seed {
    people: f64,
    households: f64,
    truths: Vec<Vec<Row>>,
}

/// Simulates everything. `done` is called with the number of seeds finished.
pub fn run(options: &Options, done: &(dyn Fn(u64) + Sync)) -> Result<Report, SimulateError> {
    let next = AtomicU64::new(0);
    let finished = AtomicU64::new(0);
    let results: Mutex<Vec<(u64, Result<Seed, SimulateError>)>> = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..options.jobs.clamp(1, 64) {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= options.seeds {
                        break;
                    }
                    let result = seed(options, options.first_seed + number);
                    let failed = result.is_err();
                    if let Ok(mut results) = results.lock() {
                        results.push((number, result));
                    }
                    done(finished.fetch_add(1, Ordering::Relaxed) + 1);
                    if failed {
                        break;
                    }
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_default();
    results.sort_by_key(|&(number, _)| number);
    let seeds = results.into_iter().map(|(_, result)| result).collect::<Result<Vec<Seed>, _>>()?;
    let by_truth = |index: usize| -> Vec<Vec<Row>> {
        seeds.iter().filter_map(|seed| seed.truths.get(index).cloned()).collect()
    };
    let truths = options.truths.iter().enumerate();
    Ok(Report {
        profile: options.profile,
        seeds: (options.first_seed, options.first_seed + options.seeds.saturating_sub(1)),
        evenings: options.evenings,
        people: mean(&seeds.iter().map(|s| s.people).collect::<Vec<_>>()),
        households: mean(&seeds.iter().map(|s| s.households).collect::<Vec<_>>()),
        effort: options.effort,
        truths: truths.map(|(index, &truth)| summarise(truth, &by_truth(index))).collect(),
    })
}

fn seed(options: &Options, seed: u64) -> Result<Seed, SimulateError> {
    let mut place = Place::make(options.profile, seed)?;
    place.commune.settings = super::policy::changed(&place.commune.settings, &options.settings)?;
    let mut result = Seed {
        people: 0.0,
        households: place.commune.households.iter().filter(|h| !h.pending.is_empty()).count() as f64,
        truths: Vec::new(),
    };
    for &kind in &options.truths {
        let truth = Truth::draw(&place, spec(options.profile, seed, options.evenings, kind));
        let mut world = World::new(&place, &truth, options.effort)?;
        result.people = world.people.len() as f64;
        let mut rows = Vec::with_capacity(options.policies.len());
        for policy in options.policies.iter().filter(|p| kind == TruthKind::AsAssumed || p.misfit) {
            world.calibrated = policy.name.starts_with("ours");
            let made = campaign(&world, policy)?;
            let measures = Measures::of(&world, &made);
            rows.push(Row { policy: policy.name, measures, bins: made.bins });
        }
        result.truths.push(rows);
    }
    Ok(result)
}
