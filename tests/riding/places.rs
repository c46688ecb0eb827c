//! Where motorbikes may be left.

use super::{TRAILHEAD, commune, evening, place, places, session, tonight};
use evening_rounds::base::TeamId;
use evening_rounds::evening::{Evening, EveningError, PlanRequest, TeamRequest};
use evening_rounds::import::FileKind;
use evening_rounds::rounds::{ParkingWishes, Reason};
use serde_json::json;

fn metres(a: evening_rounds::base::Position, b: [f64; 2]) -> f64 {
    a.distance(place(b)).0
}

#[test]
fn one_parks_where_the_footpath_begins_and_beside_a_house_on_the_road() {
    let session = session(|_, _| ());
    let evening = evening(&session, &tonight());
    for house in ["spur-low", "spur-high"] {
        assert!(metres(places(&evening, commune(&session), house)[0], TRAILHEAD) < 0.2, "{house}");
    }
    assert!(metres(places(&evening, commune(&session), "road")[0], [107.41873, 16.2]) < 0.2);
    assert!(places(&evening, commune(&session), "far").len() <= 5);
}

#[test]
fn nobody_rides_who_has_no_motorbike_or_leaves_it_at_home() {
    let on_foot = session(|kind, tree| {
        if kind == FileKind::Teams {
            tree[0]["motorbikes"] = json!(0);
        }
        if kind == FileKind::Households {
            // The house that cannot be walked to.
            tree["features"].as_array_mut().unwrap().pop();
        }
    });
    let walked = evening(&on_foot, &tonight());
    let riding = session(|_, _| ());
    let id = TeamId::new("to-1").unwrap();
    let team = TeamRequest { id, guide: None, on_foot: true, departure: None, back_by: None };
    let left = evening(&riding, &PlanRequest { teams: Some(vec![team]), ..tonight() });
    for evening in [&walked, &left] {
        assert!(evening.problem.shifts.iter().all(|shift| shift.vehicle.is_none()));
        assert!(evening.problem.visits.iter().all(|visit| visit.parking.is_empty()));
        assert_eq!(evening.problem.matrices.len(), 1);
    }
    let beyond = left.assessments.iter().find(|a| a.household.as_str() == "trunk").unwrap();
    assert_eq!(beyond.barred, [Reason::NoWay]);
}

#[test]
fn a_house_where_nobody_walks_to_is_reached_by_riding() {
    let session = session(|_, _| ());
    let evening = evening(&session, &tonight());
    assert!(!places(&evening, commune(&session), "trunk").is_empty());
}

#[test]
fn a_forbidden_place_is_not_used_and_an_added_one_is() {
    let session = session(|_, _| ());
    let forbid =
        |forbidden, added| PlanRequest { parking: Some(ParkingWishes { forbidden, added }), ..tonight() };
    let without = evening(&session, &forbid(vec![TRAILHEAD], Vec::new()));
    for house in ["spur-low", "spur-high"] {
        let places = places(&without, commune(&session), house);
        assert!(!places.is_empty());
        assert!(places.iter().all(|&p| metres(p, TRAILHEAD) > 5.0), "{house} {places:?}");
    }
    // A touch beside the road 300 m before the trailhead moves onto it.
    let touched = [107.43465, 16.2001];
    let with = evening(&session, &forbid(vec![TRAILHEAD], vec![touched]));
    let nearest = places(&with, commune(&session), "spur-low")[0];
    assert!(metres(nearest, [107.43465, 16.2]) < 0.2, "{nearest:?}");
}

#[test]
fn places_far_from_any_road_and_crowded_motorbikes_are_refused() {
    let session = session(|_, _| ());
    let (commune, ground) = (commune(&session), super::ground(&session));
    let refused = |request: &PlanRequest| Evening::prepare(commune, ground, request).unwrap_err();
    let parking = |at: [f64; 2]| Some(ParkingWishes { forbidden: Vec::new(), added: vec![at] });
    for at in [[107.5, 16.3], [16.2, 107.4], [f64::NAN, 16.2]] {
        let error = refused(&PlanRequest { parking: parking(at), ..tonight() });
        assert!(matches!(error, EveningError::Parking(_)), "{error}");
    }
    let id = TeamId::new("to-1").unwrap();
    let team =
        TeamRequest { id: id.clone(), guide: Some(true), on_foot: false, departure: None, back_by: None };
    let error = refused(&PlanRequest { teams: Some(vec![team]), ..tonight() });
    assert_eq!(error, EveningError::Seats { team: id, people: 3, seats: 2 });
}

#[test]
fn after_rain_nobody_rides_through_the_ford() {
    let session = session(|kind, tree| {
        if kind == FileKind::Settings {
            *tree = json!({"walking": {"ford_wet_open": true}});
        }
    });
    let dry = evening(&session, &tonight());
    let wet = evening(&session, &PlanRequest { wet: Some(true), ..tonight() });
    let beyond = |evening: &Evening| {
        let places = places(evening, commune(&session), "far");
        places.iter().any(|p| p.lon() > 107.4563)
    };
    assert!(beyond(&dry) && !beyond(&wet));
    let nearest = places(&wet, commune(&session), "far")[0];
    assert!(metres(nearest, [107.45619, 16.2]) < 0.2, "before the water: {nearest:?}");
}

#[test]
fn a_wanted_place_is_told_where_it_would_be_before_it_is_asked_for() {
    let session = session(|_, _| ());
    let [lon, lat] = session.parking_place([107.43465, 16.2001]).unwrap();
    assert!(metres(place([lon, lat]), [107.43465, 16.2]) < 0.2, "[{lon}, {lat}]");
    assert_eq!(
        session.parking_place([lon, lat]).unwrap().map(f64::to_bits),
        [lon, lat].map(f64::to_bits),
        "it stays where it is"
    );
    let wishes = ParkingWishes { forbidden: vec![TRAILHEAD], added: vec![[lon, lat]] };
    let with = evening(&session, &PlanRequest { parking: Some(wishes), ..tonight() });
    assert!(places(&with, commune(&session), "spur-low").contains(&place([lon, lat])));
    // Far from any road; and on one where nobody walks on.
    for at in [[107.5, 16.3], [f64::NAN, 16.2], [107.385, 16.2]] {
        assert_eq!(session.parking_place(at).unwrap_err().kind(), "parking", "{at:?}");
    }
}
