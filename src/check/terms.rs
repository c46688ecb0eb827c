//! Is every visit worth what the files and the settings make it?

use super::Violation;
use super::households::{doable_tasks, ordinal};
use crate::commune::{Commune, PrioritySettings};
use crate::households::{Household, Need, Outcome, TaskKind};
use crate::priority::TermKind;
use crate::rounds::{Plan, Stop, TeamPlan};

pub(super) fn check(commune: &Commune, plan: &Plan, route: &TeamPlan, found: &mut Vec<Violation>) {
    for (i, stop) in route.stops.iter().enumerate() {
        let Some(house) = commune.households.iter().find(|h| h.id == stop.household) else { continue };
        for what in wrong(commune, plan, house, stop) {
            found.push(Violation::Sum { field: format!("{}.stops[{i}].{what}", route.team) });
        }
    }
}

/// A setting with the evening's weight in per cent, where one was asked for.
fn weighed(value: i64, percent: Option<u16>, most: i64) -> i64 {
    percent.map_or(value, |percent| (value * i64::from(percent) / 100).min(most))
}

/// The parts of a visit's worth that do not come out.
fn wrong(commune: &Commune, plan: &Plan, house: &Household, stop: &Stop) -> Vec<&'static str> {
    let PrioritySettings { mandatory_task, voluntary_task, .. } = commune.settings.priority;
    let settings = &commune.settings.priority;
    let weights = plan.weights.unwrap_or_default();
    let tonight = ordinal(plan.date);
    let agreed = house.appointment.as_ref().is_some_and(|a| ordinal(a.date) == tonight);

    let is_voluntary = |task: TaskKind| {
        matches!(task, TaskKind::EidLevel1 | TaskKind::EidLevel2 | TaskKind::DigitalGuidance)
    };
    let voluntary = stop.tasks.iter().filter(|&&task| is_voluntary(task)).count() as i64;
    let mandatory = stop.tasks.len() as i64 - voluntary;
    let mandatory_points = mandatory * mandatory_task.0;
    let voluntary_points = voluntary * weighed(voluntary_task.0, weights.voluntary_task, 10_000_000);
    let base = mandatory_points + voluntary_points;
    // So much of the base, `each` being in thousandths and weighed, `times` out of `of`.
    let part = |each: u16, percent: Option<u16>, times: i64, of: i64| {
        let each = weighed(each.into(), percent, 5000);
        (i128::from(base) * i128::from(each) * i128::from(times) / i128::from(1000 * of)) as i64
    };

    let absences = house.attempts.iter().filter(|a| {
        matches!(a.outcome, Outcome::AwayKnown | Outcome::AwayUnknown) && ordinal(a.date) < tonight
    });
    let absences = (absences.count() as i64).min(settings.absences_counted.into());
    // Only a deadline of something that can be done at the door and must be done counts.
    let due = doable_tasks(house)
        .into_iter()
        .filter(|task| !is_voluntary(task.task))
        .filter_map(|task| Some(ordinal(task.deadline?) - tonight))
        .min();
    let span = i64::from(settings.deadline_days).max(1);
    let (mut near, mut weeks, mut passed) = (0, 0, 0);
    if let Some(days) = due {
        if days < 0 {
            passed = 1;
        } else if days < span {
            near = span - days;
        }
        while weeks < i64::from(settings.overdue_weeks) && days < -7 * weeks {
            weeks += 1;
        }
    }

    let helped = house.needs.contains(&Need::HomeService) || house.needs.contains(&Need::CarerNeeded);
    let expected = [
        ("terms.mandatory_tasks", TermKind::MandatoryTasks, mandatory_points),
        ("terms.voluntary_tasks", TermKind::VoluntaryTasks, voluntary_points),
        ("terms.absences", TermKind::Absences, part(settings.absence, weights.absence, absences, 1)),
        ("terms.deadline", TermKind::Deadline, part(settings.deadline, weights.deadline, near, span)),
        (
            "terms.overdue",
            TermKind::Overdue,
            part(settings.deadline, weights.deadline, passed, 1)
                + part(settings.overdue, weights.overdue, weeks, 1),
        ),
        ("terms.needs", TermKind::Needs, part(settings.need, weights.need, i64::from(helped), 1)),
        (
            "terms.appointment",
            TermKind::Appointment,
            part(settings.appointment, weights.appointment, i64::from(agreed), 1),
        ),
    ];
    let said = |kind: TermKind| {
        stop.terms.iter().filter(|term| term.kind == kind).map(|term| term.points.0).sum::<i64>()
    };
    let mut wrong: Vec<&'static str> = expected
        .into_iter()
        .filter(|&(_, kind, points)| said(kind) != points)
        .map(|(field, ..)| field)
        .collect();
    // How lately somebody came back and how far a hamlet is behind is not worked out again: only their limits hold.
    for (field, kind, most) in [
        ("terms.just_back", TermKind::JustBack, part(settings.just_back, weights.just_back, 1, 1)),
        ("terms.behind", TermKind::Behind, part(settings.behind, weights.behind, 1, 1)),
    ] {
        if !(0..=most).contains(&said(kind)) {
            wrong.push(field);
        }
    }
    if stop.terms.iter().any(|term| term.points.0 == 0) || !stop.terms.is_sorted_by(|a, b| a.kind < b.kind) {
        wrong.push("terms");
    }
    let most = weighed(settings.waiting.into(), weights.waiting, 1000);
    if !(0..=most).contains(&stop.waiting.0) || agreed && stop.waiting.0 != 0 {
        wrong.push("waiting");
    }
    wrong
}
