//! Which positions of different lines are the same place.

use super::level::Level;
use crate::base::Position;
use crate::commune::Trail;
use std::collections::{BTreeMap, BTreeSet};

/// A place's name: longitude and latitude in whole billionths of a degree (a tenth of a millimetre). A junction in
/// `OpenStreetMap` is the identical pair in two lines; rounding to 1e-9 keeps it one place when a program on the way
/// wrote the last bit of a number differently, and also makes −0 and 0 one. Longitudes −180° and 180° are one, and at a
/// pole all are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct PlaceKey(i64, i64);

impl PlaceKey {
    pub(super) fn of(position: Position) -> Self {
        // At most 180e9 in size: exact.
        let whole = |degrees: f64| libm::round(degrees * 1e9) as i64;
        let (lon, lat) = (whole(position.lon()), whole(position.lat()));
        let lon = if lon == -180_000_000_000 { -lon } else { lon };
        Self(if lat.abs() == 90_000_000_000 { 0 } else { lon }, lat)
    }

    /// Longitude and latitude in billionths of a degree.
    pub(super) const fn degrees_e9(self) -> [i64; 2] {
        [self.0, self.1]
    }
}

/// Sorts by place, then by number. A place and its number fit into one large number, which is compared in one go: this is
/// a good part of the time that reading a commune takes.
pub(super) fn sort_by_place(order: &mut [(PlaceKey, u32)]) {
    // 39 bits of longitude, 38 of latitude, 32 of the number.
    let pack = |&(PlaceKey(lon, lat), number): &(PlaceKey, u32)| {
        let east = (lon + 180_000_000_000) as u128;
        let north = (lat + 90_000_000_000) as u128;
        east << 70 | north << 32 | u128::from(number)
    };
    let mut packed: Vec<u128> = order.iter().map(pack).collect();
    packed.sort_unstable();
    for (slot, packed) in order.iter_mut().zip(packed) {
        let lon = (packed >> 70) as i64 - 180_000_000_000;
        let lat = (packed >> 32 & 0x3f_ffff_ffff) as i64 - 90_000_000_000;
        *slot = (PlaceKey(lon, lat), packed as u32);
    }
}

/// A number for each distinct place of the trails, and the trails as runs of such numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Vertices {
    /// The first position met at each place, in order of appearance; the first with an elevation where one has it.
    pub(super) positions: Vec<Position>,
    /// For each trail its places in order, none twice running; shorter than two where the line has no length.
    pub(super) lines: Vec<Vec<u32>>,
}

impl Vertices {
    /// Numbers the places of `trails`. Two positions with one longitude and latitude are one place, but where lines of
    /// different [`Level`]s both pass through it (a bridge over a path, each with a vertex at the crossing): these
    /// stay two, unless the lines come from `OpenStreetMap`, where a common place is a common node: a path led on to a
    /// bridge. A line that ends there joins the one of its level, else the one on the ground, else the lowest; where
    /// only one level passes, it joins that whatever its own is, as ways that share a node do in `OpenStreetMap`.
    ///
    /// O(n log n) in the number of positions.
    pub(super) fn of(trails: &[&Trail]) -> Self {
        let all: Vec<Position> = trails.iter().flat_map(|t| t.line.iter().copied()).collect();
        let mut order: Vec<(PlaceKey, u32)> =
            (0_u32..).zip(&all).map(|(i, &p)| (PlaceKey::of(p), i)).collect();
        sort_by_place(&mut order);
        // Each occurrence points to the first one at its place.
        let mut first = vec![0_u32; all.len()];
        let passages = Passages::of(trails);
        for here in order.chunk_by(|a, b| a.0 == b.0) {
            passages.part(here, &mut first);
        }
        let mut positions = Vec::new();
        let mut number = vec![0_u32; all.len()];
        for (i, &position) in all.iter().enumerate() {
            let at = first[i] as usize;
            if at == i {
                number[i] = positions.len() as u32;
                positions.push(position);
            } else {
                number[i] = number[at];
                // A line drawn flat may meet one with elevations.
                let kept: &mut Position = &mut positions[number[at] as usize];
                if kept.ele().is_none() && position.ele().is_some() {
                    *kept = position;
                }
            }
        }
        let mut rest = number.into_iter();
        let lines = trails
            .iter()
            .map(|trail| {
                let mut line: Vec<u32> = rest.by_ref().take(trail.line.len()).collect();
                line.dedup();
                line
            })
            .collect();
        Self { positions, lines }
    }

    /// Metres between two places.
    pub(super) fn metres(&self, a: u32, b: u32) -> f64 {
        self.positions[a as usize].distance(self.positions[b as usize]).0
    }

    /// Which places are junctions or ends of lines: the first and last of a line, and every place met more than once.
    pub(super) fn nodes(&self) -> Vec<bool> {
        let mut met = vec![0_u8; self.positions.len()];
        for line in self.lines.iter().filter(|line| line.len() > 1) {
            for &v in line {
                met[v as usize] = met[v as usize].saturating_add(1);
            }
            for end in [line.first(), line.last()].into_iter().flatten() {
                met[*end as usize] = 2;
            }
        }
        met.into_iter().map(|times| times > 1).collect()
    }
}

