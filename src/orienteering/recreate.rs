//! Putting visits in: which of the free ones are looked at, in which routes, and in what order they go in.

use super::model::Model;
use super::parts::{Part, Without};
use super::random::Random;
use super::route::{Blinks, Place};
use super::state::State;
use fixedbitset::FixedBitSet;

/// The nearest of the free visits around one that was taken out, which are always looked at.
const NEAR: usize = 20;
/// Of all other free visits about so many are looked at in a round; of fewer, all. Where there are hundreds, most have no
/// place, and rounds get several times as fast (granular neighbourhoods; Toth & Vigo 2003).
const OTHERS: usize = 64;
/// A visit taken out is looked at in all routes where there are no more than these.
const FEW_ROUTES: usize = 8;
/// Where there are more: in the routes of so many of its nearest, those that changed, and one in eight of the rest.
const NEAREST: usize = 10;

/// A visit that has a place.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    key: i64,
    visit: u32,
    route: usize,
    place: Place,
}

/// Memory that rounds use again.
#[derive(Debug, Clone, Default)]
pub(super) struct Recreate {
    order: Vec<Candidate>,
    /// Free visits to look at, where there are too many.
    chosen: FixedBitSet,
    /// Routes that visits were put into since places were looked for.
    since: Vec<usize>,
}

impl Recreate {
    /// Puts free visits in, each at its best place, in an order of worth against the time that they take: of all those
    /// that have a place now. A visit that was not among those just taken `out` is tried only in routes that changed:
    /// elsewhere there was no place before, unless a rule reaches across routes. Where no route changed, all are tried
    /// everywhere.
    pub(super) fn put_in(
        &mut self,
        model: &Model,
        state: &mut State,
        out: &[u32],
        without: Without,
        random: &mut Random,
    ) {
        let salt = random.next();
        let blinks = if without.has(Part::Blinks) { Blinks(salt) } else { Blinks::default() };
        let everywhere = state.changed.is_empty();
        let spread = if without.has(Part::Noise) { [0, 200, 500, 800, 990][random.below(5)] } else { 0 };
        let by = if without.has(Part::Orders) { random.below(3) } else { 0 };
        let anywhere = |visit: u32| everywhere || out.contains(&visit) || model.rules.reach_across(visit);
        let granular = without.has(Part::Granular);
        let some = granular && !everywhere && self.choose(model, state, out, random);
        self.order.clear();
        for &visit in &state.free {
            if some && !self.chosen.contains(visit as usize) {
                continue;
            }
            let Some((place, route)) = best_place(model, state, visit, blinks, anywhere(visit), granular)
            else {
                continue;
            };
            let worth = i128::from(place.gain) * (1000 - random.below(spread + 1) as i128);
            let time = match by {
                0 => 1000,
                1 => model.service(visit) + model.typical_way,
                _ => model.service(visit) + place.cost,
            };
            let key = ((worth << 10) / i128::from(time.max(1))).min(i128::from(i64::MAX)) as i64;
            self.order.push(Candidate { key, visit, route, place });
        }
        self.order.sort_unstable_by_key(|c| std::cmp::Reverse((c.key, c.visit)));
        self.since.clear();
        for candidate in &self.order {
            let visit = candidate.visit;
            // Routes that did not change since still offer what they offered.
            let stale = self.since.contains(&candidate.route) || model.rules.reach_across(visit);
            let found = if stale {
                best_place(model, state, visit, blinks, anywhere(visit), granular)
            } else {
                let before = Some((candidate.place, candidate.route));
                self.since.iter().fold(before, |best, &r| better(model, state, visit, blinks, best, r))
            };
            let Some((place, r)) = found else { continue };
            if state.insert(model, visit, r, place.position) && !self.since.contains(&r) {
                self.since.push(r);
            }
        }
    }

    /// Chooses free visits to look at where there are many; whether it did.
    fn choose(&mut self, model: &Model, state: &State, out: &[u32], random: &mut Random) -> bool {
        let many = state.free.len();
        if many <= OTHERS + out.len() {
            return false;
        }
        self.chosen.clear();
        self.chosen.grow(model.count());
        for &visit in out {
            let near = model.near.get(visit as usize).into_iter().flatten().take(NEAR);
            self.chosen.extend(near.map(|&near| near as usize));
            self.chosen.insert(visit as usize);
        }
        for &visit in &state.free {
            if random.below(many) < OTHERS {
                self.chosen.insert(visit as usize);
            }
        }
        true
    }
}

/// The best place for a free visit in any route, or in any that changed, with the route.
fn best_place(
    model: &Model,
    state: &State,
    visit: u32,
    blinks: Blinks,
    anywhere: bool,
    granular: bool,
) -> Option<(Place, usize)> {
    let routes = state.routes.len();
    let look = |best, r| better(model, state, visit, blinks, best, r);
    if !anywhere {
        return state.changed.iter().copied().fold(None, look);
    }
    if routes <= FEW_ROUTES || !granular {
        return (0..routes).fold(None, look);
    }
    let near = model.near.get(visit as usize).into_iter().flatten().take(NEAREST);
    let passes_near = |r: usize| near.clone().any(|&v| state.by.get(v as usize) == Some(&(r as u32)));
    let seen = |&r: &usize| state.changed.contains(&r) || !blinks.hide_route(r, visit) || passes_near(r);
    (0..routes).filter(seen).fold(None, look)
}

/// The better of a place and the best one in a further route.
fn better(
    model: &Model,
    state: &State,
    visit: u32,
    blinks: Blinks,
    best: Option<(Place, usize)>,
    r: usize,
) -> Option<(Place, usize)> {
    match state.best_place(model, visit, r, blinks) {
        Some(place) if best.is_none_or(|(b, _)| (place.gain, -place.cost) > (b.gain, -b.cost)) => {
            Some((place, r))
        }
        _ => best,
    }
}
