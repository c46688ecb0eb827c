//! What people read, from the Fluent catalogues in `messages/`. Only the command line uses it: the page reads the
//! same catalogues with its own library.

use crate::import::Problem;
use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Every language, the first one first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    const fn tag(self) -> LanguageIdentifier {
        match self {
            Self::Vi => langid!("vi"),
            Self::En => langid!("en"),
        }
    }

    /// The catalogues of a language, one after the other; no message is in two of them.
    const fn catalogues(self) -> &'static [&'static str] {
        match self {
            Self::Vi => &[
                include_str!("../messages/problems.vi.ftl"),
                include_str!("../messages/app.vi.ftl"),
                include_str!("../messages/cli.vi.ftl"),
            ],
            Self::En => &[
                include_str!("../messages/problems.en.ftl"),
                include_str!("../messages/app.en.ftl"),
                include_str!("../messages/cli.en.ftl"),
            ],
        }
    }
}

/// A value for a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// Shown as the language writes numbers, `4.684` or `4,684`; a year is a text.
    Number(f64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

/// The messages of one language.
pub struct Messages {
    bundle: FluentBundle<FluentResource>,
    faults: Vec<String>,
}

impl Messages {
    /// Loads the catalogues of a language. A faulty entry is left out and told by [`Messages::faults`], which a test
    /// holds empty.
    pub fn new(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new(vec![lang.tag()]);
        // Marks around values help a browser with mixed directions; a terminal shows them as boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Vi => |value, _| number(value, '.', ','),
            Lang::En => |value, _| number(value, ',', '.'),
        }));
        let mut faults = Vec::new();
        if let Err(error) = bundle.add_builtins() {
            faults.push(error.to_string());
        }
        for text in lang.catalogues() {
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, errors)| {
                    faults.extend(errors.iter().map(ToString::to_string));
                    resource
                });
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors.iter().map(ToString::to_string));
            }
        }
        Self { bundle, faults }
    }

    /// What is wrong with the catalogues themselves.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// The message `key`, or its attribute for a key such as `problem-E101.fix`, filled in with `args`. A message
    /// that does not exist reads as its key, so that a slip is seen and nothing is lost.
    pub fn text(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.checked(key, args).unwrap_or_else(|(text, _)| text)
    }

    /// The same, or what could be made of it together with what was wrong.
    pub fn checked(&self, key: &str, args: &[(&str, Arg)]) -> Result<String, (String, Vec<String>)> {
        let (name, attribute) = key.split_once('.').map_or((key, None), |(name, rest)| (name, Some(rest)));
        let message = self.bundle.get_message(name);
        let pattern = message.and_then(|message| match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|a| a.value()),
            None => message.value(),
        });
        let Some(pattern) = pattern else {
            return Err((key.to_owned(), vec![format!("there is no message {key}")]));
        };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.clone()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            values.set((*name).to_owned(), value);
        }
        let mut errors: Vec<FluentError> = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        if errors.is_empty() {
            Ok(text)
        } else {
            Err((text, errors.iter().map(ToString::to_string).collect()))
        }
    }

    /// What is wrong and what to do about it, in two sentences or so each.
    pub fn problem(&self, problem: &Problem) -> (String, String) {
        let args: Vec<(&str, Arg)> =
            problem.args.iter().map(|(name, value)| (name.as_str(), Arg::Text(value.clone()))).collect();
        let key = format!("problem-{}", problem.code);
        (self.text(&key, &args), self.text(&format!("{key}.fix"), &args))
    }
}

/// A number with its thousands apart and the language's decimal sign; `None` leaves other values to Fluent.
fn number(value: &FluentValue<'_>, thousands: char, decimal: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let plain = number.as_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", &*plain), |rest| ("−", rest));
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut text = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && number.options.use_grouping && (whole.len() - i).is_multiple_of(3) {
            text.push(thousands);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(decimal);
        text.push_str(fraction);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn catalogues_are_sound() {
        for lang in Lang::ALL {
            assert_eq!(Messages::new(lang).faults(), &[] as &[String], "{lang:?}");
        }
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let written =
            |n: f64, separators: (char, char)| number(&FluentValue::from(n), separators.0, separators.1);
        assert_eq!(written(4684.0, ('.', ',')).as_deref(), Some("4.684"));
        assert_eq!(written(-1_234_567.5, ('.', ',')).as_deref(), Some("−1.234.567,5"));
        assert_eq!(written(99.7, (',', '.')).as_deref(), Some("99.7"));
        assert_eq!(written(100.0, (',', '.')).as_deref(), Some("100"));
        assert_eq!(number(&FluentValue::from("4684"), '.', ','), None);
    }

    #[test]
    fn a_missing_message_reads_as_its_key() {
        assert_eq!(Messages::new(Lang::En).text("no-such-message", &[]), "no-such-message");
    }
}
