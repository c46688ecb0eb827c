//! From trails to the directed graph and what searches need of it.

use super::graph::{Junction, Stretch};
use super::hierarchy::{Hierarchy, Metric, Slot};
use super::pace::Pace;
use super::search::{Arc as SearchArc, Arcs, Search};
use super::section::{Section, Sections, climb_and_descent};
use super::snap::Snapper;
use super::times::{SectionTime, Times};
use super::ways::Ways;
use super::{Conditions, Door, NetworkSummary, Placed, Travel};
use crate::base::{Metres, Millis, Position};
use crate::commune::Trail;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::unionfind::UnionFind;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where one can go and how long it takes. Cheap to clone: clones share their data.
///
/// Two trails are joined where they have a vertex at the identical longitude and latitude, and nowhere else: trails
/// that only cross are not joined (see [`heal`](super::heal) for lines that should be). Nodes are such junctions and the
/// ends of lines; the vertices in between are the shape of an edge.
#[derive(Debug, Clone)]
pub struct Network {
    pub(super) parts: Arc<Parts>,
}

/// What lies there whatever the evening.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) sections: Sections,
    pub(super) snapper: Snapper,
    ways: Ways,
    hierarchy: Hierarchy,
    slots: Vec<Option<Slot>>,
    off_trail: [Pace; 4],
    /// Component of each node, an index into `components_km`.
    components: Vec<u32>,
    components_km: Vec<f64>,
}

/// What one evening makes of it.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) layout: Arc<Layout>,
    pub(super) graph: DiGraph<Junction, Stretch>,
    pub(super) arcs: Arcs,
    pub(super) times: Times,
    pub(super) metric: Metric,
    pub(super) off_trail: Pace,
    /// For each node a number that it shares with those it is joined to tonight.
    pub(super) joined: Vec<u32>,
    /// Whether some section goes one way only.
    pub(super) one_way: bool,
}

impl Network {
    /// Builds the network of what is usable among `trails` for one kind of evening.
    /// O(n log n) in the number of vertices. No trails make an empty network.
    pub fn build(trails: &[Trail], travel: &Travel, conditions: Conditions) -> Self {
        Self::under_layout(Arc::new(Layout::of(trails, travel)), conditions, &BTreeSet::new())
    }

    /// The same trails under other conditions and with some of them closed, named by their index in the slice that the
    /// network was built from. Takes a small part of the time that building takes, for only the times change: nodes,
    /// sections, places on them and the order of the hierarchy stay.
    #[must_use]
    pub fn under(&self, conditions: Conditions, closed: &BTreeSet<usize>) -> Self {
        Self::under_layout(Arc::clone(&self.parts.layout), conditions, closed)
    }

    fn under_layout(layout: Arc<Layout>, conditions: Conditions, closed: &BTreeSet<usize>) -> Self {
        let sections = &layout.sections;
        let shut = |trail: u32| !closed.is_empty() && closed.contains(&(trail as usize));
        let times = Times::of(sections, &layout.ways, conditions, shut);
        let (joined, _) = components(sections, |s| {
            times.sections.get(s).is_some_and(|time| time.may_ahead || time.may_back)
        });
        let graph = graph(&layout, &times);
        let weights = layout.slots.iter().zip(&times.sections).filter_map(|(slot, time)| {
            let (ahead, back) = time.weights();
            Some(((*slot)?, ahead, back))
        });
        let metric = Metric::of(&layout.hierarchy, weights);
        let one_way = times.sections.iter().any(|time| time.may_ahead != time.may_back);
        let arcs = Arcs::of(
            graph.node_count(),
            graph.raw_edges().iter().zip(0..).map(|(edge, number)| {
                let ms = edge.weight.millis.0.max(1) as u64;
                (
                    edge.source().index() as u32,
                    SearchArc { to: edge.target().index() as u32, edge: number, ms },
                )
            }),
        );
        let off_trail = layout.off_trail[conditions.index()];
        Self { parts: Arc::new(Parts { layout, graph, arcs, times, metric, off_trail, joined, one_way }) }
    }

    /// The network in numbers, closed trails included.
    pub fn summary(&self) -> NetworkSummary {
        let layout = &self.parts.layout;
        NetworkSummary {
            nodes: layout.sections.nodes.len() as u32,
            edges: layout.sections.list.len() as u32,
            // Folded from 0.0: the sum of no numbers would be −0.
            kilometres: layout.components_km.iter().fold(0.0, |sum, km| sum + km),
            components_km: layout.components_km.clone(),
        }
    }

    /// The directed graph: an edge for each stretch and each direction one may take under these conditions.
    pub fn graph(&self) -> &DiGraph<Junction, Stretch> {
        &self.parts.graph
    }

    /// The positions along a stretch in its direction, with smoothed elevations.
    pub fn shape(&self, stretch: &Stretch) -> Vec<Position> {
        self.parts.shape(stretch)
    }

    /// Ties points to the network: see [`Placed`].
    pub fn place(&self, points: &[Position]) -> Placed {
        let doors: Vec<Door> = points.iter().map(|&position| Door { position, turning: None }).collect();
        self.place_doors(&doors, &[])
    }

    /// The same with water that no approach goes across, and with places that somebody named as where one leaves the
    /// trail.
    pub fn place_doors(&self, doors: &[Door], water: &[Vec<Position>]) -> Placed {
        Placed::new(self.clone(), doors, water)
    }

    pub(super) fn hierarchy(&self) -> &Hierarchy {
        &self.parts.layout.hierarchy
    }

    /// The component of a section.
    pub(super) fn component(&self, section: u32) -> usize {
        self.parts.layout.component(section)
    }
}

