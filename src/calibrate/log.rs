//! The rows of a log.

use crate::base::Position;
use crate::network::{Conditions, TimedLeg};
use std::collections::BTreeMap;

/// Longest leg of an evening, in minutes.
const LONGEST: f64 = 720.0;
/// Most rows that are read.
const MOST_ROWS: usize = 100_000;

/// Where households are, by id.
pub type Places = BTreeMap<String, Position>;

/// Why a log cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// The table has no line of names, or is no table.
    #[error("no CSV table: {0}")]
    NoTable(String),
    /// Columns are missing.
    #[error("the column {0} is missing")]
    Missing(&'static str),
    /// Households are named, but there are none to look them up in.
    #[error("households are named, but no commune was given")]
    NoHouseholds,
    /// More rows than are read.
    #[error("more than {0} rows")]
    TooLong(usize),
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RowFault {
    /// A value is missing or cannot be read.
    Value {
        /// The column.
        column: &'static str,
        /// What it holds.
        value: String,
    },
    /// There is no such household.
    Household {
        /// What the row says.
        value: String,
    },
    /// It has fewer or more values than the line of names, or is not UTF-8.
    Shape,
}

/// A row of the log: a leg, or what is wrong with it. The line of names is row 1.
pub type Row = Result<TimedLeg, (u64, RowFault)>;

/// How ends of legs are given.
enum Ends {
    Ids([usize; 2]),
    Positions([usize; 4]),
}

/// Reads a log. Its columns are `from` and `to` (households of `places`) or `from_lon`, `from_lat`, `to_lon` and
/// `to_lat`; `minutes`; and, if wanted, `night` and `wet`. Rows that cannot be read are told one by one.
pub fn read_log(bytes: &[u8], places: Option<&Places>) -> Result<Vec<Row>, LogError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let names = reader.headers().map_err(|e| LogError::NoTable(e.to_string()))?.clone();
    let find = |name: &str| names.iter().position(|n| n.eq_ignore_ascii_case(name));
    let wanted = |name: &'static str| find(name).ok_or(LogError::Missing(name));
    let ends = if find("from").is_some() || find("to").is_some() {
        if places.is_none() {
            return Err(LogError::NoHouseholds);
        }
        Ends::Ids([wanted("from")?, wanted("to")?])
    } else {
        Ends::Positions([wanted("from_lon")?, wanted("from_lat")?, wanted("to_lon")?, wanted("to_lat")?])
    };
    let minutes = wanted("minutes")?;
    let (night, wet) = (find("night"), find("wet"));
    let none = Places::new();
    let places = places.unwrap_or(&none);
    let mut rows = Vec::new();
    for record in reader.records() {
        if rows.len() >= MOST_ROWS {
            return Err(LogError::TooLong(MOST_ROWS));
        }
        let row = rows.len() as u64 + 2;
        let Ok(record) = record else {
            rows.push(Err((row, RowFault::Shape)));
            continue;
        };
        let cell = |i: usize| record.get(i).unwrap_or("");
        let leg = || -> Result<TimedLeg, RowFault> {
            let (from, to) = match ends {
                Ends::Ids([from, to]) => (household(places, cell(from))?, household(places, cell(to))?),
                Ends::Positions([a, b, c, d]) => (
                    position(["from_lon", "from_lat"], [cell(a), cell(b)])?,
                    position(["to_lon", "to_lat"], [cell(c), cell(d)])?,
                ),
            };
            let minutes = number("minutes", cell(minutes)).and_then(|value| {
                let sound = value > 0.0 && value <= LONGEST;
                sound.then_some(value).ok_or_else(|| fault("minutes", cell(minutes)))
            })?;
            let said = |name, column: Option<usize>| column.map_or(Ok(false), |i| yes(name, cell(i)));
            let conditions = Conditions { night: said("night", night)?, wet: said("wet", wet)? };
            Ok(TimedLeg { row, from, to, minutes, conditions })
        };
        rows.push(leg().map_err(|fault| (row, fault)));
    }
    Ok(rows)
}

