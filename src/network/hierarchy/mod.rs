//! A customizable contraction hierarchy: what makes thousands of shortest times cost milliseconds.
//!
//! After J. Dibbelt, B. Strasser and D. Wagner, *Customizable Contraction Hierarchies*, ACM Journal of Experimental
//! Algorithmics 21 (2016). The order in which nodes are contracted and the arcs that follow depend on how the trails
//! are joined and on nothing else (`order`), so they are made once. What an evening changes (dark, rain, a
//! closed trail) only changes weights, which are carried up through the hierarchy in a few milliseconds (`metric`). Many
//! sources are then swept down to all targets at once (`sweep`).
//!
//! Exact for all weights: after customising, every shortest way has an equally long one that goes up and then down.

mod metric;
mod order;
mod sweep;

pub(super) use metric::Metric;
pub(super) use sweep::{Seed, Tie, many_to_many};

/// Times are held below this many milliseconds (12.4 days), so that two of them add up within 32 bits with a sign; what
/// takes longer is no way at all.
pub(super) const NO_WAY: u32 = 0x3fff_ffff;

/// No node.
const NONE: u32 = u32::MAX;

/// Nodes in the order of their contraction, and for each its neighbours that are contracted later.
#[derive(Debug, Default)]
pub(super) struct Hierarchy {
    /// Rank of each node: 0 is contracted first.
    rank: Vec<u32>,
    /// Arcs of rank `r` are `first[r]..first[r + 1]`.
    first: Vec<u32>,
    /// Rank of each arc's upper end, ascending within a rank.
    heads: Vec<u32>,
}

impl Hierarchy {
    /// Contracts a graph of `nodes` nodes with these undirected edges; loops and repetitions are of no matter.
    pub(super) fn of(nodes: usize, edges: impl Iterator<Item = (u32, u32)>) -> Self {
        let order::Elimination { order, upper } = order::eliminate(nodes, edges);
        let mut rank = vec![0; nodes];
        for (r, &node) in (0..).zip(&order) {
            rank[node as usize] = r;
        }
        let mut first = Vec::with_capacity(nodes + 1);
        let mut heads: Vec<u32> = Vec::with_capacity(upper.iter().map(Vec::len).sum());
        first.push(0);
        for &node in &order {
            let start = heads.len();
            heads.extend(upper[node as usize].iter().map(|&n| rank[n as usize]));
            heads[start..].sort_unstable();
            first.push(heads.len() as u32);
        }
        Self { rank, first, heads }
    }

    /// Number of nodes.
    pub(super) fn nodes(&self) -> usize {
        self.rank.len()
    }

    fn rank(&self, node: u32) -> Option<u32> {
        self.rank.get(node as usize).copied()
    }

    fn arcs(&self, rank: usize) -> std::ops::Range<usize> {
        self.first[rank] as usize..self.first[rank + 1] as usize
    }

    /// The next node up that a search from `rank` may come by: its lowest upper neighbour. All nodes that can be
    /// reached upwards lie on this one ascending line.
    fn parent(&self, rank: u32) -> u32 {
        let arcs = self.arcs(rank as usize);
        self.heads[arcs].first().copied().unwrap_or(NONE)
    }

    /// The arc between two nodes that are joined by an edge, and whether it goes from the second to the first.
    pub(super) fn slot(&self, from: u32, to: u32) -> Option<Slot> {
        let (a, b) = (self.rank(from)?, self.rank(to)?);
        let (low, high) = (a.min(b), a.max(b));
        let arcs = self.arcs(low as usize);
        let at = self.heads[arcs.clone()].binary_search(&high).ok()?;
        Some(Slot { arc: (arcs.start + at) as u32, flipped: a > b })
    }

    /// The node contracted last of those in `nodes`: the middle of what they belong to.
    pub(super) fn topmost(&self, nodes: impl Iterator<Item = u32>) -> Option<u32> {
        nodes.max_by_key(|&node| self.rank(node))
    }
}

