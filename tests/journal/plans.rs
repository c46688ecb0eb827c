//! Under random histories the planner never goes where a hard rule says no, nor does anything suggest it.

use crate::histories::{day, filed, histories, together};
use crate::planning::{planned, request};
use evening_rounds::base::{Date, DeviceId, HouseholdId, days_between};
use evening_rounds::check::check;
use evening_rounds::commune::Team;
use evening_rounds::households::{Household, Need, Outcome, OutreachStep, TaskKind};
use evening_rounds::import::NamedFile;
use evening_rounds::journal::{Entry, Journal, Visit};
use evening_rounds::rounds::Reason;
use evening_rounds::session::{Session, load};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use std::cell::Cell;

/// The commune of the histories, on one path, with two teams and these settings.
fn session(journal: &Journal, settings: &Value) -> Session {
    let file = |name: &str, text: String| NamedFile { name: name.to_owned(), bytes: text.into_bytes() };
    let houses: Vec<Value> = filed()
        .iter()
        .map(|house| {
            json!({
                "type": "Feature",
                "properties": house,
                "geometry": {"type": "Point", "coordinates": [house.position.lon(), house.position.lat()]},
            })
        })
        .collect();
    let collection = |features: Value| json!({"type": "FeatureCollection", "features": features}).to_string();
    let team = |id: &str, kit: bool, guide: bool, languages: &[&str]| {
        json!({"id": id, "name": id, "members": ["Sao 1", "Sao 2"], "languages": languages, "kit": kit,
            "guide": guide, "start": [107.3995, 16.2], "departure": "17:45", "back_by": "21:30"})
    };
    let files = [
        file(
            "trails.geojson",
            collection(json!([{"type": "Feature", "properties": {"highway": "path"}, "geometry": {
                "type": "LineString", "coordinates": [[107.399, 16.2], [107.402, 16.202], [107.406, 16.201]]}}])),
        ),
        file("households.geojson", collection(Value::Array(houses))),
        file(
            "hamlets.geojson",
            collection(json!([{"type": "Feature", "properties": {"id": "thon-1", "name": "Thôn 1"},
                "geometry": {"type": "Point", "coordinates": [107.4, 16.2]}}])),
        ),
        file(
            "teams.json",
            json!([team("to-1", true, false, &["vi"]), team("to-2", false, true, &["vi", "ktv"])])
                .to_string(),
        ),
        file("settings.json", settings.to_string()),
        file("journal.jsonl", journal.to_lines()),
    ];
    let (loaded, problems) = load(&files);
    Session::with(loaded.unwrap_or_else(|| panic!("{problems:?}")))
}

/// Rounds of the search: a few are enough to keep or break a rule.
const ROUNDS: u64 = 60;

/// Why nobody may go to a household on an evening: the rules of the field once more, in the words of this test.
fn forbidden(house: &Household, date: Date, gate_at_visit: bool) -> Option<String> {
    let met_tonight = house.appointment.as_ref().is_some_and(|a| a.date == date);
    let past = || house.attempts.iter().filter(|a| a.date <= date);
    let ago = |a: &evening_rounds::households::Attempt| days_between(a.date, date);
    let word = |since: Date| house.visit_allowed.is_some_and(|w| w >= since && w <= date);
    let knocked =
        |o: Outcome| !matches!(o, Outcome::SkippedSafety | Outcome::SkippedTime | Outcome::NotFound);
    if past().next_back().is_some_and(|a| a.outcome == Outcome::Moved) {
        return Some("moved".to_owned());
    }
    let rules = &house.rules;
    if rules.no_visits || rules.daytime_only || rules.no_evening || (rules.call_first && !met_tonight) {
        return Some(format!("asked otherwise: {rules:?}"));
    }
    if house.appointment.as_ref().is_some_and(|a| a.date > date) {
        return Some("agreed for another day".to_owned());
    }
    if gate_at_visit && house.outreach != OutreachStep::Visit {
        return Some(format!("only at {:?}", house.outreach));
    }
    let has = |person: &_, kind| house.pending.iter().any(|p| &p.person == person && p.task == kind);
    let something = house.pending.iter().any(|p| {
        let waits = has(&p.person, TaskKind::RecordCorrection);
        let card = has(&p.person, TaskKind::IdentityCard);
        !p.abroad
            && match p.task {
                TaskKind::RecordCorrection => false,
                TaskKind::IdentityCard => !waits,
                TaskKind::EidLevel2 => !waits && !card && house.phones > 0,
                TaskKind::EidLevel1 | TaskKind::DigitalGuidance => house.phones > 0,
                _ => true,
            }
    });
    if !something {
        return Some("nothing to do".to_owned());
    }
    if past().any(|a| knocked(a.outcome) && ago(a) < if met_tonight { 1 } else { 2 }) {
        return Some("too soon".to_owned());
    }
    let refused: Vec<_> = past().filter(|a| a.outcome == Outcome::Declined).collect();
    if let Some(last) = refused.last() {
        if ago(last) < 14 && !met_tonight {
            return Some("they want to rest".to_owned());
        }
        if refused.len() >= 2 && !word(last.date) {
            return Some("refused twice".to_owned());
        }
    }
    let mut in_vain = Vec::new();
    for attempt in past().filter(|a| knocked(a.outcome)) {
        if matches!(attempt.outcome, Outcome::AwayKnown | Outcome::AwayUnknown) {
            in_vain.push(attempt.date);
        } else {
            in_vain.clear();
        }
    }
    if in_vain.len() >= 3 && !in_vain.last().is_some_and(|last| word(*last)) {
        return Some("too often in vain".to_owned());
    }
    None
}

