//! The problem as the search reads it: flat tables, one row for each visit.

use super::problem::{MUST, Problem, Slot};
use super::rider::Rider;
use super::rules::Rules;
use crate::network::TimeMatrix;

/// No way leads there.
pub(super) const NO_WAY: u32 = TimeMatrix::NO_WAY;
/// Neighbours remembered for each visit.
const NEAR: usize = 40;
/// Neighbours that say how far a typical way is.
const TYPICAL: usize = 5;

/// A shift as the search reads it.
#[derive(Debug, Clone)]
pub(super) struct ShiftModel {
    /// Whose ways, as an index into the tables of the model.
    pub(super) ways: usize,
    /// Which of the riders, for a shift with a vehicle.
    rider: Option<usize>,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) departure: i64,
    pub(super) back_by: i64,
    pub(super) most_visits: usize,
    pub(super) has_breaks: bool,
}

/// Places are numbered anew: first the visits, then the start and the end of each shift.
#[derive(Debug, Clone)]
pub(super) struct Model {
    pub(super) problem: Problem,
    pub(super) shifts: Vec<ShiftModel>,
    pub(super) rules: Rules,
    /// For each visit the others nearest to it there and back, nearest first.
    pub(super) near: Vec<Vec<u32>>,
    /// For each visit the most it can be worth, the bonus of those that must be made apart.
    pub(super) best: Vec<i64>,
    /// A typical way between neighbours.
    pub(super) typical_way: i64,
    places: usize,
    /// For each way of getting about and visit the ways to it from every place. The first are those on foot by each matrix,
    /// the others the quickest of each rider, wherever the vehicle stands. Nothing where nobody gets about so.
    to: Vec<Vec<u32>>,
    /// The same from each visit to every place.
    from: Vec<Vec<u32>>,
    /// Shifts with vehicles, those that are alike once.
    riders: Vec<Rider>,
    /// Slots worth more than nothing, by shift, then visit, cut to the shift's hours.
    slots: Vec<Slot>,
    slot_ends: Vec<u32>,
    service: Vec<i64>,
}

impl Model {
    /// Tables for a problem that has been checked.
    pub(super) fn new(problem: Problem) -> Self {
        let count = problem.visits.len();
        let mut nodes: Vec<usize> = problem.visits.iter().map(|visit| visit.node).collect();
        let mut shifts = Vec::with_capacity(problem.shifts.len());
        let mut riders: Vec<(usize, Rider)> = Vec::new();
        for (number, shift) in problem.shifts.iter().enumerate() {
            let alike = |&(other, _): &(usize, Rider)| {
                problem.shifts.get(other).is_some_and(|other| Rider::alike(other, shift))
            };
            let rider = riders.iter().position(alike).or_else(|| {
                riders.push((number, Rider::new(&problem, number)?));
                Some(riders.len() - 1)
            });
            shifts.push(ShiftModel {
                ways: rider.map_or(shift.matrix, |rider| problem.matrices.len() + rider),
                rider,
                start: nodes.len() as u32,
                end: nodes.len() as u32 + 1,
                departure: shift.departure,
                back_by: shift.back_by,
                most_visits: shift.most_visits.unwrap_or(usize::MAX),
                has_breaks: !shift.breaks.is_empty(),
            });
            nodes.extend([shift.start, shift.end]);
        }
        let cell = |ms: Option<i64>| ms.map_or(NO_WAY, |ms| ms as u32);
        let rows = |of: &dyn Fn(usize, usize) -> Option<i64>| -> Vec<u32> {
            let visits = nodes.get(..count).unwrap_or_default();
            visits.iter().flat_map(|&v| nodes.iter().map(move |&n| cell(of(v, n)))).collect()
        };
        // Riding times alone are no way from door to door.
        let on_foot = |m: usize| riders.is_empty() || shifts.iter().any(|s| s.ways == m);
        let matrices = || problem.matrices.iter().enumerate().filter(|&(m, _)| on_foot(m));
        let mut to: Vec<Vec<u32>> = vec![Vec::new(); problem.matrices.len()];
        let mut from = to.clone();
        for (m, matrix) in matrices() {
            if let (Some(to), Some(from)) = (to.get_mut(m), from.get_mut(m)) {
                *to = rows(&|v, n| matrix.get(n, v));
                *from = rows(&|v, n| matrix.get(v, n));
            }
        }
        for (number, (_, rider)) in riders.iter().enumerate() {
            let places: Vec<Option<usize>> = (0..nodes.len())
                .map(|place| match place.checked_sub(count) {
                    None => Some(place),
                    Some(end) => {
                        let same = shifts.get(end / 2)?.rider == Some(number);
                        same.then_some(count + end % 2)
                    }
                })
                .collect();
            // Ways too long for the table are told a little shorter: what they refuse is out of reach.
            let cell = |way: Option<i64>| way.map_or(NO_WAY, |way| way.min(i64::from(NO_WAY - 1)) as u32);
            let row = |of: &dyn Fn(usize, usize) -> Option<i64>| -> Vec<u32> {
                let row = |v: usize| places.iter().map(move |&p| cell(p.and_then(|p| of(v, p))));
                (0..count).flat_map(row).collect()
            };
            to.push(row(&|v, p| rider.quickest(p, v)));
            from.push(row(&|v, p| rider.quickest(v, p)));
        }
        let (mut slots, mut slot_ends) = (Vec::new(), Vec::new());
        let mut best = vec![0; count];
        for (number, shift) in problem.shifts.iter().enumerate() {
            for (v, visit) in problem.visits.iter().enumerate() {
                let liked = visit.liked_by(number);
                let bonus = if visit.must { MUST } else { 0 };
                let cut = visit.slots.iter().filter(|_| visit.allows(number)).filter_map(|slot| {
                    let (open, close) = (slot.open.max(shift.departure), slot.close.min(shift.back_by));
                    let worth = slot.worth + liked;
                    (open <= close && worth > 0).then_some(Slot { open, close, worth: worth + bonus })
                });
                let before = slots.len();
                slots.extend(cut);
                let most = slots.get(before..).into_iter().flatten().map(|slot| slot.worth - bonus).max();
                if let Some(best) = best.get_mut(v) {
                    *best = (*best).max(most.unwrap_or(0));
                }
                slot_ends.push(slots.len() as u32);
            }
        }
        let service = problem.visits.iter().map(|visit| visit.service).collect();
        let rules = Rules::new(&problem);
        let mut model = Self {
            problem,
            shifts,
            rules,
            near: Vec::new(),
            best,
            typical_way: 1,
            places: nodes.len(),
            to,
            from,
            riders: riders.into_iter().map(|(_, rider)| rider).collect(),
            slots,
            slot_ends,
            service,
        };
        model.find_neighbours();
        model
    }

