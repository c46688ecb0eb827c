//! A shift with a vehicle as the search reads it: where the vehicle may stand at each place, and what that means for the
//! way from one place to the next.

use super::problem::{Problem, Shift};
use std::collections::BTreeMap;

/// No way, or none that is ever taken. Four of them together are still a number.
pub(super) const NEVER: i64 = 1 << 60;
/// Between two nodes that are one place: the vehicle is not moved, and the team walks from door to door.
const STAYS: i64 = -1;

/// A node where the vehicle may stand while the team is at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stance {
    /// Row and column of the node in the moves.
    pub(super) at: u32,
    /// The walk from the place to the vehicle.
    pub(super) off: i64,
    /// The walk from the vehicle to the place.
    pub(super) on: i64,
}

/// What the move of a vehicle that stands at one node takes, for each node at the other end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moves<'r>(&'r [i64]);

impl Moves<'_> {
    /// The way of a team that walks `edges` to its vehicle and from it again, or `walk` where that is not moved; not below
    /// [`NEVER`] where there is none.
    pub(super) fn way(self, at: u32, edges: i64, walk: i64) -> i64 {
        match self.0.get(at as usize).copied() {
            Some(STAYS) => walk,
            Some(moved) => edges + moved,
            None => NEVER,
        }
    }
}

/// The tables of all shifts that have the same vehicle, start and end. Places are numbered as the visits, then the start
/// and the end.
#[derive(Debug, Clone)]
pub(super) struct Rider {
    /// For each place where the vehicle may stand, one place after the other.
    stances: Vec<Stance>,
    ends: Vec<u32>,
    /// Mounting, riding and parking from node to node, or [`STAYS`]: by the first, then by the second.
    moves: Vec<i64>,
    moves_to: Vec<i64>,
    nodes: usize,
    /// The walk from place to place.
    walks: Vec<i64>,
    /// For each place, and two of its stances, by how much longer it takes at most to go on from there with the vehicle at
    /// the second instead of the first, wherever to.
    leaving: Vec<i64>,
    /// The same of coming there, wherever from.
    coming: Vec<i64>,
    /// Where the pairs of each place end.
    pairs: Vec<u32>,
}

impl Rider {
    /// Tables for a shift; `None` when it has no vehicle.
    pub(super) fn new(problem: &Problem, shift: usize) -> Option<Self> {
        let spec = problem.shifts.get(shift)?;
        let vehicle = spec.vehicle.as_ref()?;
        let (walking, riding) = (problem.matrices.get(spec.matrix)?, problem.matrices.get(vehicle.matrix)?);
        let lists: Vec<Vec<usize>> = (0..problem.visits.len())
            .map(|v| problem.stands(shift, v))
            .chain([vec![vehicle.stands], vec![spec.end]])
            .collect();
        let mut nodes: Vec<usize> = lists.iter().flatten().copied().collect();
        nodes.sort_unstable();
        nodes.dedup();
        let moved = |&from: &usize, &to: &usize| {
            if problem.same_place(spec, vehicle, from, to) {
                return STAYS;
            }
            riding.get(from, to).map_or(NEVER, |ticks| vehicle.mount + ticks + vehicle.park)
        };
        let moves: Vec<i64> =
            nodes.iter().flat_map(|from| nodes.iter().map(move |to| moved(from, to))).collect();
        let number = |node: usize| nodes.binary_search(&node).unwrap_or(0);
        let out = reached(&moves, nodes.len(), number(vehicle.stands), false);
        let back = reached(&moves, nodes.len(), number(spec.end), true);
        let walk = |from: usize, to: usize| {
            if from == to { 0 } else { walking.get(from, to).unwrap_or(NEVER) }
        };
        let places: Vec<usize> =
            problem.visits.iter().map(|visit| visit.node).chain([spec.start, spec.end]).collect();
        let (mut stances, mut ends) = (Vec::new(), Vec::new());
        for (&place, list) in places.iter().zip(&lists) {
            // Where the vehicle cannot come to, or not back from, it never stands.
            let usable = list.iter().map(|&node| (node, number(node))).filter(|&(_, at)| {
                let yes = |reached: &[bool]| reached.get(at).copied().unwrap_or(false);
                yes(&out) && yes(&back)
            });
            stances.extend(usable.map(|(node, at)| Stance {
                at: at as u32,
                off: walk(place, node),
                on: walk(node, place),
            }));
            ends.push(stances.len() as u32);
        }
        let walks = places.iter().flat_map(|&from| places.iter().map(move |&to| walk(from, to))).collect();
        let mut rider = Self {
            stances,
            ends,
            moves_to: (0..nodes.len())
                .flat_map(|to| moves.iter().skip(to).step_by(nodes.len()).copied())
                .collect(),
            moves,
            nodes: nodes.len(),
            walks,
            leaving: Vec::new(),
            coming: Vec::new(),
            pairs: Vec::new(),
        };
        rider.compare();
        Some(rider)
    }

    /// Whether two shifts share these tables.
    pub(super) fn alike(a: &Shift, b: &Shift) -> bool {
        (a.matrix, &a.vehicle, a.start, a.end) == (b.matrix, &b.vehicle, b.start, b.end)
    }

    /// Number of visits, start and end.
    pub(super) const fn places(&self) -> usize {
        self.ends.len()
    }

