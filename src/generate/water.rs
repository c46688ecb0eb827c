//! Streams: the cells through which enough land drains, as lines from each head to the next confluence.

use super::lines::Wiggle;
use super::relief::{Point, Relief};
use std::collections::BTreeMap;

/// Land drained, in km², from which water is seen all year.
const STREAM: f64 = 0.35;
/// Land drained from which a stream is too wide for stepping stones.
pub(super) const WIDE: f64 = 4.0;
/// Land drained from which the stream is drawn up to the edge of the land.
const MAIN: f64 = 8.0;

/// A stretch of water.
#[derive(Debug, Clone)]
pub(super) struct Stream {
    pub(super) line: Vec<Point>,
    /// Land drained at its lower end, in km².
    pub(super) catchment: f64,
    /// Whether it belongs to the stream of the main valley.
    pub(super) main: bool,
}

/// Land drained at each cell with a stream, 0 where there is none.
pub(super) fn wet_cells(land: &Relief) -> Vec<f64> {
    land.catchment
        .iter()
        .enumerate()
        .map(|(cell, &area)| {
            let seen = area >= MAIN || (area >= STREAM && land.inside(land.centre(cell)) > 240.0);
            if seen { area } else { 0.0 }
        })
        .collect()
}

/// Cells of the main stream from the outlet up to its head.
pub(super) fn main_stem(land: &Relief, wet: &[f64]) -> Vec<usize> {
    let mut stem = vec![land.outlet];
    let mut cell = land.outlet;
    loop {
        let up = land
            .around(cell)
            .map(|(other, _)| other)
            .filter(|&other| other != cell && land.receiver[other] == cell && wet[other] > 0.0)
            .fold(None, |best: Option<usize>, other| match best {
                Some(kept) if wet[kept] >= wet[other] => Some(kept),
                _ => Some(other),
            });
        match up {
            Some(other) => {
                stem.push(other);
                cell = other;
            }
            None => return stem,
        }
    }
}

/// All streams as natural lines; lines that meet share their end point.
pub(super) fn streams(land: &Relief, wet: &[f64], wiggle: &Wiggle) -> Vec<Stream> {
    let mut feeders: BTreeMap<usize, usize> = BTreeMap::new();
    for cell in (0..wet.len()).filter(|&cell| wet[cell] > 0.0 && cell != land.outlet) {
        *feeders.entry(land.receiver[cell]).or_default() += 1;
    }
    let stem = main_stem(land, wet);
    let fed = |cell: usize| feeders.get(&cell).copied().unwrap_or(0);
    let starts = (0..wet.len()).filter(|&cell| wet[cell] > 0.0 && fed(cell) != 1 && cell != land.outlet);
    let mut streams = Vec::new();
    for start in starts {
        let mut cells = vec![start];
        let mut cell = start;
        while cell != land.outlet {
            let below = land.receiver[cell];
            cells.push(below);
            if fed(below) != 1 || wet[below] <= 0.0 {
                break;
            }
            cell = below;
        }
        let points: Vec<Point> = cells.iter().map(|&cell| land.centre(cell)).collect();
        streams.push(Stream {
            line: wiggle.natural(&points, 16.0),
            catchment: wet[cell],
            main: stem.contains(&start) && stem.contains(&cell),
        });
    }
    streams
}
