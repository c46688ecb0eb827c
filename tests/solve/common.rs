//! The common JSON.

use super::{fault, guessed};
use evening_rounds::orienteering::Slot;
use evening_rounds::solve::{Fault, Format};
use serde_json::{Value, json};

/// A start, an end, and two visits on two evenings of one team and a helper's second evening.
pub(super) fn file() -> Value {
    json!({
        "name": "small",
        "nodes": [
            {"id": 0, "prize": 0, "service": 0, "time_windows": [], "skill": null, "x": 1.5, "y": 2},
            {"id": "a", "prize": 3, "service": 60, "skill": "kit",
             "time_windows": [[65_000, 66_000], [64_000, 65_500], [152_000, 153_000]]},
            {"id": 2, "prize": 2.5, "service": 30, "skill": ["kit", "cotu"]},
            {"id": "end", "prize": 9, "service": 0},
            {"id": 4, "prize": -1, "service": 0}
        ],
        "teams": [
            {"id": "one", "start": 0, "end": "end", "shift": [64_800, 75_600], "skills": ["kit"]},
            {"id": "two", "start": 0, "end": 0, "shift": [151_200, 162_000], "skills": ["cotu", "kit"]}
        ],
        "matrix": [
            [0, 100, 200, 300, 1], [110, 0, 120, 130, 1], [210, -1, 0, 230, 1], [1, 1, 1, 0, 1], [1, 1, 1, 1, 0]
        ]
    })
}

/// The file with the value at a pointer replaced, or a key added.
fn with(pointer: &str, value: Value) -> String {
    let mut file = file();
    if let Some(place) = file.pointer_mut(pointer) {
        *place = value;
    } else {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        file.pointer_mut(parent).unwrap()[key] = value;
    }
    file.to_string()
}

#[test]
fn nodes_become_visits_and_teams_shifts() {
    let instance = guessed(&file().to_string(), "x.json");
    let problem = &instance.problem;
    assert_eq!(instance.name, "small");
    assert_eq!(problem.visits.len(), 2, "starts, ends and nodes without a prize are not visited");
    let [a, b] = [&problem.visits[0], &problem.visits[1]];
    assert_eq!((a.node, a.service, b.node, b.service), (1, 60, 2, 30));
    let slot = |open, close, worth| Slot { open, close, worth };
    assert_eq!(a.slots, [slot(64_800, 66_000, 3000), slot(152_000, 153_000, 3000)]);
    assert_eq!(b.slots, [slot(64_800, 162_000, 2500)], "no windows are always open");
    assert_eq!(
        (a.shifts.ones().collect::<Vec<_>>(), b.shifts.ones().collect::<Vec<_>>()),
        (vec![0, 1], vec![1])
    );
    let shifts: Vec<_> =
        problem.shifts.iter().map(|s| (s.evening, s.start, s.end, s.departure, s.back_by)).collect();
    assert_eq!(shifts, [(0, 0, 3, 64_800, 75_600), (1, 0, 0, 151_200, 162_000)]);
    let matrix = &problem.matrices[0];
    assert_eq!((matrix.get(0, 3), matrix.get(2, 1), matrix.get(1, 2)), (Some(300), None, Some(120)));
}

#[test]
fn days_far_away_are_evenings_all_the_same() {
    let instance = guessed(&with("/teams/1/shift", json!([1_790_000_000, 1_790_010_000])), "x.json");
    assert_eq!(instance.problem.shifts[1].evening, 1);
}

#[test]
fn the_name_of_the_file_stands_in_for_its_own() {
    let mut file = file();
    file.as_object_mut().unwrap().remove("name");
    assert_eq!(guessed(&file.to_string(), "b.c.json").name, "b.c");
}

