//! The collections of instances, where they are at hand: every text is read as the collection's own converter reads
//! it, and every answer stands up to the collection's own checker.

use evening_rounds::orienteering::Search;
use evening_rounds::solve::{Effort, read};
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/benchmarks");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: there is no {}", folder.display());
    None
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{}", folder.display());
    files
}

/// Runs one of the collection's own programs; `None` without Python.
fn python(script: &Path, arguments: &[&Path]) -> Option<String> {
    let output = Command::new("python3").arg(script).args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{arguments:?}: {text}{}", String::from_utf8_lossy(&output.stderr));
    Some(text)
}

#[test]
fn texts_are_read_as_their_own_converter_reads_them() {
    let Some(folder) = folder() else { return };
    let scratch = tempfile::TempDir::new().unwrap();
    let made = scratch.path().join("made.json");
    let convert = folder.join("peers/convert.py");
    for (set, teams, step) in [("toptw", Some(2), 1), ("top", None, 4)] {
        for file in files(&folder.join(set)).into_iter().step_by(step) {
            let arguments: [&Path; 3] = match teams {
                Some(_) => [&file, Path::new("2"), &made],
                None => [Path::new("--top"), &file, &made],
            };
            if python(&convert, &arguments).is_none() {
                eprintln!("skipped: there is no python3");
                return;
            }
            let name = file.file_name().unwrap().to_str().unwrap();
            let ours = read(&std::fs::read(&file).unwrap(), name, None, teams).unwrap();
            let theirs = read(&std::fs::read(&made).unwrap(), "made.json", None, None).unwrap();
            assert_eq!(ours.name, theirs.name);
            assert!(ours.problem == theirs.problem, "{name}");
        }
    }
}

#[test]
fn answers_stand_up_to_the_collections_own_checker() {
    let Some(folder) = folder() else { return };
    let scratch = tempfile::TempDir::new().unwrap();
    let answer = scratch.path().join("answer.json");
    for file in files(&folder.join("instances")) {
        let instance = read(&std::fs::read(&file).unwrap(), "instance.json", None, None).unwrap();
        let mut search = Search::new(instance.problem.clone(), 1).unwrap();
        search.step(200);
        let effort = Effort {
            seconds: None,
            wall: 0.1,
            loading: 0.0,
            iterations: search.done(),
            islands: 1,
            bound: None,
        };
        let text = instance.answer(&search.best(), effort).unwrap().to_string();
        std::fs::write(&answer, text).unwrap();
        match python(&folder.join("peers/check.py"), &[&file, &answer]) {
            Some(said) => assert!(said.starts_with("VALID"), "{}: {said}", file.display()),
            None => eprintln!("skipped: there is no python3"),
        }
    }
}