/// What a team lacks for a household.
fn lacks(team: &Team, house: &Household) -> Option<&'static str> {
    let card = house.pending.iter().any(|p| {
        let waits =
            house.pending.iter().any(|o| o.person == p.person && o.task == TaskKind::RecordCorrection);
        p.task == TaskKind::IdentityCard && !p.abroad && !waits
    });
    if !team.languages.contains(&house.language) {
        Some("language")
    } else if house.needs.contains(&Need::HomeService) && card && !team.kit {
        Some("kit")
    } else if house.needs.contains(&Need::Guide) && !team.guide {
        Some("guide")
    } else {
        None
    }
}

#[test]
fn no_plan_and_no_suggestion_breaks_a_hard_rule() {
    let (stops, suggested, barred) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(Config { cases: 192, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&(histories(40), 0..62_i64, any::<bool>()), |(tablets, today, gate)| {
        let (journal, date) = (together(&tablets), day(today));
        let gate_word = if gate { "visit_step" } else { "everyone" };
        let settings = json!({"gate": gate_word, "ladder": {"misses_before_supervisor": 3}});
        let mut session = session(&journal, &settings);
        let view = session.assess(&request(date, ROUNDS)).unwrap();
        let loaded = session.loaded().unwrap();
        let house = |id: &HouseholdId| loaded.commune.households.iter().find(|h| &h.id == id).unwrap();
        for assessment in view.households.iter().filter(|a| a.barred.is_empty()) {
            suggested.set(suggested.get() + 1);
            let why = forbidden(house(&assessment.household), date, gate);
            prop_assert!(why.is_none(), "{} is suggested: {why:?}", assessment.household);
        }
        let plan = planned(&mut session, &request(date, ROUNDS));
        let loaded = session.loaded().unwrap();
        prop_assert_eq!(check(&loaded.commune, &loaded.ground, &plan), []);
        for route in &plan.teams {
            let team = loaded.commune.teams.iter().find(|t| t.id == route.team).unwrap();
            for stop in &route.stops {
                stops.set(stops.get() + 1);
                let house = loaded.commune.households.iter().find(|h| h.id == stop.household).unwrap();
                prop_assert_eq!(forbidden(house, date, gate), None);
                prop_assert_eq!(lacks(team, house), None);
            }
        }
        barred.set(barred.get() + plan.not_tonight.len());
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    println!("{} stops, {} suggested, {} left out", stops.get(), suggested.get(), barred.get());
    assert!(stops.get() >= 40 && suggested.get() >= 40 && barred.get() >= 40, "too few to show anything");
}

#[test]
fn after_the_second_refusal_a_supervisor_decides() {
    let mut journal = Journal::new();
    let h0 = || HouseholdId::new("h0").unwrap();
    let reasons = |journal: &Journal, today: i64| {
        let view = session(journal, &json!({})).assess(&request(day(today), ROUNDS)).unwrap();
        view.households.into_iter().find(|a| a.household == h0()).unwrap().barred
    };
    let mut record = |entry: Entry| {
        journal.record(&DeviceId::new("tablet-1").unwrap(), day(1).at(20, 0, 0, 0), entry, None).unwrap();
        journal.clone()
    };
    let declined = |on: i64| {
        Entry::Visit(Visit {
            household: h0(),
            date: day(on),
            time: None,
            team: None,
            outcome: Outcome::Declined,
            done: Vec::new(),
            closed: Vec::new(),
        })
    };
    let once = record(declined(1));
    assert_eq!(reasons(&once, 10), [Reason::CoolOff { until: day(15) }]);
    assert!(!reasons(&once, 15).iter().any(|r| matches!(r, Reason::SupervisorFirst { .. })));
    let twice = record(declined(16));
    assert!(reasons(&twice, 40).contains(&Reason::SupervisorFirst { refusals: 2 }));
    let asked = |journal: &Journal, today| {
        reasons(journal, today).iter().any(|r| matches!(r, Reason::SupervisorFirst { .. }))
    };
    let allowed = record(Entry::Supervisor { household: h0(), date: day(38) });
    assert!(!asked(&allowed, 40) && asked(&allowed, 37), "a word counts from its day on");
    let thrice = record(declined(41));
    assert!(asked(&thrice, 60), "a word is used up by the visit that it allowed");
}

#[test]
fn a_session_knows_at_once_what_it_records_and_merges() {
    use evening_rounds::households::AbsenceReason::Forest;
    use evening_rounds::outreach::{Exit, NextStep, next_step};
    let at = "2026-04-02T20:00:00".parse().unwrap();
    let device = |name| DeviceId::new(name).unwrap();
    let entry = |value: Value| serde_json::from_value::<Entry>(value).unwrap();
    let mut session = session(&Journal::new(), &json!({"targets": {"identity_card": 20}}));
    let next = |session: &Session, on: i64| {
        let commune = &session.loaded().unwrap().commune;
        next_step(&commune.households[0], day(on), &commune.settings)
    };
    assert_eq!(next(&session, 1), NextStep::Visit { from: day(1), number: 1 });
    let visit = json!({"kind": "visit", "household": "h0", "date": "2026-04-02", "outcome": "met_part",
        "done": [{"person": "a", "task": "identity_card", "handover": true}]});
    let recorded = session.record(&device("tablet-1"), at, entry(visit), None).unwrap();
    assert_eq!(recorded.problems, []);
    let card = &recorded.commune.progress[0];
    // Two of each household's three cards were pending, of which one is done now.
    assert_eq!((card.left, card.done, card.share, card.waiting), (7, Some(13), Some(6500), 4));
    assert_eq!(recorded.commune.households[0].household.attempts.len(), 1);
    // Step 3 as it is in the files, and the gap after the visit.
    assert_eq!(next(&session, 2), NextStep::Visit { from: day(3), number: 2 });

    // Another tablet heard that they are gone, and that they moved.
    let mut other = Journal::new();
    let report = json!({"reason": "forest", "source": "neighbour", "reported": "2026-04-04"});
    for value in [
        json!({"kind": "absence", "household": "h0", "report": report}),
        json!({"kind": "visit", "household": "h0", "date": "2026-04-05", "outcome": "moved"}),
    ] {
        other.record(&device("tablet-2"), day(5).at(20, 0, 0, 0), entry(value), None).unwrap();
    }
    let file = NamedFile { name: "journal.jsonl".to_owned(), bytes: other.to_lines().into_bytes() };
    let merged = session.merge_journal(&file).unwrap();
    let house = &merged.commune.households[0].household;
    assert_eq!((house.absence.as_ref().map(|a| a.reason), house.attempts.len()), (Some(Forest), 2));
    assert_eq!(next(&session, 10), NextStep::Exit { exit: Exit::Moved });
    assert!(session.journal_lines().unwrap().lines().count() == 3);
    assert_eq!(session.forget(day(40)).unwrap(), 1);
    let line = session.journal_lines().unwrap();
    assert!(!line.contains("forest") && line.lines().count() == 3);
    // What cannot be leaves everything as it is.
    let wrong = json!({"kind": "visit", "household": "h0", "date": "2026-04-06", "outcome": "declined",
        "closed": [{"person": "c", "task": "residence_file"}]});
    assert!(session.record(&device("tablet-1"), at, entry(wrong), None).is_err());
    assert_eq!(session.journal_lines().unwrap(), line);
}
