//! What people pin down for an evening is kept, or it is told why not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod kept;
#[path = "../common/pinning.rs"]
mod pinning;
#[path = "../common/planning.rs"]
mod planning;
mod rest;
mod told;

use evening_rounds::evening::PlanRequest;
use evening_rounds::generate::{self, Spec};
use evening_rounds::import::NamedFile;
use evening_rounds::rounds::{Pins, Plan};
use evening_rounds::session::{Loaded, Session, load};
use pinning::some_pins;
use planning::{TONIGHT, planned, request};

/// An invented commune.
fn commune(seed: u64, households: usize, teams: usize) -> Loaded {
    let spec = Spec { seed, households, hamlets: 3, teams };
    let files: Vec<NamedFile> = generate::sample(&spec)
        .unwrap()
        .into_iter()
        .map(|(name, text)| NamedFile { name, bytes: text.into_bytes() })
        .collect();
    let (loaded, problems) = load(&files);
    loaded.unwrap_or_else(|| panic!("{problems:?}"))
}

/// The evening with these pins.
fn asked(pins: Pins) -> PlanRequest {
    PlanRequest { pins: Some(pins), ..request(TONIGHT, 150) }
}

/// The plan with these pins, which keeps every rule.
fn plan_with(session: &mut Session, pins: Pins) -> Plan {
    let plan = planned(session, &asked(pins));
    let loaded = session.loaded().unwrap();
    assert_eq!(evening_rounds::check::check(&loaded.commune, &loaded.ground, &plan), []);
    plan
}

/// The team that visits a household, as a place in the plan, and at which place of its round.
fn visited(plan: &Plan, id: &evening_rounds::base::HouseholdId) -> Option<(usize, usize)> {
    plan.teams.iter().enumerate().find_map(|(team, round)| {
        round.stops.iter().position(|stop| &stop.household == id).map(|place| (team, place))
    })
}
