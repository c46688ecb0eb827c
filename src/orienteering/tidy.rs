//! A solution in which every visit earns its place and no other could be put in.

use super::model::Model;
use super::route::Blinks;
use super::state::State;

/// Takes out visits that are worth more left out, because they came to a late hour or make others late, and puts in
/// what still gains something, until there is neither. So of a finished plan it holds that every visit earns its place
/// and that no visit left out could be fitted in with gain: the reasons given for both rest on it.
pub(super) fn tidy(model: &Model, state: &mut State) {
    // Every change gains worth or leaves a visit out that gains none, so this ends; the bound is for the thinned stairs.
    for _ in 0..model.count() {
        if !(take_out(model, state) | put_in(model, state)) {
            return;
        }
    }
}

fn take_out(model: &Model, state: &mut State) -> bool {
    let mut any = false;
    for r in 0..state.routes.len() {
        let mut position = 0;
        while let Some((&visit, worth)) =
            state.routes.get(r).and_then(|route| Some((route.visits.get(position)?, route.worth)))
        {
            let mut shorter = state.routes[r].clone();
            if shorter.retain(model, |v| v != visit).is_some() && shorter.worth >= worth {
                any |= state.remove(model, &[visit]);
                position = 0;
            } else {
                position += 1;
            }
        }
    }
    any
}

fn put_in(model: &Model, state: &mut State) -> bool {
    let mut any = false;
    loop {
        let places = state.free.iter().flat_map(|&visit| {
            let state = &*state;
            (0..state.routes.len()).filter_map(move |r| {
                let place = state.best_place(model, visit, r, Blinks::default())?;
                Some((place.gain, -place.cost, visit, r, place.position))
            })
        });
        let Some((.., visit, r, position)) = places.max() else { return any };
        if !state.insert(model, visit, r, position) {
            return any;
        }
        any = true;
    }
}
