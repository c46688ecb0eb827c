//! What the page and the command line hold between two calls: a commune, its network and a search under way.

mod view;

pub use view::{CommuneView, HamletView, HouseholdView, LineSet, LoadReport, Progress};
