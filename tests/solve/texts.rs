//! The two text formats.

use super::{fault, guessed};
use evening_rounds::orienteering::Slot;
use evening_rounds::solve::{Fault, Format, read};

/// Distances 5, √2 and √13 (3.60555…) apart; the head on two lines.
pub(super) const TOPTW: &str = "4 1 2 1\n 0 200 \n\
    0 0 0 0 0 0 0 0 100.5\n\
    1 3.00 4.00 1.5 10 1 1 1 7 20\n\
    2 1 1 9.99 2.5 1 2 1 3 0 30\n";

/// From the first to the last point; the second is at √5 from it.
pub(super) const TOP: &str = "n 3\nm 2\ntmax 10.55\n0 0 5\n1;2;7\n1 0 9\n";

#[test]
fn windows_prizes_and_times_of_toptw() {
    let instance = read(TOPTW.as_bytes(), "x12.txt", None, Some(2)).unwrap();
    let problem = &instance.problem;
    assert_eq!((instance.name.as_str(), problem.shifts.len(), problem.visits.len()), ("x12_m2", 2, 2));
    let shift = &problem.shifts[1];
    assert_eq!((shift.start, shift.end, shift.departure, shift.back_by), (0, 0, 0, 1005));
    let matrix = &problem.matrices[0];
    assert_eq!((matrix.get(0, 1), matrix.get(2, 0), matrix.get(1, 2)), (Some(50), Some(14), Some(36)));
    assert_eq!(problem.visits[0].slots, [Slot { open: 70, close: 200, worth: 10_000 }]);
    assert_eq!(problem.visits[1].slots, [Slot { open: 0, close: 300, worth: 2_500 }]);
    assert_eq!((problem.visits[0].service, problem.visits[1].service), (15, 100));
}

#[test]
fn cordeaus_files_keep_two_decimals() {
    let instance = guessed(TOPTW, "pr99.txt");
    let matrix = &instance.problem.matrices[0];
    assert_eq!((matrix.get(0, 1), matrix.get(2, 0), matrix.get(1, 2)), (Some(500), Some(141), Some(360)));
    assert_eq!((instance.problem.shifts[0].back_by, instance.problem.visits[1].service), (10_050, 999));
    assert_eq!(instance.name, "pr99_m1");
}

#[test]
fn a_top_plan_is_never_longer_than_it_may_be() {
    let instance = guessed(TOP, "p.txt");
    let problem = &instance.problem;
    assert_eq!((problem.shifts.len(), problem.visits.len(), problem.visits[0].node), (2, 1, 1));
    let shift = &problem.shifts[0];
    assert_eq!((shift.start, shift.end, shift.departure, shift.back_by), (0, 2, 0, 105_500));
    let matrix = &problem.matrices[0];
    assert_eq!(
        (matrix.get(0, 1), matrix.get(1, 2), matrix.get(0, 2)),
        (Some(22_361), Some(20_000), Some(10_000))
    );
    assert_eq!(problem.visits[0].slots[0].worth, 7000);
    let three = read(TOP.as_bytes(), "p.txt", Some(Format::Top), Some(3)).unwrap();
    assert_eq!(three.problem.shifts.len(), 3);
}

#[test]
fn lines_that_do_not_hold_what_they_should_are_told() {
    for (text, line) in [
        ("4 1 2 1 0", 1),
        ("4 1 2 1 0 x", 1),
        ("4 1 2 1\n0 200\n0 0 0 0 0 0 0 0 100\n2 3 4 1 10 1 1 1 7 20\n", 4),
        ("4 1 2 1\n0 200\n0 0 0 0 5 0 0 0 100\n", 3),
        ("4 1 2 1\n0 200\n0 0 0 0 0 0 0 0 100\n1 3 4 1\n", 4),
        ("4 1 2 1\n0 200\n0 0 0 0 0 0 0 0 inf\n", 3),
        ("4 1 2 1\n0 200\n0 0 0 0 0 0 0 0 100\n", 4),
    ] {
        let found = fault(text, Some(Format::Toptw), None);
        assert!(matches!(found, Fault::Line { line: at, .. } if at == line), "{text}: {found:?}");
    }
    let longer = format!("{TOPTW}\n3 1 1 9 2 1 1 1 0 30\n");
    assert!(matches!(fault(&longer, None, None), Fault::Line { line: 7, .. }));
    for (text, line) in [
        ("n x\n", 1),
        ("n 3\nk 2\n", 2),
        ("n 3\nm 2\ntmax\n", 3),
        ("n 1\nm 2\ntmax 5\n1 2\n", 4),
        ("n 1\nm 2\ntmax 5\n1 2 3 4\n", 4),
        ("n 1\nm 2\ntmax 5\n1 2 3\n1 2 3\n", 5),
        ("n 2\nm 2\ntmax 5\n1 2 3\n", 5),
    ] {
        let found = fault(text, Some(Format::Top), None);
        assert!(matches!(found, Fault::Line { line: at, .. } if at == line), "{text}: {found:?}");
    }
}

#[test]
fn numbers_out_of_range_are_told() {
    for (text, format) in [
        ("4 1 1e9 1 0 200", Format::Toptw),
        ("4 1 2.5 1 0 200", Format::Toptw),
        ("4 1 -1 1 0 200", Format::Toptw),
        ("4 1 1 1\n0 200\n0 0 0 0 0 0 0 0 1e300\n", Format::Toptw),
        ("4 1 1 1\n0 200\n0 1e30 0 0 0 0 0 0 1\n", Format::Toptw),
        ("4 1 1 1\n0 200\n0 0 0 0 0 0 0 0 1\n1 1e9 0 0 1 0 0 0 1\n", Format::Toptw),
        ("4 1 1 1\n0 200\n0 0 0 0 0 0 0 0 1\n1 1 0 -1 1 0 0 0 1\n", Format::Toptw),
        ("n 1e6\n", Format::Top),
        ("n 3\nm 1e6\n", Format::Top),
        ("n 3\nm 0\n", Format::Top),
        ("n 3\nm 1\ntmax 1e99\n", Format::Top),
        ("n 2\nm 1\ntmax 1\n1e7 0 0\n0 0 0", Format::Top),
    ] {
        let found = fault(text, Some(format), None);
        assert!(matches!(found, Fault::Range { .. }), "{text}: {found:?}");
    }
    assert!(matches!(fault("n 1\nm 1\ntmax -1\n0 0 0\n", None, None), Fault::Backwards { .. }));
}
