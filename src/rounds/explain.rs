//! Why a visit that no rule bars is not in the plan.

use super::Reason;
use crate::orienteering::{Problem, Solution, timetable};

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

/// The worst lateness in milliseconds, at any door or back at the end, of a route with one visit more.
fn lateness(problem: &Problem, shift: usize, route: &[usize], position: usize, visit: usize) -> Option<i64> {
    let spec = problem.shifts.get(shift)?;
    let (before, after) = route.split_at_checked(position)?;
    let (mut node, mut now, mut late) = (spec.start, spec.departure, 0);
    for index in before.iter().copied().chain([visit]).chain(after.iter().copied()) {
        let next = problem.visits.get(index)?;
        let arrive = now + problem.way(shift, node, next.node)?;
        let knock = problem.knock_at(shift, index, arrive).unwrap_or_else(|| {
            let close = next.slots.last().map_or(arrive, |slot| slot.close);
            late = late.max(arrive - close);
            arrive
        });
        (node, now) = (next.node, knock + next.service);
    }
    let back = now + problem.way(shift, node, spec.end)?;
    Some(late.max(back - spec.back_by))
}
