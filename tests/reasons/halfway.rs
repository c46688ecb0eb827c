//! The bad decision that the planner exists to avoid: two empty houses half-way up the mountain, a long climb, after
//! 20:00, the families in the forest.

use super::{TONIGHT, planned, request};
use evening_rounds::base::{Clock, Date, HouseholdId, days_between};
use evening_rounds::check::check;
use evening_rounds::commune::ChanceModel;
use evening_rounds::households::{AbsenceReason, AbsenceReport, AbsenceSource};
use evening_rounds::import::{FileKind, NamedFile};
use evening_rounds::rounds::{AskBy, NotTonight, Plan, Reason, Remedy, Stop};
use evening_rounds::session::{Loaded, Session, load};
use jiff::civil::date;
use serde_json::{Value, json};

/// Metres north of the hall as a latitude.
fn north(metres: f64) -> f64 {
    16.2 + metres / 111_195.0
}

/// A valley road of 600 m with up to twelve houses, and a path that climbs 360 m over 1.8 km to two houses half-way up.
fn mountain(valley_houses: u32) -> Loaded {
    let collection = |features: Vec<Value>| json!({"type": "FeatureCollection", "features": features});
    let line = |highway: &str, places: Vec<[f64; 3]>| {
        json!({"type": "Feature", "properties": {"highway": highway},
            "geometry": {"type": "LineString", "coordinates": places}})
    };
    let valley: Vec<[f64; 3]> = (0..=12).map(|i| [107.4 + f64::from(i) * 0.000_468, 16.2, 300.0]).collect();
    let path: Vec<[f64; 3]> =
        (0..=18).map(|i| [107.4, north(f64::from(i) * 100.0), 300.0 + f64::from(i) * 20.0]).collect();
    let house = |id: String, lon: f64, lat: f64, hamlet: &str| {
        json!({"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": {"id": id, "hamlet": hamlet, "house_mark": id, "people": 4, "phones": 0, "language": "vi",
                "outreach": "visit", "pending": [{"person": "a", "task": "residence_file"},
                    {"person": "b", "task": "card_handover"}]}})
    };
    let below = (0..valley_houses)
        .map(|i| house(format!("v{i}"), 107.400_1 + f64::from(i) * 0.000_468, 16.200_05, "valley"));
    let above = [1750.0, 1790.0].into_iter().enumerate();
    let above = above.map(|(i, metres)| house(format!("m{i}"), 107.400_05, north(metres), "half-way"));
    let hamlet = |id: &str, lat: f64| {
        json!({"type": "Feature", "properties": {"id": id, "name": id},
            "geometry": {"type": "Point", "coordinates": [107.4, lat]}})
    };
    let files = [
        (FileKind::Trails, collection(vec![line("track", valley), line("path", path)])),
        (FileKind::Hamlets, collection(vec![hamlet("valley", 16.2), hamlet("half-way", north(1750.0))])),
        (FileKind::Households, collection(below.chain(above).collect())),
        (
            FileKind::Teams,
            json!([{"id": "t1", "name": "Tổ 1", "members": ["Sao 1", "Sao 2"], "languages": ["vi"],
                "start": [107.4, 16.2], "departure": "18:00", "back_by": "21:30"}]),
        ),
    ];
    let files: Vec<NamedFile> = files
        .into_iter()
        .map(|(kind, tree)| NamedFile {
            name: kind.file_name().to_owned(),
            bytes: tree.to_string().into_bytes(),
        })
        .collect();
    let (loaded, problems) = load(&files);
    loaded.unwrap_or_else(|| panic!("{problems:?}"))
}

/// Both families half-way up are reported in the forest.
fn in_the_forest(loaded: &mut Loaded, reported: Date, left: Option<Date>) {
    for house in loaded.commune.households.iter_mut().filter(|h| h.hamlet.as_str() == "half-way") {
        house.absence = Some(AbsenceReport {
            reason: AbsenceReason::Forest,
            source: AbsenceSource::TrustedPerson,
            reported,
            left,
            back: None,
        });
    }
}

fn plan_of(loaded: Loaded) -> (Session, Plan) {
    let mut session = Session::with(loaded);
    let plan = planned(&mut session, &request(TONIGHT, 400));
    let loaded = session.loaded().unwrap();
    assert_eq!(check(&loaded.commune, &loaded.ground, &plan), []);
    (session, plan)
}

fn is_above(id: &HouseholdId) -> bool {
    id.as_str().starts_with('m')
}

fn stops_above(plan: &Plan) -> Vec<&Stop> {
    plan.teams[0].stops.iter().filter(|stop| is_above(&stop.household)).collect()
}

