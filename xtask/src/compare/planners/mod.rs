//! `cargo xtask compare --set …`: the search beside other planners and beside the best values known, on collections of
//! instances of the orienteering problem.
//!
//! `best` reads what is known, `cases` says which instances make a set, `runs` runs a planner and has its answer checked
//! by the collection's own checker, `report` prints what came of it.

mod best;
mod cases;
mod report;
mod runs;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, mpsc};

use super::ours::Ours;
use crate::error::Error;
use crate::process::Run;
use crate::project::Project;
use cases::Case;
pub(crate) use cases::Set;
use runs::{Planner, Runner};

/// What to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// Whether to take only a part of each set, and the shortest time.
    pub quick: bool,
    /// One run of each planner for each.
    pub seeds: Vec<u64>,
    /// Which sets.
    pub sets: Vec<Set>,
    /// Whether other planners run, too.
    pub rivals: bool,
    /// How many run at once, each on a core of its own.
    pub jobs: usize,
    /// Folder with the collections, from the repository's root.
    pub folder: PathBuf,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            quick: false,
            seeds: vec![1],
            sets: Set::ALL.to_vec(),
            rivals: true,
            jobs: 1,
            folder: "../shared/benchmarks".into(),
        }
    }
}

/// One run to be made.
#[derive(Debug, Clone)]
struct Job {
    /// Which case, by index.
    case: usize,
    planner: Planner,
    seed: u64,
}

/// What came of one run.
#[derive(Debug, Clone)]
struct Outcome {
    case: usize,
    planner: Planner,
    seed: u64,
    /// The prize that the checker found; `None` when the planner ended without an answer.
    prize: Option<f64>,
    /// Where the answer is.
    answer: PathBuf,
}

/// Runs the comparison and prints it.
pub(crate) fn run(project: &Project, options: &Options) -> Result<(), Error> {
    let folder = project.root().join(&options.folder);
    if !folder.join("peers/check.py").is_file() {
        let place = folder.display();
        return Err(Error::Missing(format!(
            "{place}: no collections of instances here (there would be peers/check.py). Name their folder with --folder."
        )));
    }
    let cache = project.compare_cache().join("planners");
    for part in ["instances", "answers", "found"] {
        let part = cache.join(part);
        std::fs::create_dir_all(&part).map_err(Error::file(&part))?;
    }
    let cases = cases::of(&folder, &cache, options)?;
    let python =
        if options.rivals && cases.iter().any(Case::with_rivals) { Some(rivals(&folder)?) } else { None };
    let ours = Ours::build(project, &cache)?;
    let runner = Runner { program: ours.program().to_owned(), python, folder, cache };
    let jobs = jobs(&cases, options);
    let seconds: u64 = jobs.iter().filter_map(|job| Some(u64::from(cases.get(job.case)?.seconds))).sum();
    let minutes = seconds.div_ceil(60 * options.jobs as u64);
    println!("{} runs on {} instances, about {minutes} minutes", jobs.len(), cases.len());
    let (outcomes, ended) = work(&runner, &cases, jobs, options.jobs);
    report::print(&cases, &outcomes);
    report::keep_better(&runner.cache, &cases, &outcomes)?;
    ended
}

/// The Python with the other planners, installed by the collection's own script when it is not there.
fn rivals(folder: &Path) -> Result<PathBuf, Error> {
    let home = std::env::var_os("PEERS_HOME").map(PathBuf::from).or_else(|| {
        let home = std::env::var_os("HOME").map(PathBuf::from);
        home.map(|home| home.join(".cache/evening-rounds-peers"))
    });
    let home = home.ok_or_else(|| {
        Error::Missing(
            "Neither PEERS_HOME nor HOME says where to install other planners; see --no-rivals.".into(),
        )
    })?;
    let python = home.join("venv/bin/python");
    if !python.is_file() || !home.join("cargo/bin/vrp-cli").is_file() {
        println!("Installing other planners into {} (minutes; --no-rivals leaves them out)", home.display());
        Run::new("bash", [folder.join("peers/setup.sh")]).env("PEERS_HOME", &home).status()?;
    }
    Ok(python)
}

/// Every planner on every case with every seed, the case's own planners one after the other.
fn jobs(cases: &[Case], options: &Options) -> VecDeque<Job> {
    let mut jobs = VecDeque::new();
    for (number, case) in cases.iter().enumerate() {
        let rivals = options.rivals && case.with_rivals();
        for &seed in &options.seeds {
            let planners = Planner::ALL.into_iter().filter(|&planner| planner == Planner::Ours || rivals);
            jobs.extend(planners.map(|planner| Job { case: number, planner, seed }));
        }
    }
    jobs
}

/// Works the jobs off, so many at once, and tells what came of each. After a failure no more are begun, and what was
/// done until then counts.
fn work(
    runner: &Runner,
    cases: &[Case],
    jobs: VecDeque<Job>,
    at_once: usize,
) -> (Vec<Outcome>, Result<(), Error>) {
    let all = jobs.len();
    let queue = Mutex::new(jobs);
    let next = || queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).pop_front();
    let (sender, receiver) = mpsc::channel::<Result<Outcome, Error>>();
    std::thread::scope(|scope| {
        for worker in 0..at_once {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                while let Some(job) = next() {
                    let Some(case) = cases.get(job.case) else { break };
                    let outcome = runner.run(case, &job, worker);
                    let failed = outcome.is_err();
                    if sender.send(outcome).is_err() || failed {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let (mut outcomes, mut ended) = (Vec::new(), Ok(()));
        for outcome in receiver {
            match outcome {
                Ok(outcome) => {
                    outcomes.push(outcome);
                    tell(cases, outcomes.last(), outcomes.len(), all);
                }
                Err(error) => {
                    queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clear();
                    ended = ended.and(Err(error));
                }
            }
        }
        (outcomes, ended)
    })
}

fn tell(cases: &[Case], outcome: Option<&Outcome>, done: usize, all: usize) {
    let Some((outcome, case)) = outcome.and_then(|o| Some((o, cases.get(o.case)?))) else { return };
    let found = outcome.prize.map_or("no answer".to_owned(), |prize| prize.to_string());
    let of = case.best.as_ref().map_or(String::new(), |best| format!(" of {}", best.value));
    println!(
        "[{done}/{all}] {}, {} s, seed {}: {} {found}{of}",
        case.name,
        case.seconds,
        outcome.seed,
        outcome.planner.name()
    );
}