    /// Where the vehicle may stand at a place.
    pub(super) fn stances(&self, place: usize) -> &[Stance] {
        let end = |place: usize| self.ends.get(place).map_or(0, |&end| end as usize);
        self.stances.get(place.checked_sub(1).map_or(0, end)..end(place)).unwrap_or_default()
    }

    /// The walk from one place to another.
    pub(super) fn walk(&self, from: usize, to: usize) -> i64 {
        self.walks.get(from.saturating_mul(self.places()).saturating_add(to)).copied().unwrap_or(NEVER)
    }

    /// The moves of a vehicle from where it stands.
    pub(super) fn moves_from(&self, stance: &Stance) -> Moves<'_> {
        self.moves_of(&self.moves, stance)
    }

    /// The moves of a vehicle to where it stands.
    pub(super) fn moves_to(&self, stance: &Stance) -> Moves<'_> {
        self.moves_of(&self.moves_to, stance)
    }

    fn moves_of<'r>(&self, table: &'r [i64], stance: &Stance) -> Moves<'r> {
        let from = stance.at as usize * self.nodes;
        Moves(table.get(from..from + self.nodes).unwrap_or_default())
    }

    /// The way from one place to another, between which the walk takes `walk`; not below [`NEVER`] where there is none.
    pub(super) fn way(&self, from: &Stance, to: &Stance, walk: i64) -> i64 {
        self.moves_from(from).way(to.at, from.off + to.on, walk)
    }

    fn stays(&self, a: &Stance, b: &Stance) -> bool {
        self.moves.get(a.at as usize * self.nodes + b.at as usize) == Some(&STAYS)
    }

    /// The quickest way from one place to another, wherever the vehicle stands.
    pub(super) fn quickest(&self, from: usize, to: usize) -> Option<i64> {
        let walk = self.walk(from, to);
        let ways = self
            .stances(from)
            .iter()
            .flat_map(|a| self.stances(to).iter().map(move |b| self.way(a, b, walk)))
            .min();
        ways.filter(|&way| way < NEVER)
    }

    /// By how much longer it takes at most to go on from a place with the vehicle at another of its stances than at this
    /// one.
    pub(super) fn leaving(&self, place: usize, stance: usize) -> &[i64] {
        self.pairs_of(&self.leaving, place, stance)
    }

    /// By how much longer it takes at most to come to a place with the vehicle at another of its stances than at this one.
    pub(super) fn coming(&self, place: usize, stance: usize) -> &[i64] {
        self.pairs_of(&self.coming, place, stance)
    }

    fn pairs_of<'r>(&self, table: &'r [i64], place: usize, stance: usize) -> &'r [i64] {
        let count = self.stances(place).len();
        let from = place.checked_sub(1).and_then(|p| self.pairs.get(p)).map_or(0, |&end| end as usize);
        table.get(from + stance * count..from + (stance + 1) * count).unwrap_or_default()
    }

    /// Fills in what stances mean for going on and for coming.
    fn compare(&mut self) {
        let (start, end) = (self.places() - 2, self.places() - 1);
        // For each node the places at which the vehicle may stand there; nobody comes to the start nor leaves the end.
        let mut users: BTreeMap<u32, Vec<(usize, Stance)>> = BTreeMap::new();
        for place in 0..self.places() {
            for stance in self.stances(place) {
                users.entry(stance.at).or_default().push((place, *stance));
            }
        }
        let (mut leaving, mut coming, mut pairs) = (Vec::new(), Vec::new(), Vec::new());
        for place in 0..self.places() {
            let stances = self.stances(place);
            for first in stances {
                for second in stances {
                    let (mut off, mut on) = (-NEVER, -NEVER);
                    for users in users.values() {
                        let Some(&(_, any)) = users.first() else { continue };
                        // Where the vehicle moves either way, the walk beyond it is the same.
                        let beyond = [(usize::MAX, Stance { off: 0, on: 0, ..any })];
                        let stays = self.stays(first, &any) || self.stays(second, &any);
                        let others = if stays { users.as_slice() } else { &beyond };
                        for (other, there) in others.iter().filter(|u| u.0 != place) {
                            let (to, from) = (self.walk(place, *other), self.walk(*other, place));
                            if *other != start {
                                let way = |stance| self.way(stance, there, to);
                                off = off.max(longer(way(first), way(second)));
                            }
                            if *other != end {
                                let way = |stance| self.way(there, stance, from);
                                on = on.max(longer(way(first), way(second)));
                            }
                        }
                    }
                    leaving.push(off);
                    coming.push(on);
                }
            }
            pairs.push(leaving.len() as u32);
        }
        (self.leaving, self.coming, self.pairs) = (leaving, coming, pairs);
    }
}

/// By how much the second takes longer; nothing counts where there is no way by the first.
const fn longer(first: i64, second: i64) -> i64 {
    if first >= NEVER {
        -NEVER
    } else if second >= NEVER {
        NEVER
    } else {
        second - first
    }
}

/// The nodes that can be reached from one, or from which it can be.
fn reached(moves: &[i64], nodes: usize, from: usize, back: bool) -> Vec<bool> {
    let mut reached = vec![false; nodes];
    let mut queue = vec![from];
    while let Some(node) = queue.pop() {
        match reached.get_mut(node) {
            Some(seen @ false) => *seen = true,
            _ => continue,
        }
        queue.extend((0..nodes).filter(|&next| {
            let (a, b) = if back { (next, node) } else { (node, next) };
            moves.get(a * nodes + b).is_some_and(|&moved| moved < NEVER)
        }));
    }
    reached
}
