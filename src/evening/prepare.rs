//! From a commune and a request to the planner's problem.

use super::able::who_may_visit;
use super::assess::{Assessed, Assessor};
use super::barred::held;
use super::ground::{Ground, Spot};
use super::legs::{Place, Ways, base};
use super::parking::{Parking, ParkingError, matrices};
use super::pins::Pinned;
use super::underway::{SoFar, UnderwayError};
use super::{Assessment, EveningView, PlanRequest};
use crate::base::{Clock, Date, HouseholdId, Millis, TeamId};
use crate::commune::Commune;
use crate::network::TimeMatrix;
use crate::orienteering::{MOST_ISLANDS, Problem, ProblemError, Shift, Standing, Visit};
use crate::priority::{self, Weights};
use crate::rounds::{ParkingWishes, Pins, Reason, Underway};
use fixedbitset::FixedBitSet;

/// Why an evening cannot be planned as asked.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EveningError {
    /// The request names a team that the commune does not have.
    #[error("there is no team {0}: name one of the teams file")]
    UnknownTeam(TeamId),
    /// The request names a team twice.
    #[error("team {0} is asked for twice")]
    TeamTwice(TeamId),
    /// Nobody goes out.
    #[error("no team goes out: choose at least one")]
    NoTeam,
    /// More teams than one plan can hold.
    #[error("{0} teams are more than one plan can hold (64): plan them in two groups")]
    TooManyTeams(usize),
    /// A team would be back before it sets out.
    #[error("team {team} sets out at {departure} and must be back by {back_by}: leave time between them")]
    Hours {
        /// Which team.
        team: TeamId,
        /// Its departure.
        departure: Clock,
        /// Its latest return.
        back_by: Clock,
    },
    /// A team's start or end is off the trails.
    #[error("the start or end of team {0} is too far from any usable trail: move it next to one")]
    TeamOffTrail(TeamId),
    /// A pin names a household that the commune does not have.
    #[error("there is no household {0}: pin one of the households file")]
    UnknownHousehold(HouseholdId),
    /// One household is given to two teams.
    #[error("household {0} is given to two teams: give it to one")]
    PinnedToTwoTeams(HouseholdId),
    /// A household is to come before itself, or to keep apart from itself.
    #[error("household {0} is pinned to itself: name two households")]
    PinnedToItself(HouseholdId),
    /// More people than a team's motorbikes carry.
    #[error(
        "team {team} sets out with {people} people, its motorbikes carry {seats}: give it one more motorbike, or plan it on foot"
    )]
    Seats {
        /// Which team.
        team: TeamId,
        /// Members, and a guide where one comes along.
        people: usize,
        /// What the motorbikes carry.
        seats: usize,
    },
    /// What is said of places to park cannot be.
    #[error(transparent)]
    Parking(#[from] ParkingError),
    /// What is said of the evening so far cannot be.
    #[error(transparent)]
    Underway(#[from] UnderwayError),
    /// More searches beside each other than there can be, or none.
    #[error("{0} searches beside each other are asked for: give 1 to {MOST_ISLANDS}")]
    Islands(u32),
    /// More than one plan can hold.
    #[error(transparent)]
    Problem(#[from] ProblemError),
}

/// A team that goes out tonight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamTonight {
    /// Index in the commune's teams.
    pub index: usize,
    /// Whether a trusted person comes along.
    pub guide: bool,
    /// Motorbikes that go along; 0 for a team that walks.
    pub motorbikes: u8,
    /// Departure.
    pub departure: Clock,
    /// Latest return, never at or after 22:00.
    pub back_by: Clock,
}

/// An evening ready to be planned.
#[derive(Debug, Clone)]
pub struct Evening {
    /// The evening.
    pub date: Date,
    /// No knock after this time; before 22:00 whatever was asked for.
    pub last_knock: Clock,
    /// Seed of the search.
    pub seed: u64,
    /// Improvement rounds of the search.
    pub iterations: u64,
    /// Searches that go on beside each other, each making all the rounds.
    pub islands: u32,
    /// Teams that go out, in the order of the teams file.
    pub teams: Vec<TeamTonight>,
    /// What is known of each household, in file order.
    pub assessments: Vec<Assessment>,
    /// The planner's problem: of an evening under way that of the rest, from where the teams stand.
    pub problem: Problem,
    /// For each visit of the problem its household's index.
    pub visit_household: Vec<usize>,
    /// For each node of the problem's matrix the place it stands for.
    pub spots: Vec<Spot>,
    /// Weights asked for, when they were.
    pub weights: Option<Weights>,
    /// What was pinned down, when anything was.
    pub pins: Option<Pins>,
    /// The same by number.
    pub(super) pinned: Pinned,
    /// What was said of places to park, when anything was.
    pub wishes: Option<ParkingWishes>,
    /// Where motorbikes may stand.
    pub(super) parking: Parking,
    /// What has happened so far, of an evening under way.
    pub so_far: Option<SoFar>,
    /// What a change of the former plan must gain, in milli-points.
    pub stability: i64,
    /// The commune's trails as they are tonight, with everybody on them.
    pub ground: Ground,
}

/// What an evening is looked at for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ForWhom {
    /// Only who may be visited.
    Survey,
    /// Everything that a plan needs.
    Planner,
}

