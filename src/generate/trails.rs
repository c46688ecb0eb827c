//! From grid edges to ways as a mapper would have drawn them: natural lines that share their vertices where they
//! meet, cut where a bridge or a ford begins, with OpenStreetMap tags.

use super::dice::{Dice, Purpose};
use super::files::{place, unplace};
use super::lines::{Squares, Wiggle};
use super::paths::{Kind, Ways};
use super::relief::{Point, Relief};
use super::water::{Stream, WIDE};
use std::collections::{BTreeMap, BTreeSet};

/// How a way gets over water.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Over {
    Ford,
    Bridge,
    /// A suspension footbridge.
    Hanging,
}

/// A finished way: vertices with heights, and what it is.
#[derive(Debug, Clone)]
pub(super) struct Way {
    pub(super) kind: Kind,
    pub(super) line: Vec<(Point, f64)>,
    pub(super) over: Option<Over>,
    /// Steepest stretch of about 60 m, rise over run.
    pub(super) grade: f64,
    /// The chain it was cut from; pieces of one chain have the same surface and name.
    pub(super) chain: usize,
}

/// Micro-degrees are the grid of all coordinates; one is about 0.11 m.
pub(super) fn snap(p: Point) -> Point {
    unplace(place(p))
}

/// Chains of edges between junctions, ends, and changes of kind.
fn chains(land: &Relief, ways: &Ways<'_>, stops: &BTreeSet<usize>) -> Vec<(Kind, Vec<usize>)> {
    let mut at: BTreeMap<usize, Vec<(usize, Kind)>> = BTreeMap::new();
    for (&(a, b), &kind) in &ways.edges {
        at.entry(a).or_default().push((b, kind));
        at.entry(b).or_default().push((a, kind));
    }
    let through = |cell: usize| match at.get(&cell).map(Vec::as_slice) {
        Some([(_, one), (_, other)]) => one == other && !stops.contains(&cell),
        _ => false,
    };
    let mut used: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut found = Vec::new();
    // From every stop first; what is left then are rings without any, which may begin anywhere.
    let starts = at.keys().filter(|&&cell| !through(cell)).chain(at.keys());
    for &start in starts {
        for &(next, kind) in &at[&start] {
            let mut cells = vec![start];
            let (mut from, mut to) = (start, next);
            while used.insert((from.min(to), from.max(to))) {
                cells.push(to);
                if !through(to) || to == start {
                    break;
                }
                let Some(&(on, _)) = at[&to].iter().find(|&&(cell, _)| cell != from) else { break };
                (from, to) = (to, on);
            }
            if cells.len() > 1 {
                found.push((kind, cells));
            }
        }
    }
    debug_assert!(found.iter().all(|(_, cells)| cells.iter().all(|&cell| cell < land.height.len())));
    found
}

/// Draws all ways.
pub(super) fn draw(
    land: &Relief,
    ways: &Ways<'_>,
    halls: &BTreeSet<usize>,
    streams: &[Stream],
    wiggle: &Wiggle,
    seed: u64,
) -> Vec<Way> {
    let mut dice = Dice::new(seed, Purpose::Trails);
    let mut lines: Vec<(Kind, Vec<Point>)> = chains(land, ways, halls)
        .into_iter()
        .map(|(kind, cells)| {
            let centres: Vec<Point> = cells.iter().map(|&cell| land.centre(cell)).collect();
            let mut line: Vec<Point> = wiggle.natural(&centres, 9.0).into_iter().map(snap).collect();
            line.dedup();
            (kind, line)
        })
        .filter(|(_, line)| line.len() > 1)
        .collect();
    let joints = join_crossings(&mut lines);
    let water = Squares::new(streams.iter().map(|stream| stream.line.as_slice()));
    let mut drawn = Vec::new();
    for (chain, (kind, line)) in lines.iter().enumerate() {
        let mut spans = spans(*kind, chain, line, &water, streams, &mut dice);
        spans.retain(|span| span.1 > span.0);
        let heights = heights(land, line, &joints);
        for (mut line, over) in cut(line, &heights, &spans) {
            if matches!(over, Some(Over::Bridge | Over::Hanging)) {
                straighten(&mut line, &joints);
            }
            for (_, height) in &mut line {
                *height = (*height * 10.0).round() / 10.0;
            }
            let grade = steepest(&line);
            drawn.push(Way { kind: *kind, line, over, grade, chain });
        }
    }
    drawn
}

