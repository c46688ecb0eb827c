//! Vertices that lie on another line.

use crate::fixtures::{at, drawn, healed, high, kinds, path, pieces, surveyed, walk};
use evening_rounds::network::heal::RepairKind;

#[test]
fn an_end_on_a_segment_gets_a_vertex_there() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(40.0, 0.0), (40.0, 60.0)])];
    assert_eq!((kinds(&trails), pieces(&trails)), (vec![RepairKind::Touch], 2));
    let healed = healed(&trails);
    assert_eq!((healed[0].line[1], healed[1].line.len(), pieces(&healed)), (at(40.0, 0.0), 2, 1));
}

#[test]
fn an_inner_vertex_on_a_segment_gets_a_vertex_there() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(20.0, 30.0), (50.0, 0.0), (80.0, 30.0)])];
    assert_eq!(kinds(&trails), [RepairKind::Touch]);
    assert_eq!(pieces(&healed(&trails)), 1);
}

#[test]
fn a_touch_may_be_a_centimetre_beside_the_line() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(40.0, 0.008), (40.0, 60.0)])];
    let survey = surveyed(&trails);
    assert_eq!(survey.repairs[0].kind, RepairKind::Touch);
    assert!((survey.repairs[0].size.0 - 0.008).abs() < 1e-4);
}

#[test]
fn an_end_on_the_end_of_another_needs_nothing() {
    assert_eq!(kinds(&[path(&[(0.0, 0.0), (50.0, 0.0)]), path(&[(50.0, 0.0), (50.0, 80.0)])]), []);
}

#[test]
fn ends_a_few_millimetres_apart_are_joined_once() {
    let trails = [path(&[(0.0, 0.0), (50.0, 0.0)]), path(&[(50.005, 0.0), (100.0, 0.0)])];
    let survey = surveyed(&trails);
    assert_eq!(survey.repairs.len(), 1);
    let healed = survey.apply(&trails, |_| true);
    assert_eq!(pieces(&healed), 1);
    assert!(walk(&healed, (0.0, 0.0), (100.0, 0.0)).is_some_and(|m| (m - 100.0).abs() < 0.05));
}

#[test]
fn two_vertices_a_few_millimetres_apart_are_joined_and_neither_moves() {
    let trails = [
        path(&[(-50.0, 0.0), (0.0, 0.0), (50.0, 0.0)]),
        path(&[(0.004, -50.0), (0.004, 0.003), (0.004, 50.0)]),
    ];
    let healed = healed(&trails);
    assert_eq!(pieces(&healed), 1);
    for (before, after) in trails.iter().zip(&healed) {
        assert!(before.line.iter().all(|p| after.line.contains(p)));
    }
}

#[test]
fn a_junction_of_two_on_a_third_is_one_repair() {
    let trails = [
        path(&[(0.0, 0.0), (100.0, 0.0)]),
        path(&[(50.0, 0.0), (20.0, 70.0)]),
        path(&[(50.0, 0.0), (80.0, 70.0)]),
    ];
    assert_eq!(kinds(&trails), [RepairKind::Touch]);
    assert_eq!(pieces(&healed(&trails)), 1);
}

#[test]
fn a_vertex_on_two_lines_is_a_repair_of_each() {
    let trails = [
        path(&[(-50.0, 0.0), (50.0, 0.0)]),
        path(&[(0.0, -50.0), (0.0, 50.0)]),
        path(&[(0.0, 0.0), (40.0, 40.0)]),
    ];
    let healed = healed(&trails);
    assert_eq!((healed[0].line.len(), healed[1].line.len(), pieces(&healed)), (3, 3, 1));
}

#[test]
fn a_line_that_ends_on_itself_is_a_lollipop() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0), (100.0, 50.0), (40.0, 50.0), (40.0, 0.0)])];
    assert_eq!(kinds(&trails), [RepairKind::SelfTouch]);
    assert!((walk(&healed(&trails), (0.0, 0.0), (40.0, 10.0)).unwrap() - 50.0).abs() < 0.05);
}

#[test]
fn a_closed_ring_needs_nothing() {
    assert_eq!(kinds(&[path(&[(0.0, 0.0), (50.0, 0.0), (25.0, 40.0), (0.0, 0.0)])]), []);
}

#[test]
fn a_path_that_touches_a_ring_joins_it() {
    let ring = path(&[(0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (0.0, 50.0), (0.0, 0.0)]);
    let trails = [ring, path(&[(25.0, 50.0), (25.0, 120.0)])];
    assert_eq!((kinds(&trails), pieces(&healed(&trails))), (vec![RepairKind::Touch], 1));
}

#[test]
fn the_vertex_keeps_the_elevation_it_has() {
    let trails = [
        drawn(vec![high(0.0, 0.0, 500.0), high(100.0, 0.0, 600.0)], |_| ()),
        drawn(vec![high(40.0, 0.0, 541.5), high(40.0, 60.0, 560.0)], |_| ()),
    ];
    assert_eq!(healed(&trails)[0].line[1], high(40.0, 0.0, 541.5));
}
