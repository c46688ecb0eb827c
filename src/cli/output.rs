//! Text and JSON for people and programs.

use super::Failure;
use evening_rounds::base::{HouseholdId, TeamId};
use evening_rounds::import::{Problem, Severity};
use evening_rounds::messages::{Arg, Messages};
use evening_rounds::session::SessionError;
use serde::Serialize;
use std::io::{ErrorKind, Write};

/// The word that a value of an enumeration has in the files, or its `kind`, as catalogue entries spell it:
/// `eid-level-1`, `no-time-left`.
pub(super) fn word(value: &impl Serialize) -> String {
    let tree = serde_json::to_value(value).unwrap_or_default();
    tree.get("kind").unwrap_or(&tree).as_str().unwrap_or_default().replace('_', "-")
}

/// Where results go, and in which words.
pub(super) struct Out {
    pub(super) messages: Messages,
    pub(super) json: bool,
}

// Everything printed goes through here, whether or not it needs the catalogue.
#[allow(clippy::unused_self)]
impl Out {
    /// A line of text on stdout. A reader that has gone away is no error.
    pub(super) fn line(&self, text: &str) {
        let _gone = writeln!(std::io::stdout(), "{text}");
    }

    /// A catalogue message on stdout.
    pub(super) fn say(&self, key: &str, args: &[(&str, Arg)]) {
        self.line(&self.messages.text(key, args));
    }

    /// A catalogue message.
    pub(super) fn text(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.messages.text(key, args)
    }

    /// A value as JSON on stdout.
    pub(super) fn json(&self, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(value).map_err(|e| Failure::Usage(e.to_string()))?;
        self.line(&text);
        Ok(())
    }

    /// A line on stderr.
    pub(super) fn note(&self, text: &str) {
        let _gone = writeln!(std::io::stderr(), "{text}");
    }

    /// Problems on stderr: code, place, cause, and what to do.
    pub(super) fn warnings(&self, problems: &[Problem]) {
        for problem in problems {
            let (cause, fix) = self.messages.problem(problem);
            let severity = match problem.severity {
                Severity::Error => "cli-error",
                Severity::Warning => "cli-warning",
            };
            let feature = problem.feature.map(|number| format!("[{number}]"));
            let field = Some(problem.field.clone()).filter(|field| !field.is_empty());
            let place = [Some(problem.file.clone()), feature, problem.id.clone(), field];
            let place = place.into_iter().flatten().collect::<Vec<_>>().join(" ");
            self.note(&format!(
                "{} {} · {place}\n  {cause}\n  → {fix}",
                problem.code,
                self.text(severity, &[])
            ));
        }
    }

    /// Why the session could not answer, in words, with the team or household it is about.
    pub(super) fn session(&self, error: &SessionError) -> Failure {
        let text = self.text(&format!("error-{}", error.kind()), &[("detail", error.to_string().into())]);
        let team = error.team().map(TeamId::as_str);
        Failure::Usage(match team.or_else(|| error.household().map(HouseholdId::as_str)) {
            Some(about) => self.text("cli-about", &[("detail", text.into()), ("about", about.into())]),
            None => text,
        })
    }

    /// Why the command ended without its result: text on stderr, or JSON on stdout with `--json`.
    pub(super) fn failure(&self, failure: &Failure) {
        match failure {
            Failure::Problems(problems) if self.json => {
                let _shown = self.json(&serde_json::json!({ "problems": problems }));
            }
            Failure::Problems(problems) => {
                self.warnings(problems);
                let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
                self.note(&self.text("cli-errors", &[("count", errors.into())]));
            }
            Failure::RulesBroken | Failure::Undecided => {}
            Failure::Usage(detail) | Failure::Data(detail) => {
                self.note(&self.text("cli-failure", &[("detail", detail.as_str().into())]));
            }
            Failure::File { path, source } => {
                let why = match source.kind() {
                    ErrorKind::NotFound => "not-found",
                    ErrorKind::PermissionDenied => "not-allowed",
                    ErrorKind::NotADirectory => "not-a-folder",
                    ErrorKind::IsADirectory => "a-folder",
                    _ => "other",
                };
                let detail = self.text(
                    "cli-file",
                    &[
                        ("path", path.display().to_string().into()),
                        ("why", why.into()),
                        ("detail", source.to_string().into()),
                    ],
                );
                self.note(&self.text("cli-failure", &[("detail", detail.into())]));
            }
        }
    }
}