/// Gives lines that cross a shared vertex there. Returns all vertices whose height may not be smoothed: the ends of
/// lines and every place that is passed more than once.
fn join_crossings(lines: &mut [(Kind, Vec<Point>)]) -> BTreeSet<(i64, i64)> {
    // Snapping a crossing to the coordinate grid moves segments by a hand's breadth, which can make a new
    // crossing; a second and third look finds it.
    for _ in 0..3 {
        let mut inserts: BTreeMap<usize, Vec<(usize, f64, Point)>> = BTreeMap::new();
        {
            let squares = Squares::new(lines.iter().map(|(_, line)| line.as_slice()));
            for (index, (_, line)) in lines.iter().enumerate() {
                for crossing in squares.crossings(index, line) {
                    let p = snap(crossing.at);
                    let (line, segment, part) = crossing.one;
                    inserts.entry(line).or_default().push((segment, part, p));
                    let (line, segment, part) = crossing.other;
                    inserts.entry(line).or_default().push((segment, part, p));
                }
            }
        }
        if inserts.is_empty() {
            break;
        }
        for (index, mut points) in inserts {
            points.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
            let line = &mut lines[index].1;
            for (segment, _, p) in points {
                if line[segment] != p && line[segment + 1] != p {
                    line.insert(segment + 1, p);
                }
            }
            line.dedup();
        }
    }
    let mut passed: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    for (_, line) in lines.iter() {
        let ends = line.first().into_iter().chain(line.last());
        for &p in line.iter().chain(ends) {
            *passed.entry(place(p)).or_default() += 1;
        }
    }
    passed.into_iter().filter(|&(_, times)| times > 1).map(|(at, _)| at).collect()
}

/// A stretch of a line over water, from and to in metres along it.
type Span = (f64, f64, Over);

