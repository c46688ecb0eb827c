//! Campaigns end to end.

use super::campaign::{Made, World, run as campaign};
use super::door::Past;
use super::place::Place;
use super::policy::{POLICIES, policy};
use super::report::{TruthKind, spec};
use super::truth::Truth;
use super::*;
use crate::base::days_between;
use crate::generate::Spec;
use crate::households::Outcome;

const EFFORT: Effort = Effort { plan: 60, again: 20 };
const EVENINGS: usize = 14;

fn tiny(profile: Profile, seed: u64) -> Place {
    Place::with(profile, &Spec { seed, households: 36, hamlets: 2, teams: 2 }).unwrap()
}

fn truth_of(place: &Place, profile: Profile, seed: u64) -> Truth {
    Truth::draw(place, spec(profile, seed, EVENINGS, TruthKind::AsAssumed))
}

/// What anybody could see of the truth, whatever was done before.
fn seen(truth: &Truth, households: usize) -> Vec<bool> {
    (0..households)
        .flat_map(|h| (0..EVENINGS).flat_map(move |e| [1085, 1130, 1190, 1240].map(|m| (h, e, m))))
        .map(|(household, evening, minute)| truth.is_home(household, evening, minute))
        .collect()
}

#[test]
fn a_tiny_commune_is_served_and_every_plan_keeps_every_rule() {
    for profile in [Profile::Mountain, Profile::Coastal] {
        let place = tiny(profile, 5);
        let truth = truth_of(&place, profile, 5);
        let before = seen(&truth, place.commune.households.len());
        let mut world = World::new(&place, &truth, EFFORT).unwrap();
        world.checked = true;
        assert!(!world.people.is_empty());
        for policy in &POLICIES {
            let made = campaign(&world, policy).unwrap();
            // What the truth would make a visit worth is in no record, so the checker cannot follow those sums.
            let broken: Vec<_> =
                made.broken.iter().filter(|b| !policy.knows || !b.starts_with("Sum")).collect();
            assert!(broken.is_empty(), "{profile:?} {}: {broken:?}", policy.name);
            let done = made.done.iter().flatten().count();
            assert!(done * 2 > world.people.len(), "{}: {done} of {}", policy.name, world.people.len());
        }
        assert_eq!(seen(&truth, place.commune.households.len()), before);
    }
}

#[test]
fn the_same_seed_gives_the_same_campaign() {
    let place = tiny(Profile::Mountain, 6);
    let truth = truth_of(&place, Profile::Mountain, 6);
    let world = World::new(&place, &truth, EFFORT).unwrap();
    for name in ["nearest", "ours"] {
        let run = || campaign(&world, &policy(name).unwrap()).unwrap();
        let (first, second) = (run(), run());
        assert_eq!(first.knocks, second.knocks);
        assert_eq!(first.done, second.done);
    }
}

/// A door answers the same to whoever knocks then, however many doors were knocked at before.
#[test]
fn what_a_door_answers_does_not_depend_on_other_doors() {
    let place = tiny(Profile::Mountain, 7);
    let truth = truth_of(&place, Profile::Mountain, 7);
    let service = &place.commune.settings.service;
    let answer = |household: usize, evening: usize| {
        let house = &place.commune.households[household];
        door::knock(&truth, household, house, &Past::default(), service, (evening, 19 * 3_600_000))
    };
    let alone: Vec<_> = (0..EVENINGS).map(|evening| answer(3, evening)).collect();
    for household in (0..place.commune.households.len()).rev() {
        for evening in 0..EVENINGS {
            let _heard = answer(household, evening);
        }
    }
    assert_eq!((0..EVENINGS).map(|evening| answer(3, evening)).collect::<Vec<_>>(), alone);
}

