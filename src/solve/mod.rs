//! Instance files of the orienteering problem's collections and of other planners → [`Problem`](crate::orienteering::Problem)
//! → an answer in the same dialect. Native only: for measuring the search and for using it without a commune.
//!
//! Each dialect is a module that reads bytes into a checked problem; what it says of shapes, units and rounding holds for
//! the whole of it. Nothing is clamped or left out silently: whatever cannot be taken into account is a [`SolveError`].

mod answer;
mod common;
mod error;
mod format;
mod instance;
mod json;
mod text;
mod top;
mod toptw;
mod vroom;
mod windows;

pub use answer::Effort;
pub use error::{Fault, SolveError, Unsupported};
pub use format::Format;
pub use instance::{Instance, MOST_TEAMS, read};
