//! The library, through its command line as anybody would run it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use super::module;
use super::points::{self, Point};
use super::times::Times;
use crate::error::Error;
use crate::process::Run;
use crate::project::{PACKAGE, Project};

/// The release build of the command line.
#[derive(Debug)]
pub(crate) struct Ours {
    program: PathBuf,
    cache: PathBuf,
}

/// What one run took, medians of its repetitions.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Timings {
    /// File to checked trails.
    pub read: Duration,
    /// Checked trails to a network that can be asked, healing included.
    pub network: Duration,
    /// Points tied to it.
    pub snap: Duration,
    /// All times between them.
    pub matrix: Duration,
}

impl Ours {
    /// Builds it.
    pub(crate) fn build(project: &Project, cache: &Path) -> Result<Self, Error> {
        let cargo = Run::cargo(["build", "--release", "--package", PACKAGE, "--bin", PACKAGE])
            .arg("--message-format=json-render-diagnostics")
            .dir(project.root());
        let program = executable(&cargo.stdout()?)
            .ok_or_else(|| Error::Output { command: cargo.to_string(), reason: "no program".into() })?;
        Ok(Self { program, cache: cache.to_owned() })
    }

    /// The command line itself.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    /// All times between the points, and how long they took, as people get them: default settings.
    pub(crate) fn matrix(
        &self,
        trails: &Path,
        points: &[Point],
        repeat: usize,
    ) -> Result<(Times, Timings), Error> {
        self.run(trails, points, &["--repeat", &repeat.to_string()])
    }

    /// All times between the points as OSRM reckons them.
    pub(crate) fn flat(&self, trails: &Path, points: &[Point]) -> Result<Times, Error> {
        let settings = self.cache.join("flat-settings.json");
        std::fs::write(&settings, flat_settings().to_string()).map_err(Error::file(&settings))?;
        let settings = settings.display().to_string();
        self.run(trails, points, &["--settings", &settings]).map(|(times, _)| times)
    }

    /// A commune with households invented at the buildings of a folder; returns where it was written.
    pub(crate) fn commune(&self, folder: &Path, households: usize) -> Result<PathBuf, Error> {
        let out = module::commune_folder(&self.cache, folder, households);
        let number = households.to_string();
        Run::new(&self.program, ["generate", "--json", "--seed", "1", "--households", &number])
            .args(["--hamlets", "8", "--teams", "3", "--buildings"])
            .arg(folder.join("households.geojson"))
            .arg("--trails")
            .arg(folder.join("trails.geojson"))
            .arg("--out")
            .arg(&out)
            .stdout()?;
        Ok(out)
    }

    fn run(&self, trails: &Path, points: &[Point], more: &[&str]) -> Result<(Times, Timings), Error> {
        let (asked, out) = (self.cache.join("points.geojson"), self.cache.join("matrix.json"));
        std::fs::write(&asked, points::geojson(points).to_string()).map_err(Error::file(&asked))?;
        let run =
            Run::new(&self.program, ["matrix", "--json", "--profile", "foot", "--unit", "ms", "--trails"])
                .arg(trails)
                .arg("--points")
                .arg(&asked)
                .arg("--out")
                .arg(&out)
                .args(more);
        let unexpected = |reason: &str| Error::Output { command: run.to_string(), reason: reason.into() };
        let told: Value =
            serde_json::from_str(&run.stdout()?).map_err(|error| unexpected(&error.to_string()))?;
        let timings = timings(&told).ok_or_else(|| unexpected("no timings"))?;
        let written = std::fs::read(&out).map_err(Error::file(&out))?;
        let written: Value =
            serde_json::from_slice(&written).map_err(|error| unexpected(&error.to_string()))?;
        let times = times(&written).ok_or_else(|| unexpected("no square of milliseconds"))?;
        Ok((times, timings))
    }
}

/// The rows that were written: milliseconds, −1 where there is no way.
fn times(written: &Value) -> Option<Times> {
    Times::of_rows(&written["times"], |cell| cell.as_f64().filter(|&ms| ms >= 0.0).map(|ms| ms / 1000.0))
}

fn timings(told: &Value) -> Option<Timings> {
    let ms = |name: &str| Duration::try_from_secs_f64(told[name].as_f64()? / 1000.0).ok();
    Some(Timings {
        read: ms("read_ms")?,
        network: ms("network_ms")?,
        snap: ms("snap_ms")?,
        matrix: ms("matrix_ms")?,
    })
}

/// Finds the program among Cargo's messages, one JSON object a line.
fn executable(messages: &str) -> Option<PathBuf> {
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back()
}

/// OSRM's foot profile in our settings: 5 km/h whatever the slope, its factors of surfaces, nothing for steps, hard paths
/// and fords, no cycleways that no tag opens. The points lie on trails already but for the centimetres that OSRM rounds
/// off; the limit keeps them from being led across country to another trail.
fn flat_settings() -> Value {
    json!({"walking": {
        "slopes": false,
        "flat_kmh": 5.0,
        "slowest_kmh": 0.1,
        "off_path": 1.0,
        "surfaces": {"gravel": 0.75, "fine_gravel": 0.75, "pebblestone": 0.75, "mud": 0.5, "sand": 0.5},
        "sac_time": [1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
        "hardest_sac": 6,
        "steps": 1.0,
        "cycleways": false,
        "ford_s": 0,
        "snap_limit_m": 1.0
    }})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_among_cargos_messages() {
        let messages = "{\"reason\":\"compiler-artifact\",\"executable\":null}\nx\n\
                        {\"reason\":\"compiler-artifact\",\"executable\":\"/t/release/evening-rounds\"}\n{\"reason\":\"build-finished\"}";
        assert_eq!(executable(messages), Some(PathBuf::from("/t/release/evening-rounds")));
        assert_eq!(executable(""), None);
    }

    #[test]
    fn what_the_program_says_is_read() {
        let told = json!({"read_ms": 1.5, "network_ms": 200, "snap_ms": 3, "matrix_ms": 40.25});
        assert_eq!(timings(&told).unwrap().matrix, Duration::from_micros(40_250));
        assert!(timings(&json!({"read_ms": 1})).is_none());
        let times = times(&json!({"unit": "ms", "times": [[0, -1], [1500, 0]]})).unwrap();
        assert_eq!((times.get(0, 1), times.get(1, 0)), (None, Some(1.5)));
    }
}
