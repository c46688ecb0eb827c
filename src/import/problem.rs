//! What is wrong with a file, where, and what to do about it.

use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

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

/// Writes the codes once: the variant, its documentation, [`Code::ALL`] and [`Code::meaning`].
macro_rules! codes {
    ($(#[doc = $meaning:literal] $code:ident,)*) => {
        /// Number of a kind of problem: 1xx file and JSON, 2xx geometry, 3xx fields, 4xx what does not fit together,
        /// 5xx the network, 6xx the journal. A number is never used again for something else.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ts_rs::TS)]
        pub enum Code {
            $(#[doc = $meaning] $code,)*
        }

        impl Code {
            /// Every code, in the order of their numbers.
            pub const ALL: &[Self] = &[$(Self::$code),*];

            /// The number as text, for example `E204`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$code => stringify!($code),)*
                }
            }

            /// One line for documentation; what people read on screen comes from the catalogues.
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$code => $meaning.trim_ascii(),)*
                }
            }
        }
    };
}

codes! {
    /// The file is larger than is read.
    E101,
    /// The file is empty.
    E102,
    /// The file is text in UTF-16 or UTF-32, not UTF-8.
    E103,
    /// The file is not UTF-8 text.
    E104,
    /// The file is a web page or XML, not JSON.
    E105,
    /// The file breaks the rules of JSON at a line and column.
    E106,
    /// The JSON ends before it is complete: the file was cut off.
    E107,
    /// Lists and objects are nested too deep.
    E108,
    /// The file holds more values than are read.
    E109,
    /// Something follows the end of the JSON value.
    E110,
    /// A name occurs twice in one object.
    E111,
    /// A number is not finite (NaN, Infinity) or too large for a computer.
    E112,
    /// The whole of the file is of the wrong type (a list where an object belongs, or the other way round).
    E113,
    /// The file is none of those that are read; it is left out.
    E114,
    /// Two files are of one kind.
    E115,
    /// A file that must be there is missing.
    E116,
    /// There are more problems in the file than are listed.
    E117,
    /// The file is not a GeoJSON `FeatureCollection`.
    E201,
    /// `features` is missing or not a list.
    E202,
    /// An entry of `features` is not a GeoJSON `Feature`.
    E203,
    /// A feature has no geometry.
    E204,
    /// The geometry is not a GeoJSON geometry.
    E205,
    /// The geometry is of a type that is not used in this file.
    E206,
    /// A position is not a list of two or three numbers.
    E207,
    /// A position is outside the globe.
    E208,
    /// Latitude stands before longitude: the numbers are valid only the other way round.
    E209,
    /// The coordinates are metres of a map projection, not degrees.
    E210,
    /// An elevation is nowhere on land.
    E211,
    /// A line has fewer than two different positions; it is left out.
    E212,
    /// The trails file holds no line that can be used.
    E213,
    /// `coordinates` is missing or not a list.
    E214,
    /// The file says that it uses a coordinate system other than WGS 84.
    E215,
    /// A feature has no `properties`.
    E216,
    /// The place lies far from the trails, but near them with latitude and longitude exchanged.
    E217,
    /// A field that must be there is missing.
    E301,
    /// A value is of the wrong type.
    E302,
    /// The name of a field is not known.
    E303,
    /// A number is outside its range.
    E304,
    /// A text is not one of those allowed.
    E305,
    /// A text is empty or too long, or holds control characters.
    E306,
    /// A text is not a date.
    E307,
    /// A text is not a time of day.
    E308,
    /// A text cannot be an identifier.
    E309,
    /// A list has too few or too many entries.
    E310,
    /// A number is not whole.
    E311,
    /// A member of the GeoJSON frame is not known; it is left out.
    E312,
    /// The value of an OpenStreetMap tag is not understood; it is left out.
    E313,
    /// The field holds data about people that may not be kept here.
    E314,
    /// A time of day is later than is ever allowed.
    E315,
    /// Two features or entries have the same id.
    E401,
    /// A household names a hamlet that is not in the hamlets file.
    E402,
    /// A team names a hamlet that is not in the hamlets file.
    E403,
    /// A place lies far outside the area of the trails.
    E404,
    /// A team's departure is not before its back-by time.
    E405,
    /// A window of hours ends before it begins.
    E406,
    /// An appointment ends before it begins.
    E407,
    /// Visits are not in the order of their dates.
    E408,
    /// An absence ends before it begins.
    E409,
    /// A person has the same pending task twice.
    E410,
    /// The first knock is not before the last knock.
    E411,
    /// The time to be out of the hamlets is before the last knock.
    E412,
    /// The shortest forest trip is longer than the longest.
    E413,
    /// A team has fewer than two members.
    E414,
    /// The slowest walking speed is above the speed on level ground.
    E415,
    /// A team has more members than its motorbikes carry.
    E416,
    /// A household is farther from any usable trail than the limit.
    E501,
    /// A household is on trails that do not join those of any team's start.
    E502,
    /// A team's start or end place is farther from any usable trail than the limit.
    E503,
    /// No trail can be used on foot.
    E504,
    /// The last line of a journal was cut off; it is left out.
    E601,
    /// A line of a journal is no such line; it is left out.
    E602,
    /// The contents of an event are not those that it is named by; it is left out.
    E603,
    /// A line of a journal holds what no event may hold; it is left out.
    E604,
    /// Lines of a journal are of a newer version; they are kept but have no effect.
    E605,
    /// An event is about a household that is not in the households file.
    E606,
    /// An event is about a task that is not pending.
    E607,
    /// An event finishes a task that waits for another one.
    E608,
    /// An event is about a person who has nothing pending.
    E609,
    /// An event takes back another that is not in the journal.
    E610,
    /// An event takes back another that is not earlier.
    E611,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
