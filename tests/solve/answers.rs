//! Answers in the common JSON.

use super::{answered, common, guessed, searched, texts};
use evening_rounds::orienteering::Solution;
use evening_rounds::solve::{Effort, Fault};
use serde_json::json;

/// One team makes both visits: less time on the way than with two.
#[test]
fn an_answer_names_things_as_the_file_does() {
    let instance = guessed(&common::file().to_string(), "x.json");
    let answer = answered(&instance);
    let expected = json!({
        "solver": "evening-rounds", "instance": "small", "time_limit": 1.5, "wall": 0.25, "iterations": 50,
        "prize": 5.5,
        "routes": [
            {"team": "one", "visits": []},
            {"team": "two", "visits": [
                {"node": "a", "arrive": 151_300, "start": 152_000, "leave": 152_060},
                {"node": 2, "arrive": 152_180, "start": 152_180, "leave": 152_210}
            ]}
        ]
    });
    assert_eq!(answer, expected);
}

#[test]
fn whole_prizes_stay_whole() {
    let answer = answered(&guessed(texts::TOP, "p.txt"));
    assert_eq!(answer["prize"].to_string(), "7");
    let teams: Vec<_> = answer["routes"].as_array().unwrap().iter().map(|route| &route["team"]).collect();
    assert_eq!(teams, [&json!("t0"), &json!("t1")]);
    let toptw = answered(&guessed(texts::TOPTW, "c.txt"));
    assert_eq!(toptw["prize"], json!(12.5));
    assert_eq!(toptw["instance"], "c_m1");
}

#[test]
fn a_solution_of_something_else_is_refused() {
    let instance = guessed(texts::TOPTW, "c.txt");
    let effort = Effort { seconds: None, wall: 0.0, loading: 0.0, iterations: 0, islands: 1, bound: None };
    let answer = instance.answer(&Solution { routes: vec![vec![7]] }, effort);
    assert!(matches!(answer, Err(Fault::Timetable(0))), "{answer:?}");
    let answer = instance.answer(&searched(&instance, 0), effort).unwrap();
    assert_eq!(answer["time_limit"], json!(null));
}
