//! What would bring a household that is left out into a plan: every rule that keeps it out is lifted in turn, and the
//! visit tried at every place of the finished plan. Nothing is offered that was not found to fit with gain.

mod trying;

use super::able::{lacks, reaches};
use super::assess::Assessor;
use super::barred::{held, windows};
use super::exchange::Exchanges;
use super::prepare::Evening;
use crate::base::{Clock, Millis};
use crate::commune::Commune;
use crate::households::{Appointment, Household, TaskKind};
use crate::orienteering::{Slot, Solution};
use crate::priority::Standing;
use crate::rounds::{AskBy, NotTonight, Reason, Remedy, TeamNeed};
use trying::Trying;

/// Remedies told of one household.
const MOST: usize = 3;
/// Steps of a quarter of an hour by which an evening is made longer, up to two hours.
const STEP_MS: i64 = 15 * 60_000;
const STEPS: i64 = 8;
/// From this chance tonight on, in thousandths, it is worth asking whether somebody is home.
const ASK_FROM: i64 = 100;
/// Visits tried over one matrix of walking times.
const TOGETHER: usize = 160;

/// What is lifted for a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lifted {
    /// Nothing but what a team lacks, or the end of its evening.
    Nothing,
    /// The last knock.
    LastKnock(Clock),
    /// The doubt whether somebody is home.
    Doubt(AskBy),
    /// The need for a supervisor's word.
    Supervisor,
    /// The wait for the civil-status clerk.
    CivilStatus,
}

/// One way to bring a household in, to be tried on the finished plan.
struct Trial {
    /// Position in the list of those left out.
    entry: usize,
    household: usize,
    lifted: Lifted,
    /// Time at the door, and when a knock would be worth while, in milliseconds.
    service: i64,
    slots: Vec<Slot>,
    /// For each of tonight's teams what it lacks; `None` for a team that cannot get there.
    lacks: Vec<Option<Vec<TeamNeed>>>,
    /// Whether what teams lack may be lifted too, and then more time beside it.
    equip: bool,
    late_too: bool,
}

/// Adds to every household left out what would help. `households` names each entry's household by index.
pub(super) fn add_remedies(
    evening: &Evening,
    commune: &Commune,
    solution: &Solution,
    exchanges: &Exchanges<'_>,
    households: &[usize],
    left_out: &mut [NotTonight],
) {
    let mut found: Vec<Vec<Remedy>> = left_out
        .iter()
        .zip(households)
        .map(|(entry, &index)| another_evening(evening, index, entry))
        .collect();
    let trials = trials(evening, commune, households, left_out);
    let mut rest = &trials[..];
    while !rest.is_empty() {
        // The trials of one household stay together: a later one may rest on what an earlier one found.
        let mut end = rest.len().min(TOGETHER);
        while end < rest.len() && rest[end].entry == rest[end - 1].entry {
            end += 1;
        }
        let (part, others) = rest.split_at(end);
        Trying::new(evening, commune, solution, part).run(&mut found);
        rest = others;
    }
    let by_time = left_out.iter().zip(households).map(|(entry, &index)| {
        let short = |r: &Reason| matches!(r, Reason::NoTimeLeft { .. } | Reason::DelaysOthers);
        entry.reasons.iter().all(short).then_some(index)
    });
    for (list, household) in found.iter_mut().zip(by_time) {
        list.extend(household.and_then(|household| exchanges.instead(commune, household)));
    }
    for (entry, mut remedies) in left_out.iter_mut().zip(found) {
        remedies.sort_by_key(|remedy| {
            let minutes = remedy.fit().and_then(|fit| fit.more).map_or(0, |more| more.minutes);
            (minutes, rank(remedy))
        });
        // The price is told whatever else would help.
        let price = remedies.iter().position(|remedy| matches!(remedy, Remedy::InsteadOf { .. }));
        let price = price.map(|position| remedies.remove(position));
        remedies.truncate(MOST - usize::from(price.is_some()));
        remedies.extend(price);
        entry.would_help = remedies;
    }
}

