//! Which of the commune's files a file is.

use super::json::{self, Json};
use crate::journal;
use serde::Serialize;

/// One of the commune's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// `trails.geojson`: lines one can walk on.
    Trails,
    /// `households.geojson`: households as points.
    Households,
    /// `hamlets.geojson`: hamlets as points.
    Hamlets,
    /// `teams.json`: evening teams.
    Teams,
    /// `settings.json`: whatever differs from the defaults.
    Settings,
    /// `water.geojson`: rivers and lakes to draw, which nobody wades on the way to a door.
    Water,
    /// `trail-choices.json`: what people have decided about the trails.
    Choices,
    /// `journal.jsonl`: what happened since the other files were written. The only kind of which there may be several
    /// files, which are read as one.
    Journal,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Trails,
        Self::Households,
        Self::Hamlets,
        Self::Teams,
        Self::Settings,
        Self::Water,
        Self::Choices,
        Self::Journal,
    ];

    /// The name the file usually has.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Trails => "trails.geojson",
            Self::Households => "households.geojson",
            Self::Hamlets => "hamlets.geojson",
            Self::Teams => "teams.json",
            Self::Settings => "settings.json",
            Self::Water => "water.geojson",
            Self::Choices => "trail-choices.json",
            Self::Journal => "journal.jsonl",
        }
    }

    /// Whether a commune cannot do without it.
    pub const fn is_required(self) -> bool {
        !matches!(self, Self::Settings | Self::Water | Self::Choices | Self::Journal)
    }

    /// The word that names it in messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Trails => "trails",
            Self::Households => "households",
            Self::Hamlets => "hamlets",
            Self::Teams => "teams",
            Self::Settings => "settings",
            Self::Water => "water",
            Self::Choices => "choices",
            Self::Journal => "journal",
        }
    }
}

/// Which file this is: by its name, or by its contents when the name does not say. `None` when neither does.
pub fn recognise(name: &str, bytes: &[u8]) -> Option<FileKind> {
    by_name(name).or_else(|| {
        if journal::looks_like_one(bytes) {
            return Some(FileKind::Journal);
        }
        json::parse(bytes).ok().and_then(|document| by_contents(&document.root))
    })
}

/// By the usual name, or by the one word of the usual names that it contains.
pub(super) fn by_name(name: &str) -> Option<FileKind> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_lowercase();
    if let Some(kind) = FileKind::ALL.into_iter().find(|k| k.file_name() == name) {
        return Some(kind);
    }
    let mut kinds = FileKind::ALL.into_iter().filter(|k| name.contains(k.word()));
    match (kinds.next(), kinds.next()) {
        (Some(kind), None) => Some(kind),
        _ => None,
    }
}

/// By what only one kind of file holds.
pub(super) fn by_contents(root: &Json) -> Option<FileKind> {
    const SETTINGS: [&str; 15] = [
        "last_knock",
        "first_knock",
        "out_by",
        "gate",
        "minimum_gap_days",
        "cool_off_days",
        "ladder",
        "service",
        "walking",
        "healing",
        "chance",
        "priority",
        "search",
        "targets",
        "language_names",
    ];
    match root {
        Json::List(entries) => entries
            .iter()
            .any(|e| e.get("members").is_some() && e.get("departure").is_some())
            .then_some(FileKind::Teams),
        Json::Object(_) => match root.get("features") {
            Some(Json::List(features)) => features.iter().take(50).find_map(of_feature),
            Some(_) => None,
            None if SETTINGS.iter().any(|name| root.get(name).is_some()) => Some(FileKind::Settings),
            None => {
                (root.get("accepted").is_some() || root.get("refused").is_some()).then_some(FileKind::Choices)
            }
        },
        _ => None,
    }
}

fn of_feature(feature: &Json) -> Option<FileKind> {
    let properties = feature.get("properties")?;
    let has = |name| properties.get(name).is_some();
    let geometry = feature.get("geometry").and_then(|g| g.get("type")).and_then(Json::text);
    if has("house_mark") || has("outreach") {
        Some(FileKind::Households)
    } else if has("waterway")
        || has("water")
        || properties.get("natural").and_then(Json::text) == Some("water")
    {
        Some(FileKind::Water)
    } else if has("highway") {
        Some(FileKind::Trails)
    } else if geometry == Some("Point") && has("id") && has("name") {
        Some(FileKind::Hamlets)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_by_the_name_first() {
        assert_eq!(recognise("trails.geojson", b"nonsense"), Some(FileKind::Trails));
        assert_eq!(recognise("C:\\xa\\Ordino-Trails (2).json", b""), Some(FileKind::Trails));
        assert_eq!(recognise("trails/teams.json", b""), Some(FileKind::Teams));
        assert_eq!(recognise("teams.trails.json", b"[]"), None);
        assert_eq!(recognise("journal-tablet-2.jsonl", b""), Some(FileKind::Journal));
    }

    #[test]
    fn goes_by_the_contents_otherwise() {
        let of = |text: &str| recognise("a.json", text.as_bytes());
        assert_eq!(of(r#"[{"members": [], "departure": "18:00"}]"#), Some(FileKind::Teams));
        assert_eq!(of(r#"{"walking": {}}"#), Some(FileKind::Settings));
        let feature = |properties: &str| {
            of(&format!(
                r#"{{"features": [{{"properties": {{{properties}}}, "geometry": {{"type": "Point"}}}}]}}"#
            ))
        };
        assert_eq!(feature(r#""highway": "path""#), Some(FileKind::Trails));
        assert_eq!(feature(r#""waterway": "stream""#), Some(FileKind::Water));
        assert_eq!(feature(r#""id": "1", "house_mark": "3""#), Some(FileKind::Households));
        assert_eq!(feature(r#""id": "1", "name": "Suối Trên""#), Some(FileKind::Hamlets));
        assert_eq!(feature(r#""pub": "The Fox""#), None);
        assert_eq!(of("<html>"), None);
        assert_eq!(of("\n{\"v\": 7, \"id\": \"\", \"entry\": {}}\n{"), Some(FileKind::Journal));
        assert_eq!(of(r#"{"v": 1, "id": "x", "forgotten": true}"#), Some(FileKind::Journal));
    }
}
