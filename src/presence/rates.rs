//! The chance that somebody is in at an hour between two trips, pooled over the commune and its hamlets.
//!
//! The logit of the settings' base is moved by offsets: one for the commune, one for weekends, one for each of a few
//! hours (with linear interpolation between), one for each hamlet; each with a Gaussian prior around nought. They are
//! fitted by Fisher scoring to the one-step-ahead chances of all visits.

use super::CLASSES;
use super::slots::{KINDS, Slot, base_at, slots, tables};
use crate::base::Clock;
use crate::commune::ChanceSettings;

/// Hours at which the commune's offsets are told apart, in minutes since midnight.
const KNOTS_MIN: [f64; 6] = [720.0, 990.0, 1080.0, 1140.0, 1200.0, 1260.0];
/// Offsets of the commune: overall, weekend, and one for each knot.
const PARAMS: usize = 2 + KNOTS_MIN.len();
/// How far from nought the commune's offsets are expected (standard deviations on the logit): overall, weekend, hours.
const SPREAD: [f64; 3] = [1.2, 0.5, 1.0];
/// The same for hamlets.
const HAMLET_SPREAD: f64 = 0.35;
/// The share of households usually away counts in the settings as if so many households had been looked at.
const SHARE_WEIGHT: f64 = 40.0;
/// Longest step of a fit, on the logit.
const LONGEST_STEP: f64 = 1.0;

/// What decides the chance at one moment: the base's logit and how much each of the commune's offsets counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    logit: f64,
    basis: [f64; PARAMS],
}

/// One visit as the fit sees it: with the chance q that somebody of an ordinary household is in, the visit was to
/// meet somebody with probability `alpha + beta·q`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Observation {
    pub(super) moment: Moment,
    pub(super) hamlet: usize,
    pub(super) alpha: f64,
    pub(super) beta: f64,
    pub(super) met: bool,
}

/// What is believed of the hours.
#[derive(Debug, Clone)]
pub(super) struct Rates {
    /// Slots of an evening by kind.
    slots: [Vec<Slot>; KINDS],
    /// Chance of being in, given a base, is base / `scale`: the base is of households of which nothing is known,
    /// some of them away.
    scale: f64,
    /// The usually-away's chance of being in, as a part of the others'.
    factor: f64,
    /// Share of households usually away by the settings.
    assumed_share: f64,
    /// The same, learned.
    usually_away: f64,
    offsets: [f64; PARAMS],
    hamlets: Vec<f64>,
    /// Variance of a hamlet's whole offset after the fit.
    variance: Vec<f64>,
    /// Chance that somebody of an ordinary household is in, by hamlet, kind and slot.
    inside: Vec<f64>,
    /// Moments of visits at an hour nobody noted.
    untimed: [Moment; KINDS],
}

impl Rates {
    /// Nothing but the settings. `at_home` is the long-run share of days at home by class.
    pub(super) fn new(settings: &ChanceSettings, at_home: [f64; CLASSES], hamlets: usize) -> Self {
        let share = (f64::from(settings.usually_away) / 1000.0).clamp(0.001, 0.999);
        let factor = f64::from(settings.usually_away_factor.min(1000)) / 1000.0;
        let scale = (1.0 - share) * at_home[0] + share * at_home[1] * factor;
        let nothing = Moment { logit: 0.0, basis: [0.0; PARAMS] };
        let mut rates = Self {
            slots: tables(settings).map(slots),
            scale,
            factor,
            assumed_share: share,
            usually_away: share,
            offsets: [0.0; PARAMS],
            hamlets: vec![0.0; hamlets],
            variance: vec![SPREAD[0] * SPREAD[0] + HAMLET_SPREAD * HAMLET_SPREAD; hamlets],
            inside: Vec::new(),
            untimed: [nothing; KINDS],
        };
        for kind in 0..KINDS {
            rates.untimed[kind] = rates.untimed(kind);
        }
        rates.tabulate();
        rates
    }

    /// The slots of a kind of evening, ascending.
    pub(super) fn slots(&self, kind: usize) -> &[Slot] {
        &self.slots[kind]
    }

