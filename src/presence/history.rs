//! What is known of one household, and what follows from it day by day.

use super::rates::{Moment, Observation, Rates};
use super::slots::nearness;
use super::spell::{Spell, Trips};
use super::{CLASSES, HORIZON};

/// Days looked back; what lies before has no bearing on a coming evening any more.
pub(super) const HISTORY: i64 = 120;
/// Days from the first looked back on to the last looked ahead to.
pub(super) const DAYS: usize = HISTORY as usize + HORIZON + 1;
/// What is known of an hour from others counts as much as so many visits at that very hour.
pub(super) const OTHERS_WEIGHT: f64 = 6.0;

/// One knock at the door.
#[derive(Debug, Clone, Copy)]
pub(super) struct Knock {
    /// Days after the evening known up to: nought or less.
    pub(super) day: i64,
    pub(super) kind: usize,
    pub(super) time_s: Option<i64>,
    pub(super) met: bool,
    /// Nobody was met, and somebody said that they are away.
    pub(super) told: bool,
    pub(super) moment: Moment,
}

/// Somebody's word that a household is away.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Days after the evening known up to: nought or less.
    pub(super) day: i64,
    /// Probability that it is so.
    pub(super) weight: f64,
    /// Probability of coming back after 0, 1, 2 … days.
    pub(super) back_after: Vec<f64>,
}

impl Word {
    /// The same word, as if given no more than [`HISTORY`] days ago.
    fn within_history(mut self) -> Self {
        let before = (-HISTORY - self.day).max(0);
        if before > 0 {
            let cut = (before as usize).min(self.back_after.len());
            let back: f64 = self.back_after.drain(..cut).sum();
            match self.back_after.first_mut() {
                Some(first) => *first += back,
                None => self.back_after.push(back),
            }
            self.day = -HISTORY;
        }
        self
    }
}

/// What all households share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Common<'a> {
    pub(super) trips: &'a Trips,
    pub(super) rates: &'a Rates,
    /// What it means that somebody at the door said they are away, when no report of it is kept.
    pub(super) hearsay: &'a Word,
}

/// All that is known of a household.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    pub(super) hamlet: usize,
    /// Its knocks among all knocks: first and one past the last, ascending by day.
    pub(super) knocks: (usize, usize),
    /// The latest report.
    pub(super) report: Option<Word>,
    /// What reports of houses nearby suggest, ascending by day.
    pub(super) hints: Vec<Word>,
}

impl Facts {
    /// Cuts off what lies too far back.
    pub(super) fn within_history(mut self) -> Self {
        self.report = self.report.map(Word::within_history);
        self.hints.retain(|hint| hint.day >= -HISTORY);
        self
    }
}

/// What follows for one household.
#[derive(Debug, Clone, Copy)]
pub(super) struct Track {
    /// Probability of being at home by class, tonight and on the coming evenings.
    pub(super) home: [[f64; HORIZON + 1]; CLASSES],
    /// Probability of being usually away: before tonight's knocks, and after.
    pub(super) usually_away: [f64; 2],
}

/// The hour of a household: what its own knocks make of what others say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Own {
    /// Knocks near that hour at which they were met.
    met: f64,
    /// Knocks near that hour at which they were not on a trip.
    all: f64,
}

impl Own {
    pub(super) fn add(&mut self, knock: &Knock, nearness: f64, weight: f64) {
        if knock.met {
            self.met += nearness;
            self.all += nearness;
        } else {
            self.all += nearness * weight;
        }
    }

    /// The chance of being in is `fixed + part·q` where others' is q.
    pub(super) fn mix(&self) -> (f64, f64) {
        let total = OTHERS_WEIGHT + self.all;
        (self.met / total, OTHERS_WEIGHT / total)
    }

    /// Visits' worth behind it.
    pub(super) fn count(&self) -> f64 {
        OTHERS_WEIGHT + self.all
    }
}

