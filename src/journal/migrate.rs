//! Reading lines of earlier versions.
//!
//! A line is kept as it was written, under the name it had then. Only what is understood of it is brought up to date,
//! step by step, whenever it is read. A new version adds one step to [`STEPS`] and one file to `tests/fixtures/journal`.

use crate::import::Json;

/// The version that this program writes.
pub(super) const VERSION: i64 = STEPS.len() as i64 + 1;

/// A line's members without its version and name, as they stand in the file.
pub(super) type Object = Vec<(String, Json)>;

/// `STEPS[n - 1]` makes members of version n + 1 of those of version n.
const STEPS: [fn(Object) -> Object; 0] = [];

/// Members of version `from` as this version writes them.
pub(super) fn upgraded(members: impl Iterator<Item = (String, Json)>, from: i64) -> Object {
    let done = usize::try_from(from - 1).unwrap_or(usize::MAX);
    STEPS.iter().skip(done).fold(members.collect(), |object, step| step(object))
}
