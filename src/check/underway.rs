//! Is what had happened in the plan as it happened, and does everything else come after now?

use super::Violation;
use crate::base::{HouseholdId, Position};
use crate::commune::Commune;
use crate::rounds::{Made, OrderReason, Plan, Stop, TeamPlan, TeamUnderway};

/// How far one team of a plan had come when the plan was made, times in seconds since midnight.
pub(super) struct Begun {
    /// How many stops were made; the plan's first ones.
    pub(super) made: usize,
    /// Whether the stop after them is one that the team had set out for.
    pub(super) set_out: bool,
    /// The moment from which on everything is planned anew; before every time of an evening that is not under way.
    now: i64,
    home: bool,
}

impl Begun {
    pub(super) fn of(plan: &Plan, route: &TeamPlan) -> Self {
        let Some(underway) = &plan.underway else {
            return Self { made: 0, set_out: false, now: i64::MIN, home: false };
        };
        let told = underway.teams.iter().find(|team| team.team == route.team);
        let made = told.map_or(0, |team| team.made.len());
        let next = route.stops.get(made);
        Self {
            made,
            set_out: next.is_some_and(|stop| stop.order == OrderReason::SetOut),
            now: underway.now.seconds().0,
            home: told.is_some_and(|team| team.home),
        }
    }

    /// When a team that left its last stop at `left` sets out on leg number `index`.
    pub(super) fn departs(&self, index: usize, left: i64) -> i64 {
        let freely = index == self.made && !self.set_out && !self.home;
        if freely && index > 0 { left.max(self.now) } else { left }
    }

    /// How long the team is at the door of stop number `index`, given how long the visit takes and when it knocks;
    /// `None` where that is as it was.
    pub(super) fn stays(&self, index: usize, service: i64, knock: i64) -> Option<i64> {
        if index < self.made {
            None
        } else if index == self.made && self.set_out {
            Some(service.max(self.now - knock))
        } else {
            Some(service)
        }
    }

    /// Whether the team does nothing more than go home from where it is.
    pub(super) const fn goes_home(&self, stops: usize) -> bool {
        self.made > 0 && stops == self.made
    }
}

pub(super) fn check(commune: &Commune, plan: &Plan, found: &mut Vec<Violation>) {
    let mut wrong = |household: &HouseholdId, what: &'static str| {
        found.push(Violation::Past { household: household.clone(), what });
    };
    let told: &[TeamUnderway] = plan.underway.as_ref().map_or(&[], |underway| &underway.teams);
    for team in told {
        let stops = plan.teams.iter().find(|route| route.team == team.team).map_or(&[][..], |r| &r.stops);
        for (index, made) in team.made.iter().enumerate() {
            match stops.get(index).filter(|stop| stop.household == made.household) {
                None => wrong(&made.household, "lost"),
                Some(stop) if (stop.knock, stop.leave) != (made.knock, made.leave) => {
                    wrong(&made.household, "moved");
                }
                Some(stop) if stop.made != Some(made.outcome) || !is_known(stop) => {
                    wrong(&made.household, "outcome");
                }
                Some(_) => {}
            }
        }
        let known = commune.teams.iter().find(|known| known.id == team.team);
        let route = plan.teams.iter().find(|route| route.team == team.team);
        if let Some((known, route)) = known.zip(route).filter(|(_, route)| route.motorbikes > 0) {
            let mut stood = known.start;
            for (index, made) in team.made.iter().enumerate() {
                let place = |at: [f64; 2]| Position::new(at[0], at[1], None).ok();
                stood = made.parked.and_then(place).unwrap_or(stood);
                let stands = route.parked_at(index).and_then(place).unwrap_or(known.start);
                // What somebody touched lies beside the way where they stood.
                if stands.distance(stood).0 > commune.settings.walking.snap_limit_m.0 {
                    wrong(&made.household, "parked");
                }
            }
        }
    }
    for route in &plan.teams {
        let team = told.iter().find(|team| team.team == route.team);
        let made = team.map_or(0, |team| team.made.len());
        for (index, stop) in route.stops.iter().enumerate() {
            let heading = index == made && team.is_some_and(|t| t.heading.as_ref() == Some(&stop.household));
            let as_told = match stop.order {
                OrderReason::Made => index < made,
                OrderReason::SetOut => heading,
                _ => index >= made,
            };
            if !as_told || stop.made.is_some() && index >= made {
                wrong(&stop.household, "untold");
            }
            let skipped = plan.underway.as_ref().is_some_and(|u| u.skipped.contains(&stop.household));
            if skipped {
                wrong(&stop.household, "skipped");
            }
        }
    }
    for route in &plan.teams {
        let begun = Begun::of(plan, route);
        let sets_out = route.departure.seconds().0;
        if begun.made == 0 && !begun.set_out && !route.stops.is_empty() && sets_out < begun.now {
            found.push(Violation::Early { team: route.team.clone(), at: route.departure });
        }
        if begun.home && route.stops.len() > begun.made {
            found.push(Violation::Early { team: route.team.clone(), at: route.back });
        }
    }
}

/// What came of a stop is certain.
fn is_known(stop: &Stop) -> bool {
    let certain = match stop.made {
        Some(Made::Met) => 1000,
        Some(Made::Nobody) => 0,
        None => return false,
    };
    stop.chance.0 == certain && stop.waiting.0 == 0
}
