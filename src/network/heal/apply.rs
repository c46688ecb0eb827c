//! Making accepted repairs.

use super::repair::Edit;
use super::{Repair, Survey};
use crate::base::Position;
use crate::commune::Trail;
use crate::network::vertices::PlaceKey;

impl Survey {
    /// The lines with the accepted repairs made. Indices are kept: the result's `i`-th line comes from `trails[i]`; a
    /// line that is taken out stays as an empty one. `trails` are those that were surveyed. Nothing accepted gives
    /// back what was there.
    pub fn apply(&self, trails: &[Trail], accepted: impl Fn(&Repair) -> bool) -> Vec<Trail> {
        let mut mended = trails.to_vec();
        self.apply_to(&mut mended, accepted);
        mended
    }

    /// The same in place; lines without a repair are not touched.
    pub fn apply_to(&self, trails: &mut [Trail], accepted: impl Fn(&Repair) -> bool) {
        let chosen = self.repairs.iter().filter(|repair| accepted(repair));
        let mut edits: Vec<&Edit> = chosen.flat_map(|repair| &repair.edits).collect();
        edits.sort_by_key(|edit| edit.trail());
        for edits in edits.chunk_by(|a, b| a.trail() == b.trail()) {
            if let Some(trail) = edits.first().and_then(|edit| trails.get_mut(edit.trail())) {
                trail.line = edited(&trail.line, edits);
            }
        }
    }
}

/// The order of two new vertices of one line. Ties are those of two lines crossing a third at the same place.
pub(super) fn order(a: (f64, Position), b: (f64, Position)) -> std::cmp::Ordering {
    a.0.total_cmp(&b.0).then_with(|| PlaceKey::of(a.1).cmp(&PlaceKey::of(b.1)))
}

/// Whether two positions running are one vertex written twice. The two sides of the antimeridian are not.
pub(super) fn repeated(a: Position, b: Position) -> bool {
    (a.lon() - b.lon()).abs() < 1.0 && PlaceKey::of(a) == PlaceKey::of(b)
}

fn edited(line: &[Position], edits: &[&Edit]) -> Vec<Position> {
    if edits.iter().any(|edit| matches!(edit, Edit::Remove { .. })) {
        return Vec::new();
    }
    let unrepeat = edits.iter().any(|edit| matches!(edit, Edit::Unrepeat { .. }));
    let extended = |at_start| {
        edits.iter().find_map(|edit| match **edit {
            Edit::Extend { start, position, .. } if start == at_start => Some(position),
            _ => None,
        })
    };
    let mut last = 0.0;
    let mut drawn = Vec::with_capacity(line.len());
    for (i, &position) in line.iter().enumerate() {
        let again = i > 0 && repeated(line[i - 1], position);
        if i > 0 && !again {
            last += 1.0;
        }
        if !(again && unrepeat) {
            drawn.push((last, position));
        }
    }
    let (before, after) = (extended(true), extended(false));
    let mut new: Vec<(f64, Position)> = Vec::new();
    for edit in edits {
        if let Edit::Insert { along, position, .. } = **edit {
            let attached = if along < 0.0 { before.is_some() } else { along <= last || after.is_some() };
            if attached {
                new.push((along, position));
            }
        }
    }
    new.extend(before.map(|position| (-1.0, position)));
    new.extend(after.map(|position| (last + 1.0, position)));
    new.sort_by(|&a, &b| order(a, b));
    let mut result: Vec<Position> = Vec::with_capacity(drawn.len() + new.len());
    let mut new = new.into_iter().peekable();
    for (along, position) in drawn {
        while let Some((_, inserted)) = new.next_if(|&(place, _)| place < along) {
            // Two repairs may have asked for one and the same vertex.
            if result.last().is_none_or(|&last| !repeated(last, inserted)) {
                result.push(inserted);
            }
        }
        result.push(position);
    }
    for (_, inserted) in new {
        if result.last().is_none_or(|&last| !repeated(last, inserted)) {
            result.push(inserted);
        }
    }
    result
}
