//! `cargo xtask test`: chooses steps, runs them one after the other, says how each went.

use std::fmt;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::project::Project;
use crate::steps::{BROWSER, STEPS, Step};

/// Which steps are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Selection {
    /// All of them.
    All,
    /// All but the browser tests.
    Fast,
    /// These, and those they need.
    Named(Vec<String>),
}

/// How a step went.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    /// Not run, because this earlier step did not pass.
    NotRun(&'static str),
}

/// A step's outcome and how long it took.
struct Line {
    name: &'static str,
    outcome: Outcome,
    elapsed: Duration,
}

/// Runs the selected steps. A failed step stops only those that need its results; an interrupt stops all.
pub(crate) fn run(project: &Project, selection: &Selection) -> Result<(), Error> {
    let steps = select(selection)?;
    let started = Instant::now();
    let mut lines: Vec<Line> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if let Some(culprit) = obstacle(step, &lines) {
            lines.push(Line { name: step.name, outcome: Outcome::NotRun(culprit), elapsed: Duration::ZERO });
            continue;
        }
        println!("\n━━ {}/{} {}: {}", at + 1, steps.len(), step.name, step.about);
        let begun = Instant::now();
        let result = (step.run)(project);
        let elapsed = begun.elapsed();
        let outcome = match result {
            Ok(()) => Outcome::Passed,
            Err(Error::Interrupted) => return Err(Error::Interrupted),
            Err(error) => {
                eprintln!("{error}");
                Outcome::Failed
            }
        };
        lines.push(Line { name: step.name, outcome, elapsed });
        if let Some(line) = lines.last() {
            println!("━━ {line}");
        }
    }
    println!("\nIn {}:", Time(started.elapsed()));
    for line in &lines {
        println!("{line}");
    }
    println!("{}", verdict(&lines));
    if lines.iter().all(|line| line.outcome == Outcome::Passed) { Ok(()) } else { Err(Error::StepsFailed) }
}

/// The steps to run, in order, each after those it needs.
fn select(selection: &Selection) -> Result<Vec<&'static Step>, Error> {
    let names = match selection {
        Selection::All => return Ok(STEPS.iter().collect()),
        Selection::Fast => return Ok(STEPS.iter().filter(|step| step.name != BROWSER).collect()),
        Selection::Named(names) => names,
    };
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != name.as_str())) {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(Error::Usage(format!(
            "There is no step `{unknown}`. The steps are: {}.",
            known.join(", ")
        )));
    }
    let mut wanted: Vec<&str> = names.iter().map(String::as_str).collect();
    // From the last step to the first, since a step comes after those it needs.
    let mut steps: Vec<&Step> = Vec::new();
    for step in STEPS.iter().rev() {
        if wanted.contains(&step.name) {
            wanted.extend(step.needs);
            steps.push(step);
        }
    }
    steps.reverse();
    Ok(steps)
}

/// The first step that `step` needs and that ran without passing, or did not run.
fn obstacle(step: &Step, lines: &[Line]) -> Option<&'static str> {
    let failed = |name: &&&'static str| {
        lines.iter().any(|line| line.name == **name && line.outcome != Outcome::Passed)
    };
    step.needs.iter().find(failed).copied()
}

/// The last line of a run.
fn verdict(lines: &[Line]) -> String {
    let count = |wanted: &Outcome| lines.iter().filter(|line| line.outcome == *wanted).count();
    format!("{} passed, {} failed", count(&Outcome::Passed), count(&Outcome::Failed))
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.outcome {
            Outcome::Passed => write!(f, "{:<8} {:<11} {}", "ok", self.name, Time(self.elapsed)),
            Outcome::Failed => write!(f, "{:<8} {:<11} {}", "FAILED", self.name, Time(self.elapsed)),
            Outcome::NotRun(culprit) => write!(f, "{:<8} {:<11} needs {culprit}", "not run", self.name),
        }
    }
}

/// A length of time as people say it.
struct Time(Duration);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        if seconds < 60 {
            write!(f, "{:.1} s", self.0.as_secs_f64())
        } else {
            write!(f, "{} min {:02} s", seconds / 60, seconds % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(selection: &Selection) -> Vec<&'static str> {
        select(selection).unwrap().iter().map(|step| step.name).collect()
    }

    fn named(names: &[&str]) -> Selection {
        Selection::Named(names.iter().map(|&name| name.to_owned()).collect())
    }

    fn line(name: &'static str, outcome: Outcome) -> Line {
        Line { name, outcome, elapsed: Duration::from_millis(1250) }
    }

    #[test]
    fn all_steps_or_all_but_the_browser() {
        assert_eq!(names(&Selection::All).len(), STEPS.len());
        let fast = names(&Selection::Fast);
        assert_eq!(fast.len(), STEPS.len() - 1);
        assert!(!fast.contains(&BROWSER));
    }

    #[test]
    fn named_steps_bring_those_they_need_once_and_in_order() {
        assert_eq!(names(&named(&["browser"])), ["packages", "wasm", "page", "browser"]);
        assert_eq!(
            names(&named(&["page-test", "format", "format"])),
            ["format", "packages", "wasm", "page-test"]
        );
    }

    #[test]
    fn an_unknown_step_is_named_with_those_that_exist() {
        let Err(error) = select(&named(&["format", "tset"])) else { panic!("`tset` was accepted") };
        assert!(error.to_string().contains("`tset`"));
        assert!(error.to_string().contains("test-wasm"));
        assert_eq!(error.exit_code(), 2);
    }

    #[test]
    fn a_step_is_not_run_when_one_it_needs_did_not_pass_or_run() {
        let step = |name: &str| STEPS.iter().find(|step| step.name == name).unwrap();
        let lines = [line("packages", Outcome::Passed), line("wasm", Outcome::Failed)];
        assert_eq!(obstacle(step("page-lint"), &lines), None);
        assert_eq!(obstacle(step("page"), &lines), Some("wasm"));
        let lines = [line("page", Outcome::NotRun("wasm"))];
        assert_eq!(obstacle(step("browser"), &lines), Some("page"));
    }

    #[test]
    fn the_last_line_counts_steps() {
        let mut lines = vec![line("format", Outcome::Passed), line("lint", Outcome::Passed)];
        assert_eq!(verdict(&lines), "2 passed, 0 failed");
        lines.push(line("wasm", Outcome::Failed));
        lines.push(line("page", Outcome::NotRun("wasm")));
        assert_eq!(verdict(&lines), "2 passed, 1 failed");
    }

    #[test]
    fn lines_and_times_are_readable() {
        assert_eq!(line("lint", Outcome::Passed).to_string(), "ok       lint        1.2 s");
        assert_eq!(line("page", Outcome::NotRun("wasm")).to_string(), "not run  page        needs wasm");
        assert_eq!(Time(Duration::from_secs(125)).to_string(), "2 min 05 s");
    }
}
