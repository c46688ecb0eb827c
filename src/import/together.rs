//! What does not fit together, within a file and across files.

use super::Code;
use super::households::Entry;
use super::report::Report;
use super::teams::TeamEntry;
use crate::base::{HamletId, HouseholdId, Position};
use crate::commune::{Hamlet, Trail};
use crate::households::Household;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

/// Farther than this outside the trails' area is worth a word: a commune is some 20 km across.
const FAR_OUTSIDE_M: f64 = 20_000.0;
/// Farther than this from the middle of the trails, yet nearer when exchanged: latitude was written first.
const EXCHANGED_M: f64 = 100_000.0;

/// Where the trails lie.
#[derive(Debug)]
pub(super) struct Area {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
    /// Median longitude and latitude: a few wrong trails do not move it.
    middle: Position,
}

impl Area {
    /// The area of the trails, if there are any.
    pub(super) fn of(trails: &[Trail]) -> Option<Self> {
        let places = || trails.iter().flat_map(|t| t.line.iter());
        let mut lons: Vec<f64> = places().map(|p| p.lon()).collect();
        let mut lats: Vec<f64> = places().map(|p| p.lat()).collect();
        let middle = Position::new(median(&mut lons)?, median(&mut lats)?, None).ok()?;
        // A trail that is itself far off says nothing of where the commune lies.
        let near = || places().filter(|p| middle.distance(**p).0 <= EXCHANGED_M);
        let lowest = |value: fn(&Position) -> f64| near().map(value).fold(f64::INFINITY, f64::min);
        let highest = |value: fn(&Position) -> f64| near().map(value).fold(f64::NEG_INFINITY, f64::max);
        Some(Self {
            west: lowest(|p| p.lon()),
            south: lowest(|p| p.lat()),
            east: highest(|p| p.lon()),
            north: highest(|p| p.lat()),
            middle,
        })
    }

    /// Metres from the box around the trails; 0 within it.
    fn outside(&self, place: Position) -> f64 {
        // `clamp` would panic where the box is empty; `min` and `max` never do.
        let lon = place.lon().max(self.west).min(self.east);
        let lat = place.lat().max(self.south).min(self.north);
        Position::new(lon, lat, None).map_or(0.0, |edge| edge.distance(place).0)
    }

    /// Whether a place lies far off but not when its numbers are exchanged.
    fn is_exchanged(&self, place: Position) -> bool {
        let turned = Position::new(place.lat(), place.lon(), None);
        self.middle.distance(place).0 > EXCHANGED_M
            && turned.is_ok_and(|turned| self.middle.distance(turned).0 <= EXCHANGED_M)
    }

    /// Offers to exchange the numbers of a whole file, when every place of it lies far off but not when exchanged.
    fn offer_to_exchange(&self, places: impl Iterator<Item = Position>, report: &mut Report) {
        let mut places = places.peekable();
        if places.peek().is_some() && places.all(|place| self.is_exchanged(place)) {
            report.set_offer(Some(super::offer::exchanged()));
        }
    }

    /// Reports a place that cannot be right, or hardly.
    fn check(&self, place: Position, field: &str, report: &mut Report) {
        let value = format!("[{}, {}]", place.lon(), place.lat());
        let km = |metres: f64| ((metres / 1000.0).round() as i64).to_string();
        if self.is_exchanged(place) {
            let args: [(&str, &dyn Display); 2] =
                [("value", &value), ("km", &km(self.middle.distance(place).0))];
            report.error(Code::E217, field, &args);
        } else if self.outside(place) > FAR_OUTSIDE_M {
            report.warning(Code::E404, field, &[("value", &value), ("km", &km(self.outside(place)))]);
        }
    }
}

/// The middle one of some numbers; reorders them.
fn median(numbers: &mut [f64]) -> Option<f64> {
    let middle = numbers.len() / 2;
    (!numbers.is_empty()).then(|| *numbers.select_nth_unstable_by(middle, f64::total_cmp).1)
}

