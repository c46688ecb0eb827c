//! Bridges, tunnels and layers.

use crate::fixtures::{bridge, healed, kinds, path, pieces, tagged};
use evening_rounds::commune::TrailTags;
use evening_rounds::network::heal::RepairKind;

fn tunnel(tags: &mut TrailTags) {
    tags.tunnel = true;
    tags.layer = -1;
}

#[test]
fn a_bridge_is_not_joined_to_the_path_below() {
    let trails = [path(&[(-50.0, 0.0), (50.0, 0.0)]), tagged(&[(0.0, -50.0), (0.0, 50.0)], bridge)];
    assert_eq!(kinds(&trails), []);
}

#[test]
fn a_tunnel_is_not_joined_to_the_path_above() {
    let trails = [path(&[(-50.0, 0.0), (50.0, 0.0)]), tagged(&[(0.0, -50.0), (0.0, 50.0)], tunnel)];
    assert_eq!(kinds(&trails), []);
}

#[test]
fn a_layer_alone_keeps_lines_apart() {
    let above = tagged(&[(0.0, -50.0), (0.0, 50.0)], |t| t.layer = 1);
    assert_eq!(kinds(&[path(&[(-50.0, 0.0), (50.0, 0.0)]), above]), []);
}

#[test]
fn bridges_of_one_level_are_joined_where_they_cross() {
    let trails = [tagged(&[(-50.0, 0.0), (50.0, 0.0)], bridge), tagged(&[(0.0, -50.0), (0.0, 50.0)], bridge)];
    assert_eq!(kinds(&trails), [RepairKind::Crossing]);
}

#[test]
fn bridges_of_different_layers_are_not() {
    let higher = tagged(&[(0.0, -50.0), (0.0, 50.0)], |t| {
        t.bridge = true;
        t.layer = 2;
    });
    assert_eq!(kinds(&[tagged(&[(-50.0, 0.0), (50.0, 0.0)], bridge), higher]), []);
}

#[test]
fn the_end_of_a_bridge_joins_the_path_it_stops_short_of() {
    let trails = [tagged(&[(0.0, 0.0), (50.0, 0.0)], bridge), path(&[(51.0, -40.0), (51.0, 40.0)])];
    assert_eq!((kinds(&trails), pieces(&healed(&trails))), (vec![RepairKind::Gap], 1));
}

#[test]
fn a_path_joins_the_end_of_a_bridge() {
    let trails = [tagged(&[(0.0, 0.0), (50.0, 0.0)], bridge), path(&[(51.0, 0.5), (120.0, 0.0)])];
    assert_eq!((kinds(&trails), pieces(&healed(&trails))), (vec![RepairKind::Gap], 1));
}

#[test]
fn a_path_that_ends_beside_a_bridge_does_not_climb_onto_it() {
    let trails = [tagged(&[(0.0, 0.0), (50.0, 0.0)], bridge), path(&[(25.0, 1.0), (25.0, 70.0)])];
    assert_eq!(kinds(&trails), []);
}

#[test]
fn a_path_that_ends_under_a_bridge_does_not_climb_onto_it() {
    let trails = [tagged(&[(0.0, 0.0), (50.0, 0.0)], bridge), path(&[(25.0, 0.0), (25.0, 70.0)])];
    assert_eq!(kinds(&trails), []);
}

#[test]
fn a_bridge_that_ends_on_a_path_is_joined_to_it() {
    let trails = [tagged(&[(25.0, 0.0), (25.0, 60.0)], bridge), path(&[(0.0, 0.0), (50.0, 0.0)])];
    assert_eq!((kinds(&trails), pieces(&healed(&trails))), (vec![RepairKind::Touch], 1));
}

#[test]
fn the_vertices_of_a_bridge_and_a_path_at_one_place_stay_two() {
    let below = path(&[(-50.0, 0.0), (0.0, 0.0), (50.0, 0.0)]);
    let above = tagged(&[(0.0, -50.0), (0.0, 0.0), (0.0, 50.0)], bridge);
    let trails = [below, above];
    assert_eq!((kinds(&trails), pieces(&trails)), (vec![], 2));
}

#[test]
fn two_ways_that_meet_under_a_bridge_are_one_way_and_not_on_it() {
    let trails = [
        path(&[(-50.0, 0.0), (0.0, 0.0), (50.0, 0.0)]),
        tagged(&[(0.0, -50.0), (0.0, 0.0), (0.0, 50.0)], bridge),
        path(&[(0.0, 0.0), (40.0, 40.0)]),
    ];
    assert_eq!(pieces(&trails), 2);
}

#[test]
fn an_open_bridge_between_two_shores_joins_both() {
    let trails = [
        path(&[(-80.0, 0.0), (0.0, 0.0)]),
        tagged(&[(0.8, 0.0), (30.0, 0.0)], bridge),
        path(&[(31.5, 0.0), (90.0, 0.0)]),
    ];
    assert_eq!((kinds(&trails), pieces(&healed(&trails))), (vec![RepairKind::Gap; 2], 1));
}
