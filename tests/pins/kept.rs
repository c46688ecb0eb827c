//! Pins of every kind at once, on communes nobody has looked at.

use super::{asked, commune, plan_with, planned, some_pins, visited};
use evening_rounds::base::HouseholdId;
use evening_rounds::check::check;
use evening_rounds::commune::Commune;
use evening_rounds::evening::{Evening, PlanRequest};
use evening_rounds::orienteering::timetable;
use evening_rounds::rounds::{Pin, Pins, Plan, Reason, WhyUnkept};
use evening_rounds::session::{Loaded, Session};
use proptest::prelude::*;

/// Why the plan says that it did not keep a pin.
pub(super) fn why<'p>(plan: &'p Plan, pin: &Pin) -> Option<&'p WhyUnkept> {
    plan.unkept_pins.iter().find(|unkept| &unkept.pin == pin).map(|unkept| &unkept.why)
}

/// Whether orders lead from one household to another, in so many steps at most.
fn leads(pins: &Pins, from: &HouseholdId, to: &HouseholdId, steps: usize) -> bool {
    from == to
        || steps > 0 && pins.order.iter().any(|o| &o.first == from && leads(pins, &o.later, to, steps - 1))
}

/// Whether a team that may visit the household could do so alone, and what bars everybody.
fn alone(loaded: &Loaded, asked: &PlanRequest, id: &HouseholdId) -> (bool, Vec<Reason>) {
    let evening = Evening::prepare(&loaded.commune, &loaded.ground, asked).unwrap();
    let index = loaded.commune.households.iter().position(|h| &h.id == id).unwrap();
    let visit = evening.visit_household.binary_search(&index).ok();
    let teams = 0..evening.teams.len();
    let some = visit.is_some_and(|v| teams.clone().any(|t| timetable(&evening.problem, t, &[v]).is_some()));
    (some, evening.assessments[index].barred.clone())
}

/// What is wrong with a plan made with pins, if anything.
fn wrong(loaded: &Loaded, asked: &PlanRequest, plan: &Plan) -> Option<String> {
    let pins = asked.pins.as_ref().unwrap();
    if plan.pins.as_ref().unwrap_or(&Pins::default()) != pins {
        return Some("the plan has other pins".to_owned());
    }
    for household in &pins.must {
        let told = why(plan, &Pin::Must { household: household.clone() });
        if visited(plan, household).is_some() != told.is_none() {
            return Some(format!("must {household}: {told:?}"));
        }
        let (reachable, barred) = alone(loaded, asked, household);
        let right = match told {
            None => true,
            Some(WhyUnkept::Barred { reason }) => barred.first() == Some(reason),
            Some(WhyUnkept::OtherPins) => reachable,
            Some(WhyUnkept::OutOfReach) => !reachable && barred.is_empty(),
            Some(WhyUnkept::Circle) => false,
            Some(_) => barred.iter().any(|reason| matches!(reason, Reason::PinnedTeamCannot { .. })),
        };
        if !right {
            return Some(format!("must {household}: {told:?}, {barred:?}, {reachable}"));
        }
    }
    for pin in &pins.team {
        let by = visited(plan, &pin.household).map(|(team, _)| &plan.teams[team].team);
        if by.is_some_and(|team| team != &pin.team) {
            return Some(format!("{pin:?}: {by:?}"));
        }
        let told =
            why(plan, &Pin::Team { household: pin.household.clone(), team: pin.team.clone() }).is_some();
        if told == alone(loaded, asked, &pin.household).0 {
            return Some(format!("{pin:?}: {:?}", plan.unkept_pins));
        }
    }
    for pin in &pins.order {
        let circle = leads(pins, &pin.later, &pin.first, pins.order.len());
        let told = why(plan, &Pin::Order { first: pin.first.clone(), later: pin.later.clone() });
        if told != circle.then_some(&WhyUnkept::Circle) {
            return Some(format!("{pin:?}: {told:?}"));
        }
        if let (Some((team, first)), Some((other, then))) =
            (visited(plan, &pin.first), visited(plan, &pin.later))
            && team == other
            && first > then
            && !circle
        {
            return Some(format!("{pin:?}: {first} after {then}"));
        }
    }
    for pin in &pins.apart {
        let (a, b) = (visited(plan, &pin.a), visited(plan, &pin.b));
        if a.zip(b).is_some_and(|((a, _), (b, _))| a == b) {
            return Some(format!("{pin:?}"));
        }
    }
    None
}

/// Households that matter: those visited without pins, and some that are not.
pub(super) fn among(plan: &Plan, commune: &Commune) -> Vec<HouseholdId> {
    let stops = plan.teams.iter().flat_map(|team| &team.stops).map(|stop| stop.household.clone());
    stops.chain(commune.households.iter().step_by(5).map(|house| house.id.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pins_are_kept_or_told(seed: u32, households in 20..120_usize, teams in 1..4_usize, each in 1..9_usize) {
        let mut session = Session::with(commune(seed.into(), households, teams));
        let free = plan_with(&mut session, Pins::default());
        let pins = {
            let commune = &session.loaded().unwrap().commune;
            some_pins(commune, &among(&free, commune), seed.into(), each)
        };
        let request = asked(pins);
        let plan = planned(&mut session, &request);
        let habit = session.habit_plan(&request).unwrap();
        let loaded = session.loaded().unwrap();
        for (plan, whose) in [(&plan, "planner"), (&habit, "habit")] {
            let found = check(&loaded.commune, &loaded.ground, plan);
            prop_assert!(found.is_empty(), "{whose}: {found:?}");
            let wrong = wrong(loaded, &request, plan);
            prop_assert!(wrong.is_none(), "{whose}: {wrong:?} with {request:?}");
        }
        // A plan can be made again from what it says.
        let again = PlanRequest { pins: plan.pins.clone(), ..request };
        prop_assert!(planned(&mut session, &again) == plan);
    }
}
