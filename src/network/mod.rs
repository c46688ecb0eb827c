//! Where one can go and how long it takes: a directed `petgraph` of the trails.
//!
//! ```text
//! trails → vertices (shared places) → elevation (smoothed) → section (runs between junctions, timed by pace)
//!        → build (the graph, its components) → snap (points tied to the nearest segment) → search → path
//! ```

mod access;
mod build;
mod elevation;
mod graph;
mod matrix;
mod pace;
mod path;
mod placed;
mod search;
mod section;
mod snap;
mod summary;
mod travel;
mod vertices;

pub use access::{TrailKind, trail_kind};
pub use build::Network;
pub use graph::{Junction, Stretch};
pub use matrix::TimeMatrix;
use pace::Pace;
pub use path::Path;
pub use placed::{Placed, Placement};
pub use summary::NetworkSummary;
pub use travel::{Conditions, Profile, Travel};
