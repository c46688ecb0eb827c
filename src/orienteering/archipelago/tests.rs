//! Every search of an archipelago to the last digit of its chance: plans alone are often the same, whatever went wrong.
#![allow(clippy::unwrap_used)]

use super::super::island::Island;
use super::super::problem::{Problem, Shift, Slot, Visit};
use super::super::random::Random;
use super::*;
use crate::network::TimeMatrix;

/// A hundred and twenty houses on a plane for two teams, more than they can visit.
fn hamlet(seed: u64) -> Problem {
    let mut random = Random::new(seed);
    let places: Vec<(i64, i64)> =
        (0..124).map(|_| (random.below(900) as i64, random.below(900) as i64)).collect();
    let mut matrix = TimeMatrix::without_ways(places.len());
    for (i, a) in places.iter().enumerate() {
        for (j, b) in places.iter().enumerate() {
            matrix.set(i, j, ((a.0 - b.0).abs() + (a.1 - b.1).abs()) as u32);
        }
    }
    let shift = |team: usize| Shift {
        evening: 0,
        matrix: 0,
        start: 2 * team,
        end: 2 * team + 1,
        departure: 0,
        back_by: 9000,
        most_visits: None,
        breaks: Vec::new(),
        vehicle: None,
    };
    let visits = (4..places.len()).map(|node| {
        let early = Slot { open: 0, close: 3999, worth: random.below(90) as i64 };
        let late = Slot { open: 4000, close: 9000, worth: random.below(90) as i64 };
        let service = random.below(200) as i64;
        let shifts = (0..2).collect();
        let (takes, liking) = (Vec::new(), Vec::new());
        Visit {
            node,
            service,
            slots: vec![early, late],
            shifts,
            must: false,
            takes,
            liking,
            parking: Vec::new(),
        }
    });
    let visits = visits.collect();
    Problem { matrices: vec![matrix], shifts: (0..2).map(shift).collect(), visits, ..Problem::default() }
}

/// The same by hand: every island by itself up to each meeting, where all are sorted by what they found.
fn by_hand(problem: &Problem, seed: u64, islands: usize, total: u64) -> Vec<String> {
    let first = Search::new(problem.clone(), seed).unwrap();
    let start = first.best();
    let mut all = vec![first];
    for number in 1..islands {
        all.push(Search::from(problem.clone(), &start, seed_of(seed, number)).unwrap());
    }
    let mut changed = 0;
    for after in [8192, 24_576, 57_344].into_iter().filter(|&after| after < total) {
        for search in &mut all {
            search.step(after - search.done());
        }
        let mut ranks: Vec<usize> = (0..islands).collect();
        // Stable: of equals the lower number is ahead.
        ranks.sort_by_key(|&number| Reverse(all[number].value()));
        let best = all[ranks[0]].best();
        for &number in &ranks[islands.div_ceil(2)..] {
            changed += usize::from(all[number].take_over(&best));
        }
    }
    assert!(changed > 0, "nobody was behind: this would show nothing");
    for search in &mut all {
        search.step(total - search.done());
    }
    all.iter().map(Search::in_full).collect()
}

fn archipelago(problem: &Problem, seed: u64, islands: u32, total: u64) -> Archipelago {
    Archipelago::new(Search::new(problem.clone(), seed).unwrap(), seed, islands, total)
}

fn told(all: &mut Archipelago) -> Vec<String> {
    all.here().map(|local| local.search.in_full()).collect()
}

#[test]
fn islands_go_on_as_by_hand() {
    for (seed, islands) in [(1, 2), (3, 5)] {
        let problem = hamlet(seed);
        let expected = by_hand(&problem, seed, islands as usize, 25_000);
        let mut all = archipelago(&problem, seed, islands, 25_000);
        for slice in [1, 8190, 2, 9000, 20_000] {
            all.step(slice);
        }
        assert!(told(&mut all) == expected, "other searches than by hand, with {islands} islands");
    }
}

#[test]
fn islands_elsewhere_and_taken_back_go_on_as_by_hand() {
    let problem = hamlet(4);
    let expected = by_hand(&problem, 9, 5, 25_000);
    let mut all = archipelago(&problem, 9, 5, 25_000);
    let mut away: Vec<Island> =
        (1..4).map(|number| Island::new(&all.order(number).unwrap().unwrap()).unwrap()).collect();
    // Island 1 falls silent before the first meeting, island 2 after the second.
    away[0].step(4000);
    all.step(8192);
    for number in [2, 3] {
        away[number - 1].step(8192);
        all.reported(number, &away[number - 1].report().unwrap()).unwrap();
    }
    assert!(all.is_waiting());
    all.take_back(1).unwrap();
    all.step(20_000);
    for (number, until) in [(2, 24_576), (3, 24_576), (2, 25_000), (3, 25_000)] {
        if number == 2 && until == 25_000 {
            all.take_back(number).unwrap();
            continue;
        }
        let island = &mut away[number - 1];
        island.go_on(&all.order(number).unwrap().unwrap()).unwrap();
        assert_eq!(island.step(20_000), until);
        all.reported(number, &island.report().unwrap()).unwrap();
        all.step(20_000);
    }
    while all.done() < all.total() {
        all.step(20_000);
    }
    let mut found = told(&mut all);
    found.insert(3, away[2].search().in_full());
    assert!(found == expected, "other searches than by hand");
}
