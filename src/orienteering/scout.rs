//! A plainer problem beside one with vehicles: each house from one parking place of its own.
//!
//! Where the vehicle stands is then known from the visit alone, so a ride between two visits is a cell of a matrix, and a
//! round of the search takes a seventh of the time. What it finds can be walked and ridden as it is, and is often good:
//! the search of the real problem goes on from there, and so is never worse than the habit of parking at every door.

use super::problem::{Problem, Shift, Solution};
use super::search::Search;
use super::vehicle::Whereabouts;
use crate::network::TimeMatrix;

/// In so many first rounds of the real search the plainer one makes its own, [`FOR_ONE`] each: one cycle of it.
pub(super) const ROUNDS: u64 = 1024;
/// Rounds of the plainer search for one of the real.
const FOR_ONE: u64 = 8;

/// The plainer search, as long as it goes on.
#[derive(Debug, Clone)]
pub(super) struct Scout(Box<Search>);

impl Scout {
    /// Beside a search of a problem in which a shift has a vehicle; `None` beside any other.
    pub(super) fn beside(problem: &Problem, begun: &Solution, seed: u64) -> Option<Self> {
        if problem.shifts.iter().all(|shift| shift.vehicle.is_none()) {
            return None;
        }
        Some(Self(Box::new(Search::from(problem.parked_nearest(), begun, seed).ok()?)))
    }

    /// Goes on for one round of the real search.
    pub(super) fn go_on(&mut self) {
        self.0.step(FOR_ONE);
    }

    /// The best it found, whose visits are those of the real problem.
    pub(super) fn best(&self) -> Solution {
        self.0.best()
    }

    #[cfg(test)]
    pub(super) fn in_full(&self) -> String {
        self.0.in_full()
    }
}

impl Problem {
    /// The problem without vehicles whose ways are those of teams that park at the place nearest to each door: a node for
    /// each visit, by its number, then two for the ends of each kind of shift. What solves it solves this one and is worth
    /// at least as much in it.
    #[must_use]
    pub fn parked_nearest(&self) -> Self {
        let visits = self.visits.len();
        let mut plain = self.clone();
        for (node, visit) in plain.visits.iter_mut().enumerate() {
            visit.node = node;
            visit.parking.clear();
        }
        let kind = |shift: &Shift| (shift.matrix, shift.start, shift.end, shift.vehicle.clone());
        let mut kinds = Vec::new();
        // One shift of each kind.
        let mut models: Vec<usize> = Vec::new();
        for (number, shift) in plain.shifts.iter_mut().enumerate() {
            let own = kind(shift);
            let known = kinds.iter().position(|other| *other == own);
            let at = known.unwrap_or_else(|| {
                kinds.push(own);
                models.push(number);
                kinds.len() - 1
            });
            (shift.matrix, shift.start, shift.end) = (at, visits + 2 * at, visits + 2 * at + 1);
            shift.vehicle = None;
        }
        let nodes = visits + 2 * models.len();
        plain.matrices =
            models.iter().enumerate().map(|(at, &shift)| ways(self, shift, visits + 2 * at, nodes)).collect();
        plain
    }
}

/// The ways of a shift between visits and its two ends, which are the nodes `ends` and the one after it.
fn ways(problem: &Problem, shift: usize, ends: usize, nodes: usize) -> TimeMatrix {
    let mut matrix = TimeMatrix::without_ways(nodes);
    let Some(spec) = problem.shifts.get(shift) else { return matrix };
    let parked = |visit: usize, door: usize| {
        let on_foot = |&place: &usize| {
            Some((problem.way(shift, place, door)? + problem.way(shift, door, place)?, place))
        };
        problem.stands(shift, visit).iter().filter_map(on_foot).min().map(|(_, place)| place)
    };
    let doors = problem.visits.iter().enumerate().filter_map(|(visit, v)| {
        let place = parked(visit, v.node);
        (place.is_some() == spec.vehicle.is_some()).then_some((visit, (v.node, place)))
    });
    let both = [
        (ends, (spec.start, spec.vehicle.as_ref().map(|vehicle| vehicle.stands))),
        (ends + 1, (spec.end, spec.vehicle.as_ref().map(|_| spec.end))),
    ];
    let places: Vec<(usize, Whereabouts)> = doors.chain(both).collect();
    for &(from, leaves) in &places {
        for &(to, comes) in &places {
            let way = problem.on_the_way(shift, leaves, comes).and_then(|way| u32::try_from(way).ok());
            if let Some(way) = way.filter(|_| from != to) {
                matrix.set(from, to, way);
            }
        }
    }
    matrix
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orienteering::{Slot, Vehicle, Visit};

    /// A road with eight houses along it, each a walk away from where one parks, and a footpath from house to house.
    fn road() -> Problem {
        let houses = 8;
        let nodes = 2 * houses + 1;
        let (mut walks, mut rides) = (TimeMatrix::without_ways(nodes), TimeMatrix::without_ways(nodes));
        let apart = |a: usize, b: usize| a.abs_diff(b) as u32;
        for a in 0..nodes {
            for b in (0..nodes).filter(|&b| b != a) {
                let (from, to) = (a.div_ceil(2), b.div_ceil(2));
                let off = 60 * ((a % 2 + b % 2) as u32);
                walks.set(a, b, 600 * apart(from, to) + off);
                if a % 2 == 0 && b % 2 == 0 {
                    rides.set(a, b, 60 * apart(from, to));
                }
            }
        }
        let shifts = crate::orienteering::problem::Shift {
            evening: 0,
            matrix: 0,
            start: 0,
            end: 0,
            departure: 0,
            back_by: 3600,
            most_visits: None,
            breaks: Vec::new(),
            vehicle: Some(Vehicle { matrix: 1, stands: 0, mount: 20, park: 30 }),
        };
        let visit = |house: usize| Visit {
            node: 2 * house + 1,
            service: 300,
            slots: vec![Slot { open: 0, close: 3600, worth: 1000 + 100 * (house as i64) }],
            shifts: (0..1).collect(),
            must: false,
            takes: Vec::new(),
            liking: Vec::new(),
            parking: vec![2 * house + 2],
        };
        Problem {
            matrices: vec![walks, rides],
            shifts: vec![shifts],
            visits: (0..houses).map(visit).collect(),
            ..Problem::default()
        }
    }

    #[test]
    fn what_the_scout_finds_is_taken_over() {
        let mut search = Search::new(road(), 3).unwrap();
        search.step(ROUNDS - 1);
        let found = search.scout().unwrap().best();
        let known = Search::from(road(), &found, 0).unwrap().worth();
        assert!(known > 0);
        search.step(1);
        assert!(search.scout().is_none());
        assert!(search.worth() >= known);
    }

    #[test]
    fn nobody_scouts_where_everybody_walks() {
        let mut problem = road();
        problem.shifts[0].vehicle = None;
        assert!(Search::new(problem, 1).unwrap().scout().is_none());
    }
}
