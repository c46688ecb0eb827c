//! Sample communes: invented land, ways and people, or invented people in the houses of a real map.
//!
//! The same [`Spec`] gives the same bytes on every machine: the throws come from PCG with a fixed algorithm, and
//! nothing but + − × ÷ √ and `libm` goes into a number.

mod buildings;
mod dice;
mod files;
mod houses;
mod layout;
mod lines;
mod names;
mod paths;
mod people;
mod relief;
mod tags;
mod teams;
mod trails;
mod valley;
mod visits;
mod water;

pub use buildings::on_buildings;
pub use teams::with_motorbikes;
pub use valley::sample;

use crate::base::{Date, IdError, PositionError};

/// The evening that every invented date is relative to: Friday 24 April 2026.
pub const EVENING: Date = jiff::civil::date(2026, 4, 24);
/// Departure and back-by of the invented teams in minutes since midnight: 18:00 to 21:30.
const EVENING_HOURS: (i64, i64) = (18 * 60, 21 * 60 + 30);

/// Most households of a commune.
pub const MOST_HOUSEHOLDS: usize = 20_000;
/// Most hamlets of a commune.
pub const MOST_HAMLETS: usize = 60;
/// Most households of a hamlet, on average; more would be a town.
pub const MOST_TO_A_HAMLET: usize = 1_000;
/// Most teams of an evening.
pub const MOST_TEAMS: usize = 24;

/// What to generate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spec {
    /// Seed of all throws.
    pub seed: u64,
    /// Number of households, 1 to [`MOST_HOUSEHOLDS`].
    pub households: usize,
    /// Number of hamlets, 1 to [`MOST_HAMLETS`] and never more than households.
    pub hamlets: usize,
    /// Number of evening teams, 1 to [`MOST_TEAMS`].
    pub teams: usize,
}

impl Default for Spec {
    /// The sample commune of this repository.
    fn default() -> Self {
        Self { seed: 1, households: 250, hamlets: 6, teams: 2 }
    }
}

/// Files to write: name and contents.
pub type Files = Vec<(String, String)>;

/// Why nothing was generated.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// A number of the request is 0 or more than there can be.
    #[error("the number of {what} must be from 1 to {most}, not {found}")]
    Number {
        /// What was counted.
        what: &'static str,
        /// The most there can be.
        most: usize,
        /// What was asked for.
        found: usize,
    },
    /// More hamlets than households.
    #[error("{hamlets} hamlets cannot share {households} households: each needs at least one")]
    MoreHamletsThanHouseholds {
        /// Hamlets asked for.
        hamlets: usize,
        /// Households asked for.
        households: usize,
    },
    /// Too many households for so few hamlets.
    #[error(
        "{households} households in {hamlets} hamlets are a town: at most {MOST_TO_A_HAMLET} to a hamlet"
    )]
    Crowded {
        /// Hamlets asked for.
        hamlets: usize,
        /// Households asked for.
        households: usize,
    },
    /// The file of buildings or trails is not GeoJSON features.
    #[error("{file} is not a GeoJSON FeatureCollection: {cause}")]
    NotGeoJson {
        /// Which file.
        file: &'static str,
        /// What is wrong with it.
        cause: String,
    },
    /// Fewer houses on the map than households asked for.
    #[error("{wanted} households were asked for, but the map has only {found} houses to live in")]
    TooFewBuildings {
        /// Households asked for.
        wanted: usize,
        /// Houses found.
        found: usize,
    },
    /// No place that could be a hamlet.
    #[error("the map has no feature with kind=place that could be a hamlet")]
    NoPlaces,
    /// The land had no room for a house, or a name was no identifier; no request is known that leads here.
    #[error("an invented identifier is not valid: {0}")]
    Id(#[from] IdError),
    /// A generated place is not on the earth; no request is known that leads here.
    #[error("an invented place is not valid: {0}")]
    Position(#[from] PositionError),
    /// A value could not be written as JSON; no request is known that leads here.
    #[error("could not write JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl Spec {
    /// Refuses what cannot be generated.
    pub fn check(&self) -> Result<(), GenerateError> {
        let counts = [
            ("households", self.households, MOST_HOUSEHOLDS),
            ("hamlets", self.hamlets, MOST_HAMLETS),
            ("teams", self.teams, MOST_TEAMS),
        ];
        for (what, found, most) in counts {
            if found == 0 || found > most {
                return Err(GenerateError::Number { what, most, found });
            }
        }
        let (hamlets, households) = (self.hamlets, self.households);
        if hamlets > households {
            return Err(GenerateError::MoreHamletsThanHouseholds { hamlets, households });
        }
        if households > hamlets * MOST_TO_A_HAMLET {
            return Err(GenerateError::Crowded { hamlets, households });
        }
        Ok(())
    }
}
