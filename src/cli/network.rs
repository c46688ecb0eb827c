//! `evening-rounds network`.

use super::Failure;
use super::files;
use super::matrix::{conditions, millis, settings};
use super::output::Out;
use evening_rounds::base::Position;
use evening_rounds::commune::{Choices, Trail};
use evening_rounds::evening::is_made;
use evening_rounds::import::{FileKind, NamedFile, Problem, read_trails};
use evening_rounds::network::heal::{self, Repair, RepairKind};
use evening_rounds::network::{Island, Network, NetworkSummary, Profile, Travel};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Instant;

/// Which trails.
#[derive(Debug, clap::Args)]
pub(super) struct NetworkArgs {
    /// Folder with a commune's files.
    #[arg(long, required_unless_present = "trails", conflicts_with = "trails")]
    data: Option<PathBuf>,
    /// A trails file alone.
    #[arg(long)]
    trails: Option<PathBuf>,
    /// How one travels.
    #[arg(long, default_value_t = Profile::Foot)]
    profile: Profile,
    /// What the evening is like: `night`, `wet` or `night,wet`; by day and dry when not given.
    #[arg(long, value_delimiter = ',')]
    conditions: Vec<String>,
    /// Settings in place of the defaults, for a trails file alone.
    #[arg(long, conflicts_with = "data")]
    settings: Option<PathBuf>,
    /// Make every proposed repair, and not only those that somebody accepted.
    #[arg(long)]
    accept_repairs: bool,
    /// List every proposed repair with place and size.
    #[arg(long)]
    list_repairs: bool,
    /// Write the repaired lines to this GeoJSON file.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// One kind of repair and how often it is proposed.
#[derive(Debug, Serialize)]
struct KindCount {
    kind: RepairKind,
    count: usize,
}

/// One repair as it is listed.
#[derive(Debug, Serialize)]
struct Listed<'r> {
    id: &'r str,
    kind: RepairKind,
    joins: bool,
    made: bool,
    lon: f64,
    lat: f64,
    size_m: f64,
    /// Features of the file, counted from 0.
    features: Vec<usize>,
}

/// A part of the network that does not join the main one.
#[derive(Debug, Serialize)]
struct ListedIsland {
    km: f64,
    gap_m: f64,
    from: [f64; 2],
    to: [f64; 2],
}

/// What `--json` prints.
#[derive(Debug, Serialize)]
struct Told<'r> {
    network: NetworkSummary,
    profile: Profile,
    repairs: Vec<KindCount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<Vec<Listed<'r>>>,
    islands: Vec<ListedIsland>,
    /// Seconds for reading the file, looking for repairs, and building the network.
    read_s: f64,
    heal_s: f64,
    network_s: f64,
    problems: Vec<Problem>,
}

