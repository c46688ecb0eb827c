//! One network on different evenings: conditions, closures, and what they must leave alone.

use crate::fixtures::{DAY, NIGHT, at, level, near, network, path, tagged};
use crate::properties::{hamlet, points};
use evening_rounds::commune::{Trail, WalkingSettings};
use evening_rounds::network::{Conditions, Network, Placed, Travel};
use proptest::prelude::*;
use std::collections::BTreeSet;

const WET: Conditions = Conditions { night: true, wet: true };

fn closed(trails: &[usize]) -> BTreeSet<usize> {
    trails.iter().copied().collect()
}

/// A short way and a long way round between two places.
fn two_ways() -> [Trail; 2] {
    [path(&[at(0.0, 0.0), at(100.0, 0.0)]), path(&[at(0.0, 0.0), at(50.0, 120.0), at(100.0, 0.0)])]
}

#[test]
fn a_closed_trail_is_gone_around_and_open_again_the_next_evening() {
    let open = network(&two_ways());
    let placed = open.place(&[at(0.0, 0.0), at(100.0, 0.0)]);
    let shut = placed.under(&open.under(DAY, &closed(&[0])));
    near(placed.matrix().get(0, 1).unwrap(), level(100.0), 1e-4);
    near(shut.matrix().get(0, 1).unwrap(), level(260.0), 1e-4);
    assert_eq!(shut.path(0, 1).unwrap().shape.len(), 3);
    let again = shut.under(&open.under(DAY, &BTreeSet::new()));
    assert_eq!(again.matrix(), placed.matrix());
}

#[test]
fn nobody_is_reached_along_a_closed_trail() {
    let open = network(&two_ways());
    let placed = open.place(&[at(40.0, 3.0), at(100.0, 0.0), at(60.0, -3.0)]);
    let shut = placed.under(&open.under(DAY, &closed(&[0])));
    assert!(placed.joined(0, 1) && placed.joined(0, 2));
    assert!(!shut.joined(0, 1) && !shut.joined(1, 0) && !shut.joined(0, 2));
    assert_eq!((shut.matrix().get(0, 1), shut.path(0, 1), shut.matrix().get(0, 2)), (None, None, None));
}

#[test]
fn a_house_at_the_end_of_a_closed_trail_is_reached_by_the_other() {
    let open = network(&two_ways());
    let placed = open.place(&[at(0.0, 0.0), at(100.0, 0.0)]).under(&open.under(DAY, &closed(&[1])));
    assert!(placed.joined(0, 1) && placed.joined(1, 0));
}

#[test]
fn a_trail_that_nobody_takes_in_the_dark_is_open_by_day() {
    let [short, long] = two_ways();
    let short = tagged(&short.line, |t| t.not_at_night = true);
    let day = Network::build(&[short, long], &Travel::on_foot(&WalkingSettings::default()), DAY);
    let placed = day.place(&[at(0.0, 0.0), at(100.0, 0.0)]);
    near(placed.matrix().get(0, 1).unwrap(), level(100.0), 1e-4);
    let night = placed.under(&day.under(NIGHT, &BTreeSet::new()));
    near(night.matrix().get(0, 1).unwrap(), level(260.0) / 0.67, 1e-4);
}

#[test]
fn an_island_says_where_it_nearly_joins() {
    let trails = [
        path(&[at(0.0, 0.0), at(2000.0, 0.0)]),
        path(&[at(500.0, 30.0), at(500.0, 80.0)]),
        path(&[at(0.0, 700.0), at(300.0, 700.0)]),
    ];
    let islands = network(&trails).islands();
    assert_eq!(islands.len(), 2);
    assert!((islands[0].kilometres - 0.3).abs() < 1e-4 && (islands[0].gap.0 - 700.0).abs() < 0.5);
    assert!((islands[1].gap.0 - 30.0).abs() < 0.05, "{islands:?}");
    assert!(islands[1].at.distance(at(500.0, 30.0)).0 < 0.01);
    assert!(islands[1].to.distance(at(500.0, 0.0)).0 < 0.05);
    assert_eq!(network(&trails[..1]).islands(), []);
}

#[test]
fn an_island_across_the_main_part_is_no_distance_from_it() {
    let trails = [path(&[at(0.0, 0.0), at(2000.0, 0.0)]), path(&[at(700.0, -300.0), at(700.0, 400.0)])];
    let islands = network(&trails).islands();
    assert!(islands[0].gap.0 < 0.2 && islands[0].to.distance(at(700.0, 0.0)).0 < 0.5, "{islands:?}");
}

