//! The JSON Schemas in `schemas/` are generated from the Rust types, and may not drift from them.
//! `UPDATE_GENERATED=1 cargo test --test schemas` writes them anew. What a schema refuses the importer refuses,
//! and the other way round, for everything a schema can say.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod broken;

use broken::valid;
use evening_rounds::commune::{Choices, Hamlet, Settings, Team, TrailTags};
use evening_rounds::households::Household;
use evening_rounds::import::{self, FileKind, Severity};
use evening_rounds::rounds::{Plan, Underway};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};
use std::path::Path;

/// The value of an OpenStreetMap tag, as programs write it.
fn tag() -> Value {
    json!({"type": ["string", "number", "boolean", "null"]})
}

fn position(generator: &mut SchemaGenerator) -> Value {
    generator.subschema_for::<evening_rounds::base::Position>().to_value()
}

/// A schema with its head, and the definitions it refers to.
fn document(title: &str, about: &str, mut schema: Value, generator: &mut SchemaGenerator) -> Value {
    let map = schema.as_object_mut().unwrap();
    map.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    map.insert("title".into(), json!(title));
    map.insert("description".into(), json!(about));
    let definitions = generator.take_definitions(true);
    if !definitions.is_empty() {
        map.insert("$defs".into(), Value::Object(definitions));
    }
    schema
}

/// The frame of a GeoJSON file around its features' properties and geometry.
fn collection(properties: &Value, geometry: &Value) -> Value {
    json!({
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"const": "FeatureCollection"},
            "name": {"description": "A name for the file; not read."},
            "bbox": {"description": "Not read."},
            "attribution": {
                "description": "Who must be credited where the data is shown.",
                "anyOf": [
                    {"type": "string", "minLength": 1, "maxLength": 300},
                    {"type": "array", "maxItems": 20, "items": {"type": "string", "minLength": 1, "maxLength": 300}},
                ],
            },
            "features": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["type", "geometry", "properties"],
                    "properties": {
                        "type": {"const": "Feature"},
                        "id": {"description": "Not read; the id of a feature is among its properties."},
                        "properties": properties,
                        "geometry": geometry,
                    },
                },
            },
        },
    })
}

fn of_points<T: JsonSchema>(title: &str, about: &str) -> Value {
    let mut generator = SchemaGenerator::default();
    let properties = generator.subschema_for::<T>().to_value();
    let geometry = json!({
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {"type": {"const": "Point"}, "coordinates": position(&mut generator)},
    });
    let schema = collection(&properties, &geometry);
    document(title, about, schema, &mut generator)
}

fn of_trails() -> Value {
    let mut generator = SchemaGenerator::default();
    let position = position(&mut generator);
    let line = json!({"type": "array", "items": position});
    let geometry = |kind: &str, coordinates: Value| {
        json!({
            "type": "object",
            "required": ["type", "coordinates"],
            "properties": {"type": {"const": kind}, "coordinates": coordinates},
        })
    };
    let others = json!({
        "description": "Left out with a warning.",
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"enum": ["Point", "MultiPoint", "Polygon", "MultiPolygon", "GeometryCollection"]},
            "coordinates": {"type": "array"},
        },
        "if": {"properties": {"type": {"const": "GeometryCollection"}}},
        "else": {"required": ["coordinates"]},
    });
    let geometry = json!({"anyOf": [
        geometry("LineString", line.clone()),
        geometry("MultiLineString", json!({"type": "array", "items": line})),
        others,
    ]});
    let tags: serde_json::Map<String, Value> =
        TrailTags::KNOWN.iter().map(|name| ((*name).to_owned(), tag())).collect();
    let properties = json!({
        "description": "OpenStreetMap tags; those not named here are kept and not read.",
        "type": "object",
        "properties": tags,
        "additionalProperties": true,
    });
    let schema = collection(&properties, &geometry);
    document("trails.geojson", "Lines one can walk on, with OpenStreetMap's tags.", schema, &mut generator)
}

fn of_type<T: JsonSchema>(title: &str, about: &str) -> Value {
    let mut generator = SchemaGenerator::default();
    let schema = T::json_schema(&mut generator).to_value();
    document(title, about, schema, &mut generator)
}

fn of_teams() -> Value {
    let mut generator = SchemaGenerator::default();
    let team = generator.subschema_for::<Team>().to_value();
    let schema = json!({"type": "array", "minItems": 1, "maxItems": 50, "items": team});
    document("teams.json", "The evening teams.", schema, &mut generator)
}

fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("trails", of_trails()),
        ("households", of_points::<Household>("households.geojson", "The households of a commune.")),
        ("hamlets", of_points::<Hamlet>("hamlets.geojson", "The hamlets of a commune.")),
        ("teams", of_teams()),
        ("settings", of_type::<Settings>("settings.json", "Settings that differ from the defaults.")),
        (
            "trail-choices",
            of_type::<Choices>("trail-choices.json", "What people have decided about the trails."),
        ),
        (
            "underway",
            of_type::<Underway>(
                "underway.json",
                "What has happened on an evening under way: `plan --underway`.",
            ),
        ),
        ("plan", of_type::<Plan>("plan.json", "A plan of one evening, as the program writes it.")),
    ]
}

