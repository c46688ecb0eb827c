//! `cargo xtask compare`: the travel times of the library beside those of OSRM and Valhalla, on the same pairs; with one of
//! `planners`' options, the search beside other planners instead.
//!
//! `wheels` fetches the rivals' own programs; `osm` and `pbf` write the trails as they read them; `osrm` and `valhalla`
//! run and ask them over `http`, `ours` runs the command line, `module` the
//! page's module, `baseline` the benchmark with `petgraph`'s algorithm.
//! `table` prints who took how long, `agreement` and `rules` how far the times differ and why.

mod agreement;
mod baseline;
mod http;
mod module;
mod osm;
mod osrm;
mod ours;
mod pbf;
pub(crate) mod planners;
mod points;
mod rules;
mod table;
mod times;
mod valhalla;
mod wheels;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use crate::error::Error;
use crate::project::Project;
use agreement::{Agreement, Difference};
use osrm::Osrm;
use ours::Ours;
use points::Point;
use table::{Row, Table, Time, median};
use times::Times;
use valhalla::Valhalla;

/// Larger matrices than this Valhalla answers only when asked to: they take it minutes.
const QUICK: usize = 100;
/// Pairs of a kind that are printed one by one.
const PRINTED: usize = 10;

/// Where the slowed browser's commune lies when no folder is named.
pub(crate) const VALLEY: &str = "../shared/data/ordino";

/// What to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// Side of the largest matrix.
    pub points: usize,
    /// Folder with `trails.geojson` and `households.geojson`, from the repository's root.
    pub folder: PathBuf,
    /// Whether the slowest engine answers the larger matrices too.
    pub slow: bool,
    /// Whether to measure the page's module in a slowed browser, and nothing else.
    pub browser: bool,
    /// How often each question is asked; the median counts.
    pub repeat: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { points: 1000, folder: "../shared/data/andorra".into(), slow: false, browser: false, repeat: 7 }
    }
}

/// What all engines are given.
struct Task {
    cache: PathBuf,
    folder: PathBuf,
    trails: PathBuf,
    collection: Value,
    map: osm::Map,
    pbf: PathBuf,
    points: Vec<Point>,
    sizes: Vec<usize>,
    repeat: usize,
}

/// Runs the comparison and prints it.
pub(crate) fn run(project: &Project, options: &Options) -> Result<(), Error> {
    let task = Task::read(project, options)?;
    let ours = Ours::build(project, &task.cache)?;
    module::build(project)?;
    if options.browser {
        return module::in_browser(project, &ours, &task.folder, options.repeat);
    }
    let mut osrm = Osrm::start(&task.cache, &task.pbf, task.points.len())?;
    let mut rows = vec![our_row(&task, &ours)?];
    rows.push(module::row(project, &ours, &task.folder, &task.sizes, task.repeat)?);
    rows.push(osrm_row(&task, &mut osrm)?);
    rows.push(valhalla_row(&task, options.slow)?);
    if let Some(row) = baseline::row(project, &task.sizes)? {
        rows.push(row);
    }
    println!("\n{}", Table { sizes: task.sizes.clone(), rows });
    println!("Medians of {} questions; in brackets how many times ours.\n", task.repeat);
    agree(&task, &ours, &mut osrm)
}

impl Task {
    fn read(project: &Project, options: &Options) -> Result<Self, Error> {
        let cache = project.compare_cache();
        std::fs::create_dir_all(&cache).map_err(Error::file(&cache))?;
        let folder = project.root().join(&options.folder);
        let trails = folder.join("trails.geojson");
        let collection = read(&trails)?;
        let map = osm::Map::from_geojson(&collection).map_err(|reason| missing(&trails, &reason))?;
        let households = folder.join("households.geojson");
        let points = points::buildings(&read(&households)?, options.points);
        let points = points.map_err(|reason| missing(&households, &reason))?;
        let pbf = cache.join("map.osm.pbf");
        std::fs::write(&pbf, pbf::write(&map)).map_err(Error::file(&pbf))?;
        println!("{}: {} lines, {} vertices", trails.display(), map.ways.len(), map.nodes.len());
        let mut sizes: Vec<usize> = [100, 500].into_iter().filter(|&size| size < points.len()).collect();
        sizes.push(points.len());
        Ok(Self { cache, folder, trails, collection, map, pbf, points, sizes, repeat: options.repeat })
    }

    /// Asks for each size; the first answers warm the engine up and do not count.
    fn ask(
        &self,
        largest: usize,
        repeat: usize,
        mut table: impl FnMut(&[Point]) -> Result<Duration, Error>,
    ) -> Result<Vec<Option<Duration>>, Error> {
        let mut measured = Vec::new();
        for &size in &self.sizes {
            if size > largest {
                measured.push(None);
                continue;
            }
            if repeat > 1 {
                table(&self.points[..size])?;
            }
            let times: Result<Vec<Duration>, Error> =
                (0..repeat).map(|_| table(&self.points[..size])).collect();
            measured.push(median(times?));
        }
        Ok(measured)
    }
}

