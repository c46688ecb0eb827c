//! How far a commune has come, task by task.

use crate::households::{Household, TaskKind, TaskState};
use serde::Serialize;
use std::collections::BTreeMap;

/// How far one task has come, in people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TaskProgress {
    /// Which task.
    pub task: TaskKind,
    /// People who should have it, where the settings say so.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<u32>,
    /// People who have it: the target without those left.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<u32>,
    /// People for whom it is pending.
    pub left: u32,
    /// Of those left, people abroad.
    pub abroad: u32,
    /// Of those left, people in the country: all that can be reached.
    pub reachable: u32,
    /// Of those in the country, people who wait for the civil-status clerk.
    pub waiting: u32,
    /// Share done of the target, in ten-thousandths, rounded to the nearest.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<u32>,
    /// The same of the target without the people abroad.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share_in_country: Option<u32>,
}

/// Every task that somebody should have or that is pending for somebody, in the order people list them. `targets` are the
/// numbers of people who should have a task.
pub fn progress(households: &[Household], targets: &BTreeMap<TaskKind, u32>) -> Vec<TaskProgress> {
    let of_task = |task: TaskKind| {
        let states = households.iter().flat_map(|house| {
            house.pending.iter().filter(move |p| p.task == task).map(|p| house.state_of(p))
        });
        let (mut left, mut abroad, mut waiting) = (0, 0, 0);
        for state in states {
            left += 1;
            abroad += u32::from(state == TaskState::Abroad);
            waiting += u32::from(state == TaskState::AwaitingCivilStatus);
        }
        let target = targets.get(&task).copied();
        let done = target.map(|target| target.saturating_sub(left));
        TaskProgress {
            task,
            target,
            done,
            left,
            abroad,
            reachable: left - abroad,
            waiting,
            share: done.and_then(|done| ten_thousandths(done, target?)),
            share_in_country: done.and_then(|done| ten_thousandths(done, target?.saturating_sub(abroad))),
        }
    };
    TaskKind::ALL.into_iter().map(of_task).filter(|p| p.target.is_some() || p.left > 0).collect()
}

/// Ten-thousandths, rounded to the nearest; `None` of nothing.
fn ten_thousandths(part: u32, whole: u32) -> Option<u32> {
    let whole = u64::from(whole);
    let scaled = (u64::from(part) * 10_000 + whole / 2).checked_div(whole)?;
    // Where more are left than there should be at all, a share says no more than all or nothing.
    Some(scaled.min(10_000) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::households::testing::{household, task};

    #[test]
    fn the_commune_that_the_field_tells_of() {
        // 4,645 of 4,684 cards, 39 left, 25 of those abroad, and two of the others wait for the clerk.
        let houses: Vec<Household> = (0..39)
            .map(|i| {
                household(&format!("h{i}"), |h| {
                    h.pending = vec![task("a", TaskKind::IdentityCard)];
                    h.pending[0].abroad = i < 25;
                    if (25..27).contains(&i) {
                        h.pending.push(task("a", TaskKind::RecordCorrection));
                    }
                })
            })
            .collect();
        let all = progress(&houses, &[(TaskKind::IdentityCard, 4684)].into());
        let card = TaskProgress {
            task: TaskKind::IdentityCard,
            target: Some(4684),
            done: Some(4645),
            left: 39,
            abroad: 25,
            reachable: 14,
            waiting: 2,
            share: Some(9917),
            share_in_country: Some(9970),
        };
        assert_eq!(all[0], card);
        assert_eq!((all[1].task, all[1].left, all[1].share), (TaskKind::RecordCorrection, 2, None));
        assert_eq!(all.len(), 2);
    }

    #[test]
    fn a_target_that_cannot_be_gives_no_nonsense() {
        let houses = [household("h", |_| ())];
        let of = |target| progress(&houses, &[(TaskKind::ResidenceFile, target)].into()).remove(0);
        assert_eq!((of(0).done, of(0).share), (Some(0), None));
        assert_eq!((of(1).done, of(1).share), (Some(0), Some(0)));
        assert_eq!(of(u32::MAX).share, Some(10_000));
    }
}
