//! `evening-rounds network`.

use super::Failure;
use super::files;
use super::output::Out;
use evening_rounds::commune::WalkingSettings;
use evening_rounds::import::read_trails;
use evening_rounds::network::{Conditions, Network, Travel};
use std::path::PathBuf;

/// Which trails.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub(super) struct NetworkArgs {
    /// Folder with a commune's files.
    #[arg(long)]
    data: Option<PathBuf>,
    /// A trails file alone.
    #[arg(long)]
    trails: Option<PathBuf>,
}

/// Prints the network in numbers; every problem goes to stderr (or into the JSON).
pub(super) fn run(args: &NetworkArgs, out: &Out) -> Result<(), Failure> {
    let (summary, problems) = match (&args.data, &args.trails) {
        (_, Some(file)) => {
            let (trails, problems) = read_trails(&files::read(file)?);
            if trails.is_empty() {
                return Err(Failure::Problems(problems));
            }
            let network = Network::build(
                &trails,
                &Travel::on_foot(&WalkingSettings::default()),
                Conditions { night: true, wet: false },
            );
            (network.summary(), problems)
        }
        (Some(folder), None) => {
            let (loaded, problems) = files::commune_and_problems(folder)?;
            (loaded.ground.network().summary(), problems)
        }
        (None, None) => return Err(Failure::Usage("--data | --trails".to_owned())),
    };
    if out.json {
        return out.json(&serde_json::json!({ "network": summary, "problems": problems }));
    }
    out.warnings(&problems);
    out.say(
        "cli-network",
        &[
            ("nodes", (summary.nodes as usize).into()),
            ("edges", (summary.edges as usize).into()),
            ("km", tenths(summary.kilometres).into()),
            ("components", summary.components_km.len().into()),
        ],
    );
    for (number, km) in summary.components_km.iter().enumerate() {
        out.say("cli-component", &[("number", (number + 1).into()), ("km", tenths(*km).into())]);
    }
    Ok(())
}

/// With one decimal.
fn tenths(km: f64) -> f64 {
    libm::round(km * 10.0) / 10.0
}
