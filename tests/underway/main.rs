//! Re-planning in the middle of an evening: what was made stays, the rest changes only where it must or gains clearly.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod errors;
mod measure;
#[path = "../common/planning.rs"]
mod planning;
mod reasons;
mod stability;
mod story;
mod told;

use evening_rounds::base::{Clock, HouseholdId, Millis, Points};
use evening_rounds::evening::{Evening, PlanRequest};
use evening_rounds::generate::{self, Spec};
use evening_rounds::import::NamedFile;
use evening_rounds::orienteering::timetable;
use evening_rounds::rounds::{Plan, TeamPlan, Underway};
use evening_rounds::session::{Loaded, Session, load};
use planning::{TONIGHT, planned, request};

/// An invented commune.
fn commune(spec: &Spec) -> Session {
    steady(spec, None)
}

/// The same with another setting of what a change must gain, in milli-points.
fn steady(spec: &Spec, stability: Option<i64>) -> Session {
    let mut loaded = invented(spec);
    let search = &mut loaded.commune.settings.search;
    search.stability = stability.map_or(search.stability, Points);
    Session::with(loaded)
}

fn invented(spec: &Spec) -> Loaded {
    let files: Vec<NamedFile> = generate::sample(spec)
        .unwrap()
        .into_iter()
        .map(|(name, text)| NamedFile { name, bytes: text.into_bytes() })
        .collect();
    let (loaded, problems) = load(&files);
    loaded.unwrap_or_else(|| panic!("{problems:?}"))
}

const SMALL: Spec = Spec { seed: 7, households: 90, hamlets: 3, teams: 2 };

fn loaded(session: &Session) -> &Loaded {
    session.loaded().unwrap()
}

/// A time some seconds later, or earlier.
fn later(time: Clock, seconds: i64) -> Clock {
    Clock::from_millis(Millis(time.millis().0 + seconds * 1000))
}

fn at(text: &str) -> Clock {
    text.parse().unwrap()
}

/// The request with what has happened.
fn again(asked: &PlanRequest, underway: &Underway) -> PlanRequest {
    PlanRequest { underway: Some(underway.clone()), ..asked.clone() }
}

/// The stops that are still to come.
fn rest(team: &TeamPlan) -> Vec<&HouseholdId> {
    team.stops.iter().filter(|stop| stop.made.is_none()).map(|stop| &stop.household).collect()
}

/// What the visits to come are worth, of all teams.
fn worth_to_come(plan: &Plan) -> i64 {
    plan.teams.iter().flat_map(|t| &t.stops).filter(|s| s.made.is_none()).map(|s| s.worth.0).sum()
}

/// What the former plan's remaining routes are worth from where the teams stand, as far as each can still be walked
/// in its order: a visit that comes too late is left out. Worked out here with the timetable alone.
fn worth_of_former(session: &Session, asked: &PlanRequest) -> i64 {
    let loaded = loaded(session);
    let evening = Evening::prepare(&loaded.commune, &loaded.ground, asked).unwrap();
    let told = asked.underway.as_ref().unwrap();
    let mut worth = 0;
    for (number, tonight) in evening.teams.iter().enumerate() {
        let id = &loaded.commune.teams[tonight.index].id;
        let former = told.teams.iter().find(|t| &t.team == id).map_or(&[][..], |t| &t.remaining);
        let mut route = Vec::new();
        for household in former {
            let index = loaded.commune.households.iter().position(|h| &h.id == household).unwrap();
            let Ok(visit) = evening.visit_household.binary_search(&index) else { continue };
            route.push(visit);
            if timetable(&evening.problem, number, &route).is_none() {
                route.pop();
            }
        }
        if !route.is_empty() {
            worth += timetable(&evening.problem, number, &route).unwrap().worth;
        }
    }
    worth
}
