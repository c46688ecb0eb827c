//! VROOM's dialect, there and back.

use super::{answered, fault, guessed};
use evening_rounds::orienteering::Slot;
use evening_rounds::solve::{Fault, Unsupported};
use serde_json::{Value, json};

/// Two vehicles, one of which goes home from wherever it is and rests on the way.
pub(super) fn file() -> Value {
    json!({
        "jobs": [
            {"id": 11, "location_index": 1, "service": 60, "priority": 5, "description": "red door",
             "location": [107.5, 16.25], "time_windows": [[200, 300]], "skills": [2], "setup": 0},
            {"id": 12, "location_index": 2, "priority": 5},
            {"id": 13, "location_index": 3, "service": 10, "skills": [9]}
        ],
        "vehicles": [
            {"id": 1, "start_index": 0, "end_index": 0, "skills": [2], "time_window": [100, 1000], "max_tasks": 1,
             "description": "first", "type": "walker", "speed_factor": 1.0},
            {"id": 2, "profile": "bike", "start_index": 0, "time_window": [0, 500],
             "breaks": [{"id": 8, "service": 40, "time_windows": [[150, 200]], "description": "tea"},
                        {"id": 7, "service": 5, "time_windows": [[0, 20]]}]}
        ],
        "matrices": {
            "car": {"durations": [[0, 30, 40, 50], [30, 0, 10, 10], [40, 10, 0, 10], [50, 10, 10, 0]]},
            "bike": {"durations": [[0, 3, 4, 5], [3, 0, 1, 1], [4, 1, 0, 1], [5, 1, 1, 0]]}
        }
    })
}

fn with(pointer: &str, value: Value) -> String {
    let mut file = file();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match file.pointer_mut(pointer) {
        Some(place) => *place = value,
        None => file.pointer_mut(parent).unwrap()[key] = value,
    }
    file.to_string()
}

#[test]
fn jobs_become_visits_and_vehicles_shifts() {
    let instance = guessed(&file().to_string(), "day.json");
    let problem = &instance.problem;
    assert_eq!((instance.name.as_str(), problem.visits.len(), problem.shifts.len()), ("day", 3, 2));
    let points = |priority: i64| (priority * 4 + 1) * 1000;
    assert_eq!(problem.visits[0].slots, [Slot { open: 200, close: 300, worth: points(5) }]);
    assert_eq!(problem.visits[2].slots, [Slot { open: 0, close: 1000, worth: points(0) }]);
    let able = |visit: usize| problem.visits[visit].shifts.ones().collect::<Vec<_>>();
    assert_eq!((able(0), able(1), able(2)), (vec![0], vec![0, 1], vec![]));
    let [one, two] = [&problem.shifts[0], &problem.shifts[1]];
    assert_eq!((one.most_visits, one.end, two.most_visits, two.end), (Some(1), 0, None, 4));
    // In the order of their windows.
    assert_eq!(
        two.breaks.iter().map(|b| (b.length, b.windows[0])).collect::<Vec<_>>(),
        [(5, (0, 20)), (40, (150, 200))]
    );
    let (car, bike) = (&problem.matrices[one.matrix], &problem.matrices[two.matrix]);
    assert_eq!(
        (car.get(0, 3), bike.get(0, 3), bike.get(3, 4), bike.get(4, 1)),
        (Some(50), Some(5), Some(0), Some(0))
    );
}

