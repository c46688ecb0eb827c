//! The commune's households and teams placed on its trails.

use super::riding::Riding;
use crate::base::{Date, Metres, Millis, Position};
use crate::commune::{Choices, Closed, Commune, Decision, Trail};
use crate::network::heal::{self, Repair, Survey};
use crate::network::{Conditions, Door, Network, Path, Placed, Placement, TimeMatrix, Travel};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A commune's network in the evening, with every household and every team's start and end on it.
#[derive(Debug, Clone)]
pub struct Ground {
    trails: Arc<GroundTrails>,
    restrictions: Arc<[Restrictions]>,
    network: Network,
    placed: Placed,
    households: usize,
    conditions: Conditions,
    closed: BTreeSet<usize>,
    /// Where motorbikes may go, in a commune that has some.
    riding: Option<Riding>,
    /// Where they may stand.
    parking: Arc<[Position]>,
}

/// The trails as the network sees them: repaired as people decided, with nothing that the evening may close.
#[derive(Debug)]
struct GroundTrails {
    survey: Survey,
    trails: Vec<Trail>,
}

/// When a trail may not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Restrictions {
    /// Nobody takes it in the dark.
    pub not_at_night: bool,
    /// Nobody takes it when it has rained.
    pub not_after_rain: bool,
    /// The evening on which it is closed.
    pub closed_on: Option<Date>,
}

impl Restrictions {
    /// What holds of a trail: the word of people before that of the file.
    pub fn of(trail: &Trail, choices: &Choices) -> Self {
        let said = choices.trails.get(&trail.key());
        Self {
            not_at_night: said
                .and_then(|c| c.not_at_night)
                .unwrap_or(trail.tags.not_at_night || trail.tags.foot_closed.at_night),
            not_after_rain: said
                .and_then(|c| c.not_after_rain)
                .unwrap_or(trail.tags.not_after_rain || trail.tags.foot_closed.after_rain),
            closed_on: said.and_then(|c| c.closed_on),
        }
    }

    fn close(self, date: Option<Date>, conditions: Conditions) -> bool {
        self.not_at_night && conditions.night
            || self.not_after_rain && conditions.wet
            || date.is_some() && self.closed_on == date
    }
}

/// A place that a route may come by, named by index in the commune's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// The door of a household.
    Household(usize),
    /// Where a team sets out.
    Start(usize),
    /// Where a team comes back to.
    End(usize),
    /// Where motorbikes may stand: an index into the ground's own list.
    Parking(usize),
}

/// It is dark when teams are out.
const EVENING: Conditions = Conditions { night: true, wet: false };

impl Ground {
    /// Builds the network for an evening and places everybody on it.
    pub fn new(commune: &Commune) -> Self {
        let survey = heal::survey(&commune.trails, &commune.settings.healing);
        Self::with(commune, survey)
    }

    /// The same with the choices that now hold. What could be repaired depends on the files alone and is not looked for
    /// again.
    #[must_use]
    pub fn rechosen(&self, commune: &Commune) -> Self {
        Self::with(commune, self.trails.survey.clone())
    }

    fn with(commune: &Commune, survey: Survey) -> Self {
        let mut trails = survey.apply(&commune.trails, |repair| is_made(&commune.choices, repair));
        for trail in &mut trails {
            // The evening closes these through `under`, so that nothing has to be built again.
            (trail.tags.not_at_night, trail.tags.not_after_rain) = (false, false);
            trail.tags.foot_closed = Closed::default();
        }
        let network = Network::build(&trails, &Travel::on_foot(&commune.settings.walking), EVENING);
        let doors = commune.households.iter().map(|h| Door { position: h.position, turning: h.turning });
        let bases = commune.teams.iter().flat_map(|team| [team.start, team.end_place()]);
        let bases = bases.map(|position| Door { position, turning: None });
        let doors: Vec<Door> = doors.chain(bases).collect();
        let placed = network.place_doors(&doors, &commune.water);
        let motorbikes = commune.teams.iter().any(|team| team.motorbikes > 0);
        let ground = Self {
            riding: motorbikes.then(|| Riding::new(commune, &trails)),
            parking: Arc::default(),
            trails: Arc::new(GroundTrails { survey, trails }),
            restrictions: restrictions(commune),
            network,
            placed,
            households: commune.households.len(),
            conditions: EVENING,
            closed: BTreeSet::new(),
        };
        ground.under(None, EVENING)
    }

    /// The ground on one evening: what it closes, and how wet it is.
    #[must_use]
    pub fn tonight(&self, date: Date, wet: bool) -> Self {
        self.under(Some(date), Conditions { wet, ..EVENING })
    }

