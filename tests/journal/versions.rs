//! A file of every version there has been is read, and means what it meant.

use crate::histories::filed;
use evening_rounds::import::NamedFile;
use evening_rounds::journal::{fold, read};
use std::path::{Path, PathBuf};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/journal");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_version_is_read_and_means_what_it_meant() {
    let fixtures = fixtures();
    assert!(!fixtures.is_empty());
    for path in fixtures {
        let bytes = std::fs::read(&path).unwrap();
        let (journal, problems) = read(&NamedFile { name: "journal.jsonl".to_owned(), bytes: bytes.clone() });
        assert_eq!(problems, [], "{}", path.display());
        assert_eq!(journal.not_understood(), 0);
        // Every kind of entry there is in that version, and a tombstone.
        assert!(journal.events().len() >= 13 && journal.forgotten() == 1, "{}", path.display());
        assert_eq!(journal.to_lines().into_bytes(), bytes, "lines are never rewritten");
        let folded = fold(filed(), &journal);
        let doors: Vec<_> = folded.households.iter().map(|house| house.position).collect();
        let state = serde_json::json!({
            "households": folded.households,
            "doors": doors,
            "plans": folded.plans,
            "disagreements": folded.disagreements,
        });
        let mut found = serde_json::to_string_pretty(&state).unwrap();
        found.push('\n');
        let expected = path.with_extension("state.json");
        if std::env::var_os("UPDATE_GENERATED").is_some() {
            std::fs::write(&expected, &found).unwrap();
        }
        let text = std::fs::read_to_string(&expected).unwrap();
        assert!(text == found, "{} now means something else:\n{found}", path.display());
    }
}

/// The fixture of the version that is written now, made once; of a version that is past nothing is ever made again.
#[test]
#[ignore = "writes the fixture of a new version"]
fn make_the_fixture() {
    use evening_rounds::base::DeviceId;
    use evening_rounds::journal::{Entry, Journal};
    use serde_json::json;
    let mut journal = Journal::new();
    let at = crate::planning::TONIGHT.at(20, 10, 5, 0);
    let mut record = |device: &str, entry: serde_json::Value| {
        let entry: Entry = serde_json::from_value(entry).unwrap();
        let salt = entry.is_absence().then(|| evening_rounds::journal::Digest::of(entry.kind().as_bytes()));
        journal.record(&DeviceId::new(device).unwrap(), at, entry, salt).unwrap()
    };
    let digest = evening_rounds::journal::Digest::of(b"plan").to_string();
    let report = |reported: &str| {
        json!({"kind": "absence", "household": "h0",
            "report": {"reason": "forest", "source": "trusted_person", "reported": reported, "left": reported}})
    };
    record(
        "tablet-1",
        json!({"kind": "plan_made", "date": "2026-04-24", "digest": digest, "teams": 2, "stops": 9}),
    );
    record("tablet-1", json!({"kind": "plan_accepted", "date": "2026-04-24", "digest": digest}));
    record("tablet-1", json!({"kind": "ladder", "household": "h0", "step": "visit", "date": "2026-04-20"}));
    record(
        "tablet-2",
        json!({"kind": "visit", "household": "h0", "date": "2026-04-24", "time": "19:05",
        "team": "to-1", "outcome": "met_part",
        "done": [{"person": "a", "task": "identity_card", "handover": true}],
        "closed": [{"person": "a", "task": "eid_level_2"}]}),
    );
    record("tablet-2", report("2026-04-10"));
    record("tablet-2", report("2026-04-21"));
    record(
        "tablet-2",
        json!({"kind": "back", "household": "h0", "date": "2026-04-26", "reported": "2026-04-22",
        "source": "phone"}),
    );
    record(
        "tablet-1",
        json!({"kind": "appointment", "household": "h0",
        "appointment": {"date": "2026-04-27", "from": "19:00", "to": "19:30"}}),
    );
    record(
        "tablet-1",
        json!({"kind": "appointment", "household": "h2",
        "appointment": {"date": "2026-04-27", "from": "19:00", "to": "19:30"}}),
    );
    record("tablet-1", json!({"kind": "appointment_cancelled", "household": "h2"}));
    record(
        "tablet-1",
        json!({"kind": "civil_status", "household": "h0", "person": "b", "date": "2026-04-23",
        "answer": "solved"}),
    );
    record(
        "tablet-1",
        json!({"kind": "civil_status", "household": "h2", "person": "b", "date": "2026-04-23",
        "answer": "needs_more"}),
    );
    for correction in [
        json!({"fact": "people", "people": 6}),
        json!({"fact": "phones", "phones": 3}),
        json!({"fact": "language", "language": "ktv"}),
        json!({"fact": "needs", "needs": ["home_service", "guide"]}),
        json!({"fact": "door", "place": {"lon_e7": 1_074_123_456, "lat_e7": 162_123_456}}),
        json!({"fact": "turning", "place": {"lon_e7": 1_074_123_000, "lat_e7": 162_123_000}}),
        json!({"fact": "task_added", "person": "d", "task": "vehicle_registration", "deadline": "2026-06-30"}),
        json!({"fact": "task_added", "person": "d", "task": "digital_guidance"}),
        json!({"fact": "task_done", "person": "c", "task": "residence_file"}),
        json!({"fact": "task_dropped", "person": "d", "task": "digital_guidance"}),
        json!({"fact": "deadline", "person": "b", "task": "identity_card", "deadline": "2026-05-31"}),
        json!({"fact": "abroad", "person": "b"}),
        json!({"fact": "abroad", "person": "a"}),
        json!({"fact": "returned", "person": "a"}),
    ] {
        record("tablet-1", json!({"kind": "correction", "household": "h3", "correction": correction}));
    }
    record(
        "tablet-1",
        json!({"kind": "opt_out", "household": "h2", "rules": {"no_visits": false,
        "daytime_only": false, "no_evening": false, "call_first": true,
        "windows": [{"from": "18:00", "to": "19:30"}]}}),
    );
    record("tablet-1", json!({"kind": "supervisor", "household": "h2", "date": "2026-04-24"}));
    let visit = record(
        "tablet-3",
        json!({"kind": "visit", "household": "h1", "date": "2026-04-24",
        "outcome": "declined"}),
    );
    record("tablet-3", json!({"kind": "undo", "event": visit.to_string()}));
    record("tablet-3", json!({"kind": "visit", "household": "h9", "date": "2026-04-24", "outcome": "moved"}));
    journal.forget(&filed(), &evening_rounds::commune::ChanceSettings::default(), at.date()).unwrap();
    let version =
        serde_json::from_str::<serde_json::Value>(journal.to_lines().lines().next().unwrap()).unwrap();
    let name = format!("tests/fixtures/journal/v{}.jsonl", version["v"]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    assert!(!path.exists(), "{} is there already", path.display());
    std::fs::write(path, journal.to_lines()).unwrap();
}
