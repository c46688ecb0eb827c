//! Where teams may leave their motorbikes tonight.
//!
//! Places are found, not drawn: where the way on is for feet alone, where a road ends, and the nearest point of a road to each
//! door. People add places and forbid some. Of all these a door keeps the few that a round could use.

use super::ground::{Ground, Spot};
use super::prepare::TeamTonight;
use crate::base::{Millis, Position};
use crate::commune::Commune;
use crate::network::{Placement, TimeMatrix};
use crate::orienteering::{Vehicle, Visit};
use crate::rounds::ParkingWishes;
use std::collections::{BTreeMap, BTreeSet};

/// Places kept for one door. With five instead of three the search takes twice as long over a round, for plans that are
/// hardly better in the end (`docs/riding.md`).
const MOST: usize = 3;
/// Places nearest to a door on foot that are looked at.
const NEAR: usize = 12;
/// Places closer together than this are one, and a forbidden one takes those as near with it.
const ONE_PLACE_M: f64 = 5.0;
/// A place is on a way when it is no farther from it than rounding its coordinates brings it.
const ON_THE_WAY_M: f64 = 0.5;

/// Why places to park cannot be as asked.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ParkingError {
    /// A place that is no place.
    #[error("[{0}, {1}] is no place on earth: give longitude and latitude in degrees")]
    NoPlace(f64, f64),
    /// No way that can be ridden is near.
    #[error("no way that can be ridden is near [{0}, {1}]: name a place next to one")]
    OffRoad(f64, f64),
}

/// Where motorbikes may stand tonight, door by door. Numbers are those of [`Spot::Parking`].
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Parking {
    /// For each household, by index, the places for a visit there, nearest first.
    near: Vec<Vec<usize>>,
    /// Whether each of tonight's teams rides.
    rides: Vec<bool>,
    /// From where to where each of tonight's teams can ride and come home.
    reached: Vec<BTreeSet<usize>>,
    /// What was told of where motorbikes stand, and which place that is.
    told: Vec<([f64; 2], usize)>,
    mount: i64,
    park: i64,
}

/// A place of which something is known.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    /// Those of lower rank take the place of others at the same spot.
    rank: u8,
    place: Position,
}

/// A place in whole millionths of a degree, about a tenth of a metre: so it is written, and so it is reckoned with.
fn whole(place: Position) -> Option<Position> {
    let micro = |degrees: f64| libm::round(degrees * 1e6) / 1e6;
    Position::new(micro(place.lon()), micro(place.lat()), None).ok()
}

/// For ordering: places in millionths of a degree.
fn key(place: Position) -> (i64, i64) {
    (libm::round(place.lon() * 1e6) as i64, libm::round(place.lat() * 1e6) as i64)
}

fn position([lon, lat]: [f64; 2]) -> Result<Position, ParkingError> {
    Position::new(lon, lat, None).map_err(|_| ParkingError::NoPlace(lon, lat))
}

impl Parking {
    /// Finds the places for tonight's teams, and gives the ground with them. `standing` are places where motorbikes are known
    /// to stand or to have stood tonight. Nothing is found where no team rides.
    pub(super) fn find(
        commune: &Commune,
        ground: &Ground,
        teams: &[TeamTonight],
        wishes: Option<&ParkingWishes>,
        standing: &[[f64; 2]],
    ) -> Result<(Ground, Self), ParkingError> {
        let rides: Vec<bool> = teams.iter().map(|team| team.motorbikes > 0).collect();
        let (mount, park) = (commune.settings.riding.mount_s, commune.settings.riding.park_s);
        let mut parking = Self {
            near: vec![Vec::new(); commune.households.len()],
            reached: vec![BTreeSet::new(); teams.len()],
            rides,
            told: Vec::new(),
            mount: Millis::from(mount).0,
            park: Millis::from(park).0,
        };
        if !parking.rides.contains(&true) || ground.riding().is_none() {
            parking.rides.fill(false);
            return Ok((ground.clone(), parking));
        }
        let bases = || commune.teams.iter().flat_map(|team| [team.start, team.end_place()]);
        let mut stood = Vec::with_capacity(standing.len());
        for &at in standing {
            let place = position(at)?;
            match on_the_road(ground, &[at]) {
                Ok(found) => stood.extend(found),
                // A base need not lie beside a road.
                Err(_) if bases().any(|base| base.distance(place).0 < ON_THE_WAY_M) => {}
                Err(error) => return Err(error),
            }
        }
        let standing = stood;
        let added = on_the_road(ground, wishes.map_or(&[], |wishes| &wishes.added))?;
        let forbidden: Result<Vec<Position>, ParkingError> =
            wishes.map_or(&[][..], |wishes| &wishes.forbidden).iter().map(|&at| position(at)).collect();
        let forbidden = forbidden?;
        let found = candidates(commune, ground, &added, &forbidden);
        let kept: Vec<Position> = standing.iter().copied().chain(found).collect();
        let ground = ground.parked(&distinct(kept));
        let kept = parking.choose(&ground, teams, &standing);
        let places: Vec<Position> =
            kept.iter().filter_map(|&number| ground.parking().get(number).copied()).collect();
        parking.renumber(&kept);
        parking.told = standing
            .iter()
            .filter_map(|&at| Some(([at.lon(), at.lat()], places.iter().position(|&p| key(p) == key(at))?)))
            .collect();
        Ok((ground.parked(&places), parking))
    }

