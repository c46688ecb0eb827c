//! How much better any plan could be: an upper bound by Lagrangian relaxation.

use super::model::{Model, NO_WAY};
use super::problem::{MUST, Problem, ProblemError, Slot};

/// Buckets of time that a shift is cut into, unless visits follow each other faster.
const BUCKETS: i64 = 256;
/// More buckets than these are not worth their time.
const MOST_BUCKETS: i64 = 2048;
/// Rounds without a better bound after which steps are halved.
const PATIENCE: u32 = 8;
/// Nothing gets here.
const NEVER: i64 = i64::MIN / 4;

/// An upper bound on the worth of every plan of a problem, the bonus of visits that must be made apart. It can be
/// stepped in slices; more rounds never make it worse.
///
/// That every visit is made once is relaxed: each has a price, every shift takes its best walk at worth less price, and
/// the prices are added (Lagrange; Fisher 1981). Whatever the prices, no plan is worth more than that sum. A walk may come
/// back to a visit, but not at once (2-cycle elimination; Houck et al. 1980), and its times are rounded down to buckets, so
/// that no route is lost. The prices follow subgradients with Polyak's steps (1969). Rules that only take plans away are
/// not looked at: breaks, most visits, shared things, visits that keep apart, in order, or must be made.
#[derive(Debug, Clone)]
pub struct Bound {
    model: Model,
    /// For each shift the width of its buckets; `None` where visits may follow each other in no time.
    width: Vec<Option<i64>>,
    /// For each shift and visit the shortest way to the end, by way of whatever is nearer.
    home: Vec<Vec<i64>>,
    prices: Vec<i64>,
    best: i64,
    lower: i64,
    /// Steps, in 1024ths of Polyak's.
    stretch: i64,
    since_better: u32,
}

/// The best two ways to have left a visit in a bucket, from different visits.
#[derive(Debug, Clone, Copy)]
struct Cell {
    worth: i64,
    /// The visit before and its bucket; the start has none.
    from: Option<(u32, u32)>,
    second: i64,
    second_from: Option<(u32, u32)>,
}

const EMPTY: Cell = Cell { worth: NEVER, from: None, second: NEVER, second_from: None };

impl Cell {
    fn take(&mut self, worth: i64, from: Option<(u32, u32)>) {
        let visit = |from: Option<(u32, u32)>| from.map(|f| f.0);
        if worth > self.worth {
            if visit(self.from) != visit(from) {
                (self.second, self.second_from) = (self.worth, self.from);
            }
            (self.worth, self.from) = (worth, from);
        } else if worth > self.second && visit(self.from) != visit(from) {
            (self.second, self.second_from) = (worth, from);
        }
    }

    /// The best way that does not come from a visit.
    fn not_from(&self, visit: u32) -> i64 {
        if self.from.is_some_and(|f| f.0 == visit) { self.second } else { self.worth }
    }
}

impl Bound {
    /// A first bound for a problem: every visit at its best. `lower` is the worth of a plan that is known, 0 without any;
    /// it guides the steps and changes nothing of what is proved.
    pub fn new(problem: Problem, lower: i64) -> Result<Self, ProblemError> {
        problem.check()?;
        let model = Model::new(problem);
        let best = model.best.iter().sum();
        let shifts = 0..model.shifts.len();
        let width = shifts.clone().map(|shift| width(&model, shift)).collect();
        let home = shifts.map(|shift| ways_home(&model, shift)).collect();
        let prices = vec![0; model.count()];
        Ok(Self { model, width, home, prices, best, lower, stretch: 1024, since_better: 0 })
    }

    /// The bound so far, in milli-points.
    pub const fn best(&self) -> i64 {
        self.best
    }

    /// Tries so many further prices.
    pub fn step(&mut self, rounds: u32) {
        for _ in 0..rounds {
            if self.best <= self.lower || self.stretch == 0 {
                return;
            }
            self.round();
        }
    }

    fn round(&mut self) {
        let mut made = vec![0_i64; self.model.count()];
        let mut sum: i64 = self.prices.iter().sum();
        for shift in 0..self.model.shifts.len() {
            let Some(width) = self.width.get(shift).copied().flatten() else { return };
            sum += self.walk(shift, width, &mut made);
        }
        if sum < self.best {
            (self.best, self.since_better) = (sum, 0);
        } else {
            self.since_better += 1;
            if self.since_better >= PATIENCE {
                (self.stretch, self.since_better) = (self.stretch / 2, 0);
            }
        }
        // Where nobody would come, a price does nothing; where nobody comes, it was too high.
        let slack: Vec<i64> = made
            .iter()
            .zip(&self.prices)
            .map(|(&n, &price)| if n == 0 && price == 0 { 0 } else { n - 1 })
            .collect();
        let norm: i64 = slack.iter().map(|s| s * s).sum();
        if norm == 0 {
            self.stretch = 0;
            return;
        }
        let step = i128::from((sum - self.lower).max(1)) * i128::from(self.stretch) / 1024 / i128::from(norm);
        let step = i64::try_from(step).unwrap_or(i64::MAX >> 8).max(1);
        for (price, slack) in self.prices.iter_mut().zip(slack) {
            *price = (*price + step.saturating_mul(slack)).max(0);
        }
    }

