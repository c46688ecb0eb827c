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
    /// For each gap the most time to spare between its stops.
    spare: Vec<i64>,
}

impl Riding {
    pub(super) fn new(all: bool) -> Self {
        let (ahead, behind) = (Choices::new(Seen::FromStart, all), Choices::new(Seen::FromEnd, all));
        Self { ahead, behind, spare: Vec::new() }
    }

    /// Copies another without giving up the memory of this one.
    pub(super) fn copy(&mut self, other: &Self) {
        self.ahead.copy(&other.ahead);
        self.behind.copy(&other.behind);
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
        let mut thinned = false;
        riding.ahead.start(spec.departure);
        let (mut before, mut free) = (spec.start, spec.departure);
        for &after in visits.iter() {
            gaps.push(Gap { before, after, hop: 0, free, due: 0 });
            thinned |= riding.ahead.visit(rider, local(model, spec, before), stop(after))?;
            (before, free) = (after, riding.ahead.best_time()?);
        }
        gaps.push(Gap { before, after: spec.end, hop: 0, free, due: spec.back_by });
        riding.behind.start(spec.back_by);
        let mut following = gaps.iter_mut().rev();
        let mut after = following.next()?.after;
        for gap in following {
            thinned |= riding.behind.visit(rider, local(model, spec, after), stop(gap.after))?;
            (after, gap.due) = (gap.after, riding.behind.best_time()?);
        }
        riding.spare.clear();
        for (position, gap) in gaps.iter_mut().enumerate() {
            let (spare, hop) = if visits.is_empty() {
                // Who makes no visit does not set out.
                (spec.back_by - spec.departure, 0)
            } else {
                let (from, to) = (local(model, spec, gap.before), local(model, spec, gap.after));
                let (ahead, behind) = (riding.ahead.at(position), riding.behind.at(visits.len() - position));
                spare(rider, (from, ahead), (to, behind))
            };
            gap.hop = hop;
            riding.spare.push(spare);
        }
        let (worth, back, walking) = if visits.is_empty() {
            (spec.departure <= spec.back_by).then_some((0, spec.departure, 0))?
        } else {
            let (from, to) = (local(model, spec, before), local(model, spec, spec.end));
            let (walk, end) = (rider.walk(from, to), rider.stances(to).first()?);
            let home = riding.ahead.last().iter().filter_map(|choice| {
                let way = rider.way(rider.stances(from).get(choice.stance as usize)?, end, walk);
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
            let spare = riding.spare.get(position).copied()?;
            let (come, go) = (rider.walk(before, here), rider.walk(here, after));
            for stance in rider.stances(here) {
                for (a, choice) in with_stances(rider, before, ahead) {
                    let way = rider.way(a, stance, come);
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
                        for (b, rest) in with_stances(rider, after, behind) {
                            let gain = worth + rest.worth - self.worth;
                            if gain < best_gain || gain <= least {
                                continue;
                            }
                            let on = rider.way(stance, b, go);
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

/// Choices at a place with their stances.
fn with_stances<'c>(
    rider: &'c Rider,
    place: usize,
    choices: &'c [Choice],
) -> impl Iterator<Item = (&'c Stance, &'c Choice)> {
    let stances = rider.stances(place);
    choices.iter().filter_map(move |choice| Some((stances.get(choice.stance as usize)?, choice)))
}

/// The most time to spare between two stops that follow each other, and the way there then.
fn spare(rider: &Rider, (from, ahead): (usize, &[Choice]), (to, behind): (usize, &[Choice])) -> (i64, i64) {
    let walk = rider.walk(from, to);
    let mut best = (-NEVER, 0);
    for (a, left) in with_stances(rider, from, ahead) {
        for (b, due) in with_stances(rider, to, behind) {
            let way = rider.way(a, b, walk);
            if way < NEVER {
                best = best.max((due.time - left.time - way, -way));
            }
        }
    }
    (best.0, -best.1)
}
