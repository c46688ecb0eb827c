//! Finding the place on a trail from which a door is reached.

use super::plane::Plane;
use super::section::{Section, Sections};
use super::vertices::PlaceKey;
use super::water::Water;
use crate::base::{Metres, Position};
use rstar::{AABB, PointDistance, RTree, RTreeObject};

/// A component shorter than this share of the longest one is an island: a house near it is tied to the longest
/// component instead if that one is within the limit, since a plan can do nothing with a house on an island.
const ISLAND_SHARE: f64 = 0.1;

/// Nearer to a vertex than this many metres is at the vertex: the plane below is not truer than that, and a house
/// beside a junction must not be tied to a place a millimetre before it.
pub(super) const AT_VERTEX: f64 = 0.01;

/// Other trails count as near too up to so many times the distance of the nearest.
const AS_NEAR: f64 = 2.0;

/// A straight piece between two waypoints of a section.
#[derive(Debug, Clone, Copy)]
struct Segment {
    a: [f64; 2],
    b: [f64; 2],
    section: u32,
    waypoint: u32,
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

    /// The place nearest to `point`.
    fn foot(&self, point: [f64; 2]) -> [f64; 2] {
        let t = self.fraction(point);
        [self.a[0] + (self.b[0] - self.a[0]) * t, self.a[1] + (self.b[1] - self.a[1]) * t]
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
        let foot = self.foot(*point);
        let (dx, dy) = (foot[0] - point[0], foot[1] - point[1]);
        dx * dx + dy * dy
    }
}

/// A place on a section, whatever the evening.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub(super) section: u32,
    /// Waypoint at or before the place, never the section's last.
    pub(super) waypoint: u32,
    /// How far from that waypoint to the next, at least 0 and less than 1 (1 only at the section's end).
    pub(super) fraction: f64,
    pub(super) at: Position,
    /// Straight-line metres from the point that was placed.
    pub(super) distance: Metres,
}

impl Spot {
    fn on(sections: &Sections, number: u32, waypoint: u32, fraction: f64, point: Position) -> Option<Self> {
        let mut i = waypoint;
        let (p, q) = (*sections.positions.get(i as usize)?, *sections.positions.get(i as usize + 1)?);
        let between = |a: f64, b: f64, t: f64| (a + (b - a) * t).clamp(a.min(b), a.max(b));
        let ele = p.ele().zip(q.ele()).map(|(a, b)| between(a, b, fraction));
        let inner =
            Position::new(between(p.lon(), q.lon(), fraction), between(p.lat(), q.lat(), fraction), ele);
        let inner = inner.unwrap_or(p);
        // A place on a vertex is that vertex, and the vertex belongs to the segment after it where there is one.
        let (at, fraction) = if inner.distance(p).0 < AT_VERTEX {
            (p, 0.0)
        } else if inner.distance(q).0 >= AT_VERTEX {
            (inner, fraction)
        } else if i + 1 < sections.get(number)?.last {
            i += 1;
            (q, 0.0)
        } else {
            (q, 1.0)
        };
        let here = PlaceKey::of(point) == PlaceKey::of(at);
        let distance = if here { Metres(0.0) } else { point.distance(at) };
        Some(Self { section: number, waypoint: i, fraction, at, distance })
    }

    /// Whether this is the section's beginning.
    pub(super) fn at_start(&self, section: &Section) -> bool {
        self.waypoint == section.first && self.fraction <= 0.0
    }

    /// Whether this is the section's end.
    pub(super) fn at_end(&self) -> bool {
        self.fraction >= 1.0
    }
}

/// Where a point joins the trails, or why it does not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Snapped {
    /// At this place.
    On(Spot),
    /// No trail is within the limit; the distance of the nearest, if there are any trails.
    TooFar(Option<Metres>),
    /// Every trail within the limit is beyond water; the distance of the nearest.
    BeyondWater(Metres),
}

/// Finds places on the trails.
#[derive(Debug)]
pub(super) struct Snapper {
    pub(super) plane: Plane,
    tree: RTree<Segment>,
    /// What each section belongs to.
    standing: Vec<Standing>,
    limit: Metres,
    /// What a metre across country counts for on the trail.
    across: f64,
    /// For each node the metres along trails to the middle of its component.
    to_middle: Vec<f64>,
}

/// What a section's component is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Longest,
    Other,
    Island,
}

impl Snapper {
    /// `component` gives that of each section; `to_middle` for each node the metres to the middle of its component.
    pub(super) fn of(
        sections: &Sections,
        component: impl Fn(usize) -> usize,
        components_km: &[f64],
        to_middle: Vec<f64>,
        (limit, across): (Metres, f64),
    ) -> Self {
        let plane = Plane::around(sections.positions.iter().copied());
        let longest = components_km.first().copied().unwrap_or(0.0);
        let flat: Vec<[f64; 2]> = sections.positions.iter().map(|&p| plane.at(p)).collect();
        let mut segments = Vec::with_capacity(flat.len());
        for (section, number) in sections.list.iter().zip(0_u32..) {
            for waypoint in section.first..section.last {
                let (a, b) = (flat[waypoint as usize], flat[waypoint as usize + 1]);
                segments.push(Segment { a, b, section: number, waypoint });
            }
        }
        let standing = (0..sections.list.len()).map(|s| match component(s) {
            0 => Standing::Longest,
            c if components_km.get(c).is_some_and(|&km| km < longest * ISLAND_SHARE) => Standing::Island,
            _ => Standing::Other,
        });
        let standing = standing.collect();
        Self { plane, standing, tree: RTree::bulk_load(segments), limit, across, to_middle }
    }