/// What is known of an evening before any walking time is asked for.
struct Survey {
    last_knock: Clock,
    teams: Vec<TeamTonight>,
    assessments: Vec<Assessment>,
    visits: Vec<Visit>,
    visit_household: Vec<usize>,
    spots: Vec<Spot>,
    pinned: Pinned,
    parking: Parking,
    so_far: Option<SoFar>,
    ground: Ground,
}

impl Survey {
    /// Works out who may be visited, by whom, and what each visit is worth and when.
    fn make(
        commune: &Commune,
        ground: &Ground,
        request: &PlanRequest,
        for_whom: ForWhom,
    ) -> Result<Self, EveningError> {
        let settings = &commune.settings;
        let tonight = ground.tonight(request.date, request.wet.unwrap_or(false));
        let mut teams = teams_tonight(commune, &tonight, request)?;
        let told = request.underway.as_ref();
        let standing = told.map(Underway::parked).unwrap_or_default();
        let walked = |house: usize| {
            let door = Spot::Household(house);
            tonight.too_far(door).is_some()
                || teams.iter().all(|t| tonight.joined(Spot::Start(t.index), door))
        };
        // Places to park decide who may be visited only where somebody cannot walk there.
        let parks =
            for_whom == ForWhom::Planner || told.is_some() || !(0..commune.households.len()).all(walked);
        let riders: &[TeamTonight] = if parks { &teams } else { &[] };
        let (tonight, parking) =
            Parking::find(commune, &tonight, riders, request.parking.as_ref(), &standing)?;
        let ground = &tonight;
        let so_far = told.map(|told| SoFar::read(commune, ground, &parking, &mut teams, told)).transpose()?;
        let pinned = Pinned::of(request.pins.as_ref(), commune, &teams)?;
        let last_knock = Clock::from_millis(Millis(held(request.last_knock.unwrap_or(settings.last_knock))));

        let mut spots: Vec<Spot> =
            teams.iter().flat_map(|t| [Spot::Start(t.index), Spot::End(t.index)]).collect();
        let (mut assessments, mut visits, mut visit_household) = (Vec::new(), Vec::new(), Vec::new());
        let priority = request.weights.unwrap_or_default().on(&settings.priority);
        let standing = priority::Standing::of(&commune.households, request.date);
        let moment = (request.date, last_knock);
        let assessor =
            Assessor::new(&commune.households, settings, moment, priority, standing, pinned.must());
        for index in 0..commune.households.len() {
            let Some(Assessed { mut assessment, slots }) = assessor.assess(index) else { continue };
            if let Some(distance) = ground.too_far(Spot::Household(index)) {
                assessment
                    .barred
                    .push(Reason::TooFarFromTrail { metres: distance.map(|m| libm::round(m.0) as u32) });
            }
            let mut able = match who_may_visit(commune, (ground, &parking), &teams, index) {
                Ok(able) => able,
                Err(reason) => {
                    assessment.barred.push(reason);
                    FixedBitSet::new()
                }
            };
            if let Some(so_far) = &so_far {
                (0..teams.len()).filter(|&team| so_far.is_over(team)).for_each(|team| able.set(team, false));
                if so_far.is_skipped(index) {
                    assessment.barred.insert(0, Reason::SkippedTonight);
                }
            }
            let fixed = so_far.as_ref().is_some_and(|so_far| so_far.is_fixed(index));
            if let Some((team, tonight)) = pinned.team(index).filter(|_| !fixed) {
                let goes = tonight.is_some_and(|team| able.contains(team));
                able.clear();
                able.extend(tonight.filter(|_| goes));
                let named = commune.teams.get(team).filter(|_| !goes && assessment.barred.is_empty());
                assessment
                    .barred
                    .extend(named.map(|team| Reason::PinnedTeamCannot { team: team.id.clone() }));
            }
            if assessment.barred.is_empty() && !fixed {
                visits.push(Visit {
                    node: spots.len(),
                    service: Millis::from(assessment.service_s).0,
                    slots,
                    shifts: able,
                    must: pinned.must().contains(index),
                    takes: Vec::new(),
                    liking: Vec::new(),
                    parking: Vec::new(),
                });
                visit_household.push(index);
                spots.push(Spot::Household(index));
            }
            assessments.push(assessment);
        }
        let ground = tonight;
        Ok(Self {
            last_knock,
            teams,
            assessments,
            visits,
            visit_household,
            spots,
            pinned,
            parking,
            so_far,
            ground,
        })
    }
}

