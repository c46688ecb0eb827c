//! The lie of the land: an invented catchment whose valleys are cut by its own streams.
//!
//! A rising block with one outlet is worn down by the stream-power law, dz/dt = U − K·√A·S, solved implicitly
//! from the outlet upwards (Braun & Willett 2013, doi:10.1016/j.geomorph.2012.10.008), with slope diffusion. Every
//! operation is one of + − × ÷ √ so that the same seed gives the same land on every machine.

use noise::{NoiseFn, Perlin};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Edge of a grid cell in metres.
pub(super) const CELL: f64 = 30.0;
/// Lowest and highest ground in metres above the sea.
const LOW: f64 = 300.0;
const HIGH: f64 = 1100.0;
/// Rounds of uplift and wear; enough for side valleys, too few to wear the main valley's shape away.
const ROUNDS: usize = 36;

/// A place in metres east and north of the land's south-west corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Point {
    pub(super) fn distance(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// The point a part `t` of the way to `other`.
    pub(super) fn toward(self, other: Self, t: f64) -> Self {
        Self { x: self.x + (other.x - self.x) * t, y: self.y + (other.y - self.y) * t }
    }
}

/// A grid of heights with the way the water takes.
#[derive(Debug, Clone)]
pub(super) struct Relief {
    pub(super) cols: usize,
    pub(super) rows: usize,
    /// Height of each cell in metres.
    pub(super) height: Vec<f64>,
    /// The cell each cell drains to; the outlet drains to itself.
    pub(super) receiver: Vec<usize>,
    /// Land drained through each cell, itself included, in km².
    pub(super) catchment: Vec<f64>,
    /// The one cell where the water leaves.
    pub(super) outlet: usize,
}

/// Cell offsets of the eight neighbours.
const AROUND: [(isize, isize); 8] = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)];

