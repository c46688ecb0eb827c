//! The checker knows where the motorbikes are.

use super::{TRAILHEAD, commune, ground, planning::planned, session, tonight};
use evening_rounds::base::{Clock, Millis, Seconds};
use evening_rounds::check::{Violation, check};
use evening_rounds::commune::Commune;
use evening_rounds::rounds::{Leg, LegEnd, Mode, ParkingWishes, Plan};
use std::collections::BTreeSet;

fn later(time: Clock, seconds: i64) -> Clock {
    Clock::from_millis(Millis(time.millis().0 + seconds * 1000))
}

fn ride(plan: &mut Plan, number: usize) -> &mut Leg {
    plan.teams[0].legs.iter_mut().filter(|leg| leg.mode == Mode::Ride).nth(number).unwrap()
}

type Change = fn(&mut Commune, &mut Plan);

#[test]
fn whatever_is_wrong_with_the_motorbikes_is_found() {
    let mut session = session(|_, _| ());
    let plan = planned(&mut session, &tonight());
    assert!(plan.teams[0].legs.iter().filter(|leg| leg.mode == Mode::Ride).count() > 2);
    assert_eq!(check(commune(&session), ground(&session), &plan), []);
    let cases: [(&str, Change, &str); 16] = [
        ("a team without motorbikes", |commune, _| commune.teams[0].motorbikes = 0, "vehicle"),
        ("a team that left them at home", |_, plan| plan.teams[0].motorbikes = 0, "vehicle"),
        ("more than it has", |_, plan| plan.teams[0].motorbikes = 2, "seats"),
        ("three on one", |_, plan| plan.teams[0].guide = true, "seats"),
        ("mounted where they are not", |_, plan| ride(plan, 1).from = LegEnd::Start, "vehicle"),
        (
            "left at another place than ridden to",
            |_, plan| {
                let elsewhere = ride(plan, 1).to.clone();
                ride(plan, 0).to = elsewhere;
            },
            "travel",
        ),
        (
            "left where nobody may park",
            |_, plan| {
                let LegEnd::Parking { place } = ride(plan, 0).to else { panic!() };
                plan.parking = Some(ParkingWishes { forbidden: vec![place], added: Vec::new() });
            },
            "parking",
        ),
        (
            "left off the road",
            |_, plan| ride(plan, 0).to = LegEnd::Parking { place: [TRAILHEAD[0], TRAILHEAD[1] + 0.001] },
            "parking",
        ),
        (
            "left nowhere on earth",
            |_, plan| ride(plan, 0).to = LegEnd::Parking { place: [16.2, 9000.0] },
            "parking",
        ),
        (
            "ridden to a door",
            |_, plan| {
                let id = plan.teams[0].stops[0].household.clone();
                ride(plan, 0).to = LegEnd::Household { id };
            },
            "legs",
        ),
        ("faster than the road allows", |_, plan| ride(plan, 0).seconds += Seconds(-60), "travel"),
        (
            "off without helmets",
            |_, plan| {
                let leg = ride(plan, 0);
                leg.depart = later(leg.depart, -30);
            },
            "depart",
        ),
        (
            "walked on before it was parked",
            |_, plan| {
                let legs = &mut plan.teams[0].legs;
                let after = legs.iter().position(|leg| leg.mode == Mode::Ride).unwrap() + 1;
                legs[after].depart = later(legs[after].depart, -60);
            },
            "depart",
        ),
        (
            "ridden where it is walked",
            |_, plan| {
                let walk = plan.teams[0].legs.iter_mut().find(|leg| leg.mode == Mode::Walk).unwrap();
                walk.mode = Mode::Ride;
            },
            "chain",
        ),
        ("walked where it is ridden", |_, plan| ride(plan, 0).mode = Mode::Walk, "travel"),
        (
            "left behind",
            |_, plan| {
                let last = plan.teams[0].legs.iter().rposition(|leg| leg.mode == Mode::Ride).unwrap();
                plan.teams[0].legs[last].mode = Mode::Walk;
            },
            "vehicle",
        ),
    ];
    for (name, change, expected) in cases {
        let (mut commune, mut spoiled) = (commune(&session).clone(), plan.clone());
        change(&mut commune, &mut spoiled);
        let found = check(&commune, ground(&session), &spoiled);
        let words: BTreeSet<&str> = found
            .iter()
            .filter_map(
                |violation| if let Violation::Broken { what, .. } = violation { Some(*what) } else { None },
            )
            .collect();
        assert!(words.contains(expected), "{name}: {found:?}");
    }
}

#[test]
fn sums_of_riding_come_out() {
    let mut session = session(|_, _| ());
    let plan = planned(&mut session, &tonight());
    let spoils: [fn(&mut Plan); 4] = [
        |plan| plan.teams[0].totals.riding_s += Seconds(1),
        |plan| plan.teams[0].totals.parking_s += Seconds(1),
        |plan| plan.teams[0].totals.riding_m += 1,
        |plan| plan.totals.riding_s += Seconds(1),
    ];
    for spoil in spoils {
        let mut spoiled = plan.clone();
        spoil(&mut spoiled);
        let found = check(commune(&session), ground(&session), &spoiled);
        assert!(found.iter().any(|violation| matches!(violation, Violation::Sum { .. })), "{found:?}");
    }
}

#[test]
fn on_another_evening_the_same_ride_is_not_allowed() {
    let mut session = session(|_, _| ());
    let mut plan = planned(&mut session, &tonight());
    let beyond = |leg: &Leg| leg.shape.iter().any(|&[lon, _]| lon > 107.46);
    assert!(plan.teams[0].legs.iter().any(|leg| leg.mode == Mode::Ride && beyond(leg)));
    plan.wet = true;
    let found = check(commune(&session), ground(&session), &plan);
    let travel = |violation: &Violation| matches!(violation, Violation::Broken { what: "travel", .. });
    assert!(found.iter().any(travel), "{found:?}");
}
