//! What is counted of a campaign.

use super::campaign::{Campaign, World};
use super::statistics::mean;
use std::collections::BTreeMap;

/// The figures of one campaign.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Measures {
    /// Evenings until 90, 95 and 100 % of the people who can be reached are done; all evenings of the campaign and one
    /// more where that never came.
    pub(super) until: [f64; 3],
    /// Whether each of them came.
    pub(super) reached: [bool; 3],
    /// Knocks for each household met.
    pub(super) knocks_per_contact: f64,
    /// Doors knocked at in vain.
    pub(super) vain: f64,
    /// Hours walked by all teams.
    pub(super) walked: f64,
    /// The mean evening on which a person of the hamlet served last was done.
    pub(super) worst_hamlet: f64,
    /// The mean evening on which a person was done.
    pub(super) mean_evening: f64,
    /// The same by hamlet, from the nearest to the starts (1) on.
    pub(super) by_hamlet: BTreeMap<usize, f64>,
    /// The same by language.
    pub(super) by_language: BTreeMap<String, f64>,
    /// Share of people done by the end of each evening.
    pub(super) curve: Vec<f64>,
}

/// The shares looked at.
pub(super) const SHARES: [f64; 3] = [0.90, 0.95, 1.0];

impl Measures {
    pub(super) fn of(world: &World<'_>, campaign: &Campaign) -> Self {
        let evenings = world.truth.spec.evenings;
        let never = evenings + 1;
        let done: Vec<usize> = campaign.done.iter().map(|d| d.unwrap_or(never)).collect();
        let mut sorted = done.clone();
        sorted.sort_unstable();
        let until = SHARES.map(|share| {
            let needed = (sorted.len() as f64 * share).ceil() as usize;
            needed.checked_sub(1).and_then(|i| sorted.get(i)).copied().unwrap_or(0)
        });
        let vain = campaign.knocks.iter().filter(|k| k.outcome.is_absence()).count();
        let contacts = campaign.knocks.len() - vain;
        let ranks = hamlet_ranks(world);
        let (mut by_hamlet, mut by_language) = (BTreeMap::new(), BTreeMap::new());
        for (person, &evening) in world.people.iter().zip(&done) {
            let hamlet = world.hamlets[person.household];
            let language = world.place.commune.households[person.household].language.as_str().to_owned();
            by_hamlet.entry(ranks[&hamlet]).or_insert_with(Vec::new).push(evening as f64);
            by_language.entry(language).or_insert_with(Vec::new).push(evening as f64);
        }
        let means = |groups: BTreeMap<usize, Vec<f64>>| -> BTreeMap<usize, f64> {
            groups.into_iter().map(|(group, evenings)| (group, mean(&evenings))).collect()
        };
        let by_hamlet = means(by_hamlet);
        let count = |evening: usize| sorted.partition_point(|&d| d <= evening) as f64;
        Self {
            until: until.map(|evening| evening as f64),
            reached: until.map(|evening| evening <= evenings),
            knocks_per_contact: campaign.knocks.len() as f64 / contacts.max(1) as f64,
            vain: vain as f64,
            walked: campaign.walked as f64 / 3_600_000.0,
            worst_hamlet: by_hamlet.values().copied().fold(0.0, f64::max),
            mean_evening: mean(&done.iter().map(|&d| d as f64).collect::<Vec<_>>()),
            by_hamlet,
            by_language: by_language
                .into_iter()
                .map(|(language, evenings)| (language, mean(&evenings)))
                .collect(),
            curve: (1..=evenings).map(|evening| count(evening) / sorted.len().max(1) as f64).collect(),
        }
    }
}

/// Hamlets from the nearest to a team's start (1) to the farthest, by the mean walk to their houses.
fn hamlet_ranks(world: &World<'_>) -> BTreeMap<usize, usize> {
    let mut walks: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for (household, &hamlet) in world.hamlets.iter().enumerate() {
        let walk = world.place.walk_to(household).unwrap_or(i64::from(u32::MAX));
        walks.entry(hamlet).or_default().push(walk as f64);
    }
    let mut order: Vec<(i64, usize)> =
        walks.into_iter().map(|(hamlet, walks)| (mean(&walks) as i64, hamlet)).collect();
    order.sort_unstable();
    order.into_iter().enumerate().map(|(rank, (_, hamlet))| (hamlet, rank + 1)).collect()
}
