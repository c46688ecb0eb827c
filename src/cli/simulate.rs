//! `evening-rounds simulate`.

use super::Failure;
use super::files;
use super::output::Out;
use evening_rounds::simulate::plot::{Labels, calibration, completion};
use evening_rounds::simulate::policy::{POLICIES, Policy, policy};
use evening_rounds::simulate::{
    Effort, Estimate, GroupRow, Options, PolicyRow, Profile, Report, SimulateError, TruthKind, TruthReport,
    run,
};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What to simulate, and where to write what came of it.
#[derive(Debug, clap::Args)]
pub(super) struct SimulateArgs {
    /// Kind of commune.
    #[arg(long, value_enum)]
    profile: ProfileArg,
    /// Number of seeds.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    seeds: u64,
    /// First seed.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    first_seed: u64,
    /// Policies to compare, separated by commas, or `all`.
    #[arg(long, default_value = "all", value_delimiter = ',')]
    policy: Vec<String>,
    /// Evenings of a campaign at most.
    #[arg(long, default_value_t = 70, value_parser = clap::value_parser!(u32).range(11..=400))]
    evenings: u32,
    /// Rounds of the search for an evening's plan.
    #[arg(long, default_value_t = 3000, value_parser = clap::value_parser!(u64).range(0..=100_000))]
    iterations: u64,
    /// Rounds when a team is ahead of its plan and thinks again.
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u64).range(0..=100_000))]
    again: u64,
    /// Seeds simulated at the same time; changes no figure.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=64))]
    jobs: u8,
    /// A setting to try instead of its default, as `chance.away_below=100` (repeat for several).
    #[arg(long = "set", value_parser = setting)]
    settings: Vec<(String, serde_json::Value)>,
    /// Leave out the second truth, on which forest trips last 3 to 10 days.
    #[arg(long)]
    one_truth: bool,
    /// Folder for the report as JSON and the plots as SVG.
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum ProfileArg {
    /// Scattered houses on slopes, forest trips, field huts.
    Mountain,
    /// Close houses on flat land, boats.
    Coastal,
}

/// Stands for a number in a sentence.
const DONE: &str = "%done%";

/// A path and a value, as `chance.away_below=100`.
fn setting(text: &str) -> Result<(String, serde_json::Value), String> {
    let (path, value) = text.split_once('=').ok_or_else(|| "?=?".to_owned())?;
    let value = serde_json::from_str(value).unwrap_or_else(|_| serde_json::Value::String(value.to_owned()));
    Ok((path.to_owned(), value))
}

/// Simulates, prints the tables and writes the files.
pub(super) fn run_command(args: &SimulateArgs, out: &Out) -> Result<(), Failure> {
    let profile = match args.profile {
        ProfileArg::Mountain => Profile::Mountain,
        ProfileArg::Coastal => Profile::Coastal,
    };
    let truths = if args.one_truth {
        vec![TruthKind::AsAssumed]
    } else {
        vec![TruthKind::AsAssumed, TruthKind::OtherTrips]
    };
    let options = Options {
        profile,
        first_seed: args.first_seed,
        seeds: args.seeds,
        evenings: args.evenings as usize,
        policies: policies(&args.policy, out)?,
        truths,
        effort: Effort { plan: args.iterations, again: args.again },
        jobs: args.jobs.into(),
        settings: args.settings.clone(),
    };
    let seeds = args.seeds;
    // The catalogue cannot go to other threads: the sentence is made once, the number put in later.
    let sentence =
        out.text("cli-simulate-progress", &[("done", DONE.into()), ("seeds", seeds.to_string().into())]);
    let progress = |done: u64| {
        let _gone = writeln!(std::io::stderr(), "{}", sentence.replace(DONE, &done.to_string()));
    };
    let report = run(&options, &progress).map_err(|e| refused(&e, out))?;
    if let Some(folder) = &args.out {
        write(&report, folder, out)?;
    }
    if out.json {
        return out.json(&report);
    }
    print(&report, out);
    Ok(())
}

