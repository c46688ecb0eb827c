//! What is expected of one household on one evening.

use super::PresenceNote;
use crate::base::{Clock, Date, Permille};

/// What is expected of one household on one evening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// From each time on, the chance that somebody is home, ascending by time.
    pub chances: Vec<(Clock, Permille)>,
    /// Lower end of the 80 % interval of the chance at the best hour.
    pub low: Permille,
    /// Upper end of it.
    pub high: Permille,
    /// Chance that the household is away altogether that evening: on a trip, not only out for an hour.
    pub away: Permille,
    /// From and to when a household is expected back that was itself reported away and may still be.
    pub back: Option<(Date, Date)>,
    /// The day on which a household away of late was back at the latest, when that is only days ago: it may soon leave again.
    pub just_back: Option<Date>,
    /// The one thing most worth saying about it.
    pub note: PresenceNote,
}

impl Forecast {
    /// The best chance of a knock from `first` to `last`.
    pub fn best(&self, first: Clock, last: Clock) -> Permille {
        best(self.chances.iter().copied(), first, last)
    }
}

/// The best of chances that hold each from its time on, ascending, for a knock from `first` to `last`.
pub(super) fn best(chances: impl Iterator<Item = (Clock, Permille)>, first: Clock, last: Clock) -> Permille {
    let (mut at_first, mut within) = (Permille(0), Permille(0));
    for (from, chance) in chances {
        if from <= first {
            at_first = chance;
        } else if from <= last {
            within = within.max(chance);
        }
    }
    at_first.max(within)
}
