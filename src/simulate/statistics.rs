//! Means over seeds and how far they can be trusted.

use serde::Serialize;

/// A mean with its 95 % confidence interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Estimate {
    /// The mean of independent values with Student's interval; without a width for a single one.
    pub(super) fn of(values: &[f64]) -> Self {
        let mean = mean(values);
        let half = student(values.len()) * (variance(values) / values.len().max(1) as f64).sqrt();
        Self { mean, low: mean - half, high: mean + half }
    }

    /// The mean of paired differences `ours − theirs`.
    pub(super) fn of_differences(ours: &[f64], theirs: &[f64]) -> Self {
        let differences: Vec<f64> = ours.iter().zip(theirs).map(|(a, b)| a - b).collect();
        Self::of(&differences)
    }

    /// By what share the mean of `ours` is below the mean of `theirs`: 0.3 is thirty per cent fewer. The interval is the
    /// delta method's for a ratio of paired means (Cochran 1977, § 6.3).
    pub(super) fn of_reduction(ours: &[f64], theirs: &[f64]) -> Self {
        let (a, b) = (mean(ours), mean(theirs));
        if b <= 0.0 {
            return Self { mean: 0.0, low: 0.0, high: 0.0 };
        }
        let ratio = a / b;
        let residuals: Vec<f64> = ours.iter().zip(theirs).map(|(x, y)| x - ratio * y).collect();
        let n = residuals.len();
        let half = student(n) * (variance(&residuals) / n.max(1) as f64).sqrt() / b;
        Self { mean: 1.0 - ratio, low: 1.0 - ratio - half, high: 1.0 - ratio + half }
    }
}

pub(super) fn mean(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { values.iter().sum::<f64>() / values.len() as f64 }
}

/// The sample variance, over n − 1.
fn variance(values: &[f64]) -> f64 {
    if values.len() < 2 {
        return 0.0;
    }
    let middle = mean(values);
    values.iter().map(|v| (v - middle) * (v - middle)).sum::<f64>() / (values.len() - 1) as f64
}

/// The 97.5 % quantile of Student's distribution for `n` values, by the expansion of Fisher and Cornish (1960); good to
/// three digits from four values on. For fewer the exact figures.
fn student(n: usize) -> f64 {
    let freedom = match n {
        0 | 1 => return 0.0,
        2 => return 12.706,
        3 => return 4.303,
        n => (n - 1) as f64,
    };
    let z = 1.959_963_985_f64;
    let power = |p: i32| z.powi(p);
    z + (power(3) + z) / (4.0 * freedom)
        + (5.0 * power(5) + 16.0 * power(3) + 3.0 * z) / (96.0 * freedom * freedom)
        + (3.0 * power(7) + 19.0 * power(5) + 17.0 * power(3) - 15.0 * z) / (384.0 * freedom.powi(3))
        + (79.0 * power(9) + 776.0 * power(7) + 1482.0 * power(5) - 1920.0 * power(3) - 945.0 * z)
            / (92_160.0 * freedom.powi(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64, by: f64) {
        assert!((a - b).abs() <= by, "{a} is not {b}");
    }

    #[test]
    fn students_quantiles_are_those_of_the_tables() {
        for (n, quantile) in [(2, 12.706), (4, 3.182), (5, 2.776), (10, 2.262), (31, 2.042), (50, 2.0096)] {
            close(student(n), quantile, 0.006);
        }
    }

    #[test]
    fn the_interval_is_that_worked_out_by_hand() {
        // Mean 5, s² = (9+1+1+9)/3 = 20/3, half width 3.182 × √(20/12) = 4.108.
        let estimate = Estimate::of(&[2.0, 4.0, 6.0, 8.0]);
        close(estimate.mean, 5.0, 1e-12);
        close(estimate.high - estimate.mean, 4.108, 0.01);
        close(estimate.mean - estimate.low, 4.108, 0.01);
        // One value has no width; equal values have none either.
        assert_eq!(Estimate::of(&[7.0]), Estimate { mean: 7.0, low: 7.0, high: 7.0 });
        assert_eq!(Estimate::of(&[3.0; 5]), Estimate { mean: 3.0, low: 3.0, high: 3.0 });
    }

    #[test]
    fn pairs_take_out_what_seeds_have_in_common() {
        let ours = [10.0, 20.0, 30.0, 41.0];
        let theirs = [15.0, 25.0, 35.0, 45.0];
        let difference = Estimate::of_differences(&ours, &theirs);
        // Differences −5, −5, −5, −4: mean −4.75, s = 0.5, half width 3.182 × 0.25 = 0.7955.
        close(difference.mean, -4.75, 1e-12);
        close(difference.high, -4.75 + 0.7955, 0.002);
        let reduction = Estimate::of_reduction(&[7.0, 14.0], &[10.0, 20.0]);
        close(reduction.mean, 0.3, 1e-12);
        close(reduction.high - reduction.low, 0.0, 1e-9);
    }
}
