//! Vietnam's provinces with the central meridian of their 3° zone: a table, no part of the program.

use super::{LonLat, Meridian};
use icu_normalizer::ComposingNormalizerBorrowed;
use std::sync::OnceLock;

/// A province as it was until 30 June 2025: the meridians were laid down for these, and the files that exist use them.
#[derive(Debug, Clone, PartialEq)]
pub struct Province {
    /// Its name.
    pub name: &'static str,
    /// The name without marks.
    pub plain: &'static str,
    /// Central meridian of its 3° zone of VN-2000.
    pub meridian: Meridian,
    /// The province it belongs to since 1 July 2025.
    pub since_2025: &'static str,
    /// That name without marks.
    plain_since_2025: &'static str,
    /// West, south, east, north in degrees.
    bounds: [f64; 4],
}

/// The boxes were taken from generalised outlines: a border may lie this much further out, in degrees.
const BORDER: f64 = 0.05;

impl Province {
    /// Every province, by meridian.
    pub fn all() -> &'static [Self] {
        static ALL: OnceLock<Vec<Province>> = OnceLock::new();
        ALL.get_or_init(|| include_str!("provinces.tsv").lines().filter_map(Self::from_row).collect())
    }

    fn from_row(row: &'static str) -> Option<Self> {
        let fields: Vec<&'static str> = row.split('\t').collect();
        let &[name, plain, meridian, west, south, east, north, since_2025, plain_since_2025] =
            fields.as_slice()
        else {
            return None;
        };
        let number = |text: &str| text.parse::<f64>().ok();
        Some(Self {
            name,
            plain,
            meridian: Meridian::from_degrees(number(meridian)?)?,
            since_2025,
            plain_since_2025,
            bounds: [number(west)?, number(south)?, number(east)?, number(north)?],
        })
    }

    /// The provinces of a name, with or without marks and capitals; a name that came of a merger stands for all it
    /// was merged from.
    pub fn by_name(name: &str) -> Vec<&'static Self> {
        let wanted = folded(name);
        let is = |known: &&str| folded(known) == wanted;
        let known = |p: &Self| [p.name, p.plain, p.since_2025, p.plain_since_2025].iter().any(is);
        Self::all().iter().filter(|p| known(p)).collect()
    }

    /// Whether a place is in the box around it.
    pub fn may_hold(&self, [lon, lat]: LonLat) -> bool {
        let [west, south, east, north] = self.bounds;
        (west - BORDER..=east + BORDER).contains(&lon) && (south - BORDER..=north + BORDER).contains(&lat)
    }

    /// How far a place is from the middle of the box: 0 there, 1 on its edge.
    pub(super) fn off_centre(&self, [lon, lat]: LonLat) -> f64 {
        let [west, south, east, north] = self.bounds;
        let off = |value: f64, low: f64, high: f64| (2.0 * value - low - high).abs() / (high - low);
        off(lon, west, east).max(off(lat, south, north))
    }
}

/// A name as it is compared: composed letters in lower case, without spaces, stops and the kind of province before it.
fn folded(name: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(name);
    let plain: String = composed.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let kinds = ["tỉnh", "tinh", "thànhphố", "thanhpho", "tp"];
    let short = kinds.iter().find_map(|kind| plain.strip_prefix(kind)).unwrap_or(&plain);
    short.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_is_whole() {
        let all = Province::all();
        assert_eq!(all.len(), 63);
        let names: BTreeSet<_> = all.iter().map(|p| p.name).collect();
        assert_eq!(names.len(), 63);
        let since: BTreeSet<_> = all.iter().map(|p| p.since_2025).collect();
        assert_eq!(since.len(), 34);
        for province in all {
            let [west, south, east, north] = province.bounds;
            assert!(west < east && south < north, "{province:?}");
            assert!(province.plain.is_ascii() && province.plain_since_2025.is_ascii(), "{province:?}");
            let off = (province.meridian.degrees() - f64::midpoint(west, east)).abs();
            assert!(off < 1.5, "{province:?} is {off}° from its meridian");
        }
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        let names = |name| Province::by_name(name).iter().map(|p| p.name).collect::<Vec<_>>();
        assert_eq!(names("quang nam"), ["Quảng Nam"]);
        assert_eq!(names("Tỉnh Quảng Nam"), ["Quảng Nam"]);
        assert_eq!(names("Qua\u{309}ng Nam"), ["Quảng Nam"], "letters and marks apart");
        assert_eq!(names("Đà Nẵng"), ["Đà Nẵng", "Quảng Nam"]);
        assert_eq!(names("TP. Da Nang"), ["Đà Nẵng", "Quảng Nam"]);
        assert_eq!(names("Huế"), ["Thừa Thiên Huế"]);
        assert_eq!(names("Quang Ngai"), ["Kon Tum", "Quảng Ngãi"]);
        assert_eq!(names("tp ho chi minh").len(), 3);
        assert_eq!(names("Andorra"), [""; 0]);
        assert_eq!(names(""), [""; 0]);
    }

    /// The extents of the EPSG register for the same provinces and meridians (v11.022): 9205, 9206, 9212 and 9216.
    #[test]
    fn the_boxes_agree_with_the_register() {
        for (degrees, extent) in [
            (103.0, [102.14, 20.89, 103.99, 22.82]),
            (104.0, [103.21, 20.57, 105.03, 22.04]),
            (106.25, [106.41, 11.3, 107.43, 17.22]),
            (107.5, [107.33, 13.92, 108.55, 15.42]),
        ] {
            let meridian = Meridian::from_degrees(degrees);
            let of = || Province::all().iter().filter(|p| Some(p.meridian) == meridian).map(|p| p.bounds);
            let low = |i: usize| of().map(|b| b[i]).fold(f64::INFINITY, f64::min);
            let high = |i: usize| of().map(|b| b[i]).fold(f64::NEG_INFINITY, f64::max);
            for (ours, theirs) in [low(0), low(1), high(2), high(3)].into_iter().zip(extent) {
                assert!((ours - theirs).abs() < 0.25, "{degrees}: {ours} {theirs}");
            }
        }
    }
}
