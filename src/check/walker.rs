//! A team on its way, leg by leg: where it is, when, and where its motorbikes stand.

use super::places::{Place, seconds, walking_seconds};
use crate::base::Position;
use crate::rounds::{Leg, LegEnd, Mode, Plan, TeamPlan};

pub(super) struct Walker<'a> {
    place: Place<'a>,
    plan: &'a Plan,
    /// Seconds since midnight.
    pub(super) now: i64,
    /// Seconds before and after rides, so far.
    pub(super) at_motorbikes: i64,
    here: LegEnd,
    /// Where the motorbikes stand, of a team that has some along.
    stand: Option<LegEnd>,
    /// Seconds before and after a ride.
    pauses: (i64, i64),
}

impl<'a> Walker<'a> {
    pub(super) fn sets_out(place: Place<'a>, plan: &'a Plan, route: &TeamPlan) -> Self {
        let has_some = place.commune.teams.get(place.team).is_some_and(|team| team.motorbikes > 0);
        let riding = &place.commune.settings.riding;
        Self {
            place,
            plan,
            now: route.departure.seconds().0,
            at_motorbikes: 0,
            here: LegEnd::Start,
            stand: (has_some && route.motorbikes > 0).then_some(LegEnd::Start),
            pauses: (riding.mount_s.0, riding.park_s.0),
        }
    }

    /// Whether the motorbikes came along to the end.
    pub(super) fn is_home(&self) -> bool {
        self.stand.as_ref().is_none_or(|stand| self.place.same(stand, &LegEnd::End))
    }

    /// Follows the legs that lead to one place, and tells by their number what is wrong with them. No moment of them comes
    /// after `most`, where that is given.
    pub(super) fn goes(
        &mut self,
        legs: &[Leg],
        there: &LegEnd,
        most: Option<i64>,
        wrong: &mut dyn FnMut(usize, &'static str),
    ) {
        let rides = legs.iter().filter(|leg| leg.mode == Mode::Ride).count();
        if legs.len() > 1 && rides != 1 {
            wrong(legs.len() - 1, "chain");
        }
        for (number, leg) in legs.iter().enumerate() {
            if leg.from != self.here && !self.steps_over(leg) {
                wrong(number, "chain");
            }
            let until =
                |now: i64, pause: i64| most.map_or(now + pause, |most| (now + pause).min(most.max(now)));
            let before = self.now;
            let depart = if leg.mode == Mode::Ride { until(before, self.pauses.0) } else { before };
            if leg.depart.seconds().0 != depart {
                wrong(number, "depart");
            }
            if let Some(what) = leg_wrong(&self.place, leg, most.map(|most| most - depart)) {
                wrong(number, what);
            }
            let arrive = depart + leg.seconds.0;
            self.now = arrive;
            if leg.mode == Mode::Ride {
                if !self.stand.as_ref().is_some_and(|stand| self.place.same(stand, &leg.from)) {
                    wrong(number, "vehicle");
                }
                if !self.place.may_park(self.plan, &leg.to) {
                    wrong(number, "parking");
                }
                self.stand = self.stand.take().map(|_| leg.to.clone());
                self.now = until(arrive, self.pauses.1);
                self.at_motorbikes += self.now - before - leg.seconds.0;
            }
            self.here = leg.to.clone();
        }
        let arrived = &self.here == there
            || *there == LegEnd::End
                && legs.last().is_some_and(|leg| leg.mode == Mode::Ride)
                && walking_seconds(&self.place, &self.here, there) == Some(0);
        if !arrived {
            wrong(legs.len().saturating_sub(1), "chain");
        }
        self.here = there.clone();
    }

    /// Whether a ride begins where the team is, but for a walk that takes no time.
    fn steps_over(&self, leg: &Leg) -> bool {
        leg.mode == Mode::Ride && walking_seconds(&self.place, &self.here, &leg.from) == Some(0)
    }
}

/// What is wrong with a leg's time or shape, if anything; `most` are the seconds that it can have taken at most.
fn leg_wrong(place: &Place<'_>, leg: &Leg, most: Option<i64>) -> Option<&'static str> {
    let (Some((_, from)), Some((_, to))) = (place.of(&leg.from), place.of(&leg.to)) else {
        let parking = |end: &LegEnd| matches!(end, LegEnd::Parking { .. });
        // Households that are not there are told of elsewhere.
        return (parking(&leg.from) || parking(&leg.to)).then_some("parking");
    };
    let Some(path) = place.path(leg.mode, &leg.from, &leg.to) else { return Some("travel") };
    let takes = most.map_or(seconds(&path), |most| seconds(&path).min(most.max(0)));
    if leg.seconds.0 != takes {
        return Some("travel");
    }
    // The shape runs from door to door, and is as long as it says but for rounding and what climbing adds.
    let points: Option<Vec<Position>> =
        leg.shape.iter().map(|&[lon, lat]| Position::new(lon, lat, None).ok()).collect();
    let Some(points) = points else { return Some("shape") };
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Some("shape") };
    let drawn: f64 = points.windows(2).map(|pair| pair[0].distance(pair[1]).0).sum();
    let length = f64::from(leg.metres);
    let near = |a: &Position, b: Position| a.distance(b).0 < 1.0;
    let as_long = (drawn - length).abs() <= 3.0 + 0.02 * length;
    if near(first, from) && near(last, to) && as_long { None } else { Some("shape") }
}
