//! What the network finds wrong with where things lie.

use super::ground::{Ground, Spot};
use super::parking::Parking;
use super::prepare::TeamTonight;
use crate::base::Metres;
use crate::commune::{Commune, Team};
use crate::import::{Code, FileKind, NamedFile, Problem, Severity, recognise};
use std::collections::BTreeMap;

/// What the files of each kind are called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileNames(BTreeMap<FileKind, String>);

impl FileNames {
    /// The names of these files; of two of one kind the first.
    pub fn of(files: &[NamedFile]) -> Self {
        let mut names = BTreeMap::new();
        for file in files {
            // Recognising a file may mean parsing it, but only where its name does not say what it is.
            if let Some(kind) = recognise(&file.name, &file.bytes) {
                names.entry(kind).or_insert_with(|| file.name.clone());
            }
        }
        Self(names)
    }

    /// What the journal is called, the first of its files where there are several.
    pub fn journal(&self) -> String {
        self.get(FileKind::Journal)
    }

    fn get(&self, kind: FileKind) -> String {
        self.0.get(&kind).cloned().unwrap_or_else(|| kind.file_name().to_owned())
    }
}

impl Ground {
    /// Households and teams that the trails do not reach, as numbered problems of the files they come from.
    pub fn problems_in(&self, commune: &Commune, names: &FileNames) -> Vec<Problem> {
        let at = |kind: FileKind, code: Code, severity: Severity, feature: usize, id: &str| Problem {
            code,
            severity,
            file: names.get(kind),
            feature: Some(feature as u32),
            id: Some(id.to_owned()),
            field: "geometry".to_owned(),
            args: BTreeMap::new(),
        };
        let limit = format!("{:.0}", commune.settings.walking.snap_limit_m.0);
        let mut found = Vec::new();
        if self.network().summary().edges == 0 {
            let mut problem = at(FileKind::Trails, Code::E504, Severity::Error, 0, "");
            (problem.feature, problem.id) = (None, None);
            return vec![problem];
        }
        for (index, team) in commune.teams.iter().enumerate() {
            for (spot, field) in [(Spot::Start(index), "start"), (Spot::End(index), "end")] {
                let Some(distance) = self.too_far(spot) else { continue };
                if field == "start" || team.end.is_some() {
                    let mut problem =
                        at(FileKind::Teams, Code::E503, Severity::Error, index, team.id.as_str());
                    field.clone_into(&mut problem.field);
                    problem.args.insert("limit".to_owned(), limit.clone());
                    problem.args.insert("metres".to_owned(), whole_metres(distance));
                    found.push(problem);
                }
            }
        }
        let mut riders: Option<Parking> = None;
        for (index, house) in commune.households.iter().enumerate() {
            let door = Spot::Household(index);
            if let Some(distance) = self.too_far(door) {
                let mut problem =
                    at(FileKind::Households, Code::E501, Severity::Warning, index, house.id.as_str());
                problem.args.insert("limit".to_owned(), limit.clone());
                problem.args.insert("metres".to_owned(), whole_metres(distance));
                found.push(problem);
            } else if !(0..commune.teams.len()).any(|team| self.joined(Spot::Start(team), door))
                && !riders.get_or_insert_with(|| self.riders(commune)).is_reached(index)
            {
                found.push(at(FileKind::Households, Code::E502, Severity::Warning, index, house.id.as_str()));
            }
        }
        found
    }
}

impl Ground {
    /// Where all teams that have motorbikes could leave them.
    fn riders(&self, commune: &Commune) -> Parking {
        let tonight = |(index, team): (usize, &Team)| TeamTonight {
            index,
            guide: team.guide,
            motorbikes: team.motorbikes,
            departure: team.departure,
            back_by: team.back_by,
        };
        let teams: Vec<TeamTonight> = commune.teams.iter().enumerate().map(tonight).collect();
        Parking::find(commune, self, &teams, None, &[]).map(|(_, parking)| parking).unwrap_or_default()
    }
}

/// Whole metres, or `none` where there is no usable trail at all, as the catalogue asks for it.
fn whole_metres(distance: Option<Metres>) -> String {
    distance.map_or_else(|| "none".to_owned(), |m| format!("{:.0}", m.0))
}