/// The stretches of a line that lie over water, merged where they overlap.
fn spans(
    kind: Kind,
    chain: usize,
    line: &[Point],
    water: &Squares<'_>,
    streams: &[Stream],
    dice: &mut Dice,
) -> Vec<Span> {
    let along = lengths(line);
    let Some(&whole) = along.last() else { return Vec::new() };
    let mut found: Vec<Span> = Vec::new();
    for crossing in water.crossings(chain, line) {
        let (_, segment, part) = crossing.one;
        let middle = along[segment] + (along[segment + 1] - along[segment]) * part;
        let wide = streams[crossing.other.0].catchment >= WIDE;
        let (half, over) = match (kind, wide) {
            (Kind::Road, true) => (dice.real(14.0, 22.0), Over::Bridge),
            (Kind::Road | Kind::Track, false) if kind == Kind::Road || dice.chance(500) => {
                (dice.real(4.0, 7.0), Over::Bridge)
            }
            (Kind::Path | Kind::Track, true) if kind == Kind::Path || dice.chance(500) => {
                (dice.real(18.0, 32.0), Over::Hanging)
            }
            (Kind::Path, false) if dice.chance(350) => (dice.real(3.0, 5.0), Over::Bridge),
            (_, true) => (dice.real(6.0, 10.0), Over::Ford),
            (_, false) => (dice.real(2.0, 4.0), Over::Ford),
        };
        // A stump of way shorter than a few steps is no way: let the crossing reach the end.
        let from = if middle - half < 4.0 { 0.0 } else { middle - half };
        let to = if middle + half > whole - 4.0 { whole } else { middle + half };
        found.push((from, to, over));
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut merged: Vec<Span> = Vec::new();
    for span in found {
        match merged.last_mut() {
            Some(last) if span.0 < last.1 + 4.0 => {
                last.1 = last.1.max(span.1);
                last.2 = last.2.max(span.2);
            }
            _ => merged.push(span),
        }
    }
    merged
}

fn lengths(line: &[Point]) -> Vec<f64> {
    let mut along = vec![0.0];
    for pair in line.windows(2) {
        along.push(along.last().copied().unwrap_or(0.0) + pair[0].distance(pair[1]));
    }
    along
}

/// A stretch of a way with heights, and what it is laid over.
type Piece = (Vec<(Point, f64)>, Option<Over>);

/// Cuts a line at the ends of its spans; pieces share their end vertices.
fn cut(line: &[Point], heights: &[f64], spans: &[Span]) -> Vec<Piece> {
    let along = lengths(line);
    let whole = along.last().copied().unwrap_or(0.0);
    let mut stops: Vec<(f64, Option<Over>)> = Vec::new();
    let mut at = 0.0;
    for &(from, to, over) in spans {
        if from > at {
            stops.push((from, None));
        }
        stops.push((to, Some(over)));
        at = to;
    }
    if whole > at {
        stops.push((whole, None));
    }
    let mut pieces = Vec::new();
    let mut next = 0;
    let mut piece: Vec<(Point, f64)> = Vec::new();
    for (stop, over) in stops {
        while next < line.len() && along[next] < stop {
            if piece.last().is_none_or(|last| last.0 != line[next]) {
                piece.push((line[next], heights[next]));
            }
            next += 1;
        }
        let end = if stop >= whole || next >= line.len() {
            (line[line.len() - 1], heights[line.len() - 1])
        } else {
            let before = next.saturating_sub(1);
            let part = (stop - along[before]) / (along[next] - along[before]).max(1e-9);
            let height = heights[before] + (heights[next] - heights[before]) * part;
            (snap(line[before].toward(line[next], part)), height)
        };
        // A cut beside a vertex falls on it when both are brought to the coordinate grid.
        match piece.last().copied() {
            Some(last) if last.0 == end.0 => {}
            _ => piece.push(end),
        }
        let last = piece.last().copied().unwrap_or(end);
        if piece.len() > 1 {
            pieces.push((std::mem::take(&mut piece), over));
        }
        piece = vec![last];
    }
    pieces
}

/// Heights along a line: the land's where lines meet, evened out between, as steps and cuttings do on a real path.
fn heights(land: &Relief, line: &[Point], joints: &BTreeSet<(i64, i64)>) -> Vec<f64> {
    let mut heights: Vec<f64> = line.iter().map(|&p| land.height_at(p)).collect();
    let free: Vec<usize> =
        (1..line.len().saturating_sub(1)).filter(|&i| !joints.contains(&place(line[i]))).collect();
    for _ in 0..14 {
        let before = heights.clone();
        for &i in &free {
            let (back, on) = (line[i].distance(line[i - 1]), line[i].distance(line[i + 1]));
            let straight = (before[i - 1] * on + before[i + 1] * back) / (back + on);
            heights[i] = 0.4 * before[i] + 0.6 * straight;
        }
    }
    heights
}

/// A bridge rises evenly from end to end, but for a joint on it.
fn straighten(line: &mut [(Point, f64)], joints: &BTreeSet<(i64, i64)>) {
    let points: Vec<Point> = line.iter().map(|&(p, _)| p).collect();
    let along = lengths(&points);
    let last = line.len() - 1;
    let (from, to) = (line[0].1, line[last].1);
    for i in (1..last).filter(|&i| !joints.contains(&place(points[i]))) {
        line[i].1 = from + (to - from) * along[i] / along[last];
    }
}

/// Steepest stretch of at least 60 m, or of the whole line when it is shorter.
fn steepest(line: &[(Point, f64)]) -> f64 {
    let points: Vec<Point> = line.iter().map(|&(p, _)| p).collect();
    let along = lengths(&points);
    let mut steepest: f64 = 0.0;
    let mut back = 0;
    for front in 1..line.len() {
        while back + 1 < front && along[front] - along[back + 1] >= 60.0 {
            back += 1;
        }
        let run = along[front] - along[back];
        if run >= 60.0 || (front + 1 == line.len() && back == 0 && run >= 15.0) {
            steepest = steepest.max((line[front].1 - line[back].1).abs() / run);
        }
    }
    steepest
}
