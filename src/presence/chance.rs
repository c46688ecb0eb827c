//! The chance through one evening.

use super::{Residual, residual};
use crate::base::{Clock, Date, Permille};
use crate::commune::ChanceSettings;
use crate::households::Household;
use jiff::civil::Weekday;

/// The chance of meeting somebody through the evening of `date`: from each time on, the chance that holds, ascending.
///
/// base(hour) × `after_miss`^misses × (1 − chance still away), each step rounded to a thousandth; at an appointment
/// agreed for the evening, `appointment` within the agreed hours instead.
pub(super) fn chances(house: &Household, date: Date, settings: &ChanceSettings) -> Vec<(Clock, Permille)> {
    let base = match date.weekday() {
        Weekday::Saturday | Weekday::Sunday => &settings.weekend,
        _ => &settings.weekday,
    };
    let misses = house.attempts.iter().filter(|a| a.date < date && a.outcome.is_absence()).count();
    let misses = misses.min(usize::from(settings.misses_counted));
    let still_away = expected_back(house, date, settings).map_or(0, |r| r.still_away);
    let lowered = |base: u16| {
        let missed = (0..misses).fold(i64::from(base), |c, _| c * i64::from(settings.after_miss) / 1000);
        Permille((missed * i64::from(1000 - still_away.min(1000)) / 1000).clamp(0, 1000))
    };
    let usual: Vec<(Clock, Permille)> = base.iter().map(|(&from, &chance)| (from, lowered(chance))).collect();
    match house.appointment.as_ref().filter(|a| a.date == date) {
        None => usual,
        Some(agreed) => {
            let at = |time: Clock| {
                usual.iter().rev().find(|(from, _)| *from <= time).map_or(Permille(0), |&(_, chance)| chance)
            };
            let kept = Permille(i64::from(settings.appointment).clamp(0, 1000));
            let after = Clock::from_millis(agreed.to.millis() + crate::base::Millis(1000));
            let mut steps: Vec<(Clock, Permille)> =
                usual.iter().copied().filter(|(from, _)| *from < agreed.from || *from > after).collect();
            steps.push((agreed.from, kept));
            steps.push((after, at(after)));
            steps.sort_by_key(|&(from, _)| from);
            steps
        }
    }
}

/// What the latest absence report says about the evening of `date`, if anything. An appointment made for the evening
/// speaks louder than the report.
pub(super) fn expected_back(house: &Household, date: Date, settings: &ChanceSettings) -> Option<Residual> {
    if house.appointment.as_ref().is_some_and(|a| a.date == date) {
        return None;
    }
    // Somebody met after the report was made has come back.
    let report = house.absence.as_ref()?;
    let met_since = house.attempts.iter().any(|a| {
        a.date > report.reported && a.date < date && a.outcome.is_knock() && !a.outcome.is_absence()
    });
    if met_since { None } else { residual(report, date, settings) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::households::testing::{april, household};
    use crate::households::{AbsenceReason, AbsenceReport, AbsenceSource, Appointment, Attempt, Outcome};

    fn at(house: &Household, hours: u32, minutes: u32) -> i64 {
        let time = Clock::hm(hours, minutes).unwrap();
        chances(house, april(24), &ChanceSettings::default())
            .iter()
            .rev()
            .find(|(from, _)| *from <= time)
            .map_or(0, |(_, c)| c.0)
    }

    #[test]
    fn the_fifth_try_at_an_untimed_hour_meets_about_one_in_five() {
        let missed = |n: i8| {
            household("h", |h| {
                h.attempts = (1..=n)
                    .map(|d| Attempt { date: april(d), time: None, outcome: Outcome::AwayUnknown })
                    .collect();
            })
        };
        assert_eq!(at(&missed(0), 19, 0), 720);
        assert!(at(&missed(1), 19, 0) < 720);
        assert!((180..=290).contains(&at(&missed(4), 19, 0)), "{}", at(&missed(4), 19, 0));
        assert_eq!(at(&missed(5), 19, 0), at(&missed(9), 19, 0));
    }

    #[test]
    fn a_family_in_the_forest_is_not_home() {
        let house = household("h", |h| {
            h.absence = Some(AbsenceReport {
                reason: AbsenceReason::Forest,
                source: AbsenceSource::TrustedPerson,
                reported: april(23),
                left: Some(april(23)),
                back: None,
            });
        });
        assert_eq!(at(&house, 19, 0), 0);
    }

    #[test]
    fn an_appointment_is_mostly_kept_within_its_hours() {
        let house = household("h", |h| {
            h.appointment = Some(Appointment {
                date: april(24),
                from: Clock::hm(19, 15).unwrap(),
                to: Clock::hm(19, 45).unwrap(),
            });
        });
        assert_eq!(at(&house, 19, 30), 900);
        assert_eq!(at(&house, 19, 10), 720);
        assert_eq!(at(&house, 20, 0), 700);
    }
}