fn policies(names: &[String], out: &Out) -> Result<Vec<Policy>, Failure> {
    if names.iter().any(|name| name == "all") {
        return Ok(POLICIES.to_vec());
    }
    names
        .iter()
        .map(|name| {
            let known = POLICIES.map(|p| p.name).join(", ");
            let args = [("name", name.as_str().into()), ("known", known.into())];
            policy(name).ok_or_else(|| Failure::Usage(out.text("cli-simulate-policy", &args)))
        })
        .collect()
}

fn refused(error: &SimulateError, out: &Out) -> Failure {
    Failure::Usage(match error {
        SimulateError::Setting { path, cause } => out.text(
            "cli-simulate-setting",
            &[("path", path.as_str().into()), ("detail", cause.as_str().into())],
        ),
        other => out.text("error-internal", &[("detail", other.to_string().into())]),
    })
}

fn profile_word(report: &Report) -> &'static str {
    match report.profile {
        Profile::Mountain => "mountain",
        Profile::Coastal => "coastal",
    }
}

fn policy_name(out: &Out, name: &str) -> String {
    out.text(&format!("simulate-policy-{name}"), &[])
}

/// A number with one digit after the point, in the language's own way.
fn number(out: &Out, value: f64) -> String {
    out.text("cli-simulate-number", &[("value", ((value * 10.0).round() / 10.0).into())])
}

fn interval(out: &Out, estimate: &Estimate) -> String {
    format!("{} [{}; {}]", number(out, estimate.mean), number(out, estimate.low), number(out, estimate.high))
}

fn percent(out: &Out, estimate: &Estimate) -> String {
    let scaled =
        Estimate { mean: estimate.mean * 100.0, low: estimate.low * 100.0, high: estimate.high * 100.0 };
    interval(out, &scaled)
}

/// Prints rows of cells as a Markdown table, so that it can go into a document as it is.
fn table(out: &Out, head: &[String], rows: &[Vec<String>]) {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    out.line(&line(head));
    let rule: Vec<String> =
        head.iter().enumerate().map(|(i, _)| if i == 0 { "---" } else { "---:" }.to_owned()).collect();
    out.line(&line(&rule));
    for row in rows {
        out.line(&line(row));
    }
    out.line("");
}

fn print(report: &Report, out: &Out) {
    out.say(
        "cli-simulate-head",
        &[
            ("profile", profile_word(report).into()),
            ("first", report.seeds.0.to_string().into()),
            ("last", report.seeds.1.to_string().into()),
            ("people", report.people.round().into()),
            ("households", report.households.round().into()),
        ],
    );
    for truth in &report.truths {
        let kind = match truth.truth {
            TruthKind::AsAssumed => "as-assumed",
            TruthKind::OtherTrips => "other-trips",
        };
        out.line("");
        out.say("cli-simulate-truth", &[("truth", kind.into())]);
        out.line("");
        print_policies(truth, out);
        print_comparisons(truth, out);
        print_groups(truth, out);
        for (name, error) in &truth.calibration_error {
            let error = format!("{error:.3}");
            out.say(
                "cli-simulate-calibration",
                &[("policy", policy_name(out, name).into()), ("error", error.into())],
            );
        }
    }
}

fn print_policies(truth: &TruthReport, out: &Out) {
    let columns = [
        "policy",
        "90",
        "95",
        "100",
        "unfinished",
        "knocks",
        "vain",
        "walked",
        "worst-hamlet",
        "mean-evening",
    ];
    let head: Vec<String> =
        columns.iter().map(|c| out.text(&format!("cli-simulate-column-{c}"), &[])).collect();
    let row = |p: &PolicyRow| {
        vec![
            policy_name(out, &p.policy),
            interval(out, &p.until_90),
            interval(out, &p.until_95),
            interval(out, &p.until_100),
            p.unfinished[2].to_string(),
            format!("{:.2}", p.knocks_per_contact.mean),
            number(out, p.vain.mean),
            number(out, p.walked_h.mean),
            number(out, p.worst_hamlet.mean),
            number(out, p.mean_evening.mean),
        ]
    };
    table(out, &head, &truth.policies.iter().map(row).collect::<Vec<_>>());
}

