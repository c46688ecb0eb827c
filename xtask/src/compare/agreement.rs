//! How far our times lie from OSRM's, and why.

use std::fmt;

use super::times::Times;

/// A relative difference above this is one to explain.
const LARGE: f64 = 0.01;
/// Seconds. OSRM keeps positions to a millionth of a degree (11 cm) and times to a tenth of a second for each
/// segment: over few segments that adds up to less than this, and may be more than [`LARGE`] of a short way.
const ROUNDING: f64 = 1.0;

/// Two squares of times compared, cell by cell but for the diagonal.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Agreement {
    /// Pairs that both engines know a way for.
    pub both: usize,
    /// Mean of the relative differences of those, as a share of OSRM's time.
    pub mean: f64,
    /// The same with their signs: below 0 where ours is shorter.
    pub bias: f64,
    /// Pairs that only one engine knows a way for.
    pub one_sided: Vec<Difference>,
    /// Large differences of less than [`ROUNDING`].
    pub rounding: Vec<Difference>,
    /// All other large differences, largest first.
    pub unexplained: Vec<Difference>,
}

/// One pair that differs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Difference {
    /// Index of the point it starts from.
    pub from: usize,
    /// Index of the point it leads to.
    pub to: usize,
    /// Our seconds.
    pub ours: Option<f64>,
    /// OSRM's seconds.
    pub theirs: Option<f64>,
}

impl Difference {
    /// As a share of OSRM's time; the whole where OSRM takes no time at all.
    fn relative(&self) -> f64 {
        match (self.ours, self.theirs) {
            (Some(ours), Some(theirs)) if theirs > 0.0 => (ours - theirs) / theirs,
            (Some(ours), Some(_)) if ours <= 0.0 => 0.0,
            _ => 1.0,
        }
    }
}

impl Agreement {
    /// Compares two squares of the same points.
    pub(crate) fn of(ours: &Times, theirs: &Times) -> Self {
        let mut agreement = Self::default();
        let size = ours.size().min(theirs.size());
        for (from, to) in (0..size).flat_map(|from| (0..size).map(move |to| (from, to))) {
            let pair = Difference { from, to, ours: ours.get(from, to), theirs: theirs.get(from, to) };
            match (pair.ours, pair.theirs) {
                _ if from == to => {}
                (None, None) => {}
                (Some(a), Some(b)) => {
                    let relative = pair.relative();
                    agreement.both += 1;
                    agreement.mean += relative.abs();
                    agreement.bias += relative;
                    if relative.abs() > LARGE {
                        let rounding = (a - b).abs() < ROUNDING;
                        let kind =
                            if rounding { &mut agreement.rounding } else { &mut agreement.unexplained };
                        kind.push(pair);
                    }
                }
                _ => agreement.one_sided.push(pair),
            }
        }
        if agreement.both > 0 {
            agreement.mean /= agreement.both as f64;
            agreement.bias /= agreement.both as f64;
        }
        agreement.unexplained.sort_by(|a, b| b.relative().abs().total_cmp(&a.relative().abs()));
        agreement
    }

    /// Pairs that differ by more than one in a hundred, whatever the reason.
    pub(crate) fn large(&self) -> usize {
        self.one_sided.len() + self.rounding.len() + self.unexplained.len()
    }

    /// Their share of the pairs that some engine knows a way for.
    pub(crate) fn share(&self) -> f64 {
        self.large() as f64 / (self.both + self.one_sided.len()).max(1) as f64
    }
}

impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} pairs: mean relative difference {:.4} % (ours {:+.4} %), {} pairs ({:.4} %) above 1 %: \
             {} known to one engine only, {} less than {ROUNDING} s apart, {} others",
            self.both,
            self.mean * 100.0,
            self.bias * 100.0,
            self.large(),
            self.share() * 100.0,
            self.one_sided.len(),
            self.rounding.len(),
            self.unexplained.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn times(rows: &Value) -> Times {
        Times::of_rows(rows, Value::as_f64).unwrap()
    }

    #[test]
    fn pairs_are_counted_once_by_their_kind() {
        let ours =
            times(&json!([[5, 100.0, 10.2, null], [1009, 0, 1, 3], [0, 120, 0, 8], [null, null, null, 0]]));
        let theirs =
            times(&json!([[0, 100.0, 10.0, 7], [1000, 0, 1, 3], [0, 100, 0, 4], [null, null, null, 0]]));
        let agreement = Agreement::of(&ours, &theirs);
        assert_eq!(agreement.both, 8);
        assert_eq!(agreement.one_sided.len(), 1);
        assert_eq!(agreement.rounding.len(), 1);
        let others: Vec<_> = agreement.unexplained.iter().map(|pair| (pair.from, pair.to)).collect();
        assert_eq!(others, [(2, 3), (2, 1)]);
        assert_eq!(agreement.large(), 4);
        assert!((agreement.share() - 4.0 / 9.0).abs() < 1e-12);
        assert!((agreement.mean - (0.02 + 0.009 + 0.2 + 1.0) / 8.0).abs() < 1e-12);
        assert!((agreement.bias - agreement.mean).abs() < 1e-12);
    }

    #[test]
    fn no_pairs_agree() {
        let one = times(&json!([[0]]));
        assert_eq!(Agreement::of(&one, &one), Agreement::default());
        assert!(Agreement::default().share() < 1e-12);
    }
}
