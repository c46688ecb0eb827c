//! The file as a problem.

use super::file::{Break as FileBreak, File, Job, Vehicle};
use crate::network::TimeMatrix;
use crate::orienteering::{Break, Problem, Shift, Visit};
use crate::solve::common::{square, tie_breaks};
use crate::solve::error::Fault;
use crate::solve::instance::{Instance, MOST_TEAMS, Papers as AnyPapers};
use crate::solve::json;
use crate::solve::windows::{LATEST, cell, horizon, slots, span, windows, within};
use fixedbitset::FixedBitSet;
use std::collections::BTreeSet;

/// What an answer repeats of the file: its jobs and vehicles, in the order of visits and shifts.
#[derive(Debug, Clone)]
pub(in crate::solve) struct Papers {
    pub(super) jobs: Vec<Task>,
    pub(super) vehicles: Vec<Team>,
}

/// A job or a pause as it was called.
#[derive(Debug, Clone)]
pub(super) struct Task {
    pub(super) id: u64,
    pub(super) description: Option<String>,
    pub(super) location: Option<[f64; 2]>,
    pub(super) row: Option<usize>,
    pub(super) priority: u32,
}

/// A vehicle as it was called; its pauses as the shift has them.
#[derive(Debug, Clone)]
pub(super) struct Team {
    pub(super) id: u64,
    pub(super) description: Option<String>,
    pub(super) start: (Option<usize>, Option<[f64; 2]>),
    pub(super) end: (Option<usize>, Option<[f64; 2]>),
    pub(super) breaks: Vec<Task>,
}

impl Papers {
    /// The priority of a visit.
    pub(in crate::solve) fn priority(&self, visit: usize) -> u32 {
        self.jobs.get(visit).map_or(0, |job| job.priority)
    }
}

/// Reads the JSON; an instance has no name but its file's.
pub(in crate::solve) fn read(text: &str, stem: &str) -> Result<Instance, Fault> {
    let file: File = json::read(text)?;
    file.supported()?;
    unique("jobs", file.jobs.iter().map(|job| job.id))?;
    unique("vehicles", file.vehicles.iter().map(|vehicle| vehicle.id))?;
    if file.vehicles.len() > MOST_TEAMS {
        return Err(Fault::Teams { teams: file.vehicles.len(), most: MOST_TEAMS });
    }
    let (profiles, matrices, size) = matrices(&file)?;
    let mut hours = Vec::with_capacity(file.vehicles.len());
    for (number, vehicle) in file.vehicles.iter().enumerate() {
        let given = vehicle.time_window.unwrap_or([0, LATEST]);
        hours.push(span(given, || format!("vehicles[{number}].time_window"))?);
    }
    let horizon = horizon(hours.iter().copied());
    let mut shifts = Vec::new();
    for (number, (vehicle, &hours)) in file.vehicles.iter().zip(&hours).enumerate() {
        shifts.push(shift(number, vehicle, hours, &profiles, size)?);
    }
    let (mut visits, mut jobs) = (Vec::new(), Vec::new());
    for (number, job) in file.jobs.iter().enumerate() {
        let priority = priority(job, number)?;
        // Points for priority are above all points for numbers of jobs; see the module.
        let worth = (i64::from(priority) * (file.jobs.len() as i64 + 1) + 1) * 1000;
        visits.push(visit(number, job, worth, horizon, &file.vehicles, size)?);
        jobs.push(Task {
            id: job.id,
            description: job.description.clone(),
            location: job.location,
            row: job.location_index,
            priority,
        });
    }
    let vehicles = file.vehicles.into_iter().map(Team::of).collect();
    let problem = Problem { matrices, shifts, visits, tie_breaks: tie_breaks(), ..Problem::default() };
    Ok(Instance { name: stem.to_owned(), problem, papers: AnyPapers::Vroom(Papers { jobs, vehicles }) })
}

impl Team {
    fn of(mut vehicle: Vehicle) -> Self {
        vehicle.breaks.sort_by_key(when);
        let task = |rest: FileBreak| Task {
            id: rest.id,
            description: rest.description,
            location: None,
            row: None,
            priority: 0,
        };
        Self {
            id: vehicle.id,
            description: vehicle.description,
            start: (vehicle.start_index, vehicle.start),
            end: (vehicle.end_index, vehicle.end),
            breaks: vehicle.breaks.into_iter().map(task).collect(),
        }
    }
}

/// Pauses are taken in the order of their first windows, as VROOM takes them.
fn when(rest: &FileBreak) -> Option<[i64; 2]> {
    rest.time_windows.first().copied()
}

