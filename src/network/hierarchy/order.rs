//! In which order to contract nodes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Nodes in order of elimination, and for each node its neighbours at that moment.
pub(super) struct Elimination {
    pub(super) order: Vec<u32>,
    pub(super) upper: Vec<Vec<u32>>,
}

/// Eliminates the node of lowest degree, joins its neighbours to one another, and so on: the minimum-degree heuristic
/// (H. Markowitz, *Management Science* 3, 1957; A. George and J. Liu, *SIAM Review* 31, 1989). Trails are nearly a tree,
/// so the neighbourhoods stay small: dead ends and nodes of degree two go first, and no separator has to be sought.
/// Of equal degree the node that fewer others were contracted into goes first, which keeps the hierarchy low; then the lower number.
pub(super) fn eliminate(nodes: usize, edges: impl Iterator<Item = (u32, u32)>) -> Elimination {
    let mut near: Vec<Vec<u32>> = vec![Vec::new(); nodes];
    for (a, b) in edges.filter(|(a, b)| a != b) {
        if (a as usize) < nodes && (b as usize) < nodes {
            near[a as usize].push(b);
            near[b as usize].push(a);
        }
    }
    for list in &mut near {
        list.sort_unstable();
        list.dedup();
    }
    let mut height = vec![0_u32; nodes];
    let key = |degree: usize, height: u32, node: u32| Reverse((degree as u32 + height / 2, height, node));
    let mut heap: BinaryHeap<_> =
        near.iter().zip(0_u32..).map(|(list, node)| key(list.len(), 0, node)).collect();
    let mut upper: Vec<Vec<u32>> = vec![Vec::new(); nodes];
    let mut gone = vec![false; nodes];
    let mut order = Vec::with_capacity(nodes);
    let mut joined = Vec::new();
    while let Some(popped) = heap.pop() {
        let Reverse((_, _, node)) = popped;
        let at = node as usize;
        // An entry made before the node's neighbourhood changed; the entry of now is in the heap too.
        if gone[at] || popped != key(near[at].len(), height[at], node) {
            continue;
        }
        gone[at] = true;
        order.push(node);
        let around = std::mem::take(&mut near[at]);
        for &other in &around {
            let to = other as usize;
            merge(&near[to], &around, [node, other], &mut joined);
            std::mem::swap(&mut near[to], &mut joined);
            height[to] = height[to].max(height[at] + 1);
            heap.push(key(near[to].len(), height[to], other));
        }
        upper[at] = around;
    }
    Elimination { order, upper }
}

/// The union of two ascending lists without two values.
fn merge(a: &[u32], b: &[u32], without: [u32; 2], into: &mut Vec<u32>) {
    into.clear();
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    loop {
        let next = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) => *x.min(y),
            (Some(x), None) => *x,
            (None, Some(y)) => *y,
            (None, None) => break,
        };
        a.next_if_eq(&next);
        b.next_if_eq(&next);
        if !without.contains(&next) {
            into.push(next);
        }
    }
}
