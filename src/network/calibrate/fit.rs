//! A robust fit of few factors to many ratios.
//!
//! Minimised over the factors' logarithms is Σ ρ(r/s) + ½ Σ (x − x₀)²/σ², where r is the logarithm of observed over
//! reckoned time, s the spread of these (1.4826 times their median size), ρ Huber's function and x₀ where the factors
//! were: by Gauss and Newton's method with Huber's weights, halving steps that make things worse.

use super::median;

/// Step of a factor's logarithm by which derivatives are taken.
pub(super) const STEP: f64 = 0.01;
/// Where Huber's function goes from square to linear (P. J. Huber 1964: 95 % as good on normal errors).
const HUBER: f64 = 1.345;
/// How far a factor's logarithm may wander before it is held back as much as one leg would.
const PRIOR: f64 = 0.5;
/// Legs are not believed to agree better than this.
const LEAST_SPREAD: f64 = 0.02;
const STEPS: usize = 50;

/// What is fitted to, in logarithms throughout.
pub(super) struct Problem<'a> {
    pub(super) observed: &'a [f64],
    pub(super) start: Vec<f64>,
    pub(super) prior: Vec<f64>,
    pub(super) bounds: Vec<(f64, f64)>,
}

/// The factors that fit best; `reckoned` gives each leg's time.
pub(super) fn fit(problem: &Problem<'_>, reckoned: impl Fn(&[f64]) -> Vec<f64>) -> Vec<f64> {
    let residuals =
        |x: &[f64]| -> Vec<f64> { problem.observed.iter().zip(reckoned(x)).map(|(o, r)| o - r).collect() };
    let mut x = problem.start.clone();
    let mut r = residuals(&x);
    for _ in 0..STEPS {
        let spread = (1.4826 * median(r.iter().map(|r| r.abs()).collect())).max(LEAST_SPREAD);
        let cost = |x: &[f64], r: &[f64]| {
            r.iter().map(|r| huber(r / spread)).sum::<f64>()
                + x.iter().zip(&problem.prior).map(|(x, p)| 0.5 * square((x - p) / PRIOR)).sum::<f64>()
        };
        let Some(step) = newton(problem, &x, &r, spread, &residuals) else { break };
        let now = cost(&x, &r);
        let mut length = 1.0;
        let better = loop {
            let next: Vec<f64> = x
                .iter()
                .zip(&step)
                .zip(&problem.bounds)
                .map(|((x, s), &(low, high))| (x + s * length).clamp(low, high))
                .collect();
            let left = residuals(&next);
            if cost(&next, &left) < now {
                break Some((next, left));
            }
            length /= 2.0;
            if length < 1e-3 {
                break None;
            }
        };
        let Some((next, left)) = better else { break };
        let moved = next.iter().zip(&x).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        (x, r) = (next, left);
        if moved < 1e-6 {
            break;
        }
    }
    x
}

/// The step to the minimum of the weighted squares.
fn newton(
    problem: &Problem<'_>,
    x: &[f64],
    r: &[f64],
    spread: f64,
    residuals: &impl Fn(&[f64]) -> Vec<f64>,
) -> Option<Vec<f64>> {
    // How the reckoned times change with each factor; taken downwards, where no bound of 1 is in the way.
    let slopes: Vec<Vec<f64>> = (0..x.len())
        .map(|k| {
            let mut moved = x.to_vec();
            moved[k] -= STEP;
            residuals(&moved).iter().zip(r).map(|(m, r)| (m - r) / STEP).collect()
        })
        .collect();
    let weights: Vec<f64> =
        r.iter().map(|r| (HUBER / (r / spread).abs().max(HUBER)) / square(spread)).collect();
    let sum =
        |a: &[f64], b: &[f64]| weights.iter().zip(a.iter().zip(b)).map(|(w, (a, b))| w * a * b).sum::<f64>();
    let mut rows: Vec<Vec<f64>> = (0..x.len())
        .map(|k| {
            let mut row: Vec<f64> = slopes.iter().map(|other| sum(&slopes[k], other)).collect();
            row[k] += 1.0 / square(PRIOR);
            row.push(sum(&slopes[k], r) - (x[k] - problem.prior[k]) / square(PRIOR));
            row
        })
        .collect();
    solve(&mut rows)
}

/// Gauss's elimination with the largest pivot; the last column is the right-hand side.
fn solve(rows: &mut [Vec<f64>]) -> Option<Vec<f64>> {
    let n = rows.len();
    for k in 0..n {
        let pivot = (k..n).max_by(|&a, &b| rows[a][k].abs().total_cmp(&rows[b][k].abs()))?;
        rows.swap(k, pivot);
        let (done, rest) = rows.split_at_mut(k + 1);
        let top = done.last()?;
        if top[k].is_nan() || top[k].abs() <= 1e-12 {
            return None;
        }
        for row in rest {
            let times = row[k] / top[k];
            for (cell, above) in row.iter_mut().zip(top).skip(k) {
                *cell -= times * above;
            }
        }
    }
    let mut x = vec![0.0; n];
    for k in (0..n).rev() {
        let known: f64 = (k + 1..n).map(|j| rows[k][j] * x[j]).sum();
        x[k] = (rows[k][n] - known) / rows[k][k];
    }
    x.iter().all(|x| x.is_finite()).then_some(x)
}

fn huber(r: f64) -> f64 {
    let size = r.abs();
    if size <= HUBER { 0.5 * square(size) } else { HUBER * (size - 0.5 * HUBER) }
}

fn square(x: f64) -> f64 {
    x * x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_line_that_most_points_lie_on() {
        // Times 3 + 2·x₀ + k·x₁ with two points that lie.
        let at = |x: &[f64], k: usize| 3.0 + 2.0 * x[0] + k as f64 * 0.3 * x[1];
        let truth = [0.2, -0.1];
        let mut observed: Vec<f64> = (0..40).map(|k| at(&truth, k % 8)).collect();
        observed[3] += 2.0;
        observed[20] -= 1.5;
        let problem = Problem {
            observed: &observed,
            start: vec![0.0, 0.0],
            prior: vec![0.0, 0.0],
            bounds: vec![(-1.0, 1.0); 2],
        };
        let x = fit(&problem, |x| (0..40).map(|k| at(x, k % 8)).collect());
        assert!((x[0] - 0.2).abs() < 0.005 && (x[1] + 0.1).abs() < 0.005, "{x:?}");
        let held = Problem { bounds: vec![(-1.0, 0.1), (-1.0, 1.0)], ..problem };
        assert!(fit(&held, |x| (0..40).map(|k| at(x, k % 8)).collect())[0] <= 0.1);
    }

    #[test]
    fn two_factors_that_cannot_be_told_apart_share_the_change() {
        let observed = [1.0; 10];
        let problem = Problem {
            observed: &observed,
            start: vec![0.0; 2],
            prior: vec![0.0; 2],
            bounds: vec![(-2.0, 2.0); 2],
        };
        let x = fit(&problem, |x| vec![x[0] + x[1]; 10]);
        assert!((x[0] - x[1]).abs() < 1e-6 && (x[0] + x[1] - 1.0).abs() < 0.01, "{x:?}");
    }
}
