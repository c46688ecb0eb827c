//! Several searches beside each other: what comes out depends on the problem, the seed, the rounds and their number, and on
//! nothing else.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

// Of the exact optima only the value of a plan is asked for here.
#[allow(dead_code)]
#[path = "../search/brute_force.rs"]
mod brute_force;
#[path = "../search/small.rs"]
mod small;

use brute_force::value;
use evening_rounds::orienteering::{Archipelago, Island, IslandError, Problem, Search, Solution};
use proptest::prelude::*;
use small::{mounted, problem, with_rules};
use std::collections::BTreeMap;

/// Houses near each other with little to do, so that rounds are long and searches end in different places.
fn hard() -> impl Strategy<Value = Problem> {
    problem(60, 3).prop_map(|mut problem| {
        problem.matrices = problem.matrices.into_iter().map(|m| m.map(|ms| Some(ms / 4))).collect();
        problem.visits.iter_mut().for_each(|visit| visit.service /= 6);
        problem
    })
}

fn archipelago(problem: &Problem, seed: u64, islands: u32, total: u64) -> Archipelago {
    Archipelago::new(Search::new(problem.clone(), seed).unwrap(), seed, islands, total)
}

fn whole(problem: &Problem, seed: u64, islands: u32, total: u64) -> Archipelago {
    let mut all = archipelago(problem, seed, islands, total);
    all.step(total);
    assert_eq!((all.done(), all.is_waiting()), (total, false));
    all
}

