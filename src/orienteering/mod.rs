//! Team orienteering with time windows over one or several evenings, in integers only.
//!
//! [`Problem`] knows nothing of households, dates or maps: nodes, one clock in ticks (the program's own problems use
//! milliseconds) and worth in milli-points. A [`Search`] improves a [`Solution`] for as long as one lets it, and a
//! [`timetable`] says when each of its visits happens.

mod archipelago;
mod bound;
mod habit;
mod inserter;
mod island;
mod message;
mod model;
mod parts;
mod problem;
mod random;
mod recreate;
mod rest;
mod rider;
mod route;
mod ruin;
mod rules;
mod scout;
mod search;
mod stairs;
mod state;
mod tidy;
mod timetable;
mod vehicle;

pub use archipelago::{Archipelago, MOST_ISLANDS};
pub use bound::Bound;
pub use habit::nearest_house_next;
pub use inserter::{Inserter, Insertion};
pub use island::Island;
pub use message::IslandError;
pub use parts::Part;
pub use problem::{
    Apart, Break, InOrder, MUST, Problem, ProblemError, Shared, Shift, Slot, Solution, TieBreaks, Vehicle,
    Visit,
};
pub use rest::Standing;
pub use search::Search;
pub use timetable::{Pause, Timed, Timetable, timetable};
pub use vehicle::{Hop, Whereabouts};
