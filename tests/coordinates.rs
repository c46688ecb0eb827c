//! Coordinate systems: our way to WGS 84 against another implementation's way back, and files recognised as users have
//! them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod broken;

use broken::valid;
use evening_rounds::base::Position;
use evening_rounds::coordinates::{AxisOrder, Grid, Meridian, Province, System, ZoneWidth};
use evening_rounds::import::{self, Code, FileKind, NamedFile, Problem};
use evening_rounds::messages::{Lang, Messages};
use evening_rounds::session::convert_file;
use proj4rs::{Proj, transform::transform};
use proptest::prelude::*;
use serde_json::{Value, json};

/// VN-2000 in PROJ's words. PROJ.4 turns the axes the other way (position vector), hence the signs of the rotations.
const TO_WGS84: &str = "+ellps=WGS84 \
    +towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278";

/// `proj4rs`'s definition of a grid.
fn proj(grid: Grid) -> Proj {
    let text = match grid {
        Grid::Vn2000 { width, meridian } => {
            let scale = if width == ZoneWidth::Three { 0.9999 } else { 0.9996 };
            let degrees = meridian.degrees();
            format!("+proj=tmerc +lat_0=0 +lon_0={degrees} +k={scale} +x_0=500000 +y_0=0 {TO_WGS84}")
        }
        Grid::Utm { zone, south } => {
            format!("+proj=utm +zone={zone} {} +datum=WGS84", if south { "+south" } else { "" })
        }
    };
    Proj::from_proj_string(&text).unwrap()
}

/// From WGS 84 by `proj4rs`.
fn forward(grid: Grid, lon: f64, lat: f64) -> [f64; 2] {
    let wgs84 = Proj::from_proj_string("+proj=longlat +datum=WGS84").unwrap();
    let mut place = (lon.to_radians(), lat.to_radians(), 0.0);
    transform(&wgs84, &proj(grid), &mut place).unwrap();
    [place.0, place.1]
}

/// Every zone a file of Vietnam may be in.
fn grids() -> Vec<Grid> {
    let mut three: Vec<Meridian> = Province::all().iter().map(|p| p.meridian).collect();
    three.push(Meridian::from_degrees(102.0).unwrap());
    let three = three.into_iter().map(|meridian| Grid::Vn2000 { width: ZoneWidth::Three, meridian });
    let six = [105.0, 111.0].map(|degrees| Meridian::from_degrees(degrees).unwrap());
    let six = six.map(|meridian| Grid::Vn2000 { width: ZoneWidth::Six, meridian });
    let utm = [48, 49].map(|zone| Grid::Utm { zone, south: false });
    three.chain(six).chain(utm).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Anywhere in Vietnam within 4° of a zone's meridian, twice as far as any province reaches: there and back within a
    /// centimetre.
    #[test]
    fn there_by_proj4rs_and_back_within_a_centimetre(
        off in -4.0_f64..4.0, lat in 8.3_f64..23.5, grid in prop::sample::select(grids()), turned in any::<bool>(),
    ) {
        let meridian = match grid {
            Grid::Vn2000 { meridian, .. } => meridian.degrees(),
            Grid::Utm { zone, .. } => f64::from(zone) * 6.0 - 183.0,
        };
        let lon = (meridian + off).clamp(102.1, 109.6);
        let [east, north] = forward(grid, lon, lat);
        let place = if turned {
            System::Grid(grid, AxisOrder::NorthEast).to_wgs84([north, east])
        } else {
            System::Grid(grid, AxisOrder::EastNorth).to_wgs84([east, north])
        };
        let [back_lon, back_lat] = import::rounded(place.unwrap());
        let was = Position::new(lon, lat, None).unwrap();
        let is = Position::new(back_lon, back_lat, None).unwrap();
        prop_assert!(was.distance(is).0 < 0.01, "{} m", was.distance(is).0);
    }

    #[test]
    fn exchanged_twice_is_the_same(lon in -180.0_f64..=180.0, lat in -90.0_f64..=90.0, ele in -500.0_f64..9000.0) {
        let text = json!({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [lat, lon, ele]}}
        ]}).to_string();
        let once = convert_file(&named("a.geojson", &text), "swapped");
        let once = once.unwrap();
        let tree: Value = serde_json::from_str(&once).unwrap();
        prop_assert_eq!(&tree["features"][0]["geometry"]["coordinates"], &json!([lon, lat, ele]));
        // Latitudes are longitudes too, but not the other way round.
        if lon.abs() <= 90.0 {
            let twice = convert_file(&named("a.geojson", &once), "swapped").unwrap();
            let again: Value = serde_json::from_str(&twice).unwrap();
            prop_assert_eq!(again, serde_json::from_str::<Value>(&text).unwrap());
        }
    }
}

