//! Real maps, read where they are there. © OpenStreetMap contributors.

use crate::fixtures::{healing, pieces};
use evening_rounds::commune::Trail;
use evening_rounds::network::heal::{RepairKind, survey};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

pub(crate) fn trails(map: &str) -> Option<Vec<Trail>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(map).join("trails.geojson");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return None;
    };
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    let trail = |(feature, value): (usize, &serde_json::Value)| {
        let mut tags = evening_rounds::commune::TrailTags::default();
        for (name, value) in value["properties"].as_object().unwrap() {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            match name.as_str() {
                "highway" => tags.highway = text,
                "bridge" => tags.bridge = text != "no",
                "tunnel" => tags.tunnel = text != "no",
                "layer" => tags.layer = text.parse().unwrap_or(0),
                "name" => tags.name = Some(text),
                _ => drop(tags.other.insert(name.clone(), text)),
            }
        }
        let line = serde_json::from_value(value["geometry"]["coordinates"].clone()).unwrap();
        Trail { feature, tags, line }
    };
    Some(file["features"].as_array().unwrap().iter().enumerate().map(trail).collect())
}

#[test]
fn figures() {
    for map in ["ordino", "ba-che", "andorra"] {
        let Some(trails) = trails(map) else { continue };
        for _ in 0..4 {
            let t = Instant::now();
            let s = survey(&trails, &healing());
            let a = t.elapsed();
            let healed = s.apply(&trails, |_| true);
            let b = t.elapsed();
            println!("{map}: survey {a:?} with apply {b:?} {}", healed.len());
        }
        let s = survey(&trails, &healing());
        let mut counts: BTreeMap<RepairKind, usize> = BTreeMap::new();
        for r in &s.repairs {
            *counts.entry(r.kind).or_default() += 1;
        }
        let healed = s.apply(&trails, |_| true);
        println!("{map}: {counts:?} pieces {} -> {}", pieces(&trails), pieces(&healed));
        println!(
            "again: {:?}",
            survey(&healed, &healing()).repairs.iter().map(|r| r.id.as_str().to_owned()).collect::<Vec<_>>()
        );
    }
}
