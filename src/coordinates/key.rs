//! The keys of the systems: what the command line and the page name them by.

use super::{AxisOrder, Grid, Meridian, System, ZoneWidth};
use std::fmt;
use std::str::FromStr;

/// Why a text is not the key of a system.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” names no coordinate system; write for example vn2000-3:107.75, vn2000-6:105, utm:48, web-mercator or swapped"
)]
pub struct SystemError(pub String);

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Grid(Grid::Vn2000 { width, meridian }, _) => {
                // Quarter degrees are short decimals; other minutes are given in full, so that they read back.
                write!(f, "vn2000-{}:{}", width.degrees(), meridian.degrees())?;
            }
            Self::Grid(Grid::Utm { zone, south }, _) => {
                write!(f, "utm:{zone}{}", if *south { "s" } else { "" })?;
            }
            Self::Vn2000Degrees => f.write_str("vn2000")?,
            Self::WebMercator => f.write_str("web-mercator")?,
            Self::Swapped => f.write_str("swapped")?,
        }
        match self {
            Self::Grid(_, AxisOrder::NorthEast) => f.write_str(",northing-first"),
            _ => Ok(()),
        }
    }
}

impl FromStr for System {
    type Err = SystemError;

    fn from_str(text: &str) -> Result<Self, SystemError> {
        let plain = text.trim().to_lowercase();
        match plain.as_str() {
            "vn2000" => return Ok(Self::Vn2000Degrees),
            "web-mercator" => return Ok(Self::WebMercator),
            "swapped" => return Ok(Self::Swapped),
            _ => {}
        }
        grid(&plain).ok_or_else(|| SystemError(text.chars().take(60).collect()))
    }
}

/// A grid by its key, or a system by its code, `epsg:5899`.
fn grid(plain: &str) -> Option<System> {
    let (key, order) = match plain.strip_suffix(",northing-first") {
        Some(key) => (key, AxisOrder::NorthEast),
        None => (plain, AxisOrder::EastNorth),
    };
    let (family, place) = key.split_once(':')?;
    let meridian = || Meridian::from_degrees(place.parse().ok()?);
    let grid = match family {
        "vn2000-3" => Grid::Vn2000 { width: ZoneWidth::Three, meridian: meridian()? },
        "vn2000-6" => Grid::Vn2000 { width: ZoneWidth::Six, meridian: meridian()? },
        "utm" => {
            let (number, south) = match place.strip_suffix('s') {
                Some(number) => (number, true),
                None => (place.strip_suffix('n').unwrap_or(place), false),
            };
            let zone = number.parse().ok().filter(|zone| (1..=60).contains(zone))?;
            Grid::Utm { zone, south }
        }
        "epsg" => {
            return match System::from_epsg(place.parse().ok()?)? {
                System::Grid(grid, _) => Some(System::Grid(grid, order)),
                other => Some(other),
            };
        }
        _ => return None,
    };
    Some(System::Grid(grid, order))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back() {
        for key in [
            "vn2000-3:107.75",
            "vn2000-3:108",
            "vn2000-6:105,northing-first",
            "utm:48",
            "utm:33s",
            "vn2000",
            "web-mercator",
            "swapped",
        ] {
            assert_eq!(key.parse::<System>().map(|s| s.to_string()), Ok(key.to_owned()));
        }
        for minutes in 6000..=6720 {
            let meridian = Meridian::from_degrees(f64::from(minutes) / 60.0).expect("whole minutes");
            let system =
                System::Grid(Grid::Vn2000 { width: ZoneWidth::Three, meridian }, AxisOrder::EastNorth);
            assert_eq!(system.to_string().parse(), Ok(system));
        }
        for other in
            ["", "vn2000-3", "vn2000-3:", "vn2000-3:99", "vn2000-3:nan", "utm:0", "utm:61", "epsg:4326"]
        {
            assert!(other.parse::<System>().is_err(), "{other}");
        }
    }
}
