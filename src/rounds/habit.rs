//! What officers do without a planner: always on to the nearest house.

use super::route::total;
use super::{Problem, Solution};

/// Nearest-house-next: the team that is free first walks to the nearest household that it may still visit in time and
/// be back, until none is left. It knows tonight's rules and hours as the planner does, but not what a visit is worth.
pub fn nearest_house_next(problem: &Problem) -> Solution {
    let mut routes: Vec<Vec<usize>> = vec![Vec::new(); problem.teams.len()];
    let mut left: Vec<usize> = (0..problem.visits.len()).collect();
    // (free at, where) of each team that is still out.
    let mut out: Vec<Option<(i64, usize)>> =
        problem.teams.iter().map(|t| Some((t.departure_ms, t.start))).collect();
    while let Some((team, now, here)) = out
        .iter()
        .enumerate()
        .filter_map(|(t, o)| o.map(|(now, here)| (t, now, here)))
        .min_by_key(|&(t, now, _)| (now, t))
    {
        let spec = &problem.teams[team];
        let nearest = left
            .iter()
            .copied()
            .filter(|&v| problem.visits[v].allows(team))
            .filter_map(|v| Some((problem.matrix.get(here, problem.visits[v].node)?, v)))
            .filter(|&(_, v)| total(problem, spec, routes[team].iter().copied().chain([v])).is_some())
            .min();
        out[team] = nearest.and_then(|(way, v)| {
            let visit = &problem.visits[v];
            routes[team].push(v);
            left.retain(|&other| other != v);
            Some((visit.knock_at(now + way)? + visit.service_ms, visit.node))
        });
    }
    Solution { routes }
}
