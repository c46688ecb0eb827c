//! Which system the numbers of a file are in: what it declares, or else where in Vietnam they can lie.

use super::system::is_metres;
use super::{AxisOrder, Grid, LonLat, Meridian, Pair, Province, System, ZoneWidth};
use crate::base::Position;

/// What a file says of its own system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// Nothing, or WGS 84, which some programs write whatever they save.
    Nothing,
    /// A system that can be converted.
    System(System),
    /// One that cannot.
    Unknown,
}

/// What else is known of where the file belongs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Evidence {
    /// Places of the same commune in WGS 84.
    pub places: Vec<Position>,
    /// Provinces it lies in; empty when nobody said.
    pub provinces: Vec<&'static Province>,
}

/// How sure the first candidate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sureness {
    /// The file says so itself.
    Declared,
    /// No other system is possible, as far as the table and the evidence go.
    Only,
    /// Several are; the likeliest is first.
    Open,
}

/// A system the file may be in.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The system.
    pub system: System,
    /// The provinces the file can lie in if this is its system.
    pub provinces: Vec<&'static Province>,
}

/// What a file can be converted from.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// At least one, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// How sure the first one is.
    pub sureness: Sureness,
}

/// Candidates whose places lie farther than this from the rest of the commune are out.
const SAME_COMMUNE_M: f64 = 20_000.0;
/// A candidate that fits the rest of the commune this closely, and `CLEARLY` better than the next, is the one: two
/// readings of one zone (3° or 6°, VN-2000 or WGS 84) lie 190 to 900 m apart, houses some tens of metres from a trail.
const CLOSE_M: f64 = 250.0;
const CLEARLY: f64 = 3.0;
/// Most places compared, of the evidence and of the file.
const MOST_PLACES: usize = 60;
const MOST_PAIRS: usize = 20_000;
/// Pairs that show which province a file can lie in.
const SAMPLE: usize = 500;

/// What the pairs of a file may be. `None`: they look like WGS 84, or like nothing known here, or are not all of one
/// kind. Costs nothing worth mentioning for a file in WGS 84, and at most a few million steps for another.
pub fn recognise(pairs: &[Pair], declared: Declared, evidence: &Evidence) -> Option<Offer> {
    match declared {
        Declared::Unknown => return None,
        Declared::System(system) => return of_declared(system, pairs),
        Declared::Nothing => {}
    }
    if pairs.is_empty() {
        return None;
    }
    if pairs.iter().all(|[first, second]| first.abs() <= 90.0 && (90.0..=180.0).contains(&second.abs())) {
        return only(System::Swapped, pairs);
    }
    if !pairs.iter().copied().all(is_metres) {
        return None;
    }
    let middle = median(pairs);
    if is_web(middle) {
        return only(System::WebMercator, pairs);
    }
    let mut candidates = on_grids(pairs, order(middle)?);
    narrow(&mut candidates, pairs, evidence);
    let sureness = if candidates.len() > 1 { Sureness::Open } else { Sureness::Only };
    (!candidates.is_empty()).then_some(Offer { candidates, sureness })
}

/// A declared system decides alone, if every number can be of it.
fn of_declared(system: System, pairs: &[Pair]) -> Option<Offer> {
    let system = match system {
        // The register's order is easting first; surveyors' programs write the other all the same.
        System::Grid(grid, _) if order(median(pairs)) == Some(AxisOrder::NorthEast) => {
            System::Grid(grid, AxisOrder::NorthEast)
        }
        other => other,
    };
    let fits = pairs.iter().all(|pair| system.to_wgs84(*pair).is_some());
    let candidate = Candidate { system, provinces: holding(system, pairs, |_| true) };
    (fits && !pairs.is_empty()).then(|| Offer { candidates: vec![candidate], sureness: Sureness::Declared })
}

