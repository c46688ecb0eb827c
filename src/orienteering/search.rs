//! The search: rounds of "ruin and recreate" (Schrimpf et al. 2000) under simulated annealing with restarts. Whole
//! numbers only, so a seed and a number of rounds give the same plan on every machine, however the work is cut.

use super::habit::nearest_house_next;
use super::model::Model;
use super::parts::{Part, Without};
use super::problem::{Problem, ProblemError, Solution};
use super::random::Random;
use super::recreate::Recreate;
use super::ruin;
use super::scout::{self, Scout};
use super::state::{State, Value};
use super::tidy::tidy;

/// A search under way. It can be stepped in slices, asked for its best solution at any time, or dropped.
#[derive(Debug, Clone)]
pub struct Search {
    model: Model,
    random: Random,
    done: u64,
    current: State,
    best: State,
    best_value: Value,
    /// The value of the best as far as thinned stairs say.
    best_thinned: Value,
    heat: Heat,
    out: Vec<u32>,
    recreate: Recreate,
    scout: Option<Scout>,
    without: Without,
}

/// Rounds from hot to cold at first; then the search starts again and takes twice as long, so that little time and much
/// time are both used well. Every other cycle starts afresh, the rest from the best: on large problems with few shifts
/// no heat leads from one good part of the map to another. A longer search goes through the same rounds as a shorter one
/// first, so it is never worse.
pub(super) const SHORTEST_CYCLE: u64 = 8 * 1024;
/// Cycles grow no longer than this.
pub(super) const LONGEST_CYCLE: u64 = 128 * 1024;
/// Steps of a cycle between which the temperature stays.
const STEPS: u64 = 256;
/// The temperature at first, in thousandths of the mean worth of a visit.
const HOT: i64 = 1000;
/// By how much it falls from step to step: 30^(−1/256), in 2³²ths. A cycle ends at a thirtieth of where it began.
const COOLING: u128 = 4_238_282_065;
/// All walking that the shifts have time for counts for a fiftieth of all worth.
const WALKING_SHARE: i64 = 50;

/// Temperature and the price of walking.
#[derive(Debug, Clone, Copy)]
struct Heat {
    /// In 65536ths of a milli-point.
    hot: u128,
    now: u128,
    /// The rounds of the cycle under way, how many are left of it, and whether it started afresh.
    cycle: u64,
    left: u64,
    afresh: bool,
    longest: u64,
    /// Worth of a tick on the way, in 2³²ths of a milli-point.
    walking: i128,
}

impl Heat {
    fn of(model: &Model) -> Self {
        let worth: i64 = model.best.iter().sum();
        let possible = model.best.iter().filter(|&&worth| worth > 0).count().max(1) as i64;
        let span: i64 = model.shifts.iter().map(|s| (s.back_by - s.departure).max(0)).sum();
        let hot = u128::from((worth / possible * HOT / 1000).unsigned_abs()) << 16;
        let walking = (i128::from(worth) << 32) / i128::from((span * WALKING_SHARE).max(1));
        Self {
            hot,
            now: hot,
            cycle: SHORTEST_CYCLE,
            left: SHORTEST_CYCLE,
            afresh: false,
            longest: LONGEST_CYCLE,
            walking,
        }
    }

    /// Makes it cooler for the next round, or hot again after a cycle's last; then it returns true.
    const fn cool(&mut self) -> bool {
        if self.left == 0 {
            let longer = self.cycle * 2;
            self.cycle = if longer < self.longest { longer } else { self.longest };
            (self.now, self.left, self.afresh) = (self.hot, self.cycle - 1, !self.afresh);
            return true;
        }
        if self.left.is_multiple_of(self.cycle / STEPS) {
            self.now = (self.now * COOLING) >> 32;
        }
        self.left -= 1;
        false
    }

    fn energy(&self, state: &State) -> i64 {
        state.worth() - ((i128::from(state.walking()) * self.walking) >> 32) as i64
    }

    /// How much worse a state may be now.
    fn slack(&self, random: &mut Random) -> i64 {
        ((self.now * u128::from(random.exponential())) >> 32) as i64
    }
}

impl Search {
    /// Builds a first plan by greedy insertion. On an odd evening the habit of always going on to the nearest house
    /// beats it; a plan should never be worse than no plan, so the search starts from the better of the two.
    pub fn new(problem: Problem, seed: u64) -> Result<Self, ProblemError> {
        problem.check()?;
        let habit = nearest_house_next(&problem);
        let model = Model::new(problem);
        let (greedy, habit) = (begun(&model, &Solution::default()), begun(&model, &habit));
        let best = if habit.exact_value(&model) > greedy.exact_value(&model) { habit } else { greedy };
        Ok(Self::start(model, best, seed))
    }

    /// Starts from a solution as far as it can be followed, filled up by greedy insertion.
    pub fn from(problem: Problem, solution: &Solution, seed: u64) -> Result<Self, ProblemError> {
        problem.check()?;
        let model = Model::new(problem);
        let best = begun(&model, solution);
        Ok(Self::start(model, best, seed))
    }