/// Follows one household from its first event to the day `last`, not beyond the horizon.
///
/// `weights` gets for each knock and class the probability that the household was between two trips at the time: what
/// a miss says about the hour. `observed` is told every knock with what was expected of it.
pub(super) fn follow(
    facts: &Facts,
    knocks: &[Knock],
    weights: &mut [[f64; CLASSES]],
    spells: &mut [Spell; CLASSES],
    common: &Common<'_>,
    last: i64,
    mut observed: impl FnMut(Observation),
) -> Track {
    let Common { trips, rates, .. } = *common;
    let mut track = Track {
        home: [[trips.at_home(0); HORIZON + 1], [trips.at_home(1); HORIZON + 1]],
        usually_away: [rates.usually_away(); 2],
    };
    let events = knocks.iter().map(|k| k.day).chain(facts.report.iter().chain(&facts.hints).map(|w| w.day));
    let Some(first) = events.min() else { return track };
    for spell in &mut *spells {
        spell.start(trips, (first + HISTORY).max(0) as usize);
    }
    let mut belief = rates.usually_away();
    let mut next = 0;
    for day in first..=last {
        if day > first {
            for spell in &mut *spells {
                spell.next_day(trips);
            }
        }
        for hint in facts.hints.iter().filter(|h| h.day == day) {
            for spell in &mut *spells {
                spell.reported(hint.weight, &hint.back_after);
            }
        }
        let mut report = facts.report.as_ref().filter(|r| r.day == day);
        if day == 0 {
            let mut tonight = std::borrow::Cow::Borrowed(&*spells);
            track.usually_away[0] = report.map_or(belief, |r| told(r, belief, tonight.to_mut()));
            for (class, spell) in tonight.iter().enumerate() {
                track.home[class][0] = spell.home();
            }
        }
        // What is said at the door explains why nobody came; but who was met that day left after.
        let met = knocks[next..].iter().take_while(|k| k.day == day).any(|k| k.met);
        if !met && let Some(report) = report.take() {
            belief = told(report, belief, spells);
        }
        while let Some(knock) = knocks.get(next).filter(|k| k.day == day) {
            let explained = facts.report.as_ref().is_some_and(|r| r.day == day);
            if knock.told && !explained {
                belief = told(common.hearsay, belief, spells);
            }
            let (before, rest) = weights.split_at_mut(next);
            let own = own_hour(&knocks[..next], before, knock);
            belief = visit(knock, own, facts.hamlet, belief, spells, rates, &mut rest[0], &mut observed);
            next += 1;
        }
        if let Some(report) = report {
            belief = told(report, belief, spells);
        }
        if day > 0 {
            for (class, spell) in spells.iter().enumerate() {
                track.home[class][day as usize] = spell.home();
            }
        }
    }
    track.usually_away[1] = belief;
    track
}

/// Takes in a report; the probability of being usually away after it.
///
/// With its weight the report is true, and then the household is away, which is likelier of one usually away by the
/// ratio of their chances to be; of that evidence the square root counts, because how often an ordinary household
/// leaves is hardly known. Otherwise the report says nothing.
fn told(report: &Word, usually_away: f64, spells: &mut [Spell; CLASSES]) -> f64 {
    let away = [0, 1].map(|class: usize| (1.0 - spells[class].home()).max(1e-6).sqrt());
    let belief = [1.0 - usually_away, usually_away];
    let mean = belief[0] * away[0] + belief[1] * away[1];
    let mut after = [0.0; CLASSES];
    for (class, spell) in spells.iter_mut().enumerate() {
        let is_true = report.weight * away[class] / mean;
        after[class] = belief[class] * (is_true + 1.0 - report.weight);
        spell.reported(is_true / (is_true + 1.0 - report.weight).max(1e-9), &report.back_after);
    }
    (after[1] / (after[0] + after[1])).clamp(0.001, 0.999)
}

/// What earlier knocks say of the hour of this one.
fn own_hour(before: &[Knock], weights: &[[f64; CLASSES]], knock: &Knock) -> [Own; CLASSES] {
    let mut own = [Own::default(); CLASSES];
    for (earlier, weight) in before.iter().zip(weights) {
        let near = match knock.time_s {
            Some(time) => nearness(earlier.time_s, time, earlier.kind == knock.kind),
            None => nearness(None, 0, earlier.kind == knock.kind),
        };
        for class in 0..CLASSES {
            own[class].add(earlier, near, weight[class]);
        }
    }
    own
}

/// Takes in one knock; the probability of being usually away after it.
#[allow(clippy::too_many_arguments)]
fn visit(
    knock: &Knock,
    own: [Own; CLASSES],
    hamlet: usize,
    usually_away: f64,
    spells: &mut [Spell; CLASSES],
    rates: &Rates,
    weight: &mut [f64; CLASSES],
    observed: &mut impl FnMut(Observation),
) -> f64 {
    let others = rates.by_class(rates.inside_at(&knock.moment, hamlet));
    let belief = [1.0 - usually_away, usually_away];
    let (mut alpha, mut beta) = (0.0, 0.0);
    let mut inside = [0.0; CLASSES];
    let mut likelihood = [0.0; CLASSES];
    for class in 0..CLASSES {
        let (fixed, part) = own[class].mix();
        inside[class] = fixed + part * others[class];
        let home = spells[class].home();
        alpha += belief[class] * home * fixed;
        beta += belief[class] * home * part * if class == 0 { 1.0 } else { rates.factor() };
        let met = home * inside[class];
        likelihood[class] = belief[class] * if knock.met { met } else { 1.0 - met };
        weight[class] = if knock.met { 1.0 } else { home * (1.0 - inside[class]) / (1.0 - met).max(1e-9) };
    }
    observed(Observation { moment: knock.moment, hamlet, alpha, beta, met: knock.met });
    for (spell, inside) in spells.iter_mut().zip(inside) {
        if knock.met { spell.met() } else { spell.missed(inside) }
    }
    (likelihood[1] / (likelihood[0] + likelihood[1]).max(1e-12)).clamp(0.001, 0.999)
}