/// Trails that lie where no other does, with latitude first.
pub(super) fn trails(trails: &[Trail], area: &Area, report: &mut Report) {
    let mut told = None;
    for trail in trails {
        let Some(first) = trail.line.first() else { continue };
        if told != Some(trail.feature) && area.is_exchanged(*first) {
            report.enter(Some(trail.feature), None);
            area.check(*first, "geometry.coordinates", report);
            told = Some(trail.feature);
        }
    }
}

/// Every id that occurs again, with the feature that had it first.
fn duplicate_ids<'e, I: Ord + Display + 'e>(
    entries: impl Iterator<Item = (usize, Option<&'e I>)>,
    report: &mut Report,
) {
    let mut seen: BTreeMap<&I, usize> = BTreeMap::new();
    for (index, id) in entries.filter_map(|(index, id)| Some((index, id?))) {
        if let Some(first) = seen.get(id) {
            report.enter(Some(index), Some(&id.to_string()));
            report.error(Code::E401, "id", &[("value", id), ("first", first)]);
        } else {
            seen.insert(id, index);
        }
    }
}

/// The ids of all hamlets; `None` when one of them could not be read, for then nobody knows which are missing.
pub(super) fn known_hamlets(hamlets: &[Entry<HamletId, Hamlet>]) -> Option<BTreeSet<&HamletId>> {
    hamlets.iter().map(|hamlet| hamlet.id.as_ref()).collect()
}

/// Hamlets against each other and the trails.
pub(super) fn hamlets(hamlets: &[Entry<HamletId, Hamlet>], area: Option<&Area>, report: &mut Report) {
    duplicate_ids(hamlets.iter().map(|h| (h.index, h.id.as_ref())), report);
    if let Some(area) = area {
        area.offer_to_exchange(hamlets.iter().filter_map(|h| h.position), report);
    }
    for hamlet in hamlets {
        report.enter(Some(hamlet.index), hamlet.id.as_ref().map(HamletId::as_str));
        if let (Some(area), Some(place)) = (area, hamlet.position) {
            area.check(place, "geometry.coordinates", report);
        }
    }
}

/// Households against each other, the hamlets and the trails.
pub(super) fn households(
    households: &[Entry<HouseholdId, Household>],
    known: Option<&BTreeSet<&HamletId>>,
    area: Option<&Area>,
    report: &mut Report,
) {
    duplicate_ids(households.iter().map(|h| (h.index, h.id.as_ref())), report);
    if let Some(area) = area {
        area.offer_to_exchange(households.iter().filter_map(|h| h.position), report);
    }
    for household in households {
        report.enter(Some(household.index), household.id.as_ref().map(HouseholdId::as_str));
        if let Some(hamlet) = &household.hamlet {
            must_be_known(hamlet, "hamlet", Code::E402, known, report);
        }
        if let (Some(area), Some(place)) = (area, household.position) {
            area.check(place, "geometry.coordinates", report);
        }
    }
}

/// Teams against each other, the hamlets and the trails.
pub(super) fn teams(
    teams: &[TeamEntry],
    known: Option<&BTreeSet<&HamletId>>,
    area: Option<&Area>,
    report: &mut Report,
) {
    duplicate_ids(teams.iter().map(|t| (t.index, t.id.as_ref())), report);
    for team in teams {
        report.enter(Some(team.index), team.id.as_ref().map(crate::base::TeamId::as_str));
        for (i, hamlet) in team.hamlets.iter().enumerate() {
            must_be_known(hamlet, &format!("hamlets[{i}]"), Code::E403, known, report);
        }
        for (field, place) in [("start", team.start), ("end", team.end)] {
            if let (Some(area), Some(place)) = (area, place) {
                area.check(place, field, report);
            }
        }
    }
}

fn must_be_known(
    hamlet: &HamletId,
    field: &str,
    code: Code,
    known: Option<&BTreeSet<&HamletId>>,
    report: &mut Report,
) {
    if known.is_some_and(|known| !known.contains(hamlet)) {
        report.error(code, field, &[("value", hamlet)]);
    }
}
