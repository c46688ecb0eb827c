//! Where legs begin and end, and how long it takes from one place to another.

use crate::base::Position;
use crate::commune::Commune;
use crate::evening::{Ground, Spot};
use crate::network::{Path, Placement};
use crate::rounds::{LegEnd, Mode, Plan};

/// Places closer together than this are one.
const ONE_PLACE_M: f64 = 0.5;
/// Nobody parks as near as this to a forbidden place.
const FORBIDDEN_M: f64 = 5.0;

/// Where one team's legs begin and end.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) commune: &'a Commune,
    pub(super) ground: &'a Ground,
    /// Index of the team in the commune's list.
    pub(super) team: usize,
}

/// Every place where the plan leaves motorbikes, that is one on earth at all.
pub(super) fn parked(plan: &Plan) -> Vec<Position> {
    let ends = plan.teams.iter().flat_map(|team| &team.legs).flat_map(|leg| [&leg.from, &leg.to]);
    let mut places: Vec<Position> = ends
        .filter_map(|end| match end {
            LegEnd::Parking { place: [lon, lat] } => Position::new(*lon, *lat, None).ok(),
            _ => None,
        })
        .collect();
    places.sort_by(|a, b| a.lon().total_cmp(&b.lon()).then(a.lat().total_cmp(&b.lat())));
    places.dedup_by(|a, b| is(*a, *b));
    places
}

fn is(a: Position, b: Position) -> bool {
    a.lon().total_cmp(&b.lon()).is_eq() && a.lat().total_cmp(&b.lat()).is_eq()
}

impl Place<'_> {
    /// A leg's end on the ground; `None` for one that is not there.
    pub(super) fn of(&self, end: &LegEnd) -> Option<(Spot, Position)> {
        let Self { commune, team, .. } = *self;
        Some(match end {
            LegEnd::Start => (Spot::Start(team), commune.teams.get(team)?.start),
            LegEnd::End => {
                let known = commune.teams.get(team)?;
                (Spot::End(team), known.end.unwrap_or(known.start))
            }
            LegEnd::Household { id } => {
                let index = commune.households.iter().position(|h| &h.id == id)?;
                (Spot::Household(index), commune.households.get(index)?.position)
            }
            LegEnd::Parking { place: [lon, lat] } => {
                let place = Position::new(*lon, *lat, None).ok()?;
                (Spot::Parking(self.ground.parking().iter().position(|&p| is(p, place))?), place)
            }
        })
    }

    /// The way from one end of a leg to the other.
    pub(super) fn path(&self, mode: Mode, from: &LegEnd, to: &LegEnd) -> Option<Path> {
        let (from, to) = (self.of(from)?.0, self.of(to)?.0);
        match mode {
            Mode::Walk => self.ground.path(from, to),
            Mode::Ride => self.ground.riding()?.path(from, to),
        }
    }

    /// Whether two ends of legs are one place.
    pub(super) fn same(&self, a: &LegEnd, b: &LegEnd) -> bool {
        match (self.of(a), self.of(b)) {
            (Some((x, at)), Some((y, there))) => x == y || at.distance(there).0 < ONE_PLACE_M,
            _ => false,
        }
    }

    /// Whether motorbikes may be left there: at the team's start or end, or on a way that they take and that people walk,
    /// where nobody said that they may not.
    pub(super) fn may_park(&self, plan: &Plan, end: &LegEnd) -> bool {
        let Some((spot, position)) = self.of(end) else { return false };
        let on = |placement: Option<&Placement>| matches!(placement, Some(Placement::OnTrail { distance, .. }) if distance.0 <= ONE_PLACE_M);
        let forbidden = plan.parking.as_ref().map_or(&[][..], |parking| &parking.forbidden);
        match end {
            LegEnd::Household { .. } => false,
            LegEnd::Start | LegEnd::End => true,
            LegEnd::Parking { .. } => {
                on(self.ground.placement(spot))
                    && on(self.ground.riding().and_then(|riding| riding.placement(spot)))
                    && !forbidden.iter().any(|&[lon, lat]| {
                        Position::new(lon, lat, None)
                            .is_ok_and(|place| place.distance(position).0 <= FORBIDDEN_M)
                    })
            }
        }
    }
}

/// How long a way takes in seconds, rounded up.
pub(super) fn seconds(path: &Path) -> i64 {
    (path.duration.0.max(0) + 999) / 1000
}

/// How long it takes to walk from one place to another; `None` where there is no way.
pub(super) fn walking_seconds(place: &Place<'_>, from: &LegEnd, to: &LegEnd) -> Option<i64> {
    place.path(Mode::Walk, from, to).as_ref().map(seconds)
}
