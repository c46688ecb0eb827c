//! `evening-rounds network` and `matrix`, and what choices about trails do to a plan.

use super::{changed, run, shows_through, text};
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

/// A road, a path that stops 2 m short of it, a path that crosses it without a vertex, and one far away.
fn lines() -> Value {
    let line = |coordinates: Value| {
        json!({"type": "Feature", "properties": {"highway": "path", "note": "kept"},
        "geometry": {"type": "LineString", "coordinates": coordinates}})
    };
    json!({"type": "FeatureCollection", "features": [
        line(json!([[107.6, 16.1], [107.61, 16.1]])),
        line(json!([[107.602, 16.100_018], [107.602, 16.103]])),
        line(json!([[107.606, 16.098], [107.606, 16.102]])),
        line(json!([[107.6, 16.12], [107.601, 16.12]])),
    ]})
}

fn written(folder: &TempDir, name: &str, tree: &Value) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, tree.to_string()).unwrap();
    path
}

fn count(told: &Value, kind: &str) -> Option<u64> {
    told["repairs"].as_array()?.iter().find(|entry| entry["kind"] == kind)?["count"].as_u64()
}

fn parts(told: &Value) -> usize {
    told["network"]["components_km"].as_array().unwrap().len()
}

#[test]
fn repairs_are_listed_and_count_only_when_accepted() {
    let folder = TempDir::new().unwrap();
    let trails = written(&folder, "trails.geojson", &lines());
    let dry = run(&["network", "--trails", text(&trails), "--profile", "foot", "--json"]).json();
    assert_eq!((count(&dry, "gap"), count(&dry, "crossing"), parts(&dry)), (Some(1), Some(1), 4));
    assert!(dry["network_s"].as_f64().unwrap() >= 0.0 && dry["heal_s"].as_f64().unwrap() >= 0.0);
    assert_eq!(dry["islands"].as_array().unwrap().len(), 3);

    let out = folder.path().join("healed.geojson");
    let arguments = ["network", "--trails", text(&trails), "--accept-repairs", "--list-repairs", "--json"];
    let healed = run(&[&arguments[..], &["--out", text(&out)]].concat()).json();
    assert_eq!((parts(&healed), healed["list"].as_array().unwrap().len()), (2, 2));
    for repair in healed["list"].as_array().unwrap() {
        assert_eq!((&repair["made"], &repair["joins"]), (&json!(true), &json!(true)));
    }
    let again = run(&["network", "--trails", text(&out), "--json"]).json();
    assert_eq!((parts(&again), again["repairs"].as_array().unwrap().len()), (2, 0), "healed once is healed");
    let tree: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert!(tree["features"].as_array().unwrap().iter().all(|f| f["properties"]["note"] == "kept"));
    for lang in ["vi", "en"] {
        let told = run(&["network", "--trails", text(&trails), "--list-repairs", "--lang", lang]).fine();
        assert_eq!(shows_through(&told.replace(['_', '{'], "")), None, "{told}");
    }
}

#[test]
fn a_matrix_is_whole_seconds_and_minus_one_where_there_is_no_way() {
    let folder = TempDir::new().unwrap();
    let trails = written(&folder, "lines.geojson", &lines());
    let point = |lon: f64, lat: f64| {
        json!({"type": "Feature", "properties": {},
        "geometry": {"type": "Point", "coordinates": [lon, lat]}})
    };
    let points = json!({"type": "FeatureCollection", "features":
        [point(107.6, 16.1), point(107.61, 16.1), point(107.606, 16.102), point(107.6005, 16.12)]});
    let points = written(&folder, "points.geojson", &points);
    let times = |more: &[&str]| -> Vec<Vec<i64>> {
        let out = folder.path().join("m.json");
        let fixed = ["matrix", "--trails", text(&trails), "--points", text(&points), "--out", text(&out)];
        run(&[&fixed[..], more].concat()).fine();
        let tree: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
        serde_json::from_value(tree["times"].clone()).unwrap()
    };
    let day = times(&["--profile", "foot"]);
    // 1068.4 m at 5.04 km/h.
    assert_eq!((day.len(), day[0][1], day[0][0]), (4, 763, 0));
    assert_eq!((day[0][2], day[3][0], day[2][3]), (-1, -1, -1));
    let healed = times(&["--accept-repairs"]);
    assert!(healed[0][2] > 0 && healed[0][3] == -1);
    let night = times(&["--conditions", "night,wet"]);
    assert!(night[0][1] > day[0][1]);
    let exact = times(&["--unit", "ms"]);
    assert_eq!((exact[0][1] + 500) / 1000, day[0][1]);
    let wrong =
        run(&["matrix", "--trails", text(&trails), "--points", text(&points), "--conditions", "snow"]);
    assert_eq!((wrong.status, wrong.stdout.as_str()), (2, ""));
    assert!(wrong.stderr.contains("snow"), "{}", wrong.stderr);
}

#[test]
fn trails_closed_for_the_evening_take_households_out_of_the_plan() {
    // Every trail of the sample is closed on the 24th: nobody is reached then, and on the 25th it is as it was.
    let folder = changed("settings.json", |_| ());
    let file = std::fs::read(folder.path().join("trails.geojson")).unwrap();
    let named = evening_rounds::import::NamedFile { name: "trails.geojson".into(), bytes: file };
    let (trails, _) = evening_rounds::import::read_trails(&named);
    let closed: serde_json::Map<String, Value> =
        trails.iter().map(|t| (t.key().as_str().to_owned(), json!({"closed_on": "2026-04-24"}))).collect();
    written(&folder, "trail-choices.json", &json!({"trails": closed}));
    let plan = |date: &str| {
        let data = text(folder.path());
        run(&["plan", "--data", data, "--date", date, "--iterations", "20", "--json"]).json()
    };
    let cut_off = |plan: &Value| {
        let left_out = plan["not_tonight"].as_array().unwrap();
        left_out.iter().filter(|n| n["reasons"].to_string().contains("no_way")).count()
    };
    let shut = plan("2026-04-24");
    assert!(cut_off(&shut) > 200, "{} cut off", cut_off(&shut));
    // Only who lives by the junction where the team starts is still reached: straight across, along no trail.
    for leg in shut["teams"].as_array().unwrap().iter().flat_map(|team| team["legs"].as_array().unwrap()) {
        let (metres, off_trail) = (leg["metres"].as_i64().unwrap(), leg["off_trail_m"].as_i64().unwrap());
        assert!((metres - off_trail).abs() <= 1, "{leg}");
    }
    assert_eq!(cut_off(&plan("2026-04-25")), 0);
}

#[test]
fn a_wet_evening_is_in_the_plan_and_the_checker_knows_it() {
    let folder = changed("settings.json", |_| ());
    let out = folder.path().join("wet");
    let data = text(folder.path());
    let arguments = ["plan", "--data", data, "--date", "2026-04-24", "--iterations", "50", "--wet"];
    run(&[&arguments[..], &["--out", text(&out)]].concat()).fine();
    let path = out.join("plan.json");
    let mut plan: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(plan["wet"], true);
    run(&["check", "--data", data, "--plan", text(&path)]).fine();
    plan["wet"] = json!(false);
    std::fs::write(&path, plan.to_string()).unwrap();
    let dry = run(&["check", "--data", data, "--plan", text(&path)]);
    assert_eq!(dry.status, 1, "on dry ground the same legs take less time: {}", dry.stdout);
}
