//! Where one more visit would fit into a finished route.

use super::Problem;
use super::insertion::{Blinks, Route};
use super::route::walk;

/// A finished route to which one visit more may be added.
#[derive(Debug, Clone)]
pub struct Inserter<'p> {
    problem: &'p Problem,
    route: Route,
}

/// A place for a visit with what it brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Insertion {
    /// What the route gains in expected worth, in milli-points; more than nothing.
    pub gain: i64,
    /// When the team would knock, in milliseconds since midnight.
    pub knock: i64,
}

impl<'p> Inserter<'p> {
    /// The route of a team through `visits`; `None` when it cannot be walked in time.
    pub fn new(problem: &'p Problem, team: usize, visits: &[usize]) -> Option<Self> {
        Some(Self { problem, route: Route::new(problem, team, visits.to_vec())? })
    }

    /// Expected worth of the route as it is.
    pub const fn worth(&self) -> i64 {
        self.route.sum.worth
    }

    /// The best place for a visit that gains something and keeps everybody else in time, whether or not its set of
    /// teams names this one.
    pub fn place(&self, visit: usize) -> Option<Insertion> {
        let place = self.route.best_place(self.problem, visit, Blinks::default())?;
        let spec = self.problem.teams.get(self.route.team)?;
        let mut knock = None;
        walk(self.problem, spec, self.route.with(place.position, visit), |timed| {
            if timed.visit == visit {
                knock = Some(timed.knock);
            }
        })?;
        Some(Insertion { gain: place.gain, knock: knock? })
    }
}
