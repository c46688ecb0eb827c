//! Reading the members of an object one by one, gathering every problem on the way.

use super::Code;
use super::json::Json;
use super::report::{Report, shown_text};

/// An object of one of our own files. Reading names its members; [`Object::finish`] reports those nobody asked for.
#[derive(Debug)]
pub(super) struct Object<'j> {
    path: String,
    members: &'j [(String, Json)],
    known: Vec<&'static str>,
}

/// `name` below `path`.
pub(super) fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

impl<'j> Object<'j> {
    /// Opens an object; anything else is a problem.
    pub(super) fn open(json: &'j Json, path: &str, report: &mut Report) -> Option<Self> {
        if let Json::Object(members) = json {
            return Some(Self { path: path.to_owned(), members, known: Vec::new() });
        }
        wrong_type(json, path, "object", report);
        None
    }

    fn find(&mut self, name: &'static str) -> Option<&'j Json> {
        self.known.push(name);
        self.members.iter().rev().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// A member that must be there.
    pub(super) fn required<T>(
        &mut self,
        report: &mut Report,
        name: &'static str,
        read: impl FnOnce(&Json, &str, &mut Report) -> Option<T>,
    ) -> Option<T> {
        let path = below(&self.path, name);
        if let Some(json) = self.find(name) {
            read(json, &path, report)
        } else {
            report.error(Code::E301, &path, &[("name", &name)]);
            None
        }
    }

    // A missing member and a wrong one are told apart, and the caller wants the inner option as it is.
    #[allow(clippy::option_option)]
    /// A member that may be missing or `null`. The outer `None` means that it is there and wrong.
    pub(super) fn optional<T>(
        &mut self,
        report: &mut Report,
        name: &'static str,
        read: impl FnOnce(&Json, &str, &mut Report) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.find(name) {
            None | Some(Json::Null) => Some(None),
            Some(json) => read(json, &below(&self.path, name), report).map(Some),
        }
    }

    /// A member that stands for its type's default when it is missing.
    pub(super) fn defaulted<T: Default>(
        &mut self,
        report: &mut Report,
        name: &'static str,
        read: impl FnOnce(&Json, &str, &mut Report) -> Option<T>,
    ) -> Option<T> {
        match self.find(name) {
            None => Some(T::default()),
            Some(json) => read(json, &below(&self.path, name), report),
        }
    }

    /// A member that overwrites `slot` when it is there and right.
    pub(super) fn set<T>(
        &mut self,
        report: &mut Report,
        name: &'static str,
        slot: &mut T,
        read: impl FnOnce(&Json, &str, &mut Report) -> Option<T>,
    ) {
        if let Some(json) = self.find(name)
            && let Some(value) = read(json, &below(&self.path, name), report)
        {
            *slot = value;
        }
    }

    /// A member that is an object whose own members overwrite those of a default.
    pub(super) fn group(
        &mut self,
        report: &mut Report,
        name: &'static str,
        read: impl FnOnce(&mut Object<'j>, &mut Report),
    ) {
        let path = below(&self.path, name);
        if let Some(json) = self.find(name)
            && let Some(mut object) = Object::open(json, &path, report)
        {
            read(&mut object, report);
            object.finish(report);
        }
    }

    /// Reports the members that nobody asked for: in our own files a name that is not known is an error, for a slip
    /// of the pen must not be ignored in silence.
    pub(super) fn finish(self, report: &mut Report) {
        for (name, _) in self.members {
            if self.known.contains(&name.as_str()) {
                continue;
            }
            let path = below(&self.path, &shown_text(name));
            if may_not_be_kept(name) {
                report.error(Code::E314, &path, &[("name", &shown_text(name))]);
            } else {
                let nearest = nearest(name, &self.known).unwrap_or("none");
                report.error(Code::E303, &path, &[("name", &shown_text(name)), ("nearest", &nearest)]);
            }
        }
    }
}

/// A value of another type than `wanted` (a key of the catalogues: `text`, `whole`, `list`, …).
pub(super) fn wrong_type(json: &Json, path: &str, wanted: &'static str, report: &mut Report) {
    let value = super::report::shown(json);
    report.error(Code::E302, path, &[("wanted", &wanted), ("found", &json.kind()), ("value", &value)]);
}

/// The known name that a mistyped one is nearest to, if it is near at all.
pub(super) fn nearest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    // Long names cannot be near ours, and the distance takes quadratic time.
    if name.len() > 64 {
        return None;
    }
    let plain = |text: &str| text.to_lowercase().replace(['-', ' ', '_'], "");
    let name = plain(name);
    let far = |k: &str| strsim::osa_distance(&name, &plain(k));
    known
        .iter()
        .map(|&k| (far(k), k))
        .filter(|&(distance, k)| distance <= k.len().max(4) / 3)
        .min()
        .map(|(_, k)| k)
}

/// Names of data that the law counts as sensitive or that a stolen file should not hold. They would be unknown
/// names anyway; somebody who writes them wants to know why.
fn may_not_be_kept(name: &str) -> bool {
    const NAMES: [&str; 24] = [
        "ethnicity",
        "ethnicgroup",
        "dantoc",
        "dântộc",
        "religion",
        "tongiao",
        "tôngiáo",
        "diagnosis",
        "disease",
        "illness",
        "disability",
        "benh",
        "bệnh",
        "idnumber",
        "identitynumber",
        "cccd",
        "cmnd",
        "socancuoc",
        "sốcăncước",
        "plate",
        "bienso",
        "biểnsố",
        "phonenumber",
        "sodienthoai",
    ];
    let plain: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    NAMES.contains(&plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_name_that_was_meant() {
        let known = ["people", "phones", "house_mark", "id"];
        assert_eq!(nearest("poeple", &known), Some("people"));
        assert_eq!(nearest("houseMark", &known), Some("house_mark"));
        assert_eq!(nearest("ID", &known), Some("id"));
        assert_eq!(nearest("colour", &known), None);
        assert_eq!(nearest(&"x".repeat(1000), &known), None);
    }

    #[test]
    fn knows_what_may_not_be_kept() {
        assert!(may_not_be_kept("Dân tộc") && may_not_be_kept("id_number") && !may_not_be_kept("language"));
    }
}
