//! `evening-rounds check`.

use super::Failure;
use super::files;
use super::output::{Out, word};
use evening_rounds::check::{Violation, check};
use evening_rounds::messages::Arg;
use evening_rounds::rounds::Plan;
use serde_json::Value;
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
        Failure::Data(
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
        let (key, args) = message(violation);
        let args: Vec<(&str, Arg)> = args.iter().map(|(name, arg)| (name.as_str(), arg.clone())).collect();
        out.note(&out.text(&key, &args));
    }
    Ok(())
}

/// The catalogue entry of a violation and the values it shows: every field, and the `number` of a leg as people count.
fn message(violation: &Violation) -> (String, Vec<(String, Arg)>) {
    let fields = serde_json::to_value(violation).unwrap_or_default();
    let fields = fields.as_object().into_iter().flatten();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut args: Vec<(String, Arg)> = fields
        .filter(|(name, _)| *name != "kind")
        .map(|(name, value)| (name.clone(), Arg::Text(text(value))))
        .collect();
    if let Violation::Broken { index, .. } = violation {
        args.push(("number".to_owned(), Arg::Number(f64::from(*index) + 1.0)));
    }
    (format!("violation-{}", word(violation)), args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use evening_rounds::base::{Clock, HouseholdId, Millis, TeamId};
    use evening_rounds::messages::{Lang, Messages};

    /// Every violation with every word it can hold.
    fn all() -> Vec<Violation> {
        let household = || HouseholdId::new("ho-7").unwrap();
        let team = || TeamId::new("to-9").unwrap();
        let at = Clock::from_millis(Millis(79_200_000));
        let mut all = vec![
            Violation::Version { found: 7 },
            Violation::Forgotten { household: household() },
            Violation::Twice { household: household() },
            Violation::UnknownHousehold { household: household() },
            Violation::NoReason { household: household() },
            Violation::Team { team: team() },
            Violation::Back { team: team(), at },
            Violation::Early { team: team(), at },
            Violation::Sum { field: "totals.worth".to_owned() },
        ];
        let rules = [
            "no_visits",
            "daytime_only",
            "no_evening",
            "call_first",
            "ladder",
            "appointment_other_day",
            "nothing_to_do",
            "moved",
            "gap",
            "cool_off",
            "supervisor",
            "supervisor_misses",
            "away",
        ];
        all.extend(rules.map(|rule| Violation::Barred { household: household(), rule }));
        let past = ["lost", "moved", "outcome", "parked", "untold", "skipped"];
        all.extend(past.map(|what| Violation::Past { household: household(), what }));
        let skills = ["language", "kit", "guide", "hamlet"];
        all.extend(skills.map(|skill| Violation::Skill { household: household(), skill }));
        let hours = ["first_knock", "last_knock", "out_by", "window"];
        all.extend(hours.map(|hours| Violation::Hours { household: household(), hours, at }));
        let broken = ["chain", "depart", "travel", "shape", "arrive", "service", "tasks", "legs"];
        let riding = ["vehicle", "parking", "seats"];
        all.extend(riding.map(|what| Violation::Broken { team: team(), index: 3, what }));
        let pins = ["must", "team", "order", "apart", "told", "reason"];
        all.extend(pins.map(|pin| Violation::Pin { household: household(), pin }));
        let dropped = ["loses", "earlier", "instead"];
        all.extend(dropped.map(|what| Violation::Dropped { household: household(), what }));
        all.extend(broken.map(|what| Violation::Broken { team: team(), index: 3, what }));
        all
    }

    #[test]
    fn every_violation_is_told_whole_and_apart_in_both_languages() {
        for lang in Lang::ALL {
            let messages = Messages::new(lang);
            let mut told = std::collections::BTreeSet::new();
            for violation in all() {
                let (key, args) = message(&violation);
                let args: Vec<(&str, Arg)> = args.iter().map(|(n, a)| (n.as_str(), a.clone())).collect();
                let text = messages.checked(&key, &args).unwrap();
                // A word of the program that shows through has no words of the language.
                for (name, arg) in &args {
                    let Arg::Text(word) = arg else { continue };
                    let inner = ["rule", "skill", "hours", "what", "pin"].contains(name);
                    assert!(!inner || !text.contains(&format!("({word})")), "{lang:?} {text}");
                    assert!(!inner || !word.contains('_') || !text.contains(word), "{lang:?} {text}");
                    let shown = ["household", "team", "at", "field", "found"].contains(name);
                    assert!(!shown || text.contains(word.as_str()), "{lang:?} {text} lacks {word}");
                }
                assert!(!text.contains('\n'), "{text}");
                assert!(told.insert(text.clone()), "{text} is told of two violations");
            }
        }
    }

    #[test]
    fn legs_are_counted_from_one() {
        let violation = Violation::Broken { team: TeamId::new("to-9").unwrap(), index: 3, what: "travel" };
        let (key, args) = message(&violation);
        assert_eq!(key, "violation-broken");
        assert!(args.contains(&("number".to_owned(), Arg::Number(4.0))));
    }
}
