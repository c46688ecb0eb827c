//! The rivals' own programs, from their packages for Python: unpacked, never installed.
//!
//! Python is needed to fetch and unpack them; the programs inside run without.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::process::Run;

/// The Python the packages are made for, whatever the machine has: their modules are not imported.
const PYTHON: &str = "3.12";

/// Fetches a package into the folder `cache` unless it is there, and returns the folder it was unpacked to.
pub(crate) fn unpacked(
    cache: &Path,
    requirement: &str,
    name: &str,
    programs: &str,
) -> Result<PathBuf, Error> {
    let folder = cache.join(name);
    // Written last: a folder without it is half unpacked.
    let complete = folder.join(".complete");
    if std::fs::read_to_string(&complete).is_ok_and(|of| of == requirement) {
        return Ok(folder);
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(Error::file(&folder))?;
    }
    std::fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
    println!("Fetching {requirement}");
    Run::new("python3", ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"])
        .args(["--python-version", PYTHON, "--dest"])
        .arg(&folder)
        .arg(requirement)
        .status()?;
    let wheel =
        files(&folder)?.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "whl"));
    let wheel = wheel.ok_or_else(|| Error::Missing(format!("pip left no wheel of {requirement}.")))?;
    Run::new("python3", ["-m", "zipfile", "--extract"]).arg(&wheel).arg(&folder).status()?;
    std::fs::remove_file(&wheel).map_err(Error::file(&wheel))?;
    for program in files(&folder.join(programs))? {
        make_runnable(&program)?;
    }
    std::fs::write(&complete, requirement).map_err(Error::file(&complete))?;
    Ok(folder)
}

/// The version pip chose, from the name of the folder with the package's papers; for the table.
pub(crate) fn version(folder: &Path) -> String {
    let names = files(folder).unwrap_or_default();
    let names = names.iter().filter_map(|path| path.file_name()?.to_str()?.strip_suffix(".dist-info"));
    names
        .filter_map(|name| name.split_once('-'))
        .map(|(_, version)| version.to_owned())
        .next()
        .unwrap_or_default()
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = std::fs::read_dir(folder).map_err(Error::file(folder))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    Ok(files)
}

/// Unpacking with Python's own module forgets that a file is a program.
#[cfg(unix)]
fn make_runnable(program: &Path) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(program, std::fs::Permissions::from_mode(0o755)).map_err(Error::file(program))
}

#[cfg(not(unix))]
fn make_runnable(_: &Path) -> Result<(), Error> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_the_papers() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(version(folder.path()), "");
        std::fs::create_dir(folder.path().join("osrm_bindings-26.10.0.dist-info")).unwrap();
        assert_eq!(version(folder.path()), "26.10.0");
    }
}