fn unique(list: &str, ids: impl Iterator<Item = u64>) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for (number, id) in ids.enumerate() {
        if !seen.insert(id) {
            return Err(Fault::Twice { path: format!("{list}[{number}].id"), value: id.to_string() });
        }
    }
    Ok(())
}

/// The profiles that vehicles name, their matrices of equal size, and how many rows these have in the file. When some
/// vehicle starts or ends anywhere there is one node more, no time away from all others.
fn matrices(file: &File) -> Result<(Vec<&str>, Vec<TimeMatrix>, usize), Fault> {
    let given: Vec<_> = file.matrices.iter().flatten().collect();
    let size = given.first().map_or(0, |(_, of)| of.durations.len());
    let free = file.vehicles.iter().any(|v| v.start_index.is_none() || v.end_index.is_none());
    let mut made = Vec::with_capacity(given.len());
    for (profile, of) in &given {
        let path = format!("matrices.{profile}.durations");
        square(&of.durations, size, &path)?;
        let mut matrix = TimeMatrix::without_ways(size + usize::from(free));
        for (from, row) in of.durations.iter().enumerate() {
            for (to, &time) in row.iter().enumerate() {
                matrix.set(from, to, cell(time, || format!("{path}[{from}][{to}]"))?);
            }
            // Outside the matrix, and so passed over, when there is no such node.
            matrix.set(from, size, 0);
            matrix.set(size, from, 0);
        }
        made.push(matrix);
    }
    Ok((given.into_iter().map(|(profile, _)| profile.as_str()).collect(), made, size))
}

fn row(index: usize, size: usize, path: impl FnOnce() -> String) -> Result<usize, Fault> {
    if index < size {
        return Ok(index);
    }
    Err(Fault::NoSuch { path: path(), value: format!("row {index} of the matrices") })
}

fn shift(
    number: usize,
    vehicle: &Vehicle,
    hours: (i64, i64),
    profiles: &[&str],
    size: usize,
) -> Result<Shift, Fault> {
    let path = |key: &str| format!("vehicles[{number}].{key}");
    let profile = vehicle.profile.as_deref().unwrap_or("car");
    let matrix = profiles.iter().position(|&known| known == profile);
    let missing = || Fault::NoSuch { path: path("profile"), value: format!("matrices.{profile}") };
    // The node that is no time away from all others comes after those of the file.
    let place =
        |index: Option<usize>, key: &str| index.map_or(Ok(size), |index| row(index, size, || path(key)));
    let ids = vehicle.breaks.iter().map(|rest| rest.id);
    unique(&path("breaks"), ids)?;
    let mut breaks = Vec::new();
    for (at, rest) in vehicle.breaks.iter().enumerate() {
        let path = |key: &str| format!("vehicles[{number}].breaks[{at}].{key}");
        let windows = windows(&rest.time_windows, hours, |w| path(&format!("time_windows[{w}]")))?;
        let length = within(rest.service, 0, LATEST, || path("service"))?;
        breaks.push((when(rest), Break { windows, length }));
    }
    breaks.sort_by_key(|&(when, _)| when);
    Ok(Shift {
        evening: 0,
        matrix: matrix.ok_or_else(missing)?,
        start: place(vehicle.start_index, "start_index")?,
        end: place(vehicle.end_index, "end_index")?,
        departure: hours.0,
        back_by: hours.1,
        most_visits: vehicle.max_tasks,
        vehicle: None,
        breaks: breaks.into_iter().map(|(_, rest)| rest).collect(),
    })
}

fn priority(job: &Job, number: usize) -> Result<u32, Fault> {
    // Within the bounds of the type by then.
    Ok(within(job.priority, 0, 100, || format!("jobs[{number}].priority"))? as u32)
}

fn visit(
    number: usize,
    job: &Job,
    worth: i64,
    horizon: (i64, i64),
    vehicles: &[Vehicle],
    size: usize,
) -> Result<Visit, Fault> {
    let path = |key: &str| format!("jobs[{number}].{key}");
    let able = |vehicle: &Vehicle| job.skills.iter().all(|skill| vehicle.skills.contains(skill));
    let mut shifts = FixedBitSet::with_capacity(vehicles.len());
    shifts.extend(vehicles.iter().enumerate().filter(|(_, vehicle)| able(vehicle)).map(|(shift, _)| shift));
    let spans = windows(&job.time_windows, horizon, |w| path(&format!("time_windows[{w}]")))?;
    Ok(Visit {
        node: row(job.location_index.unwrap_or(size), size, || path("location_index"))?,
        service: within(job.service, 0, LATEST, || path("service"))?,
        slots: slots(spans, worth),
        shifts,
        must: false,
        takes: Vec::new(),
        liking: Vec::new(),
        parking: Vec::new(),
    })
}
