//! What can be repaired, and how.

use crate::base::{Fnv, Metres, Position, RepairId};
use crate::network::vertices::PlaceKey;
use serde::{Deserialize, Serialize};

/// What kind of fault a repair mends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RepairKind {
    /// A line of fewer than two places; it is taken out.
    NoLength,
    /// A line drawn twice with the same tags; one of the two is taken out.
    Duplicate,
    /// Vertices written twice running; they are written once.
    RepeatedVertex,
    /// A line across the antimeridian; it gets a vertex on either side of it, at one place.
    Antimeridian,
    /// Two lines cross at one level and have no vertex there; both get one.
    Crossing,
    /// The vertex of a line lies on another line that has no vertex there; it gets one.
    Touch,
    /// Two lines run over the same ground for a stretch, but not over the same vertices; each gets those of the other.
    Overlap,
    /// A line crosses itself without a vertex there.
    SelfCrossing,
    /// A vertex of a line lies on another part of the line that has no vertex there.
    SelfTouch,
    /// The end of a line lies near another line, or near another part of its own; it is drawn on to there.
    Gap,
}

impl RepairKind {
    /// Every kind, in the order they are listed in.
    pub const ALL: [Self; 10] = [
        Self::NoLength,
        Self::Duplicate,
        Self::RepeatedVertex,
        Self::Antimeridian,
        Self::Crossing,
        Self::Touch,
        Self::Overlap,
        Self::SelfCrossing,
        Self::SelfTouch,
        Self::Gap,
    ];

    /// Whether the repair joins what was not joined. The others only tidy: they never change where one can walk.
    pub const fn is_join(self) -> bool {
        !matches!(self, Self::NoLength | Self::Duplicate | Self::RepeatedVertex | Self::Antimeridian)
    }

    /// Its name as in a [`RepairId`] and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoLength => "no_length",
            Self::Duplicate => "duplicate",
            Self::RepeatedVertex => "repeated_vertex",
            Self::Antimeridian => "antimeridian",
            Self::Crossing => "crossing",
            Self::Touch => "touch",
            Self::Overlap => "overlap",
            Self::SelfCrossing => "self_crossing",
            Self::SelfTouch => "self_touch",
            Self::Gap => "gap",
        }
    }
}

/// Names a repair by what it mends: its kind, its place and the ends of the lines, to the centimetre. It stays the same
/// when the features of the file are put in another order, or when something else in the file changes.
pub(super) fn named(kind: RepairKind, at: Position, ends: &[[PlaceKey; 2]]) -> RepairId {
    let mut hash = Fnv::new();
    let centimetres = |key: PlaceKey| key.degrees_e9().map(|n| (n + 50).div_euclid(100));
    for n in [PlaceKey::of(at)].iter().chain(ends.iter().flatten()).flat_map(|&key| centimetres(key)) {
        hash.take(n);
    }
    RepairId::from_parts(kind.name(), hash.get())
}

/// One thing that can be repaired.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    /// Its name, unique in a survey.
    pub id: RepairId,
    /// What it mends.
    pub kind: RepairKind,
    /// Where: the common vertex, for a gap the end of the line, else the first place concerned.
    pub at: Position,
    /// How large the fault is: the width of a gap, how far a vertex lies beside the line it touches, the length of an
    /// overlap or of a line drawn twice; 0 where there is nothing to measure.
    pub size: Metres,
    /// Indices of the one or two trails it concerns, ascending. Of a duplicate, which of the two goes: see
    /// [`Repair::removes`].
    pub trails: Vec<usize>,
    pub(super) edits: Vec<Edit>,
}

impl Repair {
    /// The trail that the repair takes out, if it does.
    pub fn removes(&self) -> Option<usize> {
        self.edits.iter().find_map(|edit| if let Edit::Remove { trail } = edit { Some(*trail) } else { None })
    }
}

/// A change to one line. `along` is a place on the line in its own order: whole numbers are its vertices as drawn
/// (those repeated running counted once), what lies between is ordered like the line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Edit {
    /// A new vertex. Below 0 or above the last vertex it lies on the piece that [`Edit::Extend`] adds, and falls away
    /// with that.
    Insert { trail: usize, along: f64, position: Position },
    /// A new first or last vertex.
    Extend { trail: usize, start: bool, position: Position },
    /// The line is emptied.
    Remove { trail: usize },
    /// Vertices repeated running are dropped.
    Unrepeat { trail: usize },
}

impl Edit {
    pub(super) fn trail(&self) -> usize {
        match *self {
            Self::Insert { trail, .. }
            | Self::Extend { trail, .. }
            | Self::Remove { trail }
            | Self::Unrepeat { trail } => trail,
        }
    }
}
