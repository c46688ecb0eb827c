//! Takes out of a GPX file everything but the lines, before anything else reads it: times, heart rates, devices and
//! people never get further than this. It also spares the parser what it does not know, such as extensions of a segment.

use quick_xml::Reader;
use quick_xml::events::Event;

/// The file breaks the rules of XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotXml {
    pub(super) line: usize,
    pub(super) detail: String,
}

/// Whether an element belongs to a line of the file, given the one around it.
fn belongs(parent: Option<&str>, name: &str) -> bool {
    matches!(
        (parent, name),
        (None, "gpx")
            | (Some("gpx"), "trk" | "rte")
            | (Some("trk"), "trkseg" | "name")
            | (Some("rte"), "rtept" | "name")
            | (Some("trkseg"), "trkpt")
            | (Some("trkpt" | "rtept"), "ele")
    )
}

fn line_of(text: &str, position: u64) -> usize {
    text.as_bytes().iter().take(position as usize).filter(|byte| **byte == b'\n').count() + 1
}

/// The lines of a GPX file alone, each piece on the line where it stood.
pub(super) fn strip(text: &str) -> Result<String, NotXml> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut kept = String::with_capacity(text.len() / 2);
    let mut open: Vec<String> = Vec::new();
    // How deep within an element that is left out.
    let mut left_out = 0_usize;
    loop {
        let from = reader.buffer_position();
        let event = reader
            .read_event()
            .map_err(|e| NotXml { line: line_of(text, reader.error_position()), detail: e.to_string() })?;
        let piece = text.get(from as usize..reader.buffer_position() as usize).unwrap_or_default();
        let keep = match &event {
            Event::Eof if open.is_empty() && left_out == 0 => return Ok(kept),
            Event::Eof => {
                let detail = format!("</{}>", open.last().map_or("…", String::as_str));
                return Err(NotXml { line: line_of(text, from), detail });
            }
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                if left_out == 0 && belongs(open.last().map(String::as_str), &name) {
                    open.push(name);
                    true
                } else {
                    left_out += 1;
                    false
                }
            }
            Event::End(_) if left_out > 0 => {
                left_out -= 1;
                false
            }
            Event::End(_) => open.pop().is_some(),
            Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                // An empty element says nothing, unless what it is at all counts: a point.
                left_out == 0
                    && !matches!(&*name, "ele" | "name")
                    && belongs(open.last().map(String::as_str), &name)
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {
                left_out == 0 && matches!(open.last().map(String::as_str), Some("ele" | "name"))
            }
            Event::Decl(_) => open.is_empty(),
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) => false,
        };
        if keep {
            kept.push_str(piece);
        } else {
            kept.extend(piece.chars().filter(|c| *c == '\n'));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_are_left_and_stay_where_they_were() {
        let text = concat!(
            "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"x\"><metadata>\n<time>2026-01-01</time></metadata>\n",
            "<wpt lat=\"1\" lon=\"2\"><name>house</name></wpt><!-- A -->\n",
            "<trk><name>A &amp; B</name><desc>who</desc><trkseg><extensions><trkpt lat=\"9\"/></extensions>\n",
            "<trkpt lat=\"1\" lon=\"2\"><ele>3</ele><time>2026-01-01T10:00:00Z</time><hdop>1</hdop></trkpt>\n",
            "<trkpt lat=\"1\" lon=\"3\"/></trkseg></trk>\n</gpx>\n"
        );
        let expected = concat!(
            "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"x\">\n\n\n",
            "<trk><name>A &amp; B</name><trkseg>\n",
            "<trkpt lat=\"1\" lon=\"2\"><ele>3</ele></trkpt>\n",
            "<trkpt lat=\"1\" lon=\"3\"/></trkseg></trk>\n</gpx>\n"
        );
        assert_eq!(strip(text).as_deref(), Ok(expected));
    }

    #[test]
    fn broken_xml_is_told_with_its_line() {
        for (text, line) in
            [("<gpx>\n<trk>\n</rte>\n</gpx>", 3), ("<gpx>\n<trk>\n", 3), ("<gpx>\n<trk \n", 2)]
        {
            assert_eq!(strip(text).map_err(|e| e.line), Err(line), "{text}");
        }
    }
}
