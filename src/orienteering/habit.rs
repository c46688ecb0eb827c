//! What officers do without a planner: always on to the nearest house.

use super::problem::{Problem, Shift, Solution};
use super::vehicle::Whereabouts;

impl Problem {
    /// The knock of a shift that comes to a visit at `arrive` and does not wait for a better hour; `None` when it may
    /// not, or is too late.
    pub fn knock_at(&self, shift: usize, visit: usize, arrive: i64) -> Option<i64> {
        let visit = self.visits.get(visit).filter(|visit| visit.allows(shift))?;
        visit.slots.iter().find(|slot| arrive <= slot.close).map(|slot| arrive.max(slot.open))
    }

    /// The way of a shift between two nodes on foot.
    pub fn way(&self, shift: usize, from: usize, to: usize) -> Option<i64> {
        self.matrices.get(self.shifts.get(shift)?.matrix)?.get(from, to)
    }
}

/// Nearest-house-next: the team that is free first goes to the nearest household that it may still visit in time and
/// be back, until none is left. With a vehicle it leaves that where it then gets there first. It knows tonight's rules and hours as the planner does, but not what a visit is worth.
/// Visits that must be made come first, orders and visits that keep apart are kept; things that are shared are nothing it
/// knows of.
pub fn nearest_house_next(problem: &Problem) -> Solution {
    let mut routes: Vec<Vec<usize>> = vec![Vec::new(); problem.shifts.len()];
    let mut left: Vec<usize> = (0..problem.visits.len()).collect();
    // (free at, where) of each team that is still out.
    let set_out =
        |s: &Shift| Some((s.departure, (s.start, s.vehicle.as_ref().map(|vehicle| vehicle.stands))));
    let mut out: Vec<Option<(i64, Whereabouts)>> = problem.shifts.iter().map(set_out).collect();
    while let Some((shift, now, here)) = out
        .iter()
        .enumerate()
        .filter_map(|(s, o)| o.map(|(now, here)| (s, now, here)))
        .min_by_key(|&(s, now, _)| (now, s))
    {
        let after = |visit: usize, stands: Option<usize>| {
            let (spec, to) = (problem.shifts.get(shift)?, problem.visits.get(visit)?);
            let there = (to.node, stands);
            let way = problem.on_the_way(shift, here, there)?;
            let leave = problem.knock_at(shift, visit, now + way)? + to.service;
            let end = (spec.end, stands.map(|_| spec.end));
            let back = leave + problem.on_the_way(shift, there, end)?;
            let allowed = problem.places(visit, routes.get(shift)?)?.contains(&routes.get(shift)?.len());
            let full = routes.get(shift)?.len() >= spec.most_visits.unwrap_or(usize::MAX);
            (back <= spec.back_by && !full && allowed).then_some((!to.must, way, visit, leave, there))
        };
        let quickest = |visit: usize| match here.1 {
            None => after(visit, None),
            Some(_) => {
                problem.stands(shift, visit).into_iter().filter_map(|place| after(visit, Some(place))).min()
            }
        };
        let next = left.iter().copied().filter_map(quickest).min();
        if let (Some(&(_, _, visit, ..)), Some(route)) = (next.as_ref(), routes.get_mut(shift)) {
            route.push(visit);
            left.retain(|&other| other != visit);
        }
        if let Some(o) = out.get_mut(shift) {
            *o = next.map(|(_, _, _, leave, there)| (leave, there));
        }
    }
    Solution { routes }
}
