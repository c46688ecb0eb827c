//! What the seeds came to, as people and programs read it.

use super::calibration::Bins;
use super::measures::{Measures, SHARES};
use super::outing::Effort;
use super::statistics::{Estimate, mean};
use super::{Profile, TruthSpec};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Which truth the policies worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TruthKind {
    /// Forest trips of 5 to 7 days, as the planner's settings say.
    AsAssumed,
    /// Forest trips of 3 to 10 days, which the planner does not know.
    OtherTrips,
}

/// One policy over all seeds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PolicyRow {
    /// Its name.
    pub policy: String,
    /// Evenings until 90 % of the people who can be reached are done.
    pub until_90: Estimate,
    /// Until 95 %.
    pub until_95: Estimate,
    /// Until everybody is; see `unfinished`.
    pub until_100: Estimate,
    /// Seeds on which 90, 95, 100 % never came; they count with all evenings of the campaign and one more.
    pub unfinished: [usize; 3],
    /// Knocks for each household met.
    pub knocks_per_contact: Estimate,
    /// Doors knocked at in vain.
    pub vain: Estimate,
    /// Hours walked by all teams.
    pub walked_h: Estimate,
    /// Mean evening of the hamlet served last.
    pub worst_hamlet: Estimate,
    /// Mean evening on which a person is done.
    pub mean_evening: Estimate,
    /// Share of people done by the end of each evening, mean over the seeds.
    pub curve: Vec<f64>,
}

/// One policy against another, seed by seed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The policy looked at.
    pub policy: String,
    /// The one it is compared with.
    pub with: String,
    /// Difference of the evenings until 90, 95 and 100 %; negative when fewer.
    pub difference: [Estimate; 3],
    /// By what share the evenings until 90, 95 and 100 % are fewer.
    pub reduction: [Estimate; 3],
}

/// How late a group of people is served.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupRow {
    /// A language, or the rank of a hamlet by its distance from the starts.
    pub group: String,
    /// Whether it is a hamlet.
    pub is_hamlet: bool,
    /// For each policy the mean evening on which its people are done.
    pub evening: BTreeMap<String, Estimate>,
    /// For each other policy how much later (positive) `ours` serves the group.
    pub ours_later: BTreeMap<String, Estimate>,
    /// The same against the mean of all other ways of choosing.
    pub ours_later_than_mean: Option<Estimate>,
}

/// Everything on one truth.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TruthReport {
    /// Which truth.
    pub truth: TruthKind,
    /// One row for each policy.
    pub policies: Vec<PolicyRow>,
    /// `ours` and its variants against every other policy.
    pub comparisons: Vec<Comparison>,
    /// Groups of people.
    pub groups: Vec<GroupRow>,
    /// Predicted against true presence, for each policy that predicts any.
    pub calibration: BTreeMap<String, Bins>,
    /// Expected calibration error of each.
    pub calibration_error: BTreeMap<String, f64>,
}

/// Everything.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Mountain or coast.
    pub profile: Profile,
    /// First and last seed.
    pub seeds: (u64, u64),
    /// Evenings of a campaign at most.
    pub evenings: usize,
    /// People who can be reached, mean over the seeds.
    pub people: f64,
    /// Households with something pending, mean over the seeds.
    pub households: f64,
    /// How hard the search worked.
    pub effort: Effort,
    /// One report for each truth.
    pub truths: Vec<TruthReport>,
}

/// One run: a policy on a seed.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) policy: &'static str,
    pub(super) measures: Measures,
    pub(super) bins: Bins,
}

/// The policy that the others are compared with.
const OURS: &str = "ours";

/// Whether a policy is another way of choosing, not a variant of ours.
fn is_rival(policy: &str) -> bool {
    !policy.starts_with(OURS)
}

/// Puts the runs of all seeds on one truth together. `rows` holds for each seed the runs in the same order.
pub(super) fn summarise(truth: TruthKind, rows: &[Vec<Row>]) -> TruthReport {
    let names: Vec<&'static str> =
        rows.first().map_or_else(Vec::new, |seed| seed.iter().map(|row| row.policy).collect());
    let column = |name: &str, of: &dyn Fn(&Measures) -> f64| -> Vec<f64> {
        rows.iter()
            .filter_map(|seed| seed.iter().find(|r| r.policy == name))
            .map(|r| of(&r.measures))
            .collect()
    };
    let policies = names.iter().map(|name| policy_row(name, rows, &column)).collect();
    let mut comparisons = Vec::new();
    for policy in names.iter().filter(|name| !is_rival(name)) {
        for with in names.iter().filter(|with| *with != policy) {
            let pair = |i: usize| (column(policy, &|m| m.until[i]), column(with, &|m| m.until[i]));
            let each = [pair(0), pair(1), pair(2)];
            comparisons.push(Comparison {
                policy: (*policy).to_owned(),
                with: (*with).to_owned(),
                difference: each.clone().map(|(ours, theirs)| Estimate::of_differences(&ours, &theirs)),
                reduction: each.map(|(ours, theirs)| Estimate::of_reduction(&ours, &theirs)),
            });
        }
    }
    let mut calibration: BTreeMap<String, Bins> = BTreeMap::new();
    for row in rows.iter().flatten().filter(|row| !is_rival(row.policy)) {
        calibration.entry(row.policy.to_owned()).or_default().add(&row.bins);
    }
    let calibration_error = calibration.iter().map(|(name, bins)| (name.clone(), bins.error())).collect();
    TruthReport { truth, policies, comparisons, groups: groups(&names, rows), calibration, calibration_error }
}

