//! Extracts of OpenStreetMap (`.osm.pbf`) → trails and water.

use super::collection::{Collection, Vertex, area, lines};
use crate::import::OSM_CREDIT;
use osmpbf::{BlobDecode, BlobReader, Element, PrimitiveBlock, Way};
use serde_json::{Map, Value};
use std::io::Read;
use std::str::FromStr;

/// Why an extract was not read.
#[derive(Debug, thiserror::Error)]
pub enum OsmError {
    /// The file cannot be opened or read.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// A block of the file is broken, cut off, or compressed in a way that is not read.
    #[error("block {block}: {cause}")]
    Block {
        /// Which block, counted from 1; the first is the header.
        block: usize,
        /// What the reader says.
        cause: String,
    },
    /// The file holds something that must be understood to read it rightly, and is not.
    #[error("the file needs “{0}”, which is not read")]
    Needs(String),
    /// A node lies outside the globe, or a tag names a text that is not there: the file is spoiled.
    #[error("block {block}: element {id} is spoiled")]
    Spoiled {
        /// Which block, counted from 1.
        block: usize,
        /// Number of the node or way.
        id: i64,
    },
    /// No way can be drawn.
    #[error("there is no way with `highway` in the file")]
    NoWays,
}

/// A part of the map: west, south, east, north in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds([f64; 4]);

/// Why a text is not a part of the map.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not west,south,east,north in degrees, such as 107.3,16.1,107.5,16.3")]
pub struct BoundsError(String);

impl FromStr for Bounds {
    type Err = BoundsError;

    fn from_str(text: &str) -> Result<Self, BoundsError> {
        let numbers: Result<Vec<f64>, _> = text.split(',').map(|part| part.trim().parse()).collect();
        match numbers.as_deref() {
            Ok(&[w, s, e, n]) if w < e && s < n && w >= -180.0 && e <= 180.0 && s >= -90.0 && n <= 90.0 => {
                Ok(Self([w, s, e, n]))
            }
            _ => Err(BoundsError(text.chars().take(60).collect())),
        }
    }
}

impl Bounds {
    fn hold(self, [lon, lat]: [i64; 2]) -> bool {
        let [west, south, east, north] = self.0.map(|degrees| libm::round(degrees * 1e9) as i64);
        (west..=east).contains(&lon) && (south..=north).contains(&lat)
    }
}

/// What came of an extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    /// The text of `trails.geojson`: every way with `highway`, with all its tags and `osm_id`.
    pub trails: String,
    /// The text of `water.geojson`: every way with `waterway` or `natural=water`.
    pub water: String,
    /// Trails written.
    pub trail_ways: usize,
    /// Waters written.
    pub water_ways: usize,
    /// Ways with nodes that are not in the file, as at the edge of an extract: written in the pieces that are.
    pub cut: usize,
    /// Ways left out because fewer than two of their nodes are there.
    pub left_out: usize,
}

/// Reads an extract, of which `open` gives the bytes as often as asked: two or three times, so that only the nodes that
/// are needed are held. With `bounds`, only ways that have a node within; those are kept whole. Areas that
/// OpenStreetMap builds of several ways (relations) are not read.
pub fn osm_pbf<R: Read + Send>(
    open: impl Fn() -> std::io::Result<R>,
    bounds: Option<Bounds>,
) -> Result<Extract, OsmError> {
    let inside = match bounds {
        Some(bounds) => Some(nodes_within(open()?, bounds)?),
        None => None,
    };
    let mut ways = Vec::new();
    each_block(open()?, |block, number| {
        for group in block.groups() {
            for way in group.ways() {
                let found = Found::read(&way, number)?;
                let is_inside = |ids: &Vec<i64>| found.nodes.iter().any(|id| ids.binary_search(id).is_ok());
                if (found.is_trail || found.is_water) && inside.as_ref().is_none_or(is_inside) {
                    ways.push(found);
                }
            }
        }
        Ok(())
    })?;
    let nodes = Nodes::read(open()?, &ways)?;
    write(&ways, &nodes)
}

/// A way that is wanted.
struct Found {
    tags: Map<String, Value>,
    nodes: Vec<i64>,
    is_trail: bool,
    is_water: bool,
}

impl Found {
    fn read(way: &Way<'_>, block: usize) -> Result<Self, OsmError> {
        let spoiled = || OsmError::Spoiled { block, id: way.id() };
        let texts = way.raw_stringtable();
        let text = |index: u32| {
            let bytes = texts.get(index as usize)?;
            Some(String::from_utf8_lossy(bytes).into_owned())
        };
        let mut tags = Map::new();
        for (key, value) in way.raw_tags() {
            let (key, value) = text(key).zip(text(value)).ok_or_else(spoiled)?;
            tags.insert(key, Value::from(value));
        }
        let is = |key: &str, wanted: &str| tags.get(key).and_then(Value::as_str) == Some(wanted);
        let (is_trail, is_water) =
            (tags.contains_key("highway"), tags.contains_key("waterway") || is("natural", "water"));
        // The number of the way comes last, so that no tag can stand in its place.
        tags.insert("osm_id".to_owned(), Value::from(way.id()));
        let nodes = if is_trail || is_water { way.refs().collect() } else { Vec::new() };
        Ok(Self { tags, nodes, is_trail, is_water })
    }
}

