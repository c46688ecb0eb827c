//! Lines of numbers.

use super::common::{File, Id, Node, Team};
use super::error::Fault;

/// The most nodes that a text may hold: as many as a problem's visits, and two to start from and end at.
const MOST_NODES: usize = 2050;

/// Lines that hold anything, each with its number counted from 1, as numbers or what else stands there.
pub(super) struct Lines<'a> {
    rest: std::iter::Enumerate<std::str::Lines<'a>>,
    last: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text.lines().enumerate(), last: 0 }
    }

    /// The words of the next line that has any. Semicolons part words as spaces do.
    pub(super) fn words(&mut self) -> Option<(usize, Vec<&'a str>)> {
        self.rest.find_map(|(number, line)| {
            let words: Vec<&str> =
                line.split(|c: char| c.is_whitespace() || c == ';').filter(|word| !word.is_empty()).collect();
            self.last = number + 1;
            (!words.is_empty()).then_some((number + 1, words))
        })
    }

    /// The numbers of the next line, at least so many.
    pub(super) fn numbers(
        &mut self,
        least: usize,
        expected: &'static str,
    ) -> Result<(usize, Vec<f64>), Fault> {
        let (line, words) = self.words().ok_or(Fault::Line { line: self.last + 1, expected })?;
        let numbers: Option<Vec<f64>> = words.iter().map(|word| number(word)).collect();
        match numbers {
            Some(numbers) if numbers.len() >= least => Ok((line, numbers)),
            _ => Err(Fault::Line { line, expected }),
        }
    }

    /// That nothing follows.
    pub(super) fn end(&mut self) -> Result<(), Fault> {
        match self.words() {
            None => Ok(()),
            Some((line, _)) => Err(Fault::Line {
                line,
                expected: "the end of the file, by the number of points in its head",
            }),
        }
    }
}

/// A finite number.
pub(super) fn number(word: &str) -> Option<f64> {
    word.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A number of points or teams that the head of a file gives.
pub(super) fn count(value: f64, most: usize, line: usize, name: &str) -> Result<usize, Fault> {
    let whole = libm::trunc(value) - value == 0.0;
    if whole && value >= 1.0 && value <= most as f64 {
        return Ok(value as usize);
    }
    Err(Fault::Range {
        path: format!("line {line}, {name}"),
        value: value.to_string(),
        low: "1".to_owned(),
        high: most.to_string(),
    })
}

/// The number of points, without more than can be held.
pub(super) fn points(value: f64, line: usize, name: &str) -> Result<usize, Fault> {
    count(value, MOST_NODES, line, name)
}

/// A time in ticks, of a number that was scaled and made whole.
pub(super) fn ticks(value: f64, line: usize) -> Result<i64, Fault> {
    const MOST: f64 = (1_u64 << 38) as f64;
    if value.abs() <= MOST {
        return Ok(value as i64);
    }
    let [low, high] = [-MOST, MOST].map(|bound| bound.to_string());
    Err(Fault::Range { path: format!("line {line}, in ticks"), value: value.to_string(), low, high })
}

/// A point on the plane with what is to be had there.
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) prize: f64,
    pub(super) service: i64,
    pub(super) window: Option<[i64; 2]>,
}

/// The file that the points make: numbered from 0, the time between two of them by `time` of their distance, each of so
/// many teams called t0, t1, … with the same way and shift.
pub(super) fn file(
    name: String,
    points: Vec<Point>,
    teams: usize,
    [start, end]: [usize; 2],
    shift: [i64; 2],
    time: impl Fn(f64) -> f64,
) -> File {
    let row = |a: &Point| points.iter().map(|b| time(libm::hypot(a.x - b.x, a.y - b.y)) as i64).collect();
    let matrix = points.iter().map(row).collect();
    let id = |number: usize| Id::Number(number as i64);
    let team = |number: usize| Team {
        id: Id::Text(format!("t{number}")),
        start: id(start),
        end: id(end),
        shift,
        skills: Vec::new(),
    };
    let node = |(number, point): (usize, Point)| Node {
        id: id(number),
        prize: point.prize,
        service: point.service,
        time_windows: point.window.map(|window| vec![window]),
        skill: None,
        _x: None,
        _y: None,
    };
    File {
        name: Some(name),
        _source: None,
        _scale: None,
        matrix,
        nodes: points.into_iter().enumerate().map(node).collect(),
        teams: (0..teams).map(team).collect(),
    }
}
