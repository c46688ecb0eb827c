//! What is said to help is done, to the files or to the evening asked for, and must then help.

use super::dropped::Tried;
use super::pinning::some_pins;
use super::{TONIGHT, commune, planned, request};
use evening_rounds::base::{Clock, HouseholdId, Millis, TeamId, days_between};
use evening_rounds::commune::Commune;
use evening_rounds::evening::{PlanRequest, TeamRequest, survey};
use evening_rounds::generate::Spec;
use evening_rounds::households::{Appointment, Need, TaskKind};
use evening_rounds::orienteering::timetable;
use evening_rounds::rounds::{Fit, MoreTime, Plan, Reason, Remedy, TeamNeed, TimeChange};
use evening_rounds::session::{Loaded, Session};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A clock some minutes later, or earlier.
fn shifted(time: Clock, minutes: i64) -> Clock {
    Clock::from_millis(Millis(time.millis().0 + minutes * 60_000))
}

/// The request with more time for one team.
fn with_time(commune: &Commune, request: &PlanRequest, team: &TeamId, more: MoreTime) -> PlanRequest {
    let minutes = i64::from(more.minutes);
    let teams = commune.teams.iter().map(|known| {
        let mut asked =
            TeamRequest { id: known.id.clone(), guide: None, on_foot: false, departure: None, back_by: None };
        if &known.id == team {
            match more.change {
                TimeChange::EarlierDeparture => asked.departure = Some(shifted(known.departure, -minutes)),
                TimeChange::LaterReturn => asked.back_by = Some(shifted(known.back_by, minutes)),
            }
        }
        asked
    });
    PlanRequest { teams: Some(teams.collect()), ..request.clone() }
}

/// Every knock at which the household fits into the team's round of the plan with gain, place by place, in a commune
/// and an evening that may differ from those of the plan.
fn fits(
    loaded: &Loaded,
    commune: &Commune,
    asked: &PlanRequest,
    plan: &Plan,
    household: &HouseholdId,
    team: &TeamId,
) -> Vec<Clock> {
    let tried = Tried::new(loaded, commune, asked);
    let Some(visit) = tried.visit(household) else { return Vec::new() };
    let (number, round) = plan.teams.iter().enumerate().find(|(_, t)| &t.team == team).unwrap();
    let route: Vec<usize> = round.stops.iter().map(|s| tried.visit(&s.household).unwrap()).collect();
    let worth = |route: &[usize]| {
        let times = timetable(&tried.evening.problem, number, route)?.visits;
        let knock = times.iter().find(|t| t.visit == visit).map(|t| t.knock);
        Some((times.iter().map(|t| t.worth).sum::<i64>(), knock))
    };
    let (before, _) = worth(&route).unwrap();
    // More time must not cost the others what the visit brings.
    let before = before.max(round.totals.worth.0);
    (0..=route.len())
        .filter_map(|place| {
            let mut longer = route.clone();
            longer.insert(place, visit);
            worth(&longer).filter(|_| tried.keeps_pins(&longer))
        })
        .filter(|&(after, _)| after > before)
        .map(|(_, knock)| Clock::from_millis(Millis(knock.unwrap())))
        .collect()
}

/// What every stop of the plan would make room for the household for: what the round loses, whose place, which team,
/// and the knock.
fn prices(
    loaded: &Loaded,
    asked: &PlanRequest,
    plan: &Plan,
    id: &HouseholdId,
) -> Vec<(i64, HouseholdId, TeamId, Clock)> {
    let tried = Tried::new(loaded, &loaded.commune, asked);
    let musts: &[HouseholdId] = asked.pins.as_ref().map_or(&[], |pins| &pins.must);
    let visit = tried.visit(id).unwrap();
    let mut found = Vec::new();
    for (number, round) in plan.teams.iter().enumerate() {
        let route: Vec<usize> = round.stops.iter().map(|s| tried.visit(&s.household).unwrap()).collect();
        // Nobody takes the place of a household that must be visited.
        let open = round.stops.iter().enumerate().filter(|(_, stop)| !musts.contains(&stop.household));
        for (dropped, stop) in open {
            for place in 0..route.len() {
                let mut other: Vec<usize> = route.clone();
                other.remove(dropped);
                other.insert(place, visit);
                let Some(walked) = tried.walked(number, &other).filter(|_| tried.keeps_pins(&other)) else {
                    continue;
                };
                let loses = round.totals.worth.0 - walked.worth;
                found.push((loses, stop.household.clone(), round.team.clone(), walked.knocks[place]));
            }
        }
    }
    found
}