    /// Number of slots of both kinds of evening.
    pub(super) fn slots_of_both(&self) -> usize {
        self.slots[0].len() + self.slots[1].len()
    }

    /// A slot's place among those of both kinds.
    pub(super) fn place(&self, kind: usize, slot: usize) -> usize {
        if kind == 0 { slot } else { self.slots[0].len() + slot }
    }

    /// Share of households usually away.
    pub(super) fn usually_away(&self) -> f64 {
        self.usually_away
    }

    /// Chance that somebody of a household of each class is in, when the ordinary household's is `ordinary`.
    pub(super) fn by_class(&self, ordinary: f64) -> [f64; CLASSES] {
        [ordinary, ordinary * self.factor]
    }

    /// The usually-away's chance of being in, as a part of the others'.
    pub(super) fn factor(&self) -> f64 {
        self.factor
    }

    /// Chance that somebody of an ordinary household of a hamlet is in, in a slot of a kind of evening.
    pub(super) fn inside(&self, hamlet: usize, kind: usize, slot: usize) -> f64 {
        self.inside.get(hamlet * self.slots_of_both() + self.place(kind, slot)).copied().unwrap_or(0.0)
    }

    /// Variance of the logit of what [`Rates::inside`] says.
    pub(super) fn variance(&self, hamlet: usize) -> f64 {
        self.variance.get(hamlet).copied().unwrap_or(0.0)
    }

    /// The same at any moment.
    pub(super) fn inside_at(&self, moment: &Moment, hamlet: usize) -> f64 {
        let common: f64 = self.offsets.iter().zip(&moment.basis).map(|(o, b)| o * b).sum();
        sigmoid(moment.logit + common + self.hamlets.get(hamlet).copied().unwrap_or(0.0))
    }

    /// The moment of a visit.
    pub(super) fn moment(&self, settings: &ChanceSettings, kind: usize, time: Option<Clock>) -> Moment {
        match time {
            Some(time) => {
                self.moment_of(kind, base_at(tables(settings)[kind], time), time.seconds().0 as f64 / 60.0)
            }
            None => self.untimed[kind],
        }
    }

    fn moment_of(&self, kind: usize, base: f64, minute: f64) -> Moment {
        let mut basis = [0.0; PARAMS];
        basis[0] = 1.0;
        basis[1] = if kind == 1 { 1.0 } else { 0.0 };
        let after = KNOTS_MIN.iter().position(|&knot| minute < knot);
        match after {
            Some(0) => basis[2] = 1.0,
            None => basis[1 + KNOTS_MIN.len()] = 1.0,
            Some(i) => {
                let part = (minute - KNOTS_MIN[i - 1]) / (KNOTS_MIN[i] - KNOTS_MIN[i - 1]);
                basis[1 + i] = 1.0 - part;
                basis[2 + i] = part;
            }
        }
        Moment { logit: logit((base / self.scale).clamp(0.001, 0.985)), basis }
    }

    /// The mean over an evening.
    fn untimed(&self, kind: usize) -> Moment {
        let all: Vec<Moment> =
            self.slots[kind].iter().map(|s| self.moment_of(kind, s.base, s.middle_s as f64 / 60.0)).collect();
        let mut mean = Moment { logit: 0.0, basis: [0.0; PARAMS] };
        for moment in &all {
            mean.logit += moment.logit / all.len() as f64;
            for (sum, value) in mean.basis.iter_mut().zip(moment.basis) {
                *sum += value / all.len() as f64;
            }
        }
        mean
    }

    fn tabulate(&mut self) {
        let moments: Vec<Moment> = (0..KINDS)
            .flat_map(|kind| self.slots[kind].iter().map(move |s| (kind, *s)))
            .map(|(kind, s)| self.moment_of(kind, s.base, s.middle_s as f64 / 60.0))
            .collect();
        self.inside = (0..self.hamlets.len())
            .flat_map(|hamlet| moments.iter().map(move |m| (hamlet, m)))
            .map(|(hamlet, m)| self.inside_at(m, hamlet))
            .collect();
    }

