//! From a household as the files and the journal have it to what the model knows of it.

use super::absence::back_after;
use super::history::{HISTORY, Knock, Word};
use super::neighbours::came_back;
use super::rates::Rates;
use super::slots::kind_of;
use crate::base::{Date, days_after, days_between};
use crate::commune::ChanceSettings;
use crate::households::{AbsenceReason, AbsenceReport, AbsenceSource, Household, Outcome};

/// Knocks of one household that are looked at, the latest.
const MOST_KNOCKS: usize = 60;

/// What "away, somebody said so" means when the report itself is no longer kept: a neighbour's word, no reason given.
pub(super) fn hearsay(settings: &ChanceSettings, as_of: Date) -> Word {
    let report = AbsenceReport {
        reason: AbsenceReason::Unknown,
        source: AbsenceSource::Neighbour,
        reported: as_of,
        left: None,
        back: None,
    };
    Word { day: 0, weight: believed(&report, settings), back_after: back_after(&report, settings) }
}

/// How far a report is believed, 0 to 1.
pub(super) fn believed(report: &AbsenceReport, settings: &ChanceSettings) -> f64 {
    let informants = &settings.informants;
    let permille = match report.source {
        AbsenceSource::Seen => informants.seen,
        AbsenceSource::Phone => informants.phone,
        AbsenceSource::TrustedPerson => informants.trusted_person,
        AbsenceSource::Neighbour => informants.neighbour,
    };
    f64::from(permille.min(1000)) / 1000.0
}

/// The knocks of a household that count, ascending by day.
pub(super) fn knocks_of<'h>(
    house: &'h Household,
    settings: &'h ChanceSettings,
    rates: &'h Rates,
    as_of: Date,
) -> impl Iterator<Item = Knock> + 'h {
    let first = days_after(as_of, -HISTORY);
    // A trip that is known to be over explains the misses while it lasted: they say nothing more.
    let trip = house.absence.as_ref().filter(|r| r.reported <= as_of);
    let trip = trip.and_then(|r| Some((r.left?, came_back(r)?)));
    let on_trip = |date: Date| trip.is_some_and(|(left, back)| date >= left && date < back);
    let mut seen: Vec<_> = house
        .attempts
        .iter()
        .filter(|a| a.date >= first && a.date <= as_of)
        .filter(|a| a.outcome.is_meeting() || (a.outcome.is_absence() && !on_trip(a.date)))
        .collect();
    seen.sort_by_key(|a| a.date);
    let skipped = seen.len().saturating_sub(MOST_KNOCKS);
    seen.into_iter().skip(skipped).map(move |a| {
        let kind = kind_of(a.date);
        Knock {
            day: days_between(as_of, a.date),
            kind,
            time_s: a.time.map(|t| t.seconds().0),
            met: a.outcome.is_meeting(),
            told: a.outcome == Outcome::AwayKnown,
            moment: rates.moment(settings, kind, a.time),
        }
    })
}
