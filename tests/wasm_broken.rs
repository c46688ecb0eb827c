//! What a file or the sample commune does in the page's module, run as wasm in Node.js: the same problems as natively,
//! and never a trap.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

mod broken;

use broken::Found;
use evening_rounds::check::check;
use evening_rounds::evening::PlanRequest;
use evening_rounds::import::{NamedFile, Severity};
use evening_rounds::session::{Session, plan_json};
use wasm_bindgen_test::wasm_bindgen_test;

/// A file of the sample commune.
macro_rules! sample {
    ($name:literal) => {
        NamedFile {
            name: $name.to_owned(),
            bytes: include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample/", $name)).to_vec(),
        }
    };
}

fn sample() -> Vec<NamedFile> {
    vec![
        sample!("trails.geojson"),
        sample!("households.geojson"),
        sample!("hamlets.geojson"),
        sample!("teams.json"),
        sample!("settings.json"),
        sample!("water.geojson"),
    ]
}

#[wasm_bindgen_test]
fn broken_files_give_exactly_their_problems() {
    let cases = broken::cases();
    assert!(cases.len() >= 45, "{} cases", cases.len());
    // One session for all: a file that is refused must leave it as able as before.
    let mut session = Session::new();
    assert_eq!(session.load(&broken::valid::files()).problems, []);
    for case in cases {
        let report = session.load(&case.files);
        let problems: Vec<Found> = report
            .problems
            .iter()
            // What the trails do not reach without a line that was left out is not the importer's to tell.
            .filter(|problem| !problem.code.as_str().starts_with("E5"))
            .map(|problem| Found {
                code: problem.code,
                severity: problem.severity,
                file: problem.file.clone(),
                feature: problem.feature,
                field: problem.field.clone(),
            })
            .collect();
        assert_eq!(problems, case.expected, "{}", case.name);
        let in_error = report.problems.iter().any(|problem| problem.severity == Severity::Error);
        assert_eq!(report.commune.is_none(), in_error, "{}", case.name);
        assert!(session.loaded().is_some(), "{}: the commune before is gone", case.name);
    }
}

#[wasm_bindgen_test]
fn the_sample_commune_is_planned() {
    let plan = |seed| {
        let mut session = Session::new();
        let report = session.load(&sample());
        assert_eq!(report.problems, []);
        let request = PlanRequest {
            date: "2026-04-24".parse().unwrap(),
            teams: None,
            last_knock: None,
            wet: None,
            seed: Some(seed),
            iterations: Some(200),
            islands: None,
            weights: None,
            pins: None,
            parking: None,
            underway: None,
        };
        let first = session.start_plan(&request).unwrap();
        let mut progress = first;
        while progress.done < progress.total {
            progress = session.step(64).unwrap();
        }
        assert_eq!((first.done, progress.done), (0, 200));
        assert!(progress.worth >= first.worth, "{progress:?} is worse than {first:?}");
        let plan = session.plan().unwrap();
        let loaded = session.loaded().unwrap();
        assert_eq!(check(&loaded.commune, &loaded.ground, &plan), []);
        assert_eq!(plan.totals.worth.0, progress.worth);
        assert!(plan.teams.iter().all(|team| team.stops.len() > 2), "{:?}", plan.totals);
        assert_eq!(plan.totals.stops as usize + plan.not_tonight.len(), loaded.commune.households.len());
        plan_json(&plan).unwrap()
    };
    let first = plan(1);
    assert_eq!(first, plan(1));
    assert_ne!(first, plan(2));
}