    /// Fills `near` and `reached`, and gives the places that are of any use.
    fn choose(&mut self, ground: &Ground, teams: &[TeamTonight], standing: &[Position]) -> Vec<usize> {
        let Some(riding) = ground.riding() else { return Vec::new() };
        let all: Vec<Spot> = (0..ground.parking().len()).map(Spot::Parking).collect();
        let good: Vec<bool> = all.iter().map(|&spot| on_both(ground, spot)).collect();
        for (number, team) in teams.iter().enumerate().filter(|(_, team)| team.motorbikes > 0) {
            let there = riding.rides(&[Spot::Start(team.index)], &all);
            let back = riding.rides(&all, &[Spot::End(team.index)]);
            let ways = there.iter().zip(&back).zip(&good).enumerate();
            let reached =
                ways.filter(|(_, ((there, back), good))| there.is_some() && back.is_some() && **good);
            if let Some(slot) = self.reached.get_mut(number) {
                slot.extend(reached.map(|(place, _)| place));
            }
        }
        let useful: BTreeSet<usize> = self.reached.iter().flatten().copied().collect();
        let useful: Vec<usize> = useful.into_iter().collect();
        let spots: Vec<Spot> = useful.iter().map(|&place| Spot::Parking(place)).collect();
        let doors: Vec<usize> =
            (0..self.near.len()).filter(|&h| ground.too_far(Spot::Household(h)).is_none()).collect();
        let at: Vec<Spot> = doors.iter().map(|&door| Spot::Household(door)).collect();
        let (from, to) = (ground.walks(&spots, &at), ground.walks(&at, &spots));
        // For each door the nearest places on foot, there and back.
        let near: Vec<Vec<Walk>> = (0..doors.len())
            .map(|door| {
                let mut walks: Vec<Walk> = (0..spots.len())
                    .filter_map(|place| {
                        let there = (*from.get(place * doors.len() + door)?)?.0;
                        let back = (*to.get(door * spots.len() + place)?)?.0;
                        Some(Walk { place, there, back })
                    })
                    .collect();
                walks.sort_unstable_by_key(|walk| (walk.there + walk.back, walk.place));
                walks.truncate(NEAR);
                walks
            })
            .collect();
        let ridden: BTreeSet<usize> = near.iter().flatten().map(|walk| walk.place).collect();
        let ridden: Vec<usize> = ridden.into_iter().collect();
        let stops: Vec<Spot> = ridden.iter().filter_map(|&place| spots.get(place).copied()).collect();
        let rides = riding.matrix(&stops);
        let ride =
            |a: usize, b: usize| rides.get(ridden.binary_search(&a).ok()?, ridden.binary_search(&b).ok()?);
        let mut kept: BTreeSet<usize> = BTreeSet::new();
        for (&door, walks) in doors.iter().zip(&near) {
            let places: Vec<usize> =
                few(walks, ride).into_iter().filter_map(|place| useful.get(place).copied()).collect();
            kept.extend(&places);
            if let Some(slot) = self.near.get_mut(door) {
                *slot = places;
            }
        }
        let told: BTreeSet<(i64, i64)> = standing.iter().map(|&at| key(at)).collect();
        let numbered = ground.parking().iter().enumerate();
        kept.extend(numbered.filter(|(_, place)| told.contains(&key(**place))).map(|(number, _)| number));
        kept.into_iter().collect()
    }

