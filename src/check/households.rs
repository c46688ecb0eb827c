//! May this team knock at this door tonight?

use super::Violation;
use super::underway::Begun;
use crate::base::Date;
use crate::commune::{Commune, Gate, Team};
use crate::households::{AbsenceSource, Household, Need, Outcome, OutreachStep, PendingTask, TaskKind};
use crate::rounds::{Plan, TeamPlan};

pub(super) fn check(
    commune: &Commune,
    plan: &Plan,
    team: &Team,
    route: &TeamPlan,
    found: &mut Vec<Violation>,
) {
    let made = Begun::of(plan, route).made;
    for (index, stop) in route.stops.iter().enumerate() {
        let Some(house) = commune.households.iter().find(|h| h.id == stop.household) else { continue };
        // What happened cannot be barred any more.
        if index >= made {
            for rule in rules_broken(commune, plan.date, house) {
                found.push(Violation::Barred { household: house.id.clone(), rule });
            }
            for skill in skills_missing(team, route, house) {
                found.push(Violation::Skill { household: house.id.clone(), skill });
            }
        }
        if stop.tasks != doable(house) {
            found.push(Violation::Broken { team: route.team.clone(), index: index as u32, what: "tasks" });
        }
    }
}

/// Days since 1 March of year 0, by counting leap days (the year begins in March, so that a leap day ends it).
pub(super) fn ordinal(date: Date) -> i64 {
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 + day
}

pub(super) fn rules_broken(commune: &Commune, tonight: Date, house: &Household) -> Vec<&'static str> {
    let settings = &commune.settings;
    let today = ordinal(tonight);
    let agreed_tonight = house.appointment.as_ref().map(|a| ordinal(a.date) == today);
    let mut broken = Vec::new();

    for (holds, rule) in [
        (house.rules.no_visits, "no_visits"),
        (house.rules.daytime_only, "daytime_only"),
        (house.rules.no_evening, "no_evening"),
        (house.rules.call_first && agreed_tonight != Some(true), "call_first"),
        (settings.gate == Gate::VisitStep && house.outreach != OutreachStep::Visit, "ladder"),
        (house.appointment.as_ref().is_some_and(|a| ordinal(a.date) > today), "appointment_other_day"),
        (doable(house).is_empty(), "nothing_to_do"),
    ] {
        if holds {
            broken.push(rule);
        }
    }

    let mut last_knock = None;
    let mut last_refusal = None;
    let mut refusals = 0;
    let mut in_vain = 0_u32;
    let mut moved = false;
    for attempt in &house.attempts {
        let day = ordinal(attempt.date);
        if day > today {
            continue;
        }
        moved = attempt.outcome == Outcome::Moved;
        match attempt.outcome {
            Outcome::AwayKnown | Outcome::AwayUnknown => in_vain += 1,
            Outcome::SkippedSafety | Outcome::SkippedTime | Outcome::NotFound => {}
            _ => in_vain = 0,
        }
        match attempt.outcome {
            Outcome::SkippedSafety | Outcome::SkippedTime | Outcome::NotFound => {}
            Outcome::Declined => {
                refusals += 1;
                last_refusal = Some(day);
                last_knock = Some(day);
            }
            _ => last_knock = Some(day),
        }
    }
    if moved {
        broken.push("moved");
    }
    // The last knock of these was in vain too, or none would be counted.
    if in_vain >= u32::from(settings.ladder.misses_before_supervisor.max(1))
        && !house.visit_allowed.map(ordinal).is_some_and(|given| Some(given) >= last_knock && given <= today)
    {
        broken.push("supervisor_misses");
    }
    let gap = if agreed_tonight == Some(true) { 1 } else { i64::from(settings.minimum_gap_days).max(1) };
    if last_knock.is_some_and(|day| today < day + gap) {
        broken.push("gap");
    }
    if let Some(day) = last_refusal {
        if today < day + i64::from(settings.cool_off_days) && agreed_tonight != Some(true) {
            broken.push("cool_off");
        }
        let word = house.visit_allowed.map(ordinal).is_some_and(|given| given >= day && given <= today);
        if refusals >= u32::from(settings.refusals_before_supervisor.max(1)) && !word {
            broken.push("supervisor");
        }
    }
    // A household that itself named a later day is not home tonight, whatever the chances say.
    let itself = house.absence.as_ref().filter(|a| a.source == AbsenceSource::Phone);
    let said_later = itself.and_then(|a| a.back).is_some_and(|back| ordinal(back) > today);
    let reported = house.absence.as_ref().is_some_and(|a| ordinal(a.reported) <= today);
    let met_since = house.attempts.iter().any(|a| {
        let met = matches!(
            a.outcome,
            Outcome::MetDone
                | Outcome::MetPart
                | Outcome::MetAgain
                | Outcome::AwaitingCivilStatus
                | Outcome::Declined
        );
        met && ordinal(a.date) < today && house.absence.as_ref().is_some_and(|r| a.date > r.reported)
    });
    if said_later && reported && !met_since && agreed_tonight != Some(true) {
        broken.push("away");
    }
    broken
}

/// The pending tasks that can be done at the door, in file order.
fn doable(house: &Household) -> Vec<TaskKind> {
    doable_tasks(house).iter().map(|task| task.task).collect()
}

/// The same with the person whose they are.
pub(super) fn doable_tasks(house: &Household) -> Vec<&PendingTask> {
    let can_be_done = |task: &&PendingTask| {
        let corrections = house
            .pending
            .iter()
            .any(|other| other.person == task.person && other.task == TaskKind::RecordCorrection);
        let card = house
            .pending
            .iter()
            .any(|other| other.person == task.person && other.task == TaskKind::IdentityCard);
        !task.abroad
            && match task.task {
                TaskKind::RecordCorrection => false,
                TaskKind::IdentityCard => !corrections,
                TaskKind::EidLevel2 => !corrections && !card && house.phones > 0,
                TaskKind::EidLevel1 | TaskKind::DigitalGuidance => house.phones > 0,
                TaskKind::CardHandover | TaskKind::ResidenceFile | TaskKind::VehicleRegistration => true,
            }
    };
    house.pending.iter().filter(can_be_done).collect()
}

/// What the team lacks for a visit, in the order in which it is told.
pub(super) fn skills_missing(team: &Team, route: &TeamPlan, house: &Household) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if !team.hamlets.is_empty() && !team.hamlets.contains(&house.hamlet) {
        missing.push("hamlet");
    }
    if !team.languages.contains(&house.language) {
        missing.push("language");
    }
    let kit_wanted =
        house.needs.contains(&Need::HomeService) && doable(house).contains(&TaskKind::IdentityCard);
    if kit_wanted && !team.kit {
        missing.push("kit");
    }
    if house.needs.contains(&Need::Guide) && !route.guide {
        missing.push("guide");
    }
    missing
}
