//! Points tied to the network, and the times between them.

use super::hierarchy::{NO_WAY, Seed, Tie, many_to_many};
use super::search::Search;
use super::section::Section;
use super::snap::{AT_VERTEX, Snapped, Spot};
use super::times::{SectionTime, whole_ms};
use super::vertices::PlaceKey;
use super::water::Water;
use super::{Network, TimeMatrix};
use crate::base::{Metres, Millis, Position};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A door to be reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Door {
    /// Where it is.
    pub position: Position,
    /// Where one leaves the trail for it, when somebody who knows has said so.
    pub turning: Option<Position>,
}

/// How a point is tied to the network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Placement {
    /// It is reached from a place on a trail, straight across country.
    OnTrail {
        /// Straight-line distance from the point to that place.
        distance: Metres,
        /// The place on the trail.
        at: Position,
        /// Component of the network, an index into [`NetworkSummary::components_km`](super::NetworkSummary).
        component: usize,
    },
    /// It is farther from every usable trail than the limit.
    TooFar {
        /// Distance to the nearest usable trail; `None` where there is none at all.
        distance: Option<Metres>,
    },
    /// Trails are near enough, but all beyond water.
    BeyondWater {
        /// Distance to the nearest usable trail.
        distance: Metres,
    },
}

/// Points tied to the network. Between a point and its place on the trail one goes straight, at off-path speed,
/// equally long in both directions; between the places, along trails only. Where there is no such way there is no
/// time and no shape: nothing is ever joined by a straight line. Points at one and the same place are 0 ms apart.
///
/// To which place a point is tied depends on the point, the trails and the profile, and on nothing that changes from evening
/// to evening: when its trail is closed, a house is not reached by some other way that nobody has tried, and closing
/// a trail never makes anything faster.
///
/// Indices are those of the points given to [`Network::place`].
#[derive(Debug, Clone)]
pub struct Placed {
    pub(super) network: Network,
    places: Arc<Places>,
    /// What this evening makes of each point's place.
    ties: Vec<Option<Tied>>,
}

/// Where points lie, whatever the evening.
#[derive(Debug)]
struct Places {
    points: Vec<Position>,
    placements: Vec<Placement>,
    spots: Vec<Option<Spot>>,
    /// For each point the first point at the same place.
    same: Vec<usize>,
}

/// One evening's times between a point and the section it is tied to.
#[derive(Debug, Clone, Copy)]
struct Tied {
    /// Off-trail milliseconds, the same in both directions.
    approach: u32,
    /// Milliseconds from the section's beginning to the place, and back.
    ahead: u32,
    back: u32,
    /// From the point to the ends of its section.
    leave: [Option<Seed>; 2],
    /// From the ends of its section to the point.
    arrive: [Option<Seed>; 2],
}

/// The best way from one spot to another, told by how it enters the last section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    /// Along the common section, without leaving it.
    Direct,
    /// Through this end (0 or 1) of the target's section.
    Through(usize),
}

impl Placed {
    pub(super) fn new(network: Network, doors: &[Door], water: &[Vec<Position>]) -> Self {
        let layout = &network.parts.layout;
        let water = (!water.is_empty()).then(|| Water::of(water, layout.snapper.plane));
        let mut first_at = BTreeMap::new();
        let mut places = Places {
            points: doors.iter().map(|door| door.position).collect(),
            placements: Vec::with_capacity(doors.len()),
            spots: Vec::with_capacity(doors.len()),
            same: Vec::with_capacity(doors.len()),
        };
        for (i, door) in doors.iter().enumerate() {
            places.same.push(*first_at.entry(PlaceKey::of(door.position)).or_insert(i));
            let snapped = match door.turning {
                Some(turning) => layout.snapper.tie_by(&layout.sections, door.position, turning),
                None => layout.snapper.tie(&layout.sections, door.position, water.as_ref()),
            };
            let (placement, spot) = match snapped {
                Snapped::On(spot) => {
                    let component = network.component(spot.section);
                    (Placement::OnTrail { distance: spot.distance, at: spot.at, component }, Some(spot))
                }
                Snapped::TooFar(distance) => (Placement::TooFar { distance }, None),
                Snapped::BeyondWater(distance) => (Placement::BeyondWater { distance }, None),
            };
            places.placements.push(placement);
            places.spots.push(spot);
        }
        Self::timed(network, Arc::new(places))
    }

