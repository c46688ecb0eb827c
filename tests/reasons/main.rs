//! Reasons are true: whoever is left out has one, what is said to help does help, and a visit stands where it stands
//! for the reason given. Everything is worked out again here, place by place.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod halfway;
mod order;
mod remedies;
mod weights;

use evening_rounds::base::Date;
use evening_rounds::evening::PlanRequest;
use evening_rounds::generate::{self, Spec};
use evening_rounds::import::NamedFile;
use evening_rounds::rounds::Plan;
use evening_rounds::session::{Loaded, Session, load};

/// Friday 24 April 2026.
const TONIGHT: Date = jiff::civil::date(2026, 4, 24);

fn request(date: Date, iterations: u64) -> PlanRequest {
    PlanRequest {
        date,
        teams: None,
        last_knock: None,
        wet: None,
        seed: Some(1),
        iterations: Some(iterations),
        weights: None,
    }
}

fn planned(session: &mut Session, request: &PlanRequest) -> Plan {
    let mut progress = session.start_plan(request).unwrap();
    while progress.done < progress.total {
        progress = session.step(100).unwrap();
    }
    session.plan().unwrap()
}

/// An invented commune.
fn commune(spec: &Spec) -> Loaded {
    let files: Vec<NamedFile> = generate::sample(spec)
        .unwrap()
        .into_iter()
        .map(|(name, text)| NamedFile { name, bytes: text.into_bytes() })
        .collect();
    let (loaded, problems) = load(&files);
    loaded.unwrap_or_else(|| panic!("{problems:?}"))
}
