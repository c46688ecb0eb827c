//! Lines that cross.

use crate::fixtures::{at, drawn, healed, healing, high, kinds, path, pieces, surveyed, tagged, walk};
use evening_rounds::commune::HealingSettings;
use evening_rounds::network::heal::{RepairKind, survey};

#[test]
fn two_paths_that_cross_are_joined_where_they_do() {
    let trails = [path(&[(-50.0, 0.0), (50.0, 0.0)]), path(&[(0.0, -50.0), (0.0, 50.0)])];
    assert_eq!((kinds(&trails), pieces(&trails)), (vec![RepairKind::Crossing], 2));
    let healed = healed(&trails);
    assert_eq!((healed[0].line.len(), healed[1].line.len(), pieces(&healed)), (3, 3, 1));
    assert_eq!(healed[0].line[1], healed[1].line[1], "one place to the last bit");
    assert!((walk(&healed, (-50.0, 0.0), (0.0, 50.0)).unwrap() - 100.0).abs() < 0.01);
}

#[test]
fn a_crossing_tells_its_place_and_its_trails() {
    let trails = [
        path(&[(500.0, 0.0), (600.0, 0.0)]),
        path(&[(-50.0, 0.0), (50.0, 0.0)]),
        path(&[(10.0, -50.0), (10.0, 50.0)]),
    ];
    let survey = surveyed(&trails);
    assert_eq!((survey.repairs.len(), &survey.repairs[0].trails), (1, &vec![1, 2]));
    assert!(survey.repairs[0].at.distance(at(10.0, 0.0)).0 < 0.001);
    assert!(survey.repairs[0].size.0.abs() < 1e-9 && survey.repairs[0].removes().is_none());
}

#[test]
fn a_slanting_crossing_is_found_where_the_lines_meet() {
    let trails = [path(&[(0.0, 0.0), (1000.0, 30.0)]), path(&[(0.0, 30.0), (1000.0, 0.0)])];
    let healed = healed(&trails);
    assert!(healed[0].line[1].distance(at(500.0, 15.0)).0 < 0.01, "{:?}", healed[0].line);
}

#[test]
fn lines_that_cross_twice_get_two_junctions() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(20.0, -10.0), (50.0, 20.0), (80.0, -10.0)])];
    assert_eq!(kinds(&trails), [RepairKind::Crossing; 2]);
    assert!(walk(&healed(&trails), (50.0, 20.0), (100.0, 0.0)).is_some());
}

#[test]
fn three_lines_through_one_point_get_one_junction() {
    let trails = [
        path(&[(-50.0, 0.0), (50.0, 0.0)]),
        path(&[(0.0, -50.0), (0.0, 50.0)]),
        path(&[(-40.0, -40.0), (40.0, 40.0)]),
    ];
    let healed = healed(&trails);
    assert!(healed.iter().all(|trail| trail.line.len() == 3), "{healed:?}");
    assert!(healed[0].line[1] == healed[1].line[1] && healed[1].line[1] == healed[2].line[1]);
}

#[test]
fn a_shared_vertex_is_a_junction_already() {
    let trails =
        [path(&[(-50.0, 0.0), (0.0, 0.0), (50.0, 0.0)]), path(&[(0.0, -50.0), (0.0, 0.0), (0.0, 50.0)])];
    assert_eq!(kinds(&trails), []);
}

#[test]
fn parallel_lines_stay_apart() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(0.0, 4.0), (100.0, 4.0)])];
    assert_eq!(kinds(&trails), []);
}

#[test]
fn a_crossing_within_a_centimetre_of_a_vertex_uses_that_vertex() {
    let trails = [path(&[(-50.0, 0.0), (0.005, 0.0), (50.0, 0.0)]), path(&[(0.0, -50.0), (0.0, 50.0)])];
    assert_eq!(kinds(&trails), [RepairKind::Touch]);
    let healed = healed(&trails);
    assert_eq!((healed[0].line.len(), healed[1].line[1]), (3, at(0.005, 0.0)));
}

#[test]
fn a_line_that_crosses_itself_gets_a_junction_with_itself() {
    let figure = path(&[(0.0, 0.0), (100.0, 0.0), (100.0, 50.0), (50.0, 50.0), (50.0, -50.0)]);
    let trails = [figure];
    assert_eq!(kinds(&trails), [RepairKind::SelfCrossing]);
    let healed = healed(&trails);
    assert_eq!(healed[0].line.len(), 7);
    assert!((walk(&healed, (0.0, 0.0), (50.0, -50.0)).unwrap() - 100.0).abs() < 0.05);
}

#[test]
fn a_figure_of_eight_with_a_vertex_in_the_middle_needs_nothing() {
    let eight =
        [(0.0, 0.0), (50.0, 50.0), (50.0, -50.0), (0.0, 0.0), (-50.0, 50.0), (-50.0, -50.0), (0.0, 0.0)];
    assert_eq!(kinds(&[path(&eight)]), []);
}

#[test]
fn crossings_are_left_where_the_settings_say_so() {
    let trails = [path(&[(-50.0, 0.0), (50.0, 0.0)]), path(&[(0.0, -50.0), (0.0, 50.0)])];
    let settings = HealingSettings { join_crossings: false, ..healing() };
    assert_eq!(survey(&trails, &settings).repairs, []);
}

#[test]
fn the_junction_lies_between_the_elevations_of_the_two() {
    let trails = [
        drawn(vec![high(-50.0, 0.0, 500.0), high(50.0, 0.0, 520.0)], |_| ()),
        drawn(vec![high(0.0, -50.0, 512.0), high(0.0, 50.0, 512.0)], |_| ()),
    ];
    let healed = healed(&trails);
    assert!((healed[0].line[1].ele().unwrap() - 511.0).abs() < 0.01);
}

#[test]
fn lines_with_and_without_elevation_are_joined() {
    let trails = [
        drawn(vec![high(-50.0, 0.0, 500.0), high(50.0, 0.0, 520.0)], |_| ()),
        path(&[(0.0, -50.0), (0.0, 50.0)]),
    ];
    let healed = healed(&trails);
    assert!((healed[1].line[1].ele().unwrap() - 510.0).abs() < 0.01);
    assert_eq!(pieces(&healed), 1);
}

#[test]
fn what_is_only_planned_joins_nothing() {
    let road = path(&[(-50.0, 0.0), (50.0, 0.0)]);
    for highway in ["proposed", "construction", "razed"] {
        let planned = tagged(&[(0.0, -50.0), (0.0, 50.0)], |t| t.highway = highway.into());
        assert_eq!(kinds(&[road.clone(), planned]), [], "{highway}");
    }
}

#[test]
fn a_way_fallen_out_of_use_is_still_there() {
    let disused = tagged(&[(0.0, -50.0), (0.0, 50.0)], |t| t.highway = "abandoned".into());
    assert_eq!(kinds(&[path(&[(-50.0, 0.0), (50.0, 0.0)]), disused]), [RepairKind::Crossing]);
}
