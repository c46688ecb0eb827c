//! Team orienteering without windows, by Chao.
//!
//! `n N`, `m P` and `tmax T`, then a line `x y score` for each of N points; everybody goes from the first to the last within
//! T. Distances are exact Euclidean ones. Ticks are ten-thousandths; times are rounded up to them and T down, so that a plan
//! is never longer than it may be. The scores of the first and the last point do not count.

use super::common;
use super::error::Fault;
use super::instance::{Instance, MOST_TEAMS};
use super::text::{Lines, Point, count, file, number, points, ticks};

const SCALE: f64 = 10_000.0;
/// How far a decimal may be off the number that it stands for, in ticks.
const SLACK: f64 = 1e-6;
const ROW: &str = "three numbers x y score";

/// Reads the text; `stem` is the name of the file without its ending, `teams` overrides its number of teams.
pub(super) fn read(text: &str, stem: &str, teams: Option<usize>) -> Result<Instance, Fault> {
    let mut lines = Lines::of(text);
    let (line, number) = keyed(&mut lines, "n", "n and the number of points")?;
    let number = points(number, line, "n")?;
    let (line, own) = keyed(&mut lines, "m", "m and the number of teams")?;
    let own = count(own, MOST_TEAMS, line, "m")?;
    let (line, limit) = keyed(&mut lines, "tmax", "tmax and the time limit")?;
    let limit = ticks(libm::floor(limit * SCALE + SLACK), line)?;
    if limit < 0 {
        return Err(Fault::Backwards { path: format!("line {line}, tmax"), begin: 0, end: limit });
    }
    let mut found = Vec::new();
    for at in 0..number {
        let (line, row) = lines.numbers(3, ROW)?;
        let &[x, y, score] = row.as_slice() else { return Err(Fault::Line { line, expected: ROW }) };
        ticks(x.abs().max(y.abs()) * SCALE * 4.0, line)?;
        let end = at == 0 || at + 1 == number;
        found.push(Point { x, y, prize: if end { 0.0 } else { score }, service: 0, window: None });
    }
    lines.end()?;
    let time = |distance: f64| libm::ceil(distance * SCALE - SLACK);
    let ends = [0, number - 1];
    common::instance(file(stem.to_owned(), found, teams.unwrap_or(own), ends, [0, limit], time))
}

/// The number after a word that must stand there.
fn keyed(lines: &mut Lines<'_>, key: &str, expected: &'static str) -> Result<(usize, f64), Fault> {
    let (line, words) = lines.words().ok_or(Fault::Line { line: 1, expected })?;
    match words.as_slice() {
        [word, value] if *word == key => Ok((line, number(value).ok_or(Fault::Line { line, expected })?)),
        _ => Err(Fault::Line { line, expected }),
    }
}
