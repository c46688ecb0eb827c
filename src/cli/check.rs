//! `evening-rounds check`.

use super::Failure;
use super::files;
use super::output::Out;
use evening_rounds::check::{Violation, check};
use evening_rounds::messages::Arg;
use evening_rounds::rounds::Plan;
use std::path::PathBuf;

/// Which plan, and whose.
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// Folder with the commune's files.
    #[arg(long)]
    data: PathBuf,
    /// The plan's JSON file.
    #[arg(long)]
    plan: PathBuf,
}

/// Re-verifies a plan; exit status 1 when it breaks a rule.
pub(super) fn run(args: &CheckArgs, out: &Out) -> Result<(), Failure> {
    let loaded = files::commune(&args.data, out)?;
    let file = files::read(&args.plan)?;
    let plan: Plan = serde_json::from_slice(&file.bytes).map_err(|e| {
        Failure::Usage(
            out.text("cli-no-plan", &[("file", file.name.into()), ("detail", e.to_string().into())]),
        )
    })?;
    let violations = check(&loaded.commune, &loaded.ground, &plan);
    report(&violations, out)?;
    if !violations.is_empty() {
        return Err(Failure::RulesBroken);
    }
    if !out.json {
        let left_out = plan.not_tonight.len();
        out.say("cli-checked", &[("stops", (plan.totals.stops as usize).into()), ("left", left_out.into())]);
    }
    Ok(())
}

/// Prints violations.
pub(super) fn report(violations: &[Violation], out: &Out) -> Result<(), Failure> {
    if out.json {
        return out.json(&serde_json::json!({ "violations": violations }));
    }
    for violation in violations {
        // Every field of a violation is a value for its message.
        let fields = serde_json::to_value(violation).map_err(|e| Failure::Usage(e.to_string()))?;
        let args: Vec<(&str, Arg)> = fields
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| {
                (name.as_str(), Arg::Text(value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
            })
            .collect();
        let kind = fields.get("kind").and_then(|k| k.as_str()).unwrap_or_default().replace('_', "-");
        out.note(&out.text(&format!("violation-{kind}"), &args));
    }
    Ok(())
}
