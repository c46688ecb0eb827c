//! The route of a shift with a vehicle: places of visits, judged over all nodes where the vehicle may stand.

use super::super::model::{Model, NO_WAY, ShiftModel};
use super::super::rider::{NEVER, Rider, Stance};
use super::choices::{Choice, Choices, Seen, Stop};
use super::{Blinks, Gap, Place, Route};

/// What a route knows of where its vehicle may stand.
#[derive(Debug, Clone)]
pub(super) struct Riding {
    /// Choices after each of start and visits.
    ahead: Choices,
    /// Choices from each of end and visits on, the end first.
    behind: Choices,
    /// The visits of each, in the order in which they were added: what is the same in the next route is not reckoned again.
    ahead_of: Vec<u32>,
    behind_of: Vec<u32>,
    /// For each gap the most time to spare between its stops, and the most worth of what is before and after it.
    spare: Vec<(i64, i64)>,
}

impl Riding {
    pub(super) fn new(all: bool) -> Self {
        let (ahead, behind) = (Choices::new(Seen::FromStart, all), Choices::new(Seen::FromEnd, all));
        Self { ahead, behind, ahead_of: Vec::new(), behind_of: Vec::new(), spare: Vec::new() }
    }

    /// Copies another without giving up the memory of this one.
    pub(super) fn copy(&mut self, other: &Self) {
        self.ahead.copy(&other.ahead);
        self.behind.copy(&other.behind);
        self.ahead_of.clone_from(&other.ahead_of);
        self.behind_of.clone_from(&other.behind_of);
        self.spare.clone_from(&other.spare);
    }
}

/// The number of a place of the model in the tables of a rider.
fn local(model: &Model, spec: &ShiftModel, place: u32) -> usize {
    let count = model.count();
    if (place as usize) < count { place as usize } else { count + usize::from(place == spec.end) }
}

impl Route {
    /// Works everything out anew from the visits, of a shift with a vehicle; `None` when they cannot be made in time.
    pub(super) fn reckon_riding(&mut self, model: &Model, spec: &ShiftModel, rider: &Rider) -> Option<()> {
        let Self { shift, visits, gaps, all, riding, .. } = self;
        let riding = riding.get_or_insert_with(|| Box::new(Riding::new(*all)));
        let stop =
            |v: u32| Stop { place: v as usize, slots: model.slots(*shift, v), service: model.service(v) };
        gaps.clear();
        let (start, end) = (model.count(), model.count() + 1);
        let begin = || (spec.departure, rider.stances(start).first());
        let same = begin_with(&mut riding.ahead, &mut riding.ahead_of, visits.iter().copied(), begin);
        let mut before = spec.start;
        for (number, &after) in visits.iter().enumerate() {
            if number >= same {
                riding.ahead.visit(rider, local(model, spec, before), stop(after))?;
                riding.ahead_of.push(after);
            }
            let free = riding.ahead.best_time(number)?;
            gaps.push(Gap { before, after, hop: 0, free, due: 0 });
            before = after;
        }
        // Nobody need be able to ride home who stays.
        let free = riding.ahead.best_time(visits.len()).unwrap_or(spec.departure);
        gaps.push(Gap { before, after: spec.end, hop: 0, free, due: spec.back_by });
        let begin = || (spec.back_by, rider.stances(end).first());
        let same = begin_with(&mut riding.behind, &mut riding.behind_of, visits.iter().rev().copied(), begin);
        let mut after = spec.end;
        for (number, gap) in gaps.iter_mut().rev().skip(1).enumerate() {
            if number >= same {
                riding.behind.visit(rider, local(model, spec, after), stop(gap.after))?;
                riding.behind_of.push(gap.after);
            }
            (after, gap.due) = (gap.after, riding.behind.best_time(number + 1)?);
        }
        let thinned = riding.ahead.thinned() || riding.behind.thinned();
        riding.spare.clear();
        for (position, gap) in gaps.iter_mut().enumerate() {
            let (ahead, behind) = (riding.ahead.at(position), riding.behind.at(visits.len() - position));
            let (spare, hop) = if visits.is_empty() {
                // Who makes no visit does not set out.
                (spec.back_by - spec.departure, 0)
            } else {
                let (from, to) = (local(model, spec, gap.before), local(model, spec, gap.after));
                spare(rider, from, to, ahead, behind)
            };
            gap.hop = hop;
            let most = |choices: &[Choice]| choices.iter().map(|choice| choice.worth).max().unwrap_or(0);
            riding.spare.push((spare, most(ahead) + most(behind)));
        }
        let (worth, back, walking) = if visits.is_empty() {
            (spec.departure <= spec.back_by).then_some((0, spec.departure, 0))?
        } else {
            let (from, to) = (local(model, spec, before), local(model, spec, spec.end));
            let (walk, into) = (rider.walk(from, to), rider.moves_to(rider.stances(end).first()?));
            let home = riding.ahead.last().iter().filter_map(|choice| {
                let way = into.way(choice.at, choice.edge, walk);
                let back = choice.time + way;
                (back <= spec.back_by).then_some((choice.worth, -back, -choice.way - way))
            });
            let (worth, back, way) = home.max()?;
            (worth, -back, -way)
        };
        (self.worth, self.back, self.walking, self.thinned) = (worth, back, walking, thinned);
        Some(())
    }

