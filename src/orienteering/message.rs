//! What one part of a search tells another, as bytes: orders to an island, and its reports.
//!
//! Both ends are the same module, so there is no version. JSON, which the program reads and writes anyway: whole numbers
//! of 64 bits come through as they are, and the travel times of three hundred households are under a megabyte, once for
//! each plan.

use super::problem::{Problem, ProblemError, Solution};
use super::state::Value;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Why an island cannot be told something, or what it tells cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IslandError {
    /// Bytes that are no message, or not the one that is due.
    #[error("what an island was told or tells cannot be read: {0}")]
    Message(String),
    /// The problem cannot be searched.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// There is no such island, or it is not somewhere else.
    #[error("island number {0} is not searched anywhere else")]
    Number(usize),
    /// A report of other rounds than were asked for.
    #[error("an island reports after {found} rounds, not after {wanted}")]
    Rounds {
        /// After how many it reports.
        found: u64,
        /// After how many it was to.
        wanted: u64,
    },
}

/// What an island is told: how it begins, or from where it goes on.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Order {
    /// Its first order.
    Begin {
        /// What all islands solve.
        problem: Problem,
        /// Where all of them start.
        start: Solution,
        /// Where its chance begins.
        seed: u64,
        /// How many rounds it has made when it reports.
        until: u64,
    },
    /// Every later one.
    GoOn {
        /// The best solution of all islands, for one that is behind.
        from: Option<Solution>,
        /// How many rounds it has made when it reports.
        until: u64,
    },
}

/// What an island has found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Report {
    /// Rounds made.
    pub(super) done: u64,
    /// What its best solution comes to.
    pub(super) value: Value,
    /// That solution.
    pub(super) best: Solution,
}

pub(super) fn write<T: Serialize>(message: &T) -> Result<Vec<u8>, IslandError> {
    serde_json::to_vec(message).map_err(|e| IslandError::Message(e.to_string()))
}

pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, IslandError> {
    serde_json::from_slice(bytes).map_err(|e| IslandError::Message(e.to_string()))
}

/// A set of small numbers as its size and its members.
pub(super) mod set {
    use fixedbitset::FixedBitSet;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// The largest size that is read: more shifts than a problem ever has, and little memory.
    const MOST: usize = 1 << 20;

    pub(in super::super) fn serialize<S: Serializer>(
        set: &FixedBitSet,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        (set.len(), set.ones().collect::<Vec<_>>()).serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<FixedBitSet, D::Error> {
        let (size, members) = <(usize, Vec<usize>)>::deserialize(deserializer)?;
        if size > MOST || members.iter().any(|&member| member >= size) {
            return Err(D::Error::custom("a set names what it cannot hold"));
        }
        let mut set = FixedBitSet::with_capacity(size);
        set.extend(members);
        Ok(set)
    }
}

#[cfg(test)]
mod tests {
    use super::super::problem::{Shift, Vehicle, Visit};
    use super::*;
    use crate::network::TimeMatrix;

    #[test]
    fn an_island_is_told_of_vehicles_and_where_they_may_stand() {
        let shift = Shift {
            evening: 0,
            matrix: 0,
            start: 0,
            end: 0,
            departure: 0,
            back_by: 9,
            most_visits: None,
            breaks: Vec::new(),
            vehicle: Some(Vehicle { matrix: 1, stands: 1, mount: 2, park: 3 }),
        };
        let visit = Visit {
            node: 1,
            service: 1,
            slots: Vec::new(),
            shifts: std::iter::once(0).collect(),
            must: false,
            takes: Vec::new(),
            liking: Vec::new(),
            parking: vec![1, 0],
        };
        let matrices = vec![TimeMatrix::without_ways(2); 2];
        let problem = Problem { matrices, shifts: vec![shift], visits: vec![visit], ..Problem::default() };
        let start = Solution::default();
        let order = write(&Order::Begin { problem: problem.clone(), start, seed: 1, until: 1 }).unwrap();
        match read(&order).unwrap() {
            Order::Begin { problem: told, .. } => assert_eq!(told, problem),
            Order::GoOn { .. } => unreachable!(),
        }
    }
}
