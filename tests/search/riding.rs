//! Shifts that ride, park and walk.

use crate::brute_force::riding_reference::{optimum, ride, stances, way};
use crate::brute_force::value;
use crate::search;
use crate::small::{mounted, problem, with_rules};
use evening_rounds::orienteering::{Hop, Problem, Search, Timetable, nearest_house_next, timetable};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Some of the visits in some order.
fn in_order(problem: &Problem, keys: &[u32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..problem.visits.len().min(keys.len())).collect();
    order.sort_by_key(|&v| keys[v]);
    order
}

/// The parts of a timetable's way, in which team and vehicle go on from where they are, come to where they are said to be,
/// and take as long as is said.
fn follow(problem: &Problem, shift: usize, times: &Timetable) {
    if times.visits.is_empty() {
        return;
    }
    let spec = &problem.shifts[shift];
    let stands = spec.vehicle.as_ref().map(|vehicle| vehicle.stands);
    let (mut here, mut now, mut on_the_way) = ((spec.start, stands), spec.departure, 0);
    let stops = times.visits.iter().map(|t| (problem.visits[t.visit].node, t.stands, t.arrive, t.leave));
    let end = (spec.end, stands.map(|_| spec.end), times.back, times.back);
    for (number, (node, stands, arrive, leave)) in stops.chain([end]).enumerate() {
        let there = (node, stands);
        if let Some(timed) = times.visits.get(number) {
            assert!(stances(problem, shift, timed.visit).contains(&stands));
        }
        let hops = problem.legs(shift, here, there).unwrap();
        let (mut team, mut vehicle, mut took) = (here.0, here.1, 0);
        for hop in &hops {
            match *hop {
                Hop::Walk { from, to, ticks } => {
                    assert_eq!(from, team);
                    (team, took) = (to, took + ticks);
                }
                Hop::Ride { from, to, ticks } => {
                    assert_eq!((Some(from), from), (vehicle, team));
                    let spec = spec.vehicle.as_ref().unwrap();
                    (team, vehicle) = (to, Some(to));
                    took += spec.mount + ticks + spec.park;
                }
            }
        }
        assert_eq!(team, node);
        let rides = hops.iter().any(|hop| matches!(hop, Hop::Ride { .. }));
        // Without a ride it stays, or would be moved to what is the same place.
        assert!(vehicle == stands || !rides);
        assert_eq!(Some(took), way(problem, shift, here, there));
        assert_eq!(Some(took), problem.on_the_way(shift, here, there));
        assert!(now + took <= arrive);
        (here, now, on_the_way) = (there, leave, on_the_way + took);
    }
    assert_eq!(on_the_way, times.walking);
    assert!(times.back <= spec.back_by);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    /// For a given order, where the vehicle stands and how long the team waits is chosen as trying everything chooses it.
    #[test]
    fn orders_are_split_as_trying_everything_splits_them(
        problem in prop_oneof![3 => mounted(problem(7, 2)), 2 => mounted(with_rules(7))],
        keys in prop::collection::vec(any::<u32>(), 7),
    ) {
        for shift in 0..problem.shifts.len() {
            // Who fits in comes along.
            let mut order = Vec::new();
            for visit in in_order(&problem, &keys) {
                order.push(visit);
                let found = timetable(&problem, shift, &order);
                let expected = ride(&problem, shift, &order)
                    .filter(|_| order.len() <= problem.shifts[shift].most_visits.unwrap_or(usize::MAX));
                prop_assert_eq!(found.as_ref().map(|t| (t.worth, t.back)), expected);
                match &found {
                    Some(times) => follow(&problem, shift, times),
                    None => drop(order.pop()),
                }
            }
        }
    }

    /// Who may leave the vehicle where the evening begins and ends loses nothing by having it.
    #[test]
    fn a_vehicle_takes_nothing_away(
        problem in mounted(with_rules(7)),
        keys in prop::collection::vec(any::<u32>(), 7),
    ) {
        let order = in_order(&problem, &keys);
        let mut on_foot = problem.clone();
        on_foot.shifts.iter_mut().for_each(|shift| shift.vehicle = None);
        for (shift, spec) in problem.shifts.iter().enumerate() {
            let waits = spec.vehicle.as_ref().is_some_and(|v| v.stands == spec.start && v.stands == spec.end);
            if let Some(walked) = timetable(&on_foot, shift, &order).filter(|_| waits) {
                let ridden = timetable(&problem, shift, &order).unwrap();
                prop_assert!((ridden.worth, -ridden.back) >= (walked.worth, -walked.back));
            }
        }
    }

    /// What is found breaks no rule, is worth what is said, and does not depend on how the work is cut.
    #[test]
    fn plans_with_vehicles_are_worth_what_they_say(problem in mounted(with_rules(12)), seed: u64, slice in 1_u64..16) {
        let found = search(&problem, seed, 16);
        prop_assert_eq!(value(&problem, &found.best()).1, found.worth());
        let mut cut = Search::new(problem.clone(), seed).unwrap();
        cut.step(slice);
        let _ = cut.best();
        cut.step(16 - slice);
        prop_assert_eq!(cut.best(), found.best());
        for (shift, route) in found.best().routes.iter().enumerate() {
            follow(&problem, shift, &timetable(&problem, shift, route).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// What is found where everybody parks at the door can be made as it is, by whoever may walk further from a parking
    /// place, and is worth as much.
    #[test]
    fn parking_at_every_door_is_one_way_to_ride(problem in mounted(with_rules(9)), seed: u64) {
        let plain = problem.parked_nearest();
        let found = search(&plain, seed, 32).best();
        for (shift, route) in found.routes.iter().enumerate() {
            let simple = timetable(&plain, shift, route).unwrap();
            let ridden = timetable(&problem, shift, route).unwrap();
            prop_assert!(ridden.worth >= simple.worth);
        }
        prop_assert!(Search::from(problem, &found, seed).unwrap().worth() >= value(&plain, &found).1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Also where the plainer search comes to its end.
    #[test]
    fn plans_with_vehicles_do_not_depend_on_how_the_work_is_cut(problem in mounted(problem(9, 2)), seed: u64, cut in 1_u64..1100) {
        let mut whole = Search::new(problem.clone(), seed).unwrap();
        whole.step(1100);
        let mut sliced = Search::new(problem, seed).unwrap();
        sliced.step(cut);
        sliced.step(1100 - cut);
        prop_assert_eq!(sliced.best(), whole.best());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    /// Going on to the nearest house keeps every slot and the return with a vehicle, too, and no plan is worse.
    #[test]
    fn plans_with_vehicles_are_not_worse_than_the_habit(problem in mounted(problem(12, 3)), seed: u64) {
        prop_assert!(search(&problem, seed, 4).worth() >= value(&problem, &nearest_house_next(&problem)).1);
    }
}

/// Two hundred evenings of up to eight houses and two teams, some with vehicles.
#[test]
fn small_evenings_with_vehicles_are_solved_to_the_optimum() {
    let mut runner = TestRunner::deterministic();
    let evenings = mounted(problem(8, 2));
    let mut exact = 0;
    for seed in 0..200 {
        let problem = evenings.new_tree(&mut runner).unwrap().current();
        let (found, best) = (search(&problem, seed, 2000), optimum(&problem));
        assert_eq!(value(&problem, &found.best()).1, found.worth());
        assert!(found.worth() * 100 >= best * 99, "{} of {best}: {problem:?}", found.worth());
        assert!(found.worth() <= best);
        exact += u32::from(found.worth() == best);
    }
    println!("{exact} of 200 are optimal");
    assert!(exact >= 195, "{exact} of 200 are optimal");
}
