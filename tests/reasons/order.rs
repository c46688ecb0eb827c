//! Why a visit stands where it stands, against every other place tried here.

use super::{TONIGHT, commune, planned, request};
use evening_rounds::evening::Evening;
use evening_rounds::generate::Spec;
use evening_rounds::orienteering::{Problem, timetable};
use evening_rounds::rounds::OrderReason;
use evening_rounds::session::Session;
use proptest::prelude::*;

/// Worth of the route, worth of one visit in it, and time on the way.
fn walked(problem: &Problem, team: usize, route: &[usize], visit: usize) -> Option<(i64, i64, i64)> {
    let times = timetable(problem, team, route)?;
    let own = times.visits.iter().find(|t| t.visit == visit)?.worth;
    let nodes: Vec<usize> = std::iter::once(problem.shifts[team].start)
        .chain(route.iter().map(|&v| problem.visits[v].node))
        .chain([problem.shifts[team].end])
        .collect();
    let walking = nodes.windows(2).map(|pair| problem.matrices[0].get(pair[0], pair[1]).unwrap()).sum();
    Some((times.visits.iter().map(|t| t.worth).sum(), own, walking))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_visit_stands_where_it_stands_for_the_reason_given(seed: u32, households in 40..140_usize) {
        let loaded = commune(&Spec { seed: seed.into(), households, hamlets: 3, teams: 2 });
        let evening = Evening::prepare(&loaded.commune, &loaded.ground, &request(TONIGHT, 150)).unwrap();
        let mut session = Session::with(loaded);
        let plan = planned(&mut session, &request(TONIGHT, 150));
        let commune = &session.loaded().unwrap().commune;
        for (team, plan) in plan.teams.iter().enumerate() {
            let houses: Vec<usize> = plan
                .stops
                .iter()
                .map(|s| commune.households.iter().position(|h| h.id == s.household).unwrap())
                .collect();
            let route: Vec<usize> =
                houses.iter().map(|h| evening.visit_household.binary_search(h).unwrap()).collect();
            for (position, stop) in plan.stops.iter().enumerate() {
                let house = &commune.households[houses[position]];
                let visit = route[position];
                let now = walked(&evening.problem, team, &route, visit).unwrap();
                let mut others = route.clone();
                others.remove(position);
                let elsewhere: Vec<(i64, i64, i64)> = (0..=others.len())
                    .filter(|&place| place != position)
                    .filter_map(|place| {
                        let mut moved = others.clone();
                        moved.insert(place, visit);
                        walked(&evening.problem, team, &moved, visit)
                    })
                    .collect();
                let agreed = house.appointment.as_ref().is_some_and(|a| a.date == TONIGHT);
                prop_assert_eq!(agreed, stop.order == OrderReason::Appointment);
                match stop.order {
                    OrderReason::Appointment => {}
                    OrderReason::OnlyVisit => prop_assert_eq!(route.len(), 1),
                    OrderReason::OwnHours => {
                        prop_assert!(elsewhere.is_empty() && !house.rules.windows.is_empty());
                    }
                    OrderReason::NoOtherPlace => {
                        prop_assert!(elsewhere.is_empty() && house.rules.windows.is_empty());
                    }
                    OrderReason::OnTheWay { minutes } => {
                        prop_assert!(minutes > 0);
                        let longer = i64::from(minutes) * 60_000;
                        prop_assert!(elsewhere.iter().all(|there| there.2 - now.2 >= longer));
                        prop_assert!(elsewhere.iter().any(|there| there.2 - now.2 < longer + 60_000));
                    }
                    OrderReason::BestHour { loses } => {
                        prop_assert!(loses.0 > 0);
                        prop_assert_eq!(elsewhere.iter().map(|there| now.1 - there.1).min(), Some(loses.0));
                    }
                    OrderReason::BestTogether { loses } => {
                        prop_assert!(loses.0 > 0);
                        prop_assert_eq!(elsewhere.iter().map(|there| now.0 - there.0).min(), Some(loses.0));
                    }
                    // Nothing is pinned here.
                    OrderReason::PinnedOrder => prop_assert!(false),
                    OrderReason::AsGood => {
                        prop_assert!(elsewhere.iter().any(|there| there.0 >= now.0));
                    }
                    OrderReason::Made | OrderReason::SetOut => {
                        prop_assert!(false, "nothing has happened yet on this evening");
                    }
                }
            }
        }
    }
}
