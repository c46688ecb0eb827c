//! `evening-rounds plan` on the sample commune.

use super::{Run, run, run_in, sample, shows_through, text};
use evening_rounds::check::check;
use evening_rounds::rounds::{Mode, Plan};
use geojson::{FeatureCollection, GeometryValue};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

fn plan(more: &[&str]) -> Run {
    let folder = sample();
    let arguments = ["plan", "--data", text(&folder), "--date", "2026-04-24", "--iterations", "150"];
    run(&[&arguments[..], more].concat())
}

/// The plan as JSON is the plan itself.
pub(super) fn json_plan() -> (String, Plan) {
    let json = plan(&["--json", "--seed", "3"]).fine();
    let plan = serde_json::from_str(&json).unwrap();
    (json, plan)
}

#[test]
fn is_told_in_both_languages() {
    let (_, made) = json_plan();
    for (lang, title, left_out, others, card) in [
        ("vi", "Kế hoạch tối 24/4/2026", "Không xếp tối nay", "Nhường cho hộ cần hơn", "Thẻ căn cước"),
        (
            "en",
            "Plan for the evening of 24/4/2026",
            "Not in tonight’s plan",
            "Others need it more",
            "Identity card",
        ),
    ] {
        let told = plan(&["--seed", "3", "--lang", lang]).fine();
        assert_eq!(shows_through(&told), None);
        assert!(told.starts_with(title), "{told}");
        for words in ["Tổ 1:", "Tổ 2:", others, card, &format!("{left_out} ({})", made.not_tonight.len())]
        {
            assert!(told.contains(words), "{words} is missing:\n{told}");
        }
        // A line for each stop, with the time of the knock in hours and minutes; nothing shows seconds.
        for stop in made.teams.iter().flat_map(|team| &team.stops) {
            let knock = &stop.knock.to_string()[..5];
            assert!(told.lines().any(|line| line.contains(&format!(". {knock}  "))), "{knock}\n{told}");
        }
        for team in &made.teams {
            assert!(told.contains(&team.back.to_string()[..5]), "{}\n{told}", team.back);
        }
        let clocks = told.split(|c: char| !c.is_ascii_digit() && c != ':').filter(|word| word.contains(':'));
        assert!(clocks.clone().all(|word| word.trim_matches(':').len() <= 5), "{told}");
        assert!(clocks.count() >= made.totals.stops as usize);
    }
}

#[test]
fn every_household_left_out_is_told_once() {
    let (_, made) = json_plan();
    let told = plan(&["--seed", "3", "--lang", "en"]).fine();
    let (_, list) = told.split_once("Not in tonight’s plan").unwrap();
    let (list, help) = list.split_once("What would bring them in").unwrap();
    let helped = made.not_tonight.iter().filter(|entry| !entry.would_help.is_empty()).count();
    assert!(help.starts_with(&format!(" ({helped} households):")), "{help}");
    let remedies: usize = made.not_tonight.iter().map(|entry| entry.would_help.len()).sum();
    assert_eq!(help.lines().filter(|line| line.starts_with("    → ")).count(), remedies);
    let groups: Vec<usize> = list
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("    "))
        .map(|line| line.rsplit_once('(').unwrap().1.trim_end_matches(')').parse().unwrap())
        .collect();
    assert!(groups.len() > 5, "{list}");
    assert!(groups.is_sorted_by(|a, b| a >= b), "{groups:?}");
    assert_eq!(groups.iter().sum::<usize>(), made.not_tonight.len());
    let houses: usize = list
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .map(|line| line.split_once(": ").unwrap().1.split("; ").count())
        .sum();
    assert_eq!(houses, made.not_tonight.len());
}

#[test]
fn the_same_request_gives_the_same_bytes_anywhere() {
    let (first, _) = json_plan();
    let elsewhere = TempDir::new().unwrap();
    let copy = elsewhere.path().join("xã mẫu");
    std::fs::create_dir(&copy).unwrap();
    for entry in std::fs::read_dir(sample()).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
    }
    let arguments =
        ["--json", "plan", "--data", "xã mẫu", "--date", "2026-04-24", "--iterations", "150", "--seed", "3"];
    let again = run_in(elsewhere.path(), &[&arguments[..], &["--out", "kết quả"]].concat()).fine();
    assert!(first == again, "the plans differ");
    assert_eq!(std::fs::read_to_string(elsewhere.path().join("kết quả/plan.json")).unwrap(), first);
    assert_ne!(plan(&["--json", "--seed", "4"]).fine(), first);
}

