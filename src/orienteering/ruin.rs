//! Which visits are taken out before others are put in.

use super::model::Model;
use super::parts::{Part, Without};
use super::random::Random;
use super::state::State;

/// The most visits taken out at once.
const MOST: usize = 10;

/// Chooses visits to take out of a state: strings of neighbouring routes around a seed (Christiaens & Vanden Berghe
/// 2020), a block of one route (Vansteenwegen et al. 2009), or neighbours of a seed wherever they are.
pub(super) fn choose(
    model: &Model,
    state: &State,
    without: Without,
    random: &mut Random,
    out: &mut Vec<u32>,
) {
    out.clear();
    let planned = model.count() - state.free.len();
    if planned == 0 {
        return;
    }
    let count = 1 + random.below(MOST.min(planned));
    match random.below(4) {
        0 | 1 if without.has(Part::Strings) => strings(model, state, random, count, out),
        2 if !without.has(Part::Blocks) => strings(model, state, random, count, out),
        3 if without.has(Part::Scattered) => scattered(model, state, random, count, out),
        _ => {}
    }
    // Around a visit that nobody comes near there may be nothing to take out.
    if out.is_empty() {
        block(state, random, planned, count, out);
    }
}

/// Strings of the routes that pass near a visit, planned or not, until enough are out.
fn strings(model: &Model, state: &State, random: &mut Random, count: usize, out: &mut Vec<u32>) {
    let seed = random.below(model.count());
    let near = model.near.get(seed).map_or(&[][..], Vec::as_slice);
    // One long string or several shorter ones.
    let longest = 1 + random.below(count);
    let mut routes: Vec<u32> = Vec::new();
    for &centre in std::iter::once(&(seed as u32)).chain(near) {
        if out.len() >= count {
            return;
        }
        let Some(&r) = state.by.get(centre as usize) else { continue };
        if routes.contains(&r) {
            continue;
        }
        let Some(route) = state.routes.get(r as usize) else { continue };
        routes.push(r);
        let length = longest.min(count - out.len()).min(route.visits.len());
        let Some(at) = route.visits.iter().position(|&v| v == centre) else { continue };
        // The string holds the visit it grew from.
        let (lowest, highest) = ((at + 1).saturating_sub(length), at.min(route.visits.len() - length));
        let from = lowest + random.below(highest - lowest + 1);
        out.extend(route.visits.iter().skip(from).take(length));
    }
}

/// A run of visits of one route, from any visit on and round its end.
fn block(state: &State, random: &mut Random, planned: usize, count: usize, out: &mut Vec<u32>) {
    let mut number = random.below(planned);
    for route in &state.routes {
        if number < route.visits.len() {
            out.extend(route.visits.iter().cycle().skip(number).take(count.min(route.visits.len())));
            return;
        }
        number -= route.visits.len();
    }
}

/// Some of the planned visits nearest to a visit, planned or not.
fn scattered(model: &Model, state: &State, random: &mut Random, count: usize, out: &mut Vec<u32>) {
    let seed = random.below(model.count());
    let near = model.near.get(seed).map_or(&[][..], Vec::as_slice);
    for &visit in std::iter::once(&(seed as u32)).chain(near) {
        if out.len() >= count {
            return;
        }
        if !state.is_free(visit) && random.below(3) > 0 {
            out.push(visit);
        }
    }
}
