//! The search: greedy insertion, then rounds of "ruin and recreate" (Schrimpf et al. 2000) with record-to-record
//! acceptance (Dueck 1993). Whole numbers only, so a seed and a number of iterations give the same plan on every
//! machine, however the work is cut into slices.

use super::habit::nearest_house_next;
use super::insertion::{Blinks, Route, empty_routes, fill, solution};
use super::random::Random;
use super::{Problem, Solution};

/// A search under way. It can be stepped in slices, asked for its best solution at any time, or dropped.
#[derive(Debug, Clone)]
pub struct Search {
    problem: Problem,
    random: Random,
    total: u64,
    done: u64,
    /// Rounds since the last new best or the last return to it.
    since_best: u64,
    current: State,
    best: State,
    /// For each visit the others nearest to it on foot, nearest first.
    near: Vec<Vec<usize>>,
}

#[derive(Debug, Clone)]
struct State {
    routes: Vec<Route>,
    unvisited: Vec<usize>,
}

impl State {
    fn worth(&self) -> i64 {
        self.routes.iter().map(|route| route.sum.worth).sum()
    }

    fn walking(&self) -> i64 {
        self.routes.iter().map(|route| route.sum.walking).sum()
    }

    /// More worth, or as much with less walking.
    fn is_better_than(&self, other: &Self) -> bool {
        (self.worth(), -self.walking()) > (other.worth(), -other.walking())
    }
}

/// Neighbours remembered for each visit.
const NEAR: usize = 24;
/// At first, a solution may be worse than the best by a fiftieth; then linearly less, down to nothing.
const TOLERANCE: i64 = 50;
/// Rounds without a new best after which the search goes back to the best.
const PATIENCE: u64 = 1500;

impl Search {
    /// Builds a first plan by greedy insertion; `iterations` rounds of improvement may follow.
    pub fn new(problem: Problem, seed: u64, iterations: u64) -> Self {
        let all = 0..problem.visits.len();
        let mut first = State { routes: empty_routes(&problem), unvisited: all.clone().collect() };
        fill(&problem, &mut first.routes, &mut first.unvisited, Blinks::default(), |_| 1000);
        // On an odd evening the habit can beat greedy insertion; a plan should never be worse than no plan.
        let habit = nearest_house_next(&problem).routes;
        let unvisited = all.filter(|v| !habit.iter().any(|route| route.contains(v))).collect();
        let routes =
            habit.into_iter().enumerate().filter_map(|(team, visits)| Route::new(&problem, team, visits));
        let habit = State { routes: routes.collect(), unvisited };
        if habit.routes.len() == first.routes.len() && habit.is_better_than(&first) {
            first = habit;
        }
        tidy(&problem, &mut first);
        let near = nearest(&problem);
        Self {
            problem,
            random: Random::new(seed),
            total: iterations,
            done: 0,
            since_best: 0,
            current: first.clone(),
            best: first,
            near,
        }
    }

    /// Makes up to `iterations` further rounds and returns how many are left.
    pub fn step(&mut self, iterations: u64) -> u64 {
        for _ in 0..iterations.min(self.total - self.done) {
            self.round();
            self.done += 1;
        }
        self.total - self.done
    }

    /// Rounds made so far.
    pub const fn done(&self) -> u64 {
        self.done
    }

    /// Rounds asked for.
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// The problem being solved.
    pub const fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Expected worth of the best solution, in milli-points.
    pub fn worth(&self) -> i64 {
        self.best.worth()
    }

    /// The best solution so far.
    pub fn best(&self) -> Solution {
        solution(&self.problem, &self.best.routes)
    }

    /// One round: take some visits out, put others in, keep the result if it is good enough.
    fn round(&mut self) {
        let mut next = self.current.clone();
        let planned: usize = next.routes.iter().map(|route| route.visits.len()).sum();
        if planned > 0 {
            let out = match self.random.below(3) {
                0 => self.block(&next),
                1 => self.neighbours(&next),
                _ => self.scattered(&next, planned),
            };
            remove(&self.problem, &mut next, &out);
        }
        let random = &mut self.random;
        let spread = [0, 200, 500, 800, 990][random.below(5)];
        let blinks = random.blinks();
        fill(&self.problem, &mut next.routes, &mut next.unvisited, blinks, |_| {
            1000 - random.below(spread + 1) as i64
        });

        let slack =
            self.best.worth() / TOLERANCE * (self.total - self.done) as i64 / self.total.max(1) as i64;
        if next.is_better_than(&self.best) {
            tidy(&self.problem, &mut next);
            self.best = next.clone();
            self.current = next;
            self.since_best = 0;
        } else if next.worth() >= self.best.worth() - slack {
            self.current = next;
        }
        self.since_best += 1;
        if self.since_best >= PATIENCE {
            self.current = self.best.clone();
            self.since_best = 0;
        }
    }

