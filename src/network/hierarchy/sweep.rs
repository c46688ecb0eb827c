//! From many sources to many targets.
//!
//! After D. Delling, A. Goldberg and R. Werneck, *Faster Batched Shortest Paths in Road Networks*, ATMOS 2011 (RPHAST): the nodes
//! from which some target can be reached downwards are gathered once; then every source climbs, and a batch of sources is swept down
//! through these nodes together, a lane for each.

use super::metric::Metric;
use super::{Hierarchy, NO_WAY, NONE};

/// Sources swept together.
const LANES: usize = 16;

/// Milliseconds for each lane, signed because that is what processors compare fastest.
type Lanes = [i32; LANES];

const FAR: i32 = NO_WAY as i32;

/// A node and the milliseconds between it and a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seed {
    /// Number of the node.
    pub(crate) node: u32,
    /// Milliseconds from the point to the node, or from the node to the point.
    pub(crate) ms: u32,
}

/// The nodes at which a point joins the network: the two ends of its section, or fewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tie([Option<Seed>; 2]);

impl Tie {
    /// Joined at these nodes.
    pub(crate) const fn at(seeds: [Option<Seed>; 2]) -> Self {
        Self(seeds)
    }

    fn seeds(&self) -> impl Iterator<Item = Seed> + '_ {
        self.0.iter().flatten().copied().filter(|seed| seed.ms < NO_WAY)
    }
}

/// Milliseconds from every source to every target, row by row; [`NO_WAY`] where there is none. A cell depends on its
/// source and its target alone.
pub(crate) fn many_to_many(
    hierarchy: &Hierarchy,
    metric: &Metric,
    sources: &[Tie],
    targets: &[Tie],
) -> Vec<u32> {
    let below = Below::of(hierarchy, metric, targets);
    let mut climb = Climb { hierarchy, metric, ms: vec![NO_WAY; hierarchy.nodes()] };
    let mut cells = vec![NO_WAY; sources.len() * targets.len()];
    let mut lanes: Vec<Lanes> = Vec::new();
    for (batch, rows) in sources.chunks(LANES).zip(cells.chunks_mut((LANES * targets.len()).max(1))) {
        lanes.clear();
        lanes.resize(below.ranks.len() + 1, [FAR; LANES]);
        for (lane, source) in batch.iter().enumerate() {
            climb.run(source, |rank, ms| {
                if let Some(row) = lanes.get_mut(below.place[rank as usize] as usize) {
                    row[lane] = ms as i32;
                }
            });
        }
        below.sweep(&mut lanes);
        below.collect(&lanes, batch.len(), rows);
    }
    cells
}

/// The nodes from which a target can be reached downwards, upper ones first.
struct Below {
    /// Their ranks, descending.
    ranks: Vec<u32>,
    /// For each rank its place in `ranks`, [`NONE`] where it has none.
    place: Vec<u32>,
    /// Arcs into place `p` are `arcs[first[p]..first[p + 1]]`: place of the upper end and milliseconds.
    first: Vec<u32>,
    arcs: Vec<(u32, i32)>,
    /// For each target its nodes' places and the milliseconds from there; the place after the last is never reached.
    targets: Vec<[(u32, i32); 2]>,
}

impl Below {
    fn of(hierarchy: &Hierarchy, metric: &Metric, targets: &[Tie]) -> Self {
        let mut place = vec![NONE; hierarchy.nodes()];
        let mut ranks = Vec::new();
        for seed in targets.iter().flat_map(Tie::seeds) {
            if let Some(rank) = hierarchy.rank(seed.node)
                && std::mem::replace(&mut place[rank as usize], 0) == NONE
            {
                ranks.push(rank);
            }
        }
        let mut next = 0;
        while let Some(&rank) = ranks.get(next) {
            next += 1;
            for &(head, _) in metric.down.of_rank(rank) {
                if std::mem::replace(&mut place[head as usize], 0) == NONE {
                    ranks.push(head);
                }
            }
        }
        ranks.sort_unstable_by(|a, b| b.cmp(a));
        for (at, &rank) in (0..).zip(&ranks) {
            place[rank as usize] = at;
        }
        let mut first = Vec::with_capacity(ranks.len() + 1);
        let mut arcs = Vec::new();
        first.push(0);
        for &rank in &ranks {
            arcs.extend(
                metric.down.of_rank(rank).iter().map(|&(head, ms)| (place[head as usize], ms as i32)),
            );
            first.push(arcs.len() as u32);
        }
        let nowhere = (ranks.len() as u32, 0);
        let tied = |target: &Tie| {
            let mut ends = [nowhere; 2];
            for (end, seed) in ends.iter_mut().zip(target.seeds()) {
                if let Some(rank) = hierarchy.rank(seed.node) {
                    *end = (place[rank as usize], seed.ms as i32);
                }
            }
            ends
        };
        Self { targets: targets.iter().map(tied).collect(), ranks, place, first, arcs }
    }

    fn sweep(&self, lanes: &mut [Lanes]) {
        for (at, range) in self.first.windows(2).enumerate() {
            let mut here = lanes[at];
            for &(upper, ms) in &self.arcs[range[0] as usize..range[1] as usize] {
                let there = lanes[upper as usize];
                for (ms_here, ms_there) in here.iter_mut().zip(there) {
                    *ms_here = (*ms_here).min(ms_there + ms);
                }
            }
            lanes[at] = here;
        }
    }

    /// Writes the rows of a batch.
    fn collect(&self, lanes: &[Lanes], sources: usize, rows: &mut [u32]) {
        let width = self.targets.len();
        for (column, &[(a, from_a), (b, from_b)]) in self.targets.iter().enumerate() {
            let (a, b) = (&lanes[a as usize], &lanes[b as usize]);
            for lane in 0..sources {
                let ms = (a[lane] + from_a).min(b[lane] + from_b).min(FAR);
                rows[lane * width + column] = ms as u32;
            }
        }
    }
}

/// Climbs from one source; its array is kept from one to the next.
struct Climb<'a> {
    hierarchy: &'a Hierarchy,
    metric: &'a Metric,
    ms: Vec<u32>,
}

impl Climb<'_> {
    /// Tells every node reached upwards and the time it takes, lower ones first.
    fn run(&mut self, source: &Tie, mut tell: impl FnMut(u32, u32)) {
        let mut at = [NONE; 2];
        for (at, seed) in at.iter_mut().zip(source.seeds()) {
            if let Some(rank) = self.hierarchy.rank(seed.node) {
                *at = rank;
                self.ms[rank as usize] = self.ms[rank as usize].min(seed.ms);
            }
        }
        loop {
            // The line up from either seed; where they meet they go on as one.
            let rank = at[0].min(at[1]);
            if rank == NONE {
                return;
            }
            for at in &mut at {
                if *at == rank {
                    *at = self.hierarchy.parent(rank);
                }
            }
            let ms = std::mem::replace(&mut self.ms[rank as usize], NO_WAY);
            if ms >= NO_WAY {
                continue;
            }
            tell(rank, ms);
            for &(head, step) in self.metric.up.of_rank(rank) {
                let there = &mut self.ms[head as usize];
                *there = (*there).min(ms + step);
            }
        }
    }
}
