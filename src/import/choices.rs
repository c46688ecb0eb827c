//! `trail-choices.json`: what people have decided about the trails.

use super::Code;
use super::fields::Object;
use super::json::Json;
use super::report::Report;
use super::values::{date, flag, id, list, map};
use crate::base::RepairId;
use crate::commune::{Choices, TrailChoice};
use std::collections::BTreeSet;

/// More decisions than any commune's trails can ask for.
const MOST: usize = 100_000;

/// The choices of a file, with nothing decided where it says nothing.
pub(super) fn choices(root: &Json, report: &mut Report) -> Choices {
    report.enter(None, None);
    let mut choices = Choices::default();
    if !matches!(root, Json::Object(_)) {
        report.error(Code::E113, "", &[("wanted", &"object"), ("found", &root.kind())]);
        return choices;
    }
    let Some(mut o) = Object::open(root, "", report) else { return choices };
    o.set(report, "accepted", &mut choices.accepted, repairs);
    o.set(report, "refused", &mut choices.refused, repairs);
    o.set(report, "trails", &mut choices.trails, map(0, id, trail));
    o.finish(report);
    choices
}

fn repairs(json: &Json, path: &str, report: &mut Report) -> Option<BTreeSet<RepairId>> {
    list(0..=MOST, id)(json, path, report).map(BTreeSet::from_iter)
}

fn trail(json: &Json, path: &str, report: &mut Report) -> Option<TrailChoice> {
    let mut o = Object::open(json, path, report)?;
    let closed_on = o.optional(report, "closed_on", date);
    let not_at_night = o.optional(report, "not_at_night", flag);
    let not_after_rain = o.optional(report, "not_after_rain", flag);
    o.finish(report);
    Some(TrailChoice { closed_on: closed_on?, not_at_night: not_at_night?, not_after_rain: not_after_rain? })
}
