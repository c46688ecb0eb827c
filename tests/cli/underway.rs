//! `evening-rounds plan --underway` on the sample commune.

use super::plan::json_plan;
use super::{Run, run, sample, shows_through, text};
use evening_rounds::base::{Clock, Millis};
use evening_rounds::rounds::{Made, Plan, StopMade, TeamUnderway, Underway};
use std::path::PathBuf;
use tempfile::TempDir;

fn again(file: &str, more: &[&str]) -> Run {
    let folder = sample();
    let arguments =
        ["plan", "--data", text(&folder), "--date", "2026-04-24", "--iterations", "100", "--seed", "3"];
    run(&[&arguments[..], &["--underway", file], more].concat())
}

/// The first team has been at two doors as planned, and met nobody at the second.
fn told(first: &Plan) -> Underway {
    let team = &first.teams[0];
    let made = team.stops.iter().take(2).enumerate().map(|(number, stop)| StopMade {
        household: stop.household.clone(),
        knock: stop.knock,
        leave: stop.leave,
        outcome: if number == 0 { Made::Met } else { Made::Nobody },
        parked: team.parked_at(number),
    });
    let out = TeamUnderway {
        team: team.team.clone(),
        made: made.collect(),
        heading: None,
        parked: None,
        home: false,
        remaining: team.stops.iter().skip(2).map(|stop| stop.household.clone()).collect(),
    };
    Underway { now: team.stops[1].leave, teams: vec![out], skipped: Vec::new() }
}

fn file(folder: &TempDir, contents: &str) -> PathBuf {
    let path = folder.path().join("underway.json");
    std::fs::write(&path, contents).unwrap();
    path
}

#[test]
fn the_rest_is_planned_told_and_checked() {
    let (_, first) = json_plan();
    let told = told(&first);
    let folder = TempDir::new().unwrap();
    let path = file(&folder, &serde_json::to_string(&told).unwrap());
    let json = again(text(&path), &["--json"]).fine();
    let plan: Plan = serde_json::from_str(&json).unwrap();
    assert_eq!(plan.underway.as_ref(), Some(&told));
    for (lang, met, nobody) in [("vi", "Đã gặp", "Không có ai"), ("en", "Met", "Nobody home")] {
        let shown = again(text(&path), &["--lang", lang]).fine();
        assert_eq!(shows_through(&shown), None);
        let line = |words: &str| shown.lines().filter(|line| line.contains(words)).count();
        assert_eq!((line(&format!("· {met}")), line(&format!("· {nobody}"))), (1, 1), "{shown}");
        for stop in plan.teams.iter().flat_map(|team| &team.stops) {
            let knock = &stop.knock.to_string()[..5];
            assert!(shown.lines().any(|line| line.contains(&format!(". {knock}  "))), "{knock}\n{shown}");
        }
    }
    let out = folder.path().join("out");
    again(text(&path), &["--out", text(&out)]).fine();
    let data = sample();
    run(&["check", "--data", text(&data), "--plan", text(&out.join("plan.json"))]).fine();
}

#[test]
fn who_is_late_is_told_so() {
    let (_, first) = json_plan();
    let mut told = told(&first);
    let late = first.teams[0].back_by.millis().0 + 60_000;
    told.teams[0].made[1].leave = Clock::from_millis(Millis(late));
    let folder = TempDir::new().unwrap();
    let path = file(&folder, &serde_json::to_string(&told).unwrap());
    for (lang, words) in [("vi", "về ngay theo đường ngắn nhất"), ("en", "straight home by the shortest way")]
    {
        let shown = again(text(&path), &["--lang", lang]).fine();
        assert_eq!(shows_through(&shown), None);
        assert_eq!(shown.lines().filter(|line| line.contains(words)).count(), 1, "{shown}");
    }
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let (_, first) = json_plan();
    let folder = TempDir::new().unwrap();
    let hold = |contents: &str, status: i32, words: &str| {
        let path = file(&folder, contents);
        let run = again(text(&path), &["--lang", "en"]);
        assert_eq!((run.status, run.stdout.as_str()), (status, ""), "{contents}");
        assert!(run.stderr.contains(words), "{}", run.stderr);
        assert_eq!(shows_through(&run.stderr), None);
    };
    hold("not json", 1, "is not an evening under way");
    hold("{\"now\": \"25:00\", \"teams\": []}", 1, "is not an evening under way");
    hold("{\"now\": \"23:00\", \"teams\": []}", 2, "departure and 22:00");
    hold("{\"now\": \"19:00\", \"teams\": [{\"team\": \"to-9\"}]}", 2, "not in the teams file");
    hold("{\"now\": \"19:00\", \"skipped\": [\"ho-9999\"]}", 2, "not in the data");
    let mut told = told(&first);
    told.now = first.teams[0].departure;
    hold(&serde_json::to_string(&told).unwrap(), 2, "out of order");
    assert_eq!(again("nowhere.json", &[]).status, 3);
}
