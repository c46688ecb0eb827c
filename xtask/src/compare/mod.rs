//! `cargo xtask compare`: the travel times of the library beside those of OSRM and Valhalla, on the same pairs.
//!
//! `wheels` fetches the rivals' own programs; `osm` and `pbf` write the trails as they read them; `osrm` and `valhalla`
//! run and ask them over `http`.

mod http;
mod osm;
mod osrm;
mod pbf;
mod points;
mod times;
mod valhalla;
mod wheels;

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::Error;
use crate::project::Project;

/// What to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// Side of the largest matrix.
    pub points: usize,
    /// Folder with `trails.geojson` and `households.geojson`, from the repository's root.
    pub folder: PathBuf,
    /// Whether the slowest engine answers the larger matrices too.
    pub slow: bool,
    /// How often each question is asked; the median counts.
    pub repeat: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { points: 1000, folder: "../shared/data/andorra".into(), slow: false, repeat: 7 }
    }
}

/// Runs the comparison and prints it.
pub(crate) fn run(project: &Project, options: &Options) -> Result<(), Error> {
    let cache = project.compare_cache();
    std::fs::create_dir_all(&cache).map_err(Error::file(&cache))?;
    let folder = project.root().join(&options.folder);
    let trails = folder.join("trails.geojson");
    let map = osm::Map::from_geojson(&read(&trails)?).map_err(|reason| missing(&trails, &reason))?;
    let households = folder.join("households.geojson");
    let points = points::buildings(&read(&households)?, options.points)
        .map_err(|reason| missing(&households, &reason))?;
    let pbf = cache.join("map.osm.pbf");
    std::fs::write(&pbf, pbf::write(&map)).map_err(Error::file(&pbf))?;
    println!("{} nodes, {} ways", map.nodes.len(), map.ways.len());
    let mut osrm = osrm::Osrm::start(&cache, &pbf, points.len())?;
    println!("OSRM {} {:?}", osrm.version, osrm.preparation);
    for n in [100, 500, 1000] {
        let points = &points[..n];
        for _ in 0..3 {
            let answer = osrm.table(points)?;
            println!("{n} {:?} {}", answer.elapsed, osrm::times(&answer)?.known());
        }
    }
    let mut valhalla = valhalla::Valhalla::start(&cache, &pbf)?;
    println!("Valhalla {} {:?}", valhalla.version, valhalla.preparation);
    let answer = valhalla.table(&points[..100])?;
    println!("{:?} {}", answer.elapsed, valhalla::times(&answer)?.known());
    Ok(())
}

fn read(path: &Path) -> Result<Value, Error> {
    let bytes = std::fs::read(path).map_err(Error::file(path))?;
    serde_json::from_slice(&bytes).map_err(|error| missing(path, &error.to_string()))
}

fn missing(path: &Path, reason: &str) -> Error {
    Error::Missing(format!("{}: {reason}.", path.display()))
}
