//! Lines drawn in metres around a place in the hills, and what becomes of them.

use evening_rounds::base::{Metres, Position};
use evening_rounds::commune::{HealingSettings, Settings, Trail, TrailTags};
use evening_rounds::network::heal::{RepairKind, Survey, survey};
use evening_rounds::network::{Conditions, Network, Profile, Travel};

const LON: f64 = 107.6;
const LAT: f64 = 16.1;
/// Metres of a degree on the mean earth radius.
const DEGREE: f64 = 111_195.080;

/// A place so many metres east and north.
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

/// A path through places so many metres east and north.
pub(crate) fn path(line: &[(f64, f64)]) -> Trail {
    tagged(line, |_| ())
}

/// The same with tags.
pub(crate) fn tagged(line: &[(f64, f64)], tag: impl FnOnce(&mut TrailTags)) -> Trail {
    drawn(line.iter().map(|&(east, north)| at(east, north)).collect(), tag)
}

/// A path through positions, with tags.
pub(crate) fn drawn(line: Vec<Position>, tag: impl FnOnce(&mut TrailTags)) -> Trail {
    let mut tags = TrailTags { highway: "path".into(), ..TrailTags::default() };
    tag(&mut tags);
    Trail { feature: 0, tags, line }
}

pub(crate) fn bridge(tags: &mut TrailTags) {
    tags.bridge = true;
    tags.layer = 1;
}

/// The default: 3 m.
pub(crate) fn healing() -> HealingSettings {
    HealingSettings::default()
}

pub(crate) fn within(metres: f64) -> HealingSettings {
    HealingSettings { tolerance_m: Metres(metres), ..healing() }
}

pub(crate) fn surveyed(trails: &[Trail]) -> Survey {
    survey(trails, &healing())
}

pub(crate) fn kinds(trails: &[Trail]) -> Vec<RepairKind> {
    surveyed(trails).repairs.iter().map(|r| r.kind).collect()
}

/// With every repair made.
pub(crate) fn healed(trails: &[Trail]) -> Vec<Trail> {
    surveyed(trails).apply(trails, |_| true)
}

pub(crate) fn network(trails: &[Trail]) -> Network {
    let conditions = Conditions { night: false, wet: false };
    Network::build(trails, &Travel::new(Profile::Foot, &Settings::default()), conditions)
}

/// Number of components.
pub(crate) fn pieces(trails: &[Trail]) -> usize {
    network(trails).summary().components_km.len()
}

/// Metres on the way from one place to another, over the trails as they are; `None` where there is no way.
pub(crate) fn walk(trails: &[Trail], from: (f64, f64), to: (f64, f64)) -> Option<f64> {
    let placed = network(trails).place(&[at(from.0, from.1), at(to.0, to.1)]);
    placed.path(0, 1).map(|path| path.length.0)
}

/// Metres of all lines.
pub(crate) fn length(trails: &[Trail]) -> f64 {
    let pairs = trails.iter().flat_map(|trail| trail.line.windows(2));
    pairs.map(|pair| pair[0].distance(pair[1]).0).sum()
}
