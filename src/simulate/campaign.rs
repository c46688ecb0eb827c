//! Evening after evening of one policy on one truth, until everybody who can be reached is done.

use super::calibration::Bins;
use super::door::{self, Past};
use super::outing::{Effort, Outing};
use super::place::Place;
use super::policy::{Kind, Policy};
use super::stream::{Purpose, Stream};
use super::truth::constants::CALL_ANSWERED;
use super::truth::{Attitude, Truth};
use super::{SimulateError, record, reports};
use crate::base::{Date, PersonId};
use crate::check::{Violation, check};
use crate::commune::Commune;
use crate::evening::{Evening, PlanRequest};
use crate::households::{AbsenceReport, Household, Outcome};
use crate::orienteering::{Slot, Solution, timetable};
use crate::rounds::Reason;

/// A person who can be reached in the evening and has mandatory tasks pending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) household: usize,
    pub(super) id: PersonId,
}

/// One knock that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) evening: usize,
    pub(super) household: usize,
    pub(super) team: usize,
    pub(super) at: i64,
    pub(super) outcome: Outcome,
}

/// What came of a campaign.
#[derive(Debug, Clone, Default)]
pub(super) struct Campaign {
    /// For each person who can be reached the evening, counted from 1, on which the last mandatory task was done.
    pub(super) done: Vec<Option<usize>>,
    pub(super) knocks: Vec<Made>,
    /// Walking of all teams in milliseconds.
    pub(super) walked: i64,
    /// Evenings on which teams went out.
    pub(super) evenings: usize,
    /// Searches made.
    pub(super) searches: u64,
    /// Predicted against true presence.
    pub(super) bins: Bins,
    /// Rules broken by the plans that evenings began with; looked for only when asked.
    pub(super) broken: Vec<String>,
}

/// What stays the same for all policies of a seed.
pub(super) struct World<'a> {
    pub(super) place: &'a Place,
    pub(super) truth: &'a Truth,
    pub(super) people: Vec<Person>,
    /// Hamlet of each household.
    pub(super) hamlets: Vec<usize>,
    pub(super) effort: Effort,
    /// Whether every plan goes through the checker.
    pub(super) checked: bool,
    /// Whether presence is compared with what was predicted.
    pub(super) calibrated: bool,
}

impl<'a> World<'a> {
    pub(super) fn new(place: &'a Place, truth: &'a Truth, effort: Effort) -> Result<Self, SimulateError> {
        let commune = place.beginning(truth.start);
        let hamlets = commune
            .households
            .iter()
            .map(|h| commune.hamlets.iter().position(|hamlet| hamlet.id == h.hamlet).unwrap_or(0))
            .collect();
        let people = reachable(place, &commune, truth)?;
        Ok(Self { place, truth, people, hamlets, effort, checked: false, calibrated: false })
    }
}

/// People with mandatory tasks who are not abroad, have not moved, do not refuse for good, and live where the evening
/// teams may and can come.
fn reachable(place: &Place, commune: &Commune, truth: &Truth) -> Result<Vec<Person>, SimulateError> {
    // Whether somebody may be visited at all, not whether tonight is a good evening for it.
    let mut commune = commune.clone();
    super::policy::constant(&mut commune.settings);
    let commune = &commune;
    let evening = prepare(place, commune, truth.start, 0)?;
    let mut people: Vec<Person> = Vec::new();
    for (household, house) in commune.households.iter().enumerate() {
        let attitude = truth.households[household].papers.attitude;
        let barred_for_good = evening.assessments[household]
            .barred
            .iter()
            .any(|reason| !matches!(reason, Reason::CallFirst | Reason::AwaitingCivilStatus));
        let in_time = evening.visit_household.binary_search(&household).is_err()
            || evening.visit_household.binary_search(&household).is_ok_and(|visit| {
                let alone = |team| timetable(&evening.problem, team, &[visit]).is_some();
                (0..evening.problem.shifts.len()).any(alone)
            });
        if barred_for_good || !in_time || matches!(attitude, Attitude::Refuses | Attitude::Moved) {
            continue;
        }
        for task in house.pending.iter().filter(|t| !t.task.is_voluntary() && !t.abroad) {
            let person = Person { household, id: task.person.clone() };
            if !people.contains(&person) {
                people.push(person);
            }
        }
    }
    Ok(people)
}