/// Calls `each` with every block of data and its number, counted from 1 with the header.
fn each_block<R: Read + Send>(
    source: R,
    mut each: impl FnMut(&PrimitiveBlock, usize) -> Result<(), OsmError>,
) -> Result<(), OsmError> {
    /// What this reader copes with. `LocationsOnWays` and the like are optional.
    const KNOWN: [&str; 2] = ["OsmSchema-V0.6", "DenseNodes"];
    let mut blocks = 0;
    for (index, blob) in BlobReader::new(source).enumerate() {
        let block = index + 1;
        let broken = |e: osmpbf::Error| OsmError::Block { block, cause: e.to_string() };
        match blob.map_err(broken)?.decode().map_err(broken)? {
            BlobDecode::OsmHeader(header) => {
                if let Some(other) = header.required_features().iter().find(|f| !KNOWN.contains(&f.as_str()))
                {
                    return Err(OsmError::Needs(other.clone()));
                }
            }
            BlobDecode::OsmData(data) => each(&data, block)?,
            BlobDecode::Unknown(_) => {}
        }
        blocks = block;
    }
    if blocks == 0 {
        return Err(OsmError::Block { block: 1, cause: "0".to_owned() });
    }
    Ok(())
}

/// Calls `each` with number and place (longitude and latitude in 10⁻⁹ degrees) of every node.
fn each_node<R: Read + Send>(source: R, mut each: impl FnMut(i64, [i64; 2])) -> Result<(), OsmError> {
    each_block(source, |data, block| {
        for element in data.elements() {
            let (id, place) = match element {
                Element::Node(node) => (node.id(), [node.nano_lon(), node.nano_lat()]),
                Element::DenseNode(node) => (node.id(), [node.nano_lon(), node.nano_lat()]),
                Element::Way(_) | Element::Relation(_) => continue,
            };
            let [lon, lat] = place.map(i64::unsigned_abs);
            if lon > 180_000_000_000 || lat > 90_000_000_000 {
                return Err(OsmError::Spoiled { block, id });
            }
            each(id, place);
        }
        Ok(())
    })
}

/// The numbers of the nodes within a part of the map, in order.
fn nodes_within<R: Read + Send>(source: R, bounds: Bounds) -> Result<Vec<i64>, OsmError> {
    let mut ids = Vec::new();
    each_node(source, |id, place| {
        if bounds.hold(place) {
            ids.push(id);
        }
    })?;
    ids.sort_unstable();
    Ok(ids)
}

/// The places of the nodes that ways need.
struct Nodes {
    ids: Vec<i64>,
    places: Vec<Option<[i64; 2]>>,
}

impl Nodes {
    fn read<R: Read + Send>(source: R, ways: &[Found]) -> Result<Self, OsmError> {
        let mut ids: Vec<i64> = ways.iter().flat_map(|way| way.nodes.iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut places = vec![None; ids.len()];
        each_node(source, |id, place| {
            if let Ok(slot) = ids.binary_search(&id)
                && let Some(slot) = places.get_mut(slot)
            {
                *slot = Some(place);
            }
        })?;
        Ok(Self { ids, places })
    }

    fn vertex(&self, id: i64) -> Option<Vertex> {
        let slot = self.ids.binary_search(&id).ok()?;
        let place = (*self.places.get(slot)?)?;
        Some(Vertex::new(place.map(|nano| nano as f64 / 1e9), None))
    }

    /// The pieces of a way of which the nodes are there: a gap is no path straight across it.
    fn pieces(&self, way: &Found) -> Vec<Vec<Vertex>> {
        let vertices: Vec<Option<Vertex>> = way.nodes.iter().map(|id| self.vertex(*id)).collect();
        let pieces = vertices.split(Option::is_none).map(|piece| piece.iter().copied().flatten().collect());
        pieces.filter(|piece: &Vec<Vertex>| piece.len() > 1).collect()
    }

    fn has_all(&self, way: &Found) -> bool {
        way.nodes.iter().all(|id| self.vertex(*id).is_some())
    }
}

fn write(ways: &[Found], nodes: &Nodes) -> Result<Extract, OsmError> {
    let mut trails = Collection::new(Some(OSM_CREDIT));
    let mut water = Collection::new(Some(OSM_CREDIT));
    let (mut trail_ways, mut water_ways, mut cut, mut left_out) = (0, 0, 0, 0);
    for way in ways {
        let pieces = nodes.pieces(way);
        if pieces.is_empty() {
            left_out += 1;
            continue;
        }
        cut += usize::from(!nodes.has_all(way));
        if way.is_trail {
            trail_ways += 1;
            trails.push(way.tags.clone(), &lines(&pieces));
        }
        if way.is_water {
            water_ways += 1;
            water.push(way.tags.clone(), &water_geometry(way, nodes, &pieces));
        }
    }
    if trail_ways == 0 {
        return Err(OsmError::NoWays);
    }
    Ok(Extract { trails: trails.finish(), water: water.finish(), trail_ways, water_ways, cut, left_out })
}

/// A closed way of still water, or of a river's bank, is an area.
fn water_geometry(way: &Found, nodes: &Nodes, pieces: &[Vec<Vertex>]) -> Value {
    let is = |key: &str, wanted: &str| way.tags.get(key).and_then(Value::as_str) == Some(wanted);
    let is_closed = way.nodes.len() > 3 && way.nodes.first() == way.nodes.last() && nodes.has_all(way);
    match pieces {
        [ring] if is_closed && (is("natural", "water") || is("waterway", "riverbank")) => area(ring),
        _ => lines(pieces),
    }
}
