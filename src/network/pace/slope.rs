//! What a slope makes of a speed: 1 on the level.

use super::held;
use crate::commune::{RidingSettings, WalkingModel, WalkingSettings};

/// Tobler's decay and the slope at which walking is fastest (W. Tobler, *Three Presentations on Geographical
/// Analysis and Modeling*, NCGIA Technical Report 93-1, 1993): speed = 6 · exp(−3.5 · |S + 0.05|) km/h.
const DECAY: f64 = 3.5;
const FASTEST_SLOPE: f64 = -0.05;

/// I. J. Irmischer and K. C. Clarke, "Measuring and modeling the speed of human navigation", *Cartography and
/// Geographic Information Science* 45(2), 2018: on paths 0.11 + exp(−(100·S + 5)² / 1800) m/s, off paths
/// 0.11 + 0.67·exp(−(100·S + 2)² / 1800) m/s.
const ON_PATH: Bell = Bell { height: 1.0, centre: 5.0 };
const OFF_PATH: Bell = Bell { height: 0.67, centre: 2.0 };

/// Minutes for a kilometre at ten times the slope, as Swiss signposts reckon (Schweizer Wanderwege; the figures as
/// published at randonner.ch, "Temps de marche", and used by swisstopo's map viewer).
const SWISS: [f64; 16] = [
    14.271,
    3.6992,
    2.5922,
    -1.4384,
    0.32105,
    0.81542,
    -0.090_261,
    -0.207_57,
    0.010_192,
    0.028_588,
    -0.000_574_66,
    -0.002_184_2,
    0.000_015_176,
    0.000_086_894,
    -0.000_000_135_84,
    -0.000_001_402_6,
];
/// The polynomial was fitted to slopes up to this and runs away beyond.
const SWISS_STEEPEST: f64 = 0.4;

/// A bell over the slope.
#[derive(Debug, Clone, Copy)]
struct Bell {
    height: f64,
    centre: f64,
}

impl Bell {
    fn metres_per_s(self, slope: f64) -> f64 {
        let off = 100.0 * slope + self.centre;
        0.11 + self.height * libm::exp(-off * off / 1800.0)
    }
}

/// How much slower or faster than on the level, by the slope.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Slope {
    /// Slopes do not count.
    Level,
    Tobler,
    IrmischerClarke {
        off_path: bool,
        /// What the bell is on the level, so that it is reckoned once.
        level: f64,
    },
    Swiss,
    /// A motorbike: straight lines from 1 on the level to a half, and on to a quarter.
    Ridden {
        half: f64,
        quarter: f64,
        descents: f64,
    },
}

impl Slope {
    pub(super) fn of(walking: &WalkingSettings) -> Self {
        match walking.model {
            _ if !walking.slopes => Self::Level,
            WalkingModel::Tobler => Self::Tobler,
            WalkingModel::IrmischerClarke => {
                Self::IrmischerClarke { off_path: false, level: ON_PATH.metres_per_s(0.0) }
            }
            WalkingModel::Swiss => Self::Swiss,
        }
    }

    pub(super) fn off_trail(walking: &WalkingSettings) -> Self {
        match Self::of(walking) {
            Self::IrmischerClarke { .. } => {
                Self::IrmischerClarke { off_path: true, level: OFF_PATH.metres_per_s(0.0) }
            }
            other => other,
        }
    }

    pub(super) fn ridden(riding: &RidingSettings) -> Self {
        if !riding.slopes {
            return Self::Level;
        }
        let half = held(riding.slope_half, 1e-6, 1e6);
        Self::Ridden {
            half,
            quarter: held(riding.slope_quarter, half, 1e6),
            descents: held(riding.descents, 0.0, 1.0),
        }
    }

    /// The factor at a slope (rise over run, positive uphill).
    pub(super) fn factor(self, slope: f64) -> f64 {
        match self {
            Self::Level => 1.0,
            Self::Tobler => libm::exp(-DECAY * ((slope - FASTEST_SLOPE).abs() - FASTEST_SLOPE.abs())),
            Self::IrmischerClarke { off_path, level } => {
                (if off_path { OFF_PATH } else { ON_PATH }).metres_per_s(slope) / level
            }
            Self::Swiss => SWISS[0] / swiss_minutes(slope),
            Self::Ridden { half, quarter, descents } => {
                ridden(if slope < 0.0 { -slope * descents } else { slope }, half, quarter)
            }
        }
    }
}

/// What is walked off the trail at on level ground, as a part of what is walked on a path (Irmischer and Clarke).
pub(super) fn irmischer_clarke_off_path() -> f64 {
    OFF_PATH.metres_per_s(0.0) / ON_PATH.metres_per_s(0.0)
}

/// Minutes for a kilometre by the Swiss polynomial.
fn swiss_minutes(slope: f64) -> f64 {
    let tenths = 10.0 * slope.clamp(-SWISS_STEEPEST, SWISS_STEEPEST);
    // Horner's scheme: a fixed order of operations, the same bits everywhere.
    SWISS.iter().rev().fold(0.0, |sum, &c| sum * tenths + c)
}

fn ridden(slope: f64, half: f64, quarter: f64) -> f64 {
    if slope <= half {
        1.0 - 0.5 * slope / half
    } else if slope < quarter {
        0.5 - 0.25 * (slope - half) / (quarter - half)
    } else {
        0.25
    }
}
