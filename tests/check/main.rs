//! The checker of plans finds each way in which a plan can be wrong, and nothing wrong with the planner's own plans.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod households;
mod made;
mod pinned;
#[path = "../common/planning.rs"]
mod planning;
mod routes;
mod underway;

use evening_rounds::base::{Clock, Millis};
use evening_rounds::check::{Violation, check};
use evening_rounds::commune::Commune;
use evening_rounds::evening::survey;
use evening_rounds::households::{ContactRules, Household};
use evening_rounds::import::{FileKind, NamedFile};
use evening_rounds::rounds::Plan;
use evening_rounds::session::{Loaded, Session, load};
use planning::{TONIGHT, planned, request};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

/// A way to spoil a plan, or to change the commune under it, and every kind of violation that must then be found.
struct Case {
    name: &'static str,
    change: fn(&mut Commune, &mut Plan),
    expected: &'static [&'static str],
}

fn case(name: &'static str, change: fn(&mut Commune, &mut Plan), expected: &'static [&'static str]) -> Case {
    Case { name, change, expected }
}

fn files() -> Vec<NamedFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
    let file = |kind: FileKind| NamedFile {
        name: kind.file_name().to_owned(),
        bytes: std::fs::read(folder.join(kind.file_name())).unwrap(),
    };
    let kinds =
        FileKind::ALL.into_iter().filter(|kind| !matches!(kind, FileKind::Choices | FileKind::Journal));
    kinds.map(file).collect()
}

/// The sample commune and a valid plan of it, made once.
fn sample() -> &'static (Session, Plan) {
    static SAMPLE: OnceLock<(Session, Plan)> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let (loaded, problems) = load(&files());
        assert_eq!(problems, []);
        let mut loaded = loaded.unwrap();
        // Households that may be visited ask for nothing and have no past, so that each case shows its own rule alone.
        let view = survey(&loaded.commune, &loaded.ground, &request(TONIGHT, 0)).unwrap();
        for (house, known) in loaded.commune.households.iter_mut().zip(view.households) {
            if known.barred.is_empty() {
                house.rules = ContactRules::default();
                house.attempts.clear();
                house.pending.iter_mut().for_each(|task| task.deadline = None);
                (house.absence, house.appointment, house.visit_allowed) = (None, None, None);
            }
        }
        let mut session = Session::with(loaded);
        let plan = planned(&mut session, &request(TONIGHT, 300));
        assert!(plan.teams.iter().all(|team| team.stops.len() >= 3), "too short a plan to spoil");
        (session, plan)
    })
}

fn sample_ground() -> &'static Loaded {
    sample().0.loaded().unwrap()
}

/// What the checker says after a change.
fn after(change: impl FnOnce(&mut Commune, &mut Plan)) -> Vec<Violation> {
    let loaded = sample_ground();
    let (mut commune, mut plan) = (loaded.commune.clone(), sample().1.clone());
    change(&mut commune, &mut plan);
    check(&commune, &loaded.ground, &plan)
}

/// A violation in a word or two. Without a wildcard, so that a new kind must be given a word here, and then a case.
fn word(violation: &Violation) -> String {
    match violation {
        Violation::Version { .. } => "version".to_owned(),
        Violation::Forgotten { .. } => "forgotten".to_owned(),
        Violation::Twice { .. } => "twice".to_owned(),
        Violation::UnknownHousehold { .. } => "unknown household".to_owned(),
        Violation::NoReason { .. } => "no reason".to_owned(),
        Violation::Team { .. } => "team".to_owned(),
        Violation::Barred { rule, .. } => format!("barred {rule}"),
        Violation::Skill { skill, .. } => format!("skill {skill}"),
        Violation::Hours { hours, .. } => format!("hours {hours}"),
        Violation::Back { .. } => "back".to_owned(),
        Violation::Broken { what, .. } => format!("broken {what}"),
        Violation::Pin { pin, .. } => format!("pin {pin}"),
        Violation::Dropped { what, .. } => format!("dropped {what}"),
        Violation::Past { what, .. } => format!("past {what}"),
        Violation::Early { .. } => "early".to_owned(),
        Violation::Sum { field } => format!("sum {field}"),
    }
}

