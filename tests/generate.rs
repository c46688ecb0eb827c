//! The sample commune: reproducible to the byte, believable in its shape and proportions, for any seed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use evening_rounds::base::Position;
use evening_rounds::generate::{EVENING, Files, GenerateError, Spec, on_buildings, sample, with_motorbikes};
use evening_rounds::import::NamedFile;
use evening_rounds::session::load;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn sample_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample")
}

fn file<'a>(files: &'a Files, name: &str) -> &'a str {
    &files.iter().find(|(file, _)| file == name).unwrap().1
}

fn features(files: &Files, name: &str) -> Vec<Value> {
    let parsed: Value = serde_json::from_str(file(files, name)).unwrap();
    assert!(parsed["attribution"].as_str().unwrap().contains("không có thật"));
    parsed["features"].as_array().unwrap().clone()
}

fn line(feature: &Value) -> Vec<Position> {
    serde_json::from_value(feature["geometry"]["coordinates"].clone()).unwrap()
}

fn point(feature: &Value) -> Position {
    serde_json::from_value(feature["geometry"]["coordinates"].clone()).unwrap()
}

fn micro(p: Position) -> (i64, i64) {
    ((p.lon() * 1e6).round() as i64, (p.lat() * 1e6).round() as i64)
}

fn list<'a>(feature: &'a Value, key: &str) -> &'a [Value] {
    feature["properties"][key].as_array().unwrap()
}

/// Metres from a place to the nearest trail, on a plane good enough for a few kilometres.
fn to_trails(p: Position, trails: &[Vec<Position>]) -> f64 {
    let plane = |q: Position| ((q.lon() - p.lon()) * 106_861.0, (q.lat() - p.lat()) * 111_195.0);
    let segment = |pair: &[Position]| {
        let ((ax, ay), (bx, by)) = (plane(pair[0]), plane(pair[1]));
        let (dx, dy) = (bx - ax, by - ay);
        let t = (-(ax * dx + ay * dy) / (dx * dx + dy * dy).max(1e-12)).clamp(0.0, 1.0);
        ((ax + t * dx).powi(2) + (ay + t * dy).powi(2)).sqrt()
    };
    trails.iter().flat_map(|line| line.windows(2)).map(segment).fold(f64::INFINITY, f64::min)
}

