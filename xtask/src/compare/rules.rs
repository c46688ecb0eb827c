//! Where OSRM's foot profile lets people walk, to tell a difference in rules from a difference in reckoning.
//!
//! Read from `foot.lua` and `lib/way_handlers.lua` of OSRM 26.10, for the tags that trails files have.

use serde_json::{Value, json};

/// Ways with a speed of their own; on any other a tag has to allow people explicitly.
const WITH_SPEED: [&str; 17] = [
    "primary",
    "primary_link",
    "secondary",
    "secondary_link",
    "tertiary",
    "tertiary_link",
    "unclassified",
    "residential",
    "living_street",
    "service",
    "track",
    "path",
    "steps",
    "pedestrian",
    "platform",
    "footway",
    "pier",
];
const CLOSED: [&str; 6] = ["no", "agricultural", "forestry", "private", "delivery", "use_sidepath"];
const SIDEWALKS: [&str; 4] = ["sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right"];

/// Whether OSRM lets people walk on a way with these properties.
pub(crate) fn walkable(properties: &Value) -> bool {
    let tag = |key: &str| properties[key].as_str();
    let access = tag("foot").or_else(|| tag("access"));
    let closed = access.is_some_and(|access| CLOSED.contains(&access));
    let beside = access.is_none() && SIDEWALKS.iter().any(|key| tag(key) == Some("separate"));
    let with_speed = tag("highway").is_some_and(|highway| WITH_SPEED.contains(&highway));
    !closed && !beside && tag("motorroad") != Some("yes") && (with_speed || access.is_some())
}

/// The trails with OSRM's verdict written on each as `foot=yes` or `foot=no`, but for those whose `highway` is `except`:
/// they keep their tags.
pub(crate) fn as_osrm(trails: &Value, except: Option<&str>) -> Value {
    let mut trails = trails.clone();
    for feature in trails["features"].as_array_mut().into_iter().flatten() {
        let properties = &feature["properties"];
        if except.is_some() && properties["highway"].as_str() == except {
            continue;
        }
        let foot = if walkable(properties) { "yes" } else { "no" };
        if let Some(properties) = feature["properties"].as_object_mut() {
            properties.insert("foot".into(), json!(foot));
        }
    }
    trails
}

/// The values of `highway` in the trails, each once and sorted.
pub(crate) fn highways(trails: &Value) -> Vec<String> {
    let features = trails["features"].as_array().into_iter().flatten();
    let all = features.filter_map(|feature| feature["properties"]["highway"].as_str().map(str::to_owned));
    all.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_those_of_the_profile() {
        for (properties, expected) in [
            (json!({"highway": "path"}), true),
            (json!({"highway": "cycleway"}), false),
            (json!({"highway": "cycleway", "foot": "designated"}), true),
            (json!({"highway": "trunk"}), false),
            (json!({"highway": "trunk", "access": "yes"}), true),
            (json!({"highway": "trunk", "access": "yes", "foot": "no"}), false),
            (json!({"highway": "service", "access": "private"}), false),
            (json!({"highway": "service", "access": "private", "foot": "yes"}), true),
            (json!({"highway": "primary", "sidewalk": "separate"}), false),
            (json!({}), false),
        ] {
            assert_eq!(walkable(&properties), expected, "{properties}");
        }
    }

    #[test]
    fn verdicts_are_written_on_the_trails_but_for_one_kind() {
        let feature = |highway: &str| json!({"properties": {"highway": highway}});
        let trails = json!({"features": [feature("path"), feature("busway"), feature("trunk")]});
        assert_eq!(highways(&trails), ["busway", "path", "trunk"]);
        let written = as_osrm(&trails, Some("trunk"));
        let feet: Vec<&Value> =
            written["features"].as_array().unwrap().iter().map(|f| &f["properties"]["foot"]).collect();
        assert_eq!(feet, [&json!("yes"), &json!("no"), &Value::Null]);
    }
}
