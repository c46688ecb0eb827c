//! What visits and reports have taught of every household.

use super::CLASSES;
use super::history::{Common, DAYS, Facts, Knock, Own, Track, Word, follow};
use super::neighbours::Near;
use super::rates::{Observation, Rates};
use super::slots::{Slot, nearness};
use super::spell::{Spell, Trips};

/// What visits and reports have taught.
#[derive(Debug, Clone)]
pub(super) struct Learned {
    pub(super) facts: Vec<Facts>,
    pub(super) near: Vec<Option<Near>>,
    pub(super) knocks: Vec<Knock>,
    /// For each knock and class the probability that the household was between two trips.
    pub(super) weights: Vec<[f64; CLASSES]>,
    pub(super) tracks: Vec<Track>,
}

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
                let track = follow(facts, knocks, weights, &mut spells, &common, see);
                usually_away += track.usually_away[0];
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
                follow(facts, knocks, weights, &mut spells, &common, |_| ())
            })
            .collect();
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
