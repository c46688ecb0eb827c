//! `teams.json`: a list of evening teams.

use super::Code;
use super::fields::Object;
use super::geometry::position;
use super::json::Json;
use super::report::{Report, shown_text};
use super::values::{clock, flag, id, list, text, whole};
use crate::base::{HamletId, Position, TeamId};
use crate::commune::Team;

/// What could be read of a team, whole or not.
#[derive(Debug)]
pub(super) struct TeamEntry {
    pub(super) index: usize,
    pub(super) id: Option<TeamId>,
    pub(super) hamlets: Vec<HamletId>,
    pub(super) start: Option<Position>,
    pub(super) end: Option<Position>,
    pub(super) whole: Option<Team>,
}

/// The teams of a file, in its order.
pub(super) fn teams(root: &Json, report: &mut Report) -> Vec<TeamEntry> {
    report.enter(None, None);
    let Json::List(entries) = root else {
        report.error(Code::E113, "", &[("wanted", &"list"), ("found", &root.kind())]);
        return Vec::new();
    };
    if entries.is_empty() {
        report.error(Code::E310, "", &[("count", &0), ("min", &1), ("max", &MOST_TEAMS)]);
    }
    if entries.len() > MOST_TEAMS {
        report.error(Code::E310, "", &[("count", &entries.len()), ("min", &1), ("max", &MOST_TEAMS)]);
    }
    entries.iter().enumerate().filter_map(|(index, entry)| team(index, entry, report)).collect()
}

const MOST_TEAMS: usize = 50;

fn team(index: usize, json: &Json, report: &mut Report) -> Option<TeamEntry> {
    report.enter(Some(index), json.get("id").and_then(Json::text).map(shown_text).as_deref());
    let mut o = Object::open(json, "", report)?;
    let id: Option<TeamId> = o.required(report, "id", id);
    let name = o.required(report, "name", text(120));
    let members = o.required(report, "members", members);
    let languages = o.required(report, "languages", list(1..=50, super::values::id));
    let kit = o.defaulted(report, "kit", flag);
    let guide = o.defaulted(report, "guide", flag);
    let motorbikes: Option<u8> = o.defaulted(report, "motorbikes", whole(0..=12));
    let start = o.required(report, "start", position);
    let end = o.optional(report, "end", position);
    let departure = o.required(report, "departure", clock);
    let back_by = o.required(report, "back_by", clock);
    let hamlets: Option<Vec<HamletId>> = o.defaulted(report, "hamlets", list(0..=500, super::values::id));
    o.finish(report);
    if let (Some(departure), Some(back_by)) = (departure, back_by)
        && departure >= back_by
    {
        report.error(Code::E405, "back_by", &[("departure", &departure), ("back", &back_by)]);
    }
    if let (Some(members), Some(bikes @ 1..)) = (&members, motorbikes)
        && members.len() > 2 * usize::from(bikes)
    {
        let seats = 2 * usize::from(bikes);
        report.error(Code::E416, "motorbikes", &[("count", &members.len()), ("seats", &seats)]);
    }
    let whole = (|| {
        Some(Team {
            id: id.clone()?,
            name: name?,
            members: members?,
            languages: languages?,
            kit: kit?,
            guide: guide?,
            motorbikes: motorbikes?,
            start: start?,
            end: end?,
            departure: departure?,
            back_by: back_by?,
            hamlets: hamlets.clone()?,
        })
    })();
    Some(TeamEntry { index, id, hamlets: hamlets.unwrap_or_default(), start, end: end.flatten(), whole })
}

/// Call signs. Nobody goes alone, and a crowd of more than twelve at a door is a slip.
fn members(json: &Json, path: &str, report: &mut Report) -> Option<Vec<String>> {
    let read = list(0..=12, text(80));
    let members = read(json, path, report)?;
    if members.len() < 2 {
        report.error(Code::E414, path, &[("count", &members.len())]);
        return None;
    }
    Some(members)
}
