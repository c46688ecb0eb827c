//! Invented campaigns: evening after evening in an invented commune with a hidden truth, to compare ways of choosing
//! whom to visit. Native only.
//!
//! Every policy sees what officers would know and keeps the same hard rules; the truth is the same for all of them.

mod calibration;
mod campaign;
mod door;
mod outing;
mod place;
pub mod policy;
mod record;
mod reports;
mod stream;
mod truth;

pub use truth::{Class, TruthSpec};

/// The kind of commune.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Scattered houses on slopes, forest trips, field huts.
    Mountain,
    /// Close houses on flat land, boats.
    Coastal,
}

/// Why a campaign cannot be simulated.
#[derive(Debug, thiserror::Error)]
pub enum SimulateError {
    /// The commune could not be made.
    #[error(transparent)]
    Generate(#[from] crate::generate::GenerateError),
    /// The commune made cannot be read: a fault of the program.
    #[error("the invented commune has {problems} problems and cannot be used")]
    Commune {
        /// How many.
        problems: usize,
    },
    /// An evening cannot be planned.
    #[error(transparent)]
    Evening(#[from] crate::evening::EveningError),
}

/// Prints one line for each policy and seed: for trying things out.
pub fn probe(profile: Profile, seeds: std::ops::Range<u64>, effort: outing::Effort, names: &[&str]) -> Result<(), SimulateError> {
    for seed in seeds {
        let place = place::Place::make(profile, seed)?;
        let spec = TruthSpec { profile, seed, evenings: 150, trip_days: truth::constants::FOREST_DAYS };
        let truth = truth::Truth::draw(&place.commune, spec);
        let mut world = campaign::World::new(&place, &truth, effort)?;
        world.calibrated = true;
        for policy in policy::POLICIES.iter().filter(|p| names.is_empty() || names.contains(&p.name)) {
            let begun = std::time::Instant::now();
            let c = campaign::run(&world, policy)?;
            let mut done: Vec<usize> = c.done.iter().map(|d| d.unwrap_or(150)).collect();
            done.sort_unstable();
            let at = |share: f64| done[((done.len() as f64 * share).ceil() as usize).max(1) - 1];
            let vain = c.knocks.iter().filter(|k| k.outcome.is_absence()).count();
            println!("{seed} {:18} n={} 50%={} 90%={} 95%={} 100%={} knocks={} vain={} walked={:.0}h searches={} ece={:.3} {:.1}s",
                policy.name, done.len(), at(0.5), at(0.9), at(0.95), at(1.0), c.knocks.len(), vain, c.walked as f64/3.6e6, c.searches, c.bins.error(), begun.elapsed().as_secs_f64());
        }
    }
    Ok(())
}
pub use outing::Effort;

/// Who is left at the end.
pub fn left(profile: Profile, seed: u64, effort: outing::Effort, name: &str) -> Result<(), SimulateError> {
    let place = place::Place::make(profile, seed)?;
    let spec = TruthSpec { profile, seed, evenings: 150, trip_days: truth::constants::FOREST_DAYS };
    let truth = truth::Truth::draw(&place.commune, spec);
    let world = campaign::World::new(&place, &truth, effort)?;
    let Some(policy) = policy::policy(name) else { return Ok(()) };
    let c = campaign::run(&world, &policy)?;
    for (p, d) in world.people.iter().zip(&c.done) {
        if d.is_none_or(|d| d > 40) {
            let h = &place.commune.households[p.household];
            let t = &truth.households[p.household];
            let knocks: Vec<String> = c.knocks.iter().filter(|k| k.household == p.household).map(|k| format!("{}:{:?}", k.evening, k.outcome)).collect();
            let home: Vec<i64> = (36..42).map(|q| (0..150).filter(|&e| truth.is_home(p.household, e, q*30+15)).count() as i64).collect();
            println!("{} {:?} {:?} away={:?} from={:?}min lang={} needs={:?} rules={:?} att={:?} home={home:?} {knocks:?}", h.id.as_str(), t.class, d, t.away.iter().map(|a| a.back.min(150)-a.left.max(0)).filter(|x| *x>0).sum::<i64>(), place.from_start(p.household).map(|m| m/60000), h.language.as_str(), h.needs, h.rules.windows.len() + usize::from(h.rules.call_first)*10, t.papers.attitude);
        }
    }
    Ok(())
}
