//! A route of the search, with what is needed to find the best place for one more visit quickly.

mod choices;
mod riding;

use super::model::{Model, NO_WAY};
use super::stairs::{Stairs, Step, worth_from};
use super::timetable::{Timetable, timetable};
use riding::Riding;

/// The visits of one shift.
#[derive(Debug, Clone, Default)]
pub(super) struct Route {
    pub(super) shift: usize,
    /// Visits in order.
    pub(super) visits: Vec<u32>,
    /// Worth with the bonus of visits that must be made; what thinned stairs leave of it.
    pub(super) worth: i64,
    /// Time on the way.
    pub(super) walking: i64,
    /// Back at the end at the earliest with that worth.
    pub(super) back: i64,
    /// Whether stairs were thinned: then the worth may be more than is said.
    pub(super) thinned: bool,
    /// The places where a visit could be put in.
    gaps: Vec<Gap>,
    /// Choices after each of start and visits.
    ahead: Stairs,
    /// Choices from each of end and visits on, the end first.
    behind: Stairs,
    found: Vec<Step>,
    /// Whether no stairs are thinned.
    all: bool,
    /// What there is instead of stairs where there is a vehicle.
    riding: Option<Box<Riding>>,
}

/// What lies between two stops of a route.
#[derive(Debug, Clone, Copy)]
struct Gap {
    /// The stops before and after it, as places of the model.
    before: u32,
    after: u32,
    /// The way from one to the other.
    hop: i64,
    /// When the team is free at the earliest to go on from the stop before. Never less than at the gap before.
    free: i64,
    /// When it has to be at the stop after at the latest. Never more than at the gap after.
    due: i64,
}

/// A place for a visit in a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) position: usize,
    /// Gain in worth of the whole route.
    pub(super) gain: i64,
    /// Time on the way more, and time by which what follows moves back.
    pub(super) cost: i64,
}

/// Which places an insertion does not see, for variety (the "blinks" of Christiaens & Vanden Berghe 2020): about one in
/// 32, picked anew by every salt; none when it is 0.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Blinks(pub(super) u64);

impl Blinks {
    const fn hides(self, shift: usize, position: usize, visit: u32) -> bool {
        self.0 != 0 && self.throw(shift, position, visit) < 4
    }

    /// Whether a route is passed over that nothing speaks for: seven in eight.
    pub(super) const fn hide_route(self, route: usize, visit: u32) -> bool {
        self.throw(route, 0xFFFF, visit) >= 16
    }

    /// A number below 128.
    const fn throw(self, shift: usize, position: usize, visit: u32) -> u64 {
        let place = (visit as u64) << 32 | (shift as u64) << 16 | position as u64;
        // Multiplicative hashing (Knuth) twice: the top bits of a product with an odd number are well mixed.
        let mixed = (place ^ self.0).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed ^ mixed >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 57
    }
}

impl Route {
    /// A shift's route without visits; `None` when it cannot even stay at its start.
    pub(super) fn empty(model: &Model, shift: usize) -> Option<Self> {
        let mut route = Self { shift, ..Self::default() };
        route.reckon(model)?;
        Some(route)
    }

    /// The same, whose worth and places will be exact however many choices there are.
    pub(super) fn unthinned(model: &Model, shift: usize) -> Option<Self> {
        let (ahead, behind) = (Stairs::unthinned(), Stairs::unthinned());
        let mut route = Self { shift, ahead, behind, all: true, ..Self::default() };
        route.reckon(model)?;
        Some(route)
    }

    /// Works everything out for visits put in from outside; `None` when they cannot be made in time.
    pub(super) fn follow(&mut self, model: &Model) -> Option<()> {
        self.reckon(model)
    }

