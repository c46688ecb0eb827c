//! Invented people in the houses of a real map.

use super::dice::{Dice, Purpose};
use super::names::{Setting, house_mark};
use super::people::{Placed, populate};
use super::valley::{hamlets_file, households_file};
use super::{Files, GenerateError, Spec, teams};
use crate::base::{HamletId, Position};
use crate::commune::Hamlet;
use serde::Deserialize;

/// What must be shown wherever OpenStreetMap's data is.
const OPENSTREETMAP: &str = "© OpenStreetMap contributors";
/// OpenStreetMap `building` values in which no household lives.
const NOT_HOMES: [&str; 28] = [
    "barn",
    "carport",
    "cathedral",
    "chapel",
    "church",
    "civic",
    "commercial",
    "construction",
    "cowshed",
    "garage",
    "garages",
    "greenhouse",
    "hospital",
    "hotel",
    "hut",
    "industrial",
    "kiosk",
    "mosque",
    "office",
    "pagoda",
    "public",
    "retail",
    "roof",
    "ruins",
    "school",
    "service",
    "shed",
    "watermill",
];

#[derive(Deserialize)]
struct Collection {
    r#type: String,
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Option<Properties>,
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Properties {
    kind: Option<String>,
    building: Option<String>,
    place: Option<String>,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Geometry {
    r#type: String,
    coordinates: serde_json::Value,
}

/// A place of the map that can be a hamlet, with the houses nearest to it.
struct Place {
    name: String,
    at: Position,
    houses: Vec<Position>,
}

/// Puts invented people into real houses.
///
/// `buildings` is GeoJSON with points of `kind` `building` (houses) and `place` (hamlets); `trails` is GeoJSON too and
/// is handed on with its attribution. `spec.households` houses are chosen by `spec.seed`; of the places, the
/// `spec.hamlets` with most houses around become hamlets, fewer when the map has fewer or no chosen house is
/// nearest to one. Teams start at hamlets far from one another.
///
/// # Errors
/// [`GenerateError`] when a file cannot be read, the map has too few houses or no place, or numbers make no sense.
pub fn on_buildings(buildings: &str, trails: &str, spec: &Spec) -> Result<Files, GenerateError> {
    spec.check()?;
    let trails = with_attribution(trails)?;
    let (mut homes, places) = read(buildings)?;
    if homes.len() < spec.households {
        return Err(GenerateError::TooFewBuildings { wanted: spec.households, found: homes.len() });
    }
    let mut dice = Dice::new(spec.seed, Purpose::Buildings);
    let places = gather(places, &homes, spec.hamlets)?;
    dice.shuffle(&mut homes);
    homes.truncate(spec.households);
    let mut places = gather(places, &homes, spec.hamlets)?;
    places.retain(|place| !place.houses.is_empty());

    let mut hamlets = Vec::with_capacity(places.len());
    let mut placed = Vec::with_capacity(homes.len());
    for (index, place) in places.iter().enumerate() {
        let id = HamletId::new(format!("thon-{}", index + 1))?;
        hamlets.push(Hamlet { id, name: place.name.clone(), position: place.at });
        for (number, &position) in place.houses.iter().enumerate() {
            let beside = position.distance(place.at).0 < 55.0;
            let setting = if beside { Setting::BesideHall } else { Setting::Elsewhere };
            let mark = house_mark(&mut dice, index, number, setting);
            placed.push(Placed { hamlet: index, position, mark });
        }
    }
    let ids: Vec<HamletId> = hamlets.iter().map(|hamlet| hamlet.id.clone()).collect();
    let households = populate(spec.seed, &placed, &ids)?;
    let bases: Vec<(Position, usize)> = places.iter().map(|place| (place.at, place.houses.len())).collect();
    let bases = teams::spread(&bases, spec.teams);
    Ok(vec![
        ("trails.geojson".to_owned(), trails),
        ("hamlets.geojson".to_owned(), hamlets_file(OPENSTREETMAP, &hamlets)?),
        ("households.geojson".to_owned(), households_file(OPENSTREETMAP, &households)?),
        ("teams.json".to_owned(), teams::teams_file(spec.seed, &bases, &households)?),
        ("settings.json".to_owned(), teams::settings_file(&households)?),
    ])
}

/// Gives each house to the nearest place, and keeps the places with most houses.
fn gather(mut places: Vec<Place>, homes: &[Position], wanted: usize) -> Result<Vec<Place>, GenerateError> {
    for place in &mut places {
        place.houses.clear();
    }
    for &home in homes {
        let nearest = (0..places.len())
            .min_by(|&a, &b| home.distance(places[a].at).0.total_cmp(&home.distance(places[b].at).0))
            .ok_or(GenerateError::NoPlaces)?;
        places[nearest].houses.push(home);
    }
    if places.len() > wanted {
        places.sort_by_key(|place| std::cmp::Reverse(place.houses.len()));
        places.truncate(wanted);
        return gather(places, homes, wanted);
    }
    Ok(places)
}

/// Houses and places of the map, in file order.
fn read(buildings: &str) -> Result<(Vec<Position>, Vec<Place>), GenerateError> {
    let collection: Collection = parse("households.geojson", buildings)?;
    let mut homes = Vec::new();
    let mut places = Vec::new();
    for feature in collection.features {
        let (Some(properties), Some(geometry)) = (feature.properties, feature.geometry) else { continue };
        if geometry.r#type != "Point" {
            continue;
        }
        let Ok(at) = serde_json::from_value::<Position>(geometry.coordinates) else { continue };
        match properties.kind.as_deref() {
            Some("building") => {
                let building = properties.building.as_deref().unwrap_or("yes");
                if !NOT_HOMES.contains(&building) {
                    homes.push(at);
                }
            }
            Some("place") if properties.place.as_deref() != Some("locality") => {
                let name = properties.name.filter(|name| !name.trim().is_empty());
                if let Some(name) = name {
                    let name = name.trim().chars().take(120).collect();
                    places.push(Place { name, at, houses: Vec::new() });
                }
            }
            _ => {}
        }
    }
    if places.is_empty() { Err(GenerateError::NoPlaces) } else { Ok((homes, places)) }
}

fn parse<'a, T: Deserialize<'a> + Collected>(file: &'static str, text: &'a str) -> Result<T, GenerateError> {
    let not = |cause: String| GenerateError::NotGeoJson { file, cause };
    let read: T = serde_json::from_str(text).map_err(|error| not(error.to_string()))?;
    if read.kind() == "FeatureCollection" {
        Ok(read)
    } else {
        Err(not(format!("its type is {:?}", read.kind().chars().take(40).collect::<String>())))
    }
}

/// Anything with a GeoJSON type.
trait Collected {
    fn kind(&self) -> &str;
}

impl Collected for Collection {
    fn kind(&self) -> &str {
        &self.r#type
    }
}

/// The head of a file that is handed on unread.
#[derive(Deserialize)]
struct Head {
    r#type: String,
    attribution: Option<serde_json::Value>,
}

impl Collected for Head {
    fn kind(&self) -> &str {
        &self.r#type
    }
}

/// The trails as they are, byte for byte, with the attribution as their first member unless they bring their own.
fn with_attribution(trails: &str) -> Result<String, GenerateError> {
    let head: Head = parse("trails.geojson", trails)?;
    let text = trails.trim_start_matches('\u{feff}').trim_start();
    match (head.attribution, text.strip_prefix('{')) {
        (None, Some(rest)) => {
            Ok(format!("{{\"attribution\":{},{rest}", serde_json::to_string(OPENSTREETMAP)?))
        }
        _ => Ok(trails.to_owned()),
    }
}
