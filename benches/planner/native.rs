//! The measurements.

use super::communes::{ordinary, week};
use super::mounts::mounted;
use evening_rounds::orienteering::{Part, Problem, Search};
use std::path::Path;
use std::time::{Duration, Instant};

const EVENINGS: u64 = 20;
const CANDIDATES: usize = 80;
const SEEDS: u64 = 5;
const LONG_RUNS: u64 = 10;
const SEEDS_OF_PARTS: u64 = 3;

pub(crate) fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let number = |at: usize, without: f64| words.get(at).and_then(|w| w.parse().ok()).unwrap_or(without);
    match words.first().map(String::as_str) {
        Some("evenings") => evenings(number(1, 0.3), number(2, 6.0)),
        Some("week") => one_week(number(1, 60.0), number(2, 600.0)),
        Some("riding") => riding(number(1, 5.0), number(2, 60.0), number(3, 3.0) as u64),
        Some("parts") => parts(number(1, 25_000.0) as u64),
        _ => println!("say what to measure: evenings, week, riding or parts"),
    }
}

/// What a search finds in so much time, and the rounds that it makes.
fn found(mut search: Search, seconds: f64) -> (i64, u64) {
    let (begun, time) = (Instant::now(), Duration::from_secs_f64(seconds));
    while begun.elapsed() < time {
        search.step(50);
    }
    (search.worth(), search.done())
}

fn below(best: i64, worth: f64) -> f64 {
    (best as f64 - worth) / best as f64 * 100.0
}

fn evenings(seconds: f64, long: f64) {
    println!("{SEEDS} seeds of {seconds} s against the best of {LONG_RUNS} runs of {long} s");
    let (mut sum, mut worst) = (0.0, 0.0_f64);
    for number in 1..=EVENINGS {
        let problem = ordinary(number, CANDIDATES);
        let run = |seed, seconds| found(Search::new(problem.clone(), seed).unwrap(), seconds);
        let best = (101..101 + LONG_RUNS).map(|seed| run(seed, long).0).max().unwrap();
        let short: Vec<(i64, u64)> = (1..=SEEDS).map(|seed| run(seed, seconds)).collect();
        let gaps: Vec<f64> = short.iter().map(|&(worth, _)| below(best, worth as f64)).collect();
        let rounds = short.iter().map(|s| s.1).sum::<u64>() / SEEDS;
        let (mean, most) =
            (gaps.iter().sum::<f64>() / gaps.len() as f64, gaps.iter().copied().fold(0.0, f64::max));
        println!(
            "evening {number:2}: {} candidates, best {:.3}, mean gap {mean:.3} %, worst {most:.3} %, {rounds} rounds",
            problem.visits.len(),
            best as f64 / 1000.0
        );
        (sum, worst) = (sum + mean, worst.max(most));
    }
    println!("mean gap {:.3} %, worst {worst:.3} %", sum / EVENINGS as f64);
}

fn riding(seconds: f64, long: f64, evenings: u64) {
    for number in 1..=evenings {
        let problem = mounted(number, 100);
        let mut on_foot = problem.clone();
        on_foot.shifts.iter_mut().for_each(|shift| shift.vehicle = None);
        let walked = found(Search::new(on_foot, 1).unwrap(), seconds);
        let (best, rounds) = found(Search::new(problem.clone(), 101).unwrap(), long);
        let short: Vec<(i64, u64)> =
            (1..=SEEDS).map(|seed| found(Search::new(problem.clone(), seed).unwrap(), seconds)).collect();
        let gaps: Vec<f64> = short.iter().map(|&(worth, _)| below(best, worth as f64)).collect();
        let most = gaps.iter().copied().fold(f64::MIN, f64::max);
        println!(
            "evening {number}: {} candidates, {long} s {:.3} ({rounds} rounds); {seconds} s: mean gap {:.3} %, worst {most:.3} %, \
             {} rounds; everything on foot {:.3}, {} rounds",
            problem.visits.len(),
            best as f64 / 1000.0,
            gaps.iter().sum::<f64>() / gaps.len() as f64,
            short.iter().map(|s| s.1).sum::<u64>() / SEEDS,
            walked.0 as f64 / 1000.0,
            walked.1
        );
    }
}

