//! Chance with a fixed algorithm: the same seed gives the same throws on every machine.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// What a run of throws is for. Each purpose has its own PCG stream, so that a change in one part of the
/// generator does not disturb the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Layout = 1,
    Trails = 2,
    Houses = 3,
    Names = 4,
    People = 5,
    Visits = 6,
    Teams = 7,
    Buildings = 8,
    Spurs = 9,
}

/// A seeded generator with the few throws the generator needs.
#[derive(Debug, Clone)]
pub(super) struct Dice(Pcg32);

impl Dice {
    pub(super) fn new(seed: u64, purpose: Purpose) -> Self {
        Self(Pcg32::new(seed ^ 0x9e37_79b9_7f4a_7c15, purpose as u64))
    }

    /// A whole number in `0..n`; 0 when `n` is 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        // Multiply-shift (Lemire); the bias of at most n / 2^32 does not matter for invented data.
        ((u64::from(self.0.next_u32()) * n as u64) >> 32) as usize
    }

    /// A whole number in `low..=high`.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as usize) as i64
    }

    /// True with a chance of `permille` in a thousand.
    pub(super) fn chance(&mut self, permille: usize) -> bool {
        self.below(1000) < permille
    }

    /// A number in `low..high`.
    pub(super) fn real(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    /// One of the items; `None` of none.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let index = self.below(items.len());
        items.get(index)
    }

    /// The index of a weight, in proportion to the weights; 0 when all are 0.
    pub(super) fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut throw = self.below(weights.iter().sum());
        for (index, &weight) in weights.iter().enumerate() {
            if throw < weight {
                return index;
            }
            throw -= weight;
        }
        0
    }

    /// Puts the items in random order (Fisher–Yates).
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last + 1);
            items.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn throws_are_the_same_everywhere_and_differ_by_purpose() {
        let throw = |purpose| {
            let mut dice = Dice::new(7, purpose);
            (0..5).map(|_| dice.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(throw(Purpose::People), throw(Purpose::People));
        assert_ne!(throw(Purpose::People), throw(Purpose::Visits));
    }

    #[test]
    fn throws_stay_within_bounds_and_follow_the_weights() {
        let mut dice = Dice::new(1, Purpose::Houses);
        let mut counts = [0_usize; 3];
        for _ in 0..3000 {
            assert!((3..=5).contains(&dice.between(3, 5)));
            assert!((2.0..3.0).contains(&dice.real(2.0, 3.0)));
            counts[dice.weighted(&[6, 3, 1])] += 1;
        }
        assert!((1700..1900).contains(&counts[0]) && (240..360).contains(&counts[2]), "{counts:?}");
        assert_eq!(dice.below(0), 0);
        assert_eq!(dice.pick::<u8>(&[]), None);
    }
}