/// Which lines pass through their positions, and at what level.
struct Passages {
    /// For each position the level of its line and whether the line joins whatever is there; empty when all lines are on the
    /// ground, so that nothing needs to be kept apart.
    levels: Vec<(Level, bool)>,
}

impl Passages {
    fn of(trails: &[&Trail]) -> Self {
        let mut levels = Vec::new();
        if trails.iter().any(|trail| !Level::of(&trail.tags).ground()) {
            for trail in trails {
                let (level, last) = (Level::of(&trail.tags), trail.line.len().saturating_sub(1));
                let joins = trail.tags.is_from_osm();
                levels.extend((0..trail.line.len()).map(|i| (level, joins || i == 0 || i == last)));
            }
        }
        Self { levels }
    }

    /// Points each of the positions at one longitude and latitude, in order, to the first that is the same place.
    fn part(&self, here: &[(PlaceKey, u32)], first: &mut [u32]) {
        let passing = |&(_, i): &(PlaceKey, u32)| {
            self.levels.get(i as usize).filter(|&&(_, joins)| !joins).map(|&(level, _)| level)
        };
        let mut through = here.iter().filter_map(passing);
        let one = through.next();
        if through.all(|level| Some(level) == one) {
            let leader = here.first().map_or(0, |&(_, i)| i);
            for &(_, i) in here {
                first[i as usize] = leader;
            }
            return;
        }
        let passing: BTreeSet<Level> = here.iter().filter_map(passing).collect();
        let lowest = passing.iter().copied().next().unwrap_or_default();
        let below = if passing.contains(&Level::default()) { Level::default() } else { lowest };
        let mut leaders = BTreeMap::new();
        for &(_, i) in here {
            let own = self.levels.get(i as usize).map_or(below, |&(level, _)| level);
            let level = if passing.contains(&own) { own } else { below };
            first[i as usize] = *leaders.entry(level).or_insert(i);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commune::TrailTags;

    fn trail(line: &[(f64, f64)]) -> Trail {
        let line = line.iter().map(|&(lon, lat)| Position::new(lon, lat, None).unwrap()).collect();
        Trail { feature: 0, tags: TrailTags::default(), line }
    }

    #[test]
    fn packed_places_sort_like_places() {
        let lons = [-180.0, -179.999_999_999, -0.000_000_001, 0.0, 107.6, 180.0];
        let lats = [-90.0, -89.999_999_999, -0.000_000_001, 0.0, 16.1, 90.0];
        let places = lons.iter().flat_map(|&lon| lats.map(|lat| Position::new(lon, lat, None).unwrap()));
        let mut order: Vec<(PlaceKey, u32)> =
            (0..).zip(places).map(|(i, p)| (PlaceKey::of(p), u32::MAX - i * 7919 % 36)).collect();
        let mut expected = order.clone();
        expected.sort_unstable();
        sort_by_place(&mut order);
        assert_eq!(order, expected);
    }

    #[test]
    fn the_same_place_has_one_number() {
        let (a, b) = (
            trail(&[(0.0, 1.0), (0.1 + 0.2, 1.0), (0.3, 1.0), (0.4, 1.0)]),
            trail(&[(0.3, 1.0), (0.3, 2.0), (-0.0, 1.0)]),
        );
        let vertices = Vertices::of(&[&a, &b]);
        assert_eq!(vertices.lines, vec![vec![0, 1, 2], vec![1, 3, 0]]);
        assert_eq!(vertices.nodes(), vec![true, true, true, false]);
    }

    #[test]
    fn what_ends_under_a_bridge_joins_the_path_below_and_not_the_bridge() {
        let below = trail(&[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]);
        let mut bridge = trail(&[(1.0, -1.0), (1.0, 0.0), (1.0, 1.0)]);
        bridge.tags.bridge = true;
        let end = trail(&[(3.0, 3.0), (1.0, 0.0)]);
        let vertices = Vertices::of(&[&bridge, &below, &end]);
        assert_eq!(vertices.lines, vec![vec![0, 1, 2], vec![3, 4, 5], vec![6, 4]]);
        // Without a path below, OpenStreetMap's shared node is a junction.
        let vertices = Vertices::of(&[&bridge, &end]);
        assert_eq!(vertices.lines, vec![vec![0, 1, 2], vec![3, 1]]);
    }

    #[test]
    fn east_and_west_of_the_antimeridian_are_one_place() {
        let vertices = Vertices::of(&[&trail(&[(179.0, 1.0), (180.0, 1.0), (-180.0, 1.0), (-179.0, 1.0)])]);
        assert_eq!(vertices.lines, vec![vec![0, 1, 2]]);
    }

    #[test]
    fn a_line_without_length_makes_no_node() {
        let vertices = Vertices::of(&[&trail(&[(1.0, 1.0), (1.0, 1.0)])]);
        assert_eq!((vertices.lines, vertices.positions.len()), (vec![vec![0]], 1));
    }
}
