//! What visits and reports have taught of every household.

use super::history::{Common, DAYS, Facts, Knock, Own, Track, Word, follow};
use super::neighbours::Near;
use super::rates::{Observation, Rates};
use super::slots::{KINDS, Slot, nearness};
use super::spell::{Spell, Trips};
use super::{CLASSES, HORIZON};

/// What visits and reports have taught.
#[derive(Debug, Clone)]
pub(super) struct Learned {
    pub(super) facts: Vec<Facts>,
    pub(super) near: Vec<Option<Near>>,
    pub(super) knocks: Vec<Knock>,
    /// For each knock and class the probability that the household was between two trips.
    pub(super) weights: Vec<[f64; CLASSES]>,
    pub(super) tracks: Vec<Track>,
    /// Chance that somebody is in by household and slot of both kinds of evening, once all knocks count; empty where
    /// the settings have so many slots that it would fill the memory.
    pub(super) inside: Vec<[f64; CLASSES]>,
}

/// Slots of both kinds of evening up to which [`Learned::inside`] is kept.
const MOST_SLOTS: usize = 100;

/// Times the visits are gone through to fit the hours.
const ROUNDS: usize = 4;

/// A household of one class on one evening in one slot.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part {
    /// Probability of the class.
    pub(super) belief: f64,
    /// Probability of being between two trips.
    pub(super) home: f64,
    /// Probability of somebody being in then.
    pub(super) inside: f64,
    /// How much of that comes from others.
    pub(super) others: f64,
    /// Visits' worth behind it.
    pub(super) visits: f64,
}

impl Learned {
    /// Goes through all visits a few times, each time with better hours, and once more for the result.
    pub(super) fn learn(&mut self, trips: &Trips, rates: &mut Rates, hearsay: &Word) {
        let mut spells = [Spell::with_days(0, DAYS), Spell::with_days(1, DAYS)];
        let mut observations: Vec<Observation> = Vec::with_capacity(self.knocks.len());
        for _ in 0..ROUNDS {
            if self.knocks.is_empty() {
                break;
            }
            observations.clear();
            let (mut usually_away, mut visited) = (0.0, 0);
            for facts in &self.facts {
                let (from, to) = facts.knocks;
                // Visits of the evening itself may not colour what is expected of that evening.
                let earlier = self.knocks[from..to].iter().take_while(|k| k.day < 0).count();
                if earlier == 0 {
                    continue;
                }
                let (knocks, weights) =
                    (&self.knocks[from..from + earlier], &mut self.weights[from..from + earlier]);
                let see = |o| observations.push(o);
                let common = Common { trips, rates, hearsay };
                let last = knocks.last().map_or(0, |k| k.day);
                let track = follow(facts, knocks, weights, &mut spells, &common, last, see);
                usually_away += track.usually_away[1];
                visited += 1;
            }
            rates.fit(&observations, usually_away, visited);
        }
        let common = Common { trips, rates, hearsay };
        let (all, weights) = (&self.knocks, &mut self.weights);
        self.tracks = self
            .facts
            .iter()
            .map(|facts| {
                let (from, to) = facts.knocks;
                let (knocks, weights) = (&all[from..to], &mut weights[from..to]);
                follow(facts, knocks, weights, &mut spells, &common, HORIZON as i64, |_| ())
            })
            .collect();
        if rates.slots_of_both() <= MOST_SLOTS {
            let mut inside = Vec::with_capacity(self.facts.len() * rates.slots_of_both());
            for index in 0..self.facts.len() {
                for kind in 0..KINDS {
                    for (slot, hours) in rates.slots(kind).iter().enumerate() {
                        inside
                            .push(self.by_class(rates, index, 1, kind, slot, hours).map(|part| part.inside));
                    }
                }
            }
            self.inside = inside;
        }
    }

    /// The chance that somebody is met in a slot.
    pub(super) fn chance(
        &self,
        rates: &Rates,
        index: usize,
        day: usize,
        kind: usize,
        slot: usize,
        hours: &Slot,
    ) -> f64 {
        let (Some(facts), Some(track)) = (self.facts.get(index), self.tracks.get(index)) else { return 0.0 };
        // Tonight's own knocks, the last of all, do not count tonight.
        let all = day > 0 || self.knocks[facts.knocks.0..facts.knocks.1].last().is_none_or(|k| k.day < 0);
        let kept = self.inside.get(index * rates.slots_of_both() + rates.place(kind, slot)).filter(|_| all);
        let inside = kept
            .copied()
            .unwrap_or_else(|| self.by_class(rates, index, day, kind, slot, hours).map(|part| part.inside));
        let away = track.usually_away[usize::from(day > 0)];
        (1.0 - away) * track.home[0][day] * inside[0] + away * track.home[1][day] * inside[1]
    }

    /// Probability of being between two trips.
    pub(super) fn home(&self, index: usize, day: usize) -> f64 {
        self.tracks.get(index).map_or(0.0, |track| {
            let away = track.usually_away[usize::from(day > 0)];
            (1.0 - away) * track.home[0][day] + away * track.home[1][day]
        })
    }

    pub(super) fn by_class(
        &self,
        rates: &Rates,
        index: usize,
        day: usize,
        kind: usize,
        slot: usize,
        hours: &Slot,
    ) -> [Part; CLASSES] {
        let mut parts = [Part::default(); CLASSES];
        let (Some(facts), Some(track)) = (self.facts.get(index), self.tracks.get(index)) else {
            return parts;
        };
        let mut own = [Own::default(); CLASSES];
        let (from, to) = facts.knocks;
        for (knock, weight) in self.knocks[from..to].iter().zip(&self.weights[from..to]) {
            if knock.day < day as i64 {
                let near = nearness(knock.time_s, hours.middle_s, knock.kind == kind);
                own[0].add(knock, near, weight[0]);
                own[1].add(knock, near, weight[1]);
            }
        }
        let away = track.usually_away[usize::from(day > 0)];
        let belief = [1.0 - away, away];
        let inside = rates.by_class(rates.inside(facts.hamlet, kind, slot));
        for (class, part) in parts.iter_mut().enumerate() {
            let (fixed, others) = own[class].mix();
            *part = Part {
                belief: belief[class],
                home: track.home[class][day],
                inside: fixed + others * inside[class],
                others,
                visits: own[class].count(),
            };
        }
        parts
    }
}
