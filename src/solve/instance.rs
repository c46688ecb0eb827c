//! One instance, read and checked, with what its answer needs of the file.

use super::error::{Fault, SolveError};
use super::format::Format;
use super::{common, top, toptw, vroom};
use crate::import::MOST_BYTES;
use crate::orienteering::Problem;
use std::path::Path;

/// The most teams that a file or an argument may ask for.
pub const MOST_TEAMS: usize = 1000;

/// An instance file as a problem.
#[derive(Debug, Clone)]
pub struct Instance {
    /// Its name: what the file says, or what it is called without its ending; `c101_m2` for two teams on `c101.txt`.
    pub name: String,
    /// What is to be solved. Ticks are the file's own units of time with [`Format::Common`], seconds with
    /// [`Format::Vroom`], tenths or hundredths of a unit with [`Format::Toptw`] and ten-thousandths with [`Format::Top`].
    /// Worth is the prize in thousandths; with [`Format::Vroom`] a job is worth priority × (jobs + 1) + 1 points, so that
    /// priority comes first and the number of jobs second.
    pub problem: Problem,
    pub(super) papers: Papers,
}

/// What an answer repeats of the file.
#[derive(Debug, Clone)]
pub(super) enum Papers {
    Common(common::Papers),
    Vroom(vroom::Papers),
}

/// Reads an instance.
///
/// `name` is the file's name with its ending. It stands in errors, and tells the two families of [`Format::Toptw`] apart:
/// files whose names begin with `pr` are reckoned to two decimals, all others to one. Without a format it is guessed from
/// the contents. `teams` is how many teams set out, for [`Format::Toptw`] (1 when left out) and [`Format::Top`] (what the
/// file says when left out).
///
/// # Errors
/// Everything that cannot be taken exactly as it is written; see [`Fault`].
pub fn read(
    bytes: &[u8],
    name: &str,
    format: Option<Format>,
    teams: Option<usize>,
) -> Result<Instance, SolveError> {
    parse(bytes, name, format, teams).map_err(|fault| fault.of(name))
}

fn parse(bytes: &[u8], name: &str, format: Option<Format>, teams: Option<usize>) -> Result<Instance, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(Fault::TooLong { mib: MOST_BYTES / 1024 / 1024 });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::Encoding)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let format = format.or_else(|| Format::guess(text)).ok_or(Fault::Unknown)?;
    if let Some(teams) = teams.filter(|teams| !(1..=MOST_TEAMS).contains(teams)) {
        return Err(Fault::Teams { teams, most: MOST_TEAMS });
    }
    let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
    let instance = match (format, teams) {
        (Format::Common | Format::Vroom, Some(_)) => return Err(Fault::TeamsGiven(format)),
        (Format::Common, None) => common::read(text, &stem)?,
        (Format::Vroom, None) => vroom::read(text, &stem)?,
        (Format::Toptw, teams) => toptw::read(text, &stem, teams.unwrap_or(1))?,
        (Format::Top, teams) => top::read(text, &stem, teams)?,
    };
    instance.problem.check()?;
    Ok(instance)
}