    /// Copies another route without giving up the memory of this one.
    pub(super) fn copy(&mut self, other: &Self) {
        let Self {
            shift,
            visits,
            worth,
            walking,
            back,
            thinned,
            gaps,
            ahead,
            behind,
            found: _,
            all: _,
            riding,
        } = other;
        (self.shift, self.worth, self.walking) = (*shift, *worth, *walking);
        (self.back, self.thinned) = (*back, *thinned);
        self.visits.clone_from(visits);
        self.gaps.clone_from(gaps);
        self.ahead.copy(ahead);
        self.behind.copy(behind);
        match (&mut self.riding, riding) {
            (Some(own), Some(riding)) => own.copy(riding),
            (own, riding) => own.clone_from(riding),
        }
    }

    /// Puts a visit in. `None`, and the route as it was, when it does not fit.
    pub(super) fn insert(&mut self, model: &Model, position: usize, visit: u32) -> Option<()> {
        let position = position.min(self.visits.len());
        self.visits.insert(position, visit);
        if self.reckon(model).is_none() {
            self.visits.remove(position);
            self.reckon(model)?;
            return None;
        }
        Some(())
    }

    /// Keeps the visits that `keep` says. `None`, and the route as it was, when what is left cannot be walked, as may
    /// be where the way by a third place is shorter or the visit left out is where a break fitted.
    pub(super) fn retain(&mut self, model: &Model, keep: impl Fn(u32) -> bool) -> Option<()> {
        let before = self.visits.clone();
        self.visits.retain(|&v| keep(v));
        if self.reckon(model).is_none() {
            self.visits = before;
            self.reckon(model)?;
            return None;
        }
        Some(())
    }

    /// Works everything out anew from the visits; `None` when they cannot be made in time.
    fn reckon(&mut self, model: &Model) -> Option<()> {
        let spec = model.shifts.get(self.shift)?;
        if self.visits.len() > spec.most_visits {
            return None;
        }
        if spec.has_breaks {
            let exact = self.exact(model)?;
            (self.worth, self.walking) = (exact.with_musts(&model.problem), exact.walking);
            (self.back, self.thinned) = (exact.back, false);
            return Some(());
        }
        if let Some(rider) = model.rider(self.shift) {
            return self.reckon_riding(model, spec, rider);
        }
        self.gaps.clear();
        self.walking = 0;
        self.thinned = false;
        self.ahead.start(Step { time: spec.departure, worth: 0 });
        let (mut before, mut free) = (spec.start, spec.departure);
        for &after in &self.visits {
            let hop = model.way(self.shift, before, after)?;
            self.walking += hop;
            self.gaps.push(Gap { before, after, hop, free, due: 0 });
            let slots = model.slots(self.shift, after);
            self.thinned |= self.ahead.visit(hop, slots, model.service(after), &mut self.found)?;
            (before, free) = (after, self.ahead.last().first()?.time);
        }
        // Who makes no visit does not set out.
        let last_way = if self.visits.is_empty() { 0 } else { model.way(self.shift, before, spec.end)? };
        self.walking += last_way;
        self.gaps.push(Gap { before, after: spec.end, hop: last_way, free, due: spec.back_by });
        self.behind.start(Step { time: spec.back_by, worth: 0 });
        let mut following = self.gaps.iter_mut().rev();
        let mut hop = following.next()?.hop;
        for gap in following {
            let slots = model.slots(self.shift, gap.after);
            self.thinned |=
                self.behind.visit_before(hop, slots, model.service(gap.after), &mut self.found)?;
            (hop, gap.due) = (gap.hop, self.behind.last().first()?.time);
        }
        let last = self.ahead.last().iter().rev().find(|s| s.time + last_way <= spec.back_by)?;
        (self.worth, self.back) = (last.worth, last.time + last_way);
        Some(())
    }

    /// The route in time, exactly.
    pub(super) fn exact(&self, model: &Model) -> Option<Timetable> {
        let visits: Vec<usize> = self.visits.iter().map(|&v| v as usize).collect();
        timetable(&model.problem, self.shift, &visits)
    }

