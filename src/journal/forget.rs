//! Forgetting that a house stood empty, as soon as nobody needs to know.

use super::entry::Entry;
use super::event::{Event, RecordError};
use super::id::EventId;
use super::{Journal, fold, line, undo};
use crate::base::{Date, HouseholdId, days_between};
use crate::commune::ChanceSettings;
use crate::households::{AbsenceReason, AbsenceReport, Household};
use crate::presence::{KEPT_AFTER_END_DAYS, residual};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a report no longer says anything about `today` or later.
fn is_over(report: &AbsenceReport, settings: &ChanceSettings, today: Date) -> bool {
    report.reported <= today
        && report.back.is_none_or(|back| days_between(back, today) > KEPT_AFTER_END_DAYS)
        && residual(report, today, settings).is_none()
}

/// The report that an event alone would make.
fn alone(event: &Event) -> Option<AbsenceReport> {
    match &event.entry {
        Entry::Absence { report, .. } => Some(report.clone()),
        Entry::Back { date, reported, source, .. } => Some(AbsenceReport {
            reason: AbsenceReason::Unknown,
            source: *source,
            reported: *reported,
            left: None,
            back: Some(*date),
        }),
        _ => None,
    }
}

/// The events of one household that its report comes from, of those about its absences in their order: the last report
/// that was the latest when it came, and what was said of the return since.
fn in_force(filed: Option<&AbsenceReport>, events: &[&Event]) -> BTreeSet<EventId> {
    let mut latest = filed.map(|report| report.reported);
    let mut from = BTreeSet::new();
    for event in events {
        let Some(report) = alone(event) else { continue };
        if latest.is_some_and(|known| known > report.reported) {
            continue;
        }
        latest = Some(report.reported);
        if matches!(event.entry, Entry::Absence { .. }) {
            from.clear();
        }
        from.insert(event.id);
    }
    from
}

impl Journal {
    /// Forgets what another journal has forgotten, and gives the number of events forgotten: for a part of a journal
    /// that was forgotten as a whole.
    pub fn forget_as(&mut self, other: &Self) -> usize {
        let before = self.forgotten();
        let ids: Vec<EventId> = self.lines.keys().copied().collect();
        for id in ids {
            if let Some(tombstone @ line::Line::Forgotten { .. }) = other.lines.get(&id) {
                self.insert(id, tombstone.clone());
            }
        }
        self.forgotten() - before
    }

