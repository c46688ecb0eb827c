//! Lines and vertices that are there twice or for nothing, and lines across the antimeridian.

use super::apply::repeated;
use super::repair::{Edit, Repair, RepairKind, named};
use crate::base::{Metres, Position};
use crate::commune::{Trail, TrailTags};
use crate::network::vertices::PlaceKey;
use std::collections::BTreeMap;

/// Tags that say which line it is and who drew it, not what it is like.
const MARKS: [&str; 16] = [
    "osm_id",
    "osm_way_id",
    "osm_type",
    "osm",
    "@id",
    "id",
    "fid",
    "version",
    "timestamp",
    "changeset",
    "user",
    "uid",
    "source",
    "length_m",
    "ascent_m",
    "descent_m",
];

/// The repairs, and which trails they take out.
pub(super) fn tidy(trails: &[Trail]) -> (Vec<Repair>, Vec<bool>) {
    let mut repairs = Vec::new();
    let mut out = vec![false; trails.len()];
    for (i, trail) in trails.iter().enumerate() {
        let Some(&first) = trail.line.first() else { continue };
        let key = PlaceKey::of(first);
        if trail.line.iter().all(|&p| PlaceKey::of(p) == key) {
            repairs.push(single(RepairKind::NoLength, first, trail, i, vec![Edit::Remove { trail: i }]));
            out[i] = true;
            continue;
        }
        if let Some(pair) = trail.line.windows(2).find(|pair| repeated(pair[0], pair[1])) {
            repairs.push(single(
                RepairKind::RepeatedVertex,
                pair[0],
                trail,
                i,
                vec![Edit::Unrepeat { trail: i }],
            ));
        }
        antimeridian(trail, i, &mut repairs);
    }
    duplicates(trails, &mut out, &mut repairs);
    (repairs, out)
}

fn ends(trail: &Trail) -> [PlaceKey; 2] {
    let key = |p: Option<&Position>| p.map_or(PlaceKey::default(), |&p| PlaceKey::of(p));
    let (a, b) = (key(trail.line.first()), key(trail.line.last()));
    [a.min(b), a.max(b)]
}

fn single(kind: RepairKind, at: Position, trail: &Trail, index: usize, edits: Vec<Edit>) -> Repair {
    let id = named(kind, at, &[ends(trail)]);
    Repair { id, kind, at, size: Metres(0.0), trails: vec![index], edits }
}

/// A vertex on either side of the antimeridian wherever the line crosses it, so that no piece of it seems to run
/// around the earth. Both are one place.
fn antimeridian(trail: &Trail, index: usize, repairs: &mut Vec<Repair>) {
    let mut along = 0.0;
    for pair in trail.line.windows(2) {
        let &[a, b] = pair else { continue };
        if repeated(a, b) {
            continue;
        }
        let here = along;
        along += 1.0;
        let turn = a.lon() - b.lon();
        if turn.abs() <= 180.0 || PlaceKey::of(a) == PlaceKey::of(b) {
            continue;
        }
        let edge = 180.0_f64.copysign(turn);
        // At least the width of the crossing is left of 360°; both ends on the edge were one place or at two latitudes.
        let width = 360.0 - turn.abs();
        let t = if width > 0.0 { ((edge - a.lon()).abs() / width).clamp(0.0, 1.0) } else { 0.0 };
        let ele = a.ele().zip(b.ele()).map(|(low, high)| low + (high - low) * t);
        let lat = a.lat() + (b.lat() - a.lat()) * t;
        let mut edits = Vec::new();
        for (nth, (lon, own)) in [(edge, a), (-edge, b)].into_iter().enumerate() {
            if (own.lon() - lon).abs() <= 0.0
                && PlaceKey::of(own).degrees_e9()[1] == libm::round(lat * 1e9) as i64
            {
                continue;
            }
            let Ok(position) = Position::new(lon, lat.clamp(-90.0, 90.0), ele) else { continue };
            // Inside the segment, the second vertex after the first and before what else is put into the segment there.
            let along = here + 1.0 / 1024.0 + t * (1.0 - 1.0 / 512.0) + nth as f64 / 4096.0;
            edits.push(Edit::Insert { trail: index, along, position });
        }
        if let Some(Edit::Insert { position, .. }) = edits.first() {
            repairs.push(single(RepairKind::Antimeridian, *position, trail, index, edits));
        }
    }
}

/// The places of a line in the direction in which they sort first.
fn canonical(trail: &Trail) -> Vec<PlaceKey> {
    let mut keys: Vec<PlaceKey> = trail.line.iter().map(|&p| PlaceKey::of(p)).collect();
    keys.dedup();
    let backwards: Vec<PlaceKey> = keys.iter().rev().copied().collect();
    keys.min(backwards)
}

fn forwards(trail: &Trail) -> bool {
    let keys = trail.line.iter().map(|&p| PlaceKey::of(p));
    let back = trail.line.iter().rev().map(|&p| PlaceKey::of(p));
    keys.le(back)
}

/// Tags in `other` that describe the way.
fn telling(tags: &TrailTags) -> BTreeMap<&str, &str> {
    let all = tags.other.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    all.filter(|(name, _)| !MARKS.contains(name)).collect()
}

fn directed(tags: &TrailTags) -> bool {
    let of_direction =
        |name: &String| name.starts_with("oneway") || name.ends_with("ward") || name.as_str() == "incline";
    tags.oneway || tags.other.keys().any(of_direction)
}

fn same_way(a: &Trail, b: &Trail) -> bool {
    let plain = |t: &TrailTags| TrailTags { other: BTreeMap::new(), ..t.clone() };
    plain(&a.tags) == plain(&b.tags)
        && telling(&a.tags) == telling(&b.tags)
        && (!directed(&a.tags) || forwards(a) == forwards(b))
}

fn duplicates(trails: &[Trail], out: &mut [bool], repairs: &mut Vec<Repair>) {
    let mut by_ends: Vec<([PlaceKey; 2], usize)> = trails
        .iter()
        .enumerate()
        .filter(|(i, trail)| !out[*i] && !trail.line.is_empty())
        .map(|(i, trail)| (ends(trail), i))
        .collect();
    by_ends.sort_unstable();
    for alike in by_ends.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
        let mut alike: Vec<(Vec<PlaceKey>, &Trail, usize)> =
            alike.iter().map(|&(_, i)| (canonical(&trails[i]), &trails[i], i)).collect();
        // Which one stays must not depend on the order of the file.
        alike.sort_by(|a, b| {
            (&a.0, !forwards(a.1), &a.1.tags.other, a.2).cmp(&(&b.0, !forwards(b.1), &b.1.tags.other, b.2))
        });
        for same in alike.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
            let mut staying: Vec<(&Trail, usize)> = Vec::new();
            for &(_, trail, i) in same {
                let Some(&(_, twin)) = staying.iter().find(|(other, _)| same_way(other, trail)) else {
                    staying.push((trail, i));
                    continue;
                };
                out[i] = true;
                let Some(&at) = trail.line.first() else { continue };
                let mut repair = single(RepairKind::Duplicate, at, trail, i, vec![Edit::Remove { trail: i }]);
                repair.size = trail.line.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
                repair.trails = vec![twin.min(i), twin.max(i)];
                repairs.push(repair);
            }
        }
    }
}
