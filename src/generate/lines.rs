//! Plane geometry of lines: thinning, rounding, crossings.

use super::relief::Point;
use noise::{NoiseFn, Perlin};
use std::collections::BTreeMap;

/// Drops the points that lie within `tolerance` of the line without them (Douglas–Peucker); the ends stay.
pub(super) fn thin(line: &[Point], tolerance: f64) -> Vec<Point> {
    let mut keep = vec![false; line.len()];
    let mut spans = vec![(0, line.len().saturating_sub(1))];
    while let Some((first, last)) = spans.pop() {
        if line.is_empty() {
            break;
        }
        keep[first] = true;
        keep[last] = true;
        let farthest = (first + 1..last)
            .map(|i| (off_segment(line[i], line[first], line[last]).0, i))
            .fold((tolerance, None), |best, (far, i)| if far > best.0 { (far, Some(i)) } else { best });
        if let (_, Some(middle)) = farthest {
            spans.push((first, middle));
            spans.push((middle, last));
        }
    }
    line.iter().zip(&keep).filter(|&(_, &kept)| kept).map(|(&p, _)| p).collect()
}

/// Distance from `p` to the segment `a`–`b`, and how far along the segment the nearest point lies (0 to 1).
pub(super) fn off_segment(p: Point, a: Point, b: Point) -> (f64, f64) {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let square = dx * dx + dy * dy;
    let t = if square > 0.0 { (((p.x - a.x) * dx + (p.y - a.y) * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    (p.distance(a.toward(b, t)), t)
}

/// Rounds the corners of a line (Chaikin 1974); the ends stay.
pub(super) fn round_corners(line: &[Point], times: usize) -> Vec<Point> {
    let mut line = line.to_vec();
    for _ in 0..times {
        let (Some(&first), Some(&last)) = (line.first(), line.last()) else { break };
        let mut next = vec![first];
        for pair in line.windows(2) {
            next.push(pair[0].toward(pair[1], 0.25));
            next.push(pair[0].toward(pair[1], 0.75));
        }
        next.push(last);
        line = next;
    }
    line
}

/// Adds points so that none is farther than `step` from the next.
pub(super) fn densify(line: &[Point], step: f64) -> Vec<Point> {
    let mut dense: Vec<Point> = line.first().copied().into_iter().collect();
    for pair in line.windows(2) {
        let parts = (pair[0].distance(pair[1]) / step).ceil().max(1.0);
        for i in 1..=parts as usize {
            dense.push(pair[0].toward(pair[1], i as f64 / parts));
        }
    }
    dense
}

/// Small irregular bends: a smooth field of shifts, so that lines that share a point go on sharing it.
pub(super) struct Wiggle(Perlin);

impl Wiggle {
    pub(super) fn new(seed: u64) -> Self {
        Self(Perlin::new((seed ^ (seed >> 32)) as u32 ^ 0x5bd1_e995))
    }

    /// Where the field moves a place.
    pub(super) fn place(&self, p: Point) -> Point {
        let at = |x: f64, y: f64, scale: f64| self.0.get([p.x / scale + x, p.y / scale + y]);
        Point {
            x: p.x + 9.0 * at(0.3, 0.7, 150.0) + 2.5 * at(4.1, 8.3, 47.0),
            y: p.y + 9.0 * at(20.6, 3.9, 150.0) + 2.5 * at(7.7, 30.2, 47.0),
        }
    }

    /// A line of grid steps made to look drawn by feet or water: thinned, rounded and gently bent.
    pub(super) fn natural(&self, cells: &[Point], tolerance: f64) -> Vec<Point> {
        let round = round_corners(&thin(cells, tolerance), 3);
        let bent: Vec<Point> = densify(&round, 16.0).into_iter().map(|p| self.place(p)).collect();
        thin(&bent, 0.7)
    }
}

/// Where two lines cross: segment and place along it on either side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Crossing {
    /// Index of the line, of its segment, and how far along the segment (0 to 1).
    pub(super) one: (usize, usize, f64),
    /// The same of the other line.
    pub(super) other: (usize, usize, f64),
    /// The place.
    pub(super) at: Point,
}

/// Where two segments cross, as parts of each; touching at an end is no crossing.
fn cross((from, to): (Point, Point), (start, end): (Point, Point)) -> Option<(f64, f64)> {
    let minus = |p: Point, q: Point| Point { x: p.x - q.x, y: p.y - q.y };
    let times = |p: Point, q: Point| p.x * q.y - p.y * q.x;
    let (one, other, between) = (minus(to, from), minus(end, start), minus(start, from));
    let area = times(one, other);
    if area.abs() < 1e-9 {
        return None;
    }
    let (t, u) = (times(between, other) / area, times(between, one) / area);
    let within = 1e-9..=1.0 - 1e-9;
    (within.contains(&t) && within.contains(&u)).then_some((t, u))
}

/// The lines' segments by the squares of the plane that they touch.
pub(super) struct Squares<'a> {
    lines: Vec<&'a [Point]>,
    squares: BTreeMap<(i64, i64), Vec<(usize, usize)>>,
}

/// Edge of a square in metres.
const SQUARE: f64 = 60.0;

impl<'a> Squares<'a> {
    pub(super) fn new(lines: impl IntoIterator<Item = &'a [Point]>) -> Self {
        let lines: Vec<&[Point]> = lines.into_iter().collect();
        let mut squares: BTreeMap<(i64, i64), Vec<(usize, usize)>> = BTreeMap::new();
        for (index, line) in lines.iter().enumerate() {
            for (segment, pair) in line.windows(2).enumerate() {
                for square in touched(pair[0], pair[1], 0.0) {
                    squares.entry(square).or_default().push((index, segment));
                }
            }
        }
        Self { lines, squares }
    }

    fn near(&self, a: Point, b: Point, reach: f64) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> =
            touched(a, b, reach).filter_map(|square| self.squares.get(&square)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Crossings of one more line with these lines.
    pub(super) fn crossings(&self, index: usize, line: &[Point]) -> Vec<Crossing> {
        let mut found = Vec::new();
        for (segment, pair) in line.windows(2).enumerate() {
            for (other, other_segment) in self.near(pair[0], pair[1], 0.0) {
                let ends = (self.lines[other][other_segment], self.lines[other][other_segment + 1]);
                if let Some((t, u)) = cross((pair[0], pair[1]), ends) {
                    found.push(Crossing {
                        one: (index, segment, t),
                        other: (other, other_segment, u),
                        at: pair[0].toward(pair[1], t),
                    });
                }
            }
        }
        found
    }

    /// Distance to the nearest line, if one lies within `reach`, with that line and its segment.
    pub(super) fn nearest(&self, p: Point, reach: f64) -> Option<(f64, usize, usize)> {
        let mut best = None;
        for (line, segment) in self.near(p, p, reach) {
            let (far, _) = off_segment(p, self.lines[line][segment], self.lines[line][segment + 1]);
            if far <= reach && best.is_none_or(|(least, _, _)| far < least) {
                best = Some((far, line, segment));
            }
        }
        best
    }
}

/// Squares touched by the box of a segment grown by `reach`.
fn touched(a: Point, b: Point, reach: f64) -> impl Iterator<Item = (i64, i64)> {
    let low = |p: f64, q: f64| ((p.min(q) - reach) / SQUARE).floor() as i64;
    let high = |p: f64, q: f64| ((p.max(q) + reach) / SQUARE).floor() as i64;
    let (south, north) = (low(a.y, b.y), high(a.y, b.y));
    (low(a.x, b.x)..=high(a.x, b.x)).flat_map(move |x| (south..=north).map(move |y| (x, y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|&(x, y)| Point { x, y }).collect()
    }

    #[test]
    fn thinning_keeps_ends_and_corners() {
        let bent = line(&[(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0)]);
        assert_eq!(thin(&bent, 1.0), line(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]));
        assert!(thin(&[], 1.0).is_empty());
        let rounded = round_corners(&bent, 2);
        assert_eq!((rounded[0], rounded[rounded.len() - 1]), (bent[0], bent[3]));
    }

    #[test]
    fn a_crossing_is_found_once_and_a_touch_is_none() {
        let a = line(&[(0.0, 0.0), (200.0, 0.0)]);
        let b = line(&[(70.0, -50.0), (70.0, 50.0)]);
        let c = line(&[(0.0, 0.0), (0.0, 50.0)]);
        let lines = Squares::new([a.as_slice(), c.as_slice()]);
        let found = lines.crossings(9, &b);
        assert_eq!(found.len(), 1);
        assert!(found[0].at.distance(Point { x: 70.0, y: 0.0 }) < 1e-9 && found[0].other.0 == 0);
        assert_eq!(lines.nearest(Point { x: 100.0, y: 30.0 }, 40.0), Some((30.0, 0, 0)));
        assert_eq!(lines.nearest(Point { x: 100.0, y: 30.0 }, 20.0), None);
    }
}
