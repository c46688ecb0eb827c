//! `evening-rounds check`.

use super::plan::json_plan;
use super::{Run, run, sample, shows_through, text};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Checks a plan's text.
fn check(plan: &str, more: &[&str]) -> Run {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("plan.json");
    std::fs::write(&file, plan).unwrap();
    let data = sample();
    run(&[&["check", "--data", text(&data), "--plan", text(&file)], more].concat())
}

#[test]
fn a_plan_of_the_planner_passes() {
    let (plan, _) = json_plan();
    let told = check(&plan, &[]).fine();
    assert!(told.contains("Kế hoạch đúng mọi quy tắc"), "{told}");
    assert!(check(&plan, &["--lang", "en"]).fine().contains("keeps every rule"));
    assert_eq!(check(&plan, &["--json"]).json(), json!({"violations": []}));
}

type Change<'a> = &'a dyn Fn(&mut Value);

#[test]
fn a_tampered_plan_fails_with_what_is_wrong() {
    let (plan, _) = json_plan();
    let tampered = |change: &dyn Fn(&mut Value)| {
        let mut tree: Value = serde_json::from_str(&plan).unwrap();
        change(&mut tree);
        tree.to_string()
    };
    let cases: [(Change<'_>, &str, &str, &str); 6] = [
        (&|p| p["version"] = json!(99), "version", "phiên bản khác (99)", "another version (99)"),
        (
            &|p| drop(p["not_tonight"].as_array_mut().unwrap().remove(0)),
            "forgotten",
            "không được xếp và cũng không có lý do",
            "neither visited nor left out",
        ),
        (&|p| p["last_knock"] = json!("18:30"), "hours", "muộn hơn giờ gõ cửa cuối", "after the last knock"),
        (&|p| p["teams"][0]["back_by"] = json!("19:00"), "back", "quá muộn", "too late"),
        (
            &|p| p["teams"][0]["legs"][1]["shape"].as_array_mut().unwrap().truncate(1),
            "broken",
            "chặng 2: đường vẽ không khớp",
            "leg 2: the line drawn",
        ),
        (&|p| p["totals"]["worth"] = json!(1_000_000), "sum", "totals.worth", "totals.worth"),
    ];
    for (change, kind, vi, en) in cases {
        let plan = tampered(change);
        for (lang, words) in [("vi", vi), ("en", en)] {
            let run = check(&plan, &["--lang", lang]);
            assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{kind}");
            assert!(run.stderr.contains(words), "{kind}: {}", run.stderr);
            let told = run.stderr.replace("expected_contacts", "");
            assert_eq!(shows_through(&told), None);
        }
        let run = check(&plan, &["--json"]);
        assert_eq!((run.status, run.stderr.as_str()), (1, ""));
        let found = run.json();
        let kinds: Vec<&Value> = found["violations"].as_array().unwrap().iter().map(|v| &v["kind"]).collect();
        // Where hours are not as they were, what is said of dropping a stop cannot be true either.
        assert!(kinds.contains(&&json!(kind)), "{found}");
        assert!(kinds.iter().all(|&found| found == kind || found == "dropped"), "{found}");
    }
}

#[test]
fn what_is_not_a_plan_is_told() {
    let (plan, _) = json_plan();
    for not_a_plan in ["", "{}", "[1]", "not JSON", &plan[..plan.len() / 2], &"[".repeat(100_000)] {
        for (lang, words) in [("vi", "plan.json không phải tệp kế hoạch"), ("en", "plan.json is not a plan")]
        {
            let run = check(not_a_plan, &["--lang", lang]);
            assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{}", run.stderr);
            assert!(run.stderr.contains(words), "{}", run.stderr);
        }
    }
    // A name that nobody knows may be a rule that nobody keeps.
    let added = plan.replacen("{\"version\"", "{\"note\":\"?\",\"version\"", 1);
    assert_eq!(check(&added, &[]).status, 1);
}
