//! The systems a file can be converted from, and their names.

use super::datum::vn2000_to_wgs84;
use super::{LonLat, Pair, mercator};
use std::fmt;

/// A central meridian in whole minutes of arc east of Greenwich.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Meridian(u16);

impl Meridian {
    /// From degrees; `None` unless they are whole minutes between 100° and 112°, where Vietnam's meridians lie.
    pub fn from_degrees(degrees: f64) -> Option<Self> {
        let minutes = libm::round(degrees * 60.0);
        let whole = (degrees * 60.0 - minutes).abs() < 1e-3;
        (whole && (6000.0..=6720.0).contains(&minutes)).then_some(Self(minutes as u16))
    }

    /// Degrees east of Greenwich.
    pub fn degrees(self) -> f64 {
        f64::from(self.0) / 60.0
    }
}

/// As maps write it: `107°45′`.
impl fmt::Display for Meridian {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}°{:02}′", self.0 / 60, self.0 % 60)
    }
}

/// How wide a zone of VN-2000 is; the scale on its central meridian goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ZoneWidth {
    /// 3°, scale 0.9999: cadastral and other large maps, each province with a meridian of its own.
    Three,
    /// 6°, scale 0.9996: the national topographic maps.
    Six,
}

impl ZoneWidth {
    /// Degrees.
    pub const fn degrees(self) -> u8 {
        match self {
            Self::Three => 3,
            Self::Six => 6,
        }
    }

    const fn scale(self) -> f64 {
        match self {
            Self::Three => 0.9999,
            Self::Six => 0.9996,
        }
    }
}

/// A grid of metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grid {
    /// Vietnam's national system.
    Vn2000 {
        /// Width of the zone.
        width: ZoneWidth,
        /// Its central meridian.
        meridian: Meridian,
    },
    /// Universal Transverse Mercator on WGS 84, as receivers of satellite signals show it.
    Utm {
        /// 1 to 60.
        zone: u8,
        /// Whether it counts from 10,000 km south of the equator.
        south: bool,
    },
}

/// Which of the two numbers stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AxisOrder {
    /// Easting, northing: what programs write.
    EastNorth,
    /// Northing, easting: what Vietnam's surveyors call X and Y.
    NorthEast,
}

/// A system that is not WGS 84 with longitude first. Its [`Display`](fmt::Display) form is the key that
/// [`FromStr`](std::str::FromStr) reads: `vn2000-3:107.75`, `vn2000-6:105`, `utm:48`, `utm:33s`, each with `,northing-first` where that is
/// so; `vn2000` (degrees), `web-mercator`, `swapped`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// Metres of a grid.
    Grid(Grid, AxisOrder),
    /// Degrees of VN-2000, some 220 m from those of WGS 84.
    Vn2000Degrees,
    /// Metres of web maps (EPSG:3857).
    WebMercator,
    /// WGS 84 with latitude first.
    Swapped,
}

impl System {
    /// The system of an EPSG code, where it is one that can be converted. VN-2000: 4756, 3405, 3406, 5896–5899,
    /// 6956–6959 and 9205–9218; UTM on WGS 84: 32601–32660, 32701–32760; 3857.
    pub fn from_epsg(code: u32) -> Option<Self> {
        /// Degrees of the 3° meridians from 9205 on.
        const FROM_9205: [f64; 14] = [
            103.0, 104.0, 104.5, 104.75, 105.5, 105.75, 106.0, 106.25, 106.5, 107.0, 107.25, 107.5, 108.25,
            108.5,
        ];
        let vn2000 = |width, degrees| {
            let meridian = Meridian::from_degrees(degrees)?;
            Some(Self::Grid(Grid::Vn2000 { width, meridian }, AxisOrder::EastNorth))
        };
        let utm = |zone, south| Some(Self::Grid(Grid::Utm { zone, south }, AxisOrder::EastNorth));
        match code {
            4756 => Some(Self::Vn2000Degrees),
            3857 => Some(Self::WebMercator),
            3405 => vn2000(ZoneWidth::Six, 105.0),
            3406 => vn2000(ZoneWidth::Six, 111.0),
            5896 | 6956 => vn2000(ZoneWidth::Three, 102.0),
            5897 | 6957 => vn2000(ZoneWidth::Three, 105.0),
            5898 | 6958 => vn2000(ZoneWidth::Three, 108.0),
            5899 | 6959 => vn2000(ZoneWidth::Three, 107.75),
            9205..=9218 => vn2000(ZoneWidth::Three, *FROM_9205.get(code as usize - 9205)?),
            32601..=32660 => utm((code - 32600) as u8, false),
            32701..=32760 => utm((code - 32700) as u8, true),
            _ => None,
        }
    }

    /// The place in WGS 84, in degrees as computed. `None` when the numbers cannot be of this system: not metres where
    /// it has metres, not degrees where it has degrees, or a VN-2000 place far from Vietnam.
    pub fn to_wgs84(self, [first, second]: Pair) -> Option<LonLat> {
        let within = |[lon, lat]: LonLat| lon.abs() <= 180.0 && lat.abs() <= 90.0;
        let place = match self {
            Self::Swapped => [second, first],
            Self::Vn2000Degrees if within([first, second]) => vn2000_to_wgs84([first, second]),
            Self::WebMercator if is_metres([first, second]) => mercator::web(first, second),
            Self::Grid(grid, order) if is_metres([first, second]) => match order {
                AxisOrder::EastNorth => grid.to_wgs84(first, second)?,
                AxisOrder::NorthEast => grid.to_wgs84(second, first)?,
            },
            _ => return None,
        };
        (within(place) && (!self.is_vn2000() || is_near_vietnam(place))).then_some(place)
    }

