//! From a solution in numbers to a plan that people can read.

use super::able::{lacks, reaches};
use super::exchange::Exchanges;
use super::ground::Spot;
use super::legs::{Place, Ways};
use super::prepare::{Evening, TeamTonight};
use super::remedies::add_remedies;
use super::underway::Begun;
use crate::base::{Clock, Millis, Permille, Points, Seconds};
use crate::commune::Commune;
use crate::households::Household;
use crate::orienteering::{Solution, Timed, timetable};
use crate::priority::worth;
use crate::rounds::{
    NotTonight, OrderReason, PLAN_VERSION, Plan, PlanTotals, Reason, RouteTotals, Stop, TeamPlan,
    order_reason, why_left_out,
};

/// A solution that does not belong to the evening it is shown for: never made by the program's own search.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the route of team number {team} cannot be walked as it stands: make the plan anew")]
pub struct AssembleError {
    /// Position of the team in tonight's list, counted from 0.
    pub team: usize,
}

impl Evening {
    /// Writes out a solution with legs, clock times and sums, and a reason for every household left out.
    pub fn plan(
        &self,
        commune: &Commune,
        solution: &Solution,
        iterations: u64,
    ) -> Result<Plan, AssembleError> {
        let exchanges = Exchanges::of(self, solution);
        let mut teams = Vec::with_capacity(self.teams.len());
        for (position, team) in self.teams.iter().enumerate() {
            let visits = solution.routes.get(position).map_or(&[][..], Vec::as_slice);
            let plan = self.team_plan(commune, &exchanges, (position, team), visits);
            teams.push(plan.ok_or(AssembleError { team: position })?);
        }
        let sum = |of: fn(&RouteTotals) -> i64| teams.iter().map(|t| of(&t.totals)).sum::<i64>();
        let totals = PlanTotals {
            stops: teams.iter().map(|t| t.stops.len() as u32).sum(),
            expected_contacts: Permille(sum(|t| t.expected_contacts.0)),
            worth: Points(sum(|t| t.worth.0)),
            walking_s: Seconds(sum(|t| t.walking_s.0)),
            riding_s: Seconds(sum(|t| t.riding_s.0)),
        };
        Ok(Plan {
            version: PLAN_VERSION,
            date: self.date,
            last_knock: self.last_knock,
            wet: self.ground.conditions().wet,
            seed: self.seed,
            iterations,
            islands: self.islands,
            weights: self.weights,
            pins: self.pins.clone(),
            unkept_pins: self.unkept(commune, solution),
            parking: self.wishes.clone(),
            underway: self.so_far.as_ref().map(|so_far| so_far.told.clone()),
            attribution: commune.attribution.clone(),
            teams,
            not_tonight: self.not_tonight(commune, solution, &exchanges),
            totals,
            at_most_better: None,
        })
    }

    fn team_plan(
        &self,
        commune: &Commune,
        exchanges: &Exchanges<'_>,
        (position, team): (usize, &TeamTonight),
        visits: &[usize],
    ) -> Option<TeamPlan> {
        // Who goes nowhere else need not be back in time to go nowhere.
        let timed = (!visits.is_empty()).then(|| timetable(&self.problem, position, visits));
        let times = timed.map_or(Some(Vec::new()), |timed| Some(timed?.visits))?;
        let ways = Ways { commune, ground: &self.ground, pauses: self.parking.pauses() };
        let Begun { mut legs, mut stops, mut totals } = self.begun(commune, position)?;
        let so_far = self.so_far.as_ref().and_then(|so_far| so_far.stands(position));
        let (mut from, mut now) = so_far
            .filter(|_| !stops.is_empty())
            .unwrap_or((Place::base(commune, team), team.departure.millis().0));
        for (number, timed) in times.iter().enumerate() {
            let index = *self.visit_household.get(timed.visit)?;
            let to = Place { at: Spot::Household(index), stands: self.stands(timed) };
            let way = ways.way((from, to), (now, i64::MAX))?;
            if way.arrive != timed.arrive {
                return None;
            }
            legs.extend(way.legs);
            totals.parking_s += way.parking;
            let assessment = self.assessments.get(index)?;
            let chance = assessment.chance_at(timed.knock);
            let (priority, waiting) = (assessment.score.total, assessment.waiting.permille);
            let worth = self.counted(timed)?;
            totals.service_s += Millis(timed.leave - timed.knock).seconds();
            totals.waiting_s += Millis(timed.knock - timed.arrive).seconds();
            totals.expected_contacts += chance;
            totals.worth += worth;
            stops.push(Stop {
                household: assessment.household.clone(),
                arrive: Clock::from_millis(Millis(timed.arrive)),
                knock: Clock::from_millis(Millis(timed.knock)),
                leave: Clock::from_millis(Millis(timed.leave)),
                chance,
                waiting,
                terms: assessment.score.terms.clone(),
                priority,
                worth,
                order: self.order(commune.households.get(index)?, position, visits, number),
                if_dropped: exchanges.if_dropped(position, number),
                tasks: assessment.tasks.clone(),
                made: None,
            });
            (from, now) = (to, timed.leave);
        }
        let mut back = now;
        if !stops.is_empty() {
            let way = ways.way((from, Place::home(team)), (now, i64::MAX))?;
            back = way.arrive;
            legs.extend(way.legs);
            totals.parking_s += way.parking;
        }
        for leg in &legs {
            totals.take(leg);
        }
        Some(TeamPlan {
            team: commune.teams.get(team.index)?.id.clone(),
            guide: team.guide,
            motorbikes: team.motorbikes,
            departure: team.departure,
            back: Clock::from_millis(Millis(back)),
            back_by: team.back_by,
            stops,
            legs,
            totals,
        })
    }

