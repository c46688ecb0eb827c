//! What a visit that is left out for lack of time would cost: whose place it would take, and what the round would lose.

use crate::base::{Clock, Millis, Points};
use crate::commune::Commune;
use crate::evening::prepare::Evening;
use crate::orienteering::{Inserter, Problem, Shift, Solution};
use crate::rounds::{Fit, Remedy};
use fixedbitset::FixedBitSet;

/// A team's round of the plan without one of its stops.
struct Without {
    team: usize,
    dropped: usize,
}

/// For each household (by index; `None` for those that nothing is asked of) the cheapest way to visit it in the place of
/// one stop of the finished plan, the rest of the round in its order. None where no one stop makes room, or where the
/// round would be worth more: a search that went on would have found that.
pub(super) fn instead(
    evening: &Evening,
    commune: &Commune,
    solution: &Solution,
    households: impl Iterator<Item = Option<usize>>,
) -> Vec<Option<Remedy>> {
    let problem = &evening.problem;
    let (mut without, mut routes, mut shifts) = (Vec::new(), Vec::new(), Vec::<Shift>::new());
    for (team, (route, spec)) in solution.routes.iter().zip(&problem.shifts).enumerate() {
        // The round as it is comes first: what it is worth is what the others are compared with.
        for dropped in std::iter::once(None).chain(route.iter().copied().map(Some)) {
            routes.push(route.iter().copied().filter(|&v| Some(v) != dropped).collect::<Vec<usize>>());
            shifts.push(spec.clone());
            without.push((team, dropped));
        }
    }
    let visits = problem.visits.iter().map(|visit| {
        let mut able: FixedBitSet =
            without.iter().enumerate().filter(|(_, (team, _))| visit.allows(*team)).map(|(s, _)| s).collect();
        able.grow(shifts.len());
        let mut visit = visit.clone();
        visit.shifts = able;
        visit
    });
    let trial = Problem { visits: visits.collect(), shifts, ..problem.clone() };
    // Every shift is one of a problem that was checked.
    let Ok(inserter) = Inserter::new(trial, &routes) else { return households.map(|_| None).collect() };
    let mut now = 0;
    let mut shorter: Vec<(usize, Without, i64)> = Vec::new();
    for (number, &(team, dropped)) in without.iter().enumerate() {
        let Some(worth) = inserter.worth(number) else { continue };
        match dropped {
            None => now = worth,
            // What is lost by dropping the stop alone.
            Some(dropped) => shorter.push((number, Without { team, dropped }, now - worth)),
        }
    }
    let price = |household: usize| {
        let visit = evening.visit_household.binary_search(&household).ok()?;
        let may = |team: usize| problem.visits.get(visit).is_some_and(|v| v.allows(team));
        let cheapest = shorter
            .iter()
            .filter(|(_, without, _)| may(without.team))
            .filter_map(|(number, without, lost)| {
                let place = inserter.place(*number, visit, i64::MIN)?;
                Some((lost - place.gain, *number, without, place.knock))
            })
            .min_by_key(|&(loses, number, ..)| (loses, number))?;
        let (loses, _, without, knock) = cheapest;
        let &dropped = evening.visit_household.get(without.dropped)?;
        let team = evening.teams.get(without.team)?;
        let fit = Fit {
            team: commune.teams.get(team.index)?.id.clone(),
            knock: Clock::from_millis(Millis(knock)),
            more: None,
        };
        let household = commune.households.get(dropped)?.id.clone();
        (loses >= 0).then_some(Remedy::InsteadOf { household, loses: Points(loses), fit })
    };
    households.map(|household| household.and_then(price)).collect()
}
