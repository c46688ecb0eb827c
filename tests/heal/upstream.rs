//! What users of other tools suffered from. One test for each report.

use crate::fixtures::{
    at, bridge, healed, kinds, length, network, path, pieces, surveyed, tagged, walk, within,
};
use evening_rounds::network::Placement;
use evening_rounds::network::heal::{RepairKind, survey};

/// geojson-path-finder #5: no route was found although the lines cross in the middle of the map, because neither has
/// a vertex there; the advice was to draw the vertices by hand, or a tolerance so coarse that the result looked bad.
#[test]
fn geojson_path_finder_5_a_crossing_without_vertices_is_a_junction() {
    let trails = [path(&[(-300.0, 0.0), (300.0, 10.0)]), path(&[(0.0, -200.0), (5.0, 250.0)])];
    assert_eq!(walk(&trails, (-300.0, 0.0), (5.0, 250.0)), None);
    assert!(walk(&healed(&trails), (-300.0, 0.0), (5.0, 250.0)).is_some());
}

/// geojson-path-finder #34: a network in which nothing but crossings joins the lines was refused as having no forks.
#[test]
fn geojson_path_finder_34_a_grid_of_plain_lines_has_forks() {
    let mut trails = Vec::new();
    for i in 0..4 {
        let at = f64::from(i) * 50.0;
        trails.push(path(&[(-20.0, at), (170.0, at)]));
        trails.push(path(&[(at, -20.0), (at, 170.0)]));
    }
    let summary = network(&healed(&trails)).summary();
    assert_eq!((kinds(&trails).len(), summary.nodes, summary.components_km.len()), (16, 16 + 16, 1));
}

/// geojson-path-finder #53: vertices added between others to better the result made it worse, since vertices near each
/// other were snapped together and small loops came out.
#[test]
fn geojson_path_finder_53_more_vertices_on_the_same_line_change_nothing() {
    let coarse = [path(&[(0.0, 0.0), (200.0, 0.0)]), path(&[(100.0, 0.0), (100.0, 90.0)])];
    let dense: Vec<_> = (0..=400).map(|i| (f64::from(i) * 0.5, 0.0)).collect();
    let dense = [path(&dense), coarse[1].clone()];
    let metres = |trails: &[_]| walk(&healed(trails), (0.0, 0.0), (100.0, 90.0)).unwrap();
    assert!((metres(&coarse) - metres(&dense)).abs() < 0.01);
    assert!(kinds(&dense).len() <= 1);
}

/// geojson-path-finder #73: never a path, because the marks were no vertices of the network.
#[test]
fn geojson_path_finder_73_start_and_end_may_lie_between_vertices() {
    let trails = [path(&[(0.0, 0.0), (300.0, 0.0)])];
    assert!((walk(&trails, (50.0, 0.0), (250.0, 0.0)).unwrap() - 200.0).abs() < 0.05);
}

/// geojson-path-finder #82: with places only near the network the result was null whatever the tolerance.
#[test]
fn geojson_path_finder_82_start_and_end_may_lie_beside_the_trail() {
    let trails = [path(&[(0.0, 0.0), (300.0, 0.0)])];
    assert!((walk(&trails, (50.0, 30.0), (250.0, -20.0)).unwrap() - 250.0).abs() < 0.05);
}

/// geojson-path-finder #87: the way came back straightened, not along the vertices of the data.
#[test]
fn geojson_path_finder_87_a_way_has_every_vertex_of_the_trail() {
    let trails = [path(&[(0.0, 0.0), (20.0, 0.3), (40.0, 0.1), (41.0, 0.4), (60.0, 0.0)])];
    let placed = network(&trails).place(&[at(0.0, 0.0), at(60.0, 0.0)]);
    let shape = placed.path(0, 1).unwrap().shape;
    assert_eq!(shape, trails[0].line);
}

/// geojson-path-finder #89: a tolerance had to be found by trial for each pair, although the ends were put on the line
/// first: what lies on a line was still no vertex of it.
#[test]
fn geojson_path_finder_89_no_tolerance_decides_whether_a_place_on_a_line_is_found() {
    let trails = [path(&[(0.0, 0.0), (100.0, 37.0)]), path(&[(100.0, 37.0), (170.0, 0.0)])];
    for metres in [1.0, 3.0, 20.0] {
        let healed = survey(&trails, &within(metres)).apply(&trails, |_| true);
        assert!(walk(&healed, (50.0, 18.5), (135.0, 18.5)).is_some());
    }
}

