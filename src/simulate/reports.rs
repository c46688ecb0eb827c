//! What people say of households that are away: after a miss, or unasked. Sometimes it is wrong.

use super::stream::{Purpose, Stream};
use super::truth::constants::{
    BACK_TOLD, DAY_WRONG, LEFT_TOLD, NAMES_COMPANION, REASON_RIGHT, TOLD, TOLD_WRONG, TRUSTED, UNASKED,
    UNASKED_WRONG,
};
use super::truth::{Away, Truth};
use crate::base::days_after;
use crate::households::{AbsenceReason, AbsenceReport, AbsenceSource};

/// A household and what was said of it.
pub(super) type Told = (usize, AbsenceReport);

/// What people next door say after nobody opened; nothing said gives none.
pub(super) fn after_miss(truth: &Truth, household: usize, evening: usize) -> Vec<Told> {
    let mut dice = Stream::new(truth.spec.seed, Purpose::Told, household, evening);
    let source = source(&mut dice);
    match truth.away(household, evening) {
        Some(away) if dice.chance(TOLD) => {
            let report = said(truth, away, evening, source, &mut dice);
            let mut told = vec![(household, report.clone())];
            for companion in truth.companions(household, evening) {
                if dice.chance(NAMES_COMPANION) {
                    told.push((companion, report.clone()));
                }
            }
            told
        }
        None if dice.chance(TOLD_WRONG) => vec![(household, mistaken(truth, evening, source, &mut dice))],
        _ => Vec::new(),
    }
}

/// What comes in unasked before an evening.
pub(super) fn unasked(truth: &Truth, evening: usize) -> Vec<Told> {
    let day = evening as i64;
    let mut told = Vec::new();
    for (household, house) in truth.households.iter().enumerate() {
        let mut dice = Stream::new(truth.spec.seed, Purpose::Unasked, household, evening);
        let spell = house.away.iter().find(|a| a.left <= day && day < a.back);
        match spell {
            Some(away) if away.back - away.left >= 3 => {
                // Whether and when it is told is thrown once for the spell: the same on each of its days.
                let left = (away.left + 1000) as usize;
                let mut once = Stream::new(truth.spec.seed, Purpose::Unasked, household, 100_000 + left);
                if once.chance(UNASKED) && away.left + once.between(0, 2) == day {
                    told.push((
                        household,
                        said(truth, away, evening, AbsenceSource::TrustedPerson, &mut dice),
                    ));
                }
            }
            None if dice.chance(UNASKED_WRONG) => {
                told.push((household, mistaken(truth, evening, AbsenceSource::Neighbour, &mut dice)));
            }
            _ => {}
        }
    }
    told
}

fn source(dice: &mut Stream) -> AbsenceSource {
    if dice.chance(TRUSTED) { AbsenceSource::TrustedPerson } else { AbsenceSource::Neighbour }
}

/// A report of a spell that is true, with days that may be wrong.
fn said(
    truth: &Truth,
    away: &Away,
    evening: usize,
    source: AbsenceSource,
    dice: &mut Stream,
) -> AbsenceReport {
    let today = evening as i64;
    let reason = if dice.chance(REASON_RIGHT) { away.reason } else { AbsenceReason::Unknown };
    let wrong = if source == AbsenceSource::TrustedPerson { DAY_WRONG[1] } else { DAY_WRONG[0] };
    let mut day = |true_day: i64| {
        if dice.chance(wrong) {
            true_day + [-2, -1, 1, 2][dice.weighted(&[1.0, 2.0, 2.0, 1.0])]
        } else {
            true_day
        }
    };
    let (left, back) = (day(away.left).min(today), day(away.back).max(today + 1));
    let date = |day: i64| days_after(truth.start, day);
    AbsenceReport {
        reason,
        source,
        reported: date(today),
        left: dice.chance(LEFT_TOLD).then(|| date(left)),
        back: dice.chance(BACK_TOLD).then(|| date(back)),
    }
}

/// A report of a household that is not away at all.
fn mistaken(truth: &Truth, evening: usize, source: AbsenceSource, dice: &mut Stream) -> AbsenceReport {
    let reasons = [AbsenceReason::Forest, AbsenceReason::FieldHut, AbsenceReason::Unknown];
    AbsenceReport {
        reason: reasons[dice.weighted(&[0.3, 0.4, 0.3])],
        source,
        reported: truth.date(evening),
        left: None,
        back: None,
    }
}
