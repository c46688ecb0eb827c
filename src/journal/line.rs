//! One line of the journal in the form in which it is kept.

use super::canonical::{self, Members, NotCanonical};
use super::entry::Entry;
use super::event::{Body, Event, Lamport, RecordError};
use super::id::{Digest, EventId};
use super::migrate::{self, VERSION};
use crate::import::{Code, Json, parse};

/// Longest line that is read, in bytes; the longest lawful event has about 60,000.
pub(super) const MOST_LINE_BYTES: usize = 256 * 1024;

/// A line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// An event, with the line as it is kept: of whatever version, never rewritten.
    Event { event: Box<Event>, text: String },
    /// A line of a version that this program does not know, kept as it is.
    Newer { version: i64, clock: Option<Lamport>, text: String },
    /// What is left of an event that was to be forgotten.
    Forgotten { clock: Option<Lamport>, text: String },
}

impl Line {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Event { text, .. } | Self::Newer { text, .. } | Self::Forgotten { text, .. } => text,
        }
    }

    pub(super) fn clock(&self) -> Option<Lamport> {
        match self {
            Self::Event { event, .. } => Some(event.clock),
            Self::Newer { clock, .. } | Self::Forgotten { clock, .. } => *clock,
        }
    }

    /// Of two lines of one name the one with the greater rank is kept. As this is an order, keeping the greater one is
    /// commutative, associative and idempotent, whatever was forged.
    ///
    /// A tombstone takes the place of an event that may be forgotten. It names the event without proving what that
    /// was, so it cannot take the place of anything else.
    fn rank(&self) -> (u8, &str) {
        match self {
            Self::Event { event, text } if event.entry.is_absence() => (0, text),
            Self::Newer { text, .. } => (0, text),
            Self::Forgotten { text, .. } => (1, text),
            Self::Event { text, .. } => (2, text),
        }
    }

    /// The one of two lines of one name that is kept.
    pub(super) fn join(self, other: Self) -> Self {
        if self.rank() >= other.rank() { self } else { other }
    }
}

/// Why a line cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Damage {
    /// It ends before it is complete.
    #[error("it ends before it is complete")]
    CutOff,
    /// Not JSON, or JSON that a journal does not hold.
    #[error("it is no line of a journal: {0}")]
    Form(String),
    /// `v` or `id` is missing or not what it should be.
    #[error("{0} is missing or not what it should be")]
    Frame(&'static str),
    /// The id is not that of the contents.
    #[error("its contents were changed: they are named {0}")]
    Id(EventId),
    /// The id fits, but this is no event.
    #[error("{0}")]
    Entry(String),
}

impl From<NotCanonical> for Damage {
    fn from(error: NotCanonical) -> Self {
        Self::Form(error.to_string())
    }
}

/// Reads one line.
pub(super) fn read(bytes: &[u8]) -> Result<(EventId, Line), Damage> {
    if bytes.len() > MOST_LINE_BYTES {
        return Err(Damage::Form(format!("a line has at most {MOST_LINE_BYTES} bytes")));
    }
    let document = parse(bytes).map_err(|error| {
        let within_a_letter = std::str::from_utf8(bytes).is_err_and(|e| e.error_len().is_none());
        if error.code == Code::E107 || within_a_letter {
            Damage::CutOff
        } else {
            Damage::Form(error.code.meaning().to_owned())
        }
    })?;
    let Json::Object(object) = document.root else {
        return Err(Damage::Form("it is no object".to_owned()));
    };
    let members = canonical::members(&object)?;
    let text = canonical::object(&members)?;
    let version = match members.get("v") {
        Some(Json::Whole(v)) if *v >= 1 => *v,
        _ => return Err(Damage::Frame("v")),
    };
    let id: EventId = members.get("id").and_then(|id| id.text()?.parse().ok()).ok_or(Damage::Frame("id"))?;
    let clock = match members.get("clock") {
        Some(Json::Whole(clock)) => u64::try_from(*clock).ok().and_then(|c| Lamport::new(c).ok()),
        _ => None,
    };
    if members.get("forgotten") == Some(&&Json::Bool(true)) {
        let known = members.keys().all(|name| ["clock", "device", "forgotten", "id", "v"].contains(name));
        if !known && version <= VERSION {
            return Err(Damage::Frame("forgotten"));
        }
        return Ok((id, Line::Forgotten { clock, text }));
    }
    let named = name_of(&members)?;
    if named != id {
        return Err(Damage::Id(named));
    }
    if version > VERSION {
        return Ok((id, Line::Newer { version, clock, text }));
    }
    let event = event(id, members, version)?;
    Ok((id, Line::Event { event: Box::new(event), text }))
}

/// The name of a line: the digest of its canonical text without the name.
fn name_of(members: &Members<'_>) -> Result<EventId, NotCanonical> {
    let mut unnamed = members.clone();
    unnamed.remove("id");
    Ok(EventId(Digest::of(canonical::object(&unnamed)?.as_bytes())))
}

/// The event that a line of a known version tells.
fn event(id: EventId, members: Members<'_>, version: i64) -> Result<Event, Damage> {
    let unlawful = |e: &dyn std::fmt::Display| Damage::Entry(e.to_string());
    let body = members.into_iter().filter(|(name, _)| !["id", "v"].contains(name));
    let body = migrate::upgraded(body.map(|(name, value)| (name.to_owned(), value.clone())), version);
    let text = canonical::object(&canonical::members(&body)?)?;
    let body: Body = serde_json::from_str(&text).map_err(|e| unlawful(&e))?;
    body.entry.check().map_err(|e| unlawful(&e))?;
    Ok(Event { id, device: body.device, clock: body.clock, at: body.at, entry: body.entry })
}

/// The line of a new event. It is read back, so that what is written is what every reader will see.
pub(super) fn record(body: &Body) -> Result<(EventId, Line), RecordError> {
    body.entry.check()?;
    let write = |e: &dyn std::fmt::Display| RecordError::Write(e.to_string());
    let text = serde_json::to_string(body).map_err(|e| write(&e))?;
    let Ok(Json::Object(mut object)) = parse(text.as_bytes()).map(|d| d.root) else {
        return Err(RecordError::Write(text));
    };
    object.push(("v".to_owned(), Json::Whole(VERSION)));
    let id = canonical::members(&object).and_then(|m| name_of(&m)).map_err(|e| write(&e))?;
    object.push(("id".to_owned(), Json::Text(id.to_string())));
    let text = canonical::members(&object).and_then(|m| canonical::object(&m)).map_err(|e| write(&e))?;
    read(text.as_bytes()).map_err(|e| write(&e))
}

/// What is left of an event that is forgotten: its name, and what the order of the others and the next moment of the
/// logical clock need.
pub(super) fn tombstone(event: &Event) -> Result<Line, RecordError> {
    let object = [
        ("clock".to_owned(), Json::Whole(event.clock.get() as i64)),
        ("device".to_owned(), Json::Text(event.device.to_string())),
        ("forgotten".to_owned(), Json::Bool(true)),
        ("id".to_owned(), Json::Text(event.id.to_string())),
        ("v".to_owned(), Json::Whole(VERSION)),
    ];
    let text = canonical::members(&object).and_then(|m| canonical::object(&m));
    let text = text.map_err(|e| RecordError::Write(e.to_string()))?;
    Ok(Line::Forgotten { clock: Some(event.clock), text })
}

/// Whether an entry could be recorded.
pub(super) fn check(entry: &Entry) -> Result<(), RecordError> {
    Ok(entry.check()?)
}
