//! What is wrong with an instance file, in words that say what to do.

use super::format::Format;
use crate::orienteering::ProblemError;

/// A file that cannot be solved, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {fault}")]
pub struct SolveError {
    /// Name of the file.
    pub file: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with an instance. A `path` is the way to the place in a JSON file, as `nodes[3].prize`; lines are counted
/// from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing tells the dialect.
    #[error("neither its first words nor its keys tell what kind of file this is: say so with --format")]
    Unknown,
    /// Not text.
    #[error("this is not UTF-8 text: save it again in UTF-8")]
    Encoding,
    /// Longer than files are read.
    #[error("the file has more than {mib} MiB: leave out what is not needed")]
    TooLong {
        /// The most that is read, in MiB.
        mib: usize,
    },
    /// Not JSON.
    #[error("line {line}, column {column}: this is not JSON ({detail}): it may have been cut off")]
    Json {
        /// Line.
        line: usize,
        /// Column.
        column: usize,
        /// What the reader says.
        detail: String,
    },
    /// An unknown or missing key, a key given twice, or a value of another type.
    #[error("{path}: {detail}: correct this place, or take the key out")]
    Key {
        /// Where.
        path: String,
        /// What the reader says.
        detail: String,
    },
    /// A key that is known, but asks for what the search cannot do.
    #[error("{path} cannot be taken into account: {what}")]
    Unsupported {
        /// Where.
        path: String,
        /// What to do instead.
        what: Unsupported,
    },
    /// A number out of range.
    #[error("{path}: {value} is outside {low} to {high}: correct it, or choose another unit")]
    Range {
        /// Where.
        path: String,
        /// What is there.
        value: String,
        /// Smallest that is possible.
        low: String,
        /// Largest that is possible.
        high: String,
    },
    /// A time span that ends before it begins.
    #[error("{path}: the end {end} is before the beginning {begin}: swap or correct them")]
    Backwards {
        /// Where.
        path: String,
        /// First time.
        begin: i64,
        /// Second time.
        end: i64,
    },
    /// A list of another length than it must have.
    #[error("{path} has {found} entries and must have {wanted}: add what is missing or take out the rest")]
    Length {
        /// Where.
        path: String,
        /// Entries there.
        found: usize,
        /// Entries there must be.
        wanted: usize,
    },
    /// A reference to nothing.
    #[error("{path}: there is no {value}: add it, or correct the reference")]
    NoSuch {
        /// Where.
        path: String,
        /// What is missing.
        value: String,
    },
    /// A name that something else has already.
    #[error("{path}: {value} is taken already: give each a name of its own")]
    Twice {
        /// Where.
        path: String,
        /// The name.
        value: String,
    },
    /// A line of text that does not hold what it should.
    #[error("line {line}: expected {expected}: correct the line")]
    Line {
        /// Line.
        line: usize,
        /// What should be there.
        expected: &'static str,
    },
    /// A number of teams that is impossible.
    #[error("{teams} teams: there must be 1 to {most}")]
    Teams {
        /// So many were asked for.
        teams: usize,
        /// The most that are possible.
        most: usize,
    },
    /// A number of teams for a file that has its own.
    #[error("--teams is for toptw and top files; a {0} file names its teams itself")]
    TeamsGiven(Format),
    /// The problem is beyond what the search takes.
    #[error("{0}")]
    Problem(#[from] ProblemError),
    /// A route that cannot be kept: not the file's fault.
    #[error("the route number {0} cannot be kept in time; please report this")]
    Timetable(usize),
}

impl Fault {
    /// With the file it is in.
    pub(super) fn of(self, file: &str) -> SolveError {
        SolveError { file: file.to_owned(), fault: self }
    }
}

/// What is known and not taken into account, with what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsupported {
    /// Coordinates without travel times.
    #[error(
        "travel times are not looked up on a map; give matrices.<profile>.durations, and location_index, start_index and \
         end_index as its rows"
    )]
    Coordinates,
    /// Quantities and loads.
    #[error("quantities are not reckoned with; leave them out where everything fits into every vehicle")]
    Amounts,
    /// Pickups with their deliveries.
    #[error("a pickup and its delivery cannot be tied together; write jobs")]
    Shipments,
    /// Time before the service.
    #[error("add it to the service, or to the durations that lead to the place")]
    Setup,
    /// Times that depend on the type of vehicle.
    #[error("a service lasts equally long for every vehicle; write one service")]
    PerType,
    /// Times scaled for a vehicle.
    #[error("give the vehicle a profile of its own with scaled durations")]
    SpeedFactor,
    /// Costs.
    #[error("jobs come first, then time on the way, and nothing else counts; leave it out")]
    Costs,
    /// Limits on the way.
    #[error("only the time window limits a vehicle; shorten that and leave this out")]
    Limits,
    /// A solution to begin with.
    #[error("the search begins with no routes; leave it out")]
    Steps,
    /// The old place of the matrix.
    #[error("write it as matrices.car.durations")]
    OldMatrix,
    /// Distances beside times.
    #[error("no distances are reported; leave it out")]
    Distances,
}
