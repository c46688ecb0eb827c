//! The keys of the answer.

use serde::Serialize;

/// The whole answer.
#[derive(Debug, Serialize)]
pub(in crate::solve) struct Answer<'a> {
    pub(super) code: u8,
    pub(super) summary: Summary,
    pub(super) unassigned: Vec<Unassigned<'a>>,
    pub(super) routes: Vec<Route<'a>>,
}

/// Always empty: a plan breaks no rule.
pub(super) type Violations = [(); 0];

#[derive(Debug, Serialize)]
pub(super) struct Summary {
    pub(super) cost: i64,
    pub(super) routes: usize,
    pub(super) unassigned: usize,
    #[serde(flatten)]
    pub(super) sums: Sums,
    pub(super) violations: Violations,
    pub(super) computing_times: ComputingTimes,
}

#[derive(Debug, Serialize)]
pub(super) struct ComputingTimes {
    pub(super) loading: u64,
    pub(super) solving: u64,
    pub(super) routing: u64,
}

#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct Sums {
    pub(super) setup: i64,
    pub(super) service: i64,
    pub(super) duration: i64,
    pub(super) waiting_time: i64,
    pub(super) priority: u32,
}

#[derive(Debug, Serialize)]
pub(super) struct Unassigned<'a> {
    pub(super) id: u64,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(flatten)]
    pub(super) place: Place<'a>,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Place<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) location: Option<[f64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) location_index: Option<usize>,
}

#[derive(Debug, Serialize)]
pub(super) struct Route<'a> {
    pub(super) vehicle: u64,
    pub(super) cost: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'a str>,
    #[serde(flatten)]
    pub(super) sums: Sums,
    pub(super) steps: Vec<Step<'a>>,
    pub(super) violations: Violations,
}

#[derive(Debug, Serialize)]
pub(super) struct Step<'a> {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(flatten)]
    pub(super) place: Place<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) job: Option<u64>,
    pub(super) setup: i64,
    pub(super) service: i64,
    pub(super) waiting_time: i64,
    pub(super) arrival: i64,
    pub(super) duration: i64,
    pub(super) violations: Violations,
}
