//! Files → checked values, or a list of numbered problems: never the first problem only, never a panic.
//!
//! Bytes become a JSON tree (`json`), the tree is read field by field (`fields`, `values`, `geometry`,
//! `collection`), and what was read is compared across the files (`together`). Every step reports and goes on, so
//! that somebody who mends a file sees everything at once.

mod choices;
mod collection;
mod conditional;
mod convert;
mod duplicates;
mod fields;
mod geometry;
mod households;
mod json;
mod kind;
mod offer;
mod problem;
mod report;
mod settings;
mod teams;
mod together;
mod trails;
mod values;

pub use collection::OSM_CREDIT;
pub use convert::{ConvertError, convert, rounded};
pub use json::MOST_BYTES;

pub use kind::{FileKind, recognise};
pub use offer::{Look, choice, look, offer_args};
pub use problem::{Code, Problem, Severity};

pub(crate) use json::{Json, parse};
pub(crate) use report::{Report, shown_text};

use crate::base::Position;
use crate::commune::{Commune, Settings, Trail};
use crate::households::Household;
use crate::journal::{self, Journal};
use json::Document;
use std::collections::BTreeMap;

/// A file as somebody handed it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    /// Its name, with or without folders.
    pub name: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// What came of reading files.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The commune, with everything that its journal tells; `None` exactly when some problem is an
    /// [error](Severity::Error).
    pub commune: Option<Commune>,
    /// What happened since the files were written.
    pub journal: Journal,
    /// The households as the files alone have them; none without a commune.
    pub filed: Vec<Household>,
    /// Every problem: by file in the order they were given, then by feature; files that are missing come last.
    pub problems: Vec<Problem>,
}

/// A file that was recognised and parsed, and the problems found in it so far.
struct Opened {
    document: Option<Document>,
    report: Report,
}

/// Reads a commune from its files. Takes time and memory linear in their size, with limits on both.
pub fn read(files: &[NamedFile]) -> Import {
    let mut reports: Vec<Option<Report>> = Vec::with_capacity(files.len());
    let mut opened: BTreeMap<FileKind, (usize, Opened)> = BTreeMap::new();
    let mut journal = Journal::new();
    let mut journal_file = None;
    for (index, file) in files.iter().enumerate() {
        if is_journal(file) {
            let mut report = Report::new(&file.name);
            journal.merge(journal::read_into(&file.bytes, &mut report));
            journal_file = journal_file.or(Some(index));
            reports.push(Some(report));
            continue;
        }
        let (kind, file) = open(file);
        let left_over = match kind {
            Some(kind) if !opened.contains_key(&kind) => {
                opened.insert(kind, (index, file));
                None
            }
            Some(kind) => {
                let first = opened.get(&kind).and_then(|(i, _)| files.get(*i));
                let mut report = file.report;
                report.error(Code::E115, "", &[("first", &first.map_or("", |f| f.name.as_str()))]);
                Some(report)
            }
            None => Some(file.report),
        };
        reports.push(left_over);
    }
    let mut missing = Vec::new();
    for kind in FileKind::ALL.into_iter().filter(|k| k.is_required() && !opened.contains_key(k)) {
        let mut report = Report::new(kind.file_name());
        report.error(Code::E116, "", &[("name", &kind.file_name())]);
        missing.push(report);
    }
    let commune = assemble(&mut opened);
    for (index, file) in opened.into_values() {
        if let Some(slot) = reports.get_mut(index) {
            *slot = Some(file.report);
        }
    }
    // A household that could not be read would be missed by the events about it, too.
    let in_error = reports.iter().flatten().chain(&missing).any(Report::has_errors);
    let mut commune = commune.filter(|_| !in_error);
    let mut filed = Vec::new();
    if let Some(commune) = &mut commune {
        filed.clone_from(&commune.households);
        let folded = journal::fold(std::mem::take(&mut commune.households), &journal);
        commune.households = folded.households;
        if let Some(Some(report)) = journal_file.and_then(|index| reports.get_mut(index)) {
            journal::tell(&folded.disagreements, report);
        }
    }
    let problems: Vec<Problem> =
        reports.into_iter().flatten().chain(missing).flat_map(Report::finish).collect();
    Import { commune, journal, filed, problems }
}

