//! OpenStreetMap tags of the invented ways.

use super::dice::{Dice, Purpose};
use super::names::way_names;
use super::paths::Kind;
use super::relief::Point;
use super::trails::{Over, Way};
use serde::Serialize;
use std::collections::BTreeMap;

/// Tags in the order they are written. All values are text, as in OpenStreetMap.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(super) struct Tags {
    highway: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    surface: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tracktype: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sac_scale: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trail_visibility: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bridge: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    layer: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ford: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lit: Option<&'static str>,
}

/// What a chain of pieces has in common.
struct Common {
    surface: Option<&'static str>,
    visibility: Option<&'static str>,
    name: Option<String>,
}

/// Tags of every way, in their order. `halls` are lit places, the commune's own first.
pub(super) fn tags(ways: &[Way], halls: &[Point], road_name: &str, seed: u64) -> Vec<Tags> {
    let mut dice = Dice::new(seed, Purpose::Names);
    let mut names = way_names(&mut dice);
    let mut common: BTreeMap<usize, Common> = BTreeMap::new();
    let mut tagged = Vec::with_capacity(ways.len());
    for way in ways {
        let length: f64 = way.line.windows(2).map(|pair| pair[0].0.distance(pair[1].0)).sum();
        let middle = way.line[way.line.len() / 2].0;
        let to_hall = halls.iter().map(|hall| hall.distance(middle)).fold(f64::INFINITY, f64::min);
        let shared = common.entry(way.chain).or_insert_with(|| Common {
            surface: surface(way, to_hall, &mut dice),
            visibility: (way.kind == Kind::Far && dice.chance(550))
                .then(|| *dice.pick(&["good", "intermediate", "bad"]).unwrap_or(&"good")),
            name: match way.kind {
                Kind::Road => Some(road_name.to_owned()),
                Kind::Path | Kind::Far if length > 700.0 && dice.chance(350) => names.trails.pop(),
                _ => None,
            },
        });
        let mut tags = Tags {
            highway: highway(way.kind, to_hall),
            name: shared.name.clone(),
            surface: shared.surface,
            sac_scale: sac_scale(way),
            ..Tags::default()
        };
        match way.kind {
            Kind::Track => tags.tracktype = Some(if to_hall < 250.0 { "grade2" } else { "grade3" }),
            Kind::Path if to_hall < 130.0 => tags.width = Some("1.5"),
            Kind::Far => tags.trail_visibility = shared.visibility,
            _ => {}
        }
        if to_hall < 170.0 && way.kind != Kind::Far && way.over.is_none() {
            tags.lit = Some("yes");
        }
        over(way, &mut tags, &mut names.bridges);
        tagged.push(tags);
    }
    tagged
}

fn highway(kind: Kind, to_hall: f64) -> &'static str {
    match kind {
        Kind::Road => "unclassified",
        Kind::Track => "track",
        Kind::Path if to_hall < 130.0 => "footway",
        Kind::Path | Kind::Far => "path",
    }
}

fn surface(way: &Way, to_hall: f64, dice: &mut Dice) -> Option<&'static str> {
    let choices: &[&'static str] = match way.kind {
        Kind::Road => &["asphalt", "concrete", "concrete"],
        Kind::Track => &["compacted", "gravel", "concrete", "dirt"],
        Kind::Path if to_hall < 130.0 => &["concrete", "concrete", "compacted"],
        Kind::Path if way.grade > 0.3 => &["ground", "rock", "ground"],
        Kind::Path | Kind::Far => &["ground", "ground", "dirt", "grass"],
    };
    // Mappers leave the surface out on most far paths.
    let known = match way.kind {
        Kind::Far => 300,
        Kind::Path => 600,
        Kind::Road | Kind::Track => 1000,
    };
    dice.chance(known).then(|| dice.pick(choices).copied()).flatten()
}

/// Steep stretches carry the Swiss Alpine Club's scale; a path to houses is never above T3.
fn sac_scale(way: &Way) -> Option<&'static str> {
    match (way.kind, way.grade) {
        (Kind::Road | Kind::Track, _) => None,
        (Kind::Far, grade) if grade > 0.44 => Some("alpine_hiking"),
        (_, grade) if grade > 0.35 => Some("demanding_mountain_hiking"),
        (_, grade) if grade > 0.26 => Some("mountain_hiking"),
        (Kind::Far, grade) if grade > 0.2 => Some("hiking"),
        _ => None,
    }
}

fn over(way: &Way, tags: &mut Tags, bridges: &mut Vec<String>) {
    match way.over {
        None => {}
        Some(Over::Ford) => {
            tags.ford = Some("yes");
            tags.name = None;
        }
        Some(Over::Bridge) => {
            tags.bridge = Some("yes");
            tags.layer = Some("1");
            if way.kind == Kind::Path {
                (tags.surface, tags.width) = (Some("wood"), Some("0.8"));
            }
        }
        Some(Over::Hanging) => {
            tags.bridge = Some("yes");
            tags.layer = Some("1");
            tags.surface = Some("wood");
            tags.width = Some("1.2");
            tags.highway = "path";
            tags.tracktype = None;
            tags.name = bridges.pop();
        }
    }
}
