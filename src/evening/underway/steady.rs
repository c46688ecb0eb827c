//! A plan that people are following changes only where it must, or where that gains clearly.

use crate::evening::prepare::Evening;
use crate::orienteering::{MUST, Problem, ProblemError, Search, Solution, timetable};

impl Evening {
    /// The search for the evening's plan. Under way it starts from what is left of the former plan, and likes every
    /// household best where it was: a change must gain more than the setting `stability` for each that moves.
    pub fn search(&self) -> Result<Search, ProblemError> {
        match self.former() {
            None => Search::new(self.problem.clone(), self.seed),
            Some(former) => Search::from(self.liking(&former), &former, self.seed),
        }
    }

    /// What is left of the former plan in the problem's numbers; `None` when the evening is not under way.
    pub fn former(&self) -> Option<Solution> {
        let so_far = self.so_far.as_ref()?;
        let visits = |former: &Vec<usize>| {
            former.iter().filter_map(|household| self.visit_household.binary_search(household).ok()).collect()
        };
        Some(Solution { routes: so_far.teams.iter().map(|team| visits(&team.former)).collect() })
    }

    /// The problem with a liking of every visit for the team that had it.
    fn liking(&self, former: &Solution) -> Problem {
        let mut problem = self.problem.clone();
        for (team, route) in former.routes.iter().enumerate() {
            for &visit in route {
                if let Some(visit) = problem.visits.get_mut(visit) {
                    visit.liking.push((team, self.stability));
                }
            }
        }
        problem
    }

    /// What the search adds to the worth of a solution for keeping households with their teams, in milli-points.
    pub fn liked(&self, solution: &Solution) -> i64 {
        let Some(former) = self.former() else { return 0 };
        let kept = |(had, has): (&Vec<usize>, &Vec<usize>)| had.iter().filter(|v| has.contains(v)).count();
        self.stability * former.routes.iter().zip(&solution.routes).map(kept).sum::<usize>() as i64
    }

    /// What people are told of the search's best solution, given the one it began with: of two orders of a team's round
    /// the former, and of two plans the first, unless the other is worth more by the setting `stability`. Never worth
    /// less than the first.
    pub fn settled(&self, first: &Solution, best: Solution) -> Solution {
        let Some(former) = self.former() else { return best };
        let mut settled = best;
        let mut changed = false;
        for (team, route) in settled.routes.iter_mut().enumerate() {
            let before = first.routes.get(team).map_or(&[][..], Vec::as_slice);
            if let Some(steady) = self.in_former_order(team, before, route) {
                *route = steady;
                changed = true;
            }
        }
        // Another order may leave a place for somebody more.
        if changed && let Ok(search) = Search::from(self.liking(&former), &settled, self.seed) {
            settled = search.best();
        }
        match (self.value(first), self.value(&settled)) {
            (Some(before), Some(after)) if after <= before.saturating_add(self.stability) => first.clone(),
            _ => settled,
        }
    }

    /// Worth in milli-points, with the bonus of visits that must be made.
    fn value(&self, solution: &Solution) -> Option<i64> {
        let mut value = 0;
        for (team, route) in solution.routes.iter().enumerate().filter(|(_, route)| !route.is_empty()) {
            let must = |visit: &&usize| self.problem.visits.get(**visit).is_some_and(|v| v.must);
            value += timetable(&self.problem, team, route)?.worth
                + MUST * route.iter().filter(must).count() as i64;
        }
        Some(value)
    }

    /// The visits of a route with those that it had before in the order that they had, and the others at their best
    /// places; `None` where that is the route itself, or worth clearly less.
    fn in_former_order(&self, team: usize, before: &[usize], route: &[usize]) -> Option<Vec<usize>> {
        let kept: Vec<usize> = before.iter().copied().filter(|visit| route.contains(visit)).collect();
        let now: Vec<usize> = route.iter().copied().filter(|visit| before.contains(visit)).collect();
        if kept == now {
            return None;
        }
        let mut steady = kept;
        for &visit in route.iter().filter(|visit| !before.contains(visit)) {
            let places = self.problem.places(visit, &steady).into_iter().flatten().filter_map(|place| {
                let mut longer = steady.clone();
                longer.insert(place, visit);
                let walked = timetable(&self.problem, team, &longer)?;
                Some((walked.worth, -walked.walking, std::cmp::Reverse(place), longer))
            });
            steady = places.max()?.3;
        }
        let (old, new) =
            (timetable(&self.problem, team, &steady)?.worth, timetable(&self.problem, team, route)?.worth);
        (old.saturating_add(self.stability) >= new).then_some(steady)
    }
}