/// Whether a file is a journal, by its name or, where that does not say, by its contents.
fn is_journal(file: &NamedFile) -> bool {
    match kind::by_name(&file.name) {
        Some(kind) => kind == FileKind::Journal,
        None => journal::looks_like_one(&file.bytes),
    }
}

/// Reads a trails file alone, for looking at a network without households. No trails when a problem is an error.
pub fn read_trails(file: &NamedFile) -> (Vec<Trail>, Vec<Problem>) {
    let (_, mut opened) = open_as(file, Some(FileKind::Trails));
    if let Some(document) = &opened.document {
        opened.report.set_offer(offer::alone(&document.root));
    }
    let mut opened = Some(opened);
    let mut trails = collection(&mut opened, &mut Vec::new(), trails::trails).unwrap_or_default();
    if let (Some(area), Some(file)) = (together::Area::of(&trails), &mut opened) {
        together::trails(&trails, &area, &mut file.report);
    }
    let problems = opened.map_or_else(Vec::new, |file| file.report.finish());
    if problems.iter().any(|p| p.severity == Severity::Error) {
        trails.clear();
    }
    (trails, problems)
}

/// Reads the points of a GeoJSON file alone, whatever else its features say. Features of another geometry are left out
/// with a warning. No points when a problem is an error.
pub fn read_points(file: &NamedFile) -> (Vec<Position>, Vec<Problem>) {
    let mut opened = Some(open_as(file, Some(FileKind::Households)).1);
    let mut points = collection(&mut opened, &mut Vec::new(), geometry::points).unwrap_or_default();
    let problems = opened.map_or_else(Vec::new, |file| file.report.finish());
    if problems.iter().any(|p| p.severity == Severity::Error) {
        points.clear();
    }
    (points, problems)
}

/// Reads a settings file alone. The defaults when a problem is an error.
pub fn read_settings(file: &NamedFile) -> (Settings, Vec<Problem>) {
    let mut opened = Some(open_as(file, Some(FileKind::Settings)).1);
    let read = parsed(&mut opened).map(|(document, report)| settings::settings(&document.root, report));
    let problems = opened.map_or_else(Vec::new, |file| file.report.finish());
    let usable = !problems.iter().any(|p| p.severity == Severity::Error);
    (read.filter(|_| usable).unwrap_or_default(), problems)
}

/// Recognises and parses one file.
fn open(file: &NamedFile) -> (Option<FileKind>, Opened) {
    open_as(file, kind::by_name(&file.name))
}

/// The same for a file that is known to be of a kind whatever its name; `None` asks the contents.
fn open_as(file: &NamedFile, named: Option<FileKind>) -> (Option<FileKind>, Opened) {
    let mut report = Report::new(&file.name);
    let document = match json::parse(&file.bytes) {
        Ok(document) => Some(document),
        // A picture or a note among the files is no fault of the commune's.
        Err(_) if named.is_none() => {
            report.warning(Code::E114, "", &[]);
            return (None, Opened { document: None, report });
        }
        Err(fault) => {
            fault.report(&mut report);
            None
        }
    };
    let kind = named.or_else(|| document.as_ref().and_then(|d| kind::by_contents(&d.root)));
    if kind.is_none() {
        report.warning(Code::E114, "", &[]);
    }
    if let (Some(_), Some(document)) = (kind, &document) {
        duplicates::report(document, &mut report);
    }
    (kind, Opened { document, report })
}