    /// The same points on the same trails under other conditions; see [`Network::under`]. Only to be given a
    /// network that comes from the one the points were placed on.
    #[must_use]
    pub fn under(&self, network: &Network) -> Self {
        Self::timed(network.clone(), Arc::clone(&self.places))
    }

    /// The first so many of these points.
    #[must_use]
    pub fn first(&self, count: usize) -> Self {
        if count >= self.places.points.len() {
            return self.clone();
        }
        let old = &self.places;
        let places = Places {
            points: old.points.iter().take(count).copied().collect(),
            placements: old.placements.iter().take(count).copied().collect(),
            spots: old.spots.iter().take(count).copied().collect(),
            same: old.same.iter().take(count).copied().collect(),
        };
        let ties = self.ties.iter().take(count).copied().collect();
        Self { network: self.network.clone(), places: Arc::new(places), ties }
    }

    /// These points and more of them, numbered on from those that there are.
    #[must_use]
    pub fn and(&self, points: &[Position]) -> Self {
        let more = self.network.place(points);
        let (old, new) = (&self.places, &more.places);
        let mut first_at = BTreeMap::new();
        let all: Vec<Position> = old.points.iter().chain(&new.points).copied().collect();
        let same = all.iter().enumerate().map(|(i, &p)| *first_at.entry(PlaceKey::of(p)).or_insert(i));
        let same = same.collect();
        let places = Places {
            placements: old.placements.iter().chain(&new.placements).copied().collect(),
            spots: old.spots.iter().chain(&new.spots).copied().collect(),
            same,
            points: all,
        };
        let ties = self.ties.iter().chain(&more.ties).copied().collect();
        Self { network: self.network.clone(), places: Arc::new(places), ties }
    }

    fn timed(network: Network, places: Arc<Places>) -> Self {
        let ties = places.spots.iter().map(|spot| Tied::of(&network, spot.as_ref()?)).collect();
        Self { network, places, ties }
    }

    /// How each point is tied to the network.
    pub fn placements(&self) -> &[Placement] {
        &self.places.placements
    }

    pub(super) fn point(&self, i: usize) -> Option<Position> {
        self.places.points.get(i).copied()
    }

    /// Whether there is some way from `a` to `b`, whatever it takes. A point is always joined to itself.
    pub fn joined(&self, a: usize, b: usize) -> bool {
        let parts = &self.network.parts;
        let usual = |i: usize| {
            let (spot, tie) = (self.spot(i)?, self.tie(i)?);
            let (time, section) = (parts.times.get(spot.section)?, self.section(spot)?);
            // With a section closed or one way, how one leaves and arrives has to be looked at.
            let both_ways =
                time.may_ahead && time.may_back && tie.leave.iter().chain(&tie.arrive).all(Option::is_some);
            both_ways.then(|| parts.joined.get(section.ends[0] as usize)).flatten()
        };
        match (usual(a), usual(b)) {
            (Some(x), Some(y)) if x == y && !parts.one_way => true,
            (Some(x), Some(y)) if x != y => false,
            _ => matches!(self.one_to_many(a, &[b])[..], [Some(_)]),
        }
    }

    /// Travel times from one point to others; `None` where there is no way or no such point.
    pub fn one_to_many(&self, from: usize, to: &[usize]) -> Vec<Option<Millis>> {
        self.many_to_many(&[from], to)
    }

