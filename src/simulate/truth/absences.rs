//! When whole households are away, and why.

use super::constants::{
    ASHORE_DAYS, AT_HARVEST, BOAT, CLINIC_DAYS, CLINIC_GAP_DAYS, FIELD_HUT, FIELD_HUT_COASTAL, FOREST_GOERS,
    FOREST_GOERS_COASTAL, FOREST_HOME_DAYS, FULL_MOON_REST, HUT_GAP_DAYS, HUT_NIGHTS, JOINS,
    LARGE_FAMILY_JOINS, OUT_OF_SEASON, SEA_EMPTY_LARGE, SEA_EMPTY_SMALL, SEA_NIGHTS, STORM_DAYS,
    STORM_GAP_DAYS, WORK_AWAY_DAYS, WORK_HOME_DAYS, WORKS_AWAY, WORKS_WEEKDAYS,
};
use super::{Class, SEA, TruthSpec, parties};
use crate::base::{Date, days_after, days_between};
use crate::commune::Commune;
use crate::households::AbsenceReason;
use crate::simulate::Profile;
use crate::simulate::stream::{Purpose, Stream};

/// A spell away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::simulate) struct Away {
    pub(in crate::simulate) reason: AbsenceReason,
    /// First evening away, counted from the campaign's first; negative when it began before.
    pub(in crate::simulate) left: i64,
    /// First evening back.
    pub(in crate::simulate) back: i64,
    /// The party with which they left.
    pub(in crate::simulate) party: Option<usize>,
}

/// Days of history before the campaign, so that it begins in the middle of things.
const BEFORE: i64 = 60;

/// Draws the spells of every household.
pub(super) fn draw(commune: &Commune, classes: &[Class], spec: &TruthSpec, start: Date) -> Vec<Vec<Away>> {
    let mut spells: Vec<Vec<Away>> = vec![Vec::new(); classes.len()];
    forest(commune, classes, spec, start, &mut spells);
    if spec.profile == Profile::Coastal {
        sea(commune, spec, start, &mut spells);
    }
    for (index, spells) in spells.iter_mut().enumerate() {
        alone(commune, classes[index], spec, start, index, spells);
        spells.sort_by_key(|a| (a.left, a.back));
        join(spells);
    }
    spells
}

/// Spells that overlap become one with the reason of the first: whoever is away does not leave.
fn join(spells: &mut Vec<Away>) {
    let mut joined: Vec<Away> = Vec::with_capacity(spells.len());
    for spell in spells.drain(..) {
        match joined.last_mut() {
            Some(last) if spell.left < last.back => last.back = last.back.max(spell.back),
            _ => joined.push(spell),
        }
    }
    *spells = joined;
}

fn by_class(of: [f64; 3], class: Class) -> f64 {
    match class {
        Class::Steady => of[0],
        Class::Busy => of[1],
        Class::UsuallyAway => of[2],
    }
}

/// Forest trips of whole parties.
fn forest(commune: &Commune, classes: &[Class], spec: &TruthSpec, start: Date, spells: &mut [Vec<Away>]) {
    let goers = match spec.profile {
        Profile::Mountain => FOREST_GOERS,
        Profile::Coastal => FOREST_GOERS_COASTAL,
    };
    let goes: Vec<bool> = classes
        .iter()
        .enumerate()
        .map(|(i, &class)| Stream::new(spec.seed, Purpose::Household, i, 1).chance(by_class(goers, class)))
        .collect();
    let parties = parties::group(commune, &goes, &mut Stream::new(spec.seed, Purpose::Party, 0, 0));
    for (number, party) in parties.iter().enumerate() {
        let mut dice = Stream::new(spec.seed, Purpose::Party, 1 + number, 1);
        let mut day = -BEFORE + dice.between(0, 20);
        let mut trip = 0;
        while day < spec.evenings as i64 {
            let month = days_after(start, day).month();
            let season = if (3..=6).contains(&month) { 1.0 } else { OUT_OF_SEASON };
            day += dice.gamma2(FOREST_HOME_DAYS * season).ceil() as i64;
            let days = dice.between(spec.trip_days.0, spec.trip_days.1);
            for &index in party {
                let large = commune.households[index].people >= 6;
                let joins = if large { LARGE_FAMILY_JOINS } else { JOINS };
                if Stream::new(spec.seed, Purpose::Member, index, trip).chance(joins) {
                    let reason = AbsenceReason::Forest;
                    spells[index].push(Away { reason, left: day, back: day + days, party: Some(number) });
                }
            }
            day += days;
            trip += 1;
        }
    }
}