fn only(system: System, pairs: &[Pair]) -> Option<Offer> {
    let fits = pairs.iter().all(|pair| system.to_wgs84(*pair).is_some());
    let candidate = Candidate { system, provinces: holding(system, pairs, |_| true) };
    fits.then(|| Offer { candidates: vec![candidate], sureness: Sureness::Only })
}

/// Each coordinate's middle value: a few slips do not move it.
fn median(pairs: &[Pair]) -> Pair {
    [0, 1].map(|axis| {
        let mut numbers: Vec<f64> = pairs.iter().filter_map(|pair| pair.get(axis).copied()).collect();
        let middle = numbers.len() / 2;
        if numbers.is_empty() { f64::NAN } else { *numbers.select_nth_unstable_by(middle, f64::total_cmp).1 }
    })
}

/// Vietnam on a web map.
fn is_web([x, y]: Pair) -> bool {
    (11_300_000.0..=12_300_000.0).contains(&x) && (850_000.0..=2_750_000.0).contains(&y)
}

/// Eastings are within 400 km of 500 km; from 8° to 24° north, northings go from 880 to 2,660 km.
fn order([first, second]: Pair) -> Option<AxisOrder> {
    let (eastings, northings) = (100_000.0..=900_000.0, 880_000.0..=2_700_000.0);
    if eastings.contains(&first) && northings.contains(&second) {
        Some(AxisOrder::EastNorth)
    } else if eastings.contains(&second) && northings.contains(&first) {
        Some(AxisOrder::NorthEast)
    } else {
        None
    }
}

/// Every grid on which the file lies in a province that uses it. The 3° zones come first, because a commune's own maps
/// are drawn in them; then the national 6° zones; then UTM on WGS 84.
fn on_grids(pairs: &[Pair], order: AxisOrder) -> Vec<Candidate> {
    let mut meridians: Vec<Meridian> = Province::all().iter().map(|p| p.meridian).collect();
    meridians.sort_unstable();
    meridians.dedup();
    let mut found = Vec::new();
    let mut three: Vec<(f64, Candidate)> = Vec::new();
    for meridian in meridians {
        let system = System::Grid(Grid::Vn2000 { width: ZoneWidth::Three, meridian }, order);
        let provinces = holding(system, pairs, |province| province.meridian == meridian);
        let place = system.to_wgs84(median(pairs));
        let off = place.map(|p| provinces.iter().map(|x| x.off_centre(p)).fold(f64::INFINITY, f64::min));
        if let (false, Some(off)) = (provinces.is_empty(), off) {
            three.push((off, Candidate { system, provinces }));
        }
    }
    // The same easting lies equally far from each meridian, so what ranks them is how well inside the province it is.
    three.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.extend(three.into_iter().map(|(_, candidate)| candidate));
    let six = [105.0, 111.0].into_iter().filter_map(Meridian::from_degrees);
    let six = six.map(|meridian| Grid::Vn2000 { width: ZoneWidth::Six, meridian });
    let utm = [48, 49].into_iter().map(|zone| Grid::Utm { zone, south: false });
    for grid in six.chain(utm) {
        let system = System::Grid(grid, order);
        let provinces = holding(system, pairs, |_| true);
        if !provinces.is_empty() {
            found.push(Candidate { system, provinces });
        }
    }
    found
}

/// The provinces among those `eligible` that can hold nine tenths of the file, which is taken to be in `system`.
fn holding(system: System, pairs: &[Pair], eligible: impl Fn(&Province) -> bool) -> Vec<&'static Province> {
    let places: Vec<Option<LonLat>> = sample(pairs, SAMPLE).map(|pair| system.to_wgs84(*pair)).collect();
    let holds = |province: &&Province| {
        let inside = places.iter().flatten().filter(|place| province.may_hold(**place)).count();
        !places.is_empty() && inside * 10 >= places.len() * 9
    };
    Province::all().iter().filter(|p| eligible(p)).filter(holds).collect()
}

/// At most `most` of some things, evenly spread.
fn sample<T>(things: &[T], most: usize) -> impl Iterator<Item = &T> {
    things.iter().step_by(things.len().div_ceil(most).max(1))
}

