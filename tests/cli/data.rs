//! Files with problems, `evening-rounds generate` and `evening-rounds network`.

use super::{changed, run, run_in, sample, shows_through, text};
use evening_rounds::rounds::{Plan, Reason};
use serde_json::{Value, json};
use tempfile::TempDir;

fn plan_of(folder: &TempDir, more: &[&str]) -> super::Run {
    let arguments = ["plan", "--data", text(folder.path()), "--date", "2026-04-24", "--iterations", "20"];
    run(&[&arguments[..], more].concat())
}

#[test]
fn broken_data_gives_every_problem_with_its_number() {
    let folder = changed("households.geojson", |tree| {
        let houses = tree["features"].as_array_mut().unwrap();
        houses[2]["properties"]["people"] = json!("four");
        houses[5]["properties"]["hamlett"] = json!("thon-1");
        houses[7]["geometry"]["coordinates"] = json!([16.05, 9000]);
        let first = houses[0].clone();
        houses.push(first);
    });
    for (lang, error, many) in [("vi", "lỗi", "4 lỗi trong dữ liệu"), ("en", "error", "4 errors in the data")]
    {
        let run = plan_of(&folder, &["--lang", lang]);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{}", run.stderr);
        for (code, place) in [
            ("E302", "households.geojson [2] ho-0003 people"),
            ("E303", "households.geojson [5] ho-0006 hamlett"),
            ("E208", "households.geojson [7] ho-0008 geometry.coordinates"),
            ("E401", "households.geojson [250] ho-0001 id"),
        ] {
            let line = format!("{code} {error} · {place}");
            assert!(run.stderr.contains(&line), "{line} is missing:\n{}", run.stderr);
        }
        assert!(run.stderr.trim_end().lines().last().unwrap().starts_with(many), "{}", run.stderr);
        // A cause and something to do for each.
        assert_eq!(run.stderr.lines().filter(|line| line.starts_with("  → ")).count(), 4, "{}", run.stderr);
    }
    let run = plan_of(&folder, &["--json"]);
    assert_eq!((run.status, run.stderr.as_str()), (1, ""));
    let found = run.json();
    let problems = found["problems"].as_array().unwrap();
    let feature = |i: usize| (problems[i]["code"].as_str().unwrap(), problems[i]["feature"].as_u64());
    assert_eq!(problems.len(), 4, "{found}");
    assert!((0..4).any(|i| feature(i) == ("E302", Some(2))), "{found}");
    assert!(problems.iter().all(|problem| problem["severity"] == "error"), "{found}");
}

#[test]
fn a_folder_without_files_says_which_are_missing() {
    let folder = TempDir::new().unwrap();
    let run = plan_of(&folder, &["--lang", "en"]);
    assert_eq!(run.status, 1);
    for name in ["trails.geojson", "households.geojson", "hamlets.geojson", "teams.json"] {
        assert!(run.stderr.contains(&format!("E116 error · {name}")), "{}", run.stderr);
    }
    assert!(!run.stderr.contains("settings.json"), "{}", run.stderr);
}

