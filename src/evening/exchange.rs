//! The finished plan with one stop less: what it then costs to leave the stop out, and who would go in its place.

use super::prepare::Evening;
use crate::base::{Clock, HouseholdId, Millis, Points};
use crate::commune::Commune;
use crate::orienteering::{Inserter, Problem, Shift, Solution, Timetable, timetable};
use crate::rounds::{Fit, IfDropped, Remedy, Substitute};
use fixedbitset::FixedBitSet;

/// A round of the plan without one of its stops.
struct Shorter {
    team: usize,
    /// The visit left out.
    dropped: usize,
    /// The rest in its order.
    route: Vec<usize>,
    /// What is lost by leaving the stop out alone.
    loses: i64,
}

/// Every round of a finished plan without each of its stops in turn, the rest in its order.
pub(super) struct Exchanges<'a> {
    evening: &'a Evening,
    solution: &'a Solution,
    /// Its shifts are the shorter rounds; none when the plan is not one of this evening's problem.
    inserter: Option<Inserter>,
    /// Each by its shift; none where the rest cannot be walked.
    shorter: Vec<Option<Shorter>>,
    /// For each team the shift of its round without its first stop.
    firsts: Vec<usize>,
    /// Visits that nobody makes.
    free: Vec<usize>,
}

impl<'a> Exchanges<'a> {
    /// All of them for a solution of the evening's problem.
    pub(super) fn of(evening: &'a Evening, solution: &'a Solution) -> Self {
        let problem = &evening.problem;
        let (mut routes, mut shifts, mut teams) = (Vec::new(), Vec::<Shift>::new(), Vec::new());
        let (mut shorter, mut firsts) = (Vec::new(), Vec::new());
        for (team, (route, spec)) in solution.routes.iter().zip(&problem.shifts).enumerate() {
            firsts.push(routes.len());
            let now = timetable(problem, team, route).map(|now| now.worth);
            for &dropped in route {
                let rest: Vec<usize> = route.iter().copied().filter(|&visit| visit != dropped).collect();
                let left = timetable(problem, team, &rest).map(|left| left.worth);
                shorter.push(now.zip(left).map(|(now, left)| Shorter {
                    team,
                    dropped,
                    route: rest.clone(),
                    loses: now - left,
                }));
                routes.push(rest);
                shifts.push(spec.clone());
                teams.push(team);
            }
        }
        let visits = problem.visits.iter().map(|visit| {
            let able =
                teams.iter().enumerate().filter(|(_, team)| visit.allows(**team)).map(|(shift, _)| shift);
            let mut able: FixedBitSet = able.collect();
            able.grow(shifts.len());
            let mut visit = visit.clone();
            // Whether one must be made is asked of the pins: here it would count for more than all the rest.
            (visit.shifts, visit.must) = (able, false);
            visit
        });
        let trial = Problem { visits: visits.collect(), shifts, ..problem.clone() };
        let inserter = Inserter::new(trial, &routes).ok();
        let made = |visit: &usize| solution.routes.iter().any(|route| route.contains(visit));
        let free = (0..problem.visits.len()).filter(|visit| !made(visit)).collect();
        Self { evening, solution, inserter, shorter, firsts, free }
    }

    /// What it would cost to leave out the stop at a place of a team's round, and who would bring most in its place.
    pub(super) fn if_dropped(&self, team: usize, place: usize) -> Option<IfDropped> {
        let problem = &self.evening.problem;
        let shift = self.firsts.get(team)? + place;
        let shorter = self.shorter.get(shift)?.as_ref().filter(|shorter| shorter.team == team)?;
        let now = timetable(problem, team, self.solution.routes.get(team)?)?;
        let left = timetable(problem, team, &shorter.route)?;
        let left_worth = self.worth(&left)?;
        let mut best: Option<(usize, Vec<usize>)> = None;
        let mut most = 0;
        for &visit in &self.free {
            let found = self.inserter.as_ref().and_then(|inserter| inserter.gain(shift, visit, most));
            if let Some((gain, route)) = found {
                (most, best) = (gain, Some((visit, route)));
            }
        }
        let instead = best.and_then(|(visit, route)| {
            let with = timetable(problem, team, &route)?;
            let knock = with.visits.iter().find(|timed| timed.visit == visit)?.knock;
            Some(Substitute {
                household: self.household(visit)?.clone(),
                knock: Clock::from_millis(Millis(knock)),
                gains: Points(self.worth(&with)? - left_worth),
            })
        });
        Some(IfDropped {
            loses: Points(self.worth(&now)? - left_worth),
            earlier_s: Millis(now.back - self.back(team, &shorter.route, &left)?).seconds(),
            instead,
        })
    }

    /// The cheapest way to visit a household that lacks only time in the place of one stop of the plan. None where no one
    /// stop makes room, or where the round would be worth more: a search that went on would have found that. Nobody
    /// takes the place of a stop that must be made.
    pub(super) fn instead(&self, commune: &Commune, household: usize) -> Option<Remedy> {
        let Evening { problem, visit_household, pinned, .. } = self.evening;
        let visit = visit_household.binary_search(&household).ok()?;
        let inserter = self.inserter.as_ref()?;
        let must =
            |visit: usize| visit_household.get(visit).is_some_and(|&house| pinned.must().contains(house));
        let open = self.shorter.iter().enumerate().filter_map(|(shift, shorter)| {
            let shorter = shorter.as_ref().filter(|shorter| !must(shorter.dropped))?;
            let (gain, route) = inserter.gain(shift, visit, i64::MIN)?;
            Some((shorter.loses - gain, shift, shorter, route))
        });
        let (loses, _, shorter, route) = open.min_by_key(|&(loses, shift, ..)| (loses, shift))?;
        let with = timetable(problem, shorter.team, &route)?;
        let knock = with.visits.iter().find(|timed| timed.visit == visit)?.knock;
        let now = timetable(problem, shorter.team, self.solution.routes.get(shorter.team)?)?;
        let told = self.worth(&now)? - self.worth(&with)?;
        let team = self.evening.teams.get(shorter.team)?;
        let fit = Fit {
            team: commune.teams.get(team.index)?.id.clone(),
            knock: Clock::from_millis(Millis(knock)),
            more: None,
        };
        let household = self.household(shorter.dropped)?.clone();
        (loses.min(told) >= 0).then_some(Remedy::InsteadOf { household, loses: Points(told), fit })
    }

    /// When a team is back from a round. Who goes nowhere else, but has been somewhere, still has to walk home.
    fn back(&self, team: usize, route: &[usize], round: &Timetable) -> Option<i64> {
        let been = self.evening.so_far.as_ref().is_some_and(|so_far| so_far.fixed(team).next().is_some());
        if !route.is_empty() || !been {
            return Some(round.back);
        }
        let spec = self.evening.problem.shifts.get(team)?;
        let stands = spec.vehicle.as_ref().map(|vehicle| vehicle.stands);
        let home = (spec.end, stands.map(|_| spec.end));
        Some(round.back + self.evening.problem.on_the_way(team, (spec.start, stands), home)?)
    }

    fn household(&self, visit: usize) -> Option<&HouseholdId> {
        let &house = self.evening.visit_household.get(visit)?;
        Some(&self.evening.assessments.get(house)?.household)
    }

    /// What a round counts for in the sums.
    fn worth(&self, round: &Timetable) -> Option<i64> {
        round.visits.iter().map(|timed| Some(self.evening.counted(timed)?.0)).sum()
    }
}
