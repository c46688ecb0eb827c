//! The parts of the search, so that each can be left out to see what it brings.

/// A part of the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Taking out strings of neighbouring routes.
    Strings,
    /// Taking out a block of one route.
    Blocks,
    /// Taking out neighbours wherever they are.
    Scattered,
    /// Passing over one place in 32.
    Blinks,
    /// Noise in the order of insertion.
    Noise,
    /// Orders of insertion by time, beside that by gain.
    Orders,
    /// Going on from what is worse.
    Annealing,
    /// The price of walking.
    Walking,
    /// Cycles that grow; without, all have the length of the first.
    Growing,
    /// Starting every other cycle afresh; without, all start from the best.
    Afresh,
    /// Looking at some of the free visits and routes where there are many.
    Granular,
    /// A search of a plainer problem at first, where teams ride.
    Scout,
}

impl Part {
    /// All of them with a name.
    pub const ALL: [(&'static str, Self); 12] = [
        ("strings", Self::Strings),
        ("blocks", Self::Blocks),
        ("scattered", Self::Scattered),
        ("blinks", Self::Blinks),
        ("noise", Self::Noise),
        ("orders", Self::Orders),
        ("annealing", Self::Annealing),
        ("walking", Self::Walking),
        ("growing", Self::Growing),
        ("afresh", Self::Afresh),
        ("granular", Self::Granular),
        ("scout", Self::Scout),
    ];
}

/// What a search goes without: nothing, unless somebody measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Without(u16);

impl Without {
    pub(super) const fn leave_out(&mut self, part: Part) {
        self.0 |= 1 << part as u16;
    }

    pub(super) const fn has(self, part: Part) -> bool {
        self.0 >> part as u16 & 1 == 0
    }
}
