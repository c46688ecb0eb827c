//! Short ways to make households in tests.

use super::{Household, OutreachStep, PendingTask, TaskKind};
use crate::base::{Date, HamletId, HouseholdId, Language, PersonId, Position};

/// A household of four people and two phones with one pending residence file, changed by `change`.
pub(crate) fn household(id: &str, change: impl FnOnce(&mut Household)) -> Household {
    let mut house = Household {
        id: HouseholdId::new(id).unwrap(),
        hamlet: HamletId::new("hamlet").unwrap(),
        house_mark: id.to_owned(),
        position: Position::new(107.5, 16.0, None).unwrap(),
        turning: None,
        people: 4,
        phones: 2,
        language: Language::new("vi").unwrap(),
        needs: Vec::new(),
        rules: super::ContactRules::default(),
        pending: vec![task("a", TaskKind::ResidenceFile)],
        outreach: OutreachStep::Visit,
        outreach_since: None,
        attempts: Vec::new(),
        absence: None,
        appointment: None,
        visit_allowed: None,
    };
    change(&mut house);
    house
}

pub(crate) fn task(person: &str, kind: TaskKind) -> PendingTask {
    PendingTask { person: PersonId::new(person).unwrap(), task: kind, deadline: None, abroad: false }
}

/// A day of April 2026; the 24th is a Friday.
pub(crate) fn april(day: i8) -> Date {
    jiff::civil::date(2026, 4, day)
}
