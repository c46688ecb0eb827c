//! Where a person on foot may go, and what kind of way it is.

use crate::commune::{SacScale, TrailTags, WalkingSettings};
use serde::Serialize;

/// What a trail is to somebody on foot: how it is drawn.
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

/// Which ways along a line feet may go (`oneway:foot`; plain `oneway` binds vehicles only).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Directions {
    pub(super) ahead: bool,
    pub(super) back: bool,
}

/// Ways nobody walks on, whatever else they are tagged.
const NEVER: [&str; 6] = ["motorway", "motorway_link", "construction", "proposed", "raceway", "bus_guideway"];
/// Ways nobody walks on unless `foot` says so.
const UNLESS_ALLOWED: [&str; 2] = ["trunk", "trunk_link"];
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
/// Values of `surface` one walks on in the dark as on a road.
const PAVED: [&str; 8] = [
    "paved",
    "asphalt",
    "concrete",
    "concrete:plates",
    "concrete:lanes",
    "paving_stones",
    "chipseal",
    "metal",
];

/// The kind of a trail by its tags. A trail without `highway` is a hand-drawn path.
///
/// Barred are motorways, ways being built, `foot=no` and `foot=private`; `access=no`, `access=private` and trunk
/// roads unless `foot` is `yes`, `designated` or `permissive`; and paths above `hardest_sac`.
pub fn trail_kind(tags: &TrailTags, walking: &WalkingSettings) -> TrailKind {
    let highway = tags.highway.as_str();
    let foot = tags.foot.as_deref();
    let allowed = matches!(foot, Some("yes" | "designated" | "permissive"));
    let closed = matches!(tags.access.as_deref(), Some("no" | "private"));
    let too_hard = tags.sac_scale.is_some_and(|sac| sac_grade(sac) > walking.hardest_sac);
    if NEVER.contains(&highway)
        || matches!(foot, Some("no" | "private"))
        || ((closed || UNLESS_ALLOWED.contains(&highway)) && !allowed)
        || too_hard
    {
        TrailKind::Barred
    } else if ROADS.contains(&highway) {
        TrailKind::Road
    } else if highway == "track" {
        TrailKind::Track
    } else {
        TrailKind::Path
    }
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

/// Which directions feet may take.
pub(super) fn directions(tags: &TrailTags) -> Directions {
    match tags.other.get("oneway:foot").map(String::as_str) {
        Some("yes") => Directions { ahead: true, back: false },
        Some("-1") => Directions { ahead: false, back: true },
        _ => Directions { ahead: true, back: true },
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
mod tests {
    use super::*;

    fn kind(change: impl FnOnce(&mut TrailTags)) -> TrailKind {
        let mut tags = TrailTags::default();
        change(&mut tags);
        trail_kind(&tags, &WalkingSettings::default())
    }

    #[test]
    fn highways_have_their_kind() {
        assert_eq!(kind(|_| ()), TrailKind::Path, "hand-drawn");
        for (highway, expected) in [
            ("residential", TrailKind::Road),
            ("track", TrailKind::Track),
            ("steps", TrailKind::Path),
            ("cycleway", TrailKind::Path),
            ("motorway", TrailKind::Barred),
            ("trunk_link", TrailKind::Barred),
            ("proposed", TrailKind::Barred),
        ] {
            assert_eq!(kind(|t| t.highway = highway.into()), expected, "{highway}");
        }
    }

    #[test]
    fn foot_is_more_particular_than_access() {
        assert_eq!(kind(|t| t.access = Some("private".into())), TrailKind::Barred);
        assert_eq!(kind(|t| t.access = Some("forestry".into())), TrailKind::Path);
        assert_eq!(kind(|t| t.foot = Some("no".into())), TrailKind::Barred);
        let both = |t: &mut TrailTags| {
            t.access = Some("no".into());
            t.foot = Some("designated".into());
        };
        assert_eq!(kind(both), TrailKind::Path);
        let walked = |highway: &str| {
            kind(|t| {
                t.highway = highway.into();
                t.foot = Some("yes".into());
            })
        };
        assert_eq!(walked("trunk"), TrailKind::Road);
        assert_eq!(walked("motorway"), TrailKind::Barred);
    }

    #[test]
    fn hard_paths_are_barred_above_the_setting() {
        assert_eq!(kind(|t| t.sac_scale = Some(SacScale::DemandingMountainHiking)), TrailKind::Path);
        assert_eq!(kind(|t| t.sac_scale = Some(SacScale::AlpineHiking)), TrailKind::Barred);
    }

    #[test]
    fn only_oneway_foot_binds_feet() {
        let mut tags = TrailTags { oneway: true, ..TrailTags::default() };
        assert_eq!(directions(&tags), Directions { ahead: true, back: true });
        tags.other.insert("oneway:foot".into(), "yes".into());
        assert_eq!(directions(&tags), Directions { ahead: true, back: false });
    }
}
