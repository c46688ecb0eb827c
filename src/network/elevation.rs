//! Elevations that slopes can be taken from.
//!
//! First what is missing or cannot be is filled in from what is known around it ([`voids`]). Then, because elevation
//! models such as SRTM are noisy over the few metres between two vertices of a line, the elevation of
//! each vertex is read off a straight line fitted by least squares to the elevations within [`REACH`] metres
//! of it along the trail. In the middle of a trail that is a moving average over twice that length; at an end, where
//! an average would pull a ramp level, the fit keeps the ramp. A vertex shared by several trails gets the mean of what
//! they say, so every trail sees the same elevation at a junction. Bridges and tunnels are straight between their
//! ends, whatever the ground below or above does. What slopes are left are held to the steepest believed where a speed
//! is taken from them.

mod voids;

use super::vertices::Vertices;

/// How far along the trail, in metres, elevations count to each side.
const REACH: f64 = 25.0;
/// After so many vertices the sums over the window are taken anew, from an origin nearby, so that nothing large cancels
/// in them and no rounding piles up.
const ANEW: usize = 64;
/// Metres of a degree of latitude on the mean earth radius.
const METRES_PER_DEGREE: f64 = 6_371_008.8 * std::f64::consts::PI / 180.0;

/// The elevation of each vertex; `None` where no elevation is known. `straight` says which lines are bridges or
/// tunnels. O(n) in the number of vertices.
pub(super) fn smoothed(vertices: &Vertices, straight: &[bool]) -> Vec<Option<f64>> {
    if vertices.positions.iter().all(|p| p.ele().is_none()) {
        return vec![None; vertices.positions.len()];
    }
    let profiles = Profiles::of(vertices);
    let raw = voids::filled(vertices, &profiles);
    let mut sums = vec![(0.0, 0_u32); vertices.positions.len()];
    let mut raw_sums = sums.clone();
    for ((line, along), &straight) in vertices.lines.iter().zip(profiles.iter()).zip(straight) {
        let sums = if straight { &mut raw_sums } else { &mut sums };
        fit(line, along, &raw, sums);
    }
    // What a bridge says of the ground counts only where no other trail says anything.
    let mean = |&(sum, count): &(f64, u32)| (count > 0).then(|| sum / f64::from(count));
    let mut elevations: Vec<Option<f64>> =
        sums.iter().zip(&raw_sums).map(|(ground, bridge)| mean(ground).or_else(|| mean(bridge))).collect();
    for ((line, along), _) in vertices.lines.iter().zip(profiles.iter()).zip(straight).filter(|&(_, &s)| s) {
        level_out(line, along, &sums, &mut elevations);
    }
    elevations
}

/// For each line the metres from its beginning to each of its vertices.
#[derive(Debug)]
struct Profiles {
    along: Vec<f64>,
    /// Where each line begins in `along`, and the end.
    starts: Vec<usize>,
}

impl Profiles {
    /// On a plane that touches the earth at the beginning of each line: off by less than 0.2 % over 10 km, and slopes
    /// are taken from other distances.
    fn of(vertices: &Vertices) -> Self {
        let mut along = Vec::with_capacity(vertices.lines.iter().map(Vec::len).sum());
        let mut starts = Vec::with_capacity(vertices.lines.len() + 1);
        for line in &vertices.lines {
            starts.push(along.len());
            let mut total = 0.0;
            let mut last = None;
            let mut scale = 0.0;
            for &v in line {
                let p = vertices.positions[v as usize];
                if let Some((lon, lat)) = last {
                    let east: f64 = p.lon() - lon;
                    // Across the antimeridian.
                    let east = if east.abs() > 180.0 { 360.0 - east.abs() } else { east } * scale;
                    let north = (p.lat() - lat) * METRES_PER_DEGREE;
                    total += libm::sqrt(east * east + north * north);
                } else {
                    scale = METRES_PER_DEGREE * libm::cos(p.lat().to_radians());
                }
                last = Some((p.lon(), p.lat()));
                along.push(total);
            }
        }
        starts.push(along.len());
        Self { along, starts }
    }

    fn iter(&self) -> impl Iterator<Item = &[f64]> {
        self.starts.windows(2).map(|w| self.along.get(w[0]..w[1]).unwrap_or(&[]))
    }
}

/// Adds to the sums of each vertex of a line the elevation that the fit around it says. The window's sums move along
/// with it, so that a track recorded every few centimetres costs little more than another.
fn fit(line: &[u32], along: &[f64], raw: &[Option<f64>], sums: &mut [(f64, u32)]) {
    let ele = |j: usize| raw[line[j] as usize];
    let mut window = Window::default();
    let (mut low, mut high) = (0, 0);
    for (i, &v) in line.iter().enumerate() {
        let afresh = i % ANEW == 0;
        if afresh {
            window = Window::around(along[i], ele(i).unwrap_or(0.0));
        }
        let (from, to) = (low, high);
        while along[i] - along[low] > REACH {
            low += 1;
        }
        while high < along.len() && along[high] - along[i] <= REACH {
            high += 1;
        }
        if afresh {
            (low..high).for_each(|j| window.change(along[j], ele(j), 1.0));
        } else {
            (from..low).for_each(|j| window.change(along[j], ele(j), -1.0));
            (to..high).for_each(|j| window.change(along[j], ele(j), 1.0));
        }
        if ele(i).is_some() {
            let (sum, count) = &mut sums[v as usize];
            *sum += window.height(along[i]);
            *count += 1;
        }
    }
}

