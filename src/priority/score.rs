//! The terms of one household's score.

use super::{Score, Term, TermKind};
use crate::base::{Date, Points, days_between};
use crate::commune::PrioritySettings;
use crate::households::Household;

/// Adds up the terms of a visit on the evening of `date`. Terms without points are left out.
///
/// The deadline term grows linearly from nothing, `deadline_days` before the nearest deadline of a mandatory task that
/// can be done at the door, to its full points on the day itself and after it.
pub fn score(house: &Household, date: Date, settings: &PrioritySettings) -> Score {
    let (voluntary, mandatory): (Vec<_>, Vec<_>) = house.doable().partition(|task| task.task.is_voluntary());
    let absences = house.attempts.iter().filter(|a| a.date < date && a.outcome.is_absence()).count();
    let absences_counted = absences.min(usize::from(settings.absences_counted));
    let days_left =
        mandatory.iter().filter_map(|task| task.deadline).min().map(|by| days_between(date, by).max(0));
    let deadline = days_left.map_or(0, |days| {
        let span = i64::from(settings.deadline_days).max(1);
        settings.deadline.0 * (span - days.min(span)) / span
    });
    let appointment = house.appointment.as_ref().is_some_and(|a| a.date == date);

    let times = |count: usize, each: Points| Points(each.0.saturating_mul(count as i64));
    let terms: Vec<Term> = [
        (TermKind::MandatoryTasks, mandatory.len(), times(mandatory.len(), settings.mandatory_task)),
        (TermKind::VoluntaryTasks, voluntary.len(), times(voluntary.len(), settings.voluntary_task)),
        (TermKind::Absences, absences, times(absences_counted, settings.absence)),
        (TermKind::Deadline, days_left.unwrap_or(0) as usize, Points(deadline)),
        (TermKind::Needs, house.needs.len(), times(usize::from(!house.needs.is_empty()), settings.need)),
        (
            TermKind::Appointment,
            usize::from(appointment),
            times(usize::from(appointment), settings.appointment),
        ),
    ]
    .into_iter()
    .filter(|(_, _, points)| points.0 != 0)
    .map(|(kind, count, points)| Term { kind, count: count as u32, points })
    .collect();
    Score { total: terms.iter().map(|term| term.points).sum(), terms }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::households::testing::{april, household, task};
    use crate::households::{Need, TaskKind};
    use proptest::prelude::*;

    #[test]
    fn a_nearer_deadline_is_worth_more_and_a_missed_one_the_most() {
        let due = |day: i8| {
            let house = household("h", |h| h.pending[0].deadline = Some(april(day)));
            score(&house, april(10), &PrioritySettings::default()).total
        };
        assert!(due(12) > due(20));
        assert_eq!(due(10), due(3));
    }

    #[test]
    fn what_cannot_be_done_at_the_door_is_worth_nothing() {
        let house = household("h", |h| {
            h.pending = vec![task("a", TaskKind::RecordCorrection), task("a", TaskKind::IdentityCard)];
        });
        assert_eq!(score(&house, april(10), &PrioritySettings::default()), Score::default());
    }

    proptest! {
        #[test]
        fn the_terms_add_up(tasks in prop::collection::vec(0_usize..8, 0..6), need: bool, phones in 0_u8..3) {
            let house = household("h", |h| {
                h.phones = phones;
                h.needs = if need { vec![Need::CarerNeeded] } else { Vec::new() };
                h.pending = tasks.iter().enumerate()
                    .map(|(i, &k)| task(&format!("p{i}"), TaskKind::ALL[k])).collect();
            });
            let score = score(&house, april(10), &PrioritySettings::default());
            prop_assert_eq!(score.terms.iter().map(|t| t.points.0).sum::<i64>(), score.total.0);
            prop_assert!(score.terms.iter().all(|t| t.points.0 > 0));
        }
    }
}
