//! How much of a plan changes, and how long that takes beside the first plan: the figures of `docs/planner.md`.
//! `cargo test --test underway measured -- --ignored --nocapture` prints them.

use super::{again, invented, planned, request, rest, worth_of_former, worth_to_come};
use crate::TONIGHT;
use crate::told::{Turn, otherwise};
use evening_rounds::base::{Clock, HouseholdId, Points, TeamId};
use evening_rounds::evening::PlanRequest;
use evening_rounds::generate::Spec;
use evening_rounds::import::{FileKind, NamedFile};
use evening_rounds::rounds::{Plan, Underway};
use evening_rounds::session::{Loaded, Session, load};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

/// The sample commune, and a larger one with twice the teams.
type Named = (&'static str, fn() -> Loaded);
const COMMUNES: [Named; 2] = [("the sample", sample), ("240 households, 4 teams", large)];

fn sample() -> Loaded {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
    let kinds =
        FileKind::ALL.into_iter().filter(|kind| !matches!(kind, FileKind::Choices | FileKind::Journal));
    let file = |kind: FileKind| NamedFile {
        name: kind.file_name().to_owned(),
        bytes: std::fs::read(folder.join(kind.file_name())).unwrap(),
    };
    load(&kinds.map(file).collect::<Vec<_>>()).0.unwrap()
}

fn large() -> Loaded {
    invented(&Spec { seed: 7, households: 240, hamlets: 3, teams: 4 })
}

/// Ways in which an evening goes otherwise, the same for every setting.
const TURNS: [&[Turn]; 6] = [
    &[Turn::Met(0), Turn::Nobody(3), Turn::Met(25), Turn::Met(0)],
    &[Turn::Nobody(3), Turn::Nobody(3), Turn::Met(0)],
    &[Turn::Met(5), Turn::Met(10), Turn::Skipped, Turn::Met(0)],
    &[Turn::Met(0)],
    &[Turn::Met(15), Turn::Nobody(4)],
    &[Turn::Skipped, Turn::Met(0), Turn::Met(0), Turn::Nobody(3), Turn::Met(8)],
];

/// Households that go to another team, are left out or come in, and teams whose order of those kept changes.
fn changes(told: &Underway, plan: &Plan) -> [usize; 4] {
    let was: BTreeMap<&HouseholdId, &TeamId> =
        told.teams.iter().flat_map(|t| t.remaining.iter().map(|id| (id, &t.team))).collect();
    let is: BTreeMap<&HouseholdId, &TeamId> =
        plan.teams.iter().flat_map(|t| rest(t).into_iter().map(|id| (id, &t.team))).collect();
    let orders = plan.teams.iter().zip(&told.teams).filter(|(team, before)| {
        let now = rest(team);
        let kept = |ids: Vec<&HouseholdId>, others: &[&HouseholdId]| {
            ids.into_iter().filter(|id| others.contains(id)).cloned().collect::<Vec<_>>()
        };
        let before: Vec<&HouseholdId> = before.remaining.iter().collect();
        kept(now.clone(), &before) != kept(before, &now)
    });
    [
        was.iter().filter(|(id, team)| is.get(*id).is_some_and(|now| now != *team)).count(),
        was.keys().filter(|id| !is.contains_key(*id)).count(),
        is.keys().filter(|id| !was.contains_key(*id)).count(),
        orders.count(),
    ]
}

#[test]
#[ignore = "prints figures; asserts nothing about time"]
fn measured() {
    for (name, commune) in COMMUNES {
        let mut session = Session::with(commune());
        let asked = PlanRequest { iterations: None, ..request(TONIGHT, 0) };
        let begun = Instant::now();
        let first = planned(&mut session, &asked);
        let whole = begun.elapsed().as_secs_f64();
        println!("{name}: {} stops, worth {}", first.totals.stops, first.totals.worth.0);
        println!("stability  rounds  moved  out   in  orders   gained  time of the first plan, %");
        for stability in [0, 500, 1000, 2000, 3000, 10_000_000] {
            for rounds in [2_048, 8_192] {
                let mut loaded = commune();
                loaded.commune.settings.search.stability = Points(stability);
                session = Session::with(loaded);
                let row = measure(&mut session, &first, &asked, rounds);
                print!("{stability:>9}  {rounds:>6}");
                println!(
                    "  {:>5.2}  {:>3.2}  {:>3.2}  {:>5.2}  {:>7.0}  {:>5.0}",
                    row[0],
                    row[1],
                    row[2],
                    row[3],
                    row[4],
                    row[5] / whole * 100.0
                );
            }
        }
    }
}

/// Means over ways in which the evening goes on: changes, what they gain, and seconds.
fn measure(session: &mut Session, first: &Plan, asked: &PlanRequest, rounds: u64) -> [f64; 6] {
    let (mut sums, mut cases) = ([0.0; 6], 0.0);
    for turns in TURNS {
        for hour in [18, 19, 20] {
            let told = otherwise(first, Clock::hm(hour, 10).unwrap(), turns, false);
            let asked = PlanRequest { iterations: Some(rounds), ..again(asked, &told) };
            let begun = Instant::now();
            let plan = planned(session, &asked);
            sums[5] += begun.elapsed().as_secs_f64();
            for (sum, change) in sums.iter_mut().zip(changes(&told, &plan)) {
                *sum += change as f64;
            }
            sums[4] += (worth_to_come(&plan) - worth_of_former(session, &asked)) as f64;
            cases += 1.0;
        }
    }
    sums.map(|sum| sum / cases)
}