/// A place, what to put there, what kind of fault that is, and words that are said of it.
type Case = (&'static str, Value, fn(&Fault) -> bool, &'static str);

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let far = 1_i64 << 40;
    let cases: [Case; 22] = [
        ("/speed", json!(1), |f| matches!(f, Fault::Key { .. }), "speed"),
        ("/nodes/1/color", json!(1), |f| matches!(f, Fault::Key { .. }), "nodes[1].color"),
        ("/teams/0/x", json!(1), |f| matches!(f, Fault::Key { .. }), "teams[0].x"),
        ("/nodes/1/prize", json!("3"), |f| matches!(f, Fault::Key { .. }), "nodes[1].prize"),
        ("/nodes/1/service", json!(1.5), |f| matches!(f, Fault::Key { .. }), "nodes[1].service"),
        ("/nodes/2", json!({"id": 2}), |f| matches!(f, Fault::Key { .. }), "nodes[2]"),
        ("/nodes/1/skill", json!(1), |f| matches!(f, Fault::Key { .. }), "nodes[1].skill"),
        ("/nodes/1/id", json!(1.5), |f| matches!(f, Fault::Key { .. }), "nodes[1].id"),
        (
            "/nodes/1/time_windows/0",
            json!([1]),
            |f| matches!(f, Fault::Key { .. }),
            "nodes[1].time_windows[0]",
        ),
        ("/matrix/1/2", json!(1e40), |f| matches!(f, Fault::Key { .. }), "matrix[1][2]"),
        ("/nodes/1/id", json!(0), |f| matches!(f, Fault::Twice { .. }), "nodes[1].id"),
        ("/teams/1/id", json!("one"), |f| matches!(f, Fault::Twice { .. }), "teams[1].id"),
        ("/teams/1/start", json!("7"), |f| matches!(f, Fault::NoSuch { .. }), "teams[1].start"),
        ("/teams/0/shift", json!([5, 4]), |f| matches!(f, Fault::Backwards { .. }), "teams[0].shift"),
        (
            "/nodes/1/time_windows/1",
            json!([5, 4]),
            |f| matches!(f, Fault::Backwards { .. }),
            "time_windows[1]",
        ),
        ("/teams/0/shift", json!([0, far]), |f| matches!(f, Fault::Range { .. }), "teams[0].shift[1]"),
        ("/nodes/1/service", json!(-1), |f| matches!(f, Fault::Range { .. }), "nodes[1].service"),
        ("/nodes/1/prize", json!(1e9), |f| matches!(f, Fault::Range { .. }), "nodes[1].prize"),
        ("/nodes/1/prize", json!(0.0001), |f| matches!(f, Fault::Range { .. }), "nodes[1].prize"),
        ("/matrix/1/2", json!(u32::MAX), |f| matches!(f, Fault::Range { .. }), "matrix[1][2]"),
        ("/matrix/3", json!([1, 2]), |f| matches!(f, Fault::Length { .. }), "matrix[3]"),
        ("/matrix", json!([[0]]), |f| matches!(f, Fault::Length { .. }), "matrix"),
    ];
    for (pointer, value, kind, words) in cases {
        let found = fault(&with(pointer, value), None, None);
        assert!(kind(&found) && found.to_string().contains(words), "{pointer}: {found:?}");
    }
}

#[test]
fn a_file_that_is_no_such_file_is_told() {
    let cut = &file().to_string()[..90];
    assert!(matches!(fault(cut, Some(Format::Common), None), Fault::Json { line: 1, column: 90, .. }));
    assert!(matches!(fault(&format!("{} x", file()), None, None), Fault::Json { .. }));
    assert!(matches!(fault("[1]", None, None), Fault::Unknown));
    assert!(matches!(fault(&file().to_string(), None, Some(2)), Fault::TeamsGiven(Format::Common)));
    assert!(matches!(fault(&file().to_string(), None, Some(0)), Fault::Teams { teams: 0, .. }));
    let error = evening_rounds::solve::read(b"{\"nodes\xff\": 1}", "a", None, None).unwrap_err();
    assert_eq!(error.fault, Fault::Encoding);
    let long = vec![b' '; evening_rounds::import::MOST_BYTES + 1];
    assert_eq!(
        evening_rounds::solve::read(&long, "a", None, None).unwrap_err().fault,
        Fault::TooLong { mib: 64 }
    );
}

#[test]
fn more_than_can_be_held_is_refused_before_room_is_made() {
    let nodes: Vec<Value> = (0..2100).map(|id| json!({"id": id, "prize": 1, "service": 0})).collect();
    let empty = json!({"nodes": nodes, "teams": [], "matrix": vec![Vec::<i64>::new(); 2100]}).to_string();
    assert!(matches!(fault(&empty, None, None), Fault::Length { path, .. } if path == "matrix[0]"));
    let teams: Vec<Value> =
        (0..1001).map(|id| json!({"id": id, "start": 0, "end": 0, "shift": [0, 9]})).collect();
    let crowd = json!({"nodes": [{"id": 0, "prize": 0, "service": 0}], "teams": teams, "matrix": [[0]]});
    assert!(matches!(fault(&crowd.to_string(), None, None), Fault::Teams { teams: 1001, most: 1000 }));
}
