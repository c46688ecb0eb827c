//! The one way in which a line is written, so that its digest is the same wherever it is worked out.
//!
//! JSON (RFC 8259) without white space, members sorted by name, text in Unicode normalisation form C, and only strings,
//! whole numbers that every JavaScript number holds exactly (RFC 7493), booleans, lists and objects. In these bounds it
//! is the JSON Canonicalization Scheme (RFC 8785).

use crate::import::Json;
use std::collections::BTreeMap;

/// Largest whole number that may be written, 2⁵³ − 1.
pub(crate) const MOST_EXACT: i64 = 9_007_199_254_740_991;

/// A value that a journal does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotCanonical {
    /// Null, a fraction, or a number that is not exact everywhere.
    #[error("a journal holds no null, no fractions and no numbers beyond 2^53")]
    Value,
    /// One name twice in an object.
    #[error("a name occurs twice")]
    Twice,
}

/// The members of a line's object, by name.
pub(crate) type Members<'j> = BTreeMap<&'j str, &'j Json>;

/// The members of an object that are each there once.
pub(crate) fn members(object: &[(String, Json)]) -> Result<Members<'_>, NotCanonical> {
    let members: Members<'_> = object.iter().map(|(name, value)| (name.as_str(), value)).collect();
    if members.len() == object.len() { Ok(members) } else { Err(NotCanonical::Twice) }
}

/// An object's canonical text.
pub(crate) fn object(members: &Members<'_>) -> Result<String, NotCanonical> {
    let mut text = String::new();
    write_object(members, &mut text)?;
    Ok(text)
}

fn write_object(members: &Members<'_>, to: &mut String) -> Result<(), NotCanonical> {
    to.push('{');
    for (i, (name, value)) in members.iter().enumerate() {
        if i > 0 {
            to.push(',');
        }
        write_text(name, to);
        to.push(':');
        write(value, to)?;
    }
    to.push('}');
    Ok(())
}

fn write(json: &Json, to: &mut String) -> Result<(), NotCanonical> {
    match json {
        Json::Bool(flag) => to.push_str(if *flag { "true" } else { "false" }),
        Json::Whole(n) if n.unsigned_abs() <= MOST_EXACT as u64 => to.push_str(&n.to_string()),
        Json::Null | Json::Whole(_) | Json::Number(_) => return Err(NotCanonical::Value),
        Json::Text(text) => write_text(text, to),
        Json::List(items) => {
            to.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    to.push(',');
                }
                write(item, to)?;
            }
            to.push(']');
        }
        Json::Object(object) => write_object(&members(object)?, to)?,
    }
    Ok(())
}

/// Serde escapes as the canonical scheme does: the short forms where there are any, `\u00xx` in lower case otherwise.
fn write_text(text: &str, to: &mut String) {
    to.push_str(&serde_json::Value::from(text).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::parse;

    fn canonical(text: &str) -> Result<String, NotCanonical> {
        match parse(text.as_bytes()).map(|d| d.root) {
            Ok(Json::Object(all)) => object(&members(&all)?),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn one_text_for_one_value() {
        let written = r#"{ "b" : [1, -2,"é\u0007\u0041\/"], "a":{"z":true,"y":"\"\\\n"} }"#;
        let text = r#"{"a":{"y":"\"\\\n","z":true},"b":[1,-2,"é\u0007A/"]}"#;
        assert_eq!(canonical(written).as_deref(), Ok(text));
        assert_eq!(canonical(text).as_deref(), Ok(text));
        assert_eq!(canonical("{\"a\":\"Co\u{31b} Tu\"}"), canonical("{\"a\":\"Cơ Tu\"}"));
    }

    #[test]
    fn what_machines_read_differently_is_refused() {
        for value in ["null", "1.5", "1.0", "-0", "1e3", "9007199254740992", "-9223372036854775808", "1e300"]
        {
            assert_eq!(canonical(&format!("{{\"a\":[{value}]}}")), Err(NotCanonical::Value), "{value}");
        }
        assert_eq!(canonical(r#"{"a":1,"a":1}"#), Err(NotCanonical::Twice));
        assert_eq!(canonical(r#"{"b":{"a":1,"a":2}}"#), Err(NotCanonical::Twice));
    }
}
