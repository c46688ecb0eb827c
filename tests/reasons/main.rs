//! Reasons are true: whoever is left out has one, what is said to help does help, and a visit stands where it stands
//! for the reason given. Everything is worked out again here, place by place.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod dropped;
mod halfway;
mod order;
#[path = "../common/pinning.rs"]
mod pinning;
#[path = "../common/planning.rs"]
mod planning;
mod remedies;
mod weights;

use evening_rounds::generate::{self, Spec};
use evening_rounds::import::NamedFile;
use evening_rounds::session::{Loaded, load};
use planning::{TONIGHT, planned, request};

/// An invented commune.
fn commune(spec: &Spec) -> Loaded {
    let files: Vec<NamedFile> = generate::sample(spec)
        .unwrap()
        .into_iter()
        .map(|(name, text)| NamedFile { name, bytes: text.into_bytes() })
        .collect();
    let (loaded, problems) = load(&files);
    loaded.unwrap_or_else(|| panic!("{problems:?}"))
}
