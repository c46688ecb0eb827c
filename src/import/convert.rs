//! A GeoJSON file in another coordinate system → the same file in WGS 84, everything but the coordinates untouched.

use super::json;
use super::report::Report;
use super::{Code, NamedFile, Problem};
use crate::coordinates::{Pair, System};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;
use std::fmt;

/// Why a file was not converted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConvertError {
    /// It is not a GeoJSON `FeatureCollection`; told like any other problem of a file.
    #[error("the file cannot be read")]
    Unreadable(Vec<Problem>),
    /// A position cannot be of the system: the file is of another, or of two.
    #[error("feature {feature}: {value} cannot be of {system}")]
    Position {
        /// Index of the feature, counted from 0.
        feature: usize,
        /// The position as the file has it.
        value: String,
        /// The system it was to be converted from.
        system: System,
    },
    /// There is no position in the file.
    #[error("the file holds no coordinates")]
    Empty,
    /// The result could not be written.
    #[error("the file could not be written: {0}")]
    Write(String),
}

/// Converts a GeoJSON file. Coordinates are rounded to 10⁻⁷ degrees (a centimetre); exchanged ones stay as written.
/// Properties, ids and whatever else the file holds keep their bytes, and a third number (the elevation) its value;
/// `crs` and every `bbox` are left out, because they would no longer be true. All of the file or none of it.
pub fn convert(file: &NamedFile, system: System) -> Result<String, ConvertError> {
    let mut report = Report::new(&file.name);
    // Our own parser says what is wrong and where, and has limits; after it, nothing below can fail on the syntax.
    let document = match json::parse(&file.bytes) {
        Ok(document) => document,
        Err(fault) => {
            fault.report(&mut report);
            return Err(ConvertError::Unreadable(report.finish()));
        }
    };
    if !matches!(document.root.get("features"), Some(json::Json::List(_))) {
        report.error(Code::E202, "features", &[]);
        return Err(ConvertError::Unreadable(report.finish()));
    }
    drop(document);
    let bytes = file.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&file.bytes);
    let root: Members<'_> = serde_json::from_slice(bytes).map_err(|e| written(&e))?;
    let mut conversion = Conversion { system, feature: 0, positions: 0 };
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 4);
    conversion.collection(&root, &mut text)?;
    if conversion.positions == 0 {
        return Err(ConvertError::Empty);
    }
    Ok(text)
}

/// An object with its members in order, their values as written.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

struct Conversion {
    system: System,
    feature: usize,
    positions: usize,
}

fn written(error: &serde_json::Error) -> ConvertError {
    ConvertError::Write(error.to_string())
}

impl Conversion {
    fn collection(&mut self, root: &Members<'_>, text: &mut String) -> Result<(), ConvertError> {
        object(root, &["crs", "bbox"], text, |name, value, text| match name {
            "features" => {
                let features: Vec<&RawValue> = serde_json::from_str(value.get()).map_err(|e| written(&e))?;
                text.push('[');
                for (index, feature) in features.into_iter().enumerate() {
                    text.push_str(if index == 0 { "\n" } else { ",\n" });
                    self.feature = index;
                    self.feature(feature, text)?;
                }
                text.push_str("\n]");
                Ok(())
            }
            _ => verbatim(value, text),
        })?;
        text.push('\n');
        Ok(())
    }

    /// An entry that is no object has no coordinates and is kept for the importer to report.
    fn feature(&mut self, feature: &RawValue, text: &mut String) -> Result<(), ConvertError> {
        let Ok(members) = serde_json::from_str::<Members<'_>>(feature.get()) else {
            return verbatim(feature, text);
        };
        object(&members, &["crs", "bbox"], text, |name, value, text| match name {
            "geometry" => self.geometry(value, text),
            _ => verbatim(value, text),
        })
    }

    fn geometry(&mut self, geometry: &RawValue, text: &mut String) -> Result<(), ConvertError> {
        let Ok(members) = serde_json::from_str::<Members<'_>>(geometry.get()) else {
            return verbatim(geometry, text);
        };
        object(&members, &["crs", "bbox"], text, |name, value, text| match name {
            "coordinates" => {
                let mut tree: Value = serde_json::from_str(value.get()).map_err(|e| written(&e))?;
                self.coordinates(&mut tree)?;
                text.push_str(&serde_json::to_string(&tree).map_err(|e| written(&e))?);
                Ok(())
            }
            "geometries" => {
                let Ok(parts) = serde_json::from_str::<Vec<&RawValue>>(value.get()) else {
                    return verbatim(value, text);
                };
                text.push('[');
                for (index, part) in parts.into_iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { "," });
                    self.geometry(part, text)?;
                }
                text.push(']');
                Ok(())
            }
            _ => verbatim(value, text),
        })
    }

    fn coordinates(&mut self, tree: &mut Value) -> Result<(), ConvertError> {
        let Value::Array(items) = tree else { return Ok(()) };
        let [first, second, ..] = items.as_mut_slice() else {
            return items.iter_mut().try_for_each(|item| self.coordinates(item));
        };
        let (Some(x), Some(y)) = (first.as_f64(), second.as_f64()) else {
            return items.iter_mut().try_for_each(|item| self.coordinates(item));
        };
        self.positions += 1;
        let Some(place) = self.system.to_wgs84([x, y]) else {
            let value = Value::Array(items.clone()).to_string();
            return Err(ConvertError::Position { feature: self.feature, value, system: self.system });
        };
        if self.system == System::Swapped {
            std::mem::swap(first, second);
            return Ok(());
        }
        let [lon, lat] = rounded(place);
        (*first, *second) = (Value::from(lon), Value::from(lat));
        Ok(())
    }
}

