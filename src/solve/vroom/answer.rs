//! The answer as VROOM gives it. A vehicle sets out as late as its first arrival allows without waiting there.

use super::problem::{Papers, Task, Team};
use super::reply::{Answer, ComputingTimes, Place, Route, Step, Summary, Sums, Unassigned};
use crate::orienteering::{Problem, Shift, Solution, Timetable};
use crate::solve::answer::{Effort, timed};
use crate::solve::error::Fault;

/// The answer to a file.
pub(in crate::solve) fn answer<'a>(
    papers: &'a Papers,
    problem: &Problem,
    solution: &Solution,
    effort: Effort,
) -> Result<Answer<'a>, Fault> {
    let mut routes = Vec::new();
    let mut left: Vec<bool> = vec![true; papers.jobs.len()];
    for (number, (team, shift)) in papers.vehicles.iter().zip(&problem.shifts).enumerate() {
        let timed = timed(problem, solution, number)?;
        for visit in &timed.visits {
            *left.get_mut(visit.visit).ok_or(Fault::Timetable(number))? = false;
        }
        if !timed.visits.is_empty() {
            let course = Course::begin(papers, team, problem, shift, &timed);
            routes.push(course.and_then(|course| course.route(&timed)).ok_or(Fault::Timetable(number))?);
        }
    }
    let unassigned: Vec<Unassigned<'_>> = papers
        .jobs
        .iter()
        .zip(left)
        .filter(|&(_, left)| left)
        .map(|(job, _)| Unassigned { id: job.id, kind: "job", place: job.place() })
        .collect();
    let sums = routes.iter().fold(Sums::default(), |all, route| Sums {
        setup: 0,
        service: all.service + route.sums.service,
        duration: all.duration + route.sums.duration,
        waiting_time: all.waiting_time + route.sums.waiting_time,
        priority: all.priority + route.sums.priority,
    });
    let ms = |seconds: f64| (seconds * 1000.0) as u64;
    let computing_times =
        ComputingTimes { loading: ms(effort.loading), solving: ms(effort.wall), routing: 0 };
    let summary = Summary {
        cost: sums.duration,
        routes: routes.len(),
        unassigned: unassigned.len(),
        sums,
        violations: [],
        computing_times,
    };
    Ok(Answer { code: 0, summary, unassigned, routes })
}

impl Task {
    fn place(&self) -> Place<'_> {
        Place { description: self.description.as_deref(), location: self.location, location_index: self.row }
    }
}

/// A route on its way.
struct Course<'a, 'b> {
    papers: &'a Papers,
    team: &'a Team,
    problem: &'b Problem,
    shift: &'b Shift,
    node: usize,
    clock: i64,
    sums: Sums,
    steps: Vec<Step<'a>>,
}

impl<'a, 'b> Course<'a, 'b> {
    fn begin(
        papers: &'a Papers,
        team: &'a Team,
        problem: &'b Problem,
        shift: &'b Shift,
        timed: &Timetable,
    ) -> Option<Self> {
        let first = timed.visits.first()?;
        let way =
            problem.matrices.get(shift.matrix)?.get(shift.start, problem.visits.get(first.visit)?.node)?;
        // A pause before the first visit may have to be taken before setting out.
        let pauses = timed.breaks.iter().any(|pause| pause.after == 0);
        let clock = if pauses { shift.departure } else { first.knock - way };
        let (sums, steps) = (Sums::default(), Vec::new());
        let mut course = Self { papers, team, problem, shift, node: shift.start, clock, sums, steps };
        if team.start.0.is_some() {
            course.end_of_way("start", team.start);
        }
        Some(course)
    }

    fn route(mut self, timed: &Timetable) -> Option<Route<'a>> {
        for (number, visit) in timed.visits.iter().enumerate() {
            let spec = self.problem.visits.get(visit.visit)?;
            self.walk(timed, number, spec.node)?;
            let job = self.papers.jobs.get(visit.visit)?;
            self.sums.priority += job.priority;
            self.stop("job", job, visit.knock, visit.leave);
        }
        self.walk(timed, timed.visits.len(), self.shift.end)?;
        if self.team.end.0.is_some() {
            self.end_of_way("end", self.team.end);
        }
        Some(Route {
            vehicle: self.team.id,
            cost: self.sums.duration,
            description: self.team.description.as_deref(),
            sums: self.sums,
            steps: self.steps,
            violations: [],
        })
    }

    /// To the next place, with the pauses before and after the way.
    fn walk(&mut self, timed: &Timetable, after: usize, node: usize) -> Option<()> {
        self.pause(timed, after, false)?;
        let way = self.problem.matrices.get(self.shift.matrix)?.get(self.node, node)?;
        self.node = node;
        self.clock += way;
        self.sums.duration += way;
        self.pause(timed, after, true)
    }

    fn pause(&mut self, timed: &Timetable, after: usize, on_arrival: bool) -> Option<()> {
        let due =
            |pause: &&crate::orienteering::Pause| pause.after == after && pause.on_arrival == on_arrival;
        for pause in timed.breaks.iter().filter(due) {
            let rest = self.team.breaks.get(pause.number)?;
            self.stop("break", rest, pause.from, pause.until);
        }
        Some(())
    }

    fn stop(&mut self, kind: &'static str, task: &'a Task, from: i64, until: i64) {
        let waiting_time = from - self.clock;
        self.sums.waiting_time += waiting_time;
        self.sums.service += until - from;
        self.steps.push(Step {
            kind,
            place: task.place(),
            id: Some(task.id),
            job: (kind == "job").then_some(task.id),
            setup: 0,
            service: until - from,
            waiting_time,
            arrival: self.clock,
            duration: self.sums.duration,
            violations: [],
        });
        self.clock = until;
    }

    fn end_of_way(&mut self, kind: &'static str, (row, location): (Option<usize>, Option<[f64; 2]>)) {
        self.steps.push(Step {
            kind,
            place: Place { description: None, location, location_index: row },
            id: None,
            job: None,
            setup: 0,
            service: 0,
            waiting_time: 0,
            arrival: self.clock,
            duration: self.sums.duration,
            violations: [],
        });
    }
}
