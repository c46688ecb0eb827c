//! Why a visit that no rule bars is not in the plan.

use super::Reason;
use crate::orienteering::{Problem, Solution, timetable};
use std::collections::BTreeMap;

/// The reason why `visit` is left out of a finished solution, times being milliseconds.
///
/// Shifts that make a visit from which it keeps apart are passed over, and so are places that break an order.
///
/// Nobody could be there in time even with nothing else to do → out of reach tonight. It fits somewhere but wins
/// nothing → it would delay the others. Otherwise no time is left, with the least lateness of any place in any route.
pub fn why_left_out(problem: &Problem, solution: &Solution, visit: usize) -> Reason {
    let able: Vec<usize> = (0..problem.shifts.len())
        .filter(|&shift| problem.visits.get(visit).is_some_and(|v| v.allows(shift)))
        .collect();
    if !able.iter().any(|&shift| timetable(problem, shift, &[visit]).is_some()) {
        return Reason::OutOfReachTonight;
    }
    let least_late = able
        .iter()
        .flat_map(|&shift| {
            let route = solution.routes.get(shift).map_or(&[][..], Vec::as_slice);
            let places = problem.places(visit, route).into_iter().flatten();
            places.filter_map(move |position| lateness(problem, shift, route, position, visit))
        })
        .min();
    match least_late {
        Some(0) => Reason::DelaysOthers,
        Some(ms) => Reason::NoTimeLeft { over_minutes: (ms as u64).div_ceil(60_000).min(1440) as u32 },
        None => Reason::OutOfReachTonight,
    }
}

/// The worst lateness in milliseconds, at any door or back at the end, of a route with one visit more; with a vehicle left
/// where it makes that least.
fn lateness(problem: &Problem, shift: usize, route: &[usize], position: usize, visit: usize) -> Option<i64> {
    let spec = problem.shifts.get(shift)?;
    let (before, after) = route.split_at_checked(position)?;
    let first = spec.vehicle.as_ref().map(|vehicle| vehicle.stands);
    // By where the vehicle stands: how late it was somewhere, and the time.
    let mut here: BTreeMap<Option<usize>, (i64, i64)> = BTreeMap::from([(first, (0, spec.departure))]);
    let mut node = spec.start;
    let go = |here: &BTreeMap<Option<usize>, (i64, i64)>, from, to, stands: Vec<Option<usize>>| {
        let mut there: BTreeMap<Option<usize>, (i64, i64)> = BTreeMap::new();
        for (&stood, &(late, now)) in here {
            for &place in &stands {
                let Some(ticks) = problem.on_the_way(shift, (from, stood), (to, place)) else { continue };
                let least = there.entry(place).or_insert((i64::MAX, i64::MAX));
                *least = (*least).min((late, now + ticks));
            }
        }
        there
    };
    for index in before.iter().copied().chain([visit]).chain(after.iter().copied()) {
        let next = problem.visits.get(index)?;
        let stands = match first {
            None => vec![None],
            Some(_) => problem.stands(shift, index).into_iter().map(Some).collect(),
        };
        here = go(&here, node, next.node, stands);
        for (late, now) in here.values_mut() {
            let arrive = *now;
            let knock = problem.knock_at(shift, index, arrive).unwrap_or_else(|| {
                let close = next.slots.last().map_or(arrive, |slot| slot.close);
                *late = (*late).max(arrive - close);
                arrive
            });
            *now = knock + next.service;
        }
        node = next.node;
    }
    let home = go(&here, node, spec.end, vec![first.map(|_| spec.end)]);
    home.into_values().map(|(late, back)| late.max(back - spec.back_by)).min()
}
