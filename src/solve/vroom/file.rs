//! The keys of the file, those that are refused with what to do instead among them.

use crate::solve::error::{Fault, Unsupported};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// A key that is only looked for.
type Found = Option<IgnoredAny>;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub(super) jobs: Vec<Job>,
    #[serde(default)]
    pub(super) vehicles: Vec<Vehicle>,
    pub(super) matrices: Option<BTreeMap<String, Matrices>>,
    shipments: Found,
    matrix: Found,
}

/// A visit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Job {
    pub(super) id: u64,
    pub(super) description: Option<String>,
    pub(super) location: Option<[f64; 2]>,
    pub(super) location_index: Option<usize>,
    #[serde(default)]
    pub(super) service: i64,
    #[serde(default)]
    pub(super) skills: Vec<u32>,
    #[serde(default)]
    pub(super) priority: i64,
    #[serde(default)]
    pub(super) time_windows: Vec<[i64; 2]>,
    setup: Option<i64>,
    setup_per_type: Found,
    service_per_type: Found,
    amount: Found,
    delivery: Found,
    pickup: Found,
}

/// A team.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vehicle {
    pub(super) id: u64,
    pub(super) profile: Option<String>,
    pub(super) description: Option<String>,
    pub(super) start: Option<[f64; 2]>,
    pub(super) start_index: Option<usize>,
    pub(super) end: Option<[f64; 2]>,
    pub(super) end_index: Option<usize>,
    #[serde(default)]
    pub(super) skills: Vec<u32>,
    pub(super) time_window: Option<[i64; 2]>,
    #[serde(default)]
    pub(super) breaks: Vec<Break>,
    pub(super) max_tasks: Option<usize>,
    // Means something only beside times for a type, which are refused.
    #[serde(rename = "type")]
    _type: Option<String>,
    speed_factor: Option<f64>,
    capacity: Found,
    costs: Found,
    max_travel_time: Found,
    max_distance: Found,
    steps: Found,
}

/// A pause.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Break {
    pub(super) id: u64,
    #[serde(default)]
    pub(super) time_windows: Vec<[i64; 2]>,
    #[serde(default)]
    pub(super) service: i64,
    pub(super) description: Option<String>,
    max_load: Found,
}

/// The matrices of one profile.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Matrices {
    pub(super) durations: Vec<Vec<i64>>,
    distances: Found,
    costs: Found,
}

impl File {
    /// That the file asks for nothing that is not taken into account.
    pub(super) fn supported(&self) -> Result<(), Fault> {
        let at = String::new;
        refuse(
            at,
            &[
                ("shipments", self.shipments.is_some(), Unsupported::Shipments),
                ("matrix", self.matrix.is_some(), Unsupported::OldMatrix),
                ("matrices", self.matrices.is_none(), Unsupported::Coordinates),
            ],
        )?;
        for (number, job) in self.jobs.iter().enumerate() {
            job.supported(|| format!("jobs[{number}]."))?;
        }
        for (number, vehicle) in self.vehicles.iter().enumerate() {
            vehicle.supported(|| format!("vehicles[{number}]."))?;
            for (pause, rest) in vehicle.breaks.iter().enumerate() {
                let at = || format!("vehicles[{number}].breaks[{pause}].");
                refuse(at, &[("max_load", rest.max_load.is_some(), Unsupported::Amounts)])?;
            }
        }
        for (profile, of) in self.matrices.iter().flatten() {
            refuse(
                || format!("matrices.{profile}."),
                &[
                    ("distances", of.distances.is_some(), Unsupported::Distances),
                    ("costs", of.costs.is_some(), Unsupported::Costs),
                ],
            )?;
        }
        Ok(())
    }
}

impl Job {
    fn supported(&self, at: impl Fn() -> String) -> Result<(), Fault> {
        refuse(
            at,
            &[
                ("location_index", self.location_index.is_none(), Unsupported::Coordinates),
                ("setup", self.setup.is_some_and(|setup| setup != 0), Unsupported::Setup),
                ("setup_per_type", self.setup_per_type.is_some(), Unsupported::Setup),
                ("service_per_type", self.service_per_type.is_some(), Unsupported::PerType),
                ("amount", self.amount.is_some(), Unsupported::Amounts),
                ("delivery", self.delivery.is_some(), Unsupported::Amounts),
                ("pickup", self.pickup.is_some(), Unsupported::Amounts),
            ],
        )
    }
}

impl Vehicle {
    fn supported(&self, at: impl Fn() -> String) -> Result<(), Fault> {
        let speed = self.speed_factor.is_some_and(|factor| factor - 1.0 != 0.0);
        let nowhere = self.start_index.is_none() && self.end_index.is_none();
        let (start, end) = (self.start.is_some(), self.end.is_some());
        refuse(
            at,
            &[
                (
                    "start_index",
                    self.start_index.is_none() && (start || (nowhere && !end)),
                    Unsupported::Coordinates,
                ),
                ("end_index", self.end_index.is_none() && end, Unsupported::Coordinates),
                ("speed_factor", speed, Unsupported::SpeedFactor),
                ("capacity", self.capacity.is_some(), Unsupported::Amounts),
                ("costs", self.costs.is_some(), Unsupported::Costs),
                ("max_travel_time", self.max_travel_time.is_some(), Unsupported::Limits),
                ("max_distance", self.max_distance.is_some(), Unsupported::Limits),
                ("steps", self.steps.is_some(), Unsupported::Steps),
            ],
        )
    }
}

/// An error for the first key that is one.
fn refuse(at: impl Fn() -> String, keys: &[(&str, bool, Unsupported)]) -> Result<(), Fault> {
    let refused = keys.iter().find(|(_, refused, _)| *refused);
    refused.map_or(Ok(()), |&(key, _, what)| Err(Fault::Unsupported { path: at() + key, what }))
}
