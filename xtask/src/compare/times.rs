//! A square of travel times as an engine answered it.

use serde_json::Value;

/// Seconds from each point to each other; `None` where the engine knows no way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Times {
    size: usize,
    cells: Vec<Option<f64>>,
}

impl Times {
    /// Reads rows of cells; `None` unless they are a square. `seconds` says what a cell means.
    pub(crate) fn of_rows(rows: &Value, seconds: impl Fn(&Value) -> Option<f64>) -> Option<Self> {
        let rows = rows.as_array()?;
        let mut cells = Vec::with_capacity(rows.len() * rows.len());
        for row in rows {
            let row = row.as_array().filter(|row| row.len() == rows.len())?;
            cells.extend(row.iter().map(&seconds));
        }
        Some(Self { size: rows.len(), cells })
    }

    /// Number of points.
    pub(crate) fn size(&self) -> usize {
        self.size
    }

    /// Seconds from one point to another.
    pub(crate) fn get(&self, from: usize, to: usize) -> Option<f64> {
        self.cells.get(from * self.size + to).copied().flatten()
    }

    /// How many pairs have a way.
    pub(crate) fn known(&self) -> usize {
        self.cells.iter().flatten().count()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_a_square_is_read() {
        let times = Times::of_rows(&json!([[0, 1.5], [null, 0]]), Value::as_f64).unwrap();
        assert_eq!((times.size(), times.known()), (2, 3));
        assert_eq!((times.get(0, 1), times.get(1, 0)), (Some(1.5), None));
        assert_eq!(Times::of_rows(&json!([[0, 1.5], [0]]), Value::as_f64), None);
        assert_eq!(Times::of_rows(&json!(null), Value::as_f64), None);
    }
}
