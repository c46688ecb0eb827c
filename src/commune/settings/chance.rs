//! The chance that somebody is home. `docs/presence.md` has the formulas and the source of every figure.

use super::at;
use crate::base::Clock;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the chance is worked out.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ChanceModel {
    /// From every visit and report.
    #[default]
    Learned,
    /// The hour's base for everybody; only appointments count.
    Constant,
}

/// How far a report is believed, in thousandths, by who said it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct InformantSettings {
    /// The officers saw it themselves.
    #[schemars(range(max = 1000))]
    pub seen: u16,
    /// The household itself, by phone.
    #[schemars(range(max = 1000))]
    pub phone: u16,
    /// The trusted person of the hamlet.
    #[schemars(range(max = 1000))]
    pub trusted_person: u16,
    /// A neighbour.
    #[schemars(range(max = 1000))]
    pub neighbour: u16,
}

/// Chance that somebody is home: a base for the hour, from which visits and reports teach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct ChanceSettings {
    /// How the chance is worked out.
    pub model: ChanceModel,
    /// Chance at each full or half hour from which it holds, in thousandths, on weekdays, of a household of which
    /// nothing is known.
    #[schemars(extend("minProperties" = 1, "additionalProperties" = false, "patternProperties" = {"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$": {"type": "integer", "minimum": 0, "maximum": 1000}}))]
    pub weekday: BTreeMap<Clock, u16>,
    /// The same on Saturday and Sunday evenings.
    #[schemars(extend("minProperties" = 1, "additionalProperties" = false, "patternProperties" = {"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$": {"type": "integer", "minimum": 0, "maximum": 1000}}))]
    pub weekend: BTreeMap<Clock, u16>,
    /// Share of households that are usually away, in thousandths, before any visit.
    #[schemars(range(max = 1000))]
    pub usually_away: u16,
    /// Their chance at any hour between two trips, in thousandths of the others'.
    #[schemars(range(max = 1000))]
    pub usually_away_factor: u16,
    /// Days an ordinary household is home between two trips, on average.
    #[schemars(range(min = 1, max = 1000))]
    pub home_spell_days: u16,
    /// Days a household usually away is home between two trips, on average.
    #[schemars(range(min = 1, max = 1000))]
    pub short_spell_days: u16,
    /// Days after a return for which a household counts as just back.
    #[schemars(range(max = 60))]
    pub just_back_days: u16,
    /// How far reports of absence are believed.
    pub informants: InformantSettings,
    /// Chance, in thousandths, that the house next door to one reported in the forest went along; it falls with the
    /// distance. Nought: reports say nothing of others.
    #[schemars(range(max = 1000))]
    pub neighbours: u16,
    /// Chance at an agreed appointment, in thousandths.
    #[schemars(range(max = 1000))]
    pub appointment: u16,
    /// Shortest forest trip in days.
    #[schemars(range(min = 1, max = 60))]
    pub forest_shortest_days: u16,
    /// Longest forest trip in days.
    #[schemars(range(min = 1, max = 60))]
    pub forest_longest_days: u16,
    /// Below this chance, in thousandths, a household reported away is left for another evening.
    #[schemars(range(max = 1000))]
    pub away_below: u16,
}

impl Default for InformantSettings {
    fn default() -> Self {
        Self { seen: 1000, phone: 950, trusted_person: 950, neighbour: 850 }
    }
}

impl Default for ChanceSettings {
    fn default() -> Self {
        let table = |rows: &[(u32, u32, u16)]| rows.iter().map(|&(h, m, c)| (at(h, m), c)).collect();
        Self {
            model: ChanceModel::default(),
            weekday: table(&[
                (17, 0, 450),
                (18, 0, 600),
                (18, 30, 680),
                (19, 0, 720),
                (20, 0, 700),
                (20, 30, 640),
            ]),
            weekend: table(&[
                (17, 0, 520),
                (18, 0, 640),
                (18, 30, 700),
                (19, 0, 730),
                (20, 0, 710),
                (20, 30, 650),
            ]),
            usually_away: 250,
            usually_away_factor: 400,
            home_spell_days: 60,
            short_spell_days: 6,
            just_back_days: 4,
            informants: InformantSettings::default(),
            neighbours: 400,
            appointment: 900,
            forest_shortest_days: 5,
            forest_longest_days: 7,
            away_below: 40,
        }
    }
}
