//! An evening on a real mountain commune, when its map is there: three teams, two hundred households on its own
//! buildings, with invented people.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "common/planning.rs"]
mod planning;

use evening_rounds::check::check;
use evening_rounds::generate::{Spec, on_buildings};
use evening_rounds::import::NamedFile;
use evening_rounds::session::{Session, load};
use planning::{TONIGHT, planned, request};
use std::path::Path;

/// The commune, or `None` (and a word about it) where the map is missing.
fn ordino(seed: u64) -> Option<Session> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ordino");
    if !folder.exists() {
        println!("skipped: {} is not there", folder.display());
        return None;
    }
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let spec = Spec { seed, households: 200, hamlets: 8, teams: 3 };
    let files: Vec<NamedFile> = on_buildings(&text("households.geojson"), &text("trails.geojson"), &spec)
        .unwrap()
        .into_iter()
        .map(|(name, text)| NamedFile { name, bytes: text.into_bytes() })
        .collect();
    let (loaded, problems) = load(&files);
    Some(Session::with(loaded.unwrap_or_else(|| panic!("{problems:?}"))))
}

#[test]
fn the_plan_keeps_every_rule_and_beats_the_nearest_house_next() {
    for seed in 1..=3 {
        let Some(mut session) = ordino(seed) else { return };
        let evening = request(TONIGHT, 5000);
        let plan = planned(&mut session, &evening);
        let habit = session.habit_plan(&evening).unwrap();
        let loaded = session.loaded().unwrap();
        for (name, plan) in [("plan", &plan), ("habit", &habit)] {
            assert_eq!(check(&loaded.commune, &loaded.ground, plan), [], "{name}, seed {seed}");
        }
        assert_eq!(plan.teams.len(), 3);
        assert_eq!(plan.totals.stops as usize + plan.not_tonight.len(), 200);
        assert_eq!(plan.attribution, ["© OpenStreetMap contributors"]);
        // At the same hours, at least a quarter more than the officer's habit.
        let (ours, theirs) = (plan.totals.worth.0, habit.totals.worth.0);
        println!(
            "seed {seed}: {ours} against {theirs} milli-points, ratio {:.2}",
            ours as f64 / theirs as f64
        );
        assert!(ours * 100 >= theirs * 125, "{ours} against {theirs}");
    }
}
