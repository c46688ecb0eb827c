//! Plans for other programs: GPX for a phone's map, GeoJSON for a GIS.
//!
//! Files that leave the device carry house marks and times, never tasks, absences or anything else about people.

mod geojson;
mod gpx;

pub use geojson::geojson;
pub use gpx::gpx;

use crate::commune::Commune;
use crate::households::Household;
use crate::rounds::{Plan, Stop, TeamPlan};

/// Why a plan cannot be exported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The plan has no such team.
    #[error("the plan has no team {0}")]
    UnknownTeam(String),
    /// The plan visits a household that the commune does not have.
    #[error("the plan visits household {0}, which is not in the commune's files: plan again")]
    UnknownHousehold(String),
    /// The writer of the format refused.
    #[error("the file could not be written: {0}")]
    Write(String),
}

fn team_plan<'p>(plan: &'p Plan, team: &str) -> Result<&'p TeamPlan, ExportError> {
    let found = plan.teams.iter().find(|t| t.team.as_str() == team);
    found.ok_or_else(|| ExportError::UnknownTeam(team.to_owned()))
}

fn household<'c>(commune: &'c Commune, stop: &Stop) -> Result<&'c Household, ExportError> {
    let found = commune.households.iter().find(|h| h.id == stop.household);
    found.ok_or_else(|| ExportError::UnknownHousehold(stop.household.to_string()))
}
