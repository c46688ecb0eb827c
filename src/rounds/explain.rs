//! Why a visit that no rule bars is not in the plan.

use super::route::{Timed, total, walk};
use super::{Problem, Reason, Solution};

/// When each visit of a team's route happens; `None` when the route cannot be walked in time.
pub fn timetable(problem: &Problem, team: usize, visits: &[usize]) -> Option<Vec<Timed>> {
    let spec = problem.teams.get(team)?;
    let allowed = visits.iter().all(|&v| problem.visits.get(v).is_some_and(|visit| visit.allows(team)));
    let mut times = Vec::with_capacity(visits.len());
    let sum = walk(problem, spec, visits.iter().copied(), |timed| times.push(timed));
    (allowed && sum.is_some()).then_some(times)
}

/// The reason why `visit` is left out of a finished solution.
///
/// Nobody could be there in time even with nothing else to do → out of reach tonight. It fits somewhere but wins
/// nothing → it would delay the others. Otherwise no time is left, with the least lateness of any place in any route.
pub fn why_left_out(problem: &Problem, solution: &Solution, visit: usize) -> Reason {
    let able: Vec<usize> = (0..problem.teams.len())
        .filter(|&team| problem.visits.get(visit).is_some_and(|v| v.allows(team)))
        .collect();
    let alone = |&team: &usize| total(problem, &problem.teams[team], std::iter::once(visit)).is_some();
    if !able.iter().any(alone) {
        return Reason::OutOfReachTonight;
    }
    let least_late = able
        .iter()
        .flat_map(|&team| {
            let route = solution.routes.get(team).map_or(&[][..], Vec::as_slice);
            (0..=route.len()).filter_map(move |position| lateness(problem, team, route, position, visit))
        })
        .min();
    match least_late {
        Some(0) => Reason::DelaysOthers,
        Some(ms) => Reason::NoTimeLeft { over_minutes: (ms as u64).div_ceil(60_000).min(1440) as u32 },
        None => Reason::OutOfReachTonight,
    }
}

/// The worst lateness in milliseconds, at any door or back at the end, of a route with one visit more.
fn lateness(problem: &Problem, team: usize, route: &[usize], position: usize, visit: usize) -> Option<i64> {
    let spec = problem.teams.get(team)?;
    let (before, after) = route.split_at_checked(position)?;
    let (mut node, mut now, mut late) = (spec.start, spec.departure_ms, 0);
    for index in before.iter().copied().chain([visit]).chain(after.iter().copied()) {
        let next = problem.visits.get(index)?;
        let arrive = now + problem.matrix.get(node, next.node)?;
        let knock = next.knock_at(arrive).unwrap_or_else(|| {
            let close = next.windows.last().map_or(arrive, |w| w.1);
            late = late.max(arrive - close);
            arrive
        });
        (node, now) = (next.node, knock + next.service_ms);
    }
    let back = now + problem.matrix.get(node, spec.end)?;
    Some(late.max(back - spec.back_by_ms))
}
