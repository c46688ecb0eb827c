//! Random lines against what must hold for all, and against a slow and obvious oracle.

use crate::fixtures::{at, drawn, healing, length, network};
use evening_rounds::base::Position;
use evening_rounds::commune::{Trail, TrailTags};
use evening_rounds::network::heal::{RepairKind, survey};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn level(kind: u8) -> impl FnOnce(&mut TrailTags) {
    move |tags| match kind {
        0 => tags.bridge = true,
        1 => tags.tunnel = true,
        2 => tags.layer = 1,
        _ => {}
    }
}

/// Lines over whole metres, so that vertices, stretches and crossings coincide often, and over places millimetres and
/// decimetres beside them.
fn tangle(side: i32) -> impl Strategy<Value = Vec<Trail>> {
    let slip =
        prop_oneof![6 => Just(0.0), 1 => Just(0.004), 1 => Just(-0.007), 1 => Just(0.3), 1 => Just(-1.7)];
    slipped(side, slip)
}

/// The same without the millimetres: as exact as OpenStreetMap, where places are a centimetre apart at least.
fn apart(side: i32) -> impl Strategy<Value = Vec<Trail>> {
    slipped(side, prop_oneof![6 => Just(0.0), 1 => Just(0.3), 1 => Just(-1.7)])
}

fn slipped(side: i32, slip: impl Strategy<Value = f64> + Clone) -> impl Strategy<Value = Vec<Trail>> {
    let vertex = (0..side, 0..side, slip.clone(), slip);
    let line = (prop::collection::vec(vertex, 1..7), 0_u8..12);
    prop::collection::vec(line, 1..9).prop_map(|lines| {
        let line = |(vertices, kind): (Vec<(i32, i32, f64, f64)>, u8)| {
            let places =
                vertices.iter().map(|&(x, y, dx, dy)| at(f64::from(x) * 5.0 + dx, f64::from(y) * 5.0 + dy));
            drawn(places.collect(), level(kind))
        };
        lines.into_iter().map(line).collect()
    })
}

/// Lines in general position: no two vertices or crossings near each other but by rare chance.
fn scribble() -> impl Strategy<Value = Vec<Trail>> {
    let vertex = (0.0..400.0_f64, 0.0..400.0_f64);
    prop::collection::vec(prop::collection::vec(vertex, 2..6), 1..8).prop_map(|lines| {
        let places = |line: Vec<(f64, f64)>| line.into_iter().map(|(x, y)| at(x, y)).collect();
        lines.into_iter().map(|line| drawn(places(line), |_| ())).collect()
    })
}

fn bits(p: &Position) -> (u64, u64) {
    (p.lon().to_bits(), p.lat().to_bits())
}

/// Lines as a set, each in the direction in which it was drawn.
fn geometry(trails: &[Trail]) -> Vec<Vec<(u64, u64)>> {
    let mut lines: Vec<Vec<_>> = trails.iter().map(|trail| trail.line.iter().map(bits).collect()).collect();
    lines.sort();
    lines
}

fn metres(p: Position) -> (f64, f64) {
    let (origin, degree) = (at(0.0, 0.0), 111_195.080);
    ((p.lon() - origin.lon()) * degree * origin.lat().to_radians().cos(), (p.lat() - origin.lat()) * degree)
}

