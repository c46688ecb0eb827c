//! One evening's weights, carried up through the hierarchy.

use super::{Hierarchy, NO_WAY, Slot};

/// Arcs that some shortest way needs, by their lower end.
#[derive(Debug, Default)]
pub(super) struct Half {
    /// Arcs of rank `r` are `arcs[first[r]..first[r + 1]]`.
    first: Vec<u32>,
    /// Rank of the upper end and milliseconds.
    arcs: Vec<(u32, u32)>,
}

impl Half {
    pub(super) fn of_rank(&self, rank: u32) -> &[(u32, u32)] {
        &self.arcs[self.first[rank as usize] as usize..self.first[rank as usize + 1] as usize]
    }

    /// Keeps the arcs for which `keep` says so.
    fn gather(hierarchy: &Hierarchy, weights: &[u32], keep: &[bool]) -> Self {
        let mut half = Self { first: Vec::with_capacity(hierarchy.nodes() + 1), arcs: Vec::new() };
        half.first.push(0);
        for rank in 0..hierarchy.nodes() {
            let arcs = hierarchy.arcs(rank).filter(|&arc| keep[arc] && weights[arc] < NO_WAY);
            half.arcs.extend(arcs.map(|arc| (hierarchy.heads[arc], weights[arc])));
            half.first.push(half.arcs.len() as u32);
        }
        half
    }
}

/// The weights of a hierarchy's arcs.
#[derive(Debug, Default)]
pub(crate) struct Metric {
    /// From the lower end to the upper.
    pub(super) up: Half,
    /// From the upper end to the lower.
    pub(super) down: Half,
}

/// The sum of two times, at most [`NO_WAY`].
fn sum(a: u32, b: u32) -> u32 {
    (a + b).min(NO_WAY)
}

impl Metric {
    /// Customises a hierarchy. `weights` gives for edges the milliseconds from the first to the second node they were
    /// asked a [`Slot`] for, and back; [`NO_WAY`] where one may not go.
    pub(crate) fn of(hierarchy: &Hierarchy, weights: impl Iterator<Item = (Slot, u32, u32)>) -> Self {
        let arcs = hierarchy.heads.len();
        let (mut up, mut down) = (vec![NO_WAY; arcs], vec![NO_WAY; arcs]);
        for (slot, ahead, back) in weights {
            let (upwards, downwards) = if slot.flipped { (back, ahead) } else { (ahead, back) };
            let arc = slot.arc as usize;
            up[arc] = up[arc].min(upwards);
            down[arc] = down[arc].min(downwards);
        }
        // From below: two upper neighbours of a node are joined by way of it.
        for rank in 0..hierarchy.nodes() {
            triangles(hierarchy, rank, |i, j, k| {
                up[k] = up[k].min(sum(down[i], up[j]));
                down[k] = down[k].min(sum(down[j], up[i]));
            });
        }
        // From above: an arc with a shorter way round is needed by nobody.
        let (mut keep_up, mut keep_down) = (vec![true; arcs], vec![true; arcs]);
        for rank in (0..hierarchy.nodes()).rev() {
            triangles(hierarchy, rank, |i, j, k| {
                let by_j = (sum(up[j], down[k]), sum(up[k], down[j]));
                shorten(&mut up[i], &mut keep_up[i], by_j.0);
                shorten(&mut down[i], &mut keep_down[i], by_j.1);
                let by_i = (sum(up[i], up[k]), sum(down[k], down[i]));
                shorten(&mut up[j], &mut keep_up[j], by_i.0);
                shorten(&mut down[j], &mut keep_down[j], by_i.1);
            });
        }
        Self { up: Half::gather(hierarchy, &up, &keep_up), down: Half::gather(hierarchy, &down, &keep_down) }
    }
}

fn shorten(weight: &mut u32, keep: &mut bool, other: u32) {
    if other < *weight {
        *weight = other;
        *keep = false;
    }
}

/// Calls `with` for every two arcs `i`, `j` of a node whose upper ends are joined by the arc `k`, `j`'s end above `i`'s.
fn triangles(hierarchy: &Hierarchy, rank: usize, mut with: impl FnMut(usize, usize, usize)) {
    let arcs = hierarchy.arcs(rank);
    for i in arcs.clone() {
        let mut k = hierarchy.arcs(hierarchy.heads[i] as usize);
        for j in i + 1..arcs.end {
            // Upper neighbours of a node are all joined to one another, and both lists ascend.
            if let Some(k) = k.find(|&k| hierarchy.heads[k] == hierarchy.heads[j]) {
                with(i, j, k);
            }
        }
    }
}