    /// Travel times from some points to others, row by row; `None` where there is no way or no such point.
    pub fn many_to_many(&self, from: &[usize], to: &[usize]) -> Vec<Option<Millis>> {
        let cells = self.cells(from, to).into_iter();
        cells.map(|ms| (ms < NO_WAY).then(|| Millis(ms.into()))).collect()
    }

    /// Travel times between all points.
    pub fn matrix(&self) -> TimeMatrix {
        let all: Vec<usize> = (0..self.places.points.len()).collect();
        self.matrix_of(&all)
    }

    /// Travel times between some points, in the order they are named. Every cell is that of [`Self::matrix`]: it depends on
    /// its two points alone.
    pub fn matrix_of(&self, points: &[usize]) -> TimeMatrix {
        let mut cells = self.cells(points, points);
        for cell in cells.iter_mut().filter(|ms| **ms >= NO_WAY) {
            *cell = TimeMatrix::NO_WAY;
        }
        let mut matrix = TimeMatrix::of(points.len(), cells);
        for i in 0..points.len() {
            matrix.set(i, i, 0);
        }
        matrix
    }

    /// Milliseconds row by row, [`NO_WAY`] where there is none.
    fn cells(&self, from: &[usize], to: &[usize]) -> Vec<u32> {
        let ties = |points: &[usize], of: fn(&Tied) -> [Option<Seed>; 2]| -> Vec<Tie> {
            points.iter().map(|&i| self.tie(i).map_or_else(Tie::default, |tied| Tie::at(of(tied)))).collect()
        };
        let (sources, targets) = (ties(from, |t| t.leave), ties(to, |t| t.arrive));
        let parts = &self.network.parts;
        let mut cells = many_to_many(self.network.hierarchy(), &parts.metric, &sources, &targets);
        // Points on one section need not leave it, and points at one place need not move.
        let mut here: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut same: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (column, &point) in to.iter().enumerate() {
            if let Some(spot) = self.spot(point) {
                here.entry(spot.section).or_default().push(column);
            }
            if let Some(&first) = self.places.same.get(point) {
                same.entry(first).or_default().push(column);
            }
        }
        for (&point, row) in from.iter().zip(cells.chunks_mut(to.len().max(1))) {
            let neighbours = self.spot(point).and_then(|spot| here.get(&spot.section));
            for &column in neighbours.into_iter().flatten() {
                if let Some(ms) = self.direct(point, to[column]) {
                    row[column] = row[column].min(ms);
                }
            }
            let twins = self.places.same.get(point).and_then(|first| same.get(first));
            for &column in twins.into_iter().flatten() {
                row[column] = 0;
            }
        }
        cells
    }

    pub(super) fn spot(&self, i: usize) -> Option<&Spot> {
        self.places.spots.get(i)?.as_ref()
    }

    fn tie(&self, i: usize) -> Option<&Tied> {
        self.ties.get(i)?.as_ref()
    }

    /// Whether two points are one and the same place.
    pub(super) fn same_place(&self, a: usize, b: usize) -> bool {
        self.places.same.get(a).is_some_and(|first| self.places.same.get(b) == Some(first))
    }

    /// A search for the ways from one point to another.
    pub(super) fn search_from(&self, search: &mut Search<'_>, from: usize, to: usize) {
        let seeds = self.tie(from).into_iter().flat_map(|tied| tied.leave).flatten();
        let targets = self.tie(to).into_iter().flat_map(|tied| tied.arrive).flatten();
        search.run(seeds.map(|seed| (seed.node, seed.ms.into())), targets.map(|seed| seed.node));
    }

