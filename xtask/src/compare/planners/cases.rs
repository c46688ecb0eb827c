//! Which instances make a set, and for how long each is searched.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Options;
use super::best::{self, Best};
use crate::error::Error;
use crate::process::Run;

/// The eleven instances on which the collection's README measured other planners.
const TABLE: [(&str, usize); 11] = [
    ("c101", 4),
    ("r101", 2),
    ("r108", 3),
    ("rc108", 4),
    ("r203", 1),
    ("rc204", 1),
    ("rc201", 2),
    ("pr04", 1),
    ("pr04", 3),
    ("pr10", 2),
    ("pr10", 4),
];
/// Of a large set a quick comparison takes every so-many-eth instance. Not a multiple of 2: an instance is listed with two to
/// four numbers of teams, and all of these are to be among those taken.
const QUICK_STEP: usize = 11;

/// A set of instances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Set {
    /// The eleven instances of the README's table.
    Table,
    /// Invented hamlets.
    Hamlets,
    /// All with time windows, with one to four teams.
    Toptw,
    /// All without time windows.
    Top,
}

impl Set {
    /// All of them, in the order in which they run.
    pub(crate) const ALL: [Self; 4] = [Self::Table, Self::Hamlets, Self::Toptw, Self::Top];

    /// What it is called on the command line.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Hamlets => "hamlets",
            Self::Toptw => "toptw",
            Self::Top => "top",
        }
    }
}

impl std::str::FromStr for Set {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|set| set.name() == name);
        known.ok_or_else(|| format!("there is no set `{name}`: there are table, hamlets, toptw and top"))
    }
}

/// An instance to be solved within a time.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) set: Set,
    /// `c101 m4` or `p4.2.a`.
    pub(super) name: String,
    /// The file as it was published.
    pub(super) file: PathBuf,
    /// Teams, where the file does not say.
    pub(super) teams: Option<usize>,
    /// The same as JSON, for other planners and the checker.
    pub(super) json: PathBuf,
    pub(super) seconds: u32,
    pub(super) best: Option<Best>,
}

impl Case {
    /// Whether other planners are asked as well: on the large sets that would take them hours.
    pub(super) fn with_rivals(&self) -> bool {
        matches!(self.set, Set::Table | Set::Hamlets)
    }
}

/// All cases of the sets asked for, each file as JSON, too.
pub(super) fn of(folder: &Path, cache: &Path, options: &Options) -> Result<Vec<Case>, Error> {
    let toptw = best::read(&folder.join("best_known.csv"))?;
    let top = best::read(&folder.join("best_known_top.csv"))?;
    let mut cases = Vec::new();
    for &set in &options.sets {
        let before = cases.len();
        match set {
            Set::Table => {
                for seconds in if options.quick { &[5][..] } else { &[5, 30] } {
                    for (stem, teams) in TABLE {
                        let name = format!("{stem} m{teams}");
                        cases.push(with_windows(folder, cache, set, &name, *seconds, &toptw)?);
                    }
                }
            }
            Set::Hamlets => {
                let sizes = [("hamlets80", 1), ("hamlets250", 5)];
                cases.extend(sizes.map(|(name, seconds)| hamlet(folder, name, seconds)));
            }
            Set::Toptw => {
                for name in toptw.keys() {
                    cases.push(with_windows(folder, cache, set, name, 10, &toptw)?);
                }
            }
            Set::Top => {
                for name in top.keys() {
                    let file = folder.join("top").join(format!("{name}.txt"));
                    let json = cache.join("instances").join(format!("{name}.json"));
                    let best = top.get(name).cloned();
                    let name = name.clone();
                    cases.push(Case { set, name, file, teams: None, json, seconds: 10, best });
                }
            }
        }
        if options.quick && matches!(set, Set::Toptw | Set::Top) {
            let kept: Vec<Case> = cases.drain(before..).step_by(QUICK_STEP).collect();
            cases.extend(kept);
        }
    }
    cases.iter().try_for_each(|case| convert(folder, case))?;
    Ok(cases)
}

/// An instance with time windows, by a name such as `pr01 m3`.
fn with_windows(
    folder: &Path,
    cache: &Path,
    set: Set,
    name: &str,
    seconds: u32,
    known: &BTreeMap<String, Best>,
) -> Result<Case, Error> {
    let parts = name.split_once(" m").and_then(|(stem, teams)| Some((stem, teams.parse().ok()?)));
    let (stem, teams) = parts.ok_or_else(|| Error::Missing(format!("{name}: no number of teams.")))?;
    let file = folder.join("toptw").join(format!("{stem}.txt"));
    let json = cache.join("instances").join(format!("{stem}_m{teams}.json"));
    let best = known.get(name).cloned();
    Ok(Case { set, name: name.to_owned(), file, teams: Some(teams), json, seconds, best })
}

fn hamlet(folder: &Path, name: &str, seconds: u32) -> Case {
    let file = folder.join("instances").join(format!("{name}.json"));
    Case {
        set: Set::Hamlets,
        name: name.to_owned(),
        json: file.clone(),
        file,
        teams: None,
        seconds,
        best: None,
    }
}

fn convert(folder: &Path, case: &Case) -> Result<(), Error> {
    if case.json.is_file() {
        return Ok(());
    }
    let run = Run::new("python3", [folder.join("peers/convert.py")]);
    let run = match case.teams {
        Some(teams) => run.arg(&case.file).arg(teams.to_string()),
        None => run.arg("--top").arg(&case.file),
    };
    run.arg(&case.json).status()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_known_by_their_names() {
        for set in Set::ALL {
            assert_eq!(set.name().parse(), Ok(set));
        }
        assert!("tables".parse::<Set>().is_err());
    }

    #[test]
    fn teams_are_part_of_the_name() {
        let case = |name: &str| {
            with_windows(Path::new("/s"), Path::new("/c"), Set::Table, name, 5, &BTreeMap::new())
        };
        let made = case("pr04 m3").unwrap();
        assert_eq!((made.file.as_path(), made.teams), (Path::new("/s/toptw/pr04.txt"), Some(3)));
        assert_eq!(made.json, Path::new("/c/instances/pr04_m3.json"));
        assert!(case("pr04").is_err() && case("pr04 mx").is_err());
    }
}
