//! Parts of the network that do not join the main one, and where they nearly do.

use super::Network;
use crate::base::{Metres, Position};

/// A component of the network other than the longest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Island {
    /// Its component, an index into [`NetworkSummary::components_km`](super::NetworkSummary).
    pub component: usize,
    /// Length of its trails in kilometres.
    pub kilometres: f64,
    /// Of its places the one nearest to the longest component.
    pub at: Position,
    /// The place of the longest component nearest to that.
    pub to: Position,
    /// Straight from one to the other.
    pub gap: Metres,
}

impl Network {
    /// Every component but the longest, longest first, each with the nearest place to connect: vertices of the island
    /// against segments of the longest component. One nearest-neighbour query for each vertex of an island.
    pub fn islands(&self) -> Vec<Island> {
        let layout = &self.parts.layout;
        let kilometres = self.summary().components_km;
        let mut nearest: Vec<Option<Island>> = vec![None; kilometres.len()];
        for (section, number) in layout.sections.list.iter().zip(0_u32..) {
            let component = self.component(number);
            let Some(slot) = nearest.get_mut(component).filter(|_| component > 0) else { continue };
            for &at in layout.sections.shape(section) {
                let Some(spot) = layout.snapper.nearest_on_longest(&layout.sections, at) else { continue };
                if slot.is_none_or(|known| spot.distance < known.gap) {
                    let kilometres = kilometres.get(component).copied().unwrap_or(0.0);
                    *slot = Some(Island { component, kilometres, at, to: spot.at, gap: spot.distance });
                }
            }
        }
        nearest.into_iter().flatten().collect()
    }

    /// The shape of every section, with smoothed elevations, and the index of the trail it is part of; in the order of the
    /// trails.
    pub fn sections(&self) -> impl Iterator<Item = (usize, &[Position])> {
        let sections = &self.parts.layout.sections;
        sections.list.iter().map(|section| (section.trail as usize, sections.shape(section)))
    }
}
