//! Where one may go, and what kind of way it is. Here for people on foot; [`riding`] for motorbikes.
//!
//! The rules for people on foot are those of OSRM's and Valhalla's foot profiles as far as these agree: `foot` before
//! `access`; `private`, `agricultural`, `forestry` and `delivery` are not for others; `customers`, `destination` and
//! `permit` are no hindrance; trunk roads and busways only where a tag allows it; `sidewalk` and
//! `service` change nothing. Deliberately different, because it is evening and the way must be safe: paths above
//! `hardest_sac` are barred, so are via ferratas and ferries (no boat is reckoned with); cycleways and bridleways are
//! walked without a tag too, unless the setting `cycleways` says no, as both routers do; and
//! `highway` values that nobody has heard of are paths, because hand-drawn layers have their own words.

pub(super) mod riding;

use crate::commune::{SacScale, TrailTags, WalkingSettings};
use serde::Serialize;

/// What a trail is to somebody on it: how it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TrailKind {
    /// Built for vehicles.
    Road,
    /// A farm or forest track.
    Track,
    /// Anything else one can walk on.
    Path,
    /// Not for people on foot.
    Barred,
}

/// Which ways along a line one may go, in the order it was drawn and against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Directions {
    pub(super) ahead: bool,
    pub(super) back: bool,
}

impl Directions {
    const BOTH: Self = Self { ahead: true, back: true };
    const AHEAD: Self = Self { ahead: true, back: false };
    const BACK: Self = Self { ahead: false, back: true };
}

/// What the ground is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Underfoot {
    /// Asphalt, concrete, stone.
    Paved,
    /// Not paved, but firm when it rains.
    Firm,
    /// Earth, grass or sand, soft when it rains.
    Earth,
}

/// Ways nobody walks on, whatever else they are tagged.
const NEVER: [&str; 12] = [
    "motorway",
    "motorway_link",
    "construction",
    "proposed",
    "planned",
    "abandoned",
    "razed",
    "raceway",
    "bus_guideway",
    "via_ferrata",
    "escape",
    "no",
];
/// Ways nobody walks on unless `foot` or `access` says so.
const UNLESS_ALLOWED: [&str; 3] = ["trunk", "trunk_link", "busway"];
/// The same where the setting says so.
const FOR_OTHERS: [&str; 2] = ["cycleway", "bridleway"];
const ROADS: [&str; 15] = [
    "trunk",
    "trunk_link",
    "primary",
    "primary_link",
    "secondary",
    "secondary_link",
    "tertiary",
    "tertiary_link",
    "unclassified",
    "residential",
    "living_street",
    "service",
    "pedestrian",
    "road",
    "busway",
];
/// Values of `access` and its kin that keep others out.
const CLOSED: [&str; 8] =
    ["no", "private", "agricultural", "forestry", "delivery", "military", "emergency", "restricted"];
/// Values that neither open nor close anything.
const SILENT: [&str; 4] = ["unknown", "use_sidepath", "discouraged", "dismount"];
/// Things a line without `highway` may be that are no way at all.
const NO_WAYS: [&str; 7] = ["waterway", "aerialway", "power", "boundary", "building", "barrier", "natural"];
const PAVED: [&str; 12] = [
    "paved",
    "asphalt",
    "concrete",
    "concrete:plates",
    "concrete:lanes",
    "paving_stones",
    "chipseal",
    "metal",
    "sett",
    "cobblestone",
    "unhewn_cobblestone",
    "bricks",
];
const EARTH: [&str; 9] = ["ground", "dirt", "earth", "mud", "clay", "soil", "grass", "sand", "unpaved"];

/// What a tag of access says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Open,
    Closed,
    Nothing,
}

/// What the first of these tags that says something says.
fn word<'a>(tags: impl IntoIterator<Item = Option<&'a str>>) -> Word {
    let said = tags.into_iter().flatten().find(|value| !SILENT.contains(value));
    said.map_or(Word::Nothing, |value| if CLOSED.contains(&value) { Word::Closed } else { Word::Open })
}

