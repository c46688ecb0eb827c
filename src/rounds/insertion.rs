//! Cheapest insertion with O(1) feasibility tests.

use super::route::{Sum, Timed, total, walk};
use super::{Problem, Solution};

/// A route of the search with what is needed to test insertions quickly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) team: usize,
    pub(super) visits: Vec<usize>,
    pub(super) sum: Sum,
    timed: Vec<Timed>,
    /// Latest arrival at each stop that keeps everything behind it in time.
    latest: Vec<i64>,
}

/// Which positions an insertion does not see, for variety (the "blinks" of Christiaens & Vanden Berghe 2020): a set of
/// 64 bits, of which a route's position and a visit pick one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Blinks(pub(super) u64);

impl Blinks {
    fn hides(self, team: usize, position: usize, visit: usize) -> bool {
        self.0 >> ((team * 29 + position * 7 + visit * 13) % 64) & 1 == 1
    }
}

/// A place for a visit in a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) position: usize,
    /// Gain in expected worth of the whole route.
    pub(super) gain: i64,
    /// Time by which the end of the route moves back, at least 1 ms.
    pub(super) cost: i64,
}

impl Place {
    /// Whether this place is better than another: gain² per cost (Vansteenwegen et al. 2009), compared exactly.
    pub(super) fn beats(&self, other: &Self) -> bool {
        let ratio = |a: &Self, b: &Self| i128::from(a.gain) * i128::from(a.gain) * i128::from(b.cost);
        ratio(self, other) > ratio(other, self)
    }
}

impl Route {
    /// The route through `visits`; `None` when it cannot be walked.
    pub(super) fn new(problem: &Problem, team: usize, visits: Vec<usize>) -> Option<Self> {
        let spec = problem.teams.get(team)?;
        let mut timed = Vec::with_capacity(visits.len());
        let sum = walk(problem, spec, visits.iter().copied(), |t| timed.push(t))?;
        // The latest start of a visit is its last window's close, or what the next stop needs; when that falls in a gap
        // between windows, the close before the gap.
        let mut latest = vec![0; visits.len()];
        let mut leave_by = spec.back_by_ms;
        let mut next = spec.end;
        for (i, &index) in visits.iter().enumerate().rev() {
            let visit = problem.visits.get(index)?;
            let start_by = leave_by - problem.matrix.get(visit.node, next)? - visit.service_ms;
            latest[i] = visit.windows.iter().rev().find(|w| w.0 <= start_by).map(|w| w.1.min(start_by))?;
            (leave_by, next) = (latest[i], visit.node);
        }
        Some(Self { team, visits, sum, timed, latest })
    }

    /// The best place for a visit, if there is any that gains something. Positions that `blinks` hides are passed over.
    pub(super) fn best_place(&self, problem: &Problem, index: usize, blinks: Blinks) -> Option<Place> {
        let spec = problem.teams.get(self.team)?;
        let visit = problem.visits.get(index)?;
        let mut best: Option<Place> = None;
        for position in (0..=self.visits.len()).filter(|&p| !blinks.hides(self.team, p, index)) {
            let (from, now) = match position.checked_sub(1).and_then(|i| self.timed.get(i)) {
                Some(before) => (problem.visits.get(before.visit)?.node, before.leave),
                None => (spec.start, spec.departure_ms),
            };
            let Some(way) = problem.matrix.get(from, visit.node) else { continue };
            let Some(knock) = visit.knock_at(now + way) else { continue };
            let leave = knock + visit.service_ms;
            let (to, by) = match self.visits.get(position) {
                Some(&after) => (problem.visits.get(after)?.node, self.latest[position]),
                None => (spec.end, spec.back_by_ms),
            };
            let Some(on) = problem.matrix.get(visit.node, to) else { continue };
            if leave + on > by {
                continue;
            }
            let Some(sum) = total(problem, spec, self.with(position, index)) else { continue };
            let cost = (sum.back - self.sum.back).max(sum.walking - self.sum.walking).max(1);
            let place = Place { position, gain: sum.worth - self.sum.worth, cost };
            if place.gain > 0 && best.as_ref().is_none_or(|b| place.beats(b)) {
                best = Some(place);
            }
        }
        best
    }

    /// The visits with one more at `position`.
    pub(super) fn with(&self, position: usize, index: usize) -> impl Iterator<Item = usize> {
        let (before, after) = self.visits.split_at(position.min(self.visits.len()));
        before.iter().copied().chain([index]).chain(after.iter().copied())
    }
}

/// Empty routes for every team. A team that cannot even stay at home (back before it departs) gets none.
pub(super) fn empty_routes(problem: &Problem) -> Vec<Route> {
    (0..problem.teams.len()).filter_map(|team| Route::new(problem, team, Vec::new())).collect()
}

/// The routes as a solution with one list for each team.
pub(super) fn solution(problem: &Problem, routes: &[Route]) -> Solution {
    let mut lists = vec![Vec::new(); problem.teams.len()];
    for route in routes {
        if let Some(list) = lists.get_mut(route.team) {
            list.clone_from(&route.visits);
        }
    }
    Solution { routes: lists }
}

/// Inserts unvisited visits one by one at the best place of all until none fits any more.
/// `weigh` may worsen a candidate's gain to bring variety; it is asked once for each visit.
pub(super) fn fill(
    problem: &Problem,
    routes: &mut [Route],
    unvisited: &mut Vec<usize>,
    blinks: Blinks,
    mut weigh: impl FnMut(usize) -> i64,
) {
    let weights: Vec<i64> = unvisited.iter().map(|&v| weigh(v)).collect();
    // best[i][r]: the best place of unvisited i in route r; only the route that changed is looked at again.
    let find = |route: &Route, index: usize| {
        let visit = problem.visits.get(index)?;
        if visit.allows(route.team) { route.best_place(problem, index, blinks) } else { None }
    };
    let mut open: Vec<(usize, i64, Vec<Option<Place>>)> = unvisited
        .iter()
        .zip(weights)
        .map(|(&v, weight)| (v, weight, routes.iter().map(|route| find(route, v)).collect()))
        .collect();
    loop {
        let mut chosen: Option<(usize, usize, Place)> = None;
        for (i, (_, weight, places)) in open.iter().enumerate() {
            for (r, place) in places.iter().enumerate() {
                let Some(place) = place else { continue };
                let weighed = Place { gain: (place.gain * weight / 1000).max(1), ..*place };
                if chosen.as_ref().is_none_or(|(_, _, best)| weighed.beats(best)) {
                    chosen = Some((i, r, weighed));
                }
            }
        }
        let Some((i, r, place)) = chosen else { break };
        let visit = open[i].0;
        let route = &routes[r];
        match Route::new(problem, route.team, route.with(place.position, visit).collect()) {
            Some(longer) => routes[r] = longer,
            // Cannot be: the place was walked before. Leave the visit out rather than go round for ever.
            None => open[i].2[r] = None,
        }
        if routes[r].visits.contains(&visit) {
            open.swap_remove(i);
            for (v, _, places) in &mut open {
                // A place lost stays lost while the route only grows.
                if places[r].is_some() {
                    places[r] = find(&routes[r], *v);
                }
            }
        }
    }
    unvisited.clear();
    unvisited.extend(open.into_iter().map(|(v, _, _)| v));
    unvisited.sort_unstable();
}