    /// Numbers places anew, by their position in the list of those kept.
    fn renumber(&mut self, kept: &[usize]) {
        let anew = |place: usize| kept.binary_search(&place).ok();
        for near in &mut self.near {
            *near = near.iter().filter_map(|&place| anew(place)).collect();
        }
        for reached in &mut self.reached {
            *reached = reached.iter().filter_map(|&place| anew(place)).collect();
        }
    }

    /// Whether any of tonight's teams rides.
    pub(super) fn any(&self) -> bool {
        self.rides.contains(&true)
    }

    /// Whether one of tonight's teams rides.
    pub(super) fn rides(&self, team: usize) -> bool {
        self.rides.get(team).copied().unwrap_or(false)
    }

    /// Whether a team can ride to where one walks to a door.
    pub(super) fn reaches(&self, team: usize, household: usize) -> bool {
        let near = self.near.get(household).map_or(&[][..], Vec::as_slice);
        self.reached.get(team).is_some_and(|reached| near.iter().any(|place| reached.contains(place)))
    }

    /// Whether any team can.
    pub(super) fn is_reached(&self, household: usize) -> bool {
        (0..self.reached.len()).any(|team| self.reaches(team, household))
    }

    /// Milliseconds before and after a ride.
    pub(super) const fn pauses(&self) -> (i64, i64) {
        (self.mount, self.park)
    }

    /// The place that was told as `at`, for one of the commune's teams: its base, or one of those to park.
    pub(super) fn told(&self, commune: &Commune, team: usize, at: [f64; 2]) -> Option<Spot> {
        let (known, place) = (commune.teams.get(team)?, position(at).ok()?);
        let here = |base: Position| base.distance(place).0 < ON_THE_WAY_M;
        if here(known.start) {
            return Some(Spot::Start(team));
        }
        if here(known.end_place()) {
            return Some(Spot::End(team));
        }
        let nearest = self.told.iter().map(|&([lon, lat], number)| {
            let metres = Position::new(lon, lat, None).map_or(f64::INFINITY, |told| told.distance(place).0);
            (metres, number)
        });
        nearest
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
            .map(|(_, number)| Spot::Parking(number))
    }

    /// Gives visits their places, and the problem's places their nodes: those that are not there yet are added.
    pub(super) fn lay(&self, spots: &mut Vec<Spot>, visits: &mut [Visit], households: &[usize]) {
        let mut nodes: BTreeMap<usize, usize> = BTreeMap::new();
        for (node, spot) in spots.iter().enumerate() {
            if let Spot::Parking(place) = spot {
                nodes.entry(*place).or_insert(node);
            }
        }
        for (visit, &household) in visits.iter_mut().zip(households) {
            let near = self.near.get(household).map_or(&[][..], Vec::as_slice);
            visit.parking = near
                .iter()
                .map(|&place| {
                    *nodes.entry(place).or_insert_with(|| {
                        spots.push(Spot::Parking(place));
                        spots.len() - 1
                    })
                })
                .collect();
        }
    }

    /// What a team rides, standing at a node; `matrix` is that of riding times.
    pub(super) fn vehicle(&self, team: usize, matrix: usize, stands: usize) -> Option<Vehicle> {
        let (mount, park) = self.pauses();
        self.rides(team).then_some(Vehicle { matrix, stands, mount, park })
    }
}

/// Walking times between a place and a door, in milliseconds.
#[derive(Debug, Clone, Copy)]
struct Walk {
    place: usize,
    there: i64,
    back: i64,
}

