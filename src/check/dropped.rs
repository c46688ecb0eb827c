//! Can it be true what a stop says of being dropped? That nobody else would bring more in its place is for the search to
//! know; what follows from the plan and the files is worked out here.

use super::Violation;
use super::households::{rules_broken, skills_missing};
use super::places::{Place, walking_seconds};
use super::timeline::in_own_hours;
use crate::base::{HouseholdId, Seconds};
use crate::commune::{Commune, Team};
use crate::evening::Ground;
use crate::rounds::{IfDropped, LegEnd, Plan, Substitute, TeamPlan};

pub(super) fn check(
    commune: &Commune,
    ground: &Ground,
    plan: &Plan,
    (index, team): (usize, &Team),
    route: &TeamPlan,
    found: &mut Vec<Violation>,
) {
    let place = Place { commune, ground, team: index };
    for (number, stop) in route.stops.iter().enumerate() {
        let Some(said) = &stop.if_dropped else { continue };
        let wrong = [
            (!loss_can_be(plan, route, number, said), "loses"),
            (!return_can_be(&place, route, number, said), "earlier"),
            (
                !said.instead.as_ref().is_none_or(|other| can_go(&place, plan, team, route, (number, other))),
                "instead",
            ),
        ];
        for (_, what) in wrong.into_iter().filter(|(wrong, _)| *wrong) {
            found.push(Violation::Dropped { household: stop.household.clone(), what });
        }
    }
}

/// The others keep their hours at the least, so no more is lost than the stop itself; the only stop is all that is lost.
/// With visits that must be made whatever they are worth, the best hours of a round need not be worth most.
fn loss_can_be(plan: &Plan, route: &TeamPlan, number: usize, said: &IfDropped) -> bool {
    let Some(stop) = route.stops.get(number) else { return false };
    if route.stops.len() == 1 {
        return said.loses == stop.worth;
    }
    let musts = plan.pins.as_ref().map_or(&[][..], |pins| &pins.must);
    let must = route.stops.iter().any(|other| musts.contains(&other.household));
    must || said.loses <= stop.worth
}

/// The team walks and stays at the other doors at the least, and is back in time.
fn return_can_be(place: &Place<'_>, route: &TeamPlan, number: usize, said: &IfDropped) -> bool {
    let back = route.back.seconds().0 - said.earlier_s.0;
    if route.stops.len() == 1 {
        return back == route.departure.seconds().0;
    }
    let house = |number: Option<usize>| {
        let stop = number.and_then(|number| route.stops.get(number));
        stop.map(|stop| LegEnd::Household { id: stop.household.clone() })
    };
    let before = house(number.checked_sub(1)).unwrap_or(LegEnd::Start);
    let after = house(Some(number + 1)).unwrap_or(LegEnd::End);
    let on = walking_seconds(place, &before, &after);
    let Some(on) = on.or((route.motorbikes > 0).then_some(0)) else { return false };
    let other_legs = route.legs_with_stops().filter(|&(stop, _)| stop != number && stop != number + 1);
    let walking: Seconds = other_legs.map(|(_, leg)| leg.seconds).sum();
    // With motorbikes along a shorter round may leave them elsewhere, and walk less everywhere.
    let way = if route.motorbikes > 0 { 0 } else { on + walking.0 };
    let others = route.stops.iter().enumerate().filter(|&(other, _)| other != number);
    let doors: i64 = others.map(|(_, stop)| stop.leave.seconds().0 - stop.knock.seconds().0).sum();
    let earliest = route.departure.seconds().0 + way + doors;
    // Who is late already goes home late.
    let latest = route.back_by.max(route.back).seconds().0;
    (earliest..=latest).contains(&back)
}

/// Whether somebody could go in the place of a stop: left out, with nothing that bars them or this team, and with
/// something to be gained.
fn can_go(
    place: &Place<'_>,
    plan: &Plan,
    team: &Team,
    route: &TeamPlan,
    (number, other): (usize, &Substitute),
) -> bool {
    let Substitute { household, knock, gains } = other;
    let Some(house) = place.commune.households.iter().find(|house| &house.id == household) else {
        return false;
    };
    let left_out = plan.not_tonight.iter().any(|entry| &entry.household == household);
    let there = LegEnd::Household { id: household.clone() };
    let walk = walking_seconds(place, &LegEnd::Start, &there);
    let on_foot = walk.is_some_and(|seconds| route.departure.seconds().0 + seconds <= knock.seconds().0);
    let reached = on_foot || route.motorbikes > 0;
    left_out
        && gains.0 > 0
        && reached
        && rules_broken(place.commune, plan.date, house).is_empty()
        && skills_missing(team, route, house).is_empty()
        && in_own_hours(house, plan.date, *knock)
        && *knock >= place.commune.settings.first_knock
        && *knock <= plan.last_knock
        && pins_leave(plan, route, number, household)
}

/// Whether a household that takes the place of a stop is given to this team and keeps apart from all others of its round.
fn pins_leave(plan: &Plan, route: &TeamPlan, number: usize, household: &HouseholdId) -> bool {
    let Some(pins) = &plan.pins else { return true };
    let elsewhere = pins.team.iter().any(|pin| &pin.household == household && pin.team != route.team);
    let stays = |id: &HouseholdId| {
        route.stops.iter().enumerate().any(|(other, stop)| other != number && &stop.household == id)
    };
    let near = pins
        .apart
        .iter()
        .any(|pin| (&pin.a == household && stays(&pin.b)) || (&pin.b == household && stays(&pin.a)));
    !elsewhere && !near
}
