//! What is there twice or for nothing, and the antimeridian.

use crate::fixtures::{at, drawn, healed, kinds, network, path, pieces, surveyed};
use evening_rounds::base::Position;
use evening_rounds::commune::Trail;
use evening_rounds::network::heal::RepairKind;

#[test]
fn a_line_without_length_is_taken_out() {
    let trails = [path(&[(5.0, 5.0), (5.0, 5.0)]), path(&[(0.0, 0.0), (50.0, 0.0)])];
    assert_eq!(kinds(&trails), [RepairKind::NoLength]);
    let healed = healed(&trails);
    assert!(healed[0].line.is_empty() && healed[1] == trails[1]);
}

#[test]
fn a_line_of_one_point_is_taken_out() {
    let trails = [path(&[(5.0, 5.0)])];
    assert_eq!(kinds(&trails), [RepairKind::NoLength]);
    assert_eq!(kinds(&healed(&trails)), []);
}

#[test]
fn an_empty_line_is_nothing_to_speak_of() {
    assert_eq!(kinds(&[path(&[]), path(&[(0.0, 0.0), (50.0, 0.0)])]), []);
    assert_eq!(kinds(&[]), []);
}

#[test]
fn a_point_on_a_line_that_goes_nowhere_joins_nothing() {
    let trails = [path(&[(20.0, 0.0), (20.0, 0.0)]), path(&[(0.0, 0.0), (50.0, 0.0)])];
    assert_eq!(healed(&trails)[1], trails[1]);
}

#[test]
fn vertices_written_twice_running_are_written_once() {
    let trails = [path(&[(0.0, 0.0), (0.0, 0.0), (30.0, 0.0), (30.0, 0.0), (30.0, 0.0), (60.0, 0.0)])];
    assert_eq!(kinds(&trails), [RepairKind::RepeatedVertex]);
    assert_eq!(healed(&trails)[0].line, [at(0.0, 0.0), at(30.0, 0.0), at(60.0, 0.0)]);
}

#[test]
fn a_crossing_beside_a_repeated_vertex_comes_to_its_place() {
    let trails = [
        path(&[(0.0, 0.0), (20.0, 0.0), (20.0, 0.0), (60.0, 0.0)]),
        path(&[(40.0, -30.0), (40.0, 30.0)]),
        path(&[(10.0, -30.0), (10.0, 30.0)]),
    ];
    let survey = surveyed(&trails);
    let joined = survey.apply(&trails, |r| r.kind == RepairKind::Crossing);
    let east: Vec<f64> = joined[0].line.iter().map(|p| at(0.0, 0.0).distance(*p).0.round()).collect();
    assert_eq!(east, [0.0, 10.0, 20.0, 20.0, 40.0, 60.0]);
    let tidied = survey.apply(&trails, |_| true);
    assert_eq!((tidied[0].line.len(), pieces(&tidied)), (5, 1));
}

#[test]
fn tidying_changes_no_way() {
    let trails = [
        path(&[(0.0, 0.0), (30.0, 0.0), (30.0, 0.0), (60.0, 5.0)]),
        path(&[(30.0, 0.0), (30.0, 50.0)]),
        path(&[(30.0, 50.0), (30.0, 0.0)]),
        path(&[(9.0, 9.0), (9.0, 9.0)]),
    ];
    let survey = surveyed(&trails);
    assert!(survey.repairs.len() == 3 && survey.repairs.iter().all(|r| !r.kind.is_join()));
    let (before, after) = (network(&trails).summary(), network(&healed(&trails)).summary());
    assert_eq!((before.nodes, before.components_km.len()), (after.nodes, after.components_km.len()));
}

fn around_180(line: &[(f64, f64)]) -> Trail {
    drawn(line.iter().map(|&(lon, lat)| Position::new(lon, lat, None).unwrap()).collect(), |_| ())
}

#[test]
fn a_line_across_the_antimeridian_gets_a_vertex_on_either_side() {
    let trails = [around_180(&[(179.999, -16.8), (-179.998, -16.803)])];
    assert_eq!(kinds(&trails), [RepairKind::Antimeridian]);
    let healed = healed(&trails);
    let lons: Vec<f64> = healed[0].line.iter().map(|p| p.lon()).collect();
    assert_eq!(lons, [179.999, 180.0, -180.0, -179.998]);
    assert!((healed[0].line[1].lat() + 16.801).abs() < 1e-9);
    let summary = network(&healed).summary();
    assert!(summary.components_km.len() == 1 && summary.kilometres < 0.5, "{summary:?}");
    assert_eq!(kinds(&healed), []);
}

#[test]
fn a_vertex_on_the_antimeridian_is_used() {
    let trails = [around_180(&[(179.999, -16.8), (180.0, -16.8), (-179.999, -16.8)])];
    let healed = healed(&trails);
    let lons: Vec<f64> = healed[0].line.iter().map(|p| p.lon()).collect();
    assert_eq!(lons, [179.999, 180.0, -180.0, -179.999]);
}

#[test]
fn pieces_cut_at_the_antimeridian_meet() {
    let trails =
        [around_180(&[(179.999, -16.8), (180.0, -16.8)]), around_180(&[(-180.0, -16.8), (-179.999, -16.8)])];
    assert_eq!((kinds(&trails), pieces(&trails)), (vec![], 1));
}

#[test]
fn lines_that_cross_beyond_the_antimeridian_are_joined() {
    let trails = [
        around_180(&[(179.999, -16.8), (-179.999, -16.8)]),
        around_180(&[(-179.9995, -16.801), (-179.9995, -16.799)]),
    ];
    let healed = healed(&trails);
    assert_eq!(pieces(&healed), 1);
    assert!(healed[1].line[1].distance(Position::new(-179.9995, -16.8, None).unwrap()).0 < 0.01);
}
