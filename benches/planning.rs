//! How long an evening takes to plan, step by step, on the sample commune: `cargo bench`.
//!
//! Every benchmark checks what it made, so that a step that got fast by doing nothing is found out; no time is asserted.
#![allow(clippy::unwrap_used)]

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use divan::{Bencher, black_box};
    use evening_rounds::commune::Commune;
    use evening_rounds::evening::{Evening, Ground, PlanRequest, Spot};
    use evening_rounds::import::{self, NamedFile};
    use evening_rounds::orienteering::Search;
    use evening_rounds::session::{Loaded, load};
    use std::path::Path;

    const ITERATIONS: u64 = 1_000;

    fn files() -> Vec<NamedFile> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
        let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        paths.sort();
        let named = |path: &std::path::PathBuf| NamedFile {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(path).unwrap(),
        };
        paths.iter().map(named).collect()
    }

    fn loaded() -> Loaded {
        load(&files()).0.unwrap()
    }

    fn request() -> PlanRequest {
        serde_json::from_str(r#"{"date": "2026-04-24", "seed": 7}"#).unwrap()
    }

    fn prepared(loaded: &Loaded) -> Evening {
        Evening::prepare(&loaded.commune, &loaded.ground, &request()).unwrap()
    }

    /// Files to checked values.
    #[divan::bench]
    fn read_the_files(bencher: Bencher<'_, '_>) {
        let files = files();
        bencher.bench_local(|| {
            let commune = import::read(black_box(&files)).commune.unwrap();
            assert!(!commune.households.is_empty() && !commune.trails.is_empty());
            commune
        });
    }

    /// Trails to a network with everybody placed on it.
    #[divan::bench]
    fn build_the_ground(bencher: Bencher<'_, '_>) {
        let commune: Commune = loaded().commune;
        bencher.bench_local(|| {
            let ground = Ground::new(black_box(&commune));
            assert!(ground.network().summary().edges > 0);
            // Placed, not just built: at least one door can be reached.
            assert!((0..commune.households.len()).any(|i| ground.too_far(Spot::Household(i)).is_none()));
            ground
        });
    }

    /// Who may be visited, the value of each visit, and the times between all of them.
    #[divan::bench]
    fn prepare_the_evening(bencher: Bencher<'_, '_>) {
        let loaded = loaded();
        bencher.bench_local(|| {
            let evening = prepared(black_box(&loaded));
            assert!(evening.visit_household.len() > 10, "{} visits", evening.visit_household.len());
            evening
        });
    }

    /// Construction and rounds of improvement.
    #[divan::bench]
    fn search_1000_iterations(bencher: Bencher<'_, '_>) {
        let loaded = loaded();
        let evening = prepared(&loaded);
        let first = Search::new(evening.problem.clone(), evening.seed).unwrap().worth();
        bencher.with_inputs(|| evening.problem.clone()).bench_local_values(|problem| {
            let mut search = Search::new(problem, evening.seed).unwrap();
            search.step(ITERATIONS);
            assert_eq!(search.done(), ITERATIONS);
            assert!(search.worth() > 0 && search.worth() >= first);
            search
        });
    }

    /// The solution found to the plan that people get, shapes and reasons included.
    #[divan::bench]
    fn write_the_plan(bencher: Bencher<'_, '_>) {
        let Loaded { commune, ground, .. } = loaded();
        let evening = Evening::prepare(&commune, &ground, &request()).unwrap();
        let mut search = Search::new(evening.problem.clone(), evening.seed).unwrap();
        search.step(ITERATIONS);
        let best = search.best();
        bencher.bench_local(|| {
            let plan = evening.plan(&commune, black_box(&best), search.done()).unwrap();
            assert!(plan.teams.iter().any(|team| !team.stops.is_empty()));
            plan
        });
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    divan::main();
}
