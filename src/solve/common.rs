//! The common JSON: nodes with prizes, teams with shifts, one matrix.
//!
//! Units are the file's own. A prize is a number of points, whole or not, worth its thousandths; a window bounds the start
//! of service; a node without windows is always open; a negative time is no way. A node that a team starts from or comes
//! back to is not a visit, nor is one without a prize. Shifts that begin on the same day of 86,400 units are one evening.

use super::error::Fault;
use super::instance::{Instance, MOST_TEAMS, Papers as AnyPapers};
use super::json;
use super::windows::{LATEST, cell, horizon, slots, span, windows, within};
use crate::network::TimeMatrix;
use crate::orienteering::{Problem, Shift, TieBreaks, Visit};
use fixedbitset::FixedBitSet;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The most points that one prize may have, so that its thousandths stay what [`Problem`] takes.
const MOST_PRIZE: f64 = 8_000_000.0;
/// Units of a day.
const DAY: i64 = 86_400;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) name: Option<String>,
    #[serde(rename = "source")]
    pub(super) _source: Option<String>,
    #[serde(rename = "scale")]
    pub(super) _scale: Option<f64>,
    pub(super) nodes: Vec<Node>,
    pub(super) teams: Vec<Team>,
    pub(super) matrix: Vec<Vec<i64>>,
}

/// A place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Node {
    pub(super) id: Id,
    pub(super) prize: f64,
    pub(super) service: i64,
    pub(super) time_windows: Option<Vec<[i64; 2]>>,
    pub(super) skill: Option<Need>,
    #[serde(rename = "x")]
    pub(super) _x: Option<f64>,
    #[serde(rename = "y")]
    pub(super) _y: Option<f64>,
}

/// A team on one evening.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Team {
    pub(super) id: Id,
    pub(super) start: Id,
    pub(super) end: Id,
    pub(super) shift: [i64; 2],
    #[serde(default)]
    pub(super) skills: Vec<String>,
}

/// What something is called: answers call it the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(untagged, expecting = "expected a whole number or a text")]
pub(super) enum Id {
    Number(i64),
    Text(String),
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => write!(f, "{text:?}"),
        }
    }
}

/// What a team must bring.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected null, a text or a list of texts")]
pub(super) enum Need {
    One(String),
    All(Vec<String>),
}

/// What an answer repeats: a name a shift, a name and a prize a visit.
#[derive(Debug, Clone)]
pub(super) struct Papers {
    pub(super) teams: Vec<Id>,
    pub(super) nodes: Vec<Id>,
    pub(super) prizes: Vec<f64>,
}

/// Reads the JSON; `stem` is the instance's name when the file has none.
pub(super) fn read(text: &str, stem: &str) -> Result<Instance, Fault> {
    let mut file: File = json::read(text)?;
    file.name.get_or_insert_with(|| stem.to_owned());
    instance(file)
}

/// A file as a problem, whatever it was written in.
pub(super) fn instance(file: File) -> Result<Instance, Fault> {
    let rows = index(file.nodes.iter().map(|node| &node.id), "nodes")?;
    index(file.teams.iter().map(|team| &team.id), "teams")?;
    if file.teams.len() > MOST_TEAMS {
        return Err(Fault::Teams { teams: file.teams.len(), most: MOST_TEAMS });
    }
    let shifts = shifts(&file.teams, &rows)?;
    let ends: BTreeSet<usize> = shifts.iter().flat_map(|shift| [shift.start, shift.end]).collect();
    let horizon = horizon(shifts.iter().map(|shift| (shift.departure, shift.back_by)));
    let (mut visits, mut papers) =
        (Vec::new(), Papers { teams: Vec::new(), nodes: Vec::new(), prizes: Vec::new() });
    for (row, node) in file.nodes.into_iter().enumerate() {
        let worth = worth(node.prize, row)?;
        let service = within(node.service, 0, LATEST, || format!("nodes[{row}].service"))?;
        let spans = windows(node.time_windows.as_deref().unwrap_or_default(), horizon, |number| {
            format!("nodes[{row}].time_windows[{number}]")
        })?;
        if worth <= 0 || ends.contains(&row) {
            continue;
        }
        let needs = match node.skill {
            None => Vec::new(),
            Some(Need::One(skill)) => vec![skill],
            Some(Need::All(skills)) => skills,
        };
        let able = |team: &Team| needs.iter().all(|need| team.skills.contains(need));
        let mut allowed = FixedBitSet::with_capacity(shifts.len());
        allowed
            .extend(file.teams.iter().enumerate().filter(|(_, team)| able(team)).map(|(number, _)| number));
        visits.push(Visit {
            node: row,
            service,
            slots: slots(spans, worth),
            shifts: allowed,
            must: false,
            takes: Vec::new(),
            liking: Vec::new(),
            parking: Vec::new(),
        });
        papers.nodes.push(node.id);
        papers.prizes.push(node.prize);
    }
    papers.teams = file.teams.into_iter().map(|team| team.id).collect();
    let matrices = vec![matrix(&file.matrix, rows.len())?];
    let problem = Problem { matrices, shifts, visits, tie_breaks: tie_breaks(), ..Problem::default() };
    let name = file.name.unwrap_or_default();
    Ok(Instance { name, problem, papers: AnyPapers::Common(papers) })
}

