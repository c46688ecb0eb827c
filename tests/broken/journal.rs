//! The journal: lines that are damaged, and events that do not agree with the rest.

use super::valid::{self, recorded};
use super::{Case, bytes, case, error, warning};
use evening_rounds::import::Code::{
    E101, E103, E601, E602, E603, E604, E605, E606, E607, E608, E609, E610, E611,
};
use evening_rounds::import::FileKind::Journal;
use evening_rounds::import::MOST_BYTES;
use evening_rounds::journal::Digest;
use serde_json::{Value, json};

/// A line of these members under the name that they have, in the canonical form.
fn line(mut members: Value) -> String {
    let id = Digest::of(members.to_string().as_bytes());
    members["id"] = json!(id.to_string());
    members.to_string()
}

/// A line of version 1 with this entry.
fn event(clock: u64, entry: &Value) -> String {
    line(json!({"v": 1, "device": "t", "clock": clock, "at": "2026-11-24T20:00:00", "entry": entry}))
}

fn lines(lines: &[String]) -> Vec<evening_rounds::import::NamedFile> {
    bytes(Journal, lines.join("\n"))
}

pub fn cases() -> Vec<Case> {
    let mut cases = damaged();
    cases.extend(unlawful());
    cases.extend(disagreeing());
    cases
}

fn supervisor(household: &str) -> Value {
    json!({"kind": "supervisor", "household": household, "date": "2026-11-24"})
}

fn good() -> String {
    event(1, &supervisor("h1"))
}

/// The name that a line bears.
fn named(line: &str) -> Value {
    serde_json::from_str::<Value>(line).unwrap()["id"].clone()
}

fn corrected(correction: &Value) -> Value {
    json!({"kind": "correction", "household": "h1", "correction": correction})
}

