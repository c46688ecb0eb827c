//! Planned anew in the middle of an evening, wherever the motorbikes stand.

use super::made::riding;
use super::planning::{TONIGHT, planned, request};
use super::{TRAILHEAD, commune, ground, session, told, tonight};
use evening_rounds::base::{Clock, Millis};
use evening_rounds::check::{Violation, check};
use evening_rounds::evening::PlanRequest;
use evening_rounds::generate::Spec;
use evening_rounds::rounds::{Made, Mode, Plan, StopMade, TeamUnderway, Underway};
use evening_rounds::session::Session;
use proptest::prelude::*;

/// Everything as planned until `now`, the next stop being set out for.
fn as_planned(plan: &Plan, now: Clock, heads: bool) -> Underway {
    let teams = plan.teams.iter().map(|team| {
        let over = team.stops.iter().enumerate().take_while(|(_, stop)| stop.leave <= now);
        let made: Vec<StopMade> = over
            .map(|(number, stop)| StopMade {
                household: stop.household.clone(),
                knock: stop.knock,
                leave: stop.leave,
                outcome: Made::Met,
                parked: team.parked_at(number),
            })
            .collect();
        let remaining: Vec<_> = team.stops.iter().skip(made.len()).map(|s| s.household.clone()).collect();
        let heading = remaining.first().filter(|_| heads && now >= team.departure).cloned();
        let parked = team.parked_at(made.len()).filter(|_| heading.is_some());
        TeamUnderway { team: team.team.clone(), made, heading, parked, home: false, remaining }
    });
    Underway { now, teams: teams.collect(), skipped: Vec::new() }
}

#[test]
fn in_the_middle_of_a_loop_one_walks_back_to_the_motorbikes() {
    let mut session = session(|_, _| ());
    let household =
        |id: &str| commune(&session).households.iter().find(|h| h.id.as_str() == id).unwrap().id.clone();
    let at = |text: &str| text.parse::<Clock>().unwrap();
    let made = StopMade {
        household: household("spur-low"),
        knock: at("18:30"),
        leave: at("18:50"),
        outcome: Made::Met,
        parked: Some(TRAILHEAD),
    };
    let team = TeamUnderway {
        team: commune(&session).teams[0].id.clone(),
        made: vec![made],
        heading: None,
        parked: None,
        home: false,
        remaining: vec![household("spur-high")],
    };
    let underway = Some(Underway { now: at("18:50"), teams: vec![team], skipped: Vec::new() });
    let plan = planned(&mut session, &PlanRequest { underway, ..tonight() });
    assert_eq!(check(commune(&session), ground(&session), &plan), []);
    let legs = told(&plan);
    assert_eq!(legs[..2], ["ride start-park", "walk park-spur-low"]);
    let back = legs.iter().position(|leg| leg.starts_with("ride park")).unwrap();
    assert!(legs[back - 1].ends_with("-park"), "{legs:?}");

    let mut elsewhere = plan.clone();
    elsewhere.underway.as_mut().unwrap().teams[0].made[0].parked = Some([107.41, 16.2]);
    let found = check(commune(&session), ground(&session), &elsewhere);
    assert!(found.iter().any(|v| matches!(v, Violation::Past { what: "parked", .. })), "{found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn an_evening_goes_on_from_where_the_motorbikes_stand(
        seed in 0_u64..500,
        minutes in 10_i64..180,
        heads in any::<bool>(),
    ) {
        let mut session = Session::with(riding(&Spec { seed, households: 40, hamlets: 3, teams: 2 }, 30, true));
        let asked = request(TONIGHT, 300);
        let first = planned(&mut session, &asked);
        let departs = first.teams.iter().map(|team| team.departure).min().unwrap();
        let now = Clock::from_millis(Millis(departs.millis().0 + minutes * 60_000));
        let told = as_planned(&first, now, heads);
        let rides = |plan: &Plan| plan.teams.iter().flat_map(|t| &t.legs).filter(|l| l.mode == Mode::Ride).count();
        let plan = planned(&mut session, &PlanRequest { underway: Some(told.clone()), ..asked });
        let loaded = session.loaded().unwrap();
        prop_assert_eq!(check(&loaded.commune, &loaded.ground, &plan), []);
        for (team, before) in plan.teams.iter().zip(&first.teams) {
            let made = told.teams.iter().find(|t| t.team == team.team).map_or(0, |t| t.made.len());
            for number in 0..made {
                prop_assert_eq!(team.parked_at(number), before.parked_at(number));
            }
        }
        prop_assert!(rides(&plan) == 0 || rides(&first) > 0 || plan.totals.stops > 0);
    }
}
