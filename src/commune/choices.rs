//! What people have decided about the trails: `trail-choices.json`.

use crate::base::{Date, RepairId, TrailKey};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a proposed repair of the trails is made.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It is made.
    Accepted,
    /// It is not.
    Refused,
    /// Nobody has decided yet; it is not made.
    #[default]
    Open,
}

/// What somebody has said of one trail. What is not named stays as the trails file has it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TrailChoice {
    /// The evening on which it is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    #[ts(type = "string | null", optional)]
    pub closed_on: Option<Date>,
    /// Whether nobody takes it in the dark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub not_at_night: Option<bool>,
    /// Whether nobody takes it when it has rained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub not_after_rain: Option<bool>,
}

impl TrailChoice {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Everything people have decided about a commune's trails.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct Choices {
    /// Repairs that are made.
    #[schemars(extend("maxItems" = 100_000))]
    pub accepted: BTreeSet<RepairId>,
    /// Repairs that are not made and not asked about again.
    #[schemars(extend("maxItems" = 100_000))]
    pub refused: BTreeSet<RepairId>,
    /// What is said of single trails, by the trail's key.
    #[schemars(extend("additionalProperties" = false, "patternProperties" = {"^\\S(.*\\S)?$": {"$ref": "#/$defs/TrailChoice"}}, "propertyNames" = {"maxLength": 64}))]
    pub trails: BTreeMap<TrailKey, TrailChoice>,
}

impl Choices {
    /// What was decided of a repair. Accepted counts where a file says both.
    pub fn decision(&self, repair: &RepairId) -> Decision {
        if self.accepted.contains(repair) {
            Decision::Accepted
        } else if self.refused.contains(repair) {
            Decision::Refused
        } else {
            Decision::Open
        }
    }

    /// Decides on a repair.
    pub fn decide(&mut self, repair: &RepairId, decision: Decision) {
        self.accepted.remove(repair);
        self.refused.remove(repair);
        match decision {
            Decision::Accepted => {
                self.accepted.insert(repair.clone());
            }
            Decision::Refused => {
                self.refused.insert(repair.clone());
            }
            Decision::Open => {}
        }
    }

    /// Changes what is said of a trail.
    pub fn say(&mut self, trail: &TrailKey, change: impl FnOnce(&mut TrailChoice)) {
        let choice = self.trails.entry(trail.clone()).or_default();
        change(choice);
        if choice.is_empty() {
            self.trails.remove(trail);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repair(name: &str) -> RepairId {
        RepairId::new(name).unwrap()
    }

    #[test]
    fn a_decision_replaces_the_one_before() {
        let (mut choices, gap) = (Choices::default(), repair("gap-1"));
        assert_eq!(choices.decision(&gap), Decision::Open);
        for decision in [Decision::Accepted, Decision::Refused, Decision::Open] {
            choices.decide(&gap, decision);
            assert_eq!(choices.decision(&gap), decision);
        }
        assert_eq!(choices, Choices::default());
    }

    #[test]
    fn a_trail_of_which_nothing_is_said_is_forgotten() {
        let (mut choices, key) = (Choices::default(), TrailKey::new("t1").unwrap());
        choices.say(&key, |trail| trail.not_at_night = Some(true));
        assert_eq!(choices.trails.len(), 1);
        choices.say(&key, |trail| trail.not_at_night = None);
        assert_eq!(choices, Choices::default());
    }
}