/// The commune with what the remedy changes in its files.
fn changed(commune: &Commune, household: &HouseholdId, remedy: &Remedy, asked: &PlanRequest) -> Commune {
    let mut commune = commune.clone();
    let last_knock = asked.last_knock.unwrap_or(commune.settings.last_knock);
    let first_knock = commune.settings.first_knock;
    let house = commune.households.iter_mut().find(|h| &h.id == household).unwrap();
    match remedy {
        Remedy::AskFirst { .. } => {
            let longest = house.rules.windows.iter().max_by_key(|w| w.to.millis().0 - w.from.millis().0);
            let (from, to) = longest.map_or((first_knock, last_knock), |w| (w.from, w.to));
            house.appointment = Some(Appointment { date: TONIGHT, from, to });
        }
        Remedy::Supervisor { .. } => house.visit_allowed = Some(TONIGHT),
        Remedy::CivilStatus { .. } => house.pending.retain(|t| t.task != TaskKind::RecordCorrection),
        Remedy::Team { needs, fit } => {
            let team = commune.teams.iter_mut().find(|t| t.id == fit.team).unwrap();
            for need in needs {
                match need {
                    TeamNeed::Language { language } => team.languages.push(language.clone()),
                    TeamNeed::Kit => team.kit = true,
                    TeamNeed::Guide => team.guide = true,
                    TeamNeed::Hamlet { hamlet } => team.hamlets.push(hamlet.clone()),
                }
            }
        }
        Remedy::AnotherEvening { .. }
        | Remedy::MoreTime { .. }
        | Remedy::LaterLastKnock { .. }
        | Remedy::InsteadOf { .. } => {}
    }
    commune
}

/// Applies a remedy and tells what is wrong with it, if anything.
fn wrong(
    loaded: &Loaded,
    asked: &PlanRequest,
    plan: &Plan,
    id: &HouseholdId,
    remedy: &Remedy,
) -> Option<String> {
    if let Remedy::AnotherEvening { date, chance } = remedy {
        let days = days_between(TONIGHT, *date);
        let view = survey(&loaded.commune, &loaded.ground, &request(*date, 0)).unwrap();
        let then = view.households.into_iter().find(|a| &a.household == id).unwrap();
        let still = |reason: &Reason| {
            matches!(
                reason,
                Reason::MinimumGap { .. } | Reason::CoolOff { .. } | Reason::AppointmentOtherDay { .. }
            )
        };
        let free = !then.barred.iter().any(still);
        return (!(1..=7).contains(&days) || chance.0 <= 0 || !free).then(|| format!("{:?}", then.barred));
    }
    let fit: &Fit = remedy.fit().unwrap();
    if let Remedy::InsteadOf { household, loses, .. } = remedy {
        let prices = prices(loaded, asked, plan, id);
        let told = (loses.0, household.clone(), fit.team.clone(), fit.knock);
        let cheapest = prices.iter().map(|price| price.0).min();
        let right = cheapest == Some(loses.0) && prices.contains(&told);
        return (!right).then(|| format!("{cheapest:?}, {prices:?}"));
    }
    let commune = changed(&loaded.commune, id, remedy, asked);
    let mut asked = asked.clone();
    if let Remedy::LaterLastKnock { last_knock, .. } = remedy {
        asked.last_knock = Some(*last_knock);
    }
    let with = |more: Option<MoreTime>| match more {
        Some(more) => with_time(&commune, &asked, &fit.team, more),
        None => asked.clone(),
    };
    let knocks = fits(loaded, &commune, &with(fit.more), plan, id, &fit.team);
    if !knocks.contains(&fit.knock) {
        return Some(format!("fits at {knocks:?} only"));
    }
    // A quarter of an hour less would not do, at either end of the team's evening.
    let minutes = fit.more.map_or(0, |more| more.minutes);
    if minutes >= 15 {
        for change in [TimeChange::EarlierDeparture, TimeChange::LaterReturn] {
            let less = (minutes > 15).then_some(MoreTime { change, minutes: minutes - 15 });
            let enough = fits(loaded, &commune, &with(less), plan, id, &fit.team);
            if !enough.is_empty() {
                return Some(format!("{less:?} would do"));
            }
        }
    }
    None
}

