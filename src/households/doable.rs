//! Which pending tasks can be done at the door. Derived every time, never stored.

use super::{Household, PendingTask, TaskKind};

/// What a pending task waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// It can be done at the door.
    Doable,
    /// The person is abroad.
    Abroad,
    /// The civil-status clerk comes first.
    AwaitingCivilStatus,
    /// Biometrics are taken with the identity card, which is still pending.
    AwaitingBiometrics,
    /// The household has no smartphone.
    NoPhone,
}

impl Household {
    /// The state of one of this household's tasks.
    pub fn state_of(&self, task: &PendingTask) -> TaskState {
        let same_person_has = |kind: TaskKind| {
            self.pending.iter().any(|other| other.person == task.person && other.task == kind)
        };
        if task.abroad {
            return TaskState::Abroad;
        }
        match task.task {
            TaskKind::RecordCorrection => TaskState::AwaitingCivilStatus,
            TaskKind::IdentityCard | TaskKind::EidLevel2 if same_person_has(TaskKind::RecordCorrection) => {
                TaskState::AwaitingCivilStatus
            }
            TaskKind::EidLevel2 if same_person_has(TaskKind::IdentityCard) => TaskState::AwaitingBiometrics,
            kind if kind.needs_phone() && self.phones == 0 => TaskState::NoPhone,
            _ => TaskState::Doable,
        }
    }

    /// How many of the household's smartphones a visit takes in hand: one for each person with something to do on one, as
    /// far as there are phones.
    pub fn phones_in_use(&self) -> u8 {
        let on_a_phone = self.doable().filter(|task| task.task.needs_phone());
        let people: std::collections::BTreeSet<_> = on_a_phone.map(|task| &task.person).collect();
        u8::try_from(people.len()).unwrap_or(u8::MAX).min(self.phones)
    }

    /// The tasks that can be done at the door, in file order.
    pub fn doable(&self) -> impl Iterator<Item = &PendingTask> {
        self.pending.iter().filter(|task| self.state_of(task) == TaskState::Doable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::households::testing::{household, task};

    #[test]
    fn a_correction_blocks_the_card_of_the_same_person_only() {
        let house = household("h", |h| {
            h.pending = vec![
                task("a", TaskKind::RecordCorrection),
                task("a", TaskKind::IdentityCard),
                task("b", TaskKind::IdentityCard),
                task("b", TaskKind::EidLevel2),
            ];
        });
        let states: Vec<TaskState> = house.pending.iter().map(|t| house.state_of(t)).collect();
        assert_eq!(
            states,
            [
                TaskState::AwaitingCivilStatus,
                TaskState::AwaitingCivilStatus,
                TaskState::Doable,
                TaskState::AwaitingBiometrics
            ]
        );
    }

    #[test]
    fn a_phone_is_in_use_for_each_person_as_far_as_there_are_phones() {
        let of = |phones, people: &[&str]| {
            let house = household("h", |h| {
                h.phones = phones;
                h.pending = vec![task("a", TaskKind::ResidenceFile)];
                for person in people {
                    h.pending.push(task(person, TaskKind::EidLevel1));
                    h.pending.push(task(person, TaskKind::DigitalGuidance));
                }
            });
            house.phones_in_use()
        };
        assert_eq!((of(4, &[]), of(4, &["a", "b"]), of(2, &["a", "b", "c"]), of(0, &["a"])), (0, 2, 2, 0));
    }

    #[test]
    fn without_a_phone_only_paper_work_is_left() {
        let house = household("h", |h| {
            h.phones = 0;
            h.pending = vec![task("a", TaskKind::EidLevel1), task("a", TaskKind::ResidenceFile)];
        });
        assert_eq!(house.doable().map(|t| t.task).collect::<Vec<_>>(), [TaskKind::ResidenceFile]);
    }
}
