//! What the page is told.

use crate::commune::{Decision, Hamlet, Settings, Team, trails_id};
use crate::households::Household;
use crate::import::Problem;
use crate::network::NetworkSummary;
use crate::outreach::{TaskProgress, progress};
use serde::Serialize;

/// A hamlet with its place.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct HamletView {
    /// What the file says.
    #[serde(flatten)]
    pub hamlet: Hamlet,
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

/// A household with its place.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct HouseholdView {
    /// What the file says.
    #[serde(flatten)]
    pub household: Household,
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}

/// The commune as the page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct CommuneView {
    /// Hamlets in file order.
    pub hamlets: Vec<HamletView>,
    /// Households in file order.
    pub households: Vec<HouseholdView>,
    /// Teams in file order.
    pub teams: Vec<Team>,
    /// Settings in force.
    pub settings: Settings,
    /// Who must be credited where the map is shown.
    pub attribution: Vec<String>,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// The network in numbers.
    pub network: NetworkSummary,
    /// Names the lines of the trails file: two communes with the same lines have the same.
    pub trails_id: String,
    /// How far each task has come.
    pub progress: Vec<TaskProgress>,
    /// How many proposed repairs that join trails nobody has decided on.
    pub open_repairs: u32,
}

/// What came of reading files.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LoadReport {
    /// All problems of all files, in file order.
    pub problems: Vec<Problem>,
    /// The commune, unless a problem is an error; then what was loaded before stays in force.
    #[ts(optional)]
    pub commune: Option<CommuneView>,
}

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Progress {
    /// Improvement rounds made, of all searches together.
    #[ts(type = "number")]
    pub done: u64,
    /// Improvement rounds asked for, of all searches together.
    #[ts(type = "number")]
    pub total: u64,
    /// Expected worth of the best plan so far, in milli-points.
    #[ts(type = "number")]
    pub worth: i64,
    /// Visits of the best plan so far.
    pub stops: u32,
}

/// Lines for the map: `coords` holds lon, lat pairs of all lines one after the other; line `i` begins at pair
/// `starts[i]` and is of kind `kinds[i]` (`road`, `track`, `path`, `barred`, `water`).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LineSet {
    /// lon, lat, lon, lat, …
    pub coords: Vec<f64>,
    /// Index of each line's first pair.
    pub starts: Vec<u32>,
    /// Kind of each line.
    pub kinds: Vec<&'static str>,
    /// For each line the trail it is part of, by index; `u32::MAX` where it is of none.
    pub trails: Vec<u32>,
    /// How steep each line is: 0 below 8 %, 1 below 15 %, 2 below 25 %, else 3.
    pub steep: Vec<u8>,
}

/// What the page shows of a loaded commune.
pub(super) fn commune_view(loaded: &super::Loaded) -> CommuneView {
    let commune = &loaded.commune;
    let places = commune.trails.iter().flat_map(|t| t.line.iter().copied());
    let doors = commune.households.iter().map(|h| h.position);
    let bounds = places.chain(doors).fold([180.0_f64, 90.0, -180.0, -90.0], |b, p| {
        [b[0].min(p.lon()), b[1].min(p.lat()), b[2].max(p.lon()), b[3].max(p.lat())]
    });
    CommuneView {
        hamlets: commune
            .hamlets
            .iter()
            .map(|h| HamletView { hamlet: h.clone(), lon: h.position.lon(), lat: h.position.lat() })
            .collect(),
        households: commune
            .households
            .iter()
            .map(|h| HouseholdView { household: h.clone(), lon: h.position.lon(), lat: h.position.lat() })
            .collect(),
        teams: commune.teams.clone(),
        settings: commune.settings.clone(),
        attribution: commune.attribution.clone(),
        bounds,
        network: loaded.ground.network().summary(),
        trails_id: trails_id(&commune.trails),
        progress: progress(&commune.households, &commune.settings.targets),
        open_repairs: loaded
            .ground
            .repairs()
            .iter()
            .filter(|r| r.kind.is_join() && commune.choices.decision(&r.id) == Decision::Open)
            .count() as u32,
    }
}
