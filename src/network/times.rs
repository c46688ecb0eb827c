//! One evening's times along every section.

use super::Conditions;
use super::hierarchy::NO_WAY;
use super::section::{Section, Sections};
use super::ways::Ways;

/// Milliseconds rounded to the nearest whole one, at most [`NO_WAY`].
pub(super) fn whole_ms(ms: f64) -> u32 {
    // A cast from a number that is none gives 0, from a large one the largest.
    (libm::round(ms) as u32).min(NO_WAY)
}

/// What one evening makes of one section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SectionTime {
    /// Whole milliseconds from its beginning to its end: the sum rounded once, and at least 1.
    pub(super) ahead: u32,
    /// The same from its end to its beginning.
    pub(super) back: u32,
    /// Whether one may go from the beginning towards the end.
    pub(super) may_ahead: bool,
    /// Whether one may go from the end towards the beginning.
    pub(super) may_back: bool,
}

impl SectionTime {
    /// Milliseconds ahead and back for a search, [`NO_WAY`] where one may not go.
    pub(super) const fn weights(&self) -> (u32, u32) {
        (if self.may_ahead { self.ahead } else { NO_WAY }, if self.may_back { self.back } else { NO_WAY })
    }
}

/// One evening's times.
#[derive(Debug, Default)]
pub(super) struct Times {
    /// For each section.
    pub(super) sections: Vec<SectionTime>,
    /// For each waypoint the milliseconds from its section's beginning, exact sums not yet rounded.
    ahead_ms: Vec<f64>,
    /// For each waypoint the milliseconds from there back to its section's beginning.
    back_ms: Vec<f64>,
}

impl Times {
    /// Times everything. `closed` says of each trail, by index, whether it is closed tonight.
    pub(super) fn of(
        sections: &Sections,
        ways: &Ways,
        conditions: Conditions,
        closed: impl Fn(u32) -> bool,
    ) -> Self {
        let count = sections.positions.len();
        let mut times = Self {
            sections: Vec::with_capacity(sections.list.len()),
            ahead_ms: Vec::with_capacity(count),
            back_ms: Vec::with_capacity(count),
        };
        for section in &sections.list {
            let time = times.section(sections, section, ways, conditions, closed(section.trail));
            times.sections.push(time);
        }
        times
    }

    fn section(
        &mut self,
        sections: &Sections,
        section: &Section,
        ways: &Ways,
        conditions: Conditions,
        closed: bool,
    ) -> SectionTime {
        let (mut ahead, mut back) = (0.0, 0.0);
        self.ahead_ms.push(0.0);
        self.back_ms.push(0.0);
        let going = ways.going(section.way, conditions);
        for at in section.first..section.last {
            let (i, j) = (at as usize, at as usize + 1);
            let metres = sections.metres[j] - sections.metres[i];
            let (low, high) = (sections.positions[i].ele(), sections.positions[j].ele());
            let rise = low.zip(high).map_or(0.0, |(low, high)| high - low);
            if let Some(going) = going {
                ahead += going.pace.millis(metres, rise);
                back += going.pace.millis(metres, -rise);
                if section.ford == Some(at + 1) {
                    ahead += going.ford_ms;
                    back += going.ford_ms;
                }
            }
            self.ahead_ms.push(ahead);
            self.back_ms.push(back);
        }
        let open = going.is_some_and(|going| going.open) && !closed;
        SectionTime {
            ahead: whole_ms(ahead).max(1),
            back: whole_ms(back).max(1),
            may_ahead: section.directions.ahead && open,
            may_back: section.directions.back && open,
        }
    }

    pub(super) fn get(&self, section: u32) -> Option<&SectionTime> {
        self.sections.get(section as usize)
    }

    /// Milliseconds from a section's beginning to a place between two waypoints, and back.
    pub(super) fn offsets(&self, waypoint: u32, fraction: f64) -> (f64, f64) {
        let at = |ms: &[f64]| {
            let from = ms.get(waypoint as usize).copied().unwrap_or(0.0);
            let to = ms.get(waypoint as usize + 1).copied().unwrap_or(from);
            from + (to - from) * fraction
        };
        (at(&self.ahead_ms), at(&self.back_ms))
    }
}
