//! Ten past eight: a team has met nobody at one door and taken long at another, the other has passed one over.

use super::{SMALL, again, commune, loaded, planned, request, rest};
use crate::told::{Turn, as_planned, otherwise};
use crate::{TONIGHT, at, later, worth_of_former, worth_to_come};
use evening_rounds::check::check;
use evening_rounds::rounds::{Made, OrderReason, Reason, StopMade, TeamUnderway, Underway};

#[test]
fn the_past_is_frozen_and_the_rest_is_planned_from_now() {
    let mut session = commune(&SMALL);
    let asked = request(TONIGHT, 1500);
    let first = planned(&mut session, &asked);
    assert!(first.teams.iter().all(|team| team.stops.len() >= 5), "too short an evening");
    let now = first.teams[0].stops[3].knock;
    let turns = [Turn::Met(0), Turn::Nobody(3), Turn::Met(25), Turn::Met(0), Turn::Met(0)];
    let mut told = otherwise(&first, now, &turns, false);
    // The second team passes its next one over.
    let next = told.teams[1].remaining.remove(0);
    told.skipped.push(next.clone());
    let asked = again(&asked, &told);
    let plan = planned(&mut session, &asked);
    assert_eq!(check(&loaded(&session).commune, &loaded(&session).ground, &plan), []);
    assert_eq!(plan.underway.as_ref(), Some(&told));

    for (team, so_far) in plan.teams.iter().zip(&told.teams) {
        assert!(!so_far.made.is_empty());
        for (stop, made) in team.stops.iter().zip(&so_far.made) {
            assert_eq!(
                (&stop.household, stop.knock, stop.leave, stop.made),
                (&made.household, made.knock, made.leave, Some(made.outcome))
            );
            assert_eq!(stop.order, OrderReason::Made);
            assert_eq!(stop.chance.0, if made.outcome == Made::Met { 1000 } else { 0 });
        }
        // The rest follows from now on, from where the team stands.
        for stop in team.stops.iter().skip(so_far.made.len()) {
            assert!(stop.made.is_none() && stop.arrive > now, "{stop:?}");
        }
        assert_eq!(team.legs.len(), team.stops.len() + 1);
        assert!(team.back <= team.back_by);
    }
    let skipped = plan.not_tonight.iter().find(|entry| entry.household == next).unwrap();
    assert_eq!(skipped.reasons[0], Reason::SkippedTonight);
    assert!(plan.teams.iter().all(|team| team.stops.iter().all(|stop| stop.household != next)));
    // Everybody is in the plan or has a reason, nobody twice.
    let stops: usize = plan.teams.iter().map(|team| team.stops.len()).sum();
    assert_eq!(stops + plan.not_tonight.len(), loaded(&session).commune.households.len());
    assert_eq!(plan.totals.stops as usize, stops);
    assert!(worth_to_come(&plan) >= worth_of_former(&session, &asked));
}

#[test]
fn a_stop_set_out_for_comes_next_and_who_has_arrived_is_still_there() {
    let mut session = commune(&SMALL);
    let asked = request(TONIGHT, 1500);
    let first = planned(&mut session, &asked);
    let stop = &first.teams[0].stops[1];
    // A minute after the planned leave: the team must still be there, and leaves now at the earliest.
    for now in [later(stop.arrive, -60), stop.knock, later(stop.knock, 120)] {
        let told = as_planned(&first, now);
        assert_eq!(told.teams[0].heading.as_ref(), Some(&stop.household));
        let plan = planned(&mut session, &again(&asked, &told));
        assert_eq!(check(&loaded(&session).commune, &loaded(&session).ground, &plan), []);
        let next = &plan.teams[0].stops[1];
        assert_eq!((&next.household, next.order), (&stop.household, OrderReason::SetOut));
        assert_eq!((next.arrive, next.knock, next.leave), (stop.arrive, stop.knock, stop.leave));
        assert_eq!(next.made, None);
        assert_eq!((next.chance, next.worth), (stop.chance, stop.worth));
    }
    let mut told = as_planned(&first, stop.knock);
    told.now = later(stop.leave, 300);
    let plan = planned(&mut session, &again(&asked, &told));
    assert_eq!(check(&loaded(&session).commune, &loaded(&session).ground, &plan), []);
    assert_eq!(plan.teams[0].stops[1].leave, told.now);
}

