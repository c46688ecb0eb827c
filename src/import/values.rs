//! Readers of single values. Each takes the value, its path for messages, and where to report; `None` means that a
//! problem was reported.

use super::Code;
use super::fields::{nearest, wrong_type};
use super::json::Json;
use super::report::{Report, shown, shown_text};
use crate::base::{Clock, Date, IdError, Metres, Points, Seconds};
use serde::de::{self, IntoDeserializer};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

pub(super) fn flag(json: &Json, path: &str, report: &mut Report) -> Option<bool> {
    if let Json::Bool(value) = json {
        return Some(*value);
    }
    wrong_type(json, path, "bool", report);
    None
}

fn plain_text<'j>(json: &'j Json, path: &str, report: &mut Report) -> Option<&'j str> {
    let text = json.text();
    if text.is_none() {
        wrong_type(json, path, "text", report);
    }
    text
}

/// A text of 1 to `max` characters that is not only white space.
pub(super) fn text(max: usize) -> impl Fn(&Json, &str, &mut Report) -> Option<String> {
    move |json, path, report| {
        let text = plain_text(json, path, report)?;
        let chars = text.chars().count();
        if text.trim().is_empty() || chars > max || text.chars().any(char::is_control) {
            report.error(Code::E306, path, &[("max", &max), ("chars", &chars), ("value", &shown_text(text))]);
            return None;
        }
        Some(text.to_owned())
    }
}

/// A whole number within `range`.
pub(super) fn whole<T: TryFrom<i64>>(
    range: RangeInclusive<i64>,
) -> impl Fn(&Json, &str, &mut Report) -> Option<T> {
    move |json, path, report| {
        // Beyond 2^53 a number with a point says nothing certain; none of our ranges goes there.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let number = match json {
            Json::Whole(n) => *n,
            Json::Number(n) if n.abs() <= EXACT && n.fract() == 0.0 => *n as i64,
            Json::Number(n) if n.fract() != 0.0 => {
                report.error(Code::E311, path, &[("value", n)]);
                return None;
            }
            Json::Number(_) => i64::MAX,
            _ => {
                wrong_type(json, path, "whole", report);
                return None;
            }
        };
        let value = if range.contains(&number) { T::try_from(number).ok() } else { None };
        if value.is_none() {
            report.error(
                Code::E304,
                path,
                &[("value", &shown(json)), ("min", range.start()), ("max", range.end())],
            );
        }
        value
    }
}

/// A number within `range`.
pub(super) fn number(range: RangeInclusive<f64>) -> impl Fn(&Json, &str, &mut Report) -> Option<f64> {
    move |json, path, report| {
        let Some(number) = json.number() else {
            wrong_type(json, path, "number", report);
            return None;
        };
        if range.contains(&number) {
            return Some(number);
        }
        report.error(Code::E304, path, &[("value", &number), ("min", range.start()), ("max", range.end())]);
        None
    }
}

pub(super) fn seconds(range: RangeInclusive<i64>) -> impl Fn(&Json, &str, &mut Report) -> Option<Seconds> {
    let read = whole(range);
    move |json, path, report| read(json, path, report).map(Seconds)
}

pub(super) fn points(range: RangeInclusive<i64>) -> impl Fn(&Json, &str, &mut Report) -> Option<Points> {
    let read = whole(range);
    move |json, path, report| read(json, path, report).map(Points)
}

pub(super) fn metres(range: RangeInclusive<f64>) -> impl Fn(&Json, &str, &mut Report) -> Option<Metres> {
    let read = number(range);
    move |json, path, report| read(json, path, report).map(Metres)
}

pub(super) fn clock(json: &Json, path: &str, report: &mut Report) -> Option<Clock> {
    let text = plain_text(json, path, report)?;
    let clock = text.parse().ok();
    if clock.is_none() {
        report.error(Code::E308, path, &[("value", &shown_text(text))]);
    }
    clock
}

/// A time of day before 22:00, after which nothing ever happens.
pub(super) fn evening_clock(json: &Json, path: &str, report: &mut Report) -> Option<Clock> {
    let clock = clock(json, path, report)?;
    if Clock::hm(22, 0).is_some_and(|end| clock >= end) {
        report.error(Code::E315, path, &[("value", &clock), ("max", &"21:59")]);
        return None;
    }
    Some(clock)
}