/// pgRouting #623: lines drawn from houses to the nearest point of the road: a third to a half were not joined, since
/// the computed end lies beside the road by the last bits of a number, and the tolerance was not used there.
#[test]
fn pgrouting_623_spurs_computed_to_end_on_a_road_are_all_joined() {
    let road = [(0.0, 0.0), (333.0, 71.0)];
    let mut trails = vec![path(&road)];
    for i in 1..60 {
        let t = f64::from(i) / 60.0;
        let foot = (333.0 * t, 71.0 * t);
        let side = if i % 2 == 0 { 25.0 } else { -25.0 };
        trails.push(path(&[(foot.0 - 0.2085 * side, foot.1 + 0.978 * side), foot]));
    }
    assert_eq!(pieces(&healed(&trails)), 1);
    assert!(kinds(&trails).iter().all(|&kind| kind == RepairKind::Touch));
}

/// osm2pgrouting #24: ways shorter than the tolerance got one node for both ends and could not be walked.
#[test]
fn osm2pgrouting_24_a_tiny_way_keeps_its_two_ends() {
    let trails = [
        path(&[(0.0, 0.0), (50.0, 0.0)]),
        path(&[(50.0, 0.0), (50.6, 0.0)]),
        path(&[(50.6, 0.0), (100.0, 0.0)]),
    ];
    assert_eq!(survey(&trails, &within(20.0)).repairs, []);
    assert!((walk(&trails, (0.0, 0.0), (100.0, 0.0)).unwrap() - 100.0).abs() < 0.01);
    assert_eq!(network(&trails).summary().nodes, 4);
}

/// sfnetworks #71: ends that differ by a hair are to be one node; which of the two is right was left to the user.
#[test]
fn sfnetworks_71_nearly_equal_ends_are_joined_and_neither_is_moved() {
    let trails = [path(&[(0.0, 0.0), (100.0, 100.0)]), path(&[(0.4, 0.3), (300.0, -20.0)])];
    let healed = healed(&trails);
    assert_eq!(pieces(&healed), 1);
    for (before, after) in trails.iter().zip(&healed) {
        assert!(before.line.iter().all(|p| after.line.contains(p)));
    }
}

/// sfnetworks #118: distinct nodes at one place, there on purpose, were merged when the lines were subdivided.
#[test]
fn sfnetworks_118_distinct_nodes_at_one_place_stay_distinct() {
    let below = path(&[(-50.0, 0.0), (0.0, 0.0), (50.0, 0.0)]);
    let above = tagged(&[(0.0, -50.0), (0.0, 0.0), (0.0, 50.0)], bridge);
    let spur = path(&[(-20.0, -30.0), (-20.0, 30.0)]);
    let healed = healed(&[below, above, spur]);
    assert_eq!(pieces(&healed), 2, "joining the spur leaves bridge and path apart");
}

/// sfnetworks #134: lines were split only where one had a vertex, not wherever they cross.
#[test]
fn sfnetworks_134_lines_are_split_at_every_crossing() {
    let trails = [
        path(&[(0.0, 0.0), (100.0, 0.0)]),
        path(&[(30.0, -20.0), (30.0, 20.0)]),
        path(&[(60.0, -20.0), (60.0, 0.0), (60.0, 20.0)]),
        path(&[(90.0, -20.0), (90.0, 20.0)]),
    ];
    assert_eq!(network(&healed(&trails)).summary().edges, 4 + 6);
}

/// sfnetworks #212: inner points written twice running became loops of no length.
#[test]
fn sfnetworks_212_a_vertex_written_twice_makes_no_loop() {
    let trails = [path(&[(0.0, 0.0), (50.0, 0.0), (50.0, 0.0), (100.0, 0.0)])];
    for trails in [trails.to_vec(), healed(&trails)] {
        let summary = network(&trails).summary();
        assert_eq!((summary.nodes, summary.edges), (2, 1));
    }
}

/// sfnetworks #287, of the same family as #71 and #212 (near misses and doubled vertices; the thread itself could not
/// be had here): a vertex that is nearly on another line joins, and a doubled one beside it does no harm.
#[test]
fn sfnetworks_287_a_near_miss_beside_a_doubled_vertex_is_joined() {
    let trails = [
        path(&[(0.0, 0.0), (50.0, 0.0), (50.0, 0.0), (100.0, 0.0)]),
        path(&[(50.2, 1.5), (50.2, 1.5), (50.0, 60.0)]),
    ];
    let healed = healed(&trails);
    assert_eq!((pieces(&healed), network(&healed).summary().edges), (1, 3));
}

/// `GOSTnets` #14: bridges and tunnels got junctions with what they cross.
#[test]
fn gostnets_14_bridges_and_tunnels_get_no_false_junctions() {
    let road = path(&[(-200.0, 0.0), (200.0, 0.0)]);
    let over = tagged(&[(-50.0, -50.0), (-50.0, 50.0)], bridge);
    let under = tagged(&[(50.0, -50.0), (50.0, 50.0)], |t| t.tunnel = true);
    let trails = [road, over, under];
    assert_eq!((kinds(&trails), pieces(&trails)), (vec![], 3));
}

