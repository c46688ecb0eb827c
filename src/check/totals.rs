//! Do the sums come out?

use super::Violation;
use crate::rounds::{Leg, Mode, Plan, TeamPlan};

/// So many thousandths of some points, rounded towards nothing.
fn part(points: i64, thousandths: i64) -> i64 {
    let whole = points.saturating_mul(thousandths);
    (whole - whole % 1000) / 1000
}

pub(super) fn check(plan: &Plan, found: &mut Vec<Violation>) {
    let mut equal = |field: String, said: i64, reckoned: i64| {
        if said != reckoned {
            found.push(Violation::Sum { field });
        }
    };
    for team in &plan.teams {
        for (i, stop) in team.stops.iter().enumerate() {
            let field = format!("{}.stops[{i}].worth", team.team);
            equal(field, stop.worth.0, part(stop.priority.0, stop.chance.0 - stop.waiting.0));
            let field = format!("{}.stops[{i}].priority", team.team);
            equal(field, stop.priority.0, stop.terms.iter().map(|term| term.points.0).sum());
        }
        let field = |name: &str| format!("{}.totals.{name}", team.team);
        let (stops, legs) = (&team.stops, &team.legs);
        let seconds = |from: crate::base::Clock, to: crate::base::Clock| to.seconds().0 - from.seconds().0;
        let of = |mode: Mode, what: fn(&Leg) -> i64| -> i64 {
            legs.iter().filter(|leg| leg.mode == mode).map(what).sum()
        };
        equal(field("walking_s"), team.totals.walking_s.0, of(Mode::Walk, |l| l.seconds.0));
        equal(field("riding_s"), team.totals.riding_s.0, of(Mode::Ride, |l| l.seconds.0));
        equal(
            field("service_s"),
            team.totals.service_s.0,
            stops.iter().map(|s| seconds(s.knock, s.leave)).sum(),
        );
        equal(
            field("waiting_s"),
            team.totals.waiting_s.0,
            stops.iter().map(|s| seconds(s.arrive, s.knock)).sum(),
        );
        equal(field("metres"), team.totals.metres.into(), of(Mode::Walk, |l| l.metres.into()));
        equal(field("riding_m"), team.totals.riding_m.into(), of(Mode::Ride, |l| l.metres.into()));
        equal(field("climb_m"), team.totals.climb_m.into(), of(Mode::Walk, |l| l.climb_m.into()));
        equal(
            field("expected_contacts"),
            team.totals.expected_contacts.0,
            stops.iter().map(|s| s.chance.0).sum(),
        );
        equal(field("worth"), team.totals.worth.0, stops.iter().map(|s| s.worth.0).sum());
    }
    let sum = |of: fn(&TeamPlan) -> i64| plan.teams.iter().map(of).sum::<i64>();
    equal("totals.stops".to_owned(), plan.totals.stops.into(), sum(|t| t.stops.len() as i64));
    equal("totals.worth".to_owned(), plan.totals.worth.0, sum(|t| t.totals.worth.0));
    equal("totals.walking_s".to_owned(), plan.totals.walking_s.0, sum(|t| t.totals.walking_s.0));
    equal("totals.riding_s".to_owned(), plan.totals.riding_s.0, sum(|t| t.totals.riding_s.0));
    let contacts = sum(|t| t.totals.expected_contacts.0);
    equal("totals.expected_contacts".to_owned(), plan.totals.expected_contacts.0, contacts);
}
