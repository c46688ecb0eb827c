//! How long a reported absence still lasts.

use crate::base::{Date, days_between};
use crate::commune::ChanceSettings;
use crate::households::{AbsenceReason, AbsenceReport};

/// What a report says about one evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Residual {
    /// Chance in thousandths that the household is still away that evening.
    pub still_away: u32,
    /// First day on which the return is at all likely (a quarter of the cases).
    pub back_from: Date,
    /// Day by which nine in ten are back.
    pub back_to: Date,
}

/// Days after its latest end for which a report is still kept.
const KEPT_AFTER_END_DAYS: i64 = 3;

/// Shortest and longest trip in days for a reason. Forest trips come from the settings (5 to 7 days in the field);
/// the others are wide assumptions, because nobody has published any.
fn trip_days(reason: AbsenceReason, settings: &ChanceSettings) -> (i64, i64) {
    let (shortest, longest) = match reason {
        AbsenceReason::Forest => (settings.forest_shortest_days.into(), settings.forest_longest_days.into()),
        AbsenceReason::FieldHut => (1, 3),
        AbsenceReason::Clinic => (1, 4),
        AbsenceReason::Unknown => (1, 5),
        AbsenceReason::WorkingAway => (30, 120),
    };
    (shortest.max(1), longest.max(shortest).max(1))
}

/// Chance in thousandths that the household is still away `date`, and when it is expected back; `None` when the
/// report says nothing about that evening (made later, or expired).
///
/// - Return day said: away before it, half on the day itself, a sixth the day after (people are late).
/// - Day of leaving known: trips of each length are equally likely, among those that had not ended when reported.
/// - Otherwise the household was found away at a random moment of its trip: a longer trip is found more often
///   (length bias), so after k days P(still away) = Σ max(L−k, 0) / Σ L over the lengths L. For 5, 6, 7 days that
///   is 15, 12, 9, 6, 3, 1, 0 of 18 for k = 1…7.
pub fn residual(report: &AbsenceReport, date: Date, settings: &ChanceSettings) -> Option<Residual> {
    if report.reported > date {
        return None;
    }
    let (shortest, longest) = trip_days(report.reason, settings);
    let still_away: Box<dyn Fn(i64) -> u32> = match (report.back, report.left) {
        (Some(back), _) => {
            let due = days_between(report.reported, back);
            Box::new(move |k| match k - due {
                ..0 => 1000,
                0 => 500,
                1 => 167,
                _ => 0,
            })
        }
        (None, Some(left)) => {
            let gone = days_between(left, report.reported).max(0);
            let possible = longest - shortest.max(gone + 1) + 1;
            Box::new(move |k| {
                if possible <= 0 {
                    return 0;
                }
                let still = (longest - shortest.max(gone + k + 1) + 1).clamp(0, possible);
                thousandths(still, possible)
            })
        }
        (None, None) => {
            let total: i64 = (shortest..=longest).sum();
            Box::new(move |k| thousandths((shortest..=longest).map(|l| (l - k).max(0)).sum(), total))
        }
    };
    let first_day_with = |at_most: u32| (0..=longest + 400).find(|&k| still_away(k) <= at_most);
    let (from, to, end) = (first_day_with(750)?, first_day_with(100)?, first_day_with(0)?);
    let k = days_between(report.reported, date);
    if k > end + KEPT_AFTER_END_DAYS {
        return None;
    }
    let day = |k: i64| report.reported.checked_add(jiff::Span::new().days(k)).ok();
    Some(Residual { still_away: still_away(k), back_from: day(from)?, back_to: day(to)? })
}

fn thousandths(part: i64, whole: i64) -> u32 {
    ((part * 1000 + whole / 2) / whole.max(1)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::households::AbsenceSource;
    use crate::households::testing::april;

    fn forest(change: impl FnOnce(&mut AbsenceReport)) -> AbsenceReport {
        let mut report = AbsenceReport {
            reason: AbsenceReason::Forest,
            source: AbsenceSource::Neighbour,
            reported: april(10),
            left: None,
            back: None,
        };
        change(&mut report);
        report
    }

    fn eighteenths(report: &AbsenceReport, day: i8) -> f64 {
        residual(report, april(day), &ChanceSettings::default())
            .map_or(-1.0, |r| f64::from(r.still_away) * 18.0 / 1000.0)
    }

    #[test]
    fn a_trip_found_at_a_random_moment_ends_as_the_field_says() {
        let report = forest(|_| ());
        for (k, expected) in [18.0, 15.0, 12.0, 9.0, 6.0, 3.0, 1.0, 0.0].into_iter().enumerate() {
            assert!((eighteenths(&report, 10 + k as i8) - expected).abs() < 0.02, "after {k} days");
        }
        let r = residual(&report, april(11), &ChanceSettings::default()).unwrap();
        assert_eq!((r.back_from, r.back_to), (april(12), april(16)));
    }

    #[test]
    fn with_a_known_departure_they_are_back_between_day_five_and_seven() {
        let report = forest(|r| r.left = Some(april(8)));
        assert!((eighteenths(&report, 12) - 18.0).abs() < 0.02);
        assert!((eighteenths(&report, 13) - 12.0).abs() < 0.02);
        assert!(eighteenths(&report, 15).abs() < 0.02);
        let r = residual(&report, april(11), &ChanceSettings::default()).unwrap();
        assert_eq!((r.back_from, r.back_to), (april(13), april(15)));
    }

    #[test]
    fn a_report_is_not_kept_for_ever() {
        assert!(residual(&forest(|_| ()), april(20), &ChanceSettings::default()).is_some());
        assert!(residual(&forest(|_| ()), april(21), &ChanceSettings::default()).is_none());
        assert!(residual(&forest(|_| ()), april(9), &ChanceSettings::default()).is_none());
    }
}
