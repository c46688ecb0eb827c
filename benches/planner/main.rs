//! How good plans get in how much time, on one core:
//!
//! - `cargo bench --bench planner -- evenings [SECONDS] [LONG]`: twenty ordinary evenings, five seeds of SECONDS each (0.3)
//!   against the best of ten runs of LONG seconds each (6);
//! - `cargo bench --bench planner -- week [SECONDS] [LONG]`: 1,000 households and 21 team-evenings, SECONDS (60) against
//!   LONG (600) of the same run;
//! - `cargo bench --bench planner -- riding [SECONDS] [LONG] [EVENINGS]`: so many evenings (3) of 100 candidates and three
//!   teams with motorbikes, five seeds of SECONDS each (5) against one of LONG (60), and all on foot;
//! - `cargo bench --bench planner -- parts [ROUNDS]`: the search without each of its parts in turn, so many rounds (25,000).
//!
//! Without a word it does nothing, so that `cargo bench` stays short. Nothing is asserted of time.
#![allow(clippy::unwrap_used)]

#[cfg(not(target_arch = "wasm32"))]
mod communes;
#[cfg(not(target_arch = "wasm32"))]
mod mounts;
#[cfg(not(target_arch = "wasm32"))]
mod native;

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    native::main();
}
