//! A trails file as an OpenStreetMap extract, for routers that read nothing else.

use std::collections::HashMap;

use serde_json::Value;

/// Properties that are not tags of the way but figures worked out from its line.
const NOT_TAGS: [&str; 4] = ["osm_id", "length_m", "ascent_m", "descent_m"];

/// Nodes without tags, and the ways between them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Map {
    /// Longitude and latitude in billionths of a degree. The id of a node is its index + 1.
    pub nodes: Vec<[i64; 2]>,
    /// The id of a way is its index + 1.
    pub ways: Vec<Way>,
}

/// One line of the file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Way {
    /// Indices of its nodes.
    pub nodes: Vec<usize>,
    /// Its properties but for those worked out from the line.
    pub tags: Vec<(String, String)>,
    /// Index of the feature it comes from.
    pub feature: usize,
}

impl Map {
    /// Reads the lines of a feature collection. Two lines are joined where they have a vertex at the same longitude and
    /// latitude (to a billionth of a degree, as in the library); elevations are left out. Errors say which feature.
    pub(crate) fn from_geojson(collection: &Value) -> Result<Self, String> {
        let features = collection["features"].as_array().ok_or("there is no list `features`")?;
        let mut map = Self::default();
        let mut number = HashMap::new();
        for (feature, value) in features.iter().enumerate() {
            let geometry = &value["geometry"];
            let coordinates = geometry["coordinates"].as_array();
            let lines: Vec<&Value> = match (geometry["type"].as_str(), coordinates) {
                (Some("LineString"), Some(_)) => vec![&geometry["coordinates"]],
                (Some("MultiLineString"), Some(lines)) => lines.iter().collect(),
                _ => continue,
            };
            let tags = tags(&value["properties"]);
            for line in lines {
                let mut way = Way { nodes: Vec::new(), tags: tags.clone(), feature };
                for position in line.as_array().into_iter().flatten() {
                    let place = place(position)
                        .ok_or_else(|| format!("feature {feature}: {position} is not a position"))?;
                    let node = *number.entry(place).or_insert_with(|| {
                        map.nodes.push(place);
                        map.nodes.len() - 1
                    });
                    if way.nodes.last() != Some(&node) {
                        way.nodes.push(node);
                    }
                }
                if way.nodes.len() > 1 {
                    map.ways.push(way);
                }
            }
        }
        Ok(map)
    }

    /// The features that a way along these ids of nodes runs on, in its order, each once.
    pub(crate) fn features_along(&self, ids: &[u64]) -> Vec<usize> {
        let step = |a: usize, b: usize| (a.min(b), a.max(b));
        let mut way_of = HashMap::new();
        for way in &self.ways {
            for pair in way.nodes.windows(2) {
                way_of.entry(step(pair[0], pair[1])).or_insert(way.feature);
            }
        }
        let mut features = Vec::new();
        for pair in ids.windows(2) {
            let index = |id: u64| usize::try_from(id).ok()?.checked_sub(1);
            let step = index(pair[0]).zip(index(pair[1])).map(|(a, b)| step(a, b));
            if let Some(feature) = step.and_then(|step| way_of.get(&step))
                && !features.contains(feature)
            {
                features.push(*feature);
            }
        }
        features
    }
}

/// Longitude and latitude in whole billionths of a degree.
fn place(position: &Value) -> Option<[i64; 2]> {
    let whole = |axis: usize| {
        let degrees = position.get(axis)?.as_f64()?;
        // At most 180e9 in size: exact.
        (degrees.abs() <= 180.0).then(|| (degrees * 1e9).round() as i64)
    };
    Some([whole(0)?, whole(1)?])
}

fn tags(properties: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let all = properties.as_object().into_iter().flatten();
    all.filter(|(key, _)| !NOT_TAGS.contains(&key.as_str()))
        .filter_map(|(key, value)| Some((key.clone(), text(value)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_same_place_is_one_node_whatever_its_elevation() {
        let map = Map::from_geojson(&json!({"features": [
            {"properties": {"highway": "path", "osm_id": 7, "length_m": 1.5, "lit": true, "name": null},
             "geometry": {"type": "LineString", "coordinates": [[1.5, 42.5, 900], [1.6, 42.5, 910], [1.6, 42.5]]}},
            {"properties": null, "geometry": {"type": "Point", "coordinates": [1, 2]}},
            {"properties": {}, "geometry": {"type": "MultiLineString", "coordinates": [[[1.6, 42.5], [1.7, 42.6]], [[1, 1]]]}}
        ]}))
        .unwrap();
        assert_eq!(map.nodes.len(), 4, "the vertex of a line without length is harmless");
        let owned = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let first =
            Way { nodes: vec![0, 1], tags: vec![owned("highway", "path"), owned("lit", "yes")], feature: 0 };
        assert_eq!(map.ways, [first, Way { nodes: vec![1, 2], tags: vec![], feature: 2 }]);
        assert_eq!(map.features_along(&[3, 2, 1, 2]), [2, 0]);
        assert!(map.features_along(&[0, 9]).is_empty());
    }

    #[test]
    fn what_is_no_position_is_named() {
        let bad =
            json!({"features": [{"geometry": {"type": "LineString", "coordinates": [[1, 42], [400, 1]]}}]});
        assert!(Map::from_geojson(&bad).unwrap_err().contains("feature 0: [400,1]"));
        assert!(Map::from_geojson(&json!([])).unwrap_err().contains("features"));
    }
}
