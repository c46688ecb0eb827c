//! What is repaired in lines, and what is not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod fixtures;
mod real;