fn left_out_above(plan: &Plan) -> Vec<&NotTonight> {
    plan.not_tonight.iter().filter(|entry| is_above(&entry.household)).collect()
}

#[test]
fn left_yesterday_they_are_postponed_and_the_reason_says_until_when() {
    let mut loaded = mountain(9);
    in_the_forest(&mut loaded, date(2026, 4, 23), Some(date(2026, 4, 23)));
    let (_, plan) = plan_of(loaded);
    assert!(plan.teams[0].stops.len() >= 6, "{:?}", plan.totals);
    let left_out = left_out_above(&plan);
    assert_eq!(left_out.len(), 2);
    for entry in left_out {
        // Gone on the 23rd for five to seven days: back from the 28th to the 30th.
        let Reason::Away { reason: AbsenceReason::Forest, back_from: Some(from), back_to: Some(to) } =
            entry.reasons[0]
        else {
            panic!("{:?}", entry.reasons)
        };
        assert!(from >= date(2026, 4, 26) && to <= date(2026, 5, 1) && from <= to, "{from} to {to}");
        // Nobody doubts that they are away tonight, so there is nothing to ask; another evening is better.
        assert!(entry.would_help.iter().all(|r| !matches!(r, Remedy::AskFirst { .. })));
        let Remedy::AnotherEvening { date, chance } = entry.would_help[0] else {
            panic!("{:?}", entry.would_help)
        };
        assert!(days_between(from, date) >= 0, "{date} is before {from}");
        assert!(chance.0 >= 300, "{chance:?}");
    }
}

#[test]
fn when_in_doubt_the_trusted_person_is_asked_first() {
    // Found away yesterday at some moment of a trip: they may be back, but hardly enough for the climb.
    let mut loaded = mountain(5);
    in_the_forest(&mut loaded, date(2026, 4, 23), None);
    let (_, plan) = plan_of(loaded);
    assert_eq!(stops_above(&plan), Vec::<&Stop>::new());
    let entries = left_out_above(&plan);
    assert_eq!(entries.len(), 2);
    for entry in entries {
        let says_why = entry
            .reasons
            .iter()
            .any(|r| matches!(r, Reason::Away { back_to: Some(_), .. } | Reason::BetterLater { .. }));
        assert!(says_why, "{:?}", entry.reasons);
        let asks =
            entry.would_help.iter().any(|r| matches!(r, Remedy::AskFirst { by: AskBy::TrustedPerson, .. }));
        assert!(asks, "{:?}", entry.would_help);
    }
}

#[test]
fn home_only_early_they_are_visited_early_or_not_at_all() {
    // People go to bed early: from eight on hardly anybody opens.
    let at = |h: u32, m: u32| Clock::hm(h, m).unwrap();
    let early = |waiting: u16, best_hours: u16| {
        let mut loaded = mountain(12);
        let settings = &mut loaded.commune.settings;
        settings.chance.model = ChanceModel::Constant;
        settings.chance.weekday =
            [(at(17, 0), 600), (at(18, 0), 700), (at(20, 0), 150)].into_iter().collect();
        (settings.priority.waiting, settings.priority.best_hours) = (waiting, best_hours);
        for house in loaded.commune.households.iter_mut().filter(|h| is_above(&h.id)) {
            // Worth the climb, if anybody is home.
            house.pending.iter_mut().for_each(|task| task.deadline = Some(date(2026, 3, 1)));
        }
        plan_of(loaded).1
    };
    let plan = early(500, 0);
    let stops = &plan.teams[0].stops;
    assert!(stops.len() >= 4, "{stops:?}");
    // Nobody knocks after eight: tomorrow evening is better than that, everywhere.
    assert!(stops.iter().all(|stop| stop.knock < at(20, 0)), "{stops:?}");
    assert!(stops.iter().all(|stop| stop.waiting.0 > 150 && stop.worth.0 > 0));
    // As if there were no other evening and every hour would do, doors are knocked at until the end.
    assert!(early(0, 0).teams[0].stops.iter().any(|stop| stop.knock >= at(20, 0)));
    // With the better hours only, nobody knocks after eight either.
    assert!(early(0, 700).teams[0].stops.iter().all(|stop| stop.knock < at(20, 0)));
}

#[test]
fn with_nothing_known_of_them_the_climb_is_made() {
    // The same houses without a report: what keeps the team away above is the forest, not the mountain.
    let mut loaded = mountain(5);
    for house in loaded.commune.households.iter_mut().filter(|h| is_above(&h.id)) {
        house.pending.iter_mut().for_each(|task| task.deadline = Some(TONIGHT));
        house.pending.push(house.pending[0].clone());
    }
    let (_, plan) = plan_of(loaded);
    assert_eq!(stops_above(&plan).len(), 2, "{:?}", left_out_above(&plan));
}
