//! Plans of an evening under way: the planner's own are accepted, those that change the past or forget now are not.

use super::{TONIGHT, later, planned, request, sample_ground, word};
use evening_rounds::base::{Permille, Seconds};
use evening_rounds::check::check;
use evening_rounds::evening::PlanRequest;
use evening_rounds::rounds::{Made, OrderReason, Plan, StopMade, TeamUnderway, Underway};
use evening_rounds::session::{Loaded, Session, load};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// What is spoiled, how, and what must then be found.
type Case = (&'static str, fn(&mut Plan), &'static [&'static str]);

/// The sample's plan at the fourth stop of the first team, which has met nobody at its second; the second team has not
/// set out.
fn replanned() -> &'static Plan {
    static MADE: OnceLock<Plan> = OnceLock::new();
    MADE.get_or_init(|| {
        let first = &super::sample().1;
        let route = &first.teams[0];
        let stops = || route.stops.iter().map(|stop| stop.household.clone());
        let made = route.stops.iter().take(2).enumerate().map(|(number, stop)| StopMade {
            household: stop.household.clone(),
            knock: later(stop.knock, 30),
            leave: stop.leave,
            outcome: if number == 1 { Made::Nobody } else { Made::Met },
            parked: route.parked_at(number),
        });
        let now = later(route.stops[2].arrive, -30);
        let away = TeamUnderway {
            team: first.teams[1].team.clone(),
            made: Vec::new(),
            heading: None,
            parked: None,
            home: false,
            remaining: first.teams[1].stops.iter().map(|stop| stop.household.clone()).collect(),
        };
        let out = TeamUnderway {
            team: route.team.clone(),
            made: made.collect(),
            heading: stops().nth(2),
            parked: None,
            home: false,
            remaining: stops().skip(2).collect(),
        };
        let told = Underway { now, teams: vec![out, away], skipped: stops().skip(3).take(1).collect() };
        let mut session = Session::with(same_commune());
        planned(&mut session, &PlanRequest { underway: Some(told), ..request(TONIGHT, 300) })
    })
}

/// The commune of the sample's plan, loaded once more: a session owns its commune.
fn same_commune() -> Loaded {
    let mut loaded = load(&super::files()).0.unwrap();
    loaded.commune.clone_from(&sample_ground().commune);
    loaded
}

fn after(change: fn(&mut Plan)) -> BTreeSet<String> {
    let loaded = sample_ground();
    let mut plan = replanned().clone();
    change(&mut plan);
    check(&loaded.commune, &loaded.ground, &plan).iter().map(word).collect()
}

fn told(plan: &mut Plan) -> &mut Underway {
    plan.underway.as_mut().unwrap()
}

#[test]
fn the_planners_own_is_accepted() {
    assert_eq!(after(|_| ()), BTreeSet::new());
    let plan = replanned();
    assert_eq!(plan.teams[0].stops[2].order, OrderReason::SetOut);
    assert!(plan.teams[0].stops.len() > 3 && plan.teams[1].stops.len() > 1, "too little left to spoil");
}

#[test]
fn what_changes_the_past_or_comes_before_now_is_found() {
    let cases: [Case; 16] = [
        (
            "a stop that was made is gone from the report, but is still said to be made",
            |plan| {
                told(plan).teams[0].made.pop();
            },
            &["broken depart", "past untold"],
        ),
        (
            "a stop that was made is gone from the plan",
            |plan| {
                plan.teams[0].stops.remove(0);
                plan.teams[0].legs.remove(0);
            },
            &["past lost", "forgotten"],
        ),
        (
            "two stops that were made have changed places",
            |plan| plan.teams[0].stops.swap(0, 1),
            &["past lost"],
        ),
        (
            "a stop that was made is a minute longer",
            |plan| plan.teams[0].stops[0].leave = later(plan.teams[0].stops[0].leave, 60),
            &["past moved", "broken depart", "sum to-1.totals.service_s"],
        ),
        (
            "somebody was met, says the plan",
            |plan| plan.teams[0].stops[1].made = Some(Made::Met),
            &["past outcome"],
        ),
        (
            "what is certain is said to be a chance",
            |plan| plan.teams[0].stops[0].chance = Permille(900),
            &["past outcome", "sum to-1.stops[0].worth", "sum to-1.totals.expected_contacts"],
        ),
        (
            "a stop to come is said to be made",
            |plan| plan.teams[0].stops[3].made = Some(Made::Met),
            &["past untold"],
        ),
        (
            "a stop to come is said to be an old one",
            |plan| plan.teams[0].stops[3].order = OrderReason::Made,
            &["past untold"],
        ),
        ("nobody has set out for it", |plan| told(plan).teams[0].heading = None, &["past untold"]),
        (
            "a household is visited once more",
            |plan| {
                let (stop, leg) = (plan.teams[0].stops[0].clone(), plan.teams[0].legs[0].clone());
                plan.teams[0].stops.push(stop);
                plan.teams[0].legs.push(leg);
            },
            &["twice", "past untold"],
        ),
        (
            "a household that was passed over is gone to",
            |plan| {
                let next = plan.teams[0].stops[3].household.clone();
                told(plan).skipped.push(next);
            },
            &["past skipped"],
        ),
        ("a team sets out before now", |plan| told(plan).now = later(told(plan).now, 1), &["early"]),
        ("a team that went home goes on", |plan| told(plan).teams[1].home = true, &["early"]),
        (
            "a way that was made is slower than the knock shows",
            |plan| plan.teams[0].legs[0].seconds += Seconds(31),
            &["broken travel", "broken arrive"],
        ),
        (
            "back too late with visits to come",
            |plan| plan.teams[0].back_by = later(plan.teams[0].back, -1),
            &["back"],
        ),
        ("nothing had happened at all", |plan| plan.underway = None, &["past untold"]),
    ];
    let mut wrong = Vec::new();
    for (name, change, expected) in cases {
        let found = after(change);
        if expected.iter().any(|word| !found.contains(*word)) {
            wrong.push(format!("{name}:\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn who_is_late_may_only_go_home() {
    let loaded = sample_ground();
    let mut told = replanned().underway.clone().unwrap();
    told.teams[0].heading = None;
    let last = told.teams[0].made.last_mut().unwrap();
    (last.leave, told.now) = (later(replanned().teams[0].back_by, 60), last.knock);
    let mut session = Session::with(same_commune());
    let mut plan = planned(&mut session, &PlanRequest { underway: Some(told), ..request(TONIGHT, 50) });
    let words =
        |plan: &Plan| check(&loaded.commune, &loaded.ground, plan).iter().map(word).collect::<Vec<_>>();
    assert!(plan.teams[0].back > plan.teams[0].back_by && plan.teams[0].stops.len() == 2);
    assert_eq!(words(&plan), Vec::<String>::new());
    // Dawdling on the way home is not going straight home.
    plan.teams[0].back = later(plan.teams[0].back, 60);
    assert_eq!(words(&plan), ["broken arrive"]);
}
