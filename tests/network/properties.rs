//! Random hamlets against slow, obvious oracles.

use crate::fixtures::{NIGHT, at, high};
use evening_rounds::base::{Metres, Position, Seconds};
use evening_rounds::commune::{Trail, TrailTags, WalkingSettings};
use evening_rounds::network::{Network, Placed, Placement, Travel};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Trails run between the crossings of a grid this far apart: farther than elevations are smoothed over, so that
/// the oracle may take slopes from the drawn elevations.
const GRID: f64 = 100.0;
const SIDE: usize = 6;
const FORD_MS: f64 = 60_000.0;

fn walking() -> WalkingSettings {
    WalkingSettings { ford_s: Seconds(60), ..WalkingSettings::default() }
}

/// Random walks over the grid, diagonals too (which cross without a shared vertex). No grid edge is used twice, so
/// that it is always clear which trail a place is on.
pub(crate) fn hamlet() -> impl Strategy<Value = Vec<Trail>> {
    let walk = (0..SIDE * SIDE, prop::collection::vec(0_usize..8, 1..9), 0_u8..6);
    // All known or none: what fills a gap has its own tests. No cliffs, which would be taken for errors.
    let heights = prop_oneof![
        9 => prop::collection::vec((400.0..500.0_f64).prop_map(Some), SIDE * SIDE),
        1 => Just(vec![None; SIDE * SIDE]),
    ];
    (heights, prop::collection::vec(walk, 1..9)).prop_map(|(heights, walks)| {
        let place = |cell: usize| {
            let (x, y) = ((cell % SIDE) as f64 * GRID, (cell / SIDE) as f64 * GRID);
            heights[cell].map_or_else(|| at(x, y), |ele| high(x, y, ele))
        };
        let mut used = BTreeSet::new();
        let mut trails = Vec::new();
        for (start, steps, tag) in walks {
            let mut cells = vec![start];
            for step in steps {
                let cell = cells[cells.len() - 1];
                let next = neighbour(cell, step);
                if next != cell && used.insert((cell.min(next), cell.max(next))) {
                    cells.push(next);
                }
            }
            if cells.len() > 1 {
                let line = cells.into_iter().map(place).collect();
                trails.push(Trail { feature: trails.len(), tags: tags(tag), line });
            }
        }
        trails
    })
}

fn neighbour(cell: usize, step: usize) -> usize {
    const STEPS: [(isize, isize); 8] = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (-1, -1), (1, -1)];
    let (dx, dy) = STEPS[step];
    let x = ((cell % SIDE) as isize + dx).clamp(0, SIDE as isize - 1) as usize;
    let y = ((cell / SIDE) as isize + dy).clamp(0, SIDE as isize - 1) as usize;
    y * SIDE + x
}

fn tags(kind: u8) -> TrailTags {
    let mut tags = TrailTags { highway: "path".into(), ..TrailTags::default() };
    match kind {
        1 => tags.highway = "residential".into(),
        2 => tags.surface = Some("mud".into()),
        3 => tags.lit = true,
        4 => {
            tags.other.insert("oneway:foot".into(), "yes".into());
        }
        5 => tags.ford = true,
        _ => {}
    }
    tags
}

pub(crate) fn points() -> impl Strategy<Value = Vec<Position>> {
    let side = SIDE as f64 * GRID;
    let anywhere = (-150.0..side, -150.0..side).prop_map(|(x, y)| at(x, y));
    let crossing = (0..SIDE, 0..SIDE).prop_map(|(x, y)| at(x as f64 * GRID, y as f64 * GRID));
    prop::collection::vec(prop_oneof![3 => anywhere, 1 => crossing], 1..7)
}

/// Milliseconds over one drawn segment at night, by the formula written out once more. The ford is in the middle.
fn segment_ms(trail: &Trail, k: usize, reversed: bool) -> f64 {
    let (a, b) = (trail.line[k], trail.line[k + 1]);
    let metres = a.distance(b).0;
    let rise = a.ele().zip(b.ele()).map_or(0.0, |(a, b)| b - a) * if reversed { -1.0 } else { 1.0 };
    let slope = (rise / metres).clamp(-0.6, 0.6);
    let ground = match () {
        () if trail.tags.lit => 1.0,
        () if trail.tags.highway == "residential" => 0.8,
        () if trail.tags.surface.is_some() => 0.67 * 0.5,
        () => 0.67,
    };
    let kmh = (5.04 * (-3.5 * ((slope + 0.05).abs() - 0.05)).exp() * ground).max(0.5);
    let lengths: Vec<f64> = trail.line.windows(2).map(|w| w[0].distance(w[1]).0).collect();
    let (before, half) = (lengths[..k].iter().sum::<f64>(), lengths.iter().sum::<f64>() / 2.0);
    let wet = trail.tags.ford && before < half && half <= before + metres;
    metres * 3600.0 / kmh + if wet { FORD_MS } else { 0.0 }
}

