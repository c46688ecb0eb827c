//! One planner on one instance, its answer checked by the collection's own checker.

use std::path::{Path, PathBuf};

use super::cases::Case;
use super::{Job, Outcome};
use crate::error::Error;
use crate::process::Run;

/// Who plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Planner {
    Ours,
    PyVrp,
    Vroom,
    VrpCli,
    OrTools,
}

impl Planner {
    pub(super) const ALL: [Self; 5] = [Self::Ours, Self::PyVrp, Self::Vroom, Self::VrpCli, Self::OrTools];

    /// For the tables.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Ours => "Evening Rounds",
            Self::PyVrp => "PyVRP",
            Self::Vroom => "VROOM",
            Self::VrpCli => "vrp-cli",
            Self::OrTools => "OR-Tools",
        }
    }

    /// The end of its wrapper's name, and of its answers' names.
    const fn word(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::PyVrp => "pyvrp",
            Self::Vroom => "vroom",
            Self::VrpCli => "vrpcli",
            Self::OrTools => "ortools",
        }
    }
}

/// What all runs share.
#[derive(Debug)]
pub(super) struct Runner {
    /// Our command line.
    pub(super) program: PathBuf,
    /// The Python with the other planners.
    pub(super) python: Option<PathBuf>,
    /// The collections.
    pub(super) folder: PathBuf,
    /// Where answers go.
    pub(super) cache: PathBuf,
}

impl Runner {
    /// Runs a planner and the checker. Another planner may fail; ours may not, and nobody's answer may be wrong.
    pub(super) fn run(&self, case: &Case, job: &Job, worker: usize) -> Result<Outcome, Error> {
        let (planner, seed) = (job.planner, job.seed);
        let stem = case.name.replace(' ', "_");
        let name = format!("{stem}.{}.{}s.s{seed}.json", planner.word(), case.seconds);
        let answer = self.cache.join("answers").join(name);
        if answer.exists() {
            // An answer of an earlier comparison would pass for one of this.
            std::fs::remove_file(&answer).map_err(Error::file(&answer))?;
        }
        let (seconds, seed_text) = (case.seconds.to_string(), seed.to_string());
        let run = match planner {
            Planner::Ours => {
                let run = pinned(worker, &self.program).arg("solve").arg(&case.file);
                let teams = case.teams.map(|teams| ["--teams".to_owned(), teams.to_string()]);
                run.args(teams.into_iter().flatten())
                    .args(["--seconds", &seconds, "--seed", &seed_text, "--out"])
                    .arg(&answer)
            }
            rival => {
                let python = self.python.clone().unwrap_or_else(|| "python3".into());
                let wrapper = self.folder.join(format!("peers/peer_{}.py", rival.word()));
                pinned(worker, &python)
                    .arg(wrapper)
                    .arg(&case.json)
                    .args([&seconds, "--seed", &seed_text, "-o"])
                    .arg(&answer)
            }
        };
        match run.logged(&answer.with_extension("log")) {
            Err(Error::Failed { .. }) if planner != Planner::Ours => {}
            outcome => outcome?,
        }
        let prize = if answer.is_file() { Some(self.checked(case, &answer)?) } else { None };
        Ok(Outcome { case: job.case, planner, seed, prize, answer })
    }

    /// The prize that the checker reckons.
    fn checked(&self, case: &Case, answer: &Path) -> Result<f64, Error> {
        let run = Run::new("python3", [self.folder.join("peers/check.py")]).arg(&case.json).arg(answer);
        let said = run.stdout()?;
        prize(&said).ok_or_else(|| Error::Output { command: run.to_string(), reason: said })
    }
}

/// On one core, as the collection's own benchmark runs them: some planners would take all there are.
#[cfg(target_os = "linux")]
fn pinned(worker: usize, program: &Path) -> Run {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    Run::new("taskset", ["-c", &((worker + 1) % cores).to_string()]).arg(program)
}

#[cfg(not(target_os = "linux"))]
fn pinned(_worker: usize, program: &Path) -> Run {
    Run::new(program, [""; 0])
}

/// The prize of `VALID prize=1020 visits=41 travel=6769`.
fn prize(said: &str) -> Option<f64> {
    let mut words = said.strip_prefix("VALID ")?.split_whitespace();
    words.find_map(|word| word.strip_prefix("prize="))?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::prize;

    #[test]
    fn only_valid_answers_have_a_prize() {
        assert_eq!(prize("VALID prize=1020 visits=41 travel=6769\n"), Some(1020.0));
        assert_eq!(prize("INVALID prize=1020 visits=41 travel=6769\n"), None);
        assert_eq!(prize("VALID visits=41"), None);
    }
}
