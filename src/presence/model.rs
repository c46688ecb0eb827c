//! What is expected of every household of a commune.

use super::{chances, expected_back};
use crate::base::{Clock, Date, Permille};
use crate::commune::ChanceSettings;
use crate::households::Household;

/// How likely somebody is home, for every household of a commune, from all that is known on one evening.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    households: &'a [Household],
    settings: &'a ChanceSettings,
}

/// What is expected of one household on one evening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// From each time on, the chance that somebody is home, ascending by time.
    pub chances: Vec<(Clock, Permille)>,
    /// Chance that the household is away altogether that evening: on a trip, not only out for an hour.
    pub away: Permille,
    /// From and to when a household reported away is expected back.
    pub back: Option<(Date, Date)>,
}

impl Forecast {
    /// The best chance of a knock from `first` to `last`.
    pub fn best(&self, first: Clock, last: Clock) -> Permille {
        let within = self.chances.iter().filter(|(from, _)| *from > first && *from <= last);
        let at_first = self.chances.iter().rev().find(|(from, _)| *from <= first);
        within.chain(at_first).map(|&(_, chance)| chance).max().unwrap_or_default()
    }
}

impl<'a> Model<'a> {
    /// Learns from everything known up to the evening `as_of`.
    pub fn new(households: &'a [Household], settings: &'a ChanceSettings, _as_of: Date) -> Self {
        Self { households, settings }
    }

    /// What is expected of household number `index` on `date`, the evening the model was made for or a later one.
    pub fn forecast(&self, index: usize, date: Date) -> Option<Forecast> {
        let house = self.households.get(index)?;
        let back = expected_back(house, date, self.settings);
        Some(Forecast {
            chances: chances(house, date, self.settings),
            away: Permille(back.map_or(0, |r| r.still_away.into())),
            back: back.map(|r| (r.back_from, r.back_to)),
        })
    }
}