/// Reads every file that was opened and compares them. `None` when a required file could not be parsed or is not
/// there; whether the commune may be used is for the problems to say.
fn assemble(opened: &mut BTreeMap<FileKind, (usize, Opened)>) -> Option<Commune> {
    let trees = opened.iter().filter_map(|(kind, (_, file))| Some((*kind, &file.document.as_ref()?.root)));
    for (kind, offer) in offer::offers(trees) {
        if let Some((_, file)) = opened.get_mut(&kind) {
            file.report.set_offer(Some(offer));
        }
    }
    let mut credits = Vec::new();
    let mut take = |kind: FileKind| -> Option<Opened> {
        let (_, file) = opened.get_mut(&kind)?;
        Some(Opened {
            document: file.document.take(),
            report: std::mem::replace(&mut file.report, Report::new("")),
        })
    };
    let mut trails_file = take(FileKind::Trails);
    let mut water_file = take(FileKind::Water);
    let mut hamlets_file = take(FileKind::Hamlets);
    let mut households_file = take(FileKind::Households);
    let mut teams_file = take(FileKind::Teams);
    let mut settings_file = take(FileKind::Settings);
    let mut choices_file = take(FileKind::Choices);

    let trails = collection(&mut trails_file, &mut credits, trails::trails);
    let water = collection(&mut water_file, &mut credits, trails::water);
    let hamlets = collection(&mut hamlets_file, &mut credits, households::hamlets);
    let households = collection(&mut households_file, &mut credits, households::households);
    let teams = parsed(&mut teams_file).map(|(document, report)| teams::teams(&document.root, report));
    let settings =
        parsed(&mut settings_file).map(|(document, report)| settings::settings(&document.root, report));
    let choices =
        parsed(&mut choices_file).map(|(document, report)| choices::choices(&document.root, report));

    let area = trails.as_deref().and_then(together::Area::of);
    if let (Some(area), Some(trails), Some(file)) = (&area, &trails, &mut trails_file) {
        together::trails(trails, area, &mut file.report);
    }
    if let (Some(hamlets), Some(file)) = (&hamlets, &mut hamlets_file) {
        together::hamlets(hamlets, area.as_ref(), &mut file.report);
    }
    let known = hamlets.as_deref().and_then(together::known_hamlets);
    if let (Some(households), Some(file)) = (&households, &mut households_file) {
        together::households(households, known.as_ref(), area.as_ref(), &mut file.report);
    }
    if let (Some(teams), Some(file)) = (&teams, &mut teams_file) {
        together::teams(teams, known.as_ref(), area.as_ref(), &mut file.report);
    }

    for (kind, file) in [
        (FileKind::Trails, trails_file),
        (FileKind::Water, water_file),
        (FileKind::Hamlets, hamlets_file),
        (FileKind::Households, households_file),
        (FileKind::Teams, teams_file),
        (FileKind::Settings, settings_file),
        (FileKind::Choices, choices_file),
    ] {
        if let (Some((_, slot)), Some(file)) = (opened.get_mut(&kind), file) {
            *slot = file;
        }
    }
    Some(Commune {
        trails: trails?,
        water: water.unwrap_or_default(),
        hamlets: hamlets?.into_iter().filter_map(|entry| entry.whole).collect(),
        households: households?.into_iter().filter_map(|entry| entry.whole).collect(),
        teams: teams?.into_iter().filter_map(|entry| entry.whole).collect(),
        settings: settings.unwrap_or_default(),
        choices: choices.unwrap_or_default(),
        attribution: credits,
    })
}

/// The tree of a file and its report, when there is a tree.
fn parsed(file: &mut Option<Opened>) -> Option<(&Document, &mut Report)> {
    let Opened { document, report } = file.as_mut()?;
    Some((document.as_ref()?, report))
}

/// Reads a GeoJSON file: its frame, whom to credit, and its features with `read`.
fn collection<T>(
    file: &mut Option<Opened>,
    credits: &mut Vec<String>,
    read: impl FnOnce(&[collection::Feature<'_>], &mut Report) -> Vec<T>,
) -> Option<Vec<T>> {
    let (document, report) = parsed(file)?;
    let features = collection::features(&document.root, report)?;
    collection::attribution(&document.root, &features, credits, report);
    Some(read(&features, report))
}
