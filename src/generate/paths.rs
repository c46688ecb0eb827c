//! Ways laid over the land as least-cost paths, as feet and machines would have made them.

use super::relief::{CELL, Relief};
use super::water::WIDE;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// What kind of way an edge of the grid is; the later kinds yield to the earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The motor road along the valley.
    Road,
    /// A track that a motorbike or a small lorry can use.
    Track,
    /// A footpath to houses.
    Path,
    /// A footpath to fields, passes and ridges, away from houses.
    Far,
}

/// Steps to sixteen neighbours: the eight around and the eight knight's moves.
const STEPS: [(isize, isize); 16] = [
    (1, 0),
    (1, 1),
    (0, 1),
    (-1, 1),
    (-1, 0),
    (-1, -1),
    (0, -1),
    (1, -1),
    (2, 1),
    (1, 2),
    (-1, 2),
    (-2, 1),
    (-2, -1),
    (-1, -2),
    (1, -2),
    (2, -1),
];

/// All ways laid so far.
pub(super) struct Ways<'a> {
    land: &'a Relief,
    wet: &'a [f64],
    /// Edges by their two cells, the smaller first.
    pub(super) edges: BTreeMap<(usize, usize), Kind>,
    /// Steps from each cell along which a way lies, one bit each.
    laid: Vec<u16>,
    /// Whether a way lies beside the cell.
    beside: Vec<bool>,
    /// Steepness of the ground.
    slope: Vec<f64>,
    /// What the ground itself makes of the time: more on the banks of a wide stream and at the edge of the land.
    ground: Vec<f64>,
}

/// Walking speed in m/s at a slope (Tobler 1993).
fn tobler(slope: f64) -> f64 {
    6.0 / 3.6 * libm::exp(-3.5 * (slope + 0.05).abs())
}

impl<'a> Ways<'a> {
    pub(super) fn new(land: &'a Relief, wet: &'a [f64]) -> Self {
        let cells = land.height.len();
        let bank = |cell| wet[cell] == 0.0 && land.around(cell).any(|(other, _)| wet[other] >= WIDE);
        let edge = |cell| land.inside(land.centre(cell)) < 200.0;
        let ground = |cell| if bank(cell) { 1.5 } else { 1.0 } * if edge(cell) { 3.0 } else { 1.0 };
        Self {
            land,
            wet,
            edges: BTreeMap::new(),
            laid: vec![0; cells],
            beside: vec![false; cells],
            slope: (0..cells).map(|cell| land.slope(cell)).collect(),
            ground: (0..cells).map(ground).collect(),
        }
    }

    /// Whether any way touches the cell.
    pub(super) fn touches(&self, cell: usize) -> bool {
        self.laid[cell] != 0
    }

    /// Cost of a step in milliseconds of effort: the mean of both directions' walking time, steepness disliked
    /// the more the heavier the traffic, water disliked the wider it is.
    fn cost(&self, kind: Kind, from: usize, to: usize, far: f64) -> f64 {
        let slope = (self.land.height[to] - self.land.height[from]) / far;
        let (ease, water) = match kind {
            Kind::Road => (0.07, 90.0),
            Kind::Track => (0.12, 90.0),
            Kind::Path => (0.26, 70.0),
            Kind::Far => (0.36, 50.0),
        };
        let steep = slope.abs() / ease;
        // Ground that falls off sideways must be cut into; a road pays for it, a path hardly.
        let sidehill = self.slope[to] / (ease * 6.0);
        let mut seconds = far / 2.0 * (1.0 / tobler(slope) + 1.0 / tobler(-slope));
        seconds *= 1.0 + steep * steep * steep + sidehill * sidehill;
        seconds *= self.ground[to];
        if self.wet[to] > 0.0 {
            seconds += water * if self.wet[to] >= WIDE { 3.0 } else { 1.0 };
        }
        if self.beside[to] && self.laid[to] == 0 {
            seconds *= 1.35;
        }
        seconds * 1000.0
    }

    /// Lays a way from `from` to the nearest cell for which `goal` holds. An edge that is there already costs only
    /// `shared` thousandths of a new one. Returns the cells, or nothing when there is no such cell.
    pub(super) fn lay(
        &mut self,
        kind: Kind,
        from: usize,
        shared: u16,
        goal: impl Fn(&Self, usize) -> bool,
    ) -> Vec<usize> {
        let Some(cells) = self.search(kind, from, shared, goal) else { return Vec::new() };
        for pair in cells.windows(2) {
            let edge = (pair[0].min(pair[1]), pair[0].max(pair[1]));
            let kept = self.edges.entry(edge).or_insert(kind);
            *kept = (*kept).min(kind);
            self.mark(pair[0], pair[1]);
            self.mark(pair[1], pair[0]);
        }
        cells
    }

    fn mark(&mut self, from: usize, to: usize) {
        for (bit, &(dc, dr)) in STEPS.iter().enumerate() {
            if self.land.at_offset(from, dc, dr) == Some(to) {
                self.laid[from] |= 1 << bit;
            }
        }
        let near: Vec<usize> = self.land.around(from).map(|(cell, _)| cell).collect();
        for cell in near {
            self.beside[cell] = true;
        }
    }

    /// Dijkstra's search on the grid with whole-number costs, ties broken by cell.
    fn search(
        &self,
        kind: Kind,
        from: usize,
        shared: u16,
        goal: impl Fn(&Self, usize) -> bool,
    ) -> Option<Vec<usize>> {
        let mut best = vec![u64::MAX; self.laid.len()];
        let mut before = vec![from; self.laid.len()];
        let mut heap = BinaryHeap::from([Reverse((0_u64, from))]);
        best[from] = 0;
        while let Some(Reverse((cost, cell))) = heap.pop() {
            if cost > best[cell] {
                continue;
            }
            if goal(self, cell) {
                let mut cells = vec![cell];
                let mut at = cell;
                while at != from {
                    at = before[at];
                    cells.push(at);
                }
                cells.reverse();
                return Some(cells);
            }
            for (bit, &(dc, dr)) in STEPS.iter().enumerate() {
                let Some(to) = self.land.at_offset(cell, dc, dr) else { continue };
                let far = ((dc * dc + dr * dr) as f64).sqrt() * CELL;
                let mut step = self.cost(kind, cell, to, far) + self.leap(kind, cell, (dc, dr));
                if self.laid[cell] >> bit & 1 == 1 {
                    step *= f64::from(shared) / 1000.0;
                }
                let total = cost + step as u64 + 1;
                if total < best[to] {
                    best[to] = total;
                    before[to] = cell;
                    heap.push(Reverse((total, to)));
                }
            }
        }
        None
    }

    /// A long or slanting step may leap over a stream that it does not land in; it costs what crossing costs.
    fn leap(&self, kind: Kind, from: usize, (dc, dr): (isize, isize)) -> f64 {
        let between: [(isize, isize); 2] = match (dc.abs(), dr.abs()) {
            (2, _) => [(dc / 2, 0), (dc / 2, dr)],
            (_, 2) => [(0, dr / 2), (dc, dr / 2)],
            (1, 1) => [(dc, 0), (0, dr)],
            _ => return 0.0,
        };
        let cells = between.map(|(c, r)| self.land.at_offset(from, c, r));
        match cells {
            [Some(one), Some(other)] if self.wet[one] > 0.0 && self.wet[other] > 0.0 => {
                let width = self.wet[one].max(self.wet[other]);
                let seconds = if kind == Kind::Far { 50_000.0 } else { 80_000.0 };
                seconds * if width >= WIDE { 3.0 } else { 1.0 }
            }
            _ => 0.0,
        }
    }
}
