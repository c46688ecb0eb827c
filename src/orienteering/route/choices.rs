//! What can be had at each place of a route, and where the vehicle then stands.

use super::super::problem::Slot;
use super::super::rider::{NEVER, Rider};

/// One choice: this worth by this time, the vehicle standing somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Choice {
    /// Which of the place's stances.
    pub(super) stance: u32,
    pub(super) time: i64,
    pub(super) worth: i64,
    /// Time on the way so far, or still.
    pub(super) way: i64,
}

/// From where the places of a route are reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Seen {
    /// Time is when the team is free, and better the earlier.
    #[default]
    FromStart,
    /// Time is the latest arrival, and better the later.
    FromEnd,
}

/// For each place of a route the choices of which none is better in time and worth than another with the vehicle at the
/// same node, nor than another with the vehicle elsewhere by so much time that it could be moved: a staircase
/// ([`Stairs`](super::super::stairs::Stairs)) for each stance, one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Choices {
    steps: Vec<Choice>,
    /// Where the choices of each place end.
    ends: Vec<u32>,
    seen: Seen,
    /// Whether all are kept.
    all: bool,
    found: Vec<Choice>,
}

/// The most choices kept at one place for one stance.
const MOST: usize = 12;

/// A visit as it is added to a route.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop<'m> {
    pub(super) place: usize,
    pub(super) slots: &'m [Slot],
    pub(super) service: i64,
}

impl Choices {
    pub(super) fn new(seen: Seen, all: bool) -> Self {
        Self { seen, all, ..Self::default() }
    }

    /// Copies others without giving up the memory of these.
    pub(super) fn copy(&mut self, other: &Self) {
        self.steps.clone_from(&other.steps);
        self.ends.clone_from(&other.ends);
    }

    /// One place with one choice.
    pub(super) fn start(&mut self, time: i64) {
        self.steps.clear();
        self.ends.clear();
        self.steps.push(Choice { stance: 0, time, worth: 0, way: 0 });
        self.ends.push(1);
    }

    /// The choices at a place, counted in the order in which they were added.
    pub(super) fn at(&self, place: usize) -> &[Choice] {
        let end = |place: usize| self.ends.get(place).map_or(0, |&end| end as usize);
        let from = place.checked_sub(1).map_or(0, end);
        self.steps.get(from..end(place)).unwrap_or_default()
    }

    /// The choices at the place added last.
    pub(super) fn last(&self) -> &[Choice] {
        self.at(self.ends.len().saturating_sub(1))
    }

    /// The best time at the place added last.
    pub(super) fn best_time(&self) -> Option<i64> {
        let times = self.last().iter().map(|choice| choice.time);
        match self.seen {
            Seen::FromStart => times.min(),
            Seen::FromEnd => times.max(),
        }
    }

    /// Adds a visit next to the place `beside` that was added last. `None` when it cannot be made; otherwise whether
    /// choices were left out.
    pub(super) fn visit(&mut self, rider: &Rider, beside: usize, stop: Stop<'_>) -> Option<bool> {
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        let mut thinned = false;
        let (stances, others) = (rider.stances(stop.place), rider.stances(beside));
        let walk = match self.seen {
            Seen::FromStart => rider.walk(beside, stop.place),
            Seen::FromEnd => rider.walk(stop.place, beside),
        };
        for (number, stance) in stances.iter().enumerate() {
            let before = found.len();
            let (mut other, mut way) = (u32::MAX, NEVER);
            for choice in self.last() {
                if choice.stance != other {
                    other = choice.stance;
                    way = others.get(other as usize).map_or(NEVER, |other| match self.seen {
                        Seen::FromStart => rider.way(other, stance, walk),
                        Seen::FromEnd => rider.way(stance, other, walk),
                    });
                }
                if way < NEVER {
                    self.reach(choice, number as u32, way, stop, &mut found);
                }
            }
            thinned |= self.settle(&mut found, before);
        }
        self.compare(rider, stop.place, &mut found);
        let any = !found.is_empty();
        self.steps.append(&mut found);
        self.ends.push(self.steps.len() as u32);
        self.found = found;
        any.then_some(thinned)
    }

    /// What a visit makes of a choice at the place beside it.
    fn reach(&self, choice: &Choice, stance: u32, way: i64, stop: Stop<'_>, found: &mut Vec<Choice>) {
        let mut push = |time: i64, slot: &Slot| {
            found.push(Choice { stance, time, worth: choice.worth + slot.worth, way: choice.way + way });
        };
        match self.seen {
            Seen::FromStart => {
                let arrive = choice.time + way;
                for slot in stop.slots.iter().filter(|slot| slot.close >= arrive) {
                    push(arrive.max(slot.open) + stop.service, slot);
                }
            }
            Seen::FromEnd => {
                let knock_by = choice.time - way - stop.service;
                for slot in stop.slots.iter().filter(|slot| slot.open <= knock_by) {
                    push(knock_by.min(slot.close), slot);
                }
            }
        }
    }

    /// Makes the choices from `from` on, all with one stance, a staircase; whether some were left out.
    fn settle(&self, found: &mut Vec<Choice>, from: usize) -> bool {
        let Some(new) = found.get_mut(from..).filter(|new| new.len() > 1) else { return false };
        match self.seen {
            Seen::FromStart => new.sort_unstable_by_key(|c| (c.time, -c.worth, c.way)),
            Seen::FromEnd => new.sort_unstable_by_key(|c| (-c.time, -c.worth, c.way)),
        }
        let (mut kept, mut most) = (from, i64::MIN);
        for next in from..found.len() {
            let Some(&choice) = found.get(next) else { break };
            if choice.worth > most {
                most = choice.worth;
                if let Some(place) = found.get_mut(kept) {
                    *place = choice;
                }
                kept += 1;
            }
        }
        found.truncate(kept);
        let count = kept - from;
        if self.all || count <= MOST {
            return false;
        }
        for i in 0..MOST {
            let spread = found.get(from + i * (count - 1) / (MOST - 1)).copied();
            if let (Some(choice), Some(place)) = (spread, found.get_mut(from + i)) {
                *place = choice;
            }
        }
        found.truncate(from + MOST);
        true
    }

    /// Drops choices than which another, with the vehicle elsewhere, is better wherever the team goes or comes from.
    fn compare(&self, rider: &Rider, place: usize, found: &mut Vec<Choice>) {
        let mut at = 0;
        while let Some(&choice) = found.get(at) {
            let (own, time) = (choice.stance as usize, choice.time);
            let better = found.iter().any(|other| {
                other.stance != choice.stance && other.worth >= choice.worth && {
                    let stance = other.stance as usize;
                    match self.seen {
                        Seen::FromStart => other.time + rider.leaving(place, own, stance) <= time,
                        Seen::FromEnd => other.time - rider.coming(place, own, stance) >= time,
                    }
                }
            });
            if better {
                found.remove(at);
            } else {
                at += 1;
            }
        }
    }
}
