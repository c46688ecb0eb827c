//! Lines for the map.

use super::LineSet;
use crate::base::Position;
use crate::commune::Commune;
use crate::network::{TrailKind, trail_kind};

impl LineSet {
    fn push(&mut self, kind: &'static str, line: &[Position]) {
        self.starts.push((self.coords.len() / 2) as u32);
        self.kinds.push(kind);
        self.coords.extend(line.iter().flat_map(|p| [p.lon(), p.lat()]));
    }
}

/// Every trail by what it is to somebody on foot in the evening.
pub(super) fn trails(commune: &Commune) -> LineSet {
    let mut set = LineSet::default();
    for trail in &commune.trails {
        let kind = match trail_kind(&trail.tags, &commune.settings.walking) {
            TrailKind::Road => "road",
            TrailKind::Track => "track",
            TrailKind::Path => "path",
            TrailKind::Barred => "barred",
        };
        set.push(kind, &trail.line);
    }
    set
}

/// Streams and shores.
pub(super) fn water(commune: &Commune) -> LineSet {
    let mut set = LineSet::default();
    for line in &commune.water {
        set.push("water", line);
    }
    set
}
