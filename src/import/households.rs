//! `households.geojson` and `hamlets.geojson`: points with our own properties.

use super::Code;
use super::collection::Feature;
use super::fields::Object;
use super::geometry;
use super::json::Json;
use super::report::Report;
use super::values::{choice, clock, date, flag, id, list, text, whole};
use crate::base::{HamletId, Position};
use crate::commune::Hamlet;
use crate::households::{AbsenceReport, Appointment, Attempt, ContactRules, Household, PendingTask, Window};

/// What could be read of a feature that has an id of its own, whole or not: enough to compare it with others.
#[derive(Debug)]
pub(super) struct Entry<I, T> {
    pub(super) index: usize,
    pub(super) id: Option<I>,
    pub(super) position: Option<Position>,
    pub(super) hamlet: Option<HamletId>,
    pub(super) whole: Option<T>,
}

/// Longest list of anything a household has.
const MOST_ENTRIES: usize = 500;

/// The hamlets of a file, in its order.
pub(super) fn hamlets(features: &[Feature<'_>], report: &mut Report) -> Vec<Entry<HamletId, Hamlet>> {
    let read = |feature: &Feature<'_>| {
        feature.enter(report);
        let position = feature.geometry.and_then(|g| geometry::point(g, report));
        let mut object = Object::open(feature.properties?, "", report)?;
        let id: Option<HamletId> = object.required(report, "id", id);
        let name = object.required(report, "name", text(120));
        object.finish(report);
        let whole = (|| Some(Hamlet { id: id.clone()?, name: name?, position: position? }))();
        Some(Entry { index: feature.index, id, position, hamlet: None, whole })
    };
    features.iter().filter_map(read).collect()
}

