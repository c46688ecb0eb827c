//! Writing: plane metres to degrees, and GeoJSON with one feature a line so that a change shows as a line.

use super::GenerateError;
use super::relief::Point;
use crate::base::{Position, PositionError};
use serde::Serialize;

/// South-west corner of the invented land in micro-degrees: among the mountains of central Viet Nam.
const WEST: i64 = 107_508_000;
const SOUTH: i64 = 16_020_000;
/// Metres to a micro-degree of latitude on the mean earth radius of 6,371,008.8 m.
const METRES_NORTH: f64 = 0.111_195_08;
/// Metres to a micro-degree of longitude there: times cos 16.05°.
const METRES_EAST: f64 = METRES_NORTH * 0.961_021;

/// The micro-degrees east and north of a place.
pub(super) fn place(p: Point) -> (i64, i64) {
    (WEST + (p.x / METRES_EAST).round() as i64, SOUTH + (p.y / METRES_NORTH).round() as i64)
}

/// The place of micro-degrees.
pub(super) fn unplace((east, north): (i64, i64)) -> Point {
    Point { x: (east - WEST) as f64 * METRES_EAST, y: (north - SOUTH) as f64 * METRES_NORTH }
}

/// The position of a place, with its height if given.
pub(super) fn position(p: Point, height: Option<f64>) -> Result<Position, PositionError> {
    let (east, north) = place(p);
    Position::new(east as f64 / 1e6, north as f64 / 1e6, height.map(|z| (z * 10.0).round() / 10.0))
}

/// What goes beside the features of a file.
#[derive(Serialize)]
struct Feature<'a, P: Serialize, C: Serialize> {
    r#type: &'static str,
    properties: &'a P,
    geometry: Geometry<'a, C>,
}

#[derive(Serialize)]
struct Geometry<'a, C: Serialize> {
    r#type: &'static str,
    coordinates: &'a C,
}

/// One feature at a point.
pub(super) fn point<P: Serialize>(properties: &P, at: Position) -> Result<String, GenerateError> {
    let geometry = Geometry { r#type: "Point", coordinates: &at };
    Ok(serde_json::to_string(&Feature { r#type: "Feature", properties, geometry })?)
}

/// One feature along a line.
pub(super) fn line<P: Serialize>(properties: &P, line: &[Position]) -> Result<String, GenerateError> {
    let geometry = Geometry { r#type: "LineString", coordinates: &line };
    Ok(serde_json::to_string(&Feature { r#type: "Feature", properties, geometry })?)
}

/// A feature collection, one feature a line.
pub(super) fn collection(attribution: &str, features: &[String]) -> Result<String, GenerateError> {
    let attribution = serde_json::to_string(attribution)?;
    let features = features.join(",\n");
    Ok(format!(
        "{{\"type\":\"FeatureCollection\",\"attribution\":{attribution},\"features\":[\n{features}\n]}}\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_survive_the_way_there_and_back() {
        for (x, y) in [(0.0, 0.0), (1234.5, 6543.2), (27_000.0, 19_999.9)] {
            let p = Point { x, y };
            assert!(unplace(place(p)).distance(p) < 0.09);
            assert_eq!(place(unplace(place(p))), place(p));
        }
    }

    #[test]
    fn metres_are_those_of_positions() -> Result<(), PositionError> {
        let (a, b) = (Point { x: 1000.0, y: 2000.0 }, Point { x: 4000.0, y: 6000.0 });
        let measured = position(a, None)?.distance(position(b, None)?).0;
        assert!((measured - 5000.0).abs() < 2.0, "{measured}");
        Ok(())
    }
}
