//! Ways to choose whom to visit.

use crate::commune::Settings;

/// How a policy chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Always on to the nearest house.
    Nearest,
    /// One hamlet for each team and evening in turn, the nearest house within it.
    Rota,
    /// The house with most pending first, then the nearest.
    MostPending,
    /// A plan by the program's search.
    Plan,
}

/// A policy of the comparison.
#[derive(Debug, Clone, Copy)]
pub struct Policy {
    /// Its name in tables and on the command line.
    pub name: &'static str,
    /// How it chooses.
    pub kind: Kind,
    /// Whether it knows nothing of presence: reports of absences are not looked at.
    pub unaware: bool,
    /// Whether it skips households said to be away until a stated day, and keeps appointments. For policies that are
    /// unaware of presence otherwise.
    pub told: bool,
    /// What it changes in the settings.
    pub settings: fn(&mut Settings),
}

const fn habit(name: &'static str, kind: Kind, told: bool) -> Policy {
    Policy { name, kind, unaware: true, told, settings: as_they_are }
}

const fn plan(name: &'static str, settings: fn(&mut Settings)) -> Policy {
    Policy { name, kind: Kind::Plan, unaware: false, told: false, settings }
}

/// Every policy, in the order of the tables.
pub const POLICIES: [Policy; 9] = [
    habit("nearest", Kind::Nearest, false),
    habit("nearest-told", Kind::Nearest, true),
    habit("rota", Kind::Rota, false),
    habit("rota-told", Kind::Rota, true),
    habit("most-pending", Kind::MostPending, false),
    habit("most-pending-told", Kind::MostPending, true),
    Policy { name: "constant", kind: Kind::Plan, unaware: true, told: false, settings: constant },
    Policy { name: "constant-told", kind: Kind::Plan, unaware: true, told: true, settings: constant },
    plan("ours", as_they_are),
];

/// The policy of a name.
pub fn policy(name: &str) -> Option<Policy> {
    POLICIES.into_iter().find(|policy| policy.name == name)
}

fn as_they_are(_settings: &mut Settings) {}

/// The same chance for everybody at an hour, whatever is known of them.
fn constant(settings: &mut Settings) {
    settings.chance.after_miss = 1000;
    settings.chance.away_below = 0;
}
