//! Pins that are not kept, and what is said of dropping a stop, in plans that have been tampered with.

use super::{Case, after, case, hold, later, sample, word};
use evening_rounds::base::{HouseholdId, TeamId};
use evening_rounds::rounds::{
    ApartPin, IfDropped, OrderPin, Pin, Pins, Plan, Reason, Substitute, TeamNeed, TeamPin, UnkeptPin,
    WhyUnkept,
};

#[test]
fn pins_and_costs_that_are_not_true_are_found() {
    hold(&cases());
}

#[test]
fn pins_that_the_plan_keeps_are_no_violation() {
    hold(&[
        case("a household that must be visited is", |_, plan| pin(plan).must.push(stop(0)), &[]),
        case(
            "one that is not is told",
            |_, plan| {
                pin(plan).must.push(left_out(3));
                tell(plan, Pin::Must { household: left_out(3) }, WhyUnkept::OtherPins);
            },
            &[],
        ),
        case("given to the team that goes", |_, plan| pin(plan).team.push(given(stop(0), "to-1")), &[]),
        case("in the order of the round", |_, plan| pin(plan).order.push(order(stop(0), stop(2))), &[]),
        case("apart from one left out", |_, plan| pin(plan).apart.push(apart(stop(0), left_out(3))), &[]),
    ]);
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = pins();
    cases.extend(told());
    cases.extend(dropped());
    cases
}

fn stop(place: usize) -> HouseholdId {
    sample().1.teams[0].stops[place].household.clone()
}

fn left_out(place: usize) -> HouseholdId {
    sample().1.not_tonight[place].household.clone()
}

fn pin(plan: &mut Plan) -> &mut Pins {
    plan.pins.get_or_insert_default()
}

fn given(household: HouseholdId, team: &str) -> TeamPin {
    TeamPin { household, team: TeamId::new(team).unwrap() }
}

fn order(first: HouseholdId, later: HouseholdId) -> OrderPin {
    OrderPin { first, later }
}

fn apart(a: HouseholdId, b: HouseholdId) -> ApartPin {
    ApartPin { a, b }
}

fn tell(plan: &mut Plan, pin: Pin, why: WhyUnkept) {
    plan.unkept_pins.push(UnkeptPin { pin, why });
}

fn pins() -> Vec<Case> {
    vec![
        case("who must be visited is left out", |_, plan| pin(plan).must.push(left_out(3)), &["pin must"]),
        case("another team goes", |_, plan| pin(plan).team.push(given(stop(0), "to-2")), &["pin team"]),
        case("the wrong way round", |_, plan| pin(plan).order.push(order(stop(2), stop(0))), &["pin order"]),
        case("both by one team", |_, plan| pin(plan).apart.push(apart(stop(2), stop(0))), &["pin apart"]),
        case(
            "a pin of nobody",
            |_, plan| pin(plan).apart.push(apart(stop(0), HouseholdId::new("ho-9999").unwrap())),
            &["unknown household"],
        ),
        case(
            "left out for a team it is not given to",
            |_, plan| {
                let team = TeamId::new("to-2").unwrap();
                plan.not_tonight[3].reasons = vec![Reason::PinnedTeamCannot { team }];
            },
            &["pin reason"],
        ),
        case(
            "left out for somebody it need not keep apart from",
            |_, plan| plan.not_tonight[3].reasons = vec![Reason::KeptApart { from: stop(0) }],
            &["pin reason"],
        ),
        case(
            "left out for somebody who is left out too",
            |_, plan| {
                let (one, other) = (left_out(3), left_out(4));
                pin(plan).apart.push(apart(one, other.clone()));
                plan.not_tonight[3].reasons = vec![Reason::KeptApart { from: other }];
            },
            &["pin reason"],
        ),
    ]
}

