//! How fast a motorbike goes, and where. `docs/travel-time.md` has the source of every figure.

use crate::base::{Metres, Seconds};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A motorbike: a speed by the kind of way, then factors below 1 that slow it. The way from the road to a door is
/// always walked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct RidingSettings {
    /// Factor of all riding speeds, for fitting them to what was observed.
    #[schemars(range(min = 0.1, max = 3.0))]
    pub factor: f64,
    /// Speed for each OpenStreetMap `highway` value, in km/h; on values not named nobody rides.
    #[schemars(extend("additionalProperties" = {"type": "number", "minimum": 1, "maximum": 120}, "propertyNames" = {"minLength": 1, "maxLength": 80}))]
    pub speeds_kmh: BTreeMap<String, f64>,
    /// Speed on tracks of `tracktype` `grade1` to `grade5`, in km/h.
    #[schemars(inner(range(min = 1.0, max = 120.0)))]
    pub tracks_kmh: [f64; 5],
    /// Whether paths not tagged for motorbikes one way or the other are ridden.
    pub paths: bool,
    /// Speed on such paths, in km/h.
    #[schemars(range(min = 1.0, max = 60.0))]
    pub paths_kmh: f64,
    /// Fastest anywhere, in km/h.
    #[schemars(range(min = 1.0, max = 120.0))]
    pub fastest_kmh: f64,
    /// Fastest where it is not paved, in km/h.
    #[schemars(range(min = 1.0, max = 120.0))]
    pub unpaved_kmh: f64,
    /// Slowest speed ever reckoned with, in km/h: the motorbike is pushed.
    #[schemars(range(min = 0.5, max = 20.0))]
    pub slowest_kmh: f64,
    /// Factor for each OpenStreetMap `surface` value; those not named go at full speed.
    #[schemars(extend("additionalProperties" = {"type": "number", "minimum": 0.01, "maximum": 1}, "propertyNames" = {"minLength": 1, "maxLength": 80}))]
    pub surfaces: BTreeMap<String, f64>,
    /// Whether slopes count at all.
    pub slopes: bool,
    /// Steepest slope believed, rise over run.
    #[schemars(range(min = 0.05, max = 5.0))]
    pub steepest: f64,
    /// Slope at which the speed is halved.
    #[schemars(range(min = 0.01, max = 5.0))]
    pub slope_half: f64,
    /// Slope at which it is a quarter; steeper is no slower. Not less than `slope_half`.
    #[schemars(range(min = 0.01, max = 5.0))]
    pub slope_quarter: f64,
    /// How much a descent slows, as a part of what a climb of the same slope does.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub descents: f64,
    /// Narrowest `width` ridden.
    #[schemars(extend("minimum" = 0, "maximum" = 5))]
    pub narrowest_m: Metres,
    /// In the dark on a road.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub night_road: f64,
    /// In the dark on a path.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub night_path: f64,
    /// After rain on a paved way.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub wet_road: f64,
    /// After rain on an unpaved way that stays firm.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub wet_path: f64,
    /// After rain on earth, grass and sand.
    #[schemars(range(min = 0.01, max = 1.0))]
    pub wet_earth: f64,
    /// Time to cross a ford.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub ford_s: Seconds,
    /// Time to cross a ford after rain, where that is done at all; never less than `ford_s`.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub ford_wet_s: Seconds,
    /// Whether fords are crossed after rain.
    pub ford_wet_open: bool,
    /// From being back at the motorbikes on foot until they move: helmets on, started, turned round.
    #[schemars(extend("minimum" = 0, "maximum" = 3600))]
    pub mount_s: Seconds,
    /// From stopping until walking on: parked, locked, helmets off.
    #[schemars(extend("minimum" = 0, "maximum" = 3600))]
    pub park_s: Seconds,
}

impl Default for RidingSettings {
    fn default() -> Self {
        let speeds = [
            ("trunk", 80.0),
            ("trunk_link", 75.0),
            ("primary", 65.0),
            ("primary_link", 60.0),
            ("secondary", 60.0),
            ("secondary_link", 50.0),
            ("tertiary", 50.0),
            ("tertiary_link", 40.0),
            ("unclassified", 30.0),
            ("residential", 30.0),
            ("living_street", 10.0),
            ("service", 20.0),
            ("road", 20.0),
            ("track", 15.0),
        ];
        let surfaces = [
            ("gravel", 0.75),
            ("pebblestone", 0.6),
            ("cobblestone", 0.75),
            ("rock", 0.5),
            ("ground", 0.8),
            ("dirt", 0.8),
            ("earth", 0.8),
            ("grass", 0.6),
            ("sand", 0.5),
            ("mud", 0.4),
        ];
        let map = |rows: &[(&str, f64)]| rows.iter().map(|&(name, value)| (name.to_owned(), value)).collect();
        Self {
            factor: 1.0,
            speeds_kmh: map(&speeds),
            tracks_kmh: [20.0, 15.0, 10.0, 10.0, 5.0],
            paths: true,
            paths_kmh: 8.0,
            fastest_kmh: 40.0,
            unpaved_kmh: 30.0,
            slowest_kmh: 3.0,
            surfaces: map(&surfaces),
            slopes: true,
            steepest: 0.4,
            slope_half: 0.08,
            slope_quarter: 0.15,
            descents: 0.5,
            narrowest_m: Metres(0.5),
            night_road: 0.8,
            night_path: 0.67,
            wet_road: 0.85,
            wet_path: 0.7,
            wet_earth: 0.5,
            ford_s: Seconds(30),
            ford_wet_s: Seconds(120),
            ford_wet_open: false,
            mount_s: Seconds(30),
            park_s: Seconds(60),
        }
    }
}
