//! Fitting a profile's factors to legs that were timed.
//!
//! Every leg is routed, its way is taken apart by trail, and the factors are fitted to the minutes observed; with the
//! new factors the ways may be others, so that is repeated until nothing changes, at most [`ROUNDS`] times. The
//! fit is robust: what counts is the ratio of observed to reckoned time, and a leg far off pulls no more than one that
//! is a little off. A factor that fewer than [`INFORMED_BY`] legs depend on stays as it was, and all are drawn gently
//! towards what they were, so that two that the legs cannot tell apart share what has to change.

mod course;
mod factor;
mod fit;

use super::{Conditions, Network, Placed, Placement, Profile, Travel};
use crate::base::Position;
use crate::commune::{Settings, Trail};
use course::{Course, Ground};
use factor::Factor;
use std::collections::BTreeSet;

/// Most times that the legs are routed anew.
const ROUNDS: usize = 5;
/// Fewest legs that are fitted to.
const FEWEST: usize = 5;
/// Fewest legs that change a factor.
const INFORMED_BY: usize = 3;
/// A leg depends on a factor when its time changes by this part of the factor's change.
const DEPENDS: f64 = 0.1;
/// A leg that took this many times longer or shorter than the others would make one expect is taken for a slip.
const SLIP: f64 = 4.0;

/// A leg that was timed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimedLeg {
    /// Which row of the log it is, for messages.
    pub row: u64,
    /// Where it began.
    pub from: Position,
    /// Where it ended.
    pub to: Position,
    /// How long it took.
    pub minutes: f64,
    /// What it was like.
    pub conditions: Conditions,
}

/// Why a leg was left out.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LeftOut {
    /// It took no time, or no number of minutes.
    Minutes,
    /// It begins and ends at one place.
    OnePlace,
    /// One of its ends is too far from every trail.
    TooFar,
    /// There is no way between its ends in these conditions.
    NoWay,
    /// It took so much longer or shorter than the other legs that the row must be wrong.
    FarOff {
        /// Minutes that the other legs make one expect.
        expected: f64,
    },
}

/// A factor that was looked at.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Fitted {
    /// Its name in `settings.json`: group and setting.
    pub setting: &'static str,
    /// What it was.
    pub before: f64,
    /// What fits, rounded to thousandths.
    pub after: f64,
    /// How many legs depend on it; too few change nothing.
    pub legs: usize,
}

/// What came of a calibration.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Calibration {
    /// Every factor of the profile.
    pub factors: Vec<Fitted>,
    /// How many legs were fitted to.
    pub legs: usize,
    /// Legs left out, by row.
    pub left_out: Vec<(u64, LeftOut)>,
    /// Median of |reckoned − observed| / observed with the settings as they were.
    pub error_before: f64,
    /// The same with the fitted ones.
    pub error_after: f64,
    /// How often the legs were routed.
    pub rounds: usize,
    /// Whether the last routing changed nothing any more.
    pub settled: bool,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CalibrationError {
    /// Too few legs are left.
    #[error("{usable} usable legs; at least {wanted} are needed")]
    TooFew {
        /// How many there are.
        usable: usize,
        /// How many there should be.
        wanted: usize,
        /// Legs left out, by row.
        left_out: Vec<(u64, LeftOut)>,
    },
    /// What fits cannot be true.
    #[error("{setting} would be {value}, outside {low} to {high}")]
    Implausible {
        /// The factor.
        setting: &'static str,
        /// What fits.
        value: f64,
        /// Least that is believed.
        low: f64,
        /// Most that is believed.
        high: f64,
    },
    /// The fit is no better than what was there.
    #[error("the fitted factors are no better: {after} against {before}")]
    NoBetter {
        /// Median relative error before.
        before: f64,
        /// And after.
        after: f64,
    },
}

/// Fits the factors of `profile` in `settings` to `legs`.
pub fn calibrate(
    trails: &[Trail],
    settings: &Settings,
    profile: Profile,
    legs: &[TimedLeg],
) -> Result<Calibration, CalibrationError> {
    let mut left_out = Vec::new();
    let mut usable = Vec::new();
    for leg in legs {
        if !(leg.minutes.is_finite() && leg.minutes > 0.0) {
            left_out.push((leg.row, LeftOut::Minutes));
        } else if leg.from.distance(leg.to).0 < 1.0 {
            left_out.push((leg.row, LeftOut::OnePlace));
        } else {
            usable.push(*leg);
        }
    }
    let ground = Ground::of(trails, &Travel::new(profile, settings));
    let mut courses = route(trails, &Travel::new(profile, settings), &ground, &usable, &mut left_out);
    drop_slips(&mut courses, &mut left_out);
    left_out.sort_by_key(|&(row, _)| row);
    if courses.len() < FEWEST {
        return Err(CalibrationError::TooFew { usable: courses.len(), wanted: FEWEST, left_out });
    }
    let kept: Vec<TimedLeg> = courses.iter().map(|course| course.leg).collect();
    let error_before = median_error(&courses);
    let factors = Factor::of(profile);
    let mut fitted = settings.clone();
    let mut informed = vec![0; factors.len()];
    let (mut rounds, mut settled) = (0, false);
    while rounds < ROUNDS && !settled {
        rounds += 1;
        let before = fitted.clone();
        informed = improve(&mut fitted, settings, profile, factors, &ground, &courses);
        settled = factors.iter().all(|f| (f.get(&fitted) - f.get(&before)).abs() < 5e-4);
        // A leg that a new factor leaves without a way was routable before, and factors open and close nothing.
        courses = route(trails, &Travel::new(profile, &fitted), &ground, &kept, &mut Vec::new());
    }
    let error_after = median_error(&courses);
    let report: Vec<Fitted> = factors
        .iter()
        .zip(&informed)
        .map(|(f, &legs)| Fitted { setting: f.name(), before: f.get(settings), after: f.get(&fitted), legs })
        .collect();
    for (factor, fit) in factors.iter().zip(&report) {
        let (low, high) = factor.believed();
        if (fit.after - fit.before).abs() > 0.0 && !(low..=high).contains(&fit.after) {
            return Err(CalibrationError::Implausible { setting: fit.setting, value: fit.after, low, high });
        }
    }
    if error_after > error_before {
        return Err(CalibrationError::NoBetter { before: error_before, after: error_after });
    }
    Ok(Calibration {
        factors: report,
        legs: courses.len(),
        left_out,
        error_before,
        error_after,
        rounds,
        settled,
    })
}