/// Every kind there is, and every word of those that have words.
const ALL: [&str; 56] = [
    "version",
    "forgotten",
    "twice",
    "unknown household",
    "no reason",
    "team",
    "barred no_visits",
    "barred daytime_only",
    "barred no_evening",
    "barred call_first",
    "barred ladder",
    "barred appointment_other_day",
    "barred nothing_to_do",
    "barred moved",
    "barred gap",
    "barred cool_off",
    "barred supervisor",
    "barred supervisor_misses",
    "barred away",
    "skill language",
    "skill kit",
    "skill guide",
    "skill hamlet",
    "hours first_knock",
    "hours last_knock",
    "hours out_by",
    "hours window",
    "back",
    "broken chain",
    "broken depart",
    "broken travel",
    "broken shape",
    "broken arrive",
    "broken service",
    "broken tasks",
    "broken legs",
    "pin must",
    "pin team",
    "pin order",
    "pin apart",
    "pin told",
    "pin reason",
    "dropped loses",
    "dropped earlier",
    "dropped instead",
    "sum to-1.totals.worth",
    "sum totals.worth",
    "sum to-1.stops[0].priority",
    "sum to-1.stops[0].waiting",
    "sum to-1.stops[2].waiting",
    "sum to-1.stops[0].terms.mandatory_tasks",
    "sum to-1.stops[2].terms.absences",
    "sum to-1.stops[2].terms.deadline",
    "sum to-1.stops[2].terms.overdue",
    "sum to-1.stops[2].terms.needs",
    "sum to-1.stops[2].terms.appointment",
];

/// Runs cases; all that is wrong with them is told at once.
fn hold(cases: &[Case]) {
    let mut wrong = Vec::new();
    for case in cases {
        // A changed record changes what a visit is worth, and other hours what dropping a stop can cost; only a case
        // about that has to say so.
        let about_worth = |word: &str| {
            word.contains(".terms") || word.ends_with("].waiting") || word.starts_with("dropped")
        };
        let says_so = case.expected.iter().any(|word| about_worth(word));
        let words = after(case.change).iter().map(word).collect::<Vec<_>>();
        let found: BTreeSet<String> =
            words.into_iter().filter(|word| says_so || !about_worth(word)).collect();
        let expected: BTreeSet<String> = case.expected.iter().map(|&word| word.to_owned()).collect();
        if found != expected {
            wrong.push(format!("{}:\n  found    {found:?}\n  expected {expected:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_plan_that_is_spoiled_here_is_valid() {
    let (loaded, plan) = (sample_ground(), &sample().1);
    assert_eq!(check(&loaded.commune, &loaded.ground, plan), []);
    assert_eq!(after(|_, _| ()), []);
}

#[test]
fn every_violation_has_a_case() {
    let cases: Vec<Case> =
        routes::cases().into_iter().chain(households::cases()).chain(pinned::cases()).collect();
    let expected: BTreeSet<&str> = cases.iter().flat_map(|case| case.expected).copied().collect();
    let missing: Vec<_> = ALL.iter().filter(|word| !expected.contains(*word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let unknown: Vec<_> =
        expected.iter().filter(|word| !word.starts_with("sum ") && !ALL.contains(word)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// The household of a stop in the middle of the first route.
fn house<'c>(commune: &'c mut Commune, plan: &Plan) -> &'c mut Household {
    let id = &plan.teams[0].stops[2].household;
    commune.households.iter_mut().find(|house| &house.id == id).unwrap()
}

/// A time some seconds later, or earlier.
fn later(time: Clock, seconds: i64) -> Clock {
    Clock::from_millis(Millis(time.millis().0 + seconds * 1000))
}
