//! A hamlet small enough to read: three trails, three households, one team. Invented.

use evening_rounds::base::DeviceId;
use evening_rounds::import::{FileKind, NamedFile};
use evening_rounds::journal::Journal;
use serde_json::{Value, json};

/// The tree of a valid file, with as many of its fields as there are; of the journal, its first line.
pub fn tree(kind: FileKind) -> Value {
    match kind {
        FileKind::Trails => trails(),
        FileKind::Water => json!({
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": {"waterway": "stream"},
                 "geometry": {"type": "LineString", "coordinates": [[107.401, 16.2], [107.402, 16.204]]}},
                {"type": "Feature", "properties": {"natural": "water"},
                 "geometry": {"type": "Polygon", "coordinates":
                    [[[107.401, 16.2], [107.402, 16.2], [107.402, 16.201], [107.401, 16.2]]]}},
            ],
        }),
        FileKind::Choices => json!({
            "accepted": ["gap-0123456789abcdef"],
            "refused": ["crossing-0123456789abcdef"],
            "trails": {
                "0123456789abcdef": {"closed_on": "2026-04-24", "not_at_night": true, "not_after_rain": false},
            },
        }),
        FileKind::Hamlets => json!({
            "type": "FeatureCollection",
            "features": [{
                "type": "Feature",
                "properties": {"id": "suoi-tren", "name": "Suối Trên"},
                "geometry": {"type": "Point", "coordinates": [107.401, 16.201, 640]},
            }],
        }),
        FileKind::Households => households(),
        FileKind::Teams => json!([{
            "id": "t1",
            "name": "Tổ 1",
            "members": ["Sao 1", "Sao 2"],
            "languages": ["vi", "ktv"],
            "kit": true,
            "start": [107.4, 16.2],
            "end": [107.4, 16.2, 620.5],
            "departure": "18:00",
            "back_by": "21:30",
            "hamlets": ["suoi-tren"],
        }]),
        FileKind::Settings => settings(),
        FileKind::Journal => {
            serde_json::from_str(recorded().to_lines().lines().next().unwrap_or_default()).unwrap_or_default()
        }
    }
}

fn trails() -> Value {
    json!({
        "type": "FeatureCollection",
        "name": "trails",
        "attribution": ["Invented"],
        "features": [
            {"type": "Feature",
             "properties": {"highway": "track", "surface": "gravel", "tracktype": "grade3", "name": "Đường suối",
                "width": 2.5, "oneway": "no", "access": "yes", "ref": "S1"},
             "geometry": {"type": "LineString", "coordinates":
                [[107.4, 16.2, 620.0], [107.401, 16.2005, 626.0], [107.402, 16.201, 640.5]]}},
            {"type": "Feature", "id": 2,
             "properties": {"highway": "path", "sac_scale": "mountain_hiking", "trail_visibility": "good",
                "bridge": "yes", "layer": "1", "lit": "no", "foot": "yes", "osm_id": 17},
             "geometry": {"type": "MultiLineString", "coordinates": [
                [[107.401, 16.2005], [107.4012, 16.202]],
                [[107.4012, 16.202, 655], [107.4012, 16.202, 655], [107.4013, 16.203, 671]],
             ]}},
            {"type": "Feature", "id": "way/3",
             "properties": {"highway": "footway", "ford": true, "tunnel": null},
             "geometry": {"type": "LineString", "coordinates": [[107.402, 16.201], [107.403, 16.2012]]}},
        ],
    })
}

fn households() -> Value {
    json!({
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature",
             "properties": {
                "id": "h1", "hamlet": "suoi-tren", "house_mark": "12", "people": 6, "phones": 4, "language": "ktv",
                "needs": ["home_service", "carer_needed"],
                "rules": {"no_visits": false, "daytime_only": false, "no_evening": false, "call_first": true,
                    "windows": [{"from": "18:30", "to": "20:00"}]},
                "pending": [
                    {"person": "a", "task": "identity_card", "deadline": "2026-12-31", "abroad": false},
                    {"person": "a", "task": "eid_level_2"},
                    {"person": "b", "task": "identity_card"},
                ],
                "outreach": "visit",
                "attempts": [
                    {"date": "2026-11-02", "time": "18:40", "outcome": "away_unknown"},
                    {"date": "2026-11-09", "outcome": "away_known"},
                ],
                "absence": {"reason": "forest", "source": "neighbour", "reported": "2026-11-09",
                    "left": "2026-11-07", "back": "2026-11-13"},
                "appointment": {"date": "2026-11-24", "from": "18:30", "to": "19:30"},
                "visit_allowed": "2026-11-20",
             },
             "geometry": {"type": "Point", "coordinates": [107.4015, 16.2011, 641]}},
            {"type": "Feature",
             "properties": {"id": "h2", "hamlet": "suoi-tren", "house_mark": "cổng tre", "people": 2,
                "language": "vi", "outreach": "call"},
             "geometry": {"type": "Point", "coordinates": [107.4013, 16.203]}},
            {"type": "Feature",
             "properties": {"id": "h3", "hamlet": "suoi-tren", "house_mark": "14", "people": 3, "phones": 0,
                "language": "vi", "outreach": "invitation", "absence": null},
             "geometry": {"type": "Point", "coordinates": [107.403, 16.2013]}},
        ],
    })
}

/// Every setting with its default, and a language's name.
fn settings() -> Value {
    let mut settings = serde_json::to_value(evening_rounds::commune::Settings::default()).unwrap_or_default();
    if let Some(names) = settings.get_mut("language_names") {
        *names = json!({"vi": "tiếng Việt", "ktv": "tiếng Cơ Tu"});
    }
    if let Some(targets) = settings.get_mut("targets") {
        *targets = json!({"identity_card": 5, "eid_level_2": 4});
    }
    settings
}

/// A journal that takes the third household up to a visit by appointment.
pub fn recorded() -> Journal {
    let mut journal = Journal::new();
    let at = jiff::civil::date(2026, 11, 23).at(20, 10, 0, 0);
    for entry in [
        json!({"kind": "ladder", "household": "h3", "step": "visit", "date": "2026-11-20"}),
        json!({"kind": "visit", "household": "h3", "date": "2026-11-23", "time": "19:40", "team": "t1",
            "outcome": "met_again"}),
        json!({"kind": "appointment", "household": "h3",
            "appointment": {"date": "2026-11-26", "from": "19:00", "to": "20:00"}}),
    ] {
        let entry = serde_json::from_value(entry).unwrap();
        journal.record(&DeviceId::new("tablet-1").unwrap(), at, entry, None).unwrap();
    }
    journal
}

/// A valid file.
pub fn file(kind: FileKind) -> NamedFile {
    let bytes = match kind {
        FileKind::Journal => recorded().to_lines(),
        _ => tree(kind).to_string(),
    };
    NamedFile { name: kind.file_name().to_owned(), bytes: bytes.into_bytes() }
}

/// A valid file of each kind, in the order of [`FileKind::ALL`].
pub fn files() -> Vec<NamedFile> {
    FileKind::ALL.into_iter().map(file).collect()
}