/// Gives the plan and the problems when the first household is put somewhere and the trails are changed.
fn moved(to: [f64; 2], trail: Option<Value>) -> (Plan, String) {
    let folder = changed("households.geojson", |tree| {
        let properties = &mut tree["features"][0]["properties"];
        // Nothing but its place keeps it out.
        properties.as_object_mut().unwrap().remove("absence");
        properties["attempts"] = json!([]);
        properties["language"] = json!("vi");
        tree["features"][0]["geometry"]["coordinates"] = json!(to);
    });
    if let Some(trail) = trail {
        let path = folder.path().join("trails.geojson");
        let mut tree: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        tree["features"].as_array_mut().unwrap().push(trail);
        std::fs::write(&path, tree.to_string()).unwrap();
    }
    let run = plan_of(&folder, &["--json", "--lang", "en"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    (serde_json::from_str(&run.stdout).unwrap(), run.stderr)
}

fn reasons(plan: &Plan) -> &[Reason] {
    &plan.not_tonight.iter().find(|entry| entry.household.as_str() == "ho-0001").unwrap().reasons
}

#[test]
fn a_household_on_an_island_of_trail_is_warned_of_and_left_out() {
    // South of all trails of the sample, with a path of its own.
    let island = json!({"type": "Feature", "properties": {"highway": "path"}, "geometry":
        {"type": "LineString", "coordinates": [[107.54, 15.99], [107.541, 15.9905], [107.542, 15.99]]}});
    let (plan, told) = moved([107.541, 15.9903], Some(island));
    assert!(told.starts_with("E502 note · households.geojson [0] ho-0001 geometry\n"), "{told}");
    assert_eq!(told.lines().count(), 3, "{told}");
    assert_eq!(reasons(&plan), [Reason::NoWay]);
}

#[test]
fn a_household_far_from_any_trail_is_warned_of_and_left_out() {
    let (plan, told) = moved([107.541, 15.9903], None);
    assert!(told.starts_with("E501 note · households.geojson [0] ho-0001 geometry\n"), "{told}");
    assert_eq!(told.lines().count(), 3, "{told}");
    let [Reason::TooFarFromTrail { metres: Some(metres) }] = reasons(&plan) else {
        panic!("{:?}", reasons(&plan))
    };
    assert!(*metres > 400 && told.contains(&format!("{metres} m")), "{metres}: {told}");
}

#[test]
fn a_team_that_starts_off_the_trails_is_an_error() {
    let folder = changed("teams.json", |tree| tree[1]["start"] = json!([107.541, 15.9903]));
    let run = plan_of(&folder, &["--lang", "en"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.starts_with("E503 error · teams.json [1] to-2 start\n"), "{}", run.stderr);
}

#[test]
fn a_commune_is_generated_alike_every_time() {
    let folder = TempDir::new().unwrap();
    let generate = |seed: &str, out: &str| {
        let arguments = ["generate", "--seed", seed, "--households", "30", "--hamlets", "2", "--teams", "3"];
        let run = run_in(folder.path(), &[&arguments[..], &["--out", out, "--json"]].concat());
        let names: Vec<String> = serde_json::from_value(run.json()["files"].clone()).unwrap();
        assert_eq!((run.json()["folder"].as_str(), run.status), (Some(out), 0));
        names
            .into_iter()
            .map(|name| std::fs::read(folder.path().join(out).join(name)).unwrap())
            .collect::<Vec<_>>()
    };
    let first = generate("5", "a");
    assert!(first.len() >= 5);
    assert!(first == generate("5", "b/c"), "the same seed gives other files");
    assert!(first != generate("6", "d"), "another seed gives the same files");
    let data = folder.path().join("a");
    let plan: Plan = serde_json::from_str(
        &run(&["plan", "--data", text(&data), "--date", "2026-04-24", "--iterations", "50", "--json"]).fine(),
    )
    .unwrap();
    assert_eq!(plan.teams.len(), 3);
    assert_eq!(plan.totals.stops as usize + plan.not_tonight.len(), 30);
}

#[test]
fn what_cannot_be_generated_is_told_in_the_language() {
    let folder = TempDir::new().unwrap();
    let numbers = |households, hamlets, vi, en| (["--households", households, "--hamlets", hamlets], vi, en);
    for (arguments, vi, en) in [
        numbers("0", "1", "Số hộ phải từ 1 đến 20.000", "number of households must be from 1 to 20,000"),
        numbers("50", "0", "Số thôn phải từ 1", "number of hamlets must be from 1"),
        numbers("3", "4", "3 hộ không chia được cho 4 thôn", "4 hamlets cannot share 3 households"),
        numbers("5000", "2", "quá đông", "too many"),
    ] {
        for (lang, words) in [("vi", vi), ("en", en)] {
            let run = run_in(
                folder.path(),
                &[&["generate", "--out", "x", "--lang", lang][..], &arguments].concat(),
            );
            assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.stderr);
            assert!(run.stderr.contains(words), "{}", run.stderr);
            assert_eq!(shows_through(&run.stderr), None);
        }
    }
    assert!(!folder.path().join("x").exists());
}

#[test]
fn the_network_is_counted_in_either_way() {
    let folder = sample();
    let trails = folder.join("trails.geojson");
    let whole = run(&["network", "--data", text(&folder), "--json"]);
    let alone = run(&["network", "--trails", text(&trails), "--json"]);
    assert_eq!((whole.status, alone.status), (0, 0));
    let (mut whole, mut alone) = (whole.json(), alone.json());
    for told in [&mut whole, &mut alone] {
        // How long it took is never twice the same.
        told.as_object_mut().unwrap().retain(|name, _| !name.ends_with("_s"));
    }
    assert_eq!(whole, alone, "the sample has the walking settings of the program");
    assert_eq!(whole["repairs"], json!([]), "the sample needs none");
    assert_eq!(whole["problems"], json!([]));
    let network = &whole["network"];
    let components: Vec<f64> = serde_json::from_value(network["components_km"].clone()).unwrap();
    let kilometres = network["kilometres"].as_f64().unwrap();
    assert!((components.iter().sum::<f64>() - kilometres).abs() < 1e-6, "{network}");
    for (lang, decimal) in [("vi", ','), ("en", '.')] {
        let told = run(&["network", "--data", text(&folder), "--lang", lang]).fine();
        assert_eq!(shows_through(&told), None);
        // The network, its components, the islands among them, repairs, and how long it took.
        assert_eq!(told.lines().count(), 1 + components.len() + (components.len() - 1) + 2, "{told}");
        let km = format!("{kilometres:.1} km").replace('.', &decimal.to_string());
        let (nodes, edges) = (network["nodes"].to_string(), network["edges"].to_string());
        assert!([km, nodes, edges].iter().all(|word| told.contains(word.as_str())), "{told}");
    }
}

#[test]
fn a_network_without_a_usable_line_is_told() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("trails.geojson");
    std::fs::write(&file, r#"{"type": "FeatureCollection", "features": []}"#).unwrap();
    let run = run(&["network", "--trails", text(&file), "--json"]);
    assert_eq!((run.status, run.stderr.as_str()), (1, ""));
    assert_eq!(run.json()["problems"][0]["code"], "E213");
}
