//! Where people settled: hamlets along the valley and up its sides, and the ways between them.

use super::dice::{Dice, Purpose};
use super::paths::{Kind, Ways};
use super::relief::{Point, Relief};
use super::water::main_stem;

/// A hamlet of the invented commune.
#[derive(Debug, Clone)]
pub(super) struct Site {
    /// The cell of its hall, on a way.
    pub(super) hall: usize,
    /// How many houses it has.
    pub(super) houses: usize,
    /// Middles of its groups of houses; the hall's own group first.
    pub(super) groups: Vec<usize>,
    /// Places of single houses far up.
    pub(super) alone: Vec<usize>,
    /// Whether the motor road passes.
    pub(super) on_road: bool,
}

/// Houses to a group, on average.
const GROUP: usize = 7;

/// Finds the hamlets' sites, in order up the valley, with their numbers of houses.
pub(super) fn settle(land: &Relief, wet: &[f64], seed: u64, households: usize, hamlets: usize) -> Vec<Site> {
    let mut dice = Dice::new(seed, Purpose::Layout);
    let far_from_main = distances(land, &main_stem(land, wet));
    let streams: Vec<usize> = (0..wet.len()).filter(|&cell| wet[cell] > 0.0).collect();
    let far_from_water = distances(land, &streams);
    let fits = |cell: usize, steepest: f64| {
        let inside = land.inside(land.centre(cell));
        land.slope(cell) < steepest && (70.0..420.0).contains(&far_from_water[cell]) && inside > 650.0
    };
    let valley_hamlets = (hamlets * 3).div_ceil(5);
    let mut halls: Vec<(usize, bool)> = Vec::new();
    for (wanted, on_road) in [(valley_hamlets, true), (hamlets - valley_hamlets, false)] {
        let belongs = |cell: usize| {
            let far = far_from_main[cell];
            if on_road { far < 330.0 } else { (750.0..2600.0).contains(&far) }
        };
        let mut cells: Vec<usize> =
            (0..wet.len()).filter(|&cell| fits(cell, 0.20) && belongs(cell)).collect();
        if cells.len() < wanted * 20 {
            cells = (0..wet.len()).filter(|&cell| fits(cell, 0.45) && belongs(cell)).collect();
        }
        if cells.is_empty() {
            cells = (0..wet.len()).filter(|&cell| wet[cell] == 0.0 && !land.receiver.is_empty()).collect();
        }
        dice.shuffle(&mut cells);
        // As far apart as so many hamlets can be: lower the distance until all find a place.
        let mut apart = 1500.0;
        let before = halls.len();
        while halls.len() < before + wanted {
            for &cell in &cells {
                let here = land.centre(cell);
                let free = halls.iter().all(|&(hall, _)| land.centre(hall).distance(here) >= apart);
                if free && halls.len() < before + wanted {
                    halls.push((cell, on_road));
                }
            }
            apart = if apart > 1.0 { apart * 0.85 } else { 0.0 };
        }
    }
    halls.sort_by_key(|&(hall, _)| (hall % land.cols, hall));
    let numbers = share_out(&mut dice, households, hamlets);
    halls
        .iter()
        .zip(numbers)
        .map(|(&(hall, on_road), houses)| Site {
            hall,
            houses,
            groups: vec![hall],
            alone: Vec::new(),
            on_road,
        })
        .collect()
}

/// Splits the households among hamlets of unequal size, at least one each.
fn share_out(dice: &mut Dice, households: usize, hamlets: usize) -> Vec<usize> {
    let weights: Vec<usize> = (0..hamlets).map(|_| 60 + dice.below(100)).collect();
    let sum: usize = weights.iter().sum();
    let rest = households - hamlets;
    let mut numbers: Vec<usize> = weights.iter().map(|w| 1 + rest * w / sum).collect();
    let mut left = households - numbers.iter().sum::<usize>();
    for number in &mut numbers {
        if left > 0 {
            *number += 1;
            left -= 1;
        }
    }
    numbers
}

