//! The rules that keep a household out of tonight's plan whatever its worth.

use crate::base::{Clock, Date, days_between};
use crate::commune::{Gate, Settings};
use crate::households::{AbsenceReport, AbsenceSource, Household, OutreachStep};
use crate::outreach::{Asking, Work, situation};
use crate::presence::Forecast;
use crate::rounds::Reason;

/// Every rule of the household's own situation that bars a visit on the evening of `date`, the strongest first.
pub(super) fn barred(house: &Household, date: Date, forecast: &Forecast, settings: &Settings) -> Vec<Reason> {
    let now = situation(house, date, settings);
    let mut reasons = Vec::new();
    if now.moved {
        reasons.push(Reason::Moved);
    }
    if house.rules.no_visits {
        reasons.push(Reason::NoVisits);
    }
    reasons.extend(match now.work {
        Work::Doable => None,
        Work::Nothing => Some(Reason::NothingPending),
        Work::AwaitingCivilStatus => Some(Reason::AwaitingCivilStatus),
        Work::NoPhone => Some(Reason::NoPhone),
        Work::Abroad => Some(Reason::Abroad),
    });
    if house.rules.daytime_only {
        reasons.push(Reason::DaytimeOnly);
    }
    if house.rules.no_evening {
        reasons.push(Reason::NoEvening);
    }
    reasons.extend(now.asking.map(|asking| match asking {
        Asking::Refusals { times } => Reason::SupervisorFirst { refusals: times },
        Asking::Misses { times } => Reason::SupervisorAfterMisses { misses: times },
    }));
    reasons.extend(now.cool_off.map(|until| Reason::CoolOff { until }));
    reasons.extend(now.gap.map(|until| Reason::MinimumGap { until }));
    if settings.gate == Gate::VisitStep && house.outreach != OutreachStep::Visit {
        reasons.push(Reason::LadderStep { step: house.outreach });
    }
    if let Some(date) = now.agreed_later {
        reasons.push(Reason::AppointmentOtherDay { date });
    } else if house.rules.call_first && !now.agreed_tonight {
        reasons.push(Reason::CallFirst);
    }
    reasons.extend(away(house, date, forecast, settings));
    reasons
}

/// Days after which a report without a day of return bars nobody any more: somebody should ask again, and a visit does.
const ASK_AGAIN_DAYS: i64 = 7;

/// A report that the household is away: when it named a later day of return itself, or when too little chance of meeting
/// somebody tonight is left. What is only suspected, from misses or from neighbours being away, lowers the chance and
/// bars nobody.
fn away(house: &Household, date: Date, forecast: &Forecast, settings: &Settings) -> Option<Reason> {
    let report = house.absence.as_ref()?;
    if let Some(back) = own_word(house, report, date) {
        return Some(Reason::Away { reason: report.reason, back_from: Some(back), back_to: Some(back) });
    }
    let (back_from, back_to) = forecast.back?;
    if report.back.is_none() && days_between(report.reported, date) > ASK_AGAIN_DAYS {
        return None;
    }
    let best = forecast.chances.iter().map(|&(_, chance)| chance.0).max().unwrap_or(0);
    (best < i64::from(settings.chance.away_below)).then_some(Reason::Away {
        reason: report.reason,
        back_from: Some(back_from),
        back_to: Some(back_to),
    })
}

/// The day after `date` on which the household itself said that it would be back, unless somebody was met since or a
/// time was agreed for the evening: a rule whatever the chances say.
fn own_word(house: &Household, report: &AbsenceReport, date: Date) -> Option<Date> {
    let said = report.source == AbsenceSource::Phone && report.reported <= date;
    let met_since = house.met_after(report.reported, date).is_some_and(|met| met < date);
    report.back.filter(|&back| said && back > date && house.agreed_on(date).is_none() && !met_since)
}

/// Nothing happens at or after 22:00, whatever the settings say.
pub(super) const NEVER_FROM_MS: i64 = 22 * 3_600_000;

/// The last moment of an evening whatever the settings say, in milliseconds since midnight.
pub(super) fn held(time: Clock) -> i64 {
    time.millis().0.min(NEVER_FROM_MS - 1000)
}

