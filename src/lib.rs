//! Evening Rounds plans the evening's door-to-door rounds of mountain hamlets.
//!
//! Data flows one way, and nothing later in the line is known to anything earlier:
//!
//! ```text
//! files → import → commune ─┬→ network   (where one can go, how long it takes)
//!            ↑ journal      ├→ presence  (chance that somebody is home)
//!         (what happened)   └→ priority  (value of a visit, with its terms)
//!                                 ↓
//!            evening (who may be visited tonight) → rounds::Problem (integers only)
//!                                 ↓
//!            rounds::Search → rounds::Plan → check → page, command line, export
//! ```
//!
//! `wasm.rs` (the browser) and `main.rs` (the command line) only call and show.

pub mod base;
#[cfg(not(target_arch = "wasm32"))]
pub mod calibrate;
pub mod check;
pub mod commune;
pub mod coordinates;
pub mod evening;
pub mod export;
#[cfg(not(target_arch = "wasm32"))]
pub mod foreign;
#[cfg(not(target_arch = "wasm32"))]
pub mod generate;
pub mod households;
pub mod import;
pub mod journal;
#[cfg(not(target_arch = "wasm32"))]
pub mod messages;
pub mod network;
pub mod orienteering;
pub mod outreach;
pub mod presence;
pub mod priority;
pub mod rounds;
pub mod session;
#[cfg(not(target_arch = "wasm32"))]
pub mod simulate;
#[cfg(not(target_arch = "wasm32"))]
pub mod solve;

#[cfg(target_arch = "wasm32")]
mod wasm;