/// Runs of nights at sea; boats stay in around the full moon and in bad weather.
fn sea(commune: &Commune, spec: &TruthSpec, start: Date, spells: &mut [Vec<Away>]) {
    let goes: Vec<bool> =
        (0..spells.len()).map(|i| Stream::new(spec.seed, Purpose::Household, i, 2).chance(BOAT)).collect();
    let crews = parties::group(commune, &goes, &mut Stream::new(spec.seed, Purpose::Party, 0, 2));
    let ashore = ashore(spec, start);
    let rests = |day: i64| ashore.get((day + BEFORE) as usize).copied().unwrap_or(false);
    for (number, crew) in crews.iter().enumerate() {
        let mut dice = Stream::new(spec.seed, Purpose::Party, 1 + number, 3);
        let mut day = -BEFORE;
        while day < spec.evenings as i64 {
            day += dice.gamma2(ASHORE_DAYS).ceil() as i64;
            let nights = dice.between(SEA_NIGHTS.0, SEA_NIGHTS.1);
            let left = day;
            while day < left + nights && !rests(day) {
                day += 1;
            }
            for &index in crew {
                let small = commune.households[index].people <= 3;
                let empty = if small { SEA_EMPTY_SMALL } else { SEA_EMPTY_LARGE };
                let run = (left + BEFORE) as usize;
                if day > left && Stream::new(spec.seed, Purpose::Member, index, 10_000 + run).chance(empty) {
                    spells[index].push(Away { reason: SEA, left, back: day, party: Some(100_000 + number) });
                }
            }
            day = day.max(left + 1);
        }
    }
}

/// For each day from [`BEFORE`] on whether the boats stay in.
fn ashore(spec: &TruthSpec, start: Date) -> Vec<bool> {
    let mut dice = Stream::new(spec.seed, Purpose::Weather, 0, 0);
    let days = BEFORE + spec.evenings as i64 + 1;
    let mut storm = vec![false; days as usize];
    let mut day = 0;
    loop {
        day += dice.exponential(STORM_GAP_DAYS).ceil() as i64;
        for _ in 0..dice.between(STORM_DAYS.0, STORM_DAYS.1) {
            match storm.get_mut(day as usize) {
                Some(slot) => *slot = true,
                None => break,
            }
            day += 1;
        }
        if day >= days {
            break;
        }
    }
    (0..days).map(|i| storm[i as usize] || near_full_moon(days_after(start, i - BEFORE))).collect()
}

/// Whether the moon is full within [`FULL_MOON_REST`] days. A full moon was on 3 January 2026; a lunation is 29.53 days.
fn near_full_moon(date: Date) -> bool {
    let age = (days_between(jiff::civil::date(2026, 1, 3), date) as f64).rem_euclid(29.530_588);
    age <= FULL_MOON_REST as f64 || age >= 29.530_588 - FULL_MOON_REST as f64
}

/// What a household does on its own: the field hut, the clinic, work far away.
fn alone(
    commune: &Commune,
    class: Class,
    spec: &TruthSpec,
    start: Date,
    index: usize,
    spells: &mut Vec<Away>,
) {
    let end = spec.evenings as i64;
    let mut dice = Stream::new(spec.seed, Purpose::Stays, index, 0);
    let has_hut = dice.chance(match spec.profile {
        Profile::Mountain => FIELD_HUT,
        Profile::Coastal => FIELD_HUT_COASTAL,
    });
    if has_hut {
        let mut day = -BEFORE;
        while day < end {
            let harvest = (9..=11).contains(&days_after(start, day).month());
            let gap = by_class(HUT_GAP_DAYS, class) * if harvest { AT_HARVEST } else { 1.0 };
            day += 1 + dice.exponential(gap) as i64;
            let back = day + dice.between(HUT_NIGHTS.0, HUT_NIGHTS.1);
            spells.push(Away { reason: AbsenceReason::FieldHut, left: day, back, party: None });
            day = back;
        }
    }
    let people = commune.households.get(index).map_or(1, |h| h.people);
    if people <= 4 {
        let mut dice = Stream::new(spec.seed, Purpose::Stays, index, 1);
        let mut day = -BEFORE;
        while day < end {
            day += 1 + dice.exponential(CLINIC_GAP_DAYS) as i64;
            let back = day + dice.between(CLINIC_DAYS.0, CLINIC_DAYS.1);
            spells.push(Away { reason: AbsenceReason::Clinic, left: day, back, party: None });
            day = back;
        }
    }
    let mut dice = Stream::new(spec.seed, Purpose::Stays, index, 2);
    let work = dice.unit();
    if class == Class::UsuallyAway && (WORKS_AWAY..WORKS_AWAY + WORKS_WEEKDAYS).contains(&work) {
        let monday = |day: &i64| days_after(start, *day).weekday() == jiff::civil::Weekday::Monday;
        for left in (-BEFORE..end).filter(monday) {
            spells.push(Away { reason: AbsenceReason::WorkingAway, left, back: left + 5, party: None });
        }
    }
    if class == Class::UsuallyAway && work < WORKS_AWAY {
        let mut day = -BEFORE + dice.between(0, 20);
        while day < end {
            day += dice.gamma2(WORK_HOME_DAYS).ceil() as i64;
            let back = day + dice.between(WORK_AWAY_DAYS.0, WORK_AWAY_DAYS.1);
            spells.push(Away { reason: AbsenceReason::WorkingAway, left: day, back, party: None });
            day = back;
        }
    }
}