/// A date as `2026-04-25` and nothing else that the calendar's parser would take.
pub(super) fn date(json: &Json, path: &str, report: &mut Report) -> Option<Date> {
    let text = plain_text(json, path, report)?;
    let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let date = if plain { text.parse().ok() } else { None };
    if date.is_none() {
        report.error(Code::E307, path, &[("value", &shown_text(text))]);
    }
    date
}

pub(super) fn id<T: TryFrom<String, Error = IdError>>(
    json: &Json,
    path: &str,
    report: &mut Report,
) -> Option<T> {
    let text = plain_text(json, path, report)?;
    let id = T::try_from(text.to_owned()).ok();
    if id.is_none() {
        report.error(Code::E309, path, &[("value", &shown_text(text))]);
    }
    id
}

/// One of the variants of an enumeration, by the names `serde` gives them.
pub(super) fn choice<T: de::DeserializeOwned>(json: &Json, path: &str, report: &mut Report) -> Option<T> {
    let text = plain_text(json, path, report)?;
    match T::deserialize(IntoDeserializer::<Expected>::into_deserializer(text)) {
        Ok(value) => Some(value),
        Err(Expected(names)) => {
            let nearest = nearest(text, names).unwrap_or("none");
            let args: [(&str, &dyn fmt::Display); 3] =
                [("value", &shown_text(text)), ("allowed", &names.join(", ")), ("nearest", &nearest)];
            report.error(Code::E305, path, &args);
            None
        }
    }
}

/// The error of a text that is no variant: the names that are.
#[derive(Debug)]
struct Expected(&'static [&'static str]);

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

impl std::error::Error for Expected {}

impl de::Error for Expected {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(expected)
    }
}

/// A list of `sizes` entries, each read by `read`.
pub(super) fn list<T>(
    sizes: RangeInclusive<usize>,
    read: impl Fn(&Json, &str, &mut Report) -> Option<T>,
) -> impl Fn(&Json, &str, &mut Report) -> Option<Vec<T>> {
    move |json, path, report| {
        let Json::List(items) = json else {
            wrong_type(json, path, "list", report);
            return None;
        };
        // Every entry is read before giving up, so that every problem is told.
        let values: Vec<Option<T>> =
            items.iter().enumerate().map(|(i, item)| read(item, &format!("{path}[{i}]"), report)).collect();
        if !sizes.contains(&items.len()) {
            let args: [(&str, &dyn fmt::Display); 3] =
                [("count", &items.len()), ("min", sizes.start()), ("max", sizes.end())];
            report.error(Code::E310, path, &args);
            return None;
        }
        values.into_iter().collect()
    }
}

/// An object with names of the file's own choosing, at least `least` of them.
pub(super) fn map<K: Ord, V>(
    least: usize,
    key: impl Fn(&Json, &str, &mut Report) -> Option<K>,
    read: impl Fn(&Json, &str, &mut Report) -> Option<V>,
) -> impl Fn(&Json, &str, &mut Report) -> Option<BTreeMap<K, V>> {
    move |json, path, report| {
        let Json::Object(members) = json else {
            wrong_type(json, path, "object", report);
            return None;
        };
        let mut values = BTreeMap::new();
        let mut whole = true;
        for (name, value) in members {
            let path = super::fields::below(path, &shown_text(name));
            let key = key(&Json::Text(name.clone()), &path, report);
            let value = read(value, &path, report);
            if let (Some(key), Some(value)) = (key, value) {
                // "18:00" and "18:00:00" are one key.
                if values.insert(key, value).is_some() {
                    report.error(Code::E111, &path, &[("name", &shown_text(name))]);
                }
            } else {
                whole = false;
            }
        }
        if members.len() < least {
            report.error(
                Code::E310,
                path,
                &[("count", &members.len()), ("min", &least), ("max", &usize::from(u16::MAX))],
            );
            return None;
        }
        whole.then_some(values)
    }
}
