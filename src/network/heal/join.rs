//! From meetings of segments to repairs.

use super::lines::{Line, Lines, Vertex};
use super::meet::{CLOSE, Crossing, Meetings, Stretch, Touch, along, ends_of};
use super::repair::{Edit, Repair, RepairKind, named};
use crate::base::{Metres, Position};
use crate::network::vertices::PlaceKey;
use std::collections::BTreeMap;

/// A new vertex for a line, because another line has one there.
struct Adopted {
    touch: Touch,
    place: u32,
    position: Position,
}

/// The repairs that the meetings call for.
pub(super) fn joins(lines: &Lines, mut found: Meetings, crossings: bool) -> Vec<Repair> {
    let mut repairs = touches(lines, &mut found);
    if crossings {
        repairs.extend(crossing_repairs(lines, &mut found.crossings));
    }
    repairs
}

fn line_of(lines: &Lines, line: u32) -> &Line {
    &lines.all[line as usize]
}

/// A repair of one or two lines.
pub(super) fn repair(
    lines: &Lines,
    kind: RepairKind,
    (at, metres): (Position, f64),
    concerned: &[u32],
    edits: Vec<Edit>,
) -> Repair {
    let mut trails: Vec<usize> = concerned.iter().map(|&l| line_of(lines, l).trail).collect();
    trails.sort_unstable();
    trails.dedup();
    let mut ends: Vec<[PlaceKey; 2]> = concerned.iter().map(|&l| line_of(lines, l).ends).collect();
    ends.sort_unstable();
    Repair { id: named(kind, at, &ends), kind, at, size: Metres(metres), trails, edits }
}

/// Whether a touch is to be a join, and with which position.
fn adopted(lines: &Lines, touch: Touch) -> Option<Adopted> {
    let (from, onto) = (line_of(lines, touch.line), line_of(lines, touch.onto));
    let vertex = *from.vertices.get(touch.vertex as usize)?;
    // Where the other line passes the place too, it touches itself, and that is another meeting.
    let own = touch.line == touch.onto;
    let joined = if own {
        passes_beside(lines, touch.onto, touch.segment, &vertex)
    } else {
        lines.passes(touch.onto, vertex.place)
    };
    if joined {
        return None;
    }
    let ends = ends_of(lines, touch.onto, touch.segment)?;
    let is_end = from.is_end(touch.vertex as usize);
    let mut allowed = from.level == onto.level || is_end && from.level.ends_on(onto.level);
    for (i, other) in ends.iter().enumerate() {
        if distance(other.xy, vertex.xy) > CLOSE {
            continue;
        }
        // Joined within a centimetre already; or the mirror image of this touch, of which one is enough.
        let passed = if own {
            passes_beside(lines, touch.line, touch.vertex, other)
        } else {
            lines.passes(touch.line, other.place)
        };
        if passed || lines.key(vertex.place) > lines.key(other.place) {
            return None;
        }
        let other_ends = onto.is_end(touch.segment as usize + i);
        allowed |= other_ends && (is_end || onto.level.ends_on(from.level));
    }
    let before = (touch.vertex as usize).checked_sub(1).and_then(|i| from.vertices.get(i));
    let after = from.vertices.get(touch.vertex as usize + 1);
    let joined_beside = |other: &Vertex| {
        !own && distance(other.xy, vertex.xy) <= CLOSE && lines.passes(touch.onto, other.place)
    };
    if !allowed || before.is_some_and(joined_beside) || after.is_some_and(joined_beside) {
        return None;
    }
    Some(Adopted { touch, place: vertex.place, position: vertex.position })
}

/// Whether the line that a vertex touches passes its place within a few centimetres along the line from there.
fn passes_beside(lines: &Lines, onto: u32, segment: u32, vertex: &Vertex) -> bool {
    let vertices = &line_of(lines, onto).vertices;
    let near = |v: &&Vertex| distance(v.xy, vertex.xy) <= 2.0 * CLOSE;
    let (before, after) = vertices.split_at((segment as usize + 1).min(vertices.len()));
    let mut around = before.iter().rev().take_while(near).chain(after.iter().take_while(near));
    around.any(|v| v.place == vertex.place)
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    libm::hypot(a[0] - b[0], a[1] - b[1])
}

