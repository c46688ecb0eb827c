//! Why a visit stands where it stands in its round, by trying every other place.

use super::OrderReason;
use crate::base::Points;
use crate::orienteering::{Problem, Timetable, timetable};

/// From so much longer a way on, the way is the reason that tells most.
const LONGER_MS: i64 = 5 * 60_000;

/// The reason for the place of a visit, by its position in a shift's route, times being milliseconds. Every other
/// position in the same route is tried with the rest in its order, those too that an order that was asked for forbids:
/// only where another place would do as well does it matter whether it is one of them.
pub fn order_reason(problem: &Problem, shift: usize, route: &[usize], position: usize) -> OrderReason {
    if route.len() < 2 {
        return OrderReason::OnlyVisit;
    }
    let Some(&visit) = route.get(position) else { return OrderReason::AsGood };
    let others: Vec<usize> =
        route.iter().enumerate().filter(|&(p, _)| p != position).map(|(_, &v)| v).collect();
    let at = |place: usize| {
        let mut visits = others.clone();
        visits.insert(place.min(others.len()), visit);
        let walked = timetable(problem, shift, &visits)?;
        let own = walked.visits.iter().find(|timed| timed.visit == visit)?.worth;
        Some((walked, own))
    };
    let Some(now) = at(position) else { return OrderReason::AsGood };
    let elsewhere: Vec<(usize, (Timetable, i64))> = (0..=others.len())
        .filter(|&place| place != position)
        .filter_map(|place| Some((place, at(place)?)))
        .collect();
    let all = elsewhere.iter().map(|(_, there)| there);
    match cost(&now, all) {
        OrderReason::AsGood => {}
        reason => return reason,
    }
    let left = problem.places(visit, &others);
    let open = |place: usize| left.as_ref().is_some_and(|left| left.contains(&place));
    let left = elsewhere.iter().filter(|(place, _)| open(*place)).map(|(_, there)| there);
    match cost(&now, left) {
        OrderReason::AsGood => OrderReason::AsGood,
        _ => OrderReason::PinnedOrder,
    }
}

/// What all other places cost, each a timetable with the visit's own worth in it.
fn cost<'a>(
    (now, own): &(Timetable, i64),
    elsewhere: impl Iterator<Item = &'a (Timetable, i64)>,
) -> OrderReason {
    let elsewhere: Vec<&(Timetable, i64)> = elsewhere.collect();
    // The least that any other place costs.
    let least = |cost: &dyn Fn(&(Timetable, i64)) -> i64| elsewhere.iter().map(|&there| cost(there)).min();
    let (Some(longer), Some(own_loss), Some(loss)) = (
        least(&|(sum, _)| sum.walking - now.walking),
        least(&|(_, there)| own - there),
        least(&|(sum, _)| now.worth - sum.worth),
    ) else {
        return OrderReason::NoOtherPlace;
    };
    let on_the_way = OrderReason::OnTheWay { minutes: (longer / 60_000).clamp(0, 1440) as u32 };
    if longer >= LONGER_MS {
        on_the_way
    } else if own_loss > 0 {
        OrderReason::BestHour { loses: Points(own_loss) }
    } else if longer >= 60_000 {
        on_the_way
    } else if loss > 0 {
        OrderReason::BestTogether { loses: Points(loss) }
    } else {
        OrderReason::AsGood
    }
}