fn named(name: &str, text: &str) -> NamedFile {
    NamedFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// Every position of a tree changed.
fn moved(tree: &mut Value, change: &impl Fn(f64, f64) -> [f64; 2]) {
    match tree {
        Value::Array(items) if items.first().is_some_and(Value::is_number) => {
            let [x, y] = change(items[0].as_f64().unwrap(), items[1].as_f64().unwrap());
            (items[0], items[1]) = (json!(x), json!(y));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| moved(item, change)),
        Value::Object(members) => members.values_mut().for_each(|value| moved(value, change)),
        _ => {}
    }
}

/// The valid hamlet with some of its files in another system.
fn in_system(kinds: &[FileKind], change: impl Fn(f64, f64) -> [f64; 2]) -> Vec<NamedFile> {
    let mut files = valid::files();
    for kind in kinds {
        let mut tree = valid::tree(*kind);
        for feature in tree["features"].as_array_mut().unwrap() {
            moved(&mut feature["geometry"]["coordinates"], &change);
        }
        let file = files.iter_mut().find(|f| f.name == kind.file_name()).unwrap();
        file.bytes = tree.to_string().into_bytes();
    }
    files
}

fn grid(key: &str) -> Grid {
    key.parse::<System>().unwrap().grid().unwrap()
}

/// The first problem of a code.
fn problem(problems: &[Problem], code: Code) -> &Problem {
    problems.iter().find(|p| p.code == code).unwrap_or_else(|| panic!("no {code} in {problems:?}"))
}

const ALL: [FileKind; 4] = [FileKind::Trails, FileKind::Water, FileKind::Hamlets, FileKind::Households];

#[test]
fn trails_in_the_provinces_grid_are_refused_with_an_offer() {
    let files = in_system(&[FileKind::Trails], |lon, lat| forward(grid("vn2000-3:107"), lon, lat));
    let (trails, problems) = import::read_trails(&files[0]);
    assert!(trails.is_empty(), "nothing is converted that nobody agreed to");
    let alone = problem(&problems, Code::E210);
    // Three quarters of a degree further east the same metres lie in another province with another meridian.
    assert_eq!((&*alone.args["offer"], &*alone.args["systems"]), ("list", "vn2000-3:107 vn2000-3:107.75"));
    let among = import::read(&files);
    let among = problem(&among.problems, Code::E210);
    assert_eq!(among.args["offer"], "one", "the houses in WGS 84 decide: {:?}", among.args);
    let is = |name: &str, value: &str| assert_eq!(among.args[name], value, "{name}");
    is("systems", "vn2000-3:107");
    is("system", "VN-2000 3° 107°00′");
    is("width", "3");
    is("meridian", "107°00′");
    is("provinces", "Thừa Thiên Huế");
    for lang in Lang::ALL {
        let (_, fix) = Messages::new(lang).problem(among);
        assert!(fix.contains("107°00′") && fix.contains("Thừa Thiên Huế"), "{fix}");
    }
}

#[test]
fn a_converted_file_is_read_like_the_one_it_was_made_from() {
    for key in ["vn2000-3:107.75", "vn2000-3:107", "vn2000-6:105", "utm:48", "utm:49"] {
        let files = in_system(&ALL, |lon, lat| forward(grid(key), lon, lat));
        let converted: Vec<NamedFile> = files
            .iter()
            .map(|file| match file.name.as_str() {
                "teams.json" | "settings.json" | "trail-choices.json" | "journal.jsonl" => file.clone(),
                name => named(name, &convert_file(file, key).unwrap()),
            })
            .collect();
        let read = import::read(&converted);
        assert_eq!(read.problems, []);
        let (read, valid) = (read.commune.unwrap(), import::read(&valid::files()).commune.unwrap());
        for (read, valid) in read.trails.iter().zip(&valid.trails) {
            assert_eq!(read.tags, valid.tags);
            for (read, valid) in read.line.iter().zip(&valid.line) {
                assert!(
                    read.distance(*valid).0 < 0.02 && read.ele() == valid.ele(),
                    "{key}: {read:?} {valid:?}"
                );
            }
        }
        assert_eq!(read.households.len(), valid.households.len());
        for (read, valid) in read.households.iter().zip(&valid.households) {
            assert_eq!(
                (&read.id, &read.pending, &read.attempts),
                (&valid.id, &valid.pending, &valid.attempts)
            );
        }
    }
}

#[test]
fn a_file_turned_throughout_is_offered_whole() {
    let problems = import::read(&in_system(&[FileKind::Households], |lon, lat| [lat, lon])).problems;
    let told = problem(&problems, Code::E209);
    assert_eq!((&*told.args["offer"], &*told.args["systems"]), ("one", "swapped"));
    // Where both orders are on the globe, the trails tell.
    let problems = import::read(&near_the_equator(true)).problems;
    let told = problem(&problems, Code::E217);
    assert_eq!((&*told.args["offer"], &*told.args["systems"]), ("one", "swapped"), "{problems:?}");
    let problems = import::read(&near_the_equator(false)).problems;
    assert_eq!(problem(&problems, Code::E217).args["offer"], "none", "one of several is a slip");
}

/// The hamlet moved to 1.5° E, 42.5° N, where all or one of its households are exchanged.
fn near_the_equator(all: bool) -> Vec<NamedFile> {
    let to_north = |lon: f64, lat: f64| [lon - 105.9, lat + 26.3];
    let mut files = in_system(&ALL, to_north);
    let mut households: Value = serde_json::from_slice(&files[1].bytes).unwrap();
    for (index, feature) in households["features"].as_array_mut().unwrap().iter_mut().enumerate() {
        if all || index == 0 {
            moved(&mut feature["geometry"]["coordinates"], &|lon, lat| [lat, lon]);
        }
    }
    files[1].bytes = households.to_string().into_bytes();
    let mut teams = valid::tree(FileKind::Teams);
    moved(&mut teams[0]["start"], &to_north);
    moved(&mut teams[0]["end"], &to_north);
    files[3].bytes = teams.to_string().into_bytes();
    files
}

#[test]
fn what_a_file_declares_decides_alone() {
    let mut tree = valid::tree(FileKind::Trails);
    for feature in tree["features"].as_array_mut().unwrap() {
        moved(&mut feature["geometry"]["coordinates"], &|lon, lat| forward(grid("utm:48"), lon, lat));
    }
    for (name, offer, systems) in [
        ("urn:ogc:def:crs:EPSG::32648", "declared", "utm:48"),
        ("EPSG:5897", "declared", "vn2000-3:105"),
        ("http://www.opengis.net/def/crs/EPSG/0/3405", "declared", "vn2000-6:105"),
        // Degrees cannot be so large, Indian 1960 has other parameters, and this is no code at all.
        ("EPSG:4756", "none", ""),
        ("EPSG:3148", "none", ""),
        ("my own grid", "none", ""),
    ] {
        tree["crs"] = json!({"type": "name", "properties": {"name": name}});
        let (_, problems) = import::read_trails(&named("trails.geojson", &tree.to_string()));
        let told = problem(&problems, Code::E215);
        assert_eq!((&*told.args["offer"], &*told.args["systems"]), (offer, systems), "{name}");
    }
    // Some programs write WGS 84 whatever they save.
    tree["crs"] = json!({"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}});
    let (_, problems) = import::read_trails(&named("trails.geojson", &tree.to_string()));
    assert!(problem(&problems, Code::E210).args["systems"].contains("utm:48"));
}