/// To a centimetre on the ground: closer than any of the transformations is.
pub fn rounded(place: Pair) -> Pair {
    place.map(|degrees| libm::round(degrees * 1e7) / 1e7)
}

/// Writes an object, each member's value by `write`, without the members `left_out`.
fn object(
    members: &Members<'_>,
    left_out: &[&str],
    text: &mut String,
    mut write: impl FnMut(&str, &RawValue, &mut String) -> Result<(), ConvertError>,
) -> Result<(), ConvertError> {
    text.push('{');
    let kept = members.0.iter().filter(|(name, _)| !left_out.contains(&name.as_str()));
    for (index, (name, value)) in kept.enumerate() {
        text.push_str(if index == 0 { "" } else { "," });
        text.push_str(&serde_json::to_string(name).map_err(|e| written(&e))?);
        text.push(':');
        write(name, value, text)?;
    }
    text.push('}');
    Ok(())
}

// A `Result`, to stand beside the ways of writing that can fail.
#[allow(clippy::unnecessary_wraps)]
fn verbatim(value: &RawValue, text: &mut String) -> Result<(), ConvertError> {
    text.push_str(value.get());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(text: &str, system: &str) -> Result<String, ConvertError> {
        let file = NamedFile { name: "trails.geojson".into(), bytes: text.as_bytes().to_vec() };
        convert(&file, system.parse().expect("a key"))
    }

    #[test]
    fn only_the_coordinates_change() {
        let text = concat!(
            r#"{"type": "FeatureCollection", "crs": {"x": 1}, "z": 1.50, "features": [ {"id": 12345678901234567890,"#,
            r#" "type": "Feature", "bbox": [1, 2], "properties": {"z": 1.0, "a": [0.1000, 1e2], "bbox": "kept"},"#,
            r#" "geometry": {"type": "LineString", "coordinates": [[463210.5, 1791876.25, 640.50], [463210.5, 1791976.25]]}},"#,
            r#" {"type": "Feature", "properties": {}, "geometry": null} ]}"#
        );
        let expected = concat!(
            r#"{"type":"FeatureCollection","z":1.50,"features":["#,
            "\n",
            r#"{"id":12345678901234567890,"type":"Feature","properties":{"z": 1.0, "a": [0.1000, 1e2], "bbox": "kept"},"#,
            r#""geometry":{"type":"LineString","coordinates":[[107.4077279,16.2012377,640.5],[107.4077263,16.2021414]]}},"#,
            "\n",
            r#"{"type":"Feature","properties":{},"geometry":null}"#,
            "\n]}\n"
        );
        assert_eq!(converted(text, "vn2000-3:107.75").as_deref(), Ok(expected));
    }

    #[test]
    fn collections_of_geometries_are_entered() {
        let text = concat!(
            r#"{"features":[{"geometry":{"type":"GeometryCollection","geometries":"#,
            r#"[{"type":"Point","coordinates":[16.2,107.4]}]}}]}"#
        );
        let turned = converted(text, "swapped").expect("converted");
        assert!(turned.contains(r#""geometries":[{"type":"Point","coordinates":[107.4,16.2]}]"#), "{turned}");
    }

    #[test]
    fn a_file_of_two_systems_is_refused_whole() {
        let text = concat!(
            r#"{"features":[{"geometry":{"coordinates":[463210.5,1791876.25]}},"#,
            r#"{"geometry":{"coordinates":[107.4,16.2]}}]}"#
        );
        let error = converted(text, "vn2000-3:107.75");
        assert!(
            matches!(&error, Err(ConvertError::Position { feature: 1, value, .. }) if value == "[107.4,16.2]"),
            "{error:?}"
        );
    }

    #[test]
    fn broken_files_are_told_as_the_importer_does() {
        for (text, code) in [("", Code::E102), ("[1,]", Code::E106), ("{}", Code::E202), ("[]", Code::E202)] {
            match converted(text, "swapped") {
                Err(ConvertError::Unreadable(problems)) => assert_eq!(problems[0].code, code, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
        assert_eq!(converted(r#"{"features": []}"#, "swapped"), Err(ConvertError::Empty));
    }
}
