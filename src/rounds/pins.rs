//! What people pin down before an evening is planned, and which of it could not be kept.

use super::{Reason, TeamNeed};
use crate::base::{HouseholdId, TeamId};
use serde::{Deserialize, Serialize};

/// Only this team may visit the household tonight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TeamPin {
    /// Which household.
    pub household: HouseholdId,
    /// The only team that may go.
    pub team: TeamId,
}

/// When one team visits both tonight, one comes before the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct OrderPin {
    /// The household that comes first.
    pub first: HouseholdId,
    /// The household that comes later, not necessarily at once.
    pub later: HouseholdId,
}

/// No team visits both tonight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ApartPin {
    /// One household.
    pub a: HouseholdId,
    /// The other.
    pub b: HouseholdId,
}

/// What people pinned down for one evening. Rules of households, hours and teams come before all of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Pins {
    /// Households that must be visited tonight: they come before all others, whatever the hour is worth.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<HouseholdId>>")]
    pub must: Vec<HouseholdId>,
    /// Households given to one team.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<TeamPin>>")]
    pub team: Vec<TeamPin>,
    /// Households in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<OrderPin>>")]
    pub order: Vec<OrderPin>,
    /// Households kept apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<ApartPin>>")]
    pub apart: Vec<ApartPin>,
}

impl Pins {
    /// Whether nothing is pinned.
    pub const fn is_empty(&self) -> bool {
        self.must.is_empty() && self.team.is_empty() && self.order.is_empty() && self.apart.is_empty()
    }

    /// Every household that a pin names, as often as it is named.
    pub fn households(&self) -> impl Iterator<Item = &HouseholdId> {
        self.must
            .iter()
            .chain(self.team.iter().map(|pin| &pin.household))
            .chain(self.order.iter().flat_map(|pin| [&pin.first, &pin.later]))
            .chain(self.apart.iter().flat_map(|pin| [&pin.a, &pin.b]))
    }
}

/// One pin. Told from the catalogue entry `pin-<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Pin {
    /// The household must be visited tonight.
    Must {
        /// Which household.
        household: HouseholdId,
    },
    /// Only this team may visit it.
    Team {
        /// Which household.
        household: HouseholdId,
        /// The only team that may go.
        team: TeamId,
    },
    /// One comes before the other.
    Order {
        /// The household that comes first.
        first: HouseholdId,
        /// The household that comes later.
        later: HouseholdId,
    },
    /// No team visits both.
    Apart {
        /// One household.
        a: HouseholdId,
        /// The other.
        b: HouseholdId,
    },
}

/// Why a pin could not be kept. Told from the catalogue entry `unkept-<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum WhyUnkept {
    /// A rule bars every visit of the household tonight.
    Barred {
        /// The strongest such rule.
        reason: Reason,
    },
    /// The team it is given to does not go out tonight.
    TeamStays {
        /// That team.
        team: TeamId,
    },
    /// The team it is given to lacks what the visit needs.
    TeamLacks {
        /// That team.
        team: TeamId,
        /// What it lacks.
        needs: Vec<TeamNeed>,
    },
    /// No trail leads the team it is given to there and back.
    TeamNoWay {
        /// That team.
        team: TeamId,
    },
    /// The team it is given to has gone home.
    TeamHome {
        /// That team.
        team: TeamId,
    },
    /// What has been made of the evening is otherwise, and nobody can change it.
    Made,
    /// Even alone in an evening, no team that may go could be there in time and back.
    OutOfReach,
    /// No plan was found that keeps it together with everything else that is pinned.
    OtherPins,
    /// Orders lead in a circle; no order of the circle is kept.
    Circle,
}

/// A pin that could not be kept, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct UnkeptPin {
    /// Which pin.
    pub pin: Pin,
    /// Why not.
    pub why: WhyUnkept,
}
