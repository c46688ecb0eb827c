//! Is everything that people pinned down kept, or said not to be?

use super::Violation;
use super::households::skills_missing;
use crate::base::{HouseholdId, TeamId};
use crate::commune::Commune;
use crate::rounds::{OrderReason, Pin, Pins, Plan, Reason, TeamNeed, UnkeptPin, WhyUnkept};
use std::collections::BTreeSet;

pub(super) fn check(commune: &Commune, plan: &Plan, found: &mut Vec<Violation>) {
    let none = Pins::default();
    let pins = plan.pins.as_ref().unwrap_or(&none);
    let known = |id: &HouseholdId| commune.households.iter().any(|house| &house.id == id);
    for id in pins.households().filter(|id| !known(id)) {
        found.push(Violation::UnknownHousehold { household: id.clone() });
    }
    let mut wrong =
        |household: &HouseholdId, pin| found.push(Violation::Pin { household: household.clone(), pin });
    let told = |pin: &Pin| plan.unkept_pins.iter().any(|unkept| &unkept.pin == pin);

    for household in &pins.must {
        let kept = team_of(plan, household).is_some();
        if !kept && !told(&Pin::Must { household: household.clone() }) {
            wrong(household, "must");
        }
    }
    for pin in &pins.team {
        let said = told(&Pin::Team { household: pin.household.clone(), team: pin.team.clone() });
        if by_another_team(plan, &pin.household, &pin.team) && !(said && is_past(plan, &pin.household)) {
            wrong(&pin.household, "team");
        }
    }
    for pin in &pins.order {
        let circle = leads(pins, &pin.later, &pin.first);
        let said = told(&Pin::Order { first: pin.first.clone(), later: pin.later.clone() });
        let made = is_past(plan, &pin.later);
        if circle && !said {
            wrong(&pin.first, "told");
        } else if backwards(plan, &pin.first, &pin.later) && !circle && !(said && made) {
            wrong(&pin.first, "order");
        }
    }
    for pin in &pins.apart {
        let said = told(&Pin::Apart { a: pin.a.clone(), b: pin.b.clone() });
        let made = is_past(plan, &pin.a) && is_past(plan, &pin.b);
        if together(plan, &pin.a, &pin.b) && !(said && made) {
            wrong(&pin.a, "apart");
        }
    }
    for unkept in &plan.unkept_pins {
        if let Some(household) = told_falsely(commune, plan, pins, unkept) {
            wrong(household, "told");
        }
    }
    for entry in &plan.not_tonight {
        if entry.reasons.iter().any(|reason| reason_is_false(plan, pins, &entry.household, reason)) {
            wrong(&entry.household, "reason");
        }
    }
}

/// Which team of the plan visits a household, and at which place.
fn team_of(plan: &Plan, household: &HouseholdId) -> Option<(usize, usize)> {
    for (number, team) in plan.teams.iter().enumerate() {
        for (place, stop) in team.stops.iter().enumerate() {
            if &stop.household == household {
                return Some((number, place));
            }
        }
    }
    None
}

/// Whether a household was visited, or set out for, before the plan was made.
fn is_past(plan: &Plan, household: &HouseholdId) -> bool {
    let mut stops = plan.teams.iter().flat_map(|team| &team.stops);
    stops.any(|stop| {
        &stop.household == household && matches!(stop.order, OrderReason::Made | OrderReason::SetOut)
    })
}

fn by_another_team(plan: &Plan, household: &HouseholdId, team: &TeamId) -> bool {
    let by = team_of(plan, household).and_then(|(by, _)| plan.teams.get(by));
    by.is_some_and(|by| &by.team != team)
}

fn backwards(plan: &Plan, first: &HouseholdId, later: &HouseholdId) -> bool {
    let both = team_of(plan, first).zip(team_of(plan, later));
    both.is_some_and(|((a, first), (b, later))| a == b && first > later)
}

fn together(plan: &Plan, a: &HouseholdId, b: &HouseholdId) -> bool {
    let both = team_of(plan, a).zip(team_of(plan, b));
    both.is_some_and(|((a, _), (b, _))| a == b)
}

