//! Where a household stands: what follows from its record on a day, which step of the outreach ladder comes next, and how
//! far a commune has come. Everything here is worked out every time and never stored.

mod ladder;
mod progress;
mod situation;

pub use ladder::{Exit, NextStep, next_step};
pub use progress::{TaskProgress, progress};
pub use situation::{Asking, Situation, Work, situation};