    /// What a visit counts for in the sums. One that must be made counts for what its hour is worth, which may be less
    /// than nothing: that it is worth a little at every hour is for the search alone.
    pub(super) fn counted(&self, timed: &Timed) -> Option<Points> {
        if !self.problem.visits.get(timed.visit)?.must {
            return Some(Points(timed.worth));
        }
        let known = self.assessments.get(*self.visit_household.get(timed.visit)?)?;
        Some(worth(known.score.total, known.chance_at(timed.knock), known.waiting.permille))
    }

    /// The place where the motorbikes stand during a visit.
    fn stands(&self, timed: &Timed) -> Option<Spot> {
        timed.stands.and_then(|node| self.spots.get(node)).copied()
    }

    /// Every household without a visit, why, and what would help, in file order.
    fn not_tonight(
        &self,
        commune: &Commune,
        solution: &Solution,
        exchanges: &Exchanges<'_>,
    ) -> Vec<NotTonight> {
        let planned = |visit: usize| solution.routes.iter().any(|route| route.contains(&visit));
        let (households, mut left_out): (Vec<usize>, Vec<NotTonight>) = self
            .assessments
            .iter()
            .enumerate()
            .filter_map(|(index, assessment)| {
                if self.so_far.as_ref().is_some_and(|so_far| so_far.is_fixed(index)) {
                    return None;
                }
                let visit = self.visit_household.binary_search(&index).ok();
                let reasons = match visit {
                    Some(visit) if planned(visit) => return None,
                    Some(visit) => vec![self.left_out(commune, solution, visit)],
                    None => assessment.barred.clone(),
                };
                let household = assessment.household.clone();
                Some((index, NotTonight { household, reasons, would_help: Vec::new() }))
            })
            .unzip();
        add_remedies(self, commune, solution, exchanges, &households, &mut left_out);
        left_out
    }

    /// Why a visit that no rule bars is left out: what is pinned comes before the time that is left.
    fn left_out(&self, commune: &Commune, solution: &Solution, visit: usize) -> Reason {
        let household = self.visit_household.get(visit).copied().unwrap_or(usize::MAX);
        let given = self.pinned.team(household).and_then(|(team, _)| commune.teams.get(team));
        let apart = self.kept_apart(commune, solution, visit).and_then(|other| commune.households.get(other));
        if let Some(other) = apart {
            return Reason::KeptApart { from: other.id.clone() };
        }
        if !self.reached_alone(visit) {
            let pinned = given.map(|team| Reason::PinnedTeamCannot { team: team.id.clone() });
            return pinned.unwrap_or(Reason::OutOfReachTonight);
        }
        why_left_out(&self.problem, solution, visit)
    }

    /// The household from which a visit keeps apart in the first round that it could join, where it does so in all.
    fn kept_apart(&self, commune: &Commune, solution: &Solution, visit: usize) -> Option<usize> {
        let household = *self.visit_household.get(visit)?;
        let allowed = |team: usize| self.problem.visits.get(visit).is_some_and(|v| v.allows(team));
        let over = |team: usize| self.so_far.as_ref().is_some_and(|so_far| so_far.is_over(team));
        // What a team has made already closes it to the visit; it counts if it could go otherwise.
        let parted = |team: usize| {
            let (from, tonight) = (self.parted(team, household)?, self.teams.get(team)?);
            let (house, known) = (commune.households.get(household)?, commune.teams.get(tonight.index)?);
            let able = lacks(house, known, tonight).is_empty()
                && reaches((&self.ground, &self.parking), (team, tonight), household);
            (able && self.pinned.leaves(household, team) && !over(team)).then_some(from)
        };
        let mut able = (0..self.teams.len())
            .filter(|&team| {
                let alone = || allowed(team) && timetable(&self.problem, team, &[visit]).is_some();
                parted(team).is_some() || alone()
            })
            .map(|team| {
                if let Some(from) = parted(team) {
                    return Some(from);
                }
                let houses = solution.routes.get(team).into_iter().flatten();
                let mut houses = houses.filter_map(|&v| self.visit_household.get(v).copied());
                houses.find(|&other| self.pinned.keeps_apart(household, other))
            });
        let first = able.next()??;
        able.all(|other| other.is_some()).then_some(first)
    }

    /// Why a visit stands where it stands: what the household said comes before what other places would cost.
    fn order(&self, house: &Household, team: usize, route: &[usize], position: usize) -> OrderReason {
        if house.agreed_on(self.date).is_some() {
            return OrderReason::Appointment;
        }
        match order_reason(&self.problem, team, route, position) {
            OrderReason::NoOtherPlace if !house.rules.windows.is_empty() => OrderReason::OwnHours,
            reason => reason,
        }
    }
}
