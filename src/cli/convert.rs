//! `evening-rounds convert`.

use super::Failure;
use super::files;
use super::output::Out;
use evening_rounds::coordinates::{Offer, Province, Sureness, System};
use evening_rounds::foreign::{self, Bounds, GpxError, OsmError};
use evening_rounds::import::{ConvertError, Look, MOST_BYTES, NamedFile, choice, convert, look, offer_args};
use evening_rounds::messages::Arg;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

/// From what, and into which file.
#[derive(Debug, clap::Args)]
pub(super) struct ConvertArgs {
    /// File to convert: GeoJSON in another coordinate system, a GPX recording, or an extract of OpenStreetMap (.osm.pbf).
    #[arg(long = "in", value_name = "FILE")]
    input: PathBuf,
    /// GeoJSON file to write, in WGS 84.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// GeoJSON: the coordinate system of the file, such as vn2000-3:107.75, vn2000-6:105, utm:48, epsg:5899 or swapped;
    /// without it the file is only looked at.
    #[arg(long, value_name = "SYSTEM")]
    from: Option<String>,
    /// GeoJSON: the province the file lies in, by its name before or after July 2025.
    #[arg(long, value_name = "NAME", conflicts_with = "from")]
    province: Option<String>,
    /// GeoJSON: folder with other files of the commune, to see which system fits them.
    #[arg(long, value_name = "FOLDER", conflicts_with = "from")]
    data: Option<PathBuf>,
    /// OpenStreetMap: only ways that touch west,south,east,north.
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    bbox: Option<String>,
    /// OpenStreetMap: write rivers and lakes to this file, too.
    #[arg(long, value_name = "FILE")]
    water: Option<PathBuf>,
}

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    GeoJson,
    Gpx,
    OsmPbf,
}

/// Converts a file; without a coordinate system, says which it may be.
pub(super) fn run(args: &ConvertArgs, out: &Out) -> Result<(), Failure> {
    let kind = kind(&args.input)?;
    let of_geojson = args.from.is_some() || args.province.is_some() || args.data.is_some();
    let of_osm = args.bbox.is_some() || args.water.is_some();
    match kind {
        Kind::Gpx | Kind::OsmPbf if of_geojson => {
            Err(Failure::Usage(out.text("cli-convert-option", &[("for", "geojson".into())])))
        }
        Kind::Gpx | Kind::GeoJson if of_osm => {
            Err(Failure::Usage(out.text("cli-convert-option", &[("for", "osm".into())])))
        }
        Kind::GeoJson => geojson(args, out),
        Kind::Gpx => gpx(args, out),
        Kind::OsmPbf => osm(args, out),
    }
}

/// By the name, or else by the first bytes.
fn kind(path: &Path) -> Result<Kind, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let ends_with = |end: &str| name.ends_with(end);
    if ends_with(".pbf") {
        return Ok(Kind::OsmPbf);
    }
    if ends_with(".gpx") {
        return Ok(Kind::Gpx);
    }
    let mut head = Vec::new();
    open(path)?
        .take(1024)
        .read_to_end(&mut head)
        .map_err(|source| Failure::File { path: path.to_owned(), source })?;
    let holds = |text: &[u8]| head.windows(text.len()).any(|window| window == text);
    Ok(match () {
        () if head.get(4..).is_some_and(|rest| rest.starts_with(b"\n\x09OSMHeader")) => Kind::OsmPbf,
        () if holds(b"<gpx") => Kind::Gpx,
        () => Kind::GeoJson,
    })
}

fn open(path: &Path) -> Result<BufReader<File>, Failure> {
    File::open(path).map(BufReader::new).map_err(|source| Failure::File { path: path.to_owned(), source })
}

fn geojson(args: &ConvertArgs, out: &Out) -> Result<(), Failure> {
    let file = files::read(&args.input)?;
    let Some(key) = &args.from else { return recognise(args, &file, out) };
    let system: System = key.parse().map_err(|_| {
        Failure::Usage(out.text("cli-convert-no-system", &[("system", shortened(key).into())]))
    })?;
    let text = convert(&file, system).map_err(|e| not_converted(e, &file.name, out))?;
    save(&args.out, &text, out)?;
    let path = args.out.display().to_string();
    if out.json {
        return out.json(&serde_json::json!({ "file": args.out, "from": system.to_string() }));
    }
    out.say("cli-converted", &[("system", named(system, out).into()), ("path", path.into())]);
    Ok(())
}