    /// Number of visits.
    pub(super) const fn count(&self) -> usize {
        self.service.len()
    }

    /// The tables of a shift with a vehicle.
    pub(super) fn rider(&self, shift: usize) -> Option<&Rider> {
        self.riders.get(self.shifts.get(shift)?.rider?)
    }

    /// How many ways of getting about there are.
    pub(super) const fn ways_of_getting_about(&self) -> usize {
        self.to.len()
    }

    /// Ways to a visit from every place, for whoever goes with a shift; with a vehicle the quickest, wherever it stands.
    pub(super) fn ways_to(&self, shift: usize, visit: u32) -> &[u32] {
        self.row(&self.to, shift, visit)
    }

    /// Ways from a visit to every place.
    pub(super) fn ways_from(&self, shift: usize, visit: u32) -> &[u32] {
        self.row(&self.from, shift, visit)
    }

    fn row<'t>(&self, table: &'t [Vec<u32>], shift: usize, visit: u32) -> &'t [u32] {
        let matrix = self.shifts.get(shift).and_then(|s| table.get(s.ways)).map_or(&[][..], Vec::as_slice);
        let from = visit as usize * self.places;
        matrix.get(from..from + self.places).unwrap_or_default()
    }

    /// The way between two places of a shift, of which one at least is a visit, or its start and end. With a vehicle the
    /// quickest, wherever it stands.
    pub(super) fn way(&self, shift: usize, from: u32, to: u32) -> Option<i64> {
        let count = self.count() as u32;
        let ms = if to < count {
            self.ways_to(shift, to).get(from as usize).copied().unwrap_or(NO_WAY)
        } else if from < count {
            self.ways_from(shift, from).get(to as usize).copied().unwrap_or(NO_WAY)
        } else {
            if let Some(rider) = self.rider(shift) {
                return rider.quickest(count as usize, count as usize + 1);
            }
            let spec = self.problem.shifts.get(shift)?;
            return self.problem.matrices.get(spec.matrix)?.get(spec.start, spec.end);
        };
        (ms != NO_WAY).then_some(i64::from(ms))
    }

    /// When a shift may start a visit and what that is worth; none when it may not make it.
    pub(super) fn slots(&self, shift: usize, visit: u32) -> &[Slot] {
        let number = shift * self.count() + visit as usize;
        let end = |number: usize| self.slot_ends.get(number).map_or(0, |&end| end as usize);
        let from = number.checked_sub(1).map_or(0, end);
        self.slots.get(from..end(number)).unwrap_or_default()
    }

    /// Time at the door.
    pub(super) fn service(&self, visit: u32) -> i64 {
        self.service.get(visit as usize).copied().unwrap_or(0)
    }

    fn find_neighbours(&mut self) {
        let count = self.count();
        let (mut sum, mut ways) = (0_i64, 0_i64);
        for v in 0..count {
            let row = |table: &[u32], o: usize| table.get(v * self.places + o).copied().unwrap_or(NO_WAY);
            // By whoever has the shortest way: a visit may be in reach on some evenings only.
            let there_and_back = |o: usize| {
                let ways = self.to.iter().zip(&self.from).map(|(to, from)| (row(to, o), row(from, o)));
                let ways = ways.filter(|&(to, from)| to != NO_WAY && from != NO_WAY);
                ways.map(|(to, from)| i64::from(to) + i64::from(from)).min()
            };
            let mut others: Vec<(i64, u32)> = (0..count)
                .filter(|&o| o != v)
                .filter_map(|o| there_and_back(o).map(|ms| (ms, o as u32)))
                .collect();
            others.sort_unstable();
            others.truncate(NEAR);
            for (ms, _) in others.iter().take(TYPICAL) {
                (sum, ways) = (sum + ms, ways + 2);
            }
            self.near.push(others.into_iter().map(|(_, o)| o).collect());
        }
        self.typical_way = (sum / ways.max(1)).max(1);
    }
}
