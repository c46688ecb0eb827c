//! Team orienteering with time windows as KU Leuven collects it.
//!
//! Six numbers `k v N t D Q`, on as many lines as they take, then a line for each vertex from 0 to N: `i x y d S f a … O C`,
//! where d is the time of the visit, S its prize, and the last two numbers the earliest and latest start. Everybody starts
//! from vertex 0 and is back there by its C; the number of teams is not in the file.
//!
//! Distances are Euclidean and cut off after one decimal, or after two for files by Cordeau, whose names begin with `pr`:
//! the collection tells them apart by nothing else. Ticks are tenths or hundredths accordingly.

use super::common;
use super::error::Fault;
use super::instance::Instance;
use super::text::{Lines, Point, file, number, points, ticks};

const HEAD: &str = "six numbers k v N t D Q";
const ROW: &str = "the numbers i x y d S f a … O C of the next vertex, in order from 0";
const DEPOT: &str = "vertex 0 without a prize and without a time of visit";

/// Reads the text; `stem` is the name of the file without its ending.
pub(super) fn read(text: &str, stem: &str, teams: usize) -> Result<Instance, Fault> {
    let scale = if stem.starts_with("pr") { 100.0 } else { 10.0 };
    let mut lines = Lines::of(text);
    let (mut head, mut line) = (Vec::new(), 1);
    while head.len() < 6 {
        let (at, words) = lines.words().ok_or(Fault::Line { line, expected: HEAD })?;
        line = at;
        for word in words {
            head.push(number(word).ok_or(Fault::Line { line, expected: HEAD })?);
        }
    }
    let last = points(head.get(2).copied().unwrap_or_default(), line, "N")?;
    let whole = |value: f64, line: usize| ticks((value * scale).round_ties_even(), line);
    let mut vertices = Vec::new();
    let mut shift = [0, 0];
    for vertex in 0..=last {
        let (line, row) = lines.numbers(7, ROW)?;
        let ([i, x, y, d, prize, ..], [.., open, close]) = (row.as_slice(), row.as_slice()) else {
            return Err(Fault::Line { line, expected: ROW });
        };
        if i - vertex as f64 != 0.0 {
            return Err(Fault::Line { line, expected: ROW });
        }
        let window = [whole(*open, line)?, whole(*close, line)?];
        if vertex == 0 {
            if *prize != 0.0 || *d != 0.0 {
                return Err(Fault::Line { line, expected: DEPOT });
            }
            shift = window;
        }
        ticks(x.abs().max(y.abs()) * scale * 4.0, line)?;
        vertices.push(Point {
            x: *x,
            y: *y,
            prize: *prize,
            service: whole(*d, line)?,
            window: (vertex > 0).then_some(window),
        });
    }
    lines.end()?;
    // What a decimal cannot hold exactly must not fall below it.
    let time = |distance: f64| libm::floor(distance * scale + 1e-9);
    common::instance(file(format!("{stem}_m{teams}"), vertices, teams, [0, 0], shift, time))
}
