//! The slow, obvious reference: every order of every subset of visits for every shift, every slot of every visit.

// Not everybody who asks for an optimum asks for all of it.
#[allow(dead_code)]
#[path = "riding_reference.rs"]
pub(crate) mod riding_reference;

use evening_rounds::orienteering::{Problem, Solution};
use riding_reference::ride;

/// The highest worth of a route, however long its visits wait; `None` when it breaks a slot, a shift's rule or the
/// return. Visits that must be made count for nothing more.
pub(crate) fn walk(problem: &Problem, shift: usize, route: &[usize]) -> Option<i64> {
    let spec = &problem.shifts[shift];
    if route.len() > spec.most_visits.unwrap_or(usize::MAX) {
        return None;
    }
    if route.is_empty() {
        return (spec.departure <= spec.back_by).then_some(0);
    }
    if spec.vehicle.is_some() {
        return ride(problem, shift, route).map(|(worth, _)| worth);
    }
    on(problem, shift, Now { node: spec.start, time: spec.departure, breaks: 0, home: true }, route)
}

/// Where a team is.
#[derive(Clone, Copy)]
struct Now {
    node: usize,
    time: i64,
    /// How many breaks it has taken.
    breaks: usize,
    /// Whether it has to come back in time.
    home: bool,
}

/// The same from here on.
fn on(problem: &Problem, shift: usize, now: Now, rest: &[usize]) -> Option<i64> {
    let spec = &problem.shifts[shift];
    let matrix = &problem.matrices[spec.matrix];
    if rest.is_empty() && !now.home {
        return (now.time <= spec.back_by).then_some(0);
    }
    let to = rest.first().map_or(spec.end, |&v| problem.visits[v].node);
    let mut found: Vec<i64> = Vec::new();
    // Breaks before setting out, and then breaks on arrival.
    for (before, left) in pauses(problem, shift, now.time, now.breaks) {
        let Some(way) = matrix.get(now.node, to) else { continue };
        for (there, left) in pauses(problem, shift, left + way, before) {
            let Some((&v, later)) = rest.split_first() else {
                if there == spec.breaks.len() && left <= spec.back_by {
                    found.push(0);
                }
                continue;
            };
            let visit = &problem.visits[v];
            if !visit.allows(shift) {
                continue;
            }
            let liked: i64 = visit.liking.iter().filter(|l| l.0 == shift).map(|l| l.1).sum();
            for slot in &visit.slots {
                let knock = left.max(slot.open);
                if knock <= slot.close && slot.worth + liked > 0 {
                    let time = knock + visit.service;
                    let after =
                        on(problem, shift, Now { node: visit.node, time, breaks: there, ..now }, later);
                    found.extend(after.map(|worth| worth + slot.worth + liked));
                }
            }
        }
    }
    found.into_iter().max()
}

/// How many breaks may be taken here, and until when that takes.
pub(crate) fn pauses(problem: &Problem, shift: usize, now: i64, taken: usize) -> Vec<(usize, i64)> {
    let mut ends = vec![(taken, now)];
    let mut time = now;
    for (number, due) in problem.shifts[shift].breaks.iter().enumerate().skip(taken) {
        let Some(window) = due.windows.iter().find(|w| time <= w.1) else { break };
        time = time.max(window.0) + due.length;
        ends.push((number + 1, time));
    }
    ends
}

/// Whether a solution keeps the rules between visits: shared things, visits apart, visits in order, none twice.
pub(crate) fn keeps_rules(problem: &Problem, routes: &[Vec<usize>]) -> bool {
    let by = |visit: usize| routes.iter().position(|route| route.contains(&visit));
    let evening = |shift: usize| problem.shifts[shift].evening;
    let once =
        (0..problem.visits.len()).all(|v| routes.iter().flatten().filter(|&&other| other == v).count() <= 1);
    let apart = problem.apart.iter().all(|rule| match (by(rule.a), by(rule.b)) {
        (Some(a), Some(b)) => a != b && evening(a).abs_diff(evening(b)) >= rule.evenings,
        _ => true,
    });
    let in_order = problem.in_order.iter().all(|rule| {
        routes.iter().all(|route| {
            let at = |visit: usize| route.iter().position(|&v| v == visit);
            !matches!((at(rule.first), at(rule.then)), (Some(first), Some(then)) if first > then)
        })
    });
    let shared = problem.shared.iter().enumerate().all(|(thing, kind)| {
        let evenings = problem.shifts.iter().map(|s| s.evening).max().unwrap_or(0);
        (0..=evenings).all(|e| {
            let takes = |route: &Vec<usize>| route.iter().any(|&v| problem.visits[v].takes.contains(&thing));
            let users = (0..routes.len()).filter(|&s| evening(s) == e && takes(&routes[s])).count();
            users <= kind.capacity.get(e).copied().unwrap_or(0)
        })
    });
    once && apart && in_order && shared
}

