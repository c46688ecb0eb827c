//! How fast one walks, and where. `docs/travel-time.md` has the source of every figure.

use crate::base::{Metres, Seconds};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the slope changes the walking speed. Each is scaled so that level ground is walked at `flat_kmh`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum WalkingModel {
    /// Tobler 1993: `exp(−3.5·|S + 0.05|)`.
    #[default]
    Tobler,
    /// Irmischer and Clarke 2018, measured on 200 people by GPS: a bell around −5 %, and off the trail around −2 %.
    IrmischerClarke,
    /// The polynomial by which Swiss signposts give times, valid to ±40 % and held there beyond.
    Swiss,
}

/// Walking: a model of the slope scaled to `flat_kmh`, then factors below 1 that slow it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct WalkingSettings {
    /// How slopes change the speed.
    pub model: WalkingModel,
    /// Whether slopes count at all; without them every way is walked as if it were level.
    pub slopes: bool,
    /// Speed on a level, good path by day, in km/h (Tobler 1993 gives 5.04).
    #[schemars(range(min = 0.1, max = 20.0))]
    pub flat_kmh: f64,
    /// Slowest speed ever reckoned with, in km/h.
    #[schemars(range(min = 0.05, max = 20.0))]
    pub slowest_kmh: f64,
    /// Steepest slope believed, rise over run; elevation models are noisy.
    #[schemars(range(min = 0.05, max = 5.0))]
    pub steepest: f64,
    /// Most metres climbed in an hour (Naismith 1892: 2000 feet).
    #[schemars(range(min = 50.0, max = 5000.0))]
    pub climb_m_per_h: f64,
    /// Off the trail (Tobler 1993: 0.6). Irmischer and Clarke's model has its own and does not use this.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub off_path: f64,
    /// With the enrolment kit carried (10 to 12 kg at equal power by Pandolf 1977: 0.92 to 0.91).
    #[schemars(range(min = 0.01, max = 1.0))]
    pub kit: f64,
    /// In the dark on a road (Combat Leader's Field Guide: 4 → 3.2 km/h).
    #[schemars(range(min = 0.01, max = 1.0))]
    pub night_road: f64,
    /// In the dark on a path.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub night_path: f64,
    /// After rain on a paved way; no published figure.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub wet_road: f64,
    /// After rain on an unpaved way that stays firm; no published figure.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub wet_path: f64,
    /// After rain on earth, grass and sand; no published figure.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub wet_earth: f64,
    /// Factor for each OpenStreetMap `surface` value; those not named go at full speed.
    #[schemars(extend("additionalProperties" = {"type": "number", "minimum": 0.01, "maximum": 1}, "propertyNames" = {"minLength": 1, "maxLength": 80}))]
    pub surfaces: BTreeMap<String, f64>,
    /// Fastest on steps, as a part of the speed on level ground.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub steps: f64,
    /// Time factors T1 to T6 of `sac_scale` (Valhalla's: 1.11, 1.25, 1.54, 2.5, 4, 6.67).
    #[schemars(inner(range(min = 1.0, max = 100.0)))]
    pub sac_time: [f64; 6],
    /// Hardest `sac_scale` walked in the evening, 1 for T1 to 6 for T6.
    #[schemars(range(min = 1, max = 6))]
    pub hardest_sac: u8,
    /// Whether cycleways and bridleways are walked that no tag opens to people on foot.
    pub cycleways: bool,
    /// Whether trails of `trail_visibility` `horrible` or `no` are walked in the dark.
    pub faint_at_night: bool,
    /// Time to cross a ford.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub ford_s: Seconds,
    /// Time to cross a ford after rain, where that is done at all; never less than `ford_s`.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub ford_wet_s: Seconds,
    /// Whether fords are crossed after rain.
    pub ford_wet_open: bool,
    /// How far a house may lie from the nearest trail.
    #[schemars(extend("minimum" = 1, "maximum" = 5000))]
    pub snap_limit_m: Metres,
}

impl Default for WalkingSettings {
    fn default() -> Self {
        let surfaces = [
            ("gravel", 0.75),
            ("fine_gravel", 0.75),
            ("pebblestone", 0.75),
            ("rock", 0.75),
            ("grass", 0.9),
            ("mud", 0.5),
            ("sand", 0.5),
        ];
        Self {
            model: WalkingModel::default(),
            slopes: true,
            flat_kmh: 5.04,
            slowest_kmh: 0.5,
            steepest: 0.6,
            climb_m_per_h: 600.0,
            off_path: 0.6,
            kit: 0.9,
            night_road: 0.8,
            night_path: 0.67,
            wet_road: 1.0,
            wet_path: 0.85,
            wet_earth: 0.7,
            surfaces: surfaces.iter().map(|&(name, factor)| (name.to_owned(), factor)).collect(),
            steps: 0.4,
            sac_time: [1.11, 1.25, 1.54, 2.5, 4.0, 6.67],
            hardest_sac: 3,
            cycleways: true,
            faint_at_night: false,
            ford_s: Seconds(60),
            ford_wet_s: Seconds(180),
            ford_wet_open: false,
            snap_limit_m: Metres(400.0),
        }
    }
}