    /// The shortest time after a search from `from`, and how it arrives. Direct comes before the beginning of the
    /// section and that before its end where they take equally long.
    pub(super) fn best(&self, search: &Search<'_>, from: usize, to: usize) -> Option<(u32, Arrival)> {
        if self.same_place(from, to) {
            return Some((0, Arrival::Direct));
        }
        let arrive = self.tie(to)?.arrive;
        let through = |end: usize| {
            let seed = arrive[end]?;
            let ms = search.millis(seed.node)?.checked_add(seed.ms.into())?;
            Some((ms, Arrival::Through(end)))
        };
        let direct = self.direct(from, to).map(|ms| (ms.into(), Arrival::Direct));
        let ways = [direct, through(0), through(1)];
        let (ms, arrival) = ways.into_iter().flatten().min_by_key(|&(ms, _)| ms)?;
        let ms = u32::try_from(ms).ok().filter(|&ms| ms < NO_WAY)?;
        Some((ms, arrival))
    }

    /// Which end of its section the best way from a point to the node `first` leaves through.
    pub(super) fn left_through(&self, from: usize, first: u32) -> usize {
        let leave = self.tie(from).map_or([None; 2], |tied| tied.leave);
        let by = |end: usize| leave[end].filter(|seed| seed.node == first).map(|seed| seed.ms);
        match (by(0), by(1)) {
            (Some(start), Some(end)) => usize::from(end < start),
            (None, Some(_)) => 1,
            _ => 0,
        }
    }

    pub(super) fn section(&self, spot: &Spot) -> Option<&Section> {
        self.network.parts.layout.sections.get(spot.section)
    }

    /// Milliseconds from one point to another along the section both are tied to.
    fn direct(&self, a: usize, b: usize) -> Option<u32> {
        let (from, to) = (self.spot(a)?, self.spot(b)?);
        if from.section != to.section {
            return None;
        }
        let time = self.network.parts.times.get(from.section)?;
        let (tied_a, tied_b) = (self.tie(a)?, self.tie(b)?);
        // Houses that face each other are at one place of the trail, whichever foot of the two perpendiculars rounding
        // put a hair before the other: no one-way and no closure stands between them.
        let one_place = from.at.distance(to.at).0 < AT_VERTEX;
        let order = from.waypoint.cmp(&to.waypoint).then(from.fraction.total_cmp(&to.fraction));
        let along = if order.is_lt() {
            (time.may_ahead || one_place).then(|| tied_b.ahead.saturating_sub(tied_a.ahead))?
        } else {
            (time.may_back || one_place).then(|| tied_a.back.saturating_sub(tied_b.back))?
        };
        Some(along.saturating_add(tied_a.approach).saturating_add(tied_b.approach).min(NO_WAY))
    }
}

impl Tied {
    fn of(network: &Network, spot: &Spot) -> Option<Self> {
        let parts = &network.parts;
        let (section, time) = (parts.layout.sections.get(spot.section)?, *parts.times.get(spot.section)?);
        let approach = whole_ms(parts.off_trail.millis(spot.distance.0, 0.0));
        let (ahead, back) = parts.times.offsets(spot.waypoint, spot.fraction);
        let (ahead, back) = (whole_ms(ahead).min(time.ahead), whole_ms(back).min(time.back));
        let SectionTime { ahead: whole_ahead, back: whole_back, may_ahead, may_back } = time;
        let [start, end] = section.ends;
        let seed = |node: u32, ms: Option<u32>| {
            ms.map(|ms| Seed { node, ms: ms.saturating_add(approach).min(NO_WAY) })
        };
        let (at_start, at_end) = (spot.at_start(section), spot.at_end());
        let leave_start = if at_start { Some(0) } else { may_back.then_some(back) };
        let leave_end = if at_end { Some(0) } else { may_ahead.then_some(whole_ahead - ahead) };
        let arrive_start = if at_start { Some(0) } else { may_ahead.then_some(ahead) };
        let arrive_end = if at_end { Some(0) } else { may_back.then_some(whole_back - back) };
        Some(Self {
            approach,
            ahead,
            back,
            leave: [seed(start, leave_start), seed(end, leave_end)],
            arrive: [seed(start, arrive_start), seed(end, arrive_end)],
        })
    }
}
