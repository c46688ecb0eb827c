//! Valhalla: its pedestrian costing, asked with `/sources_to_targets`.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::http::{Answer, Client};
use super::points::Point;
use super::times::Times;
use super::wheels;
use crate::error::Error;
use crate::process::{Run, Running};
use crate::serve;

/// How long the server may take to start its workers.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running Valhalla.
#[derive(Debug)]
pub(crate) struct Valhalla {
    /// As its package is numbered.
    pub version: String,
    /// Building the tiles.
    pub preparation: Duration,
    client: Client,
    _server: Running,
}

impl Valhalla {
    /// Builds the tiles and starts the server with one thread for each kind of worker.
    pub(crate) fn start(cache: &Path, pbf: &Path) -> Result<Self, Error> {
        let wheel = wheels::unpacked(cache, "pyvalhalla>=3.9", "valhalla", "valhalla/bin")?;
        let program = |name: &str| wheel.join("valhalla/bin").join(name);
        let tiles = cache.join("valhalla-tiles");
        if tiles.exists() {
            std::fs::remove_dir_all(&tiles).map_err(Error::file(&tiles))?;
        }
        std::fs::create_dir_all(&tiles).map_err(Error::file(&tiles))?;
        let port = serve::free_port()?;
        let settings = cache.join("valhalla.json");
        std::fs::write(&settings, config(&tiles, port).to_string()).map_err(Error::file(&settings))?;
        let started = Instant::now();
        Run::new(program("valhalla_build_tiles"), ["--concurrency", "1", "--config"])
            .arg(&settings)
            .arg(pbf)
            .logged(&cache.join("valhalla-tiles.log"))?;
        let preparation = started.elapsed();
        let mut server = Run::new(program("valhalla_service"), [&settings])
            .arg("1")
            .dir(&tiles)
            .start(&cache.join("valhalla-service.log"))?;
        let client = Client::connect(port, PATIENCE, || server.ended())?;
        Ok(Self { version: wheels::version(&wheel), preparation, client, _server: server })
    }

    /// Asks for all times between the points; the time is that of the whole question.
    pub(crate) fn table(&mut self, points: &[Point]) -> Result<Answer, Error> {
        let places: Vec<Value> = points.iter().map(|[lon, lat]| json!({"lon": lon, "lat": lat})).collect();
        // Not verbose: rows of numbers instead of an object for each pair.
        let question =
            json!({"sources": places, "targets": places, "costing": "pedestrian", "verbose": false});
        let answer = self.client.post("/sources_to_targets", &question.to_string())?;
        if answer.status == 200 {
            return Ok(answer);
        }
        Err(output(&format!("status {}: {}", answer.status, String::from_utf8_lossy(&answer.body))))
    }
}

/// The times of an answer of [`Valhalla::table`].
pub(crate) fn times(answer: &Answer) -> Result<Times, Error> {
    let json: Value = serde_json::from_slice(&answer.body).map_err(|error| output(&error.to_string()))?;
    let rows = &json["sources_to_targets"]["durations"];
    Times::of_rows(rows, Value::as_f64).ok_or_else(|| output("no square of `durations`"))
}

fn output(reason: &str) -> Error {
    Error::Output { command: "valhalla_service".into(), reason: reason.into() }
}

/// The settings the programs want: where the tiles are, loopback addresses, and limits that 1000 × 1000 pairs fit in.
/// What decides about ways and times is Valhalla's default (`valhalla_build_config` of the package).
fn config(tiles: &Path, port: u16) -> Value {
    // From the folder the service runs in: the name of such a socket may be about a hundred letters long.
    let local = |name: &str| format!("ipc://{name}");
    let worker = |name: &str| json!({"service": {"proxy": local(name)}});
    let mut loki = worker("loki");
    loki["actions"] = json!(["locate", "route", "sources_to_targets", "status"]);
    loki["use_connectivity"] = json!(true);
    loki["service_defaults"] = json!({
        "radius": 0, "minimum_reachability": 50, "search_cutoff": 35000, "node_snap_tolerance": 5,
        "street_side_tolerance": 5, "street_side_max_distance": 1000, "heading_tolerance": 60,
        "mvt_min_zoom_road_class": [7, 7, 8, 11, 11, 12, 13, 14], "mvt_cache_min_zoom": 11, "mvt_max_age": "1800"
    });
    let mut thor = worker("thor");
    thor["source_to_target_algorithm"] = json!("costmatrix");
    let limits = json!({
        "max_distance": 250_000.0, "max_locations": 5000,
        "max_matrix_distance": 1_000_000.0, "max_matrix_location_pairs": 25_000_000
    });
    let mut service_limits = json!({
        "status": {"allow_verbose": false},
        "skadi": {"max_shape": 750_000, "min_resample": 10.0},
        "isochrone": {"max_contours": 4, "max_time_contour": 120, "max_distance": 25000.0, "max_locations": 1,
            "max_distance_contour": 200},
        "trace": {"max_distance": 200_000.0, "max_gps_accuracy": 100.0, "max_search_radius": 100.0, "max_shape": 16000,
            "max_alternates": 3, "max_alternates_shape": 100},
        "centroid": {"max_distance": 200_000.0, "max_locations": 5},
        "max_exclude_locations": 50, "max_reachability": 100, "max_radius": 200, "max_timedep_distance": 500_000,
        "max_timedep_distance_matrix": 0, "max_alternates": 2, "max_exclude_polygons_length": 10000
    });
    for costing in COSTINGS {
        service_limits[costing] = limits.clone();
    }
    service_limits["pedestrian"]["min_multimodal_walking_distance"] = json!(1);
    service_limits["pedestrian"]["max_multimodal_walking_distance"] = json!(10000);
    json!({
        "mjolnir": {
            "tile_dir": tiles, "max_cache_size": 1_000_000_000, "id_table_size": 100_000_000, "concurrency": 1,
            "hierarchy": true, "shortcuts": true, "include_driveways": true, "include_bicycle": true,
            "include_pedestrian": true, "include_driving": true
        },
        "logging": {"type": "std_out", "color": false},
        "additional_data": {"elevation": ""},
        "loki": loki,
        "thor": thor,
        "odin": worker("odin"),
        "meili": {"grid": {"size": 500, "cache_size": 100_240}, "default": {"search_radius": 50, "breakage_distance": 2000}},
        "httpd": {"service": {
            "listen": format!("tcp://127.0.0.1:{port}"), "loopback": local("loopback"), "interrupt": local("interrupt"),
            "drain_seconds": 1, "shutdown_seconds": 1, "timeout_seconds": -1
        }},
        "service_limits": service_limits
    })
}

/// Valhalla wants limits of all of them.
const COSTINGS: [&str; 11] = [
    "auto",
    "bus",
    "taxi",
    "pedestrian",
    "motor_scooter",
    "motorcycle",
    "bicycle",
    "multimodal",
    "transit",
    "truck",
    "bikeshare",
];
