//! A household as the files describe it.

use super::{AbsenceReport, Attempt, PendingTask};
use crate::base::{Clock, Date, HamletId, HouseholdId, Language, Position};
use serde::{Deserialize, Serialize};

/// What a household needs of the team. Needs are stated as what to bring or do, never as a diagnosis.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Cần làm tại nhà: somebody cannot travel, so the kit must come to the house.
    HomeService,
    /// Cần người thân đi cùng: a relative must be there.
    CarerNeeded,
    /// Cần người có uy tín đi cùng: the trusted person of the hamlet comes along, for a first or a reluctant visit.
    Guide,
}

/// Where the household stands on the outreach ladder (quy trình 4 bước+).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
    ts_rs::TS,
)]
#[serde(rename_all = "snake_case")]
pub enum OutreachStep {
    /// Step 1: loudspeaker and social network.
    Broadcast,
    /// Step 2: phone call.
    Call,
    /// Step 3: written invitation (giấy mời).
    Invitation,
    /// Step 4 and 4+: visit at home.
    Visit,
}

/// Hours between which a knock is welcome, on any evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Earliest knock.
    pub from: Clock,
    /// Latest knock.
    pub to: Clock,
}

/// A time agreed with the household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Appointment {
    /// The agreed day.
    #[schemars(with = "String", extend("format" = "date"))]
    #[ts(type = "string")]
    pub date: Date,
    /// Earliest agreed knock.
    pub from: Clock,
    /// Latest agreed knock.
    pub to: Clock,
}

/// What the household asked for. These bind the planner; they are not remarks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct ContactRules {
    /// No visits at all.
    pub no_visits: bool,
    /// Chỉ ban ngày: only by day.
    pub daytime_only: bool,
    /// Do not come in the evening.
    pub no_evening: bool,
    /// Gọi trước: only after a call; an appointment for the evening is the proof of the call.
    pub call_first: bool,
    /// Hours that suit; empty means any hour of the evening.
    #[schemars(length(max = 500))]
    pub windows: Vec<Window>,
}

/// A household with everything the files say of it: the properties of one feature of `households.geojson`,
/// with the feature's geometry as `position`.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Household {
    /// Unique in the commune.
    pub id: HouseholdId,
    /// The hamlet it belongs to.
    pub hamlet: HamletId,
    /// How the house is found: number or mark shown at the gate.
    #[schemars(length(min = 1, max = 80))]
    pub house_mark: String,
    /// The place of the door; in the file this is the feature's geometry.
    #[serde(skip)]
    pub position: Position,
    /// Where one leaves the trail for this door, when somebody who knows has said so; otherwise from the trail nearby.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub turning: Option<Position>,
    /// Number of people, 1 to 60.
    #[schemars(range(min = 1, max = 60))]
    pub people: u8,
    /// Number of smartphones in the house.
    #[serde(default)]
    #[schemars(range(max = 60))]
    pub phones: u8,
    /// Language spoken at the door.
    pub language: Language,
    /// What the visit must bring.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub needs: Vec<Need>,
    /// What the household asked for.
    #[serde(default)]
    pub rules: ContactRules,
    /// Pending tasks of its people.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub pending: Vec<PendingTask>,
    /// Where it stands on the outreach ladder.
    pub outreach: OutreachStep,
    /// The day on which that step was taken, where it was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    #[ts(type = "string", optional)]
    pub outreach_since: Option<Date>,
    /// Visits made so far, oldest first.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub attempts: Vec<Attempt>,
    /// The latest report that they are away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub absence: Option<AbsenceReport>,
    /// A time agreed with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub appointment: Option<Appointment>,
    /// The day a supervisor allowed another visit after two refusals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    #[ts(type = "string", optional)]
    pub visit_allowed: Option<Date>,
}

impl Household {
    /// The time agreed for that day, where one is.
    pub fn agreed_on(&self, date: Date) -> Option<&Appointment> {
        self.appointment.as_ref().filter(|agreed| agreed.date == date)
    }

    /// The first day after `day`, up to `last`, on which a visit met somebody.
    pub fn met_after(&self, day: Date, last: Date) -> Option<Date> {
        let later = self.attempts.iter().filter(|a| a.date > day && a.date <= last);
        later.filter(|a| a.outcome.is_meeting()).map(|a| a.date).min()
    }
}
