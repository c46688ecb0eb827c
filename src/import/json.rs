//! Bytes → a JSON tree that keeps what `serde_json::Value` would hide: names that occur twice.

use super::Code;
use super::report::shown_text;
use icu_normalizer::ComposingNormalizerBorrowed;
use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;

/// Largest file that is read, in bytes.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Most values of a file: what [`MOST_BYTES`] of coordinates hold; keeps brackets alone from filling the memory.
const MOST_VALUES: u32 = 10_000_000;
/// Deepest nesting. Our own files need 8.
const MOST_DEPTH: u32 = 32;

/// A JSON value. Text is in Unicode normalisation form C, so that "Cơ Tu" typed on any machine is one text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Whole(i64),
    /// Finite.
    Number(f64),
    Text(String),
    List(Vec<Json>),
    /// In file order; a name may occur twice, see [`Document::has_duplicates`].
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of a member, the last one where the name occurs twice; `None` also when this is no object.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().rev().find(|(n, _)| n == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The number, whole or not.
    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Whole(n) => Some(*n as f64),
            Self::Number(n) => Some(*n),
            _ => None,
        }
    }

    /// The text.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Name of the type for the catalogues' selectors.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "bool",
            Self::Whole(_) | Self::Number(_) => "number",
            Self::Text(_) => "text",
            Self::List(_) => "list",
            Self::Object(_) => "object",
        }
    }
}

/// A file's tree.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) root: Json,
    /// Whether some object has a name twice.
    pub(crate) has_duplicates: bool,
}

/// Why bytes are not a JSON tree: the code and the values of its message.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotJson {
    pub(crate) code: Code,
    pub(crate) args: Vec<(&'static str, String)>,
}

impl NotJson {
    fn new(code: Code, args: Vec<(&'static str, String)>) -> Self {
        Self { code, args }
    }

    /// Tells it as a problem of the whole file.
    pub(crate) fn report(&self, report: &mut super::report::Report) {
        let args: Vec<(&str, &dyn fmt::Display)> =
            self.args.iter().map(|(name, value)| (*name, value as &dyn fmt::Display)).collect();
        report.error(self.code, "", &args);
    }
}

/// Parses a file's bytes.
pub(crate) fn parse(bytes: &[u8]) -> Result<Document, NotJson> {
    if bytes.len() > MOST_BYTES {
        let mib = |n: usize| n.div_ceil(1024 * 1024).to_string();
        return Err(NotJson::new(Code::E101, vec![("size", mib(bytes.len())), ("max", mib(MOST_BYTES))]));
    }
    let text = decode(bytes)?;
    let limits = Limits::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let tree = Node { limits: &limits, depth: 0 }
        .deserialize(&mut reader)
        .map_err(|e| broken(text, &e, limits.stopped.get()))?;
    reader.end().map_err(|e| {
        let near = near(text, e.line(), e.column());
        NotJson::new(Code::E110, place(&e, near))
    })?;
    Ok(Document { root: tree, has_duplicates: limits.duplicates.get() })
}

fn decode(bytes: &[u8]) -> Result<&str, NotJson> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, ..] | [_, 0, ..]) {
        return Err(NotJson::new(Code::E103, vec![]));
    }
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let line = bytes.iter().take(e.valid_up_to()).filter(|&&b| b == b'\n').count() + 1;
        NotJson::new(Code::E104, vec![("line", line.to_string()), ("byte", e.valid_up_to().to_string())])
    })?;
    match text.trim_start().chars().next() {
        None => Err(NotJson::new(Code::E102, vec![])),
        Some('<') => Err(NotJson::new(Code::E105, vec![("near", shown_text(first_line(text)))])),
        Some(_) => Ok(text),
    }
}

fn first_line(text: &str) -> &str {
    text.trim_start().lines().next().unwrap_or_default()
}

/// What stands at a line and column, for the message. `column` counts bytes from 1, as `serde_json` does.
fn near(text: &str, line: usize, column: usize) -> String {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let start = (0..=column.saturating_sub(1).min(line.len())).rev().find(|&i| line.is_char_boundary(i));
    let rest = start.and_then(|i| line.get(i..)).unwrap_or_default();
    shown_text(&rest.chars().take(24).collect::<String>())
}

fn place(error: &serde_json::Error, near: String) -> Vec<(&'static str, String)> {
    vec![("line", error.line().to_string()), ("column", error.column().to_string()), ("near", near)]
}

