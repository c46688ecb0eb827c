//! Predicted against true presence: over all households, at fixed hours, whether or not anybody knocks.

use super::truth::Truth;
use crate::base::Clock;
use crate::commune::Commune;
use crate::presence::Model;
use serde::Serialize;

/// The first evening, counted from 0, that counts: the eleventh.
pub(super) const FROM_EVENING: usize = 10;
/// The hours compared, in minutes since midnight.
pub(super) const HOURS: [i64; 5] = [18 * 60 + 15, 18 * 60 + 45, 19 * 60 + 15, 19 * 60 + 45, 20 * 60 + 15];
/// Number of bins of equal width.
const BINS: usize = 10;

/// Counts of one bin.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Bin {
    /// Household evenings at an hour.
    pub count: u64,
    /// Sum of predicted chances.
    pub predicted: f64,
    /// How many were home.
    pub home: u64,
}

/// All bins.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Bins(pub [Bin; BINS]);

impl Bins {
    /// Notes one prediction and the truth.
    pub(super) fn note(&mut self, predicted: f64, home: bool) {
        let index = ((predicted * BINS as f64) as usize).min(BINS - 1);
        if let Some(bin) = self.0.get_mut(index) {
            bin.count += 1;
            bin.predicted += predicted;
            bin.home += u64::from(home);
        }
    }

    /// Notes all households of an evening.
    pub(super) fn take(&mut self, commune: &Commune, truth: &Truth, evening: usize) {
        let date = truth.date(evening);
        let model = Model::new(&commune.households, &commune.settings.chance, date);
        for household in 0..commune.households.len() {
            let Some(forecast) = model.forecast(household, date) else { continue };
            for minute in HOURS {
                let at = Clock::from_millis(crate::base::Millis(minute * 60_000));
                let chance = forecast.best(at, at).0 as f64 / 1000.0;
                self.note(chance, truth.is_home(household, evening, minute));
            }
        }
    }

    /// Adds the counts of another run.
    pub(super) fn add(&mut self, other: &Self) {
        for (bin, more) in self.0.iter_mut().zip(&other.0) {
            bin.count += more.count;
            bin.predicted += more.predicted;
            bin.home += more.home;
        }
    }

    /// Expected calibration error: |predicted − true| of each bin, weighted by its count (Naeini et al. 2015).
    pub fn error(&self) -> f64 {
        let total: u64 = self.0.iter().map(|bin| bin.count).sum();
        let gap = |bin: &Bin| (bin.predicted - bin.home as f64).abs();
        if total == 0 { 0.0 } else { self.0.iter().map(gap).sum::<f64>() / total as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_weighted_gap() {
        let mut bins = Bins::default();
        for home in [true, true, true, false] {
            bins.note(0.65, home);
        }
        for home in [false, true] {
            bins.note(0.22, home);
        }
        // |0.65 − 0.75| × 4/6 + |0.22 − 0.5| × 2/6
        assert!((bins.error() - (0.1 * 4.0 + 0.28 * 2.0) / 6.0).abs() < 1e-12);
    }
}