#[test]
fn files_are_written_for_each_team() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("a/b");
    plan(&["--seed", "3", "--out", text(&out)]).fine();
    let read = |name: &str| std::fs::read_to_string(out.join(name)).unwrap();
    let mut names: Vec<String> = std::fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["plan.json", "to-1.geojson", "to-1.gpx", "to-2.geojson", "to-2.gpx"]);

    let (json, plan) = json_plan();
    assert_eq!(read("plan.json"), json);
    let places = places();
    for team in &plan.teams {
        let gpx = gpx::read(read(&format!("{}.gpx", team.team)).as_bytes()).unwrap();
        assert_eq!(gpx.waypoints.len(), team.stops.len());
        for (waypoint, stop) in gpx.waypoints.iter().zip(&team.stops) {
            let (lon, lat) = places[stop.household.as_str()];
            let at = waypoint.point();
            assert!((at.x() - lon).abs() < 1e-6 && (at.y() - lat).abs() < 1e-6, "{}", stop.household);
        }
        let segments: Vec<usize> = gpx.tracks[0].segments.iter().map(|s| s.points.len()).collect();
        assert_eq!(segments, team.legs.iter().map(|leg| leg.shape.len()).collect::<Vec<_>>());

        let geojson: FeatureCollection =
            read(&format!("{}.geojson", team.team)).parse::<geojson::GeoJson>().unwrap().try_into().unwrap();
        let (mut lines, mut stops, mut parked) = (0, 0, 0);
        for feature in &geojson.features {
            match &feature.geometry.as_ref().unwrap().value {
                GeometryValue::LineString { coordinates } => {
                    assert_eq!(coordinates.len(), team.legs[lines].shape.len());
                    lines += 1;
                }
                GeometryValue::Point { .. } if feature.property("parking").is_some() => parked += 1,
                GeometryValue::Point { .. } => stops += 1,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((lines, stops), (team.legs.len(), team.stops.len()));
        let rides = team.legs.iter().filter(|leg| leg.mode == Mode::Ride);
        assert!(parked <= rides.count(), "{}: {parked} places to park", team.team);
        assert_eq!(parked > 0, team.team.as_str() == "to-2", "one of the sample's teams rides");
        // Files that are handed on say nothing about people.
        let text = read(&format!("{}.gpx", team.team)) + &read(&format!("{}.geojson", team.team));
        for word in ["identity", "tasks", "absence", "forest", "chance", "priority"] {
            assert!(!text.contains(word), "{word}");
        }
    }
}

/// Longitude and latitude of each household, straight from the file.
fn places() -> BTreeMap<String, (f64, f64)> {
    let bytes = std::fs::read(sample().join("households.geojson")).unwrap();
    let tree: Value = serde_json::from_slice(&bytes).unwrap();
    let place = |feature: &Value| {
        let at = &feature["geometry"]["coordinates"];
        let id = feature["properties"]["id"].as_str().unwrap().to_owned();
        (id, (at[0].as_f64().unwrap(), at[1].as_f64().unwrap()))
    };
    tree["features"].as_array().unwrap().iter().map(place).collect()
}

#[test]
fn one_team_alone_and_an_earlier_last_knock() {
    let alone: Plan =
        serde_json::from_str(&plan(&["--json", "--team", "to-2", "--last-knock", "19:30"]).fine()).unwrap();
    assert_eq!(alone.teams.iter().map(|team| team.team.as_str()).collect::<Vec<_>>(), ["to-2"]);
    assert_eq!(alone.last_knock.to_string(), "19:30");
    assert!(!alone.teams[0].stops.is_empty());
    assert!(alone.teams[0].stops.iter().all(|stop| stop.knock <= alone.last_knock));
}

#[test]
fn the_habit_is_planned_for_comparison() {
    let (_, planned) = json_plan();
    let habit: Plan = serde_json::from_str(&plan(&["--json", "--habit"]).fine()).unwrap();
    assert_eq!(habit.iterations, 0);
    assert!(habit.totals.stops > 0 && habit.totals.worth < planned.totals.worth);
}

#[test]
fn thinking_for_some_seconds_says_how_many_rounds_it_was() {
    let folder = sample();
    let arguments = ["plan", "--data", text(&folder), "--date", "2026-04-24", "--json"];
    let timed = run(&[&arguments[..], &["--seconds", "1"]].concat()).fine();
    let plan: Plan = serde_json::from_str(&timed).unwrap();
    assert!(plan.iterations > 0);
    let rounds = plan.iterations.to_string();
    assert!(run(&[&arguments[..], &["--iterations", &rounds]].concat()).fine() == timed);
}

#[test]
fn what_cannot_be_planned_is_told_in_the_language() {
    for (lang, team, hours) in [
        ("vi", "Một tổ được chọn không có trong tệp các tổ", "không tìm thấy"),
        ("en", "A team asked for is not in the teams file", "no such file"),
    ] {
        let unknown = plan(&["--lang", lang, "--team", "to-9"]);
        assert_eq!((unknown.status, unknown.stdout.as_str()), (2, ""));
        assert!(unknown.stderr.contains(team) && unknown.stderr.contains("to-9"), "{}", unknown.stderr);
        let twice = plan(&["--lang", lang, "--team", "to-1", "--team", "to-1"]);
        assert_eq!(twice.status, 2);
        assert!(twice.stderr.contains(team) && twice.stderr.contains("to-1"), "{}", twice.stderr);

        let nowhere = run(&["--lang", lang, "plan", "--data", "no/such/folder", "--date", "2026-04-24"]);
        assert_eq!((nowhere.status, nowhere.stdout.as_str()), (3, ""));
        assert!(nowhere.stderr.contains("no/such/folder"), "{}", nowhere.stderr);
        let folder = sample();
        let missing = run(&["--lang", lang, "check", "--data", text(&folder), "--plan", "no/such/plan.json"]);
        assert_eq!(missing.status, 3);
        assert!(
            missing.stderr.contains("no/such/plan.json") && missing.stderr.contains(hours),
            "{}",
            missing.stderr
        );
        for run in [unknown, twice, nowhere, missing] {
            assert_eq!(shows_through(&run.stderr), None);
        }
    }
}

#[test]
fn a_file_where_a_folder_should_be_made_is_told() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("taken");
    std::fs::write(&file, "").unwrap();
    let run = plan(&["--out", text(&file)]);
    assert_eq!((run.status, run.stdout.as_str()), (3, ""));
    assert!(run.stderr.contains("taken"), "{}", run.stderr);
}

