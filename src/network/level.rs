//! What lies above what, and which lines may meet.

use crate::commune::TrailTags;

/// The level of a line: `layer`, and whether it is a bridge or in a tunnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct Level {
    layer: i8,
    bridge: bool,
    tunnel: bool,
}

impl Level {
    pub(super) fn of(tags: &TrailTags) -> Self {
        Self { layer: tags.layer, bridge: tags.bridge, tunnel: tags.tunnel }
    }

    /// Whether it is the ground itself: neither bridge nor tunnel, on layer 0.
    pub(super) fn ground(self) -> bool {
        self == Self::default()
    }

    /// Whether the end of a line of this level may be joined to the middle of a line of `other`: at one level, and on
    /// the ground, where bridges and tunnels end. Nobody climbs onto the middle of a bridge.
    pub(super) fn ends_on(self, other: Self) -> bool {
        self == other || other.ground()
    }
}
