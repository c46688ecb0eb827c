//! Lines for the map.

use super::{LineSet, Loaded};
use crate::base::Position;
use crate::commune::Commune;
use crate::network::{TrailKind, trail_kind};

/// No trail.
const NONE: u32 = u32::MAX;

/// Rise over run from which a stretch is of the next class of steepness.
const STEEP: [f64; 3] = [0.08, 0.15, 0.25];

/// Shorter than this many metres no piece is drawn in a class of its own.
const SHORTEST: f64 = 30.0;

impl LineSet {
    fn push(&mut self, kind: &'static str, (trail, steep): (u32, u8), line: &[Position]) {
        self.starts.push((self.coords.len() / 2) as u32);
        self.kinds.push(kind);
        self.trails.push(trail);
        self.steep.push(steep);
        self.coords.extend(line.iter().flat_map(|p| [p.lon(), p.lat()]));
    }
}

/// Every trail by what it is to somebody on foot in the evening, in pieces of one steepness each.
pub(super) fn trails(Loaded { commune, ground, .. }: &Loaded) -> LineSet {
    let mut set = LineSet::default();
    let kinds: Vec<TrailKind> =
        commune.trails.iter().map(|trail| trail_kind(&trail.tags, &commune.settings.walking)).collect();
    // Barred trails are not in the network: they are drawn as the file has them, and below the others.
    for (number, (trail, kind)) in (0..).zip(commune.trails.iter().zip(&kinds)) {
        if *kind == TrailKind::Barred {
            set.push("barred", (number, 0), &trail.line);
        }
    }
    for (trail, shape) in ground.network().sections() {
        let kind = match kinds.get(trail) {
            Some(TrailKind::Road) => "road",
            Some(TrailKind::Track) => "track",
            Some(TrailKind::Path) => "path",
            Some(TrailKind::Barred) | None => "barred",
        };
        for (steep, from, to) in pieces(shape) {
            set.push(kind, (trail as u32, steep), shape.get(from..=to).unwrap_or(&[]));
        }
    }
    set
}

/// Cuts a line where its steepness changes class: the class of each piece and the positions it runs from and to.
fn pieces(shape: &[Position]) -> Vec<(u8, usize, usize)> {
    let mut pieces: Vec<(u8, usize, usize, f64)> = Vec::new();
    for (i, pair) in shape.windows(2).enumerate() {
        let metres = pair[0].distance(pair[1]).0;
        let rise = pair[0].ele().zip(pair[1].ele()).map_or(0.0, |(a, b)| (b - a).abs());
        let slope = if metres > 0.0 { rise / metres } else { 0.0 };
        let steep = STEEP.iter().filter(|&&from| slope >= from).count() as u8;
        match pieces.last_mut() {
            Some(last) if last.0 == steep || last.3 < SHORTEST || metres < 1.0 => {
                // What is too short to be seen goes with what follows it, in the steeper class of the two.
                last.0 = last.0.max(steep);
                last.2 = i + 1;
                last.3 += metres;
            }
            _ => pieces.push((steep, i, i + 1, metres)),
        }
    }
    pieces.into_iter().map(|(steep, from, to, _)| (steep, from, to)).collect()
}

/// Streams and shores.
pub(super) fn water(commune: &Commune) -> LineSet {
    let mut set = LineSet::default();
    for line in &commune.water {
        set.push("water", (NONE, 0), line);
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Vertices every 40 m or so, northwards, with these elevations.
    fn line(elevations: &[f64]) -> Vec<Position> {
        let place = |(i, &ele): (u32, &f64)| Position::new(107.0, 16.0 + f64::from(i) * 0.00036, Some(ele));
        (0..).zip(elevations).map(|e| place(e).unwrap()).collect()
    }

    #[test]
    fn a_line_is_cut_where_it_gets_steep() {
        let line = line(&[500.0, 500.5, 501.0, 512.0, 523.0, 523.0]);
        assert_eq!(pieces(&line), [(0, 0, 2), (3, 2, 4), (0, 4, 5)]);
    }

    #[test]
    fn without_elevations_nothing_is_steep() {
        let flat: Vec<Position> =
            line(&[0.0; 4]).iter().map(|p| Position::new(p.lon(), p.lat(), None).unwrap()).collect();
        assert_eq!(pieces(&flat), [(0, 0, 3)]);
        assert_eq!(pieces(&flat[..1]), []);
    }
}