/// The most visits that must be made, and then the highest worth, of all solutions.
pub(crate) fn best(problem: &Problem) -> (usize, i64) {
    let shifts = problem.shifts.len();
    // For every shift the orders that can be walked, with their worth.
    let orders: Vec<Vec<(Vec<usize>, i64)>> = (0..shifts)
        .map(|shift| {
            let mut found = Vec::new();
            extend(problem, shift, &mut Vec::new(), &mut found);
            found
        })
        .collect();
    // Without rules between visits only the best order of a set of visits counts.
    let simple = problem.apart.is_empty() && problem.in_order.is_empty() && problem.shared.is_empty();
    let mut orders: Vec<_> = if simple { orders.into_iter().map(best_of_each_set).collect() } else { orders };
    let mut best = (0, 0);
    // The highest first, so that what cannot be better any more is soon passed over.
    for orders in &mut orders {
        orders.sort_by_key(|order| std::cmp::Reverse(value_of(problem, order)));
    }
    together(problem, &orders, &mut Vec::new(), &mut best);
    best
}

fn extend(problem: &Problem, shift: usize, route: &mut Vec<usize>, found: &mut Vec<(Vec<usize>, i64)>) {
    if let Some(worth) = walk(problem, shift, route) {
        found.push((route.clone(), worth));
    }
    // Ways need not keep the triangle inequality, and breaks need not fit: a longer route may come back in time where this
    // does not. But where its last visit cannot be made in time, nothing can follow.
    let spec = &problem.shifts[shift];
    let set_out = Now { node: spec.start, time: spec.departure, breaks: 0, home: false };
    if route.len() >= spec.most_visits.unwrap_or(usize::MAX) || on(problem, shift, set_out, route).is_none() {
        return;
    }
    for v in 0..problem.visits.len() {
        if !route.contains(&v) {
            route.push(v);
            extend(problem, shift, route, found);
            route.pop();
        }
    }
}

fn best_of_each_set(orders: Vec<(Vec<usize>, i64)>) -> Vec<(Vec<usize>, i64)> {
    let mut sets = std::collections::BTreeMap::new();
    for (route, worth) in orders {
        let mut set = route.clone();
        set.sort_unstable();
        let entry = sets.entry(set).or_insert((route.clone(), worth));
        if worth > entry.1 {
            *entry = (route, worth);
        }
    }
    sets.into_values().collect()
}

/// Visits made that must be, and worth.
fn value_of(problem: &Problem, order: &(Vec<usize>, i64)) -> (usize, i64) {
    (order.0.iter().filter(|&&v| problem.visits[v].must).count(), order.1)
}

fn together(
    problem: &Problem,
    orders: &[Vec<(Vec<usize>, i64)>],
    chosen: &mut Vec<(Vec<usize>, i64)>,
    best: &mut (usize, i64),
) {
    let add = |a: (usize, i64), b: (usize, i64)| (a.0 + b.0, a.1 + b.1);
    let so_far = chosen.iter().map(|c| value_of(problem, c)).fold((0, 0), add);
    let Some(next) = orders.get(chosen.len()) else {
        let routes: Vec<Vec<usize>> = chosen.iter().map(|c| c.0.clone()).collect();
        if so_far > *best && keeps_rules(problem, &routes) {
            *best = so_far;
        }
        return;
    };
    let later = orders.iter().skip(chosen.len() + 1).filter_map(|orders| orders.first());
    let at_most = later.map(|order| value_of(problem, order)).fold(so_far, add);
    for order in next {
        if add(at_most, value_of(problem, order)) <= *best {
            return;
        }
        if chosen.iter().all(|c| order.0.iter().all(|v| !c.0.contains(v))) {
            chosen.push(order.clone());
            together(problem, orders, chosen, best);
            chosen.pop();
        }
    }
}

/// The value of a solution by this file's own walk; panics when it breaks anything.
pub(crate) fn value(problem: &Problem, solution: &Solution) -> (usize, i64) {
    assert!(keeps_rules(problem, &solution.routes), "breaks a rule: {solution:?}");
    let worth = |(shift, route): (usize, &Vec<usize>)| {
        walk(problem, shift, route).unwrap_or_else(|| panic!("cannot be walked: {solution:?}"))
    };
    let musts = solution.routes.iter().flatten().filter(|&&v| problem.visits[v].must).count();
    (musts, solution.routes.iter().enumerate().map(worth).sum())
}
