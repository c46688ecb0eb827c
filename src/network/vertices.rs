//! Which positions of different lines are the same place.

use crate::base::Position;
use crate::commune::Trail;

/// A place's name: longitude and latitude in whole billionths of a degree (a tenth of a millimetre). A junction in
/// `OpenStreetMap` is the identical pair in two lines; rounding to 1e-9 keeps it one place when a program on the way
/// wrote the last bit of a number differently, and also makes −0 and 0 one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PlaceKey(i64, i64);

impl PlaceKey {
    pub(super) fn of(position: Position) -> Self {
        // At most 180e9 in size: exact.
        let whole = |degrees: f64| libm::round(degrees * 1e9) as i64;
        Self(whole(position.lon()), whole(position.lat()))
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
    /// Numbers the places of `trails`. O(n log n) in the number of positions.
    pub(super) fn of(trails: &[&Trail]) -> Self {
        let all: Vec<Position> = trails.iter().flat_map(|t| t.line.iter().copied()).collect();
        let mut order: Vec<(PlaceKey, u32)> =
            (0_u32..).zip(&all).map(|(i, &p)| (PlaceKey::of(p), i)).collect();
        order.sort_unstable();
        // Each occurrence points to the first one at its place.
        let mut first = vec![0_u32; all.len()];
        let mut leader = None;
        for &(key, i) in &order {
            let at = match leader {
                Some((k, at)) if k == key => at,
                _ => i,
            };
            leader = Some((key, at));
            first[i as usize] = at;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commune::TrailTags;

    fn trail(line: &[(f64, f64)]) -> Trail {
        let line = line.iter().map(|&(lon, lat)| Position::new(lon, lat, None).unwrap()).collect();
        Trail { feature: 0, tags: TrailTags::default(), line }
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
    fn a_line_without_length_makes_no_node() {
        let vertices = Vertices::of(&[&trail(&[(1.0, 1.0), (1.0, 1.0)])]);
        assert_eq!((vertices.lines, vertices.positions.len()), (vec![vec![0]], 1));
    }
}