/// A figure of one policy, seed by seed.
type Column<'a> = dyn Fn(&str, &dyn Fn(&Measures) -> f64) -> Vec<f64> + 'a;

fn policy_row(name: &str, rows: &[Vec<Row>], column: &Column<'_>) -> PolicyRow {
    let estimate = |of: &dyn Fn(&Measures) -> f64| Estimate::of(&column(name, of));
    let unfinished =
        |i: usize| rows.iter().flatten().filter(|row| row.policy == name && !row.measures.reached[i]).count();
    let evenings =
        rows.iter().flatten().filter(|r| r.policy == name).map(|r| r.measures.curve.len()).max().unwrap_or(0);
    PolicyRow {
        policy: name.to_owned(),
        until_90: estimate(&|m| m.until[0]),
        until_95: estimate(&|m| m.until[1]),
        until_100: estimate(&|m| m.until[2]),
        unfinished: [unfinished(0), unfinished(1), unfinished(2)],
        knocks_per_contact: estimate(&|m| m.knocks_per_contact),
        vain: estimate(&|m| m.vain),
        walked_h: estimate(&|m| m.walked),
        worst_hamlet: estimate(&|m| m.worst_hamlet),
        mean_evening: estimate(&|m| m.mean_evening),
        curve: (0..evenings)
            .map(|e| mean(&column(name, &|m| m.curve.get(e).copied().unwrap_or(1.0))))
            .collect(),
    }
}

/// The evening of a group under each policy, and how much later ours is.
fn groups(names: &[&'static str], rows: &[Vec<Row>]) -> Vec<GroupRow> {
    let mut keys: BTreeSet<(bool, String)> = BTreeSet::new();
    for row in rows.iter().flatten() {
        keys.extend(row.measures.by_hamlet.keys().map(|rank| (true, rank.to_string())));
        keys.extend(row.measures.by_language.keys().map(|language| (false, language.clone())));
    }
    keys.into_iter().map(|(is_hamlet, group)| group_row(names, rows, is_hamlet, group)).collect()
}

fn group_row(names: &[&'static str], rows: &[Vec<Row>], is_hamlet: bool, group: String) -> GroupRow {
    let of = |measures: &Measures| {
        let rank = group.parse::<usize>().ok().and_then(|rank| measures.by_hamlet.get(&rank));
        if is_hamlet { rank.copied() } else { measures.by_language.get(&group).copied() }
    };
    // Only seeds that have the group, and then under every policy.
    let by_seed: Vec<BTreeMap<&str, f64>> = rows
        .iter()
        .map(|seed| seed.iter().filter_map(|row| Some((row.policy, of(&row.measures)?))).collect())
        .filter(|seed: &BTreeMap<&str, f64>| seed.len() == names.len())
        .collect();
    let column = |name: &str| -> Vec<f64> { by_seed.iter().filter_map(|s| s.get(name).copied()).collect() };
    let evening = names.iter().map(|&name| (name.to_owned(), Estimate::of(&column(name)))).collect();
    let ours = column(OURS);
    let rivals: Vec<&str> = names.iter().copied().filter(|name| is_rival(name)).collect();
    let mut ours_later = BTreeMap::new();
    let mut ours_later_than_mean = None;
    if !ours.is_empty() && !rivals.is_empty() {
        for &rival in &rivals {
            ours_later.insert(rival.to_owned(), Estimate::of_differences(&ours, &column(rival)));
        }
        let means: Vec<f64> = by_seed
            .iter()
            .map(|seed| mean(&rivals.iter().filter_map(|r| seed.get(r).copied()).collect::<Vec<_>>()))
            .collect();
        ours_later_than_mean = Some(Estimate::of_differences(&ours, &means));
    }
    GroupRow { group, is_hamlet, evening, ours_later, ours_later_than_mean }
}

impl Report {
    /// The shares whose evenings are counted.
    pub const SHARES: [f64; 3] = SHARES;
}

/// Days of forest trips on a truth.
pub(super) fn trip_days(truth: TruthKind) -> (i64, i64) {
    match truth {
        TruthKind::AsAssumed => super::truth::constants::FOREST_DAYS,
        TruthKind::OtherTrips => super::truth::constants::FOREST_DAYS_MISFIT,
    }
}

/// The truth of a seed.
pub(super) fn spec(profile: Profile, seed: u64, evenings: usize, truth: TruthKind) -> TruthSpec {
    TruthSpec { profile, seed, evenings, trip_days: trip_days(truth) }
}