/// Sums for a least-squares line, about an origin.
#[derive(Debug, Clone, Copy, Default)]
struct Window {
    s0: f64,
    z0: f64,
    n: f64,
    s: f64,
    z: f64,
    ss: f64,
    sz: f64,
}

impl Window {
    fn around(s0: f64, z0: f64) -> Self {
        Self { s0, z0, ..Self::default() }
    }

    /// Puts an elevation in (`sign` 1) or takes it out (−1).
    fn change(&mut self, s: f64, ele: Option<f64>, sign: f64) {
        let Some(ele) = ele else { return };
        let (s, z) = (s - self.s0, ele - self.z0);
        self.n += sign;
        self.s += sign * s;
        self.z += sign * z;
        self.ss += sign * s * s;
        self.sz += sign * s * z;
    }

    /// The line's height at a distance.
    fn height(&self, s: f64) -> f64 {
        let n = self.n.max(1.0);
        let (middle, mean) = (self.s / n, self.z / n);
        let spread = self.ss - self.s * middle;
        // Less than a millimetre about the middle is one place.
        let slope = if spread > 1e-6 { (self.sz - self.s * mean) / spread } else { 0.0 };
        self.z0 + mean + slope * (s - self.s0 - middle)
    }
}

/// Sets the inner vertices of a bridge or tunnel on the straight line between its ends, but those that another
/// trail shares.
fn level_out(line: &[u32], along: &[f64], ground: &[(f64, u32)], elevations: &mut [Option<f64>]) {
    let (&[first, .., last], &[.., length]) = (line, along) else { return };
    let (Some(from), Some(to)) = (elevations[first as usize], elevations[last as usize]) else { return };
    if length <= 0.0 {
        return;
    }
    for (&v, &s) in line.iter().zip(along).skip(1).take(line.len().saturating_sub(2)) {
        if ground[v as usize].1 == 0 {
            elevations[v as usize] = Some(from + (to - from) * s / length);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Position;
    use crate::commune::{Trail, TrailTags};

    /// Vertices every ten metres or so, northwards, with these elevations.
    fn trail(lon: f64, elevations: &[f64]) -> Trail {
        let line = (0_u32..)
            .zip(elevations)
            .map(|(i, &ele)| Position::new(lon, 16.0 + f64::from(i) * 0.0001, Some(ele)).unwrap())
            .collect();
        Trail { feature: 0, tags: TrailTags::default(), line }
    }

    fn steepest(elevations: &[Option<f64>]) -> f64 {
        elevations.windows(2).map(|w| (w[1].unwrap() - w[0].unwrap()).abs() / 11.12).fold(0.0, f64::max)
    }

    #[test]
    fn a_ramp_stays_a_ramp_to_its_ends() {
        let ramp: Vec<f64> = (0..20).map(|i| 500.0 + f64::from(i) * 2.0).collect();
        let smooth = smoothed(&Vertices::of(&[&trail(107.0, &ramp)]), &[false]);
        for (a, b) in smooth.iter().zip(&ramp) {
            assert!((a.unwrap() - b).abs() < 1e-6, "{a:?} {b}");
        }
    }

    #[test]
    fn noise_is_taken_out_of_a_ramp() {
        let noise = [1.5, -2.0, 0.7, 2.2, -1.1, -1.8, 0.3, 1.9, -2.3, 0.6];
        let noisy: Vec<f64> =
            (0..60_u32).map(|i| 500.0 + f64::from(i) * 1.112 + noise[i as usize % 10]).collect();
        let vertices = Vertices::of(&[&trail(107.0, &noisy)]);
        let raw: Vec<Option<f64>> = noisy.iter().map(|&e| Some(e)).collect();
        let smooth = smoothed(&vertices, &[false]);
        assert!(steepest(&raw) > 0.35, "{}", steepest(&raw));
        assert!(steepest(&smooth) < 0.2, "{}", steepest(&smooth));
    }

    #[test]
    fn a_bridge_does_not_dive_into_its_valley() {
        let bridge = trail(107.0, &[500.0, 460.0, 455.0, 470.0, 510.0]);
        let smooth = smoothed(&Vertices::of(&[&bridge]), &[true]);
        let ends = (smooth[0].unwrap(), smooth[4].unwrap());
        assert!((smooth[2].unwrap() - f64::midpoint(ends.0, ends.1)).abs() < 1e-6);
    }

    #[test]
    fn a_track_recorded_every_few_centimetres_is_smoothed_too() {
        let line = (0..20_000_u32).map(|i| {
            let noise = f64::from(i * 7919 % 13) - 6.0;
            Position::new(107.0, 16.0 + f64::from(i) * 1e-7, Some(500.0 + noise)).unwrap()
        });
        let trail = Trail { feature: 0, tags: TrailTags::default(), line: line.collect() };
        let smooth = smoothed(&Vertices::of(&[&trail]), &[false]);
        let far = smooth.iter().flatten().map(|e| (e - 500.0).abs()).fold(0.0, f64::max);
        assert!(far < 0.5, "{far}");
    }

    #[test]
    fn what_nobody_knows_stays_unknown() {
        let mut line = trail(107.0, &[500.0, 502.0, 504.0]);
        for position in &mut line.line {
            *position = Position::new(position.lon(), position.lat(), None).unwrap();
        }
        let known = trail(108.0, &[500.0, 502.0, 504.0]);
        let smooth = smoothed(&Vertices::of(&[&line, &known]), &[false, false]);
        assert_eq!(smooth[..3], [None, None, None]);
        assert!(smooth[3].is_some());
    }
}