    fn under(&self, date: Option<Date>, conditions: Conditions) -> Self {
        let restrictions = self.restrictions.iter().enumerate();
        let closed: BTreeSet<usize> =
            restrictions.filter(|(_, r)| r.close(date, conditions)).map(|(i, _)| i).collect();
        let riding = self.riding.as_ref().map(|riding| riding.under(date, conditions));
        if conditions == self.conditions && closed == self.closed {
            return Self { riding, ..self.clone() };
        }
        let network = self.network.under(conditions, &closed);
        let placed = self.placed.under(&network);
        Self { network, placed, conditions, closed, riding, ..self.clone() }
    }

    /// The same with what now holds of single trails, repairs left as they are. Cheap: nothing is built again.
    #[must_use]
    pub fn with_restrictions(&self, commune: &Commune) -> Self {
        let riding = self.riding.clone().map(|riding| riding.with_restrictions(commune));
        Self { restrictions: restrictions(commune), riding, ..self.clone() }.under(None, EVENING)
    }

    /// The same with places where motorbikes may stand, in place of those that there were.
    #[must_use]
    pub fn parked(&self, places: &[Position]) -> Self {
        let placed = self.placed.first(self.bases());
        let riding = self.riding.as_ref().map(|riding| riding.parked(places));
        Self { placed: placed.and(places), riding, parking: places.into(), ..self.clone() }
    }

    /// Where motorbikes may stand.
    pub fn parking(&self) -> &[Position] {
        &self.parking
    }

    /// Where motorbikes may go tonight; `None` in a commune without any.
    pub const fn riding(&self) -> Option<&Riding> {
        self.riding.as_ref()
    }

    /// How many places there are without those to park.
    fn bases(&self) -> usize {
        self.placed.placements().len() - self.parking.len()
    }

    /// The network without the places.
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// What the evening is like.
    pub const fn conditions(&self) -> Conditions {
        self.conditions
    }

    /// Everything that could be repaired in the commune's trails.
    pub fn repairs(&self) -> &[Repair] {
        &self.trails.survey.repairs
    }

    /// The trails as repaired, in the order of the commune's.
    pub fn trails(&self) -> &[Trail] {
        &self.trails.trails
    }

    /// When each trail may not be taken, in the order of the commune's.
    pub fn restrictions(&self) -> &[Restrictions] {
        &self.restrictions
    }

    fn index(&self, spot: Spot) -> usize {
        match spot {
            Spot::Household(i) => i,
            Spot::Start(team) => self.households + 2 * team,
            Spot::End(team) => self.households + 2 * team + 1,
            Spot::Parking(place) => self.bases() + place,
        }
    }

    /// How a place lies to the trails; `None` for a place that is not in the commune.
    pub fn placement(&self, spot: Spot) -> Option<&Placement> {
        self.placed.placements().get(self.index(spot))
    }

    /// Distance to the nearest usable trail when the place is too far from it to be reached at all.
    pub fn too_far(&self, spot: Spot) -> Option<Option<Metres>> {
        match self.placement(spot) {
            Some(Placement::OnTrail { .. }) => None,
            Some(Placement::TooFar { distance }) => Some(*distance),
            Some(Placement::BeyondWater { distance }) => Some(Some(*distance)),
            None => Some(None),
        }
    }

    /// Whether there is a way between two places.
    pub fn joined(&self, a: Spot, b: Spot) -> bool {
        self.placed.joined(self.index(a), self.index(b))
    }

    /// Walking times from some places to others, row by row, rounded up to whole seconds.
    pub fn walks(&self, from: &[Spot], to: &[Spot]) -> Vec<Option<Millis>> {
        let index = |spots: &[Spot]| -> Vec<usize> { spots.iter().map(|&spot| self.index(spot)).collect() };
        self.placed.many_to_many(&index(from), &index(to)).into_iter().map(|ms| ms.map(up)).collect()
    }

    /// Walking times between places in milliseconds, rounded up to whole seconds so that a plan's clock times add up.
    pub fn matrix(&self, spots: &[Spot]) -> TimeMatrix {
        let indices: Vec<usize> = spots.iter().map(|&spot| self.index(spot)).collect();
        self.placed.matrix_of(&indices).map(|ms| ms.div_ceil(1000).checked_mul(1000))
    }

    /// The way from one place to another.
    pub fn path(&self, from: Spot, to: Spot) -> Option<Path> {
        self.placed.path(self.index(from), self.index(to))
    }
}

/// Rounded up to whole seconds.
pub(super) const fn up(ms: Millis) -> Millis {
    Millis(ms.0 + (1000 - ms.0 % 1000) % 1000)
}

fn restrictions(commune: &Commune) -> Arc<[Restrictions]> {
    commune.trails.iter().map(|trail| Restrictions::of(trail, &commune.choices)).collect()
}

/// Whether a repair counts: what only tidies always does, what joins trails only once somebody has accepted it.
pub fn is_made(choices: &Choices, repair: &Repair) -> bool {
    !repair.kind.is_join() || choices.decision(&repair.id) == Decision::Accepted
}