/// Of two answers of equal worth the one with less time on the way is better, and nothing else counts.
pub(super) const fn tie_breaks() -> TieBreaks {
    TieBreaks { walking: 1, finish: 0, balance: 0 }
}

/// Where each name stands; no name twice.
fn index<'a>(ids: impl Iterator<Item = &'a Id>, list: &str) -> Result<BTreeMap<Id, usize>, Fault> {
    let mut rows = BTreeMap::new();
    for (row, id) in ids.enumerate() {
        if rows.insert(id.clone(), row).is_some() {
            return Err(Fault::Twice { path: format!("{list}[{row}].id"), value: id.to_string() });
        }
    }
    Ok(rows)
}

fn shifts(teams: &[Team], rows: &BTreeMap<Id, usize>) -> Result<Vec<Shift>, Fault> {
    let days: BTreeSet<i64> = teams.iter().map(|team| team.shift[0].div_euclid(DAY)).collect();
    let mut shifts = Vec::with_capacity(teams.len());
    for (number, team) in teams.iter().enumerate() {
        let path = |key: &str| format!("teams[{number}].{key}");
        let row = |key: &str, id: &Id| {
            let missing = || Fault::NoSuch { path: path(key), value: format!("node {id}") };
            rows.get(id).copied().ok_or_else(missing)
        };
        let (departure, back_by) = span(team.shift, || path("shift"))?;
        shifts.push(Shift {
            // How many earlier days there are: the numbers of the days themselves may be large.
            evening: days.range(..departure.div_euclid(DAY)).count(),
            matrix: 0,
            start: row("start", &team.start)?,
            end: row("end", &team.end)?,
            departure,
            back_by,
            most_visits: None,
            breaks: Vec::new(),
            vehicle: None,
        });
    }
    Ok(shifts)
}

/// A prize in thousandths of a point.
fn worth(prize: f64, row: usize) -> Result<i64, Fault> {
    let milli = libm::round(prize * 1000.0);
    // A prize that rounds to nothing would be left out without a word.
    if prize.abs() > MOST_PRIZE || (prize > 0.0 && milli < 1.0) {
        return Err(Fault::Range {
            path: format!("nodes[{row}].prize"),
            value: prize.to_string(),
            low: "0.001".to_owned(),
            high: MOST_PRIZE.to_string(),
        });
    }
    Ok(milli as i64)
}

fn matrix(rows: &[Vec<i64>], nodes: usize) -> Result<TimeMatrix, Fault> {
    square(rows, nodes, "matrix")?;
    let mut matrix = TimeMatrix::without_ways(nodes);
    for (from, row) in rows.iter().enumerate() {
        for (to, &time) in row.iter().enumerate() {
            let time = match time {
                ..0 => TimeMatrix::NO_WAY,
                time => cell(time, || format!("matrix[{from}][{to}]"))?,
            };
            matrix.set(from, to, time);
        }
    }
    Ok(matrix)
}

/// That there are so many rows of so many cells. Asked before room is made for as many.
pub(super) fn square(rows: &[Vec<i64>], size: usize, path: &str) -> Result<(), Fault> {
    let rest = rows.iter().enumerate().map(|(number, row)| (format!("{path}[{number}]"), row.len()));
    let wrong = std::iter::once((path.to_owned(), rows.len())).chain(rest).find(|&(_, found)| found != size);
    wrong.map_or(Ok(()), |(path, found)| Err(Fault::Length { path, found, wanted: size }))
}
