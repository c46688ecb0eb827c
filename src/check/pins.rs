//! Is everything that people pinned down kept, or said not to be?

use super::Violation;
use super::households::skills_missing;
use crate::base::HouseholdId;
use crate::commune::Commune;
use crate::rounds::{Pin, Pins, Plan, Reason, TeamNeed, UnkeptPin, WhyUnkept};
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
        let by = team_of(plan, &pin.household).and_then(|(team, _)| plan.teams.get(team));
        if by.is_some_and(|by| by.team != pin.team) {
            wrong(&pin.household, "team");
        }
    }
    for pin in &pins.order {
        let both = team_of(plan, &pin.first).zip(team_of(plan, &pin.later));
        let backwards = both.is_some_and(|((a, first), (b, then))| a == b && first > then);
        let circle = leads(pins, &pin.later, &pin.first);
        if circle != told(&Pin::Order { first: pin.first.clone(), later: pin.later.clone() }) {
            wrong(&pin.first, "told");
        } else if backwards && !circle {
            wrong(&pin.first, "order");
        }
    }
    for pin in &pins.apart {
        let both = team_of(plan, &pin.a).zip(team_of(plan, &pin.b));
        if both.is_some_and(|((a, _), (b, _))| a == b) {
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
    let kept = !order && team_of(plan, household).is_some();
    let given = |team| pins.team.iter().any(|pin| &pin.household == household && &pin.team == team);
    let goes = |team| plan.teams.iter().find(|round| &round.team == team);
    let right = match &unkept.why {
        WhyUnkept::Circle => order,
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