/// Distance in metres from each cell to the nearest of the given cells, by way of neighbours.
fn distances(land: &Relief, from: &[usize]) -> Vec<f64> {
    use super::relief::CELL;
    use std::cmp::Reverse;
    use std::collections::BinaryHeap;
    let mut best = vec![u64::MAX; land.height.len()];
    let mut heap = BinaryHeap::new();
    for &cell in from {
        best[cell] = 0;
        heap.push(Reverse((0_u64, cell)));
    }
    while let Some(Reverse((far, cell))) = heap.pop() {
        if far > best[cell] {
            continue;
        }
        for (to, step) in land.around(cell) {
            let total = far + (step * CELL * 1000.0) as u64;
            if total < best[to] {
                best[to] = total;
                heap.push(Reverse((total, to)));
            }
        }
    }
    best.iter().map(|&far| far as f64 / 1000.0).collect()
}

/// A free cell at a distance from `middle`, on ground gentler than `steepest`.
fn near(
    land: &Relief,
    wet: &[f64],
    dice: &mut Dice,
    middle: Point,
    far: (f64, f64),
    steepest: f64,
    free: impl Fn(usize) -> bool,
) -> Option<usize> {
    for attempt in 0..160 {
        let p = Point { x: middle.x + dice.real(-far.1, far.1), y: middle.y + dice.real(-far.1, far.1) };
        let cell = land.cell_at(p);
        // The longer nothing is found, the steeper ground will do.
        let steepest = steepest + f64::from(attempt) * 0.001;
        let away = p.distance(middle);
        if away >= far.0
            && away <= far.1
            && land.inside(p) > 260.0
            && wet[cell] == 0.0
            && land.slope(cell) < steepest
            && free(cell)
        {
            return Some(cell);
        }
    }
    None
}

/// Lays the road, the tracks and the footpaths, and finds the groups of houses and the single houses they lead to.
pub(super) fn lay_ways<'a>(land: &'a Relief, wet: &'a [f64], seed: u64, sites: &mut [Site]) -> Ways<'a> {
    let mut dice = Dice::new(seed, Purpose::Trails);
    let mut ways = Ways::new(land, wet);
    lay_road(land, &mut ways, sites);
    lay_tracks(land, &mut ways, sites);
    for index in 0..sites.len() {
        lay_groups(land, wet, &mut dice, &mut ways, sites, index);
    }
    lay_short_cuts(land, &mut ways, sites);
    lay_alone(land, wet, &mut dice, &mut ways, sites);
    lay_far(land, wet, &mut dice, &mut ways, sites);
    ways
}

/// The motor road comes in beside the outlet and passes the halls of the valley's hamlets in their order.
fn lay_road(land: &Relief, ways: &mut Ways<'_>, sites: &[Site]) {
    let beside = land.at_offset(land.outlet, 0, 3).or(land.at_offset(land.outlet, 0, -3));
    let mut from = beside.unwrap_or(land.outlet);
    for site in sites.iter().filter(|site| site.on_road) {
        ways.lay(Kind::Road, from, 300, |_, cell| cell == site.hall);
        from = site.hall;
    }
}

/// A track leads from the road to most hamlets off it; every third of them has only a footpath.
fn lay_tracks(land: &Relief, ways: &mut Ways<'_>, sites: &[Site]) {
    let mut off_road: Vec<&Site> = sites.iter().filter(|site| !site.on_road).collect();
    off_road.sort_by_key(|site| (land.height[site.hall] * 10.0) as i64);
    for (rank, site) in off_road.iter().enumerate() {
        let kind = if rank % 3 == 1 { Kind::Path } else { Kind::Track };
        ways.lay(kind, site.hall, 500, |ways, cell| cell != site.hall && ways.touches(cell));
    }
}