/// The places kept for a door. First those that are not worse than another whatever comes before and after: riding on to the
/// other and walking from there is no slower, there and back. Then the nearest of the rest, from which one walks to several doors.
fn few(walks: &[Walk], ride: impl Fn(usize, usize) -> Option<i64>) -> Vec<usize> {
    let worse = |p: &Walk| {
        walks.iter().any(|q| {
            let there = ride(p.place, q.place).map(|ms| ms + q.there);
            let back = ride(q.place, p.place).map(|ms| q.back + ms);
            let (Some(there), Some(back)) = (there, back) else { return false };
            let no_slower = there <= p.there && back <= p.back;
            // Of two that are as good as each other the earlier is kept.
            let as_good = ride(p.place, q.place) == Some(0) && ride(q.place, p.place) == Some(0);
            q.place != p.place && no_slower && (!as_good || q.place < p.place)
        })
    };
    let (worse, best): (Vec<&Walk>, Vec<&Walk>) = walks.iter().partition(|walk| worse(walk));
    // Half are left to the neighbours' places.
    let (first, rest) = best.split_at(best.len().min(MOST - MOST / 2));
    let mut others: Vec<&Walk> = rest.iter().chain(&worse).copied().collect();
    others.sort_unstable_by_key(|walk| (walk.there + walk.back, walk.place));
    let mut few: Vec<&Walk> = first.iter().copied().chain(others).take(MOST).collect();
    few.sort_unstable_by_key(|walk| (walk.there + walk.back, walk.place));
    few.iter().map(|walk| walk.place).collect()
}

/// Each of these moved to the nearest place that can be ridden to.
fn on_the_road(ground: &Ground, places: &[[f64; 2]]) -> Result<Vec<Position>, ParkingError> {
    let positions: Result<Vec<Position>, ParkingError> = places.iter().map(|&at| position(at)).collect();
    let positions = positions?;
    let Some(riding) = ground.riding() else { return Ok(Vec::new()) };
    let placed = riding.parked(&positions);
    let mut found = Vec::with_capacity(places.len());
    for (number, &[lon, lat]) in places.iter().enumerate() {
        let at = match placed.placement(Spot::Parking(number)) {
            // What was told by the program itself stays what it is.
            Some(Placement::OnTrail { distance, .. }) if distance.0 <= ON_THE_WAY_M => positions.get(number),
            Some(Placement::OnTrail { at, .. }) => Some(at),
            _ => None,
        };
        let at = at.copied().and_then(whole);
        found.push(at.ok_or(ParkingError::OffRoad(lon, lat))?);
    }
    Ok(found)
}

/// Where motorbikes would stand that people want to leave near a place: on the nearest way that they can take, where one walks on.
pub(crate) fn standing(ground: &Ground, at: [f64; 2]) -> Result<[f64; 2], ParkingError> {
    let nowhere = ParkingError::OffRoad(at[0], at[1]);
    let place = *on_the_road(ground, &[at])?.first().ok_or_else(|| nowhere.clone())?;
    if on_both(&ground.parked(&[place]), Spot::Parking(0)) {
        Ok([place.lon(), place.lat()])
    } else {
        Err(nowhere)
    }
}

/// Every place where motorbikes may stand, as far as is known without any time: in order, and each once.
fn candidates(
    commune: &Commune,
    ground: &Ground,
    added: &[Position],
    forbidden: &[Position],
) -> Vec<Position> {
    let Some(riding) = ground.riding() else { return Vec::new() };
    let ranked = |rank: u8| move |place: Position| Candidate { rank, place };
    let mut all: Vec<Candidate> = added.iter().copied().map(ranked(0)).collect();
    all.extend(riding.network().trailheads(ground.network()).into_iter().map(ranked(1)));
    all.extend(riding.network().dead_ends().into_iter().map(ranked(2)));
    let doors: Vec<Position> =
        commune.households.iter().map(|house| house.turning.unwrap_or(house.position)).collect();
    let placed = riding.parked(&doors);
    for house in 0..doors.len() {
        let on_foot = ground.placement(Spot::Household(house));
        let ridden = placed.placement(Spot::Parking(house));
        for placement in [on_foot, ridden].into_iter().flatten() {
            if let Placement::OnTrail { at, .. } = placement {
                all.push(ranked(3)(*at));
            }
        }
    }
    let mut all: Vec<Candidate> =
        all.into_iter().filter_map(|c| Some(Candidate { place: whole(c.place)?, ..c })).collect();
    all.retain(|c| !forbidden.iter().any(|place| place.distance(c.place).0 <= ONE_PLACE_M));
    all.sort_by_key(|c| (c.rank, key(c.place)));
    let mut seen: BTreeMap<(i64, i64), Vec<Position>> = BTreeMap::new();
    let mut kept = Vec::new();
    for Candidate { place, .. } in all {
        // Squares wider than a place up to 60° north, so that whatever is one with it lies in a square around.
        let (east, north) = (key(place).0.div_euclid(100), key(place).1.div_euclid(50));
        let around = (-1..=1).flat_map(|x| (-1..=1).map(move |y| (east + x, north + y)));
        let taken = around
            .filter_map(|square| seen.get(&square))
            .flatten()
            .any(|other| other.distance(place).0 < ONE_PLACE_M);
        if !taken {
            seen.entry((east, north)).or_default().push(place);
            kept.push(place);
        }
    }
    kept
}

