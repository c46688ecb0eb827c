//! Walking through one route: when each visit starts, and what it is worth.

use super::{Problem, TeamSpec, Visit};

/// One visit in time, in milliseconds since midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timed {
    /// Index into [`Problem::visits`].
    pub visit: usize,
    /// At the door.
    pub arrive: i64,
    /// The knock: the arrival, or later when a window has to open.
    pub knock: i64,
    /// Leaving.
    pub leave: i64,
    /// Expected worth at the knock.
    pub worth: i64,
}

/// What a route comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum {
    /// Expected worth.
    pub(super) worth: i64,
    /// Time on the way, in milliseconds.
    pub(super) walking: i64,
    /// Back at the end place; the departure for an empty route.
    pub(super) back: i64,
}

impl Visit {
    /// The earliest knock at or after `arrive`; `None` when every window has closed.
    pub(super) fn knock_at(&self, arrive: i64) -> Option<i64> {
        self.windows.iter().find(|&&(_, close)| arrive <= close).map(|&(open, _)| arrive.max(open))
    }

    /// Expected worth of a knock at `time`.
    pub(super) fn worth_at(&self, time: i64) -> i64 {
        self.worth.iter().rev().find(|step| step.from_ms <= time).map_or(0, |step| step.worth)
    }
}

/// Walks a team through `visits` in order, each as early as possible. Calls `each` for every visit.
/// `None` when a window has closed, there is no way, or the team would be back late.
pub(super) fn walk(
    problem: &Problem,
    team: &TeamSpec,
    visits: impl Iterator<Item = usize>,
    mut each: impl FnMut(Timed),
) -> Option<Sum> {
    let mut sum = Sum { worth: 0, walking: 0, back: team.departure_ms };
    let (mut node, mut now) = (team.start, team.departure_ms);
    let mut any = false;
    for index in visits {
        let visit = problem.visits.get(index)?;
        let way = problem.matrix.get(node, visit.node)?;
        let arrive = now + way;
        let knock = visit.knock_at(arrive)?;
        let timed = Timed {
            visit: index,
            arrive,
            knock,
            leave: knock + visit.service_ms,
            worth: visit.worth_at(knock),
        };
        sum.worth += timed.worth;
        sum.walking += way;
        (node, now, any) = (visit.node, timed.leave, true);
        each(timed);
    }
    if any {
        let way = problem.matrix.get(node, team.end)?;
        sum.walking += way;
        sum.back = now + way;
    }
    (sum.back <= team.back_by_ms).then_some(sum)
}

/// Like [`walk`], but keeps only the sums.
pub(super) fn total(problem: &Problem, team: &TeamSpec, visits: impl Iterator<Item = usize>) -> Option<Sum> {
    walk(problem, team, visits, |_| ())
}
