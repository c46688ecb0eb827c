//! The page's module, measured in Node.js and in a slowed browser with the scripts of `www/build/measure/`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use super::ours::Ours;
use super::table::{Row, Time, median};
use crate::error::Error;
use crate::process::Run;
use crate::project::Project;
use crate::setup;
use crate::wasm::{self, Profile};

/// How much the browser is slowed: about a low-end tablet.
const RATE: u32 = 10;
/// People of the slowed browser's commune.
const HOUSEHOLDS: usize = 500;

/// What a script measured, one of each for every turn.
#[derive(Debug, Default)]
struct Measured {
    /// Fetching and compiling the module, in a browser.
    start: Vec<Duration>,
    /// Files to households on a network: reading, healing, building, placing.
    load: Vec<Duration>,
    /// All times between the households.
    times: Vec<Duration>,
}

/// Builds the module as people get it.
pub(crate) fn build(project: &Project) -> Result<(), Error> {
    setup::for_build(project)?;
    wasm::build(project, Profile::Release)
}

/// The module in Node.js, on communes whose households are invented at the folder's buildings.
pub(crate) fn row(
    project: &Project,
    ours: &Ours,
    folder: &Path,
    sizes: &[usize],
    repeat: usize,
) -> Result<Row, Error> {
    let mut times = Vec::new();
    let mut preparation = String::new();
    for &size in sizes {
        let commune = ours.commune(folder, size)?;
        let run = script(project, "node.mjs").arg(project.pkg()).arg(&commune).arg(repeat.to_string());
        let measured = measured(&run)?;
        times.push(median(measured.times));
        if let Some(load) = median(measured.load) {
            preparation = format!("files to {size} households on the network {}", Time(load));
        }
    }
    Ok(Row { engine: "Evening Rounds, the page's module in Node.js".into(), preparation, times })
}

/// The module in a slowed Chromium: prints each part's median over new pages.
pub(crate) fn in_browser(project: &Project, ours: &Ours, folder: &Path, repeat: usize) -> Result<(), Error> {
    let commune = ours.commune(folder, HOUSEHOLDS)?;
    let run = script(project, "browser.mjs")
        .arg(project.pkg())
        .arg(&commune)
        .args([repeat.to_string(), RATE.to_string()])
        .env("CHROMIUM_PATH", setup::browser()?);
    let Measured { start, load, times } = measured(&run)?;
    let whole = load.iter().zip(&times).map(|(load, times)| *load + *times).collect();
    let told = |times| median(times).map_or("–".to_owned(), |time| Time(time).to_string());
    println!(
        "Chromium slowed {RATE}×, module on the main thread of an empty page, {HOUSEHOLDS} households on {}, medians of \
         {repeat} new pages: files to network with households {}, all times {}, both {}; starting the module {}",
        folder.display(),
        told(load),
        told(times),
        told(whole),
        told(start)
    );
    Ok(())
}

fn script(project: &Project, name: &str) -> Run {
    Run::new("node", [project.www().join("build/measure").join(name)]).dir(&project.www())
}

fn measured(run: &Run) -> Result<Measured, Error> {
    let unexpected = |reason: String| Error::Output { command: run.to_string(), reason };
    let told: Value = serde_json::from_str(&run.stdout()?).map_err(|error| unexpected(error.to_string()))?;
    // From most households there is a way to some other.
    if told["ways"].as_u64() <= told["households"].as_u64() {
        return Err(unexpected(format!("{} ways between {} households", told["ways"], told["households"])));
    }
    Ok(Measured {
        start: durations(&told["start_ms"]),
        load: durations(&told["load_ms"]),
        times: durations(&told["times_ms"]),
    })
}

fn durations(milliseconds: &Value) -> Vec<Duration> {
    let all = milliseconds.as_array().into_iter().flatten().filter_map(Value::as_f64);
    all.filter_map(|ms| Duration::try_from_secs_f64(ms / 1000.0).ok()).collect()
}

/// Where a generated commune is kept.
pub(crate) fn commune_folder(cache: &Path, folder: &Path, households: usize) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    cache.join(format!("{name}-{households}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn milliseconds_are_read() {
        assert_eq!(durations(&json!([1.5, 2])), [Duration::from_micros(1500), Duration::from_millis(2)]);
        assert_eq!(durations(&json!(null)), []);
    }

    #[test]
    fn each_commune_has_a_folder() {
        let folder = commune_folder(Path::new("/c"), Path::new("../shared/data/ordino"), 500);
        assert_eq!(folder, Path::new("/c/ordino-500"));
    }
}
