//! What the profile makes of each trail in each kind of evening, worked out once.

use super::pace::Pace;
use super::{Conditions, TrailKind, Travel};
use crate::commune::TrailTags;

impl Conditions {
    /// Every kind of evening.
    pub(super) const ALL: [Self; 4] = [
        Self { night: false, wet: false },
        Self { night: true, wet: false },
        Self { night: false, wet: true },
        Self { night: true, wet: true },
    ];

    /// Its place in [`Self::ALL`].
    pub(super) const fn index(self) -> usize {
        self.night as usize + 2 * self.wet as usize
    }
}

/// One trail in one kind of evening.
#[derive(Debug, Clone, Copy)]
pub(super) struct Going {
    pub(super) pace: Pace,
    /// Whether it may be taken at all.
    pub(super) open: bool,
    /// Milliseconds for its ford.
    pub(super) ford_ms: f64,
}

/// All usable trails.
#[derive(Debug, Default)]
pub(super) struct Ways(Vec<[Going; 4]>);

impl Ways {
    /// Adds a trail and gives its number.
    pub(super) fn push(&mut self, travel: &Travel, tags: &TrailTags, kind: TrailKind) -> u32 {
        self.0.push(Conditions::ALL.map(|conditions| Going {
            pace: travel.pace(tags, kind, conditions),
            open: travel.open(tags, conditions),
            ford_ms: travel.ford_ms(tags, conditions),
        }));
        (self.0.len() - 1) as u32
    }

    pub(super) fn going(&self, way: u32, conditions: Conditions) -> Option<&Going> {
        self.0.get(way as usize)?.get(conditions.index())
    }
}
