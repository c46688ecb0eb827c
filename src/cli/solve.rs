//! `evening-rounds solve`.

use super::Failure;
use super::files;
use super::output::Out;
use evening_rounds::import::MOST_BYTES;
use evening_rounds::messages::Arg;
use evening_rounds::orienteering::{Archipelago, Bound, MOST_ISLANDS, ProblemError, Search};
use evening_rounds::solve::{Effort, Fault, Format, Instance, MOST_TEAMS, SolveError, Unsupported, read};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Seconds of search when neither seconds nor rounds are given.
const SECONDS: f64 = 5.0;
/// The longest search, in seconds: a week.
const MOST_SECONDS: f64 = 604_800.0;
/// How long the search runs between two looks at the clock.
const SLICE: Duration = Duration::from_millis(10);
/// How often progress is told.
const TELL: Duration = Duration::from_secs(1);

/// Which file, and for how long.
#[derive(Debug, clap::Args)]
pub(super) struct SolveArgs {
    /// Instance file, or - for stdin.
    file: PathBuf,
    /// What kind of file it is; guessed when left out.
    #[arg(long, value_enum)]
    format: Option<FormatArg>,
    /// How many teams set out, for toptw (1 when left out) and top (as the file says when left out).
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=MOST_TEAMS as i64))]
    teams: Option<u16>,
    /// Seconds to search; 5 when --iterations is left out, too. With both, whichever ends first.
    #[arg(long, value_parser = seconds)]
    seconds: Option<f64>,
    /// Rounds of the search; the same number and seed give the same answer.
    #[arg(long)]
    iterations: Option<u64>,
    /// Searches that go on beside each other, each making all the rounds and on a core of its own where there are so many.
    /// The answer depends on it as on the seed.
    #[arg(long, value_name = "K", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_ISLANDS)))]
    islands: u32,
    /// Rounds for an upper bound on what any answer can be worth, told when the search is over. In the JSON, too, but
    /// with VROOM's dialect.
    #[arg(long, value_name = "ROUNDS")]
    bound: Option<u32>,
    /// Where chance begins.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// File for the answer, instead of stdout.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum FormatArg {
    /// JSON with nodes, teams and a matrix.
    Common,
    /// Text of the team orienteering problem with time windows (KU Leuven).
    Toptw,
    /// Text of the team orienteering problem (Chao).
    Top,
    /// JSON as VROOM reads it.
    Vroom,
}

fn seconds(text: &str) -> Result<f64, String> {
    let value = text.parse::<f64>().ok().filter(|value| (0.0..=MOST_SECONDS).contains(value));
    value.ok_or_else(|| format!("0–{MOST_SECONDS}"))
}

/// Solves an instance and prints the answer; progress goes to stderr.
pub(super) fn run(args: &SolveArgs, out: &Out) -> Result<(), Failure> {
    let begun = Instant::now();
    let (name, bytes) = bytes(&args.file)?;
    let format = args.format.map(|format| match format {
        FormatArg::Common => Format::Common,
        FormatArg::Toptw => Format::Toptw,
        FormatArg::Top => Format::Top,
        FormatArg::Vroom => Format::Vroom,
    });
    let instance =
        read(&bytes, &name, format, args.teams.map(usize::from)).map_err(|error| refused(&error, out))?;
    let refused = |fault: Fault| refused(&SolveError { file: name.clone(), fault }, out);
    let loading = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let search =
        Search::new(instance.problem.clone(), args.seed).map_err(|error| refused(Fault::Problem(error)))?;
    let mut search = Archipelago::new(search, args.seed, args.islands, args.iterations.unwrap_or(u64::MAX));
    let limit = args.seconds.or_else(|| args.iterations.is_none().then_some(SECONDS));
    searched(&mut search, &instance, limit, begun, out);
    let wall = begun.elapsed().as_secs_f64();
    let bound = args.bound.map(|rounds| bounded(&search, rounds, out)).transpose();
    let bound = bound.map_err(|error| refused(Fault::Problem(error)))?;
    let effort =
        Effort { seconds: limit, wall, loading, iterations: search.done(), islands: args.islands, bound };
    let answer = instance.answer(&search.best(), effort).map_err(refused)?;
    match &args.out {
        None => out.json(&answer),
        Some(path) => {
            let text = serde_json::to_string_pretty(&answer).map_err(|e| Failure::Usage(e.to_string()))?;
            files::write(path, &(text + "\n"))
        }
    }
}

/// A file's name and contents; those of stdin have the name `stdin`.
fn bytes(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    if path.as_os_str() != "-" {
        return files::read(path).map(|file| (file.name, file.bytes));
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|source| Failure::File { path: path.to_owned(), source })?;
    Ok(("stdin".to_owned(), bytes))
}

