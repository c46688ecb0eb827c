//! What can be had at each place of a route when waiting for a better hour is a choice: time against worth.

use super::problem::Slot;

/// One choice: this worth by this time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) time: i64,
    pub(super) worth: i64,
}

/// For each place of a route the choices of which none is better in both time and worth, the one with most time in hand
/// first. Seen from the start, time is when the team is free and later choices bring more worth; seen from the end, time
/// is the latest arrival, and earlier arrivals bring more worth.
#[derive(Debug, Clone, Default)]
pub(super) struct Stairs {
    steps: Vec<Step>,
    /// Where the steps of each place end.
    ends: Vec<u32>,
    /// Whether all steps are kept.
    all: bool,
}

/// The most steps kept at one place. Thinning loses worth that a route could have, never time: what a route is worth is
/// reckoned again without it before it counts as best.
const MOST: usize = 12;

impl Stairs {
    /// Stairs that keep every step, for routes that are looked at once.
    pub(super) fn unthinned() -> Self {
        Self { all: true, ..Self::default() }
    }

    /// One place with one choice.
    pub(super) fn start(&mut self, step: Step) {
        self.steps.clear();
        self.ends.clear();
        self.steps.push(step);
        self.ends.push(1);
    }

    /// Copies others without giving up the memory of these.
    pub(super) fn copy(&mut self, other: &Self) {
        self.steps.clone_from(&other.steps);
        self.ends.clone_from(&other.ends);
    }

    /// The choices at a place, counted in the order in which they were added.
    pub(super) fn at(&self, place: usize) -> &[Step] {
        let end = |place: usize| self.ends.get(place).map_or(0, |&end| end as usize);
        let from = place.checked_sub(1).map_or(0, end);
        self.steps.get(from..end(place)).unwrap_or_default()
    }

    /// The choices at the place added last.
    pub(super) fn last(&self) -> &[Step] {
        self.at(self.ends.len().saturating_sub(1))
    }

    /// Adds a place from the choices reached there, in any order. `None` when there are none; otherwise whether some
    /// were left out. Times are better the smaller `sign` times them is.
    fn add(&mut self, found: &mut Vec<Step>, sign: i64) -> Option<bool> {
        if let [only] = found[..] {
            self.steps.push(only);
            self.ends.push(self.steps.len() as u32);
            return Some(false);
        }
        found.sort_unstable_by_key(|step| (sign * step.time, -step.worth));
        let mut most = i64::MIN;
        found.retain(|step| {
            let better = step.worth > most;
            most = most.max(step.worth);
            better
        });
        let count = found.len();
        if count == 0 {
            return None;
        }
        if self.all || count <= MOST {
            self.steps.extend_from_slice(found);
        } else {
            let spread = (0..MOST).filter_map(|i| found.get(i * (count - 1) / (MOST - 1)));
            self.steps.extend(spread);
        }
        self.ends.push(self.steps.len() as u32);
        Some(!self.all && count > MOST)
    }

    /// From the start: the place reached from the last one by a way and a visit in one of `slots`.
    pub(super) fn visit(
        &mut self,
        way: i64,
        slots: &[Slot],
        service: i64,
        found: &mut Vec<Step>,
    ) -> Option<bool> {
        found.clear();
        for step in self.last() {
            let arrive = step.time + way;
            for slot in slots.iter().filter(|slot| slot.close >= arrive) {
                let time = arrive.max(slot.open) + service;
                found.push(Step { time, worth: step.worth + slot.worth });
            }
        }
        self.add(found, 1)
    }

    /// From the end: the place before the last one, whose visit lies in one of `slots` and is followed by a way.
    pub(super) fn visit_before(
        &mut self,
        way: i64,
        slots: &[Slot],
        service: i64,
        found: &mut Vec<Step>,
    ) -> Option<bool> {
        found.clear();
        for step in self.last() {
            let knock_by = step.time - way - service;
            for slot in slots.iter().filter(|slot| slot.open <= knock_by) {
                found.push(Step { time: knock_by.min(slot.close), worth: step.worth + slot.worth });
            }
        }
        self.add(found, -1)
    }
}

/// The most worth to be had from a place, seen from the end, by somebody who is there at `time`.
pub(super) fn worth_from(behind: &[Step], time: i64) -> Option<i64> {
    behind.iter().rev().find(|step| step.time >= time).map(|step| step.worth)
}
