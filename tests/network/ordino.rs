//! A real mountain commune, read where it is there. © OpenStreetMap contributors.

use evening_rounds::base::Position;
use evening_rounds::commune::{Trail, TrailTags, WalkingSettings};
use evening_rounds::network::{Conditions, Network, Placement, Travel};
use serde_json::Value;
use std::path::Path;

fn features(file: &str) -> Option<Vec<Value>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ordino").join(file);
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    let file: Value = serde_json::from_str(&text).unwrap();
    Some(file["features"].as_array().unwrap().clone())
}

fn trails() -> Option<Vec<Trail>> {
    let trail = |(feature, value): (usize, Value)| {
        let text = |name: &str| value["properties"][name].as_str().map(str::to_owned);
        let yes = |name: &str| text(name).is_some_and(|v| v != "no");
        let tags = TrailTags {
            highway: text("highway").unwrap_or_default(),
            surface: text("surface"),
            bridge: yes("bridge"),
            tunnel: yes("tunnel"),
            ..TrailTags::default()
        };
        let line = serde_json::from_value(value["geometry"]["coordinates"].clone()).unwrap();
        Trail { feature, tags, line }
    };
    Some(features("trails.geojson")?.into_iter().enumerate().map(trail).collect())
}

fn houses() -> Option<Vec<Position>> {
    let houses = features("households.geojson")?;
    let points = houses.iter().map(|f| serde_json::from_value(f["geometry"]["coordinates"].clone()).unwrap());
    Some(points.collect())
}

#[test]
fn has_four_components_and_294_9_km_in_the_longest() {
    let Some(trails) = trails() else { return };
    let summary = Network::build(
        &trails,
        &Travel::on_foot(&WalkingSettings::default()),
        Conditions { night: false, wet: false },
    )
    .summary();
    assert_eq!(summary.components_km.len(), 4);
    assert!((summary.components_km[0] - 294.9).abs() < 0.05, "{:?}", summary.components_km);
    assert!((summary.kilometres - 297.3).abs() < 0.06, "{}", summary.kilometres);
    assert!(summary.edges > summary.nodes && summary.nodes > 1000, "{summary:?}");
}

#[test]
fn night_makes_every_way_longer_and_paths_keep_their_time() {
    let (Some(trails), Some(houses)) = (trails(), houses()) else { return };
    let houses: Vec<Position> = houses.into_iter().step_by(20).collect();
    let walking = WalkingSettings::default();
    let day = Network::build(&trails, &Travel::on_foot(&walking), Conditions { night: false, wet: false })
        .place(&houses);
    let night = Network::build(&trails, &Travel::on_foot(&walking), Conditions { night: true, wet: false })
        .place(&houses);
    let (by_day, by_night) = (day.matrix(), night.matrix());
    let mut joined = 0;
    for a in 0..houses.len() {
        for b in 0..houses.len() {
            assert_eq!(by_day.get(a, b).is_some(), by_night.get(a, b).is_some());
            assert_eq!(by_day.get(a, b).is_some(), day.joined(a, b));
            let (Some(light), Some(dark)) = (by_day.get(a, b), by_night.get(a, b)) else { continue };
            assert!(dark > light || a == b || light == 0);
            if (a + b) % 7 == 0 {
                let path = night.path(a, b).unwrap();
                assert_eq!(path.duration.0, dark);
                // Between the slowest and the fastest pace there is.
                assert!(path.length.0 * 3.6 / 6.0 <= dark as f64 / 1000.0 + 1.0);
                assert!(path.length.0 * 3.6 / 0.5 >= dark as f64 / 1000.0 - 1.0);
            }
            joined += 1;
        }
    }
    let on_trail = night.placements().iter().filter(|p| matches!(p, Placement::OnTrail { .. })).count();
    assert!(on_trail * 10 >= houses.len() * 9 && joined > on_trail * on_trail / 2, "{on_trail}, {joined}");
}
