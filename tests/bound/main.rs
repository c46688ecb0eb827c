//! The upper bound against exact optima of small problems, found by trying everything, and of classic instances.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../search/brute_force.rs"]
mod brute_force;
#[path = "../search/small.rs"]
mod small;

use brute_force::riding_reference::optimum;
use brute_force::{best, value};
use evening_rounds::network::TimeMatrix;
use evening_rounds::orienteering::{Bound, Problem, ProblemError, Search, Shift, Slot, Visit};
use fixedbitset::FixedBitSet;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use small::{mounted, problem, with_rules};
use std::path::Path;

/// The highest worth of all solutions, whether or not what must be made is made.
fn best_worth(problem: &Problem) -> i64 {
    let mut free = problem.clone();
    free.visits.iter_mut().for_each(|visit| visit.must = false);
    best(&free).1
}

fn bounded(problem: &Problem, lower: i64, rounds: u32) -> i64 {
    let mut bound = Bound::new(problem.clone(), lower).unwrap();
    bound.step(rounds);
    bound.best()
}

/// The same houses at no distance within ten minutes, some of them done in no time: ways no longer keep the triangle
/// inequality, and visits follow each other at once.
fn crowded(mut problem: Problem, quick: u8) -> Problem {
    let near = |ms: u32| Some(if ms <= 10 * 60_000 { 0 } else { ms });
    problem.matrices = problem.matrices.into_iter().map(|matrix| matrix.map(near)).collect();
    for (number, visit) in problem.visits.iter_mut().enumerate() {
        if quick >> (number % 8) & 1 == 1 {
            visit.service = 0;
        }
    }
    problem
}

