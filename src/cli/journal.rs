//! `evening-rounds journal`.

use super::Failure;
use super::files;
use super::output::Out;
use clap::Subcommand;
use evening_rounds::base::{Date, DeviceId};
use evening_rounds::import::{Code, FileKind, NamedFile, Problem};
use evening_rounds::journal::{self, DateTimeOfSecond, Digest, Entry, EventId, Journal};
use evening_rounds::session::SessionError;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};

/// What to do with a journal.
#[derive(Debug, clap::Args)]
pub(super) struct JournalArgs {
    #[command(subcommand)]
    command: JournalCommand,
}

#[derive(Debug, Subcommand)]
enum JournalCommand {
    /// Put several journals, or parts of one, together.
    Merge {
        /// Their files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Where to write; printed when left out.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Show what a journal holds, and what in it does not agree.
    Show {
        /// Its files.
        #[arg(required_unless_present = "data", conflicts_with = "data")]
        files: Vec<PathBuf>,
        /// Folder with the commune's files, the journal among them.
        #[arg(long)]
        data: Option<PathBuf>,
    },
    /// Record something that happened.
    Record(RecordArgs),
    /// Forget absences that were superseded or are over.
    Forget {
        /// Folder with the commune's files, the journal among them.
        #[arg(long)]
        data: PathBuf,
        /// The day, as 2026-04-24.
        #[arg(long)]
        today: Date,
        /// Forget lines that cannot be read too; without this, nothing is written when there are such lines.
        #[arg(long)]
        drop_damaged: bool,
    },
}

#[derive(Debug, clap::Args)]
struct RecordArgs {
    /// Folder with the commune's files; the event is added to its journal.jsonl.
    #[arg(long)]
    data: PathBuf,
    /// Mark of this machine, for example tablet-2.
    #[arg(long, value_parser = |text: &str| DeviceId::new(text).map_err(|e| e.to_string()))]
    device: DeviceId,
    /// Day and time of recording, as 2026-04-24T20:10:00.
    #[arg(long, value_parser = |text: &str| text.parse::<DateTimeOfSecond>().map_err(|e| e.to_string()))]
    at: DateTimeOfSecond,
    /// What happened, as JSON: an `entry` of docs/journal.md; `-` reads it from stdin.
    #[arg(long, required_unless_present = "undo", conflicts_with = "undo")]
    event: Option<String>,
    /// Take this event back.
    #[arg(long, value_parser = |text: &str| text.parse::<EventId>().map_err(|e| e.to_string()))]
    undo: Option<EventId>,
}

/// Does one thing with a journal.
pub(super) fn run(args: &JournalArgs, out: &Out) -> Result<(), Failure> {
    match &args.command {
        JournalCommand::Merge { files, out: to } => merge(files, to.as_deref(), out),
        JournalCommand::Show { files, data: None } => {
            let (journal, problems) = read(files)?;
            show(&journal, &problems, out)
        }
        JournalCommand::Show { data: Some(folder), .. } => {
            let (loaded, problems) = files::commune_and_problems(folder)?;
            let problems: Vec<Problem> = problems.into_iter().filter(|p| is_of_journal(p.code)).collect();
            show(loaded.journal(), &problems, out)
        }
        JournalCommand::Record(args) => record(args, out),
        JournalCommand::Forget { data, today, drop_damaged } => forget(data, *today, *drop_damaged, out),
    }
}

fn is_of_journal(code: Code) -> bool {
    code >= Code::E601
}

/// Whether a line was left out, which writing the file anew would lose.
fn is_loss(problem: &Problem) -> bool {
    matches!(problem.code, Code::E601 | Code::E602 | Code::E603 | Code::E604)
}

/// Reads files of journals as one.
fn read(paths: &[PathBuf]) -> Result<(Journal, Vec<Problem>), Failure> {
    let (mut journal, mut problems) = (Journal::new(), Vec::new());
    for path in paths {
        let (part, found) = journal::read(&files::read(path)?);
        journal.merge(part);
        problems.extend(found);
    }
    if problems.iter().any(|p| p.severity == evening_rounds::import::Severity::Error) {
        return Err(Failure::Problems(problems));
    }
    Ok((journal, problems))
}

fn merge(paths: &[PathBuf], to: Option<&Path>, out: &Out) -> Result<(), Failure> {
    let (journal, problems) = read(paths)?;
    out.warnings(&problems);
    let text = journal.to_lines();
    let Some(to) = to else {
        out.line(text.trim_end());
        return Ok(());
    };
    files::replace(to, &text)?;
    if out.json {
        return out.json(&serde_json::json!({ "file": to, "events": journal.len(), "problems": problems }));
    }
    out.say(
        "cli-journal-merged",
        &[("count", journal.len().into()), ("path", to.display().to_string().into())],
    );
    Ok(())
}

fn show(journal: &Journal, problems: &[Problem], out: &Out) -> Result<(), Failure> {
    let events = journal.events();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for event in &events {
        *kinds.entry(event.entry.kind()).or_default() += 1;
    }
    let devices: BTreeSet<&str> = events.iter().map(|event| event.device.as_str()).collect();
    let first = events.iter().map(|event| event.at).min();
    let last = events.iter().map(|event| event.at).max();
    if out.json {
        return out.json(&serde_json::json!({
            "events": events.len(),
            "kinds": kinds,
            "devices": devices,
            "first": first,
            "last": last,
            "forgotten": journal.forgotten(),
            "not_understood": journal.not_understood(),
            "problems": problems,
        }));
    }
    out.say(
        "cli-journal",
        &[
            ("count", events.len().into()),
            ("devices", devices.len().into()),
            ("forgotten", journal.forgotten().into()),
            ("newer", journal.not_understood().into()),
        ],
    );
    if let (Some(first), Some(last)) = (first, last) {
        let shown = |at: DateTimeOfSecond| {
            let day = at.get().date();
            format!("{}/{}/{}", day.day(), day.month(), day.year())
        };
        out.say("cli-journal-days", &[("first", shown(first).into()), ("last", shown(last).into())]);
    }
    for (kind, count) in kinds {
        out.say("cli-journal-kind", &[("kind", kind.into()), ("count", count.into())]);
    }
    out.warnings(problems);
    Ok(())
}

fn record(args: &RecordArgs, out: &Out) -> Result<(), Failure> {
    let (mut loaded, _) = files::commune_and_problems(&args.data)?;
    let entry = match (&args.undo, &args.event) {
        (Some(event), _) => Entry::Undo { event: *event },
        (None, event) => {
            let event = event.as_deref().unwrap_or_default();
            let text = if event == "-" { files::stdin()? } else { event.to_owned() };
            serde_json::from_str(&text).map_err(|e| {
                Failure::Usage(out.text("cli-journal-entry", &[("detail", e.to_string().into())]))
            })?
        }
    };
    // An absence is forgotten one day; then nobody shall find out by guessing what was forgotten.
    let salt = entry.is_absence().then(random);
    let (id, _) = loaded.record(&args.device, args.at, entry, salt).map_err(|e| match e {
        SessionError::Record(error) => {
            Failure::Usage(out.text("cli-journal-entry", &[("detail", error.to_string().into())]))
        }
        other => out.session(&other),
    })?;
    let Some(line) = loaded.journal().line(id) else { return Err(out.session(&SessionError::NoCommune)) };
    files::append(&args.data.join(FileKind::Journal.file_name()), line)?;
    // What does not agree is told as the next reader will see it.
    let (_, problems) = files::commune_and_problems(&args.data)?;
    let name = id.to_string();
    let problems: Vec<Problem> =
        problems.into_iter().filter(|p| is_of_journal(p.code) && p.id.as_deref() == Some(&*name)).collect();
    if out.json {
        return out.json(&serde_json::json!({ "id": id, "problems": problems }));
    }
    out.warnings(&problems);
    out.say("cli-journal-recorded", &[("id", name.into())]);
    Ok(())
}

/// 128 bits that nobody can guess: the system's own randomness, by way of the keys of a hash map.
fn random() -> Digest {
    let half = || RandomState::new().build_hasher().finish();
    Digest::of([half().to_le_bytes(), half().to_le_bytes()].as_flattened())
}

fn forget(folder: &Path, today: Date, drop_damaged: bool, out: &Out) -> Result<(), Failure> {
    let (mut loaded, _) = files::commune_and_problems(folder)?;
    let forgotten = loaded.forget(today).map_err(|e| out.session(&e))?;
    let mut rewritten = Vec::new();
    for path in files::journals(folder)? {
        let file: NamedFile = files::read(&path)?;
        let (mut part, problems) = journal::read(&file);
        if !drop_damaged && problems.iter().any(is_loss) {
            out.warnings(&problems);
            return Err(Failure::Data(out.text("cli-journal-damaged", &[("file", file.name.into())])));
        }
        if part.forget_as(loaded.journal()) > 0 || problems.iter().any(is_loss) {
            rewritten.push((path, part.to_lines()));
        }
    }
    // Only when every part could be read is any of them written.
    for (path, text) in &rewritten {
        files::replace(path, text)?;
    }
    if out.json {
        return out.json(&serde_json::json!({ "forgotten": forgotten }));
    }
    out.say("cli-journal-forgotten", &[("count", forgotten.into())]);
    Ok(())
}
