//! What is repaired in lines, and what is not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod crossings;
mod fixtures;
mod gaps;
mod identity;
mod invariants;
mod levels;
mod overlaps;
mod real;
mod tidying;
mod touches;
mod upstream;
