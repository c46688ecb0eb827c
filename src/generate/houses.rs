//! Houses: loosely grouped beside the paths, out of the water, none on top of another.

use super::dice::{Dice, Purpose};
use super::layout::Site;
use super::lines::Squares;
use super::names::Setting;
use super::relief::{Point, Relief};
use super::trails::Way;
use super::water::Stream;

/// A house and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct House {
    /// Index of its hamlet.
    pub(super) hamlet: usize,
    pub(super) at: Point,
    pub(super) setting: Setting,
}

/// Farther from every way than this nobody builds.
const FAR: f64 = 70.0;

/// What the ground allows.
struct Ground<'a> {
    land: &'a Relief,
    ways: Squares<'a>,
    streams: &'a [Stream],
    water: Squares<'a>,
}

impl Ground<'_> {
    /// Whether the water is nearer than its flood reaches.
    fn wet(&self, p: Point) -> bool {
        self.water
            .nearest(p, 40.0)
            .is_some_and(|(far, stream, _)| far < 12.0 + 4.0 * self.streams[stream].catchment.sqrt().min(6.0))
    }

    fn allows(&self, p: Point, steepest: f64) -> bool {
        let beside = self.ways.nearest(p, FAR).is_some_and(|(far, _, _)| far > 8.0);
        beside && !self.wet(p) && self.land.slope(self.land.cell_at(p)) < steepest
    }
}

/// Places of all houses, hamlet by hamlet.
pub(super) fn build(
    land: &Relief,
    sites: &[Site],
    ways: &[Way],
    streams: &[Stream],
    seed: u64,
) -> Vec<House> {
    let mut dice = Dice::new(seed, Purpose::Houses);
    let lines: Vec<Vec<Point>> = ways.iter().map(|way| way.line.iter().map(|&(p, _)| p).collect()).collect();
    let ground = Ground {
        land,
        ways: Squares::new(lines.iter().map(Vec::as_slice)),
        streams,
        water: Squares::new(streams.iter().map(|stream| stream.line.as_slice())),
    };
    let mut houses: Vec<House> = Vec::new();
    for (hamlet, site) in sites.iter().enumerate() {
        let hall = land.centre(site.hall);
        let first = houses.len();
        for number in 0..site.houses {
            let alone = site.alone.get(number).copied();
            let middle = match alone {
                Some(cell) => land.centre(cell),
                // The hall's own group is the largest; the others differ in size.
                None if dice.chance(180) => hall,
                None => land.centre(dice.pick(&site.groups).copied().unwrap_or(site.hall)),
            };
            let at = find(&ground, &mut dice, &houses[first..], middle, alone.is_some());
            let setting = if alone.is_some() {
                Setting::Alone
            } else if at.distance(hall) < 55.0 {
                Setting::BesideHall
            } else if ground.water.nearest(at, 55.0).is_some() {
                Setting::BesideWater
            } else {
                Setting::Elsewhere
            };
            houses.push(House { hamlet, at, setting });
        }
    }
    houses
}

/// A free place near `middle`: ever wider, then ever closer to other houses, then anywhere dry beside a way.
fn find(ground: &Ground<'_>, dice: &mut Dice, houses: &[House], middle: Point, alone: bool) -> Point {
    let mut reach = if alone { 45.0 } else { 75.0 };
    let mut apart = 19.0;
    let mut steepest = 0.36;
    let mut dry = middle;
    for attempt in 1..=1200 {
        // The sum of two throws is denser in the middle than at the rim.
        let p = Point {
            x: middle.x + (dice.real(-1.0, 1.0) + dice.real(-1.0, 1.0)) * reach,
            y: middle.y + (dice.real(-1.0, 1.0) + dice.real(-1.0, 1.0)) * reach,
        };
        if ground.allows(p, steepest) {
            dry = p;
            if houses.iter().all(|house| house.at.distance(p) > apart) {
                return p;
            }
        }
        if attempt % 40 == 0 {
            reach *= 1.07;
            apart *= 0.97;
            steepest += 0.02;
        }
    }
    dry
}
