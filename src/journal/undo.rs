//! Which events were taken back.

use super::entry::Entry;
use super::event::Event;
use super::id::EventId;
use std::collections::{BTreeMap, BTreeSet};

/// What the undos of a journal come to.
#[derive(Debug, Default)]
pub(super) struct Undone {
    /// Events that are taken back.
    pub(super) events: BTreeSet<EventId>,
    /// Undos that name an event from their own time or later, which cannot have been known.
    pub(super) too_early: Vec<EventId>,
    /// Undos of events that are not in the journal.
    pub(super) of_unknown: Vec<EventId>,
}

/// Goes through the events from the latest to the earliest: an undo that was not itself taken back takes its target
/// back, and as the target is earlier, whether the undo holds is known by then.
pub(super) fn resolve(in_order: &[&Event], is_known: impl Fn(EventId) -> bool) -> Undone {
    let by_id: BTreeMap<EventId, &Event> = in_order.iter().map(|event| (event.id, *event)).collect();
    let mut undone = Undone::default();
    for event in in_order.iter().rev() {
        let Entry::Undo { event: target } = &event.entry else { continue };
        if undone.events.contains(&event.id) {
            continue;
        }
        match by_id.get(target) {
            Some(target) if target.clock < event.clock => {
                undone.events.insert(target.id);
            }
            Some(_) => undone.too_early.push(event.id),
            // What was forgotten has no effect that could be taken back.
            None if is_known(*target) => {}
            None => undone.of_unknown.push(event.id),
        }
    }
    undone
}
