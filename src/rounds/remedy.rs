//! What would bring a household into tonight's plan, and why a visit stands where it stands in its round.

use crate::base::{Clock, Date, HamletId, HouseholdId, Language, Permille, Points, TeamId};
use serde::{Deserialize, Serialize};

/// Which end of a team's evening is made longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TimeChange {
    /// The team sets out earlier.
    EarlierDeparture,
    /// The team may be back later, but before 22:00.
    LaterReturn,
}

/// More time for a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct MoreTime {
    /// Where it is added.
    pub change: TimeChange,
    /// How many minutes, the fewest in steps of a quarter of an hour.
    pub minutes: u32,
}

/// Where a visit would fit into the finished plan: with gain and without leaving anybody out, but for
/// [`Remedy::InsteadOf`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Fit {
    /// Whose round.
    pub team: TeamId,
    /// When it would knock.
    pub knock: Clock,
    /// Time that the team would need beside it; none when it fits as the evening stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub more: Option<MoreTime>,
}

/// What a team lacks for a visit. Told from the catalogue entry `team-need-<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum TeamNeed {
    /// Somebody who speaks the language.
    Language {
        /// Which language.
        language: Language,
    },
    /// The enrolment kit.
    Kit,
    /// A companion from the hamlet.
    Guide,
    /// The assignment to the hamlet.
    Hamlet {
        /// Which hamlet.
        hamlet: HamletId,
    },
}

/// Who is asked whether somebody is home. Told from the catalogue entry `ask-<by>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AskBy {
    /// The household itself, by phone.
    Phone,
    /// Người có uy tín: the trusted person of the hamlet.
    TrustedPerson,
}

/// What would bring a household into a plan: found by trying it on the finished plan, never guessed. Told from the
/// catalogue entry `remedy-<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Remedy {
    /// A coming evening, on which its own rules allow a visit.
    AnotherEvening {
        /// The best one.
        #[schemars(with = "String", extend("format" = "date"))]
        #[ts(type = "string")]
        date: Date,
        /// The best chance on it.
        chance: Permille,
    },
    /// To ask first whether somebody is home tonight, and to agree on coming.
    AskFirst {
        /// Who is asked.
        by: AskBy,
        /// Where it would fit then.
        fit: Fit,
    },
    /// A team of tonight with what it lacks.
    Team {
        /// What the team of `fit` lacks.
        needs: Vec<TeamNeed>,
        /// Where it would fit then.
        fit: Fit,
    },
    /// A supervisor's word.
    Supervisor {
        /// Where it would fit then.
        fit: Fit,
    },
    /// The correction of the records by the civil-status clerk.
    CivilStatus {
        /// Where it would fit then.
        fit: Fit,
    },
    /// More time for a team.
    MoreTime {
        /// Where it would fit then.
        fit: Fit,
    },
    /// The place of another household of the same round: the price of this visit. The plan is worth no more for it.
    InsteadOf {
        /// Who would be left out.
        household: HouseholdId,
        /// So much less would the round be worth.
        loses: Points,
        /// Where it would fit then.
        fit: Fit,
    },
    /// A later last knock, still out of the hamlet in time; more time for a team alone would not do.
    LaterLastKnock {
        /// The last knock that would do.
        last_knock: Clock,
        /// Where it would fit then.
        fit: Fit,
    },
}

impl Remedy {
    /// Where the visit would fit, for those that are about tonight.
    pub const fn fit(&self) -> Option<&Fit> {
        match self {
            Self::AnotherEvening { .. } => None,
            Self::AskFirst { fit, .. }
            | Self::Team { fit, .. }
            | Self::Supervisor { fit }
            | Self::CivilStatus { fit }
            | Self::MoreTime { fit }
            | Self::InsteadOf { fit, .. }
            | Self::LaterLastKnock { fit, .. } => Some(fit),
        }
    }
}

/// Why a visit stands where it stands in its round: what every other place in the same round would cost. Told from the
/// catalogue entry `order-<kind>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum OrderReason {
    /// The time is agreed with the household.
    Appointment,
    /// The household's own hours: at any other place somebody would come too late.
    OwnHours,
    /// At any other place somebody would come too late.
    NoOtherPlace,
    /// The order that was asked for puts it there; another place would do as well, but for that.
    PinnedOrder,
    /// It is the only visit of the round.
    OnlyVisit,
    /// The best hour for this household: at any other place its own visit is worth less.
    BestHour {
        /// At least so much less.
        loses: Points,
    },
    /// It lies on the way: at any other place the team walks longer.
    OnTheWay {
        /// At least so many whole minutes longer.
        minutes: u32,
    },
    /// At any other place the round as a whole is worth less.
    BestTogether {
        /// At least so much less.
        loses: Points,
    },
    /// Another place would do as well.
    AsGood,
    /// It was made before the plan was.
    Made,
    /// The team has set out for it.
    SetOut,
}
