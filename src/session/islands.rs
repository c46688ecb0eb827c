//! Searches that go on in other workers: what they are told, and what they tell.

use super::{Progress, Session, SessionError};

impl Session {
    /// The next order to an island of the search under way, by its number from 1; its first order sends it away, which only an
    /// island can that has not begun: before the first [`Session::step`]. `None` while there is nothing for it to do.
    pub fn island_order(&mut self, number: usize) -> Result<Option<Vec<u8>>, SessionError> {
        let planning = self.planning.as_mut().ok_or(SessionError::NoSearch)?;
        Ok(planning.search.order(number)?)
    }

    /// How far an island that is away has come by now.
    pub fn island_told(&mut self, number: usize, done: u64) -> Result<Progress, SessionError> {
        let planning = self.planning.as_mut().ok_or(SessionError::NoSearch)?;
        planning.search.told(number, done);
        Ok(planning.progress())
    }

    /// What an island that is away found by its latest order.
    pub fn island_reported(&mut self, number: usize, report: &[u8]) -> Result<Progress, SessionError> {
        let planning = self.planning.as_mut().ok_or(SessionError::NoSearch)?;
        planning.search.reported(number, report)?;
        Ok(planning.progress())
    }

    /// Takes an island back of which nothing more is heard: it goes on here, and the plan will be the same.
    pub fn island_lost(&mut self, number: usize) -> Result<Progress, SessionError> {
        let planning = self.planning.as_mut().ok_or(SessionError::NoSearch)?;
        planning.search.take_back(number)?;
        Ok(planning.progress())
    }

    /// Whether nothing is left to do here until an island that is away tells something.
    pub fn is_waiting(&self) -> bool {
        self.planning.as_ref().is_some_and(|planning| planning.search.is_waiting())
    }
}