fn prepare(place: &Place, commune: &Commune, date: Date, seed: u64) -> Result<Evening, SimulateError> {
    let request = PlanRequest {
        date,
        teams: None,
        last_knock: None,
        wet: None,
        seed: Some(seed),
        iterations: None,
        islands: None,
        weights: None,
        pins: None,
        parking: None,
        underway: None,
    };
    Ok(Evening::prepare_with(commune, &place.ground, &request, |_, spots| place.times(spots))?)
}

/// What goes on behind the officers' backs between evenings.
struct Office {
    past: Vec<Past>,
    /// Evening on which the clerk is done with a person's papers.
    clerk: Vec<(usize, usize, PersonId)>,
    /// Evening on which a supervisor's word comes.
    words: Vec<(usize, usize)>,
}

impl Office {
    fn new(commune: &Commune, truth: &Truth) -> Self {
        let mut clerk = Vec::new();
        for (household, house) in commune.households.iter().enumerate() {
            for task in &house.pending {
                let papers = &truth.households[household].papers;
                let days = papers.people.iter().find(|p| p.person == task.person).map_or(0, |p| p.clerk_days);
                if task.task == crate::households::TaskKind::RecordCorrection {
                    clerk.push((days as usize, household, task.person.clone()));
                }
            }
        }
        Self { past: vec![Past::default(); commune.households.len()], clerk, words: Vec::new() }
    }

    /// What has come in by the evening.
    fn morning(&mut self, commune: &mut Commune, truth: &Truth, evening: usize) {
        let date = truth.date(evening);
        record::tidy(commune, date);
        let (due, rest) = std::mem::take(&mut self.clerk).into_iter().partition(|c| c.0 <= evening);
        self.clerk = rest;
        let due: Vec<(usize, usize, PersonId)> = due;
        for (_, household, person) in due {
            record::corrected(commune, household, &person);
            self.past[household].corrected.push(person);
        }
        for &(_, household) in self.words.iter().filter(|w| w.0 == evening) {
            record::allowed(commune, household, date);
        }
        for told in reports::unasked(truth, evening) {
            record::report(commune, &told);
        }
        let wants_call = |house: &Household| {
            house.rules.call_first && house.appointment.is_none() && house.doable().next().is_some()
        };
        for household in 0..commune.households.len() {
            if !wants_call(&commune.households[household]) || truth.away(household, evening).is_some() {
                continue;
            }
            if Stream::new(truth.spec.seed, Purpose::Call, household, evening).chance(CALL_ANSWERED)
                && let Some(agreed) = door::appointment(truth, household, evening, 1)
            {
                record::agreed(commune, household, agreed);
            }
        }
    }

    /// What follows from an answer.
    fn take(&mut self, truth: &Truth, household: usize, evening: usize, answer: &door::Answer) {
        let papers = &truth.households[household].papers;
        for person in &answer.disagree {
            let days = papers.people.iter().find(|p| p.person == *person).map_or(1, |p| p.clerk_days);
            self.clerk.push((evening + days as usize, household, person.clone()));
        }
        if answer.outcome == Outcome::Declined {
            let past = &mut self.past[household];
            past.declined = past.declined.saturating_add(1);
            if past.declined >= 2 && papers.attitude != Attitude::Refuses {
                self.words.push((evening + papers.supervisor_days as usize, household));
            }
        }
    }
}

/// Runs a policy on a world.
pub(super) fn run(world: &World<'_>, policy: &Policy) -> Result<Campaign, SimulateError> {
    let truth = world.truth;
    let mut commune = world.place.beginning(truth.start);
    (policy.settings)(&mut commune.settings);
    let mut office = Office::new(&commune, truth);
    let mut campaign = Campaign { done: vec![None; world.people.len()], ..Campaign::default() };
    for number in 0..truth.spec.evenings {
        office.morning(&mut commune, truth, number);
        if world.calibrated && number >= super::calibration::FROM_EVENING {
            campaign.bins.take(&commune, truth, number);
        }
        let evening = tonight(world, policy, &mut commune, number)?;
        let mut outing = Outing::new(policy, &evening, &world.hamlets, number, world.effort);
        if world.checked {
            let solution = Solution { routes: outing.first_plan() };
            campaign.broken.extend(broken(world, &commune, &evening, &solution));
        }
        while let Some(knock) = outing.next() {
            let house = &commune.households[knock.household];
            let past = &office.past[knock.household];
            let service = &commune.settings.service;
            let answer = door::knock(truth, knock.household, house, past, service, (number, knock.at));
            outing.leave(knock.team, answer.ms);
            record::answer(&mut commune, knock.household, evening.date, knock.at, &answer);
            office.take(truth, knock.household, number, &answer);
            campaign.knocks.push(Made {
                evening: number,
                household: knock.household,
                team: knock.team,
                at: knock.at,
                outcome: answer.outcome,
            });
        }
        campaign.walked += outing.walked();
        campaign.searches += outing.searches;
        campaign.evenings = number + 1;
        note_done(world, &commune, &mut campaign, number + 1);
        if campaign.done.iter().all(Option::is_some) {
            break;
        }
    }
    Ok(campaign)
}

