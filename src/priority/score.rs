//! The terms of one household's score.

use super::{Score, Term, TermKind};
use crate::base::{Date, Permille, Points, days_between};
use crate::commune::PrioritySettings;
use crate::households::{Household, Need, PendingTask};

/// What an evening adds to what the household's own record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Occasion {
    /// The day on which they came back from a trip, when that was only lately.
    pub just_back: Option<Date>,
    /// How far the household's hamlet or language is behind the others.
    pub behind: Permille,
}

/// Adds up the terms of a visit on the evening of `date`. Terms without points are left out.
///
/// With `base` the points for tasks, a term is `base × setting × how often / 1000`, rounded down. The deadline term
/// grows linearly from nothing, `deadline_days` before the nearest deadline of a mandatory task that can be done at the
/// door, to its full height on the day itself; after that day the overdue term stands in its place, of the same height and
/// `overdue` more for each week begun.
pub fn score(house: &Household, date: Date, occasion: Occasion, settings: &PrioritySettings) -> Score {
    let (voluntary, mandatory): (Vec<_>, Vec<_>) = house.doable().partition(|task| task.task.is_voluntary());
    let points = |tasks: &[&PendingTask], each: Points| each.0.saturating_mul(tasks.len() as i64);
    let mandatory_points = points(&mandatory, settings.mandatory_task);
    let voluntary_points = points(&voluntary, settings.voluntary_task);
    let base = i128::from(mandatory_points.saturating_add(voluntary_points));
    // `base × each × times / of`, each in thousandths.
    let part = |each: u16, times: i64, of: i64| {
        let points = base * i128::from(each) * i128::from(times) / (1000 * i128::from(of.max(1)));
        i64::try_from(points).unwrap_or(i64::MAX)
    };

    let absences = house.attempts.iter().filter(|a| a.date < date && a.outcome.is_absence()).count();
    let absences_counted = absences.min(usize::from(settings.absences_counted));
    let days_left = mandatory.iter().filter_map(|task| task.deadline).min().map(|by| days_between(date, by));
    let span = i64::from(settings.deadline_days).max(1);
    let near = days_left.filter(|days| *days >= 0).map_or(0, |days| span - days.min(span));
    let late = days_left.map_or(0, |days| (-days).max(0));
    let weeks_late = ((late + 6) / 7).min(settings.overdue_weeks.into());
    let since_back = occasion.just_back.map(|day| days_between(day, date).max(0));
    let behind = occasion.behind.0.clamp(0, 1000);
    // A companion is somebody to bring, not somebody to help.
    let needs = house.needs.iter().filter(|need| **need != Need::Guide).count();
    let appointment = house.agreed_on(date).is_some();

    let terms: Vec<Term> = [
        (TermKind::MandatoryTasks, mandatory.len() as i64, mandatory_points),
        (TermKind::VoluntaryTasks, voluntary.len() as i64, voluntary_points),
        (TermKind::Absences, absences as i64, part(settings.absence, absences_counted as i64, 1)),
        (TermKind::Deadline, days_left.unwrap_or(0).max(0), part(settings.deadline, near, span)),
        (
            TermKind::Overdue,
            late,
            part(settings.deadline, i64::from(late > 0), 1) + part(settings.overdue, weeks_late, 1),
        ),
        (
            TermKind::JustBack,
            since_back.unwrap_or(0),
            part(settings.just_back, i64::from(since_back.is_some()), 1),
        ),
        (TermKind::Behind, (behind + 5) / 10, part(settings.behind, behind, 1000)),
        (TermKind::Needs, needs as i64, part(settings.need, i64::from(needs > 0), 1)),
        (
            TermKind::Appointment,
            i64::from(appointment),
            part(settings.appointment, i64::from(appointment), 1),
        ),
    ]
    .into_iter()
    .filter(|(_, _, points)| *points != 0)
    .map(|(kind, count, points)| Term {
        kind,
        count: u32::try_from(count).unwrap_or(u32::MAX),
        points: Points(points),
    })
    .collect();
    Score { total: terms.iter().map(|term| term.points).sum(), terms }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::households::testing::{april, household, task};
    use crate::households::{Appointment, Attempt, Outcome, TaskKind};
    use proptest::prelude::*;

    fn of(house: &Household, occasion: Occasion) -> Score {
        score(house, april(10), occasion, &PrioritySettings::default())
    }

    #[test]
    fn a_nearer_deadline_is_worth_more_and_a_missed_one_the_more_the_longer() {
        let due = |date: Date| {
            let house = household("h", |h| h.pending[0].deadline = Some(date));
            of(&house, Occasion::default()).total
        };
        assert_eq!(due(jiff::civil::date(2026, 6, 1)), Points(10_000));
        assert!(due(april(12)) > due(april(20)));
        assert_eq!(due(april(10)), Points(16_000));
        // A week begun counts; and after eight of them no more is added.
        assert_eq!(due(april(9)), Points(17_000));
        assert_eq!(due(april(3)), Points(17_000));
        assert_eq!(due(april(2)), Points(18_000));
        assert_eq!(due(jiff::civil::date(2025, 1, 1)), Points(24_000));
    }

    #[test]
    fn what_cannot_be_done_at_the_door_is_worth_nothing() {
        let house = household("h", |h| {
            h.pending = vec![task("a", TaskKind::RecordCorrection), task("a", TaskKind::IdentityCard)];
            h.needs = vec![Need::HomeService];
            h.attempts = vec![Attempt { date: april(1), time: None, outcome: Outcome::AwayUnknown }];
        });
        let occasion = Occasion { just_back: Some(april(9)), behind: Permille(800) };
        assert_eq!(of(&house, occasion), Score::default());
    }

    #[test]
    fn the_fifth_try_is_worth_more_than_the_fourth() {
        let tried = |n: i8| {
            let house = household("h", |h| {
                h.attempts = (1..=n)
                    .map(|day| Attempt { date: april(day), time: None, outcome: Outcome::AwayUnknown })
                    .collect();
            });
            of(&house, Occasion::default()).total
        };
        assert_eq!(tried(0), Points(10_000));
        assert_eq!(tried(3), Points(13_600));
        assert_eq!(tried(4), Points(14_800));
        assert_eq!(tried(6), tried(9));
    }

    #[test]
    fn coming_back_and_being_behind_add_their_parts() {
        let house = household("h", |_| ());
        let score = of(&house, Occasion { just_back: Some(april(8)), behind: Permille(500) });
        let term = |kind| score.terms.iter().find(|t| t.kind == kind).copied();
        assert_eq!(
            term(TermKind::JustBack),
            Some(Term { kind: TermKind::JustBack, count: 2, points: Points(4_000) })
        );
        assert_eq!(
            term(TermKind::Behind),
            Some(Term { kind: TermKind::Behind, count: 50, points: Points(1_500) })
        );
    }

    proptest! {
        #[test]
        fn the_terms_add_up(
            tasks in prop::collection::vec((0_usize..8, prop::option::of(1_i8..30)), 0..6),
            need: bool,
            agreed: bool,
            phones in 0_u8..3,
            missed in 0_i8..10,
            back in prop::option::of(1_i8..30),
            behind in -100_i64..1500,
            settings in (0_u16..=5000, 0_u16..=5000, 0_u16..=5000, 0_u16..=5000),
        ) {
            let house = household("h", |h| {
                h.phones = phones;
                h.needs = if need { vec![Need::CarerNeeded] } else { Vec::new() };
                h.pending = tasks.iter().enumerate()
                    .map(|(i, &(k, deadline))| {
                        let mut task = task(&format!("p{i}"), TaskKind::ALL[k]);
                        task.deadline = deadline.map(april);
                        task
                    }).collect();
                h.attempts = (1..=missed)
                    .map(|day| Attempt { date: april(day), time: None, outcome: Outcome::AwayUnknown })
                    .collect();
                let at = crate::base::Clock::hm(19, 0).unwrap();
                h.appointment = agreed.then_some(Appointment { date: april(10), from: at, to: at });
            });
            let settings = PrioritySettings {
                absence: settings.0, deadline: settings.1, overdue: settings.2, behind: settings.3,
                ..PrioritySettings::default()
            };
            let occasion = Occasion { just_back: back.map(april), behind: Permille(behind) };
            let score = score(&house, april(10), occasion, &settings);
            prop_assert_eq!(score.terms.iter().map(|t| t.points.0).sum::<i64>(), score.total.0);
            prop_assert!(score.terms.iter().all(|t| t.points.0 > 0));
            prop_assert!(score.terms.is_sorted_by(|a, b| a.kind < b.kind));
            // Urgency is a factor: without anything to finish there is none.
            prop_assert_eq!(score.total.0 > 0, house.doable().next().is_some());
        }
    }
}
