//! Elevations that are missing, or that cannot be, filled in from those around them.
//!
//! SRTM has voids over steep ground and water. A program that made nothing of the mark for them leaves 0 among 800, or a
//! few metres of steep nonsense at the edge; a satellite receiver begins a track with an elevation far off. Between two
//! neighbours on a trail the ground does not rise by more than [`CLIFF`] metres beyond a slope of [`WALL`]: where
//! it seems to, what lies on the far side of such a jump is doubted.

use super::Profiles;
use crate::network::vertices::Vertices;

/// Metres that a jump must be beyond what a wall would rise.
const CLIFF: f64 = 20.0;
/// Rise over run of the steepest ground that is believed as a jump between two vertices.
const WALL: f64 = 1.5;
/// Elevations this near to 0, in metres, are what a void may have been written as.
const NAUGHT: f64 = 0.5;
/// Longest run of vertices that is doubted because of jumps at both its ends.
const LONGEST: usize = 3;

/// The elevation of each vertex, voids filled: by distance along a trail between two known ones, level beyond the
/// last known one. Where trails disagree what lies between known ones counts before what is held level, and then the
/// mean. `None` where no trail has any.
pub(super) fn filled(vertices: &Vertices, profiles: &Profiles) -> Vec<Option<f64>> {
    let mut raw: Vec<Option<f64>> = vertices.positions.iter().map(|p| p.ele()).collect();
    doubt(vertices, profiles, &mut raw);
    if raw.iter().all(Option::is_some) {
        return raw;
    }
    let (mut between, mut beyond) = (Claims::none(raw.len()), Claims::none(raw.len()));
    for (line, along) in vertices.lines.iter().zip(profiles.iter()) {
        fill(line, along, &raw, &mut between, &mut beyond);
    }
    for (v, ele) in raw.iter_mut().enumerate() {
        *ele = ele.or_else(|| between.mean(v)).or_else(|| beyond.mean(v));
    }
    raw
}

/// Sums of what several trails say of a vertex.
struct Claims(Vec<(f64, u32)>);

impl Claims {
    fn none(vertices: usize) -> Self {
        Self(vec![(0.0, 0); vertices])
    }

    fn add(&mut self, v: u32, ele: f64) {
        if let Some((sum, count)) = self.0.get_mut(v as usize) {
            *sum += ele;
            *count += 1;
        }
    }

    fn mean(&self, v: usize) -> Option<f64> {
        self.0.get(v).filter(|(_, count)| *count > 0).map(|&(sum, count)| sum / f64::from(count))
    }
}

/// Claims an elevation for each void of a line.
fn fill(line: &[u32], along: &[f64], raw: &[Option<f64>], between: &mut Claims, beyond: &mut Claims) {
    let mut known = line.iter().zip(along).filter_map(|(&v, &s)| Some((s, raw[v as usize]?)));
    let Some(mut next) = known.next() else { return };
    let mut last: Option<(f64, f64)> = None;
    let mut more = true;
    for (&v, &s) in line.iter().zip(along) {
        while more && next.0 <= s {
            last = Some(next);
            match known.next() {
                Some(after) => next = after,
                None => more = false,
            }
        }
        if raw[v as usize].is_some() {
            continue;
        }
        match last {
            None => beyond.add(v, next.1),
            Some((_, ele)) if !more => beyond.add(v, ele),
            Some((from, low)) => between.add(v, low + (next.1 - low) * (s - from) / (next.0 - from)),
        }
    }
}

/// Takes away what cannot be: a vertex on the wrong side of a jump in every line it is on.
fn doubt(vertices: &Vertices, profiles: &Profiles, raw: &mut [Option<f64>]) {
    let mut doubted: Vec<u32> = Vec::new();
    let mut once = Vec::new();
    for (line, along) in vertices.lines.iter().zip(profiles.iter()) {
        once.clear();
        suspects(line, along, raw, &mut once);
        // A ring has its first vertex twice.
        once.sort_unstable();
        once.dedup();
        doubted.extend(&once);
    }
    if doubted.is_empty() {
        return;
    }
    let mut lines = vec![0_i32; raw.len()];
    for line in vertices.lines.iter().filter(|line| line.len() > 1) {
        let mut own = line.clone();
        own.sort_unstable();
        own.dedup();
        for v in own {
            lines[v as usize] += 1;
        }
    }
    for &v in &doubted {
        lines[v as usize] -= 1;
    }
    for v in doubted {
        if lines[v as usize] <= 0 {
            raw[v as usize] = None;
        }
    }
}

