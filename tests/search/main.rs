//! The planner's search against exact optima of small evenings, found by trying everything.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod brute_force;
mod small;

use brute_force::{best, walk};
use evening_rounds::rounds::{
    Problem, Reason, Search, Solution, nearest_house_next, timetable, why_left_out,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use small::problem;

/// Worth of a solution by the oracle's own walk; panics when a route cannot be walked or a visit comes twice.
fn worth(problem: &Problem, solution: &Solution) -> i64 {
    let mut seen = std::collections::BTreeSet::new();
    solution
        .routes
        .iter()
        .enumerate()
        .map(|(team, route)| {
            assert!(route.iter().all(|&v| seen.insert(v)), "visited twice: {solution:?}");
            walk(problem, team, route).unwrap_or_else(|| panic!("cannot be walked: {solution:?}"))
        })
        .sum()
}

fn search(problem: &Problem, seed: u64, iterations: u64) -> Search {
    let mut search = Search::new(problem.clone(), seed, iterations);
    while search.step(97) > 0 {}
    search
}

proptest! {
    // Seeded: a search of 4,000 rounds cannot promise the optimum of every evening there is.
    #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(20), ..ProptestConfig::default() })]

    /// Three hundred random evenings of up to seven houses and two teams: the search finds the optimum of each.
    #[test]
    fn small_evenings_are_solved_to_the_optimum(problem in problem(7, 2), seed in 0_u64..1000) {
        let found = search(&problem, seed, 4000);
        prop_assert_eq!(worth(&problem, &found.best()), found.worth());
        prop_assert_eq!(found.worth(), best(&problem));
    }

    /// However the work is cut, the same rounds of the same seed give the same plan.
    #[test]
    fn slices_do_not_change_the_plan(problem in problem(12, 3), seed: u64, slices in prop::collection::vec(1_u64..60, 1..8)) {
        let whole = search(&problem, seed, 200);
        let mut cut = Search::new(problem, seed, 200);
        let mut turn = 0;
        while cut.step(slices[turn % slices.len()]) > 0 {
            turn += 1;
        }
        prop_assert_eq!(cut.best(), whole.best());
        prop_assert_eq!((cut.done(), cut.total()), (200, 200));
    }

    /// More rounds are never worse than fewer, and no plan is worse than the officer's habit.
    #[test]
    fn thinking_longer_never_hurts(problem in problem(12, 3), seed: u64) {
        let mut search = Search::new(problem.clone(), seed, 300);
        let mut before = search.worth();
        while search.step(20) > 0 {
            prop_assert!(search.worth() >= before);
            before = search.worth();
        }
        prop_assert!(search.worth() >= worth(&problem, &nearest_house_next(&problem)));
    }

    /// A house left out has a true reason: alone it is out of reach exactly when no team can make it alone.
    #[test]
    fn reasons_are_true(problem in problem(10, 2), seed: u64) {
        let best = search(&problem, seed, 200).best();
        for visit in 0..problem.visits.len() {
            if best.routes.iter().any(|r| r.contains(&visit)) {
                continue;
            }
            let reachable = (0..problem.teams.len()).any(|t| walk(&problem, t, &[visit]).is_some());
            let fits_somewhere = (0..problem.teams.len()).any(|t| {
                (0..=best.routes[t].len()).any(|at| {
                    let mut longer = best.routes[t].clone();
                    longer.insert(at, visit);
                    walk(&problem, t, &longer).is_some()
                })
            });
            match why_left_out(&problem, &best, visit) {
                Reason::OutOfReachTonight => prop_assert!(!reachable),
                Reason::DelaysOthers => prop_assert!(fits_somewhere),
                Reason::NoTimeLeft { over_minutes } => {
                    prop_assert!(reachable && !fits_somewhere && over_minutes > 0);
                }
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }

    /// The timetable keeps every window and is what the route is worth.
    #[test]
    fn timetables_keep_the_windows(problem in problem(10, 2), seed: u64) {
        let best = search(&problem, seed, 100).best();
        for (team, route) in best.routes.iter().enumerate() {
            let times = timetable(&problem, team, route).unwrap();
            prop_assert_eq!(times.iter().map(|t| t.worth).sum::<i64>(), walk(&problem, team, route).unwrap());
            for timed in times {
                let visit = &problem.visits[timed.visit];
                prop_assert!(timed.arrive <= timed.knock);
                prop_assert_eq!(timed.leave, timed.knock + visit.service_ms);
                prop_assert!(visit.windows.iter().any(|w| w.0 <= timed.knock && timed.knock <= w.1));
            }
        }
    }
}

#[test]
fn no_teams_and_no_visits_are_evenings_too() {
    let nobody = Problem {
        matrix: evening_rounds::network::TimeMatrix::without_ways(0),
        teams: Vec::new(),
        visits: Vec::new(),
    };
    assert_eq!(search(&nobody, 1, 50).worth(), 0);
}
