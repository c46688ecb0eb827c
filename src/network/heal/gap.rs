//! Ends of lines that stop short of another line.

use super::join::{between, repair};
use super::lines::{Lines, Vertex};
use super::meet::{along, foot};
use super::repair::{Edit, Repair, RepairKind};
use crate::base::Position;
use crate::network::vertices::PlaceKey;
use std::collections::BTreeMap;

/// A vertex this near the foot of the perpendicular is taken instead of it, so that no tiny pieces come to be.
const AT_VERTEX: f64 = 0.5;
/// A gap is one only if the way round, over the lines, is at least this many times as long. So the stub beyond a
/// crossing is not joined a second time, a line hardly longer than a gap is not made a ring, and a short line is not
/// joined to one place with both of its ends.
const DETOUR: f64 = 10.0;

/// A loose end and a stretch of a line that may be near enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Near {
    pub(super) line: u32,
    pub(super) start: bool,
    pub(super) onto: u32,
    /// Places on `onto`, as in [`Edit`].
    pub(super) from: f64,
    pub(super) to: f64,
}

/// Where the end of a line could be drawn on to.
#[derive(Debug, Clone, Copy)]
struct Target {
    onto: u32,
    position: Position,
    /// Metres to the foot of the perpendicular, which ranks the targets, and to the position.
    nearest: f64,
    gap: f64,
    /// Places the target can be reached from, and the metres from there.
    from: [(u32, f64); 2],
    /// Where to put a new vertex; `None` at an existing one.
    insert: Option<f64>,
}

/// What gaps closed in the same round add.
#[derive(Default)]
struct Closed {
    /// Ways from place to place.
    ways: BTreeMap<u32, Vec<(u32, f64)>>,
    /// By the two places of a segment, what was drawn on to a new vertex in it: the end's place, the metres to the
    /// vertex, and the metres of that from the segment's beginning.
    landed: BTreeMap<[u32; 2], Vec<(u32, f64, f64)>>,
}

impl Closed {
    fn close(&mut self, end: u32, target: &Target) {
        for (place, metres) in target.from {
            self.ways.entry(end).or_default().push((place, metres + target.gap));
            self.ways.entry(place).or_default().push((end, metres + target.gap));
        }
        let [(a, along), (b, _)] = target.from;
        self.landed.entry([a, b]).or_default().push((end, target.gap, along));
    }
}

/// The gaps to close, those that are independent of each other.
pub(super) fn gaps(lines: &Lines, near: &mut Vec<Near>, tolerance: f64) -> Vec<Repair> {
    near.sort_by(|a, b| {
        let key = |n: &Near| (n.line, n.start, n.onto);
        key(a).cmp(&key(b)).then(a.from.total_cmp(&b.from)).then(a.to.total_cmp(&b.to))
    });
    near.dedup();
    let mut chosen = Vec::new();
    for near in near.chunk_by(|a, b| (a.line, a.start) == (b.line, b.start)) {
        let Some(&Near { line, start, .. }) = near.first() else { continue };
        if let Some((end, target)) = best(lines, near, tolerance) {
            chosen.push((line, start, end, target));
        }
    }
    chosen.sort_by(|(a, _, at, x), (b, _, bt, y)| {
        let name = |line: u32| lines.all[line as usize].ends;
        x.gap
            .total_cmp(&y.gap)
            .then_with(|| lines.key(at.place).cmp(&lines.key(bt.place)))
            .then_with(|| name(*a).cmp(&name(*b)))
    });
    let mut closed = Closed::default();
    let mut repairs = Vec::new();
    for (line, start, end, target) in chosen {
        if detour(lines, &end, &target, &closed) < DETOUR * target.gap {
            continue;
        }
        closed.close(end.place, &target);
        let mut edits =
            vec![Edit::Extend { trail: lines.all[line as usize].trail, start, position: target.position }];
        let trail = lines.all[target.onto as usize].trail;
        edits.extend(target.insert.map(|along| Edit::Insert { trail, along, position: target.position }));
        let concerned = if line == target.onto { vec![line] } else { vec![line, target.onto] };
        repairs.push(repair(lines, RepairKind::Gap, (end.position, target.gap), &concerned, edits));
    }
    repairs
}

/// The nearest target of a loose end, if there is one.
fn best(lines: &Lines, near: &[Near], tolerance: f64) -> Option<(Vertex, Target)> {
    let first = near.first()?;
    let vertices = &lines.all.get(first.line as usize)?.vertices;
    let end = *if first.start { vertices.first()? } else { vertices.last()? };
    if lines.through(end.place).take(2).count() != 1 {
        return None;
    }
    let mut targets: Vec<Target> =
        near.iter().flat_map(|near| targets(lines, near, &end, tolerance)).collect();
    targets.sort_by(|a, b| {
        let name = |t: &Target| (PlaceKey::of(t.position), lines.all[t.onto as usize].ends, t.onto);
        a.nearest.total_cmp(&b.nearest).then_with(|| name(a).cmp(&name(b)))
    });
    let none = Closed::default();
    let target =
        targets.into_iter().find(|target| detour(lines, &end, target, &none) >= DETOUR * target.gap)?;
    Some((end, target))
}

