//! How much better any plan could be: an upper bound by Lagrangian relaxation.

mod ahead;
mod team;
mod walk;

use super::model::Model;
use super::problem::{Problem, ProblemError};
use ahead::Ahead;
use team::Team;

/// Rounds without a better bound after which steps are halved.
const PATIENCE: u32 = 8;

/// An upper bound on the worth of every plan of a problem, the bonus of visits that must be made apart. It can be
/// stepped in slices; more rounds never make it worse.
///
/// That every visit is made once is relaxed: each has a price, every shift takes its best walk at worth less price, and
/// the prices are added (Lagrange; Fisher 1981). Whatever the prices, no plan is worth more than that sum. The prices
/// follow subgradients with Polyak's steps (1969). A walk may come back to a visit only once it has been so far away that
/// the visit is forgotten (ng-routes; Baldacci, Mingozzi & Roberti 2011). Shifts that differ in nothing are solved once.
///
/// Rules that only take plans away are not looked at: breaks, shared things, visits that keep apart, in order, or must be
/// made. The most visits of a shift are.
///
/// So many rounds come nearer to the best prices of one problem than of another. Who compares a problem with what a team
/// or an hour more would bring takes [`Bound::within`] for the smaller one: at the same prices no shift's walk gets worse by
/// having more time, and no shift costs anything, so that the number for the larger one is never below it.
#[derive(Debug, Clone)]
pub struct Bound {
    teams: Vec<Team>,
    /// For each way of getting about the ways between visits, `from × visits + to`.
    ways: Vec<Vec<u32>>,
    /// For each visit those that a walk which comes there remembers.
    near: Vec<Vec<u32>>,
    /// For each visit the most it can be worth to anybody who can make it at all.
    most: Vec<i64>,
    prices: Vec<i64>,
    best: i64,
    /// The prices that gave it.
    best_prices: Vec<i64>,
    lower: i64,
    /// Steps, in 1024ths of Polyak's.
    stretch: i64,
    since_better: u32,
}

impl Bound {
    /// A first bound for a problem: every visit at its best by a shift that can make it alone. `lower` is the worth of a
    /// plan that is known, 0 without any; it guides the steps and changes nothing of what is proved.
    pub fn new(problem: Problem, lower: i64) -> Result<Self, ProblemError> {
        problem.check()?;
        let model = Model::new(problem);
        let count = model.count();
        let (ways, metric) = team::ways(&model);
        let teams = Team::all(&model, &ways, metric);
        let alone = |v: usize| teams.iter().map(|team| team.alone(v)).max().unwrap_or(0);
        let most: Vec<i64> = (0..count).map(alone).collect();
        let near = model.near.iter().map(|near| near.iter().copied().take(walk::REMEMBERED).collect());
        Ok(Self {
            near: near.collect(),
            best: most.iter().sum(),
            prices: vec![0; count],
            best_prices: most.clone(),
            teams,
            ways,
            most,
            lower,
            stretch: 1024,
            since_better: 0,
        })
    }

    /// A bound for a problem of the same visits that has fewer shifts or shorter hours than that of `larger`: never above
    /// it, as it begins with the prices that were best there.
    pub fn within(problem: Problem, lower: i64, larger: &Self) -> Result<Self, ProblemError> {
        let mut bound = Self::new(problem, lower)?;
        if bound.prices.len() == larger.best_prices.len() {
            bound.prices.clone_from(&larger.best_prices);
            let (sum, made) = bound.walks();
            bound.take(sum);
            bound.reprice(&made, sum);
        }
        Ok(bound)
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
        let (sum, made) = self.walks();
        if self.take(sum) {
            self.since_better = 0;
        } else {
            self.since_better += 1;
            if self.since_better >= PATIENCE {
                (self.stretch, self.since_better) = (self.stretch / 2, 0);
            }
        }
        self.reprice(&made, sum);
    }

    /// What the prices and the best walks at them come to, and how often walks make each visit.
    fn walks(&self) -> (i64, Vec<i64>) {
        let mut made = vec![0_i64; self.prices.len()];
        let mut sum: i64 = self.prices.iter().sum();
        for team in &self.teams {
            let Some(ways) = self.ways.get(team.ways) else { continue };
            let ahead = Ahead::new(team, ways, &self.prices);
            let walk = walk::best(team, ways, &self.near, &self.prices, &ahead);
            // A route makes each visit once, whatever a walk may.
            let most = walk.most.min(team.all_once(&self.prices));
            sum = sum.saturating_add(most.saturating_mul(team.times));
            for v in walk.visits {
                if let Some(made) = made.get_mut(v as usize) {
                    *made += team.times;
                }
            }
        }
        (sum, made)
    }

    /// Keeps a sum and its prices if it is the least so far; whether it is.
    fn take(&mut self, sum: i64) -> bool {
        let better = sum < self.best;
        if better {
            self.best = sum;
            self.best_prices.clone_from(&self.prices);
        }
        better
    }

    /// Dearer what is made too often, cheaper what nobody makes, by Polyak's step.
    fn reprice(&mut self, made: &[i64], sum: i64) {
        // Where nobody would come, a price does nothing; where nobody comes, it was too high.
        let slack: Vec<i64> = made
            .iter()
            .zip(&self.prices)
            .map(|(&n, &price)| if n == 0 && price == 0 { 0 } else { n - 1 })
            .collect();
        let norm: i128 = slack.iter().map(|&s| i128::from(s).pow(2)).sum();
        if norm == 0 {
            self.stretch = 0;
            return;
        }
        let gap = (i128::from(sum) - i128::from(self.lower)).max(1);
        let step = gap * i128::from(self.stretch) / 1024 / norm;
        let step = i64::try_from(step).unwrap_or(i64::MAX >> 8).max(1);
        for ((price, slack), &most) in self.prices.iter_mut().zip(slack).zip(&self.most) {
            // Nobody pays more than a visit is worth to anybody.
            *price = price.saturating_add(step.saturating_mul(slack)).clamp(0, most);
        }
    }
}