/// Where the weights of an edge go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    arc: u32,
    /// The edge's first node is the upper one.
    flipped: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Edges = Vec<(u32, u32, u32, u32)>;

    /// Any small graph: edges with a time each way, some of them closed one way or both.
    fn graph() -> impl Strategy<Value = (usize, Edges)> {
        let ms = prop_oneof![4 => 0_u32..1000, 1 => Just(NO_WAY), 1 => 0..NO_WAY];
        (1_usize..14).prop_flat_map(move |n| {
            let node = 0..n as u32;
            let edge = (node.clone(), node, ms.clone(), ms.clone());
            (Just(n), prop::collection::vec(edge, 0..40))
        })
    }

    /// Floyd and Warshall.
    fn oracle(n: usize, edges: &Edges) -> Vec<Vec<u64>> {
        const FAR: u64 = u64::MAX / 4;
        let mut ms = vec![vec![FAR; n]; n];
        for (i, row) in ms.iter_mut().enumerate() {
            row[i] = 0;
        }
        for &(a, b, ahead, back) in edges {
            for (from, to, w) in [(a, b, ahead), (b, a, back)] {
                let cell = &mut ms[from as usize][to as usize];
                *cell = (*cell).min(if w == NO_WAY { FAR } else { w.into() });
            }
        }
        for k in 0..n {
            for i in 0..n {
                for j in 0..n {
                    ms[i][j] = ms[i][j].min(ms[i][k] + ms[k][j]);
                }
            }
        }
        ms
    }

    fn customised(n: usize, edges: &Edges) -> (Hierarchy, Metric) {
        let hierarchy = Hierarchy::of(n, edges.iter().map(|&(a, b, ..)| (a, b)));
        let weights =
            edges.iter().filter_map(|&(a, b, ahead, back)| Some((hierarchy.slot(a, b)?, ahead, back)));
        let metric = Metric::of(&hierarchy, weights);
        (hierarchy, metric)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

        #[test]
        fn every_cell_is_floyd_and_warshalls((n, edges) in graph()) {
            let (hierarchy, metric) = customised(n, &edges);
            let slow = oracle(n, &edges);
            let ties: Vec<Tie> = (0..n as u32).map(|node| Tie::at([Some(Seed { node, ms: 0 }), None])).collect();
            let cells = many_to_many(&hierarchy, &metric, &ties, &ties);
            for (i, row) in slow.iter().enumerate() {
                for (j, &ms) in row.iter().enumerate() {
                    let expected = u32::try_from(ms).ok().filter(|&ms| ms < NO_WAY).unwrap_or(NO_WAY);
                    prop_assert_eq!(cells[i * n + j], expected, "{} {}", i, j);
                }
            }
        }

        #[test]
        fn a_cell_is_the_least_over_where_it_starts_and_ends(
            (n, edges) in graph(),
            from in (0_u32..14, 0_u32..99, 0_u32..14, 0_u32..99),
            to in (0_u32..14, 0_u32..99, 0_u32..14, 0_u32..99),
        ) {
            let (hierarchy, metric) = customised(n, &edges);
            let slow = oracle(n, &edges);
            let tie = |(a, x, b, y): (u32, u32, u32, u32)| {
                Tie::at([Some(Seed { node: a, ms: x }), Some(Seed { node: b, ms: y })])
            };
            // Nodes that do not exist lead nowhere.
            let least = [(from.0, from.1), (from.2, from.3)].into_iter().flat_map(|(a, x)| {
                [(to.0, to.1), (to.2, to.3)].map(|(b, y)| {
                    let cell = slow.get(a as usize).and_then(|row| row.get(b as usize));
                    cell.map_or(u64::MAX, |&ms| ms + u64::from(x + y))
                })
            });
            let expected = least.min().filter(|&ms| ms < NO_WAY.into()).map_or(NO_WAY, |ms| ms as u32);
            let one = many_to_many(&hierarchy, &metric, &[tie(from)], &[tie(to)]);
            prop_assert_eq!(one, vec![expected]);
        }
    }

    #[test]
    fn nothing_is_no_trouble() {
        let (hierarchy, metric) = customised(0, &Vec::new());
        assert_eq!(many_to_many(&hierarchy, &metric, &[], &[]), Vec::<u32>::new());
        assert_eq!(many_to_many(&hierarchy, &metric, &[Tie::default()], &[Tie::default()]), vec![NO_WAY]);
    }
}
