//! The one thing most worth saying about a household's chance.

use crate::base::{Clock, Date, Permille};
use crate::households::{AbsenceReason, AbsenceSource};
use serde::Serialize;

/// Why the chance is what it is: one sentence on the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum PresenceNote {
    /// A time was agreed for the evening.
    Appointment {
        /// Earliest agreed knock.
        from: Clock,
        /// Latest agreed knock.
        to: Clock,
    },
    /// Reported away.
    ExpectedBack {
        /// First day on which the return is at all likely.
        #[ts(type = "string")]
        from: Date,
        /// Day by which nine in ten are back.
        #[ts(type = "string")]
        to: Date,
        /// Why they are away.
        reason: AbsenceReason,
        /// Who said so.
        source: AbsenceSource,
    },
    /// Back from a trip, and likely to leave again.
    JustBack {
        /// The day on which they were met or had come back at the latest.
        #[ts(type = "string")]
        since: Date,
    },
    /// Houses nearby were reported in the forest, and they may have gone along.
    NeighboursAway {
        /// How many houses.
        households: u32,
        /// First day on which their return is at all likely.
        #[ts(type = "string")]
        from: Date,
        /// Day by which nine in ten are back.
        #[ts(type = "string")]
        to: Date,
    },
    /// Hard to meet at any hour.
    OftenOut {
        /// Knocks so far.
        visits: u32,
        /// Of these, how many met somebody.
        met: u32,
    },
    /// Missed at about this hour; another is better.
    BetterHour {
        /// From when the chance is best.
        from: Clock,
        /// That chance.
        chance: Permille,
    },
    /// A weekend evening is better.
    BetterWeekend {
        /// The best chance of a weekend evening.
        chance: Permille,
    },
    /// Mostly met.
    UsuallyHome {
        /// Knocks so far.
        visits: u32,
        /// Of these, how many met somebody.
        met: u32,
    },
    /// Nothing is known of this household yet; the chance is that of its hamlet.
    NothingKnown,
    /// The settings ask for one chance for everybody.
    SameForAll,
}