/// A vertex of a line with a known elevation.
#[derive(Clone, Copy)]
struct Known {
    v: u32,
    s: f64,
    ele: f64,
}

/// The rise of a jump from one vertex to the next; `None` where the ground may well be so.
fn jump(a: Known, b: Known) -> Option<f64> {
    let rise = b.ele - a.ele;
    (rise.abs() > CLIFF + WALL * (b.s - a.s)).then_some(rise)
}

/// The vertices of a line that lie beyond a jump.
fn suspects(line: &[u32], along: &[f64], raw: &[Option<f64>], found: &mut Vec<u32>) {
    let known = |(&v, &s): (&u32, &f64)| raw[v as usize].map(|ele| Known { v, s, ele });
    let mut last: Option<Known> = None;
    let jumps = line
        .iter()
        .zip(along)
        .filter_map(known)
        .any(|at| last.replace(at).is_some_and(|before| jump(before, at).is_some()));
    if !jumps {
        return;
    }
    let mut rest: Vec<Known> = line.iter().zip(along).filter_map(known).collect();
    naughts(&mut rest, found);
    // A run between a jump one way and a jump back, and a short one at an end.
    let mut runs: Vec<(usize, Option<f64>)> = vec![(0, None)];
    runs.extend((1..rest.len()).filter_map(|i| Some((i, Some(jump(rest[i - 1], rest[i])?)))));
    let end = |k: usize| runs.get(k + 1).map_or(rest.len(), |&(to, _)| to);
    // An end is doubted beside a run that is long enough to be sound.
    let sound = |k: usize| runs.get(k).is_some_and(|&(from, _)| end(k) - from > LONGEST);
    for (k, &(from, before)) in runs.iter().enumerate() {
        let (to, after) = (end(k), runs.get(k + 1).and_then(|&(_, rise)| rise));
        let doubted = match (before, after) {
            (Some(there), Some(back)) => to - from <= LONGEST && there * back < 0.0,
            (None, Some(_)) => to - from <= LONGEST && sound(k + 1),
            (Some(_), None) => to - from <= LONGEST && sound(k - 1),
            (None, None) => false,
        };
        if doubted {
            found.extend(rest.get(from..to).unwrap_or(&[]).iter().map(|known| known.v));
        }
    }
}

