//! The way between two placed points, for drawing and for the list of legs.

use super::placed::{Arrival, Placed};
use super::search::Search;
use super::section::{Section, Sections, climb_and_descent};
use super::snap::Spot;
use super::vertices::PlaceKey;
use crate::base::{Metres, Millis, Position};
use petgraph::graph::EdgeIndex;

/// The shortest way between two points.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Walking time: exactly the cell of the matrix.
    pub duration: Millis,
    /// Length in all, off the trail included.
    pub length: Metres,
    /// How much of the length is off the trail, at both ends together.
    pub off_trail: Metres,
    /// Metres up along the trail, from smoothed elevations.
    pub climb: Metres,
    /// Metres down along the trail.
    pub descent: Metres,
    /// Begins and ends at the points themselves and follows every vertex of the trails; no position comes twice
    /// running. A single position when both points are at one place.
    pub shape: Vec<Position>,
}

impl Placed {
    /// The shortest way from one point to another; `None` where there is none or no such point. Of ways that take
    /// equally long always the same one.
    pub fn path(&self, from: usize, to: usize) -> Option<Path> {
        let (start, end) = (self.point(from)?, self.point(to)?);
        let mut search = Search::new(&self.network.parts.arcs);
        self.search_from(&mut search, from, to);
        let (ms, arrival) = self.best(&search, from, to)?;
        let duration = Millis(i64::from(ms));
        if self.same_place(from, to) {
            let none = Metres(0.0);
            let shape = vec![start];
            return Some(Path { duration, length: none, off_trail: none, climb: none, descent: none, shape });
        }
        let (a, b) = (self.spot(from)?, self.spot(to)?);
        let ground = self.ground(&search, (from, a), b, arrival)?;
        let off_trail = a.distance + b.distance;
        let on_trail: Metres = ground.windows(2).map(|w| w[0].distance(w[1])).sum();
        let (climb, descent) = climb_and_descent(ground.iter().copied());
        let mut shape = vec![start];
        extend_apart(&mut shape, ground);
        if shape.last().is_some_and(|&p| PlaceKey::of(p) == PlaceKey::of(end)) && shape.len() > 1 {
            shape.pop();
        }
        shape.push(end);
        Some(Path { duration, length: off_trail + on_trail, off_trail, climb, descent, shape })
    }

    /// The part of the way that is on trails, from spot to spot.
    fn ground(
        &self,
        search: &Search<'_>,
        (from, a): (usize, &Spot),
        b: &Spot,
        arrival: Arrival,
    ) -> Option<Vec<Position>> {
        let mut ground = Vec::new();
        let parts = &self.network.parts;
        let sections = &parts.layout.sections;
        let (first, last) = (self.section(a)?, self.section(b)?);
        let Arrival::Through(end) = arrival else {
            extend_apart(&mut ground, between(sections, a, b));
            return Some(ground);
        };
        let mut node = *last.ends.get(end)?;
        let mut edges: Vec<EdgeIndex> = Vec::new();
        while let Some(edge) = search.via(node) {
            edges.push(edge);
            node = parts.graph.edge_endpoints(edge)?.0.index() as u32;
        }
        extend_apart(&mut ground, to_end(sections, first, a, self.left_through(from, node)));
        for &edge in edges.iter().rev() {
            extend_apart(&mut ground, parts.shape(parts.graph.edge_weight(edge)?));
        }
        let mut arriving = to_end(sections, last, b, end);
        arriving.reverse();
        extend_apart(&mut ground, arriving);
        Some(ground)
    }
}

/// Appends positions, leaving out those at the place of the one before.
fn extend_apart(shape: &mut Vec<Position>, positions: Vec<Position>) {
    for position in positions {
        if shape.last().is_none_or(|&last| PlaceKey::of(last) != PlaceKey::of(position)) {
            shape.push(position);
        }
    }
}

/// From a spot along its section to end 0 or 1.
fn to_end(sections: &Sections, section: &Section, spot: &Spot, end: usize) -> Vec<Position> {
    let along = |range: std::ops::RangeInclusive<u32>| {
        let (first, last) = (*range.start() as usize, *range.end() as usize);
        sections.positions.get(first..=last).unwrap_or(&[]).iter().copied()
    };
    let mut positions = vec![spot.at];
    if end == 0 {
        positions.extend(along(section.first..=spot.waypoint).rev());
    } else {
        positions.extend(along(spot.waypoint + 1..=section.last));
    }
    positions
}

/// From one spot to another on the same section.
fn between(sections: &Sections, a: &Spot, b: &Spot) -> Vec<Position> {
    let (low, high) = (a.waypoint.min(b.waypoint) as usize, a.waypoint.max(b.waypoint) as usize);
    let inner = sections.positions.get(low + 1..=high).unwrap_or(&[]).iter().copied();
    let mut positions = vec![a.at];
    if a.waypoint <= b.waypoint {
        positions.extend(inner);
    } else {
        positions.extend(inner.rev());
    }
    positions.push(b.at);
    positions
}
