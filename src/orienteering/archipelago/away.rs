//! Islands that are searched somewhere else: what they are told, what they tell, and what happens when they fall silent.

use super::super::message::{IslandError, Order, Report, write};
use super::super::problem::Solution;
use super::meeting::seed_of;
use super::{Archipelago, Isle, Local, Start};
use std::collections::VecDeque;

/// An island that is searched somewhere else.
#[derive(Debug)]
pub(super) struct Away {
    /// Rounds that it told of.
    pub(super) told: u64,
    /// Whether it has an order that it has not reported on.
    pub(super) busy: bool,
    /// Its latest report.
    pub(super) report: Report,
    /// The meetings so far, with what it went on from.
    pub(super) heard: VecDeque<(u64, Option<Solution>)>,
}

impl Archipelago {
    /// The next order to an island, which is searched somewhere else from its first order on; `None` while there is
    /// nothing for it to do. Only an island that has not begun can go, and never the first, which is number 0.
    pub fn order(&mut self, number: usize) -> Result<Option<Vec<u8>>, IslandError> {
        let until = self.until();
        let Start { seed, solution, value } = &self.start;
        let isle = number.checked_sub(1).and_then(|n| self.others.get_mut(n));
        match isle {
            Some(isle @ Isle::New) => {
                let (problem, start) = (self.first.search.problem().clone(), solution.clone());
                let order = write(&Order::Begin { problem, start, seed: seed_of(*seed, number), until })?;
                let report = Report { done: 0, value: *value, best: solution.clone() };
                *isle = Isle::Away(Away { told: 0, busy: true, report, heard: VecDeque::new() });
                Ok(Some(order))
            }
            Some(Isle::Away(away)) => {
                if away.busy || away.report.done >= until {
                    return Ok(None);
                }
                away.busy = true;
                let from = away.heard.back().and_then(|(_, from)| from.clone());
                write(&Order::GoOn { from, until }).map(Some)
            }
            Some(Isle::Here(_)) | None => Err(IslandError::Number(number)),
        }
    }

    /// How many rounds an island that is searched somewhere else has made by now, between two reports.
    pub fn told(&mut self, number: usize, done: u64) {
        let until = self.until();
        if let Ok(away) = self.away(number) {
            away.told = done.min(until).max(away.report.done);
        }
    }

    /// Takes the report of an island on its latest order.
    pub fn reported(&mut self, number: usize, report: &[u8]) -> Result<(), IslandError> {
        let wanted = self.until();
        let away = self.away(number).ok().filter(|away| away.busy).ok_or(IslandError::Number(number))?;
        let new = Report::read(report)?;
        if new.done != wanted {
            return Err(IslandError::Rounds { found: new.done, wanted });
        }
        (away.told, away.busy, away.report) = (new.done, false, new);
        self.meet();
        Ok(())
    }

    /// Takes an island back of which nothing more is heard. It is searched here from the beginning, goes on at each meeting
    /// from what it went on from there, and so comes to where it would have been.
    pub fn take_back(&mut self, number: usize) -> Result<(), IslandError> {
        let again = std::mem::take(&mut self.away(number)?.heard);
        let search = self.first.search.sibling(&self.start.solution, seed_of(self.start.seed, number));
        if let Some(isle) = number.checked_sub(1).and_then(|n| self.others.get_mut(n)) {
            *isle = Isle::Here(Box::new(Local { search, again }));
        }
        Ok(())
    }

    fn away(&mut self, number: usize) -> Result<&mut Away, IslandError> {
        match number.checked_sub(1).and_then(|n| self.others.get_mut(n)) {
            Some(Isle::Away(away)) => Ok(away),
            _ => Err(IslandError::Number(number)),
        }
    }
}
