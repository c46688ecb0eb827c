//! The routes of all shifts with what is in none, and how to go back to what was.

use super::model::Model;
use super::problem::{MUST, Solution};
use super::route::{Blinks, Place, Route};
use super::rules::{NOBODY, Taken};
use serde::{Deserialize, Serialize};

/// A solution under way.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// One route for each shift that can set out at all.
    pub(super) routes: Vec<Route>,
    /// Visits that nobody makes, in no particular order.
    pub(super) free: Vec<u32>,
    /// Where each visit stands in `free`, or [`NOBODY`].
    free_at: Vec<u32>,
    /// The position in `routes` of the route that makes each visit, or [`NOBODY`].
    pub(super) by: Vec<u32>,
    /// The shift that makes each visit, or [`NOBODY`].
    at: Vec<u32>,
    taken: Taken,
    /// Routes changed since the last [`State::settle`], with what they were in `saved`.
    pub(super) changed: Vec<usize>,
    is_changed: Vec<bool>,
    saved: Vec<Route>,
}

/// What a solution comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Value {
    /// Worth, with the bonus of visits that must be made.
    pub(super) worth: i64,
    /// What decides between equal worths, negated: more is better.
    pub(super) neatness: i64,
}

impl State {
    /// Nobody goes anywhere.
    pub(super) fn empty(model: &Model) -> Self {
        let count = model.count();
        let routes: Vec<Route> = (0..model.shifts.len()).filter_map(|s| Route::empty(model, s)).collect();
        Self {
            free: (0..count as u32).collect(),
            free_at: (0..count as u32).collect(),
            by: vec![NOBODY; count],
            at: vec![NOBODY; count],
            taken: model.rules.nothing_taken(&model.problem),
            changed: Vec::new(),
            is_changed: vec![false; routes.len()],
            saved: vec![Route::default(); routes.len()],
            routes,
        }
    }

    /// The routes of a solution, as far as they can be walked: a visit that does not fit is left out.
    pub(super) fn follow(&mut self, model: &Model, solution: &Solution) {
        for r in 0..self.routes.len() {
            let Some(shift) = self.routes.get(r).map(|route| route.shift) else { continue };
            for &visit in solution.routes.get(shift).into_iter().flatten() {
                let end = self.routes.get(r).map_or(0, |route| route.visits.len());
                let visit = visit as u32;
                let may = self.is_free(visit) && !model.slots(shift, visit).is_empty();
                // The end is the last of all positions: rules leave it or they do not.
                if may && self.may(model, visit, r).is_some_and(|(_, last)| last == end) {
                    self.insert(model, visit, r, end);
                }
            }
        }
        self.settle();
    }

    pub(super) fn is_free(&self, visit: u32) -> bool {
        self.free_at.get(visit as usize).is_some_and(|&at| at != NOBODY)
    }

    /// The positions in a route that rules leave to a visit, if any.
    fn may(&self, model: &Model, visit: u32, r: usize) -> Option<(usize, usize)> {
        let route = self.routes.get(r)?;
        if !model.rules.any {
            return Some((0, route.visits.len()));
        }
        if !model.rules.allow(&self.taken, &self.at, visit, route.shift) {
            return None;
        }
        let (first, last) = model.rules.positions(visit, &route.visits);
        (first <= last).then_some((first, last))
    }

    /// The best place for a visit in a route.
    pub(super) fn best_place(&self, model: &Model, visit: u32, r: usize, blinks: Blinks) -> Option<Place> {
        let route = self.routes.get(r)?;
        if model.slots(route.shift, visit).is_empty() {
            return None;
        }
        route.best_place(model, visit, self.may(model, visit, r)?, blinks, 0)
    }

    /// Puts a free visit into a route; whether it fitted.
    pub(super) fn insert(&mut self, model: &Model, visit: u32, r: usize, position: usize) -> bool {
        self.touch(r);
        let Some(route) = self.routes.get_mut(r) else { return false };
        if route.insert(model, position, visit).is_none() {
            return false;
        }
        self.joined(model, visit, r);
        true
    }

    /// Takes visits out of the routes that make them, as far as what is left can be walked; whether all could be.
    pub(super) fn remove(&mut self, model: &Model, visits: &[u32]) -> bool {
        let mut all = true;
        let mut routes: Vec<usize> =
            visits.iter().filter_map(|&v| self.by.get(v as usize)).map(|&r| r as usize).collect();
        routes.sort_unstable();
        routes.dedup();
        for r in routes {
            if r >= self.routes.len() {
                continue;
            }
            self.touch(r);
            let Some(route) = self.routes.get_mut(r) else { continue };
            if route.retain(model, |v| !visits.contains(&v)).is_none() {
                all = false;
                continue;
            }
            for &visit in visits {
                if self.by.get(visit as usize) == Some(&(r as u32)) {
                    self.left(model, visit, r);
                }
            }
        }
        all
    }

    fn touch(&mut self, r: usize) {
        if let (Some(changed @ false), Some(route), Some(saved)) =
            (self.is_changed.get_mut(r), self.routes.get(r), self.saved.get_mut(r))
        {
            *changed = true;
            self.changed.push(r);
            saved.copy(route);
        }
    }

