//! Coordinate systems: the grids a commune's files may be in, how to recognise them, and the way to WGS 84.
//!
//! `docs/coordinates.md` has the table of central meridians, the parameters and where they come from. The formulas are
//! written out here with `libm`, so that a file converted in the browser has the same bytes as one converted on the
//! command line; the tests hold them to `proj4rs` and to PROJ's results. (`proj4rs` itself would have added 190 kB
//! compressed and JavaScript classes of its own to the module, and takes its sines from the platform.)

mod datum;
mod key;
mod mercator;
mod provinces;
mod recognise;
mod system;

pub use key::SystemError;
pub use provinces::Province;
pub use recognise::{Candidate, Declared, Evidence, Offer, Sureness, recognise};
pub use system::{AxisOrder, Grid, Meridian, System, ZoneWidth};

/// A pair of numbers of a file: easting and northing in metres, or degrees, in the order of the file.
pub type Pair = [f64; 2];

/// Longitude and latitude in degrees, WGS 84.
pub type LonLat = [f64; 2];
