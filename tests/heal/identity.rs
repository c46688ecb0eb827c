//! Accepting, refusing and naming repairs.

use crate::fixtures::{healed, kinds, path, pieces, surveyed};
use evening_rounds::commune::Trail;
use evening_rounds::network::heal::RepairKind;

fn three() -> Vec<Trail> {
    vec![
        path(&[(-50.0, 0.0), (90.0, 0.0)]),
        path(&[(0.0, -50.0), (0.0, 50.0)]),
        path(&[(40.0, 60.0), (40.0, 2.0)]),
        path(&[(70.0, 0.0), (70.0, 30.0)]),
    ]
}

#[test]
fn a_repair_that_is_refused_is_not_made_and_stays_proposed() {
    let trails = three();
    let survey = surveyed(&trails);
    assert_eq!(survey.repairs.len(), 3);
    let without = survey.apply(&trails, |r| r.kind != RepairKind::Gap);
    assert_eq!((pieces(&without), kinds(&without)), (2, vec![RepairKind::Gap]));
    assert_eq!(without[2], trails[2]);
}

#[test]
fn untouched_lines_are_the_same_to_the_last_bit() {
    let mut trails = three();
    trails.push(path(&[(500.0, 500.0), (600.0, 500.0)]));
    assert_eq!(healed(&trails)[4], trails[4]);
    for (before, after) in trails.iter().zip(healed(&trails)) {
        assert_eq!((before.feature, &before.tags), (after.feature, &after.tags));
    }
}

#[test]
fn names_do_not_depend_on_the_order_of_the_file() {
    let (trails, mut turned) = (three(), three());
    turned.reverse();
    let ids = |trails: &[Trail]| surveyed(trails).repairs.into_iter().map(|r| r.id).collect::<Vec<_>>();
    assert_eq!(ids(&trails), ids(&turned));
}

#[test]
fn names_do_not_depend_on_the_rest_of_the_file() {
    let trails = three();
    let mut more = three();
    more.push(path(&[(3000.0, 500.0), (3100.0, 500.0)]));
    let (few, many) = (surveyed(&trails), surveyed(&more));
    assert_eq!(
        few.repairs.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(),
        many.repairs.iter().map(|r| r.id.as_str()).collect::<Vec<_>>()
    );
}

#[test]
fn a_name_begins_with_the_kind() {
    for repair in surveyed(&three()).repairs {
        assert!(repair.id.as_str().starts_with(&format!("{}-", repair.kind.name())), "{}", repair.id);
    }
    let mut names: Vec<_> = RepairKind::ALL.iter().map(|kind| kind.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RepairKind::ALL.len());
}

#[test]
fn what_lies_on_a_refused_piece_falls_away_with_it() {
    let trails = three();
    let survey = surveyed(&trails);
    for refused in &survey.repairs {
        let applied = survey.apply(&trails, |r| r.id != refused.id);
        let left = surveyed(&applied);
        assert!(left.repairs.iter().any(|r| r.kind == refused.kind), "{}", refused.id);
    }
}
