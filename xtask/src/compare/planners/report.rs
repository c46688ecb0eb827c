//! What came of the runs, as tables.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use super::Outcome;
use super::cases::{Case, Set};
use super::runs::Planner;
use crate::error::Error;

/// Of a large set only the instances farthest from the best value are printed.
const PRINTED: usize = 15;

/// One case with all values that a planner found, a value a seed.
struct Found<'a> {
    case: &'a Case,
    best: f64,
    values: Vec<f64>,
}

impl Found<'_> {
    /// How far a value is below the best, in per cent of it; below 0 when it is above.
    fn gap(&self, value: f64) -> f64 {
        if self.best == 0.0 { 0.0 } else { (self.best - value) / self.best * 100.0 }
    }

    fn worst(&self) -> f64 {
        self.values.iter().map(|&value| self.gap(value)).fold(f64::NEG_INFINITY, f64::max)
    }

    fn spread(&self) -> f64 {
        let best = self.values.iter().map(|&value| self.gap(value)).fold(f64::INFINITY, f64::min);
        self.worst() - best
    }
}

/// Prints a summary and the values of each set and time.
pub(super) fn print(cases: &[Case], outcomes: &[Outcome]) {
    let groups: BTreeSet<(Set, u32)> = cases
        .iter()
        // The hamlets have a time each, and no value to be compared with but each other's.
        .map(|case| (case.set, if case.set == Set::Hamlets { 0 } else { case.seconds }))
        .collect();
    for (set, seconds) in groups {
        let within = |case: &Case| case.set == set && (seconds == 0 || case.seconds == seconds);
        let planners: BTreeMap<Planner, Vec<Found<'_>>> = Planner::ALL
            .into_iter()
            .map(|planner| (planner, found(cases, outcomes, planner, &within)))
            .filter(|(_, found)| !found.is_empty())
            .collect();
        let time = if seconds == 0 { String::new() } else { format!(", {seconds} s") };
        println!("\n## {}{time}\n", set.name());
        if !planners.is_empty() {
            print!("{}", summary(&planners));
            if planners.len() > 1 {
                // It matters most where there are fewest seconds.
                println!(
                    "\nThe seconds of other planners include starting Python and loading them; ours begin with the search."
                );
            }
            print!("\n{}", values(&planners, if set > Set::Hamlets { PRINTED } else { usize::MAX }));
        }
    }
}

/// A planner's values on the cases of a group. Where no best value is known, the best that anybody found stands in.
fn found<'a>(
    cases: &'a [Case],
    outcomes: &[Outcome],
    planner: Planner,
    within: &dyn Fn(&Case) -> bool,
) -> Vec<Found<'a>> {
    let numbered = cases.iter().enumerate().filter(|(_, case)| within(case));
    let found = numbered.map(|(number, case)| {
        let of = |planner: Option<Planner>| {
            let here = outcomes.iter().filter(move |outcome| outcome.case == number);
            let here = here.filter(move |outcome| planner.is_none_or(|planner| outcome.planner == planner));
            here.filter_map(|outcome| outcome.prize)
        };
        let anybody = || of(None).fold(0.0, f64::max);
        let best = case.best.as_ref().map_or_else(anybody, |best| best.value);
        Found { case, best, values: of(Some(planner)).collect() }
    });
    found.filter(|found| !found.values.is_empty()).collect()
}

/// A line a planner.
fn summary(planners: &BTreeMap<Planner, Vec<Found<'_>>>) -> String {
    let mut text = "| planner | runs | mean gap % | worst gap % | spread over seeds % | at the best value | above it |\n\
                    |---|---:|---:|---|---:|---:|---:|\n"
        .to_owned();
    for (planner, found) in planners {
        let gaps: Vec<f64> =
            found.iter().flat_map(|found| found.values.iter().map(|&value| found.gap(value))).collect();
        let worst = found.iter().max_by(|a, b| a.worst().total_cmp(&b.worst()));
        let worst =
            worst.map_or(String::new(), |found| format!("{:.2} ({})", found.worst(), found.case.name));
        let spreads: Vec<f64> = found.iter().map(Found::spread).collect();
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {:.3} | {worst} | {:.2} | {} | {} |",
            planner.name(),
            gaps.len(),
            mean(&gaps),
            mean(&spreads),
            gaps.iter().filter(|gap| gap.abs() < 1e-9).count(),
            gaps.iter().filter(|gap| **gap <= -1e-9).count(),
        );
    }
    text
}

