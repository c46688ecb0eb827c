//! The answer in the dialect of the question.

use super::common::{self, Id};
use super::error::Fault;
use super::instance::{Instance, Papers};
use super::vroom;
use crate::orienteering::{Problem, Solution, Timed, Timetable, timetable};
use serde::{Serialize, Serializer};

/// What went into a solution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// Seconds that were allowed; `None` when only rounds were.
    pub seconds: Option<f64>,
    /// Seconds from the beginning of the search to its end.
    pub wall: f64,
    /// Seconds spent on reading before that.
    pub loading: f64,
    /// Rounds of each search.
    pub iterations: u64,
    /// Searches beside each other.
    pub islands: u32,
    /// What no solution can be worth more than, in milli-points, where that was asked for.
    pub bound: Option<i64>,
}

impl Instance {
    /// The points of a solution in the file's own units: the sum of prizes, or of priorities with VROOM's dialect.
    pub fn points(&self, solution: &Solution) -> f64 {
        let visits = solution.routes.iter().flatten();
        match &self.papers {
            Papers::Common(papers) => visits.filter_map(|&visit| papers.prizes.get(visit)).sum(),
            Papers::Vroom(papers) => visits.map(|&visit| f64::from(papers.priority(visit))).sum(),
        }
    }

    /// The answer as JSON: what other planners' checkers take, with times in the problem's ticks.
    ///
    /// # Errors
    /// [`Fault::Timetable`] for a route that is not one of this problem.
    pub fn answer(&self, solution: &Solution, effort: Effort) -> Result<serde_json::Value, Fault> {
        let answer = match &self.papers {
            Papers::Common(papers) => serde_json::to_value(self.common(papers, solution, effort)?),
            Papers::Vroom(papers) => {
                serde_json::to_value(vroom::answer(papers, &self.problem, solution, effort)?)
            }
        };
        answer.map_err(|error| Fault::Key { path: ".".to_owned(), detail: error.to_string() })
    }

    fn common(&self, papers: &common::Papers, solution: &Solution, effort: Effort) -> Result<Answer, Fault> {
        let mut routes = Vec::new();
        for (shift, team) in papers.teams.iter().enumerate() {
            let timed = timed(&self.problem, solution, shift)?;
            let visit = |visit: &Timed| {
                let node = papers.nodes.get(visit.visit)?.clone();
                Some(Visit { node, arrive: visit.arrive, start: visit.knock, leave: visit.leave })
            };
            let visits: Option<Vec<Visit>> = timed.visits.iter().map(visit).collect();
            let visits = visits.ok_or(Fault::Timetable(shift))?;
            routes.push(Route { team: team.clone(), visits });
        }
        Ok(Answer {
            solver: "evening-rounds",
            instance: self.name.clone(),
            time_limit: effort.seconds,
            wall: effort.wall,
            iterations: effort.iterations,
            islands: (effort.islands > 1).then_some(effort.islands),
            prize: self.points(solution),
            bound: effort.bound.map(|bound| bound as f64 / 1000.0),
            routes,
        })
    }
}

/// One route in time.
pub(super) fn timed(problem: &Problem, solution: &Solution, shift: usize) -> Result<Timetable, Fault> {
    let visits = solution.routes.get(shift).map(Vec::as_slice).unwrap_or_default();
    timetable(problem, shift, visits).ok_or(Fault::Timetable(shift))
}

#[derive(Serialize)]
struct Answer {
    solver: &'static str,
    instance: String,
    time_limit: Option<f64>,
    wall: f64,
    iterations: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    islands: Option<u32>,
    #[serde(serialize_with = "shortest")]
    prize: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<f64>,
    routes: Vec<Route>,
}

#[derive(Serialize)]
struct Route {
    team: Id,
    visits: Vec<Visit>,
}

#[derive(Serialize)]
struct Visit {
    node: Id,
    arrive: i64,
    start: i64,
    leave: i64,
}

/// A whole number without a point, as most files have their prizes.
// Serde's own convention.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn shortest<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = (1_u64 << 53) as f64;
    if value.abs() < EXACT && libm::trunc(*value) - value == 0.0 {
        return serializer.serialize_i64(*value as i64);
    }
    serializer.serialize_f64(*value)
}
