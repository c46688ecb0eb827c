//! `trails.geojson` and `water.geojson`: lines with OpenStreetMap's tags.

use super::Code;
use super::collection::Feature;
use super::conditional;
use super::fields::wrong_type;
use super::geometry;
use super::json::Json;
use super::report::{Report, shown_text};
use crate::base::Position;
use crate::commune::{SacScale, Trail, TrailTags};

/// The trails of a file, one for each line of a feature.
pub(super) fn trails(features: &[Feature<'_>], report: &mut Report) -> Vec<Trail> {
    let mut trails = Vec::new();
    for feature in features {
        feature.enter(report);
        let tags = feature.properties.map(|p| tags(p, report));
        let lines = feature.geometry.and_then(|g| geometry::lines(g, false, report));
        for line in lines.into_iter().flatten() {
            trails.push(Trail { feature: feature.index, tags: tags.clone().unwrap_or_default(), line });
        }
    }
    report.enter(None, None);
    // Where features are in error, mending them will bring the lines.
    if trails.is_empty() && !report.has_errors() {
        report.error(Code::E213, "features", &[]);
    }
    trails
}

/// The lines and outlines of the water.
pub(super) fn water(features: &[Feature<'_>], report: &mut Report) -> Vec<Vec<Position>> {
    let mut water = Vec::new();
    for feature in features {
        feature.enter(report);
        water.extend(feature.geometry.and_then(|g| geometry::lines(g, true, report)).into_iter().flatten());
    }
    report.enter(None, None);
    water
}

/// Reads the tags that matter; the others are kept as written. Editors write `1` or `true` where OpenStreetMap has
/// `"1"` or `"yes"`, so any plain value is taken as its text.
fn tags(properties: &Json, report: &mut Report) -> TrailTags {
    let mut tags = TrailTags::default();
    let Json::Object(members) = properties else { return tags };
    for (name, json) in members {
        let value = match json {
            Json::Null => continue,
            Json::Text(text) => text.trim().to_owned(),
            Json::Bool(b) => b.to_string(),
            Json::Whole(n) => n.to_string(),
            Json::Number(n) => n.to_string(),
            // A list or an object cannot be a tag: an error for a tag that is read, of no matter otherwise.
            Json::List(_) | Json::Object(_) => {
                if TrailTags::KNOWN.contains(&name.as_str()) {
                    wrong_type(json, name, "text", report);
                }
                continue;
            }
        };
        if value.is_empty() {
            continue;
        }
        let understood = tag(&mut tags, name, &value);
        if understood == Some(false) {
            report.warning(Code::E313, name, &[("name", name), ("value", &shown_text(&value))]);
        }
        if understood != Some(true) {
            tags.other.insert(name.clone(), value);
        }
    }
    tags
}

/// Takes a tag over: whether its value was understood, `None` for a tag that is not read.
fn tag(tags: &mut TrailTags, name: &str, value: &str) -> Option<bool> {
    let yes = matches!(value, "yes" | "true" | "1");
    let not_no = !matches!(value, "no" | "false" | "0");
    let text = || Some(value.to_owned());
    match name {
        "highway" => value.clone_into(&mut tags.highway),
        "surface" => tags.surface = text(),
        "tracktype" => tags.tracktype = text(),
        "trail_visibility" => tags.trail_visibility = text(),
        "access" => tags.access = text(),
        "foot" => tags.foot = text(),
        "name" => tags.name = text(),
        "bridge" => tags.bridge = not_no,
        "tunnel" => tags.tunnel = not_no,
        "ford" => tags.ford = not_no,
        "not_at_night" => tags.not_at_night = yes,
        "not_after_rain" => tags.not_after_rain = yes,
        "oneway" => {
            tags.oneway_reversed = matches!(value, "-1" | "reverse");
            tags.oneway = yes || tags.oneway_reversed;
        }
        "junction" => tags.junction = text(),
        "vehicle" => tags.vehicle = text(),
        "motor_vehicle" => tags.motor_vehicle = text(),
        "motorcycle" => tags.motorcycle = text(),
        // OpenStreetMap's values for lamps that burn in the evening.
        "lit" => tags.lit = yes || matches!(value, "24/7" | "sunset-sunrise" | "automatic"),
        "sac_scale" => {
            tags.sac_scale = sac_scale(value);
            return Some(tags.sac_scale.is_some());
        }
        "width" => {
            tags.width = width(value);
            return Some(tags.width.is_some());
        }
        "layer" => match value.parse::<i8>() {
            Ok(layer @ -5..=5) => tags.layer = layer,
            _ => return Some(false),
        },
        // What is not understood in full is kept as written too.
        _ => return conditional(tags, name, value).filter(|&whole| whole),
    }
    Some(true)
}

/// Takes a `…:conditional` over: whether all of it was understood, `None` for any other tag.
fn conditional(tags: &mut TrailTags, name: &str, value: &str) -> Option<bool> {
    let (at_night, after_rain) = match name {
        "access:conditional" => (&mut tags.not_at_night, &mut tags.not_after_rain),
        "foot:conditional" => (&mut tags.foot_closed.at_night, &mut tags.foot_closed.after_rain),
        "vehicle:conditional" | "motor_vehicle:conditional" | "motorcycle:conditional" => {
            (&mut tags.motor_closed.at_night, &mut tags.motor_closed.after_rain)
        }
        _ => return None,
    };
    let (closed, whole) = conditional::closures(value);
    *at_night |= closed.at_night;
    *after_rain |= closed.after_rain;
    Some(whole)
}

fn sac_scale(value: &str) -> Option<SacScale> {
    Some(match value {
        // `strolling` is easier than T1, which is as easy as the scale of the Alpine Club goes.
        "strolling" | "hiking" => SacScale::Hiking,
        "mountain_hiking" => SacScale::MountainHiking,
        "demanding_mountain_hiking" => SacScale::DemandingMountainHiking,
        "alpine_hiking" => SacScale::AlpineHiking,
        "demanding_alpine_hiking" => SacScale::DemandingAlpineHiking,
        "difficult_alpine_hiking" => SacScale::DifficultAlpineHiking,
        _ => return None,
    })
}

/// A width in metres, with or without the unit.
fn width(value: &str) -> Option<f64> {
    let number = value.strip_suffix('m').unwrap_or(value).trim_end();
    number.parse().ok().filter(|width| (0.0..=100.0).contains(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_as_people_write_them() {
        let mut tags = TrailTags::default();
        for (name, value) in [
            ("highway", "path"),
            ("bridge", "suspension"),
            ("ford", "no"),
            ("lit", "yes"),
            ("oneway", "-1"),
            ("layer", "-1"),
            ("width", "1.5 m"),
            ("sac_scale", "alpine_hiking"),
        ] {
            assert_eq!(tag(&mut tags, name, value), Some(true), "{name}");
        }
        let width = tags.width.take();
        assert_eq!(width, Some(1.5));
        assert_eq!(
            (tags.bridge, tags.ford, tags.lit, tags.oneway, tags.layer),
            (true, false, true, true, -1)
        );
        assert_eq!(tags.sac_scale, Some(SacScale::AlpineHiking));
        for (name, value) in [("layer", "9"), ("width", "narrow"), ("width", "NaN"), ("sac_scale", "T2;T3")] {
            assert_eq!(tag(&mut tags, name, value), Some(false), "{name}={value}");
        }
        assert_eq!(tag(&mut tags, "toll", "no"), None);
    }

    #[test]
    fn a_oneway_may_run_against_the_drawing() {
        for (value, one, reversed) in
            [("yes", true, false), ("-1", true, true), ("no", false, false), ("reversible", false, false)]
        {
            let mut tags = TrailTags::default();
            assert_eq!(tag(&mut tags, "oneway", value), Some(true));
            assert_eq!((tags.oneway, tags.oneway_reversed), (one, reversed), "{value}");
        }
    }

    #[test]
    fn conditions_bind_whom_they_name() {
        let mut tags = TrailTags::default();
        assert_eq!(tag(&mut tags, "foot:conditional", "no @ (sunset-sunrise)"), Some(true));
        assert_eq!(tag(&mut tags, "motor_vehicle:conditional", "no @ wet"), Some(true));
        assert_eq!((tags.foot_closed.at_night, tags.foot_closed.after_rain), (true, false));
        assert_eq!((tags.motor_closed.at_night, tags.motor_closed.after_rain), (false, true));
        assert_eq!((tags.not_at_night, tags.not_after_rain), (false, false));
        assert_eq!(tag(&mut tags, "access:conditional", "no @ rain; yes @ (Mo-Fr)"), None, "kept as written");
        assert!(tags.not_after_rain);
    }

    #[test]
    fn knows_the_tags_it_reads() {
        for name in TrailTags::KNOWN {
            assert!(tag(&mut TrailTags::default(), name, "?").is_some(), "{name}");
        }
    }
}
