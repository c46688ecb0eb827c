//! The planner's plans, and those of the officer's habit, keep every rule on communes nobody has looked at.

use super::{planned, request};
use evening_rounds::base::Clock;
use evening_rounds::check::check;
use evening_rounds::commune::Gate;
use evening_rounds::generate::{self, Spec};
use evening_rounds::import::NamedFile;
use evening_rounds::session::{Session, load};
use jiff::civil::date;
use proptest::prelude::*;

fn commune() -> impl Strategy<Value = Spec> {
    (any::<u32>(), 1..160_usize, 1..5_usize, 1..5_usize).prop_map(|(seed, households, hamlets, teams)| Spec {
        seed: seed.into(),
        households,
        hamlets: hamlets.min(households),
        teams,
    })
}

/// A Friday, a Saturday, and an evening weeks later on which every report has expired and every rest is over.
const EVENINGS: [jiff::civil::Date; 3] = [date(2026, 4, 24), date(2026, 4, 25), date(2026, 6, 2)];

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plans_keep_every_rule(spec in commune(), gated: bool, late in prop::option::of(19..24_u32)) {
        let files: Vec<NamedFile> = generate::sample(&spec)
            .unwrap()
            .into_iter()
            .map(|(name, text)| NamedFile { name, bytes: text.into_bytes() })
            .collect();
        let (loaded, problems) = load(&files);
        let Some(mut loaded) = loaded else { return Err(TestCaseError::fail(format!("{problems:?}"))) };
        if gated {
            loaded.commune.settings.gate = Gate::VisitStep;
        }
        let mut session = Session::with(loaded);
        for evening in EVENINGS {
            let mut asked = request(evening, 200);
            asked.seed = Some(spec.seed);
            asked.last_knock = late.and_then(|hour| Clock::hm(hour, 30));
            let plan = planned(&mut session, &asked);
            let habit = session.habit_plan(&asked).unwrap();
            let loaded = session.loaded().unwrap();
            for (plan, whose) in [(&plan, "planner"), (&habit, "habit")] {
                let found = check(&loaded.commune, &loaded.ground, plan);
                prop_assert!(found.is_empty(), "{} on {}: {:?}", whose, evening, found);
            }
            // With room for many, the evening is used, and the search never does worse than the habit.
            let worth_a_walk = spec.households > 60 && !gated;
            prop_assert!(!worth_a_walk || plan.totals.stops > 0, "nobody is visited on {}", evening);
            prop_assert!(plan.totals.worth >= habit.totals.worth, "{:?} < {:?}", plan.totals, habit.totals);
        }
    }
}
