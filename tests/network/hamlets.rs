//! One behaviour each.

use crate::fixtures::{DAY, NIGHT, at, high, level, near, network, path, tagged, walk};
use evening_rounds::base::{Metres, Millis, Seconds};
use evening_rounds::commune::{Trail, TrailTags, WalkingSettings};
use evening_rounds::network::{Network, Travel};

#[test]
fn three_paths_meet_at_a_t_junction() {
    let trails =
        [path(&[at(0.0, 0.0), at(100.0, 0.0), at(250.0, 0.0)]), path(&[at(100.0, 0.0), at(100.0, 80.0)])];
    let summary = network(&trails).summary();
    assert_eq!((summary.nodes, summary.edges, summary.components_km.len()), (4, 3, 1));
    assert!((summary.kilometres - 0.33).abs() < 1e-5);
    near(walk(&trails, at(250.0, 0.0), at(100.0, 80.0)).unwrap(), level(230.0), 1e-4);
}

#[test]
fn vertices_between_junctions_are_shape_and_not_nodes() {
    let bend = path(&[at(0.0, 0.0), at(30.0, 40.0), at(60.0, 0.0), at(90.0, 40.0)]);
    let network = network(&[bend]);
    assert_eq!((network.graph().node_count(), network.graph().edge_count()), (2, 2));
    let placed = network.place(&[at(0.0, 0.0), at(90.0, 40.0)]);
    let path = placed.path(0, 1).unwrap();
    assert_eq!(path.shape.len(), 4);
    assert!((path.length.0 - 150.0).abs() < 0.01);
    for stretch in network.graph().edge_weights() {
        assert_eq!(network.shape(stretch).len(), 4);
        assert!((stretch.metres.0 - 150.0).abs() < 0.01);
    }
}

#[test]
fn a_loop_is_walked_the_shorter_way_round() {
    let ring =
        path(&[at(0.0, 0.0), at(100.0, 0.0), at(100.0, 100.0), at(0.0, 100.0), at(0.0, 60.0), at(0.0, 0.0)]);
    assert_eq!(network(std::slice::from_ref(&ring)).summary().nodes, 1);
    near(walk(std::slice::from_ref(&ring), at(50.0, 0.0), at(0.0, 50.0)).unwrap(), level(100.0), 1e-4);
    near(walk(&[ring], at(50.0, 0.0), at(100.0, 20.0)).unwrap(), level(70.0), 1e-4);
}

#[test]
fn a_bridge_over_a_path_does_not_join_it() {
    let below = path(&[at(-50.0, 0.0), at(50.0, 0.0)]);
    let bridge = tagged(&[at(0.0, -50.0), at(0.0, 50.0)], |t| t.bridge = true);
    let network = network(&[below, bridge]);
    assert_eq!(network.summary().components_km.len(), 2);
    let placed = network.place(&[at(-50.0, 0.0), at(0.0, 50.0)]);
    assert_eq!((placed.matrix().get(0, 1), placed.path(0, 1), placed.joined(0, 1)), (None, None, false));
}

#[test]
fn a_vertex_at_one_place_with_a_bridges_is_no_junction() {
    let below = path(&[at(-50.0, 0.0), at(0.0, 0.0), at(50.0, 0.0)]);
    let bridge = tagged(&[at(0.0, -50.0), at(0.0, 0.0), at(0.0, 50.0)], |t| t.bridge = true);
    assert_eq!(network(&[below.clone(), bridge.clone()]).summary().components_km.len(), 2);
    // A path that ends on the bridge is on it.
    let onto = path(&[at(-50.0, 0.0), at(0.0, 0.0)]);
    assert_eq!(network(&[onto, bridge]).summary().components_km.len(), 1);
}

#[test]
fn in_openstreetmap_a_place_that_bridge_and_path_share_is_one_node() {
    let osm = |t: &mut TrailTags| {
        t.other.insert("osm_id".into(), "1".into());
    };
    let below = tagged(&[at(-50.0, 0.0), at(0.0, 0.0), at(50.0, 0.0)], osm);
    let bridge = tagged(&[at(0.0, -50.0), at(0.0, 0.0), at(0.0, 50.0)], |t| {
        osm(t);
        t.bridge = true;
    });
    assert_eq!(network(&[below, bridge]).summary().components_km.len(), 1);
}

