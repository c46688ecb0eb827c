//! Trying visits on the finished plan: at every place of every round, with evenings made longer step by step.

use super::{Lifted, STEP_MS, STEPS, Trial};
use crate::base::{Clock, Millis, TeamId};
use crate::commune::Commune;
use crate::evening::barred::NEVER_FROM_MS;
use crate::evening::ground::Spot;
use crate::evening::parking::matrices;
use crate::evening::prepare::Evening;
use crate::orienteering::{Inserter, Problem, Shift, Solution, Vehicle, Visit};
use crate::rounds::{Fit, MoreTime, Remedy, TeamNeed, TimeChange};
use fixedbitset::FixedBitSet;
use std::collections::BTreeMap;

/// The finished plan with one evening longer: which team, and where.
#[derive(Debug, Clone, Copy)]
struct Variant {
    team: usize,
    more: Option<MoreTime>,
}

/// The finished plan and some trials over one matrix of walking times.
pub(super) struct Trying<'a> {
    evening: &'a Evening,
    commune: &'a Commune,
    trials: &'a [Trial],
    problem: Problem,
    variants: Vec<Variant>,
    /// For each variant's team its round, by the problem's own numbers.
    rounds: Vec<Vec<usize>>,
    /// Visits of the plan; those of the trials follow.
    planned: usize,
}

impl<'a> Trying<'a> {
    pub(super) fn new(
        evening: &'a Evening,
        commune: &'a Commune,
        solution: &Solution,
        trials: &'a [Trial],
    ) -> Self {
        // A team under way sets out from where it stands.
        let start = |team: usize, index: usize| {
            let node = evening.problem.shifts.get(team).map(|shift| shift.start);
            node.and_then(|node| evening.spots.get(node)).copied().unwrap_or(Spot::Start(index))
        };
        let teams = evening.teams.iter().enumerate();
        let mut spots: Vec<Spot> =
            teams.flat_map(|(t, team)| [start(t, team.index), Spot::End(team.index)]).collect();
        let mut visits = Vec::new();
        let mut households = Vec::new();
        let mut rounds = Vec::with_capacity(evening.teams.len());
        for team in 0..evening.teams.len() {
            let mut round = Vec::new();
            for &index in solution.routes.get(team).into_iter().flatten() {
                let (Some(visit), Some(&house)) =
                    (evening.problem.visits.get(index), evening.visit_household.get(index))
                else {
                    continue;
                };
                round.push(visits.len());
                visits.push(Visit { node: spots.len(), ..visit.clone() });
                households.push(house);
                spots.push(Spot::Household(house));
            }
            rounds.push(round);
        }
        let planned = visits.len();
        let mut doors: BTreeMap<usize, usize> = BTreeMap::new();
        for trial in trials {
            let node = *doors.entry(trial.household).or_insert_with(|| {
                spots.push(Spot::Household(trial.household));
                spots.len() - 1
            });
            households.push(trial.household);
            let (service, slots) = (trial.service, trial.slots.clone());
            let shifts = FixedBitSet::new();
            let (takes, liking) = (Vec::new(), Vec::new());
            visits.push(Visit {
                node,
                service,
                slots,
                shifts,
                must: false,
                takes,
                liking,
                parking: Vec::new(),
            });
        }
        let stands: Vec<usize> = (0..evening.teams.len())
            .map(|team| {
                let vehicle = evening.problem.shifts.get(team).and_then(|shift| shift.vehicle.as_ref());
                let Some(&spot) = vehicle.and_then(|vehicle| evening.spots.get(vehicle.stands)) else {
                    return 0;
                };
                spots.iter().position(|&s| s == spot).unwrap_or_else(|| {
                    spots.push(spot);
                    spots.len() - 1
                })
            })
            .collect();
        evening.parking.lay(&mut spots, &mut visits, &households);
        let mut variants = Vec::new();
        let mut shifts = Vec::new();
        for (team, spec) in evening.problem.shifts.iter().enumerate() {
            let stands = stands.get(team).copied().unwrap_or(2 * team);
            let vehicle = spec.vehicle.clone().map(|vehicle| Vehicle { stands, ..vehicle });
            let own = Shift { start: 2 * team, end: 2 * team + 1, vehicle, ..spec.clone() };
            // Nobody sets out before now, nor who has set out.
            let earliest = evening.so_far.as_ref().map_or(Some(0), |so_far| so_far.may_set_out(team));
            variants.push(Variant { team, more: None });
            shifts.push(own.clone());
            for step in 1..=STEPS {
                let minutes = (step * STEP_MS / 60_000) as u32;
                let more = |change| Some(MoreTime { change, minutes });
                let departure = own.departure - step * STEP_MS;
                if earliest.is_some_and(|earliest| departure >= earliest) {
                    variants.push(Variant { team, more: more(TimeChange::EarlierDeparture) });
                    shifts.push(Shift { departure, ..own.clone() });
                }
                let back_by = own.back_by + step * STEP_MS;
                let elsewhere =
                    evening.so_far.as_ref().is_some_and(|so_far| so_far.would_go_on(team, back_by));
                if back_by < NEVER_FROM_MS && !elsewhere {
                    variants.push(Variant { team, more: more(TimeChange::LaterReturn) });
                    shifts.push(Shift { back_by, ..own.clone() });
                }
            }
        }
        let matrix = evening.ground.matrix(&spots);
        // Which team may make a visit is asked of the trial, not of the problem.
        for visit in &mut visits {
            visit.shifts = FixedBitSet::with_capacity(shifts.len());
            visit.shifts.insert_range(..);
        }
        let (apart, in_order) = evening.pinned.between(&households);
        let matrices = matrices(&evening.ground, matrix, &spots, evening.parking.any());
        let problem = Problem { matrices, shifts, visits, apart, in_order, ..Problem::default() };
        Self { evening, commune, trials, problem, variants, rounds, planned }
    }