fn our_row(task: &Task, ours: &Ours) -> Result<Row, Error> {
    let mut times = Vec::new();
    let mut preparation = String::new();
    for &size in &task.sizes {
        let (_, timings) = ours.matrix(&task.trails, &task.points[..size], task.repeat)?;
        times.push(Some(timings.matrix));
        preparation = format!(
            "read {}, network {}, {size} points {}",
            Time(timings.read),
            Time(timings.network),
            Time(timings.snap)
        );
    }
    Ok(Row { engine: "Evening Rounds, native".into(), preparation, times })
}

fn osrm_row(task: &Task, osrm: &mut Osrm) -> Result<Row, Error> {
    let times = task.ask(usize::MAX, task.repeat, |points| {
        let answer = osrm.table(points)?;
        answered(&osrm::times(&answer)?, "osrm-routed")?;
        Ok(answer.elapsed)
    })?;
    let [extract, contract] = osrm.preparation;
    Ok(Row {
        engine: format!("OSRM {} CH, `/table` over loopback", osrm.version),
        preparation: format!("extract {}, contract {}", Time(extract), Time(contract)),
        times,
    })
}

fn valhalla_row(task: &Task, slow: bool) -> Result<Row, Error> {
    let mut valhalla = Valhalla::start(&task.cache, &task.pbf)?;
    let mut ask = |points: &[Point]| {
        let answer = valhalla.table(points)?;
        answered(&valhalla::times(&answer)?, "valhalla_service")?;
        Ok(answer.elapsed)
    };
    let mut times = task.ask(QUICK, task.repeat.min(3), &mut ask)?;
    if slow {
        // Once: what takes minutes is not told from the next by a median.
        for (time, &size) in times.iter_mut().zip(&task.sizes).filter(|(time, _)| time.is_none()) {
            println!("Valhalla: {size} points …");
            *time = Some(ask(&task.points[..size])?);
        }
    }
    Ok(Row {
        engine: format!("Valhalla {} costmatrix, loopback", valhalla.version),
        preparation: format!("tiles {}", Time(valhalla.preparation)),
        times,
    })
}

/// An engine that got fast by knowing nothing is found out: from most points there is a way to some other.
fn answered(times: &Times, command: &str) -> Result<(), Error> {
    if times.known() > times.size() {
        return Ok(());
    }
    let reason = format!("times of {} pairs of {} points", times.known(), times.size());
    Err(Error::Output { command: command.into(), reason })
}

/// Compares our flat times with OSRM's, from where OSRM places the points: it does not count the way to there.
fn agree(task: &Task, ours: &Ours, osrm: &mut Osrm) -> Result<(), Error> {
    let places = osrm.placed(&task.points)?;
    let theirs = osrm::times(&osrm.table(&places)?)?;
    let compared = |trails: &Value| {
        let path = task.cache.join("trails-by-their-rules.geojson");
        std::fs::write(&path, trails.to_string()).map_err(Error::file(&path))?;
        Ok::<_, Error>(Agreement::of(&ours.flat(&path, &places)?, &theirs))
    };
    let with = |except: Option<&str>| compared(&rules::as_osrm(&task.collection, except));
    println!("Flat times beside OSRM's, from the places OSRM ties the points to");
    println!("  by our rules of access: {}", compared(&task.collection)?);
    let base = with(None)?;
    println!("  by OSRM's rules:        {base}");
    for highway in rules::highways(&task.collection) {
        let agreement = with(Some(&highway))?;
        if agreement.large() != base.large() {
            println!("  by OSRM's rules but for highway={highway}: {agreement}");
        }
    }
    for (kind, pairs) in [("Known to one engine only", &base.one_sided), ("Others", &base.unexplained)] {
        if !pairs.is_empty() {
            println!("{kind}, the first {} of {}:", pairs.len().min(PRINTED), pairs.len());
        }
        for pair in pairs.iter().take(PRINTED) {
            println!("  {}", describe(task, osrm, &places, pair)?);
        }
    }
    Ok(())
}

/// A pair in words: where it goes, both times, and the kinds of ways OSRM takes.
fn describe(task: &Task, osrm: &mut Osrm, places: &[Point], pair: &Difference) -> Result<String, Error> {
    let (from, to) = (places[pair.from], places[pair.to]);
    let seconds = |time: Option<f64>| time.map_or("no way".to_owned(), |time| format!("{time:.1} s"));
    let mut text = format!("{from:?} → {to:?}: ours {}, OSRM {}", seconds(pair.ours), seconds(pair.theirs));
    if pair.theirs.is_some() {
        let features = task.map.features_along(&osrm.way(from, to)?);
        // Writing to a String cannot fail.
        let _ = write!(text, " along features {features:?}");
    }
    Ok(text)
}

fn read(path: &Path) -> Result<Value, Error> {
    let bytes = std::fs::read(path).map_err(Error::file(path))?;
    serde_json::from_slice(&bytes).map_err(|error| missing(path, &error.to_string()))
}

fn missing(path: &Path, reason: &str) -> Error {
    Error::Missing(format!("{}: {reason}.", path.display()))
}
