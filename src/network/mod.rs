//! Where one can go and how long it takes: a directed `petgraph` of the trails.
//!
//! ```text
//! trails → heal (lines drawn apart are joined) → vertices (shared places) → elevation (smoothed)
//!        → section (runs between junctions) → hierarchy (the order of contraction) → snap (points tied to sections)
//!        → ways, times (what the profile and the evening make of each section) → build (the graph, its weights)
//!        → placed (matrices, through the hierarchy) → search → path (shapes)
//! ```
//!
//! What comes before `ways` is the same every evening; [`Network::under`] makes only the rest anew.

mod access;
mod build;
#[cfg(not(target_arch = "wasm32"))]
mod calibrate;
mod elevation;
mod graph;
pub mod heal;
mod hierarchy;
mod islands;
mod level;
mod matrix;
mod pace;
mod parking;
mod path;
mod placed;
mod plane;
mod search;
mod section;
mod snap;
mod summary;
mod times;
mod travel;
mod vertices;
mod water;
mod ways;

pub use access::{TrailKind, trail_kind};
pub use build::Network;
#[cfg(not(target_arch = "wasm32"))]
pub use calibrate::{Calibration, CalibrationError, Fitted, LeftOut, TimedLeg, calibrate};
pub use graph::{Junction, Stretch};
pub use islands::Island;
pub use matrix::TimeMatrix;
pub use path::Path;
pub use placed::{Door, Placed, Placement};
pub use summary::NetworkSummary;
pub use travel::{Conditions, Profile, Travel, UnknownProfile};
