//! Joining lines that were drawn apart, and tidying what was drawn twice: report first, then repair.
//!
//! [`survey`] looks at the lines and changes nothing; it lists what could be repaired, each with place and size.
//! [`Survey::apply`] makes those repairs that were accepted. Nothing drawn is ever moved or merged: a repair puts new
//! vertices into lines, at places the lines run over already (to the centimetre), or draws the loose end of a line on
//! to the line it stops short of. `Network::build` then finds the common vertices.
//!
//! ```text
//! tidy (what is there twice or for nothing) → lines (vertices and their places) → grid (what is near)
//!      → meet (where segments touch or cross) → join (the repairs) → gap (loose ends) → apply
//! ```
//!
//! New vertices bend a line by up to a centimetre and the pieces added at gaps may cross something, so the last four
//! are repeated around what has changed, until nothing more is found: repairing twice is repairing once.
//!
//! Never joined are lines of different levels (`bridge`, `tunnel`, `layer`), but for the ends of bridges and tunnels.

mod apply;
mod gap;
mod grid;
mod join;
mod lines;
mod meet;
mod repair;
mod tidy;

pub use repair::{Repair, RepairKind};

use crate::base::RepairId;

use crate::commune::{HealingSettings, Trail};
use crate::network::vertices::PlaceKey;
use gap::Near;
use grid::{Grid, Index};
use lines::Lines;
use meet::{CLOSE, Meetings, boxes_meet, foot};
use std::collections::{BTreeMap, BTreeSet};

/// Times that what has changed is looked at again. Each round is caused by centimetres of the one before.
const ROUNDS: usize = 12;
/// Repairs that a later round may find even where the first found fewer.
const MOST_LATER: usize = 100;
/// The plane is true to a few percent; the great-circle distance decides.
const GENEROUS: f64 = 1.1;

/// What could be repaired in some lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Survey {
    /// Sorted by kind, place and name: the same whatever the order of the lines was.
    pub repairs: Vec<Repair>,
}

/// Everything that could be repaired in these lines; nothing is changed. Repairs of one survey are made for each other:
/// a later one may lie on the piece that closes a gap, and falls away with it.
///
/// O(n log n) in the number of vertices where no more than a few lines are near each place.
pub fn survey(trails: &[Trail], healing: &HealingSettings) -> Survey {
    let (mut repairs, left_out) = tidy::tidy(trails);
    let mut lines = Lines::of(trails, &left_out);
    lines.insert(repairs.iter().flat_map(|repair| &repair.edits));
    let tolerance = healing.tolerance_m.0;
    let reach = (CLOSE, tolerance * GENEROUS);
    let grid = Grid::over(&lines);
    let all = Index::of(&lines, 0..lines.all.len() as u32, grid, reach, None);
    let mut near = Vec::new();
    let mut found = look(&lines, &all, reach.1, &mut near);
    let mut changed = BTreeSet::new();
    let mut first = None;
    for _ in 0..ROUNDS {
        let mut new = join::joins(&lines, found, healing.join_crossings);
        if new.is_empty() {
            new = gap::gaps(&lines, &mut near, tolerance);
        }
        // Each round mends centimetres of the one before. Where a later one finds more than the first did, the lines lie on
        // one another as no trails do (whole degrees of longitude at a pole), and there is no end to it.
        if new.len() > *first.get_or_insert(new.len().max(MOST_LATER)) {
            break;
        }
        let vertices = lines.insert(new.iter().flat_map(|repair| &repair.edits));
        repairs.append(&mut new);
        if vertices.is_empty() {
            break;
        }
        changed.extend(vertices.iter().map(|&(line, _)| line));
        let dirty = cells_around(&lines, &vertices, grid, reach.1);
        let mut concerned: Vec<u32> = all.lines_in(&dirty);
        concerned.extend(&changed);
        concerned.sort_unstable();
        concerned.dedup();
        let index = Index::of(&lines, concerned.into_iter(), grid, reach, Some(&dirty));
        found = look(&lines, &index, reach.1, &mut near);
    }
    repairs.sort_by_cached_key(|r| (r.kind, PlaceKey::of(r.at), r.id.clone(), r.trails.clone()));
    let mut met: BTreeMap<RepairId, usize> = BTreeMap::new();
    for repair in &mut repairs {
        let times = met.entry(repair.id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            repair.id.number(*times);
        }
    }
    Survey { repairs }
}

/// The cells within `reach` of the segments at new vertices, ascending.
fn cells_around(lines: &Lines, vertices: &[(u32, usize)], grid: Grid, reach: f64) -> Vec<u32> {
    let mut cells = Vec::new();
    for &(line, index) in vertices {
        let vertices = &lines.all[line as usize].vertices;
        let around =
            vertices.get(index.saturating_sub(1)..(index + 2).min(vertices.len())).unwrap_or_default();
        for pair in around.windows(2) {
            grid.cells(pair[0].xy, pair[1].xy, reach, |cell| cells.push(cell));
        }
    }
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// Looks at every two segments that share a cell, and notes loose ends near a segment.
fn look(lines: &Lines, index: &Index, reach: f64, near: &mut Vec<Near>) -> Meetings {
    let mut found = Meetings::default();
    index.each_cell(|segments, ends| {
        for (i, &entry) in segments.iter().enumerate() {
            let Some(s) = index.segment(entry) else { continue };
            for t in segments[i + 1..].iter().filter_map(|&other| index.segment(other)) {
                if boxes_meet(s, t) {
                    found.look(lines, s, t);
                }
            }
            for end in ends.iter().filter_map(|&end| index.end(end)) {
                if foot(end.xy, s.a, s.b).1 <= reach
                    && let Some([a, b]) = meet::ends(lines, s)
                {
                    let (line, start, onto) = (end.line, end.start, s.line);
                    near.push(Near { line, start, onto, from: a.along, to: b.along });
                }
            }
        }
    });
    found
}