/// The cells between all junctions, by Floyd and Warshall over the graph as it stands.
pub(crate) fn oracle(network: &Network) -> Vec<Vec<Option<i64>>> {
    let graph = network.graph();
    let n = graph.node_count();
    let mut ms = vec![vec![None::<i64>; n]; n];
    for (i, row) in ms.iter_mut().enumerate() {
        row[i] = Some(0);
    }
    for edge in graph.edge_indices() {
        let (a, b) = graph.edge_endpoints(edge).unwrap();
        let (cell, cost) = (&mut ms[a.index()][b.index()], graph[edge].millis.0);
        *cell = Some(cell.map_or(cost, |c| c.min(cost)));
    }
    for k in 0..n {
        for i in 0..n {
            for j in 0..n {
                if let (Some(x), Some(y)) = (ms[i][k], ms[k][j]) {
                    ms[i][j] = Some(ms[i][j].map_or(x + y, |c| c.min(x + y)));
                }
            }
        }
    }
    ms
}

fn conditions() -> impl Strategy<Value = Conditions> {
    (any::<bool>(), any::<bool>()).prop_map(|(night, wet)| Conditions { night, wet })
}

fn some() -> impl Strategy<Value = BTreeSet<usize>> {
    prop::collection::btree_set(0_usize..8, 0..4)
}

fn by_day(trails: &[Trail]) -> Network {
    Network::build(trails, &Travel::on_foot(&WalkingSettings::default()), DAY)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn new_conditions_are_as_if_built_for_them(trails in hamlet(), points in points(), evening in conditions()) {
        let changed = by_day(&trails).under(evening, &BTreeSet::new());
        let built = Network::build(&trails, &Travel::on_foot(&WalkingSettings::default()), evening);
        prop_assert_eq!(changed.place(&points).matrix(), built.place(&points).matrix());
        let replaced = by_day(&trails).place(&points).under(&changed);
        prop_assert_eq!(replaced.matrix(), built.place(&points).matrix());
        prop_assert_eq!(changed.summary(), built.summary());
    }

    #[test]
    fn a_closure_never_makes_anything_faster(
        trails in hamlet(),
        points in points(),
        evening in conditions(),
        first in some(),
        more in some(),
    ) {
        let network = by_day(&trails);
        let placed = network.place(&points);
        let both: BTreeSet<usize> = first.union(&more).copied().collect();
        let steps: Vec<Placed> = [BTreeSet::new(), first, both]
            .iter()
            .map(|closed| placed.under(&network.under(evening, closed)))
            .collect();
        for pair in steps.windows(2) {
            let (before, after) = (pair[0].matrix(), pair[1].matrix());
            for (a, b) in (0..points.len()).flat_map(|a| (0..points.len()).map(move |b| (a, b))) {
                match (before.get(a, b), after.get(a, b)) {
                    (None, Some(ms)) => prop_assert!(false, "{a} {b}: closing opened a way of {ms} ms"),
                    (Some(x), Some(y)) => prop_assert!(y >= x, "{a} {b}: {x} {y}"),
                    _ => {}
                }
                prop_assert_eq!(pair[1].joined(a, b), after.get(a, b).is_some());
                // The way that is drawn is the way that is reckoned, closed trails or not.
                let path = pair[1].path(a, b);
                prop_assert_eq!(path.map(|path| path.duration.0), after.get(a, b));
            }
        }
    }

    #[test]
    fn with_trails_closed_cells_are_exactly_floyd_and_warshalls(
        trails in hamlet(),
        evening in conditions(),
        closed in some(),
    ) {
        let network = by_day(&trails).under(evening, &closed);
        for edge in network.graph().edge_weights() {
            prop_assert!(!closed.contains(&edge.trail), "an edge of a closed trail");
        }
        let junctions: Vec<_> = network.graph().node_weights().map(|j| j.position).collect();
        let placed = network.place(&junctions);
        let (matrix, slow) = (placed.matrix(), oracle(&network));
        for (i, row) in slow.iter().enumerate() {
            // A junction of an island may be tied to the longest component instead.
            let tied = |i: usize| matches!(
                placed.placements()[i],
                evening_rounds::network::Placement::OnTrail { distance, .. } if distance.0 < 0.01
            );
            for (j, &cell) in row.iter().enumerate().filter(|&(j, _)| tied(i) && tied(j)) {
                prop_assert_eq!(matrix.get(i, j), cell, "{} {}", i, j);
            }
        }
    }

    #[test]
    fn a_cell_never_depends_on_what_else_is_asked(trails in hamlet(), points in points(), ask in some()) {
        let placed = by_day(&trails).under(WET, &BTreeSet::new()).place(&points);
        let all = placed.matrix();
        let ask: Vec<usize> = ask.into_iter().filter(|&i| i < points.len()).collect();
        let part = placed.matrix_of(&ask);
        for (i, &a) in ask.iter().enumerate() {
            for (j, &b) in ask.iter().enumerate() {
                prop_assert_eq!(part.get(i, j), all.get(a, b));
                prop_assert_eq!(placed.one_to_many(a, &[b])[0].map(|ms| ms.0), all.get(a, b));
            }
        }
    }
}