    const fn is_vn2000(self) -> bool {
        matches!(self, Self::Vn2000Degrees | Self::Grid(Grid::Vn2000 { .. }, _))
    }

    /// The grid, where it is one.
    pub const fn grid(self) -> Option<Grid> {
        match self {
            Self::Grid(grid, _) => Some(grid),
            _ => None,
        }
    }

    /// What people call it in any language, `VN-2000 3° 107°45′`; the key where there is no such name.
    pub fn name(self) -> String {
        match self {
            Self::Grid(Grid::Vn2000 { width, meridian }, _) => {
                format!("VN-2000 {}° {meridian}", width.degrees())
            }
            Self::Grid(Grid::Utm { zone, south }, _) => {
                format!("UTM {zone}{} (WGS 84)", if south { 'S' } else { 'N' })
            }
            Self::Vn2000Degrees => "VN-2000".to_owned(),
            Self::WebMercator => "Web Mercator (EPSG:3857)".to_owned(),
            Self::Swapped => self.to_string(),
        }
    }
}

impl Grid {
    fn to_wgs84(self, east: f64, north: f64) -> Option<LonLat> {
        // 1,000 km from the central meridian the series is still good to a millimetre; no zone is wider.
        if (east - mercator::FALSE_EASTING).abs() > 1_000_000.0 || north.abs() > 10_000_000.0 {
            return None;
        }
        Some(match self {
            Self::Vn2000 { width, meridian } => {
                vn2000_to_wgs84(mercator::transverse(east, north, meridian.degrees(), width.scale()))
            }
            Self::Utm { zone, south } => {
                let north = if south { north - 10_000_000.0 } else { north };
                mercator::transverse(east, north, f64::from(zone) * 6.0 - 183.0, 0.9996)
            }
        })
    }
}

/// Whether a pair can only be metres: no degree is so large, and no place of Vietnam has so few metres.
pub(super) fn is_metres(pair: Pair) -> bool {
    pair.iter().all(|number| number.abs() > 10_000.0 && number.is_finite())
}

/// Vietnam with its islands and waters, generously.
fn is_near_vietnam([lon, lat]: LonLat) -> bool {
    (101.0..=118.0).contains(&lon) && (5.0..=25.0).contains(&lat)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_name_their_systems() {
        for (code, key) in [
            (3405, "vn2000-6:105"),
            (3406, "vn2000-6:111"),
            (5896, "vn2000-3:102"),
            (5899, "vn2000-3:107.75"),
            (9205, "vn2000-3:103"),
            (9218, "vn2000-3:108.5"),
            (32648, "utm:48"),
            (32733, "utm:33s"),
        ] {
            assert_eq!(System::from_epsg(code).map(|s| s.to_string()).as_deref(), Some(key));
            assert_eq!(format!("EPSG:{code}").parse().ok(), System::from_epsg(code));
        }
        assert_eq!(System::from_epsg(4326), None);
        assert_eq!(System::from_epsg(3148), None, "Indian 1960 has other parameters");
    }

    /// Made with PROJ 9.5.1 (pyproj 3.7.2): the EPSG code to EPSG:4326, by transformation 6960 where it is VN-2000.
    #[test]
    fn agrees_with_proj() {
        for (code, pair, lon, lat) in [
            (5899, [463_210.5, 1_791_876.25], 107.407_727_886_0, 16.201_237_656_4),
            (9205, [512_345.678, 2_412_345.678], 103.121_306_115_1, 21.807_425_102_1),
            (5897, [585_000.0, 2_325_000.0], 105.819_579_341_3, 21.016_519_175_3),
            (9218, [431_000.0, 1_205_000.0], 107.870_588_794_9, 10.895_756_890_6),
            (3405, [757_000.0, 1_790_000.0], 107.405_409_875_1, 16.175_831_800_4),
            (3406, [250_000.0, 1_600_000.0], 108.682_650_250_2, 14.460_191_122_7),
            (32648, [757_000.0, 1_790_000.0], 107.403_584_675_6, 16.176_848_359_5),
            (32649, [250_000.0, 1_600_000.0], 108.680_844_596_6, 14.461_220_536_5),
            (32631, [376_000.0, 4_712_000.0], 1.489_662_973_2, 42.550_446_932_6),
            (32733, [500_123.5, 7_000_000.0], 15.001_246_121_9, -27.122_469_636_0),
            (3857, [11_950_000.0, 1_825_000.0], 107.348_676_452_3, 16.175_020_203_9),
        ] {
            let place = System::from_epsg(code).and_then(|s| s.to_wgs84(pair));
            let [x, y] = place.unwrap_or_default();
            assert!(
                (x - lon).abs() < 1e-9 && (y - lat).abs() < 1e-9,
                "EPSG:{code}: {x} {y}, not {lon} {lat}"
            );
        }
    }

    #[test]
    fn refuses_numbers_of_another_kind() {
        let system = |key: &str| key.parse::<System>().ok();
        let place = |key, pair| system(key).and_then(|s| s.to_wgs84(pair));
        assert_eq!(place("vn2000-3:107.75", [107.4, 16.2]), None);
        assert_eq!(place("vn2000-3:107.75", [1_791_876.25, 463_210.5]), None);
        assert!(place("vn2000-3:107.75,northing-first", [1_791_876.25, 463_210.5]).is_some());
        assert_eq!(place("vn2000-3:107.75", [463_210.5, 6_000_000.0]), None, "in Siberia");
        assert_eq!(place("utm:48", [f64::NAN, 1.0]), None);
        assert_eq!(place("swapped", [16.2, 107.4]), Some([107.4, 16.2]));
        assert_eq!(place("swapped", [1_791_876.25, 463_210.5]), None);
    }
}
