//! Shortest times over a compact form of the graph.

use petgraph::graph::EdgeIndex;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Not reached.
pub(super) const UNREACHED: u64 = u64::MAX;

/// A directed edge as the search sees it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Arc {
    pub(super) to: u32,
    /// Its number in the graph.
    pub(super) edge: u32,
    /// What it costs, in milliseconds or in whatever the search is to add up.
    pub(super) ms: u64,
}

/// All arcs sorted by their origin (compressed sparse rows).
#[derive(Debug, Default)]
pub(super) struct Arcs {
    /// Arcs of node `i` are `arcs[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    arcs: Vec<Arc>,
}

impl Arcs {
    /// Sorts arcs by the node they come from, those of one node in the order they are given.
    pub(super) fn of(nodes: usize, arcs: impl Iterator<Item = (u32, Arc)> + Clone) -> Self {
        let mut starts = vec![0_u32; nodes + 1];
        for (from, _) in arcs.clone() {
            starts[from as usize + 1] += 1;
        }
        for i in 0..nodes {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut sorted = vec![Arc::default(); starts[nodes] as usize];
        for (from, arc) in arcs {
            sorted[next[from as usize] as usize] = arc;
            next[from as usize] += 1;
        }
        Self { starts, arcs: sorted }
    }

    fn nodes(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    fn from(&self, node: u32) -> &[Arc] {
        let range = self.starts.get(node as usize).zip(self.starts.get(node as usize + 1));
        range.and_then(|(&a, &b)| self.arcs.get(a as usize..b as usize)).unwrap_or(&[])
    }
}

/// Dijkstra's algorithm (1959) with a binary heap; its arrays are kept from one source to the next.
///
/// Of several ways that take equally long, the one whose last edge has the lower number wins, at every node, so the
/// tree of ways does not depend on the order of anything else.
#[derive(Debug)]
pub(super) struct Search<'a> {
    arcs: &'a Arcs,
    millis: Vec<u64>,
    /// Number of the edge that leads here plus one; 0 at a node where the search began.
    via: Vec<u32>,
    wanted: Vec<bool>,
    heap: BinaryHeap<Reverse<(u64, u32)>>,
}

impl<'a> Search<'a> {
    pub(super) fn new(arcs: &'a Arcs) -> Self {
        let nodes = arcs.nodes();
        Self {
            arcs,
            millis: vec![UNREACHED; nodes],
            via: vec![0; nodes],
            wanted: vec![false; nodes],
            heap: BinaryHeap::new(),
        }
    }

    /// Finds the times from `seeds` (nodes with the milliseconds it took to get there) and stops when all of `targets`
    /// are settled or nothing is left to reach. Times of nodes that are not targets may be preliminary.
    pub(super) fn run(
        &mut self,
        seeds: impl Iterator<Item = (u32, u64)>,
        targets: impl Iterator<Item = u32>,
    ) {
        self.millis.fill(UNREACHED);
        self.wanted.fill(false);
        self.heap.clear();
        let mut left = 0_usize;
        for target in targets {
            if let Some(wanted) = self.wanted.get_mut(target as usize)
                && !*wanted
            {
                *wanted = true;
                left += 1;
            }
        }
        for (node, ms) in seeds {
            if let Some(millis) = self.millis.get_mut(node as usize)
                && ms < *millis
            {
                *millis = ms;
                self.via[node as usize] = 0;
                self.heap.push(Reverse((ms, node)));
            }
        }
        while left > 0 {
            let Some(Reverse((ms, node))) = self.heap.pop() else { break };
            if ms > self.millis[node as usize] {
                continue;
            }
            if std::mem::take(&mut self.wanted[node as usize]) {
                left -= 1;
            }
            for arc in self.arcs.from(node) {
                let there = ms.saturating_add(arc.ms);
                let (known, via) = (self.millis[arc.to as usize], self.via[arc.to as usize]);
                if there < known {
                    self.millis[arc.to as usize] = there;
                    self.via[arc.to as usize] = arc.edge + 1;
                    self.heap.push(Reverse((there, arc.to)));
                } else if there == known && arc.edge + 1 < via {
                    self.via[arc.to as usize] = arc.edge + 1;
                }
            }
        }
    }

    /// Milliseconds to a node that was a target; `None` when it cannot be reached.
    pub(super) fn millis(&self, node: u32) -> Option<u64> {
        self.millis.get(node as usize).copied().filter(|&ms| ms != UNREACHED)
    }

    /// The edge that leads to a reached node; `None` where the search began.
    pub(super) fn via(&self, node: u32) -> Option<EdgeIndex> {
        let via = *self.via.get(node as usize)?;
        via.checked_sub(1).map(|edge| EdgeIndex::new(edge as usize))
    }
}