fn broken(text: &str, error: &serde_json::Error, stopped: Option<Code>) -> NotJson {
    let near = near(text, error.line(), error.column());
    // `serde_json` tells these apart only in its message.
    let out_of_range = error.to_string().starts_with("number out of range");
    let bare = near.trim_start_matches(['-', '+']);
    let not_finite = ["NaN", "nan", "Infinity", "inf"].iter().any(|word| bare.starts_with(word));
    let code = match stopped {
        Some(code) => code,
        None if error.is_eof() => Code::E107,
        None if out_of_range || not_finite => Code::E112,
        None => Code::E106,
    };
    let mut args = place(error, near);
    match code {
        Code::E108 => args.push(("max", MOST_DEPTH.to_string())),
        Code::E109 => args.push(("max", MOST_VALUES.to_string())),
        _ => {}
    }
    NotJson::new(code, args)
}

/// What is counted while parsing.
#[derive(Default)]
struct Limits {
    values: Cell<u32>,
    duplicates: Cell<bool>,
    stopped: Cell<Option<Code>>,
}

/// Reads one value at a depth.
#[derive(Clone, Copy)]
struct Node<'l> {
    limits: &'l Limits,
    depth: u32,
}

impl Node<'_> {
    fn inner(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    fn stop<E: de::Error>(self, code: Code) -> E {
        self.limits.stopped.set(Some(code));
        E::custom("beyond a limit")
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Json;

    fn deserialize<D: de::Deserializer<'de>>(self, reader: D) -> Result<Json, D::Error> {
        let values = self.limits.values.get() + 1;
        self.limits.values.set(values);
        if values > MOST_VALUES {
            return Err(self.stop(Code::E109));
        }
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(i64::try_from(value).map_or(Json::Number(value as f64), Json::Whole))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Json, E> {
        if value.is_finite() { Ok(Json::Number(value)) } else { Err(self.stop(Code::E112)) }
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(normalised(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        if self.depth >= MOST_DEPTH {
            return Err(self.stop(Code::E108));
        }
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.inner())? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        if self.depth >= MOST_DEPTH {
            return Err(self.stop(Code::E108));
        }
        let mut members: Vec<(String, Json)> = Vec::new();
        while let Some(name) = entries.next_key::<String>()? {
            members.push((normalised(&name), entries.next_value_seed(self.inner())?));
        }
        let mut names = BTreeSet::new();
        if !members.iter().all(|(name, _)| names.insert(name.as_str())) {
            self.limits.duplicates.set(true);
        }
        Ok(Json::Object(members))
    }
}

/// In normalisation form C. Most text is already, which is quick to see.
fn normalised(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> Option<Code> {
        parse(bytes).err().map(|e| e.code)
    }

    #[test]
    fn tells_apart_what_is_not_json() {
        assert_eq!(code(b""), Some(Code::E102));
        assert_eq!(code(b" \n "), Some(Code::E102));
        assert_eq!(code(b"\xEF\xBB\xBF{}"), None);
        assert_eq!(code(b"\xFF\xFE{\0}\0"), Some(Code::E103));
        assert_eq!(code(b"{\0}\0"), Some(Code::E103));
        assert_eq!(code(b"{\"a\": \"\xFF\"}"), Some(Code::E104));
        assert_eq!(code(b"<!doctype html>"), Some(Code::E105));
        assert_eq!(code(b"[1,]"), Some(Code::E106));
        assert_eq!(code(b"{\"a\": [1,"), Some(Code::E107));
        assert_eq!(code("[".repeat(100_000).as_bytes()), Some(Code::E108));
        assert_eq!(code(b"{} {}"), Some(Code::E110));
        for number in ["1e999", "-1e999", "NaN", "Infinity", "-Infinity"] {
            assert_eq!(code(format!("[1, {number}]").as_bytes()), Some(Code::E112), "{number}");
        }
    }

    #[test]
    fn counts_values() {
        let text = format!("[{}0]", "0,".repeat(MOST_VALUES as usize));
        assert_eq!(code(text.as_bytes()), Some(Code::E109));
    }

    #[test]
    fn says_where_and_what() {
        let error = parse("{\n \"thôn\": nope\n}".as_bytes()).err();
        let args = error.map(|e| e.args).unwrap_or_default();
        assert!(args.contains(&("line", "2".to_owned())), "{args:?}");
        assert!(args.iter().any(|(n, v)| *n == "near" && v.contains("ope")), "{args:?}");
    }

    #[test]
    fn sees_names_that_occur_twice_at_any_depth() {
        assert!(parse(br#"{"a":[{"b":1,"b":1}]}"#).is_ok_and(|d| d.has_duplicates));
        assert!(parse(br#"{"a":[{"b":1},{"b":1}]}"#).is_ok_and(|d| !d.has_duplicates));
    }

    #[test]
    fn joins_letters_and_marks() {
        let decomposed = "\"Co\u{31b} Tu\"";
        assert!(parse(decomposed.as_bytes()).is_ok_and(|d| d.root == Json::Text("Cơ Tu".to_owned())));
    }
}