/// Goes on until the seconds or the rounds are used up. The clock decides how many rounds there are, never what one does.
fn searched(search: &mut Archipelago, instance: &Instance, limit: Option<f64>, begun: Instant, out: &Out) {
    let limit = limit.map(Duration::from_secs_f64);
    let (mut slice, mut told) = (1, Duration::ZERO);
    loop {
        let now = begun.elapsed();
        if now >= told + TELL {
            told = now;
            tell(search, instance, now, out);
        }
        let left = search.total().saturating_sub(search.done());
        if left == 0 || limit.is_some_and(|limit| now >= limit) {
            break;
        }
        search.step(slice.min(left));
        // Towards a slice of the length wanted, at most twice or half as long as the last one.
        let took = begun.elapsed().saturating_sub(now);
        let wanted = limit.map_or(SLICE, |limit| SLICE.min(limit.saturating_sub(now)));
        slice = if took > wanted {
            (slice / 2).max(1)
        } else if took * 2 < wanted {
            slice * 2
        } else {
            slice
        };
    }
}

/// An upper bound, and how much better than what was found it leaves any answer to be.
fn bounded(search: &Archipelago, rounds: u32, out: &Out) -> Result<i64, ProblemError> {
    let mut bound = Bound::new(search.problem().clone(), search.worth())?;
    bound.step(rounds);
    let share = (bound.best() - search.worth()) as f64 / search.worth().max(1) as f64;
    out.note(&out.text("cli-solve-bound", &[("percent", Arg::Number(libm::ceil(share * 1000.0) / 10.0))]));
    Ok(bound.best())
}

fn tell(search: &Archipelago, instance: &Instance, now: Duration, out: &Out) {
    let args: [(&str, Arg); 3] = [
        ("seconds", Arg::Number(libm::round(now.as_secs_f64()))),
        ("rounds", Arg::Number(search.done() as f64)),
        ("worth", Arg::Number(instance.points(&search.best()))),
    ];
    out.note(&out.text("cli-solve-progress", &args));
}

/// What is wrong with the file, in the language of the person.
fn refused(error: &SolveError, out: &Out) -> Failure {
    let (key, mut args) = told(&error.fault, out);
    args.push(("file", error.file.as_str().into()));
    let text = out.text(&format!("cli-solve-{key}"), &args);
    match error.fault {
        Fault::TeamsGiven(_) | Fault::Unknown => Failure::Usage(text),
        _ => Failure::Data(text),
    }
}

/// The message of a fault, and what it is filled in with.
fn told(fault: &Fault, out: &Out) -> (&'static str, Vec<(&'static str, Arg)>) {
    let text = |text: &String| Arg::from(text.as_str());
    // Lines and numbers of a file are told as they stand there, without thousands apart.
    let plain = |number: usize| Arg::from(number.to_string());
    match fault {
        Fault::Unknown => ("unknown", vec![]),
        Fault::Encoding => ("encoding", vec![]),
        Fault::TooLong { mib } => ("too-long", vec![("mib", plain(*mib))]),
        Fault::Json { line, column, detail } => {
            ("json", vec![("line", plain(*line)), ("column", plain(*column)), ("detail", text(detail))])
        }
        Fault::Key { path, detail } => ("key", vec![("path", text(path)), ("detail", text(detail))]),
        Fault::Unsupported { path, what } => {
            let what = out.text(&format!("cli-solve-instead-{}", instead(*what)), &[]);
            ("unsupported", vec![("path", text(path)), ("what", what.into())])
        }
        Fault::Range { path, value, low, high } => (
            "range",
            vec![("path", text(path)), ("value", text(value)), ("low", text(low)), ("high", text(high))],
        ),
        Fault::Backwards { path, begin, end } => (
            "backwards",
            vec![("path", text(path)), ("begin", begin.to_string().into()), ("end", end.to_string().into())],
        ),
        Fault::Length { path, found, wanted } => {
            ("length", vec![("path", text(path)), ("found", plain(*found)), ("wanted", plain(*wanted))])
        }
        Fault::NoSuch { path, value } => ("no-such", vec![("path", text(path)), ("value", text(value))]),
        Fault::Twice { path, value } => ("twice", vec![("path", text(path)), ("value", text(value))]),
        Fault::Line { line, expected } => {
            ("line", vec![("line", plain(*line)), ("expected", (*expected).into())])
        }
        Fault::Teams { teams, most } => ("teams", vec![("teams", plain(*teams)), ("most", plain(*most))]),
        Fault::TeamsGiven(format) => ("teams-given", vec![("format", format.name().into())]),
        Fault::Problem(error) => ("problem", vec![("detail", error.to_string().into())]),
        Fault::Timetable(route) => ("timetable", vec![("route", plain(*route))]),
    }
}

/// The end of the message that says what to do instead.
const fn instead(what: Unsupported) -> &'static str {
    match what {
        Unsupported::Coordinates => "coordinates",
        Unsupported::Amounts => "amounts",
        Unsupported::Shipments => "shipments",
        Unsupported::Setup => "setup",
        Unsupported::PerType => "per-type",
        Unsupported::SpeedFactor => "speed-factor",
        Unsupported::Costs => "costs",
        Unsupported::Limits => "limits",
        Unsupported::Steps => "steps",
        Unsupported::OldMatrix => "old-matrix",
        Unsupported::Distances => "distances",
    }
}