    /// Puts tombstones in the place of the events that tell of absences which were superseded by a later report or ended
    /// more than three days before `today`. The households that follow from the journal stay as they are, but for
    /// reports that are over. Gives the number of events forgotten.
    ///
    /// `filed` are the households as the files alone have them. Where a file still has a report that is not over, the
    /// events that tell of a later one stay until it is: else the file's would be taken for the latest.
    pub fn forget(
        &mut self,
        filed: &[Household],
        settings: &ChanceSettings,
        today: Date,
    ) -> Result<usize, RecordError> {
        let over = |report: &AbsenceReport| is_over(report, settings, today);
        let events = self.events();
        let undone = undo::resolve(&events, |id| self.contains(id)).events;
        let folded = fold(filed.to_vec(), self).households;
        let reports: BTreeMap<&HouseholdId, (Option<&AbsenceReport>, Option<&AbsenceReport>)> = filed
            .iter()
            .zip(&folded)
            .map(|(before, after)| (&before.id, (before.absence.as_ref(), after.absence.as_ref())))
            .collect();
        let mut by_household: BTreeMap<&HouseholdId, Vec<&Event>> = BTreeMap::new();
        for event in events.iter().filter(|event| event.entry.is_absence()) {
            if let Some(household) = event.entry.household() {
                by_household.entry(household).or_default().push(event);
            }
        }
        let mut forgotten: Vec<&Event> = Vec::new();
        for (household, events) in by_household {
            let (void, counted): (Vec<&Event>, Vec<&Event>) =
                events.into_iter().partition(|event| undone.contains(&event.id));
            // What was taken back, or is about a household that no file has, goes when it would have been over.
            let is_over_alone = |event: &&Event| alone(event).as_ref().is_some_and(over);
            forgotten.extend(void.into_iter().filter(is_over_alone));
            let Some(&(before, after)) = reports.get(household) else {
                forgotten.extend(counted.into_iter().filter(is_over_alone));
                continue;
            };
            let kept = if after.is_some_and(over) && before.is_none_or(over) {
                BTreeSet::new()
            } else {
                in_force(before, &counted)
            };
            forgotten.extend(counted.into_iter().filter(|event| !kept.contains(&event.id)));
        }
        let tombstones: Vec<(EventId, line::Line)> = forgotten
            .into_iter()
            .map(|event| Ok((event.id, line::tombstone(event)?)))
            .collect::<Result<_, RecordError>>()?;
        let count = tombstones.len();
        for (id, tombstone) in tombstones {
            self.insert(id, tombstone);
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::DeviceId;
    use crate::households::AbsenceSource;
    use crate::households::testing::{april, household};

    fn forest(day: i8) -> AbsenceReport {
        AbsenceReport {
            reason: AbsenceReason::Forest,
            source: AbsenceSource::Neighbour,
            reported: april(day),
            left: None,
            back: None,
        }
    }

    fn journal(reports: &[AbsenceReport]) -> Journal {
        let mut journal = Journal::new();
        for report in reports {
            let entry = Entry::Absence { household: HouseholdId::new("h").unwrap(), report: report.clone() };
            let device = DeviceId::new("tablet-1").unwrap();
            journal.record(&device, april(1).at(20, 0, 0, 0), entry, None).unwrap();
        }
        journal
    }

    fn forget(journal: &mut Journal, filed: &[Household], day: i8) -> usize {
        journal.forget(filed, &ChanceSettings::default(), april(day)).unwrap()
    }

    #[test]
    fn an_absence_is_forgotten_three_days_after_its_latest_end() {
        let filed = [household("h", |_| ())];
        let mut journal = journal(&[forest(10)]);
        // Seven days at most, and three more.
        assert_eq!(forget(&mut journal, &filed, 20), 0);
        assert!(journal.to_lines().contains("forest"));
        let clock = journal.next_clock();
        assert_eq!(forget(&mut journal, &filed, 21), 1);
        let text = journal.to_lines();
        assert!(!text.contains("forest") && !text.contains("\"h\"") && !text.contains("2026"), "{text}");
        assert_eq!((journal.len(), journal.forgotten(), journal.next_clock()), (1, 1, clock));
        assert_eq!(forget(&mut journal, &filed, 21), 0);
    }

    #[test]
    fn an_earlier_report_goes_at_once() {
        let filed = [household("h", |_| ())];
        let mut journal = journal(&[forest(10), forest(12), forest(9)]);
        assert_eq!(forget(&mut journal, &filed, 12), 2);
        assert_eq!(fold(filed.to_vec(), &journal).households[0].absence, Some(forest(12)));
    }

    #[test]
    fn a_report_of_the_file_does_not_come_back() {
        let away = AbsenceReport { reason: AbsenceReason::WorkingAway, ..forest(1) };
        let filed = [household("h", |h| h.absence = Some(away))];
        let mut journal = journal(&[forest(10)]);
        assert_eq!(forget(&mut journal, &filed, 28), 0);
        assert_eq!(fold(filed.to_vec(), &journal).households[0].absence, Some(forest(10)));
    }

    #[test]
    fn what_was_forgotten_on_one_tablet_is_forgotten_on_all() {
        let filed = [household("h", |_| ())];
        let (mut one, two) = (journal(&[forest(10)]), journal(&[forest(10)]));
        forget(&mut one, &filed, 21);
        let (mut ab, mut ba) = (one.clone(), two.clone());
        ab.merge(two);
        ba.merge(one.clone());
        assert_eq!(ab, one);
        assert_eq!(ba, one);
    }

    #[test]
    fn a_forged_tombstone_takes_no_other_event_away() {
        let mut journal = Journal::new();
        let entry = Entry::Supervisor { household: HouseholdId::new("h").unwrap(), date: april(1) };
        let device = DeviceId::new("tablet-1").unwrap();
        let id = journal.record(&device, april(1).at(20, 0, 0, 0), entry, None).unwrap();
        let before = journal.clone();
        let event = journal.events()[0].clone();
        journal.insert(id, line::tombstone(&event).unwrap());
        assert_eq!(journal, before);
    }
}
