//! A writer of OpenStreetMap's PBF, just large enough for tests: protocol buffers by hand, uncompressed.

/// A field of a message.
enum Field {
    Number(u32, u64),
    Bytes(u32, Vec<u8>),
}

use Field::{Bytes, Number};

fn varint(mut value: u64, bytes: &mut Vec<u8>) {
    while value >= 0x80 {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn message(fields: Vec<Field>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for field in fields {
        match field {
            Number(tag, value) => {
                varint(u64::from(tag) << 3, &mut bytes);
                varint(value, &mut bytes);
            }
            Bytes(tag, inside) => {
                varint(u64::from(tag) << 3 | 2, &mut bytes);
                varint(inside.len() as u64, &mut bytes);
                bytes.extend(inside);
            }
        }
    }
    bytes
}

/// A signed number, zigzag.
fn signed(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

fn packed(values: impl IntoIterator<Item = u64>) -> Vec<u8> {
    let mut bytes = Vec::new();
    values.into_iter().for_each(|value| varint(value, &mut bytes));
    bytes
}

/// Differences from one to the next, zigzag.
fn deltas(values: &[i64]) -> Vec<u8> {
    let before = std::iter::once(0).chain(values.iter().copied());
    packed(values.iter().zip(before).map(|(value, before)| signed(value - before)))
}

/// A block of the file with its header.
fn block(kind: &str, data: Vec<u8>) -> Vec<u8> {
    let size = data.len() as u64;
    let blob = message(vec![Bytes(1, data), Number(2, size)]);
    let header = message(vec![Bytes(1, kind.as_bytes().to_vec()), Number(3, blob.len() as u64)]);
    let mut bytes = (header.len() as u32).to_be_bytes().to_vec();
    bytes.extend(header);
    bytes.extend(blob);
    bytes
}

fn header(features: &[&str]) -> Vec<u8> {
    block("OSMHeader", message(features.iter().map(|f| Bytes(4, f.as_bytes().to_vec())).collect()))
}

/// Texts of a block, by their place in it; the first is empty.
const TEXTS: [&str; 13] = [
    "",
    "highway",
    "path",
    "name",
    "Đường mòn",
    "sac_scale",
    "hiking",
    "natural",
    "water",
    "waterway",
    "stream",
    "footway",
    "building",
];

fn index(text: &str) -> u64 {
    TEXTS.iter().position(|known| *known == text).unwrap() as u64
}

/// A block of data with groups of nodes or ways. Coordinates are in 10⁻⁷ degrees, the usual granularity.
fn data(groups: Vec<Vec<u8>>) -> Vec<u8> {
    let table = message(TEXTS.iter().map(|text| Bytes(1, text.as_bytes().to_vec())).collect());
    let groups = groups.into_iter().map(|group| Bytes(2, group));
    block("OSMData", message(std::iter::once(Bytes(1, table)).chain(groups).collect()))
}

fn dense(nodes: &[(i64, i64, i64)]) -> Vec<u8> {
    let column = |pick: fn(&(i64, i64, i64)) -> i64| deltas(&nodes.iter().map(pick).collect::<Vec<_>>());
    // No tags: a zero for each node.
    let tags = packed(nodes.iter().map(|_| 0));
    let inside = message(vec![
        Bytes(1, column(|n| n.0)),
        Bytes(8, column(|n| n.2)),
        Bytes(9, column(|n| n.1)),
        Bytes(10, tags),
    ]);
    message(vec![Bytes(2, inside)])
}

fn plain(nodes: &[(i64, i64, i64)]) -> Vec<u8> {
    let node = |&(id, lon, lat): &(i64, i64, i64)| {
        Bytes(1, message(vec![Number(1, signed(id)), Number(8, signed(lat)), Number(9, signed(lon))]))
    };
    message(nodes.iter().map(node).collect())
}

fn way(id: u64, tags: &[(&str, &str)], nodes: &[i64]) -> Field {
    Bytes(
        3,
        message(vec![
            Number(1, id),
            Bytes(2, packed(tags.iter().map(|(key, _)| index(key)))),
            Bytes(3, packed(tags.iter().map(|(_, value)| index(value)))),
            Bytes(8, deltas(nodes)),
        ]),
    )
}

/// Longitude and latitude in 10⁻⁷ degrees.
const NODES: [(i64, i64, i64); 3] =
    [(1, 1_074_000_000, 162_000_000), (2, 1_074_010_000, 162_005_000), (3, 1_074_020_000, 162_010_000)];
const MORE: [(i64, i64, i64); 2] = [(4, 1_074_030_000, 162_012_000), (5, 1_074_025_000, 162_030_000)];

fn ways() -> Vec<u8> {
    message(vec![
        way(100, &[("highway", "path"), ("name", "Đường mòn"), ("sac_scale", "hiking")], &[1, 2, 3]),
        way(101, &[("highway", "footway")], &[1, 2, 99, 3, 4]),
        way(102, &[("highway", "path")], &[4, 5]),
        way(103, &[("highway", "path")], &[99, 1]),
        way(104, &[("building", "path")], &[1, 2, 3]),
        way(105, &[("natural", "water")], &[3, 4, 5, 3]),
        way(106, &[("waterway", "stream")], &[5, 4]),
    ])
}

const FEATURES: [&str; 2] = ["OsmSchema-V0.6", "DenseNodes"];

/// Dense and plain nodes, ways of every kind, one with a node that is not there and one with a single node that is.
pub(crate) fn extract() -> Vec<u8> {
    [header(&FEATURES), data(vec![dense(&NODES), plain(&MORE)]), data(vec![ways()])].concat()
}

/// The same, of a kind of file that says it must be read in another way.
pub(crate) fn with_feature(feature: &str) -> Vec<u8> {
    [header(&[FEATURES[0], feature]), data(vec![dense(&NODES), ways()])].concat()
}

pub(crate) fn with_a_node_off_the_globe() -> Vec<u8> {
    [header(&FEATURES), data(vec![dense(&NODES), plain(&[(7, 1_900_000_000, 0)])]), data(vec![ways()])]
        .concat()
}

pub(crate) fn with_a_tag_that_is_not_there() -> Vec<u8> {
    let spoiled = message(vec![
        Number(1, 100),
        Bytes(2, packed([1])),
        Bytes(3, packed([77])),
        Bytes(8, deltas(&[1, 2])),
    ]);
    [header(&FEATURES), data(vec![dense(&NODES)]), data(vec![message(vec![Bytes(3, spoiled)])])].concat()
}
