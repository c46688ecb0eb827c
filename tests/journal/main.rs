//! The journal: its laws under random histories, and files of every version.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod histories;
mod laws;
#[path = "../common/planning.rs"]
mod planning;
mod plans;
mod versions;
