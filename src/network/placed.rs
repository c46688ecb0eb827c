//! Points tied to the network, and the times between them.

use super::search::Search;
use super::section::{Section, whole_ms};
use super::snap::Spot;
use super::vertices::PlaceKey;
use super::{Network, TimeMatrix};
use crate::base::{Metres, Millis, Position};
use std::collections::BTreeMap;

/// How a point is tied to the network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Placement {
    /// It is reached from a place on a trail, straight across country.
    OnTrail {
        /// Straight-line distance from the point to that place.
        distance: Metres,
        /// The place on the trail.
        at: Position,
        /// Component of the network, an index into [`NetworkSummary::components_km`](super::NetworkSummary).
        component: usize,
    },
    /// It is farther from every walkable trail than the limit.
    TooFar {
        /// Distance to the nearest walkable trail; `None` where there is none at all.
        distance: Option<Metres>,
    },
}

/// Points tied to the network. Between a point and its place on the trail one goes straight, at off-path speed,
/// equally long in both directions; between the places, along trails only. Where there is no such way there is no
/// time and no shape: nothing is ever joined by a straight line. Points at one and the same place are 0 ms apart.
///
/// Indices are those of the points given to [`Network::place`].
#[derive(Debug, Clone)]
pub struct Placed {
    pub(super) network: Network,
    pub(super) points: Vec<Position>,
    placements: Vec<Placement>,
    spots: Vec<Option<Spot>>,
    /// For each point the first point at the same place.
    same: Vec<usize>,
}

/// How one leaves a spot on a section for its two ends, or comes from them: milliseconds, `None` against a one-way.
#[derive(Debug, Clone, Copy, Default)]
struct ToEnds {
    start: Option<u64>,
    end: Option<u64>,
}

/// The best way from one spot to another, told by how it enters the last section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    /// Along the common section, without leaving it.
    Direct,
    /// Through this end (0 or 1) of the target's section.
    Through(usize),
}

impl Placed {
    pub(super) fn new(network: Network, points: &[Position]) -> Self {
        let parts = &network.parts;
        let mut placements = Vec::with_capacity(points.len());
        let mut spots = Vec::with_capacity(points.len());
        let mut first_at = BTreeMap::new();
        let mut same = Vec::with_capacity(points.len());
        for (i, &point) in points.iter().enumerate() {
            same.push(*first_at.entry(PlaceKey::of(point)).or_insert(i));
            let spot = parts.snapper.nearest(&parts.sections, point, parts.snap_limit);
            let near = spot.filter(|s| s.distance <= parts.snap_limit);
            placements.push(match near {
                Some(s) => Placement::OnTrail {
                    distance: s.distance,
                    at: s.at,
                    component: network.component(s.section),
                },
                None => Placement::TooFar { distance: spot.map(|s| s.distance) },
            });
            spots.push(near);
        }
        Self { network, points: points.to_vec(), placements, spots, same }
    }

    /// How each point is tied to the network.
    pub fn placements(&self) -> &[Placement] {
        &self.placements
    }

    /// Whether there is some way from `a` to `b`, whatever it takes. A point is always joined to itself.
    pub fn joined(&self, a: usize, b: usize) -> bool {
        let component = |i: usize| match self.placements.get(i) {
            Some(&Placement::OnTrail { component, .. }) => Some(component),
            _ => None,
        };
        match (component(a), component(b)) {
            (Some(x), Some(y)) if x == y && !self.network.parts.one_way => true,
            (Some(x), Some(y)) if x != y => false,
            _ => matches!(self.one_to_many(a, &[b])[..], [Some(_)]),
        }
    }

    /// Walking times from one point to others; `None` where there is no way or no such point.
    pub fn one_to_many(&self, from: usize, to: &[usize]) -> Vec<Option<Millis>> {
        let mut search = Search::new(&self.network.parts.arcs);
        self.search_from(&mut search, from, to);
        to.iter().map(|&to| self.best(&search, from, to).map(|(ms, _)| Millis(i64::from(ms)))).collect()
    }

    /// Walking times between all points. One search for each point: O(points · nodes · log nodes).
    pub fn matrix(&self) -> TimeMatrix {
        let mut matrix = TimeMatrix::without_ways(self.points.len());
        let all: Vec<usize> = (0..self.points.len()).collect();
        let mut search = Search::new(&self.network.parts.arcs);
        for &from in &all {
            self.search_from(&mut search, from, &all);
            for &to in &all {
                if let Some((ms, _)) = self.best(&search, from, to) {
                    matrix.set(from, to, ms);
                }
            }
        }
        matrix
    }

    pub(super) fn spot(&self, i: usize) -> Option<&Spot> {
        self.spots.get(i)?.as_ref()
    }

    /// Whether two points are one and the same place.
    pub(super) fn same_place(&self, a: usize, b: usize) -> bool {
        self.same.get(a).is_some_and(|first| self.same.get(b) == Some(first))
    }