/// Lines that are none.
fn damaged() -> Vec<Case> {
    vec![
        case("journal of nothing", bytes(Journal, ""), vec![]),
        case("journal with empty lines", lines(&["\r".into(), good() + "\r", String::new()]), vec![]),
        case(
            "journal too large",
            bytes(Journal, vec![b' '; MOST_BYTES + 1]),
            vec![error(E101, Journal, None, "")],
        ),
        case("journal in UTF-16", bytes(Journal, *b"\xFF\xFE{\0"), vec![error(E103, Journal, None, "")]),
        case(
            "journal cut off",
            lines(&[good(), event(2, &supervisor("h2"))[..70].to_owned()]),
            vec![warning(E601, Journal, 1, "")],
        ),
        case("journal that is no JSON", lines(&["{]}".into(), good()]), vec![warning(E602, Journal, 0, "")]),
        case("journal of a list", lines(&["[]".into(), good()]), vec![warning(E602, Journal, 0, "")]),
        case(
            "journal of bytes",
            bytes(Journal, *b"{\xFF}\n{}"),
            vec![warning(E602, Journal, 0, ""), warning(E602, Journal, 1, "v")],
        ),
        case(
            "journal with a fraction",
            lines(&[line(json!({"v": 1, "x": 0.5}))]),
            vec![warning(E602, Journal, 0, "")],
        ),
        case(
            "journal with null",
            lines(&[line(json!({"v": 1, "x": null}))]),
            vec![warning(E602, Journal, 0, "")],
        ),
        case(
            "journal with a name twice",
            lines(&[r#"{"v":1,"v":1,"id":""}"#.into()]),
            vec![warning(E602, Journal, 0, "")],
        ),
        case("journal of version 0", lines(&[line(json!({"v": 0}))]), vec![warning(E602, Journal, 0, "v")]),
        case("journal without names", lines(&[r#"{"v":1}"#.into()]), vec![warning(E602, Journal, 0, "id")]),
        case(
            "journal with a tombstone that tells something",
            lines(&[json!({"v": 1, "id": named(&good()), "forgotten": true, "household": "h1"}).to_string()]),
            vec![warning(E602, Journal, 0, "forgotten")],
        ),
        case(
            "journal that was changed",
            lines(&[good().replace("2026-11-24\"", "2026-11-25\"")]),
            vec![warning(E603, Journal, 0, "id")],
        ),
    ]
}

/// An entry that no event may hold.
fn refused(name: &'static str, entry: &Value) -> Case {
    case(name, lines(&[good(), event(2, entry)]), vec![warning(E604, Journal, 1, "entry")])
}

/// A visit that somebody was met at, with these members besides.
fn visit(change: &Value) -> Value {
    let mut entry = json!({"kind": "visit", "household": "h1", "date": "2026-11-23", "outcome": "met_part"});
    entry.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    entry
}

fn unlawful() -> Vec<Case> {
    vec![
        refused("journal with a kind that is none", &json!({"kind": "remark", "household": "h1"})),
        refused(
            "journal with ethnicity",
            &json!({"kind": "supervisor", "household": "h1", "date": "2026-11-24", "ethnicity": "x"}),
        ),
        refused("journal with free text", &visit(&json!({"note": "x"}))),
        refused(
            "journal with a task done where nobody was met",
            &visit(&json!({
                "outcome": "away_unknown", "done": [{"person": "a", "task": "identity_card"}],
            })),
        ),
        refused(
            "journal with a mandatory task closed",
            &visit(&json!({
                "closed": [{"person": "a", "task": "identity_card"}],
            })),
        ),
        refused(
            "journal with an account handed over",
            &visit(&json!({
                "done": [{"person": "a", "task": "eid_level_1", "handover": true}],
            })),
        ),
        refused("journal with a day that is none", &visit(&json!({"date": "2026-02-30"}))),
        refused("journal with nobody in a house", &corrected(&json!({"fact": "people", "people": 0}))),
        refused("journal with many phones", &corrected(&json!({"fact": "phones", "phones": 61}))),
        refused(
            "journal with a door off the globe",
            &corrected(&json!({"fact": "door", "place": {"lon_e7": 1_800_000_001, "lat_e7": 0}})),
        ),
        refused(
            "journal with hours that end first",
            &json!({
                "kind": "appointment", "household": "h1",
                "appointment": {"date": "2026-11-24", "from": "20:00", "to": "19:00"},
            }),
        ),
        refused(
            "journal with a return before the departure",
            &json!({
                "kind": "absence", "household": "h1",
                "report": {"reason": "forest", "source": "seen", "reported": "2026-11-24", "left": "2026-11-24",
                    "back": "2026-11-23"},
            }),
        ),
    ]
}

/// Events that are lawful and have no effect.
fn disagreeing() -> Vec<Case> {
    let done = |person: &str, task: &str| visit(&json!({"done": [{"person": person, "task": task}]}));
    let added =
        |person: &str, task: &str| corrected(&json!({"fact": "task_added", "person": person, "task": task}));
    let undone = good();
    vec![
        case(
            "journal with a moment that is none",
            lines(&[event(0, &supervisor("h1"))]),
            vec![warning(E604, Journal, 0, "entry")],
        ),
        case(
            "journal of a newer version",
            lines(&[good(), line(json!({"v": 2, "clock": 7, "anything": ["else"]}))]),
            vec![warning(E605, Journal, None, "v")],
        ),
        case(
            "journal about another commune",
            lines(&[event(1, &supervisor("h9"))]),
            vec![warning(E606, Journal, None, "entry.household")],
        ),
        case(
            "journal with a task done that was not asked for",
            lines(&[event(1, &done("a", "card_handover"))]),
            vec![warning(E607, Journal, None, "entry")],
        ),
        case(
            "journal with a card without the clerk",
            lines(&[event(1, &added("b", "record_correction")), event(2, &done("b", "identity_card"))]),
            vec![warning(E608, Journal, None, "entry")],
        ),
        case(
            "journal about somebody without anything pending",
            lines(&[event(1, &corrected(&json!({"fact": "abroad", "person": "z"})))]),
            vec![warning(E609, Journal, None, "entry.correction.person")],
        ),
        case(
            "journal that takes back what it does not have",
            lines(&[event(2, &json!({"kind": "undo", "event": named(&good())}))]),
            vec![warning(E610, Journal, None, "entry.event")],
        ),
        case(
            "journal that takes back what comes later",
            lines(&[undone.clone(), event(1, &json!({"kind": "undo", "event": named(&undone)}))]),
            vec![warning(E611, Journal, None, "entry.event")],
        ),
        case(
            "journal in two files",
            {
                let mut files = valid::files();
                files.push(evening_rounds::import::NamedFile {
                    name: "journal-tablet-2.jsonl".to_owned(),
                    bytes: recorded().to_lines().into_bytes(),
                });
                files
            },
            vec![],
        ),
    ]
}
