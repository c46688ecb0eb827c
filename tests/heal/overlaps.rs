//! Lines over the same ground.

use crate::fixtures::{drawn, healed, kinds, path, pieces, surveyed, tagged, walk};
use evening_rounds::network::heal::RepairKind;

#[test]
fn lines_that_share_a_stretch_get_each_others_vertices() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(60.0, 0.0), (160.0, 0.0)])];
    let survey = surveyed(&trails);
    assert_eq!(survey.repairs.len(), 1);
    assert_eq!((survey.repairs[0].kind, &survey.repairs[0].trails), (RepairKind::Overlap, &vec![0, 1]));
    assert!((survey.repairs[0].size.0 - 40.0).abs() < 0.01, "{:?}", survey.repairs[0].size);
    let healed = survey.apply(&trails, |_| true);
    assert_eq!((healed[0].line.len(), healed[1].line.len(), pieces(&healed)), (3, 3, 1));
}

#[test]
fn a_shared_stretch_with_several_vertices_is_one_repair() {
    let trails = [
        path(&[(0.0, 0.0), (30.0, 0.0), (70.0, 0.0), (100.0, 0.0), (100.0, 50.0)]),
        path(&[(0.0, 20.0), (10.0, 0.0), (50.0, 0.0), (90.0, 0.0), (90.0, -40.0)]),
    ];
    let survey = surveyed(&trails);
    assert_eq!(survey.repairs.len(), 1, "{:?}", survey.repairs);
    assert!((survey.repairs[0].size.0 - 80.0).abs() < 0.05);
    let healed = survey.apply(&trails, |_| true);
    assert!(
        (walk(&healed, (100.0, 50.0), (0.0, 20.0)).unwrap() - (50.0 + 90.0 + 500.0_f64.sqrt())).abs() < 0.1
    );
}

#[test]
fn a_line_within_another_gets_joined_at_both_ends() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0)]), path(&[(30.0, 0.0), (60.0, 0.0)])];
    assert_eq!(kinds(&trails), [RepairKind::Overlap]);
    assert_eq!(healed(&trails)[0].line.len(), 4);
}

#[test]
fn lines_over_the_same_vertices_need_nothing() {
    let trails =
        [path(&[(0.0, 0.0), (50.0, 0.0), (90.0, 30.0)]), path(&[(0.0, 0.0), (50.0, 0.0), (50.0, -70.0)])];
    assert_eq!(kinds(&trails), []);
}

#[test]
fn two_separate_stretches_are_two_repairs() {
    let trails = [
        path(&[(0.0, 0.0), (200.0, 0.0)]),
        path(&[(10.0, 0.0), (50.0, 0.0), (70.0, 40.0), (100.0, 0.0), (150.0, 0.0)]),
    ];
    assert_eq!(kinds(&trails), [RepairKind::Overlap; 2]);
}

#[test]
fn a_path_out_and_back_over_its_own_ground_is_shortened() {
    let trails = [path(&[(0.0, 0.0), (100.0, 0.0), (60.0, 0.0), (60.0, 50.0)])];
    assert_eq!(kinds(&trails), [RepairKind::Overlap]);
    assert!((walk(&healed(&trails), (0.0, 0.0), (60.0, 50.0)).unwrap() - 110.0).abs() < 0.05);
}

#[test]
fn a_bridge_drawn_over_the_road_below_is_not_joined_to_it() {
    let below = path(&[(0.0, 0.0), (40.0, 0.0), (100.0, 0.0)]);
    let above = drawn(path(&[(-10.0, 0.0), (50.0, 0.0), (110.0, 0.0)]).line, crate::fixtures::bridge);
    let trails = [below, above];
    // The ends of the road lie under the bridge, and those of the bridge lie beyond the road.
    assert_eq!(kinds(&trails), []);
}

#[test]
fn a_line_drawn_twice_is_taken_out_once() {
    let line = [(0.0, 0.0), (50.0, 10.0), (100.0, 0.0)];
    let mut twin = path(&line);
    twin.tags.other.insert("osm_id".into(), "17".into());
    let trails = [path(&line), twin];
    let survey = surveyed(&trails);
    assert_eq!((survey.repairs.len(), survey.repairs[0].kind), (1, RepairKind::Duplicate));
    assert!((survey.repairs[0].size.0 - 101.98).abs() < 0.05);
    assert_eq!(survey.repairs[0].removes(), Some(1));
    let healed = survey.apply(&trails, |_| true);
    assert!(healed[1].line.is_empty());
    assert_eq!(healed[0], trails[0]);
}

#[test]
fn a_line_drawn_twice_the_other_way_round_is_the_same_line() {
    let line = [(0.0, 0.0), (50.0, 10.0), (100.0, 0.0)];
    let back: Vec<_> = line.iter().rev().copied().collect();
    assert_eq!(kinds(&[path(&line), path(&back)]), [RepairKind::Duplicate]);
    // Not so where the direction says something.
    let oneway = |line: &[_]| tagged(line, |t| t.oneway = true);
    assert_eq!(kinds(&[oneway(&line), oneway(&back)]), []);
    assert_eq!(kinds(&[oneway(&line), oneway(&line)]), [RepairKind::Duplicate]);
}

#[test]
fn lines_that_say_different_things_are_both_kept() {
    let line = [(0.0, 0.0), (50.0, 10.0), (100.0, 0.0)];
    let private = tagged(&line, |t| t.access = Some("private".into()));
    assert_eq!(kinds(&[path(&line), private]), []);
}

#[test]
fn a_line_drawn_three_times_leaves_one() {
    let line = [(0.0, 0.0), (50.0, 10.0)];
    let trails = [path(&line), path(&line), path(&line)];
    let survey = surveyed(&trails);
    assert_eq!(survey.repairs.len(), 2);
    assert_ne!(survey.repairs[0].id, survey.repairs[1].id);
    let left = survey.apply(&trails, |_| true).into_iter().filter(|trail| !trail.line.is_empty());
    assert_eq!(left.count(), 1);
}
