//! Invented houses, and footpaths to them, beside the roads of a real map that has neither.

use super::buildings::on_buildings;
use super::dice::{Dice, Purpose};
use super::names::hamlet_names;
use super::relief::Point;
use super::{Files, GenerateError, Spec};
use crate::base::Position;
use serde_json::{Value, json};

/// Ways beside which nobody lives.
const NOT_LIVED_AT: [&str; 6] = ["motorway", "motorway_link", "trunk", "trunk_link", "footway", "steps"];
/// Hamlets lie within so many metres of the first one, and no closer together than half of it over their number.
const REACH_M: f64 = 6_000.0;
/// Houses and spurs of a hamlet begin within so many metres of it.
const HAMLET_M: f64 = 900.0;
/// One house in so many stands beside the road.
const BESIDE_ROAD: usize = 4;
/// Metres in a degree of latitude.
const DEGREE_M: f64 = 111_195.0;

/// The plane around a place, in metres east and north.
struct Plane {
    origin: Position,
    east: f64,
}

impl Plane {
    fn at(origin: Position) -> Self {
        Self { origin, east: DEGREE_M * libm::cos(origin.lat().to_radians()) }
    }

    fn point(&self, place: Position) -> Point {
        Point {
            x: (place.lon() - self.origin.lon()) * self.east,
            y: (place.lat() - self.origin.lat()) * DEGREE_M,
        }
    }

    /// The place as it is written: seven decimals, as in OpenStreetMap.
    fn place(&self, point: Point) -> [f64; 2] {
        let round = |degrees: f64| libm::round(degrees * 1e7) / 1e7;
        [round(self.origin.lon() + point.x / self.east), round(self.origin.lat() + point.y / DEGREE_M)]
    }
}

/// A vertex of a road, and the direction of the road there.
#[derive(Debug, Clone, Copy)]
struct Kerb {
    /// As it stands in the file.
    at: Position,
    along: Point,
}

/// Puts invented people into invented houses along a map of roads: most at footpaths that begin at a road and are too
/// narrow for motorbikes, the rest beside the roads. The roads stay as they are, with their attribution.
///
/// # Errors
/// [`GenerateError`] when the file cannot be read, has no road to live at, or numbers make no sense.
pub fn on_roads(trails: &str, spec: &Spec) -> Result<Files, GenerateError> {
    spec.check()?;
    let not = |cause: String| GenerateError::NotGeoJson { file: "trails.geojson", cause };
    let mut map: Value = serde_json::from_str(trails).map_err(|error| not(error.to_string()))?;
    let mut dice = Dice::new(spec.seed, Purpose::Spurs);
    let kerbs = kerbs(&map);
    let first = *dice.pick(&kerbs).ok_or(GenerateError::NoPlaces)?;
    let plane = Plane::at(first.at);
    let hamlets = hamlets(&plane, &kerbs, first, spec.hamlets, &mut dice);
    let names = hamlet_names(&mut dice, hamlets.len());
    let (mut houses, mut spurs) = (Vec::new(), Vec::new());
    let mut points = Vec::new();
    for (number, (hamlet, name)) in hamlets.iter().zip(&names).enumerate() {
        let wanted =
            spec.households * (number + 1) / hamlets.len() - spec.households * number / hamlets.len();
        let centre = plane.point(hamlet.at);
        let near: Vec<Kerb> =
            kerbs.iter().copied().filter(|k| plane.point(k.at).distance(centre) < HAMLET_M).collect();
        let mut left = wanted;
        while left > 0 {
            let Some(kerb) = dice.pick(&near).copied() else { break };
            if dice.below(BESIDE_ROAD) == 0 {
                let at = plane.point(kerb.at);
                let far = dice.real(12.0, 30.0);
                houses.push(plane.place(aside(at, kerb.along, far, dice.chance(500))));
                left -= 1;
            } else {
                let many = left.min(dice.between(3, 7) as usize);
                spurs.push(spur(&plane, kerb, many, &mut houses, &mut dice));
                left -= many;
            }
        }
        points.push(
            json!({"type": "Feature", "properties": {"kind": "place", "place": "hamlet", "name": name},
            "geometry": {"type": "Point", "coordinates": [hamlet.at.lon(), hamlet.at.lat()]}}),
        );
    }
    let features = map.get_mut("features").and_then(Value::as_array_mut);
    let features = features.ok_or_else(|| not("it has no list of features".to_owned()))?;
    features.extend(spurs.into_iter().map(|line| {
        json!({"type": "Feature", "properties": {"highway": "path", "motor_vehicle": "no", "surface": "ground"},
            "geometry": {"type": "LineString", "coordinates": line}})
    }));
    points.extend(houses.into_iter().map(|at| {
        json!({"type": "Feature", "properties": {"kind": "building", "building": "house"},
            "geometry": {"type": "Point", "coordinates": at}})
    }));
    let houses = json!({"type": "FeatureCollection", "features": points});
    on_buildings(&houses.to_string(), &map.to_string(), spec)
}

