//! The sample commune: reproducible to the byte, believable in its shape and proportions, for any seed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use evening_rounds::generate::{Files, Spec, sample};
use std::path::{Path, PathBuf};

fn sample_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample")
}

/// `UPDATE_GENERATED=1 cargo test --test generate` writes the sample anew.
#[test]
fn the_committed_sample_is_what_the_generator_makes() {
    let files = sample(&Spec::default()).unwrap();
    for (name, fresh) in &files {
        let path = sample_folder().join(name);
        if std::env::var_os("UPDATE_GENERATED").is_some() {
            std::fs::create_dir_all(sample_folder()).unwrap();
            std::fs::write(&path, fresh).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == *fresh, "{name} is out of date: run this test with UPDATE_GENERATED=1");
    }
    let size: usize = files.iter().map(|(_, contents)| contents.len()).sum();
    assert!(size < 1_000_000, "{size} bytes");
}