/// The same plan from the library, so that the program adds nothing to it and takes nothing away.
#[test]
fn the_plan_is_that_of_the_library() {
    use evening_rounds::evening::PlanRequest;
    use evening_rounds::import::{FileKind, NamedFile};
    use evening_rounds::session::{Session, load, plan_json};
    let file = |kind: FileKind| NamedFile {
        name: kind.file_name().to_owned(),
        bytes: std::fs::read(Path::new(&sample()).join(kind.file_name())).unwrap(),
    };
    let mut session = Session::with(
        load(
            &FileKind::ALL
                .into_iter()
                .filter(|kind| !matches!(kind, FileKind::Choices | FileKind::Journal))
                .map(file)
                .collect::<Vec<_>>(),
        )
        .0
        .unwrap(),
    );
    let request = PlanRequest {
        date: "2026-04-24".parse().unwrap(),
        teams: None,
        last_knock: None,
        wet: None,
        seed: Some(3),
        iterations: Some(150),
        islands: None,
        weights: None,
        pins: None,
        parking: None,
        underway: None,
    };
    session.start_plan(&request).unwrap();
    // In other slices than the program's.
    while session.step(7).unwrap().done < 150 {}
    let plan = session.plan().unwrap();
    let loaded = session.loaded().unwrap();
    assert_eq!(check(&loaded.commune, &loaded.ground, &plan), []);
    assert!(plan_json(&plan).unwrap() == json_plan().0);
}

#[test]
fn searches_beside_each_other_make_one_plan_again_and_again() {
    let islands = |count: &str| plan(&["--json", "--seed", "3", "--islands", count]).fine();
    let (alone, _) = json_plan();
    assert_eq!(islands("1"), alone, "one island is the search itself");
    let three = islands("3");
    assert_eq!(islands("3"), three);
    let made: Plan = serde_json::from_str(&three).unwrap();
    assert_eq!((made.islands, made.iterations), (3, 150));
    assert!(!alone.contains("\"islands\""));
    for count in ["0", "17", "x"] {
        assert_eq!(plan(&["--islands", count]).status, 2);
    }
}

#[test]
fn a_bound_says_how_much_better_any_plan_could_be() {
    let (_, made) = json_plan();
    assert_eq!(made.at_most_better, None, "nobody asked");
    let bounded = |rounds: &str| -> Plan {
        serde_json::from_str(&plan(&["--json", "--seed", "3", "--bound", rounds]).fine()).unwrap()
    };
    let (first, later) = (bounded("0"), bounded("30"));
    let (loose, near) = (first.at_most_better.unwrap(), later.at_most_better.unwrap());
    assert!(near < loose, "{near} after {loose}");
    assert_eq!(Plan { at_most_better: None, ..later }, made, "the plan is the same");
    let percent = f64::from(near) / 10.0;
    let en = plan(&["--seed", "3", "--bound", "30", "--lang", "en"]).fine();
    let words = format!("No plan of this evening can be worth more than {percent}% above this one.");
    assert!(en.contains(&words), "{words}\n{en}");
    let vi = plan(&["--seed", "3", "--bound", "30", "--lang", "vi"]).fine();
    let words = format!("tốt hơn kế hoạch này quá {} %.", percent.to_string().replace('.', ","));
    assert!(vi.contains(&words), "{words}\n{vi}");
    assert_eq!(plan(&["--bound", "3", "--habit"]).status, 2, "a habit has no search to compare with");
}
