//! The travel-time matrix.

use serde::{Deserialize, Serialize};

/// Travel times in milliseconds between nodes, row = from, column = to; [`TimeMatrix::NO_WAY`] where there is no way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Cells")]
pub struct TimeMatrix {
    size: usize,
    cells: Vec<u32>,
}

/// A matrix as it is read, before anybody has counted its cells.
#[derive(Deserialize)]
struct Cells {
    size: usize,
    cells: Vec<u32>,
}

/// A matrix that was read has more or fewer cells than it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a matrix of {size} nodes has {cells} cells")]
pub struct NotSquare {
    size: usize,
    cells: usize,
}

impl TryFrom<Cells> for TimeMatrix {
    type Error = NotSquare;

    fn try_from(Cells { size, cells }: Cells) -> Result<Self, NotSquare> {
        if size.checked_mul(size) != Some(cells.len()) {
            return Err(NotSquare { size, cells: cells.len() });
        }
        Ok(Self { size, cells })
    }
}

impl TimeMatrix {
    /// There is no way between two nodes.
    pub const NO_WAY: u32 = u32::MAX;

    /// A matrix of `size × size` cells, each without a way but the diagonal.
    pub fn without_ways(size: usize) -> Self {
        let mut matrix = Self { size, cells: vec![Self::NO_WAY; size * size] };
        for i in 0..size {
            matrix.set(i, i, 0);
        }
        matrix
    }

    /// A matrix of `size × size` cells in milliseconds, row by row; cells that are not given are without a way.
    pub(super) fn of(size: usize, mut cells: Vec<u32>) -> Self {
        cells.resize(size * size, Self::NO_WAY);
        Self { size, cells }
    }

    /// Number of nodes.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Milliseconds from one node to another; `None` where there is no way or no such node.
    pub fn get(&self, from: usize, to: usize) -> Option<i64> {
        if from >= self.size || to >= self.size {
            return None;
        }
        match self.cells.get(from * self.size + to) {
            None | Some(&Self::NO_WAY) => None,
            Some(&ms) => Some(i64::from(ms)),
        }
    }

    /// Writes one cell; cells outside the matrix are ignored.
    pub fn set(&mut self, from: usize, to: usize, ms: u32) {
        if from < self.size
            && to < self.size
            && let Some(cell) = self.cells.get_mut(from * self.size + to)
        {
            *cell = ms;
        }
    }

    /// The matrix with every time changed by `change`, `None` making it no way.
    #[must_use]
    pub fn map(mut self, change: impl Fn(u32) -> Option<u32>) -> Self {
        for cell in self.cells.iter_mut().filter(|cell| **cell != Self::NO_WAY) {
            *cell = change(*cell).unwrap_or(Self::NO_WAY);
        }
        self
    }
}
