//! `evening-rounds journal`, from recording to a plan that heeds it.

use super::{Run, changed, run, run_in, shows_through, text};
use evening_rounds::rounds::{Plan, Reason};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// A copy of the sample commune.
fn commune() -> TempDir {
    changed("settings.json", |_| ())
}

fn record(folder: &TempDir, device: &str, entry: &Value) -> Run {
    let entry = entry.to_string();
    run(&[
        "journal",
        "record",
        "--data",
        text(folder.path()),
        "--device",
        device,
        "--at",
        "2026-04-23T20:10:00",
        "--event",
        &entry,
        "--json",
    ])
}

fn recorded(folder: &TempDir, device: &str, entry: &Value) -> String {
    record(folder, device, entry).json()["id"].as_str().unwrap().to_owned()
}

fn plan(folder: &TempDir, date: &str) -> Plan {
    let arguments = ["plan", "--data", text(folder.path()), "--date", date, "--iterations", "50", "--json"];
    serde_json::from_str(&run(&arguments).stdout).unwrap()
}

fn show(folder: &TempDir) -> Value {
    run(&["journal", "show", "--data", text(folder.path()), "--json"]).json()
}

/// A household of the plan.
fn visited(plan: &Plan) -> String {
    plan.teams[0].stops[0].household.to_string()
}

fn supervisor(household: &str) -> Value {
    json!({"kind": "supervisor", "household": household, "date": "2026-04-23"})
}

#[test]
fn what_is_recorded_counts_in_the_next_plan_and_can_be_taken_back() {
    let folder = commune();
    let before = plan(&folder, "2026-04-24");
    let household = visited(&before);
    let declined =
        json!({"kind": "visit", "household": household, "date": "2026-04-23", "outcome": "declined"});
    let id = recorded(&folder, "tablet-1", &declined);
    let after = plan(&folder, "2026-04-24");
    let left_out = after.not_tonight.iter().find(|n| n.household.as_str() == household).unwrap();
    assert!(left_out.reasons.iter().any(|r| matches!(r, Reason::CoolOff { .. })), "{:?}", left_out.reasons);
    let undone = run(&[
        "journal",
        "record",
        "--data",
        text(folder.path()),
        "--device",
        "tablet-2",
        "--at",
        "2026-04-23T20:12:00",
        "--undo",
        &id,
    ]);
    assert!(undone.fine().contains("--undo"));
    assert!(plan(&folder, "2026-04-24") == before);
    let shown = show(&folder);
    assert_eq!((&shown["events"], &shown["kinds"]), (&json!(2), &json!({"undo": 1, "visit": 1})));
    assert_eq!((&shown["devices"], &shown["problems"]), (&json!(["tablet-1", "tablet-2"]), &json!([])));
}

#[test]
fn tablets_are_merged_in_any_order() {
    let (one, two) = (commune(), commune());
    recorded(&one, "tablet-1", &supervisor("ho-0001"));
    recorded(&two, "tablet-2", &supervisor("ho-0002"));
    let file = |folder: &TempDir| folder.path().join("journal.jsonl");
    let merge = |a: &Path, b: &Path| run(&["journal", "merge", text(a), text(b)]).fine();
    let merged = merge(&file(&one), &file(&two));
    assert_eq!(merged, merge(&file(&two), &file(&one)));
    assert_eq!(merged.lines().count(), 2);
    // Parts beside each other are read as one; so is the whole beside its parts.
    std::fs::copy(file(&two), one.path().join("journal-tablet-2.jsonl")).unwrap();
    assert_eq!(show(&one)["events"], 2);
    let whole = one.path().join("journal-all.jsonl");
    let told = run_in(
        one.path(),
        &["journal", "merge", "journal.jsonl", "journal-tablet-2.jsonl", "--out", "journal-all.jsonl"],
    );
    assert!(told.fine().contains("journal-all.jsonl"));
    assert_eq!(std::fs::read_to_string(whole).unwrap(), merged);
    assert_eq!(show(&one)["events"], 2);
}

#[test]
fn an_absence_is_forgotten_wherever_it_stands() {
    let folder = commune();
    let report = json!({"reason": "forest", "source": "neighbour", "reported": "2026-04-23"});
    let absence = json!({"kind": "absence", "household": "ho-0001", "report": report});
    recorded(&folder, "tablet-1", &absence);
    let path = folder.path().join("journal.jsonl");
    let line = std::fs::read_to_string(&path).unwrap();
    assert!(line.contains("\"salt\""), "{line}");
    let part = folder.path().join("journal-2.jsonl");
    std::fs::copy(&path, &part).unwrap();
    let forget = |today: &str, more: &[&str]| {
        let arguments = ["journal", "forget", "--data", text(folder.path()), "--today", today, "--json"];
        run(&[&arguments[..], more].concat())
    };
    assert_eq!(forget("2026-04-24", &[]).json()["forgotten"], 0);
    // A line that cannot be read would be lost.
    std::fs::write(&part, format!("{line}{{\"half")).unwrap();
    let refused = forget("2026-06-01", &[]);
    assert_eq!(refused.status, 1);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), line, "nothing is written when something is lost");
    assert_eq!(forget("2026-06-01", &["--drop-damaged"]).json()["forgotten"], 1);
    for path in [&path, &part] {
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.contains("\"forgotten\":true") && !text.contains("forest"), "{text}");
    }
    assert_eq!(show(&folder)["forgotten"], 1);
}

#[test]
fn an_interrupted_line_is_ended_before_the_next() {
    let folder = commune();
    recorded(&folder, "tablet-1", &supervisor("ho-0001"));
    let path = folder.path().join("journal.jsonl");
    let whole = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{whole}{}", &whole[..50])).unwrap();
    recorded(&folder, "tablet-1", &supervisor("ho-0002"));
    let shown = show(&folder);
    assert_eq!((&shown["events"], &shown["problems"][0]["code"]), (&json!(2), &json!("E602")), "{shown}");
}

#[test]
fn what_cannot_be_is_refused_and_what_does_not_agree_is_told() {
    let folder = commune();
    for entry in [
        json!({"kind": "visit", "household": "ho-0001", "date": "2026-04-23", "outcome": "met_done", "note": "x"}),
        json!({"kind": "visit", "household": "ho-0001", "date": "2026-04-23", "outcome": "away_unknown",
            "done": [{"person": "a", "task": "identity_card"}]}),
        json!({"kind": "remark"}),
    ] {
        let run = record(&folder, "tablet-1", &entry);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        assert!(!folder.path().join("journal.jsonl").exists());
    }
    let unknown = record(&folder, "tablet-1", &supervisor("ho-9999")).json();
    assert_eq!(unknown["problems"][0]["code"], "E606");
    assert_eq!(unknown["problems"][0]["id"], unknown["id"]);
    assert_eq!(show(&folder)["events"], 1, "kept all the same");
}

#[test]
fn a_journal_is_told_in_both_languages() {
    let folder = commune();
    recorded(&folder, "tablet-1", &supervisor("ho-0001"));
    recorded(&folder, "tablet-1", &json!({"kind": "appointment_cancelled", "household": "ho-0001"}));
    for (lang, words) in [("vi", "ý kiến chỉ huy"), ("en", "words of a supervisor")] {
        let told = run(&["journal", "show", "--data", text(folder.path()), "--lang", lang]).fine();
        assert!(told.contains(words) && told.contains("23/4/2026"), "{told}");
        assert_eq!(shows_through(&told), None, "{told}");
    }
}