/// With every kind of rule, without any, and crowded.
fn any_problem() -> impl Strategy<Value = Problem> {
    prop_oneof![
        with_rules(5),
        problem(7, 2),
        (problem(6, 2), any::<u8>()).prop_map(|(problem, quick)| crowded(problem, quick)),
        (with_rules(5), any::<u8>()).prop_map(|(problem, quick)| crowded(problem, quick)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1200, ..ProptestConfig::default() })]

    /// No plan is worth more than the bound, whatever worth is said to be known. More rounds never raise it.
    #[test]
    fn nothing_is_worth_more(problem in any_problem(), lower in 0_i64..100_000) {
        let optimum = best_worth(&problem);
        let mut bound = Bound::new(problem, lower.min(optimum)).unwrap();
        let mut before = bound.best();
        for rounds in [0, 1, 2, 7, 30] {
            bound.step(rounds);
            prop_assert!(bound.best() >= optimum, "{} below {optimum}", bound.best());
            prop_assert!(bound.best() <= before);
            before = bound.best();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Nor is any plan of shifts with vehicles.
    #[test]
    fn nothing_with_vehicles_is_worth_more(problem in mounted(problem(8, 2)), quick: u8, near: bool) {
        let problem = if near { crowded(problem, quick) } else { problem };
        let optimum = optimum(&problem);
        for rounds in [0, 1, 20] {
            let bound = bounded(&problem, optimum, rounds);
            prop_assert!(bound >= optimum, "{bound} below {optimum}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// However the work is cut, the same rounds give the same number, and so they do a second time.
    #[test]
    fn slices_do_not_matter(problem in problem(14, 3), slices in prop::collection::vec(1_u32..9, 1..6)) {
        let whole = bounded(&problem, 0, 40);
        prop_assert_eq!(bounded(&problem, 0, 40), whole);
        let mut cut = Bound::new(problem, 0).unwrap();
        let mut left = 40;
        for slice in slices.iter().cycle() {
            cut.step(left.min(*slice));
            left = left.saturating_sub(*slice);
            if left == 0 {
                break;
            }
        }
        prop_assert_eq!(cut.best(), whole);
    }

    /// A team more or an hour more never lowers what is told of both.
    #[test]
    fn more_teams_and_hours_never_lower_it(
        problem in any_problem(),
        without: prop::sample::Index,
        minutes in prop::option::of(1_i64..90),
        rounds in (0_u32..25, 0_u32..25),
    ) {
        prop_assume!(!problem.shifts.is_empty());
        let mut smaller = problem.clone();
        let shift = without.index(smaller.shifts.len());
        match minutes {
            Some(minutes) => smaller.shifts[shift].back_by -= minutes * 60_000,
            // Nobody may be sent out with it: the same as if it were not there.
            None => smaller.visits.iter_mut().for_each(|visit| {
                visit.shifts.grow(shift + 1);
                visit.shifts.set(shift, false);
            }),
        }
        let mut more = Bound::new(problem, 0).unwrap();
        more.step(rounds.0);
        let mut less = Bound::within(smaller.clone(), 0, &more).unwrap();
        less.step(rounds.1);
        prop_assert!(less.best() <= more.best(), "{} above {}", less.best(), more.best());
        prop_assert!(less.best() >= best_worth(&smaller));
    }

    /// Beyond what can be tried out: no search finds more.
    #[test]
    fn no_search_finds_more(problem in with_rules(14), quick: Option<u8>, seed: u64) {
        let problem = match quick {
            Some(quick) => crowded(problem, quick),
            None => problem,
        };
        let mut search = Search::new(problem.clone(), seed).unwrap();
        search.step(60);
        let worth = value(&problem, &search.best()).1;
        prop_assert!(bounded(&problem, worth, 15) >= worth);
    }
}

/// A bound that is far off would be none: on nearly all small evenings it is within a hundredth of the optimum.
#[test]
fn it_is_near_the_optimum() {
    let mut runner = TestRunner::deterministic();
    let gaps: Vec<f64> = std::iter::repeat_with(|| problem(7, 2).new_tree(&mut runner).unwrap().current())
        .map(|problem| (best_worth(&problem), problem))
        .filter(|&(optimum, _)| optimum > 0)
        .take(300)
        .map(|(optimum, problem)| (bounded(&problem, optimum, 100) - optimum) as f64 / optimum as f64)
        .collect();
    let near = gaps.iter().filter(|&&gap| gap <= 0.01).count();
    let proved = gaps.iter().filter(|&&gap| gap <= 0.0).count();
    let worst = gaps.iter().copied().fold(0.0, f64::max);
    println!("{near} of {} within 1 %, {proved} proved, the worst {:.1} %", gaps.len(), worst * 100.0);
    assert!(near * 10 >= gaps.len() * 9, "{near} of {}", gaps.len());
}

/// A walk that came back to a visit has made as many as there are, and yet goes on: it had cut off the best route here.
#[test]
fn a_walk_may_make_more_visits_than_there_are() {
    let ways = [
        [0, 240, 1440, 1920],
        [240, 0, i64::from(TimeMatrix::NO_WAY), 2160],
        [1440, 1680, 0, 480],
        [1920, 2160, 480, 0],
    ];
    let mut matrix = TimeMatrix::without_ways(4);
    for (from, row) in ways.iter().enumerate() {
        row.iter().enumerate().for_each(|(to, &way)| matrix.set(from, to, way as u32));
    }
    let visit = |node: usize, worth: [i64; 3]| Visit {
        node,
        service: 300,
        slots: [(0, 2699), (2700, 5999), (6000, 9900)]
            .into_iter()
            .zip(worth)
            .map(|((open, close), worth)| Slot { open, close, worth })
            .collect(),
        shifts: [0].into_iter().collect(),
        must: false,
        takes: Vec::new(),
        liking: Vec::new(),
        parking: Vec::new(),
    };
    let shift = Shift {
        evening: 0,
        matrix: 0,
        start: 0,
        end: 0,
        departure: 0,
        back_by: 9240,
        most_visits: None,
        breaks: Vec::new(),
        vehicle: None,
    };
    let visits = vec![visit(1, [4, 4, 5]), visit(2, [1, 1, 19]), visit(3, [4, 19, 4])];
    let problem = Problem { matrices: vec![matrix], shifts: vec![shift], visits, ..Problem::default() };
    assert_eq!(best_worth(&problem), 43);
    assert_eq!(bounded(&problem, 0, 10), 43);
}

/// One team alone needs no prices: with so few visits that a walk remembers them all, the bound is the optimum at once.
#[test]
fn one_team_is_solved_by_its_best_walk() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..100 {
        let problem = problem(7, 1).new_tree(&mut runner).unwrap().current();
        let optimum = best_worth(&problem);
        assert_eq!(bounded(&problem, optimum, 1), optimum, "{problem:?}");
    }
}

/// More visits than a walk remembers, and more than ways are made shortest for.
#[test]
fn many_visits_are_bounded_too() {
    let mut runner = TestRunner::deterministic();
    let small = std::iter::repeat_with(|| problem(7, 2).new_tree(&mut runner).unwrap().current())
        .find(|problem| problem.visits.len() == 7 && problem.shifts.len() == 2)
        .unwrap();
    for (number, rounds) in [(300, 4), (1100, 1)] {
        let mut problem = small.clone();
        problem.visits = small.visits.iter().cycle().take(number).cloned().collect();
        let mut search = Search::new(problem.clone(), 1).unwrap();
        search.step(200);
        let bound = bounded(&problem, search.worth(), rounds);
        let all: i64 = problem.visits.iter().filter_map(|v| v.slots.iter().map(|s| s.worth).max()).sum();
        assert!(
            (search.worth()..all).contains(&bound),
            "{number}: {bound} of {all}, {} found",
            search.worth()
        );
    }
}

#[test]
fn no_teams_no_visits_and_nobody_able_are_worth_nothing() {
    assert_eq!(bounded(&Problem::default(), 0, 10), 0);
    let mut runner = TestRunner::deterministic();
    let mut problem = std::iter::repeat_with(|| problem(7, 2).new_tree(&mut runner).unwrap().current())
        .find(|problem| !problem.visits.is_empty())
        .unwrap();
    // Whatever is said to be known, nothing overflows.
    for lower in [i64::MIN, i64::MAX] {
        assert!(bounded(&problem, lower, 10) > 0);
    }
    problem.visits.iter_mut().for_each(|visit| visit.shifts = FixedBitSet::new());
    assert_eq!(bounded(&problem, 0, 10), 0);
    problem.shifts[0].end = 99;
    assert_eq!(Bound::new(problem, 0).err(), Some(ProblemError::Shift { shift: 0, field: "end" }));
}

/// Classic instances whose best plans are known: the bound is not below them, and within a hundredth above.
#[test]
fn it_is_near_the_optimum_of_classic_instances() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/benchmarks/toptw");
    if !folder.is_dir() {
        eprintln!("skipped: there is no {}", folder.display());
        return;
    }
    for (name, teams, optimum) in
        [("r101", 1, 198_000), ("r101", 2, 349_000), ("r101", 4, 611_000), ("c101", 1, 320_000)]
    {
        let name = format!("{name}.txt");
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        let instance = evening_rounds::solve::read(&bytes, &name, None, Some(teams)).unwrap();
        let bound = bounded(&instance.problem, optimum, 150);
        println!("{name}, {teams} teams: {optimum} at best, at most {bound}");
        assert!((optimum..=optimum + optimum / 100).contains(&bound), "{name}, {teams}: {bound}");
    }
}