/// Metres from a place to a segment, and how far along it the foot is, on a plane around the place.
fn foot(place: Position, a: Position, b: Position) -> (f64, f64) {
    let flat = |p: Position| {
        let x = (p.lon() - place.lon()) * 111_195.080 * place.lat().to_radians().cos();
        (x, (p.lat() - place.lat()) * 111_195.080)
    };
    let ((ax, ay), (bx, by)) = (flat(a), flat(b));
    let (dx, dy) = (bx - ax, by - ay);
    let t = (-(ax * dx + ay * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    ((ax + t * dx).hypot(ay + t * dy), t)
}

fn segments(trails: &[Trail]) -> Vec<(usize, usize)> {
    trails.iter().enumerate().flat_map(|(i, t)| (0..t.line.len() - 1).map(move |k| (i, k))).collect()
}

/// Floyd and Warshall over every vertex of every trail and every placed point, in unrounded milliseconds.
fn oracle(trails: &[Trail], placed: &Placed, points: &[Position]) -> Vec<Vec<f64>> {
    let same =
        |a: Position, b: Position| (a.lon() - b.lon()).abs() < 1e-8 && (a.lat() - b.lat()).abs() < 1e-8;
    let mut places: Vec<Position> = Vec::new();
    let mut number = |p: Position| {
        places.iter().position(|&q| same(p, q)).unwrap_or_else(|| {
            places.push(p);
            places.len() - 1
        })
    };
    let mut edges = Vec::new();
    let on_trail = |i: usize| match placed.placements()[i] {
        Placement::OnTrail { at, distance, .. } => Some((i, at, distance.0)),
        _ => None,
    };
    let spots: Vec<(usize, Position, f64)> = (0..points.len()).filter_map(on_trail).collect();
    for (i, k) in segments(trails) {
        let (trail, a, b) = (&trails[i], trails[i].line[k], trails[i].line[k + 1]);
        // The places on this segment, ends included, in order.
        let mut cuts = vec![(0.0, a), (1.0, b)];
        for &(_, at, _) in &spots {
            let (away, t) = foot(at, a, b);
            if away < 0.001 && !same(at, a) && !same(at, b) {
                cuts.push((t, at));
            }
        }
        cuts.sort_by(|x, y| x.0.total_cmp(&y.0));
        let crossing = trail.tags.other.contains_key("oneway:foot");
        for w in cuts.windows(2) {
            let (from, to, share) = (number(w[0].1), number(w[1].1), w[1].0 - w[0].0);
            edges.push((from, to, segment_ms(trail, k, false) * share));
            if !crossing {
                edges.push((to, from, segment_ms(trail, k, true) * share));
            }
        }
    }
    let at: Vec<Option<(usize, f64)>> = (0..points.len())
        .map(|i| {
            spots
                .iter()
                .find(|s| s.0 == i)
                .map(|&(_, at, away)| (number(at), away * 3600.0 / (5.04 * 0.6 * 0.67)))
        })
        .collect();
    let n = places.len();
    let mut ms = vec![vec![f64::INFINITY; n]; n];
    for (i, row) in ms.iter_mut().enumerate() {
        row[i] = 0.0;
    }
    for (from, to, cost) in edges {
        ms[from][to] = ms[from][to].min(cost);
    }
    for k in 0..n {
        for i in 0..n {
            for j in 0..n {
                ms[i][j] = ms[i][j].min(ms[i][k] + ms[k][j]);
            }
        }
    }
    let cell = |a: usize, b: usize| match (at[a], at[b]) {
        _ if same(points[a], points[b]) => 0.0,
        (Some((x, before)), Some((y, after))) => before + ms[x][y] + after,
        _ => f64::INFINITY,
    };
    (0..points.len()).map(|a| (0..points.len()).map(|b| cell(a, b)).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn cells_are_those_of_a_naive_graph_of_every_vertex(trails in hamlet(), points in points()) {
        let placed = Network::build(&trails, &Travel::on_foot(&walking()), NIGHT).place(&points);
        let (matrix, oracle) = (placed.matrix(), oracle(&trails, &placed, &points));
        for (a, row) in oracle.iter().enumerate() {
            for (b, &slow) in row.iter().enumerate() {
                match matrix.get(a, b) {
                    // Each section and piece is rounded once: half a millisecond for each of at most 80.
                    Some(ms) => prop_assert!((ms as f64 - slow).abs() < 40.0 + slow * 1e-5, "{a} {b}: {ms} {slow}"),
                    None => prop_assert!(slow.is_infinite(), "{a} {b}: no way, {slow}"),
                }
                prop_assert_eq!(placed.joined(a, b), matrix.get(a, b).is_some());
            }
        }
    }

    #[test]
    fn between_junctions_cells_are_exactly_floyd_and_warshalls(trails in hamlet()) {
        // So near a limit that no junction of an island is tied to the longest component.
        let near = WalkingSettings { snap_limit_m: Metres(1.0), ..walking() };
        let network = Network::build(&trails, &Travel::on_foot(&near), NIGHT);
        let junctions: Vec<Position> = network.graph().node_weights().map(|j| j.position).collect();
        let matrix = network.place(&junctions).matrix();
        for (i, row) in crate::evenings::oracle(&network).iter().enumerate() {
            for (j, &cell) in row.iter().enumerate() {
                prop_assert_eq!(matrix.get(i, j), cell);
            }
        }
    }

    #[test]
    fn a_point_is_tied_to_a_trail_nearby(trails in hamlet(), points in points()) {
        let placed = Network::build(&trails, &Travel::on_foot(&walking()), NIGHT).place(&points);
        for (&point, placement) in points.iter().zip(placed.placements()) {
            let all = segments(&trails).into_iter();
            let least = all
                .map(|(i, k)| foot(point, trails[i].line[k], trails[i].line[k + 1]).0)
                .fold(f64::INFINITY, f64::min);
            match *placement {
                Placement::TooFar { distance } => {
                    let metres = distance.map_or(f64::INFINITY, |d| d.0);
                    prop_assert!(metres > 400.0);
                    let nothing = metres.is_infinite() && least.is_infinite();
                    prop_assert!(nothing || (metres - least).abs() < 0.5, "{metres} {least}");
                }
                Placement::OnTrail { distance, component, .. } => {
                    prop_assert!(distance.0 <= 400.0 && distance.0 > least - 0.5);
                    // Only the longest component may be preferred to one that is much nearer; within a
                    // component a trail up to twice as far, when more is reached by it.
                    prop_assert!(component == 0 || distance.0 < 2.0 * least + 0.5);
                }
                Placement::BeyondWater { .. } => prop_assert!(false, "no water was given"),
            }
        }
    }

    #[test]
    fn no_detour_is_shorter(trails in hamlet(), points in points()) {
        let matrix = Network::build(&trails, &Travel::on_foot(&walking()), NIGHT).place(&points).matrix();
        let all = 0..points.len();
        for (a, b, c) in all.clone().flat_map(|a| all.clone().map(move |b| (a, b))).flat_map(|(a, b)| {
            (0..points.len()).map(move |c| (a, b, c))
        }) {
            if let (Some(x), Some(y)) = (matrix.get(a, b), matrix.get(b, c)) {
                prop_assert!(matrix.get(a, c).is_some_and(|direct| direct <= x + y));
            }
        }
    }

    #[test]
    fn paths_are_connected_and_take_as_long_as_their_cells(trails in hamlet(), points in points()) {
        let placed = Network::build(&trails, &Travel::on_foot(&walking()), NIGHT).place(&points);
        let matrix = placed.matrix();
        let all: Vec<usize> = (0..points.len()).collect();
        for &a in &all {
            let row = placed.one_to_many(a, &all);
            for &b in &all {
                let path = placed.path(a, b);
                prop_assert_eq!(path.as_ref().map(|p| p.duration.0), matrix.get(a, b));
                prop_assert_eq!(row[b].map(|ms| ms.0), matrix.get(a, b));
                let Some(path) = path else { continue };
                let shape = &path.shape;
                prop_assert!(shape[0] == points[a] && (shape[shape.len() - 1] == points[b] || shape.len() == 1));
                let metres: f64 = shape.windows(2).map(|w| w[0].distance(w[1]).0).sum();
                prop_assert!((metres - path.length.0).abs() < 0.01, "{metres} {:?}", path.length);
                let mut off_trail = 0.0;
                for (i, w) in shape.windows(2).enumerate() {
                    prop_assert!(w[0].distance(w[1]).0 > 0.0);
                    let on_trail = segments(&trails).into_iter().any(|(i, k)| {
                        let (p, q) = (trails[i].line[k], trails[i].line[k + 1]);
                        foot(w[0], p, q).0 < 0.01 && foot(w[1], p, q).0 < 0.01
                    });
                    prop_assert!(on_trail || i == 0 || i == shape.len() - 2, "{i} {shape:?}");
                    off_trail += if on_trail { 0.0 } else { w[0].distance(w[1]).0 };
                }
                prop_assert!(off_trail <= path.off_trail.0 + 0.01);
            }
        }
    }

    #[test]
    fn no_points_on_earth_break_it(
        coordinates in prop::collection::vec((-180.0..=180.0_f64, -90.0..=90.0_f64), 2..9),
        others in prop::collection::vec((-180.0..=180.0_f64, -90.0..=90.0_f64), 0..4),
    ) {
        let places = |c: &[(f64, f64)]| c.iter().map(|&(x, y)| Position::new(x, y, None).unwrap()).collect::<Vec<_>>();
        let line = places(&coordinates);
        let trail = Trail { feature: 0, tags: TrailTags::default(), line: line.clone() };
        let points: Vec<Position> = line.into_iter().chain(places(&others)).collect();
        let placed = Network::build(&[trail], &Travel::on_foot(&WalkingSettings::default()), NIGHT).place(&points);
        for a in 0..=points.len() {
            prop_assert_eq!(placed.path(a, 0).map(|p| p.duration.0), placed.matrix().get(a, 0));
        }
    }
}
