//! The network in numbers.

use serde::Serialize;

/// The network in numbers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, ts_rs::TS)]
pub struct NetworkSummary {
    /// Junctions and ends of walkable trails.
    pub nodes: u32,
    /// Stretches between them, each counted once for both directions.
    pub edges: u32,
    /// Length of the walkable trails in kilometres.
    pub kilometres: f64,
    /// Length of each component in kilometres, longest first.
    pub components_km: Vec<f64>,
}
