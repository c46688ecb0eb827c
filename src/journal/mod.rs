//! Everything that happens, as events that are never changed; the state of the households is a pure fold over their set.
//!
//! - An event is named by its contents, so a line that was tampered with is noticed and the same event written down
//!   twice is one event.
//! - Journals are merged by set union, which is commutative, associative and idempotent: tablets may exchange theirs in
//!   any order and as often as they like.
//! - Events are ordered by a logical clock, so the fold gives the same households on every tablet whatever order the
//!   lines were read in.
//! - Reports that a house stands empty are dangerous and are forgotten (`forget`): a tombstone takes their place.
//!
//! `docs/journal.md` describes the format and its laws.

mod canonical;
mod entry;
mod event;
mod fact;
mod fold;
mod forget;
mod id;
mod line;
mod migrate;
mod read;
mod tell;
mod undo;

pub use entry::{CivilStatusAnswer, Entry, EntryError, MOST_LISTED, TaskDone, TaskOf, Visit};
pub use event::{DateTimeError, DateTimeOfSecond, Event, Lamport, LamportError, RecordError};
pub use fact::{Fact, Place};
pub use fold::{Disagreement, Folded, PlanKnown, fold};
pub use id::{Digest, DigestError, EventId};
pub use read::read;

pub(crate) use read::{looks_like_one, read_into};
pub(crate) use tell::tell;

use crate::base::DeviceId;
use event::Body;
use jiff::civil::DateTime;
use line::Line;
use std::collections::BTreeMap;

/// A set of events.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Journal {
    lines: BTreeMap<EventId, Line>,
}

impl Journal {
    /// Nothing has happened.
    pub const fn new() -> Self {
        Self { lines: BTreeMap::new() }
    }

    /// How many lines it has, of whatever kind.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The events that this program understands, in the order in which they are folded.
    pub fn events(&self) -> Vec<&Event> {
        let events = self.lines.values().filter_map(|line| match line {
            Line::Event { event, .. } => Some(&**event),
            Line::Newer { .. } | Line::Forgotten { .. } => None,
        });
        let mut events: Vec<&Event> = events.collect();
        events.sort_by(|a, b| a.order().cmp(&b.order()));
        events
    }

    /// How many lines are of a version that this program does not know.
    pub fn not_understood(&self) -> usize {
        self.lines.values().filter(|line| matches!(line, Line::Newer { .. })).count()
    }

    /// How many events were forgotten.
    pub fn forgotten(&self) -> usize {
        self.lines.values().filter(|line| matches!(line, Line::Forgotten { .. })).count()
    }

    /// Whether it has a line of this name, of whatever kind.
    pub fn contains(&self, id: EventId) -> bool {
        self.lines.contains_key(&id)
    }

    /// The moment of the logical clock for the next event.
    pub fn next_clock(&self) -> Result<Lamport, LamportError> {
        match self.lines.values().filter_map(Line::clock).max() {
            None => Ok(Lamport::FIRST),
            Some(latest) => latest.next(),
        }
    }

    /// Records something that happened, after everything recorded so far. `salt` makes the name of an event that will be
    /// forgotten one day impossible to guess afterwards; any 128 random bits will do.
    pub fn record(
        &mut self,
        device: &DeviceId,
        at: DateTime,
        entry: Entry,
        salt: Option<Digest>,
    ) -> Result<EventId, RecordError> {
        line::check(&entry)?;
        let clock = self.next_clock()?;
        let body = Body { at: DateTimeOfSecond::new(at), clock, device: device.clone(), entry, salt };
        let (id, line) = line::record(&body)?;
        self.insert(id, line);
        Ok(id)
    }

    /// Adds everything of another journal: set union, where what was forgotten in one is forgotten in both.
    pub fn merge(&mut self, other: Self) {
        for (id, line) in other.lines {
            self.insert(id, line);
        }
    }

    fn insert(&mut self, id: EventId, line: Line) {
        let line = match self.lines.remove(&id) {
            Some(kept) => kept.join(line),
            None => line,
        };
        self.lines.insert(id, line);
    }
}