    /// The best place for a visit as [`Route::best_place`] says, in the route of a shift with a vehicle.
    pub(super) fn best_place_riding(
        &self,
        model: &Model,
        rider: &Rider,
        visit: u32,
        (first, last): (usize, usize),
        blinks: Blinks,
        least: i64,
    ) -> Option<Place> {
        let slots = model.slots(self.shift, visit);
        let (spec, riding) = (model.shifts.get(self.shift)?, self.riding.as_ref()?);
        let (opening, closing) = (slots.first()?.open, slots.last()?.close);
        let (to, from) = (model.ways_to(self.shift, visit), model.ways_from(self.shift, visit));
        let service = model.service(visit);
        let dearest = slots.iter().map(|slot| slot.worth).max()?;
        let here = visit as usize;
        let (mut best_gain, mut best_cost, mut best) = (least, i64::MAX, None);
        for (position, gap) in self.gaps.iter().enumerate().take(last + 1).skip(first) {
            // The quickest ways refuse most.
            let (way, on) = (to.get(gap.before as usize).copied()?, from.get(gap.after as usize).copied()?);
            let arrive = gap.free + i64::from(way);
            let latest = gap.due - i64::from(on) - service;
            if arrive > closing || latest < opening || latest < arrive {
                continue;
            }
            if way == NO_WAY || on == NO_WAY || blinks.hides(self.shift, position, visit) {
                continue;
            }
            let (before, after) = (local(model, spec, gap.before), local(model, spec, gap.after));
            let (ahead, behind) = (riding.ahead.at(position), riding.behind.at(self.visits.len() - position));
            let (spare, most) = riding.spare.get(position).copied()?;
            if most + dearest - self.worth < best_gain || most + dearest - self.worth <= least {
                continue;
            }
            let (come, go) = (rider.walk(before, here), rider.walk(here, after));
            let top = behind.iter().map(|rest| rest.worth).max()?;
            // Whether that much before, with the best that may follow, is still too little.
            let too_little = |worth: i64, best_gain: i64| {
                let at_most = worth + top - self.worth;
                at_most < best_gain || at_most <= least
            };
            for stance in rider.stances(here) {
                let (into, onward) = (rider.moves_to(stance), rider.moves_from(stance));
                let come = |choice: &Choice| into.way(choice.at, choice.edge + stance.on, come);
                let go = |choice: &Choice| onward.way(choice.at, stance.off + choice.edge, go);
                let earliest = ahead.iter().map(|choice| choice.time + come(choice)).min()?;
                if earliest > closing {
                    continue;
                }
                let leave = earliest.max(opening) + service;
                if !behind.iter().any(|rest| leave + go(rest) <= rest.time) {
                    continue;
                }
                for choice in ahead {
                    if too_little(choice.worth + dearest, best_gain) {
                        continue;
                    }
                    let way = come(choice);
                    let arrive = choice.time + way;
                    if arrive > latest {
                        continue;
                    }
                    for slot in slots {
                        let knock = arrive.max(slot.open);
                        if knock > latest {
                            break;
                        }
                        if knock > slot.close {
                            continue;
                        }
                        let (leave, worth) = (knock + service, choice.worth + slot.worth);
                        if too_little(worth, best_gain) {
                            continue;
                        }
                        for rest in behind {
                            let gain = worth + rest.worth - self.worth;
                            if gain < best_gain || gain <= least {
                                continue;
                            }
                            let on = go(rest);
                            let left = rest.time - leave - on;
                            if left < 0 {
                                continue;
                            }
                            let cost = way + on - gap.hop + (spare - left);
                            if gain > best_gain || cost < best_cost {
                                (best_gain, best_cost, best) = (gain, cost, Some(position));
                            }
                        }
                    }
                }
            }
        }
        best.map(|position| Place { position, gain: best_gain, cost: best_cost })
    }
}

/// Forgets what is not the same from the first visit on; how many visits are left.
fn begin_with<'r>(
    choices: &mut Choices,
    of: &mut Vec<u32>,
    visits: impl Iterator<Item = u32>,
    begin: impl Fn() -> (i64, Option<&'r Stance>),
) -> usize {
    let same = of.iter().zip(visits).take_while(|(had, has)| *had == has).count();
    of.truncate(same);
    if choices.len() == 0 {
        let (time, stance) = begin();
        choices.start(time, stance);
    }
    choices.keep(same + 1);
    same
}

/// The most time to spare between two stops that follow each other, and the way there then.
fn spare(rider: &Rider, from: usize, to: usize, ahead: &[Choice], behind: &[Choice]) -> (i64, i64) {
    let walk = rider.walk(from, to);
    let mut best = (-NEVER, 0);
    for left in ahead {
        let Some(stance) = rider.stances(from).get(left.stance as usize) else { continue };
        let moves = rider.moves_from(stance);
        for due in behind {
            let way = moves.way(due.at, left.edge + due.edge, walk);
            if way < NEVER {
                best = best.max((due.time - left.time - way, -way));
            }
        }
    }
    (best.0, -best.1)
}
