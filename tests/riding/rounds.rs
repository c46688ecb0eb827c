//! Rounds that ride, park and walk.

use super::{TRAILHEAD, commune, evening, ground, parked, place, planning::planned, session, told, tonight};
use evening_rounds::base::TeamId;
use evening_rounds::check::check;
use evening_rounds::evening::{PlanRequest, TeamRequest};
use evening_rounds::import::FileKind;
use evening_rounds::orienteering::Solution;
use evening_rounds::rounds::{Mode, ParkingWishes, Plan};
use evening_rounds::session::Session;
use serde_json::{Value, json};

/// The plan of a round through these houses.
fn round(session: &Session, request: &PlanRequest, houses: &[&str]) -> Plan {
    let evening = evening(session, request);
    let visit = |house: &&str| {
        let index = commune(session).households.iter().position(|h| h.id.as_str() == *house).unwrap();
        evening.visit_household.iter().position(|&h| h == index).unwrap()
    };
    let solution = Solution { routes: vec![houses.iter().map(visit).collect()] };
    let plan = evening.plan(commune(session), &solution, 0).unwrap();
    assert_eq!(check(commune(session), ground(session), &plan), []);
    plan
}

fn near(a: [f64; 2], b: [f64; 2]) -> bool {
    place(a).distance(place(b)).0 < 0.5
}

const SPUR: [&str; 2] = ["spur-low", "spur-high"];

#[test]
fn one_rides_to_the_trailhead_walks_the_loop_and_rides_home() {
    let session = session(|_, _| ());
    let plan = round(&session, &tonight(), &SPUR);
    let legs = [
        "ride start-park",
        "walk park-spur-low",
        "walk spur-low-spur-high",
        "walk spur-high-park",
        "ride park-end",
    ];
    assert_eq!(told(&plan), legs);
    assert!(near(parked(&plan)[0], TRAILHEAD));
    let team = &plan.teams[0];
    assert_eq!(team.motorbikes, 1);
    // Four kilometres there and back at 24 km/h, helmets on and off twice.
    let [first, .., last] = &team.legs[..] else { panic!() };
    assert!((590..=620).contains(&first.seconds.0) && (590..=620).contains(&last.seconds.0), "{first:?}");
    assert_eq!(first.depart.seconds().0 - team.departure.seconds().0, 30);
    assert_eq!(team.legs[1].depart.seconds().0, first.depart.seconds().0 + first.seconds.0 + 60);
    assert_eq!(team.back.seconds().0, last.depart.seconds().0 + last.seconds.0 + 60);
    let totals = &team.totals;
    assert_eq!((totals.parking_s.0, totals.riding_s.0), (180, first.seconds.0 + last.seconds.0));
    assert!((7990..=8010).contains(&totals.riding_m) && (1690..=1800).contains(&totals.metres), "{totals:?}");
    assert_eq!(plan.totals.riding_s, totals.riding_s);
    assert_eq!(team.parked_at(1), Some(parked(&plan)[0]));
}

#[test]
fn beside_the_road_one_parks_at_the_house() {
    let session = session(|_, _| ());
    let plan = round(&session, &tonight(), &["road", "far"]);
    let legs = [
        "ride start-park",
        "walk park-road",
        "walk road-park",
        "ride park-park",
        "walk park-far",
        "walk far-park",
        "ride park-end",
    ];
    assert_eq!(told(&plan), legs);
    let trunk = round(&session, &tonight(), &["trunk"]);
    // The house stands on the road itself.
    assert_eq!(told(&trunk), ["ride start-park", "walk park-trunk", "ride park-end"]);
}

