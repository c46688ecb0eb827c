//! One pin at a time, and what becomes of it.

use super::{TONIGHT, asked, commune, plan_with, planned, request, visited};
use evening_rounds::base::{HouseholdId, TeamId};
use evening_rounds::evening::{EveningError, PlanRequest, TeamRequest};
use evening_rounds::rounds::{
    ApartPin, OrderPin, OrderReason, Pin, Pins, Plan, Reason, Remedy, TeamNeed, TeamPin, UnkeptPin, WhyUnkept,
};
use evening_rounds::session::{Session, SessionError};

fn must(id: &HouseholdId) -> Pins {
    Pins { must: vec![id.clone()], ..Pins::default() }
}

fn given(household: &HouseholdId, team: &str) -> Pins {
    let team = TeamId::new(team).unwrap();
    Pins { team: vec![TeamPin { household: household.clone(), team }], ..Pins::default() }
}

fn reasons<'p>(plan: &'p Plan, id: &HouseholdId) -> &'p [Reason] {
    let entry = plan.not_tonight.iter().find(|entry| &entry.household == id);
    entry.map_or(&[], |entry| entry.reasons.as_slice())
}

/// Households left out for the reason that `matches` says.
fn left_out(plan: &Plan, matches: impl Fn(&Reason) -> bool) -> Vec<HouseholdId> {
    let entries = plan.not_tonight.iter().filter(|entry| matches(&entry.reasons[0]));
    entries.map(|entry| entry.household.clone()).collect()
}

/// A commune of two teams, and its plan without pins.
fn two_teams() -> (Session, Plan) {
    let mut session = Session::with(commune(7, 90, 2));
    let plan = plan_with(&mut session, Pins::default());
    assert!(plan.pins.is_none() && plan.unkept_pins.is_empty());
    assert!(plan.teams.iter().all(|team| team.stops.len() >= 3));
    (session, plan)
}

#[test]
fn who_must_be_visited_is_visited_whoever_has_to_stay_out_for_it() {
    let (mut session, free) = two_teams();
    let short = left_out(&free, |r| matches!(r, Reason::NoTimeLeft { .. } | Reason::DelaysOthers));
    assert!(short.len() >= 3, "{short:?}");
    for id in &short[..3] {
        let plan = plan_with(&mut session, must(id));
        assert!(visited(&plan, id).is_some(), "{id}: {:?}", plan.unkept_pins);
        assert_eq!(plan.unkept_pins, []);
    }
}

#[test]
fn a_better_evening_yields_to_a_pin_and_the_worth_stays_true() {
    let (mut session, free) = two_teams();
    let later = left_out(&free, |r| matches!(r, Reason::BetterLater { .. } | Reason::NothingGained { .. }));
    let id =
        later.iter().find(|id| reasons(&free, id).len() == 1).expect("somebody is better left for later");
    let plan = plan_with(&mut session, must(id));
    let (team, place) = visited(&plan, id).unwrap_or_else(|| panic!("{:?}", plan.unkept_pins));
    let stop = &plan.teams[team].stops[place];
    assert_eq!(stop.worth.0, stop.priority.0 * (stop.chance.0 - stop.waiting.0) / 1000);
}

#[test]
fn rules_come_before_pins() {
    let (mut session, free) = two_teams();
    let rule =
        |r: &Reason| matches!(r, Reason::NoVisits | Reason::NothingPending | Reason::MinimumGap { .. });
    let id = left_out(&free, rule).remove(0);
    let pins = Pins { team: given(&id, "to-2").team, ..must(&id) };
    let plan = plan_with(&mut session, pins);
    assert_eq!(visited(&plan, &id), None);
    assert_eq!(reasons(&plan, &id), reasons(&free, &id));
    let [UnkeptPin { pin: Pin::Must { household }, why: WhyUnkept::Barred { reason } }, team] =
        &plan.unkept_pins[..]
    else {
        panic!("{:?}", plan.unkept_pins)
    };
    assert_eq!((household, reason), (&id, &reasons(&free, &id)[0]));
    assert!(matches!(team.why, WhyUnkept::Barred { .. }), "{team:?}");
}

#[test]
fn only_the_team_it_is_given_to_goes() {
    let (mut session, free) = two_teams();
    let of_the_first: Vec<HouseholdId> = free.teams[0].stops.iter().map(|s| s.household.clone()).collect();
    let mut moved = 0;
    for id in &of_the_first {
        let plan = plan_with(&mut session, Pins { team: given(id, "to-2").team, ..must(id) });
        match visited(&plan, id) {
            Some((team, _)) => {
                assert_eq!(plan.teams[team].team.as_str(), "to-2");
                moved += 1;
            }
            None => assert!(!plan.unkept_pins.is_empty(), "{id}: {:?}", plan.not_tonight),
        }
    }
    assert!(moved > 0);
}

