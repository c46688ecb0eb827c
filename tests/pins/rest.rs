//! Pins on an evening under way: what has been made stands, pinned otherwise or not, and the rest keeps what it can.

use super::kept::{among, why};
use super::{asked, commune, plan_with, planned, some_pins, visited};
use evening_rounds::base::{Clock, HouseholdId, Millis, TeamId};
use evening_rounds::check::check;
use evening_rounds::evening::PlanRequest;
use evening_rounds::rounds::{
    ApartPin, Made, OrderPin, Pin, Pins, Plan, Reason, StopMade, TeamPin, TeamUnderway, Underway, WhyUnkept,
};
use evening_rounds::session::Session;
use proptest::prelude::*;

/// The evening as the plan had it, so many minutes after the first departure.
fn minutes_on(plan: &Plan, minutes: i64) -> Underway {
    let first = plan.teams.iter().map(|team| team.departure).min().unwrap();
    let now = Clock::from_millis(Millis(first.millis().0 + minutes * 60_000));
    let teams = plan.teams.iter().map(|team| {
        let over = team.stops.iter().take_while(|stop| stop.leave <= now);
        let made: Vec<StopMade> = over
            .enumerate()
            .map(|(number, stop)| StopMade {
                household: stop.household.clone(),
                knock: stop.knock,
                leave: stop.leave,
                outcome: Made::Met,
                parked: team.parked_at(number),
            })
            .collect();
        let remaining = team.stops.iter().skip(made.len()).map(|stop| stop.household.clone()).collect();
        TeamUnderway { team: team.team.clone(), made, heading: None, parked: None, home: false, remaining }
    });
    Underway { now, teams: teams.collect(), skipped: Vec::new() }
}

fn is_made(plan: &Plan, id: &HouseholdId) -> bool {
    plan.teams.iter().flat_map(|team| &team.stops).any(|stop| &stop.household == id && stop.made.is_some())
}

/// What is wrong with a plan of the rest, if anything.
fn wrong(pins: &Pins, plan: &Plan) -> Option<String> {
    let made = Some(&WhyUnkept::Made);
    for household in &pins.must {
        let told = why(plan, &Pin::Must { household: household.clone() });
        if visited(plan, household).is_some() != told.is_none() {
            return Some(format!("must {household}: {told:?}"));
        }
    }
    for TeamPin { household, team } in &pins.team {
        let by = visited(plan, household).map(|(by, _)| &plan.teams[by].team);
        let told = why(plan, &Pin::Team { household: household.clone(), team: team.clone() });
        let other = by.is_some_and(|by| by != team);
        if other != (told == made) || other && !is_made(plan, household) {
            return Some(format!("{household} for {team}: {by:?}, {told:?}"));
        }
    }
    for OrderPin { first, later } in &pins.order {
        let told = why(plan, &Pin::Order { first: first.clone(), later: later.clone() });
        let both = visited(plan, first).zip(visited(plan, later));
        let backwards = both.is_some_and(|((a, early), (b, late))| a == b && early > late);
        let circle = told == Some(&WhyUnkept::Circle);
        if !circle && (backwards != (told == made) || backwards && !is_made(plan, later)) {
            return Some(format!("{first} before {later}: {told:?}"));
        }
    }
    for ApartPin { a, b } in &pins.apart {
        let told = why(plan, &Pin::Apart { a: a.clone(), b: b.clone() });
        let together = visited(plan, a).zip(visited(plan, b)).is_some_and(|((a, _), (b, _))| a == b);
        if together != (told == made) || together && !(is_made(plan, a) && is_made(plan, b)) {
            return Some(format!("{a} apart from {b}: {told:?}"));
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rest_keeps_pins_and_what_was_made_is_told(
        seed: u32,
        households in 30..110_usize,
        teams in 1..4_usize,
        each in 1..9_usize,
        minutes in 20..180_i64,
    ) {
        let mut session = Session::with(commune(seed.into(), households, teams));
        let free = plan_with(&mut session, Pins::default());
        let pins = {
            let commune = &session.loaded().unwrap().commune;
            some_pins(commune, &among(&free, commune), seed.into(), each)
        };
        let underway = Some(minutes_on(&free, minutes));
        let plan = planned(&mut session, &PlanRequest { underway, ..asked(pins.clone()) });
        let loaded = session.loaded().unwrap();
        let found = check(&loaded.commune, &loaded.ground, &plan);
        prop_assert!(found.is_empty(), "{found:?}");
        let wrong = wrong(&pins, &plan);
        prop_assert!(wrong.is_none(), "{wrong:?} with {pins:?}: {:?}", plan.unkept_pins);
        // Who is left out for somebody's sake really keeps apart from one that is visited.
        for entry in &plan.not_tonight {
            let Reason::KeptApart { from } = &entry.reasons[0] else { continue };
            let pinned = pins.apart.iter().any(|p| {
                (&p.a, &p.b) == (&entry.household, from) || (&p.b, &p.a) == (&entry.household, from)
            });
            prop_assert!(pinned && visited(&plan, from).is_some(), "{entry:?}");
        }
    }
}

#[test]
fn who_keeps_apart_from_a_stop_that_was_made_is_left_to_the_other_team() {
    let mut session = Session::with(commune(7, 90, 2));
    let free = plan_with(&mut session, Pins::default());
    let round = &free.teams[0];
    let (made, next) = (round.stops[0].household.clone(), round.stops[1].household.clone());
    let minutes = (round.stops[0].leave.seconds().0 - free.teams[0].departure.seconds().0) / 60 + 1;
    let underway = minutes_on(&free, minutes);
    assert!(underway.teams[0].made.len() == 1);
    let apart = vec![ApartPin { a: next.clone(), b: made.clone() }];
    let other = TeamPin { household: made.clone(), team: TeamId::new("to-2").unwrap() };
    let pins = Pins { apart, must: vec![made.clone()], team: vec![other], ..Pins::default() };
    let plan = planned(&mut session, &PlanRequest { underway: Some(underway), ..asked(pins) });
    assert_eq!(visited(&plan, &made), Some((0, 0)));
    if let Some((team, _)) = visited(&plan, &next) {
        assert_eq!(team, 1);
    } else {
        let entry = plan.not_tonight.iter().find(|entry| entry.household == next).unwrap();
        for fit in entry.would_help.iter().filter_map(|remedy| remedy.fit()) {
            assert_eq!(fit.team.as_str(), "to-2", "{entry:?}");
        }
    }
    let [unkept] = &plan.unkept_pins[..] else { panic!("{:?}", plan.unkept_pins) };
    assert!(matches!(unkept.pin, Pin::Team { .. }) && unkept.why == WhyUnkept::Made, "{unkept:?}");
}
