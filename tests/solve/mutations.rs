//! Whatever a file holds, it is read or refused.

use super::{common, texts, vroom};
use evening_rounds::orienteering::Search;
use evening_rounds::solve::{Effort, Format, read};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Values that are out of place in most places.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!([])),
        Just(json!({})),
        Just(json!([[5, 4]])),
        Just(json!([i64::MIN, i64::MAX])),
        Just(json!("a")),
        Just(json!(-1)),
        Just(json!(1e300)),
        Just(json!(u64::MAX)),
        any::<i64>().prop_map(|n| json!(n)),
        (0_i64..1 << 39).prop_map(|n| json!(n)),
        any::<f64>().prop_map(|n| json!(n)),
    ]
}

/// Every place in a tree, as JSON pointers.
fn places(tree: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match tree {
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(number, value)| places(value, &format!("{at}/{number}"), into));
        }
        Value::Object(map) => map.iter().for_each(|(key, value)| places(value, &format!("{at}/{key}"), into)),
        _ => {}
    }
}

/// Reads, and what can be read is searched and answered.
fn survives(bytes: &[u8], format: Option<Format>) {
    let Ok(instance) = read(bytes, "a.json", format, None) else { return };
    let mut search = Search::new(instance.problem.clone(), 1).expect("checked before");
    search.step(3);
    let effort = Effort { seconds: None, wall: 0.0, loading: 0.0, iterations: 3, islands: 1, bound: None };
    let answer = instance.answer(&search.best(), effort);
    assert!(answer.is_ok(), "{answer:?} of {}", String::from_utf8_lossy(bytes));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn trees_with_odd_values_never_panic(
        dialect in any::<bool>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), odd(), any::<bool>()), 1..4),
    ) {
        let mut tree = if dialect { common::file() } else { vroom::file() };
        let format = if dialect { Format::Common } else { Format::Vroom };
        for (index, value, repeat) in changes {
            let mut all = Vec::new();
            places(&tree, "", &mut all);
            let place = tree.pointer_mut(&all[index.index(all.len())]).unwrap();
            match place {
                // One entry more, like the last.
                Value::Array(list) if repeat && !list.is_empty() => list.push(list[list.len() - 1].clone()),
                place => *place = value,
            }
        }
        survives(tree.to_string().as_bytes(), Some(format));
        survives(tree.to_string().as_bytes(), None);
    }

    #[test]
    fn spoiled_bytes_never_panic(
        which in 0_usize..4,
        spots in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let texts = [
            common::file().to_string(), vroom::file().to_string(), texts::TOP.to_owned(), texts::TOPTW.to_owned(),
        ];
        let mut bytes = texts[which].clone().into_bytes();
        for (index, byte) in spots {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        survives(&bytes, None);
        for format in Format::ALL {
            survives(&bytes, Some(format));
        }
    }
}