    pub(super) fn search_from(&self, search: &mut Search<'_>, from: usize, to: &[usize]) {
        let seeds = self.spot(from).map(|spot| (self.leave(spot), self.ends(spot)));
        let seeds = seeds.into_iter().flat_map(|(ms, [start, end])| {
            let seed = |node, ms: Option<u64>| ms.map(|ms| (node, ms));
            [seed(start, ms.start), seed(end, ms.end)].into_iter().flatten()
        });
        let targets = to.iter().filter_map(|&i| self.spot(i)).flat_map(|spot| self.ends(spot));
        search.run(seeds, targets);
    }

    /// The shortest time after a search from `from`, and how it arrives. Direct comes before the beginning of the
    /// section and that before its end where they take equally long. Times beyond what a [`TimeMatrix`] can hold
    /// (49 days) are no way at all.
    pub(super) fn best(&self, search: &Search<'_>, from: usize, to: usize) -> Option<(u32, Arrival)> {
        if self.same_place(from, to) {
            return Some((0, Arrival::Direct));
        }
        let (a, b) = (self.spot(from)?, self.spot(to)?);
        let arrive = self.arrive(b);
        let through = |end: usize, rest: Option<u64>| {
            let ms = search.millis(self.ends(b)[end])?.checked_add(rest?)?;
            Some((ms, Arrival::Through(end)))
        };
        let direct = self.along(a, b).and_then(|ms| {
            let ms = ms.checked_add(self.approach(a))?.checked_add(self.approach(b))?;
            Some((ms, Arrival::Direct))
        });
        let ways = [direct, through(0, arrive.start), through(1, arrive.end)];
        let (ms, arrival) = ways.into_iter().flatten().min_by_key(|&(ms, _)| ms)?;
        let ms = u32::try_from(ms).ok().filter(|&ms| ms != TimeMatrix::NO_WAY)?;
        Some((ms, arrival))
    }

    /// Which end of its section the best way from `spot` to the node `first` leaves through.
    pub(super) fn left_through(&self, spot: &Spot, first: u32) -> usize {
        let ([start, end], ms) = (self.ends(spot), self.leave(spot));
        let by_start = ms.start.filter(|_| start == first);
        let by_end = ms.end.filter(|_| end == first);
        match (by_start, by_end) {
            (Some(s), Some(e)) => usize::from(e < s),
            (None, Some(_)) => 1,
            _ => 0,
        }
    }

    /// Off-trail milliseconds of a spot, the same in both directions.
    fn approach(&self, spot: &Spot) -> u64 {
        whole_ms(self.network.parts.off_trail.millis(spot.distance.0, 0.0))
    }

    pub(super) fn section(&self, spot: &Spot) -> Option<&Section> {
        self.network.parts.sections.get(spot.section as usize)
    }

    fn ends(&self, spot: &Spot) -> [u32; 2] {
        self.network.parts.ends.get(spot.section as usize).copied().unwrap_or([u32::MAX; 2])
    }

    /// Milliseconds from the point to either end of its section.
    fn leave(&self, spot: &Spot) -> ToEnds {
        let Some(section) = self.section(spot) else { return ToEnds::default() };
        let approach = self.approach(spot);
        let start = if spot.at_start() { Some(0) } else { section.directions.back.then_some(spot.back_ms) };
        let rest = section.ahead().saturating_sub(spot.ahead_ms);
        let end = if spot.at_end() { Some(0) } else { section.directions.ahead.then_some(rest) };
        ToEnds {
            start: start.map(|ms| ms.saturating_add(approach)),
            end: end.map(|ms| ms.saturating_add(approach)),
        }
    }

    /// Milliseconds from either end of its section to the point.
    fn arrive(&self, spot: &Spot) -> ToEnds {
        let Some(section) = self.section(spot) else { return ToEnds::default() };
        let approach = self.approach(spot);
        let start = if spot.at_start() { Some(0) } else { section.directions.ahead.then_some(spot.ahead_ms) };
        let rest = section.back().saturating_sub(spot.back_ms);
        let end = if spot.at_end() { Some(0) } else { section.directions.back.then_some(rest) };
        ToEnds {
            start: start.map(|ms| ms.saturating_add(approach)),
            end: end.map(|ms| ms.saturating_add(approach)),
        }
    }

    /// Milliseconds from one spot to another along the section both lie on.
    fn along(&self, a: &Spot, b: &Spot) -> Option<u64> {
        if a.section != b.section {
            return None;
        }
        let directions = self.section(a)?.directions;
        let order = a.index.cmp(&b.index).then(a.fraction.total_cmp(&b.fraction));
        if order.is_eq() {
            Some(0)
        } else if order.is_lt() {
            directions.ahead.then(|| b.ahead_ms.saturating_sub(a.ahead_ms))
        } else {
            directions.back.then(|| a.back_ms.saturating_sub(b.back_ms))
        }
    }
}

impl Network {
    /// The component of a section.
    fn component(&self, section: u32) -> usize {
        let parts = &self.parts;
        let node =
            parts.ends.get(section as usize).map(|ends| petgraph::graph::NodeIndex::new(ends[0] as usize));
        node.and_then(|node| parts.graph.node_weight(node)).map_or(0, |junction| junction.component)
    }
}
