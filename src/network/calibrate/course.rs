//! What a way goes over, trail by trail, so that its time can be reckoned anew with other factors.

use super::super::travel::has_ford;
use super::super::vertices::PlaceKey;
use super::super::{Path, TrailKind, Travel};
use super::TimedLeg;
use crate::base::Position;
use crate::commune::Trail;

/// A point nearer to a segment than this, by the detour over it in metres, lies on it.
const ON: f64 = 1e-3;

/// A leg and what its way goes over.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Course {
    pub(super) leg: TimedLeg,
    /// Metres across country.
    off_trail: f64,
    /// Trail, metres and rise of each segment.
    segments: Vec<(u32, f64, f64)>,
    /// Trails whose ford is crossed.
    fords: Vec<u32>,
    /// Minutes by the network that routed it.
    routed: f64,
    /// What these minutes are to those reckoned from the segments: all but 1, and makes up for roundings.
    scale: f64,
}

impl Course {
    /// Minutes by the network that routed it.
    pub(super) const fn minutes(&self) -> f64 {
        self.routed
    }
}

/// One direction of a segment of a usable trail.
#[derive(Debug, Clone, Copy)]
struct Side {
    from: PlaceKey,
    to: PlaceKey,
    trail: u32,
    here: Position,
    there: Position,
}

/// The segments of all usable trails, and what kind each trail is.
#[derive(Debug)]
pub(super) struct Ground {
    /// By where they begin.
    sides: Vec<Side>,
    trails: Vec<(Trail, TrailKind)>,
}

impl Ground {
    pub(super) fn of(trails: &[Trail], travel: &Travel) -> Self {
        let mut sides = Vec::new();
        let kinds: Vec<(Trail, TrailKind)> =
            trails.iter().map(|trail| (trail.clone(), travel.kind(&trail.tags))).collect();
        for ((trail, kind), number) in kinds.iter().zip(0_u32..) {
            if *kind == TrailKind::Barred {
                continue;
            }
            for pair in trail.line.windows(2) {
                let &[a, b] = pair else { continue };
                for (here, there) in [(a, b), (b, a)] {
                    let (from, to) = (PlaceKey::of(here), PlaceKey::of(there));
                    sides.push(Side { from, to, trail: number, here, there });
                }
            }
        }
        sides.sort_by_key(|side| (side.from, side.to, side.trail));
        Self { sides, trails: kinds }
    }

    /// Takes a way apart.
    pub(super) fn course(&self, trails: &[Trail], travel: &Travel, leg: TimedLeg, path: &Path) -> Course {
        let mut course = Course {
            leg,
            off_trail: 0.0,
            segments: Vec::new(),
            fords: Vec::new(),
            routed: path.duration.0 as f64 / 60_000.0,
            scale: 1.0,
        };
        for pair in path.shape.windows(2) {
            let &[a, b] = pair else { continue };
            let metres = a.distance(b).0;
            if let Some(trail) = self.owner(a, b) {
                let rise = a.ele().zip(b.ele()).map_or(0.0, |(low, high)| high - low);
                course.segments.push((trail, metres, rise));
            } else {
                course.off_trail += metres;
            }
        }
        course.fords = fords(trails, &course.segments);
        course.scale = course.routed / self.minutes(travel, &course).max(1e-9);
        course
    }

    /// Minutes of a course with other factors.
    pub(super) fn minutes(&self, travel: &Travel, course: &Course) -> f64 {
        let conditions = course.leg.conditions;
        let mut ms = travel.off_trail(conditions).millis(course.off_trail, 0.0);
        let mut pace = None;
        for &(trail, metres, rise) in &course.segments {
            let Some((Trail { tags, .. }, kind)) = self.trails.get(trail as usize) else { continue };
            let (_, pace) = match pace {
                Some((of, known)) if of == trail => (of, known),
                _ => *pace.insert((trail, travel.pace(tags, *kind, conditions))),
            };
            ms += pace.millis(metres, rise);
        }
        for &trail in &course.fords {
            if let Some((Trail { tags, .. }, _)) = self.trails.get(trail as usize) {
                ms += travel.ford_ms(tags, conditions);
            }
        }
        ms / 60_000.0 * course.scale
    }

    /// The trail that a piece of a way runs on; `None` across country.
    fn owner(&self, a: Position, b: Position) -> Option<u32> {
        let (from, to) = (PlaceKey::of(a), PlaceKey::of(b));
        let at_a = self.at(from);
        if let Some(side) = at_a.iter().find(|side| side.to == to) {
            return Some(side.trail);
        }
        // From a vertex to a place between two, or the other way round.
        let on = |side: &&Side, point: Position| detour(side.here, side.there, point) < ON;
        let from_a = at_a.iter().find(|side| on(side, b));
        let from_b = || self.at(to).iter().find(|side| on(side, a));
        let within = || self.sides.iter().find(|side| on(side, a) && on(side, b));
        from_a.or_else(from_b).or_else(within).map(|side| side.trail)
    }

    /// The segments that begin at a place.
    fn at(&self, place: PlaceKey) -> &[Side] {
        let begin = self.sides.partition_point(|side| side.from < place);
        let end = self.sides.partition_point(|side| side.from <= place);
        self.sides.get(begin..end).unwrap_or(&[])
    }
}

/// How much longer it is from `a` to `b` over `point`, in metres on a plane.
fn detour(a: Position, b: Position, point: Position) -> f64 {
    let scale = libm::cos(a.lat().to_radians());
    let metres = |p: Position, q: Position| {
        let (east, north) = ((p.lon() - q.lon()) * scale, p.lat() - q.lat());
        libm::sqrt(east * east + north * north) * 111_195.0
    };
    metres(a, point) + metres(point, b) - metres(a, b)
}

/// The fords that are crossed: those of trails walked for more than half their length.
fn fords(trails: &[Trail], segments: &[(u32, f64, f64)]) -> Vec<u32> {
    let runs = segments.chunk_by(|a, b| a.0 == b.0);
    let crossed = runs.filter_map(|run| {
        let &(number, ..) = run.first()?;
        let trail = trails.get(number as usize).filter(|trail| has_ford(&trail.tags))?;
        let all: f64 = trail.line.windows(2).map(|pair| pair[0].distance(pair[1]).0).sum();
        let walked: f64 = run.iter().map(|&(_, metres, _)| metres).sum();
        (2.0 * walked > all).then_some(number)
    });
    crossed.collect()
}