impl Layout {
    fn of(trails: &[Trail], travel: &Travel) -> Self {
        let (sections, ways) = Sections::of(trails, travel);
        let hierarchy =
            Hierarchy::of(sections.nodes.len(), sections.list.iter().map(|s| (s.ends[0], s.ends[1])));
        let slots = sections.list.iter().map(|s| hierarchy.slot(s.ends[0], s.ends[1])).collect();
        let (components, components_km) = components(&sections, |_| true);
        let to_middle = metres_to_middle(&sections, &hierarchy, &components, components_km.len());
        let of_section = |section: usize| {
            sections
                .list
                .get(section)
                .and_then(|s| components.get(s.ends[0] as usize))
                .map_or(0, |&c| c as usize)
        };
        let limits = (travel.snap_limit(), travel.across());
        let snapper = Snapper::of(&sections, of_section, &components_km, to_middle, limits);
        let off_trail = Conditions::ALL.map(|conditions| travel.off_trail(conditions));
        Self { sections, snapper, ways, hierarchy, slots, off_trail, components, components_km }
    }

    fn component(&self, section: u32) -> usize {
        let node = self.sections.get(section).map(|s| s.ends[0] as usize);
        node.and_then(|node| self.components.get(node)).map_or(0, |&component| component as usize)
    }
}

impl Parts {
    pub(super) fn shape(&self, stretch: &Stretch) -> Vec<Position> {
        let Some(section) = self.layout.sections.get(stretch.section) else { return Vec::new() };
        let mut shape = self.layout.sections.shape(section).to_vec();
        if stretch.reversed {
            shape.reverse();
        }
        shape
    }
}

/// Numbers the components that the sections counted by `counts` make, longest first, equally long by their first node:
/// for each node its component, and the kilometres of each.
fn components(sections: &Sections, counts: impl Fn(usize) -> bool) -> (Vec<u32>, Vec<f64>) {
    let nodes = sections.nodes.len();
    let mut sets = UnionFind::<usize>::new(nodes);
    for (i, section) in sections.list.iter().enumerate() {
        if counts(i) {
            sets.union(section.ends[0] as usize, section.ends[1] as usize);
        }
    }
    let labels = sets.into_labeling();
    let mut metres = vec![0.0; nodes];
    for section in &sections.list {
        metres[labels[section.ends[0] as usize]] += sections.length(section);
    }
    let mut roots: Vec<usize> = (0..nodes).filter(|&node| labels[node] == node).collect();
    roots.sort_by(|&a, &b| metres[b].total_cmp(&metres[a]).then(a.cmp(&b)));
    let mut rank = vec![0; nodes];
    for (number, &root) in (0..).zip(&roots) {
        rank[root] = number;
    }
    let component = labels.into_iter().map(|label| rank[label]).collect();
    (component, roots.iter().map(|&root| metres[root] / 1000.0).collect())
}

/// For each node the metres along trails to the middle of its component: to the node that the hierarchy puts on top,
/// which lies where the component's halves meet.
fn metres_to_middle(
    sections: &Sections,
    hierarchy: &Hierarchy,
    components: &[u32],
    count: usize,
) -> Vec<f64> {
    let mut middles: Vec<Option<u32>> = vec![None; count];
    for (node, &component) in (0_u32..).zip(components) {
        if let Some(middle) = middles.get_mut(component as usize) {
            *middle = hierarchy.topmost(middle.iter().copied().chain([node]));
        }
    }
    let both = |(section, edge): (&Section, u32)| {
        let mm = libm::round(sections.length(section) * 1000.0) as u64;
        let [a, b] = section.ends;
        [(a, SearchArc { to: b, edge, ms: mm }), (b, SearchArc { to: a, edge, ms: mm })]
    };
    let arcs = Arcs::of(sections.nodes.len(), sections.list.iter().zip(0..).flat_map(both));
    let mut search = Search::new(&arcs);
    let all = 0..sections.nodes.len() as u32;
    search.run(middles.into_iter().flatten().map(|node| (node, 0)), all.clone());
    all.map(|node| search.millis(node).map_or(f64::INFINITY, |mm| mm as f64 / 1000.0)).collect()
}

fn graph(layout: &Layout, times: &Times) -> DiGraph<Junction, Stretch> {
    let sections = &layout.sections;
    let mut graph = DiGraph::with_capacity(sections.nodes.len(), 2 * sections.list.len());
    for (&position, &component) in sections.nodes.iter().zip(&layout.components) {
        graph.add_node(Junction { position, component: component as usize });
    }
    for ((section, time), number) in sections.list.iter().zip(&times.sections).zip(0..) {
        add_edges(&mut graph, sections, number, section, time);
    }
    graph
}

fn add_edges(
    graph: &mut DiGraph<Junction, Stretch>,
    sections: &Sections,
    number: u32,
    section: &Section,
    time: &SectionTime,
) {
    let [from, to] = section.ends.map(|node| NodeIndex::new(node as usize));
    let (climb, descent) = climb_and_descent(sections.shape(section).iter().copied());
    let ahead = Stretch {
        trail: section.trail as usize,
        millis: Millis(time.ahead.into()),
        metres: Metres(sections.length(section)),
        climb,
        descent,
        section: number,
        reversed: false,
    };
    if time.may_ahead {
        graph.add_edge(from, to, ahead);
    }
    if time.may_back {
        let millis = Millis(time.back.into());
        graph.add_edge(to, from, Stretch { millis, climb: descent, descent: climb, reversed: true, ..ahead });
    }
}
