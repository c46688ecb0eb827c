//! The GeoJSON that is written: one feature a line, in the order given.

use crate::coordinates::Pair;
use crate::import::rounded;
use serde_json::{Map, Value, json};

/// A position to write: degrees, and metres above the sea where known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Vertex {
    pub(super) place: Pair,
    pub(super) ele: Option<f64>,
}

impl Vertex {
    /// Rounded to 10⁻⁷ degrees, a centimetre.
    pub(super) fn new(place: Pair, ele: Option<f64>) -> Self {
        Self { place: rounded(place), ele }
    }

    /// Whether both are written as one place.
    // Rounded numbers: equal ones are the same to the last bit.
    #[allow(clippy::float_cmp)]
    pub(super) fn is_at(self, other: Self) -> bool {
        self.place == other.place
    }

    fn json(self) -> Value {
        let [lon, lat] = self.place;
        match self.ele {
            Some(ele) => json!([lon, lat, ele]),
            None => json!([lon, lat]),
        }
    }
}

fn line(vertices: &[Vertex]) -> Value {
    vertices.iter().map(|vertex| vertex.json()).collect()
}

/// The geometry of some lines: a `LineString` of one, a `MultiLineString` of several.
pub(super) fn lines(lines: &[Vec<Vertex>]) -> Value {
    match lines {
        [only] => json!({"type": "LineString", "coordinates": line(only)}),
        several => {
            let all: Value = several.iter().map(|vertices| line(vertices)).collect();
            json!({"type": "MultiLineString", "coordinates": all})
        }
    }
}

/// The geometry of an area within a closed line.
pub(super) fn area(ring: &[Vertex]) -> Value {
    json!({"type": "Polygon", "coordinates": [line(ring)]})
}

/// A collection being written.
pub(super) struct Collection {
    text: String,
    empty: bool,
}

impl Collection {
    pub(super) fn new(attribution: Option<&str>) -> Self {
        let mut text = r#"{"type":"FeatureCollection","#.to_owned();
        if let Some(credit) = attribution {
            text.push_str(r#""attribution":"#);
            text.push_str(&Value::from(credit).to_string());
            text.push(',');
        }
        text.push_str(r#""features":["#);
        Self { text, empty: true }
    }

    pub(super) fn push(&mut self, properties: Map<String, Value>, geometry: &Value) {
        self.text.push_str(if self.empty { "\n" } else { ",\n" });
        self.empty = false;
        self.text.push_str(r#"{"type":"Feature","properties":"#);
        self.text.push_str(&Value::Object(properties).to_string());
        self.text.push_str(r#","geometry":"#);
        self.text.push_str(&geometry.to_string());
        self.text.push('}');
    }

    pub(super) fn is_empty(&self) -> bool {
        self.empty
    }

    pub(super) fn finish(mut self) -> String {
        self.text.push_str("\n]}\n");
        self.text
    }
}
