//! OSRM: contraction hierarchy of its own foot profile, asked with `/table`.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::http::{Answer, Client};
use super::points::{self, Point};
use super::times::Times;
use super::wheels;
use crate::error::Error;
use crate::process::{Run, Running};
use crate::serve;

/// How long the server may take to load its files.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running OSRM.
#[derive(Debug)]
pub(crate) struct Osrm {
    /// As its package is numbered.
    pub version: String,
    /// Extraction, and the hierarchy.
    pub preparation: [Duration; 2],
    client: Client,
    _server: Running,
}

impl Osrm {
    /// Prepares the map and starts the server. One thread, as all that is compared here.
    pub(crate) fn start(cache: &Path, pbf: &Path, largest: usize) -> Result<Self, Error> {
        let wheel = wheels::unpacked(cache, "osrm-bindings", "osrm", "osrm/bin")?;
        let program = |name: &str| wheel.join("osrm/bin").join(name);
        let base = pbf.with_extension("").with_extension("osrm");
        let log = |name: &str| cache.join(format!("osrm-{name}.log"));
        let timed = |run: Run, name: &str| {
            let started = Instant::now();
            run.logged(&log(name)).map(|()| started.elapsed())
        };
        let profile = wheel.join("osrm/share/profiles/foot.lua");
        let extract =
            Run::new(program("osrm-extract"), ["--threads", "1", "--profile"]).arg(profile).arg(pbf);
        let extracted = timed(extract, "extract")?;
        let contract = Run::new(program("osrm-contract"), ["--threads", "1"]).arg(&base);
        let contracted = timed(contract, "contract")?;
        let port = serve::free_port()?;
        let mut server =
            Run::new(program("osrm-routed"), ["--ip", "127.0.0.1", "--threads", "1", "--algorithm", "CH"])
                .args(["--keepalive-timeout", "3600", "--max-table-size", &largest.to_string()])
                .args(["--port", &port.to_string()])
                .arg(&base)
                .start(&log("routed"))?;
        let client = Client::connect(port, PATIENCE, || server.ended())?;
        Ok(Self {
            version: wheels::version(&wheel),
            preparation: [extracted, contracted],
            client,
            _server: server,
        })
    }

    /// Asks for all times between the points; the time is that of the whole question.
    pub(crate) fn table(&mut self, points: &[Point]) -> Result<Answer, Error> {
        self.ask(&format!("/table/v1/foot/{}?skip_waypoints=true", points::in_address(points)))
    }

    /// Where on its ways OSRM places the points, rounded to its millionths of a degree.
    pub(crate) fn placed(&mut self, points: &[Point]) -> Result<Vec<Point>, Error> {
        // All points but one target: their places are wanted, not the times.
        let address = points::in_address(points);
        let answer = self.ask(&format!("/table/v1/foot/{address}?destinations=0"))?;
        let answer = json(&answer)?;
        let places = answer["sources"].as_array().into_iter().flatten();
        let places: Option<Vec<Point>> = places.map(|place| points::point(&place["location"])).collect();
        places
            .filter(|places| places.len() == points.len())
            .ok_or_else(|| output("not every point has a place"))
    }

    /// The ids of the nodes on the way from one point to another.
    pub(crate) fn way(&mut self, from: Point, to: Point) -> Result<Vec<u64>, Error> {
        let address = points::in_address(&[from, to]);
        let answer = self.ask(&format!("/route/v1/foot/{address}?annotations=nodes&overview=false"))?;
        let answer = json(&answer)?;
        let nodes = answer["routes"][0]["legs"][0]["annotation"]["nodes"].as_array();
        let nodes: Option<Vec<u64>> = nodes.into_iter().flatten().map(Value::as_u64).collect();
        nodes.ok_or_else(|| output("a node without a number"))
    }

    fn ask(&mut self, path: &str) -> Result<Answer, Error> {
        let answer = self.client.get(path)?;
        if answer.status == 200 {
            return Ok(answer);
        }
        Err(output(&format!("status {}: {}", answer.status, String::from_utf8_lossy(&answer.body))))
    }
}

/// The times of an answer of [`Osrm::table`].
pub(crate) fn times(answer: &Answer) -> Result<Times, Error> {
    Times::of_rows(&json(answer)?["durations"], Value::as_f64)
        .ok_or_else(|| output("no square of `durations`"))
}

fn json(answer: &Answer) -> Result<Value, Error> {
    serde_json::from_slice(&answer.body).map_err(|error| output(&error.to_string()))
}

fn output(reason: &str) -> Error {
    Error::Output { command: "osrm-routed".into(), reason: reason.into() }
}
