//! The frame of a GeoJSON file: the collection, its features, and who must be credited.

use super::Code;
use super::fields::{nearest, wrong_type};
use super::json::Json;
use super::report::{Report, shown, shown_text};
use crate::coordinates::{Declared, System};

/// What OpenStreetMap asks to be shown with its data.
pub const OSM_CREDIT: &str = "© OpenStreetMap contributors";

/// One feature with its two halves; anything missing was reported.
#[derive(Debug, Clone, Copy)]
pub(super) struct Feature<'j> {
    pub(super) index: usize,
    pub(super) id: Option<&'j Json>,
    pub(super) properties: Option<&'j Json>,
    pub(super) geometry: Option<&'j Json>,
}

/// The features of a collection; a feature that is none is reported and passed over. `None` when there is no list
/// of features.
pub(super) fn features<'j>(root: &'j Json, report: &mut Report) -> Option<Vec<Feature<'j>>> {
    report.enter(None, None);
    let Json::Object(members) = root else {
        report.error(Code::E113, "", &[("wanted", &"object"), ("found", &root.kind())]);
        return None;
    };
    let kind = root.get("type");
    if kind.and_then(Json::text) != Some("FeatureCollection") {
        report.error(Code::E201, "type", &[("value", &kind.map_or_else(missing, shown))]);
    }
    only(members, &["type", "features", "attribution", "name", "bbox", "crs"], report);
    coordinate_system(root, report);
    let Some(Json::List(items)) = root.get("features") else {
        report.error(Code::E202, "features", &[]);
        return None;
    };
    Some(items.iter().enumerate().filter_map(|(index, item)| feature(index, item, report)).collect())
}

fn feature<'j>(index: usize, item: &'j Json, report: &mut Report) -> Option<Feature<'j>> {
    let properties = item.get("properties").filter(|p| matches!(p, Json::Object(_)));
    report.enter(Some(index), name_of(item.get("id"), properties).as_deref());
    let Json::Object(members) = item else {
        report.error(Code::E203, "", &[("value", &shown(item))]);
        return None;
    };
    let kind = item.get("type");
    if kind.and_then(Json::text) != Some("Feature") {
        report.error(Code::E203, "type", &[("value", &kind.map_or_else(missing, shown))]);
    }
    only(members, &["type", "geometry", "properties", "id", "bbox"], report);
    if properties.is_none() {
        report.error(Code::E216, "properties", &[]);
    }
    let geometry = item.get("geometry");
    if geometry.is_none() {
        report.error(Code::E204, "geometry", &[]);
    }
    Some(Feature { index, id: item.get("id"), properties, geometry })
}

impl Feature<'_> {
    /// From here on problems belong to this feature.
    pub(super) fn enter(&self, report: &mut Report) {
        report.enter(Some(self.index), name_of(self.id, self.properties).as_deref());
    }

    /// Whether the feature carries a mark of OpenStreetMap's.
    fn is_from_osm(&self) -> bool {
        let of_element = |id: Option<&Json>| {
            id.and_then(Json::text)
                .is_some_and(|t| ["node/", "way/", "relation/"].iter().any(|kind| t.starts_with(kind)))
        };
        let property = |name| self.properties.and_then(|p| p.get(name));
        property("osm_id").is_some()
            || property("osm").is_some()
            || of_element(property("@id"))
            || of_element(self.id)
    }
}

/// What people would call the feature: our own `id`, or else an OpenStreetMap number.
fn name_of(id: Option<&Json>, properties: Option<&Json>) -> Option<String> {
    let property = |name| properties.and_then(|p| p.get(name));
    [property("id"), property("@id"), property("osm_id"), id].into_iter().flatten().find_map(|value| {
        match value {
            Json::Text(text) => Some(shown_text(text)),
            Json::Whole(n) => Some(n.to_string()),
            _ => None,
        }
    })
}

/// What the catalogues know a value by that is not there.
pub(super) fn missing() -> String {
    "missing".to_owned()
}

/// Members beyond those known are left out with a warning: programs add their own to the frame.
fn only(members: &[(String, Json)], known: &[&'static str], report: &mut Report) {
    for (name, _) in members.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
        let name_shown = shown_text(name);
        let nearest = nearest(name, known).unwrap_or("none");
        report.warning(Code::E312, &name_shown, &[("name", &name_shown), ("nearest", &nearest)]);
    }
}

/// Reports the `crs` of GeoJSON before RFC 7946, which programs still write, unless it is WGS 84.
fn coordinate_system(root: &Json, report: &mut Report) {
    if declared(root) == Declared::Nothing {
        return;
    }
    let value = match root.get("crs") {
        Some(crs) if crs_name(crs).is_empty() => shown(crs),
        Some(crs) => shown_text(crs_name(crs)),
        None => missing(),
    };
    report.error(Code::E215, "crs", &[("value", &value)]);
}

fn crs_name(crs: &Json) -> &str {
    crs.get("properties").and_then(|p| p.get("name")).and_then(Json::text).unwrap_or_default()
}

/// The system a file says it is in. Programs write its code in many ways: `EPSG:3405`,
/// `urn:ogc:def:crs:EPSG::3405`, `http://www.opengis.net/def/crs/EPSG/0/3405`.
pub(super) fn declared(root: &Json) -> Declared {
    let Some(crs) = root.get("crs").filter(|crs| **crs != Json::Null) else { return Declared::Nothing };
    let plain: String = crs_name(crs).to_uppercase().chars().filter(|c| !c.is_whitespace()).collect();
    let wgs84 = ["CRS84", "EPSG:4326", "EPSG::4326", "EPSG:4979", "EPSG::4979", "WGS84", "WGS_84"];
    if wgs84.iter().any(|known| plain.ends_with(known)) {
        return Declared::Nothing;
    }
    let code = plain.rsplit([':', '/']).next().filter(|_| plain.contains("EPSG"));
    let system = code.and_then(|code| code.parse().ok()).and_then(System::from_epsg);
    system.map_or(Declared::Unknown, Declared::System)
}

/// Adds those who must be credited for a file to `credits`, each once, in the order they are met. A file with
/// OpenStreetMap's marks that credits nobody credits its contributors.
pub(super) fn attribution(
    root: &Json,
    features: &[Feature<'_>],
    credits: &mut Vec<String>,
    report: &mut Report,
) {
    report.enter(None, None);
    let read = super::values::text(300);
    let given = match root.get("attribution") {
        None if features.iter().any(Feature::is_from_osm) => vec![OSM_CREDIT.to_owned()],
        None => Vec::new(),
        Some(json @ Json::Text(_)) => read(json, "attribution", report).into_iter().collect(),
        Some(json @ Json::List(_)) => {
            super::values::list(0..=20, read)(json, "attribution", report).unwrap_or_default()
        }
        Some(json) => {
            wrong_type(json, "attribution", "text", report);
            Vec::new()
        }
    };
    for credit in given {
        if !credits.contains(&credit) {
            credits.push(credit);
        }
    }
}
