//! The dialects, and telling them apart.

use std::fmt;

/// How an instance is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON with `nodes`, `teams` and a `matrix`.
    Common,
    /// Text of the team orienteering problem with time windows, as KU Leuven collects it.
    Toptw,
    /// Text of the team orienteering problem, by Chao.
    Top,
    /// JSON with `jobs`, `vehicles` and `matrices`, as the VROOM program reads it.
    Vroom,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Common, Self::Toptw, Self::Top, Self::Vroom];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Toptw => "toptw",
            Self::Top => "top",
            Self::Vroom => "vroom",
        }
    }

    /// What a text seems to be; `None` when nothing tells.
    pub(super) fn guess(text: &str) -> Option<Self> {
        let text = text.trim_start();
        if text.starts_with('{') {
            return Self::guess_json(text);
        }
        let mut words = text.split(|c: char| c.is_whitespace() || c == ';').filter(|word| !word.is_empty());
        let mut numbers = words.clone();
        match words.next() {
            Some("n") => Some(Self::Top),
            _ if (0..6).all(|_| numbers.next().is_some_and(|word| word.parse::<f64>().is_ok())) => {
                Some(Self::Toptw)
            }
            _ => None,
        }
    }

    /// By the keys of the outermost object, or of what there is of it: a file with a slip is still told for what it is.
    fn guess_json(text: &str) -> Option<Self> {
        let mut found = None;
        let (mut depth, mut begun, mut escaped) = (0_usize, None, false);
        for (at, byte) in text.bytes().enumerate() {
            match (begun, byte) {
                (Some(_), _) if escaped => escaped = false,
                (Some(_), b'\\') => escaped = true,
                (Some(start), b'"') => {
                    begun = None;
                    let is_key = depth == 1 && text.get(at + 1..)?.trim_start().starts_with(':');
                    match text.get(start..at) {
                        Some("nodes") if is_key => return Some(Self::Common),
                        Some("jobs") if is_key => return Some(Self::Vroom),
                        // A file with neither jobs nor nodes is more likely one with shipments alone.
                        Some("vehicles") if is_key => found = Some(Self::Vroom),
                        _ => {}
                    }
                }
                (None, b'"') => begun = Some(at + 1),
                (None, b'{' | b'[') => depth += 1,
                (None, b'}' | b']') => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        found
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn formats_are_told_by_what_they_hold() {
        for (text, format) in [
            (r#"{"name": "jobs", "matrix": [], "nodes": []}"#, Some(Format::Common)),
            (r#"{"vehicles": [], "x": {"nodes": 1}, "a\"": 2, "jobs": []}"#, Some(Format::Vroom)),
            (r#"{"vehicles": [], "#, Some(Format::Vroom)),
            (r#"{"title": "nodes"}"#, None),
            ("[]", None),
            ("", None),
            ("\u{feff}", None),
            ("n 3\nm 2\ntmax 5", Some(Format::Top)),
            ("n;3\nm;2", Some(Format::Top)),
            ("4 10 100 1\n0 200", Some(Format::Toptw)),
            ("4 10 100 1\n0", None),
            ("nodes 3", None),
        ] {
            assert_eq!(Format::guess(text), format, "{text}");
        }
    }
}
