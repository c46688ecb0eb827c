//! What the page and the command line hold between two calls: a commune, its network and a search under way.

mod islands;
mod journal;
mod lines;
mod margin;
mod times;
mod trails;
mod view;

pub use journal::Recorded;
pub use margin::Margin;
pub use trails::{ChoiceChange, Chosen, IslandView, RepairChange, RepairView, TrailChange, TrailView};
pub use view::{CommuneView, HamletView, HouseholdView, LineSet, LoadReport, Progress};

use crate::base::{HouseholdId, TeamId};
use crate::commune::Commune;
use crate::coordinates::{System, SystemError};
use crate::evening::{
    AssembleError, Evening, EveningError, EveningView, FileNames, Ground, PlanRequest, UnderwayError,
    standing, survey,
};
use crate::households::Household;
use crate::import::{self, ConvertError, NamedFile, Problem, Severity};
use crate::journal::{Journal, RecordError};
use crate::orienteering::{Archipelago, IslandError, Solution, nearest_house_next};
use crate::rounds::Plan;
use margin::Bounding;

/// Why a call cannot be answered.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SessionError {
    /// Nothing has been loaded.
    #[error("no commune is loaded: load its files first")]
    NoCommune,
    /// No search is under way.
    #[error("no plan is being made: start one first")]
    NoSearch,
    /// The evening cannot be planned as asked.
    #[error(transparent)]
    Evening(#[from] EveningError),
    /// The solution does not fit its evening.
    #[error(transparent)]
    Assemble(#[from] AssembleError),
    /// A file was to be converted from a system that is none.
    #[error(transparent)]
    System(#[from] SystemError),
    /// A file cannot be converted.
    #[error(transparent)]
    Convert(#[from] ConvertError),
    /// Something cannot be recorded.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A search somewhere else cannot be told something, or what it tells cannot be used.
    #[error(transparent)]
    Island(#[from] IslandError),
    /// The plan cannot be written as JSON.
    #[error("the plan could not be written: {0}")]
    Write(String),
}

impl SessionError {
    /// The catalogue entry `error-<kind>` that tells people.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::NoCommune => "no-commune",
            Self::NoSearch => "no-search",
            Self::Evening(EveningError::UnknownTeam(_) | EveningError::TeamTwice(_)) => "unknown-team",
            Self::Evening(EveningError::NoTeam) => "no-team",
            Self::Evening(EveningError::TooManyTeams(_)) => "too-many-teams",
            Self::Evening(EveningError::Problem(_)) => "too-large",
            Self::Evening(EveningError::Hours { .. }) => "hours",
            Self::Evening(EveningError::TeamOffTrail(_)) => "team-off-trail",
            Self::Evening(EveningError::Seats { .. }) => "seats",
            Self::Evening(EveningError::Parking(_)) => "parking",
            Self::Evening(EveningError::UnknownHousehold(_)) => "unknown-household",
            Self::Evening(EveningError::PinnedToTwoTeams(_)) => "pinned-to-two-teams",
            Self::Evening(EveningError::PinnedToItself(_)) => "pinned-to-itself",
            Self::Evening(EveningError::Underway(error)) => match error {
                UnderwayError::Team(_) => "unknown-team",
                UnderwayError::Household(_) => "underway-household",
                UnderwayError::Twice(_) => "underway-twice",
                UnderwayError::Backwards { .. } | UnderwayError::NotYet { .. } => "underway-times",
                UnderwayError::Now { .. } => "underway-now",
                UnderwayError::NoWay { .. } => "underway-no-way",
            },
            Self::Evening(EveningError::Islands(_)) => "islands",
            Self::Record(_) => "record",
            Self::System(_) => "unknown-system",
            Self::Convert(ConvertError::Position { .. }) => "convert-position",
            Self::Convert(ConvertError::Unreadable(_) | ConvertError::Empty) => "convert-unreadable",
            Self::Assemble(_) | Self::Island(_) | Self::Write(_) | Self::Convert(ConvertError::Write(_)) => {
                "internal"
            }
        }
    }

    /// The team it is about, where it is about one.
    pub const fn team(&self) -> Option<&TeamId> {
        match self {
            Self::Evening(
                EveningError::UnknownTeam(team)
                | EveningError::TeamTwice(team)
                | EveningError::Hours { team, .. }
                | EveningError::TeamOffTrail(team)
                | EveningError::Seats { team, .. }
                | EveningError::Underway(UnderwayError::Team(team) | UnderwayError::NoWay { team, .. }),
            ) => Some(team),
            _ => None,
        }
    }

    /// The household it is about, where it is about one.
    pub const fn household(&self) -> Option<&HouseholdId> {
        match self {
            Self::Evening(
                EveningError::UnknownHousehold(household)
                | EveningError::PinnedToTwoTeams(household)
                | EveningError::PinnedToItself(household),
            ) => Some(household),
            _ => None,
        }
    }
}

/// A commune on its trails.
#[derive(Debug)]
pub struct Loaded {
    /// What the files say and what happened since.
    pub commune: Commune,
    /// Everybody placed on the trails.
    pub ground: Ground,
    /// What the files of each kind are called.
    names: FileNames,
    /// What happened since the files were written.
    journal: Journal,
    /// The households as the files alone have them.
    filed: Vec<Household>,
}

/// Reads a commune's files and places everybody on the trails. The commune is there unless a problem is an error.
pub fn load(files: &[NamedFile]) -> (Option<Loaded>, Vec<Problem>) {
    let read = import::read(files);
    let mut problems = read.problems;
    let Some(commune) = read.commune else { return (None, problems) };
    let ground = Ground::new(&commune);
    let names = FileNames::of(files);
    problems.extend(ground.problems_in(&commune, &names));
    let usable = !problems.iter().any(|p| p.severity == Severity::Error);
    let loaded = Loaded { commune, ground, names, journal: read.journal, filed: read.filed };
    (usable.then_some(loaded), problems)
}

/// A search for one evening's plan.
#[derive(Debug)]
struct Planning {
    evening: Evening,
    search: Archipelago,
    /// What the search began with.
    first: Solution,
    /// How much better any plan could be, once that is asked.
    bounding: Option<Bounding>,
}

/// One person's work: a loaded commune and at most one search at a time.
#[derive(Debug, Default)]
pub struct Session {
    loaded: Option<Loaded>,
    planning: Option<Planning>,
}

impl Session {
    /// Nothing loaded yet.
    pub const fn new() -> Self {
        Self { loaded: None, planning: None }
    }

    /// With a commune already loaded.
    pub const fn with(loaded: Loaded) -> Self {
        Self { loaded: Some(loaded), planning: None }
    }

    /// Replaces the commune by that of `files`, or keeps the former one when a problem is an error.
    pub fn load(&mut self, files: &[NamedFile]) -> LoadReport {
        let (loaded, problems) = load(files);
        let commune = loaded.as_ref().map(view::commune_view);
        if loaded.is_some() {
            self.loaded = loaded;
            self.planning = None;
        }
        LoadReport { problems, commune }
    }

    /// The commune in force.
    pub const fn loaded(&self) -> Option<&Loaded> {
        self.loaded.as_ref()
    }

    fn in_force(&self) -> Result<&Loaded, SessionError> {
        self.loaded.as_ref().ok_or(SessionError::NoCommune)
    }

    /// Trails to draw.
    pub fn trail_lines(&self) -> Result<LineSet, SessionError> {
        self.in_force().map(lines::trails)
    }

    /// Water to draw.
    pub fn water_lines(&self) -> Result<LineSet, SessionError> {
        self.in_force().map(|l| lines::water(&l.commune))
    }

    /// What is known of each household on an evening.
    pub fn assess(&self, request: &PlanRequest) -> Result<EveningView, SessionError> {
        let loaded = self.in_force()?;
        Ok(survey(&loaded.commune, &loaded.ground, request)?)
    }

    /// Where motorbikes would stand that people want to leave near a place, as `[lon, lat]` in degrees: what to ask for in
    /// [`ParkingWishes::added`](crate::rounds::ParkingWishes).
    pub fn parking_place(&self, near: [f64; 2]) -> Result<[f64; 2], SessionError> {
        let loaded = self.in_force()?;
        Ok(standing(&loaded.ground, near).map_err(EveningError::from)?)
    }

    /// Starts a search with a first plan, in place of any search under way. Of an evening under way the first plan is
    /// what is left of the former one.
    pub fn start_plan(&mut self, request: &PlanRequest) -> Result<Progress, SessionError> {
        let loaded = self.in_force()?;
        let evening = Evening::prepare(&loaded.commune, &loaded.ground, request)?;
        let search = evening.search().map_err(EveningError::from)?;
        let first = search.best();
        let search = Archipelago::new(search, evening.seed, evening.islands, evening.iterations);
        let planning = Planning { evening, search, first, bounding: None };
        let progress = planning.progress();
        self.planning = Some(planning);
        Ok(progress)
    }

    /// Makes some more rounds of improvement, by each search that goes on here.
    pub fn step(&mut self, iterations: u64) -> Result<Progress, SessionError> {
        let planning = self.planning.as_mut().ok_or(SessionError::NoSearch)?;
        planning.bounding = None;
        planning.search.step(iterations);
        Ok(planning.progress())
    }

    /// The best plan so far; the search stays under way.
    pub fn plan(&self) -> Result<Plan, SessionError> {
        let loaded = self.in_force()?;
        let planning = self.planning.as_ref().ok_or(SessionError::NoSearch)?;
        Ok(planning.evening.plan(&loaded.commune, &planning.solution(), planning.search.done())?)
    }

    /// The plan of somebody who always goes on to the nearest house, for comparison.
    pub fn habit_plan(&self, request: &PlanRequest) -> Result<Plan, SessionError> {
        let loaded = self.in_force()?;
        let evening = Evening::prepare(&loaded.commune, &loaded.ground, request)?;
        let habit = nearest_house_next(&evening.problem);
        Ok(evening.plan(&loaded.commune, &habit, 0)?)
    }

    /// Gives up the search under way, if any.
    pub fn cancel_plan(&mut self) {
        self.planning = None;
    }
}

impl Planning {
    /// What people are told: the best so far, or of an evening under way what changes little and is worth about as much.
    fn solution(&self) -> Solution {
        self.evening.settled(&self.first, self.search.best())
    }

    fn progress(&self) -> Progress {
        let best = self.search.best();
        Progress {
            done: self.search.done_by_all(),
            total: self.search.total().saturating_mul(self.search.islands() as u64),
            worth: self.search.worth() - self.evening.liked(&best),
            stops: best.routes.iter().map(|r| r.len() as u32).sum(),
        }
    }
}

/// The JSON text of a plan: the same bytes from the command line and from the page.
pub fn plan_json(plan: &Plan) -> Result<String, SessionError> {
    let mut text = serde_json::to_string(plan).map_err(|e| SessionError::Write(e.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// The text of a GeoJSON file in WGS 84, converted from `system`: one of the keys that a problem's `systems` holds. The
/// same bytes from the command line and from the page.
pub fn convert_file(file: &NamedFile, system: &str) -> Result<String, SessionError> {
    let system: System = system.parse()?;
    Ok(import::convert(file, system)?)
}