fn touches(lines: &Lines, found: &mut Meetings) -> Vec<Repair> {
    let mut all: Vec<Adopted> = found.touches.iter().filter_map(|&touch| adopted(lines, touch)).collect();
    // One new vertex for a line and place: the nearest, whichever line it comes from.
    let name = |line: u32| (line_of(lines, line).ends, line);
    all.sort_by(|a, b| {
        let own = |t: &Adopted| t.touch.line == t.touch.onto;
        (a.place, a.touch.onto)
            .cmp(&(b.place, b.touch.onto))
            .then(own(a).cmp(&own(b)))
            .then(a.touch.metres.total_cmp(&b.touch.metres))
            .then_with(|| name(a.touch.line).cmp(&name(b.touch.line)))
            .then((a.touch.segment, a.touch.vertex).cmp(&(b.touch.segment, b.touch.vertex)))
    });
    all.dedup_by_key(|a| (a.place, a.touch.onto));
    let stretches = merged(&mut found.stretches);
    let mut groups: BTreeMap<usize, Vec<Adopted>> = BTreeMap::new();
    let mut repairs = Vec::new();
    for touch in all {
        match stretch_of(lines, &stretches, &touch.touch) {
            Some(stretch) => groups.entry(stretch).or_default().push(touch),
            None => repairs.push(touch_repair(lines, &touch)),
        }
    }
    for (stretch, mut group) in groups {
        group.sort_by_key(|a| lines.key(a.place));
        let Some(first) = group.first() else { continue };
        let (at, stretch) = (first.position, stretches[stretch]);
        let edits = group.iter().filter_map(|a| insertion(lines, a)).collect();
        repairs.push(repair(lines, RepairKind::Overlap, (at, stretch.metres), &stretch.lines, edits));
    }
    repairs
}

fn insertion(lines: &Lines, a: &Adopted) -> Option<Edit> {
    let ends = ends_of(lines, a.touch.onto, a.touch.segment)?;
    let trail = line_of(lines, a.touch.onto).trail;
    Some(Edit::Insert { trail, along: along(ends, a.touch.fraction), position: a.position })
}

fn touch_repair(lines: &Lines, a: &Adopted) -> Repair {
    let own = a.touch.line == a.touch.onto;
    let kind = if own { RepairKind::SelfTouch } else { RepairKind::Touch };
    let concerned = [a.touch.line, a.touch.onto];
    let edits = insertion(lines, a).into_iter().collect();
    repair(lines, kind, (a.position, a.touch.metres), if own { &concerned[..1] } else { &concerned }, edits)
}

/// How far beyond a stretch a place still counts as on it: the margin of [`along`], and a little.
const BEYOND: f64 = 2e-3;

/// Stretches of the same two lines that adjoin, put together; sorted.
fn merged(stretches: &mut [Stretch]) -> Vec<Stretch> {
    stretches
        .sort_by(|a, b| a.lines.cmp(&b.lines).then(a.from.total_cmp(&b.from)).then(a.to.total_cmp(&b.to)));
    let mut merged: Vec<Stretch> = Vec::new();
    for &next in stretches.iter() {
        match merged.last_mut() {
            Some(last) if last.lines == next.lines && next.from <= last.to + BEYOND => {
                // What both cover counts once.
                let new = (next.to - next.from.max(last.to)) / (next.to - next.from);
                last.metres += next.metres * new.clamp(0.0, 1.0);
                last.to = last.to.max(next.to);
            }
            _ => merged.push(next),
        }
    }
    merged
}

/// The stretch a touch belongs to.
fn stretch_of(lines: &Lines, stretches: &[Stretch], touch: &Touch) -> Option<usize> {
    let vertex = line_of(lines, touch.line).vertices.get(touch.vertex as usize)?.along;
    let foot = along(ends_of(lines, touch.onto, touch.segment)?, touch.fraction);
    let on = |base: u32, other: u32, place: f64| {
        let from = stretches.partition_point(|s| s.lines < [base, other]);
        let here = stretches[from..].iter().take_while(move |s| s.lines == [base, other]);
        let inside = |s: &Stretch| s.from - BEYOND <= place && place <= s.to + BEYOND;
        here.zip(from..).find(|(s, _)| inside(s)).map(|(_, i)| i)
    };
    on(touch.line, touch.onto, vertex).or_else(|| on(touch.onto, touch.line, foot))
}

/// A junction and its metres on the plane.
type Kept = (Position, [f64; 2]);

