//! Do the times and places of a route follow from each other, and keep tonight's hours?

use super::Violation;
use super::households::doable_tasks;
use super::places::Place;
use super::underway::Begun;
use super::walker::Walker;
use crate::base::{Clock, Date};
use crate::commune::Commune;
use crate::evening::Ground;
use crate::households::{Household, TaskKind};
use crate::rounds::{Leg, LegEnd, Plan, Stop, TeamPlan};
use std::ops::RangeInclusive;

/// Nothing happens at or after this second of the day.
const TEN_AT_NIGHT: i64 = 22 * 3600;

pub(super) fn check(
    commune: &Commune,
    ground: &Ground,
    plan: &Plan,
    team_index: usize,
    route: &TeamPlan,
    found: &mut Vec<Violation>,
) {
    let broken =
        |index: usize, what| Violation::Broken { team: route.team.clone(), index: index as u32, what };
    let begun = Begun::of(plan, route);
    let back = route.back.seconds().0;
    // Who is late already goes home by the shortest way, which the legs show.
    let late = back > route.back_by.seconds().0 || back >= TEN_AT_NIGHT;
    if late && !begun.goes_home(route.stops.len()) {
        found.push(Violation::Back { team: route.team.clone(), at: route.back });
    }
    if route.stops.is_empty() {
        if !route.legs.is_empty() {
            found.push(broken(0, "legs"));
        }
        return;
    }
    let groups = groups(route);
    if groups.len() != route.stops.len() + 1 {
        found.push(broken(route.legs.len(), "legs"));
        return;
    }

    let place = Place { commune, ground, team: team_index };
    let mut walker = Walker::sets_out(place, plan, route);
    for (index, (first, group)) in groups.into_iter().enumerate() {
        let stop = route.stops.get(index);
        let there = stop.map_or(LegEnd::End, |s| LegEnd::Household { id: s.household.clone() });
        walker.now = begun.departs(index, walker.now);
        // A way that was made took no longer than until the knock.
        let most = stop.filter(|_| index < begun.made).map(|stop| stop.knock.seconds().0);
        walker.goes(group, &there, most, &mut |leg, what| found.push(broken(first + leg, what)));
        let arrive = walker.now;
        match stop {
            None => {
                if route.back.seconds().0 != arrive {
                    found.push(broken(route.legs.len() - 1, "arrive"));
                }
            }
            Some(stop) => {
                if stop.arrive.seconds().0 != arrive || stop.knock < stop.arrive {
                    found.push(broken(index, "arrive"));
                }
                let stayed = stop.leave.seconds().0 - stop.knock.seconds().0;
                let takes = |phones: i64| {
                    begun.stays(index, seconds_at_door(commune, stop, phones), stop.knock.seconds().0)
                };
                if !phones_in_hand(commune, stop).any(|n| takes(n).is_none_or(|takes| takes == stayed)) {
                    found.push(broken(index, "service"));
                }
                if index >= begun.made {
                    hours(commune, plan, stop, found);
                }
                walker.now = stop.leave.seconds().0;
            }
        }
    }
    if !walker.is_home() {
        found.push(broken(route.legs.len() - 1, "vehicle"));
    }
    if route.totals.parking_s.0 != walker.at_motorbikes {
        found.push(Violation::Sum { field: format!("{}.totals.parking_s", route.team) });
    }
}

/// The legs up to each household, and those after the last, with the number of the first of each. One group fewer where
/// nothing leads back.
fn groups(route: &TeamPlan) -> Vec<(usize, &[Leg])> {
    let mut groups = Vec::new();
    let mut first = 0;
    for (number, leg) in route.legs.iter().enumerate() {
        let last = number + 1 == route.legs.len();
        if matches!(leg.to, LegEnd::Household { .. }) || last {
            groups.push((first, route.legs.get(first..=number).unwrap_or(&[])));
            first = number + 1;
        }
    }
    // Nothing leads back from a household that the last leg ends at: the group is that of a stop, and one is missing.
    groups
}

/// How many phones of the household are in hand at the visit: as many as there are people who need one, as far as there
/// are phones. Where the stop has other tasks than the household, which is told apart, its people are not known either,
/// and any number goes that its tasks allow.
fn phones_in_hand(commune: &Commune, stop: &Stop) -> RangeInclusive<i64> {
    let on_a_phone = |kind: TaskKind| {
        matches!(kind, TaskKind::EidLevel1 | TaskKind::EidLevel2 | TaskKind::DigitalGuidance)
    };
    let Some(house) = commune.households.iter().find(|h| h.id == stop.household) else { return 0..=0 };
    let doable = doable_tasks(house);
    if !doable.iter().map(|t| t.task).eq(stop.tasks.iter().copied()) {
        return 0..=stop.tasks.iter().filter(|&&kind| on_a_phone(kind)).count() as i64;
    }
    let mut people: Vec<&str> =
        doable.iter().filter(|t| on_a_phone(t.task)).map(|t| t.person.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    let phones = i64::from(house.phones).min(people.len() as i64);
    phones..=phones
}

/// Seconds at the door by the settings, with so many phones in hand.
fn seconds_at_door(commune: &Commune, stop: &Stop, phones: i64) -> i64 {
    let s = &commune.settings.service;
    let people =
        commune.households.iter().find(|h| h.id == stop.household).map_or(0, |h| i64::from(h.people));
    let mut total = s.base_s.0 + people * s.per_person_s.0 + phones * s.per_phone_s.0;
    for task in &stop.tasks {
        total += match task {
            TaskKind::IdentityCard => s.identity_card_s.0,
            TaskKind::CardHandover => s.card_handover_s.0,
            TaskKind::RecordCorrection => s.record_correction_s.0,
            TaskKind::EidLevel1 => s.eid_level_1_s.0,
            TaskKind::EidLevel2 => s.eid_level_2_s.0,
            TaskKind::ResidenceFile => s.residence_file_s.0,
            TaskKind::VehicleRegistration => s.vehicle_registration_s.0,
            TaskKind::DigitalGuidance => s.digital_guidance_s.0,
        };
    }
    total.min(s.longest_s.0)
}

fn hours(commune: &Commune, plan: &Plan, stop: &Stop, found: &mut Vec<Violation>) {
    let mut late =
        |hours, at: Clock| found.push(Violation::Hours { household: stop.household.clone(), hours, at });
    let settings = &commune.settings;
    if stop.knock < settings.first_knock {
        late("first_knock", stop.knock);
    }
    if stop.knock > plan.last_knock || stop.knock.seconds().0 >= TEN_AT_NIGHT {
        late("last_knock", stop.knock);
    }
    if stop.leave > settings.out_by || stop.leave.seconds().0 >= TEN_AT_NIGHT {
        late("out_by", stop.leave);
    }
    let Some(house) = commune.households.iter().find(|h| h.id == stop.household) else { return };
    if !in_own_hours(house, plan.date, stop.knock) {
        late("window", stop.knock);
    }
}

/// Whether a knock lies in the hours agreed for the evening, or else in those that suit the household.
pub(super) fn in_own_hours(house: &Household, date: Date, knock: Clock) -> bool {
    match &house.appointment {
        Some(agreed) if agreed.date == date => agreed.from <= knock && knock <= agreed.to,
        _ => {
            let windows = &house.rules.windows;
            windows.is_empty() || windows.iter().any(|w| w.from <= knock && knock <= w.to)
        }
    }
}
