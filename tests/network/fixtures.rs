//! Trails drawn in metres around a place in the hills.

use evening_rounds::base::Position;
use evening_rounds::commune::{Trail, TrailTags, WalkingSettings};
use evening_rounds::network::{Conditions, Network, Placement, Travel};

pub(crate) const DAY: Conditions = Conditions { night: false, wet: false };
pub(crate) const NIGHT: Conditions = Conditions { night: true, wet: false };

const LON: f64 = 107.6;
const LAT: f64 = 16.1;
/// Metres of a degree on the mean earth radius.
const DEGREE: f64 = 111_195.080;

/// A place so many metres east and north, without elevation.
pub(crate) fn at(east: f64, north: f64) -> Position {
    place(east, north, None)
}

/// The same with metres above the sea.
pub(crate) fn high(east: f64, north: f64, ele: f64) -> Position {
    place(east, north, Some(ele))
}

fn place(east: f64, north: f64, ele: Option<f64>) -> Position {
    Position::new(LON + east / (DEGREE * LAT.to_radians().cos()), LAT + north / DEGREE, ele).unwrap()
}

/// A path through these places.
pub(crate) fn path(line: &[Position]) -> Trail {
    tagged(line, |tags| tags.highway = "path".into())
}

/// A trail through these places, with tags.
pub(crate) fn tagged(line: &[Position], tag: impl FnOnce(&mut TrailTags)) -> Trail {
    let mut tags = TrailTags::default();
    tag(&mut tags);
    Trail { feature: 0, tags, line: line.to_vec() }
}

pub(crate) fn network(trails: &[Trail]) -> Network {
    Network::build(trails, &Travel::on_foot(&WalkingSettings::default()), DAY)
}

/// Milliseconds from the first to the second place, by day.
pub(crate) fn walk(trails: &[Trail], from: Position, to: Position) -> Option<i64> {
    network(trails).place(&[from, to]).matrix().get(0, 1)
}

/// Milliseconds on the level at Tobler's 5.04 km/h.
pub(crate) fn level(metres: f64) -> f64 {
    metres * 3600.0 / 5.04
}

/// Distance of a placed point from its trail.
pub(crate) fn off_trail(placement: &Placement) -> Option<f64> {
    match placement {
        Placement::OnTrail { distance, .. } => Some(distance.0),
        _ => None,
    }
}

#[track_caller]
pub(crate) fn near(actual: i64, expected: f64, relative: f64) {
    let actual = actual as f64;
    assert!((actual - expected).abs() <= expected * relative + 1.0, "{actual} is not near {expected}");
}
