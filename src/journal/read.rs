//! JSON Lines → events, with every line that cannot be used reported and the rest read.

use super::Journal;
use super::line::{self, Damage, Line};
use super::migrate::VERSION;
use crate::import::{Code, Json, MOST_BYTES, NamedFile, Problem, Report, parse, shown_text};
use std::fmt::Display;

/// Reads one file of a journal, whole or a part. What is wrong is a warning, but for a file that is none at all.
pub fn read(file: &NamedFile) -> (Journal, Vec<Problem>) {
    let mut report = Report::new(&file.name);
    let journal = read_into(&file.bytes, &mut report);
    (journal, report.finish())
}

/// Whether this looks like a journal: its first line does.
pub(crate) fn looks_like_one(bytes: &[u8]) -> bool {
    let first = bytes.split(|&b| b == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    if first.len() > line::MOST_LINE_BYTES {
        return false;
    }
    let Ok(document) = parse(first) else { return false };
    let has = |name| document.root.get(name).is_some();
    matches!(document.root.get("v"), Some(Json::Whole(_))) && has("id") && (has("entry") || has("forgotten"))
}

/// The same, with the problems put into a report.
pub(crate) fn read_into(bytes: &[u8], report: &mut Report) -> Journal {
    let mut journal = Journal::new();
    if bytes.len() > MOST_BYTES {
        let mib = |n: usize| n.div_ceil(1024 * 1024);
        report.error(Code::E101, "", &[("size", &mib(bytes.len())), ("max", &mib(MOST_BYTES))]);
        return journal;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, ..] | [_, 0, ..]) {
        report.error(Code::E103, "", &[]);
        return journal;
    }
    let last = bytes.split(|&b| b == b'\n').count() - 1;
    let mut newer: (usize, i64) = (0, VERSION);
    for (index, text) in bytes.split(|&b| b == b'\n').enumerate() {
        let text = text.trim_ascii();
        if text.is_empty() {
            continue;
        }
        match line::read(text) {
            Ok((id, line)) => {
                if let Line::Newer { version, .. } = &line {
                    newer = (newer.0 + 1, newer.1.max(*version));
                }
                journal.insert(id, line);
            }
            Err(damage) => tell(&damage, index, index == last, text, report),
        }
    }
    if newer.0 > 0 {
        report.enter(None, None);
        report.warning(Code::E605, "v", &[("count", &newer.0), ("version", &newer.1), ("known", &VERSION)]);
    }
    journal
}

fn tell(damage: &Damage, index: usize, is_last: bool, text: &[u8], report: &mut Report) {
    let number = index + 1;
    let id = parse(text).ok().and_then(|d| Some(shown_text(d.root.get("id")?.text()?)));
    report.enter(Some(index), id.as_deref());
    let args: [(&str, &dyn Display); 2] = [("line", &number), ("detail", damage)];
    match damage {
        // Writing it was interrupted.
        Damage::CutOff if is_last => report.warning(Code::E601, "", &args),
        Damage::CutOff | Damage::Form(_) => report.warning(Code::E602, "", &args),
        Damage::Frame(field) => report.warning(Code::E602, field, &args),
        Damage::Id(named) => report.warning(Code::E603, "id", &[("line", &number), ("named", named)]),
        Damage::Entry(_) => report.warning(Code::E604, "entry", &args),
    }
}

impl Journal {
    /// The whole journal as JSON Lines: the same bytes for the same set, every line in its canonical form, in the order
    /// of the logical clock.
    pub fn to_lines(&self) -> String {
        let mut lines: Vec<(u64, &str)> =
            self.lines.values().map(|l| (l.clock().map_or(0, super::Lamport::get), l.text())).collect();
        lines.sort_unstable();
        let mut text = String::with_capacity(lines.iter().map(|(_, line)| line.len() + 1).sum());
        for (_, line) in lines {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// The line of one event, without its end, to be added to a file.
    pub fn line(&self, id: super::EventId) -> Option<&str> {
        self.lines.get(&id).map(Line::text)
    }
}
