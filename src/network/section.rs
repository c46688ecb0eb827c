//! Runs of trail between two junctions, with the time from their beginning to each vertex.

use super::access::Directions;
use super::elevation::smoothed;
use super::vertices::Vertices;
use super::{Conditions, TrailKind, Travel};
use crate::base::{Metres, Position};
use crate::commune::Trail;

/// One vertex of a section. Times are exact sums, not yet rounded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Waypoint {
    /// Where it is, with the smoothed elevation.
    pub(super) position: Position,
    /// Metres from the section's beginning.
    pub(super) metres: f64,
    /// Milliseconds from the section's beginning to here.
    pub(super) ahead_ms: f64,
    /// Milliseconds from here back to the section's beginning.
    pub(super) back_ms: f64,
}

/// A run of one trail between two junctions or ends, with nothing branching off in between.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    /// Index of the trail in the slice the network was built from.
    pub(super) trail: usize,
    /// Vertex numbers of its two ends; the same where it is a loop.
    pub(super) ends: [u32; 2],
    /// At least two, from one end to the other.
    pub(super) waypoints: Vec<Waypoint>,
    /// Which ways feet may go.
    pub(super) directions: Directions,
}

impl Section {
    /// Whole milliseconds from the beginning to the end: the sum rounded once, and at least 1.
    pub(super) fn ahead(&self) -> u64 {
        self.waypoints.last().map_or(1, |w| whole_ms(w.ahead_ms).max(1))
    }

    /// Whole milliseconds from the end to the beginning.
    pub(super) fn back(&self) -> u64 {
        self.waypoints.last().map_or(1, |w| whole_ms(w.back_ms).max(1))
    }

    /// Length in metres.
    pub(super) fn metres(&self) -> f64 {
        self.waypoints.last().map_or(0.0, |w| w.metres)
    }
}

/// Milliseconds rounded to the nearest whole one; a cast from `f64` saturates.
pub(super) fn whole_ms(ms: f64) -> u64 {
    libm::round(ms) as u64
}

/// Metres up and metres down along positions; where an elevation is unknown it counts as level.
pub(super) fn climb_and_descent(positions: impl Iterator<Item = Position>) -> (Metres, Metres) {
    let (mut up, mut down) = (0.0, 0.0);
    let mut last: Option<Position> = None;
    for position in positions {
        if let (Some(a), Some(b)) = (last.and_then(Position::ele), position.ele()) {
            up += (b - a).max(0.0);
            down += (a - b).max(0.0);
        }
        last = Some(position);
    }
    (Metres(up), Metres(down))
}

/// Cuts the walkable trails into sections. Barred trails take no part: they neither join nor cut others.
///
/// Returns the sections in the order of the trails, and the positions of all vertices.
pub(super) fn sections(
    trails: &[Trail],
    travel: &Travel,
    conditions: Conditions,
) -> (Vec<Section>, Vec<Position>) {
    let walkable: Vec<(usize, &Trail, TrailKind)> = trails
        .iter()
        .enumerate()
        .map(|(i, trail)| (i, trail, travel.kind(&trail.tags)))
        .filter(|&(_, _, kind)| kind != TrailKind::Barred)
        .collect();
    let lines: Vec<&Trail> = walkable.iter().map(|&(_, trail, _)| trail).collect();
    let mut vertices = Vertices::of(&lines);
    let straight: Vec<bool> = lines.iter().map(|t| t.tags.bridge || t.tags.tunnel).collect();
    let elevations = smoothed(&vertices, &straight);
    for (position, ele) in vertices.positions.iter_mut().zip(elevations) {
        // A fit cannot leave the range of elevations on earth by much; where it does, the file's word stands.
        *position = Position::new(position.lon(), position.lat(), ele).unwrap_or(*position);
    }
    let nodes = vertices.nodes();
    let mut found = Vec::new();
    for (line, &(index, trail, kind)) in vertices.lines.iter().zip(&walkable) {
        let pace = travel.pace(&trail.tags, kind, conditions);
        let ford = ford_segment(&vertices, line, trail).map(|k| (k, travel.ford_ms(&trail.tags)));
        let mut section: Option<Section> = None;
        for (k, pair) in line.windows(2).enumerate() {
            let &[a, b] = pair else { continue };
            let (from, to) = (vertices.positions[a as usize], vertices.positions[b as usize]);
            let current = section.get_or_insert_with(|| Section {
                trail: index,
                ends: [a, a],
                waypoints: vec![Waypoint { position: from, metres: 0.0, ahead_ms: 0.0, back_ms: 0.0 }],
                directions: travel.directions(&trail.tags),
            });
            let metres = vertices.metres(a, b);
            let rise = from.ele().zip(to.ele()).map_or(0.0, |(low, high)| high - low);
            let crossing = ford.map_or(0.0, |(at, ms)| if at == k { ms } else { 0.0 });
            if let Some(&last) = current.waypoints.last() {
                current.waypoints.push(Waypoint {
                    position: to,
                    metres: last.metres + metres,
                    ahead_ms: last.ahead_ms + pace.millis(metres, rise) + crossing,
                    back_ms: last.back_ms + pace.millis(metres, -rise) + crossing,
                });
            }
            current.ends[1] = b;
            if nodes[b as usize] {
                found.extend(section.take());
            }
        }
    }
    (found, vertices.positions)
}

/// The segment of a ford where the water is reckoned to be: the one in the middle of the line, so that who walks
/// the whole trail pays for the crossing once. A bridge beats a ford.
fn ford_segment(vertices: &Vertices, line: &[u32], trail: &Trail) -> Option<usize> {
    if !trail.tags.ford || trail.tags.bridge {
        return None;
    }
    let lengths: Vec<f64> = line.windows(2).map(|pair| vertices.metres(pair[0], pair[1])).collect();
    let half = lengths.iter().sum::<f64>() / 2.0;
    let mut along = 0.0;
    lengths.iter().position(|metres| {
        along += metres;
        along >= half
    })
}
