//! One evening of one policy: who is free knocks at the next door.

use super::policy::{Kind, Policy};
use crate::evening::Evening;
use crate::orienteering::{Problem, Search, Shift, Standing, Timed, timetable};

/// A team on its way.
#[derive(Debug, Clone)]
struct OnTheWay {
    node: usize,
    now: i64,
    walked: i64,
    /// The rest of its plan.
    queue: Vec<Timed>,
    /// Planned leave of the door it last left.
    planned: i64,
    home: bool,
}

/// A knock that is made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Knock {
    /// Position of the team tonight.
    pub(super) team: usize,
    pub(super) household: usize,
    /// Milliseconds since midnight.
    pub(super) at: i64,
}

/// How hard the search works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Effort {
    /// Rounds for the evening's plan.
    pub plan: u64,
    /// Rounds when a team is ahead of its plan and thinks again.
    pub again: u64,
}

/// A team thinks again when it is ahead of its plan by this: ten minutes.
const AHEAD_MS: i64 = 600_000;

/// An evening under way.
pub(super) struct Outing<'a> {
    policy: &'a Policy,
    evening: &'a Evening,
    /// Hamlet number of each visit, and the order in which each team comes by hamlets tonight.
    hamlets: Vec<usize>,
    rota: Vec<Vec<usize>>,
    effort: Effort,
    left: Vec<usize>,
    teams: Vec<OnTheWay>,
    pub(super) searches: u64,
}

impl<'a> Outing<'a> {
    /// Makes the evening's plan, if the policy makes plans. `hamlets` holds the hamlet of each household.
    pub(super) fn new(
        policy: &'a Policy,
        evening: &'a Evening,
        hamlets: &[usize],
        number: usize,
        effort: Effort,
    ) -> Self {
        let problem = &evening.problem;
        let on_the_way = |spec: &Shift| OnTheWay {
            node: spec.start,
            now: spec.departure,
            walked: 0,
            queue: Vec::new(),
            planned: spec.departure,
            home: false,
        };
        let hamlets: Vec<usize> = evening.visit_household.iter().map(|&h| hamlets[h]).collect();
        let count = hamlets.iter().max().map_or(0, |most| most + 1);
        let rota = (0..problem.shifts.len())
            .map(|team| (0..count).map(|i| (number * problem.shifts.len() + team + i) % count).collect())
            .collect();
        let mut outing = Self {
            policy,
            evening,
            hamlets,
            rota,
            effort,
            left: (0..problem.visits.len()).collect(),
            teams: problem.shifts.iter().map(on_the_way).collect(),
            searches: 0,
        };
        if policy.kind == Kind::Plan {
            outing.plan_evening();
        }
        outing
    }