    /// The worth of a shift's best walk at worth less price, at least nothing. Counts its visits in `made`.
    fn walk(&self, shift: usize, width: i64, made: &mut [i64]) -> i64 {
        let Some(spec) = self.model.shifts.get(shift) else { return 0 };
        let count = self.model.count();
        let home = self.home.get(shift).map_or(&[][..], Vec::as_slice);
        let buckets = ((spec.back_by - spec.departure) / width + 1).max(0) as usize;
        let mut cells = vec![EMPTY; buckets * count];
        let possible = possible(&self.model, shift);
        let mut best: (i64, Option<(u32, u32)>) = (0, None);
        let mut reach = |cells: &mut Vec<Cell>, from: Option<(u32, u32)>, time: i64| {
            let place = from.map_or(spec.start, |f| f.0);
            let cell = from.and_then(|(v, b)| cells.get(b as usize * count + v as usize)).copied();
            for &v in possible.iter().filter(|&&v| from.is_none_or(|f| f.0 != v)) {
                let worth = cell.map_or(0, |cell| cell.not_from(v));
                let way = self.model.ways_to(shift, v).get(place as usize).copied().unwrap_or(NO_WAY);
                let home = home.get(v as usize).copied().unwrap_or(0);
                if worth <= NEVER || way == NO_WAY {
                    continue;
                }
                let (arrive, service) = (time + i64::from(way), self.model.service(v));
                for slot in self.model.slots(shift, v).iter().filter(|slot| slot.close >= arrive) {
                    let leave = arrive.max(slot.open) + service;
                    if leave + home > spec.back_by {
                        break;
                    }
                    let bucket = ((leave - spec.departure) / width) as usize;
                    let price = self.prices.get(v as usize).copied().unwrap_or(0);
                    let gained = worth + plain(&self.model, v, slot) - price;
                    if let Some(cell) = cells.get_mut(bucket * count + v as usize) {
                        cell.take(gained, from);
                    }
                    if gained > best.0 {
                        best = (gained, Some((v, bucket as u32)));
                    }
                }
            }
        };
        reach(&mut cells, None, spec.departure);
        for bucket in 0..buckets {
            let time = spec.departure + bucket as i64 * width;
            for &v in &possible {
                if cells.get(bucket * count + v as usize).is_some_and(|cell| cell.worth > NEVER) {
                    reach(&mut cells, Some((v, bucket as u32)), time);
                }
            }
        }
        // Back along the walk; where the best way came from the next visit itself, the second best was taken.
        let (mut at, mut next) = (best.1, None);
        while let Some((v, bucket)) = at {
            if let Some(made) = made.get_mut(v as usize) {
                *made += 1;
            }
            let cell = cells.get(bucket as usize * count + v as usize).copied().unwrap_or(EMPTY);
            let before =
                if cell.from.is_some_and(|f| Some(f.0) == next) { cell.second_from } else { cell.from };
            (at, next) = (before, Some(v));
        }
        best.0
    }
}

/// The visits that a shift may make.
fn possible(model: &Model, shift: usize) -> Vec<u32> {
    (0..model.count() as u32).filter(|&v| !model.slots(shift, v).is_empty()).collect()
}

/// The worth of a slot without the bonus of a visit that must be made.
fn plain(model: &Model, visit: u32, slot: &Slot) -> i64 {
    let must = model.problem.visits.get(visit as usize).is_some_and(|v| v.must);
    slot.worth - if must { MUST } else { 0 }
}

/// For each visit the shortest way of a shift from it to its end (Dijkstra 1959): as matrices need not keep the triangle
/// inequality, it may lead by way of other visits. Far beyond any shift where there is none.
fn ways_home(model: &Model, shift: usize) -> Vec<i64> {
    const NOWHERE: i64 = i64::MAX / 4;
    let count = model.count();
    let Some(spec) = model.shifts.get(shift) else { return Vec::new() };
    let way = |from: usize, to: u32| {
        let ms = model.ways_from(shift, from as u32).get(to as usize).copied().unwrap_or(NO_WAY);
        if ms == NO_WAY { NOWHERE } else { i64::from(ms) }
    };
    let mut home: Vec<i64> = (0..count).map(|v| way(v, spec.end)).collect();
    let mut left: Vec<usize> = (0..count).collect();
    while let Some((place, &nearest)) = left.iter().enumerate().min_by_key(|&(_, &v)| home.get(v).copied()) {
        left.swap_remove(place);
        let there = home.get(nearest).copied().unwrap_or(NOWHERE);
        for &v in &left {
            if let Some(best) = home.get_mut(v) {
                *best = (*best).min(there + way(v, nearest as u32));
            }
        }
    }
    home
}

/// Buckets so narrow that from any visit to the next takes at least one: then a walk only ever goes on to later buckets.
fn width(model: &Model, shift: usize) -> Option<i64> {
    let spec = model.shifts.get(shift)?;
    let span = (spec.back_by - spec.departure).max(0);
    let possible = possible(model, shift);
    let shortest = possible
        .iter()
        .map(|&v| {
            let ways = model.ways_to(shift, v);
            let nearest = possible.iter().filter(|&&o| o != v).filter_map(|&o| ways.get(o as usize)).min();
            model.service(v) + i64::from(nearest.copied().unwrap_or(0))
        })
        .min()
        .unwrap_or(span);
    let width = (span / BUCKETS + 1).min(shortest);
    (width > 0 && span / width < MOST_BUCKETS).then_some(width)
}