/// Which of two remedies that ask for no more time is told first.
const fn rank(remedy: &Remedy) -> u8 {
    match remedy {
        Remedy::AnotherEvening { .. } => 0,
        Remedy::AskFirst { .. } => 1,
        Remedy::Supervisor { .. } => 2,
        Remedy::CivilStatus { .. } => 3,
        Remedy::Team { .. } => 4,
        Remedy::MoreTime { .. } => 5,
        Remedy::LaterLastKnock { .. } => 6,
        Remedy::InsteadOf { .. } => 7,
    }
}

/// The best coming evening, where only time keeps the household out.
fn another_evening(evening: &Evening, index: usize, entry: &NotTonight) -> Vec<Remedy> {
    let passes = |reason: &Reason| {
        matches!(
            reason,
            Reason::BetterLater { .. }
                | Reason::NothingGained { .. }
                | Reason::Away { .. }
                | Reason::MinimumGap { .. }
                | Reason::CoolOff { .. }
                | Reason::AppointmentOtherDay { .. }
                | Reason::SkippedTonight
        )
    };
    let Some(assessment) = evening.assessments.get(index).filter(|_| entry.reasons.iter().all(passes)) else {
        return Vec::new();
    };
    let waiting = assessment.waiting;
    waiting.date.map(|date| Remedy::AnotherEvening { date, chance: waiting.chance }).into_iter().collect()
}

/// Everything worth trying, household by household in the order of `left_out`.
fn trials(evening: &Evening, commune: &Commune, households: &[usize], left_out: &[NotTonight]) -> Vec<Trial> {
    let lifted: Vec<Option<Lifted>> = left_out
        .iter()
        .zip(households)
        .map(|(entry, &index)| record_lifted(evening, commune, index, &entry.reasons))
        .collect();
    // The records as they would be, all at once: what is lifted for one household changes nothing for another.
    let mut changed: Vec<Household> = Vec::new();
    if lifted.iter().any(Option::is_some) {
        changed.clone_from(&commune.households);
        for (lifted, &index) in lifted.iter().zip(households) {
            if let (Some(lifted), Some(house)) = (lifted, changed.get_mut(index)) {
                lift(house, *lifted, evening, commune);
            }
        }
    }
    let priority = evening.weights.unwrap_or_default().on(&commune.settings.priority);
    let standing = Standing::of(&commune.households, evening.date);
    let moment = (evening.date, evening.last_knock);
    let must = evening.pinned.must();
    let assessor = Assessor::new(&changed, &commune.settings, moment, priority, standing, must);

    let mut trials = Vec::new();
    for (entry, (&index, lifted)) in households.iter().zip(&lifted).enumerate() {
        let Some(reasons) = left_out.get(entry).map(|e| &e.reasons) else { continue };
        if let Some(lifted) = *lifted {
            let Some(assessed) = assessor.assess(index).filter(|a| a.assessment.barred.is_empty()) else {
                continue;
            };
            let Some(house) = changed.get(index) else { continue };
            let lacks = what_teams_lack(evening, commune, house, index);
            trials.push(Trial {
                entry,
                household: index,
                lifted,
                service: Millis::from(assessed.assessment.service_s).0,
                slots: assessed.slots,
                lacks,
                equip: false,
                late_too: true,
            });
            continue;
        }
        as_it_is(evening, commune, entry, index, reasons, &mut trials);
    }
    trials
}

