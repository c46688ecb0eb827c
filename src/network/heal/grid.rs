//! Which segments are near each other: a uniform grid over the plane.

use super::lines::Lines;

/// A straight piece of a line, from vertex `index` to the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    pub(super) a: [f64; 2],
    pub(super) b: [f64; 2],
    pub(super) line: u32,
    pub(super) index: u32,
}

/// The end of a line that nothing else shares.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub(super) line: u32,
    pub(super) start: bool,
    pub(super) xy: [f64; 2],
}

/// Cells along a side of the grid at most, so that a cell's number fits into 32 bits.
const MOST_CELLS: f64 = 65_000.0;
/// Side of a cell in metres at least.
const LEAST_SIDE: f64 = 4.0;
/// In the lower half of an entry: this is an end, not a segment.
const END: u32 = 1 << 31;

/// The measures of the grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    west: f64,
    south: f64,
    side: f64,
}

impl Grid {
    /// A grid over the lines whose cells are half as large again as the mean segment, so that there are about as many
    /// entries as segments however the lines are drawn.
    pub(super) fn over(lines: &Lines) -> Self {
        let (mut west, mut south) = (f64::INFINITY, f64::INFINITY);
        let (mut east, mut north) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        let (mut length, mut count) = (0.0, 0.0);
        for line in &lines.all {
            for v in &line.vertices {
                (west, east) = (west.min(v.xy[0]), east.max(v.xy[0]));
                (south, north) = (south.min(v.xy[1]), north.max(v.xy[1]));
            }
            for pair in line.vertices.windows(2) {
                length += (pair[1].xy[0] - pair[0].xy[0]).abs() + (pair[1].xy[1] - pair[0].xy[1]).abs();
                count += 1.0;
            }
        }
        if count == 0.0 {
            return Self { west: 0.0, south: 0.0, side: LEAST_SIDE };
        }
        let side = (1.5 * length / count).max((east - west).max(north - south) / MOST_CELLS).max(LEAST_SIDE);
        Self { west, south, side }
    }

    fn column(self, x: f64) -> u32 {
        // Floats are cast to the nearest whole number there is, below 0 to 0.
        ((x - self.west) / self.side) as u32
    }

    fn row(self, y: f64) -> u32 {
        ((y - self.south) / self.side) as u32
    }

    /// Calls `enter` with the number of each cell that lies within `reach` of the segment.
    pub(super) fn cells(self, a: [f64; 2], b: [f64; 2], reach: f64, mut enter: impl FnMut(u32)) {
        let (low, high) = if a[1] <= b[1] { (a, b) } else { (b, a) };
        let (first, last) = (self.row(low[1] - reach), self.row(high[1] + reach));
        let (west, east) = (a[0].min(b[0]), a[0].max(b[0]));
        let rise = high[1] - low[1];
        for row in first..=last {
            let (mut from, mut to) = (west, east);
            if first != last && rise > 0.0 {
                // The part of the segment in this row, reckoned generously.
                let bottom = self.south + f64::from(row) * self.side - reach;
                let top = bottom + self.side + 2.0 * reach;
                let at = |north: f64| low[0] + (high[0] - low[0]) * ((north - low[1]) / rise).clamp(0.0, 1.0);
                (from, to) = (at(bottom).min(at(top)), at(bottom).max(at(top)));
            }
            for column in self.column(from - reach)..=self.column(to + reach) {
                enter(row << 16 | column);
            }
        }
    }
}

/// Segments and ends by cell.
pub(super) struct Index {
    pub(super) segments: Vec<Segment>,
    pub(super) ends: Vec<End>,
    /// Cell in the upper half, segment or end in the lower; sorted.
    entries: Vec<u64>,
}

impl Index {
    /// Enters the given lines; segments with a margin of `close` and ends with one of `tolerance`. With `only`
    /// (ascending) no other cells are entered.
    pub(super) fn of(
        lines: &Lines,
        chosen: impl Iterator<Item = u32>,
        grid: Grid,
        (close, tolerance): (f64, f64),
        only: Option<&[u32]>,
    ) -> Self {
        let mut index = Self { segments: Vec::new(), ends: Vec::new(), entries: Vec::new() };
        let wanted = |cell: u32| only.is_none_or(|only| only.binary_search(&cell).is_ok());
        for number in chosen {
            let Some(line) = lines.all.get(number as usize) else { continue };
            for (pair, i) in line.vertices.windows(2).zip(0..) {
                let (a, b) = (pair[0].xy, pair[1].xy);
                let id = index.segments.len() as u64;
                let before = index.entries.len();
                grid.cells(a, b, close, |cell| {
                    if wanted(cell) {
                        index.entries.push(u64::from(cell) << 32 | id);
                    }
                });
                if index.entries.len() > before {
                    index.segments.push(Segment { a, b, line: number, index: i });
                }
            }
            let (first, last) = (line.vertices.first(), line.vertices.last());
            for (vertex, start) in [(first, true), (last, false)] {
                let Some(vertex) = vertex.filter(|v| lines.through(v.place).take(2).count() == 1) else {
                    continue;
                };
                let id = u64::from(END) | index.ends.len() as u64;
                grid.cells(vertex.xy, vertex.xy, tolerance, |cell| {
                    if wanted(cell) {
                        index.entries.push(u64::from(cell) << 32 | id);
                    }
                });
                index.ends.push(End { line: number, start, xy: vertex.xy });
            }
        }
        index.entries.sort_unstable();
        index
    }

    /// The segments and the ends of each cell that has any.
    pub(super) fn each_cell(&self, mut visit: impl FnMut(&[u64], &[u64])) {
        for here in self.entries.chunk_by(|a, b| a >> 32 == b >> 32) {
            let (segments, ends) = here.split_at(here.partition_point(|&entry| entry as u32 & END == 0));
            visit(segments, ends);
        }
    }

    /// The lines with a segment in one of the cells (ascending), ascending.
    pub(super) fn lines_in(&self, cells: &[u32]) -> Vec<u32> {
        let mut lines = Vec::new();
        for &cell in cells {
            let from = self.entries.partition_point(|&entry| ((entry >> 32) as u32) < cell);
            let here = self.entries[from..].iter().take_while(|&&entry| (entry >> 32) as u32 == cell);
            lines.extend(here.filter_map(|&entry| self.segment(entry)).map(|segment| segment.line));
        }
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// The segment of an entry.
    pub(super) fn segment(&self, entry: u64) -> Option<&Segment> {
        self.segments.get(entry as u32 as usize)
    }

    /// The end of an entry.
    pub(super) fn end(&self, entry: u64) -> Option<&End> {
        self.ends.get((entry as u32 & !END) as usize)
    }
}
