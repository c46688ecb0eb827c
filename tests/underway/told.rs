//! What happens on an evening, made from a plan.

use super::later;
use evening_rounds::base::{Clock, HouseholdId};
use evening_rounds::rounds::{Made, Plan, StopMade, TeamUnderway, Underway};

/// Every team has made the stops that it would have left by `now`, exactly as planned, somebody being met everywhere;
/// who is on the way to a stop or at its door has set out for it.
pub(crate) fn as_planned(plan: &Plan, now: Clock) -> Underway {
    let teams = plan.teams.iter().map(|team| {
        let made: Vec<StopMade> = team
            .stops
            .iter()
            .take_while(|stop| stop.leave <= now)
            .enumerate()
            .map(|(number, stop)| StopMade {
                household: stop.household.clone(),
                knock: stop.knock,
                leave: stop.leave,
                outcome: Made::Met,
                parked: team.parked_at(number),
            })
            .collect();
        let mut left = team.stops.iter().skip(made.len()).map(|stop| stop.household.clone()).peekable();
        let heading = (now >= team.departure).then(|| left.peek().cloned()).flatten();
        let home = left.peek().is_none() && team.back <= now;
        let parked = team.parked_at(made.len()).filter(|_| heading.is_some());
        TeamUnderway { team: team.team.clone(), made, heading, parked, home, remaining: left.collect() }
    });
    Underway { now, teams: teams.collect(), skipped: Vec::new() }
}

/// One choice for each stop: how it came otherwise than planned.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Turn {
    /// Met after the planned time and so many minutes more.
    Met(u8),
    /// Nobody was home: left after so many minutes.
    Nobody(u8),
    /// Passed over.
    Skipped,
}

/// The same with a turn for each stop, each team going on by the plan's own walking times until `now`.
pub(crate) fn otherwise(plan: &Plan, now: Clock, turns: &[Turn], heads: bool) -> Underway {
    let mut turns = turns.iter().cycle();
    let mut skipped: Vec<HouseholdId> = Vec::new();
    let teams = plan.teams.iter().map(|team| {
        let (mut made, mut remaining, mut free, mut over) = (Vec::new(), Vec::new(), team.departure, false);
        let mut before = team.departure;
        for (number, stop) in team.stops.iter().enumerate() {
            let turn = turns.next().copied().unwrap_or(Turn::Met(0));
            let way = stop.arrive.seconds().0 - before.seconds().0;
            before = stop.leave;
            let knock = later(free, way).max(stop.arrive.min(stop.knock));
            let planned = stop.leave.seconds().0 - stop.knock.seconds().0;
            let stayed = match turn {
                Turn::Met(minutes) => planned + 60 * i64::from(minutes),
                Turn::Nobody(minutes) => 60 * i64::from(minutes),
                Turn::Skipped => 0,
            };
            over |= later(knock, stayed) > now;
            if over {
                remaining.push(stop.household.clone());
            } else if matches!(turn, Turn::Skipped) {
                skipped.push(stop.household.clone());
            } else {
                let outcome = if matches!(turn, Turn::Nobody(_)) { Made::Nobody } else { Made::Met };
                free = later(knock, stayed);
                let (household, parked) = (stop.household.clone(), team.parked_at(number));
                made.push(StopMade { household, knock, leave: free, outcome, parked });
            }
        }
        let heading = remaining.first().filter(|_| heads && now >= team.departure).cloned();
        TeamUnderway { team: team.team.clone(), made, heading, parked: None, home: false, remaining }
    });
    Underway { now, teams: teams.collect(), skipped }
}
