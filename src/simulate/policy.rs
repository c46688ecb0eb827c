//! Ways to choose whom to visit.

use super::SimulateError;
use crate::commune::{ChanceModel, Settings};

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
    /// Whether it knows when somebody will be home tonight: what knowing more could bring at most.
    pub knows: bool,
    /// Whether it is also compared on the truth that the planner's settings do not fit.
    pub misfit: bool,
    /// What it changes in the settings.
    pub settings: fn(&mut Settings),
}

const fn habit(name: &'static str, kind: Kind, told: bool) -> Policy {
    Policy { name, kind, unaware: true, told, knows: false, misfit: told, settings: constant }
}

const fn plan(name: &'static str, settings: fn(&mut Settings)) -> Policy {
    Policy { name, kind: Kind::Plan, unaware: false, told: false, knows: false, misfit: false, settings }
}

/// Every policy, in the order of the tables.
pub const POLICIES: [Policy; 15] = [
    habit("nearest", Kind::Nearest, false),
    habit("nearest-told", Kind::Nearest, true),
    habit("rota", Kind::Rota, false),
    habit("rota-told", Kind::Rota, true),
    habit("most-pending", Kind::MostPending, false),
    habit("most-pending-told", Kind::MostPending, true),
    Policy {
        name: "constant",
        kind: Kind::Plan,
        unaware: true,
        told: false,
        knows: false,
        misfit: false,
        settings: constant,
    },
    Policy {
        name: "constant-told",
        kind: Kind::Plan,
        unaware: true,
        told: true,
        knows: false,
        misfit: true,
        settings: constant,
    },
    Policy { misfit: true, ..plan("ours", as_they_are) },
    plan("ours-no-presence", no_presence),
    plan("ours-no-neighbours", no_neighbours),
    plan("ours-no-waiting", no_waiting),
    Policy { misfit: true, ..plan("ours-rates-low", rates_low) },
    Policy { misfit: true, ..plan("ours-rates-high", rates_high) },
    Policy { knows: true, ..plan("all-knowing", no_bar) },
];

/// The policy of a name.
pub fn policy(name: &str) -> Option<Policy> {
    POLICIES.into_iter().find(|policy| policy.name == name)
}

fn as_they_are(_settings: &mut Settings) {}

/// Prize-collecting with one presence for everybody at an hour, whatever is known of them.
pub(super) fn constant(settings: &mut Settings) {
    settings.chance.model = ChanceModel::Constant;
    settings.priority.waiting = 0;
}

fn no_waiting(settings: &mut Settings) {
    settings.priority.waiting = 0;
}

fn no_presence(settings: &mut Settings) {
    settings.chance.model = ChanceModel::Constant;
}

fn no_bar(settings: &mut Settings) {
    settings.chance.away_below = 0;
    settings.priority.waiting = 0;
}

fn no_neighbours(settings: &mut Settings) {
    settings.chance.neighbours = 0;
}

/// Base rates a third too low.
fn rates_low(settings: &mut Settings) {
    scale_rates(settings, 2, 3);
}

/// Base rates a third too high, as far as a chance can be.
fn rates_high(settings: &mut Settings) {
    scale_rates(settings, 4, 3);
}

fn scale_rates(settings: &mut Settings, by: u16, of: u16) {
    let chance = &mut settings.chance;
    for rate in chance.weekday.values_mut().chain(chance.weekend.values_mut()) {
        *rate = (*rate * by / of).min(980);
    }
}

/// Settings with some values changed, each named by its path as `chance.away_below`.
pub(super) fn changed(
    settings: &Settings,
    changes: &[(String, serde_json::Value)],
) -> Result<Settings, SimulateError> {
    let refused = |path: &str, cause: String| SimulateError::Setting { path: path.to_owned(), cause };
    let mut tree = serde_json::to_value(settings).map_err(|e| refused("", e.to_string()))?;
    for (path, value) in changes {
        let pointer = format!("/{}", path.replace('.', "/"));
        let slot = tree.pointer_mut(&pointer).ok_or_else(|| refused(path, "no such setting".to_owned()))?;
        *slot = value.clone();
    }
    let last = changes.last().map_or("", |(path, _)| path.as_str());
    serde_json::from_value(tree).map_err(|e| refused(last, e.to_string()))
}