/// The kind of a trail by its tags, for people on foot. A trail without `highway` is a hand-drawn path.
///
/// Barred are motorways, ways being built, whatever is no way; what `foot`, or failing that `access`, closes; trunk
/// roads and busways, and by a setting cycleways and bridleways, unless these open them; and paths above `hardest_sac`.
pub fn trail_kind(tags: &TrailTags, walking: &WalkingSettings) -> TrailKind {
    let highway = tags.highway.as_str();
    let said = word([tags.foot.as_deref(), tags.access.as_deref()]);
    let too_hard = tags.sac_scale.is_some_and(|sac| sac_grade(sac) > walking.hardest_sac);
    let needs_word =
        UNLESS_ALLOWED.contains(&highway) || (!walking.cycleways && FOR_OTHERS.contains(&highway));
    if no_way(tags)
        || NEVER.contains(&highway)
        || said == Word::Closed
        || (needs_word && said != Word::Open)
        || too_hard
    {
        TrailKind::Barred
    } else {
        built_as(highway)
    }
}

/// What a way was built as, whoever is on it.
fn built_as(highway: &str) -> TrailKind {
    if ROADS.contains(&highway) {
        TrailKind::Road
    } else if highway == "track" {
        TrailKind::Track
    } else {
        TrailKind::Path
    }
}

/// Whether a line is no way at all: a stream, a power line, a ferry, something marked as impassable.
fn no_way(tags: &TrailTags) -> bool {
    let other = |key: &str| tags.other.get(key).map(String::as_str);
    if tags.other.is_empty() {
        return false;
    }
    if other("impassable") == Some("yes") || other("route") == Some("ferry") {
        return true;
    }
    tags.highway.is_empty()
        && (NO_WAYS.iter().any(|key| tags.other.contains_key(*key))
            || other("railway")
                .is_some_and(|value| !matches!(value, "platform" | "abandoned" | "razed" | "dismantled")))
}

/// Whether one walks in the dark as on a road: roads, tracks but the two roughest grades, and paved paths.
pub(super) fn even_underfoot(kind: TrailKind, tags: &TrailTags) -> bool {
    match kind {
        TrailKind::Road => true,
        TrailKind::Track => !matches!(tags.tracktype.as_deref(), Some("grade4" | "grade5")),
        TrailKind::Path => tags.surface.as_deref().is_some_and(|surface| PAVED.contains(&surface)),
        TrailKind::Barred => false,
    }
}

/// What the ground is, by `surface`; where that is not known, roads and tracks of grade 1 are reckoned paved, tracks
/// of grade 2 and paths firm, other tracks earth.
pub(super) fn underfoot(kind: TrailKind, tags: &TrailTags) -> Underfoot {
    match tags.surface.as_deref() {
        Some(surface) if PAVED.contains(&surface) => Underfoot::Paved,
        Some(surface) if EARTH.contains(&surface) => Underfoot::Earth,
        Some(_) => Underfoot::Firm,
        None => match (kind, tags.tracktype.as_deref()) {
            (TrailKind::Road, _) | (TrailKind::Track, Some("grade1")) => Underfoot::Paved,
            (TrailKind::Track, Some("grade2")) | (TrailKind::Path | TrailKind::Barred, _) => Underfoot::Firm,
            (TrailKind::Track, _) => Underfoot::Earth,
        },
    }
}

/// Whether so little of a trail can be seen that it is not to be followed in the dark.
pub(super) fn faint(tags: &TrailTags) -> bool {
    matches!(tags.trail_visibility.as_deref(), Some("horrible" | "no"))
}

/// Which directions feet may take: `oneway:foot`, `foot:backward=no` and the like, and moving stairs. Plain `oneway`
/// binds vehicles only.
pub(super) fn directions(tags: &TrailTags) -> Directions {
    if tags.other.is_empty() {
        return Directions::BOTH;
    }
    let other = |key: &str| tags.other.get(key).map(String::as_str);
    match (other("oneway:foot"), other("conveying")) {
        (Some("yes" | "1" | "true"), _) | (None, Some("forward")) => Directions::AHEAD,
        (Some("-1" | "reverse"), _) | (None, Some("backward")) => Directions::BACK,
        _ => match (other("foot:forward"), other("foot:backward")) {
            (_, Some("no")) => Directions::AHEAD,
            (Some("no"), _) => Directions::BACK,
            _ => Directions::BOTH,
        },
    }
}

/// 1 for T1 to 6 for T6.
pub(super) const fn sac_grade(sac: SacScale) -> u8 {
    match sac {
        SacScale::Hiking => 1,
        SacScale::MountainHiking => 2,
        SacScale::DemandingMountainHiking => 3,
        SacScale::AlpineHiking => 4,
        SacScale::DemandingAlpineHiking => 5,
        SacScale::DifficultAlpineHiking => 6,
    }
}

#[cfg(test)]
mod tests;