#[test]
fn the_answer_is_as_vroom_gives_it() {
    let file = file().to_string();
    let answer = answered(&guessed(&file, "day.json"));
    assert_eq!(answer["code"], 0);
    let summary = json!({
        "cost": 64, "routes": 2, "unassigned": 1, "setup": 0, "service": 105, "duration": 64, "waiting_time": 141,
        "priority": 10, "violations": [], "computing_times": {"loading": 125, "solving": 250, "routing": 0}
    });
    assert_eq!(answer["summary"], summary);
    assert_eq!(answer["unassigned"], json!([{"id": 13, "type": "job", "location_index": 3}]));
    let first = json!({
        "vehicle": 1, "cost": 60, "description": "first", "setup": 0, "service": 60, "duration": 60,
        "waiting_time": 0, "priority": 5, "violations": [], "steps": [
            {"type": "start", "location_index": 0, "setup": 0, "service": 0, "waiting_time": 0, "arrival": 170,
             "duration": 0, "violations": []},
            {"type": "job", "id": 11, "job": 11, "description": "red door", "location": [107.5, 16.25],
             "location_index": 1, "setup": 0, "service": 60, "waiting_time": 0, "arrival": 200, "duration": 30,
             "violations": []},
            {"type": "end", "location_index": 0, "setup": 0, "service": 0, "waiting_time": 0, "arrival": 290,
             "duration": 60, "violations": []}
        ]
    });
    assert_eq!(answer["routes"][0], first);
    // It goes nowhere after its last job, and rests twice.
    let second = &answer["routes"][1];
    let steps = second["steps"].as_array().unwrap();
    let kinds: Vec<&str> = steps.iter().map(|step| step["type"].as_str().unwrap()).collect();
    assert!(
        !kinds.contains(&"end") && kinds.iter().filter(|kind| **kind == "break").count() == 2,
        "{kinds:?}"
    );
    let time = |step: &Value, key: &str| step[key].as_i64().unwrap();
    let mut clock = (time(&steps[0], "arrival"), 0);
    for step in steps {
        let travelled = time(step, "duration") - clock.1;
        assert_eq!(time(step, "arrival"), clock.0 + travelled, "{step}");
        assert!(time(step, "waiting_time") >= 0, "{step}");
        clock.0 = time(step, "arrival") + time(step, "waiting_time") + time(step, "service");
        clock.1 = time(step, "duration");
    }
    assert_eq!(clock.1, time(second, "duration"));
    let rests: Vec<_> = steps
        .iter()
        .filter(|step| step["type"] == "break")
        .map(|step| (step["id"].as_u64().unwrap(), time(step, "arrival") + time(step, "waiting_time")))
        .collect();
    assert_eq!(rests.iter().map(|&(id, _)| id).collect::<Vec<_>>(), [7, 8]);
    assert!((0..=20).contains(&rests[0].1) && (150..=200).contains(&rests[1].1), "{rests:?}");
}