    pub(super) fn run(&self, found: &mut [Vec<Remedy>]) {
        let routes: Vec<Vec<usize>> = self
            .variants
            .iter()
            .map(|variant| self.rounds.get(variant.team).cloned().unwrap_or_default())
            .collect();
        // A problem made of two that were checked holds what they held.
        let Ok(inserter) = Inserter::new(self.problem.clone(), &routes) else { return };
        // What each team's round is worth as it stands: more time must not cost what the visit brings.
        let now: Vec<i64> = (0..self.rounds.len())
            .map(|team| {
                let plain = self.variants.iter().position(|v| v.team == team && v.more.is_none());
                plain.and_then(|p| inserter.worth(p)).unwrap_or(0)
            })
            .collect();
        for (number, trial) in self.trials.iter().enumerate() {
            let Some(list) = found.get_mut(trial.entry) else { continue };
            let fits = |equipped: bool, minutes: (u32, u32)| {
                self.first_fit(&inserter, &now, number, equipped, minutes)
            };
            let longest = (STEPS * STEP_MS / 60_000) as u32;
            match trial.lifted {
                Lifted::Nothing => {
                    let more_time = fits(false, (1, longest));
                    list.extend(more_time.map(|(fit, _)| Remedy::MoreTime { fit }));
                    if trial.equip {
                        let minutes = if trial.late_too { longest } else { 0 };
                        let equipped = fits(true, (0, minutes));
                        list.extend(equipped.map(|(fit, needs)| Remedy::Team { needs, fit }));
                    }
                }
                Lifted::LastKnock(last_knock) => {
                    let enough = list
                        .iter()
                        .any(|r| matches!(r, Remedy::MoreTime { .. } | Remedy::LaterLastKnock { .. }));
                    if !enough {
                        let fit = fits(false, (0, 0));
                        list.extend(fit.map(|(fit, _)| Remedy::LaterLastKnock { last_knock, fit }));
                    }
                }
                Lifted::Doubt(by) => {
                    list.extend(fits(false, (0, longest)).map(|(fit, _)| Remedy::AskFirst { by, fit }));
                }
                Lifted::Supervisor => {
                    list.extend(fits(false, (0, longest)).map(|(fit, _)| Remedy::Supervisor { fit }));
                }
                Lifted::CivilStatus => {
                    list.extend(fits(false, (0, longest)).map(|(fit, _)| Remedy::CivilStatus { fit }));
                }
            }
        }
    }

    /// The fit that asks for the fewest minutes within `minutes`, then for the fewest changes of a team, then with the
    /// highest gain; with what its team lacks. `equipped` asks for teams that lack something, otherwise for those that
    /// lack nothing.
    fn first_fit(
        &self,
        inserter: &Inserter,
        now: &[i64],
        trial: usize,
        equipped: bool,
        (fewest, most): (u32, u32),
    ) -> Option<(Fit, Vec<TeamNeed>)> {
        let lacks = &self.trials.get(trial)?.lacks;
        let minutes_of = |variant: &Variant| variant.more.map_or(0, |more| more.minutes);
        let mut best: Option<(u32, usize, i64, usize, i64)> = None;
        let steps = (0..=STEPS).map(|step| (step * STEP_MS / 60_000) as u32);
        for minutes in steps.filter(|m| (fewest..=most).contains(m)) {
            for (number, variant) in self.variants.iter().enumerate() {
                let Some(Some(lacking)) = lacks.get(variant.team) else { continue };
                if minutes_of(variant) != minutes || lacking.is_empty() == equipped {
                    continue;
                }
                let Some(place) = inserter.place(number, self.planned + trial, 0) else { continue };
                let before = now.get(variant.team).copied().unwrap_or(0);
                if inserter.worth(number).unwrap_or(0) + place.gain <= before {
                    continue;
                }
                let better =
                    best.is_none_or(|(_, needs, gain, ..)| (lacking.len(), -place.gain) < (needs, -gain));
                if better {
                    best = Some((minutes, lacking.len(), place.gain, number, place.knock));
                }
            }
            if best.is_some() {
                break;
            }
        }
        let (.., number, knock) = best?;
        let variant = self.variants.get(number)?;
        let fit = Fit {
            team: self.team_id(variant.team)?.clone(),
            knock: Clock::from_millis(Millis(knock)),
            more: variant.more,
        };
        Some((fit, lacks.get(variant.team).cloned().flatten().unwrap_or_default()))
    }

    fn team_id(&self, position: usize) -> Option<&TeamId> {
        let tonight = self.evening.teams.get(position)?;
        Some(&self.commune.teams.get(tonight.index)?.id)
    }
}
