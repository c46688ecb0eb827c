//! Times of day.

use super::{Date, Millis, Seconds};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A time of day to the second, written `20:45` (or `20:45:30`). Evenings end before midnight, so a plan never wraps.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    ts_rs::TS,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"))]
#[ts(type = "string")]
pub struct Clock(u32);

/// A text that is not a time of day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a time of day: write hours and minutes as 20:45")]
pub struct ClockError(pub String);

impl Clock {
    /// The time `hours:minutes`; `None` when there is no such time of day.
    pub const fn hm(hours: u32, minutes: u32) -> Option<Self> {
        if hours < 24 && minutes < 60 { Some(Self(hours * 3600 + minutes * 60)) } else { None }
    }

    /// The moment `since_midnight` rounded down to a second and held within the day.
    pub fn from_millis(since_midnight: Millis) -> Self {
        Self((since_midnight.0.div_euclid(1000)).clamp(0, 86_399) as u32)
    }

    /// Seconds since midnight.
    pub const fn seconds(self) -> Seconds {
        Seconds(self.0 as i64)
    }

    /// Milliseconds since midnight.
    pub const fn millis(self) -> Millis {
        Millis(self.0 as i64 * 1000)
    }
}

impl std::str::FromStr for Clock {
    type Err = ClockError;
    fn from_str(text: &str) -> Result<Self, ClockError> {
        let wrong = || ClockError(text.chars().take(40).collect());
        let parts: Vec<&str> = text.split(':').collect();
        if !(2..=3).contains(&parts.len()) {
            return Err(wrong());
        }
        let mut values = [0_u32; 3];
        for (slot, part) in values.iter_mut().zip(&parts) {
            if part.len() != 2 || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(wrong());
            }
            *slot = part.parse().map_err(|_| wrong())?;
        }
        let [hours, minutes, seconds] = values;
        if hours < 24 && minutes < 60 && seconds < 60 {
            Ok(Self(hours * 3600 + minutes * 60 + seconds))
        } else {
            Err(wrong())
        }
    }
}

impl TryFrom<String> for Clock {
    type Error = ClockError;
    fn try_from(text: String) -> Result<Self, ClockError> {
        text.parse()
    }
}

impl From<Clock> for String {
    fn from(clock: Clock) -> Self {
        clock.to_string()
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (h, m, s) = (self.0 / 3600, self.0 / 60 % 60, self.0 % 60);
        write!(f, "{h:02}:{m:02}")?;
        if s > 0 { write!(f, ":{s:02}") } else { Ok(()) }
    }
}

/// Whole days from one date to another, negative when it lies before.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// The date `days` after another, held at the end of the calendar (year 9999).
pub fn days_after(date: Date, days: i64) -> Date {
    date.saturating_add(jiff::SignedDuration::from_hours(days.saturating_mul(24)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_the_ends_of_months() {
        let (a, b) = (jiff::civil::date(2026, 4, 28), jiff::civil::date(2026, 5, 2));
        assert_eq!((days_between(a, b), days_between(b, a)), (4, -4));
        assert_eq!(days_after(a, 4), b);
    }

    #[test]
    fn reads_and_writes_what_people_write() {
        for text in ["00:00", "18:05", "20:45:30", "23:59:59"] {
            assert_eq!(text.parse::<Clock>().map(|c| c.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "8:05", "24:00", "20:60", "20:45:60", "20.45", "２0:45", "20:45:30:1", "-1:00"] {
            assert!(text.parse::<Clock>().is_err(), "{text}");
        }
    }
}
