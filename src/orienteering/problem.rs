//! The problem in integers, and a solution of it.

use crate::network::TimeMatrix;
use fixedbitset::FixedBitSet;
use serde::{Deserialize, Serialize};

/// What a visit that must be made is worth beside its own worth, in milli-points: more than everything else together.
pub const MUST: i64 = 1 << 48;
/// The largest time that a problem may name, in ticks: eleven years of milliseconds.
const FAR: i64 = 1 << 38;
/// The most that one visit may be worth, in milli-points.
const DEAR: i64 = 1 << 33;
/// The most visits of one problem: all of them together are still worth less than one that must be made.
const MOST_VISITS: usize = 1 << 13;
/// The largest weight of a tie-break: with it all times of a problem together are still a number.
const MOST_WEIGHT: i64 = 1000;

/// A visit may start within `[open, close]`, and is then worth so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// First tick at which the visit may start.
    pub open: i64,
    /// Last tick at which it may start.
    pub close: i64,
    /// Expected worth of a start within it, in milli-points.
    pub worth: i64,
}

/// Something that may be done once, by one team, on one evening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// Row and column in the matrices.
    pub node: usize,
    /// Time at the door, in ticks.
    pub service: i64,
    /// When it may start on any evening, ascending and disjoint. Waiting for a slot is allowed. Slots that are worth
    /// nothing or less are never used.
    pub slots: Vec<Slot>,
    /// The shifts that may make it: those with the skills, the assignment, the pin.
    #[serde(with = "super::message::set")]
    pub shifts: FixedBitSet,
    /// Whether it comes before everything that need not be made.
    pub must: bool,
    /// What it takes of [`Problem::shared`], by index.
    pub takes: Vec<usize>,
    /// Further worth, in milli-points, on some shifts: the same faces as last time, the team that was told already.
    pub liking: Vec<(usize, i64)>,
    /// Nodes at which a vehicle may stand while the visit is made, beside those where it stood at first and where the
    /// shift ends.
    #[serde(default)]
    pub parking: Vec<usize>,
}

/// A pause that a shift takes somewhere on its way, wherever it then is, when it makes any visit at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// When it may start: `[open, close]`, ascending and disjoint.
    pub windows: Vec<(i64, i64)>,
    /// How long it lasts, in ticks.
    pub length: i64,
}

/// One team on one evening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Which evening, counted from 0.
    pub evening: usize,
    /// Whose travel times, as an index into [`Problem::matrices`].
    pub matrix: usize,
    /// Node where it sets out.
    pub start: usize,
    /// Node where it must come back to.
    pub end: usize,
    /// Departure.
    pub departure: i64,
    /// Latest return.
    pub back_by: i64,
    /// The most visits it may make; no limit when left out.
    pub most_visits: Option<usize>,
    /// Pauses, taken in this order.
    pub breaks: Vec<Break>,
    /// What it may ride between places to park. Without one it walks everything.
    #[serde(default)]
    pub vehicle: Option<Vehicle>,
}

/// A vehicle that goes along with a shift: it moves only with the whole team, stands where it was left while the team walks,
/// and must be at the shift's end with the team (the parking problem of deliveries on foot; Reed, Campbell & Thomas 2024).
///
/// From one door to the next the team walks, and the vehicle stays where it stands; or it walks to the vehicle, rides to
/// another place, and walks on from there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vehicle {
    /// Riding times between the nodes where it may stand, as an index into [`Problem::matrices`].
    pub matrix: usize,
    /// The node where it stands at the departure; the shift's start, unless the evening is under way.
    pub stands: usize,
    /// Ticks from being back at it on foot until it moves.
    pub mount: i64,
    /// Ticks from stopping until the team walks on.
    pub park: i64,
}

/// A thing of which there are only a few, each with one team for a whole evening: a kit, a guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// How many there are on each evening; none on evenings beyond the list.
    pub capacity: Vec<usize>,
}

/// Two visits that may not both be made in one shift, nor on evenings closer than this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Apart {
    /// One visit.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// Evenings between them at least; 0 asks only for different shifts.
    pub evenings: usize,
}

/// Two visits of which, when one shift makes both, one comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InOrder {
    /// The visit that comes first.
    pub first: usize,
    /// The visit that comes later.
    pub then: usize,
}

/// What decides between solutions of equal worth: each part is a time in ticks, multiplied by its weight; less is
/// better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TieBreaks {
    /// Time on the way, of all shifts together.
    pub walking: i64,
    /// Time from departure until back, of all shifts together.
    pub finish: i64,
    /// Difference between the longest and the shortest shift of an evening.
    pub balance: i64,
}

impl Default for TieBreaks {
    /// Walking before an early finish before balance.
    fn default() -> Self {
        Self { walking: 4, finish: 2, balance: 1 }
    }
}

/// Which visits, by which shifts, in which order and when, maximise the expected worth (team orienteering with time
/// windows; Vansteenwegen, Souffriau & Van Oudheusden 2011), the worth depending on the shift and the hour.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Problem {
    /// Travel times in ticks between all nodes, one matrix for each way of getting about. Same size all.
    pub matrices: Vec<TimeMatrix>,
    /// Teams on their evenings.
    pub shifts: Vec<Shift>,
    /// Visits that may be made.
    pub visits: Vec<Visit>,
    /// Things that visits take.
    pub shared: Vec<Shared>,
    /// Visits that keep apart.
    pub apart: Vec<Apart>,
    /// Visits that keep an order.
    pub in_order: Vec<InOrder>,
    /// What decides when worth does not.
    pub tie_breaks: TieBreaks,
}

