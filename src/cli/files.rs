//! Reading a commune's folder and writing results.

use super::Failure;
use super::output::Out;
use evening_rounds::import::{FileKind, MOST_BYTES, NamedFile, Problem};
use evening_rounds::session::{Loaded, load};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

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
    let files: Vec<NamedFile> = paths(folder)?.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
    let (loaded, problems) = load(&files);
    match loaded {
        Some(loaded) => Ok((loaded, problems)),
        None => Err(Failure::Problems(problems)),
    }
}

/// The files of a folder that have a commune's usual names, and every part of its journal.
pub(super) fn paths(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let others = FileKind::ALL.iter().filter(|kind| **kind != FileKind::Journal);
    let others = others.map(|kind| folder.join(kind.file_name())).filter(|path| path.exists());
    Ok(others.chain(journals(folder)?).collect())
}

/// The parts of a folder's journal, `journal.jsonl` and others such as `journal-tablet-2.jsonl`, by name.
pub(super) fn journals(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let fail = |source| Failure::File { path: folder.to_owned(), source };
    let mut parts = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let lines = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl"));
        if name.starts_with("journal") && lines && path.is_file() {
            parts.push(path);
        }
    }
    parts.sort();
    Ok(parts)
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

/// Writes a file in the place of another in one step, so that an interruption leaves the one or the other.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let fresh = path.with_file_name(name);
    write(&fresh, text)?;
    std::fs::rename(&fresh, path).map_err(|source| Failure::File { path: path.to_owned(), source })
}

/// Adds a line to a file, making it when there is none. A line that was cut off before is ended first.
pub(super) fn append(path: &Path, line: &str) -> Result<(), Failure> {
    let fail = |source| Failure::File { path: path.to_owned(), source };
    let ended = !path.exists() || matches!(read(path)?.bytes.last(), None | Some(b'\n'));
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path).map_err(fail)?;
    let text = if ended { format!("{line}\n") } else { format!("\n{line}\n") };
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fail)
}

/// Everything on stdin.
pub(super) fn stdin() -> Result<String, Failure> {
    let mut text = String::new();
    let read = std::io::stdin().lock().take(MOST_BYTES as u64).read_to_string(&mut text);
    read.map_err(|source| Failure::File { path: PathBuf::from("-"), source })?;
    Ok(text)
}