#[test]
fn schemas_are_those_of_the_program() {
    for (name, fresh) in schemas() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schemas/{name}.schema.json"));
        let mut fresh = serde_json::to_string_pretty(&fresh).unwrap();
        fresh.push('\n');
        if std::env::var_os("UPDATE_GENERATED").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &fresh).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == fresh,
            "{} is out of date: UPDATE_GENERATED=1 cargo test --test schemas",
            path.display()
        );
    }
}

#[test]
fn schemas_are_schemas() {
    for (name, schema) in schemas() {
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
    }
}

/// Every way to every value of a tree, as JSON pointers, the root first.
fn pointers(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.to_owned());
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                pointers(value, &format!("{here}/{name}"), all);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                pointers(item, &format!("{here}/{i}"), all);
            }
        }
        _ => {}
    }
}

/// Takes the value at a pointer out of its object or list.
fn without(tree: &Value, pointer: &str) -> Option<Value> {
    let mut tree = tree.clone();
    let (parent, name) = pointer.rsplit_once('/')?;
    match tree.pointer_mut(parent)? {
        Value::Object(members) => members.remove(name).map(drop)?,
        Value::Array(items) => drop(items.remove(name.parse().ok()?)),
        _ => return None,
    }
    Some(tree)
}

fn with(tree: &Value, pointer: &str, value: Value) -> Value {
    let mut tree = tree.clone();
    *tree.pointer_mut(pointer).unwrap() = value;
    tree
}

/// Values that are wrong nearly everywhere, each in its own way.
fn wrong_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1),
        json!(0.5),
        json!(1.0),
        json!(61),
        json!(9000),
        json!(1e300),
        json!(""),
        json!("x"),
        json!("25:61"),
        json!("21:59"),
        json!("22:00"),
        json!("2026-02-30"),
        json!("Point"),
        json!("x".repeat(65)),
        json!("x".repeat(400)),
        json!([]),
        json!([1]),
        json!(["x"]),
        json!(["x", "y"]),
        json!([[107.4, 16.2], [107.5, 16.2]]),
        json!([107.4]),
        json!([107.4, 9000]),
        json!([107.4, 16.2, 99_999]),
        json!([107.4, 16.2, 1, 2]),
        json!({}),
        json!({"x": 1}),
    ]
}

/// What a schema cannot say: codes that compare values with each other. A tree that is refused for nothing else is
/// no disagreement.
fn beyond_a_schema(code: import::Code) -> bool {
    let number = code.as_str();
    (number.starts_with("E4") && number != "E414") || matches!(number, "E213" | "E217")
}

#[test]
fn schemas_and_importer_agree_on_every_mutation() {
    for (name, schema) in schemas() {
        let Some(kind) = FileKind::ALL.into_iter().find(|k| k.file_name().starts_with(name)) else {
            continue;
        };
        let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        let tree: Value = serde_json::from_slice(&valid::file(kind).bytes).unwrap();
        assert!(validator.is_valid(&tree), "{name}: the valid file itself");
        let mut all = Vec::new();
        pointers(&tree, "", &mut all);
        let mut mutants = Vec::new();
        for pointer in &all {
            mutants.extend(without(&tree, pointer).map(|t| (format!("without {pointer}"), t)));
            for value in wrong_values() {
                mutants.push((format!("{pointer} = {value}"), with(&tree, pointer, value)));
            }
            if let Some(Value::Object(members)) = tree.pointer(pointer) {
                let mut members = members.clone();
                members.insert("unheard_of".into(), json!(1));
                mutants
                    .push((format!("{pointer} + unheard_of"), with(&tree, pointer, Value::Object(members))));
            }
        }
        let mut refused = 0;
        for (what, mutant) in &mutants {
            let mut files = valid::files();
            for file in &mut files {
                if file.name == kind.file_name() {
                    file.bytes = serde_json::to_vec(mutant).unwrap();
                }
            }
            let import = import::read(&files);
            let errors: Vec<_> = import.problems.iter().filter(|p| p.severity == Severity::Error).collect();
            assert_eq!(import.commune.is_none(), !errors.is_empty(), "{name}: {what}");
            let refuses = errors.iter().any(|p| !beyond_a_schema(p.code));
            refused += usize::from(refuses);
            assert_eq!(
                validator.is_valid(mutant),
                !refuses,
                "{name}: {what}\nthe importer says {errors:#?}\nthe schema says {:?}",
                validator.iter_errors(mutant).map(|e| e.to_string()).collect::<Vec<_>>()
            );
        }
        assert!(
            refused > mutants.len() / 2,
            "{name}: most mutants are wrong, {refused} of {}",
            mutants.len()
        );
    }
}
