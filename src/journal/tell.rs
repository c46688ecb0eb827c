//! What does not agree, as numbered problems.

use super::Disagreement;
use crate::import::{Code, Report};
use std::fmt::Display;

/// A task kind's name as the files write it.
fn word(task: crate::households::TaskKind) -> String {
    serde_json::to_value(task).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Reports disagreements as warnings of the journal.
pub(crate) fn tell(disagreements: &[Disagreement], report: &mut Report) {
    for disagreement in disagreements {
        let (event, code, field) = match disagreement {
            Disagreement::UnknownHousehold { event, .. } => (event, Code::E606, "entry.household"),
            Disagreement::NotPending { event, .. } => (event, Code::E607, "entry"),
            Disagreement::NotDoable { event, .. } => (event, Code::E608, "entry"),
            Disagreement::UnknownPerson { event, .. } => (event, Code::E609, "entry.correction.person"),
            Disagreement::UndoUnknown { event } => (event, Code::E610, "entry.event"),
            Disagreement::UndoTooEarly { event } => (event, Code::E611, "entry.event"),
        };
        report.enter(None, Some(&event.to_string()));
        match disagreement {
            Disagreement::UnknownHousehold { household, .. } => {
                report.warning(code, field, &[("household", household)]);
            }
            Disagreement::NotPending { household, person, task, .. }
            | Disagreement::NotDoable { household, person, task, .. } => {
                let args: [(&str, &dyn Display); 3] =
                    [("household", household), ("person", person), ("task", &word(*task))];
                report.warning(code, field, &args);
            }
            Disagreement::UnknownPerson { household, person, .. } => {
                report.warning(code, field, &[("household", household), ("person", person)]);
            }
            Disagreement::UndoUnknown { .. } | Disagreement::UndoTooEarly { .. } => {
                report.warning(code, field, &[]);
            }
        }
    }
}
