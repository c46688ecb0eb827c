//! What holds of every journal, whatever happened.

use crate::histories::{day, entry, filed, histories, together};
use evening_rounds::base::{DeviceId, days_between};
use evening_rounds::commune::ChanceSettings;
use evening_rounds::import::{Code, NamedFile, Problem};
use evening_rounds::journal::{Entry, Folded, Journal, fold, read};
use proptest::prelude::*;
use proptest::sample::Index;

fn file(bytes: impl Into<Vec<u8>>) -> NamedFile {
    NamedFile { name: "journal.jsonl".to_owned(), bytes: bytes.into() }
}

fn reread(text: &str) -> (Journal, Vec<Problem>) {
    read(&file(text.as_bytes()))
}

fn merged(a: &Journal, b: &Journal) -> Journal {
    let mut both = a.clone();
    both.merge(b.clone());
    both
}

fn state(journal: &Journal) -> Folded {
    fold(filed(), journal)
}

/// Some tablets, of which the first may have forgotten what was over on some day.
fn forgetful(most: usize) -> impl Strategy<Value = Vec<Journal>> {
    (histories(most), prop::option::of(0..90_i64)).prop_map(|(mut tablets, today)| {
        if let Some(today) = today {
            tablets[0].forget(&filed(), &ChanceSettings::default(), day(today)).unwrap();
        }
        tablets
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(tablets in forgetful(40)) {
        let [a, b, c] = &tablets[..] else { unreachable!() };
        prop_assert_eq!(merged(a, b), merged(b, a));
        prop_assert_eq!(merged(&merged(a, b), c), merged(a, &merged(b, c)));
        prop_assert_eq!(&merged(a, a), a);
        prop_assert_eq!(&merged(a, &Journal::new()), a);
        // What one has is in the whole.
        let all = together(&tablets);
        prop_assert_eq!(&merged(&all, a), &all);
    }

    #[test]
    fn what_is_written_is_read_back(tablets in forgetful(40)) {
        let all = together(&tablets);
        let text = all.to_lines();
        let (again, problems) = reread(&text);
        prop_assert_eq!(problems, []);
        prop_assert_eq!(&again, &all);
        prop_assert_eq!(again.to_lines(), text);
    }

    /// The same households whatever order the lines stand in, however often, and in however many files.
    #[test]
    fn the_state_depends_on_the_set_of_events_alone(
        tablets in forgetful(40),
        order in prop::collection::vec((any::<u32>(), 0..3_usize, 0..2_u8), 128),
    ) {
        let all = together(&tablets);
        let expected = state(&all);
        let text = all.to_lines();
        let mut lines: Vec<(u32, usize, &str)> = Vec::new();
        for (line, (place, part, twice)) in text.lines().zip(order.iter().cycle()) {
            lines.push((*place, *part, line));
            if *twice == 1 {
                lines.push((place.rotate_left(16), (part + 1) % 3, line));
            }
        }
        lines.sort_unstable();
        let mut parts = [String::new(), String::new(), String::new()];
        for (_, part, line) in lines {
            parts[part].push_str(line);
            parts[part].push_str(if part == 1 { "\r\n" } else { "\n" });
        }
        let mut journal = Journal::new();
        for part in parts.iter().rev() {
            let (part, problems) = reread(part);
            prop_assert_eq!(problems, []);
            journal.merge(part);
        }
        prop_assert_eq!(&journal, &all);
        prop_assert_eq!(state(&journal), expected);
    }

    #[test]
    fn what_was_cut_off_is_a_part_of_the_whole(tablets in forgetful(30), cut in any::<Index>()) {
        let all = together(&tablets);
        let text = all.to_lines();
        prop_assume!(!text.is_empty());
        let cut = cut.index(text.len());
        let (part, problems) = read(&file(&text.as_bytes()[..cut]));
        prop_assert_eq!(&merged(&all, &part), &all);
        let whole = |line: &&[u8]| text.lines().any(|l| l.as_bytes() == *line);
        let count = text.as_bytes()[..cut].split(|&b| b == b'\n').filter(whole).count();
        prop_assert_eq!(part.len(), count);
        prop_assert!(problems.iter().all(|p| p.code == Code::E601) && problems.len() <= 1, "{problems:?}");
        // The next event begins a new line, and nothing that was whole is lost.
        let (again, _) = read(&file([&text.as_bytes()[..cut], b"\n", text.as_bytes()].concat()));
        prop_assert_eq!(again, all);
    }

    #[test]
    fn taking_back_an_undo_brings_the_event_back(tablets in histories(30), what in entry(), and in entry()) {
        let mut journal = together(&tablets);
        let device = DeviceId::new("tablet-9").unwrap();
        let at = day(31).at(21, 0, 0, 0);
        let before = state(&journal);
        let event = journal.record(&device, at, what, None).unwrap();
        let after = state(&journal);
        let undo = journal.record(&device, at, Entry::Undo { event }, None).unwrap();
        prop_assert_eq!(&state(&journal).households, &before.households);
        let mut with = journal.clone();
        with.record(&device, at, Entry::Undo { event: undo }, None).unwrap();
        prop_assert_eq!(&state(&with).households, &after.households);
        // In an undo of something else nothing of this changes.
        let other = journal.record(&device, at, and, None).unwrap();
        journal.record(&device, at, Entry::Undo { event: other }, None).unwrap();
        prop_assert_eq!(&state(&journal).households, &before.households);
    }

    #[test]
    fn forgetting_changes_nothing_but_absences_that_are_over(tablets in histories(60), today in 0..90_i64) {
        let all = together(&tablets);
        let before = state(&all);
        let mut forgotten = all.clone();
        let count = forgotten.forget(&filed(), &ChanceSettings::default(), day(today)).unwrap();
        prop_assert_eq!(count, forgotten.forgotten());
        let after = state(&forgotten);
        prop_assert_eq!(&after.plans, &before.plans);
        for (old, new) in before.households.iter().zip(&after.households) {
            let mut expected = old.clone();
            if new.absence != old.absence {
                let report = old.absence.as_ref().unwrap();
                prop_assert!(days_between(report.reported, day(today)) > 3, "{report:?}");
                prop_assert!(report.back.is_none_or(|back| days_between(back, day(today)) > 3), "{report:?}");
                // At most what the file itself still says, which is over too.
                prop_assert!(new.absence.is_none() || new.absence == filed()[1].absence, "{:?}", new.absence);
                expected.absence.clone_from(&new.absence);
            }
            prop_assert_eq!(&expected, new);
        }
        // Nothing but its name and place in the order is left of what was forgotten.
        for line in forgotten.to_lines().lines().filter(|line| line.contains("\"forgotten\"")) {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            let names: Vec<&String> = line.as_object().unwrap().keys().collect();
            prop_assert_eq!(names, ["clock", "device", "forgotten", "id", "v"]);
        }
        // Once is enough, and it holds wherever the journal is merged.
        let mut again = forgotten.clone();
        prop_assert_eq!(again.forget(&filed(), &ChanceSettings::default(), day(today)).unwrap(), 0);
        prop_assert_eq!(&merged(&all, &forgotten), &forgotten);
    }

    /// Damage to any byte loses at most the lines that it touches.
    #[test]
    fn a_damaged_byte_costs_a_line_at_most(tablets in histories(20), at in any::<Index>(), value in any::<u8>()) {
        let all = together(&tablets);
        let mut bytes = all.to_lines().into_bytes();
        prop_assume!(bytes.len() > 2);
        let at = at.index(bytes.len() - 2) + 2;
        let joins = bytes[at] == b'\n';
        bytes[at] = value;
        let (part, _) = read(&file(bytes));
        prop_assert_eq!(&merged(&all, &part), &all, "damage was taken for something else");
        prop_assert!(part.len() + 1 + usize::from(joins) >= all.len());
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let (journal, _) = read(&file(bytes));
        prop_assert!(journal.is_empty());
    }
}

#[test]
fn a_line_of_a_newer_version_is_kept_to_the_byte() {
    let body = r#"{"clock":99,"device":"tablet-7","entry":{"kind":"sung","verses":[1,2]},"v":2}"#;
    let id = evening_rounds::journal::Digest::of(body.as_bytes());
    let line = body.replace("},\"v\":2}", &format!("}},\"id\":\"{id}\",\"v\":2}}"));
    let (newer, problems) = reread(&line);
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), [Code::E605]);
    assert_eq!((newer.len(), newer.not_understood(), newer.events().len()), (1, 1, 0));
    let mut journal = Journal::new();
    let device = DeviceId::new("tablet-1").unwrap();
    journal.merge(newer);
    assert_eq!(journal.next_clock().map(u64::from), Ok(100));
    let date = day(3);
    let digest = evening_rounds::journal::Digest::of(b"plan");
    journal.record(&device, day(3).at(20, 0, 0, 0), Entry::PlanAccepted { date, digest }, None).unwrap();
    assert!(journal.to_lines().starts_with(&format!("{line}\n")));
}
