//! Runs of trail between two junctions: what the trails are like whatever the evening.

use super::access::Directions;
use super::elevation::smoothed;
use super::travel::has_ford;
use super::vertices::Vertices;
use super::ways::Ways;
use super::{TrailKind, Travel};
use crate::base::{Metres, Position};
use crate::commune::Trail;

/// A run of one trail between two junctions or ends, with nothing branching off in between.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Section {
    /// Index of the trail in the slice the network was built from.
    pub(super) trail: u32,
    /// Which of the network's ways it is part of.
    pub(super) way: u32,
    /// Its waypoints are `first..=last` of [`Sections`]; at least two.
    pub(super) first: u32,
    pub(super) last: u32,
    /// Numbers of the nodes at its two ends; the same where it is a loop.
    pub(super) ends: [u32; 2],
    /// The waypoint at the end of the segment that crosses the water, where the trail has a ford and it is here.
    pub(super) ford: Option<u32>,
    /// Which ways one may go.
    pub(super) directions: Directions,
}

/// All sections, their waypoints one after the other.
#[derive(Debug, Default)]
pub(super) struct Sections {
    pub(super) list: Vec<Section>,
    /// Where each waypoint is, with the smoothed elevation.
    pub(super) positions: Vec<Position>,
    /// Metres from the section's beginning to each waypoint.
    pub(super) metres: Vec<f64>,
    /// Positions of the nodes: junctions and ends of trails.
    pub(super) nodes: Vec<Position>,
}

impl Sections {
    /// Cuts the usable trails into sections. Barred trails take no part: they neither join nor cut others.
    pub(super) fn of(trails: &[Trail], travel: &Travel) -> (Self, Ways) {
        let usable: Vec<(u32, &Trail, TrailKind)> = (0..)
            .zip(trails)
            .map(|(i, trail)| (i, trail, travel.kind(&trail.tags)))
            .filter(|&(_, _, kind)| kind != TrailKind::Barred)
            .collect();
        let lines: Vec<&Trail> = usable.iter().map(|&(_, trail, _)| trail).collect();
        let mut vertices = Vertices::of(&lines);
        let straight: Vec<bool> = lines.iter().map(|t| t.tags.bridge || t.tags.tunnel).collect();
        let elevations = smoothed(&vertices, &straight);
        for (position, ele) in vertices.positions.iter_mut().zip(elevations) {
            // A fit cannot leave the range of elevations on earth by much; where it does, the file's word stands.
            *position = Position::new(position.lon(), position.lat(), ele).unwrap_or(*position);
        }
        let mut sections = Self::default();
        let is_node = vertices.nodes();
        let mut node_of = vec![u32::MAX; vertices.positions.len()];
        let mut ways = Ways::default();
        for (line, &(trail, tagged, kind)) in vertices.lines.iter().zip(&usable) {
            let way = ways.push(travel, &tagged.tags, kind);
            let directions = travel.directions(&tagged.tags);
            let ford = ford_segment(&vertices, line, tagged);
            let mut open: Option<Section> = None;
            for (k, pair) in line.windows(2).enumerate() {
                let &[a, b] = pair else { continue };
                let mut section = open.take().unwrap_or_else(|| {
                    let end = sections.node(&mut node_of, a, &vertices);
                    let first = sections.waypoint(vertices.positions[a as usize], 0.0);
                    Section { trail, way, first, last: first, ends: [end; 2], ford: None, directions }
                });
                let so_far = sections.metres.last().copied().unwrap_or(0.0);
                section.last =
                    sections.waypoint(vertices.positions[b as usize], so_far + vertices.metres(a, b));
                if ford == Some(k) {
                    section.ford = Some(section.last);
                }
                if is_node[b as usize] {
                    section.ends[1] = sections.node(&mut node_of, b, &vertices);
                    sections.list.push(section);
                } else {
                    open = Some(section);
                }
            }
        }
        (sections, ways)
    }

    fn node(&mut self, node_of: &mut [u32], vertex: u32, vertices: &Vertices) -> u32 {
        let slot = &mut node_of[vertex as usize];
        if *slot == u32::MAX {
            *slot = self.nodes.len() as u32;
            self.nodes.push(vertices.positions[vertex as usize]);
        }
        *slot
    }

    fn waypoint(&mut self, position: Position, metres: f64) -> u32 {
        self.positions.push(position);
        self.metres.push(metres);
        (self.positions.len() - 1) as u32
    }

    pub(super) fn get(&self, section: u32) -> Option<&Section> {
        self.list.get(section as usize)
    }

    /// Positions along a section, from its beginning.
    pub(super) fn shape(&self, section: &Section) -> &[Position] {
        self.positions.get(section.first as usize..=section.last as usize).unwrap_or(&[])
    }

    /// Length of a section in metres.
    pub(super) fn length(&self, section: &Section) -> f64 {
        self.metres.get(section.last as usize).copied().unwrap_or(0.0)
    }
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

/// The segment of a ford where the water is reckoned to be: the one in the middle of the line, so that who walks
/// the whole trail pays for the crossing once. A bridge beats a ford.
fn ford_segment(vertices: &Vertices, line: &[u32], trail: &Trail) -> Option<usize> {
    if !has_ford(&trail.tags) {
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
