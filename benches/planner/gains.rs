//! What riding, parking and walking in loops brings beside simpler ways to use a motorbike, at equal hours.

use super::communes::loaded;
use evening_rounds::evening::{Evening, PlanRequest};
use evening_rounds::generate::{EVENING, Files, Spec, on_buildings, on_roads, sample, with_motorbikes};
use evening_rounds::network::TimeMatrix;
use evening_rounds::orienteering::{Bound, Problem, Search, Shift};
use std::path::Path;
use std::time::{Duration, Instant};

const TEAMS: usize = 3;
/// Prices that are tried to prove how much there is to gain at most.
const BOUND_ROUNDS: u32 = 60;

/// The evening's problem of a commune whose teams all have motorbikes.
fn ridden(files: Files) -> Problem {
    let loaded = loaded(&with_motorbikes(files, TEAMS).unwrap());
    let request: PlanRequest =
        serde_json::from_value(serde_json::json!({ "date": EVENING.to_string() })).unwrap();
    Evening::prepare(&loaded.commune, &loaded.ground, &request).unwrap().problem
}

/// Everything on foot.
fn on_foot(problem: &Problem) -> Problem {
    let mut problem = problem.clone();
    problem.shifts.iter_mut().for_each(|shift| shift.vehicle = None);
    problem
}

/// Every house by itself: to the parking place nearest to it, to the door, back, and on. Problems here have one walking and
/// one riding matrix for all shifts.
fn one_by_one(problem: &Problem) -> Problem {
    let vehicle = problem.shifts[0].vehicle.clone().unwrap();
    let (walks, rides) = (&problem.matrices[problem.shifts[0].matrix], &problem.matrices[vehicle.matrix]);
    let mut matrix = TimeMatrix::without_ways(walks.size());
    // Where a team is, and where its vehicle stands then.
    let bases = problem.shifts.iter().flat_map(|s: &Shift| [(s.start, s.start), (s.end, s.end)]);
    let doors = problem.visits.iter().filter_map(|v| {
        let near = v.parking.iter().copied();
        let nearest = near.min_by_key(|&p| (walks.get(p, v.node).unwrap_or(i64::MAX), p))?;
        Some((v.node, nearest))
    });
    let places: Vec<(usize, usize)> = bases.chain(doors).collect();
    for &(from, stood) in &places {
        for &(to, stands) in &places {
            let ride = if stood == stands {
                Some(0)
            } else {
                rides.get(stood, stands).map(|ride| vehicle.mount + ride + vehicle.park)
            };
            let parts = (walks.get(from, stood), ride, walks.get(stands, to));
            if let (Some(off), Some(ride), Some(on)) = parts
                && from != to
            {
                matrix.set(from, to, (off + ride + on) as u32);
            }
        }
    }
    let mut problem = on_foot(problem);
    problem.shifts.iter_mut().for_each(|shift| shift.matrix = 0);
    problem.matrices = vec![matrix];
    problem
}

/// From every house back to the vehicle before the next, which may be at the best of its places.
fn back_each_time(problem: &Problem) -> Problem {
    let mut problem = problem.clone();
    let walking = problem.shifts[0].matrix;
    let walks = problem.matrices[walking].clone();
    for a in &problem.visits {
        for b in problem.visits.iter().filter(|b| b.node != a.node) {
            let by = a
                .parking
                .iter()
                .filter(|p| b.parking.contains(p))
                .chain(problem.shifts.iter().flat_map(|shift| [&shift.start, &shift.end]));
            let way = by.filter_map(|&p| Some(walks.get(a.node, p)? + walks.get(p, b.node)?)).min();
            let way = way.map_or(TimeMatrix::NO_WAY, |way| way as u32);
            problem.matrices[walking].set(a.node, b.node, way);
        }
    }
    problem
}

fn found(problem: Problem, seconds: f64) -> f64 {
    let mut search = Search::new(problem, 1).unwrap();
    let (begun, time) = (Instant::now(), Duration::from_secs_f64(seconds));
    while begun.elapsed() < time {
        search.step(50);
    }
    search.worth() as f64 / 1000.0
}

/// What no plan of a problem can be worth more than, given what the best known one is worth.
fn at_most(problem: Problem, known: f64) -> f64 {
    let mut bound = Bound::new(problem, (known * 1000.0) as i64).unwrap();
    bound.step(BOUND_ROUNDS);
    bound.best() as f64 / 1000.0
}

/// Compares on twenty invented valleys and on real maps where they are there.
pub(crate) fn gains(seconds: f64) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let text = |name: &str| std::fs::read_to_string(data.join(name)).ok();
    let mut communes: Vec<(String, Files)> = Vec::new();
    let spec = Spec { seed: 1, households: 200, hamlets: 8, teams: TEAMS };
    match (text("ordino/households.geojson"), text("ordino/trails.geojson")) {
        (Some(houses), Some(trails)) => {
            communes.push(("ordino".to_owned(), on_buildings(&houses, &trails, &spec).unwrap()));
        }
        _ => println!("left out: there is no ordino"),
    }
    match text("ba-che/trails.geojson") {
        Some(trails) => communes.push(("ba-che".to_owned(), on_roads(&trails, &spec).unwrap())),
        None => println!("left out: there is no ba-che"),
    }
    for seed in 1..=20 {
        let spec = Spec { seed, households: 160, hamlets: 6, teams: TEAMS };
        communes.push((format!("valley {seed}"), sample(&spec).unwrap()));
    }
    println!("{seconds} s each; worth of the plan in points\n");
    println!(
        "| commune | candidates | on foot | one by one | back each time | ride, park, walk | beside the best of them | any plan at most |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    let (mut sum, mut most) = (Vec::new(), Vec::new());
    for (name, files) in communes {
        let problem = ridden(files);
        let ours = found(problem.clone(), seconds);
        let at_most = at_most(problem.clone(), ours);
        let others = [on_foot(&problem), one_by_one(&problem), back_each_time(&problem)];
        let others = others.map(|problem| found(problem, seconds));
        let best = others.into_iter().fold(0.0, f64::max);
        let beside = |worth: f64| (worth / best - 1.0) * 100.0;
        let (gain, possible) = (beside(ours), beside(at_most));
        let [foot, one, back] = others;
        let visits = problem.visits.len();
        println!(
            "| {name} | {visits} | {foot:.1} | {one:.1} | {back:.1} | {ours:.1} | {gain:+.1} % | {possible:+.1} % |"
        );
        sum.push(gain);
        most.push(possible);
    }
    let least = sum.iter().copied().fold(f64::INFINITY, f64::min);
    let mean = |of: &[f64]| of.iter().sum::<f64>() / of.len() as f64;
    println!("\nmean {:+.1} %, least {least:+.1} %; of any plan at most {:+.1} %", mean(&sum), mean(&most));
}
