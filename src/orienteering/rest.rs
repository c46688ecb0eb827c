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
    /// The node where its vehicle stands; where it stood at first when left out.
    pub stands: Option<usize>,
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
            .map(|(s, shift)| {
                let mut rest = Shift { start: s.node, departure: s.free, ..(*shift).clone() };
                if let (Some(vehicle), Some(stands)) = (&mut rest.vehicle, s.stands) {
                    vehicle.stands = stands;
                }
                rest
            })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::TimeMatrix;
    use crate::orienteering::{Slot, Vehicle, timetable};

    /// Places on a line, a tick apart; two shifts that start and end at place 0, and a visit at each of the others.
    fn line(visits: usize) -> Problem {
        let mut matrix = TimeMatrix::without_ways(visits + 1);
        for (a, b) in (0..=visits).flat_map(|a| (0..=visits).map(move |b| (a, b))) {
            matrix.set(a, b, a.abs_diff(b) as u32);
        }
        let shift = Shift {
            evening: 0,
            matrix: 0,
            start: 0,
            end: 0,
            departure: 0,
            back_by: 100,
            most_visits: None,
            breaks: Vec::new(),
            vehicle: None,
        };
        let visit = |node: usize| Visit {
            node,
            service: 5,
            slots: vec![Slot { open: 0, close: 90, worth: 10 }],
            shifts: [0, 1].into_iter().collect(),
            must: false,
            takes: Vec::new(),
            liking: vec![(0, 3), (1, 4)],
            parking: Vec::new(),
        };
        Problem {
            matrices: vec![matrix],
            shifts: vec![shift.clone(), shift],
            visits: (1..=visits).map(visit).collect(),
            apart: vec![Apart { a: 1, b: 3, evenings: 0 }, Apart { a: 0, b: 3, evenings: 0 }],
            in_order: vec![InOrder { first: 3, then: 2 }],
            ..Problem::default()
        }
    }

    #[test]
    fn what_is_left_is_walked_as_in_the_whole() {
        let problem = line(4);
        // The second shift stands at visit 0's door and is free at 40; visit 0 is over.
        let rest = problem.rest(&[Standing { shift: 1, node: 1, free: 40, stands: None }], &[1, 2, 3]);
        assert_eq!(rest.check(), Ok(()));
        let walked = timetable(&rest, 0, &[0, 2]).unwrap();
        let knocks: Vec<i64> = walked.visits.iter().map(|timed| timed.knock).collect();
        assert_eq!((knocks, walked.back), (vec![41, 48], 57));
        assert_eq!(walked.worth, 2 * (10 + 4));
    }

    #[test]
    fn a_vehicle_stands_where_it_was_left() {
        let mut problem = line(4);
        let vehicle = Vehicle { matrix: 0, stands: 0, mount: 0, park: 0 };
        problem.shifts.iter_mut().for_each(|shift| shift.vehicle = Some(vehicle.clone()));
        let at = |stands| Standing { shift: 1, node: 1, free: 40, stands };
        let stands = |rest: Problem| rest.shifts.first().and_then(|s| Some(s.vehicle.as_ref()?.stands));
        assert_eq!(stands(problem.rest(&[at(Some(2))], &[1, 2])), Some(2));
        assert_eq!(stands(problem.rest(&[at(None)], &[1, 2])), Some(0));
    }

    #[test]
    fn rules_and_likings_are_numbered_anew_or_fall_away() {
        let problem = line(4);
        let rest = problem.rest(&[Standing { shift: 1, node: 1, free: 40, stands: None }], &[3, 9, 1, 2]);
        assert_eq!(rest.visits.iter().map(|visit| visit.node).collect::<Vec<_>>(), [4, 2, 3]);
        assert_eq!(rest.apart, [Apart { a: 1, b: 0, evenings: 0 }]);
        assert_eq!(rest.in_order, [InOrder { first: 0, then: 2 }]);
        assert!(rest.visits.iter().all(|visit| visit.liking == [(0, 4)] && visit.allows(0)));
        assert_eq!(problem.rest(&[Standing { shift: 7, node: 0, free: 0, stands: None }], &[]).shifts, []);
    }
}
