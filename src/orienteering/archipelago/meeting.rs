//! When islands meet, and where the chance of each begins.

use super::super::search::{LONGEST_CYCLE, SHORTEST_CYCLE};

/// When all islands next tell each other what they found: after a cycle of the search.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meeting {
    cycle: u64,
    /// The number of rounds that each has made by then.
    pub(super) after: u64,
}

impl Meeting {
    pub(super) const FIRST: Self = Self { cycle: SHORTEST_CYCLE, after: SHORTEST_CYCLE };

    pub(super) fn next(self) -> Self {
        let cycle = (self.cycle * 2).min(LONGEST_CYCLE);
        Self { cycle, after: self.after.saturating_add(cycle) }
    }
}

/// The seed of an island: the first has that of the whole, so that one island alone is the search itself. The others get
/// theirs by the finisher of `SplitMix64` (Steele, Lea & Flood 2014).
pub(super) const fn seed_of(seed: u64, island: usize) -> u64 {
    if island == 0 {
        return seed;
    }
    let mut z = seed.wrapping_add((island as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::super::problem::Problem;
    use super::super::super::search::Search;
    use super::*;

    #[test]
    fn islands_meet_between_the_cycles_of_the_search() {
        let mut search = Search::new(Problem::default(), 1).unwrap();
        let mut meeting = Meeting::FIRST;
        for _ in 0..7 {
            search.step(meeting.after - 1 - search.done());
            assert!(!search.is_between_cycles(), "{}", search.done());
            search.step(1);
            assert!(search.is_between_cycles(), "{}", search.done());
            meeting = meeting.next();
        }
    }

    #[test]
    fn seeds_of_islands_differ() {
        let mut seeds: Vec<u64> = (0..16).flat_map(|n| [seed_of(1, n), seed_of(2, n)]).collect();
        seeds.sort_unstable();
        seeds.dedup();
        assert_eq!((seeds.len(), seed_of(7, 0)), (32, 7));
    }
}