#[test]
fn a_team_that_cannot_go_is_told_and_no_other_is_offered() {
    let (session, free) = two_teams();
    let id = free.teams[0].stops[0].household.clone();
    let mut loaded = session.loaded().map(|l| (l.commune.clone(), l.ground.clone())).unwrap();
    let mut session = session;
    // The second team stays at home.
    let teams = vec![TeamRequest {
        id: TeamId::new("to-1").unwrap(),
        guide: None,
        on_foot: false,
        departure: None,
        back_by: None,
    }];
    let pins = Pins { team: given(&id, "to-2").team, ..must(&id) };
    let plan = planned(&mut session, &PlanRequest { teams: Some(teams), ..asked(pins.clone()) });
    let team = TeamId::new("to-2").unwrap();
    assert_eq!(reasons(&plan, &id), [Reason::PinnedTeamCannot { team: team.clone() }]);
    assert!(plan.unkept_pins.len() == 2);
    assert!(plan.unkept_pins.iter().all(|u| u.why == WhyUnkept::TeamStays { team: team.clone() }));
    let entry = plan.not_tonight.iter().find(|entry| entry.household == id).unwrap();
    assert_eq!(entry.would_help, []);

    // It goes out, but does not speak the language.
    let language = loaded.0.households.iter().find(|h| h.id == id).unwrap().language.clone();
    loaded.0.teams[1].languages.retain(|spoken| spoken != &language);
    let needs = vec![TeamNeed::Language { language }];
    let evening = evening_rounds::evening::Evening::prepare(&loaded.0, &loaded.1, &asked(pins)).unwrap();
    let mut search = evening_rounds::orienteering::Search::new(evening.problem.clone(), 1).unwrap();
    search.step(100);
    let plan = evening.plan(&loaded.0, &search.best(), 100).unwrap();
    assert_eq!(reasons(&plan, &id), [Reason::PinnedTeamCannot { team: team.clone() }]);
    let why = WhyUnkept::TeamLacks { team: team.clone(), needs };
    assert!(plan.unkept_pins.len() == 2 && plan.unkept_pins.iter().all(|u| u.why == why));
    let entry = plan.not_tonight.iter().find(|entry| entry.household == id).unwrap();
    for remedy in &entry.would_help {
        assert!(matches!(remedy, Remedy::Team { fit, .. } if fit.team == team), "{remedy:?}");
    }
}

#[test]
fn who_is_given_to_one_team_is_never_offered_a_place_in_another_round() {
    let (mut session, free) = two_teams();
    let short = left_out(&free, |r| matches!(r, Reason::NoTimeLeft { .. } | Reason::DelaysOthers));
    let mut offered = 0;
    for team in ["to-1", "to-2"] {
        let pins = short.iter().flat_map(|id| given(id, team).team).collect();
        let plan = plan_with(&mut session, Pins { team: pins, ..Pins::default() });
        for entry in plan.not_tonight.iter().filter(|entry| short.contains(&entry.household)) {
            for fit in entry.would_help.iter().filter_map(Remedy::fit) {
                assert_eq!(fit.team.as_str(), team, "{entry:?}");
                offered += 1;
            }
        }
        for stop in plan.teams.iter().filter(|t| t.team.as_str() != team).flat_map(|t| &t.stops) {
            let instead = stop.if_dropped.as_ref().and_then(|d| d.instead.as_ref());
            assert!(instead.is_none_or(|other| !short.contains(&other.household)), "{stop:?}");
        }
    }
    assert!(offered > 0, "{short:?}");
}

#[test]
fn an_order_is_kept_whichever_way_round_it_is() {
    let (mut session, free) = two_teams();
    let stops = &free.teams[0].stops;
    let (first, last) = (stops[0].household.clone(), stops[stops.len() - 1].household.clone());
    let order = vec![OrderPin { first: last.clone(), later: first.clone() }];
    let pins = Pins { order, must: vec![first.clone(), last.clone()], ..Pins::default() };
    let plan = plan_with(&mut session, pins);
    let ((one, early), (other, late)) = (visited(&plan, &last).unwrap(), visited(&plan, &first).unwrap());
    assert!(one != other || early < late);

    // The other way round it is how the round goes anyway.
    let order = vec![OrderPin { first: first.clone(), later: last.clone() }];
    let pins = Pins { order, must: vec![first.clone(), last.clone()], ..Pins::default() };
    let plan = plan_with(&mut session, pins);
    let ((one, early), (other, late)) = (visited(&plan, &first).unwrap(), visited(&plan, &last).unwrap());
    assert!(one != other || early < late);
    assert_eq!(plan.unkept_pins, []);
}