/// In the order of their places, each once.
fn distinct(mut places: Vec<Position>) -> Vec<Position> {
    places.sort_by_key(|&place| key(place));
    places.dedup_by_key(|place| key(*place));
    places
}

/// Whether a place is on a way that motorbikes take and on one that people walk.
fn on_both(ground: &Ground, spot: Spot) -> bool {
    let on = |placement: Option<&Placement>| matches!(placement, Some(Placement::OnTrail { distance, .. }) if distance.0 <= ON_THE_WAY_M);
    on(ground.placement(spot)) && on(ground.riding().and_then(|riding| riding.placement(spot)))
}

/// Walking and riding times between places, in this order; no second one where nobody rides.
pub(super) fn matrices(ground: &Ground, walking: TimeMatrix, spots: &[Spot], rides: bool) -> Vec<TimeMatrix> {
    let riding = ground.riding().filter(|_| rides).map(|riding| riding.matrix(spots));
    std::iter::once(walking).chain(riding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_place_from_which_one_rides_on_to_a_better_one_comes_last() {
        // A road along which places lie a minute apart by motorbike, a house at the end of it.
        let walks: Vec<Walk> = (0..8)
            .map(|place| Walk { place, there: 60 + 300 * place as i64, back: 60 + 300 * place as i64 })
            .collect();
        let ride = |a: usize, b: usize| Some(60 * a.abs_diff(b) as i64);
        assert_eq!(few(&walks, ride), [0, 1, 2], "the neighbours follow the best one");
        // Behind a river that no motorbike crosses, the best of the other side comes before its neighbours.
        let across = |a: usize, b: usize| ride(a, b).filter(|_| (a < 6) == (b < 6));
        assert_eq!(few(&walks, across), [0, 1, 6]);
    }

    proptest! {
        /// Wherever a team rides to a door from and on to, one of the places kept is as good as any, but for those beyond the
        /// first few.
        #[test]
        fn no_place_left_out_is_better(
            walks in prop::collection::vec((1..900_i64, 1..900_i64), 1..8),
            places in prop::collection::vec(0..900_i64, 8),
            (from, to) in (0..900_i64, 0..900_i64),
        ) {
            let walks: Vec<Walk> = walks
                .into_iter()
                .enumerate()
                .map(|(place, (there, back))| Walk { place, there, back })
                .collect();
            let at = |place: usize| places[place];
            let ride = |a: usize, b: usize| Some((at(a) - at(b)).abs());
            let kept = few(&walks, ride);
            prop_assert!(kept.len() == walks.len().min(MOST));
            prop_assert!(kept.iter().collect::<BTreeSet<_>>().len() == kept.len());
            let cost = |w: &Walk| (at(w.place) - from).abs() + w.there + w.back + (at(w.place) - to).abs();
            let best = walks.iter().map(cost).min().unwrap();
            let kept_best = walks.iter().filter(|w| kept.contains(&w.place)).map(cost).min().unwrap();
            let not_worse = walks
                .iter()
                .filter(|p| {
                    !walks.iter().any(|q| {
                        let ms = (at(p.place) - at(q.place)).abs();
                        q.place != p.place
                            && ms + q.there <= p.there
                            && q.back + ms <= p.back
                            && (ms > 0 || q.place < p.place)
                    })
                })
                .count();
            prop_assert!(kept_best == best || not_worse > MOST - MOST / 2, "{kept:?} {walks:?}");
        }
    }
}
