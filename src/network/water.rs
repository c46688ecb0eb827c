//! Water that one does not walk through on the way from a trail to a door.

use super::plane::Plane;
use crate::base::Position;
use rstar::{AABB, RTree, RTreeObject};

/// Nearer to an end of the way than this many metres does not count as crossing: a house on the bank, or the place where
/// the trail itself goes over the stream.
const AT_BANK: f64 = 1.0;

/// A straight piece of a stream or a shore.
#[derive(Debug, Clone, Copy)]
struct Bank {
    a: [f64; 2],
    b: [f64; 2],
}

impl RTreeObject for Bank {
    type Envelope = AABB<[f64; 2]>;
    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.a, self.b)
    }
}

/// Streams and shores as lines; outlines of lakes and rivers are lines too.
#[derive(Debug)]
pub(super) struct Water(RTree<Bank>);

impl Water {
    pub(super) fn of(lines: &[Vec<Position>], plane: Plane) -> Self {
        let pieces = lines.iter().flat_map(|line| line.windows(2)).filter_map(|pair| {
            let &[a, b] = pair else { return None };
            Some(Bank { a: plane.at(a), b: plane.at(b) })
        });
        Self(RTree::bulk_load(pieces.collect()))
    }

    /// Whether the straight way between two places of the plane goes over water.
    pub(super) fn between(&self, from: [f64; 2], to: [f64; 2]) -> bool {
        let along = [to[0] - from[0], to[1] - from[1]];
        let length = (along[0] * along[0] + along[1] * along[1]).sqrt();
        if length <= 2.0 * AT_BANK {
            return false;
        }
        let margin = AT_BANK / length;
        self.0.locate_in_envelope_intersecting(AABB::from_corners(from, to)).any(|bank| {
            let side = [bank.b[0] - bank.a[0], bank.b[1] - bank.a[1]];
            let cross = along[0] * side[1] - along[1] * side[0];
            if cross.abs() < 1e-9 {
                // Along the bank is not across.
                return false;
            }
            let off = [bank.a[0] - from[0], bank.a[1] - from[1]];
            let on_way = (off[0] * side[1] - off[1] * side[0]) / cross;
            let on_bank = (off[0] * along[1] - off[1] * along[0]) / cross;
            (margin..=1.0 - margin).contains(&on_way) && (0.0..=1.0).contains(&on_bank)
        })
    }
}