    /// A run of visits of one route.
    fn block(&mut self, state: &State) -> Vec<usize> {
        let used: Vec<&Route> = state.routes.iter().filter(|route| !route.visits.is_empty()).collect();
        let Some(route) = used.get(self.random.below(used.len())) else { return Vec::new() };
        let length = 1 + self.random.below(route.visits.len().min(6));
        let start = self.random.below(route.visits.len());
        route.visits.iter().cycle().skip(start).take(length).copied().collect()
    }

    /// Planned visits around a visit picked at random, planned or not.
    fn neighbours(&mut self, state: &State) -> Vec<usize> {
        let centre = self.random.below(self.problem.visits.len());
        let count = 1 + self.random.below(6);
        let is_planned = |v: &usize| state.unvisited.binary_search(v).is_err();
        let around = self.near.get(centre).into_iter().flatten().copied();
        std::iter::once(centre).chain(around).filter(is_planned).take(count).collect()
    }

    /// A few planned visits anywhere.
    fn scattered(&mut self, state: &State, planned: usize) -> Vec<usize> {
        let all: Vec<usize> = state.routes.iter().flat_map(|route| route.visits.iter().copied()).collect();
        (0..=self.random.below(planned.min(5)))
            .filter_map(|_| all.get(self.random.below(planned)).copied())
            .collect()
    }
}

/// Takes out visits that are worth more left out, because they came to a late hour or make others late, and puts in
/// what still gains something, until there is neither. So of a finished plan it holds that every visit earns its place
/// and that no visit left out could be fitted in with gain: the reasons given for both rest on it.
fn tidy(problem: &Problem, state: &mut State) {
    loop {
        let shorter = state.routes.iter().enumerate().find_map(|(r, route)| {
            route.visits.iter().find_map(|&out| {
                let kept = route.visits.iter().copied().filter(|&v| v != out).collect();
                let shorter = Route::new(problem, route.team, kept)?;
                let better =
                    (shorter.sum.worth, -shorter.sum.walking) > (route.sum.worth, -route.sum.walking);
                better.then_some((r, out, shorter))
            })
        });
        if let Some((r, out, shorter)) = shorter {
            state.routes[r] = shorter;
            state.unvisited.push(out);
            state.unvisited.sort_unstable();
            continue;
        }
        let before = state.unvisited.len();
        fill(problem, &mut state.routes, &mut state.unvisited, Blinks::default(), |_| 1000);
        if state.unvisited.len() == before {
            return;
        }
    }
}

/// Takes visits out of their routes.
fn remove(problem: &Problem, state: &mut State, out: &[usize]) {
    for route in &mut state.routes {
        if route.visits.iter().any(|v| out.contains(v)) {
            let (gone, kept): (Vec<usize>, Vec<usize>) = route.visits.iter().partition(|v| out.contains(v));
            // Without the triangle inequality a shorter route might not be walkable; then it stays as it is.
            if let Some(shorter) = Route::new(problem, route.team, kept) {
                *route = shorter;
                state.unvisited.extend(gone);
            }
        }
    }
    state.unvisited.sort_unstable();
}

/// For each visit the others that are nearest there and back.
fn nearest(problem: &Problem) -> Vec<Vec<usize>> {
    let there_and_back = |a: usize, b: usize| {
        let (a, b) = (problem.visits.get(a)?.node, problem.visits.get(b)?.node);
        Some(problem.matrix.get(a, b)? + problem.matrix.get(b, a)?)
    };
    (0..problem.visits.len())
        .map(|v| {
            let mut others: Vec<(i64, usize)> = (0..problem.visits.len())
                .filter(|&o| o != v)
                .filter_map(|o| there_and_back(v, o).map(|ms| (ms, o)))
                .collect();
            others.sort_unstable();
            others.truncate(NEAR);
            others.into_iter().map(|(_, o)| o).collect()
        })
        .collect()
}