/// Whether orders lead from one household to another.
fn leads(pins: &Pins, from: &HouseholdId, to: &HouseholdId) -> bool {
    let mut reached = BTreeSet::from([from]);
    loop {
        let further: Vec<&HouseholdId> =
            pins.order.iter().filter(|o| reached.contains(&o.first)).map(|o| &o.later).collect();
        let before = reached.len();
        reached.extend(further);
        if reached.contains(to) {
            return true;
        }
        if reached.len() == before {
            return false;
        }
    }
}

/// The household of a pin that was not pinned, is kept after all, or is not kept for another reason than the one given.
fn told_falsely<'p>(
    commune: &Commune,
    plan: &Plan,
    pins: &Pins,
    unkept: &'p UnkeptPin,
) -> Option<&'p HouseholdId> {
    let (household, pinned) = match &unkept.pin {
        Pin::Must { household } => (household, pins.must.contains(household)),
        Pin::Team { household, team } => {
            (household, pins.team.iter().any(|pin| &pin.household == household && &pin.team == team))
        }
        Pin::Order { first, later } => {
            (first, pins.order.iter().any(|pin| &pin.first == first && &pin.later == later))
        }
        Pin::Apart { a, b } => (a, pins.apart.iter().any(|pin| &pin.a == a && &pin.b == b)),
    };
    // An order in a circle is not kept even where the round happens to keep it.
    let order = matches!(unkept.pin, Pin::Order { .. });
    let made = unkept.why == WhyUnkept::Made;
    let kept = !order && !made && team_of(plan, household).is_some();
    let given = |team| pins.team.iter().any(|pin| &pin.household == household && &pin.team == team);
    let goes = |team| plan.teams.iter().find(|round| &round.team == team);
    let right = match &unkept.why {
        WhyUnkept::Circle => match &unkept.pin {
            Pin::Order { first, later } => leads(pins, later, first),
            _ => false,
        },
        WhyUnkept::Made => match &unkept.pin {
            Pin::Must { .. } => false,
            Pin::Team { household, team } => {
                by_another_team(plan, household, team) && is_past(plan, household)
            }
            Pin::Order { first, later } => backwards(plan, first, later) && is_past(plan, later),
            Pin::Apart { a, b } => together(plan, a, b) && is_past(plan, a) && is_past(plan, b),
        },
        WhyUnkept::TeamHome { team } => given(team) && goes(team).is_some() && plan.underway.is_some(),
        WhyUnkept::TeamStays { team } => given(team) && goes(team).is_none(),
        WhyUnkept::TeamNoWay { team } => given(team) && goes(team).is_some(),
        WhyUnkept::TeamLacks { team, needs } => {
            let house = commune.households.iter().find(|house| &house.id == household);
            let known = commune.teams.iter().find(|known| &known.id == team);
            let missing = house
                .zip(known.zip(goes(team)))
                .map(|(house, (known, round))| skills_missing(known, round, house));
            given(team) && missing == Some(needs.iter().map(skill).collect())
        }
        WhyUnkept::Barred { .. } | WhyUnkept::OutOfReach => !order,
        WhyUnkept::OtherPins => matches!(unkept.pin, Pin::Must { .. }),
    };
    (!pinned || kept || !right).then_some(household)
}

const fn skill(need: &TeamNeed) -> &'static str {
    match need {
        TeamNeed::Language { .. } => "language",
        TeamNeed::Kit => "kit",
        TeamNeed::Guide => "guide",
        TeamNeed::Hamlet { .. } => "hamlet",
    }
}

/// Whether a reason speaks of a pin that is not there.
fn reason_is_false(plan: &Plan, pins: &Pins, household: &HouseholdId, reason: &Reason) -> bool {
    match reason {
        Reason::PinnedTeamCannot { team } => {
            !pins.team.iter().any(|pin| &pin.household == household && &pin.team == team)
        }
        Reason::KeptApart { from } => {
            let pinned = pins.apart.iter().any(|pin| {
                (&pin.a == household && &pin.b == from) || (&pin.b == household && &pin.a == from)
            });
            !pinned || team_of(plan, from).is_none()
        }
        _ => false,
    }
}