/// Routes legs, and takes their ways apart.
fn route(
    trails: &[Trail],
    travel: &Travel,
    ground: &Ground,
    legs: &[TimedLeg],
    left_out: &mut Vec<(u64, LeftOut)>,
) -> Vec<Course> {
    let points: Vec<Position> = legs.iter().flat_map(|leg| [leg.from, leg.to]).collect();
    let network = Network::build(trails, travel, Conditions::default());
    let by_day = network.place(&points);
    let evenings: [Placed; 4] =
        Conditions::ALL.map(|conditions| by_day.under(&network.under(conditions, &BTreeSet::new())));
    let mut courses = Vec::with_capacity(legs.len());
    for (i, leg) in legs.iter().enumerate() {
        let placed = &evenings[leg.conditions.index()];
        let (from, to) = (2 * i, 2 * i + 1);
        let far = |point: usize| matches!(placed.placements().get(point), Some(Placement::TooFar { .. }));
        if far(from) || far(to) {
            left_out.push((leg.row, LeftOut::TooFar));
        } else if let Some(path) = placed.path(from, to).filter(|path| path.duration.0 > 0) {
            courses.push(ground.course(trails, travel, *leg, &path));
        } else {
            left_out.push((leg.row, LeftOut::NoWay));
        }
    }
    courses
}

/// Leaves out what is so far from the other legs that it must be a slip.
fn drop_slips(courses: &mut Vec<Course>, left_out: &mut Vec<(u64, LeftOut)>) {
    let usual = median(courses.iter().map(|c| c.leg.minutes / c.minutes()).collect());
    courses.retain(|course| {
        let expected = course.minutes() * usual;
        let ratio = course.leg.minutes / expected;
        let slip = !(1.0 / SLIP..=SLIP).contains(&ratio);
        if slip {
            left_out.push((course.leg.row, LeftOut::FarOff { expected }));
        }
        !slip
    });
}

/// One fit on fixed ways; returns how many legs depend on each factor.
fn improve(
    fitted: &mut Settings,
    prior: &Settings,
    profile: Profile,
    factors: &[Factor],
    ground: &Ground,
    courses: &[Course],
) -> Vec<usize> {
    let observed: Vec<f64> = courses.iter().map(|course| libm::log(course.leg.minutes)).collect();
    let reckoned = |settings: &Settings| -> Vec<f64> {
        let travel = Travel::new(profile, settings);
        courses.iter().map(|course| libm::log(ground.minutes(&travel, course))).collect()
    };
    let with = |free: &[Factor], logs: &[f64]| {
        let mut settings = fitted.clone();
        for (factor, &log) in free.iter().zip(logs) {
            factor.set(&mut settings, libm::exp(log));
        }
        settings
    };
    let base = reckoned(fitted);
    let informed: Vec<usize> = factors
        .iter()
        .map(|factor| {
            let step = fit::STEP;
            let moved = reckoned(&with(&[*factor], &[libm::log(factor.get(fitted)) - step]));
            moved.iter().zip(&base).filter(|(m, b)| (*m - *b).abs() >= DEPENDS * step).count()
        })
        .collect();
    let free: Vec<Factor> =
        factors.iter().zip(&informed).filter(|&(_, &legs)| legs >= INFORMED_BY).map(|(f, _)| *f).collect();
    let problem = fit::Problem {
        observed: &observed,
        start: free.iter().map(|f| libm::log(f.get(fitted))).collect(),
        prior: free.iter().map(|f| libm::log(f.get(prior))).collect(),
        bounds: free.iter().map(|f| f.allowed()).map(|(a, b)| (libm::log(a), libm::log(b))).collect(),
    };
    let logs = fit::fit(&problem, |logs| reckoned(&with(&free, logs)));
    for (factor, &log) in free.iter().zip(&logs) {
        let (low, high) = factor.allowed();
        factor.set(fitted, (libm::round(libm::exp(log) * 1000.0) / 1000.0).clamp(low, high));
    }
    informed
}

fn median_error(courses: &[Course]) -> f64 {
    median(courses.iter().map(|c| (c.minutes() - c.leg.minutes).abs() / c.leg.minutes).collect())
}

/// The middle of the values; 0 of none.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    match (values.get(half), half.checked_sub(1).and_then(|i| values.get(i))) {
        (Some(&high), Some(&low)) if values.len().is_multiple_of(2) => f64::midpoint(low, high),
        (Some(&middle), _) => middle,
        _ => 0.0,
    }
}