/// A line a case, those farthest from the best value first where not all are printed.
fn values(planners: &BTreeMap<Planner, Vec<Found<'_>>>, most: usize) -> String {
    let mut head = "| instance | best known |".to_owned();
    let mut rule = "|---|---:|".to_owned();
    for planner in planners.keys() {
        let _ = write!(head, " {} |", planner.name());
        rule += "---:|";
    }
    let mut text = format!("{head}\n{rule}\n");
    let mut rows: Vec<&Found<'_>> = planners.get(&Planner::Ours).into_iter().flatten().collect();
    if rows.len() > most {
        rows.sort_by(|a, b| b.worst().total_cmp(&a.worst()));
        rows.truncate(most);
    }
    for row in rows {
        let best = row.case.best.as_ref().map_or("?".to_owned(), |best| best.value.to_string());
        let _ = write!(text, "| {} | {best} |", row.case.name);
        for found in planners.values() {
            let same = found.iter().find(|found| std::ptr::eq(found.case, row.case));
            let _ = write!(text, " {} |", same.map_or("–".to_owned(), |found| range(&found.values)));
        }
        text.push('\n');
    }
    text
}

/// `1020`, or `1010–1020` where seeds differ.
fn range(values: &[f64]) -> String {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if low < high { format!("{low}–{high}") } else { low.to_string() }
}

fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / values.len() as f64 }
}

/// Keeps our answers that are above a listed value, each with the instance it is an answer to, and tells of them.
pub(super) fn keep_better(cache: &Path, cases: &[Case], outcomes: &[Outcome]) -> Result<(), Error> {
    let mut above: BTreeMap<&str, (f64, &Case, &Outcome)> = BTreeMap::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.planner == Planner::Ours) {
        let Some(case) = cases.get(outcome.case) else { continue };
        let (Some(prize), Some(best)) = (outcome.prize, &case.best) else { continue };
        let kept = above.get(case.name.as_str()).is_some_and(|&(kept, _, _)| kept >= prize);
        if prize > best.value && !kept {
            above.insert(&case.name, (prize, case, outcome));
        }
    }
    if !above.is_empty() {
        println!(
            "\n## Above a listed value\n\n| instance | listed | status | found | saved as |\n|---|---:|---|---:|---|"
        );
    }
    for (name, (prize, case, outcome)) in above {
        let stem = name.replace(' ', "_");
        let path = cache.join("found").join(format!("{stem}.{prize}.json"));
        std::fs::copy(&outcome.answer, &path).map_err(Error::file(&path))?;
        let instance = cache.join("found").join(format!("{stem}.json"));
        std::fs::copy(&case.json, &instance).map_err(Error::file(&instance))?;
        let (value, status) = case.best.as_ref().map_or((0.0, ""), |best| (best.value, best.status.as_str()));
        println!("| {name} | {value} | {status} | {prize} | {} |", path.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::planners::best::Best;

    fn case(name: &str, best: Option<f64>) -> Case {
        Case {
            set: Set::Table,
            name: name.into(),
            file: "f".into(),
            teams: None,
            json: "j".into(),
            seconds: 5,
            best: best.map(|value| Best { value, status: "optimal".into() }),
        }
    }

    fn outcome(case: usize, planner: Planner, seed: u64, prize: f64) -> Outcome {
        Outcome { case, planner, seed, prize: Some(prize), answer: "a".into() }
    }

    #[test]
    fn gaps_are_taken_from_what_is_known_or_else_from_the_best_found() {
        let cases = [case("a", Some(200.0)), case("b", None)];
        let outcomes = [
            outcome(0, Planner::Ours, 1, 190.0),
            outcome(0, Planner::Ours, 2, 204.0),
            outcome(1, Planner::Ours, 1, 99.0),
            outcome(1, Planner::Vroom, 1, 100.0),
        ];
        let of = |planner| found(&cases, &outcomes, planner, &|_| true);
        let planners: BTreeMap<_, _> =
            [Planner::Ours, Planner::Vroom].map(|planner| (planner, of(planner))).into();
        let table = summary(&planners);
        assert!(table.contains("| Evening Rounds | 3 | 1.333 | 5.00 (a) | 3.50 | 0 | 1 |"), "{table}");
        assert!(table.contains("| VROOM | 1 | 0.000 | 0.00 (b) | 0.00 | 1 | 0 |"), "{table}");
        let all = values(&planners, 9);
        assert!(all.contains("| a | 200 | 190–204 | – |\n| b | ? | 99 | 100 |\n"), "{all}");
        let worst = values(&planners, 1);
        assert!(worst.contains("| a |") && !worst.contains("| b |"), "{worst}");
    }

    #[test]
    fn what_is_above_a_listed_value_is_kept_with_its_instance() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("found")).unwrap();
        let file = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, name).unwrap();
            path
        };
        let cases = [Case { json: file("j"), ..case("a m1", Some(5.0)) }];
        let better = |seed, prize, name: &str| Outcome {
            answer: file(name),
            ..outcome(0, Planner::Ours, seed, prize)
        };
        let outcomes = [better(1, 6.0, "six"), better(2, 7.0, "seven"), better(3, 5.0, "five")];
        keep_better(folder.path(), &cases, &outcomes).unwrap();
        let found = folder.path().join("found");
        assert_eq!(std::fs::read_to_string(found.join("a_m1.7.json")).unwrap(), "seven");
        assert_eq!(std::fs::read_to_string(found.join("a_m1.json")).unwrap(), "j");
        assert_eq!(found.read_dir().unwrap().count(), 2);
    }
}
