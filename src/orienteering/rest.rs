//! What is left of a problem in the middle of its evenings.

use super::problem::{Apart, InOrder, Problem, Shift, Visit};
use fixedbitset::FixedBitSet;

/// Where a shift stands in the middle of its evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Which shift.
    pub shift: usize,
    /// The node it is at.
    pub node: usize,
    /// When it can go on from there, in ticks.
    pub free: i64,
}

impl Problem {
    /// The problem of what is left: the shifts of `standing` from where they stand, with the visits of `open`; both are
    /// numbered anew in the order given, and numbers that the problem does not have are passed over. Breaks, the most
    /// visits and shared things hold for the rest by itself; rules between two visits hold where both are open.
    #[must_use]
    pub fn rest(&self, standing: &[Standing], open: &[usize]) -> Self {
        let standing: Vec<(&Standing, &Shift)> =
            standing.iter().filter_map(|s| Some((s, self.shifts.get(s.shift)?))).collect();
        let open: Vec<(usize, &Visit)> =
            open.iter().filter_map(|&v| Some((v, self.visits.get(v)?))).collect();
        let shifts = standing
            .iter()
            .map(|(s, shift)| Shift { start: s.node, departure: s.free, ..(*shift).clone() })
            .collect();
        let visits = open.iter().map(|(_, visit)| {
            let able = standing.iter().enumerate().filter(|(_, (s, _))| visit.allows(s.shift));
            let mut shifts = FixedBitSet::with_capacity(standing.len());
            able.for_each(|(number, _)| shifts.insert(number));
            let liking = standing.iter().enumerate().flat_map(|(number, (s, _))| {
                let liked = visit.liking.iter().filter(|(shift, _)| *shift == s.shift);
                liked.map(move |&(_, worth)| (number, worth))
            });
            Visit { shifts, liking: liking.collect(), ..(*visit).clone() }
        });
        let anew = |visit: usize| open.iter().position(|&(v, _)| v == visit);
        let apart = self
            .apart
            .iter()
            .filter_map(|rule| Some(Apart { a: anew(rule.a)?, b: anew(rule.b)?, evenings: rule.evenings }));
        let in_order = self
            .in_order
            .iter()
            .filter_map(|rule| Some(InOrder { first: anew(rule.first)?, then: anew(rule.then)? }));
        Self {
            matrices: self.matrices.clone(),
            shifts,
            visits: visits.collect(),
            shared: self.shared.clone(),
            apart: apart.collect(),
            in_order: in_order.collect(),
            tie_breaks: self.tie_breaks,
        }
    }
}