/// Windows for the knock: tonight's hours, the household's own, and an appointment's, all together; ascending and
/// disjoint, in milliseconds since midnight. The visit must also be over when teams leave the hamlets.
pub(super) fn windows(
    house: &Household,
    date: Date,
    settings: &Settings,
    last_knock: Clock,
    service_ms: i64,
) -> Vec<(i64, i64)> {
    let open = settings.first_knock.millis().0;
    let close = held(last_knock).min(held(settings.out_by) - service_ms);
    let mut windows: Vec<(i64, i64)> = match house.agreed_on(date) {
        Some(agreed) => vec![(agreed.from.millis().0, agreed.to.millis().0)],
        None if house.rules.windows.is_empty() => vec![(open, close)],
        None => house.rules.windows.iter().map(|w| (w.from.millis().0, w.to.millis().0)).collect(),
    };
    for window in &mut windows {
        *window = (window.0.max(open), window.1.min(close));
    }
    windows.retain(|&(from, to)| from <= to);
    windows.sort_unstable();
    let mut joined: Vec<(i64, i64)> = Vec::with_capacity(windows.len());
    for (from, to) in windows {
        match joined.last_mut() {
            Some(before) if from <= before.1 => before.1 = before.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::households::testing::{april, household, task};
    use crate::households::{Appointment, Attempt, Outcome, TaskKind, Window};
    use crate::presence::Model;

    fn on(day: i8, outcome: Outcome) -> Attempt {
        Attempt { date: april(day), time: None, outcome }
    }

    fn why(change: impl FnOnce(&mut Household)) -> Vec<Reason> {
        let (houses, settings) = ([household("h", change)], Settings::default());
        let forecast = Model::new(&houses, &settings.chance, april(24)).forecast(0, april(24)).unwrap();
        barred(&houses[0], april(24), &forecast, &settings)
    }

    fn at(h: u32, m: u32) -> Clock {
        Clock::hm(h, m).unwrap()
    }

    #[test]
    fn an_ordinary_household_is_welcome() {
        assert_eq!(why(|_| ()), []);
    }

    #[test]
    fn what_they_asked_for_binds() {
        assert_eq!(why(|h| h.rules.no_visits = true), [Reason::NoVisits]);
        assert_eq!(why(|h| h.rules.daytime_only = true), [Reason::DaytimeOnly]);
        assert_eq!(why(|h| h.rules.no_evening = true), [Reason::NoEvening]);
        assert_eq!(why(|h| h.rules.call_first = true), [Reason::CallFirst]);
        let agreed = |day: i8| Some(Appointment { date: april(day), from: at(19, 0), to: at(19, 30) });
        assert_eq!(
            why(|h| {
                h.rules.call_first = true;
                h.appointment = agreed(24);
            }),
            []
        );
        assert_eq!(why(|h| h.appointment = agreed(25)), [Reason::AppointmentOtherDay { date: april(25) }]);
    }

    #[test]
    fn the_households_own_word_on_its_return_binds_and_a_neighbours_does_not() {
        use crate::households::AbsenceReason;
        let why = |source, back: i8| {
            why(|h| {
                h.absence = Some(AbsenceReport {
                    reason: AbsenceReason::Clinic,
                    source,
                    reported: april(23),
                    left: None,
                    back: Some(april(back)),
                });
            })
        };
        let away = Reason::Away {
            reason: AbsenceReason::Clinic,
            back_from: Some(april(26)),
            back_to: Some(april(26)),
        };
        assert_eq!(why(AbsenceSource::Phone, 26), [away]);
        assert_eq!(why(AbsenceSource::Phone, 24), []);
        // Three in twenty neighbours are wrong, so there is a chance above the limit of the settings.
        let mut settings = Settings::default();
        settings.chance.away_below = 50;
        let houses = [household("h", |h| {
            h.absence = Some(AbsenceReport {
                reason: AbsenceReason::Clinic,
                source: AbsenceSource::Neighbour,
                reported: april(23),
                left: None,
                back: Some(april(26)),
            });
        })];
        let forecast = Model::new(&houses, &settings.chance, april(24)).forecast(0, april(24)).unwrap();
        assert_eq!(barred(&houses[0], april(24), &forecast, &settings), []);
    }

    #[test]
    fn refusals_rest_and_then_ask_a_supervisor() {
        assert_eq!(
            why(|h| h.attempts = vec![on(20, Outcome::Declined)]),
            [Reason::CoolOff { until: jiff::civil::date(2026, 5, 4) }]
        );
        let twice = || vec![on(1, Outcome::Declined), on(5, Outcome::Declined)];
        assert_eq!(why(|h| h.attempts = twice()), [Reason::SupervisorFirst { refusals: 2 }]);
        assert_eq!(
            why(|h| {
                h.attempts = twice();
                h.visit_allowed = Some(april(20));
            }),
            []
        );
        // A word given before the last refusal has been used up.
        assert_eq!(
            why(|h| {
                h.attempts = twice();
                h.visit_allowed = Some(april(4));
            }),
            [Reason::SupervisorFirst { refusals: 2 }]
        );
    }

    #[test]
    fn many_visits_in_vain_ask_a_supervisor() {
        let missed = |n: i8| (1..=n).map(|day| on(day, Outcome::AwayUnknown)).collect::<Vec<_>>();
        let capped = [Reason::SupervisorAfterMisses { misses: 12 }];
        assert_eq!(why(|h| h.attempts = missed(12)), capped);
        assert_eq!(why(|h| h.attempts = missed(11)), []);
    }

    #[test]
    fn a_gap_between_visits_but_time_skipped_is_no_visit() {
        assert_eq!(
            why(|h| h.attempts = vec![on(23, Outcome::AwayUnknown)]),
            [Reason::MinimumGap { until: april(25) }]
        );
        assert_eq!(why(|h| h.attempts = vec![on(22, Outcome::AwayUnknown)]), []);
        assert_eq!(why(|h| h.attempts = vec![on(23, Outcome::SkippedTime)]), []);
        let meet = Some(Appointment { date: april(24), from: at(19, 0), to: at(19, 30) });
        assert_eq!(
            why(|h| {
                h.attempts = vec![on(23, Outcome::MetAgain)];
                h.appointment.clone_from(&meet);
            }),
            []
        );
        assert_eq!(
            why(|h| {
                h.attempts = vec![on(24, Outcome::MetAgain)];
                h.appointment = meet;
            }),
            [Reason::MinimumGap { until: april(25) }]
        );
    }

    #[test]
    fn work_that_waits_for_others_is_left() {
        assert_eq!(why(|h| h.pending.clear()), [Reason::NothingPending]);
        assert_eq!(why(|h| h.pending[0].abroad = true), [Reason::Abroad]);
        assert_eq!(
            why(|h| h.pending = vec![task("a", TaskKind::RecordCorrection)]),
            [Reason::AwaitingCivilStatus]
        );
        assert_eq!(
            why(|h| {
                h.phones = 0;
                h.pending = vec![task("a", TaskKind::EidLevel1)];
            }),
            [Reason::NoPhone]
        );
    }

    #[test]
    fn windows_meet_tonights_hours_and_never_reach_22() {
        let mut settings = Settings::default();
        let house = household("h", |h| {
            h.rules.windows = vec![
                Window { from: at(20, 0), to: at(23, 0) },
                Window { from: at(18, 0), to: at(18, 30) },
                Window { from: at(18, 20), to: at(19, 0) },
            ];
        });
        let hours = |settings: &Settings, last: Clock| windows(&house, april(24), settings, last, 600_000);
        let ms = |h: i64, m: i64| (h * 60 + m) * 60_000;
        assert_eq!(hours(&settings, at(20, 45)), [(ms(18, 0), ms(19, 0)), (ms(20, 0), ms(20, 45))]);
        settings.out_by = at(23, 0);
        let late = hours(&settings, at(23, 0));
        assert!(late.iter().all(|w| w.1 + 600_000 < NEVER_FROM_MS), "{late:?}");
    }
}
