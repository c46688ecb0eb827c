//! Tonight's pins by number, as the problem and the reasons read them.

use super::prepare::{EveningError, TeamTonight};
use crate::base::{HouseholdId, TeamId};
use crate::commune::Commune;
use crate::orienteering::{Apart, InOrder};
use crate::rounds::{OrderPin, Pins};
use fixedbitset::FixedBitSet;
use std::collections::{BTreeMap, BTreeSet};

/// What is pinned down for one evening: households by index in the commune, teams by position in tonight's list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Pinned {
    must: FixedBitSet,
    /// The only team that may visit a household: its place in the commune's list, and in tonight's if it goes out.
    team: BTreeMap<usize, (usize, Option<usize>)>,
    /// What comes first, and what later. Without those that lead in a circle.
    order: BTreeSet<(usize, usize)>,
    /// Pairs in order that lead in a circle.
    circles: BTreeSet<(usize, usize)>,
    apart: BTreeSet<(usize, usize)>,
}

impl Pinned {
    /// Looks everything up that a request names. Unknown names and pins that contradict themselves are errors; what the
    /// evening does not allow is not.
    pub(super) fn of(
        pins: Option<&Pins>,
        commune: &Commune,
        teams: &[TeamTonight],
    ) -> Result<Self, EveningError> {
        let mut pinned =
            Self { must: FixedBitSet::with_capacity(commune.households.len()), ..Self::default() };
        let Some(pins) = pins else { return Ok(pinned) };
        let numbers: BTreeMap<&HouseholdId, usize> =
            commune.households.iter().enumerate().map(|(index, house)| (&house.id, index)).collect();
        let house = |id: &HouseholdId| {
            numbers.get(id).copied().ok_or_else(|| EveningError::UnknownHousehold(id.clone()))
        };
        let pair = |a: &HouseholdId, b: &HouseholdId| match (house(a)?, house(b)?) {
            (a_index, b_index) if a_index != b_index => Ok((a_index, b_index)),
            _ => Err(EveningError::PinnedToItself(a.clone())),
        };
        for id in &pins.must {
            pinned.must.insert(house(id)?);
        }
        for pin in &pins.team {
            let team = place(commune, &pin.team)?;
            let tonight = teams.iter().position(|t| t.index == team);
            let before = pinned.team.insert(house(&pin.household)?, (team, tonight));
            if before.is_some_and(|(other, _)| other != team) {
                return Err(EveningError::PinnedToTwoTeams(pin.household.clone()));
            }
        }
        for pin in &pins.apart {
            let (a, b) = pair(&pin.a, &pin.b)?;
            pinned.apart.insert((a.min(b), a.max(b)));
        }
        for OrderPin { first, later } in &pins.order {
            pinned.order.insert(pair(first, later)?);
        }
        pinned.set_circles_aside();
        Ok(pinned)
    }

    /// An order is part of a circle when orders lead from its end back to its beginning.
    fn set_circles_aside(&mut self) {
        let mut later: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &(first, then) in &self.order {
            later.entry(first).or_default().push(then);
        }
        let leads = |from: usize, to: usize| {
            let (mut seen, mut open) = (BTreeSet::from([from]), vec![from]);
            while let Some(here) = open.pop() {
                if here == to {
                    return true;
                }
                open.extend(
                    later.get(&here).into_iter().flatten().copied().filter(|&next| seen.insert(next)),
                );
            }
            false
        };
        self.circles = self.order.iter().copied().filter(|&(first, then)| leads(then, first)).collect();
        self.order.retain(|pair| !self.circles.contains(pair));
    }

    /// The households that must be visited.
    pub(super) const fn must(&self) -> &FixedBitSet {
        &self.must
    }

    /// The one team that may visit a household, where it is given to one: its place in the commune's list, and in
    /// tonight's if it goes out.
    pub(super) fn team(&self, household: usize) -> Option<(usize, Option<usize>)> {
        self.team.get(&household).copied()
    }

    /// Whether pins leave a household to a team of tonight.
    pub(super) fn leaves(&self, household: usize, team: usize) -> bool {
        self.team(household).is_none_or(|(_, only)| only == Some(team))
    }

    /// Whether an order between two households leads in a circle with others.
    pub(super) fn in_circle(&self, first: usize, then: usize) -> bool {
        self.circles.contains(&(first, then))
    }

    /// Whether no team may visit both households.
    pub(super) fn keeps_apart(&self, a: usize, b: usize) -> bool {
        self.apart.contains(&(a.min(b), a.max(b)))
    }

    /// The rules between visits of which `households` names each one's household.
    pub(super) fn between(&self, households: &[usize]) -> (Vec<Apart>, Vec<InOrder>) {
        let mut visits: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (visit, &household) in households.iter().enumerate() {
            visits.entry(household).or_default().push(visit);
        }
        let of = |household: usize| visits.get(&household).into_iter().flatten().copied();
        let pairs = |list: &BTreeSet<(usize, usize)>| -> Vec<(usize, usize)> {
            list.iter().flat_map(|&(a, b)| of(a).flat_map(move |a| of(b).map(move |b| (a, b)))).collect()
        };
        let apart = pairs(&self.apart).into_iter().map(|(a, b)| Apart { a, b, evenings: 0 }).collect();
        let in_order = pairs(&self.order).into_iter().map(|(first, then)| InOrder { first, then }).collect();
        (apart, in_order)
    }
}

/// The place of a team in the commune's list.
fn place(commune: &Commune, team: &TeamId) -> Result<usize, EveningError> {
    let known = commune.teams.iter().position(|t| &t.id == team);
    known.ok_or_else(|| EveningError::UnknownTeam(team.clone()))
}
