//! Typed identifiers. Each is short printable text, checked once when it is read.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text cannot be an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// The text is empty or only white space.
    #[error("an identifier may not be empty")]
    Empty,
    /// Longer than [`MAX_ID_CHARS`].
    #[error("an identifier may have at most {MAX_ID_CHARS} characters, this one has {0}")]
    TooLong(usize),
    /// A control character, or white space at an end.
    #[error("an identifier may not hold control characters or begin or end with white space")]
    NotPrintable,
}

/// Longest identifier, in characters.
const MAX_ID_CHARS: usize = 64;

fn checked(text: &str) -> Result<(), IdError> {
    if text.trim().is_empty() {
        return Err(IdError::Empty);
    }
    let chars = text.chars().count();
    if chars > MAX_ID_CHARS {
        return Err(IdError::TooLong(chars));
    }
    if text.trim() != text || text.chars().any(char::is_control) {
        return Err(IdError::NotPrintable);
    }
    Ok(())
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
        #[serde(try_from = "String", into = "String")]
        #[ts(type = "string")]
        #[schemars(extend("minLength" = 1, "maxLength" = 64, "pattern" = r"^\S(.*\S)?$"))]
        pub struct $name(String);

        impl $name {
            /// Checks and wraps a text.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                checked(&text).map(|()| Self(text))
            }

            /// The text of the identifier.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id!(
    /// A household, unique in the commune.
    HouseholdId
);
text_id!(
    /// A hamlet (thôn, bản, xóm), unique in the commune.
    HamletId
);
text_id!(
    /// An evening team (tổ công tác), unique in the commune.
    TeamId
);
text_id!(
    /// A person of a household: a mark within the household such as `a`, never a name or a number of a document.
    PersonId
);
text_id!(
    /// A spoken language as a BCP 47 tag such as `vi` or `ktv`. What is spoken at the door, never who somebody is.
    Language
);

text_id!(
    /// A machine that records, unique in the commune: a mark such as `tablet-2`, never a person's name.
    DeviceId
);
text_id!(
    /// A trail of a commune, named by the places it runs over: the same whatever else its file holds.
    TrailKey
);
text_id!(
    /// A proposed repair of the trails, named by what it mends.
    RepairId
);

impl TrailKey {
    /// The key of a trail whose places have this hash.
    pub(crate) fn from_hash(hash: u64) -> Self {
        Self(format!("{hash:016x}"))
    }
}

impl RepairId {
    /// A kind's name and a hash, such as `crossing-05e1c9b8a7f3d2e4`.
    pub(crate) fn from_parts(kind: &str, hash: u64) -> Self {
        Self(format!("{kind}-{hash:016x}"))
    }

    /// Tells apart what would have one name.
    pub(crate) fn number(&mut self, n: usize) {
        self.0 = format!("{}-{n}", self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_nobody_could_read_back() {
        assert_eq!(HouseholdId::new(" "), Err(IdError::Empty));
        assert_eq!(HouseholdId::new("a\n"), Err(IdError::NotPrintable));
        assert_eq!(HouseholdId::new("x".repeat(65)), Err(IdError::TooLong(65)));
        assert_eq!(HouseholdId::new("Hộ 12").map(String::from), Ok("Hộ 12".to_owned()));
    }

    #[test]
    fn is_checked_when_read_from_json() {
        assert!(serde_json::from_str::<TeamId>("\"\"").is_err());
        assert!(serde_json::from_str::<TeamId>("\"t1\"").is_ok());
    }
}
