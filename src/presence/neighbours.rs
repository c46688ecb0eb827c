//! Neighbours go to the forest together, so a report of one house says something of those next door.

use super::absence::{back_after, residual};
use super::history::Word;
use crate::base::{Date, days_between};
use crate::commune::ChanceSettings;
use crate::households::{AbsenceReason, AbsenceReport, Household};
use rstar::RTree;
use rstar::primitives::GeomWithData;

/// Houses farther apart are not taken to leave together.
const REACH_M: f64 = 200.0;
/// Where the chance to have gone along would reach nought.
const NOUGHT_M: f64 = 250.0;
/// Most houses that one report is taken to speak of: a party is three to ten people.
const MOST: usize = 6;
/// Reports no farther apart than this may be of one party.
const ONE_PARTY_DAYS: i64 = 7;

/// Houses nearby that are in the forest, as far as anybody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) households: u32,
    /// First day on which a return is at all likely.
    pub(super) from: Date,
    /// Day by which nine in ten are back.
    pub(super) to: Date,
}

/// What reports of others suggest of one household.
#[derive(Debug, Clone, Default)]
pub(super) struct Hints {
    pub(super) words: Vec<Word>,
    pub(super) near: Option<Near>,
}

/// The day on which they came back, when the report says that they have.
pub(super) fn came_back(report: &AbsenceReport) -> Option<Date> {
    report.back.filter(|back| *back <= report.reported)
}

fn forest(house: &Household, as_of: Date) -> Option<&AbsenceReport> {
    house.absence.as_ref().filter(|r| r.reason == AbsenceReason::Forest && r.reported <= as_of)
}

/// What the reports known on `as_of` suggest of the houses nearby, by household.
pub(super) fn hints(
    households: &[Household],
    settings: &ChanceSettings,
    as_of: Date,
    believed: impl Fn(&AbsenceReport) -> f64,
) -> Vec<Hints> {
    let mut hints = vec![Hints::default(); households.len()];
    let longest = i64::from(settings.forest_longest_days) + ONE_PARTY_DAYS;
    let sources: Vec<(usize, &AbsenceReport)> = households
        .iter()
        .enumerate()
        .filter_map(|(i, house)| Some((i, forest(house, as_of)?)))
        .filter(|(_, r)| days_between(r.reported.max(r.back.unwrap_or(r.reported)), as_of) <= longest)
        .collect();
    if settings.neighbours == 0 || sources.is_empty() {
        return hints;
    }
    let south = households.iter().map(|h| h.position.lat()).fold(90.0, f64::min);
    let metres_per_degree = 6_371_008.8_f64.to_radians();
    let shrink = libm::cos(south.to_radians());
    let plane = |house: &Household| {
        [house.position.lon() * metres_per_degree * shrink, house.position.lat() * metres_per_degree]
    };
    let doors = households.iter().enumerate().map(|(i, house)| GeomWithData::new(plane(house), i)).collect();
    let tree: RTree<GeomWithData<[f64; 2], usize>> = RTree::bulk_load(doors);
    for (source, report) in sources {
        let here = &households[source];
        let back = back_after(report, settings);
        let met = here.met_after(report.reported, as_of);
        let mut nearby: Vec<(f64, usize)> = tree
            .locate_within_distance(plane(here), REACH_M * REACH_M)
            .filter(|door| door.data != source && households[door.data].hamlet == here.hamlet)
            .map(|door| {
                let [x, y] = plane(here);
                let [dx, dy] = [door.geom()[0] - x, door.geom()[1] - y];
                ((dx * dx + dy * dy).sqrt(), door.data)
            })
            .collect();
        nearby.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| households[a.1].id.cmp(&households[b.1].id)));
        for (metres, index) in nearby.into_iter().take(MOST) {
            let along = f64::from(settings.neighbours.min(1000)) / 1000.0 * (1.0 - metres / NOUGHT_M);
            let pair = Pair { report, back: &back, met, weight: along * believed(report) };
            pair.suggest(&households[index], &mut hints[index], settings, as_of);
        }
    }
    for hint in &mut hints {
        hint.words.sort_by(|a, b| {
            a.day
                .cmp(&b.day)
                .then(a.weight.total_cmp(&b.weight))
                .then(a.back_after.len().cmp(&b.back_after.len()))
        });
    }
    hints
}

/// A report of one household and how much it says of another.
struct Pair<'a> {
    report: &'a AbsenceReport,
    back: &'a [f64],
    /// When the household reported was met again.
    met: Option<Date>,
    /// Probability that the other went along.
    weight: f64,
}

impl Pair<'_> {
    fn suggest(&self, other: &Household, hints: &mut Hints, settings: &ChanceSettings, as_of: Date) {
        let day = days_between(as_of, self.report.reported);
        // What is known of the other itself says more.
        let own = other.absence.as_ref().filter(|r| r.reported <= as_of);
        if let Some(own) = own {
            let one_party = own.reason == AbsenceReason::Forest
                && own.back.is_none()
                && days_between(own.reported, self.report.reported).abs() <= ONE_PARTY_DAYS;
            // One of them is back: the others came with it. Who is met tonight is known to be back from tomorrow on.
            let known =
                self.met.filter(|&met| met < as_of).or(came_back(self.report).map(|_| self.report.reported));
            if let Some(known) = known.filter(|&known| one_party && known > own.reported) {
                let day = days_between(as_of, known);
                hints.words.push(Word { day, weight: self.weight, back_after: vec![1.0] });
            }
            let speaks = |r: &AbsenceReport| residual(r, self.report.reported, settings).is_some();
            if own.reported >= self.report.reported || speaks(own) {
                return;
            }
        }
        let mut back_after = self.back.to_vec();
        if let Some(met) = self.met {
            // Met tonight is known from tomorrow on.
            let by = days_between(self.report.reported, met.min(as_of)) + i64::from(met == as_of);
            let by = by.max(0) as usize;
            if back_after.len() > by + 1 {
                let late: f64 = back_after.drain(by + 1..).sum();
                back_after[by] += late;
            }
        }
        hints.words.push(Word { day, weight: self.weight, back_after });
        let contradicted = other
            .attempts
            .iter()
            .any(|a| a.date >= self.report.reported && a.date < as_of && a.outcome.is_meeting());
        if let Some(said) = residual(self.report, as_of, settings)
            && said.still_away > 0
            && self.met.is_none()
            && !contradicted
        {
            let near =
                hints.near.get_or_insert(Near { households: 0, from: said.back_from, to: said.back_to });
            near.households += 1;
            near.from = near.from.min(said.back_from);
            near.to = near.to.max(said.back_to);
        }
    }
}