fn fault(column: &'static str, value: &str) -> RowFault {
    // Long enough to be recognised.
    RowFault::Value { column, value: value.chars().take(40).collect() }
}

fn household(places: &Places, id: &str) -> Result<Position, RowFault> {
    places.get(id).copied().ok_or_else(|| RowFault::Household { value: id.chars().take(64).collect() })
}

fn number(column: &'static str, value: &str) -> Result<f64, RowFault> {
    // Vietnamese tables write 4,5.
    let number = value.replace(',', ".").parse::<f64>().ok().filter(|n| n.is_finite());
    number.ok_or_else(|| fault(column, value))
}

fn position(columns: [&'static str; 2], values: [&str; 2]) -> Result<Position, RowFault> {
    let [lon, lat] = [number(columns[0], values[0])?, number(columns[1], values[1])?];
    Position::new(lon, lat, None).map_err(|_| {
        let wrong = usize::from((-180.0..=180.0).contains(&lon));
        fault(columns[wrong], values[wrong])
    })
}

fn yes(column: &'static str, value: &str) -> Result<bool, RowFault> {
    match value.to_lowercase().as_str() {
        "" | "0" | "no" | "false" | "không" => Ok(false),
        "1" | "yes" | "true" | "có" => Ok(true),
        _ => Err(fault(column, value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_row_is_told_by_its_number_and_the_others_are_read() {
        let log = "from_lon,from_lat,to_lon,to_lat,minutes,night,wet,who\n\
                   107.6,16.1,107.61,16.1,12.5,1,0,x\n\
                   107.6,16.1,107.61,16.1,soon,1,0,x\n\
                   107.6,9000,107.61,16.1,12,1,0,x\n\
                   107.6,16.1,107.61,16.1,12,maybe,0,x\n\
                   107.6,16.1,12\n\
                   107.6,16.1,107.61,16.1,0,,,\n\
                   \"107,6\",16.1,107.61,16.1,\"7,5\",có,không,\n";
        let rows = read_log(log.as_bytes(), None).unwrap();
        let faults: Vec<(u64, &str)> = rows
            .iter()
            .filter_map(|row| match row.as_ref().err()? {
                (row, RowFault::Value { column, .. }) => Some((*row, *column)),
                (row, _) => Some((*row, "")),
            })
            .collect();
        assert_eq!(faults, [(3, "minutes"), (4, "from_lat"), (5, "night"), (6, ""), (7, "minutes")]);
        let last = rows[6].as_ref().unwrap();
        assert_eq!((last.row, last.conditions), (8, Conditions { night: true, wet: false }));
        assert!((last.minutes - 7.5).abs() < 1e-9 && (last.from.lon() - 107.6).abs() < 1e-9);
    }

    #[test]
    fn households_are_looked_up() {
        let at = Position::new(107.6, 16.1, None).unwrap();
        let places = Places::from([("h-1".to_owned(), at)]);
        let rows = read_log(b"to,minutes,from\nh-1,5,h-1\nh-1,5,h-9\n", Some(&places)).unwrap();
        assert_eq!(rows[0].as_ref().unwrap().from, at);
        assert_eq!(rows[1], Err((3, RowFault::Household { value: "h-9".into() })));
        assert_eq!(read_log(b"from,to,minutes\n", None), Err(LogError::NoHouseholds));
    }

    #[test]
    fn what_is_no_log_is_refused() {
        assert_eq!(read_log(b"from_lon,from_lat,to_lon\n", None), Err(LogError::Missing("to_lat")));
        assert_eq!(read_log(b"", None), Err(LogError::Missing("from_lon")));
        assert!(matches!(read_log(b"\xFF\xFE\n", None), Err(LogError::NoTable(_))));
    }
}