/// All pairs of segments of different lines (or of one line, not adjoining) that properly cross, by their parameters.
fn crossings(trails: &[Trail]) -> Vec<(f64, f64)> {
    let mut segments = Vec::new();
    for (i, trail) in trails.iter().enumerate() {
        for (k, pair) in trail.line.windows(2).enumerate() {
            segments.push((i, k, metres(pair[0]), metres(pair[1])));
        }
    }
    let mut found = Vec::new();
    for (n, &(i, k, a, b)) in segments.iter().enumerate() {
        for &(j, l, c, d) in &segments[n + 1..] {
            if i == j && k.abs_diff(l) < 2 {
                continue;
            }
            let (rx, ry, sx, sy) = (b.0 - a.0, b.1 - a.1, d.0 - c.0, d.1 - c.1);
            let cross = rx * sy - ry * sx;
            let t = ((c.0 - a.0) * sy - (c.1 - a.1) * sx) / cross;
            let u = ((c.0 - a.0) * ry - (c.1 - a.1) * rx) / cross;
            if (0.0..=1.0).contains(&t) && (0.0..=1.0).contains(&u) {
                found.push((a.0 + t * rx, a.1 + t * ry));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    /// Where several places lie within the centimetre that counts as touching, a new vertex may bring another line within
    /// reach, so that once more is needed; it always settles.
    #[test]
    fn repairing_settles_among_millimetres(trails in tangle(6)) {
        let mut healed = trails;
        for _ in 0..4 {
            healed = survey(&healed, &healing()).apply(&healed, |_| true);
        }
        let again = survey(&healed, &healing());
        prop_assert!(again.repairs.is_empty(), "{:?}", again.repairs);
    }

    #[test]
    fn repairing_twice_is_repairing_once(trails in apart(6)) {
        let healed = survey(&trails, &healing()).apply(&trails, |_| true);
        let again = survey(&healed, &healing());
        prop_assert!(again.repairs.is_empty(), "{:?}", again.repairs);
    }

    #[test]
    fn repairing_twice_is_repairing_once_in_general_position(trails in scribble()) {
        let healed = survey(&trails, &healing()).apply(&trails, |_| true);
        let again = survey(&healed, &healing());
        prop_assert!(again.repairs.is_empty(), "{:?}", again.repairs);
    }

    #[test]
    fn the_order_of_the_lines_does_not_matter(trails in apart(6), seed in any::<u64>()) {
        let mut turned = trails.clone();
        let mut state = seed;
        for i in (1..turned.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            turned.swap(i, (state >> 33) as usize % (i + 1));
        }
        let (one, other) = (survey(&trails, &healing()), survey(&turned, &healing()));
        let ids = |s: &evening_rounds::network::heal::Survey| s.repairs.iter().map(|r| r.id.clone()).collect::<Vec<_>>();
        prop_assert_eq!(ids(&one), ids(&other));
        prop_assert_eq!(geometry(&one.apply(&trails, |_| true)), geometry(&other.apply(&turned, |_| true)));
    }

    #[test]
    fn nothing_accepted_changes_nothing(trails in tangle(6)) {
        prop_assert_eq!(survey(&trails, &healing()).apply(&trails, |_| false), trails);
    }

    #[test]
    fn any_choice_can_be_made_and_moves_nothing(trails in tangle(6), seed in any::<u64>()) {
        let survey = survey(&trails, &healing());
        let ids: BTreeSet<_> = survey.repairs.iter().map(|r| r.id.clone()).collect();
        prop_assert_eq!(ids.len(), survey.repairs.len(), "names are unique");
        let chosen = |r: &evening_rounds::network::heal::Repair| {
            let n = ids.iter().position(|id| *id == r.id).unwrap();
            seed >> (n % 64) & 1 == 1
        };
        let part = survey.apply(&trails, chosen);
        prop_assert_eq!(part.len(), trails.len());
        for (before, after) in trails.iter().zip(&part) {
            // The vertices drawn are all there, in their order, but for those a chosen repair takes out.
            let mut rest = after.line.iter();
            let mut last = None;
            for p in &before.line {
                if last == Some(bits(p)) {
                    continue;
                }
                last = Some(bits(p));
                prop_assert!(after.line.is_empty() || rest.any(|q| bits(p) == bits(q)));
            }
        }
        let built = network(&part);
        prop_assert!(built.summary().kilometres >= 0.0);
    }

    #[test]
    fn only_gaps_make_lines_longer(trails in tangle(6)) {
        let survey = survey(&trails, &healing());
        let healed = survey.apply(&trails, |_| true);
        let of = |kind| survey.repairs.iter().filter(|r| r.kind == kind).map(|r| r.size.0).sum::<f64>();
        let expected = length(&trails) + of(RepairKind::Gap) - of(RepairKind::Duplicate);
        // Each new vertex lies within a centimetre of the line.
        let new: usize = healed.iter().map(|t| t.line.len()).sum();
        prop_assert!((length(&healed) - expected).abs() < 0.03 * new as f64 + 1e-6, "{} {expected}", length(&healed));
    }

    #[test]
    fn no_crossing_joins_different_levels(trails in tangle(6)) {
        let level = |i: usize| (trails[i].tags.bridge, trails[i].tags.tunnel, trails[i].tags.layer);
        for repair in survey(&trails, &healing()).repairs {
            let across = matches!(repair.kind, RepairKind::Crossing | RepairKind::SelfCrossing);
            if across && repair.trails.len() == 2 {
                prop_assert_eq!(level(repair.trails[0]), level(repair.trails[1]));
            } else if let [a, b] = repair.trails[..]
                && level(a) != level(b)
                && repair.kind.is_join()
            {
                // The end of the one lies at the place of the other.
                let near = |t: usize| [trails[t].line.first(), trails[t].line.last()].into_iter().flatten()
                    .any(|end| end.distance(repair.at).0 < 3.0);
                prop_assert!(near(a) || near(b) || repair.kind == RepairKind::Overlap, "{repair:?}");
            }
        }
    }

    #[test]
    fn crossings_are_those_of_the_oracle(trails in scribble()) {
        let oracle = crossings(&trails);
        // Where crossings or vertices nearly coincide they are put together, and where an end is near they are gaps.
        let spots: Vec<(f64, f64)> =
            oracle.iter().copied().chain(trails.iter().flat_map(|t| t.line.iter().map(|&p| metres(p)))).collect();
        for (i, a) in spots.iter().enumerate() {
            for b in &spots[i + 1..] {
                prop_assume!((a.0 - b.0).hypot(a.1 - b.1) > 0.1);
            }
        }
        let repairs = survey(&trails, &healing()).repairs;
        // Vertices on lines are junctions of another kind, and what closes a gap may cross something in its turn.
        prop_assume!(repairs.iter().all(|r| matches!(r.kind, RepairKind::Crossing | RepairKind::SelfCrossing)));
        let found: Vec<(f64, f64)> = repairs.iter().map(|r| metres(r.at)).collect();
        for a in &oracle {
            prop_assert!(found.iter().any(|b| (a.0 - b.0).hypot(a.1 - b.1) < 0.01), "{a:?} is missing");
        }
        for b in &found {
            prop_assert!(oracle.iter().any(|a| (a.0 - b.0).hypot(a.1 - b.1) < 0.01), "{b:?} is too many");
        }
    }

    #[test]
    fn no_places_on_earth_break_it(lines in prop::collection::vec(prop::collection::vec((
        prop_oneof![-180.0..=180.0_f64, Just(180.0), Just(-180.0), Just(0.0), 179.9..180.0_f64, -180.0..-179.9_f64],
        prop_oneof![-90.0..=90.0_f64, Just(90.0), Just(-90.0), Just(0.0)],
    ), 0..6), 0..7)) {
        let line = |line: Vec<(f64, f64)>| line.into_iter().map(|(x, y)| Position::new(x, y, None).unwrap()).collect();
        let trails: Vec<Trail> = lines.into_iter().map(|places| drawn(line(places), |_| ())).collect();
        let survey = survey(&trails, &healing());
        let healed = survey.apply(&trails, |_| true);
        prop_assert_eq!(healed.len(), trails.len());
        prop_assert!(network(&healed).summary().kilometres >= 0.0);
    }
}
