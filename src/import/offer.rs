//! What a file that is not in WGS 84 could be converted from.

use super::collection::declared;
use super::json::{self, Json};
use super::kind::FileKind;
use super::report::Report;
use super::{Code, NamedFile, Problem};
use crate::base::Position;
use crate::coordinates::{
    Candidate, Declared, Evidence, Grid, Offer, Pair, Province, Sureness, System, recognise,
};
use std::collections::BTreeMap;

/// What the numbers of a GeoJSON file are.
#[derive(Debug, Clone, PartialEq)]
pub enum Look {
    /// Degrees of WGS 84, as far as can be seen.
    Wgs84,
    /// Something that can be converted.
    Foreign(Offer),
    /// Neither.
    Unknown,
}

/// Looks at the coordinates of a GeoJSON file alone, in the light of other files of the same commune and the provinces
/// it is said to lie in. Others that cannot be read, or are not in WGS 84 themselves, say nothing.
pub fn look(
    file: &NamedFile,
    others: &[NamedFile],
    provinces: Vec<&'static Province>,
) -> Result<Look, Vec<Problem>> {
    let document = json::parse(&file.bytes).map_err(|fault| {
        let mut report = Report::new(&file.name);
        fault.report(&mut report);
        report.finish()
    })?;
    let others = others.iter().filter_map(|other| json::parse(&other.bytes).ok());
    let places = others.flat_map(|other| places(&other.root)).collect();
    let numbers = Numbers::of(&document.root);
    Ok(match numbers.offer(&Evidence { places, provinces }) {
        Some(offer) => Look::Foreign(offer),
        None if numbers.is_wgs84() => Look::Wgs84,
        None => Look::Unknown,
    })
}

/// The offers for a commune's files, each in the light of the others.
pub(super) fn offers<'j>(
    files: impl Iterator<Item = (FileKind, &'j Json)> + Clone,
) -> BTreeMap<FileKind, Offer> {
    let foreign: Vec<(FileKind, Numbers)> = files
        .clone()
        .map(|(kind, root)| (kind, Numbers::of(root)))
        .filter(|(_, numbers)| !numbers.is_wgs84())
        .collect();
    if foreign.is_empty() {
        return BTreeMap::new();
    }
    let places = files.flat_map(|(_, root)| places(root)).collect();
    let evidence = Evidence { places, provinces: Vec::new() };
    foreign.into_iter().filter_map(|(kind, numbers)| Some((kind, numbers.offer(&evidence)?))).collect()
}

/// The offer for one file, nothing else being known.
pub(super) fn alone(root: &Json) -> Option<Offer> {
    Numbers::of(root).offer(&Evidence::default())
}

/// The offer for a file whose places are all near the trails when their numbers are exchanged.
pub(super) fn exchanged() -> Offer {
    let candidate = Candidate { system: System::Swapped, provinces: Vec::new() };
    Offer { candidates: vec![candidate], sureness: Sureness::Only }
}

/// The coordinates of a GeoJSON file as written, and the system it declares.
struct Numbers {
    pairs: Vec<Pair>,
    declared: Declared,
}

impl Numbers {
    fn of(root: &Json) -> Self {
        let mut pairs = Vec::new();
        if let Some(Json::List(features)) = root.get("features") {
            features
                .iter()
                .filter_map(|feature| feature.get("geometry"))
                .for_each(|g| geometry(g, &mut pairs));
        }
        Self { pairs, declared: declared(root) }
    }

    fn is_wgs84(&self) -> bool {
        self.declared == Declared::Nothing
            && self.pairs.iter().all(|&[lon, lat]| Position::new(lon, lat, None).is_ok())
    }

    fn offer(&self, evidence: &Evidence) -> Option<Offer> {
        recognise(&self.pairs, self.declared, evidence)
    }
}

fn geometry(json: &Json, pairs: &mut Vec<Pair>) {
    if let Some(coordinates) = json.get("coordinates") {
        positions(coordinates, pairs);
    }
    if let Some(Json::List(parts)) = json.get("geometries") {
        for part in parts {
            geometry(part, pairs);
        }
    }
}

fn positions(json: &Json, pairs: &mut Vec<Pair>) {
    let Json::List(items) = json else { return };
    match items.as_slice() {
        [first, second, ..] if first.number().is_some() => {
            pairs.extend(first.number().zip(second.number()).map(|(first, second)| [first, second]));
        }
        _ => items.iter().for_each(|item| positions(item, pairs)),
    }
}

/// The places of a file in WGS 84; none of a file that is in anything else.
fn places(root: &Json) -> Vec<Position> {
    let numbers = match root {
        // Teams: a list, each with its places.
        Json::List(entries) => {
            let mut pairs = Vec::new();
            let ends = entries.iter().flat_map(|entry| ["start", "end"].map(|name| entry.get(name)));
            ends.flatten().for_each(|place| positions(place, &mut pairs));
            Numbers { pairs, declared: Declared::Nothing }
        }
        _ => Numbers::of(root),
    };
    if !numbers.is_wgs84() {
        return Vec::new();
    }
    numbers.pairs.iter().filter_map(|&[lon, lat]| Position::new(lon, lat, None).ok()).collect()
}

/// Codes whose remedy may be to convert the file.
pub(super) const fn may_offer(code: Code) -> bool {
    matches!(code, Code::E209 | Code::E210 | Code::E215 | Code::E217)
}

/// An offer as values for a message and for the page: `offer` (`none`, `declared`, `one` or `list`), `systems` (keys
/// for [`System`], apart by spaces, the likeliest first), `choices` (the same for people), and of the first one
/// `system` (its name), `width` (3 or 6), `meridian` and `provinces`, each `none` where there is none.
pub fn offer_args(offer: Option<&Offer>) -> Vec<(&'static str, String)> {
    let none = || "none".to_owned();
    let candidates = offer.map(|offer| offer.candidates.as_slice()).unwrap_or_default();
    let word = match offer.map(|offer| offer.sureness) {
        None => "none",
        Some(Sureness::Declared) => "declared",
        Some(Sureness::Only) => "one",
        Some(Sureness::Open) => "list",
    };
    let first = candidates.first();
    let zone = first.and_then(|candidate| match candidate.system.grid() {
        Some(Grid::Vn2000 { width, meridian }) => Some((width, meridian)),
        _ => None,
    });
    let choices: Vec<String> = candidates.iter().map(choice).collect();
    let keys: Vec<String> = candidates.iter().map(|candidate| candidate.system.to_string()).collect();
    let names = first.map(province_names).filter(|names| !names.is_empty());
    vec![
        ("offer", word.to_owned()),
        ("systems", keys.join(" ")),
        ("choices", choices.join("; ")),
        ("system", first.map_or_else(none, |candidate| candidate.system.name())),
        ("width", zone.map_or_else(none, |(width, _)| width.degrees().to_string())),
        ("meridian", zone.map_or_else(none, |(_, meridian)| meridian.to_string())),
        ("provinces", names.unwrap_or_else(none)),
    ]
}

/// A candidate in one line without words of any language: `VN-2000 3° 107°45′ (Quảng Nam) [vn2000-3:107.75]`.
pub fn choice(candidate: &Candidate) -> String {
    let key = candidate.system.to_string();
    let name = candidate.system.name();
    let provinces = province_names(candidate);
    match (name == key, provinces.is_empty()) {
        (true, _) => key,
        (false, true) => format!("{name} [{key}]"),
        (false, false) => format!("{name} ({provinces}) [{key}]"),
    }
}

fn province_names(candidate: &Candidate) -> String {
    candidate.provinces.iter().map(|p| p.name).collect::<Vec<_>>().join(", ")
}
