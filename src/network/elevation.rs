//! Elevations that slopes can be taken from.
//!
//! Elevation models such as SRTM are noisy over the few metres between two vertices of a line. So the elevation of
//! each vertex is read off a straight line fitted by least squares to the known elevations within [`REACH`] metres
//! of it along the trail. In the middle of a trail that is a moving average over twice that length; at an end, where
//! an average would pull a ramp level, the fit keeps the ramp. A vertex shared by several trails gets the mean of what
//! they say, so every trail sees the same elevation at a junction. Bridges and tunnels are straight between their
//! ends, whatever the ground below or above does.

use super::vertices::Vertices;

/// How far along the trail, in metres, elevations count to each side.
const REACH: f64 = 25.0;

/// The elevation of each vertex; `None` where no elevation is known. `straight` says which lines are bridges or
/// tunnels.
pub(super) fn smoothed(vertices: &Vertices, straight: &[bool]) -> Vec<Option<f64>> {
    let mut sums = vec![(0.0, 0_u32); vertices.positions.len()];
    let mut raw_sums = sums.clone();
    let mut profiles = Vec::with_capacity(vertices.lines.len());
    for (line, &straight) in vertices.lines.iter().zip(straight) {
        let along = distances(vertices, line);
        let raw: Vec<Option<f64>> = line.iter().map(|&v| vertices.positions[v as usize].ele()).collect();
        let sums = if straight { &mut raw_sums } else { &mut sums };
        for (i, &v) in line.iter().enumerate() {
            if let Some(ele) = fitted(&along, &raw, i) {
                let (sum, count) = &mut sums[v as usize];
                *sum += ele;
                *count += 1;
            }
        }
        profiles.push(along);
    }
    // What a bridge says of the ground counts only where no other trail says anything.
    let mean = |&(sum, count): &(f64, u32)| (count > 0).then(|| sum / f64::from(count));
    let mut elevations: Vec<Option<f64>> =
        sums.iter().zip(&raw_sums).map(|(ground, bridge)| mean(ground).or_else(|| mean(bridge))).collect();
    for ((line, along), _) in vertices.lines.iter().zip(&profiles).zip(straight).filter(|&(_, &s)| s) {
        level_out(line, along, &sums, &mut elevations);
    }
    elevations
}

/// Metres from the beginning of a line to each of its vertices.
fn distances(vertices: &Vertices, line: &[u32]) -> Vec<f64> {
    let mut total = 0.0;
    let mut along = Vec::with_capacity(line.len());
    along.extend((!line.is_empty()).then_some(0.0));
    for pair in line.windows(2) {
        total += vertices.metres(pair[0], pair[1]);
        along.push(total);
    }
    along
}

/// The least-squares line through the known elevations within reach, read at vertex `i`.
fn fitted(along: &[f64], raw: &[Option<f64>], i: usize) -> Option<f64> {
    let own = raw[i]?;
    let near = |j: &usize| (along[*j] - along[i]).abs() <= REACH;
    let window = (0..i).rev().take_while(near).chain((i..along.len()).take_while(near));
    // Distances are taken from vertex i and elevations from its own, so that nothing large cancels.
    let (mut n, mut s, mut z, mut ss, mut sz) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for j in window {
        if let Some(ele) = raw[j] {
            let (ds, dz) = (along[j] - along[i], ele - own);
            n += 1.0;
            s += ds;
            z += dz;
            ss += ds * ds;
            sz += ds * dz;
        }
    }
    let spread = n * ss - s * s;
    let offset = if spread > 1e-9 { (ss * z - s * sz) / spread } else { z / n };
    Some(own + offset)
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
    fn unknown_stays_unknown() {
        let mut line = trail(107.0, &[500.0, 502.0, 504.0]);
        line.line[1] = Position::new(line.line[1].lon(), line.line[1].lat(), None).unwrap();
        let smooth = smoothed(&Vertices::of(&[&line]), &[false]);
        assert_eq!((smooth[0].is_some(), smooth[1]), (true, None));
    }
}
