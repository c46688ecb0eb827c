//! Rules between visits: things that are shared, pairs that keep apart, pairs that keep an order.

use super::problem::Problem;

/// Nobody makes this visit.
pub(super) const NOBODY: u32 = u32::MAX;

/// The rules by visit.
#[derive(Debug, Clone, Default)]
pub(super) struct Rules {
    /// Whether there is any rule at all.
    pub(super) any: bool,
    /// For each shift its evening.
    evening: Vec<usize>,
    /// For each visit the others that keep apart from it, and by how many evenings.
    apart: Vec<Vec<(u32, usize)>>,
    /// For each visit the others that come before it when one shift makes both.
    after: Vec<Vec<u32>>,
    /// For each visit the others that come after it.
    before: Vec<Vec<u32>>,
    /// For each visit the shared things it takes.
    takes: Vec<Vec<usize>>,
    /// How many of each shared thing there are on each evening: `thing × evenings + evening`.
    capacity: Vec<usize>,
    evenings: usize,
}

/// What the visits of a solution take of the shared things.
#[derive(Debug, Clone, Default)]
pub(super) struct Taken {
    /// Visits that take a thing, `thing × shifts + shift`.
    visits: Vec<u32>,
    /// Shifts that take a thing, `thing × evenings + evening`.
    shifts: Vec<usize>,
}

impl Rules {
    pub(super) fn new(problem: &Problem) -> Self {
        let count = problem.visits.len();
        let evenings = problem.shifts.iter().map(|shift| shift.evening + 1).max().unwrap_or(0);
        let mut rules = Self {
            any: !problem.apart.is_empty()
                || !problem.in_order.is_empty()
                || problem.visits.iter().any(|visit| !visit.takes.is_empty()),
            evening: problem.shifts.iter().map(|shift| shift.evening).collect(),
            apart: vec![Vec::new(); count],
            after: vec![Vec::new(); count],
            before: vec![Vec::new(); count],
            takes: problem.visits.iter().map(|visit| visit.takes.clone()).collect(),
            capacity: Vec::new(),
            evenings,
        };
        for rule in &problem.apart {
            rules.apart[rule.a].push((rule.b as u32, rule.evenings));
            rules.apart[rule.b].push((rule.a as u32, rule.evenings));
        }
        for rule in &problem.in_order {
            rules.after[rule.then].push(rule.first as u32);
            rules.before[rule.first].push(rule.then as u32);
        }
        for thing in &problem.shared {
            let on = |evening: usize| thing.capacity.get(evening).copied().unwrap_or(0);
            rules.capacity.extend((0..evenings).map(on));
        }
        rules
    }

    /// Nothing taken yet.
    pub(super) fn nothing_taken(&self, problem: &Problem) -> Taken {
        Taken {
            visits: vec![0; problem.shared.len() * problem.shifts.len()],
            shifts: vec![0; problem.shared.len() * self.evenings],
        }
    }

    /// Whether a visit may join a shift: what it takes is there, and those that keep apart from it are not near.
    /// `at` has the shift of each visit, or [`NOBODY`].
    pub(super) fn allow(&self, taken: &Taken, at: &[u32], visit: u32, shift: usize) -> bool {
        let Some(&evening) = self.evening.get(shift) else { return false };
        let shifts = self.evening.len();
        let there = |&thing: &usize| {
            taken.visits.get(thing * shifts + shift).is_some_and(|&count| count > 0)
                || taken.shifts.get(thing * self.evenings + evening)
                    < self.capacity.get(thing * self.evenings + evening)
        };
        let far = |&(other, evenings): &(u32, usize)| match at.get(other as usize) {
            None | Some(&NOBODY) => true,
            Some(&theirs) => {
                theirs as usize != shift
                    && self.evening.get(theirs as usize).is_some_and(|&e| e.abs_diff(evening) >= evenings)
            }
        };
        let visit = visit as usize;
        self.takes.get(visit).is_some_and(|takes| takes.iter().all(there))
            && self.apart.get(visit).is_some_and(|apart| apart.iter().all(far))
    }

    /// Whether a change of one route can open or close other routes to a visit.
    pub(super) fn reach_across(&self, visit: u32) -> bool {
        let any = |takes: &Vec<usize>, apart: &Vec<(u32, usize)>| !takes.is_empty() || !apart.is_empty();
        let visit = visit as usize;
        self.any && self.takes.get(visit).zip(self.apart.get(visit)).is_some_and(|(t, a)| any(t, a))
    }

    /// The first and the last position at which a visit may stand among the visits of a route.
    pub(super) fn positions(&self, visit: u32, route: &[u32]) -> (usize, usize) {
        let of = |list: &[Vec<u32>]| list.get(visit as usize).cloned().unwrap_or_default();
        let (after, before) = (of(&self.after), of(&self.before));
        let first = route.iter().rposition(|v| after.contains(v)).map_or(0, |p| p + 1);
        let last = route.iter().position(|v| before.contains(v)).unwrap_or(route.len());
        (first, last)
    }

    /// A visit joins (`joins`) or leaves a shift.
    pub(super) fn take(&self, taken: &mut Taken, visit: u32, shift: usize, joins: bool) {
        let (shifts, Some(&evening)) = (self.evening.len(), self.evening.get(shift)) else { return };
        for &thing in self.takes.get(visit as usize).into_iter().flatten() {
            let (Some(visits), Some(users)) = (
                taken.visits.get_mut(thing * shifts + shift),
                taken.shifts.get_mut(thing * self.evenings + evening),
            ) else {
                continue;
            };
            if joins {
                *users += usize::from(*visits == 0);
                *visits += 1;
            } else {
                *visits -= 1;
                *users -= usize::from(*visits == 0);
            }
        }
    }
}
