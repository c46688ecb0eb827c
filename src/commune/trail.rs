//! Trails with the OpenStreetMap tags that matter to somebody on foot at night.

use crate::base::{Fnv, Position, TrailKey};

/// How hard a path is on the Swiss Alpine Club's scale, T1 to T6 (OpenStreetMap `sac_scale`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SacScale {
    /// T1 `hiking`.
    Hiking,
    /// T2 `mountain_hiking`.
    MountainHiking,
    /// T3 `demanding_mountain_hiking`.
    DemandingMountainHiking,
    /// T4 `alpine_hiking`.
    AlpineHiking,
    /// T5 `demanding_alpine_hiking`.
    DemandingAlpineHiking,
    /// T6 `difficult_alpine_hiking`.
    DifficultAlpineHiking,
}

/// When a trail is closed to one way of travelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Closed {
    /// In the dark.
    pub at_night: bool,
    /// When it has rained.
    pub after_rain: bool,
}

/// The tags of a trail, with OpenStreetMap's names and values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TrailTags {
    /// `highway`: what kind of way it is; empty when the file has none.
    pub highway: String,
    /// `surface`.
    pub surface: Option<String>,
    /// `tracktype`, `grade1` to `grade5`.
    pub tracktype: Option<String>,
    /// `sac_scale`.
    pub sac_scale: Option<SacScale>,
    /// `trail_visibility`.
    pub trail_visibility: Option<String>,
    /// `bridge` with any value but `no`.
    pub bridge: bool,
    /// `tunnel` with any value but `no`.
    pub tunnel: bool,
    /// `ford` with any value but `no`.
    pub ford: bool,
    /// `oneway` with a value that means one direction only: binds vehicles, not people on foot.
    pub oneway: bool,
    /// `oneway=-1`: the one direction is against the order of drawing.
    pub oneway_reversed: bool,
    /// `junction`; a `roundabout` goes one way without saying so.
    pub junction: Option<String>,
    /// `access`.
    pub access: Option<String>,
    /// `foot`, which is more particular than `access`.
    pub foot: Option<String>,
    /// `vehicle`, which is more particular than `access`.
    pub vehicle: Option<String>,
    /// `motor_vehicle`, which is more particular than `vehicle`.
    pub motor_vehicle: Option<String>,
    /// `motorcycle`, which is more particular than `motor_vehicle`.
    pub motorcycle: Option<String>,
    /// `name`.
    pub name: Option<String>,
    /// `width` in metres.
    pub width: Option<f64>,
    /// `lit=yes`.
    pub lit: bool,
    /// `layer`, −5 to 5.
    pub layer: i8,
    /// `not_at_night=yes`, or OpenStreetMap's `access:conditional=no @ (sunset-sunrise)`: nobody takes it in the dark.
    pub not_at_night: bool,
    /// `not_after_rain=yes`, or OpenStreetMap's `access:conditional=no @ wet`: nobody takes it when it has rained.
    pub not_after_rain: bool,
    /// When it is closed to people on foot: `foot:conditional`.
    pub foot_closed: Closed,
    /// When it is closed to motorbikes: `vehicle:conditional`, `motor_vehicle:conditional`, `motorcycle:conditional`.
    pub motor_closed: Closed,
    /// Every other tag as written, kept and not understood.
    pub other: std::collections::BTreeMap<String, String>,
}

impl TrailTags {
    /// Names of the tags that are read; every other is kept in `other`.
    pub const KNOWN: [&str; 21] = [
        "highway",
        "surface",
        "tracktype",
        "sac_scale",
        "trail_visibility",
        "bridge",
        "tunnel",
        "ford",
        "oneway",
        "junction",
        "access",
        "foot",
        "vehicle",
        "motor_vehicle",
        "motorcycle",
        "name",
        "width",
        "lit",
        "layer",
        "not_at_night",
        "not_after_rain",
    ];
}

impl TrailTags {
    /// Whether the line carries a mark of OpenStreetMap's. There, lines that have a vertex at one place share a node.
    pub fn is_from_osm(&self) -> bool {
        self.other.contains_key("osm_id") || self.other.contains_key("@id")
    }
}

/// One line of `trails.geojson`; a `MultiLineString` becomes one trail for each of its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Trail {
    /// Index of the feature in the file, for messages.
    pub feature: usize,
    /// Its tags.
    pub tags: TrailTags,
    /// At least two positions, in drawing order.
    pub line: Vec<Position>,
}

impl Trail {
    /// Names the trail by the places it runs over, to the centimetre. Two lines over the same places have one key.
    pub fn key(&self) -> TrailKey {
        let mut hash = Fnv::new();
        for position in &self.line {
            hash.take(libm::round(position.lon() * 1e7) as i64);
            hash.take(libm::round(position.lat() * 1e7) as i64);
        }
        TrailKey::from_hash(hash.get())
    }
}

/// Names the lines of a file by the places they run over, whatever their order and tags.
pub fn trails_id(trails: &[Trail]) -> String {
    let mut keys: Vec<TrailKey> = trails.iter().map(Trail::key).collect();
    keys.sort_unstable();
    let mut hash = Fnv::new();
    for byte in keys.iter().flat_map(|key| key.as_str().bytes()) {
        hash.take(byte.into());
    }
    format!("{:016x}", hash.get())
}