fn print_comparisons(truth: &TruthReport, out: &Out) {
    let columns = ["policy", "with", "fewer-90", "fewer-95", "fewer-100", "difference-95"];
    let head: Vec<String> =
        columns.iter().map(|c| out.text(&format!("cli-simulate-column-{c}"), &[])).collect();
    let rows: Vec<Vec<String>> = truth
        .comparisons
        .iter()
        .filter(|c| c.policy == "ours" || !c.with.starts_with("ours"))
        .filter(|c| c.policy == "ours" || c.with == "nearest-told" || c.with == "constant-told")
        .map(|c| {
            vec![
                policy_name(out, &c.policy),
                policy_name(out, &c.with),
                percent(out, &c.reduction[0]),
                percent(out, &c.reduction[1]),
                percent(out, &c.reduction[2]),
                interval(out, &c.difference[1]),
            ]
        })
        .collect();
    if !rows.is_empty() {
        table(out, &head, &rows);
    }
}

fn print_groups(truth: &TruthReport, out: &Out) {
    let rivals: Vec<String> =
        truth.groups.first().map_or_else(Vec::new, |group| group.ours_later.keys().cloned().collect());
    if rivals.is_empty() {
        return;
    }
    let head: Vec<String> = [
        out.text("cli-simulate-column-group", &[]),
        policy_name(out, "ours"),
        out.text("cli-simulate-column-later-than-mean", &[]),
    ]
    .into_iter()
    .chain(rivals.iter().map(|rival| policy_name(out, rival)))
    .collect();
    let row = |group: &GroupRow| {
        let name = if group.is_hamlet {
            out.text("cli-simulate-hamlet", &[("rank", group.group.as_str().into())])
        } else {
            out.text("cli-simulate-language", &[("language", group.group.as_str().into())])
        };
        let mut cells = vec![
            name,
            group.evening.get("ours").map_or_else(String::new, |e| number(out, e.mean)),
            group.ours_later_than_mean.as_ref().map_or_else(String::new, |e| interval(out, e)),
        ];
        cells.extend(
            rivals.iter().map(|r| group.ours_later.get(r).map_or_else(String::new, |e| number(out, e.mean))),
        );
        cells
    };
    table(out, &head, &truth.groups.iter().map(row).collect::<Vec<_>>());
}

/// The curves shown: the ways of choosing with what they are told, ours, and what could be known at most.
const SHOWN: [&str; 7] =
    ["ours", "nearest", "nearest-told", "rota-told", "most-pending-told", "constant-told", "all-knowing"];

fn write(report: &Report, folder: &Path, out: &Out) -> Result<(), Failure> {
    let word = profile_word(report);
    let text = serde_json::to_string_pretty(report).map_err(|e| Failure::Usage(e.to_string()))? + "\n";
    files::write(&folder.join(format!("simulation-{word}.json")), &text)?;
    let Some(truth) = report.truths.first() else { return Ok(()) };
    let profile = [("profile", word.into())];
    let labels = |kind: &str| Labels {
        title: out.text(&format!("simulate-plot-{kind}-title"), &profile),
        across: out.text(&format!("simulate-plot-{kind}-across"), &[]),
        up: out.text(&format!("simulate-plot-{kind}-up"), &[]),
    };
    let shown = report.evenings.min(90);
    let curves = completion(truth, &SHOWN, shown, &labels("completion"), &|name| policy_name(out, name))
        .map_err(|e| refused(&e, out))?;
    files::write(&folder.join(format!("simulation-{word}.svg")), &curves)?;
    if let Some(bins) = truth.calibration.get("ours") {
        let plot = calibration(bins, &labels("calibration")).map_err(|e| refused(&e, out))?;
        files::write(&folder.join(format!("simulation-{word}-calibration.svg")), &plot)?;
    }
    Ok(())
}