#[test]
fn an_island_is_reported_and_not_joined() {
    let trails = [path(&[at(0.0, 0.0), at(50.0, 0.0)]), path(&[at(0.0, 1000.0), at(2000.0, 1000.0)])];
    let network = network(&trails);
    let summary = network.summary();
    assert!((summary.components_km[0] - 2.0).abs() < 1e-4 && (summary.components_km[1] - 0.05).abs() < 1e-5);
    let placed = network.place(&[at(0.0, 5.0), at(0.0, 995.0), at(40.0, 5.0)]);
    assert!(!placed.joined(0, 1) && placed.joined(0, 2));
    assert_eq!(placed.one_to_many(0, &[1, 2, 0, 7])[0], None);
    assert_eq!(placed.one_to_many(0, &[1, 2, 0, 7])[2..], [Some(Millis(0)), None]);
}

#[test]
fn pieces_of_one_feature_are_lines_of_their_own() {
    let mut pieces = [path(&[at(0.0, 0.0), at(90.0, 0.0)]), path(&[at(100.0, 0.0), at(200.0, 0.0)])];
    for piece in &mut pieces {
        piece.feature = 4;
    }
    assert_eq!(network(&pieces).summary().components_km.len(), 2);
    assert_eq!(walk(&pieces, at(0.0, 0.0), at(200.0, 0.0)), None);
}

#[test]
fn a_steep_path_takes_longer_up_than_down() {
    let slope: Vec<_> =
        (0..=10).map(|i| high(f64::from(i) * 50.0, 0.0, 500.0 + f64::from(i) * 10.0)).collect();
    let network = network(&[path(&slope)]);
    let placed = network.place(&[slope[0], slope[10]]);
    let (up, down) = (placed.path(0, 1).unwrap(), placed.path(1, 0).unwrap());
    // Tobler at ±20 %: 2.50 km/h up, 3.55 km/h down.
    near(up.duration.0, 500.0 * 3600.0 / 2.501, 1e-3);
    near(down.duration.0, 500.0 * 3600.0 / 3.549, 1e-3);
    assert!((up.climb.0 - 100.0).abs() < 1e-6 && up.descent.0.abs() < 1e-6);
    assert!((down.descent.0 - 100.0).abs() < 1e-6 && down.climb.0.abs() < 1e-6);
}

#[test]
fn both_trails_see_one_elevation_at_a_junction() {
    let a: Vec<_> = (0..9).map(|i| high(f64::from(i) * 10.0, 0.0, 500.0 + f64::from(i * i % 5))).collect();
    let mut b: Vec<_> =
        (0..9).map(|i| high(40.0, f64::from(i) * 10.0, 501.0 + f64::from(i * 3 % 4))).collect();
    b[0] = at(40.0, 0.0);
    let network = network(&[path(&a), path(&b)]);
    let graph = network.graph();
    for edge in graph.edge_indices() {
        let (from, to) = graph.edge_endpoints(edge).unwrap();
        let shape = network.shape(&graph[edge]);
        assert_eq!((shape[0], shape[shape.len() - 1]), (graph[from].position, graph[to].position));
    }
}

#[test]
fn noise_of_the_elevation_model_hardly_changes_the_time() {
    let noise = [1.5, -2.0, 0.7, 2.2, -1.1, -1.8, 0.3, 1.9, -2.3, 0.6];
    let ramp = |noisy: bool| -> Vec<_> {
        let ele = |i: u32| 500.0 + f64::from(i) * 0.8 + if noisy { noise[i as usize % 10] } else { 0.0 };
        (0..100).map(|i| high(f64::from(i) * 8.0, 0.0, ele(i))).collect()
    };
    let time = |line: &[_]| walk(&[path(line)], line[0], line[line.len() - 1]).unwrap();
    near(time(&ramp(true)), time(&ramp(false)) as f64, 0.05);
}

#[test]
fn night_is_slower_than_day() {
    let line = [at(0.0, 0.0), at(1000.0, 0.0)];
    let time = |trail: &Trail, conditions| {
        let network = Network::build(
            std::slice::from_ref(trail),
            &Travel::on_foot(&WalkingSettings::default()),
            conditions,
        );
        network.place(&line).matrix().get(0, 1).unwrap()
    };
    let footpath = path(&line);
    near(time(&footpath, DAY), level(1000.0), 1e-4);
    near(time(&footpath, NIGHT), level(1000.0) / 0.67, 1e-4);
    near(time(&tagged(&line, |t| t.highway = "residential".into()), NIGHT), level(1000.0) / 0.8, 1e-4);
    near(time(&tagged(&line, |t| t.lit = true), NIGHT), level(1000.0), 1e-4);
}

