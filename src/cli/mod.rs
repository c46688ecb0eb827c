//! Arguments, and what goes to which stream: results to stdout, problems and progress to stderr.

mod calibrate;
mod check;
mod convert;
mod files;
mod generate;
mod journal;
mod matrix;
mod network;
mod output;
mod pins;
mod plan;
mod reasons;
mod simulate;
mod solve;

use clap::{Parser, Subcommand, ValueEnum};
use evening_rounds::import::Problem;
use evening_rounds::messages::{Lang, Messages};
use output::Out;
use std::path::PathBuf;
use std::process::ExitCode;

/// Plans evening door-to-door rounds of mountain hamlets, on this machine only.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true)]
struct Args {
    /// Language of what is printed.
    #[arg(long, global = true, value_enum, default_value_t = Language::Vi)]
    lang: Language,
    /// Print JSON instead of text.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Plan an evening for the teams of a commune.
    Plan(plan::PlanArgs),
    /// Check a plan against the commune's files, independently of the planner.
    Check(check::CheckArgs),
    /// Make an invented commune, or place invented people on real buildings.
    Generate(generate::GenerateArgs),
    /// Write trails.geojson from a file in another coordinate system, a GPX recording or an OpenStreetMap extract.
    Convert(convert::ConvertArgs),
    /// Record what happens, and put journals together.
    Journal(journal::JournalArgs),
    /// Show the trail network: counts, components and problems.
    Network(network::NetworkArgs),
    /// Work out the travel times between points.
    Matrix(matrix::MatrixArgs),
    /// Compare ways of choosing whom to visit, on invented campaigns with a hidden truth.
    Simulate(simulate::SimulateArgs),
    /// Fit the speeds of a profile to a log of past legs.
    Calibrate(calibrate::CalibrateArgs),
    /// Solve an instance of the orienteering problem, or of another planner, with the search alone.
    Solve(solve::SolveArgs),
}

/// Why a command ended without its result.
#[derive(Debug, thiserror::Error)]
enum Failure {
    /// The data has errors.
    #[error("the files have problems")]
    Problems(Vec<Problem>),
    /// Asked for something that does not exist or makes no sense; told in the language of the person.
    #[error("{0}")]
    Usage(String),
    /// A file of the person does not hold what it should; told in their language.
    #[error("{0}")]
    Data(String),
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A plan breaks rules; they have been printed.
    #[error("the plan breaks rules")]
    RulesBroken,
    /// Somebody must choose first; what there is to choose has been printed.
    #[error("a choice must be made first")]
    Undecided,
}

impl Failure {
    const fn exit(&self) -> u8 {
        match self {
            Self::Problems(_) | Self::Data(_) | Self::RulesBroken | Self::Undecided => 1,
            Self::Usage(_) => 2,
            Self::File { .. } => 3,
        }
    }
}

/// Runs the command line and gives its exit status.
pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    let lang = match args.lang {
        Language::Vi => Lang::Vi,
        Language::En => Lang::En,
    };
    let out = Out { messages: Messages::new(lang), json: args.json };
    let result = match args.command {
        Command::Plan(args) => plan::run(&args, &out),
        Command::Check(args) => check::run(&args, &out),
        Command::Generate(args) => generate::run(&args, &out),
        Command::Convert(args) => convert::run(&args, &out),
        Command::Journal(args) => journal::run(&args, &out),
        Command::Network(args) => network::run(&args, &out),
        Command::Matrix(args) => matrix::run(&args, &out),
        Command::Simulate(args) => simulate::run_command(&args, &out),
        Command::Calibrate(args) => calibrate::run(&args, &out),
        Command::Solve(args) => solve::run(&args, &out),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            out.failure(&failure);
            ExitCode::from(failure.exit())
        }
    }
}