    /// The best place for a visit between two positions (both included) that gains more than `least`; the least cost
    /// among places of equal gain. Places that `blinks` hides are passed over.
    pub(super) fn best_place(
        &self,
        model: &Model,
        visit: u32,
        (first, last): (usize, usize),
        blinks: Blinks,
        least: i64,
    ) -> Option<Place> {
        let slots = model.slots(self.shift, visit);
        let spec = model.shifts.get(self.shift)?;
        let (opening, closing) = (slots.first()?.open, slots.last()?.close);
        if self.visits.len() >= spec.most_visits {
            return None;
        }
        if spec.has_breaks {
            return self.best_place_with_breaks(model, visit, (first, last), blinks, least);
        }
        let service = model.service(visit);
        // Before the first of these gaps all that follows is due too early, after the last the team is free too late.
        let first = first.max(self.gaps.partition_point(|gap| gap.due < opening + service));
        let last = last.min(self.gaps.partition_point(|gap| gap.free <= closing).checked_sub(1)?);
        if let Some(rider) = model.rider(self.shift) {
            return self.best_place_riding(model, rider, visit, (first, last), blinks, least);
        }
        let (to, from) = (model.ways_to(self.shift, visit), model.ways_from(self.shift, visit));
        let (mut best_gain, mut best_cost, mut best) = (least, i64::MAX, None);
        for (position, gap) in self.gaps.iter().enumerate().take(last + 1).skip(first) {
            let (way, on) = (to.get(gap.before as usize).copied()?, from.get(gap.after as usize).copied()?);
            let (arrive, on) = (gap.free + i64::from(way), i64::from(on));
            let latest = gap.due - on - service;
            if arrive > closing || latest < opening || latest < arrive {
                continue;
            }
            if way == NO_WAY || on == i64::from(NO_WAY) || blinks.hides(self.shift, position, visit) {
                continue;
            }
            let (way, hop, arrival) = (i64::from(way), gap.hop, gap.free + gap.hop);
            let (ahead, behind) = (self.ahead.at(position), self.behind.at(self.visits.len() - position));
            for step in ahead {
                let arrive = step.time + way;
                if arrive > latest {
                    break;
                }
                for slot in slots {
                    let knock = arrive.max(slot.open);
                    if knock > latest {
                        break;
                    }
                    if knock > slot.close {
                        continue;
                    }
                    let there = knock + service + on;
                    let Some(rest) = worth_from(behind, there) else { continue };
                    let gain = step.worth + slot.worth + rest - self.worth;
                    if gain < best_gain || gain <= least {
                        continue;
                    }
                    let cost = way + on - hop + (there - arrival);
                    if gain > best_gain || cost < best_cost {
                        (best_gain, best_cost, best) = (gain, cost, Some(position));
                    }
                }
            }
        }
        best.map(|position| Place { position, gain: best_gain, cost: best_cost })
    }

    /// The same where pauses have to be taken: every place is walked through. Slower, but such routes are few.
    fn best_place_with_breaks(
        &self,
        model: &Model,
        visit: u32,
        (first, last): (usize, usize),
        blinks: Blinks,
        least: i64,
    ) -> Option<Place> {
        let mut visits: Vec<usize> = self.visits.iter().map(|&v| v as usize).collect();
        let mut best: Option<Place> = None;
        for position in first..=last.min(self.visits.len()) {
            if blinks.hides(self.shift, position, visit) {
                continue;
            }
            visits.insert(position, visit as usize);
            if let Some(with) = timetable(&model.problem, self.shift, &visits) {
                let gain = with.with_musts(&model.problem) - self.worth;
                let cost = with.walking - self.walking + (with.back - self.back);
                let better = best.is_none_or(|b| (gain, -cost) > (b.gain, -b.cost));
                if gain > least && better {
                    best = Some(Place { position, gain, cost });
                }
            }
            visits.remove(position);
        }
        best
    }
}
