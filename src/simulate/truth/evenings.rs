//! When a house is open on an evening.

use super::constants::{
    ASLEEP_AT, BACK_AT, DAY_TO_DAY, OPEN_AT_LEAST, OUT, OUT_AGAIN, OUT_SPREAD, STEPS_OUT, WEEKEND_HOME,
    WEEKEND_OUT,
};
use super::{Away, Class, TruthSpec};
use crate::base::{Date, days_after};
use crate::simulate::stream::{Purpose, Stream};
use jiff::civil::Weekday;

/// How one household spends its evenings; minutes since midnight.
#[derive(Debug, Clone)]
pub(super) struct Habits {
    back_at: f64,
    asleep_at: f64,
    /// Chance to be out the whole evening.
    out: f64,
    /// The factor of that at weekends.
    weekend: f64,
}

/// One evening on which the house is open from some minute until before another, but for a step outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OpenEvening {
    from: i64,
    until: i64,
    outside: Option<(i64, i64)>,
}

impl OpenEvening {
    pub(super) fn at(self, minute: i64) -> bool {
        let outside = self.outside.is_some_and(|(from, until)| from <= minute && minute < until);
        self.from <= minute && minute < self.until && !outside
    }

    pub(super) fn steps(self) -> Vec<(i64, bool)> {
        let mut changes = vec![self.from, self.until];
        changes.extend(self.outside.into_iter().flat_map(|(from, until)| [from, until]));
        changes.sort_unstable();
        changes.into_iter().map(|minute| (minute, self.at(minute))).collect()
    }
}

fn mixture(dice: &mut Stream, parts: &[(f64, f64, f64)]) -> f64 {
    let weights: Vec<f64> = parts.iter().map(|p| p.0).collect();
    parts.get(dice.weighted(&weights)).map_or(0.0, |&(_, mean, deviation)| dice.normal(mean, deviation))
}

impl Habits {
    pub(super) fn draw(spec: &TruthSpec, index: usize, class: Class) -> Self {
        let mut dice = Stream::new(spec.seed, Purpose::Household, index, 3);
        let out = match class {
            Class::Steady => OUT[0],
            Class::Busy => OUT[1],
            Class::UsuallyAway => OUT[2],
        };
        let back_at = mixture(&mut dice, &BACK_AT);
        Self {
            back_at,
            // Who comes late is not asleep early.
            asleep_at: mixture(&mut dice, &ASLEEP_AT).max(back_at + OPEN_AT_LEAST),
            out: (out + dice.real(-OUT_SPREAD, OUT_SPREAD)).max(0.02),
            weekend: if dice.chance(WEEKEND_HOME.0) { WEEKEND_HOME.1 } else { WEEKEND_OUT },
        }
    }

    /// A minute at which they are usually in, on a full half hour where there is one.
    pub(super) fn suits(&self) -> i64 {
        let early = (self.back_at as i64 + 30).max(18 * 60);
        let late = (self.asleep_at as i64 - 60).min(20 * 60);
        early.min(late.max(18 * 60)) / 30 * 30
    }
}

/// When the house is open on every evening of the campaign.
pub(super) fn draw(
    spec: &TruthSpec,
    index: usize,
    habits: &Habits,
    away: &[Away],
    start: Date,
) -> Vec<Option<OpenEvening>> {
    let mut was_out = false;
    (0..spec.evenings)
        .map(|evening| {
            let day = evening as i64;
            let mut dice = Stream::new(spec.seed, Purpose::Evening, index, evening);
            let weekend = matches!(days_after(start, day).weekday(), Weekday::Saturday | Weekday::Sunday);
            let mut out = habits.out * if weekend { habits.weekend } else { 1.0 };
            if was_out {
                out += OUT_AGAIN;
            }
            was_out = dice.chance(out.min(0.95));
            let from = dice.normal(habits.back_at, DAY_TO_DAY.0) as i64;
            let until = dice.normal(habits.asleep_at, DAY_TO_DAY.1) as i64;
            let outside = dice.chance(STEPS_OUT).then(|| {
                let leave = dice.between(18 * 60, 20 * 60 + 15);
                (leave, leave + dice.between(20, 60))
            });
            let gone = away.iter().any(|a| a.left <= day && day < a.back);
            (!gone && !was_out && from < until).then_some(OpenEvening { from, until, outside })
        })
        .collect()
}
