//! `evening-rounds calibrate`.

use super::{run, sample, shows_through, text};
use evening_rounds::commune::Settings;
use evening_rounds::import::{self, NamedFile};
use evening_rounds::network::{Conditions, Network, Profile, Travel};
use serde_json::Value;
use std::fmt::Write;
use tempfile::TempDir;

/// A log as somebody would keep it who walks 10 % slower than the settings say; the night is as they say.
fn log(folder: &TempDir, more: &str) -> String {
    let files: Vec<NamedFile> = std::fs::read_dir(sample())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e != "md"))
        .map(|path| NamedFile {
            name: path.file_name().unwrap().to_str().unwrap().to_owned(),
            bytes: std::fs::read(path).unwrap(),
        })
        .collect();
    let commune = import::read(&files).commune.unwrap();
    let mut truth: Settings = commune.settings.clone();
    truth.walking.flat_kmh *= 0.9;
    let houses: Vec<_> = commune.households.iter().step_by(9).collect();
    let points: Vec<_> = houses.iter().map(|house| house.position).collect();
    let mut csv = String::from("from,to,minutes,night,walked by\n");
    for night in [false, true] {
        let conditions = Conditions { night, wet: false };
        let placed =
            Network::build(&commune.trails, &Travel::new(Profile::Foot, &truth), conditions).place(&points);
        let matrix = placed.matrix();
        for i in 0..points.len() {
            let j = (i * 5 + 3) % points.len();
            if let Some(ms) = matrix.get(i, j).filter(|&ms| ms > 60_000) {
                let (from, to) = (houses[i].id.as_str(), houses[j].id.as_str());
                writeln!(csv, "{from},{to},{:.2},{night},Sao 1", ms as f64 / 60_000.0).unwrap();
            }
        }
    }
    csv.push_str(more);
    let path = folder.path().join("legs.csv");
    std::fs::write(&path, csv).unwrap();
    text(&path).to_owned()
}

#[test]
fn a_log_gives_settings_that_the_program_reads() {
    let folder = TempDir::new().unwrap();
    let (log, out) = (log(&folder, ""), folder.path().join("fitted.json"));
    let data = sample();
    let arguments = ["calibrate", "--data", text(&data), "--legs", &log, "--out", text(&out)];
    for lang in ["vi", "en"] {
        let printed = run(&[&arguments[..], &["--lang", lang]].concat()).fine();
        assert!(printed.contains("walking.flat_kmh") && !printed.contains("Sao"), "{printed}");
        let words = printed.replace("flat_kmh", "").replace("night_", "").replace("wet_", "");
        assert_eq!(shows_through(&words), None, "{printed}");
    }
    let written: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    let flat = written["walking"]["flat_kmh"].as_f64().unwrap();
    assert!((flat / (0.9 * 5.04) - 1.0).abs() < 0.03, "{written}");
    assert_eq!(written.as_object().unwrap().len(), 1, "{written}");
    let json = run(&[&arguments[..], &["--json"]].concat()).json();
    assert_eq!(json["settings"], written);
    assert!(json["calibration"]["error_after"].as_f64().unwrap() < 0.02, "{json}");
}

#[test]
fn wrong_rows_are_told_by_number() {
    let folder = TempDir::new().unwrap();
    let log = log(&folder, "ho-0001,nobody,12,no,\nho-0001,ho-0009,soon,no,\nho-0001,ho-0001,12,no,\n");
    let rows = std::fs::read_to_string(&log).unwrap().lines().count();
    let data = sample();
    let run = run(&["calibrate", "--data", text(&data), "--legs", &log, "--lang", "en"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for (row, word) in [(rows - 2, "nobody"), (rows - 1, "soon"), (rows, "one place")] {
        let line = run.stderr.lines().find(|l| l.starts_with(&format!("Row {row} ")));
        assert!(line.is_some_and(|line| line.contains(word)), "{row} {word}: {}", run.stderr);
    }
}

#[test]
fn what_cannot_be_fitted_is_refused_in_words() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("legs.csv");
    let data = sample();
    let attempt = |csv: &str, lang: &str| {
        std::fs::write(&path, csv).unwrap();
        run(&["calibrate", "--data", text(&data), "--legs", text(&path), "--lang", lang])
    };
    for lang in ["vi", "en"] {
        for csv in ["from,to\n", "from,to,minutes\n", "", "from,to,minutes\nho-0001,ho-0009,12\n"] {
            let run = attempt(csv, lang);
            assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{csv}");
            assert_eq!(
                shows_through(&run.stderr.replace("from_l", "").replace("to_l", "")),
                None,
                "{}",
                run.stderr
            );
        }
    }
    let missing = folder.path().join("none.csv");
    let run = run(&["calibrate", "--data", text(&data), "--legs", text(&missing), "--lang", "en"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    let run = super::run(&["calibrate", "--legs", text(&path)]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    let run = super::run(&["calibrate", "--data", text(&data), "--legs", text(&path), "--profile", "bus"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
}
