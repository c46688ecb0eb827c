//! The search's own random numbers: PCG, the same on every machine.

use super::insertion::Blinks;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// A seeded generator of whole numbers.
#[derive(Debug, Clone)]
pub(super) struct Random(Pcg64Mcg);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(Pcg64Mcg::seed_from_u64(seed))
    }

    /// A number in `0..bound`, or 0 when `bound` is 0. Multiplying and shifting (Lemire 2019) without the rejection
    /// step: the bias is below 2⁻⁴⁰ for the few hundred choices of a search.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.0.next_u64()) * bound as u128) >> 64) as usize
    }

    /// Blinks that hide nothing, an eighth or a quarter of all positions.
    pub(super) fn blinks(&mut self) -> Blinks {
        let quarter = self.0.next_u64() & self.0.next_u64();
        Blinks(match self.below(3) {
            0 => 0,
            1 => quarter & self.0.next_u64(),
            _ => quarter,
        })
    }
}
