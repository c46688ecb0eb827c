//! One team's evening as GPX 1.1: a track with a segment for each leg, a waypoint for each stop.

use super::{ExportError, household, team_plan};
use crate::commune::Commune;
use crate::rounds::Plan;
use geo_types::Point;
use gpx::{Gpx, GpxVersion, Metadata, Track, TrackSegment, Waypoint};

/// The GPX text of one team's route. Waypoints are named by number, house mark and time of arrival, for example
/// `3 · B-07 · 19:05`. Times are civil times in the name only: GPX wants UTC, and a plan has no time zone.
pub fn gpx(commune: &Commune, plan: &Plan, team: &str) -> Result<String, ExportError> {
    let route = team_plan(plan, team)?;
    let name = commune.teams.iter().find(|t| t.id == route.team).map_or(team, |t| t.name.as_str());
    let mut file =
        Gpx { version: GpxVersion::Gpx11, creator: Some("Evening Rounds".to_owned()), ..Gpx::default() };
    file.metadata = Some(Metadata {
        name: Some(format!("{name} · {}", plan.date)),
        description: (!plan.attribution.is_empty()).then(|| plan.attribution.join(", ")),
        ..Metadata::default()
    });
    let mut track = Track::new();
    track.name = Some(name.to_owned());
    for leg in &route.legs {
        let points = leg.shape.iter().map(|&[lon, lat]| Waypoint::new(Point::new(lon, lat))).collect();
        track.segments.push(TrackSegment { points });
    }
    if !track.segments.is_empty() {
        file.tracks.push(track);
    }
    for (number, stop) in route.stops.iter().enumerate() {
        let house = household(commune, stop)?;
        let mut point = Waypoint::new(Point::new(house.position.lon(), house.position.lat()));
        point.name = Some(format!("{} · {} · {}", number + 1, house.house_mark, stop.arrive));
        file.waypoints.push(point);
    }
    let mut bytes = Vec::new();
    gpx::write(&file, &mut bytes).map_err(|e| ExportError::Write(e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| ExportError::Write(e.to_string()))
}
