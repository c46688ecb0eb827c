//! Broken GeoJSON: frames, geometries, positions.

use super::{Case, Found, case, changed, error, set, warning, without};
use evening_rounds::import::Code::{
    E201, E202, E203, E204, E205, E206, E207, E208, E209, E210, E211, E212, E213, E214, E215, E216, E302,
    E306, E312,
};
use evening_rounds::import::FileKind::{Hamlets, Households, Teams, Trails, Water};
use serde_json::{Value, json};

const LINE: &str = "geometry.coordinates";

/// A change to the first trail's coordinates, which is an error at one of them.
fn line(name: &'static str, coordinates: Value, found: Found) -> Case {
    case(name, set(Trails, "/features/0/geometry/coordinates", coordinates), vec![found])
}

/// A change to the second household's coordinates.
fn door(name: &'static str, coordinates: Value, found: Found) -> Case {
    case(name, set(Households, "/features/1/geometry/coordinates", coordinates), vec![found])
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = frames();
    cases.extend(geometries());
    cases.extend(positions());
    cases
}

fn frames() -> Vec<Case> {
    let projected = json!({"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3405"}});
    vec![
        case("no type", without(Trails, "/type"), vec![error(E201, Trails, None, "type")]),
        case(
            "a lone feature",
            set(Hamlets, "/type", json!("Feature")),
            vec![error(E201, Hamlets, None, "type")],
        ),
        case(
            "no features",
            without(Households, "/features"),
            vec![error(E202, Households, None, "features")],
        ),
        case(
            "features as an object",
            set(Water, "/features", json!({"0": {}})),
            vec![error(E202, Water, None, "features")],
        ),
        case(
            "a feature that is a number",
            changed(Trails, |t| t["features"].as_array_mut().unwrap().push(json!(3))),
            vec![error(E203, Trails, 3, "")],
        ),
        case(
            "a feature without a type",
            without(Households, "/features/1/type"),
            vec![error(E203, Households, 1, "type")],
        ),
        case(
            "no properties",
            without(Households, "/features/1/properties"),
            vec![error(E216, Households, 1, "properties")],
        ),
        case(
            "null properties",
            set(Trails, "/features/1/properties", Value::Null),
            vec![error(E216, Trails, 1, "properties")],
        ),
        case(
            "another coordinate system",
            set(Trails, "/crs", projected),
            vec![error(E215, Trails, None, "crs")],
        ),
        case(
            "a coordinate system of no kind",
            set(Trails, "/crs", json!(7)),
            vec![error(E215, Trails, None, "crs")],
        ),
        case(
            "a member of another program's",
            set(Trails, "/generator", json!("a program")),
            vec![warning(E312, Trails, None, "generator")],
        ),
        case(
            "a member beside the properties",
            set(Households, "/features/0/people", json!(3)),
            vec![warning(E312, Households, 0, "people")],
        ),
        case(
            "credits that are no text",
            set(Water, "/attribution", json!({"by": "us"})),
            vec![error(E302, Water, None, "attribution")],
        ),
        case(
            "an empty credit",
            set(Water, "/attribution", json!(["us", " "])),
            vec![error(E306, Water, None, "attribution[1]")],
        ),
    ]
}