/// For each shift the visits (indices into [`Problem::visits`]) in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Solution {
    /// One route for each shift.
    pub routes: Vec<Vec<usize>>,
}

/// What makes a problem one that cannot be searched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProblemError {
    /// Too many visits.
    #[error("{0} visits are more than one problem can hold ({MOST_VISITS}): plan part of them")]
    TooManyVisits(usize),
    /// A shift names a matrix or a node that does not exist, or a time out of range.
    #[error("shift number {shift}: {field} is out of range")]
    Shift {
        /// Which shift, counted from 0.
        shift: usize,
        /// Which field.
        field: &'static str,
    },
    /// A visit names a node, shift or shared thing that does not exist, or a number out of range.
    #[error("visit number {visit}: {field} is out of range or not in order")]
    Visit {
        /// Which visit, counted from 0.
        visit: usize,
        /// Which field.
        field: &'static str,
    },
    /// A rule names a visit that does not exist.
    #[error("rule number {rule} of {list} names a visit that does not exist, or one visit twice")]
    Rule {
        /// `apart` or `in_order`.
        list: &'static str,
        /// Which rule, counted from 0.
        rule: usize,
    },
    /// A weight of the tie-breaks is out of range.
    #[error("the weights of tie-breaks are out of range: give each from 0 to {MOST_WEIGHT}")]
    TieBreaks,
}

impl Problem {
    /// Nodes of the matrices.
    pub fn nodes(&self) -> usize {
        self.matrices.iter().map(TimeMatrix::size).min().unwrap_or(0)
    }

    /// Whether every index, order and range is as the search relies on it.
    pub fn check(&self) -> Result<(), ProblemError> {
        if self.visits.len() > MOST_VISITS {
            return Err(ProblemError::TooManyVisits(self.visits.len()));
        }
        let nodes = self.nodes();
        let time = |t: i64| (-FAR..=FAR).contains(&t);
        let ascending = |windows: &[(i64, i64)]| {
            windows.iter().all(|&(open, close)| open <= close && time(open) && time(close))
                && windows.is_sorted_by(|a, b| a.1 < b.0)
        };
        for (number, shift) in self.shifts.iter().enumerate() {
            let vehicle = shift.vehicle.as_ref().is_none_or(|vehicle| {
                let ticks = [vehicle.mount, vehicle.park].iter().all(|ticks| (0..=FAR).contains(ticks));
                vehicle.matrix < self.matrices.len() && vehicle.stands < nodes && ticks
            });
            let breaks = shift.breaks.iter().all(|b| ascending(&b.windows) && (0..=FAR).contains(&b.length));
            let fields = [
                (shift.matrix < self.matrices.len(), "matrix"),
                (shift.start < nodes, "start"),
                (shift.end < nodes, "end"),
                (time(shift.departure), "departure"),
                (time(shift.back_by), "back_by"),
                (breaks, "breaks"),
                (vehicle, "vehicle"),
                (shift.evening <= MOST_VISITS, "evening"),
            ];
            if let Some((_, field)) = fields.into_iter().find(|(good, _)| !good) {
                return Err(ProblemError::Shift { shift: number, field });
            }
        }
        for (number, visit) in self.visits.iter().enumerate() {
            let windows: Vec<(i64, i64)> = visit.slots.iter().map(|s| (s.open, s.close)).collect();
            let dear = |worth: i64| (-DEAR..=DEAR).contains(&worth);
            let fields = [
                (visit.node < nodes, "node"),
                ((0..=FAR).contains(&visit.service), "service"),
                (ascending(&windows), "slots"),
                (visit.slots.iter().all(|s| dear(s.worth)), "worth"),
                (visit.shifts.maximum().is_none_or(|last| last < self.shifts.len()), "shifts"),
                (visit.takes.iter().all(|&thing| thing < self.shared.len()), "takes"),
                (visit.liking.iter().all(|&(s, worth)| s < self.shifts.len() && dear(worth)), "liking"),
                (visit.parking.iter().all(|&place| place < nodes), "parking"),
            ];
            if let Some((_, field)) = fields.into_iter().find(|(good, _)| !good) {
                return Err(ProblemError::Visit { visit: number, field });
            }
        }
        let TieBreaks { walking, finish, balance } = self.tie_breaks;
        if [walking, finish, balance].iter().any(|weight| !(0..=MOST_WEIGHT).contains(weight)) {
            return Err(ProblemError::TieBreaks);
        }
        let pair = |a: usize, b: usize| a != b && a.max(b) < self.visits.len();
        if let Some(rule) = self.apart.iter().position(|rule| !pair(rule.a, rule.b)) {
            return Err(ProblemError::Rule { list: "apart", rule });
        }
        if let Some(rule) = self.in_order.iter().position(|rule| !pair(rule.first, rule.then)) {
            return Err(ProblemError::Rule { list: "in_order", rule });
        }
        Ok(())
    }
}

impl Visit {
    /// Whether a shift may make this visit.
    pub fn allows(&self, shift: usize) -> bool {
        self.shifts.contains(shift)
    }

    /// What a shift gains by it beside the worth of the hour, in milli-points.
    pub fn liked_by(&self, shift: usize) -> i64 {
        self.liking.iter().filter(|&&(s, _)| s == shift).map(|&(_, worth)| worth).sum()
    }
}
