//! GPS recordings and routes (GPX 1.0 and 1.1) → lines.

use super::collection::{Collection, Vertex, lines};
use super::strip::strip;
use gpx::{Gpx, Waypoint};
use serde_json::{Map, Value};
use std::io::Read;

/// Why a GPX file was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GpxError {
    /// It is not UTF-8 text.
    #[error("line {line} is not UTF-8 text")]
    Encoding {
        /// Line, counted from 1.
        line: usize,
    },
    /// It breaks the rules of XML.
    #[error("line {line}: not XML: {detail}")]
    Xml {
        /// Line, counted from 1.
        line: usize,
        /// What the parser says.
        detail: String,
    },
    /// It is XML, but not as GPX has it: a point without its place, for example.
    #[error("line {line}: not GPX: {detail}")]
    Gpx {
        /// Line, counted from 1.
        line: usize,
        /// What the parser says.
        detail: String,
    },
    /// No track and no route of it has two different points.
    #[error("there is no line in the file")]
    NoLines,
}

/// What came of a GPX file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// The text of `trails.geojson`.
    pub trails: String,
    /// Lines written: one for each segment of a track and each route.
    pub lines: usize,
    /// Points left out because they repeat the one before.
    pub repeated: usize,
    /// Segments and routes left out because they have no two different points.
    pub too_short: usize,
    /// Elevations left out because they are nowhere on land; receivers write such when they have none.
    pub no_elevation: usize,
}

/// Reads tracks and routes. Names and elevations are kept; times are not, nor anything else of whoever recorded them.
/// Nothing is smoothed: what is left out is counted in the [`Recording`].
pub fn gpx(bytes: &[u8]) -> Result<Recording, GpxError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let before = bytes.iter().take(e.valid_up_to());
        GpxError::Encoding { line: before.filter(|byte| **byte == b'\n').count() + 1 }
    })?;
    let text = strip(text).map_err(|e| GpxError::Xml { line: e.line, detail: e.detail })?;
    let mut source = Lines { rest: text.as_bytes(), line: 1 };
    let read: Result<Gpx, _> = gpx::read(&mut source);
    let read = read.map_err(|e| GpxError::Gpx { line: source.line, detail: e.to_string() })?;
    let mut made = Making { collection: Collection::new(None), recording: Recording::empty() };
    for track in &read.tracks {
        for segment in &track.segments {
            made.line(track.name.as_deref(), &segment.points);
        }
    }
    for route in &read.routes {
        made.line(route.name.as_deref(), &route.points);
    }
    if made.collection.is_empty() {
        return Err(GpxError::NoLines);
    }
    Ok(Recording { trails: made.collection.finish(), ..made.recording })
}

impl Recording {
    const fn empty() -> Self {
        Self { trails: String::new(), lines: 0, repeated: 0, too_short: 0, no_elevation: 0 }
    }
}

/// A text that knows how far it was read: the parser's errors do not say where they are.
struct Lines<'a> {
    rest: &'a [u8],
    line: usize,
}

impl Read for Lines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        // By the byte, so that the line is the parser's own however large its buffer is.
        let count = self.rest.read(buffer.get_mut(..1).unwrap_or_default())?;
        self.line += usize::from(count == 1 && buffer.first() == Some(&b'\n'));
        Ok(count)
    }
}

struct Making {
    collection: Collection,
    recording: Recording,
}

impl Making {
    fn line(&mut self, name: Option<&str>, points: &[Waypoint]) {
        let mut line: Vec<Vertex> = Vec::with_capacity(points.len());
        for point in points {
            let ele = point.elevation.filter(|ele| (-500.0..=9000.0).contains(ele));
            self.recording.no_elevation += usize::from(point.elevation.is_some() && ele.is_none());
            let place = point.point();
            let vertex = Vertex::new([place.x(), place.y()], ele);
            if line.last().is_some_and(|last| last.is_at(vertex)) {
                self.recording.repeated += 1;
            } else {
                line.push(vertex);
            }
        }
        if line.len() < 2 {
            self.recording.too_short += 1;
            return;
        }
        let mut properties = Map::new();
        if let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) {
            properties.insert("name".to_owned(), Value::from(name));
        }
        self.recording.lines += 1;
        self.collection.push(properties, &lines(&[line]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(inside: &str) -> Result<Recording, GpxError> {
        gpx(format!("<gpx version=\"1.1\" creator=\"x\">\n{inside}\n</gpx>").as_bytes())
    }

    #[test]
    fn segments_and_routes_become_lines_without_times() {
        let read = file(concat!(
            "<trk><name>Đường lên rẫy</name><trkseg>",
            "<trkpt lat=\"16.2\" lon=\"107.4\"><ele>640.5</ele><time>2026-11-20T18:00:00Z</time></trkpt>",
            "<trkpt lat=\"16.2\" lon=\"107.4\"><ele>641</ele></trkpt>",
            "<trkpt lat=\"16.2010000001\" lon=\"107.4\"><ele>-9999</ele></trkpt></trkseg>",
            "<trkseg><trkpt lat=\"16.2\" lon=\"107.4\"/></trkseg></trk>",
            "<rte><rtept lat=\"16\" lon=\"107\"/><rtept lat=\"16.1\" lon=\"107\"/></rte>",
        ))
        .expect("lines");
        let expected = concat!(
            r#"{"type":"FeatureCollection","features":["#,
            "\n",
            r#"{"type":"Feature","properties":{"name":"Đường lên rẫy"},"geometry":{"#,
            r#""coordinates":[[107.4,16.2,640.5],[107.4,16.201]],"type":"LineString"}},"#,
            "\n",
            r#"{"type":"Feature","properties":{},"geometry":{"coordinates":[[107.0,16.0],[107.0,16.1]],"#,
            r#""type":"LineString"}}"#,
            "\n]}\n"
        );
        assert_eq!(read.trails, expected);
        assert_eq!((read.lines, read.repeated, read.too_short, read.no_elevation), (2, 1, 1, 1));
    }

    #[test]
    fn broken_files_are_told_with_their_line() {
        let line = |inside: &str| match file(inside) {
            Err(GpxError::Gpx { line, .. } | GpxError::Xml { line, .. }) => line,
            other => panic!("{other:?}"),
        };
        assert_eq!(line("<trk>\n<trkseg>\n<trkpt lat=\"16\"/></trkseg></trk>"), 4);
        assert_eq!(line("<trk>\n<trkseg>\n<trkpt lat=\"96\" lon=\"1\"/></trkseg></trk>"), 4);
        assert_eq!(
            line("<trk>\n<trkseg>\n<trkpt lat=\"6\" lon=\"1\"><ele>x</ele></trkpt></trkseg></trk>"),
            4
        );
        assert_eq!(line("<trk>\n<trkseg></trk>"), 3);
        assert_eq!(gpx(b"<gpx>\n\xFF</gpx>"), Err(GpxError::Encoding { line: 2 }));
        assert!(matches!(gpx(b"<gpx></gpx>"), Err(GpxError::Gpx { line: 1, .. })));
        assert!(matches!(gpx(b"<html></html>"), Err(GpxError::Gpx { .. })));
        assert_eq!(file(""), Err(GpxError::NoLines));
    }
}