fn geometries() -> Vec<Case> {
    let circle = json!({"type": "Circle", "coordinates": [107.4, 16.2]});
    let bench = json!({"type": "Point", "coordinates": [107.4, 16.2]});
    let benches = |t: &mut Value| {
        for i in 0..3 {
            t["features"][i]["geometry"] = json!({"type": "Point", "coordinates": [107.4, 16.2]});
        }
    };
    let mut only_benches: Vec<Found> = (0..3).map(|i| warning(E206, Trails, i, "geometry.type")).collect();
    only_benches.insert(0, error(E213, Trails, None, "features"));
    vec![
        case(
            "no geometry",
            without(Trails, "/features/0/geometry"),
            vec![error(E204, Trails, 0, "geometry")],
        ),
        case(
            "null geometry",
            set(Hamlets, "/features/0/geometry", Value::Null),
            vec![error(E204, Hamlets, 0, "geometry")],
        ),
        case(
            "a text for a geometry",
            set(Households, "/features/2/geometry", json!("POINT (107.4 16.2)")),
            vec![error(E205, Households, 2, "geometry")],
        ),
        case(
            "a geometry without a type",
            without(Trails, "/features/0/geometry/type"),
            vec![error(E205, Trails, 0, "geometry.type")],
        ),
        case(
            "an unheard-of geometry",
            set(Hamlets, "/features/0/geometry", circle),
            vec![error(E205, Hamlets, 0, "geometry.type")],
        ),
        case(
            "a household that is a line",
            set(Households, "/features/0/geometry", json!({"type": "LineString", "coordinates": []})),
            vec![error(E206, Households, 0, "geometry.type")],
        ),
        case(
            "a bench among the trails",
            set(Trails, "/features/0/geometry", bench),
            vec![warning(E206, Trails, 0, "geometry.type")],
        ),
        case("only benches", changed(Trails, benches), only_benches),
        case(
            "no trails at all",
            set(Trails, "/features", json!([])),
            vec![error(E213, Trails, None, "features")],
        ),
        case(
            "no coordinates",
            without(Trails, "/features/0/geometry/coordinates"),
            vec![error(E214, Trails, 0, LINE)],
        ),
        line("coordinates as a text", json!("107.4 16.2, 107.5 16.3"), error(E214, Trails, 0, LINE)),
        line("an empty line", json!([]), warning(E212, Trails, 0, LINE)),
        line("a line of one point", json!([[107.4, 16.2]]), warning(E212, Trails, 0, LINE)),
        line(
            "a line without length",
            json!([[107.4, 16.2], [107.4, 16.2, 620], [107.4, 16.2]]),
            warning(E212, Trails, 0, LINE),
        ),
        case(
            "many lines, none of them",
            set(Trails, "/features/1/geometry/coordinates", json!([])),
            vec![warning(E212, Trails, 1, LINE)],
        ),
        case(
            "an empty line among others",
            set(Trails, "/features/1/geometry/coordinates/0", json!([])),
            vec![warning(E212, Trails, 1, "geometry.coordinates[0]")],
        ),
        case(
            "a number among the lines",
            set(Trails, "/features/1/geometry/coordinates/1", json!(3)),
            vec![error(E302, Trails, 1, "geometry.coordinates[1]")],
        ),
    ]
}

fn positions() -> Vec<Case> {
    vec![
        line(
            "positions of one number",
            json!([[1], [3, 4]]),
            error(E207, Trails, 0, "geometry.coordinates[0]"),
        ),
        line(
            "numbers for positions",
            json!([107.4, 16.2]),
            error(E207, Trails, 0, "geometry.coordinates[0]"),
        ),
        line(
            "a position of four numbers",
            json!([[107.4, 16.2], [107.4, 16.3, 620, 1]]),
            error(E207, Trails, 0, "geometry.coordinates[1]"),
        ),
        door("texts in a position", json!(["107.4", "16.2"]), error(E207, Households, 1, LINE)),
        door("an empty position", json!([]), error(E207, Households, 1, LINE)),
        door("null in a position", json!([107.4, null]), error(E207, Households, 1, LINE)),
        door("latitude 9000", json!([107.4, 9000]), error(E208, Households, 1, LINE)),
        door("longitude 1074", json!([1074, 16.2]), error(E208, Households, 1, LINE)),
        door("latitude first", json!([16.203, 107.4013]), error(E209, Households, 1, LINE)),
        line(
            "a line with latitude first",
            json!([[16.2, 107.4], [16.3, 107.4], [107.4, 9000]]),
            error(E209, Trails, 0, "geometry.coordinates[0]"),
        )
        .and(error(E208, Trails, 0, "geometry.coordinates[2]")),
        line(
            "metres of a projection",
            json!([[756_123.4, 1_792_345.6], [756_200.1, 1_792_400.2]]),
            error(E210, Trails, 0, "geometry.coordinates[0]"),
        ),
        door("above the highest mountain", json!([107.4, 16.2, 90_000]), error(E211, Households, 1, LINE)),
        case(
            "a team that starts outside the globe",
            set(Teams, "/0/start", json!([190, 16.2])),
            vec![error(E208, Teams, 0, "start")],
        ),
        case(
            "a team that ends nowhere",
            set(Teams, "/0/end", json!("the office")),
            vec![error(E207, Teams, 0, "end")],
        ),
    ]
}

impl Case {
    fn and(mut self, found: Found) -> Self {
        self.expected.push(found);
        self
    }
}
