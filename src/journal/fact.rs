//! What can be found to be otherwise than the files say.

use super::entry::{EntryError, MOST_LISTED, is_false};
use crate::base::{Date, Language, PersonId, Position, PositionError};
use crate::households::{Need, TaskKind};
use serde::{Deserialize, Serialize};

/// A place in whole ten-millionths of a degree (about a centimetre), because a journal holds no fractions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Degrees east × 10⁷.
    #[ts(type = "number")]
    pub lon_e7: i64,
    /// Degrees north × 10⁷.
    #[ts(type = "number")]
    pub lat_e7: i64,
}

/// Ten-millionths in one.
const E7: f64 = 10_000_000.0;

impl Place {
    /// The nearest such place.
    pub fn of(position: Position) -> Self {
        Self {
            lon_e7: libm::round(position.lon() * E7) as i64,
            lat_e7: libm::round(position.lat() * E7) as i64,
        }
    }

    /// As a position, of unknown elevation.
    pub fn position(self) -> Result<Position, PositionError> {
        Position::new(self.lon_e7 as f64 / E7, self.lat_e7 as f64 / E7, None)
    }
}

/// One thing about a household that is otherwise than the files say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "fact", rename_all = "snake_case", deny_unknown_fields)]
pub enum Fact {
    /// Number of people.
    People {
        /// 1 to 60.
        people: u8,
    },
    /// Number of smartphones.
    Phones {
        /// 0 to 60.
        phones: u8,
    },
    /// Language spoken at the door.
    Language {
        /// Which.
        language: Language,
    },
    /// What a visit must bring, all of it.
    Needs {
        /// Which.
        needs: Vec<Need>,
    },
    /// Where the door is.
    Door {
        /// There.
        place: Place,
    },
    /// Where one leaves the trail for this door.
    Turning {
        /// There; no longer known when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        place: Option<Place>,
    },
    /// A person has a pending task that was not known.
    TaskAdded {
        /// Whose.
        person: PersonId,
        /// Which.
        task: TaskKind,
        /// By when, if there is a day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string", optional)]
        deadline: Option<Date>,
    },
    /// A task was finished elsewhere, for example at the station.
    TaskDone {
        /// Whose.
        person: PersonId,
        /// Which.
        task: TaskKind,
        /// Whether the card will be brought to the house.
        #[serde(default, skip_serializing_if = "is_false")]
        #[ts(optional, as = "Option<bool>")]
        handover: bool,
    },
    /// A task was written down by mistake, or is no longer asked for.
    TaskDropped {
        /// Whose.
        person: PersonId,
        /// Which.
        task: TaskKind,
    },
    /// The day by which a task should be done.
    Deadline {
        /// Whose.
        person: PersonId,
        /// Which.
        task: TaskKind,
        /// That day; none when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string", optional)]
        deadline: Option<Date>,
    },
    /// A person has gone abroad: nothing can be done for them until they return.
    Abroad {
        /// Who.
        person: PersonId,
    },
    /// A person is back from abroad.
    Returned {
        /// Who.
        person: PersonId,
    },
}

impl Fact {
    pub(super) fn check(&self) -> Result<(), EntryError> {
        let on_earth = |place: &Place| place.position().map(drop).map_err(|_| EntryError::Place);
        match self {
            Self::People { people } if !(1..=60).contains(people) => Err(EntryError::Number),
            Self::Phones { phones } if *phones > 60 => Err(EntryError::Number),
            Self::Needs { needs } if needs.len() > MOST_LISTED => Err(EntryError::TooMany),
            Self::Door { place } | Self::Turning { place: Some(place) } => on_earth(place),
            Self::TaskDone { handover: true, task, .. } if *task != TaskKind::IdentityCard => {
                Err(EntryError::Handover)
            }
            _ => Ok(()),
        }
    }
}