/// Vertices of roads in file order, but for the ends of lines, where the direction is not known.
fn kerbs(map: &Value) -> Vec<Kerb> {
    let position = |value: &Value| {
        let (lon, lat) = (value.get(0)?.as_f64()?, value.get(1)?.as_f64()?);
        Position::new(lon, lat, value.get(2).and_then(Value::as_f64)).ok()
    };
    let mut kerbs = Vec::new();
    for feature in map.get("features").and_then(Value::as_array).into_iter().flatten() {
        let highway = feature.pointer("/properties/highway").and_then(Value::as_str).unwrap_or_default();
        if NOT_LIVED_AT.contains(&highway) {
            continue;
        }
        let line = feature.pointer("/geometry/coordinates").and_then(Value::as_array);
        let line: Vec<Position> = line.into_iter().flatten().filter_map(position).collect();
        for around in line.windows(3) {
            let plane = Plane::at(around[1]);
            let (before, after) = (plane.point(around[0]), plane.point(around[2]));
            let along = Point { x: after.x - before.x, y: after.y - before.y };
            let length = (along.x * along.x + along.y * along.y).sqrt();
            if length > 0.0 {
                let along = Point { x: along.x / length, y: along.y / length };
                kerbs.push(Kerb { at: around[1], along });
            }
        }
    }
    kerbs
}

/// Hamlets around the first, as far apart as there is room for.
fn hamlets(plane: &Plane, kerbs: &[Kerb], first: Kerb, wanted: usize, dice: &mut Dice) -> Vec<Kerb> {
    let near: Vec<Kerb> = kerbs
        .iter()
        .copied()
        .filter(|k| plane.point(k.at).distance(plane.point(first.at)) < REACH_M)
        .collect();
    let apart = REACH_M / 2.0 / (wanted as f64);
    let mut found = vec![first];
    // A throw may land too close to another; after so many the land is full.
    for _ in 0..wanted * 200 {
        if found.len() == wanted {
            break;
        }
        let Some(next) = dice.pick(&near) else { break };
        let at = plane.point(next.at);
        if found.iter().all(|other| plane.point(other.at).distance(at) >= apart) {
            found.push(*next);
        }
    }
    found
}

/// A footpath from a road with houses along its farther part.
fn spur(
    plane: &Plane,
    kerb: Kerb,
    many: usize,
    houses: &mut Vec<[f64; 2]>,
    dice: &mut Dice,
) -> Vec<[f64; 2]> {
    let left = dice.chance(500);
    let across = if left {
        Point { x: -kerb.along.y, y: kerb.along.x }
    } else {
        Point { x: kerb.along.y, y: -kerb.along.x }
    };
    let (mut at, mut heading) = (plane.point(kerb.at), libm::atan2(across.y, across.x));
    // The first vertex is the road's own, digit for digit, so that the two are joined.
    let mut line = vec![[kerb.at.lon(), kerb.at.lat()]];
    let (length, step) = (dice.real(250.0, 1_100.0), 40.0);
    let steps = (length / step) as usize;
    let first = steps / 3;
    for number in 1..=steps {
        heading += dice.real(-0.35, 0.35);
        let along = Point { x: libm::cos(heading), y: libm::sin(heading) };
        at = Point { x: at.x + step * along.x, y: at.y + step * along.y };
        line.push(plane.place(at));
        // Houses are spread evenly over what is left of the path.
        let (before, now) = ((number - 1).max(first) - first, number.max(first) - first);
        let span = (steps - first).max(1);
        for _ in before * many / span..now * many / span {
            let far = dice.real(8.0, 25.0);
            houses.push(plane.place(aside(at, along, far, dice.chance(500))));
        }
    }
    line
}

/// The point beside another, so many metres to the left or right of a direction.
fn aside(at: Point, along: Point, far: f64, left: bool) -> Point {
    let far = if left { far } else { -far };
    Point { x: at.x - along.y * far, y: at.y + along.x * far }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::import::{NamedFile, read};

    /// A road of five kilometres.
    fn road() -> String {
        let line: Vec<[f64; 2]> = (0..=100).map(|i| [107.0 + f64::from(i) * 5e-4, 21.0]).collect();
        json!({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"highway": "unclassified"},
            "geometry": {"type": "LineString", "coordinates": line}}]})
        .to_string()
    }

    #[test]
    fn houses_stand_at_footpaths_that_begin_at_the_road() {
        let spec = Spec { seed: 3, households: 80, hamlets: 3, teams: 2 };
        let files = on_roads(&road(), &spec).unwrap();
        assert_eq!(files, on_roads(&road(), &spec).unwrap(), "the same every time");
        let named: Vec<NamedFile> =
            files.into_iter().map(|(name, text)| NamedFile { name, bytes: text.into_bytes() }).collect();
        let commune = read(&named).commune.unwrap();
        assert_eq!(commune.households.len(), 80);
        assert_eq!(commune.teams.len(), 2);
        let spurs: Vec<_> = commune.trails.iter().filter(|t| t.tags.highway == "path").collect();
        assert!(spurs.len() > 5, "{}", spurs.len());
        let road = commune.trails.iter().find(|t| t.tags.highway == "unclassified").unwrap();
        for spur in spurs {
            assert_eq!(spur.tags.motor_vehicle.as_deref(), Some("no"));
            assert!(road.line.contains(spur.line.first().unwrap()), "it begins at a vertex of the road");
        }
    }

    #[test]
    fn a_map_without_roads_is_refused() {
        let spec = Spec { seed: 3, households: 8, hamlets: 1, teams: 1 };
        let none = r#"{"type": "FeatureCollection", "features": []}"#;
        assert!(matches!(on_roads(none, &spec), Err(GenerateError::NoPlaces)));
        assert!(matches!(on_roads("{", &spec), Err(GenerateError::NotGeoJson { .. })));
    }
}