/// Who is done by the end of an evening.
fn note_done(world: &World<'_>, commune: &Commune, campaign: &mut Campaign, evening: usize) {
    for (person, done) in world.people.iter().zip(&mut campaign.done) {
        let open = commune.households[person.household]
            .pending
            .iter()
            .any(|task| task.person == person.id && !task.task.is_voluntary());
        if done.is_none() && !open {
            *done = Some(evening);
        }
    }
}

/// The evening as the policy sees it.
fn tonight(
    world: &World<'_>,
    policy: &Policy,
    commune: &mut Commune,
    number: usize,
) -> Result<Evening, SimulateError> {
    let date = world.truth.date(number);
    let seed = world.truth.spec.seed * 1000 + number as u64;
    if policy.knows {
        let mut evening = prepare(world.place, commune, date, seed)?;
        for (visit, &household) in evening.problem.visits.iter_mut().zip(&evening.visit_household) {
            let total = evening.assessments[household].score.total.0;
            let open = world.truth.open(household, number);
            visit.slots = visit.slots.iter().flat_map(|slot| known(slot, &open, total)).collect();
        }
        return Ok(evening);
    }
    if !policy.unaware {
        return prepare(world.place, commune, date, seed);
    }
    let reports: Vec<Option<AbsenceReport>> =
        commune.households.iter_mut().map(|house| house.absence.take()).collect();
    let prepared = prepare(world.place, commune, date, seed);
    for (house, report) in commune.households.iter_mut().zip(reports) {
        house.absence = report;
    }
    let mut evening = prepared?;
    let keeps = |household: usize| {
        let house = &commune.households[household];
        // A habit has no worth by which voluntary tasks come last.
        let worth_going = policy.kind == Kind::Plan || house.doable().any(|task| !task.task.is_voluntary());
        worth_going && !(policy.told && said_away(house, date))
    };
    let kept: Vec<bool> = evening.visit_household.iter().map(|&h| keeps(h)).collect();
    let mut keep = kept.iter().copied();
    evening.problem.visits.retain(|_| keep.next().unwrap_or(false));
    let mut keep = kept.iter().copied();
    evening.visit_household.retain(|_| keep.next().unwrap_or(false));
    Ok(evening)
}

/// What is left of a slot for somebody who knows from which minutes on they open the door or do not.
fn known(slot: &Slot, open: &[(i64, bool)], worth: i64) -> Vec<Slot> {
    const SECOND_MS: i64 = 1000;
    let from = |&(minute, _): &(i64, bool)| minute * 60_000;
    let ends = open.iter().skip(1).map(|next| from(next) - SECOND_MS).chain([i64::MAX]);
    let cut = |(step, end): (&(i64, bool), i64)| {
        let part = Slot { open: slot.open.max(from(step)), close: slot.close.min(end), worth };
        (step.1 && part.open <= part.close).then_some(part)
    };
    open.iter().zip(ends).filter_map(cut).collect()
}

/// Whether the latest report says that the household is away until a later day, and nobody was met since.
fn said_away(house: &Household, date: Date) -> bool {
    let Some(report) = &house.absence else { return false };
    let met_since = house
        .attempts
        .iter()
        .any(|a| a.date > report.reported && a.outcome.is_knock() && !a.outcome.is_absence());
    !met_since && report.back.is_some_and(|back| back > date)
}

/// What the checker says of the plan that an evening begins with.
fn broken(world: &World<'_>, commune: &Commune, evening: &Evening, solution: &Solution) -> Vec<String> {
    match evening.plan(commune, solution, world.effort.plan) {
        Ok(plan) => check(commune, &world.place.ground, &plan)
            .iter()
            // Houses that a policy chose not to look at break no rule.
            .filter(|violation| !matches!(violation, Violation::NoReason { .. }))
            .map(|violation| format!("{violation:?}"))
            .collect(),
        Err(error) => vec![error.to_string()],
    }
}