#[test]
fn a_ford_costs_once_and_a_bridge_nothing() {
    let line = [at(0.0, 0.0), at(10.0, 0.0), at(20.0, 0.0), at(30.0, 0.0)];
    let crossing = path(&[at(10.0, 0.0), at(10.0, 50.0)]);
    let ford = |bridge: bool| {
        let trail = tagged(&line, |t| {
            t.ford = true;
            t.bridge = bridge;
        });
        walk(&[trail, crossing.clone()], line[0], line[3]).unwrap()
    };
    near(ford(true), level(30.0), 1e-3);
    near(ford(false), level(30.0) + 60_000.0, 1e-4);
    let dry = tagged(&line, |t| t.ford = true);
    near(walk(&[dry, crossing], line[0], line[1]).unwrap(), level(10.0), 1e-3);
}

#[test]
fn a_barred_road_is_gone_around() {
    let road = tagged(&[at(0.0, 0.0), at(100.0, 0.0)], |t| t.highway = "motorway".into());
    let around = path(&[at(0.0, 0.0), at(50.0, 120.0), at(100.0, 0.0)]);
    near(walk(&[road.clone(), around], at(0.0, 0.0), at(100.0, 0.0)).unwrap(), level(260.0), 1e-4);
    let alone = network(&[road]);
    assert_eq!(alone.summary(), evening_rounds::network::NetworkSummary::default());
}

#[test]
fn only_oneway_foot_binds_feet() {
    let line = [at(0.0, 0.0), at(100.0, 0.0)];
    let street = tagged(&line, |t| t.oneway = true);
    assert!(walk(&[street], line[1], line[0]).is_some());
    let stairs = tagged(&line, |t| {
        t.other.insert("oneway:foot".into(), "yes".into());
    });
    let network = network(&[stairs, path(&[line[1], at(100.0, 100.0)])]);
    let placed = network.place(&[line[0], at(100.0, 50.0), at(30.0, 0.0), at(60.0, 0.0), line[1]]);
    assert!(placed.joined(0, 1) && !placed.joined(1, 0));
    assert!(placed.joined(2, 3) && !placed.joined(3, 2));
    assert!(placed.joined(4, 1) && placed.joined(1, 4), "the end of a one-way is a place like any other");
}

#[test]
fn nothing_at_all_is_no_trouble() {
    let network = network(&[]);
    let placed = network.place(&[]);
    assert_eq!((placed.matrix().size(), placed.path(0, 0), placed.joined(0, 0)), (0, None, false));
    assert_eq!(placed.one_to_many(3, &[0]), [None]);
    let empty_lines = [path(&[]), path(&[at(0.0, 0.0)]), path(&[at(0.0, 0.0), at(0.0, 0.0)])];
    assert_eq!(self::network(&empty_lines).summary().nodes, 0);
}

#[test]
fn the_same_question_has_the_same_answer_whatever_else_was_asked() {
    let trails = [
        path(&[at(0.0, 0.0), at(100.0, 0.0), at(100.0, 100.0), at(0.0, 100.0), at(0.0, 0.0)]),
        path(&[at(100.0, 100.0), at(200.0, 100.0)]),
    ];
    let (a, b) = (at(0.0, 0.0), at(150.0, 100.0));
    let network = network(&trails);
    let alone = network.place(&[a, b]);
    let crowd = network.place(&[at(20.0, 3.0), a, at(100.0, 40.0), b, a]);
    assert_eq!(alone.path(0, 1), crowd.path(1, 3));
    assert_eq!(alone.matrix().get(0, 1), crowd.matrix().get(4, 3));
}

#[test]
fn settings_beyond_reason_do_not_break_it() {
    let walking = WalkingSettings {
        flat_kmh: -3.0,
        slowest_kmh: 0.0,
        ford_s: Seconds(-9),
        snap_limit_m: Metres(f64::NAN),
        ..WalkingSettings::default()
    };
    let network = Network::build(&[path(&[at(0.0, 0.0), at(9.0, 0.0)])], &Travel::on_foot(&walking), NIGHT);
    let placed = network.place(&[at(0.0, 0.0), at(9.0, 0.0)]);
    assert_eq!(placed.matrix().get(0, 1), None, "within a limit that is not a number lies nothing");
}
