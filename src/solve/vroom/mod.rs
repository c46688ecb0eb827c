//! The JSON of the VROOM program (its API of version 1.15), with travel times given as matrices.
//!
//! Times are seconds. VROOM assigns jobs of the highest sum of priorities, then the most jobs, then with the least time on
//! the way. Here a job is worth (priority × (jobs + 1) + 1) points: as many ones as there are jobs never make up for one
//! step of priority, so the sum of worth has the same order. A vehicle without a start (or an end) sets out at its first
//! job (or stops at its last): it starts from (or comes back to) a node that is no time away from any other.
//!
//! What VROOM knows and the search does not is refused by the name of its key, never passed over.

mod answer;
mod file;
mod problem;
mod reply;

pub(super) use answer::answer;
pub(super) use problem::{Papers, read};