/// osmnx #198: a place beside a long segment was put to the vertex of another road, because only vertices were looked at.
#[test]
fn osmnx_198_the_nearest_trail_counts_and_not_the_nearest_vertex() {
    let trails = [path(&[(-1000.0, 0.0), (1000.0, 0.0)]), path(&[(0.0, 60.0), (0.0, 300.0)])];
    let placed = network(&trails).place(&[at(10.0, 20.0)]);
    let Placement::OnTrail { distance, at: foot, .. } = placed.placements()[0] else { panic!() };
    assert!((distance.0 - 20.0).abs() < 0.01 && foot.distance(at(10.0, 0.0)).0 < 0.05);
}

/// osmnx #456: degrees asked of a network in metres gave the same far node for every place. Here there is one kind of
/// position, and its order is that of the file.
#[test]
fn osmnx_456_different_places_get_different_feet() {
    let trails = [path(&[(0.0, 0.0), (900.0, 0.0)])];
    let placed = network(&trails).place(&[at(100.0, 5.0), at(800.0, 5.0)]);
    let feet: Vec<f64> = placed
        .placements()
        .iter()
        .map(
            |p| if let Placement::OnTrail { at: foot, .. } = p { foot.distance(at(0.0, 0.0)).0 } else { 0.0 },
        )
        .collect();
    assert!((feet[0] - 100.0).abs() < 0.05 && (feet[1] - 800.0).abs() < 0.05);
}

/// osmnx #810: for one place the nearest edge was wrong as soon as a certain long edge was in the network: the tree had
/// points along the edges, not the edges.
#[test]
fn osmnx_810_a_long_edge_elsewhere_does_not_change_the_nearest_one() {
    let near = path(&[(0.0, 0.0), (10.0, 40.0), (0.0, 80.0)]);
    let long = path(&[(0.0, 80.0), (-4000.0, 100.0), (-35.0, 4000.0)]);
    let foot = |trails: &[_]| match network(trails).place(&[at(6.0, 41.0)]).placements()[0] {
        Placement::OnTrail { at, .. } => at,
        ref other => panic!("{other:?}"),
    };
    let (alone, together) = (foot(std::slice::from_ref(&near)), foot(&[long, near]));
    assert!(
        alone.distance(together).0 < 0.05 && alone.distance(at(9.7, 41.0)).0 < 1.0,
        "{alone:?} {together:?}"
    );
}

/// osmnx #1342: junctions near each other were merged, and with them the two ends of a long loop between them.
#[test]
fn osmnx_1342_a_loop_between_two_near_junctions_stays() {
    let trails = [
        path(&[(-100.0, 0.0), (0.0, 0.0), (2.0, 0.0), (100.0, 0.0)]),
        path(&[(0.0, 0.0), (-30.0, 40.0), (30.0, 60.0), (32.0, 10.0), (2.0, 0.0)]),
    ];
    assert_eq!(survey(&trails, &within(20.0)).repairs, []);
    let summary = network(&healed(&trails)).summary();
    assert_eq!((summary.nodes, summary.edges), (4, 4));
    assert!((summary.kilometres * 1000.0 - length(&trails)).abs() < 0.01);
}

/// `route_snapper` #11: a place that cannot be reached from the next broke everything.
#[test]
fn route_snapper_11_a_place_on_an_island_breaks_nothing() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(0.0, 2000.0), (100.0, 2000.0)])];
    let placed = network(&trails).place(&[at(10.0, 0.0), at(10.0, 2000.0), at(90.0, 0.0)]);
    let matrix = placed.matrix();
    assert_eq!((matrix.get(0, 1), matrix.get(1, 2)), (None, None));
    assert!(matrix.get(0, 2).is_some());
}

/// `route_snapper` #18: only vertices could be chosen, not places along an edge.
#[test]
fn route_snapper_18_any_place_along_a_trail_can_be_chosen() {
    let trails = [path(&[(0.0, 0.0), (1000.0, 0.0)])];
    for i in 0..=20 {
        let east = f64::from(i) * 50.0;
        assert!((walk(&trails, (0.0, 0.0), (east, 0.0)).unwrap() - east).abs() < 0.05);
    }
}

/// `route_snapper` #55: where there was no way a straight line was drawn, and passed for a route.
#[test]
fn route_snapper_55_where_there_is_no_way_there_is_no_line() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(150.0, 0.0), (250.0, 0.0)])];
    let healed = surveyed(&trails).apply(&trails, |_| true);
    let placed = network(&healed).place(&[at(0.0, 0.0), at(250.0, 0.0)]);
    assert!(placed.path(0, 1).is_none() && !placed.joined(0, 1));
}