    fn start(model: Model, best: State, seed: u64) -> Self {
        Self {
            scout: Scout::beside(&model.problem, &best.solution(&model), seed),
            best_value: best.exact_value(&model),
            best_thinned: best.value(&model),
            current: best.clone(),
            best,
            heat: Heat::of(&model),
            model,
            random: Random::new(seed),
            done: 0,
            out: Vec::new(),
            recreate: Recreate::default(),
            without: Without::default(),
        }
    }

    /// Another search of the same problem, as [`Search::from`] makes it.
    pub(super) fn sibling(&self, solution: &Solution, seed: u64) -> Self {
        Self::start(self.model.clone(), begun(&self.model, solution), seed)
    }

    /// The same search without one of its parts, before its first round: to measure what the part brings.
    #[must_use]
    pub fn without(mut self, part: Part) -> Self {
        self.without.leave_out(part);
        match part {
            Part::Annealing => (self.heat.hot, self.heat.now) = (0, 0),
            Part::Walking => self.heat.walking = 0,
            Part::Growing => self.heat.longest = SHORTEST_CYCLE,
            Part::Scout => self.scout = None,
            _ => {}
        }
        self
    }

    /// Makes so many further rounds.
    pub fn step(&mut self, rounds: u64) {
        for _ in 0..rounds {
            self.look_ahead();
            self.round();
            self.done += 1;
        }
    }

    /// Rounds made so far.
    pub const fn done(&self) -> u64 {
        self.done
    }

    /// The problem being solved.
    pub const fn problem(&self) -> &Problem {
        &self.model.problem
    }

    /// Expected worth of the best solution, in milli-points.
    pub const fn worth(&self) -> i64 {
        self.best_value.without_musts()
    }

    /// The best solution so far.
    pub fn best(&self) -> Solution {
        self.best.solution(&self.model)
    }

    /// What the best solution comes to, with all that decides between solutions of equal worth.
    pub(super) const fn value(&self) -> Value {
        self.best_value
    }

    /// The search of the plainer problem, while it goes on.
    #[cfg(test)]
    pub(super) const fn scout(&self) -> Option<&Scout> {
        self.scout.as_ref()
    }

    /// Whether the next round is the first of a cycle, so that it starts again.
    #[cfg(test)]
    pub(super) const fn is_between_cycles(&self) -> bool {
        self.heat.left == 0
    }

    /// All that the next rounds depend on beside the problem.
    #[cfg(test)]
    pub(super) fn in_full(&self) -> String {
        let Self {
            model: _,
            random,
            done,
            current,
            best,
            best_value,
            best_thinned,
            heat,
            out: _,
            recreate: _,
            scout,
            without: _,
        } = self;
        let scout = scout.as_ref().map(Scout::in_full);
        format!("{random:?} {done} {current:?} {best:?} {best_value:?} {best_thinned:?} {heat:?} {scout:?}")
    }

    /// Goes on from a solution of another search of the same problem, where that is better than its own best; whether it
    /// is.
    pub(super) fn take_over(&mut self, solution: &Solution) -> bool {
        let other = begun(&self.model, solution);
        let value = other.exact_value(&self.model);
        let better = value > self.best_value;
        if better {
            (self.best_value, self.best_thinned) = (value, other.value(&self.model));
            self.current = other.clone();
            self.best = other;
        }
        better
    }

    /// Lets the scout go on, and in the end goes on from what it found.
    fn look_ahead(&mut self) {
        if let Some(mut scout) = self.scout.take() {
            scout.go_on();
            if self.done + 1 < scout::ROUNDS {
                self.scout = Some(scout);
            } else {
                self.take_over(&scout.best());
            }
        }
    }

    /// One round: take some visits out, put others in, keep the result if it is good enough.
    fn round(&mut self) {
        if self.heat.cool() {
            self.start_again();
        }
        let before = self.heat.energy(&self.current);
        ruin::choose(&self.model, &self.current, self.without, &mut self.random, &mut self.out);
        self.current.remove(&self.model, &self.out);
        self.recreate.put_in(&self.model, &mut self.current, &self.out, self.without, &mut self.random);
        let value = self.current.value(&self.model);
        if value > self.best_thinned && self.is_best() {
            self.current.settle();
            self.best = self.current.clone();
        } else if self.heat.energy(&self.current) >= before - self.heat.slack(&mut self.random) {
            self.current.settle();
        } else {
            self.current.go_back(&self.model);
        }
    }

    /// Goes on from the best, or from what one pass of insertion makes of nothing.
    fn start_again(&mut self) {
        if self.heat.afresh && self.without.has(Part::Afresh) {
            self.current = State::empty(&self.model);
            self.recreate.put_in(&self.model, &mut self.current, &[], self.without, &mut self.random);
            self.current.settle();
        } else {
            self.current = self.best.clone();
        }
    }

    /// Whether the current state, tidied, is better than the best; it then is the best.
    fn is_best(&mut self) -> bool {
        if self.current.worth() > self.best_thinned.worth {
            tidy(&self.model, &mut self.current);
        }
        let exact = self.current.exact_value(&self.model);
        let better = exact > self.best_value;
        if better {
            (self.best_value, self.best_thinned) = (exact, self.current.value(&self.model));
        }
        better
    }
}

/// A solution as far as it can be followed, filled up by greedy insertion.
fn begun(model: &Model, solution: &Solution) -> State {
    let mut state = State::empty(model);
    state.follow(model, solution);
    tidy(model, &mut state);
    state.settle();
    state
}
