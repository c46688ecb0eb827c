//! `evening-rounds convert`: grids, recordings and extracts of OpenStreetMap.

use super::pbf;
use super::{run_in, shows_through};
use evening_rounds::import::{NamedFile, Severity, read_trails};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A file of the grid of Hà Nội's and Hải Dương's latitude.
fn grid_file() -> String {
    let line: Vec<_> = (0..20).map(|i| json!([585_000.5 + 25.0 * f64::from(i), 2_325_000, 12.5])).collect();
    json!({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"highway": "path"}, "geometry": {"type": "LineString", "coordinates": line}}
    ]})
    .to_string()
}

fn folder_with(name: &str, contents: impl AsRef<[u8]>) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), contents).unwrap();
    folder
}

/// The trails of a file just written, read as the importer does.
fn trails(path: &Path) -> Vec<evening_rounds::commune::Trail> {
    let file = NamedFile { name: "trails.geojson".into(), bytes: fs::read(path).unwrap() };
    let (trails, problems) = read_trails(&file);
    assert!(problems.iter().all(|p| p.severity != Severity::Error), "{problems:?}");
    trails
}

#[test]
fn without_a_system_it_only_says_what_it_found() {
    let folder = folder_with("a.geojson", grid_file());
    let convert = ["convert", "--in", "a.geojson", "--out", "b.geojson"];
    for lang in ["vi", "en"] {
        let all = run_in(folder.path(), &[&convert[..], &["--lang", lang]].concat());
        assert_eq!((all.status, all.stderr.as_str()), (1, ""));
        for word in ["[vn2000-3:105]", "Hà Nội", "105°30′", "[utm:48]", "--from", "--province"] {
            assert!(all.stdout.contains(word), "{word}: {}", all.stdout);
        }
        assert_eq!(shows_through(&all.stdout), None);
        let one =
            run_in(folder.path(), &[&convert[..], &["--lang", lang, "--province", "hai duong"]].concat());
        assert_eq!((one.status, one.stderr.as_str()), (1, ""));
        assert!(
            one.stdout.contains("--from vn2000-3:105.5") && !one.stdout.contains("utm"),
            "{}",
            one.stdout
        );
    }
    let json = run_in(folder.path(), &[&convert[..], &["--json", "--province", "Hải Dương"]].concat()).json();
    assert_eq!(json["offer"]["systems"], "vn2000-3:105.5");
    assert_eq!(json["offer"]["offer"], "one");
    assert!(!folder.path().join("b.geojson").exists(), "nothing is written unasked");
}

#[test]
fn the_communes_other_files_narrow_it_down() {
    let folder = folder_with("trails.geojson", grid_file());
    // Two doors some twenty metres beside the path, if the path is in VN-2000 with 6° zones.
    let hamlets = json!({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"id": "a", "name": "A"},
         "geometry": {"type": "Point", "coordinates": [105.820_2, 21.022_6]}}
    ]});
    fs::write(folder.path().join("hamlets.geojson"), hamlets.to_string()).unwrap();
    let run = run_in(
        folder.path(),
        &["convert", "--in", "trails.geojson", "--out", "b.geojson", "--data", ".", "--json"],
    );
    let systems = run.json()["offer"]["systems"].as_str().unwrap().to_owned();
    assert!(systems.starts_with("vn2000-6:105"), "{systems}");
    assert!(!systems.contains("105.5"), "half a degree east is another commune: {systems}");
}

#[test]
fn with_a_system_it_converts() {
    let folder = folder_with("a.geojson", grid_file());
    for (from, lon) in [("vn2000-3:105", 105.819_6), ("EPSG:5897", 105.819_6), ("vn2000-3:105.5", 106.319_6)]
    {
        let run =
            run_in(folder.path(), &["convert", "--in", "a.geojson", "--out", "t/b.geojson", "--from", from]);
        assert!(run.fine().contains("b.geojson"));
        let trails = trails(&folder.path().join("t/b.geojson"));
        let first = trails[0].line[0];
        assert!((first.lon() - lon).abs() < 1e-4 && (first.lat() - 21.016_5).abs() < 1e-4, "{first:?}");
        assert_eq!(first.ele(), Some(12.5));
        assert_eq!((trails[0].line.len(), trails[0].tags.highway.as_str()), (20, "path"));
    }
}

