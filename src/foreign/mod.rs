//! Lines of other programs → `trails.geojson`: OpenStreetMap extracts and GPS recordings. Native only: the files are
//! large, and so are the readers.

mod collection;
mod gpx;
mod osm;
mod strip;

pub use gpx::{GpxError, Recording, gpx};
pub use osm::{Bounds, BoundsError, Extract, OsmError, osm_pbf};
