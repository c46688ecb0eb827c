//! Team orienteering with time windows over one or several evenings, in integers only.

mod problem;

pub use problem::{
    Apart, Break, InOrder, MUST, Problem, ProblemError, Shared, Shift, Slot, Solution, TieBreaks, Visit,
};
