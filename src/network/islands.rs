//! Parts of the network that do not join the main one, and where they nearly do.

use super::Network;
use super::snap::Spot;
use crate::base::{Metres, Position};

/// Metres to which the nearest place is found.
const NEAR: f64 = 0.1;

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
    /// Every component but the longest, longest first, each with the nearest place to connect, to within [`NEAR`].
    pub fn islands(&self) -> Vec<Island> {
        let layout = &self.parts.layout;
        let kilometres = self.summary().components_km;
        let mut nearest: Vec<Option<Island>> = vec![None; kilometres.len()];
        for (section, number) in layout.sections.list.iter().zip(0_u32..) {
            let component = self.component(number);
            let Some(slot) = nearest.get_mut(component).filter(|_| component > 0) else { continue };
            for pair in layout.sections.shape(section).windows(2) {
                let least = slot.map_or(f64::INFINITY, |island| island.gap.0);
                if let Some((at, spot)) = self.nearest_along(pair[0], pair[1], least) {
                    let kilometres = kilometres.get(component).copied().unwrap_or(0.0);
                    *slot = Some(Island { component, kilometres, at, to: spot.at, gap: spot.distance });
                }
            }
        }
        nearest.into_iter().flatten().collect()
    }

    /// The place between `a` and `b` that is nearest to the longest component, if it is nearer than `least` metres. The
    /// distance changes by no more than one walks, so stretches that cannot hold anything nearer are passed over.
    fn nearest_along(&self, a: Position, b: Position, mut least: f64) -> Option<(Position, Spot)> {
        let layout = &self.parts.layout;
        let mut found = None;
        let mut look = |at: Position, least: &mut f64| {
            let spot = layout.snapper.nearest_on_longest(&layout.sections, at)?;
            if spot.distance.0 < *least {
                *least = spot.distance.0;
                found = Some((at, spot));
            }
            Some(spot.distance.0)
        };
        let (from, to) = (look(a, &mut least)?, look(b, &mut least)?);
        let mut stretches = vec![(a, from, b, to)];
        while let Some((a, from, b, to)) = stretches.pop() {
            let length = a.distance(b).0;
            if length < NEAR || f64::midpoint(from, to) - length / 2.0 > least - NEAR {
                continue;
            }
            let (lon, lat) = (f64::midpoint(a.lon(), b.lon()), f64::midpoint(a.lat(), b.lat()));
            let Ok(middle) = Position::new(lon, lat, None) else { continue };
            let Some(there) = look(middle, &mut least) else { continue };
            stretches.extend([(a, from, middle, there), (middle, there, b, to)]);
        }
        found
    }

    /// The shape of every section, with smoothed elevations, and the index of the trail it is part of; in the order of the
    /// trails.
    pub fn sections(&self) -> impl Iterator<Item = (usize, &[Position])> {
        let sections = &self.parts.layout.sections;
        sections.list.iter().map(|section| (section.trail as usize, sections.shape(section)))
    }
}
