//! Numbers within their ranges, and spans of time as the search wants them.

use super::error::Fault;
use crate::network::TimeMatrix;
use crate::orienteering::Slot;

/// The largest time, in ticks either side of 0, that a file may name where it must be met: [`Problem`] takes no larger.
///
/// [`Problem`]: crate::orienteering::Problem
pub(super) const LATEST: i64 = 1 << 38;

/// A number that must lie within bounds, both included.
pub(super) fn within(value: i64, low: i64, high: i64, path: impl FnOnce() -> String) -> Result<i64, Fault> {
    if (low..=high).contains(&value) {
        return Ok(value);
    }
    let [value, low, high] = [value, low, high].map(|number| number.to_string());
    Err(Fault::Range { path: path(), value, low, high })
}

/// A travel time in ticks.
pub(super) fn cell(value: i64, path: impl FnOnce() -> String) -> Result<u32, Fault> {
    let most = TimeMatrix::NO_WAY - 1;
    // Within the bounds of the type by then.
    Ok(within(value, 0, i64::from(most), path)? as u32)
}

/// From departure to latest return, in ticks.
pub(super) fn span(span: [i64; 2], path: impl Fn() -> String) -> Result<(i64, i64), Fault> {
    let [begin, end] = span;
    within(begin, -LATEST, LATEST, || format!("{}[0]", path()))?;
    within(end, -LATEST, LATEST, || format!("{}[1]", path()))?;
    if end < begin {
        return Err(Fault::Backwards { path: path(), begin, end });
    }
    Ok((begin, end))
}

/// The earliest departure and the latest return of all shifts; from 0 to 0 without any.
pub(super) fn horizon(shifts: impl Iterator<Item = (i64, i64)> + Clone) -> (i64, i64) {
    let first = shifts.clone().map(|(begin, _)| begin).min();
    let last = shifts.map(|(_, end)| end).max();
    (first.unwrap_or(0), last.unwrap_or(0))
}

/// Windows in ascending order, those that overlap or touch as one, and only what of them lies within the horizon: nobody
/// is on the way outside it. No windows at all are the whole horizon.
pub(super) fn windows(
    windows: &[[i64; 2]],
    horizon: (i64, i64),
    path: impl Fn(usize) -> String,
) -> Result<Vec<(i64, i64)>, Fault> {
    if windows.is_empty() {
        return Ok(vec![horizon]);
    }
    let mut spans = Vec::with_capacity(windows.len());
    for (number, &[begin, end]) in windows.iter().enumerate() {
        if end < begin {
            return Err(Fault::Backwards { path: path(number), begin, end });
        }
        let span = (begin.max(horizon.0), end.min(horizon.1));
        if span.0 <= span.1 {
            spans.push(span);
        }
    }
    spans.sort_unstable();
    spans.dedup_by(|later, earlier| {
        let same = later.0 <= earlier.1;
        if same {
            earlier.1 = earlier.1.max(later.1);
        }
        same
    });
    Ok(spans)
}

/// Windows, all of one worth in milli-points.
pub(super) fn slots(windows: Vec<(i64, i64)>, worth: i64) -> Vec<Slot> {
    windows.into_iter().map(|(open, close)| Slot { open, close, worth }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(given: &[[i64; 2]], horizon: (i64, i64)) -> Result<Vec<(i64, i64)>, Fault> {
        windows(given, horizon, |number| format!("w[{number}]"))
    }

    #[test]
    fn windows_are_put_in_order_and_joined() {
        assert_eq!(of(&[], (3, 9)), Ok(vec![(3, 9)]));
        assert_eq!(of(&[[7, 8], [1, 4], [4, 5], [2, 3]], (0, 9)), Ok(vec![(1, 5), (7, 8)]));
        assert_eq!(of(&[[i64::MIN, 4], [8, i64::MAX], [20, 30]], (0, 9)), Ok(vec![(0, 4), (8, 9)]));
        assert_eq!(of(&[[20, 30]], (0, 9)), Ok(vec![]));
        assert!(
            matches!(of(&[[1, 2], [5, 4]], (0, 9)), Err(Fault::Backwards { path, .. }) if path == "w[1]")
        );
    }

    #[test]
    fn numbers_stay_within_their_bounds() {
        assert_eq!(cell(i64::from(u32::MAX) - 1, String::new), Ok(u32::MAX - 1));
        for value in [-1, i64::from(u32::MAX), i64::MAX] {
            assert!(matches!(cell(value, String::new), Err(Fault::Range { .. })), "{value}");
        }
        assert!(matches!(span([0, i64::MAX], String::new), Err(Fault::Range { path, .. }) if path == "[1]"));
    }
}