/// The hard rules again, in words of their own, over every knock that was made.
fn keeps_the_rules(world: &World<'_>, knocks: &[Made]) {
    let households = &world.place.commune.households;
    let settings = &world.place.commune.settings;
    for (number, knock) in knocks.iter().enumerate() {
        let house = &households[knock.household];
        let team = &world.place.commune.teams[knock.team];
        let rules = &house.rules;
        assert!(!rules.no_visits && !rules.daytime_only && !rules.no_evening, "{knock:?}");
        assert!(team.languages.contains(&house.language), "{knock:?}");
        assert!(knock.at <= settings.last_knock.millis().0 && knock.at < 22 * 3_600_000, "{knock:?}");
        assert!(knock.at >= settings.first_knock.millis().0, "{knock:?}");
        let earlier: Vec<&Made> =
            knocks[..number].iter().filter(|k| k.household == knock.household).collect();
        assert!(earlier.iter().all(|k| k.evening < knock.evening), "twice on one evening: {knock:?}");
        assert!(earlier.iter().all(
            |k| k.outcome != Outcome::Moved && k.outcome != Outcome::MetDone || !house.pending.is_empty()
        ));
        assert!(!earlier.iter().any(|k| k.outcome == Outcome::Moved), "moved: {knock:?}");
        if let Some(last) = earlier.last() {
            let days = (knock.evening - last.evening) as i64;
            // Only an appointment, made when somebody was met, shortens the gap.
            let agreed = matches!(last.outcome, Outcome::MetAgain | Outcome::MetPart) || rules.call_first;
            assert!(agreed || days >= i64::from(settings.minimum_gap_days), "gap: {knock:?} after {last:?}");
        }
        if let Some(no) = earlier.iter().rev().find(|k| k.outcome == Outcome::Declined) {
            let days = days_between(world.truth.date(no.evening), world.truth.date(knock.evening));
            assert!(rules.call_first || days >= i64::from(settings.cool_off_days), "cool-off: {knock:?}");
        }
        let refusals = earlier.iter().filter(|k| k.outcome == Outcome::Declined).count();
        if refusals >= usize::from(settings.refusals_before_supervisor) {
            let papers = &world.truth.households[knock.household].papers;
            assert_ne!(papers.attitude, truth::Attitude::Refuses, "no supervisor allowed this: {knock:?}");
        }
    }
}

#[test]
fn no_knock_under_any_policy_breaks_a_rule() {
    for seed in 11..14 {
        let place = tiny(Profile::Mountain, seed);
        let truth = truth_of(&place, Profile::Mountain, seed);
        let world = World::new(&place, &truth, EFFORT).unwrap();
        for name in ["nearest", "rota-told", "most-pending", "constant", "ours", "all-knowing"] {
            let made = campaign(&world, &policy(name).unwrap()).unwrap();
            assert!(!made.knocks.is_empty());
            keeps_the_rules(&world, &made.knocks);
        }
    }
}

#[test]
fn a_report_has_a_row_for_each_policy_whatever_the_number_of_jobs() {
    let options = |jobs| Options {
        profile: Profile::Coastal,
        first_seed: 3,
        seeds: 2,
        evenings: 12,
        policies: ["nearest", "ours"].into_iter().filter_map(policy).collect(),
        truths: vec![TruthKind::AsAssumed],
        effort: Effort { plan: 20, again: 10 },
        jobs,
        settings: vec![("priority.waiting".to_owned(), serde_json::json!(0))],
    };
    let report = run(&options(1), &|_| ()).unwrap();
    assert_eq!(report, run(&options(2), &|_| ()).unwrap());
    let truth = &report.truths[0];
    assert_eq!(truth.policies.iter().map(|p| p.policy.as_str()).collect::<Vec<_>>(), ["nearest", "ours"]);
    assert!(truth.policies.iter().all(|p| p.curve.windows(2).all(|pair| pair[0] <= pair[1])));
    assert_eq!(truth.comparisons.len(), 1);
    assert!(truth.calibration_error["ours"] > 0.0);
    let wrong =
        Options { settings: vec![("priority.wating".to_owned(), serde_json::json!(0))], ..options(1) };
    assert!(matches!(run(&wrong, &|_| ()), Err(SimulateError::Setting { .. })));
}