/// Says which systems the file may be in, and asks.
fn recognise(args: &ConvertArgs, file: &NamedFile, out: &Out) -> Result<(), Failure> {
    let provinces = args.province.as_deref().map_or(Ok(Vec::new()), |name| provinces(name, out))?;
    let others = args.data.as_deref().map_or(Ok(Vec::new()), |folder| others(folder, &args.input))?;
    let found = look(file, &others, provinces).map_err(Failure::Problems)?;
    let name = || ("file", file.name.as_str().into());
    match found {
        Look::Wgs84 => Err(Failure::Data(out.text("cli-convert-wgs84", &[name()]))),
        Look::Unknown => Err(Failure::Data(out.text("cli-convert-unknown", &[name()]))),
        Look::Foreign(offer) => {
            show(&offer, &file.name, out)?;
            Err(Failure::Undecided)
        }
    }
}

fn show(offer: &Offer, file: &str, out: &Out) -> Result<(), Failure> {
    if out.json {
        let args: serde_json::Map<_, _> = offer_args(Some(offer))
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.into()))
            .collect();
        return out.json(&serde_json::json!({ "offer": args }));
    }
    let sure = match offer.sureness {
        Sureness::Declared => "declared",
        Sureness::Only => "one",
        Sureness::Open => "list",
    };
    out.say("cli-convert-found", &[("file", file.into()), ("offer", sure.into())]);
    for candidate in &offer.candidates {
        let text = match candidate.system {
            System::Swapped => format!("{} [{}]", named(System::Swapped, out), System::Swapped),
            _ => choice(candidate),
        };
        out.say("cli-convert-choice", &[("choice", text.into())]);
    }
    let first = offer.candidates.first().map(|candidate| candidate.system.to_string());
    out.say("cli-convert-ask", &[("system", first.unwrap_or_default().into()), ("offer", sure.into())]);
    Ok(())
}

/// What a system is called in the person's language.
fn named(system: System, out: &Out) -> String {
    match system {
        System::Swapped => out.text("cli-system-swapped", &[]),
        other => other.name(),
    }
}

fn provinces(name: &str, out: &Out) -> Result<Vec<&'static Province>, Failure> {
    let found = Province::by_name(name);
    if found.is_empty() {
        let name = shortened(name);
        return Err(Failure::Usage(out.text("cli-convert-province", &[("name", name.into())])));
    }
    Ok(found)
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}

/// The commune's files in a folder, without the one that is converted.
fn others(folder: &Path, input: &Path) -> Result<Vec<NamedFile>, Failure> {
    if !folder.is_dir() {
        let source = std::io::Error::from(std::io::ErrorKind::NotADirectory);
        return Err(Failure::File { path: folder.to_owned(), source });
    }
    let same =
        |path: &Path| path.canonicalize().ok().is_some_and(|path| input.canonicalize().ok() == Some(path));
    files::paths(folder)?.iter().filter(|path| !same(path)).map(|path| files::read(path)).collect()
}

fn not_converted(error: ConvertError, file: &str, out: &Out) -> Failure {
    match error {
        ConvertError::Unreadable(problems) => Failure::Problems(problems),
        ConvertError::Position { feature, value, system } => Failure::Data(out.text(
            "cli-convert-position",
            &[
                ("file", file.into()),
                ("feature", feature.to_string().into()),
                ("value", value.into()),
                ("system", named(system, out).into()),
            ],
        )),
        ConvertError::Empty => Failure::Data(out.text("cli-convert-empty", &[("file", file.into())])),
        ConvertError::Write(_) => {
            Failure::Data(out.text("error-internal", &[("detail", error.to_string().into())]))
        }
    }
}

/// Writes a result that the importer will take.
fn save(path: &Path, text: &str, out: &Out) -> Result<(), Failure> {
    if text.len() > MOST_BYTES {
        let mib = |bytes: usize| bytes.div_ceil(1024 * 1024).into();
        let args = [("size", mib(text.len())), ("max", mib(MOST_BYTES))];
        return Err(Failure::Data(out.text("cli-convert-large", &args)));
    }
    files::write(path, text)
}

