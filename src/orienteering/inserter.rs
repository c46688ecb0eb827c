//! Where one more visit would fit into finished routes.

use super::model::Model;
use super::problem::{Problem, ProblemError};
use super::route::{Blinks, Place, Route};
use super::timetable::timetable;

/// Finished routes to which one visit more may be added.
#[derive(Debug, Clone)]
pub struct Inserter {
    model: Model,
    routes: Vec<Option<Route>>,
}

/// A place for a visit with what it brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Insertion {
    /// What the route gains in expected worth, in milli-points.
    pub gain: i64,
    /// When the team would knock, in ticks.
    pub knock: i64,
}

impl Inserter {
    /// The routes of all shifts; rules between visits of different shifts are not looked at, and one visit may be in
    /// several routes: each is looked at alone, exactly.
    pub fn new(problem: Problem, routes: &[Vec<usize>]) -> Result<Self, ProblemError> {
        problem.check()?;
        let model = Model::new(problem);
        let route = |(shift, visits): (usize, &Vec<usize>)| {
            let mut route = Route::unthinned(&model, shift)?;
            for &visit in visits {
                route.visits.push(visit as u32);
            }
            route.follow(&model)?;
            Some(route)
        };
        let routes = routes.iter().enumerate().map(route).collect();
        Ok(Self { model, routes })
    }

    /// Expected worth of a shift's route as it is; `None` when it cannot be walked in time.
    pub fn worth(&self, shift: usize) -> Option<i64> {
        self.route(shift).map(|route| route.worth)
    }

    /// The best place for a visit that keeps everybody else in time and every rule within the shift, and gains more than
    /// `least`, in milli-points.
    pub fn place(&self, shift: usize, visit: usize, least: i64) -> Option<Insertion> {
        let place = self.best(shift, visit, least)?;
        let visits = self.with(shift, visit, place.position)?;
        let timed = timetable(&self.model.problem, shift, &visits)?;
        let knock = timed.visits.get(place.position)?.knock;
        Some(Insertion { gain: place.gain, knock })
    }

    /// What the same place gains, and the route with the visit at it.
    pub fn gain(&self, shift: usize, visit: usize, least: i64) -> Option<(i64, Vec<usize>)> {
        let place = self.best(shift, visit, least)?;
        Some((place.gain, self.with(shift, visit, place.position)?))
    }

    fn best(&self, shift: usize, visit: usize, least: i64) -> Option<Place> {
        let route = self.route(shift)?;
        let rules = &self.model.rules;
        let places =
            if rules.any { rules.places(visit as u32, &route.visits)? } else { (0, route.visits.len()) };
        route.best_place(&self.model, visit as u32, places, Blinks::default(), least)
    }

    fn with(&self, shift: usize, visit: usize, position: usize) -> Option<Vec<usize>> {
        let mut visits: Vec<usize> = self.route(shift)?.visits.iter().map(|&v| v as usize).collect();
        visits.insert(position.min(visits.len()), visit);
        Some(visits)
    }

    fn route(&self, shift: usize) -> Option<&Route> {
        self.routes.get(shift)?.as_ref()
    }
}
