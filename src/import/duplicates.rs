//! Names that occur twice in one object: JSON leaves open which of the values counts.

use super::Code;
use super::fields::below;
use super::json::{Document, Json};
use super::report::{Report, shown_text};
use std::collections::BTreeSet;

/// Reports every name that occurs twice, at the feature or entry it lies in.
pub(super) fn report(document: &Document, report: &mut Report) {
    // Seldom the case, and looking costs a walk over the whole tree.
    if !document.has_duplicates {
        return;
    }
    match &document.root {
        Json::List(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                report.enter(Some(index), None);
                walk(entry, "", report);
            }
        }
        Json::Object(members) => {
            names(members, "", report);
            for (name, value) in members {
                match value {
                    Json::List(features) if name == "features" => {
                        for (index, feature) in features.iter().enumerate() {
                            report.enter(Some(index), None);
                            walk_feature(feature, report);
                        }
                        report.enter(None, None);
                    }
                    _ => walk(value, name, report),
                }
            }
        }
        _ => {}
    }
    report.enter(None, None);
}

/// The properties of a feature are what people call its fields, so their path begins at them.
fn walk_feature(feature: &Json, report: &mut Report) {
    let Json::Object(members) = feature else { return };
    names(members, "", report);
    for (name, value) in members {
        walk(value, if name == "properties" { "" } else { name }, report);
    }
}

fn walk(json: &Json, path: &str, report: &mut Report) {
    match json {
        Json::List(items) => {
            for (i, item) in items.iter().enumerate() {
                if matches!(item, Json::List(_) | Json::Object(_)) {
                    walk(item, &format!("{path}[{i}]"), report);
                }
            }
        }
        Json::Object(members) => {
            names(members, path, report);
            for (name, value) in members {
                walk(value, &below(path, name), report);
            }
        }
        _ => {}
    }
}

fn names(members: &[(String, Json)], path: &str, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for (name, _) in members {
        if !seen.insert(name.as_str()) {
            let name = shown_text(name);
            report.error(Code::E111, &below(path, &name), &[("name", &name)]);
        }
    }
}