    /// What was changed stays.
    pub(super) fn settle(&mut self) {
        for r in self.changed.drain(..) {
            if let Some(changed) = self.is_changed.get_mut(r) {
                *changed = false;
            }
        }
    }

    /// What was changed is as it was before.
    pub(super) fn go_back(&mut self, model: &Model) {
        let changed = std::mem::take(&mut self.changed);
        for &r in &changed {
            for i in 0..self.routes.get(r).map_or(0, |route| route.visits.len()) {
                if let Some(&visit) = self.routes.get(r).and_then(|route| route.visits.get(i)) {
                    self.left(model, visit, r);
                }
            }
        }
        for &r in &changed {
            if let (Some(route), Some(saved)) = (self.routes.get_mut(r), self.saved.get_mut(r)) {
                std::mem::swap(route, saved);
            }
            for i in 0..self.routes.get(r).map_or(0, |route| route.visits.len()) {
                if let Some(&visit) = self.routes.get(r).and_then(|route| route.visits.get(i)) {
                    self.joined(model, visit, r);
                }
            }
        }
        self.changed = changed;
        self.settle();
    }

    fn joined(&mut self, model: &Model, visit: u32, r: usize) {
        let shift = self.routes.get(r).map_or(0, |route| route.shift);
        let v = visit as usize;
        if let (Some(by), Some(at), Some(free_at)) =
            (self.by.get_mut(v), self.at.get_mut(v), self.free_at.get_mut(v))
        {
            (*by, *at) = (r as u32, shift as u32);
            let hole = std::mem::replace(free_at, NOBODY) as usize;
            if hole < self.free.len() {
                self.free.swap_remove(hole);
                if let Some(moved) = self.free.get(hole).and_then(|&m| self.free_at.get_mut(m as usize)) {
                    *moved = hole as u32;
                }
            }
        }
        model.rules.take(&mut self.taken, visit, shift, true);
    }

    fn left(&mut self, model: &Model, visit: u32, r: usize) {
        let shift = self.routes.get(r).map_or(0, |route| route.shift);
        let v = visit as usize;
        if let (Some(by), Some(at), Some(free_at)) =
            (self.by.get_mut(v), self.at.get_mut(v), self.free_at.get_mut(v))
        {
            (*by, *at) = (NOBODY, NOBODY);
            *free_at = self.free.len() as u32;
            self.free.push(visit);
        }
        model.rules.take(&mut self.taken, visit, shift, false);
    }

    /// Worth with the bonus of visits that must be made, as far as thinned stairs say.
    pub(super) fn worth(&self) -> i64 {
        self.routes.iter().map(|route| route.worth).sum()
    }

    /// Time on the way.
    pub(super) fn walking(&self) -> i64 {
        self.routes.iter().map(|route| route.walking).sum()
    }

    /// The value as far as thinned stairs say.
    pub(super) fn value(&self, model: &Model) -> Value {
        self.valued(model, self.routes.iter().map(|route| (route.worth, route.back)))
    }

    /// The value exactly.
    pub(super) fn exact_value(&self, model: &Model) -> Value {
        let exact = |route: &Route| {
            let exact = if route.thinned { route.exact(model) } else { None };
            exact.map_or((route.worth, route.back), |t| (t.with_musts(&model.problem), t.back))
        };
        self.valued(model, self.routes.iter().map(exact))
    }

    fn valued(&self, model: &Model, routes: impl Iterator<Item = (i64, i64)>) -> Value {
        let weights = model.problem.tie_breaks;
        let mut value = Value { worth: 0, neatness: -weights.walking * self.walking() };
        // The longest and the shortest shift of each evening; shifts of one evening may stand anywhere in the list.
        let mut evenings: Vec<(usize, i64, i64)> = Vec::new();
        for (route, (worth, back)) in self.routes.iter().zip(routes) {
            let departure = model.shifts.get(route.shift).map_or(0, |shift| shift.departure);
            let evening = model.problem.shifts.get(route.shift).map_or(0, |shift| shift.evening);
            let lasts = back - departure;
            value.worth += worth;
            value.neatness -= weights.finish * lasts;
            match evenings.iter_mut().find(|(e, ..)| *e == evening) {
                Some((_, shortest, longest)) => {
                    (*shortest, *longest) = ((*shortest).min(lasts), (*longest).max(lasts));
                }
                None => evenings.push((evening, lasts, lasts)),
            }
        }
        let apart: i64 = evenings.iter().map(|(_, shortest, longest)| longest - shortest).sum();
        value.neatness -= weights.balance * apart;
        value
    }

    /// The routes as a solution with one list for each shift.
    pub(super) fn solution(&self, model: &Model) -> Solution {
        let mut routes = vec![Vec::new(); model.shifts.len()];
        for route in &self.routes {
            if let Some(list) = routes.get_mut(route.shift) {
                *list = route.visits.iter().map(|&v| v as usize).collect();
            }
        }
        Solution { routes }
    }
}

impl Value {
    /// Worth without the bonus of visits that must be made: their number times [`MUST`] is more than all worth together.
    pub(super) const fn without_musts(self) -> i64 {
        let musts = (self.worth + MUST / 2).div_euclid(MUST);
        self.worth - musts * MUST
    }
}
