//! What cannot have happened is refused with what is wrong.

use super::{SMALL, again, at, commune, invented, later, planned, request};
use crate::TONIGHT;
use crate::told::as_planned;
use evening_rounds::base::{HouseholdId, Position, TeamId};
use evening_rounds::evening::{EveningError, Ground, UnderwayError};
use evening_rounds::rounds::{Plan, Underway};
use evening_rounds::session::{Session, SessionError};

fn refused(session: &mut Session, told: &Underway) -> UnderwayError {
    match session.start_plan(&again(&request(TONIGHT, 10), told)) {
        Err(SessionError::Evening(EveningError::Underway(error))) => error,
        other => panic!("{other:?}"),
    }
}

fn begun() -> (Session, Plan, Underway) {
    let mut session = commune(&SMALL);
    let first = planned(&mut session, &request(TONIGHT, 300));
    let told = as_planned(&first, first.teams[0].stops[2].leave);
    assert!(told.teams[0].made.len() >= 3 && told.teams[1].made.len() >= 2);
    (session, first, told)
}

#[test]
fn unknown_names_and_households_named_twice() {
    let (mut session, _, told) = begun();
    let nobody = HouseholdId::new("ho-9999").unwrap();
    let nowhere = TeamId::new("to-9").unwrap();
    let mut hold = |change: &dyn Fn(&mut Underway), expected: UnderwayError| {
        let mut told = told.clone();
        change(&mut told);
        assert_eq!(refused(&mut session, &told), expected);
    };
    hold(&|t| t.teams[0].team = nowhere.clone(), UnderwayError::Team(nowhere.clone()));
    hold(&|t| t.teams[1].team = t.teams[0].team.clone(), UnderwayError::Team(told.teams[0].team.clone()));
    let unknown = UnderwayError::Household(nobody.clone());
    hold(&|t| t.teams[0].made[1].household = nobody.clone(), unknown.clone());
    hold(&|t| t.teams[0].heading = Some(nobody.clone()), unknown.clone());
    hold(&|t| t.teams[0].remaining.push(nobody.clone()), unknown.clone());
    hold(&|t| t.skipped.push(nobody.clone()), unknown);
    let made = told.teams[0].made[0].household.clone();
    let twice = UnderwayError::Twice(made.clone());
    hold(&|t| t.teams[0].made[1].household = made.clone(), twice.clone());
    hold(&|t| t.teams[1].made[0].household = made.clone(), twice.clone());
    hold(&|t| t.teams[1].heading = Some(made.clone()), twice.clone());
    hold(&|t| t.skipped.push(made.clone()), twice);
    let left = told.teams[0].remaining[0].clone();
    hold(&|t| t.teams[1].remaining.push(left.clone()), UnderwayError::Twice(left.clone()));
}

#[test]
fn times_that_go_backwards_or_lie_ahead() {
    let (mut session, first, told) = begun();
    let [one, two] = [&told.teams[0].made[0], &told.teams[0].made[1]];
    let mut hold = |change: &dyn Fn(&mut Underway), expected: UnderwayError| {
        let mut told = told.clone();
        change(&mut told);
        assert_eq!(refused(&mut session, &told), expected);
    };
    let backwards = |household: &HouseholdId, at, before| UnderwayError::Backwards {
        household: household.clone(),
        at,
        before,
    };
    hold(
        &|t| t.teams[0].made[0].leave = later(one.knock, -1),
        backwards(&one.household, later(one.knock, -1), one.knock),
    );
    hold(
        &|t| t.teams[0].made[1].knock = later(one.leave, -1),
        backwards(&two.household, later(one.leave, -1), one.leave),
    );
    let last = told.teams[0].made.last().unwrap();
    hold(
        &|t| t.now = later(last.knock, -1),
        UnderwayError::NotYet {
            household: last.household.clone(),
            knock: last.knock,
            now: later(last.knock, -1),
        },
    );
    let from = first.teams.iter().map(|team| team.departure).min().unwrap();
    hold(&|t| t.now = later(from, -1), UnderwayError::Now { now: later(from, -1), from });
    hold(&|t| t.now = at("22:00"), UnderwayError::Now { now: at("22:00"), from });
}

#[test]
fn a_stop_that_no_trail_leads_to() {
    let (_, _, told) = begun();
    let far = told.teams[0].made[1].household.clone();
    // The house moves ten kilometres away.
    let mut loaded = invented(&SMALL);
    let house = loaded.commune.households.iter_mut().find(|house| house.id == far).unwrap();
    house.position = Position::new(house.position.lon() + 0.1, house.position.lat(), None).unwrap();
    loaded.ground = Ground::new(&loaded.commune);
    let mut session = Session::with(loaded);
    let team = told.teams[0].team.clone();
    assert_eq!(refused(&mut session, &told), UnderwayError::NoWay { team, household: far });
}
