//! One search of an archipelago that runs somewhere else: all it knows is the problem and its orders.

use super::message::{IslandError, Order, Report, read, write};
use super::problem::MUST;
use super::search::Search;

/// No solution is worth more: of all visits that a problem may have, each must be made.
const MOST_WORTH: u64 = (MUST as u64) << 14;

/// A search that goes by the orders of an [`Archipelago`](super::Archipelago) and reports to it. It holds whole numbers
/// alone, nothing of a commune.
#[derive(Debug)]
pub struct Island {
    search: Search,
    until: u64,
}

impl Island {
    /// Begins with the first order.
    pub fn new(order: &[u8]) -> Result<Self, IslandError> {
        match read(order)? {
            Order::Begin { problem, start, seed, until } => {
                Ok(Self { search: Search::from(problem, &start, seed)?, until })
            }
            Order::GoOn { .. } => Err(IslandError::Message("the first order is missing".to_owned())),
        }
    }

    /// Takes a later order.
    pub fn go_on(&mut self, order: &[u8]) -> Result<(), IslandError> {
        match read(order)? {
            Order::Begin { .. } => Err(IslandError::Message("a first order, after the first".to_owned())),
            Order::GoOn { from, until } => {
                if let Some(from) = from {
                    self.search.take_over(&from);
                }
                self.until = until;
                Ok(())
            }
        }
    }

    /// Makes so many further rounds, no more than were ordered; gives the number of all rounds made.
    pub fn step(&mut self, rounds: u64) -> u64 {
        self.search.step(rounds.min(self.left()));
        self.search.done()
    }

    /// Rounds until its report is due.
    pub const fn left(&self) -> u64 {
        self.until.saturating_sub(self.search.done())
    }

    #[cfg(test)]
    pub(super) const fn search(&self) -> &Search {
        &self.search
    }

    /// What it has found.
    pub fn report(&self) -> Result<Vec<u8>, IslandError> {
        write(&Report::of(&self.search))
    }
}

impl Report {
    /// Reads a report.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, IslandError> {
        let report: Self = read(bytes)?;
        if report.value.worth.unsigned_abs() > MOST_WORTH {
            return Err(IslandError::Message(format!("{} is no worth", report.value.worth)));
        }
        Ok(report)
    }

    /// What a search has found so far.
    pub(super) fn of(search: &Search) -> Self {
        Self { done: search.done(), value: search.value(), best: search.best() }
    }
}