#[test]
fn who_is_late_goes_straight_home_and_who_is_home_stays() {
    let mut session = commune(&SMALL);
    let asked = request(TONIGHT, 1500);
    let first = planned(&mut session, &asked);
    let mut told = as_planned(&first, at("20:00"));
    // The first team is stuck at its last door until five minutes before it must be back; the second has gone home.
    let stuck = told.teams[0].made.last_mut().unwrap();
    stuck.leave = later(first.teams[0].back_by, -60);
    told.teams[0].heading = None;
    told.teams[1].heading = None;
    told.teams[1].home = true;
    let plan = planned(&mut session, &again(&asked, &told));
    assert_eq!(check(&loaded(&session).commune, &loaded(&session).ground, &plan), []);
    let (late, home) = (&plan.teams[0], &plan.teams[1]);
    assert!(rest(late).is_empty() && rest(home).is_empty());
    let last = late.legs.last().unwrap();
    assert_eq!(last.depart, late.stops.last().unwrap().leave);
    assert_eq!(late.back, later(last.depart, last.seconds.0));
    assert!(late.back > late.back_by);
    assert_eq!(home.legs.last().unwrap().depart, home.stops.last().unwrap().leave);
}

#[test]
fn who_has_not_set_out_goes_as_planned_or_now() {
    let mut session = commune(&SMALL);
    let asked = request(TONIGHT, 1500);
    let first = planned(&mut session, &asked);
    let departs = first.teams[0].departure;
    let team = |number: usize| TeamUnderway {
        team: first.teams[number].team.clone(),
        made: Vec::new(),
        heading: None,
        parked: None,
        home: false,
        remaining: first.teams[number].stops.iter().map(|stop| stop.household.clone()).collect(),
    };
    // At the very moment of departure nothing changes.
    let told = Underway { now: departs, teams: vec![team(0), team(1)], skipped: Vec::new() };
    let mut plan = planned(&mut session, &again(&asked, &told));
    assert_eq!(check(&loaded(&session).commune, &loaded(&session).ground, &plan), []);
    plan.underway = None;
    assert_eq!(plan.teams, first.teams);
    // Twenty minutes later they go now.
    let told = Underway { now: later(departs, 1200), ..told };
    let plan = planned(&mut session, &again(&asked, &told));
    assert_eq!(check(&loaded(&session).commune, &loaded(&session).ground, &plan), []);
    assert!(plan.teams.iter().all(|team| team.departure == told.now && team.legs[0].depart == told.now));
    // An hour before ten nobody who has not set out goes any more.
    let told = Underway { now: at("21:45"), ..told };
    let plan = planned(&mut session, &again(&asked, &told));
    assert_eq!(check(&loaded(&session).commune, &loaded(&session).ground, &plan), []);
    assert_eq!(plan.totals.stops, 0);
}

#[test]
fn a_stop_nobody_planned_is_in_the_plan_too() {
    let mut session = commune(&SMALL);
    let asked = request(TONIGHT, 1500);
    let first = planned(&mut session, &asked);
    let mut told = as_planned(&first, first.teams[0].stops[2].leave);
    // At a neighbour's, whom a rule bars, somebody opened; a quick walk, quicker than reckoned.
    let barred = first
        .not_tonight
        .iter()
        .find(|entry| {
            let house = loaded(&session).commune.households.iter().position(|h| h.id == entry.household);
            entry.reasons.contains(&Reason::NothingPending) && house.is_some()
        })
        .unwrap();
    let last = told.teams[0].made.last().unwrap().leave;
    let unplanned = StopMade {
        household: barred.household.clone(),
        knock: later(last, 60),
        leave: later(last, 300),
        outcome: Made::Met,
        parked: None,
    };
    told.teams[0].made.push(unplanned);
    told.teams[0].heading = None;
    told.now = later(last, 300);
    let plan = planned(&mut session, &again(&asked, &told));
    assert_eq!(check(&loaded(&session).commune, &loaded(&session).ground, &plan), []);
    let stop = &plan.teams[0].stops[3];
    assert_eq!((&stop.household, stop.arrive), (&barred.household, later(last, 60)));
    assert!(plan.not_tonight.iter().all(|entry| entry.household != barred.household));
}
