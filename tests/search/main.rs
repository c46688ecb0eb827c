//! The planner's search against exact optima of small problems, found by trying everything.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod brute_force;
mod riding;
mod small;

use brute_force::{best, value, walk};
use evening_rounds::orienteering::{
    Part, Problem, ProblemError, Search, Solution, Vehicle, nearest_house_next, timetable,
};
use evening_rounds::rounds::{Reason, why_left_out};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use small::{problem, with_rules};
use std::path::Path;

fn search(problem: &Problem, seed: u64, rounds: u64) -> Search {
    let mut search = Search::new(problem.clone(), seed).unwrap();
    search.step(rounds);
    search
}

proptest! {
    // Seeded: a search of some thousand rounds cannot promise the optimum of every problem there is.
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: RngSeed::Fixed(20), ..ProptestConfig::default() })]

    /// Five hundred random evenings of up to nine houses and two teams: the search finds the optimum of each.
    #[test]
    fn small_evenings_are_solved_to_the_optimum(problem in problem(9, 2), seed in 0_u64..1000) {
        let found = search(&problem, seed, 8192);
        prop_assert_eq!(value(&problem, &found.best()).1, found.worth());
        prop_assert_eq!(found.worth(), best(&problem).1);
    }

    /// Five hundred more with every kind of rule, on one or two evenings.
    #[test]
    fn small_problems_with_rules_are_solved_to_the_optimum(problem in with_rules(9), seed in 0_u64..1000) {
        let found = search(&problem, seed, 8192);
        prop_assert_eq!(value(&problem, &found.best()), best(&problem), "{:?}", found.best());
        prop_assert_eq!(value(&problem, &found.best()).1, found.worth());
    }

    /// However the work is cut, the same rounds of the same seed give the same plan.
    #[test]
    fn slices_do_not_change_the_plan(problem in problem(12, 3), seed: u64, slices in prop::collection::vec(1_u64..60, 1..8)) {
        let whole = search(&problem, seed, 200);
        let mut cut = Search::new(problem, seed).unwrap();
        let mut turn = 0;
        while cut.done() < 200 {
            cut.step(slices[turn % slices.len()].min(200 - cut.done()));
            let _ = cut.best();
            turn += 1;
        }
        prop_assert_eq!(cut.best(), whole.best());
    }

    /// More rounds are never worse than fewer, and no plan is worse than the officer's habit.
    #[test]
    fn thinking_longer_never_hurts(problem in problem(12, 3), seed: u64) {
        let mut search = Search::new(problem.clone(), seed).unwrap();
        let mut before = search.worth();
        for _ in 0..15 {
            search.step(20);
            prop_assert!(search.worth() >= before);
            before = search.worth();
        }
        prop_assert!(search.worth() >= value(&problem, &nearest_house_next(&problem)).1);
    }

    /// Whatever part is left out to measure it, what is found keeps the rules and is worth what is said.
    #[test]
    fn every_part_can_be_left_out(problem in with_rules(12), seed: u64) {
        for (name, part) in Part::ALL {
            let mut search = Search::new(problem.clone(), seed).unwrap().without(part);
            search.step(40);
            prop_assert_eq!(value(&problem, &search.best()).1, search.worth(), "without {}", name);
        }
    }

    /// A search that starts from a plan never ends with a worse one.
    #[test]
    fn starting_from_a_plan_keeps_what_it_is_worth(problem in with_rules(9), seed: u64) {
        let first = search(&problem, seed, 100);
        let mut again = Search::from(problem, &first.best(), seed).unwrap();
        prop_assert!(again.worth() >= first.worth());
        again.step(50);
        prop_assert!(again.worth() >= first.worth());
    }

    /// A house left out has a true reason: alone it is out of reach exactly when no team can make it alone.
    #[test]
    fn reasons_are_true(problem in problem(10, 2), seed: u64) {
        let best = search(&problem, seed, 200).best();
        for visit in 0..problem.visits.len() {
            if best.routes.iter().any(|r| r.contains(&visit)) {
                continue;
            }
            let reachable = (0..problem.shifts.len()).any(|t| walk(&problem, t, &[visit]).is_some());
            let fits_somewhere = (0..problem.shifts.len()).any(|t| {
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

    /// The timetable keeps every slot and break and is worth as much as any can be.
    #[test]
    fn timetables_keep_the_slots(problem in with_rules(7), seed: u64) {
        let best = search(&problem, seed, 100).best();
        for (shift, route) in best.routes.iter().enumerate() {
            let times = timetable(&problem, shift, route).unwrap();
            let spec = &problem.shifts[shift];
            prop_assert_eq!(Some(times.worth), walk(&problem, shift, route));
            prop_assert_eq!(times.visits.iter().map(|t| t.worth).sum::<i64>(), times.worth);
            prop_assert_eq!(times.visits.iter().map(|t| t.visit).collect::<Vec<_>>(), route.clone());
            prop_assert!(times.back <= spec.back_by);
            let expected = if route.is_empty() { 0 } else { spec.breaks.len() };
            prop_assert_eq!(times.breaks.len(), expected);
            let mut now = spec.departure;
            for (i, timed) in times.visits.iter().enumerate() {
                let visit = &problem.visits[timed.visit];
                for pause in times.breaks.iter().filter(|p| p.after == i) {
                    let windows = &spec.breaks[pause.number].windows;
                    prop_assert!(windows.iter().any(|w| w.0 <= pause.from && pause.from <= w.1));
                    prop_assert_eq!(pause.until - pause.from, spec.breaks[pause.number].length);
                    prop_assert!(pause.from >= now && pause.until <= timed.knock);
                }
                prop_assert!(now <= timed.arrive && timed.arrive <= timed.knock);
                prop_assert_eq!(timed.leave, timed.knock + visit.service);
                prop_assert!(visit.slots.iter().any(|s| s.open <= timed.knock && timed.knock <= s.close));
                now = timed.leave;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    /// Ten thousand random problems with every kind of rule: what the search finds breaks none, and is worth what it
    /// says.
    #[test]
    fn no_plan_breaks_a_rule(problem in with_rules(12), seed: u64) {
        let found = search(&problem, seed, 12);
        prop_assert_eq!(value(&problem, &found.best()).1, found.worth());
    }
}

/// Published optima of classic instances (two of them proved since), and of a made one that the bound proves.
#[test]
fn known_optima_are_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/benchmarks");
    if !folder.is_dir() {
        eprintln!("skipped: there is no {}", folder.display());
        return;
    }
    for (name, teams, optimum) in [
        ("toptw/r101.txt", Some(1), 198_000),
        ("toptw/r101.txt", Some(2), 349_000),
        ("toptw/r101.txt", Some(4), 611_000),
        ("toptw/c101.txt", Some(1), 320_000),
        ("instances/hamlets20.json", None, 65_000),
    ] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let instance = evening_rounds::solve::read(&bytes, name, None, teams).unwrap();
        let found = search(&instance.problem, 1, 30_000);
        assert_eq!(found.worth(), optimum, "{name}, {teams:?}");
        assert_eq!(value(&instance.problem, &found.best()).1, optimum, "{name}, {teams:?}");
    }
}

#[test]
fn no_teams_and_no_visits_are_problems_too() {
    assert_eq!(search(&Problem::default(), 1, 50).worth(), 0);
    assert_eq!(search(&Problem::default(), 1, 50).best(), Solution::default());
}

#[test]
fn a_problem_that_names_what_is_not_there_is_refused() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let sound = std::iter::repeat_with(|| problem(7, 2).new_tree(&mut runner).unwrap().current())
        .find(|p| p.visits.len() > 2)
        .unwrap();
    let refused = |change: &dyn Fn(&mut Problem)| {
        let mut problem = sound.clone();
        change(&mut problem);
        Search::new(problem, 1).err()
    };
    assert_eq!(refused(&|_| ()), None);
    let visit = |field| Some(ProblemError::Visit { visit: 1, field });
    let shift = |field| Some(ProblemError::Shift { shift: 0, field });
    let crowd = |p: &mut Problem| p.visits.resize(8193, p.visits[0].clone());
    assert_eq!(refused(&crowd), Some(ProblemError::TooManyVisits(8193)));
    assert_eq!(refused(&|p| p.visits[1].node = 99), visit("node"));
    assert_eq!(refused(&|p| p.visits[1].service = -1), visit("service"));
    assert_eq!(refused(&|p| p.visits[1].slots[0].open = i64::MAX), visit("slots"));
    assert_eq!(refused(&|p| p.visits[1].slots[0].worth = i64::MAX), visit("worth"));
    assert_eq!(refused(&|p| p.visits[1].shifts.grow_and_insert(9)), visit("shifts"));
    assert_eq!(refused(&|p| p.visits[1].takes = vec![0]), visit("takes"));
    assert_eq!(refused(&|p| p.visits[1].liking = vec![(9, 1)]), visit("liking"));
    assert_eq!(refused(&|p| p.visits[1].parking = vec![99]), visit("parking"));
    let vehicle = |matrix, stands, mount| Some(Vehicle { matrix, stands, mount, park: 0 });
    assert_eq!(refused(&|p| p.shifts[0].vehicle = vehicle(0, 0, 1)), None);
    assert_eq!(refused(&|p| p.shifts[0].vehicle = vehicle(1, 0, 1)), shift("vehicle"));
    assert_eq!(refused(&|p| p.shifts[0].vehicle = vehicle(0, 99, 1)), shift("vehicle"));
    assert_eq!(refused(&|p| p.shifts[0].vehicle = vehicle(0, 0, -1)), shift("vehicle"));
    assert_eq!(refused(&|p| p.shifts[0].end = 99), shift("end"));
    assert_eq!(refused(&|p| p.shifts[0].matrix = 1), shift("matrix"));
    assert_eq!(refused(&|p| p.shifts[0].back_by = i64::MAX), shift("back_by"));
    let twice = evening_rounds::orienteering::InOrder { first: 1, then: 1 };
    let rule = Some(ProblemError::Rule { list: "in_order", rule: 0 });
    assert_eq!(refused(&|p| p.in_order = vec![twice]), rule);
}
