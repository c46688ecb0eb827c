//! The slow, obvious reference: every order of every subset of houses for every team.

use evening_rounds::rounds::Problem;

/// Worth of a route walked as early as possible; `None` when it breaks a window, a team's rule or the return.
pub(crate) fn walk(problem: &Problem, team: usize, route: &[usize]) -> Option<i64> {
    let spec = &problem.teams[team];
    let (mut node, mut now, mut worth) = (spec.start, spec.departure_ms, 0);
    for &v in route {
        let visit = &problem.visits[v];
        if visit.teams & (1 << team) == 0 {
            return None;
        }
        now += problem.matrix.get(node, visit.node)?;
        let mut open = visit.windows.iter().filter(|w| w.1 >= now);
        now = now.max(open.next()?.0);
        for step in &visit.worth {
            // The last step begun counts; steps are ascending.
            if step.from_ms <= now {
                worth += step.worth
                    - visit.worth.iter().rev().find(|s| s.from_ms < step.from_ms).map_or(0, |s| s.worth);
            }
        }
        now += visit.service_ms;
        node = visit.node;
    }
    if !route.is_empty() {
        now += problem.matrix.get(node, spec.end)?;
    }
    (now <= spec.back_by_ms).then_some(worth)
}

/// The highest worth of all teams together.
pub(crate) fn best(problem: &Problem) -> i64 {
    let all = 1_usize << problem.visits.len();
    // best_of[team][subset]: the best order of exactly these houses.
    let best_of: Vec<Vec<i64>> = (0..problem.teams.len())
        .map(|team| {
            let mut table = vec![i64::MIN; all];
            orders(problem, team, &mut Vec::new(), 0, &mut table);
            table
        })
        .collect();
    let mut together = vec![0; all];
    for table in &best_of {
        let before = together.clone();
        for (subset, cell) in together.iter_mut().enumerate() {
            let mut part = subset;
            loop {
                if table[part] > i64::MIN {
                    *cell = (*cell).max(before[subset & !part] + table[part]);
                }
                if part == 0 {
                    break;
                }
                part = (part - 1) & subset;
            }
        }
    }
    together.into_iter().max().unwrap_or(0)
}

fn orders(problem: &Problem, team: usize, route: &mut Vec<usize>, subset: usize, table: &mut [i64]) {
    if let Some(worth) = walk(problem, team, route) {
        table[subset] = table[subset].max(worth);
    }
    for v in 0..problem.visits.len() {
        if subset & (1 << v) == 0 {
            route.push(v);
            orders(problem, team, route, subset | (1 << v), table);
            route.pop();
        }
    }
}
