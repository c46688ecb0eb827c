//! The problem in integers, and a solution of it.

use crate::network::TimeMatrix;

/// From this moment on, the expected worth of a visit that starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorthStep {
    /// Milliseconds since midnight from which the step holds.
    pub from_ms: i64,
    /// Expected worth in milli-points.
    pub worth: i64,
}

/// A household that may be visited tonight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Row and column in the matrix.
    pub node: usize,
    /// Time at the door in milliseconds.
    pub service_ms: i64,
    /// Windows `[open, close]` for the start of the visit, in milliseconds since midnight, ascending and disjoint;
    /// never empty. Waiting for a window to open is allowed.
    pub windows: Vec<(i64, i64)>,
    /// Expected worth by start of the visit, ascending by `from_ms`; before the first step it is worth nothing. More
    /// than nothing wherever a window is open: hours at which another evening is better are no part of the windows.
    pub worth: Vec<WorthStep>,
    /// Bit set of the teams (by index) that may come: those with the skills (language, kit) and the assignment.
    pub teams: u64,
}

/// A team for this evening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamSpec {
    /// Node where it sets out.
    pub start: usize,
    /// Node where it must come back to.
    pub end: usize,
    /// Departure in milliseconds since midnight.
    pub departure_ms: i64,
    /// Latest return in milliseconds since midnight.
    pub back_by_ms: i64,
}

/// One evening: which visits, by which teams, in which order, maximise the expected worth (team orienteering with
/// time windows; Vansteenwegen, Souffriau & Van Oudheusden 2011). Walking time breaks ties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Travel times between all nodes.
    pub matrix: TimeMatrix,
    /// Teams, at most 64.
    pub teams: Vec<TeamSpec>,
    /// Visits that may be made.
    pub visits: Vec<Visit>,
}

impl Visit {
    /// Whether team number `index` may make this visit.
    pub(super) fn allows(&self, index: usize) -> bool {
        u32::try_from(index).ok().and_then(|i| 1_u64.checked_shl(i)).is_some_and(|bit| self.teams & bit != 0)
    }
}

/// For each team the visits (indices into [`Problem::visits`]) in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Solution {
    /// One route for each team.
    pub routes: Vec<Vec<usize>>,
}
