//! The network on tiny hand-made hamlets, against slow oracles, and on a real commune.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod calibration;
mod evenings;
mod fixtures;
mod hamlets;
mod ordino;
mod parking;
mod properties;
mod snapping;
mod travel;
