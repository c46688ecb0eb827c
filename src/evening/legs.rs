//! From one door to the next: on foot, or back to the motorbikes, on to where they are left, and from there on foot.

use super::ground::{Ground, Spot};
use super::prepare::TeamTonight;
use crate::base::{Clock, Metres, Millis, Seconds};
use crate::commune::Commune;
use crate::rounds::{Leg, LegEnd, Mode};

/// Where a team is, and where its motorbikes stand; nowhere for a team on foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) at: Spot,
    pub(super) stands: Option<Spot>,
}

impl Place {
    /// A team at its start.
    pub(super) fn base(commune: &Commune, team: &TeamTonight) -> Self {
        let stands = (team.motorbikes > 0).then(|| base(commune, team.index));
        Self { at: Spot::Start(team.index), stands }
    }

    /// A team at its end.
    pub(super) fn home(team: &TeamTonight) -> Self {
        let end = Spot::End(team.index);
        Self { at: end, stands: (team.motorbikes > 0).then_some(end) }
    }
}

/// Where a team's motorbikes stand at first. Where an evening ends at its start both are one place, called the end: who
/// walks all the way then has nothing to fetch.
pub(super) fn base(commune: &Commune, team: usize) -> Spot {
    let one_place = commune.teams.get(team).is_some_and(|t| {
        let end = t.end_place();
        t.start.lon().total_cmp(&end.lon()).is_eq() && t.start.lat().total_cmp(&end.lat()).is_eq()
    });
    if one_place { Spot::End(team) } else { Spot::Start(team) }
}

/// One way from door to door.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) legs: Vec<Leg>,
    /// When it ends, in milliseconds since midnight.
    pub(super) arrive: i64,
    /// Time at the motorbikes.
    pub(super) parking: Seconds,
}

/// The ways of one team.
pub(super) struct Ways<'a> {
    pub(super) commune: &'a Commune,
    pub(super) ground: &'a Ground,
    /// Milliseconds before and after a ride.
    pub(super) pauses: (i64, i64),
}

impl Ways<'_> {
    /// The way between two places, beginning at one moment and over by the other at the latest, in milliseconds since midnight:
    /// what would come later is as fast as that asks for. `None` where there is no way.
    pub(super) fn way(&self, (from, to): (Place, Place), (depart, latest): (i64, i64)) -> Option<Way> {
        let mut way = Way { legs: Vec::new(), arrive: depart, parking: Seconds(0) };
        let (mount, park) = self.pauses;
        let later = |now: i64, ms: i64| now.saturating_add(ms).min(latest.max(now));
        for (mode, a, b) in hops(from, to) {
            let path = match mode {
                Mode::Walk => self.ground.path(a, b)?,
                Mode::Ride => self.ground.riding()?.path(a, b)?,
            };
            let ms = (path.duration.0 + 999) / 1000 * 1000;
            // Every stop has a leg that ends at its door, however near the motorbikes stand.
            let to_door = matches!(b, Spot::Household(_));
            if ms == 0 && mode == Mode::Walk && from.stands != to.stands && !to_door {
                continue;
            }
            let before = way.arrive;
            let depart = if mode == Mode::Ride { later(before, mount) } else { before };
            let arrive = later(depart, ms);
            way.arrive = if mode == Mode::Ride { later(arrive, park) } else { arrive };
            way.parking += Millis(way.arrive - before - (arrive - depart)).seconds();
            let ends = (self.name(a, false)?, self.name(b, b == to.at)?);
            way.legs.push(leg(mode, ends, (depart, arrive), &path));
        }
        Some(way)
    }

    /// What a place is called; the end only where the evening ends, if that is at the start.
    fn name(&self, spot: Spot, last: bool) -> Option<LegEnd> {
        Some(match spot {
            Spot::Start(_) => LegEnd::Start,
            Spot::End(team) if !last && base(self.commune, team) == spot => LegEnd::Start,
            Spot::End(_) => LegEnd::End,
            Spot::Household(index) => {
                LegEnd::Household { id: self.commune.households.get(index)?.id.clone() }
            }
            Spot::Parking(index) => {
                let place = self.ground.parking().get(index)?;
                LegEnd::Parking { place: [place.lon(), place.lat()] }
            }
        })
    }
}

/// What a way is made of.
fn hops(from: Place, to: Place) -> Vec<(Mode, Spot, Spot)> {
    match (from.stands, to.stands) {
        (Some(stood), Some(stands)) if stood != stands => {
            vec![(Mode::Walk, from.at, stood), (Mode::Ride, stood, stands), (Mode::Walk, stands, to.at)]
        }
        _ => vec![(Mode::Walk, from.at, to.at)],
    }
}

/// A leg as it is written, from one moment to another in milliseconds since midnight.
fn leg(
    mode: Mode,
    (from, to): (LegEnd, LegEnd),
    (depart, arrive): (i64, i64),
    path: &crate::network::Path,
) -> Leg {
    let whole = |length: Metres| libm::round(length.0.max(0.0)) as u32;
    // A millionth of a degree is a tenth of a metre.
    let micro = |degrees: f64| libm::round(degrees * 1e6) / 1e6;
    let mut shape: Vec<[f64; 2]> = path.shape.iter().map(|p| [micro(p.lon()), micro(p.lat())]).collect();
    shape.dedup();
    if let [only] = shape[..] {
        shape.push(only);
    }
    Leg {
        mode,
        from,
        to,
        depart: Clock::from_millis(Millis(depart)),
        seconds: Millis(arrive - depart).seconds(),
        metres: whole(path.length),
        climb_m: whole(path.climb),
        descent_m: whole(path.descent),
        off_trail_m: whole(path.off_trail),
        shape,
    }
}
