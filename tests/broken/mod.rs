//! Broken files, each with exactly the problems it must give: the same list natively and in wasm.
#![allow(dead_code, clippy::unwrap_used, clippy::panic, unreachable_pub)]

mod bytes;
mod features;
mod fields;
mod fits;
mod journal;
pub mod valid;

use evening_rounds::import::{Code, FileKind, NamedFile, Severity};
use serde_json::Value;

/// Files, and every problem they must give, in order.
pub struct Case {
    pub name: &'static str,
    pub files: Vec<NamedFile>,
    pub expected: Vec<Found>,
}

/// What is compared of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub code: Code,
    pub severity: Severity,
    pub file: String,
    pub feature: Option<u32>,
    pub field: String,
}

/// Every case.
pub fn cases() -> Vec<Case> {
    let mut cases = bytes::cases();
    cases.extend(features::cases());
    cases.extend(fields::cases());
    cases.extend(fits::cases());
    cases.extend(journal::cases());
    cases
}

fn case(name: &'static str, files: Vec<NamedFile>, expected: Vec<Found>) -> Case {
    Case { name, files, expected }
}

fn found(
    code: Code,
    severity: Severity,
    kind: FileKind,
    feature: impl Into<Option<u32>>,
    field: &str,
) -> Found {
    let file = kind.file_name().to_owned();
    Found { code, severity, file, feature: feature.into(), field: field.to_owned() }
}

fn error(code: Code, kind: FileKind, feature: impl Into<Option<u32>>, field: &str) -> Found {
    found(code, Severity::Error, kind, feature, field)
}

fn warning(code: Code, kind: FileKind, feature: impl Into<Option<u32>>, field: &str) -> Found {
    found(code, Severity::Warning, kind, feature, field)
}

/// The valid files with the bytes of one replaced.
fn bytes(kind: FileKind, bytes: impl Into<Vec<u8>>) -> Vec<NamedFile> {
    let mut files = valid::files();
    let file = files.iter_mut().find(|f| f.name == kind.file_name()).unwrap();
    file.bytes = bytes.into();
    files
}

/// The valid files with a change to the tree of one.
fn changed(kind: FileKind, change: impl FnOnce(&mut Value)) -> Vec<NamedFile> {
    let mut tree = valid::tree(kind);
    change(&mut tree);
    bytes(kind, tree.to_string())
}

/// The valid files with one value replaced.
fn set(kind: FileKind, pointer: &str, value: Value) -> Vec<NamedFile> {
    changed(kind, |tree| {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match tree.pointer_mut(parent).unwrap() {
            Value::Object(members) => {
                members.insert(name.to_owned(), value);
            }
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
            other => panic!("{pointer}: {other} holds nothing"),
        }
    })
}

/// The valid files with one value taken out.
fn without(kind: FileKind, pointer: &str) -> Vec<NamedFile> {
    changed(kind, |tree| {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        tree.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name).unwrap();
    })
}

/// The valid files with a piece of the text of one replaced, for what no tree can hold.
fn text(kind: FileKind, from: &str, to: &str) -> Vec<NamedFile> {
    let whole = valid::tree(kind).to_string();
    assert!(whole.contains(from), "{from} is not in {whole}");
    bytes(kind, whole.replacen(from, to, 1))
}
