//! `evening-rounds solve`: instance files from outside, and their answers.

use super::{run_in, shows_through};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;
use tempfile::TempDir;

const TOPTW: &str = "4 1 2 1\n 0 200\n0 0 0 0 0 0 0 0 100\n1 3 4 1 10 1 1 1 7 20\n2 1 1 9 2 1 2 1 3 0 30\n";

fn vroom() -> Value {
    json!({
        "jobs": [{"id": 1, "location_index": 1, "priority": 3}],
        "vehicles": [{"id": 4, "start_index": 0, "end_index": 0}],
        "matrices": {"car": {"durations": [[0, 5], [7, 0]]}}
    })
}

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("c1.txt"), TOPTW).unwrap();
    fs::write(folder.path().join("v.json"), vroom().to_string()).unwrap();
    folder
}

#[test]
fn rounds_and_seed_decide_the_answer() {
    let folder = folder();
    let arguments = ["solve", "c1.txt", "--teams", "2", "--iterations", "40", "--seed", "3"];
    let mut answer = run_in(folder.path(), &arguments).json();
    assert_eq!(
        (&answer["instance"], &answer["prize"], &answer["iterations"]),
        (&json!("c1_m2"), &json!(12), &json!(40))
    );
    assert_eq!(answer["time_limit"], json!(null));
    assert_eq!(answer["routes"].as_array().unwrap().len(), 2);
    let out = run_in(folder.path(), &[&arguments[..], &["--out", "made/answer.json"]].concat());
    assert_eq!(out.fine(), "", "the answer is in the file");
    let written = fs::read(folder.path().join("made/answer.json")).unwrap();
    let mut written: Value = serde_json::from_slice(&written).unwrap();
    for answer in [&mut answer, &mut written] {
        answer["wall"] = json!(0);
    }
    assert_eq!(answer, written);
}

#[test]
fn a_bound_says_how_much_better_any_answer_could_be() {
    let folder = folder();
    let arguments = ["solve", "c1.txt", "--iterations", "40", "--bound", "50", "--lang", "en"];
    let run = run_in(folder.path(), &arguments);
    assert!(run.stderr.contains("No answer can be worth more than 0% above this one."), "{}", run.stderr);
    let answer = run.json();
    assert_eq!((&answer["prize"], answer["bound"].as_f64()), (&json!(12), Some(12.0)));
    // VROOM's own readers know no such key.
    let vroom = run_in(folder.path(), &["solve", "v.json", "--iterations", "9", "--bound", "9"]).json();
    assert!(vroom.get("bound").is_none(), "{vroom}");
}

#[test]
fn searches_beside_each_other_give_one_answer_again_and_again() {
    let folder = folder();
    let answer = |islands: &str| {
        let arguments = ["solve", "c1.txt", "--iterations", "9000", "--islands", islands];
        let mut answer = run_in(folder.path(), &arguments).json();
        answer["wall"] = json!(0);
        answer["loading"] = json!(0);
        answer
    };
    let three = answer("3");
    assert_eq!(three, answer("3"));
    assert_eq!((&three["islands"], &three["iterations"]), (&json!(3), &json!(9000)));
    assert!(answer("1").get("islands").is_none());
    let clock = run_in(folder.path(), &["solve", "c1.txt", "--seconds", "0.3", "--islands", "2"]).json();
    assert_eq!((&clock["islands"], &clock["prize"]), (&json!(2), &json!(12)));
}

#[test]
fn the_clock_ends_the_search_and_progress_is_told() {
    let folder = folder();
    let begun = Instant::now();
    let run = run_in(folder.path(), &["solve", "c1.txt", "--seconds", "1.3", "--lang", "en"]);
    let took = begun.elapsed().as_secs_f64();
    assert!(took >= 1.3, "{took}");
    assert_eq!(run.status, 0);
    assert!(run.stderr.starts_with("1 s, ") && run.stderr.contains("worth 12"), "{}", run.stderr);
    let answer = run.json();
    assert!(answer["wall"].as_f64().unwrap() >= 1.3, "{answer}");
    // Whichever ends first.
    let both = run_in(folder.path(), &["solve", "c1.txt", "--seconds", "600", "--iterations", "5"]).json();
    assert_eq!((&both["iterations"], &both["time_limit"]), (&json!(5), &json!(600.0)));
}