#[test]
fn higher_priority_goes_before_any_number_of_jobs() {
    let jobs: Vec<Value> = (0..5)
        .map(|id| json!({"id": id, "location_index": 1, "priority": i64::from(id == 4), "service": if id == 4 { 10 } else { 2 }}))
        .collect();
    let file = json!({
        "jobs": jobs, "vehicles": [{"id": 1, "start_index": 0, "time_window": [0, 10]}],
        "matrices": {"car": {"durations": [[0, 1], [1, 0]]}}
    });
    let assigned = |file: &Value| -> Vec<u64> {
        let answer = answered(&guessed(&file.to_string(), "a.json"));
        let steps = answer["routes"][0]["steps"].as_array().unwrap().clone();
        let mut ids: Vec<u64> = steps.iter().filter_map(|step| step["job"].as_u64()).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(assigned(&file), [0, 1, 2, 3]);
    let mut longer = file;
    longer["vehicles"][0]["time_window"] = json!([0, 12]);
    assert_eq!(assigned(&longer), [4]);
}

#[test]
fn what_is_not_taken_into_account_is_refused_by_its_name() {
    use Unsupported as U;
    for (pointer, value, what, words) in [
        ("/shipments", json!([]), U::Shipments, "shipments"),
        ("/matrix", json!([[0]]), U::OldMatrix, "matrix"),
        ("/matrices", json!(null), U::Coordinates, "matrices"),
        ("/jobs/1/location_index", json!(null), U::Coordinates, "jobs[1].location_index"),
        ("/jobs/1/setup", json!(3), U::Setup, "jobs[1].setup"),
        ("/jobs/1/setup_per_type", json!({}), U::Setup, "jobs[1].setup_per_type"),
        ("/jobs/1/service_per_type", json!({}), U::PerType, "jobs[1].service_per_type"),
        ("/jobs/1/amount", json!([1]), U::Amounts, "jobs[1].amount"),
        ("/jobs/1/delivery", json!([1]), U::Amounts, "jobs[1].delivery"),
        ("/jobs/1/pickup", json!([1]), U::Amounts, "jobs[1].pickup"),
        ("/vehicles/0/capacity", json!([1]), U::Amounts, "vehicles[0].capacity"),
        ("/vehicles/0/speed_factor", json!(1.25), U::SpeedFactor, "vehicles[0].speed_factor"),
        ("/vehicles/0/costs", json!({}), U::Costs, "vehicles[0].costs"),
        ("/vehicles/0/max_travel_time", json!(5), U::Limits, "vehicles[0].max_travel_time"),
        ("/vehicles/0/max_distance", json!(5), U::Limits, "vehicles[0].max_distance"),
        ("/vehicles/0/steps", json!([]), U::Steps, "vehicles[0].steps"),
        ("/vehicles/1/start_index", json!(null), U::Coordinates, "vehicles[1].start_index"),
        ("/vehicles/1/end", json!([1, 2]), U::Coordinates, "vehicles[1].end_index"),
        ("/vehicles/1/breaks/0/max_load", json!([1]), U::Amounts, "vehicles[1].breaks[0].max_load"),
        ("/matrices/car/distances", json!([]), U::Distances, "matrices.car.distances"),
        ("/matrices/bike/costs", json!([]), U::Costs, "matrices.bike.costs"),
    ] {
        let found = fault(&with(pointer, value), None, None);
        assert!(
            matches!(&found, Fault::Unsupported { path, what: found } if path == words && *found == what),
            "{found:?}"
        );
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (pointer, value, words) in [
        ("/options", json!({}), "options"),
        ("/jobs/0/colour", json!(1), "jobs[0].colour"),
        ("/vehicles/0/colour", json!(1), "vehicles[0].colour"),
        ("/vehicles/1/breaks/0/colour", json!(1), "vehicles[1].breaks[0].colour"),
        ("/jobs/0/id", json!(-1), "jobs[0].id"),
        ("/jobs/0/location", json!([1]), "jobs[0].location"),
        ("/matrices/car/durations/0/1", json!(0.5), "matrices.car.durations[0][1]"),
        ("/jobs/0/priority", json!(101), "jobs[0].priority: 101"),
        ("/jobs/0/priority", json!(-1), "jobs[0].priority: -1"),
        ("/jobs/0/service", json!(-1), "jobs[0].service: -1"),
        ("/jobs/0/time_windows/0", json!([9, 8]), "jobs[0].time_windows[0]"),
        ("/vehicles/0/time_window", json!([9, 8]), "vehicles[0].time_window"),
        ("/vehicles/1/breaks/0/service", json!(-1), "vehicles[1].breaks[0].service"),
        ("/vehicles/1/breaks/0/id", json!(7), "vehicles[1].breaks[1].id: 7"),
        ("/jobs/0/id", json!(12), "jobs[1].id: 12"),
        ("/vehicles/0/id", json!(2), "vehicles[1].id: 2"),
        ("/jobs/0/location_index", json!(4), "jobs[0].location_index: there is no row 4"),
        ("/vehicles/0/end_index", json!(4), "vehicles[0].end_index: there is no row 4"),
        ("/vehicles/0/profile", json!("boat"), "vehicles[0].profile: there is no matrices.boat"),
        ("/matrices/car/durations/1", json!([1]), "matrices.car.durations[1] has 1"),
        ("/matrices/bike/durations", json!([[1]]), "matrices.car.durations has 4"),
        ("/matrices/car/durations/0/1", json!(-1), "matrices.car.durations[0][1]: -1"),
    ] {
        let found = fault(&with(pointer, value), None, None).to_string();
        assert!(found.contains(words), "{pointer}: {found}");
    }
}
