//! What can be had at each place of a route, and where the vehicle then stands.

use super::super::problem::Slot;
use super::super::rider::{NEVER, Rider, Stance};

/// One choice: this worth by this time, the vehicle standing somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Choice {
    /// Which of the place's stances.
    pub(super) stance: u32,
    /// The node of it in the moves, and the walk to or from the vehicle there: from the place as seen from the start, to
    /// it as seen from the end.
    pub(super) at: u32,
    pub(super) edge: i64,
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
    /// Whether choices of each place were left out.
    thinned: Vec<bool>,
    seen: Seen,
    /// Whether all are kept.
    all: bool,
    found: Vec<Choice>,
    /// For each slot the best choice that can wait for it.
    waiting: Vec<Option<Choice>>,
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
        self.thinned.clone_from(&other.thinned);
    }

    /// One place with one choice, the vehicle standing at the only node where it may; none where it may not.
    pub(super) fn start(&mut self, time: i64, stance: Option<&Stance>) {
        self.keep(0);
        let choice = |s: &Stance| Choice { stance: 0, at: s.at, edge: self.edge(s), time, worth: 0, way: 0 };
        let choice = stance.map(choice);
        self.steps.extend(choice);
        self.ends.push(self.steps.len() as u32);
        self.thinned.push(false);
    }

    /// Forgets all places but so many that were added first.
    pub(super) fn keep(&mut self, places: usize) {
        self.ends.truncate(places);
        self.thinned.truncate(places);
        self.steps.truncate(self.ends.last().map_or(0, |&end| end as usize));
    }

    /// Number of places.
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether choices were left out at any place.
    pub(super) fn thinned(&self) -> bool {
        self.thinned.contains(&true)
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

    /// The best time at a place.
    pub(super) fn best_time(&self, place: usize) -> Option<i64> {
        let times = self.at(place).iter().map(|choice| choice.time);
        match self.seen {
            Seen::FromStart => times.min(),
            Seen::FromEnd => times.max(),
        }
    }

    /// Adds a visit next to the place `beside` that was added last. `None` when it cannot be made.
    pub(super) fn visit(&mut self, rider: &Rider, beside: usize, stop: Stop<'_>) -> Option<()> {
        let (mut found, mut waiting) = (std::mem::take(&mut self.found), std::mem::take(&mut self.waiting));
        found.clear();
        let mut thinned = false;
        let walk = match self.seen {
            Seen::FromStart => rider.walk(beside, stop.place),
            Seen::FromEnd => rider.walk(stop.place, beside),
        };
        for (number, stance) in rider.stances(stop.place).iter().enumerate() {
            let before = found.len();
            let (moves, edge) = match self.seen {
                Seen::FromStart => (rider.moves_to(stance), stance.on),
                Seen::FromEnd => (rider.moves_from(stance), stance.off),
            };
            let (at, own) = (stance.at, self.edge(stance));
            waiting.clear();
            waiting.resize(stop.slots.len(), None);
            for choice in self.last() {
                let way = moves.way(choice.at, choice.edge + edge, walk);
                if way < NEVER {
                    let next =
                        Choice { stance: number as u32, at, edge: own, way: way + choice.way, ..*choice };
                    self.reach(next, way, stop, &mut found, &mut waiting);
                }
            }
            self.wait(stop, &mut waiting, &mut found);
            thinned |= self.settle(&mut found, before);
        }
        self.compare(rider, stop.place, &mut found);
        let any = !found.is_empty();
        self.steps.append(&mut found);
        self.ends.push(self.steps.len() as u32);
        self.thinned.push(thinned);
        (self.found, self.waiting) = (found, waiting);
        any.then_some(())
    }

    const fn edge(&self, stance: &Stance) -> i64 {
        match self.seen {
            Seen::FromStart => stance.off,
            Seen::FromEnd => stance.on,
        }
    }

    /// What a visit makes of a choice whose time is still that at the place beside it: itself where that falls into a slot,
    /// and a candidate for waiting.
    fn reach(
        &self,
        choice: Choice,
        way: i64,
        stop: Stop<'_>,
        found: &mut Vec<Choice>,
        waiting: &mut [Option<Choice>],
    ) {
        let (own, then) = match self.seen {
            Seen::FromStart => {
                let arrive = choice.time + way;
                let first = stop.slots.partition_point(|slot| slot.close < arrive);
                let own = stop.slots.get(first).filter(|slot| slot.open <= arrive);
                (own.map(|slot| (arrive + stop.service, slot)), Some(first + usize::from(own.is_some())))
            }
            Seen::FromEnd => {
                let knock_by = choice.time - way - stop.service;
                let last = stop.slots.partition_point(|slot| slot.open <= knock_by).checked_sub(1);
                let own = last.and_then(|last| stop.slots.get(last)).filter(|slot| knock_by < slot.close);
                let then = last.and_then(|last| last.checked_sub(usize::from(own.is_some())));
                (own.map(|slot| (knock_by, slot)), then)
            }
        };
        found.extend(own.map(|(time, slot)| Choice { time, worth: choice.worth + slot.worth, ..choice }));
        if let Some(best) = then.and_then(|slot| waiting.get_mut(slot))
            && best.is_none_or(|best| (choice.worth, -choice.way) > (best.worth, -best.way))
        {
            *best = Some(choice);
        }
    }

    /// Adds what comes of waiting for a slot that is not reached otherwise: of all that can, by the best alone.
    fn wait(&self, stop: Stop<'_>, waiting: &mut [Option<Choice>], found: &mut Vec<Choice>) {
        let mut best: Option<Choice> = None;
        let mut add = |slot: &Slot, candidate: Option<Choice>, time: i64| {
            if let Some(other) = candidate
                && best.is_none_or(|best| (other.worth, -other.way) > (best.worth, -best.way))
            {
                best = Some(other);
            }
            found.extend(best.map(|choice| Choice { time, worth: choice.worth + slot.worth, ..choice }));
        };
        let slots = stop.slots.iter().zip(waiting.iter().copied());
        match self.seen {
            Seen::FromStart => slots.for_each(|(slot, by)| add(slot, by, slot.open + stop.service)),
            Seen::FromEnd => slots.rev().for_each(|(slot, by)| add(slot, by, slot.close)),
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
            let (longer, sign) = match self.seen {
                Seen::FromStart => (rider.leaving(place, choice.stance as usize), 1),
                Seen::FromEnd => (rider.coming(place, choice.stance as usize), -1),
            };
            let better = found.iter().any(|other| {
                let by = longer.get(other.stance as usize).copied().unwrap_or(NEVER);
                sign * (other.time - choice.time) + by <= 0
                    && other.worth >= choice.worth
                    && other.stance != choice.stance
            });
            if better {
                found.remove(at);
            } else {
                at += 1;
            }
        }
    }
}
