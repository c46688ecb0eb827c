//! Writing an `.osm.pbf` file (<https://wiki.openstreetmap.org/wiki/PBF_Format>): protocol buffers in blocks that need
//! not be compressed, so that no library for either is needed.

use std::collections::HashMap;

use super::osm::{Map, Way};

/// Elements of a block, as in files made by other programs.
const BLOCK: usize = 8000;
/// Coordinates are in whole billionths of a degree.
const GRANULARITY: u64 = 1;

/// The map as the bytes of an `.osm.pbf` file.
pub(crate) fn write(map: &Map) -> Vec<u8> {
    let mut header = Message::default();
    header.bytes(4, b"OsmSchema-V0.6");
    header.bytes(4, b"DenseNodes");
    header.bytes(16, b"cargo xtask compare");
    let mut file = Vec::new();
    block(&mut file, "OSMHeader", &header);
    for (nodes, first) in map.nodes.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
        block(&mut file, "OSMData", &primitive(&Strings::default(), 2, [dense(nodes, first)]));
    }
    for (ways, first) in map.ways.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
        let mut strings = Strings::default();
        let written: Vec<Message> =
            ways.iter().zip(first..).map(|(w, index)| way(w, index, &mut strings)).collect();
        block(&mut file, "OSMData", &primitive(&strings, 3, written));
    }
    file
}

/// One group of elements, all in the field of their kind.
fn primitive(strings: &Strings, kind: u64, elements: impl IntoIterator<Item = Message>) -> Message {
    let mut table = Message::default();
    // The first string is never used: 0 ends a list elsewhere in the format.
    table.bytes(1, b"");
    for text in &strings.all {
        table.bytes(1, text.as_bytes());
    }
    let mut group = Message::default();
    for element in elements {
        group.bytes(kind, &element.0);
    }
    let mut primitive = Message::default();
    primitive.bytes(1, &table.0);
    primitive.bytes(2, &group.0);
    primitive.number(17, GRANULARITY);
    primitive
}

fn dense(nodes: &[[i64; 2]], first: usize) -> Message {
    let mut dense = Message::default();
    dense.bytes(1, &deltas((first..first + nodes.len()).map(id)));
    dense.bytes(8, &deltas(nodes.iter().map(|node| node[1])));
    dense.bytes(9, &deltas(nodes.iter().map(|node| node[0])));
    dense
}

fn way(way: &Way, index: usize, strings: &mut Strings) -> Message {
    let (mut keys, mut values) = (Vec::new(), Vec::new());
    for (key, value) in &way.tags {
        varint(&mut keys, strings.number(key));
        varint(&mut values, strings.number(value));
    }
    let mut message = Message::default();
    message.number(1, index as u64 + 1);
    message.bytes(2, &keys);
    message.bytes(3, &values);
    message.bytes(8, &deltas(way.nodes.iter().map(|&node| id(node))));
    message
}

fn id(index: usize) -> i64 {
    index as i64 + 1
}

/// The strings of a block, each once.
#[derive(Default)]
struct Strings {
    all: Vec<String>,
    number: HashMap<String, u64>,
}

impl Strings {
    fn number(&mut self, text: &str) -> u64 {
        if let Some(&number) = self.number.get(text) {
            return number;
        }
        self.all.push(text.to_owned());
        let number = self.all.len() as u64;
        self.number.insert(text.to_owned(), number);
        number
    }
}

/// A block of the file: the length of its header, the header, and the message as it is.
fn block(file: &mut Vec<u8>, kind: &str, message: &Message) {
    let mut blob = Message::default();
    blob.bytes(1, &message.0);
    let mut header = Message::default();
    header.bytes(1, kind.as_bytes());
    header.number(3, blob.0.len() as u64);
    file.extend((header.0.len() as u32).to_be_bytes());
    file.extend(header.0);
    file.extend(blob.0);
}

/// The fields of a protocol buffer message.
#[derive(Default)]
struct Message(Vec<u8>);

impl Message {
    fn number(&mut self, field: u64, value: u64) {
        varint(&mut self.0, field << 3);
        varint(&mut self.0, value);
    }

    fn bytes(&mut self, field: u64, value: &[u8]) {
        varint(&mut self.0, (field << 3) | 2);
        varint(&mut self.0, value.len() as u64);
        self.0.extend(value);
    }
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Differences from one number to the next, small ones of either sign in few bytes.
fn deltas(numbers: impl Iterator<Item = i64>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut last = 0;
    for number in numbers {
        let delta = number - last;
        varint(&mut out, ((delta << 1) ^ (delta >> 63)) as u64);
        last = number;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_format_says() {
        let mut out = Vec::new();
        varint(&mut out, 300);
        // The example of protobuf.dev/programming-guides/encoding.
        assert_eq!(out, [0xac, 0x02]);
        assert_eq!(deltas([1, 0, 2, -62].into_iter()), [2, 1, 4, 127]);
    }

    #[test]
    fn blocks_follow_one_another_to_the_end() {
        let tags = vec![("highway".to_owned(), "path".to_owned())];
        let map = Map {
            nodes: vec![[0, 0], [1_500_000_000, -42_000_000_000]],
            ways: vec![Way { nodes: vec![0, 1], tags, feature: 0 }],
        };
        let file = write(&map);
        let (mut at, mut kinds) = (0, Vec::new());
        while at < file.len() {
            let header = u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
            let kind = usize::from(file[at + 5]);
            kinds.push(String::from_utf8(file[at + 6..at + 6 + kind].to_vec()).unwrap());
            // The length of what follows is the second field: its number (3 << 3), then a number of one or two bytes.
            let rest = &file[at + 6 + kind..at + 4 + header];
            assert_eq!(rest[0], 24);
            let size = rest[1..].iter().rev().fold(0, |size, byte| (size << 7) | usize::from(byte & 0x7f));
            at += 4 + header + size;
        }
        assert_eq!(
            (kinds, at),
            (vec!["OSMHeader".to_owned(), "OSMData".into(), "OSMData".into()], file.len())
        );
        let text = |wanted: &[u8]| file.windows(wanted.len()).any(|window| window == wanted);
        assert!(text(b"highway") && text(b"path"));
    }
}
