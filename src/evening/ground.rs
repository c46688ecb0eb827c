//! The commune's households and teams placed on its trails.

use crate::base::{Metres, Position};
use crate::commune::Commune;
use crate::network::{Conditions, Network, Path, Placed, Placement, TimeMatrix, Travel};

/// A commune's network in the evening, with every household and every team's start and end on it.
#[derive(Debug)]
pub struct Ground {
    network: Network,
    placed: Placed,
    households: usize,
}

/// A place that a route may come by, named by index in the commune's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The door of a household.
    Household(usize),
    /// Where a team sets out.
    Start(usize),
    /// Where a team comes back to.
    End(usize),
}

impl Ground {
    /// Builds the network for an evening and places everybody on it.
    pub fn new(commune: &Commune) -> Self {
        let network = Network::build(
            &commune.trails,
            &Travel::on_foot(&commune.settings.walking),
            Conditions { night: true, wet: false },
        );
        let doors = commune.households.iter().map(|house| house.position);
        let bases = commune.teams.iter().flat_map(|team| [team.start, team.end_place()]);
        let points: Vec<Position> = doors.chain(bases).collect();
        let placed = network.place(&points);
        Self { network, placed, households: commune.households.len() }
    }

    /// The network without the places.
    pub const fn network(&self) -> &Network {
        &self.network
    }

    fn index(&self, spot: Spot) -> usize {
        match spot {
            Spot::Household(i) => i,
            Spot::Start(team) => self.households + 2 * team,
            Spot::End(team) => self.households + 2 * team + 1,
        }
    }

    /// How a place lies to the trails; `None` for a place that is not in the commune.
    pub fn placement(&self, spot: Spot) -> Option<&Placement> {
        self.placed.placements().get(self.index(spot))
    }

    /// Distance to the nearest usable trail when the place is too far from it to be reached at all.
    pub fn too_far(&self, spot: Spot) -> Option<Option<Metres>> {
        match self.placement(spot) {
            Some(Placement::OnTrail { .. }) => None,
            Some(Placement::TooFar { distance }) => Some(*distance),
            Some(Placement::BeyondWater { distance }) => Some(Some(*distance)),
            None => Some(None),
        }
    }

    /// Whether there is a way between two places.
    pub fn joined(&self, a: Spot, b: Spot) -> bool {
        self.placed.joined(self.index(a), self.index(b))
    }

    /// Walking times between places in milliseconds, rounded up to whole seconds so that a plan's clock times add up.
    pub fn matrix(&self, spots: &[Spot]) -> TimeMatrix {
        let indices: Vec<usize> = spots.iter().map(|&spot| self.index(spot)).collect();
        self.placed.matrix_of(&indices).map(|ms| ms.div_ceil(1000).checked_mul(1000))
    }

    /// The way from one place to another.
    pub fn path(&self, from: Spot, to: Spot) -> Option<Path> {
        self.placed.path(self.index(from), self.index(to))
    }
}
