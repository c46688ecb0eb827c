//! What is known of each household for one evening.

use crate::base::{Clock, Date, HouseholdId, Permille, Points, Seconds};
use crate::households::TaskKind;
use crate::outreach::NextStep;
use crate::presence::PresenceNote;
use crate::priority::{Score, Waiting};
use crate::rounds::Reason;
use serde::Serialize;

/// From this time on, the chance that somebody is home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ChanceStep {
    /// Time from which it holds.
    pub from: Clock,
    /// The chance.
    pub chance: Permille,
    /// Expected worth of a knock: priority × (chance − waiting); below nothing where another evening is better.
    pub worth: Points,
}

/// How sure the chances are, and what lies behind them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Presence {
    /// Lower end of the 80 % interval of the chance at the best hour.
    pub low: Permille,
    /// Upper end of it.
    pub high: Permille,
    /// Chance that the household is away altogether that evening.
    pub away: Permille,
    /// The one thing most worth saying about it.
    pub note: PresenceNote,
}

/// One household on one evening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Assessment {
    /// Which household.
    pub household: HouseholdId,
    /// Reasons why it may not be visited tonight, the strongest first; empty when it may.
    pub barred: Vec<Reason>,
    /// Worth of a visit with its terms.
    pub score: Score,
    /// Chance of meeting somebody through the evening, ascending by time.
    pub chances: Vec<ChanceStep>,
    /// How sure that is, and why.
    pub presence: Presence,
    /// What a better chance on a coming evening takes off.
    pub waiting: Waiting,
    /// The highest worth of a knock within the hours that tonight and the household leave.
    pub worth: Points,
    /// What comes next on the outreach ladder.
    pub next: NextStep,
    /// Time at the door.
    pub service_s: Seconds,
    /// Tasks that can be done at the door.
    pub tasks: Vec<TaskKind>,
}

/// Every household on one evening, in file order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EveningView {
    /// The evening.
    #[ts(type = "string")]
    pub date: Date,
    /// One entry for each household.
    pub households: Vec<Assessment>,
}
