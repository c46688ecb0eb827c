//! The journal's reader, merge, fold and forgetting on any bytes.
//!
//! Random bytes hardly ever have the right name, so after the bytes as they are each of their lines is tried once more
//! under the name that it would have to have: then what is behind the name is reached, too.
#![no_main]

use evening_rounds::commune::ChanceSettings;
use evening_rounds::households::Household;
use evening_rounds::import::{NamedFile, Severity};
use evening_rounds::journal::{Digest, Journal, fold, read};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

/// The households of the sample commune, and a few under the names that the corpus uses.
static FILED: LazyLock<Vec<Household>> = LazyLock::new(|| {
    let file = |name: &str, bytes: &[u8]| NamedFile { name: name.to_owned(), bytes: bytes.to_vec() };
    let read = evening_rounds::import::read(&[
        file("trails.geojson", include_bytes!("../../data/sample/trails.geojson")),
        file("households.geojson", include_bytes!("../../data/sample/households.geojson")),
        file("hamlets.geojson", include_bytes!("../../data/sample/hamlets.geojson")),
        file("teams.json", include_bytes!("../../data/sample/teams.json")),
    ]);
    let mut houses: Vec<Household> = read.filed.into_iter().take(8).collect();
    assert_eq!(houses.len(), 8);
    for (i, house) in houses.iter_mut().enumerate() {
        house.id = evening_rounds::base::HouseholdId::new(format!("h{i}")).expect("a short name");
    }
    houses
});

fn read_bytes(bytes: &[u8]) -> Journal {
    let (journal, problems) = read(&NamedFile { name: "journal.jsonl".to_owned(), bytes: bytes.to_vec() });
    assert!(journal.is_empty() || problems.iter().all(|p| p.severity == Severity::Warning));
    journal
}

fn merged(a: &Journal, b: &Journal) -> Journal {
    let mut both = a.clone();
    both.merge(b.clone());
    both
}

/// Each line that is an object under the name that its contents have.
fn renamed(bytes: &[u8]) -> String {
    let mut text = String::new();
    for line in bytes.split(|&b| b == b'\n') {
        let Ok(serde_json::Value::Object(mut members)) = serde_json::from_slice(line) else { continue };
        members.remove("id");
        let unnamed = serde_json::Value::Object(members.clone()).to_string();
        let id = Digest::of(unnamed.as_bytes()).to_string();
        members.insert("id".to_owned(), id.into());
        text += &serde_json::Value::Object(members).to_string();
        text.push('\n');
    }
    text
}

fn laws(journal: &Journal) {
    let text = journal.to_lines();
    let again = read_bytes(text.as_bytes());
    assert_eq!(&again, journal, "what is written is read back");
    assert_eq!(again.to_lines(), text);
    assert_eq!(&merged(journal, journal), journal, "merging is idempotent");
    assert_eq!(&merged(journal, &Journal::new()), journal);
    // Every other line in one part, the rest in another.
    let part = |odd: usize| {
        let lines: Vec<&str> = text.lines().skip(odd).step_by(2).collect();
        read_bytes(lines.join("\n").as_bytes())
    };
    let (one, other) = (part(0), part(1));
    assert_eq!(&merged(&one, &other), journal);
    assert_eq!(&merged(&other, &one), journal, "merging is commutative");
    let state = fold(FILED.clone(), journal);
    assert_eq!(fold(FILED.clone(), &merged(&other, &one)), state);
    // Forgetting changes nothing but absences.
    let mut forgotten = journal.clone();
    if let Some(last) = journal.events().last() {
        let today = last.at.get().date();
        forgotten.forget(&FILED, &ChanceSettings::default(), today).expect("a tombstone can be written");
    }
    let mut after = fold(FILED.clone(), &forgotten).households;
    for (house, before) in after.iter_mut().zip(&state.households) {
        house.absence.clone_from(&before.absence);
    }
    assert_eq!(after, state.households);
    assert_eq!(&merged(journal, &forgotten), &forgotten);
}

fuzz_target!(|bytes: &[u8]| {
    laws(&read_bytes(bytes));
    laws(&read_bytes(renamed(bytes).as_bytes()));
});