/// The targets on the pieces of a stretch, one for each piece that is near enough.
fn targets(lines: &Lines, near: &Near, end: &Vertex, tolerance: f64) -> Vec<Target> {
    let (line, onto) = (&lines.all[near.line as usize], &lines.all[near.onto as usize]);
    let first = onto.vertices.partition_point(|v| v.along < near.from);
    let pieces = onto.vertices.windows(2).enumerate().skip(first);
    let pieces = pieces.take_while(|(_, pair)| pair[0].along < near.to);
    let mut found = Vec::new();
    for (i, pair) in pieces {
        let &[a, b] = pair else { continue };
        if a.place == end.place || b.place == end.place {
            continue;
        }
        let (fraction, nearest) = foot(end.xy, a.xy, b.xy);
        if nearest > tolerance * super::GENEROUS {
            continue;
        }
        let length = libm::hypot(b.xy[0] - a.xy[0], b.xy[1] - a.xy[1]);
        let (from_a, from_b) = (fraction * length, (1.0 - fraction) * length);
        let vertex = |v: Vertex| Target {
            onto: near.onto,
            position: v.position,
            nearest,
            gap: end.position.distance(v.position).0,
            from: [(v.place, 0.0); 2],
            insert: None,
        };
        if !line.level.ends_on(onto.level) {
            // Only where the bridge or the tunnel ends.
            let ends = [(i, a), (i + 1, b)].into_iter().filter(|&(index, _)| onto.is_end(index));
            let ends = ends.map(|(_, v)| vertex(v)).map(|t| Target { nearest: t.gap, ..t });
            found.extend(ends.filter(|t| t.gap <= tolerance));
            continue;
        }
        let nearer = if from_a <= from_b { (from_a, a) } else { (from_b, b) };
        let at_vertex = (nearer.0 <= AT_VERTEX).then(|| vertex(nearer.1)).filter(|t| t.gap <= tolerance);
        let inner = || {
            let position = between(a.position, b.position, fraction)?;
            Some(Target {
                position,
                gap: end.position.distance(position).0,
                from: [(a.place, from_a), (b.place, from_b)],
                insert: Some(along([a, b], fraction)),
                ..vertex(a)
            })
        };
        found.extend(at_vertex.or_else(inner).filter(|t| t.gap <= tolerance));
    }
    found
}

/// Metres from the end to the target over the lines, infinite where that is no longer of interest.
fn detour(lines: &Lines, end: &Vertex, target: &Target, closed: &Closed) -> f64 {
    let limit = DETOUR * target.gap;
    let mut metres: BTreeMap<u32, f64> = BTreeMap::from([(end.place, 0.0)]);
    let mut open: Vec<(f64, u32)> = vec![(0.0, end.place)];
    // Few places are within reach, so the nearest is simply looked for.
    while let Some(i) = (0..open.len()).min_by(|&i, &j| open[i].0.total_cmp(&open[j].0)) {
        let (so_far, place) = open.swap_remove(i);
        if metres.get(&place).is_some_and(|&least| least < so_far) {
            continue;
        }
        let mut reach = |place: u32, step: f64| {
            let total = so_far + step;
            if total <= limit && metres.get(&place).is_none_or(|&least| total < least) {
                metres.insert(place, total);
                open.push((total, place));
            }
        };
        for line in lines.through(place) {
            let vertices = &lines.all[line as usize].vertices;
            for (i, v) in vertices.iter().enumerate().filter(|(_, v)| v.place == place) {
                for other in [i.checked_sub(1), Some(i + 1)].into_iter().flatten() {
                    if let Some(other) = vertices.get(other) {
                        reach(other.place, libm::hypot(other.xy[0] - v.xy[0], other.xy[1] - v.xy[1]));
                    }
                }
            }
        }
        for &(other, step) in closed.ways.get(&place).into_iter().flatten() {
            reach(other, step);
        }
    }
    let reached = |place: &u32| metres.get(place).copied().unwrap_or(f64::INFINITY);
    let [(a, along), (b, _)] = target.from;
    let ways = target.from.iter().map(|(place, rest)| reached(place) + rest);
    let beside = closed.landed.get(&[a, b]).into_iter().flatten();
    let beside = beside.map(|(other, gap, there)| reached(other) + gap + (along - there).abs());
    ways.chain(beside).fold(f64::INFINITY, f64::min)
}
