//! Where one network ends and another goes on: places to leave a vehicle.

use super::Network;
use super::section::Section;
use super::vertices::PlaceKey;
use crate::base::Position;
use std::collections::{BTreeMap, BTreeSet};

impl Network {
    /// Where somebody on wheels has to walk on: places of this network, open now, at which a way of `feet` begins that is not
    /// open to this one. Both networks come from the same trails. In the order of their places, each once.
    pub fn trailheads(&self, feet: &Self) -> Vec<Position> {
        let (ridden, walked) = (&self.parts.layout.sections, &feet.parts.layout.sections);
        let mut reached: BTreeSet<PlaceKey> = BTreeSet::new();
        let mut trails: BTreeSet<u32> = BTreeSet::new();
        for section in self.open() {
            trails.insert(section.trail);
            reached.extend(ridden.shape(section).iter().map(|&p| PlaceKey::of(p)));
        }
        let on_foot = feet.open().filter(|section| !trails.contains(&section.trail));
        let ends = on_foot.flat_map(|section| section.ends).filter_map(|end| walked.nodes.get(end as usize));
        let heads: BTreeMap<PlaceKey, Position> =
            ends.map(|&p| (PlaceKey::of(p), p)).filter(|(key, _)| reached.contains(key)).collect();
        heads.into_values().collect()
    }

    /// Where this network, as it is open now, comes to an end. In the order of the places, each once.
    pub fn dead_ends(&self) -> Vec<Position> {
        let mut ways: BTreeMap<u32, usize> = BTreeMap::new();
        for end in self.open().flat_map(|section| section.ends) {
            *ways.entry(end).or_default() += 1;
        }
        let nodes = &self.parts.layout.sections.nodes;
        let ends = ways.into_iter().filter(|&(_, ways)| ways == 1);
        let ends = ends.filter_map(|(node, _)| nodes.get(node as usize));
        let ends: BTreeMap<PlaceKey, Position> = ends.map(|&p| (PlaceKey::of(p), p)).collect();
        ends.into_values().collect()
    }

    /// Sections that may be taken in one direction at least.
    fn open(&self) -> impl Iterator<Item = &Section> {
        let sections = self.parts.layout.sections.list.iter().zip(&self.parts.times.sections);
        sections.filter(|(_, time)| time.may_ahead || time.may_back).map(|(section, _)| section)
    }
}
