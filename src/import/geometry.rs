//! GeoJSON geometries → checked positions and lines.

use super::Code;
use super::fields::wrong_type;
use super::json::Json;
use super::report::{Report, shown};
use crate::base::{Position, PositionError};

/// The types RFC 7946 knows.
const TYPES: [&str; 7] =
    ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

/// Whether a geometry of an unused type is an error (a household must be a point) or left out with a warning
/// (a bench among the trails).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unused {
    Error,
    LeftOut,
}

/// Why a pair of numbers is not a position, as a code.
fn fault(error: PositionError) -> Code {
    match error {
        PositionError::Count(_) | PositionError::NotFinite => Code::E207,
        PositionError::Elevation(_) => Code::E211,
        // Metres of a projection are in the tens of thousands at least; a slipped decimal point is not.
        PositionError::OutsideGlobe { lon, lat } if lon.abs() > 10_000.0 && lat.abs() > 10_000.0 => {
            Code::E210
        }
        PositionError::OutsideGlobe { lon, lat } if lon.abs() <= 90.0 && lat.abs() <= 180.0 => Code::E209,
        PositionError::OutsideGlobe { .. } => Code::E208,
    }
}

/// One position, or the code of what is wrong with it.
fn place(json: &Json) -> Result<Position, Code> {
    let Json::List(items) = json else { return Err(Code::E207) };
    if !(2..=3).contains(&items.len()) {
        return Err(Code::E207);
    }
    let numbers: Option<Vec<f64>> = items.iter().map(Json::number).collect();
    Position::try_from(numbers.ok_or(Code::E207)?).map_err(fault)
}

fn whole(json: &Json) -> String {
    match json {
        Json::List(items) if items.len() <= 4 => {
            format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", "))
        }
        other => shown(other),
    }
}

/// A position; used for the places of `teams.json` too.
pub(super) fn position(json: &Json, path: &str, report: &mut Report) -> Option<Position> {
    place(json).map_err(|code| report.error(code, path, &[("value", &whole(json)), ("count", &1)])).ok()
}

/// The position of a feature that must be a point.
pub(super) fn point(geometry: &Json, report: &mut Report) -> Option<Position> {
    let (kind, coordinates) = parts(geometry, report)?;
    if kind != "Point" {
        unused(kind, "Point", Unused::Error, report);
        return None;
    }
    position(coordinates?, "geometry.coordinates", report)
}

/// The positions of all features that are points; others are left out with a warning.
pub(super) fn points(features: &[super::collection::Feature<'_>], report: &mut Report) -> Vec<Position> {
    let mut points = Vec::with_capacity(features.len());
    for feature in features {
        feature.enter(report);
        let Some((kind, coordinates)) = feature.geometry.and_then(|g| parts(g, report)) else { continue };
        if kind == "Point" {
            points.extend(coordinates.and_then(|c| position(c, "geometry.coordinates", report)));
        } else {
            unused(kind, "Point", Unused::LeftOut, report);
        }
    }
    report.enter(None, None);
    points
}

fn unused(kind: &str, wanted: &str, how: Unused, report: &mut Report) {
    let args: [(&str, &dyn std::fmt::Display); 2] = [("type", &kind), ("wanted", &wanted)];
    match how {
        Unused::Error => report.error(Code::E206, "geometry.type", &args),
        Unused::LeftOut => report.warning(Code::E206, "geometry.type", &args),
    }
}

/// Type and coordinates of a geometry. The inner `None`: the coordinates are missing, which was reported.
fn parts<'j>(geometry: &'j Json, report: &mut Report) -> Option<(&'static str, Option<&'j Json>)> {
    match geometry {
        Json::Object(_) => {}
        Json::Null => {
            report.error(Code::E204, "geometry", &[]);
            return None;
        }
        _ => {
            report.error(Code::E205, "geometry", &[("value", &shown(geometry))]);
            return None;
        }
    }
    let kind = geometry.get("type");
    let Some(known) = TYPES.into_iter().find(|t| kind.and_then(Json::text) == Some(t)) else {
        let value = kind.map_or_else(super::collection::missing, shown);
        report.error(Code::E205, "geometry.type", &[("value", &value)]);
        return None;
    };
    let coordinates = geometry.get("coordinates").filter(|c| matches!(c, Json::List(_)));
    if coordinates.is_none() && known != "GeometryCollection" {
        report.error(Code::E214, "geometry.coordinates", &[]);
    }
    Some((known, coordinates))
}

/// The lines of a feature, each with at least two positions and a length. With `outlines` the rings of polygons
/// count as lines. A geometry of another type is left out with a warning, and so are lines without a length.
/// `None` when something is in error.
pub(super) fn lines(geometry: &Json, outlines: bool, report: &mut Report) -> Option<Vec<Vec<Position>>> {
    const AT: &str = "geometry.coordinates";
    let (kind, coordinates) = parts(geometry, report)?;
    let depth = match kind {
        "LineString" => 0,
        "MultiLineString" => 1,
        "Polygon" if outlines => 1,
        "MultiPolygon" if outlines => 2,
        _ => {
            let wanted =
                if outlines { "LineString, MultiLineString, Polygon" } else { "LineString, MultiLineString" };
            unused(kind, wanted, Unused::LeftOut, report);
            return Some(Vec::new());
        }
    };
    let mut runs = Vec::new();
    let whole = runs_below(coordinates?, AT, depth, report, &mut runs);
    if runs.is_empty() && whole {
        report.warning(Code::E212, AT, &[]);
    }
    let mut fine = whole;
    let mut lines = Vec::new();
    for (path, items) in runs {
        match line(items, &path, report) {
            Some(line) if has_length(&line) => lines.push(line),
            Some(_) => report.warning(Code::E212, &path, &[]),
            None => fine = false,
        }
    }
    fine.then_some(lines)
}

/// Collects the lists of positions `depth` levels down. `false` when something there is not a list.
fn runs_below<'j>(
    json: &'j Json,
    path: &str,
    depth: u32,
    report: &mut Report,
    runs: &mut Vec<(String, &'j [Json])>,
) -> bool {
    let Json::List(items) = json else {
        wrong_type(json, path, "list", report);
        return false;
    };
    if depth == 0 {
        runs.push((path.to_owned(), items));
        return true;
    }
    let mut whole = true;
    for (i, item) in items.iter().enumerate() {
        whole &= runs_below(item, &format!("{path}[{i}]"), depth - 1, report, runs);
    }
    whole
}

/// The positions of a line. Each kind of fault is reported once for the line, at the first place it occurs, with
/// the number of positions that have it.
fn line(items: &[Json], path: &str, report: &mut Report) -> Option<Vec<Position>> {
    let mut line = Vec::with_capacity(items.len());
    let mut faults: Vec<(Code, usize, usize)> = Vec::new();
    for (i, item) in items.iter().enumerate() {
        match place(item) {
            Ok(position) => line.push(position),
            Err(code) => match faults.iter_mut().find(|f| f.0 == code) {
                Some(fault) => fault.2 += 1,
                None => faults.push((code, i, 1)),
            },
        }
    }
    for (code, first, count) in &faults {
        let value = items.get(*first).map(whole).unwrap_or_default();
        report.error(*code, &format!("{path}[{first}]"), &[("value", &value), ("count", count)]);
    }
    faults.is_empty().then_some(line)
}

/// Whether a line has two positions that differ on the ground.
fn has_length(line: &[Position]) -> bool {
    line.windows(2).any(|pair| matches!(pair, [a, b] if (a.lon(), a.lat()) != (b.lon(), b.lat())))
}