/// Trials that leave the household's record as it is: what a team lacks, more time, a later last knock.
fn as_it_is(
    evening: &Evening,
    commune: &Commune,
    entry: usize,
    index: usize,
    reasons: &[Reason],
    trials: &mut Vec<Trial>,
) {
    let skill = |reason: &Reason| {
        matches!(
            reason,
            Reason::NoTeamSpeaks { .. }
                | Reason::NoTeamWithKit
                | Reason::NoTeamWithGuide
                | Reason::NoTeamForHamlet
                | Reason::NoTeamFits
                | Reason::PinnedTeamCannot { .. }
        )
    };
    let time = |reason: &Reason| {
        matches!(reason, Reason::NoTimeLeft { .. } | Reason::OutOfReachTonight | Reason::DelaysOthers)
    };
    let hours = |reason: &Reason| *reason == Reason::HoursDoNotMeet;
    let (Some(house), Some(assessment)) = (commune.households.get(index), evening.assessments.get(index))
    else {
        return;
    };
    let (by_skill, by_time) = (reasons.iter().all(skill), reasons.iter().all(time));
    let by_hours = reasons.iter().all(|r| time(r) || hours(r));
    if !by_skill && !by_hours {
        return;
    }
    let service = Millis::from(assessment.service_s).0;
    let lacks = what_teams_lack(evening, commune, house, index);
    let mut trial = |lifted: Lifted, slots: Vec<Slot>| {
        trials.push(Trial {
            entry,
            household: index,
            lifted,
            service,
            slots,
            lacks: lacks.clone(),
            equip: lifted == Lifted::Nothing,
            late_too: by_skill,
        });
    };
    let within = |last_knock: Clock| {
        let hours = windows(house, evening.date, &commune.settings, last_knock, service);
        let share = (!evening.pinned.must().contains(index)).then_some(commune.settings.priority.best_hours);
        assessment.slots(&hours, share)
    };
    let as_now = within(evening.last_knock);
    if by_skill || by_time {
        trial(Lifted::Nothing, as_now.clone());
    }
    if !by_skill {
        let mut before = as_now;
        for step in 1..=STEPS {
            let last_knock = Clock::from_millis(Millis(evening.last_knock.millis().0 + step * STEP_MS));
            let later = within(last_knock);
            // Where teams must be out of the hamlet, a later knock is no later visit.
            if later != before && held(last_knock) == last_knock.millis().0 {
                trial(Lifted::LastKnock(last_knock), later.clone());
                before = later;
            }
        }
    }
}

/// For each of tonight's teams what it lacks for a household; `None` for a team that cannot get there, or to which pins do
/// not leave it.
fn what_teams_lack(
    evening: &Evening,
    commune: &Commune,
    house: &Household,
    index: usize,
) -> Vec<Option<Vec<TeamNeed>>> {
    evening
        .teams
        .iter()
        .enumerate()
        .map(|(number, tonight)| {
            let team = commune.teams.get(tonight.index)?;
            let over = evening.so_far.as_ref().is_some_and(|so_far| so_far.is_over(number));
            let may =
                !over && evening.pinned.leaves(index, number) && evening.parted(number, index).is_none();
            (may && reaches((&evening.ground, &evening.parking), (number, tonight), index))
                .then(|| lacks(house, team, tonight))
        })
        .collect()
}

/// What would have to change in a household's record, where one change would do.
fn record_lifted(evening: &Evening, commune: &Commune, index: usize, reasons: &[Reason]) -> Option<Lifted> {
    let house = commune.households.get(index)?;
    let by = if house.phones > 0 { AskBy::Phone } else { AskBy::TrustedPerson };
    let doubt = |reason: &Reason| {
        matches!(reason, Reason::Away { .. } | Reason::BetterLater { .. } | Reason::NothingGained { .. })
    };
    match reasons {
        [Reason::SupervisorFirst { .. } | Reason::SupervisorAfterMisses { .. }] => Some(Lifted::Supervisor),
        [Reason::AwaitingCivilStatus] => Some(Lifted::CivilStatus),
        [Reason::CallFirst] => Some(Lifted::Doubt(by)),
        _ if !reasons.is_empty() && reasons.iter().all(doubt) => {
            let chances = &evening.assessments.get(index)?.chances;
            let best = chances.iter().map(|step| step.chance.0).max().unwrap_or(0);
            (best >= ASK_FROM).then_some(Lifted::Doubt(by))
        }
        _ => None,
    }
}

/// The record as it would be.
fn lift(house: &mut Household, lifted: Lifted, evening: &Evening, commune: &Commune) {
    match lifted {
        Lifted::Nothing | Lifted::LastKnock(_) => {}
        Lifted::Doubt(_) => {
            // They say that they are home tonight: within the longest of their own hours, where they have any.
            let settings = &commune.settings;
            let own = house.rules.windows.iter().max_by_key(|w| w.to.millis().0 - w.from.millis().0);
            let (from, to) = own.map_or((settings.first_knock, evening.last_knock), |w| (w.from, w.to));
            house.appointment = Some(Appointment { date: evening.date, from, to });
        }
        Lifted::Supervisor => house.visit_allowed = Some(evening.date),
        Lifted::CivilStatus => house.pending.retain(|task| task.task != TaskKind::RecordCorrection),
    }
}