#[test]
fn orders_in_a_circle_are_told_and_the_evening_is_planned_all_the_same() {
    let (mut session, free) = two_teams();
    let [a, b, c] = [0, 1, 2].map(|place| free.teams[0].stops[place].household.clone());
    let order =
        |first: &HouseholdId, later: &HouseholdId| OrderPin { first: first.clone(), later: later.clone() };
    let circle = vec![order(&a, &b), order(&b, &c), order(&c, &a)];
    let beside = order(&a, &free.teams[0].stops[3 % free.teams[0].stops.len()].household);
    let straight = beside.later != a;
    let all = circle.iter().cloned().chain(straight.then_some(beside)).collect();
    let plan = plan_with(&mut session, Pins { order: all, ..Pins::default() });
    let told: Vec<(&Pin, &WhyUnkept)> = plan.unkept_pins.iter().map(|u| (&u.pin, &u.why)).collect();
    let expected: Vec<Pin> =
        circle.into_iter().map(|o| Pin::Order { first: o.first, later: o.later }).collect();
    assert_eq!(told, expected.iter().map(|pin| (pin, &WhyUnkept::Circle)).collect::<Vec<_>>());
    assert!(plan.totals.stops > 0);
}

#[test]
fn who_keeps_apart_goes_by_different_teams_or_not_at_all() {
    // With one team, one of two households has to stay out, and it is told for whose sake.
    let mut session = Session::with(commune(7, 60, 1));
    let free = plan_with(&mut session, Pins::default());
    let [a, b] = [0, 1].map(|place| free.teams[0].stops[place].household.clone());
    let apart = vec![ApartPin { a: a.clone(), b: b.clone() }];
    let plan = plan_with(&mut session, Pins { apart: apart.clone(), ..Pins::default() });
    let (in_plan, out) = (visited(&plan, &a).is_some(), visited(&plan, &b).is_some());
    assert!(!(in_plan && out));
    for (id, other) in [(&a, &b), (&b, &a)] {
        if visited(&plan, id).is_none() && visited(&plan, other).is_some() {
            assert_eq!(reasons(&plan, id), [Reason::KeptApart { from: other.clone() }]);
        }
    }
    // Both must be visited: one of the two cannot, and that is told.
    let plan = plan_with(&mut session, Pins { apart, must: vec![a, b], ..Pins::default() });
    let [UnkeptPin { pin: Pin::Must { .. }, why: WhyUnkept::OtherPins }] = &plan.unkept_pins[..] else {
        panic!("{:?}", plan.unkept_pins)
    };
}

#[test]
fn a_round_says_when_an_order_alone_puts_a_visit_where_it_is() {
    // Pins of every pair of neighbours the wrong way round: somewhere another place would have done as well or better.
    let (mut session, free) = two_teams();
    let mut told = 0;
    for team in &free.teams {
        for pair in team.stops.windows(2) {
            let (first, then) = (pair[1].household.clone(), pair[0].household.clone());
            let order = vec![OrderPin { first: first.clone(), later: then.clone() }];
            let pins = Pins { order, must: vec![first.clone(), then.clone()], ..Pins::default() };
            let plan = plan_with(&mut session, pins);
            for stop in plan.teams.iter().flat_map(|t| &t.stops) {
                let concerned = [&first, &then].contains(&&stop.household);
                assert!(concerned || stop.order != OrderReason::PinnedOrder, "{stop:?}");
                told += usize::from(stop.order == OrderReason::PinnedOrder);
            }
        }
    }
    assert!(told > 0);
}

#[test]
fn what_contradicts_itself_or_names_nobody_is_refused() {
    let (mut session, free) = two_teams();
    let id = free.teams[0].stops[0].household.clone();
    let refused = |session: &mut Session, pins: Pins| match session.start_plan(&asked(pins)) {
        Err(SessionError::Evening(error)) => error,
        other => panic!("{other:?}"),
    };
    let nobody = HouseholdId::new("ho-nobody").unwrap();
    assert_eq!(refused(&mut session, must(&nobody)), EveningError::UnknownHousehold(nobody));
    let no_team = TeamId::new("to-9").unwrap();
    assert_eq!(refused(&mut session, given(&id, "to-9")), EveningError::UnknownTeam(no_team));
    let both = [given(&id, "to-1").team, given(&id, "to-2").team].concat();
    let both = Pins { team: both, ..Pins::default() };
    assert_eq!(refused(&mut session, both), EveningError::PinnedToTwoTeams(id.clone()));
    let itself = Pins { apart: vec![ApartPin { a: id.clone(), b: id.clone() }], ..Pins::default() };
    assert_eq!(refused(&mut session, itself), EveningError::PinnedToItself(id.clone()));
    let itself = Pins { order: vec![OrderPin { first: id.clone(), later: id.clone() }], ..Pins::default() };
    assert_eq!(refused(&mut session, itself), EveningError::PinnedToItself(id.clone()));
    // Said twice it is no contradiction.
    let twice = [given(&id, "to-1").team, given(&id, "to-1").team].concat();
    let pins = Pins { team: twice, must: vec![id.clone(), id], ..Pins::default() };
    assert!(session.start_plan(&asked(pins)).is_ok());
    assert_eq!(session.start_plan(&request(TONIGHT, 0)).map(|p| p.done), Ok(0));
}
