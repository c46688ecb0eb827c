//! Reading a commune's folder and writing results.

use super::Failure;
use super::output::Out;
use evening_rounds::import::{FileKind, MOST_BYTES, NamedFile, Problem};
use evening_rounds::session::{Loaded, load};
use std::io::Read;
use std::path::Path;

/// Reads one file, at most one byte more than the importer takes, so that it can say what is wrong.
pub(super) fn read(path: &Path) -> Result<NamedFile, Failure> {
    let fail = |source| Failure::File { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(fail)?;
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(fail)?;
    Ok(NamedFile { name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes })
}

/// Reads the files of a folder that have a commune's usual names, with the problems of files that can be used all
/// the same. The importer tells which files are missing.
pub(super) fn commune_and_problems(folder: &Path) -> Result<(Loaded, Vec<Problem>), Failure> {
    if !folder.is_dir() {
        let source = std::io::Error::from(std::io::ErrorKind::NotADirectory);
        return Err(Failure::File { path: folder.to_owned(), source });
    }
    let files: Vec<NamedFile> = FileKind::ALL
        .iter()
        .map(|kind| folder.join(kind.file_name()))
        .filter(|path| path.exists())
        .map(|path| read(&path))
        .collect::<Result<_, _>>()?;
    let (loaded, problems) = load(&files);
    match loaded {
        Some(loaded) => Ok((loaded, problems)),
        None => Err(Failure::Problems(problems)),
    }
}

/// The same, with the problems told on stderr.
pub(super) fn commune(folder: &Path, out: &Out) -> Result<Loaded, Failure> {
    let (loaded, problems) = commune_and_problems(folder)?;
    out.warnings(&problems);
    Ok(loaded)
}

/// Writes a file, making its folder when there is none.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let fail = |source| Failure::File { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    std::fs::write(path, text).map_err(fail)
}