    /// The place a point is tied to. Of the trails that are hardly farther than the nearest it is the one by which the
    /// rest of the trails is reached soonest. On an island only when the longest component is beyond the limit, and never
    /// straight across `water`.
    pub(super) fn tie(&self, sections: &Sections, point: Position, water: Option<&Water>) -> Snapped {
        let Some(nearest) = self.nearest_where(sections, point, None, |_| true) else {
            return Snapped::TooFar(None);
        };
        let within = |spot: &Spot| spot.distance <= self.limit;
        let dry = match water {
            None => Some(nearest).filter(within),
            Some(_) => self.nearest_where(sections, point, water, |_| true).filter(within),
        };
        let Some(mut spot) = dry else {
            return if within(&nearest) {
                Snapped::BeyondWater(nearest.distance)
            } else {
                Snapped::TooFar(Some(nearest.distance))
            };
        };
        if self.standing_of(&spot) == Some(Standing::Island)
            && let Some(longest) =
                self.nearest_where(sections, point, water, |s| s == Standing::Longest).filter(within)
        {
            spot = longest;
        }
        Snapped::On(self.soonest(sections, point, spot, water))
    }

    /// The place on a usable trail nearest to a position that somebody named as where one leaves the trail, for a
    /// door elsewhere.
    pub(super) fn tie_by(&self, sections: &Sections, door: Position, turning: Position) -> Snapped {
        match self.nearest_where(sections, turning, None, |_| true) {
            Some(spot) if spot.distance <= self.limit => {
                let here = PlaceKey::of(door) == PlaceKey::of(spot.at);
                Snapped::On(Spot {
                    distance: if here { Metres(0.0) } else { door.distance(spot.at) },
                    ..spot
                })
            }
            other => Snapped::TooFar(other.map(|spot| spot.distance)),
        }
    }

    /// The place of the longest component nearest to a point, however far.
    pub(super) fn nearest_on_longest(&self, sections: &Sections, point: Position) -> Option<Spot> {
        self.nearest_where(sections, point, None, |standing| standing == Standing::Longest)
    }

    fn standing_of(&self, spot: &Spot) -> Option<Standing> {
        self.standing.get(spot.section as usize).copied()
    }

    /// Metres from a place to the middle of its component, by way of the nearer end of its section.
    fn middle(&self, sections: &Sections, spot: &Spot) -> f64 {
        let Some(section) = sections.get(spot.section) else { return f64::INFINITY };
        let (i, length) = (spot.waypoint as usize, sections.length(section));
        let from = sections.metres.get(i).copied().unwrap_or(0.0);
        let to = sections.metres.get(i + 1).copied().unwrap_or(from);
        let along = from + (to - from) * spot.fraction;
        let by = |node: u32| self.to_middle.get(node as usize).copied().unwrap_or(f64::INFINITY);
        (by(section.ends[0]) + along).min(by(section.ends[1]) + length - along)
    }

    /// Of the places that are hardly farther than the nearest, the one from which the middle is reached soonest.
    fn soonest(&self, sections: &Sections, point: Position, nearest: Spot, water: Option<&Water>) -> Spot {
        let on_plane = self.plane.at(point);
        let reach = (nearest.distance.0 * AS_NEAR).min(self.limit.0);
        let standing = self.standing_of(&nearest);
        let cost = |spot: &Spot| spot.distance.0 * self.across + self.middle(sections, spot);
        let mut best = (cost(&nearest), nearest);
        let mut seen = vec![nearest.section];
        if nearest.distance.0 < AT_VERTEX {
            return nearest;
        }
        for (segment, distance_2) in self.tree.nearest_neighbor_iter_with_distance_2(on_plane) {
            if distance_2 > reach * reach {
                break;
            }
            if seen.contains(&segment.section)
                || self.standing.get(segment.section as usize).copied() != standing
                || water.is_some_and(|water| water.between(on_plane, segment.foot(on_plane)))
            {
                continue;
            }
            seen.push(segment.section);
            let fraction = segment.fraction(on_plane);
            let Some(spot) = Spot::on(sections, segment.section, segment.waypoint, fraction, point) else {
                continue;
            };
            let cost = cost(&spot);
            let earlier = |kept: &Spot| (spot.section, spot.waypoint) < (kept.section, kept.waypoint);
            if cost < best.0 || (cost <= best.0 && best.1.section != nearest.section && earlier(&best.1)) {
                best = (cost, spot);
            }
        }
        best.1
    }

    fn nearest_where(
        &self,
        sections: &Sections,
        point: Position,
        water: Option<&Water>,
        wanted: impl Fn(Standing) -> bool,
    ) -> Option<Spot> {
        let on_plane = self.plane.at(point);
        let mut best: Option<(f64, &Segment)> = None;
        for (segment, distance_2) in self.tree.nearest_neighbor_iter_with_distance_2(on_plane) {
            match best {
                Some((least, _)) if distance_2 > least => break,
                // Equally near: the earlier in the file, whatever the tree looks like.
                Some((_, kept)) if (kept.section, kept.waypoint) < (segment.section, segment.waypoint) => {}
                // Beyond the limit nobody asks what lies between.
                _ if water.is_some_and(|water| {
                    distance_2 <= self.limit.0 * self.limit.0
                        && water.between(on_plane, segment.foot(on_plane))
                }) => {}
                _ if self.standing.get(segment.section as usize).is_some_and(|&s| wanted(s)) => {
                    best = Some((distance_2, segment));
                }
                _ => {}
            }
        }
        let (_, segment) = best?;
        Spot::on(sections, segment.section, segment.waypoint, segment.fraction(on_plane), point)
    }
}