/// Groups of houses around the hall, each with a path to the hall and often one to the next group.
fn lay_groups(
    land: &Relief,
    wet: &[f64],
    dice: &mut Dice,
    ways: &mut Ways<'_>,
    sites: &mut [Site],
    index: usize,
) {
    let hall = land.centre(sites[index].hall);
    let wanted = sites[index].houses.div_ceil(GROUP);
    let reach = 220.0 + 58.0 * (sites[index].houses as f64).sqrt();
    for _ in 1..wanted {
        let taken: Vec<Point> = sites[index].groups.iter().map(|&cell| land.centre(cell)).collect();
        let others: Vec<Point> =
            sites.iter().enumerate().filter(|&(i, _)| i != index).map(|(_, s)| land.centre(s.hall)).collect();
        let free = |cell: usize| {
            let p = land.centre(cell);
            taken.iter().all(|q| q.distance(p) > 130.0)
                && others.iter().all(|q| q.distance(p) > hall.distance(p))
        };
        let Some(group) = near(land, wet, dice, hall, (100.0, reach), 0.30, free) else { continue };
        let hall_cell = sites[index].hall;
        ways.lay(Kind::Path, group, 450, |_, cell| cell == hall_cell);
        let mut by_distance = sites[index].groups.clone();
        by_distance.sort_by_key(|&cell| (land.centre(cell).distance(land.centre(group)) as i64, cell));
        if let Some(&next) = by_distance.iter().find(|&&cell| cell != hall_cell)
            && dice.chance(750)
        {
            ways.lay(Kind::Path, group, 800, |_, cell| cell == next);
        }
        sites[index].groups.push(group);
    }
}

/// Old footpaths from hamlet to hamlet over the shoulders, shorter than the road.
fn lay_short_cuts(land: &Relief, ways: &mut Ways<'_>, sites: &[Site]) {
    for (index, site) in sites.iter().enumerate() {
        let here = land.centre(site.hall);
        let mut others: Vec<(i64, usize)> = sites
            .iter()
            .enumerate()
            .filter(|&(other, _)| other != index)
            .map(|(_, other)| (land.centre(other.hall).distance(here) as i64, other.hall))
            .collect();
        others.sort_unstable();
        for &(far, other) in others.iter().take(2) {
            if far < 3200 {
                ways.lay(Kind::Path, site.hall, 900, |_, cell| cell == other);
            }
        }
    }
}

/// One house in a hundred stands alone, high above its hamlet.
fn lay_alone(land: &Relief, wet: &[f64], dice: &mut Dice, ways: &mut Ways<'_>, sites: &mut [Site]) {
    let houses: usize = sites.iter().map(|site| site.houses).sum();
    let halls: Vec<Point> = sites.iter().map(|site| land.centre(site.hall)).collect();
    for _ in 0..houses.div_ceil(100) {
        let index = dice.below(sites.len());
        if sites[index].houses <= sites[index].alone.len() + 1 {
            continue;
        }
        let hall_cell = sites[index].hall;
        let free = |cell: usize| {
            let p = land.centre(cell);
            land.height[cell] > land.height[hall_cell] + 120.0
                && halls.iter().all(|hall| hall.distance(p) > 750.0)
        };
        if let Some(cell) = near(land, wet, dice, halls[index], (800.0, 1900.0), 0.3, free) {
            ways.lay(Kind::Path, cell, 600, |ways, at| at != cell && ways.touches(at));
            sites[index].alone.push(cell);
        }
    }
}

/// Paths to field huts, and from them on to the ridges; some meet again and make long rounds.
fn lay_far(land: &Relief, wet: &[f64], dice: &mut Dice, ways: &mut Ways<'_>, sites: &[Site]) {
    for site in sites {
        let hall = land.centre(site.hall);
        for _ in 0..3 {
            let high = |cell: usize| land.height[cell] > land.height[site.hall] + 80.0;
            let Some(field) = near(land, wet, dice, hall, (600.0, 1700.0), 0.35, high) else { continue };
            ways.lay(Kind::Far, field, 650, |ways, cell| cell != field && ways.touches(cell));
            if !dice.chance(450) {
                continue;
            }
            let higher = |cell: usize| land.height[cell] > land.height[field] + 60.0;
            let ridge = near(land, wet, dice, land.centre(field), (500.0, 1500.0), 0.4, higher);
            if let Some(ridge) = ridge {
                ways.lay(Kind::Far, field, 700, |_, cell| cell == ridge);
                if dice.chance(600) {
                    let away = |ways: &Ways<'_>, cell: usize| {
                        ways.touches(cell) && land.centre(cell).distance(land.centre(field)) > 900.0
                    };
                    ways.lay(Kind::Far, ridge, 1000, away);
                }
            }
        }
    }
}
