//! The search's own random numbers: PCG, the same on every machine.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// A seeded generator of whole numbers.
#[derive(Debug, Clone)]
pub(super) struct Random(Pcg64Mcg);

/// ln 2 in 65536ths.
const LN_2: u64 = 45_426;

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(Pcg64Mcg::seed_from_u64(seed))
    }

    /// Any number.
    pub(super) fn next(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number in `0..bound`, or 0 when `bound` is 0. Multiplying and shifting (Lemire 2019) without the rejection
    /// step: the bias is below 2⁻⁴⁰ for the few thousand choices of a search.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// A number from the exponential distribution with mean 1, in 65536ths: −ln u by the binary digits of log₂ u, each
    /// got by squaring (Knuth, The Art of Computer Programming 1, exercise 1.2.2–25).
    pub(super) fn exponential(&mut self) -> u64 {
        let u = self.next() | 1;
        let zeros = u64::from(u.leading_zeros());
        let mut mantissa = u << zeros;
        let mut digits = 0_u64;
        for _ in 0..16 {
            let square = u128::from(mantissa) * u128::from(mantissa);
            let carry = square >> 127 == 1;
            mantissa = (if carry { square >> 64 } else { square >> 63 }) as u64;
            digits = digits << 1 | u64::from(carry);
        }
        // log₂ u − 64 = −(zeros + 1) + digits.
        ((((zeros + 1) << 16) - digits) * LN_2) >> 16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponential_numbers_have_the_mean_and_the_quantiles_of_their_distribution() {
        let mut random = Random::new(7);
        let mut drawn: Vec<u64> = (0..100_000).map(|_| random.exponential()).collect();
        drawn.sort_unstable();
        let mean = drawn.iter().sum::<u64>() as f64 / 1e5 / 65_536.0;
        assert!((mean - 1.0).abs() < 0.01, "{mean}");
        for (share, quantile) in [0.5, 0.9, 0.99].map(|share: f64| (share, -(1.0 - share).ln())) {
            let found = drawn[(share * 1e5) as usize] as f64 / 65_536.0;
            assert!((found - quantile).abs() < 0.06 * quantile, "{share}: {found}");
        }
    }
}