#[test]
fn what_cannot_be_converted_is_told_in_both_languages() {
    let folder = folder_with("a.geojson", grid_file());
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "wgs84.geojson",
        r#"{"features": [{"geometry": {"type": "LineString", "coordinates": [[107.4, 16.2], [107.5, 16.2]]}}]}"#,
    );
    write("mixed.geojson", &grid_file().replacen("2325000", "16.2", 1));
    write("cut.geojson", &grid_file()[..100]);
    write("empty.geojson", r#"{"type": "FeatureCollection", "features": []}"#);
    write("cut.gpx", "<gpx version=\"1.1\">\n<trk>");
    write(
        "no.gpx",
        "<gpx version=\"1.1\" creator=\"x\">\n<trk><trkseg>\n<trkpt lat=\"1\"/></trkseg></trk></gpx>",
    );
    write("empty.gpx", "<gpx version=\"1.1\" creator=\"x\"></gpx>");
    write("page.pbf", "<!doctype html><p>Not found</p>");
    for (name, more, status, words) in [
        ("wgs84.geojson", &[][..], 1, "WGS 84"),
        ("mixed.geojson", &[], 1, "--from"),
        ("mixed.geojson", &["--from", "vn2000-3:105"], 1, "16.2"),
        ("a.geojson", &["--from", "swapped"], 1, "585000.5"),
        ("a.geojson", &["--from", "vn2001"], 2, "vn2001"),
        ("a.geojson", &["--province", "Atlantis"], 2, "Atlantis"),
        ("a.geojson", &["--bbox", "1,2,3,4"], 2, "--bbox"),
        ("a.geojson", &["--data", "nowhere"], 3, "nowhere"),
        ("cut.geojson", &["--from", "utm:48"], 1, "E107"),
        ("cut.geojson", &[], 1, "E107"),
        ("empty.geojson", &["--from", "utm:48"], 1, "empty.geojson"),
        ("cut.gpx", &[], 1, "2"),
        ("no.gpx", &[], 1, "3"),
        ("empty.gpx", &[], 1, "empty.gpx"),
        ("no.gpx", &["--from", "utm:48"], 2, "--from"),
        ("page.pbf", &[], 1, "page.pbf"),
        ("page.pbf", &["--bbox", "3,2,1,4"], 2, "3,2,1,4"),
        ("missing.pbf", &[], 3, "missing.pbf"),
    ] {
        for lang in ["vi", "en"] {
            let arguments = ["convert", "--in", name, "--out", "out.geojson", "--lang", lang];
            let run = run_in(folder.path(), &[&arguments[..], more].concat());
            assert_eq!((run.status, run.stdout.as_str()), (status, ""), "{name} {more:?}: {}", run.stderr);
            assert!(run.stderr.contains(words), "{name} {more:?}: {}", run.stderr);
            assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        }
    }
    assert!(!folder.path().join("out.geojson").exists());
}

#[test]
fn a_recording_becomes_lines_without_its_times() {
    let recording = concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"Watch\" ",
        "xmlns=\"http://www.topografix.com/GPX/1/1\"><metadata><author><name>Somebody</name></author></metadata>\n",
        "<wpt lat=\"16.2\" lon=\"107.4\"><time>2026-11-20T18:00:00Z</time></wpt>\n<trk><name>Lối lên đồi</name><trkseg>\n",
        "<trkpt lat=\"16.2\" lon=\"107.4\"><ele>640.5</ele><time>2026-11-20T18:00:00Z</time><extensions><hr>99</hr>",
        "</extensions></trkpt>\n<trkpt lat=\"16.2\" lon=\"107.4\"><ele>640.5</ele><time>broken</time></trkpt>\n",
        "<trkpt lat=\"16.201\" lon=\"107.4012345678\"><ele>655</ele></trkpt></trkseg>\n",
        "<trkseg><trkpt lat=\"16.3\" lon=\"107.4\"/><trkpt lat=\"16.31\" lon=\"107.4\"/></trkseg></trk>\n",
        "<rte><name>Tuyến 2</name><rtept lat=\"16\" lon=\"107\"/><rtept lat=\"16.1\" lon=\"107\"/></rte></gpx>\n",
    );
    let folder = folder_with("walk.gpx", recording);
    let run =
        run_in(folder.path(), &["convert", "--in", "walk.gpx", "--out", "trails.geojson", "--lang", "en"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("3 lines") && run.stderr.contains("1 points left out"), "{}", run.stderr);
    let path = folder.path().join("trails.geojson");
    let written = fs::read_to_string(&path).unwrap();
    for private in ["2026", "18:00", "Somebody", "99", "time"] {
        assert!(!written.contains(private), "{private}: {written}");
    }
    let trails = trails(&path);
    assert_eq!(trails.iter().map(|t| t.line.len()).collect::<Vec<_>>(), [2, 2, 2]);
    assert_eq!(trails[0].tags.name.as_deref(), Some("Lối lên đồi"));
    assert_eq!(trails[2].tags.name.as_deref(), Some("Tuyến 2"));
    let end = trails[0].line[1];
    assert_eq!((end.lon(), end.lat(), end.ele()), (107.401_234_6, 16.201, Some(655.0)));
    let again =
        run_in(folder.path(), &["convert", "--in", "walk.gpx", "--out", "again.geojson", "--json"]).json();
    assert_eq!((&again["lines"], &again["repeated"]), (&json!(3), &json!(1)));
    assert_eq!(fs::read_to_string(folder.path().join("again.geojson")).unwrap(), written);
}

