//! The small typed quantities everything else is made of.

mod fnv;
mod ids;
mod place;
mod quantity;
mod time;

pub(crate) use fnv::Fnv;
pub use ids::{DeviceId, HamletId, HouseholdId, IdError, Language, PersonId, RepairId, TeamId, TrailKey};
pub use place::{Position, PositionError};
pub use quantity::{Metres, Millis, Permille, Points, Seconds};
pub use time::{Clock, ClockError, days_after, days_between};

/// A civil date without a time zone, as people of the commune write it.
pub use jiff::civil::Date;
