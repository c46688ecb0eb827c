//! An independent checker: re-reads a plan against the commune's files and the trails.
//!
//! It shares no code with the planner or with the rules that choose households: everything it needs it works out again
//! from the files in its own, slower words. Only the walking times come from the same network.

mod dropped;
mod households;
mod pins;
mod places;
mod terms;
mod timeline;
mod totals;
mod underway;
mod walker;

use crate::base::{Clock, HouseholdId, TeamId};
use crate::commune::{Commune, Team};
use crate::evening::Ground;
use crate::rounds::{PLAN_VERSION, Plan, TeamPlan};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a plan breaks. Told from the catalogue entry `violation-<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Violation {
    /// Written by another version of the program.
    Version {
        /// Version of the plan.
        found: u32,
    },
    /// A household of the commune is neither visited nor listed with a reason.
    Forgotten {
        /// Which household.
        household: HouseholdId,
    },
    /// A household is in the plan more than once: two visits, or a visit and a reason against it.
    Twice {
        /// Which household.
        household: HouseholdId,
    },
    /// The plan names a household that the commune does not have.
    UnknownHousehold {
        /// Which household.
        household: HouseholdId,
    },
    /// A household is left out without a reason.
    NoReason {
        /// Which household.
        household: HouseholdId,
    },
    /// The plan names a team that the commune does not have, or one twice, or one of fewer than two people.
    Team {
        /// Which team.
        team: TeamId,
    },
    /// A rule of the household bars the visit.
    Barred {
        /// Which household.
        household: HouseholdId,
        /// Which rule, as a word: `nothing_to_do`, `gap`, `cool_off` …
        rule: &'static str,
    },
    /// The team lacks what the visit needs.
    Skill {
        /// Which household.
        household: HouseholdId,
        /// `language`, `kit`, `guide` or `hamlet`.
        skill: &'static str,
    },
    /// A knock or a visit outside its hours.
    Hours {
        /// Which household.
        household: HouseholdId,
        /// Which hours, as a word: `first_knock`, `last_knock`, `out_by`, `window`.
        hours: &'static str,
        /// The time that breaks them.
        at: Clock,
    },
    /// A team is back too late.
    Back {
        /// Which team.
        team: TeamId,
        /// When it is back.
        at: Clock,
    },
    /// Times or places of a route that do not follow from each other.
    Broken {
        /// Which team.
        team: TeamId,
        /// Number of the leg or stop, counted from 0.
        index: u32,
        /// What is wrong, as a word: `chain`, `depart`, `travel`, `shape`, `arrive`, `service`, `tasks`,
        /// `legs`; `vehicle` (the motorbikes are not where the team mounts or should leave them, or it has none), `parking` (they
        /// may not stand there), `seats`.
        what: &'static str,
    },
    /// Something that was pinned down is neither kept nor told, or what is told of it is not true.
    Pin {
        /// Which household.
        household: HouseholdId,
        /// What is wrong, as a word: `must`, `team`, `order`, `apart`, `told`, `reason`.
        pin: &'static str,
    },
    /// What is said of leaving a stop out cannot be.
    Dropped {
        /// The household of the stop.
        household: HouseholdId,
        /// What cannot be, as a word: `loses`, `earlier`, `instead`.
        what: &'static str,
    },
    /// What had happened on an evening under way is otherwise in the plan.
    Past {
        /// Which household.
        household: HouseholdId,
        /// What is wrong, as a word: `lost` (a stop that was made is not at its place), `moved` (it has other times),
        /// `outcome`, `parked` (the motorbikes stood elsewhere), `untold` (a stop is said to be made or under way that was not told of), `skipped` (it is gone
        /// to all the same).
        what: &'static str,
    },
    /// On an evening under way a team sets out before now, or goes on though it had gone home.
    Early {
        /// Which team.
        team: TeamId,
        /// When.
        at: Clock,
    },
    /// A sum or a product that does not come out.
    Sum {
        /// Where, for example `totals.worth` or `t1.stops[2].worth`.
        field: String,
    },
}

/// Checks a plan. An empty list means that it keeps every rule.
pub fn check(commune: &Commune, ground: &Ground, plan: &Plan) -> Vec<Violation> {
    let ground = &ground.tonight(plan.date, plan.wet).parked(&places::parked(plan));
    let mut found = Vec::new();
    if plan.version != PLAN_VERSION {
        found.push(Violation::Version { found: plan.version });
    }
    coverage(commune, plan, &mut found);
    pins::check(commune, plan, &mut found);
    for team in &plan.teams {
        let known = commune.teams.iter().enumerate().find(|(_, t)| t.id == team.team);
        let twice = plan.teams.iter().filter(|other| other.team == team.team).count() > 1;
        match known {
            Some((index, known)) if known.members.len() >= 2 && !twice => {
                households::check(commune, plan, known, team, &mut found);
                terms::check(commune, plan, team, &mut found);
                timeline::check(commune, ground, plan, index, team, &mut found);
                seats(known, team, &mut found);
                dropped::check(commune, ground, plan, (index, known), team, &mut found);
            }
            _ => found.push(Violation::Team { team: team.team.clone() }),
        }
    }
    underway::check(commune, plan, &mut found);
    totals::check(plan, &mut found);
    found
}

/// No more motorbikes than the team has, and a seat for everybody.
fn seats(known: &Team, route: &TeamPlan, found: &mut Vec<Violation>) {
    let people = known.members.len() + usize::from(route.guide);
    let riders = 2 * usize::from(known.motorbikes);
    if route.motorbikes > known.motorbikes || route.motorbikes > 0 && people > riders {
        found.push(Violation::Broken { team: route.team.clone(), index: 0, what: "seats" });
    }
}

/// Every household exactly once, with a reason where it is left out.
fn coverage(commune: &Commune, plan: &Plan, found: &mut Vec<Violation>) {
    let mut seen: BTreeMap<&HouseholdId, u32> = commune.households.iter().map(|h| (&h.id, 0)).collect();
    let visited = plan.teams.iter().flat_map(|team| team.stops.iter().map(|stop| &stop.household));
    let left_out = plan.not_tonight.iter().map(|entry| &entry.household);
    for id in visited.chain(left_out) {
        match seen.get_mut(id) {
            Some(count) => *count += 1,
            None => found.push(Violation::UnknownHousehold { household: id.clone() }),
        }
    }
    for (id, count) in seen {
        match count {
            0 => found.push(Violation::Forgotten { household: id.clone() }),
            1 => {}
            _ => found.push(Violation::Twice { household: id.clone() }),
        }
    }
    for entry in plan.not_tonight.iter().filter(|entry| entry.reasons.is_empty()) {
        found.push(Violation::NoReason { household: entry.household.clone() });
    }
}
