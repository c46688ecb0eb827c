//! Recording what happens.

use super::view::{CommuneView, commune_view};
use super::{Loaded, Session, SessionError};
use crate::base::{Date, DeviceId};
use crate::evening::Ground;
use crate::import::{NamedFile, Problem, Report};
use crate::journal::{self, DateTimeOfSecond, Digest, Disagreement, Entry, EventId, Journal};
use serde::Serialize;

/// What came of a change to the journal.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Recorded {
    /// The event recorded, where one was.
    #[ts(optional)]
    pub id: Option<EventId>,
    /// Its line as the journal keeps it, without a line feed.
    #[ts(optional)]
    pub line: Option<String>,
    /// What does not agree, as numbered problems of the journal.
    pub problems: Vec<Problem>,
    /// The commune as it now is.
    pub commune: CommuneView,
}

impl Loaded {
    /// What happened since the files were written.
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Works the households out anew from the files and the journal, and gives what does not agree.
    fn refold(&mut self) -> Vec<Disagreement> {
        let folded = journal::fold(self.filed.clone(), &self.journal);
        let before = std::mem::replace(&mut self.commune.households, folded.households);
        let places = before.iter().zip(&self.commune.households);
        if places.into_iter().any(|(a, b)| a.position != b.position || a.turning != b.turning) {
            self.ground = Ground::new(&self.commune);
        }
        folded.disagreements
    }

    /// Records something that happened.
    pub fn record(
        &mut self,
        device: &DeviceId,
        at: DateTimeOfSecond,
        entry: Entry,
        salt: Option<Digest>,
    ) -> Result<(EventId, Vec<Disagreement>), SessionError> {
        let id = self.journal.record(device, at.get(), entry, salt)?;
        Ok((id, self.refold()))
    }

    /// Forgets absences that are superseded or over on `today`; see [`Journal::forget`].
    pub fn forget(&mut self, today: Date) -> Result<usize, SessionError> {
        let count = self.journal.forget(&self.filed, &self.commune.settings.chance, today)?;
        self.refold();
        Ok(count)
    }

    /// Problems of the journal that disagreements come to.
    fn told(disagreements: &[Disagreement], file: &str) -> Vec<Problem> {
        let mut report = Report::new(file);
        journal::tell(disagreements, &mut report);
        report.finish()
    }
}

impl Session {
    /// Records something that happened; it counts from the next question on. A search under way goes on with what was
    /// known when it began.
    pub fn record(
        &mut self,
        device: &DeviceId,
        at: DateTimeOfSecond,
        entry: Entry,
        salt: Option<Digest>,
    ) -> Result<Recorded, SessionError> {
        let loaded = self.loaded.as_mut().ok_or(SessionError::NoCommune)?;
        let (id, disagreements) = loaded.record(device, at, entry, salt)?;
        let problems = Loaded::told(&disagreements, &loaded.names.journal());
        let line = loaded.journal.line(id).map(str::to_owned);
        Ok(Recorded { id: Some(id), line, problems, commune: commune_view(loaded) })
    }

    /// Adds the events of another journal, for example another tablet's.
    pub fn merge_journal(&mut self, file: &NamedFile) -> Result<Recorded, SessionError> {
        let loaded = self.loaded.as_mut().ok_or(SessionError::NoCommune)?;
        let (other, mut problems) = journal::read(file);
        loaded.journal.merge(other);
        let disagreements = loaded.refold();
        problems.extend(Loaded::told(&disagreements, &loaded.names.journal()));
        Ok(Recorded { id: None, line: None, problems, commune: commune_view(loaded) })
    }

    /// Forgets absences that are superseded or over on `today`, and gives the number of events forgotten.
    pub fn forget(&mut self, today: Date) -> Result<usize, SessionError> {
        self.loaded.as_mut().ok_or(SessionError::NoCommune)?.forget(today)
    }

    /// The whole journal, as the text of `journal.jsonl`.
    pub fn journal_lines(&self) -> Result<String, SessionError> {
        Ok(self.in_force()?.journal.to_lines())
    }
}
