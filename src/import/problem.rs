//! What is wrong with a file, where, and what to do about it.

use serde::Serialize;
use std::collections::BTreeMap;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The commune cannot be used until this is mended.
    Error,
    /// The commune can be used; what the problem names is left out or looks odd.
    Warning,
}

/// One problem. Cause and remedy are told in the reader's language from the catalogue entries
/// `problem-<code>` (cause) and `problem-<code>.fix` (what to do), filled in with `args`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Problem {
    /// Number of the kind of problem, for example `E204`: stable, documented in `data/README.md`.
    pub code: Code,
    /// Whether the commune can still be used.
    pub severity: Severity,
    /// The file as the person named it.
    pub file: String,
    /// Index of the feature or entry, counted from 0, where the problem lies in one.
    #[ts(optional)]
    pub feature: Option<u32>,
    /// The `id` of that feature or entry, where it could be read.
    #[ts(optional)]
    pub id: Option<String>,
    /// Path of the field, for example `pending[0].task`; empty for a problem of the whole feature or file.
    pub field: String,
    /// Values for the catalogue's sentences, for example what was found and what is allowed.
    pub args: BTreeMap<String, String>,
}

/// Number of a kind of problem: 1xx file and JSON, 2xx geometry, 3xx fields, 4xx what does not fit together,
/// 5xx the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ts_rs::TS)]
pub enum Code {
    /// The file is larger than is read.
    E101,
}
