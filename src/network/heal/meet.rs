//! Where two segments meet.

use super::grid::Segment;
use super::lines::{Lines, Vertex};

/// A vertex this near a segment lies on it, and a crossing this near a vertex is at the vertex: in metres. Seven
/// decimals of a degree, which `OpenStreetMap` keeps, are as fine as that.
pub(super) const CLOSE: f64 = 0.01;
/// Two segments that lie on each other for less than this only touch.
const LEAST_OVERLAP: f64 = 0.1;

/// A vertex of `line` on a segment of `onto`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Touch {
    pub(super) line: u32,
    pub(super) vertex: u32,
    pub(super) onto: u32,
    pub(super) segment: u32,
    /// How far along the segment.
    pub(super) fraction: f64,
    pub(super) metres: f64,
}

/// Two segments that cross away from their vertices: line, segment and how far along it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Crossing {
    pub(super) of: [(u32, u32, f64); 2],
}

/// A stretch of one line that lies on another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    /// The line `from` and `to` are measured on, and the other.
    pub(super) lines: [u32; 2],
    /// Places on the line, as in [`super::repair::Edit`].
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) metres: f64,
}

/// Everything found.
#[derive(Debug, Default)]
pub(super) struct Meetings {
    pub(super) touches: Vec<Touch>,
    pub(super) crossings: Vec<Crossing>,
    pub(super) stretches: Vec<Stretch>,
}

/// How far along the segment from `a` to `b` the place nearest to `p` is, and its distance in metres.
pub(super) fn foot(p: [f64; 2], a: [f64; 2], b: [f64; 2]) -> (f64, f64) {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let (px, py) = (p[0] - a[0], p[1] - a[1]);
    let length_2 = dx * dx + dy * dy;
    let fraction = if length_2 > 0.0 { ((px * dx + py * dy) / length_2).clamp(0.0, 1.0) } else { 0.0 };
    let (east, north) = (px - dx * fraction, py - dy * fraction);
    (fraction, (east * east + north * north).sqrt())
}

/// Twice the area of the triangle: above 0 where `p` is to the left of the way from `a` to `b`.
fn side(p: [f64; 2], a: [f64; 2], b: [f64; 2]) -> f64 {
    (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
}

/// Whether the boxes around two segments come within [`CLOSE`] of each other.
pub(super) fn boxes_meet(s: &Segment, t: &Segment) -> bool {
    let apart = |axis: usize| {
        s.a[axis].max(s.b[axis]) + CLOSE < t.a[axis].min(t.b[axis])
            || t.a[axis].max(t.b[axis]) + CLOSE < s.a[axis].min(s.b[axis])
    };
    !apart(0) && !apart(1)
}

impl Meetings {
    /// Looks at two segments whose boxes meet.
    pub(super) fn look(&mut self, lines: &Lines, s: &Segment, t: &Segment) {
        let (Some(of_s), Some(of_t)) = (ends(lines, s), ends(lines, t)) else { return };
        // How far along each of the two its places on the other lie.
        let mut on = [(f64::INFINITY, f64::NEG_INFINITY); 2];
        let mut note = |which: usize, at: f64| on[which] = (on[which].0.min(at), on[which].1.max(at));
        let (mut joined, mut touched) = (false, false);
        for (which, own, other, of_own, of_other) in [(0, s, t, of_s, of_t), (1, t, s, of_t, of_s)] {
            for (i, vertex) in of_own.iter().enumerate() {
                let own_place = i as f64;
                if let Some(j) = of_other.iter().position(|v| v.place == vertex.place) {
                    joined = true;
                    note(which, own_place);
                    note(1 - which, j as f64);
                    continue;
                }
                let (fraction, metres) = foot(vertex.xy, other.a, other.b);
                if metres <= CLOSE {
                    touched = true;
                    note(which, own_place);
                    note(1 - which, fraction);
                    let vertex = own.index + i as u32;
                    let (onto, segment) = (other.line, other.index);
                    self.touches.push(Touch { line: own.line, vertex, onto, segment, fraction, metres });
                }
            }
        }
        if touched {
            self.lie_on(lines, [s, t], on);
        } else if !joined {
            self.cross(s, t);
        }
    }

    fn lie_on(&mut self, lines: &Lines, pair: [&Segment; 2], on: [(f64, f64); 2]) {
        let name = |segment: &Segment| (lines.all[segment.line as usize].ends, segment.line);
        // Measured on the line that comes first by name, whatever the order of the file.
        let base = usize::from(name(pair[1]) < name(pair[0]));
        let (segment, other, (from, to)) = (pair[base], pair[1 - base], on[base]);
        let length = libm::hypot(segment.b[0] - segment.a[0], segment.b[1] - segment.a[1]);
        let metres = (to - from) * length;
        if metres > LEAST_OVERLAP
            && let Some([a, b]) = ends(lines, segment)
        {
            let place = |t: f64| a.along + (b.along - a.along) * t;
            self.stretches.push(Stretch {
                lines: [segment.line, other.line],
                from: place(from),
                to: place(to),
                metres,
            });
        }
    }

    fn cross(&mut self, s: &Segment, t: &Segment) {
        let sides = |p: &Segment, of: &Segment| (side(p.a, of.a, of.b), side(p.b, of.a, of.b));
        let (own, other) = (sides(s, t), sides(t, s));
        // Signs are compared, not a product that could vanish.
        let across = |(a, b): (f64, f64)| a < 0.0 && b > 0.0 || a > 0.0 && b < 0.0;
        if across(own) && across(other) {
            let fraction = |(a, b): (f64, f64)| a / (a - b);
            self.crossings.push(Crossing {
                of: [(s.line, s.index, fraction(own)), (t.line, t.index, fraction(other))],
            });
        }
    }
}

/// The two vertices of a segment.
pub(super) fn ends(lines: &Lines, segment: &Segment) -> Option<[Vertex; 2]> {
    ends_of(lines, segment.line, segment.index)
}

/// The same by line and index.
pub(super) fn ends_of(lines: &Lines, line: u32, index: u32) -> Option<[Vertex; 2]> {
    let vertices = &lines.all.get(line as usize)?.vertices;
    Some([*vertices.get(index as usize)?, *vertices.get(index as usize + 1)?])
}

/// The place on the line of a new vertex in a segment, strictly between those of its ends.
pub(super) fn along([a, b]: [Vertex; 2], fraction: f64) -> f64 {
    const MARGIN: f64 = 1.0 / 1024.0;
    a.along + (b.along - a.along) * (MARGIN + fraction * (1.0 - 2.0 * MARGIN))
}
