//! Where one can go and how long it takes: a directed `petgraph` of the trails.

mod matrix;
mod summary;

pub use matrix::TimeMatrix;
pub use summary::NetworkSummary;
