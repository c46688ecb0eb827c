//! The best walk of a shift at some prices.

use super::super::model::NO_WAY;
use super::ahead::{Ahead, NEVER, NOBODY};
use super::team::{Team, long};
use std::collections::BinaryHeap;

/// How many of the visits nearest to one a walk remembers when it comes there.
pub(super) const REMEMBERED: usize = 8;
/// Arrivals looked at before what is ahead of the rest is believed.
const ARRIVALS: usize = 4000;
/// Words of a memory.
const WORDS: usize = 4;

/// The most that a shift can gain, at least nothing, and the visits of the best walk that was found.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) most: i64,
    pub(super) visits: Vec<u32>,
}

/// Visits by their places among those worthwhile; those with higher places are never remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Memory([u64; WORDS]);

impl Memory {
    const EMPTY: Self = Self([0; WORDS]);

    fn add(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    fn has(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    fn only(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
        self
    }

    fn within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(word, other)| word & !other == 0)
    }
}

/// An arrival at a visit.
#[derive(Debug, Clone, Copy)]
struct Label {
    place: usize,
    arrive: i64,
    gained: i64,
    /// Visits made before.
    made: usize,
    /// Visits that do not come next.
    memory: Memory,
    before: usize,
}

impl Label {
    /// Whether whatever can follow the other can follow this, and gains as much.
    fn as_good_as(&self, other: &Self, limited: bool) -> bool {
        self.arrive <= other.arrive
            && self.gained >= other.gained
            && (!limited || self.made <= other.made)
            && self.memory.within(&other.memory)
    }
}

/// The best walk that does not come back to a visit it remembers, with the times as they are: the arrival with most
/// gained and ahead first (A*; Hart, Nilsson & Raphael 1968). Arrivals that another is as good as are dropped. Should there
/// be too many, what is ahead of the best one left is believed: that is never too little.
pub(super) fn best(team: &Team, ways: &[u32], near: &[Vec<u32>], prices: &[i64], ahead: &Ahead) -> Walk {
    let count = prices.len();
    let near = memories(count, near, &ahead.visits);
    let limited = team.most_visits < count;
    let mut labels: Vec<Label> = Vec::new();
    let mut queue: BinaryHeap<(i64, i64, usize)> = BinaryHeap::new();
    let mut seen: Vec<Vec<Label>> = vec![Vec::new(); ahead.visits.len()];
    for (place, &v) in ahead.visits.iter().enumerate() {
        let arrive = team.first.get(v as usize).copied().unwrap_or(i64::MAX / 4);
        let most = ahead.most(place, arrive, NOBODY);
        if most > 0 {
            let mut memory = Memory::EMPTY;
            memory.add(place);
            queue.push((most, arrive, labels.len()));
            labels.push(Label { place, arrive, gained: 0, made: 0, memory, before: usize::MAX });
        }
    }
    let (mut best, mut last, mut looked) = (0, usize::MAX, 0);
    while let Some((most, _, number)) = queue.pop().filter(|top| top.0 > best) {
        let Some(&label) = labels.get(number) else { continue };
        let Some(seen) = seen.get_mut(label.place) else { continue };
        if seen.iter().any(|other| other.as_good_as(&label, limited)) {
            continue;
        }
        seen.push(label);
        looked += 1;
        if looked > ARRIVALS {
            return Walk { most, visits: way_back(&labels, last, &ahead.visits) };
        }
        let Some(&v) = ahead.visits.get(label.place) else { continue };
        let v = v as usize;
        let row = ways.get(v * count..).unwrap_or_default();
        for slot in team.slots.get(v).into_iter().flatten() {
            let Some(leave) = team.leave(v, slot, label.arrive) else { continue };
            let gained = label.gained + slot.worth - prices.get(v).copied().unwrap_or(0);
            if gained > best {
                (best, last) = (gained, number);
            }
            let made = label.made + 1;
            if made >= team.most_visits {
                continue;
            }
            for (place, &x) in ahead.visits.iter().enumerate() {
                if place == label.place || label.memory.has(place) {
                    continue;
                }
                let arrive = leave + long(row.get(x as usize).copied().unwrap_or(NO_WAY));
                // Who cannot be remembered may be come back to at once.
                let before = if label.memory.has(label.place) { v as u32 } else { NOBODY };
                let further = ahead.most(place, arrive, before);
                if further <= NEVER || gained + further <= best {
                    continue;
                }
                let mut memory = near.get(place).map_or(Memory::EMPTY, |near| label.memory.only(near));
                memory.add(place);
                memory.add(label.place);
                queue.push((gained + further, arrive, labels.len()));
                labels.push(Label { place, arrive, gained, made, memory, before: number });
            }
        }
    }
    Walk { most: best, visits: way_back(&labels, last, &ahead.visits) }
}

/// For each worthwhile visit those that it lets a walk remember.
fn memories(count: usize, near: &[Vec<u32>], visits: &[u32]) -> Vec<Memory> {
    let mut places = vec![usize::MAX; count];
    for (place, &v) in visits.iter().enumerate() {
        if let Some(at) = places.get_mut(v as usize) {
            *at = place;
        }
    }
    let all = visits.iter().map(|&v| {
        let mut memory = Memory::EMPTY;
        for &other in near.get(v as usize).into_iter().flatten() {
            memory.add(places.get(other as usize).copied().unwrap_or(usize::MAX));
        }
        memory
    });
    all.collect()
}

/// The visits up to a label.
fn way_back(labels: &[Label], last: usize, visits: &[u32]) -> Vec<u32> {
    let mut walk = Vec::new();
    let mut at = last;
    while let Some(label) = labels.get(at) {
        walk.extend(visits.get(label.place));
        at = label.before;
    }
    walk
}
