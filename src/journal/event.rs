//! One event of the journal.

use super::canonical::MOST_EXACT;
use super::entry::{Entry, EntryError};
use super::id::{Digest, EventId};
use crate::base::DeviceId;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// A moment of the journal's logical clock (L. Lamport 1978): greater than every moment its device had seen, so that an
/// event comes after whatever could have been its cause, however wrong the tablets' own clocks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "u64", into = "u64")]
#[ts(type = "number")]
pub struct Lamport(u64);

/// A number that is no moment of the logical clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the logical clock goes from 1 to 2^53 - 1, not to {0}")]
pub struct LamportError(pub u64);

impl Lamport {
    /// The first moment.
    pub const FIRST: Self = Self(1);

    /// Checks and makes a moment.
    pub const fn new(moment: u64) -> Result<Self, LamportError> {
        if moment >= 1 && moment <= MOST_EXACT as u64 { Ok(Self(moment)) } else { Err(LamportError(moment)) }
    }

    /// The number.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The moment after this one.
    pub const fn next(self) -> Result<Self, LamportError> {
        Self::new(self.0 + 1)
    }
}

impl TryFrom<u64> for Lamport {
    type Error = LamportError;
    fn try_from(moment: u64) -> Result<Self, LamportError> {
        Self::new(moment)
    }
}

impl From<Lamport> for u64 {
    fn from(moment: Lamport) -> Self {
        moment.0
    }
}

/// What somebody records, before it has a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    pub(super) at: DateTimeOfSecond,
    pub(super) clock: Lamport,
    pub(super) device: DeviceId,
    pub(super) entry: Entry,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) salt: Option<Digest>,
}

/// A day and a time to the second, as people of the commune read them off the wall, written `2026-04-24T20:10:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct DateTimeOfSecond(DateTime);

/// A text that is not a day and time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a day and time: write them as 2026-04-24T20:10:00")]
pub struct DateTimeError(pub String);

impl DateTimeOfSecond {
    /// The moment, without fractions of its second.
    pub fn new(at: DateTime) -> Self {
        let time = at.time();
        Self(at.date().at(time.hour(), time.minute(), time.second(), 0))
    }

    /// The day and time.
    pub const fn get(self) -> DateTime {
        self.0
    }
}

impl std::str::FromStr for DateTimeOfSecond {
    type Err = DateTimeError;
    fn from_str(text: &str) -> Result<Self, DateTimeError> {
        let wrong = || DateTimeError(text.chars().take(40).collect());
        // The calendar's parser would take other forms too.
        let shape = |(i, c): (usize, u8)| match i {
            4 | 7 => c == b'-',
            10 => c == b'T',
            13 | 16 => c == b':',
            _ => c.is_ascii_digit(),
        };
        if text.len() != 19 || !text.bytes().enumerate().all(shape) {
            return Err(wrong());
        }
        let at: DateTime = text.parse().map_err(|_| wrong())?;
        // A second 60 is read as 59, which would be another text.
        if Self(at).to_string() == text { Ok(Self(at)) } else { Err(wrong()) }
    }
}

impl std::fmt::Display for DateTimeOfSecond {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&self.0, f)
    }
}

impl TryFrom<String> for DateTimeOfSecond {
    type Error = DateTimeError;
    fn try_from(text: String) -> Result<Self, DateTimeError> {
        text.parse()
    }
}

impl From<DateTimeOfSecond> for String {
    fn from(at: DateTimeOfSecond) -> Self {
        at.to_string()
    }
}

/// Something that happened, as it stands in the journal for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Event {
    /// Its name.
    pub id: EventId,
    /// The machine that recorded it.
    pub device: DeviceId,
    /// Its moment of the logical clock.
    pub clock: Lamport,
    /// Day and time by that machine's own clock: to be read by people; nothing is ordered by it.
    #[ts(type = "string")]
    pub at: DateTimeOfSecond,
    /// What happened.
    pub entry: Entry,
}

impl Event {
    /// What events are ordered by: the same on every device.
    pub fn order(&self) -> (Lamport, &DeviceId, EventId) {
        (self.clock, &self.device, self.id)
    }
}

/// Why something cannot be recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// It holds what cannot be.
    #[error(transparent)]
    Entry(#[from] EntryError),
    /// The logical clock is at its end, which only a forged event can bring about.
    #[error("{0}: leave out the event that has so late a moment")]
    Clock(#[from] LamportError),
    /// It cannot be written down.
    #[error("the event could not be written: {0}")]
    Write(String),
}