/// What the page shows of each household on an evening. Cheaper than an evening to plan: no walking times are needed.
pub fn survey(
    commune: &Commune,
    ground: &Ground,
    request: &PlanRequest,
) -> Result<EveningView, EveningError> {
    let households = Survey::make(commune, ground, request, ForWhom::Survey)?.assessments;
    Ok(EveningView { date: request.date, households })
}

impl Evening {
    /// Works out who may be visited, what each visit is worth and when, and the times between all of them.
    pub fn prepare(commune: &Commune, ground: &Ground, request: &PlanRequest) -> Result<Self, EveningError> {
        Self::prepare_with(commune, ground, request, Ground::matrix)
    }

    /// The same with walking times that `times` knows for tonight's ground and places: for whoever plans many evenings
    /// of one commune on the same trails.
    pub fn prepare_with(
        commune: &Commune,
        ground: &Ground,
        request: &PlanRequest,
        times: impl FnOnce(&Ground, &[Spot]) -> TimeMatrix,
    ) -> Result<Self, EveningError> {
        let islands = request.islands.unwrap_or(1);
        if !(1..=MOST_ISLANDS).contains(&islands) {
            return Err(EveningError::Islands(islands));
        }
        let survey = Survey::make(commune, ground, request, ForWhom::Planner)?;
        let Survey { last_knock, teams, assessments, mut visits, visit_household, .. } = survey;
        let Survey { mut spots, pinned, parking, so_far, ground, .. } = survey;
        spots.extend(so_far.iter().flat_map(SoFar::places));
        parking.lay(&mut spots, &mut visits, &visit_household);
        let search = &commune.settings.search;
        let shifts = teams
            .iter()
            .enumerate()
            .map(|(t, team)| Shift {
                evening: 0,
                matrix: 0,
                start: 2 * t,
                end: 2 * t + 1,
                departure: team.departure.millis().0,
                back_by: team.back_by.millis().0,
                most_visits: None,
                breaks: Vec::new(),
                vehicle: parking.vehicle(
                    t,
                    1,
                    2 * t + usize::from(base(commune, team.index) != Spot::Start(team.index)),
                ),
            })
            .collect();
        let (apart, in_order) = pinned.between(&visit_household);
        let matrices = matrices(&ground, times(&ground, &spots), &spots, parking.any());
        let problem = Problem { matrices, shifts, visits, apart, in_order, ..Problem::default() };
        problem.check()?;
        let rounds = if so_far.is_some() { search.rest_iterations } else { search.iterations };
        let riding = parking.any().then_some(search.riding_share);
        let iterations = riding.map_or(rounds, |share| rounds.saturating_mul(share) / 1000);
        let evening = Self {
            date: request.date,
            last_knock,
            seed: request.seed.unwrap_or(search.seed),
            iterations: request.iterations.unwrap_or(iterations),
            islands,
            problem,
            teams,
            assessments,
            visit_household,
            spots,
            weights: request.weights,
            pins: request.pins.clone().filter(|pins| !pins.is_empty()),
            pinned,
            wishes: request.parking.clone().filter(|wishes| !wishes.is_empty()),
            parking,
            so_far: None,
            stability: search.stability.0,
            ground,
        };
        match so_far {
            None => Ok(evening),
            Some(so_far) => evening.rest(commune, so_far),
        }
    }

