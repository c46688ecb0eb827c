//! What households and people want, and what their papers hold.

use super::TruthSpec;
use super::constants::{ATTITUDES, CLERK_DAYS, MOVED, PAPERS_DISAGREE, SUPERVISOR_DAYS, VOLUNTARY_YES};
use crate::base::PersonId;
use crate::households::{Household, TaskKind};
use crate::simulate::stream::{Purpose, Stream};

/// How a household answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::simulate) enum Attitude {
    /// Says "not yet agreed" so many times first.
    Agrees {
        /// How many times.
        after: u8,
    },
    /// Never agrees.
    Refuses,
    /// No longer lives here.
    Moved,
}

/// What is true of a household's papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::simulate) struct HouseholdPapers {
    pub(in crate::simulate) attitude: Attitude,
    /// Days from the second "not yet agreed" to the supervisor's word; it comes only for those who will agree.
    pub(in crate::simulate) supervisor_days: i64,
    /// For each person with something pending.
    pub(in crate::simulate) people: Vec<PersonPapers>,
}

/// What is true of one person's papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::simulate) struct PersonPapers {
    pub(in crate::simulate) person: PersonId,
    /// Whether the papers for a card turn out to disagree.
    pub(in crate::simulate) disagree: bool,
    /// Days that the clerk needs, from the first evening or from the day on which it was found out.
    pub(in crate::simulate) clerk_days: i64,
    /// Whether each kind of voluntary task is wanted, in the order of [`TaskKind::ALL`].
    pub(in crate::simulate) wants: [bool; 8],
}

/// Draws what is true of a household.
pub(super) fn draw(spec: &TruthSpec, index: usize, house: &Household) -> HouseholdPapers {
    let mut dice = Stream::new(spec.seed, Purpose::Papers, index, 0);
    let attitude = if dice.chance(MOVED) {
        Attitude::Moved
    } else {
        match dice.weighted(&ATTITUDES) {
            3 => Attitude::Refuses,
            after => Attitude::Agrees { after: after as u8 },
        }
    };
    let supervisor_days = dice.between(SUPERVISOR_DAYS.0, SUPERVISOR_DAYS.1);
    let mut people: Vec<PersonPapers> = Vec::new();
    for task in &house.pending {
        if people.iter().any(|p| p.person == task.person) {
            continue;
        }
        let mut dice = Stream::new(spec.seed, Purpose::Papers, index, 1 + people.len());
        let disagree = dice.chance(PAPERS_DISAGREE);
        let clerk_days = 1 + dice.gamma2(CLERK_DAYS) as i64;
        let mut wants = [false; 8];
        for (slot, kind) in wants.iter_mut().zip(TaskKind::ALL) {
            *slot = !kind.is_voluntary() || dice.chance(VOLUNTARY_YES);
        }
        people.push(PersonPapers { person: task.person.clone(), disagree, clerk_days, wants });
    }
    HouseholdPapers { attitude, supervisor_days, people }
}
