//! A shift as its walks see it, and shifts that are alike.

use super::super::model::{Model, NO_WAY};
use super::super::problem::{MUST, Slot};

/// Visits up to which ways are made the shortest by way of others: that takes their number cubed.
const CLOSED: usize = 1024;
/// Later than any shift ends.
const NOWHERE: i64 = i64::MAX / 4;

/// One shift, or several that differ in nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Team {
    /// How many shifts it stands for.
    pub(super) times: i64,
    pub(super) ways: usize,
    pub(super) departure: i64,
    pub(super) back_by: i64,
    pub(super) most_visits: usize,
    /// Whether a visit that gains nothing may be left out of any walk, as no way gets longer by that.
    pub(super) metric: bool,
    /// The visits it may make.
    pub(super) possible: Vec<u32>,
    /// For each visit the time of the first arrival there.
    pub(super) first: Vec<i64>,
    /// For each visit the shortest way from it to the end.
    pub(super) home: Vec<i64>,
    pub(super) service: Vec<i64>,
    /// For each visit when it may start, and its worth without the bonus of those that must be made.
    pub(super) slots: Vec<Vec<Slot>>,
}

impl Team {
    /// The shifts of a problem, those that are alike together.
    pub(super) fn all(model: &Model, ways: &[Vec<u32>], metric: bool) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for shift in 0..model.shifts.len() {
            let Some(team) = Self::new(model, shift, ways, metric) else { continue };
            match all.iter_mut().find(|other| Self { times: 1, ..(**other).clone() } == team) {
                Some(other) => other.times += 1,
                None => all.push(team),
            }
        }
        all
    }

    fn new(model: &Model, shift: usize, ways: &[Vec<u32>], metric: bool) -> Option<Self> {
        let spec = model.shifts.get(shift)?;
        let count = model.count();
        let ways = ways.get(spec.ways)?;
        let direct = |way: Option<i64>| way.unwrap_or(NOWHERE);
        let between = |v: usize, o: usize| long(ways.get(v * count + o).copied().unwrap_or(NO_WAY));
        let out: Vec<i64> = (0..count as u32).map(|v| direct(model.way(shift, spec.start, v))).collect();
        let back: Vec<i64> = (0..count as u32).map(|v| direct(model.way(shift, v, spec.end))).collect();
        // Ways between visits are the shortest already, where there are not too many; those to the end need to be, as
        // a route that ends in time by way of another visit must not be cut off.
        let first = if metric { shortest(&out, |v, o| between(o, v)) } else { out };
        let home = if metric { shortest(&back, between) } else { vec![0; count] };
        let first: Vec<i64> = first.into_iter().map(|way| (spec.departure + way).min(NOWHERE)).collect();
        let mut team = Self {
            times: 1,
            ways: spec.ways,
            departure: spec.departure,
            back_by: spec.back_by,
            // No limit is none for walks that come back to a visit either: only a limit that binds is looked at when they are
            // compared.
            most_visits: if spec.most_visits < count { spec.most_visits } else { usize::MAX },
            metric,
            possible: Vec::new(),
            first,
            home,
            service: (0..count as u32).map(|v| model.service(v)).collect(),
            slots: vec![Vec::new(); count],
        };
        if team.most_visits == 0 {
            return Some(team);
        }
        for v in 0..count {
            let must = model.problem.visits.get(v).is_some_and(|visit| visit.must);
            let bonus = if must { MUST } else { 0 };
            let arrive = if metric { team.first.get(v).copied().unwrap_or(NOWHERE) } else { team.departure };
            let slots = model.slots(shift, v as u32).iter();
            let slots = slots.map(|slot| Slot { worth: slot.worth - bonus, ..*slot });
            let slots: Vec<Slot> = slots.filter(|slot| team.leave(v, slot, arrive).is_some()).collect();
            if !slots.is_empty() {
                team.possible.push(v as u32);
            }
            if let Some(place) = team.slots.get_mut(v) {
                *place = slots;
            }
        }
        Some(team)
    }

    /// When a visit in a slot is left, for who arrives then; `None` when that is too late for it or for the return.
    pub(super) fn leave(&self, visit: usize, slot: &Slot, arrive: i64) -> Option<i64> {
        let leave = arrive.max(slot.open) + self.service.get(visit).copied()?;
        let home = self.home.get(visit).copied()?;
        (arrive <= slot.close && leave + home <= self.back_by).then_some(leave)
    }

    /// The most that a visit can be worth to it.
    pub(super) fn alone(&self, visit: usize) -> i64 {
        self.slots.get(visit).into_iter().flatten().map(|slot| slot.worth).max().unwrap_or(0)
    }

    /// What it would gain at these prices if it made all that it gains by, each once.
    pub(super) fn all_once(&self, prices: &[i64]) -> i64 {
        prices.iter().enumerate().map(|(v, price)| (self.alone(v) - price).max(0)).sum()
    }

    /// The visits that a walk may gain by at these prices.
    pub(super) fn worthwhile(&self, prices: &[i64]) -> Vec<u32> {
        let gains =
            |&v: &u32| !self.metric || self.alone(v as usize) > prices.get(v as usize).copied().unwrap_or(0);
        self.possible.iter().copied().filter(gains).collect()
    }
}

/// A way in ticks; later than any shift where there is none.
pub(super) const fn long(way: u32) -> i64 {
    if way == NO_WAY { NOWHERE } else { way as i64 }
}

/// For each way of getting about the ways between visits, the shortest by way of others (Floyd 1962) unless there are too many, and
/// whether that was done: matrices need not keep the triangle inequality.
pub(super) fn ways(model: &Model) -> (Vec<Vec<u32>>, bool) {
    let count = model.count();
    let metric = count <= CLOSED;
    let mut all = vec![Vec::new(); model.ways_of_getting_about()];
    for (shift, spec) in model.shifts.iter().enumerate() {
        let Some(ways) = all.get_mut(spec.ways).filter(|ways| ways.is_empty()) else { continue };
        for v in 0..count as u32 {
            ways.extend(model.ways_from(shift, v).iter().take(count));
        }
        for by in (0..count).filter(|_| metric) {
            let onward: Vec<u32> = ways.iter().copied().skip(by * count).take(count).collect();
            for row in ways.chunks_exact_mut(count) {
                let there = row.get(by).copied().unwrap_or(NO_WAY);
                for (way, &on) in
                    row.iter_mut().zip(&onward).filter(|&(_, &on)| on != NO_WAY && there != NO_WAY)
                {
                    // Ways too long for the table are told a little shorter, which loses no route.
                    *way = (*way).min(there.saturating_add(on).min(NO_WAY - 1));
                }
            }
        }
    }
    (all, metric)
}

/// The shortest of a direct way and of those by way of one other visit, between which ways are the shortest already.
fn shortest(direct: &[i64], between: impl Fn(usize, usize) -> i64) -> Vec<i64> {
    let by = || direct.iter().enumerate().map(move |(o, &way)| (o, way));
    direct
        .iter()
        .enumerate()
        .map(|(v, &way)| by().map(|(o, rest)| between(v, o) + rest).min().unwrap_or(way).min(way))
        .collect()
}