fn one_week(seconds: f64, long: f64) {
    for seed in [1, 2] {
        let problem = week(seed, 1000);
        println!("week {seed}: {} candidates, {} team-evenings", problem.visits.len(), problem.shifts.len());
        let begun = Instant::now();
        let mut search = Search::new(problem, seed).unwrap();
        let mut told = Vec::new();
        for at in [seconds / 6.0, seconds / 2.0, seconds, long / 2.0, long] {
            while begun.elapsed().as_secs_f64() < at {
                search.step(50);
            }
            told.push((at, search.worth(), search.done()));
        }
        let best = search.worth();
        for (at, worth, rounds) in told {
            let gap = below(best, worth as f64);
            println!("  {at:5.0} s: {:.3}, {gap:.2} % below, {rounds} rounds", worth as f64 / 1000.0);
        }
    }
}

/// Instances of several families, none of them among those that are compared with others: name, teams.
const FILES: [(&str, Option<usize>); 10] = [
    ("toptw/pr03.txt", Some(3)),
    ("toptw/pr09.txt", Some(2)),
    ("toptw/pr15.txt", Some(1)),
    ("toptw/r107.txt", Some(4)),
    ("toptw/rc103.txt", Some(3)),
    ("toptw/c203.txt", Some(1)),
    ("toptw/r209.txt", Some(2)),
    ("toptw/rc205.txt", Some(2)),
    ("top/p4.2.i.txt", None),
    ("top/p7.3.o.txt", None),
];

fn parts(rounds: u64) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/benchmarks");
    let mut problems: Vec<(String, Problem)> = Vec::new();
    for (name, teams) in FILES {
        let Ok(bytes) = std::fs::read(folder.join(name)) else {
            println!("left out: there is no {name}");
            continue;
        };
        let name = name.rsplit('/').next().unwrap_or(name);
        let instance = evening_rounds::solve::read(&bytes, name, None, teams).unwrap();
        problems.push((name.to_owned(), instance.problem));
    }
    problems.extend((1..=3).map(|seed| (format!("evening of 250, {seed}"), ordinary(seed, 250))));
    problems.push(("week of 400".to_owned(), week(1, 400)));
    // For each problem the mean worth, and the time of all.
    let run = |part: Option<Part>| -> (Vec<f64>, f64) {
        let begun = Instant::now();
        let of = |problem: &Problem| {
            let found = |seed| {
                let search = Search::new(problem.clone(), seed).unwrap();
                let mut search = part.map_or_else(|| search.clone(), |part| search.clone().without(part));
                search.step(rounds);
                search.worth() as f64
            };
            (1..=SEEDS_OF_PARTS).map(found).sum::<f64>() / SEEDS_OF_PARTS as f64
        };
        (problems.iter().map(|(_, problem)| of(problem)).collect(), begun.elapsed().as_secs_f64())
    };
    let (whole, time) = run(None);
    println!("{rounds} rounds, {SEEDS_OF_PARTS} seeds, {} problems\n", problems.len());
    println!("| without | mean loss % | most | where | time |\n|---|---:|---:|---|---:|");
    for (name, part) in Part::ALL {
        let (worths, took) = run(Some(part));
        let loss = worths.iter().zip(&whole).map(|(part, whole)| (whole - part) / whole * 100.0);
        let losses: Vec<f64> = loss.collect();
        let average = losses.iter().sum::<f64>() / losses.len() as f64;
        let named = losses.iter().zip(&problems).map(|(&loss, (name, _))| (loss, name));
        let (most, at) = named.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        println!("| {name} | {average:.2} | {most:.2} | {at} | × {:.2} |", took / time);
    }
}
