//! Reasons and remedies are true of what is left of the evening: every one is worked out again, place by place.

use super::{again, at, commune, later, loaded, planned, request};
use crate::TONIGHT;
use crate::told::{Turn, otherwise};
use evening_rounds::base::{Clock, HouseholdId, Millis};
use evening_rounds::evening::{Evening, PlanRequest, TeamRequest};
use evening_rounds::generate::Spec;
use evening_rounds::orienteering::timetable;
use evening_rounds::rounds::{Fit, OrderReason, Plan, Reason, Remedy, TimeChange};
use evening_rounds::session::Session;
use proptest::prelude::*;

/// An evening with the rounds of a plan from where the teams stand.
struct Left {
    evening: Evening,
    rounds: Vec<Vec<usize>>,
}

impl Left {
    fn of(session: &Session, asked: &PlanRequest, plan: &Plan) -> Self {
        let evening = Evening::prepare(&loaded(session).commune, &loaded(session).ground, asked).unwrap();
        let mut left = Self { evening, rounds: Vec::new() };
        for team in &plan.teams {
            let to_come = team.stops.iter().filter(|s| s.made.is_none() && s.order != OrderReason::SetOut);
            let round = to_come.map(|stop| left.visit(session, &stop.household).unwrap()).collect();
            left.rounds.push(round);
        }
        left
    }

    fn visit(&self, session: &Session, id: &HouseholdId) -> Option<usize> {
        let index = loaded(session).commune.households.iter().position(|h| &h.id == id).unwrap();
        self.evening.visit_household.binary_search(&index).ok()
    }

    fn worth(&self, team: usize, round: &[usize]) -> Option<i64> {
        if round.is_empty() {
            Some(0)
        } else {
            timetable(&self.evening.problem, team, round).map(|t| t.worth)
        }
    }

    /// Every worth and knock with one visit more in a team's round without those of `without`.
    fn places(&self, team: usize, visit: usize, without: Option<usize>) -> Vec<(i64, Clock)> {
        let round: Vec<usize> = self.rounds[team].iter().copied().filter(|&v| Some(v) != without).collect();
        let tried = (0..=round.len()).filter_map(|place| {
            let mut longer = round.clone();
            longer.insert(place, visit);
            let walked = timetable(&self.evening.problem, team, &longer)?;
            let knock = walked.visits.iter().find(|timed| timed.visit == visit)?.knock;
            Some((walked.worth, Clock::from_millis(Millis(knock))))
        });
        tried.collect()
    }
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        4 => (0..30_u8).prop_map(Turn::Met),
        3 => (1..8_u8).prop_map(Turn::Nobody),
        1 => Just(Turn::Skipped),
    ]
}

