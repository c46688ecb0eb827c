//! One team's evening as GPX 1.1: a track with a segment for each leg, a waypoint for each stop.
//!
//! Written element by element: the object models of GPX libraries bring a reader and a calendar along, which the
//! page would have to download to write a dozen elements.

use super::{ExportError, household, team_plan};
use crate::commune::Commune;
use crate::rounds::Plan;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

type Xml = Writer<Vec<u8>>;

/// The GPX text of one team's route. Waypoints are named by number, house mark and time of arrival, for example
/// `3 · B-07 · 19:05`. Times are civil times in the name only: GPX wants UTC, and a plan has no time zone.
pub fn gpx(commune: &Commune, plan: &Plan, team: &str) -> Result<String, ExportError> {
    let route = team_plan(plan, team)?;
    let name = commune.teams.iter().find(|t| t.id == route.team).map_or(team, |t| t.name.as_str());
    let mut waypoints = Vec::with_capacity(route.stops.len());
    for (number, stop) in route.stops.iter().enumerate() {
        let house = household(commune, stop)?;
        let name = format!("{} · {} · {}", number + 1, house.house_mark, stop.arrive);
        waypoints.push(([house.position.lon(), house.position.lat()], name));
    }
    let document = Document {
        title: format!("{name} · {}", plan.date),
        credits: plan.attribution.join(", "),
        waypoints,
        track: name,
        segments: route.legs.iter().map(|leg| leg.shape.as_slice()).collect(),
    };
    let mut xml = Xml::new_with_indent(Vec::new(), b' ', 1);
    document.write(&mut xml).map_err(|e| ExportError::Write(e.to_string()))?;
    String::from_utf8(xml.into_inner()).map_err(|e| ExportError::Write(e.to_string()))
}

/// What goes into the file, in the order that the GPX schema prescribes. Coordinates are longitude, latitude in degrees.
struct Document<'p> {
    title: String,
    credits: String,
    waypoints: Vec<([f64; 2], String)>,
    track: &'p str,
    segments: Vec<&'p [[f64; 2]]>,
}

impl Document<'_> {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let root = xml.create_element("gpx").with_attributes([
            ("version", "1.1"),
            ("creator", "Evening Rounds"),
            ("xmlns", "http://www.topografix.com/GPX/1/1"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd",
            ),
        ]);
        root.write_inner_content(|xml| {
            xml.create_element("metadata").write_inner_content(|xml| {
                text(xml, "name", &self.title)?;
                if self.credits.is_empty() { Ok(()) } else { text(xml, "desc", &self.credits) }
            })?;
            for (place, name) in &self.waypoints {
                point(xml, "wpt", *place, Some(name))?;
            }
            if self.segments.is_empty() { Ok(()) } else { self.write_track(xml) }
        })?;
        xml.get_mut().push(b'\n');
        Ok(())
    }

    fn write_track(&self, xml: &mut Xml) -> io::Result<()> {
        xml.create_element("trk").write_inner_content(|xml| {
            text(xml, "name", self.track)?;
            for segment in &self.segments {
                xml.create_element("trkseg").write_inner_content(|xml| {
                    segment.iter().try_for_each(|&place| point(xml, "trkpt", place, None))
                })?;
            }
            Ok(())
        })?;
        Ok(())
    }
}

fn point(xml: &mut Xml, element: &str, [lon, lat]: [f64; 2], name: Option<&str>) -> io::Result<()> {
    let (lat, lon) = (lat.to_string(), lon.to_string());
    let start = xml.create_element(element).with_attributes([("lat", lat.as_str()), ("lon", lon.as_str())]);
    match name {
        Some(name) => start.write_inner_content(|xml| text(xml, "name", name))?,
        None => start.write_empty()?,
    };
    Ok(())
}

fn text(xml: &mut Xml, element: &str, content: &str) -> io::Result<()> {
    let content = content.replace(|c| !allowed(c), "\u{FFFD}");
    xml.create_element(element).write_text_content(BytesText::new(&content))?;
    Ok(())
}

/// Whether XML 1.0 can hold a character at all (its production `Char`): no escape exists for the others.
const fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::import::NamedFile;
    use crate::session::Session;
    use std::path::Path;

    /// The sample commune with a plan of its first evening.
    fn planned() -> (Session, Plan) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
        let files: Vec<NamedFile> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| NamedFile {
                name: path.file_name().unwrap().to_string_lossy().into_owned(),
                bytes: std::fs::read(&path).unwrap(),
            })
            .collect();
        let mut session = Session::new();
        session.load(&files);
        let request = serde_json::from_str(r#"{"date": "2026-04-24", "seed": 7, "iterations": 20}"#).unwrap();
        session.start_plan(&request).unwrap();
        session.step(20).unwrap();
        let plan = session.plan().unwrap();
        (session, plan)
    }

    #[test]
    fn a_gpx_reader_finds_every_stop_and_every_point_of_every_leg() {
        let (session, plan) = planned();
        let commune = &session.loaded().unwrap().commune;
        assert!(!plan.teams.is_empty());
        for team in &plan.teams {
            let file =
                ::gpx::read(super::gpx(commune, &plan, team.team.as_str()).unwrap().as_bytes()).unwrap();
            assert_eq!(file.version, ::gpx::GpxVersion::Gpx11);
            let metadata = file.metadata.unwrap();
            assert!(metadata.name.unwrap().ends_with("· 2026-04-24"));
            assert_eq!(metadata.description.unwrap_or_default(), plan.attribution.join(", "));

            let names: Vec<String> = file.waypoints.iter().map(|w| w.name.clone().unwrap()).collect();
            let expected: Vec<String> = (1..)
                .zip(&team.stops)
                .map(|(n, s)| format!("{n} · {} · {}", household(commune, s).unwrap().house_mark, s.arrive))
                .collect();
            assert!(!names.is_empty());
            assert_eq!(names, expected);

            let shapes: Vec<Vec<[f64; 2]>> = file.tracks[0]
                .segments
                .iter()
                .map(|s| s.points.iter().map(|p| [p.point().x(), p.point().y()]).collect())
                .collect();
            let expected: Vec<Vec<[f64; 2]>> = team.legs.iter().map(|l| l.shape.clone()).collect();
            assert_eq!(shapes, expected, "coordinates are read back to the last bit");
        }
    }

    #[test]
    fn names_cannot_break_the_file() {
        let document = Document {
            title: "a < b & \"c\"\u{1}".to_owned(),
            credits: String::new(),
            waypoints: vec![([105.0, 21.0], "]]> <wpt/> · Hà".to_owned())],
            track: "never written",
            segments: Vec::new(),
        };
        let mut xml = Xml::new(Vec::new());
        document.write(&mut xml).unwrap();
        let file = ::gpx::read(xml.into_inner().as_slice()).unwrap();
        let metadata = file.metadata.unwrap();
        assert_eq!(metadata.name.unwrap(), "a < b & \"c\"\u{FFFD}");
        assert_eq!(metadata.description, None);
        assert_eq!(file.waypoints.len(), 1);
        assert_eq!(file.waypoints[0].name.as_deref(), Some("]]> <wpt/> · Hà"));
        assert!(file.tracks.is_empty());
    }

    #[test]
    fn a_team_that_stays_in_has_no_route() {
        let (session, plan) = planned();
        let error = super::gpx(&session.loaded().unwrap().commune, &plan, "nobody").unwrap_err();
        assert_eq!(error, ExportError::UnknownTeam("nobody".to_owned()));
    }
}
