//! Ends that stop short of another line.

use crate::fixtures::{at, healed, kinds, length, path, pieces, surveyed, walk, within};
use evening_rounds::network::heal::{RepairKind, survey};

#[test]
fn an_end_just_short_of_a_path_is_drawn_on_to_it() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(40.0, 60.0), (40.0, 2.0)])];
    let survey = surveyed(&trails);
    assert_eq!((survey.repairs.len(), survey.repairs[0].kind), (1, RepairKind::Gap));
    assert!((survey.repairs[0].size.0 - 2.0).abs() < 0.001 && survey.repairs[0].at == at(40.0, 2.0));
    let healed = survey.apply(&trails, |_| true);
    assert_eq!((healed[1].line.len(), healed[1].line[1], pieces(&healed)), (3, at(40.0, 2.0), 1));
    assert!(healed[0].line[1] == healed[1].line[2] && healed[0].line[1].distance(at(40.0, 0.0)).0 < 0.01);
    assert!((length(&healed) - length(&trails) - 2.0).abs() < 0.001);
}

#[test]
fn an_end_farther_away_than_the_tolerance_stays() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(40.0, 60.0), (40.0, 3.1)])];
    assert_eq!(kinds(&trails), []);
    assert_eq!(survey(&trails, &within(5.0)).repairs.len(), 1);
}

#[test]
fn the_beginning_of_a_line_is_drawn_on_as_well_as_its_end() {
    let trails = [
        path(&[(0.0, 0.0), (100.0, 0.0)]),
        path(&[(0.0, 80.0), (100.0, 80.0)]),
        path(&[(40.0, 2.0), (40.0, 78.5)]),
    ];
    assert_eq!(kinds(&trails), [RepairKind::Gap; 2]);
    let healed = healed(&trails);
    assert_eq!((healed[2].line.len(), pieces(&healed)), (4, 1));
}

#[test]
fn two_ends_that_nearly_meet_are_joined_once() {
    let trails = [path(&[(0.0, 0.0), (50.0, 0.0)]), path(&[(51.5, 0.5), (100.0, 0.0)])];
    assert_eq!(kinds(&trails), [RepairKind::Gap]);
    let healed = healed(&trails);
    assert_eq!((healed[0].line.len() + healed[1].line.len(), pieces(&healed)), (5, 1));
}

#[test]
fn three_ends_that_nearly_meet_are_all_joined() {
    let trails = [
        path(&[(0.0, 0.0), (50.0, 0.0)]),
        path(&[(51.5, 0.5), (100.0, 0.0)]),
        path(&[(51.0, -1.0), (60.0, -70.0)]),
    ];
    assert_eq!(kinds(&trails), [RepairKind::Gap; 2]);
    assert_eq!(pieces(&healed(&trails)), 1);
}

#[test]
fn a_vertex_beside_the_foot_is_taken_so_that_no_tiny_piece_comes_to_be() {
    let trails = [path(&[(0.0, 0.0), (40.3, 0.0), (100.0, 0.0)]), path(&[(40.0, 60.0), (40.0, 2.0)])];
    let healed = healed(&trails);
    assert_eq!((healed[0].line.len(), healed[1].line[2]), (3, at(40.3, 0.0)));
}

#[test]
fn the_nearest_of_several_lines_is_taken() {
    let trails = [
        path(&[(0.0, 0.0), (100.0, 0.0)]),
        path(&[(0.0, -10.0), (40.0, -1.0), (100.0, -10.0)]),
        path(&[(40.0, 60.0), (40.0, 1.5)]),
    ];
    let survey = surveyed(&trails);
    assert_eq!((survey.repairs.len(), &survey.repairs[0].trails), (1, &vec![0, 2]));
}

#[test]
fn the_stub_beyond_a_crossing_is_not_joined_again() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(40.0, 60.0), (40.0, -2.0)])];
    assert_eq!(kinds(&trails), [RepairKind::Crossing]);
    assert_eq!(pieces(&healed(&trails)), 1);
}

#[test]
fn an_end_that_is_joined_already_is_not_joined_to_what_lies_beside_it() {
    let trails = [
        path(&[(0.0, 0.0), (100.0, 0.0)]),
        path(&[(40.0, 60.0), (40.0, 2.0)]),
        path(&[(40.0, 2.0), (0.0, 30.0)]),
    ];
    assert_eq!(kinds(&trails), [], "one cannot know that a bend is meant to be a junction");
}

#[test]
fn an_almost_closed_ring_is_closed() {
    let ring = path(&[(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0), (0.0, 2.0)]);
    let trails = [ring];
    assert_eq!(kinds(&trails), [RepairKind::Gap]);
    let healed = healed(&trails);
    assert!(walk(&healed, (40.0, 0.0), (0.0, 10.0)).unwrap() < 60.0);
}

#[test]
fn a_line_hardly_longer_than_the_gap_between_its_ends_is_no_ring() {
    assert_eq!(kinds(&[path(&[(0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (0.0, 2.0)])]), []);
}

#[test]
fn an_end_near_its_own_line_makes_a_loop() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0), (100.0, 50.0), (40.0, 50.0), (40.0, 2.0)])];
    let healed = healed(&trails);
    assert_eq!(kinds(&trails), [RepairKind::Gap]);
    assert!(walk(&healed, (0.0, 0.0), (40.0, 10.0)).unwrap() < 51.0);
}

#[test]
fn a_line_shorter_than_the_tolerance_is_not_joined_to_one_place_twice() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(40.0, 1.0), (41.0, 1.5)])];
    assert_eq!(kinds(&trails), [RepairKind::Gap]);
    let healed = healed(&trails);
    assert_eq!((healed[1].line.len(), pieces(&healed)), (3, 1));
}

#[test]
fn a_short_line_between_two_others_is_joined_to_both() {
    let trails = [
        path(&[(0.0, 0.0), (100.0, 0.0)]),
        path(&[(0.0, 20.0), (100.0, 20.0)]),
        path(&[(40.0, 0.1), (40.0, 19.9)]),
    ];
    assert_eq!(pieces(&healed(&trails)), 1);
}

#[test]
fn ends_side_by_side_are_joined_once_and_not_crosswise() {
    let trails = [path(&[(0.0, 0.0), (50.0, 0.0)]), path(&[(0.0, 2.0), (49.0, 2.0)])];
    let healed = healed(&trails);
    assert_eq!(pieces(&healed), 1);
    // The far ends are a gap of their own: between them lies the whole line.
    assert_eq!(kinds(&trails), [RepairKind::Gap; 2]);
}

#[test]
fn a_hairpin_is_not_short_circuited() {
    let trails = [path(&[(0.0, 0.0), (60.0, 0.0), (60.0, 2.0), (52.0, 2.0)])];
    assert_eq!(kinds(&trails), [], "the way round is only nine times as long");
}

#[test]
fn a_gap_is_closed_below_a_bridge() {
    // The end may not be joined to the bridge, but reaches the path below it.
    let over = crate::fixtures::tagged(&[(20.0, -19.0), (60.0, 21.0)], crate::fixtures::bridge);
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), over, path(&[(40.0, 60.0), (40.0, 2.0)])];
    let survey = surveyed(&trails);
    assert_eq!((survey.repairs.len(), &survey.repairs[0].trails), (1, &vec![0, 2]));
}
