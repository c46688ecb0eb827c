//! Chance for the hidden truth: a throw depends on what it is for, never on what was thrown before it elsewhere.
//!
//! Every household, evening and purpose has its own run of throws, so that a policy's different visits do not shift the
//! dice of anybody else. PCG and `libm` give the same numbers on every machine.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// What a run of throws is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Size and season of the commune.
    Commune = 1,
    /// What kind of household it is.
    Household,
    /// Who belongs to which forest party or boat, and when they leave.
    Party,
    /// Who of a party comes along this time.
    Member,
    /// Stays that a household makes on its own.
    Stays,
    /// When somebody is home on one evening.
    Evening,
    /// Whether one person is in when the house is open.
    Person,
    /// What a person's papers and wishes are.
    Papers,
    /// What neighbours say after a miss.
    Told,
    /// What is reported unasked.
    Unasked,
    /// Whether an appointment is kept, and when one is made.
    Appointment,
    /// Whether the office reaches a household by phone.
    Call,
    /// Weather at sea.
    Weather,
}

/// A run of throws.
#[derive(Debug, Clone)]
pub(super) struct Stream(Pcg32);

/// Mixes 64 bits so that neighbouring numbers give unlike ones (the finaliser of `SplitMix64`, Steele et al. 2014).
fn mix(value: u64) -> u64 {
    let z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Stream {
    /// The throws of `seed` for one purpose and two numbers that say whose and when.
    pub(super) fn new(seed: u64, purpose: Purpose, who: usize, when: usize) -> Self {
        let key = mix(mix(mix(seed) ^ who as u64) ^ when as u64);
        Self(Pcg32::new(key, purpose as u64))
    }

    /// A number in `0..1`.
    pub(super) fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    /// A number in `low..high`.
    pub(super) fn real(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A whole number in `low..=high`.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.unit() * (high - low + 1).max(1) as f64) as i64
    }

    /// True with this chance.
    pub(super) fn chance(&mut self, chance: f64) -> bool {
        self.unit() < chance
    }

    /// The index of a weight, in proportion to the weights.
    pub(super) fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut throw = self.unit() * weights.iter().sum::<f64>();
        for (index, &weight) in weights.iter().enumerate() {
            if throw < weight {
                return index;
            }
            throw -= weight;
        }
        weights.len().saturating_sub(1)
    }

    /// A normal number (Box and Muller 1958).
    pub(super) fn normal(&mut self, mean: f64, deviation: f64) -> f64 {
        let radius = (-2.0 * libm::log(1.0 - self.unit())).sqrt();
        mean + deviation * radius * libm::cos(std::f64::consts::TAU * self.unit())
    }

    /// An exponential time.
    pub(super) fn exponential(&mut self, mean: f64) -> f64 {
        -mean * libm::log(1.0 - self.unit())
    }

    /// A gamma time of shape 2: hardly ever short, sometimes long.
    pub(super) fn gamma2(&mut self, mean: f64) -> f64 {
        self.exponential(mean / 2.0) + self.exponential(mean / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn many(mut throw: impl FnMut(&mut Stream) -> f64) -> (f64, f64) {
        let throws: Vec<f64> =
            (0..20_000).map(|i| throw(&mut Stream::new(3, Purpose::Evening, i, 9))).collect();
        let mean = throws.iter().sum::<f64>() / throws.len() as f64;
        let variance = throws.iter().map(|t| (t - mean) * (t - mean)).sum::<f64>() / throws.len() as f64;
        (mean, variance.sqrt())
    }

    #[test]
    fn throws_have_the_moments_of_their_distribution() {
        let near = |(mean, deviation): (f64, f64), expected: (f64, f64)| {
            assert!((mean - expected.0).abs() < 0.03 * expected.1.max(1.0), "mean {mean} of {expected:?}");
            assert!(
                (deviation - expected.1).abs() < 0.03 * expected.1,
                "deviation {deviation} of {expected:?}"
            );
        };
        near(many(|s| s.normal(5.0, 2.0)), (5.0, 2.0));
        near(many(|s| s.exponential(4.0)), (4.0, 4.0));
        near(many(|s| s.gamma2(4.0)), (4.0, 4.0 / 2.0_f64.sqrt()));
        near(many(|s| s.between(5, 7) as f64), (6.0, (2.0_f64 / 3.0).sqrt()));
    }

    #[test]
    fn what_is_thrown_for_one_does_not_shift_another() {
        let throw = |who, when| Stream::new(7, Purpose::Told, who, when).unit();
        let alone = throw(5, 3);
        let _other = throw(4, 3) + throw(5, 2);
        assert!((throw(5, 3) - alone).abs() < f64::EPSILON);
        assert!((throw(5, 4) - alone).abs() > f64::EPSILON);
    }
}