/// Prints the network in numbers; every problem goes to stderr (or into the JSON).
pub(super) fn run(args: &NetworkArgs, out: &Out) -> Result<(), Failure> {
    let began = Instant::now();
    let (file, trails, choices, given, problems) = match (&args.data, &args.trails) {
        (Some(folder), _) => {
            let (loaded, problems) = files::commune_and_problems(folder)?;
            let file = files::read(&folder.join(FileKind::Trails.file_name()))?;
            (file, loaded.commune.trails, loaded.commune.choices, loaded.commune.settings, problems)
        }
        (None, Some(path)) => {
            let file = files::read(path)?;
            let (trails, problems) = read_trails(&file);
            if trails.is_empty() {
                return Err(Failure::Problems(problems));
            }
            let given = settings(args.settings.as_deref(), out)?;
            (file, trails, Choices::default(), given, problems)
        }
        (None, None) => return Err(Failure::Usage("--data | --trails".to_owned())),
    };
    let read_s = seconds(began);
    let began = Instant::now();
    let survey = heal::survey(&trails, &given.healing);
    let made = |repair: &Repair| args.accept_repairs || is_made(&choices, repair);
    let healed = survey.apply(&trails, made);
    let heal_s = seconds(began);
    let began = Instant::now();
    let travel = Travel::new(args.profile, &given);
    let network = Network::build(&healed, &travel, conditions(&args.conditions, out)?);
    let network_s = seconds(began);
    if let Some(path) = &args.out
        && let Some(text) = repaired(&file, &healed)
    {
        files::write(path, &text)?;
    }
    let count = |kind| survey.repairs.iter().filter(|repair| repair.kind == kind).count();
    let repairs: Vec<KindCount> = RepairKind::ALL
        .into_iter()
        .map(|kind| KindCount { kind, count: count(kind) })
        .filter(|counted| counted.count > 0)
        .collect();
    let list = args.list_repairs.then(|| {
        survey.repairs.iter().map(|repair| listed(repair, &trails, made(repair))).collect::<Vec<_>>()
    });
    let islands = network.islands();
    if out.json {
        let islands = islands.iter().map(listed_island).collect();
        let (network, profile) = (network.summary(), args.profile);
        let told = Told { network, profile, repairs, list, islands, read_s, heal_s, network_s, problems };
        return out.json(&told);
    }
    out.warnings(&problems);
    summary(&network.summary(), out);
    let open = survey.repairs.iter().filter(|repair| repair.kind.is_join() && !made(repair)).count();
    out.say("cli-repairs", &[("open", open.into())]);
    for KindCount { kind, count } in &repairs {
        out.say("cli-repair-kind", &[("kind", kind.name().into()), ("count", (*count).into())]);
    }
    for repair in list.iter().flatten() {
        out.line(&format!(
            "    {} {} {:.7} {:.7} {:.2} m {:?}",
            if repair.made { "+" } else { "?" },
            repair.id,
            repair.lon,
            repair.lat,
            repair.size_m,
            repair.features
        ));
    }
    for island in &islands {
        tell_island(island, out);
    }
    out.say(
        "cli-took",
        &[
            ("read", (read_s * 1000.0).round().into()),
            ("heal", (heal_s * 1000.0).round().into()),
            ("network", (network_s * 1000.0).round().into()),
        ],
    );
    Ok(())
}

fn summary(summary: &NetworkSummary, out: &Out) {
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
}

fn tell_island(island: &Island, out: &Out) {
    let place = |p: Position| format!("{:.6}, {:.6}", p.lon(), p.lat());
    out.say(
        "cli-island",
        &[
            ("km", tenths(island.kilometres).into()),
            ("gap", tenths(island.gap.0).into()),
            ("from", place(island.at).into()),
            ("to", place(island.to).into()),
        ],
    );
}

fn listed<'r>(repair: &'r Repair, trails: &[Trail], made: bool) -> Listed<'r> {
    Listed {
        id: repair.id.as_str(),
        kind: repair.kind,
        joins: repair.kind.is_join(),
        made,
        lon: repair.at.lon(),
        lat: repair.at.lat(),
        size_m: repair.size.0,
        features: repair.trails.iter().filter_map(|&trail| trails.get(trail).map(|t| t.feature)).collect(),
    }
}

fn listed_island(island: &Island) -> ListedIsland {
    ListedIsland {
        km: island.kilometres,
        gap_m: island.gap.0,
        from: [island.at.lon(), island.at.lat()],
        to: [island.to.lon(), island.to.lat()],
    }
}

/// The trails file with repaired lines in place of those it has; everything else stays as it was written.
fn repaired(file: &NamedFile, trails: &[Trail]) -> Option<String> {
    let mut root: serde_json::Value = serde_json::from_slice(&file.bytes).ok()?;
    let features = root.get_mut("features")?.as_array_mut()?;
    let mut lines: BTreeMap<usize, Vec<&[Position]>> = BTreeMap::new();
    for trail in trails.iter().filter(|trail| trail.line.len() > 1) {
        lines.entry(trail.feature).or_default().push(&trail.line);
    }
    let drawn: BTreeSet<usize> = trails.iter().map(|trail| trail.feature).collect();
    let mut number = 0;
    features.retain_mut(|feature| {
        let lines = lines.get(&number);
        let was_line = drawn.contains(&number);
        number += 1;
        if let Some(lines) = lines {
            feature["geometry"] = match lines[..] {
                [line] => serde_json::json!({"type": "LineString", "coordinates": line}),
                _ => serde_json::json!({"type": "MultiLineString", "coordinates": lines}),
            };
        }
        lines.is_some() || !was_line
    });
    let mut text = root.to_string();
    text.push('\n');
    Some(text)
}

fn seconds(began: Instant) -> f64 {
    millis(began) / 1000.0
}

/// With one decimal.
fn tenths(km: f64) -> f64 {
    libm::round(km * 10.0) / 10.0
}