    fn problem(&self) -> &'a Problem {
        &self.evening.problem
    }

    /// The solution the evening began with.
    pub(super) fn first_plan(&self) -> Vec<Vec<usize>> {
        self.teams.iter().map(|t| t.queue.iter().map(|timed| timed.visit).collect()).collect()
    }

    /// Milliseconds walked by all teams so far.
    pub(super) fn walked(&self) -> i64 {
        self.teams.iter().map(|t| t.walked).sum()
    }

    fn plan_evening(&mut self) {
        let problem = self.problem();
        self.searches += 1;
        for (team, queue) in planned(problem, self.evening.seed, self.effort.plan).into_iter().enumerate() {
            self.teams[team].queue = queue;
        }
    }

    /// The next knock of whoever is free first; `None` when everybody is home.
    pub(super) fn next(&mut self) -> Option<Knock> {
        loop {
            let team = (0..self.teams.len())
                .filter(|&t| !self.teams[t].home)
                .min_by_key(|&t| (self.teams[t].now, t))?;
            let next = match self.policy.kind {
                Kind::Plan => self.planned(team),
                _ => self.habit(team).map(|visit| (visit, i64::MIN)),
            };
            let Some((visit, planned)) = next else {
                self.go_home(team);
                continue;
            };
            let Some((knock, way)) = self.knock_as_planned(team, visit, planned) else {
                self.go_home(team);
                continue;
            };
            let on_the_way = &mut self.teams[team];
            on_the_way.walked += way;
            on_the_way.node = self.evening.problem.visits[visit].node;
            on_the_way.now = knock;
            self.left.retain(|&v| v != visit);
            return Some(Knock { team, household: self.evening.visit_household[visit], at: knock });
        }
    }

    /// The team leaves the door after `ms`.
    pub(super) fn leave(&mut self, team: usize, ms: i64) {
        self.teams[team].now += ms;
    }

    fn go_home(&mut self, team: usize) {
        let on_the_way = &mut self.teams[team];
        on_the_way.home = true;
        if let Some(way) =
            self.evening.problem.way(team, on_the_way.node, self.evening.problem.shifts[team].end)
        {
            on_the_way.walked += way;
        }
    }

    /// When a team would knock and how long it walks there, if it can make the full visit in time and be back.
    fn knock(&self, team: usize, visit: usize) -> Option<(i64, i64)> {
        let problem = self.problem();
        let on_the_way = &self.teams[team];
        let way = problem.way(team, on_the_way.node, problem.visits[visit].node)?;
        let knock = problem.knock_at(team, visit, on_the_way.now + way)?;
        (self.back(team, visit, knock)? <= problem.shifts[team].back_by).then_some((knock, way))
    }

    /// When a team that knocks then and makes the full visit would be back.
    fn back(&self, team: usize, visit: usize, knock: i64) -> Option<i64> {
        let problem = self.problem();
        let (spec, to) = (&problem.shifts[team], &problem.visits[visit]);
        Some(knock + to.service + problem.way(team, to.node, spec.end)?)
    }

    /// The same for a team that waits for the planned knock, where that is worth more than knocking at once.
    fn knock_as_planned(&self, team: usize, visit: usize, planned: i64) -> Option<(i64, i64)> {
        let problem = self.problem();
        let (knock, way) = self.knock(team, visit)?;
        let slot = |at: i64| problem.visits[visit].slots.iter().find(|s| s.open <= at && at <= s.close);
        let (Some(now), Some(then)) = (slot(knock), slot(planned)) else { return Some((knock, way)) };
        let later = knock.max(then.open);
        let in_time = self.back(team, visit, later)? <= problem.shifts[team].back_by;
        Some((if then.worth > now.worth && in_time { later } else { knock }, way))
    }

    /// The next visit of a planned evening: the plan's, or a better one when the team is ahead or has come to its end.
    fn planned(&mut self, team: usize) -> Option<(usize, i64)> {
        let state = &self.teams[team];
        let ahead = state.planned - state.now;
        if state.queue.is_empty() || ahead >= AHEAD_MS {
            self.think_again(team);
        }
        let state = &mut self.teams[team];
        if state.queue.is_empty() {
            return None;
        }
        let next = state.queue.remove(0);
        state.planned = next.leave;
        Some((next.visit, next.knock))
    }

    /// Plans the rest of the evening of one team from where it stands; the others' plans stay.
    fn think_again(&mut self, team: usize) {
        let problem = self.problem();
        let state = &self.teams[team];
        let standing = Standing { shift: team, node: state.node, free: state.now, stands: None };
        let others = |visit: &usize| {
            self.teams.iter().enumerate().any(|(t, o)| t != team && o.queue.iter().any(|q| q.visit == *visit))
        };
        let open: Vec<usize> =
            self.left.iter().copied().filter(|v| !others(v) && self.knock(team, *v).is_some()).collect();
        let rest = problem.rest(&[standing], &open);
        let mut queue = Vec::new();
        if !open.is_empty() {
            self.searches += 1;
            let seed = self.evening.seed ^ state.now as u64;
            let route = planned(&rest, seed, self.effort.again).into_iter().next().unwrap_or_default();
            queue = route.into_iter().map(|t| Timed { visit: open[t.visit], ..t }).collect();
        }
        self.teams[team].planned = self.teams[team].now;
        self.teams[team].queue = queue;
    }

    /// The next visit of a team that follows a habit.
    fn habit(&self, team: usize) -> Option<usize> {
        let reach: Vec<(usize, i64)> =
            self.left.iter().filter_map(|&v| Some((v, self.knock(team, v)?.0))).collect();
        let chosen = match self.policy.kind {
            Kind::Rota => self.rota.get(team)?.iter().find_map(|&hamlet| {
                reach.iter().filter(|(v, _)| self.hamlets[*v] == hamlet).min_by_key(|&&(v, at)| (at, v))
            }),
            Kind::MostPending => reach.iter().min_by_key(|&&(v, at)| {
                let tasks = self.evening.assessments[self.evening.visit_household[v]].tasks.len();
                (std::cmp::Reverse(tasks), at, v)
            }),
            _ => reach.iter().min_by_key(|&&(v, at)| (at, v)),
        };
        let &(chosen, _) = chosen?;
        if self.policy.told { Some(self.appointment_first(team, &reach, chosen)) } else { Some(chosen) }
    }

    /// An appointment that would be missed by another visit comes before it.
    fn appointment_first(&self, team: usize, reach: &[(usize, i64)], chosen: usize) -> usize {
        let problem = self.problem();
        let Some((knock, _)) = self.knock(team, chosen) else { return chosen };
        let leave = knock + problem.visits[chosen].service;
        let missed = |&&(v, _): &&(usize, i64)| {
            let visit = &problem.visits[v];
            let way = problem.way(team, problem.visits[chosen].node, visit.node);
            let late = way.is_none_or(|way| visit.slots.last().is_none_or(|s| leave + way > s.close));
            v != chosen && late && self.is_appointment(v)
        };
        reach.iter().filter(missed).min_by_key(|&&(v, at)| (at, v)).map_or(chosen, |&(v, _)| v)
    }

    /// Whether a visit is an appointment tonight, by its terms.
    fn is_appointment(&self, visit: usize) -> bool {
        let house = self.evening.visit_household[visit];
        let terms = &self.evening.assessments[house].score.terms;
        terms.iter().any(|term| term.kind == crate::priority::TermKind::Appointment)
    }
}

/// The visits of every shift in the plan that a search of so many rounds finds. A problem cut out of an evening's holds
/// what that held, so there is always one.
fn planned(problem: &Problem, seed: u64, rounds: u64) -> Vec<Vec<Timed>> {
    let Ok(mut search) = Search::new(problem.clone(), seed) else { return Vec::new() };
    search.step(rounds);
    let timed = |(shift, route): (usize, &Vec<usize>)| timetable(problem, shift, route);
    search
        .best()
        .routes
        .iter()
        .enumerate()
        .map(|route| timed(route).map(|t| t.visits).unwrap_or_default())
        .collect()
}