/// Number of groups of lines that hang together by identical vertices.
fn components(trails: &[Vec<Position>]) -> usize {
    fn root(parents: &mut [usize], mut at: usize) -> usize {
        while parents[at] != at {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        at
    }
    let mut parents: Vec<usize> = (0..trails.len()).collect();
    let mut first: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    for (index, line) in trails.iter().enumerate() {
        for &p in line {
            let other = *first.entry(micro(p)).or_insert(index);
            let (a, b) = (root(&mut parents, index), root(&mut parents, other));
            parents[a] = b;
        }
    }
    (0..trails.len()).filter(|&i| root(&mut parents, i) == i).count()
}

/// What holds of every sample, whatever its seed and size.
fn hold_together(files: &Files, spec: &Spec) {
    let trails: Vec<Vec<Position>> = features(files, "trails.geojson").iter().map(line).collect();
    assert!(trails.iter().all(|line| line.len() >= 2 && line.iter().all(|p| p.ele().is_some())));
    assert_eq!(components(&trails), 1, "{spec:?}");

    // Where ways meet they are at the same height.
    let mut heights: BTreeMap<(i64, i64), f64> = BTreeMap::new();
    for &p in trails.iter().flatten() {
        let ele = p.ele().unwrap();
        let kept = *heights.entry(micro(p)).or_insert(ele);
        assert!((kept - ele).abs() < 0.05, "{p:?} is at {kept} and at {ele}");
    }

    let hamlets = features(files, "hamlets.geojson");
    assert_eq!(hamlets.len(), spec.hamlets);
    let names: BTreeSet<&str> = hamlets.iter().map(|h| h["properties"]["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), spec.hamlets);
    for hamlet in &hamlets {
        assert!(heights.contains_key(&micro(point(hamlet))), "a hall is not on a way: {hamlet}");
    }

    let households = features(files, "households.geojson");
    assert_eq!(households.len(), spec.households);
    let ids: BTreeSet<&str> = households.iter().map(|h| h["properties"]["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), spec.households);
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut marks = BTreeSet::new();
    for household in &households {
        let hamlet = household["properties"]["hamlet"].as_str().unwrap();
        *sizes.entry(hamlet).or_default() += 1;
        assert!(marks.insert((hamlet, household["properties"]["house_mark"].as_str().unwrap())));
        let far = to_trails(point(household), &trails);
        assert!(far < 150.0, "{far} m from every way: {household}");
        hold_person_by_person(household);
    }
    assert_eq!(sizes.len(), spec.hamlets);
    let largest = sizes.values().max().unwrap();
    assert!(*largest <= 4 + 4 * spec.households / spec.hamlets, "{sizes:?}");

    let teams: Value = serde_json::from_str(file(files, "teams.json")).unwrap();
    let teams = teams.as_array().unwrap();
    assert_eq!(teams.len(), spec.teams);
    let spoken: BTreeSet<&str> = teams
        .iter()
        .flat_map(|team| team["languages"].as_array().unwrap())
        .map(|language| language.as_str().unwrap())
        .collect();
    assert!(households.iter().all(|h| spoken.contains(h["properties"]["language"].as_str().unwrap())));
    for team in teams {
        assert!(team["members"].as_array().unwrap().len() >= 2);
        let start: Position = serde_json::from_value(team["start"].clone()).unwrap();
        assert!(heights.contains_key(&micro(start)));
    }
    serde_json::from_str::<evening_rounds::commune::Settings>(file(files, "settings.json")).unwrap();
}

/// Tasks of one household do not contradict one another, visits are in order and in the past.
fn hold_person_by_person(household: &Value) {
    let mut of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for task in list(household, "pending") {
        let new =
            of.entry(task["person"].as_str().unwrap()).or_default().insert(task["task"].as_str().unwrap());
        assert!(new, "twice the same task: {household}");
    }
    for tasks in of.values() {
        let has = |task: &str| tasks.contains(task);
        assert!(!(has("identity_card") && (has("card_handover") || has("eid_level_2"))), "{household}");
        assert!(!has("record_correction") || has("identity_card"), "{household}");
    }
    assert!(of.len() as u64 <= household["properties"]["people"].as_u64().unwrap());
    let dates: Vec<&str> = list(household, "attempts").iter().map(|a| a["date"].as_str().unwrap()).collect();
    assert!(dates.is_sorted() && dates.len() <= 6, "{household}");
    assert!(dates.iter().all(|&date| date < EVENING.to_string().as_str()), "{household}");
    if list(household, "pending").is_empty() {
        let last = list(household, "attempts").last().map(|a| a["outcome"].as_str().unwrap());
        assert!(matches!(last, None | Some("met_done")), "{household}");
    }
}

/// `UPDATE_GENERATED=1 cargo test --test generate` writes the sample anew.
#[test]
fn the_committed_sample_is_what_the_generator_makes() {
    // One of its two teams rides, so that both kinds of round are seen.
    let files = with_motorbikes(sample(&Spec::default()).unwrap(), 1).unwrap();
    for (name, fresh) in &files {
        let path = sample_folder().join(name);
        if std::env::var_os("UPDATE_GENERATED").is_some() {
            std::fs::create_dir_all(sample_folder()).unwrap();
            std::fs::write(&path, fresh).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == *fresh, "{name} is out of date: run this test with UPDATE_GENERATED=1");
    }
    let size: usize = files.iter().map(|(_, contents)| contents.len()).sum();
    assert!(size < 1_000_000, "{size} bytes");
    hold_together(&files, &Spec::default());
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let spec = Spec { households: 60, hamlets: 2, ..Spec::default() };
    let first = sample(&spec).unwrap();
    assert_eq!(first, sample(&spec).unwrap());
    assert_ne!(first[0].1, sample(&Spec { seed: 2, ..spec }).unwrap()[0].1);
}

/// Sizes and seeds at which something once went wrong.
#[test]
fn awkward_sizes_hold_together() {
    for (seed, households, hamlets) in
        [(5_448_445_906_207_601_110, 64, 10), (0, 1, 1), (u64::MAX, 600, 1), (9, 12, 12)]
    {
        let spec = Spec { seed, households, hamlets, teams: 3 };
        hold_together(&sample(&spec).unwrap(), &spec);
    }
}

#[test]
fn the_ways_are_those_of_a_mountain_valley() {
    let files = sample(&Spec::default()).unwrap();
    let trails = features(&files, "trails.geojson");
    let count = |key: &str, value: &str| trails.iter().filter(|t| t["properties"][key] == value).count();
    assert!(trails.len() > 100, "{} ways", trails.len());
    assert!(count("highway", "unclassified") > 3 && count("highway", "track") > 0);
    assert!(count("highway", "path") > 50 && count("highway", "footway") > 3);
    assert!(count("bridge", "yes") > 5 && count("ford", "yes") > 3 && count("lit", "yes") > 3);
    let hanging = |t: &&Value| t["properties"]["name"].as_str().is_some_and(|n| n.starts_with("Cầu treo"));
    assert!(trails.iter().filter(hanging).count() >= 2);
    assert!(trails.iter().filter(|t| t["properties"]["sac_scale"].is_string()).count() > 5);

    let mut slopes = Vec::new();
    let (mut lowest, mut highest, mut length) = (f64::INFINITY, f64::NEG_INFINITY, 0.0);
    for way in &trails {
        for pair in line(way).windows(2) {
            let (run, from, to) =
                (pair[0].distance(pair[1]).0, pair[0].ele().unwrap(), pair[1].ele().unwrap());
            assert!(run > 0.05, "a segment without length: {way}");
            slopes.push((to - from).abs() / run);
            lowest = lowest.min(to);
            highest = highest.max(to);
            length += run;
        }
    }
    slopes.sort_by(f64::total_cmp);
    let steep = slopes[slopes.len() * 99 / 100];
    assert!(steep < 0.6, "99th percentile of slopes {steep}");
    assert!((295.0..340.0).contains(&lowest) && highest > 600.0 && highest < 1100.0, "{lowest} {highest}");
    assert!((30_000.0..120_000.0).contains(&length), "{length} m of ways");

    // More ways than a tree has: people can go round.
    let mut degree: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    let mut edges = 0;
    for way in &trails {
        for pair in line(way).windows(2) {
            edges += 1;
            *degree.entry(micro(pair[0])).or_default() += 1;
            *degree.entry(micro(pair[1])).or_default() += 1;
        }
    }
    let rounds = edges + 1 - degree.len();
    assert!(rounds >= 10, "only {rounds} independent rounds");
}

#[test]
fn houses_stand_dry_and_apart_along_the_ways() {
    let files = sample(&Spec::default()).unwrap();
    let lines = |name| features(&files, name).iter().map(line).collect::<Vec<_>>();
    let (trails, water) = (lines("trails.geojson"), lines("water.geojson"));
    let houses: Vec<Position> = features(&files, "households.geojson").iter().map(point).collect();
    let mut to_way: Vec<f64> = houses.iter().map(|&p| to_trails(p, &trails)).collect();
    to_way.sort_by(f64::total_cmp);
    assert!(to_way[0] > 5.0 && to_way[125] < 45.0 && to_way[249] < 90.0, "{} {}", to_way[0], to_way[249]);
    for &p in &houses {
        assert!(to_trails(p, &water) > 10.0, "{p:?} stands in the water");
        let neighbour =
            houses.iter().filter(|&&q| q != p).map(|&q| p.distance(q).0).fold(f64::INFINITY, f64::min);
        assert!(neighbour > 7.0, "{p:?} has a house {neighbour} m away");
    }
    // A few live alone, far up.
    let alone =
        houses.iter().filter(|&&p| houses.iter().filter(|&&q| p.distance(q).0 < 200.0).count() <= 1).count();
    assert!((1..=8).contains(&alone), "{alone} houses alone");
}

#[test]
fn proportions_are_those_of_the_field() {
    let spec = Spec { households: 600, hamlets: 10, ..Spec::default() };
    let files = sample(&spec).unwrap();
    let households = features(&files, "households.geojson");
    let share = |what: &dyn Fn(&Value) -> bool| households.iter().filter(|&h| what(h)).count();
    let has = |h: &Value, task: &str| list(h, "pending").iter().any(|t| t["task"] == task);
    let within = |name: &str, found: usize, low: usize, high: usize| {
        assert!((low..=high).contains(&found), "{name}: {found} of 600, not {low} to {high}");
    };
    within("nothing pending", share(&|h| list(h, "pending").is_empty()), 60, 140);
    within("one to four tasks", share(&|h| (1..=4).contains(&list(h, "pending").len())), 420, 540);
    within("record correction", share(&|h| has(h, "record_correction")), 12, 20);
    within("identity card", share(&|h| has(h, "identity_card")), 150, 330);
    let need = |need: &'static str| move |h: &Value| list(h, "needs").iter().any(|n| n == need);
    within("home service", share(&need("home_service")), 15, 30);
    within("carer", share(&need("carer_needed")), 6, 18);
    let outcome = |o: &'static str| move |h: &Value| list(h, "attempts").iter().any(|a| a["outcome"] == o);
    within("declined", share(&outcome("declined")), 10, 30);
    within("moved", share(&outcome("moved")), 3, 9);
    within("away", share(&|h| h["properties"]["absence"].is_object()), 30, 100);
    within("forest", share(&|h| h["properties"]["absence"]["reason"] == "forest"), 8, 30);
    within("appointment", share(&|h| h["properties"]["appointment"].is_object()), 15, 45);
    within("daytime only", share(&|h| h["properties"]["rules"]["daytime_only"] == true), 6, 15);
    within("no phone", share(&|h| h["properties"]["phones"] == 0), 30, 150);

    let abroad: BTreeSet<(usize, &str)> = households
        .iter()
        .enumerate()
        .flat_map(|(i, h)| list(h, "pending").iter().map(move |t| (i, t)))
        .filter(|(_, t)| t["abroad"] == true)
        .map(|(i, t)| (i, t["person"].as_str().unwrap()))
        .collect();
    within("abroad", abroad.len(), 10, 22);
    let languages: BTreeSet<&str> =
        households.iter().map(|h| h["properties"]["language"].as_str().unwrap()).collect();
    assert_eq!(languages, BTreeSet::from(["ktv", "pac", "vi"]));

    let mut attempts = [0_usize; 7];
    for household in &households {
        attempts[list(household, "attempts").len()] += 1;
    }
    assert!(attempts[0] > attempts[2] && attempts[2] > attempts[5] && attempts[4] + attempts[5] > 15);
    // Visits that met nobody grow with the number of tries: the hard households are a class of their own.
    let missed = |tries: std::ops::RangeInclusive<usize>| {
        let outcomes: Vec<bool> = households
            .iter()
            .filter(|h| tries.contains(&list(h, "attempts").len()))
            .flat_map(|h| list(h, "attempts"))
            .map(|a| a["outcome"].as_str().unwrap().starts_with("away"))
            .collect();
        outcomes.iter().filter(|&&away| away).count() as f64 / outcomes.len() as f64
    };
    assert!(missed(4..=6) > missed(1..=2) + 0.1, "{} {}", missed(4..=6), missed(1..=2));
}

#[test]
fn nonsense_is_refused() {
    let spec = Spec { households: 10, hamlets: 2, ..Spec::default() };
    for wrong in [
        Spec { households: 0, ..spec },
        Spec { households: 20_001, ..spec },
        Spec { hamlets: 0, ..spec },
        Spec { hamlets: 11, ..spec },
        Spec { hamlets: 61, households: 500, ..spec },
        Spec { households: 5_000, ..spec },
        Spec { teams: 0, ..spec },
        Spec { teams: 1_000, ..spec },
    ] {
        assert!(sample(&wrong).is_err(), "{wrong:?}");
    }
}

/// A street of houses, a church and two villages.
fn map_of_houses(houses: usize) -> String {
    let point = |x: f64, properties: &str| {
        format!(
            r#"{{"type":"Feature","properties":{properties},"geometry":{{"type":"Point","coordinates":[{x:.5},42.5]}}}}"#
        )
    };
    let mut features = vec![
        point(1.500, r#"{"kind":"place","place":"village","name":"Upper"}"#),
        point(1.510, r#"{"kind":"place","place":"hamlet","name":"Lower"}"#),
        point(1.505, r#"{"kind":"place","place":"locality","name":"Meadow"}"#),
        point(1.505, r#"{"kind":"building","building":"church"}"#),
    ];
    for i in 0..houses {
        features
            .push(point(1.5 + 0.01 * i as f64 / houses as f64, r#"{"kind":"building","building":"yes"}"#));
    }
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

const NO_TRAILS: &str = "{\"type\":\"FeatureCollection\",\"features\":[]}";

#[test]
fn people_move_into_the_houses_of_a_map() {
    let spec = Spec { seed: 5, households: 30, hamlets: 9, teams: 3 };
    let files = on_buildings(&map_of_houses(40), NO_TRAILS, &spec).unwrap();
    for (name, contents) in &files {
        let parsed: Value = serde_json::from_str(contents).unwrap();
        if name.ends_with(".geojson") {
            assert_eq!(parsed["attribution"], "© OpenStreetMap contributors", "{name}");
        }
    }
    let households: Value = serde_json::from_str(file(&files, "households.geojson")).unwrap();
    let households = households["features"].as_array().unwrap();
    assert_eq!(households.len(), 30);
    // The hamlet is that of the nearest village; the church is nobody's house.
    for household in households {
        let lon = point(household).lon();
        assert!((lon - 1.505).abs() > 1e-9 || map_of_houses(40).matches("1.50500").count() > 2);
        let nearest = if lon < 1.505 { "thon-1" } else { "thon-2" };
        if (lon - 1.505).abs() > 1e-4 {
            assert_eq!(household["properties"]["hamlet"], nearest);
        }
    }
    assert_eq!(files, on_buildings(&map_of_houses(40), NO_TRAILS, &spec).unwrap());
}

#[test]
fn maps_without_houses_or_places_are_refused() {
    let spec = Spec { households: 30, hamlets: 2, ..Spec::default() };
    let few = on_buildings(&map_of_houses(29), NO_TRAILS, &spec);
    assert!(matches!(few, Err(GenerateError::TooFewBuildings { wanted: 30, found: 29 })), "{few:?}");
    assert!(matches!(on_buildings(NO_TRAILS, NO_TRAILS, &spec), Err(GenerateError::NoPlaces)));
    for broken in ["", "[]", "{", r#"{"type":"Feature"}"#, r#"{"type":"Topology","features":[]}"#, "null"] {
        let either =
            [on_buildings(broken, NO_TRAILS, &spec), on_buildings(&map_of_houses(40), broken, &spec)];
        for result in either {
            assert!(matches!(result, Err(GenerateError::NotGeoJson { .. })), "{broken:?} {result:?}");
        }
    }
}

#[test]
fn people_move_into_a_real_commune() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ordino");
    let read = |name: &str| std::fs::read_to_string(folder.join(name));
    let (Ok(buildings), Ok(trails)) = (read("households.geojson"), read("trails.geojson")) else {
        println!("skipped: {} is missing", folder.display());
        return;
    };
    let spec = Spec { seed: 1, households: 200, hamlets: 9, teams: 3 };
    let files = on_buildings(&buildings, &trails, &spec).unwrap();
    let households: Value = serde_json::from_str(file(&files, "households.geojson")).unwrap();
    assert_eq!(households["features"].as_array().unwrap().len(), 200);
    assert_eq!(households["attribution"], "© OpenStreetMap contributors");
    let trails: Value = serde_json::from_str(file(&files, "trails.geojson")).unwrap();
    assert_eq!(trails["features"].as_array().unwrap().len(), 931);
    let teams: Value = serde_json::from_str(file(&files, "teams.json")).unwrap();
    let starts: BTreeSet<String> = teams.as_array().unwrap().iter().map(|t| t["start"].to_string()).collect();
    assert_eq!(starts.len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_seed_and_size_holds_together(seed: u64, households in 20_usize..=600, hamlets in 1_usize..=12) {
        let spec = Spec { seed, households, hamlets, teams: 2 };
        hold_together(&sample(&spec).unwrap(), &spec);
    }

    #[test]
    fn no_text_for_a_map_panics(buildings in ".{0,200}", trails in "\\PC{0,80}") {
        let _ = on_buildings(&buildings, &trails, &Spec::default());
    }
}

#[test]
fn teams_on_motorbikes_have_ways_to_ride_and_spurs_to_walk() {
    let spec = Spec { households: 120, hamlets: 4, ..Spec::default() };
    let files = with_motorbikes(sample(&spec).unwrap(), 1).unwrap();
    assert_eq!(files[0], sample(&spec).unwrap()[0]);
    let files: Vec<NamedFile> =
        files.into_iter().map(|(name, text)| NamedFile { name, bytes: text.into_bytes() }).collect();
    let (loaded, problems) = load(&files);
    assert_eq!(problems, []);
    let loaded = loaded.unwrap();
    let bikes: Vec<u8> = loaded.commune.teams.iter().map(|team| team.motorbikes).collect();
    assert!(bikes == [0, 2], "{bikes:?}");
    assert!(
        loaded.commune.teams.iter().all(|team| team.motorbikes == 0 || team.seats() > team.members.len())
    );
    let riding = loaded.ground.riding().unwrap();
    let [ridden, walked] = [riding.network(), loaded.ground.network()].map(|n| n.summary().kilometres);
    assert!(ridden > 0.3 * walked && ridden < 0.95 * walked, "{ridden} of {walked} km");
    assert!(riding.network().trailheads(loaded.ground.network()).len() > 10);
}
