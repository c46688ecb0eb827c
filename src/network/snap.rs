//! Finding the nearest place on a trail.

use super::plane::Plane;
use super::section::{Section, whole_ms};
use super::vertices::PlaceKey;
use crate::base::{Metres, Position};
use rstar::{AABB, PointDistance, RTree, RTreeObject};

/// A component shorter than this share of the longest one is an island: a house near it is tied to the longest
/// component instead if that one is within the limit, since a plan can do nothing with a house on an island.
const ISLAND_SHARE: f64 = 0.1;

/// Nearer to a vertex than this many metres is at the vertex: the plane below is not truer than that, and a house
/// beside a junction must not be tied to a place a millimetre before it.
const AT_VERTEX: f64 = 0.01;

/// A straight piece between two waypoints of a section.
#[derive(Debug, Clone, Copy)]
struct Segment {
    a: [f64; 2],
    b: [f64; 2],
    section: u32,
    index: u32,
}

impl Segment {
    /// How far along from `a` (0) to `b` (1) the place nearest to `point` is.
    fn fraction(&self, point: [f64; 2]) -> f64 {
        let (dx, dy) = (self.b[0] - self.a[0], self.b[1] - self.a[1]);
        let length_2 = dx * dx + dy * dy;
        // Two different places may still be one in the plane.
        if length_2 > 0.0 {
            (((point[0] - self.a[0]) * dx + (point[1] - self.a[1]) * dy) / length_2).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }
}

impl RTreeObject for Segment {
    type Envelope = AABB<[f64; 2]>;
    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.a, self.b)
    }
}

impl PointDistance for Segment {
    fn distance_2(&self, point: &[f64; 2]) -> f64 {
        let t = self.fraction(*point);
        let dx = self.a[0] + (self.b[0] - self.a[0]) * t - point[0];
        let dy = self.a[1] + (self.b[1] - self.a[1]) * t - point[1];
        dx * dx + dy * dy
    }
}

/// A place on a section. Offsets are whole milliseconds, so the pieces of a section add up to the whole exactly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub(super) section: u32,
    /// Waypoint at or before the place.
    pub(super) index: u32,
    /// How far from that waypoint to the next, at least 0 and less than 1 (1 only at the section's end).
    pub(super) fraction: f64,
    pub(super) at: Position,
    /// Straight-line metres from the point that was placed.
    pub(super) distance: Metres,
    /// Milliseconds from the section's beginning to here.
    pub(super) ahead_ms: u64,
    /// Milliseconds from here back to the section's beginning.
    pub(super) back_ms: u64,
}

impl Spot {
    fn on(section: &Section, number: u32, index: u32, fraction: f64, point: Position) -> Option<Self> {
        let mut i = index as usize;
        let mut from = section.waypoints.get(i)?;
        let mut to = section.waypoints.get(i + 1)?;
        let between = |a: f64, b: f64, t: f64| (a + (b - a) * t).clamp(a.min(b), a.max(b));
        let (p, q) = (from.position, to.position);
        let ele = p.ele().zip(q.ele()).map(|(a, b)| between(a, b, fraction));
        let inner =
            Position::new(between(p.lon(), q.lon(), fraction), between(p.lat(), q.lat(), fraction), ele);
        let inner = inner.unwrap_or(p);
        // A place on a vertex is that vertex, and the vertex belongs to the segment after it where there is one.
        let (at, fraction) = if inner.distance(p).0 < AT_VERTEX {
            (p, 0.0)
        } else if inner.distance(q).0 >= AT_VERTEX {
            (inner, fraction)
        } else if let Some(next) = section.waypoints.get(i + 2) {
            i += 1;
            (from, to) = (to, next);
            (q, 0.0)
        } else {
            (q, 1.0)
        };
        let offset = |a: f64, b: f64| whole_ms(a + (b - a) * fraction);
        let here = PlaceKey::of(point) == PlaceKey::of(at);
        Some(Self {
            section: number,
            index: i as u32,
            fraction,
            at,
            distance: if here { Metres(0.0) } else { point.distance(at) },
            ahead_ms: offset(from.ahead_ms, to.ahead_ms).min(section.ahead()),
            back_ms: offset(from.back_ms, to.back_ms).min(section.back()),
        })
    }

    /// Whether this is the section's beginning.
    pub(super) fn at_start(&self) -> bool {
        self.index == 0 && self.fraction <= 0.0
    }

    /// Whether this is the section's end.
    pub(super) fn at_end(&self) -> bool {
        self.fraction >= 1.0
    }
}

/// Finds the nearest place on the trails.
#[derive(Debug)]
pub(super) struct Snapper {
    plane: Plane,
    tree: RTree<Segment>,
    /// What each section belongs to.
    standing: Vec<Standing>,
}

/// What a section's component is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Longest,
    Other,
    Island,
}

impl Snapper {
    pub(super) fn of(
        sections: &[Section],
        component: impl Fn(usize) -> usize,
        components_km: &[f64],
    ) -> Self {
        let plane = Plane::around(sections.iter().flat_map(|s| s.waypoints.iter().map(|w| w.position)));
        let longest = components_km.first().copied().unwrap_or(0.0);
        let mut segments = Vec::new();
        for (section, number) in sections.iter().zip(0_u32..) {
            for (pair, index) in section.waypoints.windows(2).zip(0_u32..) {
                let (a, b) = (plane.at(pair[0].position), plane.at(pair[1].position));
                segments.push(Segment { a, b, section: number, index });
            }
        }
        let standing = (0..sections.len()).map(|s| match component(s) {
            0 => Standing::Longest,
            c if components_km.get(c).is_some_and(|&km| km < longest * ISLAND_SHARE) => Standing::Island,
            _ => Standing::Other,
        });
        Self { plane, standing: standing.collect(), tree: RTree::bulk_load(segments) }
    }

    /// The place a point is tied to: on the nearest segment, unless that lies on an island and the longest component is
    /// within `limit` too. The place may be farther than `limit`; `None` only when there are no trails.
    pub(super) fn nearest(&self, sections: &[Section], point: Position, limit: Metres) -> Option<Spot> {
        let nearest = self.nearest_where(sections, point, |_| true)?;
        if self.standing.get(nearest.section as usize) == Some(&Standing::Island)
            && let Some(longest) = self.nearest_where(sections, point, |s| s == Standing::Longest)
            && longest.distance <= limit
        {
            return Some(longest);
        }
        Some(nearest)
    }

    fn nearest_where(
        &self,
        sections: &[Section],
        point: Position,
        wanted: impl Fn(Standing) -> bool,
    ) -> Option<Spot> {
        let on_plane = self.plane.at(point);
        let mut best: Option<(f64, &Segment)> = None;
        for (segment, distance_2) in self.tree.nearest_neighbor_iter_with_distance_2(on_plane) {
            match best {
                Some((least, _)) if distance_2 > least => break,
                // Equally near: the earlier in the file, whatever the tree looks like.
                Some((_, kept)) if (kept.section, kept.index) < (segment.section, segment.index) => {}
                _ if self.standing.get(segment.section as usize).is_some_and(|&s| wanted(s)) => {
                    best = Some((distance_2, segment));
                }
                _ => {}
            }
        }
        let (_, segment) = best?;
        let section = sections.get(segment.section as usize)?;
        Spot::on(section, segment.section, segment.index, segment.fraction(on_plane), point)
    }
}