fn smoothstep(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

impl Relief {
    /// Makes the land; `size` 1 is about 9 km by 6.6 km.
    pub(super) fn new(seed: u64, size: f64) -> Self {
        let cols = (9000.0 * size / CELL) as usize;
        let rows = (6600.0 * size / CELL) as usize;
        let noise = Perlin::new((seed ^ (seed >> 32)) as u32);
        let (wide, tall) = (cols as f64 * CELL, rows as f64 * CELL);
        let axis = |x: f64| {
            tall / 2.0
                + tall * 0.16 * noise.get([x / 3600.0 + 0.31, 0.37])
                + 260.0 * noise.get([x / 1300.0 + 0.17, 9.71])
        };
        let outlet = (axis(0.0) / CELL) as usize * cols;
        let mut land = Self {
            cols,
            rows,
            height: vec![0.0; cols * rows],
            receiver: Vec::new(),
            catchment: Vec::new(),
            outlet,
        };
        let mut uplift = vec![0.0; cols * rows];
        for (cell, uplift) in uplift.iter_mut().enumerate() {
            let Point { x, y } = land.centre(cell);
            let side = (y - axis(x)).abs() / (tall / 2.0);
            let head = smoothstep((x / wide - 0.72) / 0.28);
            let away = if side > head { side } else { head };
            let rough = noise.get([x / 1900.0 + 5.3, y / 1900.0 + 1.7]);
            let fine = noise.get([x / 420.0 + 2.9, y / 420.0 + 7.1]);
            *uplift = 0.10 + smoothstep(away * 1.15) * (0.9 + 0.45 * rough) + 0.10 * fine.abs();
            land.height[cell] = 6.0 * away + 3.0 * rough + 2.5 * fine + x / wide;
        }
        for _ in 0..ROUNDS {
            let order = land.drain();
            land.wear(&order, &uplift);
            land.soften(0.30);
        }
        land.fit();
        land.drain();
        land.lay_flats();
        land.soften(0.1);
        land.drain();
        land
    }

    /// The middle of a cell.
    pub(super) fn centre(&self, cell: usize) -> Point {
        Point { x: (cell % self.cols) as f64 * CELL, y: (cell / self.cols) as f64 * CELL }
    }

    /// The cell at an offset, within the land.
    pub(super) fn at_offset(&self, cell: usize, dc: isize, dr: isize) -> Option<usize> {
        let c = (cell % self.cols).checked_add_signed(dc)?;
        let r = (cell / self.cols).checked_add_signed(dr)?;
        (c < self.cols && r < self.rows).then_some(r * self.cols + c)
    }

    /// The eight neighbours of a cell with their distance in cells.
    pub(super) fn around(&self, cell: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        AROUND.iter().filter_map(move |&(dc, dr)| {
            let far = if dc != 0 && dr != 0 { std::f64::consts::SQRT_2 } else { 1.0 };
            self.at_offset(cell, dc, dr).map(|other| (other, far))
        })
    }

    /// The cell nearest a place.
    pub(super) fn cell_at(&self, p: Point) -> usize {
        let c = (p.x / CELL).round().clamp(0.0, (self.cols - 1) as f64) as usize;
        let r = (p.y / CELL).round().clamp(0.0, (self.rows - 1) as f64) as usize;
        r * self.cols + c
    }

    /// Height at any place, bilinear between cells.
    pub(super) fn height_at(&self, p: Point) -> f64 {
        let east = (p.x / CELL).clamp(0.0, (self.cols - 1) as f64);
        let north = (p.y / CELL).clamp(0.0, (self.rows - 1) as f64);
        let (col, row) = ((east as usize).min(self.cols - 2), (north as usize).min(self.rows - 2));
        let (right, up) = (east - col as f64, north - row as f64);
        let z = |dc: usize, dr: usize| self.height[(row + dr) * self.cols + col + dc];
        (z(0, 0) * (1.0 - right) + z(1, 0) * right) * (1.0 - up)
            + (z(0, 1) * (1.0 - right) + z(1, 1) * right) * up
    }

    /// Steepness of the ground at a cell, rise over run.
    pub(super) fn slope(&self, cell: usize) -> f64 {
        let (c, r) = (cell % self.cols, cell / self.cols);
        let z = |c: usize, r: usize| self.height[r * self.cols + c];
        let (west, east) = (c.saturating_sub(1), (c + 1).min(self.cols - 1));
        let (south, north) = (r.saturating_sub(1), (r + 1).min(self.rows - 1));
        let dx = (z(east, r) - z(west, r)) / ((east - west) as f64 * CELL);
        let dy = (z(c, north) - z(c, south)) / ((north - south) as f64 * CELL);
        (dx * dx + dy * dy).sqrt()
    }

    /// How far a place lies within the land's edge, in metres.
    pub(super) fn inside(&self, p: Point) -> f64 {
        let (wide, tall) = ((self.cols - 1) as f64 * CELL, (self.rows - 1) as f64 * CELL);
        p.x.min(p.y).min(wide - p.x).min(tall - p.y)
    }

    /// Fills hollows (priority-flood, Barnes et al. 2014), then lets every cell drain to its steepest neighbour.
    /// Returns the cells from the outlet upwards.
    fn drain(&mut self) -> Vec<usize> {
        let count = self.height.len();
        let key = |z: f64| (z * 1e6) as i64;
        let mut seen = vec![false; count];
        let mut order = Vec::with_capacity(count);
        let mut heap = BinaryHeap::from([Reverse((key(self.height[self.outlet]), self.outlet))]);
        seen[self.outlet] = true;
        while let Some(Reverse((_, cell))) = heap.pop() {
            order.push(cell);
            let level = self.height[cell] + 1e-3;
            let next: Vec<usize> = self.around(cell).map(|(other, _)| other).collect();
            for other in next {
                if !seen[other] {
                    seen[other] = true;
                    self.height[other] = self.height[other].max(level);
                    heap.push(Reverse((key(self.height[other]), other)));
                }
            }
        }
        self.receiver = (0..count)
            .map(|cell| {
                let mut best = (0.0, cell);
                for (other, far) in self.around(cell) {
                    let fall = (self.height[cell] - self.height[other]) / far;
                    if fall > best.0 {
                        best = (fall, other);
                    }
                }
                if cell == self.outlet { cell } else { best.1 }
            })
            .collect();
        self.catchment = vec![CELL * CELL / 1e6; count];
        for &cell in order.iter().rev() {
            let to = self.receiver[cell];
            if to != cell {
                self.catchment[to] += self.catchment[cell];
            }
        }
        order
    }

    /// One round of uplift and of the streams' wear.
    fn wear(&mut self, order: &[usize], uplift: &[f64]) {
        for &cell in order {
            let to = self.receiver[cell];
            if to == cell {
                continue;
            }
            let across = cell % self.cols != to % self.cols && cell / self.cols != to / self.cols;
            let far = if across { std::f64::consts::SQRT_2 } else { 1.0 };
            let cells = self.catchment[cell] * 1e6 / (CELL * CELL);
            let force = 0.06 * cells.sqrt() / far;
            self.height[cell] = (self.height[cell] + uplift[cell] + force * self.height[to]) / (1.0 + force);
        }
    }

    /// Soil creeping downhill: each cell moves toward the mean of its neighbours.
    fn soften(&mut self, part: f64) {
        let before = self.height.clone();
        for cell in 0..before.len() {
            let (mut sum, mut weight) = (0.0, 0.0);
            for (other, far) in self.around(cell) {
                sum += before[other] / far;
                weight += 1.0 / far;
            }
            self.height[cell] = before[cell] + part * (sum / weight - before[cell]);
        }
    }

    /// Stretches the heights to the range of the land.
    fn fit(&mut self) {
        let low = self.height.iter().copied().fold(f64::INFINITY, f64::min);
        let high = self.height.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for z in &mut self.height {
            *z = LOW + (*z - low) / (high - low) * (HIGH - LOW);
        }
    }

    /// Gravel flats and terraces beside the larger streams, where people build.
    fn lay_flats(&mut self) {
        let mut flat = self.height.clone();
        let reach = 7_isize;
        let mut nearest = vec![(f64::INFINITY, 0.0, 0.0); flat.len()];
        for stream in (0..flat.len()).filter(|&cell| self.catchment[cell] > 2.0) {
            let half = 60.0 + 26.0 * self.catchment[stream].sqrt();
            for dr in -reach..=reach {
                for dc in -reach..=reach {
                    if let Some(cell) = self.at_offset(stream, dc, dr) {
                        let far = ((dc * dc + dr * dr) as f64).sqrt() * CELL;
                        if far < nearest[cell].0 {
                            nearest[cell] = (far, self.height[stream], half);
                        }
                    }
                }
            }
        }
        for (z, &(far, bed, half)) in flat.iter_mut().zip(&nearest) {
            if far < half && *z > bed {
                let rise = smoothstep(far / half);
                *z = bed + (*z - bed) * (0.25 * far / half + 0.75 * rise * rise);
            }
        }
        self.height = flat;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_water_runs_downhill_to_the_outlet() {
        let land = Relief::new(3, 0.6);
        for cell in 0..land.height.len() {
            let to = land.receiver[cell];
            assert!(cell == land.outlet || land.height[to] < land.height[cell]);
        }
        let whole = land.height.len() as f64 * CELL * CELL / 1e6;
        assert!((land.catchment[land.outlet] - whole).abs() < 1e-6);
    }

    #[test]
    fn the_land_is_mountain_and_not_wall() {
        let land = Relief::new(1, 0.7);
        let (low, high) =
            land.height.iter().fold((f64::MAX, f64::MIN), |(low, high), &z| (low.min(z), high.max(z)));
        assert!(low > 299.0 && high < 1101.0 && high - low > 600.0, "{low} {high}");
        let mut slopes: Vec<f64> = (0..land.height.len()).map(|cell| land.slope(cell)).collect();
        slopes.sort_by(f64::total_cmp);
        let median = slopes[slopes.len() / 2];
        assert!((0.12..0.6).contains(&median), "median slope {median}");
    }
}
