//! Hours of an evening: the settings' table as slots, and how near two of them are.

use crate::base::{Clock, Date, Millis};
use crate::commune::ChanceSettings;
use jiff::civil::Weekday;
use std::collections::BTreeMap;

/// Kinds of evening: from Monday to Friday (0), Saturday and Sunday (1).
pub(super) const KINDS: usize = 2;

/// Number of the kind of evening.
pub(super) fn kind_of(date: Date) -> usize {
    usize::from(matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday))
}

/// A stretch of an evening in which the chance is taken to be the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// From when it holds, to the next.
    pub(super) from: Clock,
    /// Its middle in seconds since midnight.
    pub(super) middle_s: i64,
    /// The settings' chance, 0 to 1.
    pub(super) base: f64,
}

/// No slot begins at or after 22:00, when nothing happens any more.
const LAST_S: i64 = 22 * 3600;
const HALF_HOUR_S: i64 = 1800;

/// The table of one kind of evening as slots: its own steps, and every half hour between them.
pub(super) fn slots(table: &BTreeMap<Clock, u16>) -> Vec<Slot> {
    let Some((&first, _)) = table.first_key_value() else { return Vec::new() };
    let mut starts: Vec<Clock> = table.keys().copied().collect();
    let next = (first.seconds().0 / HALF_HOUR_S + 1) * HALF_HOUR_S;
    starts.extend((next..LAST_S).step_by(HALF_HOUR_S as usize).map(|s| Clock::from_millis(Millis(s * 1000))));
    starts.sort_unstable();
    starts.dedup();
    let end = |i: usize| starts.get(i + 1).map_or(starts[i].seconds().0 + HALF_HOUR_S, |c| c.seconds().0);
    (0..starts.len())
        .map(|i| Slot {
            from: starts[i],
            middle_s: i64::midpoint(starts[i].seconds().0, end(i)),
            base: base_at(table, starts[i]),
        })
        .collect()
}

/// The settings' chance at a time, 0 to 1; before the first step that of the first step.
pub(super) fn base_at(table: &BTreeMap<Clock, u16>, time: Clock) -> f64 {
    let step = table.range(..=time).next_back().or_else(|| table.first_key_value());
    step.map_or(0.0, |(_, &chance)| f64::from(chance.min(1000)) / 1000.0)
}

/// The settings' tables by kind of evening.
pub(super) fn tables(settings: &ChanceSettings) -> [&BTreeMap<Clock, u16>; KINDS] {
    [&settings.weekday, &settings.weekend]
}

/// Beyond this difference an hour says nothing about another hour of the same house but what it says of the house.
const REACH_S: f64 = 5400.0;
/// How much an evening of the other kind says of the same hour.
const OTHER_KIND: f64 = 0.4;
/// How much a visit at an unknown hour says of each.
const UNKNOWN_HOUR: f64 = 0.25;

/// How much a visit at one time says about the same house at another, 0 to 1: falling to a half at 45 minutes and to
/// nothing at an hour and a half.
pub(super) fn nearness(visit_s: Option<i64>, slot_s: i64, same_kind: bool) -> f64 {
    let hour = visit_s.map_or(UNKNOWN_HOUR, |s| (1.0 - (s - slot_s).abs() as f64 / REACH_S).max(0.0));
    if same_kind { hour } else { hour * OTHER_KIND }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::households::testing::april;

    #[test]
    fn an_evening_is_cut_at_half_hours_and_at_the_tables_own_steps() {
        let at = |h, m| Clock::hm(h, m).unwrap();
        let table = BTreeMap::from([(at(17, 0), 400), (at(18, 20), 700)]);
        let slots = slots(&table);
        let starts: Vec<String> = slots.iter().map(|s| s.from.to_string()).collect();
        assert_eq!(
            starts,
            [
                "17:00", "17:30", "18:00", "18:20", "18:30", "19:00", "19:30", "20:00", "20:30", "21:00",
                "21:30"
            ]
        );
        assert!((slots[2].base - 0.4).abs() < 1e-12 && (slots[3].base - 0.7).abs() < 1e-12);
        assert!((base_at(&table, at(9, 0)) - 0.4).abs() < 1e-12);
    }

    #[test]
    fn saturday_and_sunday_are_the_weekend() {
        assert_eq!([24, 25, 26, 27].map(|d| kind_of(april(d))), [0, 1, 1, 0]);
    }

    #[test]
    fn an_hour_says_most_of_itself() {
        let at = |minutes: i64, same| nearness(Some(19 * 3600), 19 * 3600 + minutes * 60, same);
        assert!((at(0, true) - 1.0).abs() < 1e-12 && (at(45, true) - 0.5).abs() < 1e-12);
        assert!(at(90, true) < 1e-12 && at(0, false) < at(0, true));
        assert!(nearness(None, 0, true) < at(30, true));
    }
}
