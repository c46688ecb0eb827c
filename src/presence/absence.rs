//! How long a reported absence still lasts.

use crate::base::{Date, days_after, days_between};
use crate::commune::ChanceSettings;
use crate::households::{AbsenceReason, AbsenceReport, AbsenceSource};

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
pub(crate) const KEPT_AFTER_END_DAYS: i64 = 3;
/// A stated return farther ahead than this is as good as this far: nothing is planned beyond.
const LONGEST_DAYS: i64 = 400;

/// Shortest and longest trip in days for a reason. Forest trips come from the settings (5 to 7 days in the field);
/// the others are wide assumptions, because nobody has published any.
pub(super) fn trip_days(reason: AbsenceReason, settings: &ChanceSettings) -> (i64, i64) {
    let (shortest, longest) = match reason {
        AbsenceReason::Forest => (settings.forest_shortest_days.into(), settings.forest_longest_days.into()),
        AbsenceReason::FieldHut => (1, 3),
        AbsenceReason::Clinic => (1, 4),
        AbsenceReason::Unknown => (1, 5),
        AbsenceReason::WorkingAway => (30, 120),
    };
    (shortest.max(1), longest.max(shortest).max(1))
}

/// With what probability they come back after 0, 1, 2 … days, counted from the day of the report.
///
/// - Return day said: half come that day, a third the day after, a sixth on the second (people are late); by a
///   neighbour's word one in ten is a day early and the others come a little later.
/// - Day of leaving known: trips of each length are equally likely, among those that had not ended when reported.
/// - Otherwise the household was found away at a random moment of its trip: a longer trip is found more often
///   (length bias), so after k days P(still away) = Σ max(L−k, 0) / Σ L over the lengths L. For 5, 6, 7 days that
///   is 15, 12, 9, 6, 3, 1, 0 of 18 for k = 1…7.
pub(super) fn back_after(report: &AbsenceReport, settings: &ChanceSettings) -> Vec<f64> {
    let (shortest, longest) = trip_days(report.reason, settings);
    let mut days = Vec::new();
    let mut add = |day: i64, weight: f64| {
        let day = day.clamp(0, LONGEST_DAYS) as usize;
        if days.len() <= day {
            days.resize(day + 1, 0.0);
        }
        days[day] += weight;
    };
    match (report.back, report.left) {
        (Some(back), _) => {
            let due = days_between(report.reported, back);
            match report.source {
                AbsenceSource::Neighbour => {
                    for (late, weight) in [(-1, 0.1), (0, 0.35), (1, 0.25), (2, 0.15), (3, 0.1), (4, 0.05)] {
                        add(due + late, weight);
                    }
                }
                AbsenceSource::TrustedPerson | AbsenceSource::Phone | AbsenceSource::Seen => {
                    for (late, weight) in [(0, 3.0), (1, 2.0), (2, 1.0)] {
                        add(due + late, weight / 6.0);
                    }
                }
            }
        }
        (None, Some(left)) => {
            let gone = days_between(left, report.reported).max(0);
            let first = shortest.max(gone + 1);
            for length in first..=longest {
                add(length - gone, 1.0 / (longest - first + 1) as f64);
            }
            // Longer than any trip: they are back or about to be.
            if first > longest {
                add(0, 1.0);
            }
        }
        (None, None) => {
            let total: i64 = (shortest..=longest).sum();
            for k in 1..=longest {
                let ends = longest - shortest.max(k) + 1;
                add(k, ends as f64 / total as f64);
            }
        }
    }
    days
}

/// What a report says of `date`, taken at its word; `None` when it says nothing about that evening (made later, or
/// expired).
pub fn residual(report: &AbsenceReport, date: Date, settings: &ChanceSettings) -> Option<Residual> {
    if report.reported > date {
        return None;
    }
    let back = back_after(report, settings);
    let still_away = |k: i64| -> u32 {
        let returned: f64 = back.iter().take((k.max(0) + 1) as usize).sum();
        libm::round((1.0 - returned).clamp(0.0, 1.0) * 1000.0) as u32
    };
    let first_day_with = |at_most: u32| (0..=back.len() as i64).find(|&k| still_away(k) <= at_most);
    let (from, to, end) = (first_day_with(750)?, first_day_with(100)?, first_day_with(0)?);
    let k = days_between(report.reported, date);
    if k > end + KEPT_AFTER_END_DAYS {
        return None;
    }
    Some(Residual {
        still_away: still_away(k),
        back_from: days_after(report.reported, from),
        back_to: days_after(report.reported, to),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
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