/// Takes out runs at sea level that a jump parts from what lies beside them.
fn naughts(rest: &mut Vec<Known>, found: &mut Vec<u32>) {
    let naught = |known: &Known| known.ele.abs() <= NAUGHT;
    let runs: Vec<Vec<Known>> = rest.chunk_by(|a, b| naught(a) == naught(b)).map(<[Known]>::to_vec).collect();
    let mut kept = Vec::with_capacity(rest.len());
    for (k, run) in runs.iter().enumerate() {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let before = k.checked_sub(1).and_then(|k| runs.get(k)?.last());
        let after = runs.get(k + 1).and_then(|run| run.first());
        let parted = before.is_some_and(|&b| jump(b, *first).is_some())
            || after.is_some_and(|&a| jump(*last, a).is_some());
        if naught(first) && parted {
            found.extend(run.iter().map(|known| known.v));
        } else {
            kept.extend_from_slice(run);
        }
    }
    *rest = kept;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Position;
    use crate::commune::{Trail, TrailTags};

    /// Vertices every 11.1 m northwards from `start`, with these elevations.
    fn trail(start: u32, elevations: &[Option<f64>]) -> Trail {
        let line = (start..)
            .zip(elevations)
            .map(|(i, &ele)| Position::new(107.0, 16.0 + f64::from(i) * 0.0001, ele).unwrap())
            .collect();
        Trail { feature: 0, tags: TrailTags::default(), line }
    }

    #[track_caller]
    fn fills(elevations: &[Option<f64>], expected: &[f64]) {
        let vertices = Vertices::of(&[&trail(0, elevations)]);
        let filled = filled(&vertices, &Profiles::of(&vertices));
        for (i, (ele, expected)) in filled.iter().zip(expected).enumerate() {
            assert!((ele.unwrap() - expected).abs() < 1e-6, "vertex {i}: {filled:?}");
        }
    }

    #[test]
    fn voids_are_filled_by_distance_and_held_level_at_ends() {
        fills(
            &[None, Some(500.0), None, None, Some(506.0), None],
            &[500.0, 500.0, 502.0, 504.0, 506.0, 506.0],
        );
    }

    #[test]
    fn zeros_among_mountains_are_voids() {
        fills(
            &[800.0, 802.0, 0.0, 0.0, 0.0, 0.0, 812.0, 814.0].map(Some),
            &[800.0, 802.0, 804.0, 806.0, 808.0, 810.0, 812.0, 814.0],
        );
        fills(&[0.0, 0.0, 810.0, 812.0, 0.0].map(Some), &[810.0, 810.0, 810.0, 812.0, 812.0]);
        // With the slopes that interpolation makes of the edge.
        fills(
            &[800.0, 802.0, 350.0, 0.0, 0.0, 400.0, 812.0, 814.0].map(Some),
            &[800.0, 802.0, 804.0, 806.0, 808.0, 810.0, 812.0, 814.0],
        );
    }

    #[test]
    fn a_single_spike_is_taken_out_whichever_way_it_points() {
        for spike in [600.0, 420.0] {
            let mut elevations = [500.0, 502.0, 504.0, 506.0, 508.0].map(Some);
            elevations[2] = Some(spike);
            fills(&elevations, &[500.0, 502.0, 504.0, 506.0, 508.0]);
        }
        fills(&[900.0, 500.0, 502.0, 504.0, 506.0].map(Some), &[500.0, 500.0, 502.0, 504.0, 506.0]);
    }

    #[test]
    fn steep_ground_and_the_shore_are_believed() {
        let steep = [500.0, 510.0, 522.0, 513.0, 540.0, 560.0];
        fills(&steep.map(Some), &steep);
        let shore = [0.0, 0.0, 1.0, 4.0, 9.0, 0.0];
        fills(&shore.map(Some), &shore);
        let step = [500.0, 501.0, 502.0, 503.0, 560.0, 561.0, 562.0, 563.0];
        fills(&step.map(Some), &step);
    }

    #[test]
    fn a_line_without_elevations_takes_those_of_its_junctions() {
        let low = trail(0, &[498.0, 499.0, 500.0].map(Some));
        let flat = trail(2, &[None, None, None]);
        let high = trail(4, &[510.0, 511.0, 512.0].map(Some));
        let vertices = Vertices::of(&[&flat, &low, &high]);
        let filled = filled(&vertices, &Profiles::of(&vertices));
        // The flat line came first: its vertices are 0 to 2.
        for (ele, expected) in filled.iter().zip([500.0, 505.0, 510.0]) {
            assert!((ele.unwrap() - expected).abs() < 1e-6, "{filled:?}");
        }
    }

    #[test]
    fn what_lies_between_counts_before_what_is_held() {
        let through = trail(0, &[Some(500.0), None, Some(520.0)]);
        let mut side = trail(1, &[None, Some(530.0)]);
        side.line[1] = Position::new(107.0005, 16.0001, Some(530.0)).unwrap();
        let vertices = Vertices::of(&[&through, &side]);
        let filled = filled(&vertices, &Profiles::of(&vertices));
        assert!((filled[1].unwrap() - 510.0).abs() < 1e-6, "{filled:?}");
    }

    #[test]
    fn a_vertex_is_believed_where_one_trail_bears_it_out() {
        let odd = trail(0, &[500.0, 501.0, 502.0, 503.0, 504.0, 640.0].map(Some));
        let sound = trail(5, &[640.0, 641.0, 642.0, 643.0].map(Some));
        let vertices = Vertices::of(&[&odd, &sound]);
        let filled = filled(&vertices, &Profiles::of(&vertices));
        assert_eq!(filled[5], Some(640.0));
    }
}
