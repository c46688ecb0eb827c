//! The sample commune in its invented valley, as files.

use super::dice::{Dice, Purpose};
use super::lines::Wiggle;
use super::names::{COMMUNE, hamlet_names, house_mark};
use super::people::{Placed, populate};
use super::relief::{Point, Relief};
use super::trails::snap;
use super::water::{Stream, WIDE};
use super::{Files, GenerateError, Spec, files, houses, layout, tags, teams, trails, water};
use crate::base::{HamletId, Position};
use crate::commune::Hamlet;
use serde::Serialize;
use std::collections::BTreeSet;

/// What the page shows where a real map would name its makers.
const INVENTED: &str =
    "Dữ liệu mẫu do chương trình sinh ra, không có thật · Generated sample data, not a real place";

/// The invented commune: `trails.geojson`, `households.geojson`, `hamlets.geojson`, `water.geojson`, `teams.json`
/// and `settings.json`.
///
/// # Errors
/// [`GenerateError`] when the numbers make no sense.
pub fn sample(spec: &Spec) -> Result<Files, GenerateError> {
    spec.check()?;
    let land = Relief::new(spec.seed, size(spec));
    let wet = water::wet_cells(&land);
    let wiggle = Wiggle::new(spec.seed);
    let streams = water::streams(&land, &wet, &wiggle);
    let mut sites = layout::settle(&land, &wet, spec.seed, spec.households, spec.hamlets);
    let ways = layout::lay_ways(&land, &wet, spec.seed, &mut sites);
    let halls: BTreeSet<usize> = sites.iter().map(|site| site.hall).collect();
    let drawn = trails::draw(&land, &ways, &halls, &streams, &wiggle, spec.seed);
    let homes = houses::build(&land, &sites, &drawn, &streams, spec.seed);

    let mut dice = Dice::new(spec.seed, Purpose::Names);
    let hall_points: Vec<Point> =
        sites.iter().map(|site| snap(wiggle.place(land.centre(site.hall)))).collect();
    let mut hamlets = Vec::new();
    for (index, name) in hamlet_names(&mut dice, sites.len()).into_iter().enumerate() {
        let at = hall_points[index];
        let position = files::position(at, Some(land.height_at(at)))?;
        hamlets.push(Hamlet { id: HamletId::new(format!("thon-{}", index + 1))?, name, position });
    }
    let mut numbers = vec![0; sites.len()];
    let mut placed = Vec::with_capacity(homes.len());
    for home in &homes {
        let mark = house_mark(&mut dice, home.hamlet, numbers[home.hamlet], home.setting);
        numbers[home.hamlet] += 1;
        let position = files::position(home.at, Some(land.height_at(home.at)))?;
        placed.push(Placed { hamlet: home.hamlet, position, mark });
    }
    let ids: Vec<HamletId> = hamlets.iter().map(|hamlet| hamlet.id.clone()).collect();
    let households = populate(spec.seed, &placed, &ids)?;
    // Teams set out from the road, where they come by motorbike.
    let mut bases: Vec<(Position, usize)> = hamlets
        .iter()
        .zip(&sites)
        .map(|(hamlet, site)| (hamlet.position, if site.on_road { site.houses * 2 } else { site.houses / 4 }))
        .collect();
    bases.sort_by_key(|&(_, weight)| std::cmp::Reverse(weight));
    let bases = teams::spread(&bases, spec.teams);

    let road_name = format!("Đường {COMMUNE}");
    let tagged = tags::tags(&drawn, &hall_points, &road_name, spec.seed);
    let mut trail_features = Vec::with_capacity(drawn.len());
    for (way, tags) in drawn.iter().zip(&tagged) {
        let line: Vec<Position> =
            way.line.iter().map(|&(p, z)| files::position(p, Some(z))).collect::<Result<_, _>>()?;
        trail_features.push(files::line(tags, &line)?);
    }
    Ok(vec![
        ("trails.geojson".to_owned(), files::collection(INVENTED, &trail_features)?),
        ("water.geojson".to_owned(), files::collection(INVENTED, &water_features(&streams)?)?),
        ("hamlets.geojson".to_owned(), hamlets_file(INVENTED, &hamlets)?),
        ("households.geojson".to_owned(), households_file(INVENTED, &households)?),
        ("teams.json".to_owned(), teams::teams_file(spec.seed, &bases, &households)?),
        ("settings.json".to_owned(), teams::settings_file(&households)?),
    ])
}

/// How large the land must be: 1 for six hamlets or 360 households, never smaller than a third of that area.
fn size(spec: &Spec) -> f64 {
    let crowd = (spec.hamlets as f64 / 6.0).max(spec.households as f64 / 360.0);
    crowd.sqrt().clamp(0.62, 3.2)
}

/// `hamlets.geojson`.
pub(super) fn hamlets_file(attribution: &str, hamlets: &[Hamlet]) -> Result<String, GenerateError> {
    let features =
        hamlets.iter().map(|hamlet| files::point(hamlet, hamlet.position)).collect::<Result<Vec<_>, _>>()?;
    files::collection(attribution, &features)
}

/// `households.geojson`.
pub(super) fn households_file(
    attribution: &str,
    households: &[crate::households::Household],
) -> Result<String, GenerateError> {
    let features = households
        .iter()
        .map(|household| files::point(household, household.position))
        .collect::<Result<Vec<_>, _>>()?;
    files::collection(attribution, &features)
}

#[derive(Serialize)]
struct WaterTags {
    waterway: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'static str>,
}

fn water_features(streams: &[Stream]) -> Result<Vec<String>, GenerateError> {
    streams
        .iter()
        .map(|stream| {
            let line: Vec<Position> =
                stream.line.iter().map(|&p| files::position(p, None)).collect::<Result<_, _>>()?;
            let waterway = if stream.catchment >= WIDE * 2.5 { "river" } else { "stream" };
            files::line(&WaterTags { waterway, name: stream.main.then_some("Suối Ngàn") }, &line)
        })
        .collect()
}