    /// What is left of the evening.
    fn rest(mut self, commune: &Commune, mut so_far: SoFar) -> Result<Self, EveningError> {
        let node = |spot: Spot| self.spots.iter().position(|&s| s == spot);
        let mut open: Vec<usize> = (0..self.problem.visits.len()).collect();
        for (team, tonight) in self.teams.iter().enumerate() {
            let heading =
                so_far.heading(team).and_then(|house| self.visit_household.binary_search(&house).ok());
            let from = so_far.stands(team).map(|(place, _)| place);
            let (Some(number), Some(from)) = (heading, from) else { continue };
            let Some(visit) = self.problem.visits.get(number) else { continue };
            let door = self.spots.get(visit.node).and_then(|&spot| so_far.heads_for(team, spot));
            let Some(door) = door else { continue };
            let ways = Ways { commune, ground: &self.ground, pauses: self.parking.pauses() };
            let way = |from, to| ways.way((from, to), (0, i64::MAX)).map(|way| way.arrive);
            if so_far.set_out(team, tonight, visit, (way(from, door), way(door, Place::home(tonight)))) {
                open.retain(|&v| v != number);
            }
        }
        let standing = (0..self.teams.len()).filter_map(|shift| {
            let (place, free) = so_far.stands(shift)?;
            let stands = place.stands.and_then(node);
            Some(Standing { shift, node: node(place.at)?, free, stands })
        });
        let standing: Vec<Standing> = standing.collect();
        self.problem = self.problem.rest(&standing, &open);
        self.visit_household = open.iter().filter_map(|&v| self.visit_household.get(v).copied()).collect();
        self.so_far = Some(so_far);
        // Who keeps apart from a household that a team has visited is left to the others.
        for number in 0..self.visit_household.len() {
            let parted = |team: &usize| {
                self.visit_household.get(number).is_some_and(|&house| self.parted(*team, house).is_some())
            };
            let teams: Vec<usize> = (0..self.teams.len()).filter(parted).collect();
            if let Some(visit) = self.problem.visits.get_mut(number) {
                visit.shifts.grow(self.teams.len());
                for team in teams {
                    visit.shifts.set(team, false);
                }
            }
        }
        self.problem.check()?;
        Ok(self)
    }
}

fn teams_tonight(
    commune: &Commune,
    ground: &Ground,
    request: &PlanRequest,
) -> Result<Vec<TeamTonight>, EveningError> {
    let mut teams = Vec::new();
    let asked = request.teams.as_deref();
    for team in asked.unwrap_or_default() {
        if !commune.teams.iter().any(|t| t.id == team.id) {
            return Err(EveningError::UnknownTeam(team.id.clone()));
        }
        if asked.unwrap_or_default().iter().filter(|other| other.id == team.id).count() > 1 {
            return Err(EveningError::TeamTwice(team.id.clone()));
        }
    }
    for (index, team) in commune.teams.iter().enumerate() {
        let wanted = asked.map(|list| list.iter().find(|t| t.id == team.id));
        let Some(hours) = wanted.map_or(Some(None), |found| found.map(Some)) else { continue };
        let departure = hours.and_then(|h| h.departure).unwrap_or(team.departure);
        let back_by = hours.and_then(|h| h.back_by).unwrap_or(team.back_by);
        let back_by = Clock::from_millis(Millis(held(back_by)));
        if departure >= back_by {
            return Err(EveningError::Hours { team: team.id.clone(), departure, back_by });
        }
        let off_trail = |spot| ground.too_far(spot).is_some();
        if off_trail(Spot::Start(index)) || off_trail(Spot::End(index)) {
            return Err(EveningError::TeamOffTrail(team.id.clone()));
        }
        let guide = hours.and_then(|h| h.guide).unwrap_or(team.guide);
        let on_foot = hours.is_some_and(|h| h.on_foot);
        let motorbikes = if on_foot { 0 } else { team.motorbikes };
        let (people, seats) = (team.members.len() + usize::from(guide), team.seats());
        if motorbikes > 0 && people > seats {
            return Err(EveningError::Seats { team: team.id.clone(), people, seats });
        }
        teams.push(TeamTonight { index, guide, motorbikes, departure, back_by });
    }
    match teams.len() {
        0 => Err(EveningError::NoTeam),
        1..=64 => Ok(teams),
        more => Err(EveningError::TooManyTeams(more)),
    }
}