/// Tells what was left out, where anything was.
fn note(key: &str, count: usize, out: &Out) {
    if count > 0 {
        out.note(&out.text(key, &[("count", count.into())]));
    }
}

fn gpx(args: &ConvertArgs, out: &Out) -> Result<(), Failure> {
    let file = files::read(&args.input)?;
    if file.bytes.len() > MOST_BYTES {
        let max: Arg = (MOST_BYTES / 1024 / 1024).into();
        return Err(Failure::Data(out.text("cli-convert-large", &[("size", max.clone()), ("max", max)])));
    }
    let read = foreign::gpx(&file.bytes).map_err(|e| no_gpx(&e, &file.name, out))?;
    save(&args.out, &read.trails, out)?;
    if out.json {
        return out.json(&serde_json::json!({
            "file": args.out, "lines": read.lines, "repeated": read.repeated, "too_short": read.too_short,
            "no_elevation": read.no_elevation,
        }));
    }
    note("cli-convert-repeated", read.repeated, out);
    note("cli-convert-short", read.too_short, out);
    note("cli-convert-elevation", read.no_elevation, out);
    let path = args.out.display().to_string();
    out.say("cli-convert-lines", &[("count", read.lines.into()), ("path", path.into())]);
    Ok(())
}

fn no_gpx(error: &GpxError, file: &str, out: &Out) -> Failure {
    let (why, line, detail) = match error {
        GpxError::Encoding { line } => ("encoding", *line, ""),
        GpxError::Xml { line, detail } => ("xml", *line, detail.as_str()),
        GpxError::Gpx { line, detail } => ("gpx", *line, detail.as_str()),
        GpxError::NoLines => ("empty", 0, ""),
    };
    let args: [(&str, Arg); 4] = [
        ("file", file.into()),
        ("why", why.into()),
        ("line", line.to_string().into()),
        ("detail", detail.into()),
    ];
    Failure::Data(out.text("cli-convert-gpx", &args))
}

fn osm(args: &ConvertArgs, out: &Out) -> Result<(), Failure> {
    let bounds: Option<Bounds> = match args.bbox.as_deref().map(str::parse) {
        None => None,
        Some(Ok(bounds)) => Some(bounds),
        Some(Err(_)) => {
            let text = shortened(args.bbox.as_deref().unwrap_or_default());
            return Err(Failure::Usage(out.text("cli-convert-bbox", &[("value", text.into())])));
        }
    };
    let source = || File::open(&args.input).map(BufReader::new);
    let read = foreign::osm_pbf(source, bounds).map_err(|e| no_osm(e, &args.input, out))?;
    save(&args.out, &read.trails, out)?;
    if let Some(path) = &args.water {
        save(path, &read.water, out)?;
    }
    if out.json {
        return out.json(&serde_json::json!({
            "file": args.out, "ways": read.trail_ways, "water": read.water_ways, "cut": read.cut,
            "left_out": read.left_out,
        }));
    }
    note("cli-convert-cut", read.cut, out);
    note("cli-convert-nodes", read.left_out, out);
    let path = args.out.display().to_string();
    out.say("cli-convert-ways", &[("count", read.trail_ways.into()), ("path", path.into())]);
    if let Some(path) = &args.water {
        let path = path.display().to_string();
        out.say("cli-convert-water", &[("count", read.water_ways.into()), ("path", path.into())]);
    }
    Ok(())
}

fn no_osm(error: OsmError, path: &Path, out: &Out) -> Failure {
    let (why, block, detail) = match error {
        OsmError::File(source) => return Failure::File { path: path.to_owned(), source },
        OsmError::Block { block, cause } => ("block", block, cause),
        OsmError::Needs(feature) => ("needs", 0, feature),
        OsmError::Spoiled { block, id } => ("spoiled", block, id.to_string()),
        OsmError::NoWays => ("empty", 0, String::new()),
    };
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let args: [(&str, Arg); 4] = [
        ("file", file.into()),
        ("why", why.into()),
        ("block", block.to_string().into()),
        ("detail", detail.into()),
    ];
    Failure::Data(out.text("cli-convert-osm", &args))
}