#[test]
fn stdin_is_a_file_too_and_vroom_is_answered_as_vroom() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_evening-rounds"))
        .args(["solve", "-", "--iterations", "3"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    program.stdin.take().unwrap().write_all(vroom().to_string().as_bytes()).unwrap();
    let output = program.wait_with_output().unwrap();
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&answer["code"], &answer["summary"]["priority"], &answer["summary"]["cost"]),
        (&json!(0), &json!(3), &json!(12))
    );
    assert_eq!(answer["routes"][0]["vehicle"], 4);
}

#[test]
fn what_cannot_be_solved_is_told_in_both_languages() {
    let folder = folder();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let spoiled = |change: &dyn Fn(&mut Value)| {
        let mut file = vroom();
        change(&mut file);
        file.to_string()
    };
    write("none.txt", "hello");
    fs::write(folder.path().join("bytes.txt"), b"n 3\xff").unwrap();
    write("cut.json", "{\"jobs\": [");
    write("key.json", &spoiled(&|file| file["jobs"][0]["prioritty"] = json!(1)));
    write("range.json", &spoiled(&|file| file["jobs"][0]["priority"] = json!(101)));
    write("twice.json", &spoiled(&|file| file["jobs"] = json!([vroom()["jobs"][0], vroom()["jobs"][0]])));
    write("row.json", &spoiled(&|file| file["jobs"][0]["location_index"] = json!(2)));
    write("back.json", &spoiled(&|file| file["vehicles"][0]["time_window"] = json!([9, 8])));
    write("length.json", &spoiled(&|file| file["matrices"]["car"]["durations"][0] = json!([0])));
    write("line.txt", "4 1 2 1 0 x");
    for (name, words) in [
        ("shipments", "shipments"),
        ("jobs/0/setup", "jobs[0].setup"),
        ("jobs/0/service_per_type", "jobs[0].service_per_type"),
        ("jobs/0/pickup", "jobs[0].pickup"),
        ("vehicles/0/speed_factor", "vehicles[0].speed_factor"),
        ("vehicles/0/costs", "vehicles[0].costs"),
        ("vehicles/0/max_distance", "vehicles[0].max_distance"),
        ("vehicles/0/steps", "vehicles[0].steps"),
        ("vehicles/0/end", "vehicles[0].end"),
        ("matrix", "matrices.car.durations"),
        ("matrices/car/distances", "matrices.car.distances"),
    ] {
        let (parent, key) = name.rsplit_once('/').map_or(("", name), |(parent, key)| (parent, key));
        let at = if parent.is_empty() { String::new() } else { format!("/{parent}") };
        let text = spoiled(&|file| {
            // Coordinates without a row are an end that is looked up on a map.
            if key == "end" {
                file["vehicles"][0].as_object_mut().unwrap().remove("end_index");
            }
            let value = if key == "end" { json!([1, 2]) } else { json!(2) };
            file.pointer_mut(&at).unwrap()[key] = value;
        });
        write("unsupported.json", &text);
        told(&folder, "unsupported.json", &[], 1, words);
    }
    for (name, more, status, words) in [
        ("none.txt", &[][..], 2, "--format"),
        ("bytes.txt", &[], 1, "UTF-8"),
        ("cut.json", &[], 1, "1"),
        ("key.json", &[], 1, "jobs[0].prioritty"),
        ("range.json", &[], 1, "jobs[0].priority"),
        ("twice.json", &[], 1, "jobs[1].id"),
        ("row.json", &[], 1, "jobs[0].location_index"),
        ("back.json", &[], 1, "vehicles[0].time_window"),
        ("length.json", &[], 1, "matrices.car.durations[0]"),
        ("line.txt", &["--format", "toptw"], 1, "k v N t D Q"),
        ("v.json", &["--teams", "2"], 2, "--teams"),
        ("v.json", &["--format", "common"], 1, "jobs"),
        ("missing.json", &[], 3, "missing.json"),
    ] {
        told(&folder, name, more, status, words);
    }
}

/// Asks that a file is refused with these words, and no key of the catalogue or variable shows.
fn told(folder: &TempDir, name: &str, more: &[&str], status: i32, words: &str) {
    for lang in ["vi", "en"] {
        let arguments = ["solve", name, "--iterations", "1", "--lang", lang];
        let run = run_in(folder.path(), &[&arguments[..], more].concat());
        assert_eq!((run.status, run.stdout.as_str()), (status, ""), "{name} {more:?}: {}", run.stderr);
        assert!(run.stderr.contains(words), "{name} {more:?}: {}", run.stderr);
        // Names of keys in the file have underscores.
        assert_eq!(shows_through(&run.stderr.replace('_', "")), None, "{}", run.stderr);
    }
}
