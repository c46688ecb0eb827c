//! What is said of how near a plan is to the best is true, on evenings small enough to try everything.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

// Of the exact optima only the worth is asked for here.
#[allow(dead_code)]
#[path = "../search/brute_force.rs"]
mod brute_force;
#[path = "../common/planning.rs"]
mod planning;

use brute_force::best;
use evening_rounds::evening::Evening;
use evening_rounds::generate::{self, Spec};
use evening_rounds::import::NamedFile;
use evening_rounds::session::{Loaded, Session, SessionError, load};
use planning::{TONIGHT, planned, request};
use proptest::prelude::*;

/// Visits of an evening of which everything can be tried.
const MOST: usize = 6;

fn commune(spec: &Spec) -> Loaded {
    let files = generate::sample(spec).unwrap().into_iter();
    let files: Vec<NamedFile> =
        files.map(|(name, text)| NamedFile { name, bytes: text.into_bytes() }).collect();
    load(&files).0.unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// No plan of the evening is worth more than is said; more rounds say no more; and what is said to be the best is.
    #[test]
    fn no_plan_is_better_than_is_said(seed: u32, households in 5..10_usize, teams in 1..3_usize, iterations in 0..30_u64) {
        let loaded = commune(&Spec { seed: seed.into(), households, hamlets: 2, teams });
        let evening = Evening::prepare(&loaded.commune, &loaded.ground, &request(TONIGHT, iterations)).unwrap();
        prop_assume!((1..=MOST).contains(&evening.problem.visits.len()));
        let best = best(&evening.problem).1;
        let mut session = Session::with(loaded);
        let plan = planned(&mut session, &request(TONIGHT, iterations));
        let worth = plan.totals.worth.0;
        let mut before = u32::MAX;
        for rounds in [0, 1, 10, 100] {
            let margin = session.step_margin(rounds).unwrap();
            if let Some(said) = margin.at_most_better {
                prop_assert!(worth * (1000 + i64::from(said)) >= best * 1000, "{said}: {worth} of {best}");
                prop_assert!(said <= before);
                before = said;
            } else {
                prop_assert!(worth <= 0);
            }
        }
        prop_assert!(plan.at_most_better.is_none(), "nobody asked for it in the plan");
    }
}

/// On most small evenings the best plan is known to be the best: a bound that is far off would say nothing.
#[test]
fn most_small_evenings_are_known_to_be_planned_best() {
    let (mut all, mut best) = (0, 0);
    for seed in 0..24 {
        let mut session = Session::with(commune(&Spec { seed, households: 12, hamlets: 2, teams: 2 }));
        let plan = planned(&mut session, &request(TONIGHT, 2000));
        if plan.totals.stops > 0 {
            all += 1;
            best += usize::from(session.step_margin(300).unwrap().at_most_better == Some(0));
        }
    }
    println!("{best} of {all}");
    assert!(all > 12 && best * 2 > all, "{best} of {all}");
}

/// It is said of the plan as it is: a search that goes on begins it anew, and without a plan there is nothing to say.
#[test]
fn it_belongs_to_the_plan_that_was_made() {
    let mut session = Session::with(commune(&Spec { seed: 3, households: 60, hamlets: 3, teams: 2 }));
    assert_eq!(session.step_margin(1), Err(SessionError::NoSearch));
    session.start_plan(&request(TONIGHT, 400)).unwrap();
    let first = session.step_margin(7).unwrap();
    assert_eq!(first.rounds, 7);
    assert_eq!(session.step_margin(3).unwrap().rounds, 10);
    session.step(400).unwrap();
    let later = session.step_margin(7).unwrap();
    assert_eq!(later.rounds, 7);
    assert!(later.at_most_better <= first.at_most_better, "{later:?} after {first:?}");
    session.cancel_plan();
    assert_eq!(session.step_margin(1), Err(SessionError::NoSearch));
}