fn told() -> Vec<Case> {
    vec![
        case(
            "a pin told that is kept",
            |_, plan| {
                pin(plan).must.push(stop(0));
                tell(plan, Pin::Must { household: stop(0) }, WhyUnkept::OtherPins);
            },
            &["pin told"],
        ),
        case(
            "a pin told that was none",
            |_, plan| tell(plan, Pin::Must { household: left_out(3) }, WhyUnkept::OutOfReach),
            &["pin told"],
        ),
        case(
            "a team told to stay that goes",
            |_, plan| {
                let (household, team) = (left_out(3), TeamId::new("to-1").unwrap());
                pin(plan).team.push(TeamPin { household: household.clone(), team: team.clone() });
                tell(plan, Pin::Team { household, team: team.clone() }, WhyUnkept::TeamStays { team });
            },
            &["pin told"],
        ),
        case(
            "a team told to lack what it has",
            |_, plan| {
                let (household, team) = (left_out(3), TeamId::new("to-1").unwrap());
                pin(plan).team.push(TeamPin { household: household.clone(), team: team.clone() });
                let needs = vec![TeamNeed::Kit, TeamNeed::Guide];
                tell(plan, Pin::Team { household, team: team.clone() }, WhyUnkept::TeamLacks { team, needs });
            },
            &["pin told"],
        ),
        case(
            "a circle told that is none",
            |_, plan| {
                pin(plan).order.push(order(stop(0), stop(2)));
                tell(plan, Pin::Order { first: stop(0), later: stop(2) }, WhyUnkept::Circle);
            },
            &["pin told"],
        ),
        case(
            "a circle that is not told",
            |_, plan| pin(plan).order.extend([order(stop(0), stop(2)), order(stop(2), stop(0))]),
            &["pin told"],
        ),
    ]
}

/// What the first stop of the first round says.
fn said(plan: &mut Plan) -> &mut IfDropped {
    plan.teams[0].stops[0].if_dropped.as_mut().unwrap()
}

/// A household that the first team could visit, as the first stop that has a substitute names it; given to the first stop.
fn substitute(plan: &mut Plan) -> &mut Substitute {
    let found = plan.teams[0].stops.iter().find_map(|stop| stop.if_dropped.as_ref()?.instead.clone());
    let last = plan.teams[0].stops[0].knock;
    let found = found.unwrap_or_else(|| panic!("no stop of {last:?} has a substitute"));
    said(plan).instead.insert(found)
}

fn dropped() -> Vec<Case> {
    vec![
        case(
            "more lost than the stop is worth",
            |_, plan| said(plan).loses.0 = plan.teams[0].stops[0].worth.0 + 1,
            &["dropped loses"],
        ),
        case(
            "back sooner than one can walk",
            |_, plan| {
                said(plan).earlier_s.0 = plan.teams[0].back.seconds().0 - plan.teams[0].departure.seconds().0;
            },
            &["dropped earlier"],
        ),
        case(
            "back later than allowed",
            |_, plan| {
                let team = &plan.teams[0];
                said(plan).earlier_s.0 = team.back.seconds().0 - later(team.back_by, 1).seconds().0;
            },
            &["dropped earlier"],
        ),
        case(
            "somebody who is visited already in its place",
            |_, plan| substitute(plan).household = stop(2),
            &["dropped instead"],
        ),
        case("nothing gained in its place", |_, plan| substitute(plan).gains.0 = 0, &["dropped instead"]),
        case(
            "too late a knock in its place",
            |_, plan| substitute(plan).knock = later(plan.last_knock, 1),
            &["dropped instead"],
        ),
        case(
            "a knock in its place before the team is there",
            |_, plan| substitute(plan).knock = plan.teams[0].departure,
            &["dropped instead"],
        ),
        case(
            "somebody in its place who wants no visits",
            |commune, plan| {
                let id = substitute(plan).household.clone();
                commune.households.iter_mut().find(|h| h.id == id).unwrap().rules.no_visits = true;
            },
            &["dropped instead"],
        ),
        case(
            "somebody in its place who is given to another team",
            |_, plan| {
                let household = substitute(plan).household.clone();
                pin(plan).team.push(given(household, "to-2"));
            },
            &["dropped instead"],
        ),
        case(
            "somebody in its place who keeps apart from the next stop",
            |_, plan| {
                let household = substitute(plan).household.clone();
                pin(plan).apart.push(apart(household, stop(1)));
            },
            &["dropped instead"],
        ),
    ]
}

#[test]
fn the_only_stop_of_a_round_is_all_that_is_lost() {
    // A round of one stop is easily made of a longer one; what is wrong with its legs is not looked at here.
    let one = |change: fn(&mut Plan)| {
        let found = after(|_, plan| {
            plan.teams[0].stops.truncate(1);
            let (team, first) = (plan.teams[0].clone(), &mut plan.teams[0].stops[0]);
            let dropped = first.if_dropped.as_mut().unwrap();
            dropped.loses = first.worth;
            dropped.earlier_s.0 = team.back.seconds().0 - team.departure.seconds().0;
            change(plan);
        });
        found
            .iter()
            .map(word)
            .filter(|word| word == "dropped loses" || word == "dropped earlier")
            .collect::<Vec<_>>()
    };
    assert_eq!(one(|_| ()), Vec::<String>::new());
    assert_eq!(one(|plan| said(plan).loses.0 -= 1), ["dropped loses"]);
    assert_eq!(one(|plan| said(plan).earlier_s.0 -= 1), ["dropped earlier"]);
}