/// Plays the other workers by dice: islands are sent away, make slices of any length, are heard of late, and fall silent.
fn scattered(mut all: Archipelago, dice: &[u16]) -> Archipelago {
    let mut away: BTreeMap<usize, Island> = BTreeMap::new();
    for number in 1..all.islands() {
        if dice[0] >> number & 1 == 1 {
            away.insert(number, Island::new(&all.order(number).unwrap().unwrap()).unwrap());
        }
    }
    let mut throws = dice.iter().copied().cycle();
    let mut throw = move || u64::from(throws.next().unwrap());
    while all.done() < all.total() || all.is_waiting() {
        all.step(throw() % 3000);
        let numbers: Vec<usize> = away.keys().copied().collect();
        for number in numbers {
            let island = away.get_mut(&number).unwrap();
            if throw() % 13 == 0 {
                away.remove(&number);
                all.take_back(number).unwrap();
                continue;
            }
            if island.left() > 0 {
                let done = island.step(throw() % 5000);
                all.told(number, done);
                if island.left() == 0 {
                    all.reported(number, &island.report().unwrap()).unwrap();
                }
            }
            if let Some(order) = all.order(number).unwrap() {
                island.go_on(&order).unwrap();
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// One island is the search itself, however the work is cut.
    #[test]
    fn one_island_is_the_search(problem in with_rules(10), seed: u64, slice in 1_u64..4000) {
        let mut search = Search::new(problem.clone(), seed).unwrap();
        search.step(9000);
        let mut all = archipelago(&problem, seed, 1, 9000);
        while all.done() < all.total() {
            all.step(slice);
        }
        prop_assert_eq!((all.best(), all.worth(), all.done()), (search.best(), search.worth(), search.done()));
    }

    /// Until they first meet, islands are searches on their own, of which the best counts.
    #[test]
    fn no_island_is_worse_than_the_first_alone(problem in with_rules(12), seed: u64, islands in 2_u32..5) {
        let mut search = Search::new(problem.clone(), seed).unwrap();
        search.step(300);
        let best = whole(&problem, seed, islands, 300).best();
        prop_assert!(value(&problem, &best) >= value(&problem, &search.best()));
    }

    /// What is found breaks no rule and is worth what is said, and going on never lowers it.
    #[test]
    fn thinking_longer_never_hurts(problem in with_rules(12), seed: u64, islands in 2_u32..5) {
        let mut all = archipelago(&problem, seed, islands, 10_000);
        let mut before = value(&problem, &all.best());
        for slice in [1, 100, 8000, 92, 1807] {
            all.step(slice);
            let now = value(&problem, &all.best());
            prop_assert!(now >= before, "{now:?} after {before:?}");
            before = now;
        }
        prop_assert_eq!(all.done_by_all(), 10_000 * u64::from(islands));
        prop_assert_eq!(value(&problem, &all.best()).1, all.worth());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Wherever islands are searched, in whatever order they are heard of, and whether some fall silent on the way: the
    /// plan is the same.
    #[test]
    fn only_seed_rounds_and_number_matter(
        problem in prop_oneof![2 => hard(), 1 => with_rules(12), 1 => mounted(with_rules(12))],
        seed: u64,
        islands in 2_u32..6,
        total in prop_oneof![Just(500_u64), Just(8192), Just(8193), 9000_u64..30_000],
        dice in prop::collection::vec(any::<u16>(), 40),
    ) {
        let expected = whole(&problem, seed, islands, total);
        let found = scattered(archipelago(&problem, seed, islands, total), &dice);
        prop_assert_eq!((found.best(), found.worth()), (expected.best(), expected.worth()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    /// Spoiled orders and reports are refused or followed, and break nothing.
    #[test]
    fn spoiled_messages_break_nothing(
        problem in with_rules(6),
        spoil in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut: Option<prop::sample::Index>,
    ) {
        let spoiled = |mut bytes: Vec<u8>| {
            for (at, byte) in &spoil {
                // Mostly other digits, so that some still are messages.
                let at = at.index(bytes.len());
                bytes[at] = if bytes[at].is_ascii_digit() && byte % 4 > 0 { b'0' + byte % 10 } else { *byte };
            }
            if let Some(cut) = &cut {
                bytes.truncate(cut.index(bytes.len()));
            }
            bytes
        };
        let mut all = archipelago(&problem, 1, 2, 20);
        let order = all.order(1).unwrap().unwrap();
        if let Ok(mut island) = Island::new(&spoiled(order.clone())) {
            island.step(20);
            let _ = island.report().unwrap();
        }
        let mut island = Island::new(&order).unwrap();
        let _ = island.go_on(&spoiled(br#"{"GoOn":{"from":{"routes":[[0,1,2],[3]]},"until":20}}"#.to_vec()));
        island.step(20);
        if all.reported(1, &spoiled(island.report().unwrap())).is_err() {
            all.take_back(1).unwrap();
        }
        all.step(20);
        let _ = (all.best(), all.worth());
    }
}

/// Islands differ: were they all the same, they would only cost time.
#[test]
fn islands_find_different_plans() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let better = (0..20).filter(|seed| {
        let problem = hard().new_tree(&mut runner).unwrap().current();
        whole(&problem, *seed, 4, 100).worth() > whole(&problem, *seed, 1, 100).worth()
    });
    assert!(better.count() >= 3);
}

#[test]
fn only_what_was_sent_away_can_be_told_or_tell() {
    let mut all = archipelago(&Problem::default(), 1, 3, 9000);
    assert_eq!(all.order(0), Err(IslandError::Number(0)));
    assert_eq!(all.order(3), Err(IslandError::Number(3)));
    assert_eq!(all.reported(1, b"{}"), Err(IslandError::Number(1)));
    let mut island = Island::new(&all.order(1).unwrap().unwrap()).unwrap();
    assert_eq!(all.order(1), Ok(None), "it has one already");
    assert!(matches!(all.reported(1, b"{}"), Err(IslandError::Message(_))));
    let early = all.reported(1, &island.report().unwrap());
    assert_eq!(early, Err(IslandError::Rounds { found: 0, wanted: 8192 }));
    assert!(matches!(island.go_on(b"1"), Err(IslandError::Message(_))));
    all.step(9000);
    assert_eq!(all.order(2), Err(IslandError::Number(2)), "it has begun here");
    assert!(all.is_waiting());
    assert_eq!(all.done(), 0);
    all.take_back(1).unwrap();
    assert_eq!(all.take_back(1), Err(IslandError::Number(1)));
    assert!(!all.is_waiting());
    all.step(9000);
    assert_eq!((all.done(), all.best()), (9000, Solution::default()));
}