#[test]
fn a_recording_is_known_by_its_contents() {
    let folder = TempDir::new().unwrap();
    let file = "<gpx version=\"1.0\" creator=\"x\"><trk><trkseg><trkpt lat=\"1\" lon=\"2\"/><trkpt lat=\"1\" lon=\"3\">\
        <course>90</course></trkpt></trkseg></trk></gpx>";
    // Known by its contents, whatever its name; with an element of GPX 1.0 that few parsers know.
    fs::write(folder.path().join("walk.xml"), file).unwrap();
    let run = run_in(folder.path(), &["convert", "--in", "walk.xml", "--out", "t.geojson"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(trails(&folder.path().join("t.geojson")).len(), 1);
}

#[test]
fn an_extract_becomes_trails_and_water() {
    let folder = folder_with("map.osm.pbf", pbf::extract());
    let run = run_in(
        folder.path(),
        &["convert", "--in", "map.osm.pbf", "--out", "trails.geojson", "--water", "water.geojson", "--json"],
    );
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let told = run.json();
    let counts = ["ways", "water", "cut", "left_out"].map(|name| told[name].as_u64().unwrap());
    assert_eq!(counts, [3, 2, 1, 1]);
    let read = |name: &str| -> Value {
        serde_json::from_slice(&fs::read(folder.path().join(name)).unwrap()).unwrap()
    };
    let (map, water) = (read("trails.geojson"), read("water.geojson"));
    assert_eq!(map["attribution"], "© OpenStreetMap contributors");
    assert_eq!(
        map["features"][0],
        json!({"type": "Feature",
            "properties": {"highway": "path", "name": "Đường mòn", "osm_id": 100, "sac_scale": "hiking"},
            "geometry": {"type": "LineString", "coordinates": [[107.4, 16.2], [107.401, 16.2005], [107.402, 16.201]]}})
    );
    // Node 99 is not in the extract: no straight line leads across the gap.
    assert_eq!(map["features"][1]["properties"]["osm_id"], 101);
    assert_eq!(
        map["features"][1]["geometry"],
        json!({"type": "MultiLineString", "coordinates": [
            [[107.4, 16.2], [107.401, 16.2005]], [[107.402, 16.201], [107.403, 16.2012]]
        ]})
    );
    assert_eq!(water["features"][0]["geometry"]["type"], "Polygon");
    assert_eq!(water["features"][1]["geometry"]["type"], "LineString");
    assert_eq!(water["features"][1]["properties"]["waterway"], "stream");
    let trails = trails(&folder.path().join("trails.geojson"));
    assert_eq!(trails.len(), 4);
    assert_eq!(trails[0].tags.name.as_deref(), Some("Đường mòn"));
    let told =
        run_in(folder.path(), &["convert", "--in", "map.osm.pbf", "--out", "b.geojson", "--lang", "en"]);
    assert!(told.stdout.contains("© OpenStreetMap contributors"), "{}", told.stdout);
    assert!(
        told.stderr.contains("1 ways have nodes") && told.stderr.contains("1 ways left out"),
        "{}",
        told.stderr
    );
}

#[test]
fn a_part_of_an_extract_keeps_its_ways_whole() {
    let folder = folder_with("map.osm.pbf", pbf::extract());
    let ids = |bbox: &str| -> Vec<u64> {
        let run =
            run_in(folder.path(), &["convert", "--in", "map.osm.pbf", "--out", "t.geojson", "--bbox", bbox]);
        if run.status == 1 {
            return Vec::new();
        }
        assert_eq!(run.status, 0, "{}", run.stderr);
        let map: Value = serde_json::from_slice(&fs::read(folder.path().join("t.geojson")).unwrap()).unwrap();
        map["features"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["properties"]["osm_id"].as_u64().unwrap())
            .collect()
    };
    assert_eq!(ids("107.399,16.199,107.4005,16.2001"), [100, 101]);
    assert_eq!(ids("107.4025,16.201,107.4035,16.202"), [101, 102]);
    assert_eq!(ids("-10,16,-9,17"), [0; 0]);
}

/// Spoiled extracts end with an error or with a result, never with a panic.
#[test]
fn spoiled_extracts_are_refused() {
    let whole = pbf::extract();
    let folder = TempDir::new().unwrap();
    let convert = |bytes: &[u8]| {
        fs::write(folder.path().join("map.osm.pbf"), bytes).unwrap();
        let run =
            run_in(folder.path(), &["convert", "--in", "map.osm.pbf", "--out", "t.geojson", "--lang", "en"]);
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        (run.status, run.stderr)
    };
    assert_eq!(convert(&whole[..whole.len() - 7]).0, 1, "cut off");
    assert_eq!(convert(b"").0, 1);
    let (status, told) = convert(&pbf::with_feature("HistoricalInformation"));
    assert!(status == 1 && told.contains("HistoricalInformation"), "{told}");
    let (status, told) = convert(&pbf::with_a_node_off_the_globe());
    assert!(status == 1 && told.contains("block 2") && told.contains("element 7"), "{told}");
    let (status, told) = convert(&pbf::with_a_tag_that_is_not_there());
    assert!(status == 1 && told.contains("element 100"), "{told}");
    for at in (0..whole.len()).step_by(13) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        assert!(matches!(convert(&bytes).0, 0 | 1), "byte {at}");
    }
}
