//! Real maps, read where they are there. © OpenStreetMap contributors.

use crate::fixtures::{healing, pieces};
use evening_rounds::commune::Trail;
use evening_rounds::network::heal::{RepairKind, survey};
use std::collections::{BTreeMap, BTreeSet};
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

/// The ids in the table of a map in `docs/repairs.md`.
fn explained(map: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/repairs.md");
    let text = std::fs::read_to_string(path).unwrap();
    let section = text.split("\n## ").find(|section| section.starts_with(&format!("`{map}`"))).unwrap();
    let row =
        |line: &str| line.strip_prefix("| `").and_then(|rest| rest.split('`').next()).map(str::to_owned);
    section.lines().filter_map(row).collect()
}

#[test]
fn every_repair_of_ordino_and_ba_che_is_explained() {
    for map in ["ordino", "ba-che"] {
        let Some(trails) = trails(map) else { continue };
        let survey = survey(&trails, &healing());
        if std::env::var_os("LIST_REPAIRS").is_some() {
            for r in &survey.repairs {
                let name = |&i: &usize| {
                    let (tags, id) = (&trails[i].tags, trails[i].tags.other.get("osm_id"));
                    format!(
                        "{} {} ({})",
                        tags.highway,
                        id.map_or("", |s| s),
                        tags.name.as_deref().unwrap_or("–")
                    )
                };
                let names: Vec<String> = r.trails.iter().map(name).collect();
                println!(
                    "| `{}` | {:.6}, {:.6} | {:.2} m | {} |",
                    r.id,
                    r.at.lon(),
                    r.at.lat(),
                    r.size.0,
                    names.join(" × ")
                );
            }
        }
        let found: BTreeSet<String> = survey.repairs.iter().map(|r| r.id.as_str().to_owned()).collect();
        assert_eq!(found, explained(map), "{map}");
    }
}

#[test]
fn repairing_real_maps_twice_is_repairing_once() {
    for map in ["ordino", "ba-che", "andorra"] {
        let Some(trails) = trails(map) else { continue };
        let begin = Instant::now();
        let first = survey(&trails, &healing());
        let surveyed = begin.elapsed();
        let healed = first.apply(&trails, |_| true);
        let mut counts: BTreeMap<RepairKind, usize> = BTreeMap::new();
        for repair in &first.repairs {
            *counts.entry(repair.kind).or_default() += 1;
        }
        let (before, after) = (pieces(&trails), pieces(&healed));
        println!(
            "{map}: {counts:?}, {before} components become {after}; survey {surveyed:?}, both {:?}",
            begin.elapsed()
        );
        assert!(after <= before);
        assert_eq!(survey(&healed, &healing()).repairs, []);
        for (before, after) in trails.iter().zip(&healed) {
            assert!(after.line.len() >= before.line.len() || after.line.is_empty());
        }
    }
}
