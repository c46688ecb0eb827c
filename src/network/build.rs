//! From trails to the directed graph.

use super::graph::{Junction, Stretch};
use super::search::Arcs;
use super::section::{Section, climb_and_descent, sections};
use super::snap::Snapper;
use super::{Conditions, NetworkSummary, Pace, Placed, Travel};
use crate::base::{Metres, Millis, Position};
use crate::commune::Trail;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::unionfind::UnionFind;
use std::sync::Arc;

/// Where one can walk and how long it takes. Cheap to clone: clones share their data.
///
/// Two trails are joined where they have a vertex at the identical longitude and latitude, and nowhere else: trails
/// that only cross are not joined, and a vertex shared with a bridge is a junction, as in `OpenStreetMap`. Nodes are
/// such junctions and the ends of lines; the vertices in between are the shape of an edge.
#[derive(Debug, Clone)]
pub struct Network {
    pub(super) parts: Arc<Parts>,
}

/// What a network is made of.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) graph: DiGraph<Junction, Stretch>,
    pub(super) sections: Vec<Section>,
    /// Nodes at the two ends of each section.
    pub(super) ends: Vec<[u32; 2]>,
    pub(super) arcs: Arcs,
    pub(super) snapper: Snapper,
    pub(super) off_trail: Pace,
    pub(super) snap_limit: Metres,
    /// Whether some section goes one way only.
    pub(super) one_way: bool,
    components_km: Vec<f64>,
}

impl Network {
    /// Builds the network of what is walkable among `trails`, for one evening's conditions.
    /// O(n log n) in the number of vertices. No trails make an empty network.
    pub fn build(trails: &[Trail], travel: &Travel, conditions: Conditions) -> Self {
        let (sections, vertices) = sections(trails, travel, conditions);
        let mut graph = DiGraph::new();
        let mut node_of: Vec<Option<NodeIndex>> = vec![None; vertices.len()];
        let mut ends = Vec::with_capacity(sections.len());
        for section in &sections {
            ends.push(section.ends.map(|v| {
                let position = vertices[v as usize];
                *node_of[v as usize]
                    .get_or_insert_with(|| graph.add_node(Junction { position, component: 0 }))
            }));
        }
        let components_km = number_components(&mut graph, &sections, &ends);
        for (i, (section, &[from, to])) in sections.iter().zip(&ends).enumerate() {
            add_edges(&mut graph, i as u32, section, from, to);
        }
        let arcs = Arcs::of(&graph);
        let component = |section: usize| {
            ends.get(section).and_then(|e| graph.node_weight(e[0])).map_or(0, |junction| junction.component)
        };
        let snapper = Snapper::of(&sections, component, &components_km);
        Self {
            parts: Arc::new(Parts {
                arcs,
                snapper,
                off_trail: travel.off_trail(conditions),
                snap_limit: travel.snap_limit(),
                one_way: sections.iter().any(|s| !(s.directions.ahead && s.directions.back)),
                ends: ends.iter().map(|pair| pair.map(|node| node.index() as u32)).collect(),
                components_km,
                graph,
                sections,
            }),
        }
    }

    /// The network in numbers.
    pub fn summary(&self) -> NetworkSummary {
        NetworkSummary {
            nodes: self.parts.graph.node_count() as u32,
            edges: self.parts.sections.len() as u32,
            // Folded from 0.0: the sum of no numbers would be −0.
            kilometres: self.parts.components_km.iter().fold(0.0, |sum, km| sum + km),
            components_km: self.parts.components_km.clone(),
        }
    }

    /// The directed graph: an edge for each stretch and each direction feet may take.
    pub fn graph(&self) -> &DiGraph<Junction, Stretch> {
        &self.parts.graph
    }

    /// The positions along a stretch in its direction, with smoothed elevations.
    pub fn shape(&self, stretch: &Stretch) -> Vec<Position> {
        self.parts.shape(stretch)
    }

    /// Ties points to the network: see [`Placed`].
    pub fn place(&self, points: &[Position]) -> Placed {
        Placed::new(self.clone(), points)
    }
}

impl Parts {
    pub(super) fn shape(&self, stretch: &Stretch) -> Vec<Position> {
        let Some(section) = self.sections.get(stretch.section as usize) else { return Vec::new() };
        let mut shape: Vec<Position> = section.waypoints.iter().map(|w| w.position).collect();
        if stretch.reversed {
            shape.reverse();
        }
        shape
    }
}

/// Gives every node the number of its component, longest first, and returns the lengths in kilometres.
fn number_components(
    graph: &mut DiGraph<Junction, Stretch>,
    sections: &[Section],
    ends: &[[NodeIndex; 2]],
) -> Vec<f64> {
    let mut sets = UnionFind::<usize>::new(graph.node_count());
    for &[from, to] in ends {
        sets.union(from.index(), to.index());
    }
    let labels = sets.into_labeling();
    let mut metres = vec![0.0; labels.len()];
    for (section, &[from, _]) in sections.iter().zip(ends) {
        metres[labels[from.index()]] += section.metres();
    }
    let mut roots: Vec<usize> = (0..labels.len()).filter(|&node| labels[node] == node).collect();
    roots.sort_by(|&a, &b| metres[b].total_cmp(&metres[a]).then(a.cmp(&b)));
    let mut rank = vec![0; labels.len()];
    for (number, &root) in roots.iter().enumerate() {
        rank[root] = number;
    }
    for (junction, label) in graph.node_weights_mut().zip(labels) {
        junction.component = rank[label];
    }
    roots.iter().map(|&root| metres[root] / 1000.0).collect()
}

fn add_edges(
    graph: &mut DiGraph<Junction, Stretch>,
    index: u32,
    section: &Section,
    from: NodeIndex,
    to: NodeIndex,
) {
    let (climb, descent) = climb_and_descent(section.waypoints.iter().map(|w| w.position));
    let ahead = Stretch {
        trail: section.trail,
        millis: Millis(section.ahead() as i64),
        metres: Metres(section.metres()),
        climb,
        descent,
        section: index,
        reversed: false,
    };
    if section.directions.ahead {
        graph.add_edge(from, to, ahead);
    }
    if section.directions.back {
        let millis = Millis(section.back() as i64);
        graph.add_edge(to, from, Stretch { millis, climb: descent, descent: climb, reversed: true, ..ahead });
    }
}