/// Every reason and every remedy of those left out, in what is left of an evening that went like this.
fn said_is_true(seed: u32, minutes: u32, turns: &[Turn], heads: bool) -> Result<(), TestCaseError> {
    let spec = Spec { seed: seed.into(), households: 90, hamlets: 3, teams: 3 };
    let mut session = commune(&spec);
    let first = planned(&mut session, &request(TONIGHT, 900));
    let now = later(first.teams.iter().map(|t| t.departure).min().unwrap(), i64::from(minutes) * 60);
    let mut told = otherwise(&first, now, turns, heads);
    // The last team has gone home.
    let home = told.teams.last_mut().unwrap();
    home.home = !home.made.is_empty();
    let asked = again(&request(TONIGHT, 300), &told);
    let plan = planned(&mut session, &asked);
    let left = Left::of(&session, &asked, &plan);
    let over = |team: usize| told.teams[team].home;
    for entry in &plan.not_tonight {
        let visit = left.visit(&session, &entry.household);
        if let Some(visit) = visit {
            // Nothing bars it: nowhere would it gain anything.
            for team in 0..left.rounds.len() {
                let now_worth = left.worth(team, &left.rounds[team]).unwrap_or(0);
                for (worth, _) in left.places(team, visit, None) {
                    prop_assert!(worth <= now_worth, "{} fits in with gain", entry.household);
                }
            }
            let alone =
                (0..left.rounds.len()).any(|t| timetable(&left.evening.problem, t, &[visit]).is_some());
            prop_assert_eq!(entry.reasons[0] == Reason::OutOfReachTonight, !alone);
        }
        for remedy in &entry.would_help {
            let Some(fit) = remedy.fit() else { continue };
            let team = plan.teams.iter().position(|t| t.team == fit.team).unwrap();
            prop_assert!(fit.knock >= now && !over(team), "{:?} at {}", remedy, now);
            if let Some(more) = fit.more.filter(|more| more.change == TimeChange::EarlierDeparture) {
                let begun = &plan.teams[team];
                prop_assert!(begun.stops.iter().all(|s| s.made.is_none() && s.order != OrderReason::SetOut));
                prop_assert!(later(begun.departure, -i64::from(more.minutes) * 60) >= now);
            }
            match remedy {
                Remedy::MoreTime { fit } => {
                    prop_assert!(
                        fits_with_more(&session, &asked, &plan, &entry.household, fit),
                        "{:?}",
                        remedy
                    );
                }
                Remedy::InsteadOf { household, loses, fit } => {
                    let dropped = left.visit(&session, household).unwrap();
                    let before = left.worth(team, &left.rounds[team]).unwrap();
                    let places = left.places(team, visit.unwrap(), Some(dropped));
                    prop_assert!(places.contains(&(before - loses.0, fit.knock)), "{:?}", remedy);
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// A team turns round as it would be back too late: with more time it would not, and go on from another door.
#[test]
fn more_time_is_not_promised_to_a_team_that_would_not_turn_round_then() {
    let turns = [Turn::Met(6), Turn::Met(18), Turn::Nobody(6), Turn::Met(25)];
    said_is_true(2_484_348_986, 155, &turns, true).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_of_those_left_out_is_true(
        seed in any::<u32>(),
        minutes in 0..170_u32,
        turns in prop::collection::vec(turn(), 1..9),
        heads: bool,
    ) {
        said_is_true(seed, minutes, &turns, heads)?;
    }
}

/// Whether a household fits into a team's round with gain, at the time that is said, once the team has more time.
fn fits_with_more(session: &Session, asked: &PlanRequest, plan: &Plan, id: &HouseholdId, fit: &Fit) -> bool {
    let more = fit.more.unwrap();
    let minutes = i64::from(more.minutes) * 60;
    let teams = loaded(session).commune.teams.iter().map(|team| {
        let mut request =
            TeamRequest { id: team.id.clone(), guide: None, on_foot: false, departure: None, back_by: None };
        if team.id == fit.team {
            match more.change {
                TimeChange::EarlierDeparture => request.departure = Some(later(team.departure, -minutes)),
                TimeChange::LaterReturn => request.back_by = Some(later(team.back_by, minutes)),
            }
        }
        request
    });
    let longer = PlanRequest { teams: Some(teams.collect()), ..asked.clone() };
    let left = Left::of(session, &longer, plan);
    let team = plan.teams.iter().position(|t| t.team == fit.team).unwrap();
    let before = left.worth(team, &left.rounds[team]).unwrap_or(0);
    let Some(visit) = left.visit(session, id) else { return false };
    left.places(team, visit, None).iter().any(|&(worth, knock)| worth > before && knock == fit.knock)
}

#[test]
fn a_household_passed_over_is_told_of_another_evening() {
    let mut session = commune(&super::SMALL);
    let first = planned(&mut session, &request(TONIGHT, 600));
    let mut told = otherwise(&first, at("19:00"), &[Turn::Met(0)], false);
    for team in &mut told.teams {
        told.skipped.append(&mut team.remaining);
    }
    let plan = planned(&mut session, &again(&request(TONIGHT, 100), &told));
    let passed = plan.not_tonight.iter().filter(|entry| told.skipped.contains(&entry.household));
    let helped =
        passed.clone().filter(|entry| matches!(entry.would_help[..], [Remedy::AnotherEvening { .. }]));
    assert_eq!(passed.count(), told.skipped.len());
    assert!(helped.count() > 0);
}