fn kind(remedy: &Remedy) -> String {
    serde_json::to_value(remedy).unwrap()["kind"].as_str().unwrap().to_owned()
}

/// A commune in which all kinds of things keep people out: teams that lack this or that, and short evenings.
fn crowded(seed: u64, households: usize) -> Loaded {
    let mut loaded = commune(&Spec { seed, households, hamlets: 4, teams: 3 });
    let language = loaded.commune.households[0].language.clone();
    for (number, team) in loaded.commune.teams.iter_mut().enumerate() {
        team.kit = number == 0;
        team.languages = vec![language.clone()];
        team.guide = false;
        team.back_by = shifted(team.departure, 120);
        if number == 2 {
            team.hamlets = vec![loaded.commune.hamlets[0].id.clone()];
        }
    }
    for (number, house) in loaded.commune.households.iter_mut().enumerate() {
        if number % 9 == 0 {
            house.needs = vec![Need::Guide];
        }
    }
    loaded
}

/// An evening with up to `each` pins of every kind. Those that must be visited are worth it at every hour.
fn pinned(loaded: &Loaded, seed: u64, each: usize) -> PlanRequest {
    let free = request(TONIGHT, 100);
    let view = survey(&loaded.commune, &loaded.ground, &free).unwrap();
    let known = |id: &HouseholdId| view.households.iter().find(|a| &a.household == id).unwrap();
    let ids: Vec<HouseholdId> = view.households.iter().map(|a| a.household.clone()).collect();
    let mut pins = some_pins(&loaded.commune, &ids, seed, each);
    pins.must.retain(|id| known(id).chances.iter().all(|step| step.worth.0 > 0));
    PlanRequest { pins: Some(pins), ..free }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_to_help_helps(seed: u32, households in 40..120_usize, each in 0..6_usize) {
        let loaded = crowded(seed.into(), households);
        let asked = pinned(&loaded, seed.into(), each);
        let mut session = Session::with(loaded);
        let plan = planned(&mut session, &asked);
        let loaded = session.loaded().unwrap();
        for entry in &plan.not_tonight {
            prop_assert!(!entry.reasons.is_empty());
            prop_assert!(entry.would_help.len() <= 3);
            for remedy in &entry.would_help {
                let wrong = wrong(loaded, &asked, &plan, &entry.household, remedy);
                prop_assert!(wrong.is_none(), "{} {:?}: {remedy:?}: {wrong:?}", entry.household, entry.reasons);
            }
        }
    }
}

#[test]
fn every_kind_of_remedy_is_found_where_it_helps() {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 1..=4 {
        let mut session = Session::with(crowded(seed, 160));
        let plan = planned(&mut session, &request(TONIGHT, 100));
        for remedy in plan.not_tonight.iter().flat_map(|entry| &entry.would_help) {
            *found.entry(kind(remedy)).or_default() += 1;
        }
    }
    for wanted in ["another_evening", "ask_first", "team", "more_time", "instead_of"] {
        assert!(found.contains_key(wanted), "{wanted}: {found:?}");
    }
    println!("{found:?}");
}
