//! `evening-rounds plan`.

use super::Failure;
use super::files;
use super::output::{Out, word};
use super::pins::{PinArgs, print_dropped, print_unkept};
use super::reasons::{Told, hours, percent, place, tenths};
use evening_rounds::base::{Clock, Date, TeamId};
use evening_rounds::check::check;
use evening_rounds::commune::Commune;
use evening_rounds::evening::{PlanRequest, TeamRequest};
use evening_rounds::export::{self, ExportError};
use evening_rounds::households::TaskKind;
use evening_rounds::messages::Arg;
use evening_rounds::orienteering::MOST_ISLANDS;
use evening_rounds::rounds::{Leg, Mode, ParkingWishes, Plan, Stop, TeamPlan, Underway};
use evening_rounds::session::{Session, SessionError, plan_json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Which evening, and how long to think.
#[derive(Debug, clap::Args)]
pub(super) struct PlanArgs {
    /// Folder with the commune's files.
    #[arg(long)]
    data: PathBuf,
    /// The evening, as 2026-04-24.
    #[arg(long)]
    date: Date,
    /// Seed of the search; the setting when left out.
    #[arg(long)]
    seed: Option<u64>,
    /// Rounds of improvement; the setting when left out. The same seed and rounds give the same plan everywhere.
    #[arg(long, conflicts_with = "seconds")]
    iterations: Option<u64>,
    /// Think for about this long instead; the plan says how many rounds that was.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=3600))]
    seconds: Option<u32>,
    /// Searches that go on beside each other, each making all the rounds and on a core of its own where there are so many.
    /// The plan depends on it as on the seed.
    #[arg(long, value_name = "K", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_ISLANDS)))]
    islands: u32,
    /// Only these teams go out (repeat for several).
    #[arg(long = "team", value_parser = |text: &str| TeamId::new(text).map_err(|e| e.to_string()))]
    teams: Vec<TeamId>,
    /// With this team a trusted person of the hamlet comes along tonight (repeat for several).
    #[arg(long = "guide", value_parser = |text: &str| TeamId::new(text).map_err(|e| e.to_string()))]
    guides: Vec<TeamId>,
    /// A team that walks all of it tonight and leaves its motorbikes at home; may be given several times.
    #[arg(long = "on-foot", value_name = "TEAM", value_parser = |text: &str| TeamId::new(text).map_err(|e| e.to_string()))]
    on_foot: Vec<TeamId>,
    /// Longitude and latitude of a place where motorbikes may stand, beside those found; may be given several times.
    #[arg(long, value_name = "LON,LAT", allow_hyphen_values = true, value_parser = degrees)]
    parking: Vec<[f64; 2]>,
    /// The same of a place where they may not stand.
    #[arg(long, value_name = "LON,LAT", allow_hyphen_values = true, value_parser = degrees)]
    no_parking: Vec<[f64; 2]>,
    /// Last knock tonight, as 20:45.
    #[arg(long, value_parser = |text: &str| text.parse::<Clock>().map_err(|e| e.to_string()))]
    last_knock: Option<Clock>,
    /// It has rained and the ground is wet.
    #[arg(long)]
    wet: bool,
    /// The evening is under way: plan its rest from what this JSON file says has happened (schemas/underway.schema.json).
    #[arg(long, value_name = "FILE")]
    underway: Option<PathBuf>,
    /// Plan as people do without a planner: always on to the nearest house. For comparison.
    #[arg(long)]
    habit: bool,
    #[command(flatten)]
    pins: PinArgs,
    /// Rounds for an upper bound on what any plan of this evening can be worth, told with the plan.
    #[arg(long, value_name = "ROUNDS", conflicts_with = "habit")]
    bound: Option<u32>,
    /// Folder for plan.json and a GPX and a GeoJSON file for each team.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// A longitude and a latitude with a comma between.
fn degrees(text: &str) -> Result<[f64; 2], String> {
    let numbers = text.split_once(',').map(|(lon, lat)| (lon.trim().parse(), lat.trim().parse()));
    match numbers {
        Some((Ok(lon), Ok(lat))) => Ok([lon, lat]),
        _ => Err(format!("{text:?} is no place: give a longitude and a latitude, for example 107.61,16.12")),
    }
}

/// The teams asked for, or all of them where only something is said of one; `None` when nothing is said.
fn teams_asked(args: &PlanArgs, commune: &Commune) -> Option<Vec<TeamRequest>> {
    let team = |id: &TeamId| TeamRequest {
        id: id.clone(),
        guide: args.guides.contains(id).then_some(true),
        on_foot: args.on_foot.contains(id),
        departure: None,
        back_by: None,
    };
    if !args.teams.is_empty() {
        return Some(args.teams.iter().map(team).collect());
    }
    // A team that does not exist is refused whatever is said of it.
    let named: BTreeSet<&TeamId> = args.guides.iter().chain(&args.on_foot).collect();
    let unknown = named.iter().filter(|id| !commune.teams.iter().any(|t| t.id == ***id)).map(|id| team(id));
    let all = commune.teams.iter().map(|t| team(&t.id)).chain(unknown);
    (!named.is_empty()).then(|| all.collect())
}

/// Plans, checks the plan, prints it and writes its files.
pub(super) fn run(args: &PlanArgs, out: &Out) -> Result<(), Failure> {
    let loaded = files::commune(&args.data, out)?;
    let parking = ParkingWishes { forbidden: args.no_parking.clone(), added: args.parking.clone() };
    let mut request = PlanRequest {
        date: args.date,
        teams: teams_asked(args, &loaded.commune),
        last_knock: args.last_knock,
        wet: Some(args.wet),
        seed: args.seed,
        iterations: args.iterations,
        islands: Some(args.islands),
        weights: None,
        pins: args.pins.pins(),
        parking: Some(parking).filter(|parking| !parking.is_empty()),
        underway: args.underway.as_deref().map(|path| underway(path, out)).transpose()?,
    };
    let refused = |e: SessionError| out.session(&e);
    let mut session = Session::with(loaded);
    let mut plan = if args.habit {
        session.habit_plan(&request).map_err(refused)?
    } else {
        if let Some(seconds) = args.seconds {
            request.iterations = Some(rounds_in(&mut session, &request, seconds).map_err(refused)?);
        }
        let mut left = session.start_plan(&request).map_err(refused)?;
        while left.done < left.total {
            left = session.step(1000).map_err(refused)?;
        }
        session.plan().map_err(refused)?
    };
    if let Some(rounds) = args.bound {
        plan.at_most_better = session.step_margin(rounds).map_err(refused)?.at_most_better;
    }
    let loaded = session.loaded().ok_or(SessionError::NoCommune).map_err(refused)?;
    let violations = check(&loaded.commune, &loaded.ground, &plan);
    if !violations.is_empty() {
        super::check::report(&violations, out)?;
        return Err(Failure::RulesBroken);
    }

    let json = plan_json(&plan).map_err(refused)?;
    if let Some(folder) = &args.out {
        let usage =
            |e: ExportError| Failure::Usage(out.text("error-internal", &[("detail", e.to_string().into())]));
        files::write(&folder.join("plan.json"), &json)?;
        for team in &plan.teams {
            let name = file_stem(&team.team);
            let gpx = export::gpx(&loaded.commune, &plan, team.team.as_str()).map_err(usage)?;
            files::write(&folder.join(format!("{name}.gpx")), &gpx)?;
            let geojson = export::geojson(&loaded.commune, &plan, team.team.as_str()).map_err(usage)?;
            files::write(&folder.join(format!("{name}.geojson")), &geojson)?;
        }
    }
    if out.json {
        out.line(json.trim_end());
    } else {
        print(&loaded.commune, &plan, out);
    }
    Ok(())
}

/// What has happened on the evening so far.
fn underway(path: &Path, out: &Out) -> Result<Underway, Failure> {
    let file = files::read(path)?;
    serde_json::from_slice(&file.bytes).map_err(|e| {
        let detail = e.to_string();
        Failure::Data(out.text("cli-no-underway", &[("file", file.name.into()), ("detail", detail.into())]))
    })
}

/// How many rounds fit into some seconds on this machine, measured on the request itself.
fn rounds_in(session: &mut Session, request: &PlanRequest, seconds: u32) -> Result<u64, SessionError> {
    const SAMPLE: Duration = Duration::from_millis(300);
    let trial = PlanRequest { iterations: Some(u64::from(u32::MAX)), ..request.clone() };
    session.start_plan(&trial)?;
    let begun = Instant::now();
    let mut done = 0;
    while begun.elapsed() < SAMPLE {
        done = session.step(100)?.done;
    }
    let each = done as f64 / f64::from(request.islands.unwrap_or(1));
    let rate = each / begun.elapsed().as_secs_f64();
    Ok((rate * f64::from(seconds)) as u64)
}

/// A team's id as a file name on any system.
fn file_stem(team: &TeamId) -> String {
    team.as_str().chars().map(|c| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).collect()
}

fn print(commune: &Commune, plan: &Plan, out: &Out) {
    let date = plan.date.strftime("%-d/%-m/%Y").to_string();
    out.say("cli-plan-title", &[("date", date.into())]);
    for team in &plan.teams {
        out.line("");
        print_team(commune, plan, team, out);
    }
    out.line("");
    out.say(
        "cli-plan-totals",
        &[
            ("stops", (plan.totals.stops as usize).into()),
            ("contacts", tenths(plan.totals.expected_contacts.0).into()),
            ("points", tenths(plan.totals.worth.0).into()),
        ],
    );
    print_unkept(&Told { commune, out }, plan);
    match plan.at_most_better {
        Some(0) => out.say("cli-plan-best", &[]),
        Some(thousandths) => {
            out.say("cli-plan-margin", &[("percent", Arg::Number(f64::from(thousandths) / 10.0))]);
        }
        None => {}
    }
    print_left_out(commune, plan, out);
    print_would_help(commune, plan, out);
    if !plan.attribution.is_empty() {
        out.line(&plan.attribution.join(" · "));
    }
}

fn task_names(tasks: &[TaskKind], out: &Out) -> String {
    let mut counts: BTreeMap<TaskKind, usize> = BTreeMap::new();
    for &task in tasks {
        *counts.entry(task).or_default() += 1;
    }
    let name = |(task, count): (TaskKind, usize)| {
        let text = out.text(&format!("task-{}", word(&task)), &[]);
        if count > 1 { format!("{text} ×{count}") } else { text }
    };
    counts.into_iter().map(name).collect::<Vec<_>>().join(", ")
}

fn print_team(commune: &Commune, plan: &Plan, team: &TeamPlan, out: &Out) {
    let name =
        commune.teams.iter().find(|t| t.id == team.team).map_or(team.team.as_str(), |t| t.name.as_str());
    let minutes = |seconds: i64| ((seconds + 30) / 60) as usize;
    if team.stops.is_empty() {
        out.say("cli-team-home", &[("team", name.into())]);
        return;
    }
    out.say(
        "cli-team",
        &[
            ("team", name.into()),
            ("departure", hours(team.departure).into()),
            ("back", hours(team.back).into()),
            ("walking", minutes(team.totals.walking_s.0).into()),
            ("km", tenths(team.totals.metres.into()).into()),
            ("climb", (team.totals.climb_m as usize).into()),
            ("contacts", tenths(team.totals.expected_contacts.0).into()),
        ],
    );
    if team.back > team.back_by {
        let late = (team.back.seconds().0 - team.back_by.seconds().0 + 59) / 60;
        let late = Told { commune, out }.duration(late as u32);
        out.say("cli-team-late", &[("late", late.into()), ("back_by", hours(team.back_by).into())]);
    }
    if team.totals.riding_s.0 > 0 {
        out.say(
            "cli-team-riding",
            &[
                ("minutes", minutes(team.totals.riding_s.0).into()),
                ("km", tenths(team.totals.riding_m.into()).into()),
                ("parking", minutes(team.totals.parking_s.0).into()),
            ],
        );
    }
    for (number, stop) in team.stops.iter().enumerate() {
        if stop.made.is_some() {
            print_made(commune, number, stop, out);
            continue;
        }
        let (hamlet, mark) = place(commune, &stop.household);
        let sum = |mode: Mode, what: fn(&Leg) -> i64| -> i64 {
            team.legs_to(number).filter(|leg| leg.mode == mode).map(what).sum()
        };
        if team.legs_to(number).any(|leg| leg.mode == Mode::Ride) {
            out.say(
                "cli-stop-ride",
                &[
                    ("minutes", minutes(sum(Mode::Ride, |leg| leg.seconds.0)).into()),
                    ("km", tenths(sum(Mode::Ride, |leg| leg.metres.into())).into()),
                ],
            );
        }
        out.say(
            "cli-stop",
            &[
                ("number", format!("{:>2}", number + 1).into()),
                ("knock", hours(stop.knock).into()),
                ("mark", mark.into()),
                ("hamlet", hamlet.into()),
                ("minutes", minutes(sum(Mode::Walk, |leg| leg.seconds.0)).into()),
                ("metres", (sum(Mode::Walk, |leg| leg.metres.into()) as usize).into()),
                ("climb", (sum(Mode::Walk, |leg| leg.climb_m.into()) as usize).into()),
                ("chance", percent(stop.chance.0).into()),
                ("tasks", task_names(&stop.tasks, out).into()),
            ],
        );
        let told = Told { commune, out };
        out.line(&told.why(stop));
        print_dropped(&told, plan, stop);
    }
}

fn print_made(commune: &Commune, number: usize, stop: &Stop, out: &Out) {
    let (hamlet, mark) = place(commune, &stop.household);
    let made = stop.made.map(|made| out.text(&format!("made-{}", word(&made)), &[])).unwrap_or_default();
    out.say(
        "cli-stop-made",
        &[
            ("number", format!("{:>2}", number + 1).into()),
            ("knock", hours(stop.knock).into()),
            ("mark", mark.into()),
            ("hamlet", hamlet.into()),
            ("made", made.into()),
            ("leave", hours(stop.leave).into()),
        ],
    );
}

/// Households left out, gathered by their strongest reason, the most common first, and by hamlet.
fn print_left_out(commune: &Commune, plan: &Plan, out: &Out) {
    let mut groups: Vec<(String, Vec<(&str, &str)>)> = Vec::new();
    for entry in &plan.not_tonight {
        let Some(strongest) = entry.reasons.first() else { continue };
        let (key, house) = (word(strongest), place(commune, &entry.household));
        match groups.iter_mut().find(|(k, _)| *k == key) {
            Some((_, houses)) => houses.push(house),
            None => groups.push((key, vec![house])),
        }
    }
    groups.sort_by_key(|(_, houses)| std::cmp::Reverse(houses.len()));
    out.say("cli-left-out", &[("count", plan.not_tonight.len().into())]);
    for (key, houses) in groups {
        let reason = out.text(&format!("reason-{key}.group"), &[]);
        out.say("cli-left-out-group", &[("reason", reason.into()), ("count", houses.len().into())]);
        let mut hamlets: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (hamlet, mark) in houses {
            hamlets.entry(hamlet).or_default().push(mark);
        }
        for (hamlet, marks) in hamlets {
            // Marks may hold commas: “1 – at the end of the path, high up”.
            let houses = marks.join("; ");
            out.say("cli-left-out-hamlet", &[("hamlet", hamlet.into()), ("houses", houses.into())]);
        }
    }
}

/// Households left out that something would bring in: why they are out, and what would help, the easiest first.
fn print_would_help(commune: &Commune, plan: &Plan, out: &Out) {
    let told = Told { commune, out };
    let helped: Vec<_> = plan.not_tonight.iter().filter(|entry| !entry.would_help.is_empty()).collect();
    if helped.is_empty() {
        return;
    }
    out.say("cli-would-help", &[("count", helped.len().into())]);
    for entry in helped {
        let (hamlet, mark) = place(commune, &entry.household);
        let reasons = entry.reasons.iter().map(|reason| told.reason(reason)).collect::<Vec<_>>().join("; ");
        out.say(
            "cli-would-help-house",
            &[("mark", mark.into()), ("hamlet", hamlet.into()), ("reason", reasons.into())],
        );
        for remedy in &entry.would_help {
            out.say("cli-would-help-remedy", &[("remedy", told.remedy(remedy).into())]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use evening_rounds::messages::{Lang, Messages};
    use evening_rounds::priority::TermKind;
    use evening_rounds::rounds::{AskBy, OrderReason, Pin, Reason, Remedy, TeamNeed, TimeChange, WhyUnkept};
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// Every `const` and every value of an `enum` of a type's schema.
    fn words(schema: &Value, found: &mut BTreeSet<String>) {
        match schema {
            Value::Object(members) => {
                let fixed = members.get("const").into_iter();
                let listed = members.get("enum").and_then(Value::as_array).into_iter().flatten();
                found.extend(fixed.chain(listed).filter_map(Value::as_str).map(|w| w.replace('_', "-")));
                // What a reason refers to has words of its own.
                members.iter().filter(|(name, _)| *name != "$defs").for_each(|(_, part)| words(part, found));
            }
            Value::Array(items) => items.iter().for_each(|item| words(item, found)),
            _ => {}
        }
    }

    #[test]
    fn every_reason_and_task_has_its_words_in_both_languages() {
        let (mut reasons, mut tasks) = (BTreeSet::new(), BTreeSet::new());
        words(&serde_json::to_value(schemars::schema_for!(Reason)).unwrap(), &mut reasons);
        words(&serde_json::to_value(schemars::schema_for!(TaskKind)).unwrap(), &mut tasks);
        assert!(reasons.contains("delays-others") && reasons.len() > 20, "{reasons:?}");
        assert_eq!(tasks.len(), 8, "{tasks:?}");
        let (mut terms, mut orders, mut remedies) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        words(&serde_json::to_value(schemars::schema_for!(TermKind)).unwrap(), &mut terms);
        words(&serde_json::to_value(schemars::schema_for!(OrderReason)).unwrap(), &mut orders);
        words(&serde_json::to_value(schemars::schema_for!(Remedy)).unwrap(), &mut remedies);
        assert!(
            terms.len() > 8 && orders.len() > 7 && remedies.len() > 6,
            "{terms:?} {orders:?} {remedies:?}"
        );
        let (mut more, mut needs, mut asks) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        words(&serde_json::to_value(schemars::schema_for!(TimeChange)).unwrap(), &mut more);
        words(&serde_json::to_value(schemars::schema_for!(TeamNeed)).unwrap(), &mut needs);
        words(&serde_json::to_value(schemars::schema_for!(AskBy)).unwrap(), &mut asks);
        let (mut pins, mut unkept) = (BTreeSet::new(), BTreeSet::new());
        words(&serde_json::to_value(schemars::schema_for!(Pin)).unwrap(), &mut pins);
        words(&serde_json::to_value(schemars::schema_for!(WhyUnkept)).unwrap(), &mut unkept);
        assert!(pins.len() == 4 && unkept.len() == 9, "{pins:?} {unkept:?}");
        for (family, words) in [
            ("pin", pins),
            ("unkept", unkept),
            ("term", terms),
            ("order", orders),
            ("remedy", remedies),
            ("more-time", more),
            ("team-need", needs),
            ("ask", asks),
        ] {
            for lang in Lang::ALL {
                let messages = Messages::new(lang);
                for word in &words {
                    let key = format!("{family}-{word}");
                    // What is missing are values at most, never the message.
                    assert_ne!(messages.text(&key, &[]), key, "{lang:?}");
                }
            }
        }
        let reasons = reasons.iter().map(|word| format!("reason-{word}.group"));
        let keys: Vec<String> = reasons.chain(tasks.iter().map(|word| format!("task-{word}"))).collect();
        for lang in Lang::ALL {
            let messages = Messages::new(lang);
            for key in &keys {
                assert!(messages.checked(key, &[]).is_ok(), "{lang:?} {key}");
            }
        }
    }
}
