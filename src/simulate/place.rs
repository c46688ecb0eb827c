//! The commune of one seed: land, households and teams, without any history.

use super::stream::{Purpose, Stream};
use super::{Profile, SimulateError};
use crate::base::{Date, Position, days_after, days_between};
use crate::commune::Commune;
use crate::evening::{Ground, Spot};
use crate::generate::{EVENING, Spec, sample};
use crate::households::{Household, OutreachStep};
use crate::import::NamedFile;
use crate::network::TimeMatrix;
use crate::session::load;

/// A commune on its trails with the walking times between all its places.
#[derive(Debug)]
pub(super) struct Place {
    /// Without its trails, which the ground has.
    pub(super) commune: Commune,
    pub(super) ground: Ground,
    times: TimeMatrix,
}

/// How much the invented valley is drawn together, along and upwards. Its farthest hamlets lie an hour and a half on
/// foot from the next, where nobody goes without a motorbike; here about an hour. Assumption: no published figure says
/// how far teams walk (a commune of 968 people on 106 km² has hamlets kilometres apart).
const MOUNTAIN: (f64, f64) = (0.7, 0.7);
/// The same for the coast, where houses stand close and the land is flat. Assumption.
const COAST: (f64, f64) = (0.3, 0.05);

impl Place {
    /// Makes the commune of a seed: 230 to 280 households in 5 to 7 hamlets with two teams, so that some 160 to 200
    /// have something mandatory pending.
    pub(super) fn make(profile: Profile, seed: u64) -> Result<Self, SimulateError> {
        let mut dice = Stream::new(seed, Purpose::Commune, 0, 0);
        let households = dice.between(230, 280) as usize;
        let hamlets = dice.between(5, 7) as usize;
        Self::with(profile, &Spec { seed, households, hamlets, teams: 2 })
    }

    pub(super) fn with(profile: Profile, spec: &Spec) -> Result<Self, SimulateError> {
        let files = sample(spec)?;
        let files: Vec<NamedFile> =
            files.into_iter().map(|(name, text)| NamedFile { name, bytes: text.into_bytes() }).collect();
        let (loaded, problems) = load(&files);
        let Some(loaded) = loaded else {
            return Err(SimulateError::Commune { problems: problems.len() });
        };
        let mut commune = loaded.commune;
        press(&mut commune, profile);
        // The campaigns that policies are compared on are walked.
        commune.teams.iter_mut().for_each(|team| team.motorbikes = 0);
        let ground = Ground::new(&commune);
        commune.trails.clear();
        commune.water.clear();
        for house in &mut commune.households {
            without_history(house);
        }
        let spots = spots(&commune);
        let ground = ground.tonight(EVENING, false);
        let times = ground.matrix(&spots);
        Ok(Self { commune, ground, times })
    }

    /// Walking times between some of the places.
    pub(super) fn times(&self, wanted: &[Spot]) -> TimeMatrix {
        let teams = self.commune.teams.len();
        let index = |spot: Spot| match spot {
            Spot::Start(team) => 2 * team,
            Spot::End(team) => 2 * team + 1,
            Spot::Household(house) => 2 * teams + house,
            // Nobody rides here.
            Spot::Parking(_) => usize::MAX,
        };
        let mut matrix = TimeMatrix::without_ways(wanted.len());
        for (row, &from) in wanted.iter().enumerate() {
            for (column, &to) in wanted.iter().enumerate() {
                if let Some(ms) = self.times.get(index(from), index(to)) {
                    matrix.set(row, column, ms as u32);
                }
            }
        }
        matrix
    }

    /// Milliseconds from the nearest team's start to a door, where there is a way.
    pub(super) fn walk_to(&self, household: usize) -> Option<i64> {
        let teams = self.commune.teams.len();
        (0..teams).filter_map(|team| self.times.get(2 * team, 2 * teams + household)).min()
    }

    /// The commune with its deadlines moved to a campaign that begins on another day.
    pub(super) fn beginning(&self, start: Date) -> Commune {
        let mut commune = self.commune.clone();
        let later = days_between(EVENING, start);
        for task in commune.households.iter_mut().flat_map(|h| &mut h.pending) {
            task.deadline = task.deadline.map(|day| days_after(day, later));
        }
        commune
    }
}

/// Every team's start and end, then every household.
fn spots(commune: &Commune) -> Vec<Spot> {
    let bases = (0..commune.teams.len()).flat_map(|team| [Spot::Start(team), Spot::End(team)]);
    bases.chain((0..commune.households.len()).map(Spot::Household)).collect()
}

/// The campaign's own events are the only history. Households with voluntary tasks alone are invited to the hamlet's
/// hall and not visited.
fn without_history(house: &mut Household) {
    house.attempts.clear();
    house.absence = None;
    house.appointment = None;
    house.visit_allowed = None;
    house.outreach = OutreachStep::Visit;
    if house.pending.iter().all(|task| task.task.is_voluntary()) {
        house.pending.clear();
    }
}

/// Draws everything together around the first hamlet.
fn press(commune: &mut Commune, profile: Profile) {
    let Some(centre) = commune.hamlets.first().map(|h| h.position) else { return };
    let (along, upwards) = match profile {
        Profile::Mountain => MOUNTAIN,
        Profile::Coastal => COAST,
    };
    let press = |p: &mut Position| {
        let lon = centre.lon() + (p.lon() - centre.lon()) * along;
        let lat = centre.lat() + (p.lat() - centre.lat()) * along;
        // Between two places on the earth there is another.
        if let Ok(pressed) = Position::new(lon, lat, p.ele().map(|e| e * upwards)) {
            *p = pressed;
        }
    };
    for trail in &mut commune.trails {
        trail.line.iter_mut().for_each(press);
        if profile == Profile::Coastal {
            // Level ground asks for no climbing.
            trail.tags.sac_scale = None;
        }
    }
    commune.water.iter_mut().flatten().for_each(press);
    commune.hamlets.iter_mut().for_each(|h| press(&mut h.position));
    for house in &mut commune.households {
        press(&mut house.position);
        house.turning.iter_mut().for_each(press);
    }
    for team in &mut commune.teams {
        press(&mut team.start);
        team.end.iter_mut().for_each(press);
    }
}
