//! `evening-rounds matrix`.

use super::Failure;
use super::files;
use super::output::Out;
use evening_rounds::base::Position;
use evening_rounds::commune::{Settings, Trail};
use evening_rounds::import::{self, Problem, Severity};
use evening_rounds::network::heal;
use evening_rounds::network::{Conditions, Network, Profile, TimeMatrix, Travel};
use serde::Serialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Which trails and points.
#[derive(Debug, clap::Args)]
pub(super) struct MatrixArgs {
    /// A trails file.
    #[arg(long)]
    trails: PathBuf,
    /// A GeoJSON file whose points are the rows and columns.
    #[arg(long)]
    points: PathBuf,
    /// How one travels.
    #[arg(long, default_value_t = Profile::Foot)]
    profile: Profile,
    /// What the evening is like: `night`, `wet` or `night,wet`; by day and dry when not given.
    #[arg(long, value_delimiter = ',')]
    conditions: Vec<String>,
    /// Make every proposed repair of the lines; without this, only those that join nothing.
    #[arg(long)]
    accept_repairs: bool,
    /// Settings in place of the defaults.
    #[arg(long)]
    settings: Option<PathBuf>,
    /// Where to write the times, row by row, −1 where there is no way.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Whether times are whole seconds or whole milliseconds.
    #[arg(long, value_enum, default_value_t = Unit::S)]
    unit: Unit,
    /// Work everything out so many times over and tell the median of the times taken.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    repeat: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
enum Unit {
    /// Seconds.
    S,
    /// Milliseconds.
    Ms,
}

/// Reads the conditions of an evening.
pub(super) fn conditions(names: &[String], out: &Out) -> Result<Conditions, Failure> {
    let mut conditions = Conditions::default();
    for name in names {
        match name.trim() {
            "night" => conditions.night = true,
            "wet" => conditions.wet = true,
            other => {
                return Err(Failure::Usage(out.text("cli-conditions-unknown", &[("name", other.into())])));
            }
        }
    }
    Ok(conditions)
}

/// Reads settings, or gives the defaults where no file was named.
pub(super) fn settings(path: Option<&Path>, out: &Out) -> Result<Settings, Failure> {
    let Some(path) = path else { return Ok(Settings::default()) };
    usable(import::read_settings(&files::read(path)?), out)
}

/// What was read, with its warnings told; the problems as a failure where one is an error.
pub(super) fn usable<T>((value, problems): (T, Vec<Problem>), out: &Out) -> Result<T, Failure> {
    if problems.iter().any(|p| p.severity == Severity::Error) {
        return Err(Failure::Problems(problems));
    }
    out.warnings(&problems);
    Ok(value)
}

/// What the file and the JSON say.
#[derive(Debug, Serialize)]
struct Told {
    points: usize,
    ways: usize,
    none: usize,
    /// Milliseconds that each part of the work took, the median where it was repeated.
    read_ms: f64,
    heal_ms: f64,
    network_ms: f64,
    snap_ms: f64,
    matrix_ms: f64,
}

/// Milliseconds that each part of the work took.
type Took = [f64; 5];

/// Works out the matrix, and tells how long it took.
pub(super) fn run(args: &MatrixArgs, out: &Out) -> Result<(), Failure> {
    let conditions = conditions(&args.conditions, out)?;
    let settings = settings(args.settings.as_deref(), out)?;
    let travel = Travel::new(args.profile, &settings);
    let file = files::read(&args.trails)?;
    let points: Vec<Position> = usable(import::read_points(&files::read(&args.points)?), out)?;
    let (mut took, mut matrix) = (Vec::new(), TimeMatrix::without_ways(0));
    for round in 0..args.repeat {
        let began = Instant::now();
        let read = import::read_trails(&file);
        let read_ms = millis(began);
        let trails: Vec<Trail> = if round == 0 { usable(read, out)? } else { read.0 };
        let began = Instant::now();
        let survey = heal::survey(&trails, &settings.healing);
        let healed = survey.apply(&trails, |repair| args.accept_repairs || !repair.kind.is_join());
        let heal_ms = millis(began);
        let began = Instant::now();
        let network = Network::build(&healed, &travel, conditions);
        let network_ms = millis(began);
        let began = Instant::now();
        let placed = network.place(&points);
        let snap_ms = millis(began);
        let began = Instant::now();
        matrix = placed.matrix();
        took.push([read_ms, heal_ms, network_ms, snap_ms, millis(began)]);
    }
    if let Some(path) = &args.out {
        files::write(path, &text(args, &matrix))?;
    }
    tell(&matrix, &took, out)
}

pub(super) fn millis(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1000.0
}

fn median(took: &[Took], part: usize) -> f64 {
    let mut times: Vec<f64> = took.iter().map(|took| took[part]).collect();
    times.sort_unstable_by(f64::total_cmp);
    let micro = |ms: f64| (ms * 1000.0).round() / 1000.0;
    times.get(times.len() / 2).copied().map_or(0.0, micro)
}

fn tell(matrix: &TimeMatrix, took: &[Took], out: &Out) -> Result<(), Failure> {
    let size = matrix.size();
    let ways =
        (0..size).flat_map(|a| (0..size).map(move |b| (a, b))).filter(|&(a, b)| matrix.get(a, b).is_some());
    let ways = ways.count();
    let told = Told {
        points: size,
        ways,
        none: size * size - ways,
        read_ms: median(took, 0),
        heal_ms: median(took, 1),
        network_ms: median(took, 2),
        snap_ms: median(took, 3),
        matrix_ms: median(took, 4),
    };
    if out.json {
        return out.json(&told);
    }
    out.say(
        "cli-matrix",
        &[
            ("points", told.points.into()),
            ("ways", told.ways.into()),
            ("none", told.none.into()),
            ("read", told.read_ms.into()),
            ("heal", told.heal_ms.into()),
            ("network", told.network_ms.into()),
            ("snap", told.snap_ms.into()),
            ("matrix", told.matrix_ms.into()),
        ],
    );
    Ok(())
}

/// The matrix as JSON, a row on each line.
fn text(args: &MatrixArgs, matrix: &TimeMatrix) -> String {
    let size = matrix.size();
    let mut text = String::with_capacity(size * size * 6);
    let conditions: Vec<&str> = args.conditions.iter().map(|name| name.trim()).collect();
    let frame = serde_json::json!({ "profile": args.profile, "conditions": conditions, "unit": args.unit });
    let frame = frame.to_string();
    text.push_str(frame.trim_end_matches('}'));
    text.push_str(",\"times\":[\n");
    for from in 0..size {
        text.push('[');
        for to in 0..size {
            let time = match (matrix.get(from, to), args.unit) {
                (None, _) => -1,
                (Some(ms), Unit::Ms) => ms,
                (Some(ms), Unit::S) => (ms + 500) / 1000,
            };
            let comma = if to + 1 < size { "," } else { "" };
            let _always_fits = write!(text, "{time}{comma}");
        }
        text.push_str(if from + 1 < size { "],\n" } else { "]\n" });
    }
    text.push_str("]}\n");
    text
}
