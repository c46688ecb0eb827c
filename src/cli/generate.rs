//! `evening-rounds generate`.

use super::Failure;
use super::files;
use super::output::Out;
use evening_rounds::generate::{
    GenerateError, MOST_TO_A_HAMLET, Spec, on_buildings, sample, with_motorbikes,
};
use std::path::PathBuf;

/// How much to make, and where.
#[derive(Debug, clap::Args)]
pub(super) struct GenerateArgs {
    /// Seed: the same seed and numbers give the same files everywhere.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Number of households.
    #[arg(long, default_value_t = 250)]
    households: usize,
    /// Number of hamlets.
    #[arg(long, default_value_t = 6)]
    hamlets: usize,
    /// Number of teams.
    #[arg(long, default_value_t = 2)]
    teams: usize,
    /// How many of them have motorbikes, the last ones first.
    #[arg(long, default_value_t = 0)]
    motorbikes: usize,
    /// Place the invented people on the buildings of this GeoJSON file (points with `building`) …
    #[arg(long, requires = "trails")]
    buildings: Option<PathBuf>,
    /// … beside the trails of this one.
    #[arg(long, requires = "buildings")]
    trails: Option<PathBuf>,
    /// Folder for the files.
    #[arg(long)]
    out: PathBuf,
}

/// Makes a commune's files and writes them.
pub(super) fn run(args: &GenerateArgs, out: &Out) -> Result<(), Failure> {
    let spec =
        Spec { seed: args.seed, households: args.households, hamlets: args.hamlets, teams: args.teams };
    let made = match (&args.buildings, &args.trails) {
        (Some(buildings), Some(trails)) => {
            let text = |path| files::read(path).map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
            on_buildings(&text(buildings)?, &text(trails)?, &spec)
        }
        _ => sample(&spec),
    }
    .and_then(|files| with_motorbikes(files, args.motorbikes))
    .map_err(|e| refused(&e, out))?;
    for (name, text) in &made {
        files::write(&args.out.join(name), text)?;
    }
    if out.json {
        let names: Vec<&str> = made.iter().map(|(name, _)| name.as_str()).collect();
        return out.json(&serde_json::json!({ "folder": args.out, "files": names }));
    }
    let folder = args.out.display().to_string();
    out.say("cli-generated", &[("count", made.len().into()), ("folder", folder.into())]);
    Ok(())
}

/// Why nothing was generated, in words.
fn refused(error: &GenerateError, out: &Out) -> Failure {
    let (key, args) = match error {
        GenerateError::Number { what, most, found } => (
            "cli-generate-number",
            vec![("what", (*what).into()), ("most", (*most).into()), ("found", (*found).into())],
        ),
        GenerateError::MoreHamletsThanHouseholds { hamlets, households } => (
            "cli-generate-hamlets",
            vec![("hamlets", (*hamlets).into()), ("households", (*households).into())],
        ),
        GenerateError::Crowded { hamlets, households } => (
            "cli-generate-crowded",
            vec![
                ("hamlets", (*hamlets).into()),
                ("households", (*households).into()),
                ("most", MOST_TO_A_HAMLET.into()),
            ],
        ),
        GenerateError::NotGeoJson { file, cause } => {
            ("cli-generate-not-geojson", vec![("file", (*file).into()), ("detail", cause.as_str().into())])
        }
        GenerateError::TooFewBuildings { wanted, found } => {
            ("cli-generate-buildings", vec![("wanted", (*wanted).into()), ("found", (*found).into())])
        }
        GenerateError::NoPlaces => ("cli-generate-no-places", vec![]),
        GenerateError::Id(_) | GenerateError::Position(_) | GenerateError::Json(_) => {
            ("error-internal", vec![("detail", error.to_string().into())])
        }
    };
    Failure::Usage(out.text(key, &args))
}
