//! The most that a walk can still gain from a visit and a time on, with times rounded down.

use super::super::model::NO_WAY;
use super::super::problem::Slot;
use super::team::{Team, long};

/// Buckets of time that a shift is cut into at most: with 256 the bound of ordinary evenings is one or two
/// per cent higher, with 4096 little lower.
const BUCKETS: usize = 1024;
/// Buckets below which rounding would say nothing any more.
const FEWEST: usize = 16;
/// How often a bucket is filled in for visits that follow each other within it.
const PASSES: usize = 32;
/// Steps from bucket to bucket that one shift may cost.
const WORK: usize = 1 << 26;
/// Nothing gets here.
pub(super) const NEVER: i64 = i64::MIN / 4;
/// No visit: the end of a walk.
const END: u32 = u32::MAX;
/// No visit: nothing that a walk would go back to. Not the end, which may follow anything.
pub(super) const NOBODY: u32 = u32::MAX - 1;

/// The best that is ahead of an arrival, and the best by way of another next visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cell {
    worth: i64,
    second: i64,
    next: u32,
    second_next: u32,
}

const EMPTY: Cell = Cell { worth: NEVER, second: NEVER, next: END, second_next: END };

impl Cell {
    fn take(&mut self, worth: i64, next: u32) {
        if worth > self.worth {
            if self.next != next {
                (self.second, self.second_next) = (self.worth, self.next);
            }
            (self.worth, self.next) = (worth, next);
        } else if worth > self.second && self.next != next {
            (self.second, self.second_next) = (worth, next);
        }
    }

    /// What is ahead without going back to a visit at once.
    const fn without(&self, visit: u32) -> i64 {
        if self.next == visit { self.second } else { self.worth }
    }
}

/// For each visit and bucket of arrival the most that a walk can gain there and later, at worth less price. It may come
/// back to a visit, but not at once (2-cycle elimination; Houck et al. 1980). As an arrival counts from the beginning of its
/// bucket, no route is lost.
#[derive(Debug)]
pub(super) struct Ahead {
    /// The visits that walks may gain by.
    pub(super) visits: Vec<u32>,
    /// Buckets of each of them.
    cells: Vec<Cell>,
    buckets: usize,
    /// The width of buckets, as a power of two.
    width: u32,
    departure: i64,
}

impl Ahead {
    pub(super) fn new(team: &Team, ways: &[u32], prices: &[i64]) -> Self {
        let visits = team.worthwhile(prices);
        let span = (team.back_by - team.departure).max(0);
        let wanted = (WORK / visits.len().pow(2).max(1)).clamp(FEWEST, BUCKETS) as i64;
        let mut width = 0;
        while span >> width >= wanted {
            width += 1;
        }
        let buckets = (span >> width) as usize + 1;
        let cells = vec![EMPTY; buckets * visits.len()];
        let mut ahead = Self { visits, cells, buckets, width, departure: team.departure };
        let mut later = vec![EMPTY; ahead.visits.len()];
        for bucket in (0..buckets).rev() {
            let settled = (0..PASSES).any(|_| !ahead.fill(bucket, &mut later, team, ways, prices));
            if !settled {
                // More visits within a bucket than were passed on: as if all were made there, each once.
                ahead.raise(bucket, &mut later, team.all_once(prices));
            }
        }
        ahead
    }

    /// Fills in the arrivals of a bucket; whether that may change some of the same bucket. `later` keeps what is ahead of
    /// those who wait for a slot.
    fn fill(&mut self, bucket: usize, later: &mut [Cell], team: &Team, ways: &[u32], prices: &[i64]) -> bool {
        let time = self.departure + ((bucket as i64) << self.width);
        let (mut changed, mut within) = (false, false);
        for (place, later) in later.iter_mut().enumerate() {
            let Some(&v) = self.visits.get(place) else { continue };
            let slots = team.slots.get(v as usize).map_or(&[][..], Vec::as_slice);
            let opens = |slot: &Slot| self.bucket(slot.open);
            let price = prices.get(v as usize).copied().unwrap_or(0);
            let row = ways.get(v as usize * prices.len()..).unwrap_or_default();
            let mut near = false;
            let mut pass = |cell: &mut Cell, slot: &Slot| {
                if let Some(leave) = team.leave(v as usize, slot, time) {
                    near |= self.onward(cell, v, slot.worth - price, leave, row, bucket);
                }
            };
            slots.iter().filter(|slot| opens(slot) == bucket).for_each(|slot| pass(later, slot));
            let mut cell = *later;
            slots.iter().filter(|slot| opens(slot) < bucket).for_each(|slot| pass(&mut cell, slot));
            if let Some(old) = self.cells.get_mut(place * self.buckets + bucket) {
                changed |= *old != cell && cell.worth > NEVER;
                *old = cell;
            }
            within |= near;
        }
        changed && within
    }

    /// Adds to the best of a bucket, for all of it.
    fn raise(&mut self, bucket: usize, later: &mut [Cell], by: i64) {
        let cells = || (bucket..self.cells.len()).step_by(self.buckets);
        let best = cells().filter_map(|at| self.cells.get(at)).map(|cell| cell.worth).max();
        let worth = best.unwrap_or(0) + by;
        let all = Cell { worth, second: worth, next: NOBODY, second_next: END };
        for (at, later) in cells().zip(later) {
            if let Some(cell) = self.cells.get_mut(at).filter(|cell| cell.worth > NEVER) {
                *cell = all;
            }
            if later.worth > NEVER {
                *later = all;
            }
        }
    }

    /// Takes into a cell what is ahead of leaving a visit; whether any of that lies in the same bucket.
    fn onward(&self, cell: &mut Cell, v: u32, gain: i64, leave: i64, row: &[u32], bucket: usize) -> bool {
        let mut near = false;
        cell.take(gain, END);
        for (place, &x) in self.visits.iter().enumerate() {
            let way = row.get(x as usize).copied().unwrap_or(NO_WAY);
            let there = self.bucket(leave + long(way));
            if x == v || there >= self.buckets {
                continue;
            }
            near |= there == bucket;
            let Some(onward) = self.cells.get(place * self.buckets + there) else { continue };
            let worth = onward.without(v);
            if worth > NEVER {
                cell.take(gain + worth, x);
            }
        }
        near
    }

    /// The bucket of a time; the one after the last for all later times, which must not be cut down to a machine's word.
    fn bucket(&self, time: i64) -> usize {
        ((time - self.departure).max(0) >> self.width).min(self.buckets as i64) as usize
    }

    /// The most that is ahead of an arrival at the visit of a place, where a walk does not go on to `before`.
    pub(super) fn most(&self, place: usize, arrive: i64, before: u32) -> i64 {
        let there = self.bucket(arrive);
        if there >= self.buckets {
            return NEVER;
        }
        self.cells.get(place * self.buckets + there).map_or(NEVER, |cell| cell.without(before))
    }
}