#[test]
fn the_search_goes_to_everybody_by_motorbike_and_to_few_on_foot() {
    let mut riding = session(|_, _| ());
    let plan = planned(&mut riding, &tonight());
    assert_eq!(check(commune(&riding), ground(&riding), &plan), []);
    assert_eq!(plan.teams[0].stops.len(), 5, "{:?}", told(&plan));
    let id = TeamId::new("to-1").unwrap();
    let team = TeamRequest { id, guide: None, on_foot: true, departure: None, back_by: None };
    let walked = planned(&mut riding, &PlanRequest { teams: Some(vec![team]), ..tonight() });
    assert_eq!(check(commune(&riding), ground(&riding), &walked), []);
    assert!(walked.teams[0].legs.iter().all(|leg| leg.mode == Mode::Walk));
    assert_eq!((walked.teams[0].motorbikes, walked.totals.riding_s.0), (0, 0));
    assert!(walked.teams[0].stops.len() < 4, "{:?}", told(&walked));
}

#[test]
fn a_search_makes_fewer_rounds_where_somebody_rides_unless_asked() {
    let (riding, id) = (session(|_, _| ()), TeamId::new("to-1").unwrap());
    let team = TeamRequest { id, guide: None, on_foot: true, departure: None, back_by: None };
    let by_settings = PlanRequest { iterations: None, ..tonight() };
    let on_foot = PlanRequest { teams: Some(vec![team]), ..by_settings.clone() };
    let search = &commune(&riding).settings.search;
    assert_eq!(evening(&riding, &on_foot).iterations, search.iterations);
    assert_eq!(evening(&riding, &by_settings).iterations, search.iterations * search.riding_share / 1000);
    assert_eq!(evening(&riding, &tonight()).iterations, 500);
}

#[test]
fn what_people_say_of_places_moves_the_motorbike() {
    let session = session(|_, _| ());
    let said =
        |forbidden, added| PlanRequest { parking: Some(ParkingWishes { forbidden, added }), ..tonight() };
    let forbidden = round(&session, &said(vec![TRAILHEAD], Vec::new()), &SPUR);
    assert!(parked(&forbidden).iter().all(|&at| place(at).distance(place(TRAILHEAD)).0 > 5.0));
    assert_eq!(forbidden.parking, said(vec![TRAILHEAD], Vec::new()).parking);
    let touched = [107.43465, 16.2001];
    let added = round(&session, &said(vec![TRAILHEAD], vec![touched]), &SPUR);
    assert!(near(parked(&added)[0], [107.43465, 16.2]), "{:?}", parked(&added));
}

#[test]
fn exports_say_what_is_ridden_and_where_one_parks() {
    let session = session(|_, _| ());
    let plan = round(&session, &tonight(), &SPUR);
    let text = evening_rounds::export::geojson(commune(&session), &plan, "to-1").unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let features = file["features"].as_array().unwrap();
    let modes: Vec<&str> = features.iter().filter_map(|f| f["properties"]["mode"].as_str()).collect();
    assert_eq!(modes, ["ride", "walk", "walk", "walk", "ride"]);
    let parks: Vec<&Value> = features.iter().filter(|f| f["properties"]["parking"] == 1).collect();
    assert_eq!(parks.len(), 1);
    assert_eq!(parks[0]["geometry"]["coordinates"], json!(parked(&plan)[0]));
    let gpx = evening_rounds::export::gpx(commune(&session), &plan, "to-1").unwrap();
    assert_eq!(gpx.matches("<trkseg>").count(), 5);
}

/// Nobody rides on the road beyond the spur.
fn closed_beyond(kind: FileKind, tree: &mut Value) {
    if kind == FileKind::Trails {
        tree["features"][2]["properties"]["motor_vehicle"] = json!("no");
    }
}

#[test]
fn nobody_rides_where_motorbikes_may_not_go() {
    let session = session(closed_beyond);
    let evening = evening(&session, &PlanRequest { wet: Some(false), ..tonight() });
    let far = super::places(&evening, commune(&session), "far");
    // The road is open up to the end of the ford.
    assert!(far.iter().all(|at| at.lon() < 107.4565), "{far:?}");
}
