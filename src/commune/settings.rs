//! Settings with every default written out. `settings.json` may name any of them; unknown names are errors.

mod chance;
mod ladder;
mod priority;
mod riding;
mod walking;

pub use chance::{ChanceModel, ChanceSettings, InformantSettings};
pub use ladder::LadderSettings;
pub use priority::PrioritySettings;
pub use riding::RidingSettings;
pub use walking::{WalkingModel, WalkingSettings};

use crate::base::{Clock, Language, Metres, Points, Seconds};
use crate::households::TaskKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which households the outreach ladder lets a team visit.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Only households at step 4.
    VisitStep,
    /// Every household.
    #[default]
    Everyone,
}

/// All settings of a commune: `settings.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Nobody knocks after this time; never later than 21:59 whatever is written here.
    #[schemars(extend("pattern" = "^([01][0-9]|2[01]):"))]
    pub last_knock: Clock,
    /// Nobody knocks before this time.
    #[schemars(extend("pattern" = "^([01][0-9]|2[01]):"))]
    pub first_knock: Clock,
    /// Teams are out of the hamlets by this time.
    #[schemars(extend("pattern" = "^([01][0-9]|2[01]):"))]
    pub out_by: Clock,
    /// Which steps of the ladder may be visited.
    pub gate: Gate,
    /// Days between two visits of one household.
    #[schemars(range(max = 365))]
    pub minimum_gap_days: u16,
    /// Days of rest after "not yet agreed".
    #[schemars(range(max = 3650))]
    pub cool_off_days: u16,
    /// Refusals after which a supervisor must allow the next visit.
    #[schemars(range(min = 1, max = 100))]
    pub refusals_before_supervisor: u16,
    /// How the steps of the outreach ladder follow each other.
    pub ladder: LadderSettings,
    /// Time spent at the door.
    pub service: ServiceSettings,
    /// Walking speeds and limits.
    pub walking: WalkingSettings,
    /// Joining lines that were drawn without a common vertex.
    pub healing: HealingSettings,
    /// Speeds and limits of a motorbike.
    pub riding: RidingSettings,
    /// Chance that somebody is home.
    pub chance: ChanceSettings,
    /// Worth of a visit.
    pub priority: PrioritySettings,
    /// The plan's search.
    pub search: SearchSettings,
    /// People who should have a task, by task: what progress is measured against.
    #[schemars(extend("additionalProperties" = false, "patternProperties" = {"^(identity_card|card_handover|record_correction|eid_level_1|eid_level_2|residence_file|vehicle_registration|digital_guidance)$": {"type": "integer", "minimum": 0, "maximum": 10_000_000}}))]
    pub targets: BTreeMap<TaskKind, u32>,
    /// Names of languages to show, by tag.
    #[schemars(extend("additionalProperties" = false, "patternProperties" = {"^\\S(.*\\S)?$": {"type": "string", "minLength": 1, "maxLength": 80}}, "propertyNames" = {"maxLength": 64}))]
    pub language_names: BTreeMap<Language, String>,
}

/// Minutes at the door: `base + per_person × people + per_phone × phones + Σ tasks`, where phones are counted only as far
/// as there are people with something to do on one; and `nobody_home` is not charged: a plan reckons
/// with a full visit, so that it holds when everybody is home. No published figures exist; these are defaults to change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct ServiceSettings {
    /// Greeting and explaining.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub base_s: Seconds,
    /// For each person of the household.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub per_person_s: Seconds,
    /// For each smartphone on which something is to be done: unlocking, signal, updates.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub per_phone_s: Seconds,
    /// `identity_card`.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub identity_card_s: Seconds,
    /// `card_handover`.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub card_handover_s: Seconds,
    /// `record_correction`.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub record_correction_s: Seconds,
    /// `eid_level_1`.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub eid_level_1_s: Seconds,
    /// `eid_level_2`.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub eid_level_2_s: Seconds,
    /// `residence_file`.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub residence_file_s: Seconds,
    /// `vehicle_registration`.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub vehicle_registration_s: Seconds,
    /// `digital_guidance`.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub digital_guidance_s: Seconds,
    /// Longest visit that is planned.
    #[schemars(extend("minimum" = 0, "maximum" = 14_400))]
    pub longest_s: Seconds,
}

/// Joining lines that were drawn without a common vertex.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct HealingSettings {
    /// The end of a line is joined to another line no farther away than this.
    #[schemars(extend("minimum" = 1, "maximum" = 20))]
    pub tolerance_m: Metres,
    /// Whether lines that cross at one level are joined. Not so in a file that says nothing of bridges and tunnels
    /// but has them.
    pub join_crossings: bool,
}

/// The plan's search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct SearchSettings {
    /// Improvement rounds of a plan.
    #[schemars(range(min = 0, max = 10_000_000))]
    #[ts(type = "number")]
    pub iterations: u64,
    /// Seed of the search; the same seed and iterations give the same plan everywhere.
    #[ts(type = "number")]
    #[schemars(range(max = 9_007_199_254_740_991_u64))]
    pub seed: u64,
    /// Improvement rounds when the rest of an evening under way is planned again, from the former plan on.
    #[schemars(range(min = 0, max = 10_000_000))]
    #[ts(type = "number")]
    pub rest_iterations: u64,
    /// Of so many rounds, how many in a thousand are made when a team rides: there a round weighs all places to park and takes
    /// several times as long.
    #[schemars(range(min = 0, max = 1000))]
    #[ts(type = "number")]
    pub riding_share: u64,
    /// What a change of a plan that people are following must gain, in milli-points: that a household goes to another
    /// team or is left out, or that a team's order changes.
    #[schemars(extend("minimum" = 0, "maximum" = 10_000_000))]
    pub stability: Points,
}

/// A time of day known to exist when the program is written; midnight otherwise, which no default uses.
fn at(hours: u32, minutes: u32) -> Clock {
    Clock::hm(hours, minutes).unwrap_or(Clock::from_millis(crate::base::Millis(0)))
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            last_knock: at(20, 45),
            first_knock: at(17, 30),
            out_by: at(21, 30),
            gate: Gate::default(),
            minimum_gap_days: 2,
            cool_off_days: 14,
            refusals_before_supervisor: 2,
            ladder: LadderSettings::default(),
            service: ServiceSettings::default(),
            walking: WalkingSettings::default(),
            healing: HealingSettings::default(),
            riding: RidingSettings::default(),
            chance: ChanceSettings::default(),
            priority: PrioritySettings::default(),
            search: SearchSettings::default(),
            targets: BTreeMap::new(),
            language_names: BTreeMap::new(),
        }
    }
}

impl Default for ServiceSettings {
    fn default() -> Self {
        let minutes = |m: i64| Seconds(m * 60);
        Self {
            base_s: minutes(4),
            per_person_s: Seconds(30),
            per_phone_s: Seconds(60),
            identity_card_s: minutes(9),
            card_handover_s: minutes(2),
            record_correction_s: minutes(5),
            eid_level_1_s: minutes(4),
            eid_level_2_s: minutes(6),
            residence_file_s: minutes(5),
            vehicle_registration_s: minutes(3),
            digital_guidance_s: minutes(6),
            longest_s: minutes(45),
        }
    }
}

impl Default for HealingSettings {
    fn default() -> Self {
        Self { tolerance_m: Metres(3.0), join_crossings: true }
    }
}

impl Default for SearchSettings {
    fn default() -> Self {
        Self {
            iterations: 25_000,
            seed: 1,
            rest_iterations: 8_192,
            riding_share: 333,
            stability: Points(1_000),
        }
    }
}