/// The households of a file, in its order.
pub(super) fn households(
    features: &[Feature<'_>],
    report: &mut Report,
) -> Vec<Entry<crate::base::HouseholdId, Household>> {
    features.iter().filter_map(|feature| household(feature, report)).collect()
}

fn household(
    feature: &Feature<'_>,
    report: &mut Report,
) -> Option<Entry<crate::base::HouseholdId, Household>> {
    feature.enter(report);
    let position = feature.geometry.and_then(|g| geometry::point(g, report));
    let mut o = Object::open(feature.properties?, "", report)?;
    let id: Option<crate::base::HouseholdId> = o.required(report, "id", id);
    let hamlet: Option<HamletId> = o.required(report, "hamlet", super::values::id);
    let house_mark = o.required(report, "house_mark", text(80));
    let turning = o.optional(report, "turning", geometry::position);
    let people = o.required(report, "people", whole(1..=60));
    let phones = o.defaulted(report, "phones", whole(0..=60));
    let language = o.required(report, "language", super::values::id);
    let needs = o.defaulted(report, "needs", list(0..=MOST_ENTRIES, choice));
    let rules = o.defaulted(report, "rules", rules);
    let pending = o.defaulted(report, "pending", list(0..=MOST_ENTRIES, pending));
    let outreach = o.required(report, "outreach", choice);
    let outreach_since = o.optional(report, "outreach_since", date);
    let attempts = o.defaulted(report, "attempts", list(0..=MOST_ENTRIES, attempt));
    let absence = o.optional(report, "absence", absence);
    let appointment = o.optional(report, "appointment", appointment);
    let visit_allowed = o.optional(report, "visit_allowed", date);
    o.finish(report);
    one_task_once(pending.as_deref().unwrap_or_default(), report);
    oldest_first(attempts.as_deref().unwrap_or_default(), report);
    let whole = (|| {
        Some(Household {
            id: id.clone()?,
            hamlet: hamlet.clone()?,
            house_mark: house_mark?,
            position: position?,
            turning: turning?,
            people: people?,
            phones: phones?,
            language: language?,
            needs: needs?,
            rules: rules?,
            pending: pending?,
            outreach: outreach?,
            outreach_since: outreach_since?,
            attempts: attempts?,
            absence: absence?,
            appointment: appointment?,
            visit_allowed: visit_allowed?,
        })
    })();
    Some(Entry { index: feature.index, id, position, hamlet, whole })
}

fn rules(json: &Json, path: &str, report: &mut Report) -> Option<ContactRules> {
    let mut o = Object::open(json, path, report)?;
    let no_visits = o.defaulted(report, "no_visits", flag);
    let daytime_only = o.defaulted(report, "daytime_only", flag);
    let no_evening = o.defaulted(report, "no_evening", flag);
    let call_first = o.defaulted(report, "call_first", flag);
    let windows = o.defaulted(report, "windows", list(0..=MOST_ENTRIES, window));
    o.finish(report);
    Some(ContactRules {
        no_visits: no_visits?,
        daytime_only: daytime_only?,
        no_evening: no_evening?,
        call_first: call_first?,
        windows: windows?,
    })
}

fn window(json: &Json, path: &str, report: &mut Report) -> Option<Window> {
    let mut o = Object::open(json, path, report)?;
    let from = o.required(report, "from", clock);
    let to = o.required(report, "to", clock);
    o.finish(report);
    let window = Window { from: from?, to: to? };
    if window.from > window.to {
        report.error(Code::E406, path, &[("from", &window.from), ("to", &window.to)]);
    }
    Some(window)
}

fn pending(json: &Json, path: &str, report: &mut Report) -> Option<PendingTask> {
    let mut o = Object::open(json, path, report)?;
    let person = o.required(report, "person", id);
    let task = o.required(report, "task", choice);
    let deadline = o.optional(report, "deadline", date);
    let abroad = o.defaulted(report, "abroad", flag);
    o.finish(report);
    Some(PendingTask { person: person?, task: task?, deadline: deadline?, abroad: abroad? })
}

fn attempt(json: &Json, path: &str, report: &mut Report) -> Option<Attempt> {
    let mut o = Object::open(json, path, report)?;
    let date = o.required(report, "date", date);
    let time = o.optional(report, "time", clock);
    let outcome = o.required(report, "outcome", choice);
    o.finish(report);
    Some(Attempt { date: date?, time: time?, outcome: outcome? })
}

fn absence(json: &Json, path: &str, report: &mut Report) -> Option<AbsenceReport> {
    let mut o = Object::open(json, path, report)?;
    let reason = o.required(report, "reason", choice);
    let source = o.required(report, "source", choice);
    let reported = o.required(report, "reported", date);
    let left = o.optional(report, "left", date);
    let back = o.optional(report, "back", date);
    o.finish(report);
    if let (Some(Some(left)), Some(Some(back))) = (left, back)
        && back < left
    {
        report.error(Code::E409, &format!("{path}.back"), &[("left", &left), ("back", &back)]);
    }
    Some(AbsenceReport { reason: reason?, source: source?, reported: reported?, left: left?, back: back? })
}

fn appointment(json: &Json, path: &str, report: &mut Report) -> Option<Appointment> {
    let mut o = Object::open(json, path, report)?;
    let date = o.required(report, "date", date);
    let from = o.required(report, "from", clock);
    let to = o.required(report, "to", clock);
    o.finish(report);
    let appointment = Appointment { date: date?, from: from?, to: to? };
    if appointment.from > appointment.to {
        report.error(Code::E407, path, &[("from", &appointment.from), ("to", &appointment.to)]);
    }
    Some(appointment)
}

/// The same task twice for one person would be served and counted twice.
fn one_task_once(pending: &[PendingTask], report: &mut Report) {
    let mut seen = std::collections::BTreeMap::new();
    for (i, task) in pending.iter().enumerate() {
        if let Some(first) = seen.insert((&task.person, task.task), i) {
            let args: [(&str, &dyn std::fmt::Display); 2] = [("person", &task.person), ("first", &first)];
            report.error(Code::E410, &format!("pending[{i}].task"), &args);
        }
    }
}

/// Visits are counted from the latest backwards, so their order matters.
fn oldest_first(attempts: &[Attempt], report: &mut Report) {
    for (i, pair) in attempts.windows(2).enumerate() {
        if let [earlier, later] = pair
            && later.date < earlier.date
        {
            let args: [(&str, &dyn std::fmt::Display); 2] =
                [("date", &later.date), ("before", &earlier.date)];
            report.error(Code::E408, &format!("attempts[{}].date", i + 1), &args);
        }
    }
}
