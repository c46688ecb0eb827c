//! Places on the earth.

use serde::{Deserialize, Serialize};

/// A WGS 84 position: degrees east, degrees north, and metres above the sea where known.
/// Always finite and within the globe.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(try_from = "Vec<f64>", into = "Vec<f64>")]
#[schemars(
    with = "Vec<f64>",
    extend("minItems" = 2, "maxItems" = 3, "prefixItems" = [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
        {"type": "number", "minimum": -500, "maximum": 9000},
    ])
)]
#[ts(type = "number[]")]
pub struct Position {
    lon: f64,
    lat: f64,
    ele: Option<f64>,
}

/// Why numbers are not a position.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PositionError {
    /// Fewer than two or more than three numbers.
    #[error("a position has two or three numbers (longitude, latitude, elevation), not {0}")]
    Count(usize),
    /// NaN or infinite.
    #[error("a position holds only finite numbers")]
    NotFinite,
    /// Longitude beyond ±180° or latitude beyond ±90°.
    #[error("longitude {lon}, latitude {lat} is outside the globe")]
    OutsideGlobe {
        /// Degrees east as read.
        lon: f64,
        /// Degrees north as read.
        lat: f64,
    },
    /// Elevation that is nowhere on land (below −500 m or above 9,000 m).
    #[error("an elevation of {0} m is not on this earth's land")]
    Elevation(f64),
}

impl Position {
    /// Checks and makes a position from degrees and metres.
    pub fn new(lon: f64, lat: f64, ele: Option<f64>) -> Result<Self, PositionError> {
        if !lon.is_finite() || !lat.is_finite() || ele.is_some_and(|e| !e.is_finite()) {
            return Err(PositionError::NotFinite);
        }
        if lon.abs() > 180.0 || lat.abs() > 90.0 {
            return Err(PositionError::OutsideGlobe { lon, lat });
        }
        match ele {
            Some(e) if !(-500.0..=9000.0).contains(&e) => Err(PositionError::Elevation(e)),
            _ => Ok(Self { lon, lat, ele }),
        }
    }

    /// Degrees east.
    pub const fn lon(self) -> f64 {
        self.lon
    }

    /// Degrees north.
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Metres above the sea, where known.
    pub const fn ele(self) -> Option<f64> {
        self.ele
    }

    /// Great-circle distance by the haversine formula on the mean earth radius of 6,371,008.8 m (IUGG).
    /// `libm` keeps the result the same natively and in wasm.
    pub fn distance(self, other: Self) -> super::Metres {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let dlat = libm::sin((lat2 - lat1) / 2.0);
        let dlon = libm::sin((other.lon - self.lon).to_radians() / 2.0);
        let h = dlat * dlat + libm::cos(lat1) * libm::cos(lat2) * dlon * dlon;
        super::Metres(2.0 * 6_371_008.8 * libm::asin(h.sqrt().min(1.0)))
    }
}

impl TryFrom<Vec<f64>> for Position {
    type Error = PositionError;
    fn try_from(numbers: Vec<f64>) -> Result<Self, PositionError> {
        match numbers[..] {
            [lon, lat] => Self::new(lon, lat, None),
            [lon, lat, ele] => Self::new(lon, lat, Some(ele)),
            _ => Err(PositionError::Count(numbers.len())),
        }
    }
}

impl From<Position> for Vec<f64> {
    fn from(p: Position) -> Self {
        let mut numbers = vec![p.lon, p.lat];
        numbers.extend(p.ele);
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_degree_of_latitude_is_111_km() -> Result<(), PositionError> {
        let a = Position::new(107.0, 16.0, None)?;
        let b = Position::new(107.0, 17.0, None)?;
        assert!((a.distance(b).0 - 111_195.1).abs() < 0.1);
        Ok(())
    }

    #[test]
    fn refuses_what_is_not_on_earth() {
        assert!(Position::try_from(vec![1.0]).is_err());
        assert!(Position::try_from(vec![107.0, 9000.0]).is_err());
        assert!(Position::new(f64::NAN, 0.0, None).is_err());
        assert!(Position::new(0.0, 0.0, Some(99_999.0)).is_err());
    }
}
