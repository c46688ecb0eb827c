//! One team's evening as GeoJSON: a line for each leg, a point for each stop.

use super::{ExportError, household, team_plan};
use crate::commune::Commune;
use crate::rounds::{LegEnd, Mode, Plan};
use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject, JsonValue};
use serde_json::json;

/// The GeoJSON text (RFC 7946) of one team's route. Legs have `leg`, `mode` (`walk` or `ride`), `depart`, `seconds`, `metres`,
/// `climb_m`; stops have `stop`, `house_mark`, `arrive`, `leave`; places where motorbikes are left have `parking`, the number of the
/// leg that leads there. The collection's `attribution` credits the map data.
pub fn geojson(commune: &Commune, plan: &Plan, team: &str) -> Result<String, ExportError> {
    let route = team_plan(plan, team)?;
    let mut features = Vec::with_capacity(route.legs.len() + route.stops.len());
    for (number, leg) in route.legs.iter().enumerate() {
        let line: Vec<Vec<f64>> = leg.shape.iter().map(|p| p.to_vec()).collect();
        features.push(feature(
            Geometry::new(GeometryValue::new_line_string(line)),
            json!({
                "leg": number + 1, "mode": leg.mode, "depart": leg.depart, "seconds": leg.seconds,
                "metres": leg.metres, "climb_m": leg.climb_m,
            }),
        ));
    }
    for (number, stop) in route.stops.iter().enumerate() {
        let house = household(commune, stop)?;
        let point = vec![house.position.lon(), house.position.lat()];
        features.push(feature(
            Geometry::new(GeometryValue::new_point(point)),
            json!({
                "stop": number + 1, "household": house.id, "house_mark": house.house_mark,
                "arrive": stop.arrive, "leave": stop.leave,
            }),
        ));
    }
    for (number, leg) in route.legs.iter().enumerate() {
        if let (Mode::Ride, LegEnd::Parking { place }) = (leg.mode, &leg.to) {
            let point = Geometry::new(GeometryValue::new_point(place.to_vec()));
            features.push(feature(point, json!({ "parking": number + 1 })));
        }
    }
    let mut members = JsonObject::new();
    members.insert("attribution".to_owned(), json!(plan.attribution));
    members.insert("date".to_owned(), json!(plan.date));
    members.insert("team".to_owned(), json!(route.team));
    let collection = FeatureCollection { bbox: None, features, foreign_members: Some(members) };
    serde_json::to_string(&collection).map_err(|e| ExportError::Write(e.to_string()))
}

fn feature(geometry: Geometry, properties: JsonValue) -> Feature {
    let properties = match properties {
        JsonValue::Object(map) => Some(map),
        _ => None,
    };
    Feature { bbox: None, geometry: Some(geometry), id: None, properties, foreign_members: None }
}