    /// Moves the offsets towards what the visits say, and the share of the usually away towards the `usually_away`
    /// among `visited` households.
    ///
    /// The chances of the observations are one step ahead, so at the true offsets y − p has mean nought whatever was
    /// known before; weighting it with (dp/dδ) / p(1−p) gives the optimal estimating function (Godambe 1985).
    pub(super) fn fit(&mut self, observations: &[Observation], usually_away: f64, visited: usize) {
        const STEPS: usize = 2;
        for _ in 0..STEPS {
            self.fit_commune(observations);
            self.fit_hamlets(observations);
        }
        let sum = self.assumed_share * SHARE_WEIGHT + usually_away;
        self.usually_away = (sum / (SHARE_WEIGHT + visited as f64)).clamp(0.001, 0.999);
        self.tabulate();
    }

    /// Score and information of one observation.
    fn score(&self, o: &Observation) -> (f64, f64) {
        let q = self.inside_at(&o.moment, o.hamlet);
        let p = (o.alpha + o.beta * q).clamp(1e-6, 1.0 - 1e-6);
        let slope = o.beta * q * (1.0 - q);
        let weight = slope / (p * (1.0 - p));
        let y = if o.met { 1.0 } else { 0.0 };
        (weight * (y - p), weight * slope)
    }

    fn fit_commune(&mut self, observations: &[Observation]) {
        let precision = |i: usize| 1.0 / (SPREAD[i.min(2)] * SPREAD[i.min(2)]);
        let mut gradient = [0.0; PARAMS];
        let mut information = [[0.0; PARAMS]; PARAMS];
        for i in 0..PARAMS {
            gradient[i] = -self.offsets[i] * precision(i);
            information[i][i] = precision(i);
        }
        for o in observations {
            let (score, info) = self.score(o);
            for i in 0..PARAMS {
                let at_i = o.moment.basis[i];
                if at_i > 0.0 {
                    gradient[i] += score * at_i;
                    for (cell, at_j) in information[i].iter_mut().zip(o.moment.basis) {
                        *cell += info * at_i * at_j;
                    }
                }
            }
        }
        let mut overall = [0.0; PARAMS];
        overall[0] = 1.0;
        let variance = solve(information, overall)[0];
        for (offset, step) in self.offsets.iter_mut().zip(solve(information, gradient)) {
            *offset += step.clamp(-LONGEST_STEP, LONGEST_STEP);
        }
        self.variance.fill(variance);
    }

    fn fit_hamlets(&mut self, observations: &[Observation]) {
        let precision = 1.0 / (HAMLET_SPREAD * HAMLET_SPREAD);
        let mut sums: Vec<(f64, f64)> = self.hamlets.iter().map(|&o| (-o * precision, precision)).collect();
        for o in observations {
            let (score, info) = self.score(o);
            if let Some(sum) = sums.get_mut(o.hamlet) {
                *sum = (sum.0 + score, sum.1 + info);
            }
        }
        for (i, (gradient, information)) in sums.into_iter().enumerate() {
            self.hamlets[i] += (gradient / information).clamp(-LONGEST_STEP, LONGEST_STEP);
            self.variance[i] += 1.0 / information;
        }
    }
}

/// Solves a symmetric positive definite system by elimination; the prior keeps every pivot above nought.
fn solve(mut a: [[f64; PARAMS]; PARAMS], mut b: [f64; PARAMS]) -> [f64; PARAMS] {
    for i in 0..PARAMS {
        for row in i + 1..PARAMS {
            let factor = a[row][i] / a[i][i];
            let pivot = a[i];
            for (cell, above) in a[row].iter_mut().zip(pivot).skip(i) {
                *cell -= factor * above;
            }
            b[row] -= factor * b[i];
        }
    }
    for i in (0..PARAMS).rev() {
        let known: f64 = (i + 1..PARAMS).map(|j| a[i][j] * b[j]).sum();
        b[i] = (b[i] - known) / a[i][i];
    }
    b
}

/// The logistic function.
pub(super) fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

/// Its inverse.
pub(super) fn logit(p: f64) -> f64 {
    libm::log(p / (1.0 - p))
}