/// Leaves the candidates that the evidence allows. Evidence that allows none is not believed.
fn narrow(candidates: &mut Vec<Candidate>, pairs: &[Pair], evidence: &Evidence) {
    if !evidence.provinces.is_empty() {
        let within: Vec<Candidate> = candidates
            .iter()
            .map(|candidate| {
                let mut candidate = candidate.clone();
                candidate.provinces.retain(|province| evidence.provinces.contains(province));
                candidate
            })
            .filter(|candidate| !candidate.provinces.is_empty())
            .collect();
        if !within.is_empty() {
            *candidates = within;
        }
    }
    if evidence.places.is_empty() || candidates.len() < 2 {
        return;
    }
    let mut near: Vec<(f64, Candidate)> = candidates
        .iter()
        .map(|candidate| (misfit(candidate.system, pairs, &evidence.places), candidate.clone()))
        .filter(|(metres, _)| *metres <= SAME_COMMUNE_M)
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    if let [(best, _), (next, _), ..] = near.as_slice()
        && *best <= CLOSE_M
        && *next >= best * CLEARLY
    {
        near.truncate(1);
    }
    if !near.is_empty() {
        *candidates = near.into_iter().map(|(_, candidate)| candidate).collect();
    }
}

/// Median distance in metres from the evidence's places to the nearest vertex of the file.
fn misfit(system: System, pairs: &[Pair], places: &[Position]) -> f64 {
    let file: Vec<LonLat> = sample(pairs, MOST_PAIRS).filter_map(|pair| system.to_wgs84(*pair)).collect();
    let mut nearest: Vec<f64> = sample(places, MOST_PLACES)
        .map(|place| {
            // On so small an area, degrees are as good as metres once they are made of one length.
            let shrink = libm::cos(place.lat().to_radians());
            let far = |[lon, lat]: &LonLat| libm::hypot((lon - place.lon()) * shrink, lat - place.lat());
            file.iter().map(far).fold(f64::INFINITY, f64::min) * 111_195.0
        })
        .collect();
    let middle = nearest.len() / 2;
    if nearest.is_empty() {
        return f64::INFINITY;
    }
    *nearest.select_nth_unstable_by(middle, f64::total_cmp).1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(pairs: &[Pair], evidence: &Evidence) -> Option<(Vec<String>, Sureness)> {
        let offer = recognise(pairs, Declared::Nothing, evidence)?;
        Some((offer.candidates.iter().map(|c| c.system.to_string()).collect(), offer.sureness))
    }

    fn keys(pairs: &[Pair], evidence: &Evidence) -> Vec<String> {
        offer(pairs, evidence).map(|found| found.0).unwrap_or_default()
    }

    /// Paths of a hamlet west of Hội An, in the grid of Quảng Nam.
    fn quang_nam() -> Vec<Pair> {
        (0..40).map(|i| [463_000.0 + 30.0 * f64::from(i), 1_752_000.0 + 11.0 * f64::from(i % 7)]).collect()
    }

    #[test]
    fn the_only_province_that_fits_is_named() {
        let offer = recognise(&quang_nam(), Declared::Nothing, &Evidence::default());
        let offer = offer.expect("metres of Vietnam");
        assert_eq!(offer.sureness, Sureness::Only);
        let [candidate] = offer.candidates.as_slice() else { panic!("{offer:?}") };
        assert_eq!(candidate.system.to_string(), "vn2000-3:107.75");
        assert_eq!(candidate.provinces.iter().map(|p| p.name).collect::<Vec<_>>(), ["Quảng Nam"]);
    }

    #[test]
    fn northings_may_stand_first() {
        let turned: Vec<Pair> = quang_nam().into_iter().map(|[e, n]| [n, e]).collect();
        assert_eq!(keys(&turned, &Evidence::default()), ["vn2000-3:107.75,northing-first"]);
    }

    /// In the Red River's delta many provinces share a latitude, and nothing in the numbers tells them apart.
    #[test]
    fn where_nothing_decides_all_are_listed_and_a_province_narrows() {
        let hanoi: Vec<Pair> = (0..30).map(|i| [585_000.0 + 20.0 * f64::from(i), 2_325_000.0]).collect();
        let (all, sureness) = offer(&hanoi, &Evidence::default()).expect("metres of Vietnam");
        assert_eq!(sureness, Sureness::Open);
        for key in ["vn2000-3:105", "vn2000-3:105.5", "vn2000-6:105", "utm:48"] {
            assert!(all.iter().any(|k| k == key), "{key}: {all:?}");
        }
        let said = Evidence { provinces: Province::by_name("Hải Dương"), ..Evidence::default() };
        assert_eq!(keys(&hanoi, &said), ["vn2000-3:105.5"]);
        let wrong = Evidence { provinces: Province::by_name("Cà Mau"), ..Evidence::default() };
        assert_eq!(keys(&hanoi, &wrong), all, "evidence that allows nothing is not believed");
    }

    #[test]
    fn houses_in_wgs_84_tell_the_readings_of_one_zone_apart() {
        let paths: Vec<Pair> = (0..400)
            .map(|i| [585_000.0 + 15.0 * f64::from(i % 20), 2_325_000.0 + 15.0 * f64::from(i / 20)])
            .collect();
        for key in ["vn2000-3:105", "vn2000-6:105", "utm:48", "vn2000-3:105.5"] {
            let truth: System = key.parse().expect("a key");
            let places = paths
                .iter()
                .step_by(37)
                .filter_map(|[e, n]| truth.to_wgs84([e + 20.0, n - 20.0]))
                .filter_map(|[lon, lat]| Position::new(lon, lat, None).ok())
                .collect();
            let evidence = Evidence { places, ..Evidence::default() };
            assert_eq!(offer(&paths, &evidence), Some((vec![key.to_owned()], Sureness::Only)));
        }
    }

    #[test]
    fn a_declared_system_decides_if_the_numbers_can_be_of_it() {
        let declared = |code| System::from_epsg(code).map_or(Declared::Unknown, Declared::System);
        let hanoi = [[585_000.0, 2_325_000.0]];
        let found = recognise(&hanoi, declared(9209), &Evidence::default()).expect("declared");
        assert_eq!(found.sureness, Sureness::Declared);
        assert_eq!(found.candidates[0].system.to_string(), "vn2000-3:105.5");
        assert_eq!(recognise(&[[107.4, 16.2]], declared(9209), &Evidence::default()), None, "degrees");
        assert_eq!(recognise(&hanoi, declared(3148), &Evidence::default()), None, "Indian 1960");
        assert!(recognise(&[[107.4, 16.2]], declared(4756), &Evidence::default()).is_some());
        let turned = recognise(&[[2_325_000.0, 585_000.0]], declared(9209), &Evidence::default());
        let turned = turned.expect("declared").candidates[0].system.to_string();
        assert_eq!(turned, "vn2000-3:105.5,northing-first");
    }

    #[test]
    fn other_numbers_get_no_offer() {
        let none = Evidence::default();
        assert_eq!(offer(&[], &none), None);
        assert_eq!(offer(&[[107.4, 16.2], [1.5, 42.5]], &none), None, "WGS 84");
        assert_eq!(offer(&[[107.4, 16.2], [463_210.5, 1_791_876.25]], &none), None, "not all of one kind");
        assert_eq!(offer(&[[463_210.5, 4_791_876.25]], &none), None, "not in Vietnam");
        assert_eq!(offer(&[[16.2, 107.4], [42.5, 1.5]], &none), None, "not all the other way round");
        assert_eq!(keys(&[[16.2, 107.4], [16.3, 107.5]], &none), ["swapped"]);
        assert_eq!(keys(&[[11_950_000.0, 1_825_000.0]], &none), ["web-mercator"]);
    }
}
