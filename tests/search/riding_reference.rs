//! The slow, obvious reference for shifts with vehicles: every node where the vehicle may stand, every slot, every break.

use crate::brute_force::pauses;
use evening_rounds::orienteering::Problem;
use std::collections::BTreeMap;

/// Where team and vehicle are.
pub(crate) type Standing = (usize, Option<usize>);

/// How a shift gets from one stop to the next with the vehicle standing where it does then, told from the definition: on
/// foot if the vehicle stays, by way of it if not.
pub(crate) fn way(problem: &Problem, shift: usize, from: Standing, to: Standing) -> Option<i64> {
    let spec = &problem.shifts[shift];
    let walking = &problem.matrices[spec.matrix];
    let (Some(vehicle), Some(p), Some(q)) = (&spec.vehicle, from.1, to.1) else {
        return walking.get(from.0, to.0);
    };
    let riding = &problem.matrices[vehicle.matrix];
    let all_zero = [walking.get(p, q), walking.get(q, p), riding.get(p, q), riding.get(q, p)] == [Some(0); 4];
    if p == q || all_zero {
        return walking.get(from.0, to.0);
    }
    let parts = [
        walking.get(from.0, p),
        Some(vehicle.mount),
        riding.get(p, q),
        Some(vehicle.park),
        walking.get(q, to.0),
    ];
    parts.into_iter().sum()
}

/// Where the vehicle may stand during a visit; [`None`] alone for a shift without one.
pub(crate) fn stances(problem: &Problem, shift: usize, visit: usize) -> Vec<Option<usize>> {
    let spec = &problem.shifts[shift];
    let Some(vehicle) = &spec.vehicle else { return vec![None] };
    let mut all = vec![Some(vehicle.stands), Some(spec.end)];
    all.extend(problem.visits[visit].parking.iter().copied().map(Some));
    all.sort_unstable();
    all.dedup();
    all
}

/// Where a shift begins, and where it ends.
fn ends(problem: &Problem, shift: usize) -> (Standing, Standing) {
    let spec = &problem.shifts[shift];
    let stands = spec.vehicle.as_ref().map(|vehicle| vehicle.stands);
    ((spec.start, stands), (spec.end, stands.map(|_| spec.end)))
}

/// What is still to come: number of visits made, where, when, breaks taken.
type Now = (usize, Standing, i64, usize);

/// The highest worth of a route, and with it the earliest return.
pub(crate) fn ride(problem: &Problem, shift: usize, route: &[usize]) -> Option<(i64, i64)> {
    let now = (0, ends(problem, shift).0, problem.shifts[shift].departure, 0);
    let found = on(problem, shift, route, now, &mut BTreeMap::new());
    found.map(|(worth, earliness)| (worth, -earliness))
}

/// Worth from here on and the return, negated. What was found before is remembered, and nothing else is spared.
fn on(
    problem: &Problem,
    shift: usize,
    route: &[usize],
    now: Now,
    known: &mut BTreeMap<Now, Option<(i64, i64)>>,
) -> Option<(i64, i64)> {
    if let Some(&known) = known.get(&now) {
        return known;
    }
    let spec = &problem.shifts[shift];
    let (made, here, time, taken) = now;
    let mut found: Vec<(i64, i64)> = Vec::new();
    let next = route.get(made).copied();
    let stops: Vec<Standing> = match next {
        Some(v) => stances(problem, shift, v).into_iter().map(|s| (problem.visits[v].node, s)).collect(),
        None => vec![ends(problem, shift).1],
    };
    for there in stops {
        let Some(way) = way(problem, shift, here, there) else { continue };
        for (before, left) in pauses(problem, shift, time, taken) {
            for (breaks, arrive) in pauses(problem, shift, left + way, before) {
                let Some(v) = next else {
                    if arrive <= spec.back_by && breaks == spec.breaks.len() {
                        found.push((0, -arrive));
                    }
                    continue;
                };
                let visit = &problem.visits[v];
                let liked: i64 = visit.liking.iter().filter(|l| l.0 == shift).map(|l| l.1).sum();
                for slot in visit.slots.iter().filter(|s| visit.allows(shift) && s.worth + liked > 0) {
                    let knock = arrive.max(slot.open);
                    if knock <= slot.close {
                        let rest = on(
                            problem,
                            shift,
                            route,
                            (made + 1, there, knock + visit.service, breaks),
                            known,
                        );
                        found.extend(rest.map(|(worth, back)| (worth + slot.worth + liked, back)));
                    }
                }
            }
        }
    }
    let best = found.into_iter().max();
    known.insert(now, best);
    best
}

/// For every set of visits (bits) the highest worth of a shift that makes just these in the best order, by a dynamic
/// programme over sets, last visits and stances (Held & Karp 1962). No breaks.
fn by_set(problem: &Problem, shift: usize) -> Vec<Option<i64>> {
    let spec = &problem.shifts[shift];
    let (start, end) = ends(problem, shift);
    let count = problem.visits.len();
    // For each set and standing the (time, worth) of which none is better in both.
    let mut states: Vec<BTreeMap<Standing, Vec<(i64, i64)>>> = vec![BTreeMap::new(); 1 << count];
    states[0].insert(start, vec![(spec.departure, 0)]);
    let mut best = vec![None; 1 << count];
    best[0] = (spec.departure <= spec.back_by).then_some(0);
    for set in 0..1_usize << count {
        let here = std::mem::take(&mut states[set]);
        if set.count_ones() as usize > spec.most_visits.unwrap_or(usize::MAX) {
            continue;
        }
        for (standing, choices) in here {
            let home = way(problem, shift, standing, end);
            for &(time, worth) in choices.iter().filter(|_| set > 0) {
                if home.is_some_and(|home| time + home <= spec.back_by) {
                    best[set] = best[set].max(Some(worth));
                }
            }
            for v in (0..count).filter(|v| set >> v & 1 == 0 && problem.visits[*v].allows(shift)) {
                let visit = &problem.visits[v];
                let liked: i64 = visit.liking.iter().filter(|l| l.0 == shift).map(|l| l.1).sum();
                for stance in stances(problem, shift, v) {
                    let Some(way) = way(problem, shift, standing, (visit.node, stance)) else { continue };
                    let place = states[set | 1 << v].entry((visit.node, stance)).or_default();
                    for &(time, worth) in &choices {
                        for slot in visit.slots.iter().filter(|s| s.worth + liked > 0) {
                            let knock = (time + way).max(slot.open);
                            let (leave, worth) = (knock + visit.service, worth + slot.worth + liked);
                            let in_time = knock <= slot.close && leave <= spec.back_by;
                            if in_time && !place.iter().any(|&(t, w)| t <= leave && w >= worth) {
                                place.retain(|&(t, w)| t < leave || w > worth);
                                place.push((leave, worth));
                            }
                        }
                    }
                }
            }
        }
    }
    best
}

/// The highest worth of all solutions of a problem without rules between visits, breaks, or visits that must be made, and of
/// visits at nodes of their own.
pub(crate) fn optimum(problem: &Problem) -> i64 {
    let sets = 1_usize << problem.visits.len();
    let mut together = vec![Some(0); sets];
    for shift in 0..problem.shifts.len() {
        let alone = by_set(problem, shift);
        let with = |set: usize| {
            let parts = (0..sets).filter(|part| part & !set == 0);
            parts.filter_map(|part| Some(together[set & !part]? + alone[part]?)).max()
        };
        together = (0..sets).map(with).collect();
    }
    together.into_iter().flatten().max().unwrap_or(0)
}
