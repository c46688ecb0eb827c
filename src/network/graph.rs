//! What the nodes and edges of the graph say.

use crate::base::{Metres, Millis, Position};

/// A junction of walkable trails or the end of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Junction {
    /// Where it is, with the smoothed elevation.
    pub position: Position,
    /// Its component: an index into [`super::NetworkSummary::components_km`], 0 for the longest.
    pub component: usize,
}

/// A stretch of one trail from one junction to the next, in one direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Index of the trail in the slice the network was built from.
    pub trail: usize,
    /// Walking time in this direction: summed exactly over the stretch, rounded once, at least 1 ms.
    pub millis: Millis,
    /// Length.
    pub metres: Metres,
    /// Metres up in this direction.
    pub climb: Metres,
    /// Metres down in this direction.
    pub descent: Metres,
    /// The section it runs along.
    pub(super) section: u32,
    /// Whether it runs against the order of the section.
    pub(super) reversed: bool,
}
