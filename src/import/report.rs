//! Where the problems of one file are gathered.

use super::json::Json;
use super::offer::{may_offer, offer_args};
use super::{Code, Problem, Severity};
use crate::coordinates::Offer;
use std::fmt::Display;

/// Problems listed of one file. A file of another kind altogether would otherwise fill the memory with its problems.
const MOST_LISTED: usize = 1000;

/// The problems of one file, and the feature that is being read.
#[derive(Debug)]
pub(crate) struct Report {
    file: String,
    feature: Option<u32>,
    id: Option<String>,
    offer: Option<Offer>,
    problems: Vec<Problem>,
    not_listed: usize,
    worst_not_listed: Severity,
}

impl Report {
    pub(crate) fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            feature: None,
            id: None,
            offer: None,
            problems: Vec::new(),
            not_listed: 0,
            worst_not_listed: Severity::Warning,
        }
    }

    /// From here on problems belong to this feature or entry (`None`: to the file).
    pub(crate) fn enter(&mut self, feature: Option<usize>, id: Option<&str>) {
        self.feature = feature.map(|f| u32::try_from(f).unwrap_or(u32::MAX));
        self.id = id.map(str::to_owned);
    }

    /// What the file can be converted from; told with every problem that converting would mend.
    pub(crate) fn set_offer(&mut self, offer: Option<Offer>) {
        self.offer = offer;
    }

    pub(crate) fn error(&mut self, code: Code, field: &str, args: &[(&str, &dyn Display)]) {
        self.add(code, Severity::Error, field, args);
    }

    pub(crate) fn warning(&mut self, code: Code, field: &str, args: &[(&str, &dyn Display)]) {
        self.add(code, Severity::Warning, field, args);
    }

    fn add(&mut self, code: Code, severity: Severity, field: &str, args: &[(&str, &dyn Display)]) {
        if self.problems.len() >= MOST_LISTED {
            self.not_listed += 1;
            self.worst_not_listed = self.worst_not_listed.min(severity);
            return;
        }
        let offer = if may_offer(code) { offer_args(self.offer.as_ref()) } else { Vec::new() };
        let offer = offer.into_iter().map(|(name, value)| (name.to_owned(), value));
        let given = args.iter().map(|(name, value)| ((*name).to_owned(), value.to_string()));
        self.problems.push(Problem {
            code,
            severity,
            file: self.file.clone(),
            feature: self.feature,
            id: self.id.clone(),
            field: field.to_owned(),
            args: given.chain(offer).collect(),
        });
    }

    /// Whether any problem so far is an error.
    pub(crate) fn has_errors(&self) -> bool {
        let not_listed = self.not_listed > 0 && self.worst_not_listed == Severity::Error;
        not_listed || self.problems.iter().any(|p| p.severity == Severity::Error)
    }

    /// The problems by feature, those of the whole file first.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|p| p.feature);
        if self.not_listed > 0 {
            let (count, severity) = (self.not_listed, self.worst_not_listed);
            self.problems.push(Problem {
                code: Code::E117,
                severity,
                file: self.file,
                feature: None,
                id: None,
                field: String::new(),
                args: [("count".to_owned(), count.to_string())].into(),
            });
        }
        self.problems
    }
}

/// A value shortened for a message.
pub(crate) fn shown(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(b) => b.to_string(),
        Json::Whole(n) => n.to_string(),
        Json::Number(n) => n.to_string(),
        Json::Text(text) => shown_text(text),
        Json::List(_) => "[…]".to_owned(),
        Json::Object(_) => "{…}".to_owned(),
    }
}

/// A text shortened for a message, without control characters.
pub(crate) fn shown_text(text: &str) -> String {
    const MOST_CHARS: usize = 60;
    let mut short: String =
        text.chars().take(MOST_CHARS).map(|c| if c.is_control() { '·' } else { c }).collect();
    if text.chars().nth(MOST_CHARS).is_some() {
        short.push('…');
    }
    short
}
