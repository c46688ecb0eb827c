//! The program as people run it: what it prints, what it writes, and how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod calibrate;
mod convert;
mod data;
mod journal;
mod pbf;
mod pins;
mod plan;
mod solve;
mod tampered;
mod trails;
mod underway;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// How a run ended.
struct Run {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Run {
    /// What was printed, of a run that must have succeeded without a word on stderr.
    fn fine(self) -> String {
        assert_eq!((self.status, self.stderr.as_str()), (0, ""), "{}", self.stdout);
        self.stdout
    }

    /// The JSON printed.
    fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}: {}", self.stdout))
    }
}

fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_evening-rounds"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run {
        status: output.status.code().expect("ended by itself"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

fn run(arguments: &[&str]) -> Run {
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample")
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A folder with the sample commune, of which a file's tree is changed.
fn changed(file: &str, change: impl FnOnce(&mut Value)) -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in std::fs::read_dir(sample()).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    let path = folder.path().join(file);
    let mut tree: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    change(&mut tree);
    std::fs::write(&path, tree.to_string()).unwrap();
    folder
}

/// A catalogue key, a variable without its value or a word of the program that shows through.
fn shows_through(text: &str) -> Option<&str> {
    let prefixes = ["reason-", "cli-", "task-", "violation-", "error-", "problem-", "{", "_", "\u{2068}"];
    text.lines().find(|line| prefixes.iter().any(|prefix| line.contains(prefix)))
}

#[test]
fn wrong_usage_ends_with_2() {
    for arguments in [
        &[][..],
        &["fly"],
        &["plan"],
        &["plan", "--data", "data/sample"],
        &["plan", "--data", "data/sample", "--date", "24/4/2026"],
        &["plan", "--data", "data/sample", "--date", "2026-02-30"],
        &["plan", "--data", "data/sample", "--date", "2026-04-24", "--last-knock", "8:45"],
        &["plan", "--data", "data/sample", "--date", "2026-04-24", "--seconds", "1", "--iterations", "1"],
        &["plan", "--data", "data/sample", "--date", "2026-04-24", "--team", ""],
        &["network"],
        &["network", "--data", "data/sample", "--trails", "data/sample/trails.geojson"],
        &["convert", "--in", "a.geojson"],
        &["generate", "--out", "x", "--buildings", "y"],
        &["check", "--data", "data/sample", "--lang", "fr"],
        &["solve"],
        &["solve", "x", "--format", "tsp"],
        &["solve", "x", "--seconds", "-1"],
        &["solve", "x", "--teams", "0"],
    ] {
        let run = run(arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_no_failures() {
    assert!(run(&["--version"]).fine().starts_with("evening-rounds "));
    for command in ["plan", "check", "convert", "generate", "network", "solve"] {
        assert!(run(&["--help"]).fine().contains(command));
        assert!(run(&[command, "--help"]).fine().contains("--lang"));
    }
}
