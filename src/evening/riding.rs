//! The commune's ways as motorbikes take them.

use super::ground::{Spot, up};
use crate::base::{Date, Millis, Position};
use crate::commune::{Choices, Closed, Commune, Trail};
use crate::network::{Conditions, Door, Network, Path, Placed, Placement, Profile, TimeMatrix, Travel};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where motorbikes may go on one evening, with every team's start and end, and every place to park, on it.
///
/// A base that lies off the road is reached at walking pace: there they are pushed.
#[derive(Debug, Clone)]
pub struct Riding {
    network: Network,
    placed: Placed,
    /// Bases of teams, before the places to park.
    bases: usize,
    shut: Arc<[Shut]>,
    conditions: Conditions,
    closed: BTreeSet<usize>,
}

/// When a trail may not be taken by anybody. What closes it to motorbikes alone the network knows by itself.
#[derive(Debug, Clone, Copy)]
struct Shut {
    at_night: bool,
    after_rain: bool,
    on: Option<Date>,
}

impl Shut {
    fn of(trail: &Trail, choices: &Choices) -> Self {
        let said = choices.trails.get(&trail.key());
        Self {
            at_night: said.and_then(|c| c.not_at_night).unwrap_or(trail.tags.not_at_night),
            after_rain: said.and_then(|c| c.not_after_rain).unwrap_or(trail.tags.not_after_rain),
            on: said.and_then(|c| c.closed_on),
        }
    }

    fn holds(self, date: Option<Date>, conditions: Conditions) -> bool {
        self.at_night && conditions.night
            || self.after_rain && conditions.wet
            || date.is_some() && self.on == date
    }
}

impl Riding {
    /// The network of a commune's repaired trails, with every team's start and end on it.
    pub(super) fn new(commune: &Commune, trails: &[Trail]) -> Self {
        let mut trails = trails.to_vec();
        for (trail, drawn) in trails.iter_mut().zip(&commune.trails) {
            trail.tags.motor_closed = drawn.tags.motor_closed;
            trail.tags.foot_closed = Closed::default();
        }
        let travel = Travel::new(Profile::Motorbike, &commune.settings);
        let conditions = Conditions { night: true, wet: false };
        let network = Network::build(&trails, &travel, conditions);
        let bases = commune.teams.iter().flat_map(|team| [team.start, team.end_place()]);
        let bases: Vec<Door> = bases.map(|position| Door { position, turning: None }).collect();
        let placed = network.place_doors(&bases, &commune.water);
        let (bases, shut, closed) = (bases.len(), shut(commune), BTreeSet::new());
        Self { network, placed, bases, shut, conditions, closed }
    }

    pub(super) fn under(&self, date: Option<Date>, conditions: Conditions) -> Self {
        let shut = self.shut.iter().enumerate();
        let closed: BTreeSet<usize> =
            shut.filter(|(_, shut)| shut.holds(date, conditions)).map(|(i, _)| i).collect();
        if conditions == self.conditions && closed == self.closed {
            return self.clone();
        }
        let network = self.network.under(conditions, &closed);
        let placed = self.placed.under(&network);
        Self { network, placed, conditions, closed, ..self.clone() }
    }

    pub(super) fn with_restrictions(self, commune: &Commune) -> Self {
        Self { shut: shut(commune), ..self }
    }

    pub(super) fn parked(&self, places: &[Position]) -> Self {
        Self { placed: self.placed.first(self.bases).and(places), ..self.clone() }
    }

    /// The network without the places.
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// Nobody rides to a door.
    const fn index(&self, spot: Spot) -> Option<usize> {
        match spot {
            Spot::Household(_) => None,
            Spot::Start(team) => Some(2 * team),
            Spot::End(team) => Some(2 * team + 1),
            Spot::Parking(place) => Some(self.bases + place),
        }
    }

    /// How a place lies to the ways that motorbikes take.
    pub fn placement(&self, spot: Spot) -> Option<&Placement> {
        self.placed.placements().get(self.index(spot)?)
    }

    /// Riding times from some places to others in milliseconds, row by row, rounded up to whole seconds.
    pub fn rides(&self, from: &[Spot], to: &[Spot]) -> Vec<Option<Millis>> {
        let index = |spots: &[Spot]| -> Vec<usize> {
            spots.iter().map(|&spot| self.index(spot).unwrap_or(usize::MAX)).collect()
        };
        self.placed.many_to_many(&index(from), &index(to)).into_iter().map(|ms| ms.map(up)).collect()
    }

    /// The same between all of these places.
    pub fn matrix(&self, spots: &[Spot]) -> TimeMatrix {
        let mut matrix = TimeMatrix::without_ways(spots.len());
        let (nodes, ridden): (Vec<usize>, Vec<Spot>) =
            spots.iter().copied().enumerate().filter(|&(_, spot)| self.index(spot).is_some()).unzip();
        let cells = self.rides(&ridden, &ridden);
        for (&from, row) in nodes.iter().zip(cells.chunks(nodes.len().max(1))) {
            for (&to, cell) in nodes.iter().zip(row) {
                if let Some(ms) = cell.and_then(|ms| u32::try_from(ms.0).ok()).filter(|_| from != to) {
                    matrix.set(from, to, ms);
                }
            }
        }
        matrix
    }

    /// The way from one place to another.
    pub fn path(&self, from: Spot, to: Spot) -> Option<Path> {
        self.placed.path(self.index(from)?, self.index(to)?)
    }
}

fn shut(commune: &Commune) -> Arc<[Shut]> {
    commune.trails.iter().map(|trail| Shut::of(trail, &commune.choices)).collect()
}
