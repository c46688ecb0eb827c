//! The points that all engines are asked about.

use std::fmt::Write as _;

use serde_json::{Value, json};

/// Longitude and latitude in degrees.
pub(crate) type Point = [f64; 2];

/// `count` of the file's buildings, evenly strided over the file: the same ones every time.
pub(crate) fn buildings(households: &Value, count: usize) -> Result<Vec<Point>, String> {
    let features = households["features"].as_array().ok_or("there is no list `features`")?;
    let all: Vec<Point> = features
        .iter()
        .filter(|feature| {
            feature["properties"]["kind"] == "building" && feature["geometry"]["type"] == "Point"
        })
        .filter_map(|feature| point(&feature["geometry"]["coordinates"]))
        .collect();
    if all.len() < count {
        return Err(format!(
            "it has {} buildings, {count} are wanted: choose fewer with --points",
            all.len()
        ));
    }
    Ok((0..count).map(|i| all[i * all.len() / count]).collect())
}

/// A position of a GeoJSON file or an answer.
pub(crate) fn point(coordinates: &Value) -> Option<Point> {
    Some([coordinates.get(0)?.as_f64()?, coordinates.get(1)?.as_f64()?])
}

/// The points as a file of `evening-rounds matrix --points`.
pub(crate) fn geojson(points: &[Point]) -> Value {
    let feature = |p: &Point| json!({"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": p}});
    json!({"type": "FeatureCollection", "features": points.iter().map(feature).collect::<Vec<_>>()})
}

/// `lon,lat;lon,lat`, as OSRM reads them in an address.
pub(crate) fn in_address(points: &[Point]) -> String {
    points.iter().enumerate().fold(String::new(), |mut text, (i, [lon, lat])| {
        let separator = if i == 0 { "" } else { ";" };
        // Writing to a String cannot fail. Seven digits are a centimetre, and all that OpenStreetMap keeps.
        let _ = write!(text, "{separator}{lon:.7},{lat:.7}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn households() -> Value {
        let feature = |kind: &str, lon: u32| json!({"properties": {"kind": kind}, "geometry": {"type": "Point", "coordinates": [lon, 42.5]}});
        let mut features = vec![feature("place", 99)];
        features.extend((0..10).map(|lon| feature("building", lon)));
        json!({ "features": features })
    }

    #[test]
    fn buildings_are_spread_over_the_file() {
        assert_eq!(buildings(&households(), 3).unwrap(), [[0.0, 42.5], [3.0, 42.5], [6.0, 42.5]]);
        assert_eq!(buildings(&households(), 10).unwrap().len(), 10);
        assert!(buildings(&households(), 11).unwrap_err().contains("10 buildings, 11"));
    }

    #[test]
    fn points_are_written_for_each_reader() {
        let points = [[1.5, 42.25], [-1.0, 0.0]];
        assert_eq!(in_address(&points), "1.5000000,42.2500000;-1.0000000,0.0000000");
        assert_eq!(geojson(&points)["features"][1]["geometry"]["coordinates"], json!([-1.0, 0.0]));
    }
}