fn crossing_repairs(lines: &Lines, found: &mut Vec<Crossing>) -> Vec<Repair> {
    // A pair of segments may be met in several cells.
    let key = |c: &Crossing| c.of.map(|(line, segment, _)| (line, segment));
    for crossing in found.iter_mut() {
        crossing.of.sort_by_key(|&(line, segment, _)| (line, segment));
    }
    found.sort_by_key(key);
    found.dedup_by_key(|c| key(c));
    let mut places: Vec<(Position, Crossing)> = Vec::new();
    for &crossing in found.iter() {
        let [(a, ..), (b, ..)] = crossing.of;
        if line_of(lines, a).level == line_of(lines, b).level {
            places.extend(crossing_place(lines, crossing).map(|at| (at, crossing)));
        }
    }
    // Where more than two lines cross at one place they get one vertex: that of the first by name.
    places.sort_by_cached_key(|&(at, crossing)| {
        let mut names = crossing.of.map(|(line, ..)| line_of(lines, line).ends);
        names.sort_unstable();
        (PlaceKey::of(at), names, crossing.of.map(|(line, segment, _)| (line, segment)))
    });
    let mut kept: BTreeMap<(i64, i64), Vec<Kept>> = BTreeMap::new();
    let mut repairs = Vec::new();
    for (at, crossing) in places {
        let xy = lines.plane.at(at);
        let cell = |v: f64| libm::floor(v / CLOSE) as i64;
        let (x, y) = (cell(xy[0]), cell(xy[1]));
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        let near = around
            .filter_map(|cell| kept.get(&cell))
            .flatten()
            .filter(|(_, other)| distance(*other, xy) <= CLOSE)
            .min_by_key(|(at, _)| PlaceKey::of(*at))
            .map(|&(at, _)| at);
        let at = near.unwrap_or_else(|| {
            kept.entry((x, y)).or_default().push((at, xy));
            at
        });
        let edits = crossing.of.iter().filter_map(|&(line, segment, fraction)| {
            let ends = ends_of(lines, line, segment)?;
            let trail = line_of(lines, line).trail;
            Some(Edit::Insert { trail, along: along(ends, fraction), position: at })
        });
        let edits = edits.collect();
        let [(a, ..), (b, ..)] = crossing.of;
        let (kind, concerned) =
            if a == b { (RepairKind::SelfCrossing, vec![a]) } else { (RepairKind::Crossing, vec![a, b]) };
        repairs.push(repair(lines, kind, (at, 0.0), &concerned, edits));
    }
    repairs
}

/// A place between two positions, the short way round the earth.
pub(super) fn between(a: Position, b: Position, fraction: f64) -> Option<Position> {
    let mix = |a: f64, b: f64| (a + (b - a) * fraction).clamp(a.min(b), a.max(b));
    let turn = |lon: f64, by: f64| if lon.abs() > 180.0 { lon - by } else { lon };
    let lon = match b.lon() - a.lon() {
        east if east > 180.0 => turn(mix(a.lon(), b.lon() - 360.0), -360.0),
        west if west < -180.0 => turn(mix(a.lon(), b.lon() + 360.0), 360.0),
        _ => mix(a.lon(), b.lon()),
    };
    let ele = a.ele().zip(b.ele()).map(|(a, b)| mix(a, b));
    Position::new(lon, mix(a.lat(), b.lat()), ele).ok()
}

/// Where two segments cross, with the mean of the elevations the two have there. The same to the last bit whichever
/// comes first.
fn crossing_place(lines: &Lines, crossing: Crossing) -> Option<Position> {
    let mut sides = [None; 2];
    for (slot, (line, segment, fraction)) in sides.iter_mut().zip(crossing.of) {
        let [a, b] = ends_of(lines, line, segment)?;
        *slot = Some((
            (PlaceKey::of(a.position), PlaceKey::of(b.position)),
            between(a.position, b.position, fraction)?,
        ));
    }
    let [Some(mut first), Some(mut second)] = sides else { return None };
    if second.0 < first.0 {
        std::mem::swap(&mut first, &mut second);
    }
    let ele = match (first.1.ele(), second.1.ele()) {
        (Some(a), Some(b)) => Some(f64::midpoint(a, b)),
        (a, b) => a.or(b),
    };
    Position::new(first.1.lon(), first.1.lat(), ele).ok()
}
