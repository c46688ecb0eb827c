//! How much better than the plan that was made any plan of the same evening could be.

use super::{Planning, Session, SessionError};
use crate::evening::EveningError;
use crate::orienteering::{Bound, Problem, ProblemError, Solution, timetable};
use serde::Serialize;

/// How much better any plan could be than the one that was made: for the same evening, teams, hours and households, by
/// expected worth alone. What keeps a household with its team, or brings one in first, is not worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Margin {
    /// No plan is worth more than this one by more than so many thousandths of its worth, rounded up; 0 when none is worth
    /// more at all. Not known of a plan that is worth nothing while others may be.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most_better: Option<u32>,
    /// Rounds of the bound that were asked for so far.
    pub rounds: u32,
}

/// A bound under way, and what it is compared with.
#[derive(Debug)]
pub(super) struct Bounding {
    bound: Bound,
    worth: i64,
    rounds: u32,
}

impl Session {
    /// Goes on looking for how much better any plan could be than [`Session::plan`], so many rounds; more never make the answer
    /// worse. A further [`Session::step`] of the search begins it anew.
    pub fn step_margin(&mut self, rounds: u32) -> Result<Margin, SessionError> {
        let planning = self.planning.as_mut().ok_or(SessionError::NoSearch)?;
        let mut bounding = match planning.bounding.take() {
            Some(bounding) => bounding,
            None => planning.begin_margin().map_err(EveningError::from)?,
        };
        bounding.bound.step(rounds);
        bounding.rounds = bounding.rounds.saturating_add(rounds);
        let margin = bounding.margin();
        planning.bounding = Some(bounding);
        Ok(margin)
    }
}

impl Planning {
    fn begin_margin(&self) -> Result<Bounding, ProblemError> {
        let problem = plain(&self.evening.problem);
        let worth = worth(&problem, &self.solution());
        Ok(Bounding { bound: Bound::new(problem, worth)?, worth, rounds: 0 })
    }
}

/// The problem by expected worth alone.
fn plain(problem: &Problem) -> Problem {
    let mut plain = problem.clone();
    for visit in &mut plain.visits {
        visit.liking.clear();
        visit.must = false;
    }
    plain
}

/// What the routes of a solution are worth. One that could not be walked counts for nothing, which makes the margin no less.
fn worth(problem: &Problem, solution: &Solution) -> i64 {
    let routes = solution.routes.iter().enumerate();
    routes.filter_map(|(shift, route)| timetable(problem, shift, route)).map(|times| times.worth).sum()
}

impl Bounding {
    fn margin(&self) -> Margin {
        let more = i128::from(self.bound.best()) - i128::from(self.worth);
        let at_most_better = if more <= 0 {
            Some(0)
        } else if self.worth > 0 {
            let worth = i128::from(self.worth);
            // Rounded up: what is said must hold.
            u32::try_from((more * 1000 + worth - 1) / worth).ok()
        } else {
            None
        };
        Margin { at_most_better, rounds: self.rounds }
    }
}
