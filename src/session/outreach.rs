//! Where every household stands.

use super::{Session, SessionError};
use crate::base::{Date, HouseholdId};
use crate::outreach::{NextStep, Situation, next_step, situation};
use serde::Serialize;

/// Where a household stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct OutreachView {
    /// Which.
    pub household: HouseholdId,
    /// What follows from its record.
    pub situation: Situation,
    /// What may be done next.
    pub next: NextStep,
}

impl Session {
    /// Where every household stands on a day and what may be done next, in file order.
    pub fn outreach(&self, date: Date) -> Result<Vec<OutreachView>, SessionError> {
        let commune = &self.in_force()?.commune;
        let view = |house: &crate::households::Household| OutreachView {
            household: house.id.clone(),
            situation: situation(house, date, &commune.settings),
            next: next_step(house, date, &commune.settings),
        };
        Ok(commune.households.iter().map(view).collect())
    }
}
