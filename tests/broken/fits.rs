//! Files that are sound each for itself and do not fit together.

use super::{Case, case, changed, error, set, warning};
use evening_rounds::import::Code::{
    E217, E401, E402, E403, E404, E405, E406, E407, E408, E409, E410, E411, E412, E413, E415, E416,
};
use evening_rounds::import::FileKind::{Hamlets, Households, Settings, Teams, Trails};
use serde_json::{Value, json};

/// Adds a copy of the first entry of a list.
fn again(list: &mut Value) {
    let first = list[0].clone();
    list.as_array_mut().unwrap().push(first);
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = ids_and_places();
    cases.extend(times());
    cases
}

fn ids_and_places() -> Vec<Case> {
    let h = Households;
    vec![
        case(
            "a household twice",
            changed(h, |tree| again(&mut tree["features"])),
            vec![error(E401, h, 3, "id")],
        ),
        case(
            "three households of one id",
            changed(h, |tree| {
                for i in 1..3 {
                    tree["features"][i]["properties"]["id"] = json!("h1");
                }
            }),
            vec![error(E401, h, 1, "id"), error(E401, h, 2, "id")],
        ),
        case(
            "a hamlet twice",
            changed(Hamlets, |tree| again(&mut tree["features"])),
            vec![error(E401, Hamlets, 1, "id")],
        ),
        case("a team twice", changed(Teams, again), vec![error(E401, Teams, 1, "id")]),
        case(
            "a household of no hamlet",
            set(h, "/features/1/properties/hamlet", json!("suoi-duoi")),
            vec![error(E402, h, 1, "hamlet")],
        ),
        case(
            "a team for no hamlet",
            set(Teams, "/0/hamlets", json!(["suoi-tren", "suoi-duoi"])),
            vec![error(E403, Teams, 0, "hamlets[1]")],
        ),
        case(
            "a household in the next province",
            set(h, "/features/1/geometry/coordinates", json!([107.4, 16.5])),
            vec![warning(E404, h, 1, "geometry.coordinates")],
        ),
        case(
            "a team from afar",
            set(Teams, "/0/end", json!([107.8, 16.2])),
            vec![warning(E404, Teams, 0, "end")],
        ),
        case(
            "latitude first where both could be",
            in_andorra(|_, households| {
                households["features"][0]["geometry"]["coordinates"] = json!([42.556, 1.533]);
            }),
            vec![error(E217, h, 0, "geometry.coordinates")],
        ),
        case(
            "a trail with latitude first where both could be",
            in_andorra(|trails, _| {
                trails["features"][2]["geometry"]["coordinates"] = json!([[42.556, 1.533], [42.557, 1.533]]);
            }),
            vec![error(E217, Trails, 2, "geometry.coordinates")],
        ),
        case(
            "a hamlet's broken id blames nobody else",
            set(Hamlets, "/features/0/properties/id", json!("")),
            vec![error(evening_rounds::import::Code::E309, Hamlets, 0, "id")],
        ),
    ]
}

/// The files moved to a place where latitude and longitude are both below 90.
fn in_andorra(change: impl FnOnce(&mut Value, &mut Value)) -> Vec<evening_rounds::import::NamedFile> {
    let moved = |kind| {
        let mut tree = super::valid::tree(kind);
        shift(&mut tree);
        tree
    };
    let (mut trails, mut households) = (moved(Trails), moved(Households));
    let (hamlets, teams) = (moved(Hamlets), moved(Teams));
    change(&mut trails, &mut households);
    let mut files = super::valid::files();
    for (name, tree) in [
        ("trails.geojson", trails),
        ("households.geojson", households),
        ("hamlets.geojson", hamlets),
        ("teams.json", teams),
    ] {
        for file in files.iter_mut().filter(|f| f.name == name) {
            file.bytes = tree.to_string().into_bytes();
        }
    }
    files
}

/// Moves every position below a value from the valley of the valid files to Andorra.
fn shift(tree: &mut Value) {
    match tree {
        Value::Array(items) => {
            if let [lon, lat, ..] = &mut items[..]
                && let (Some(east), Some(north)) = (lon.as_f64(), lat.as_f64())
            {
                (*lon, *lat) = (json!(east - 105.9), json!(north + 26.3));
            }
            items.iter_mut().for_each(shift);
        }
        Value::Object(members) => members.values_mut().for_each(shift),
        _ => {}
    }
}

fn times() -> Vec<Case> {
    let h = Households;
    let p = "/features/0/properties";
    vec![
        case(
            "back before setting out",
            set(Teams, "/0/back_by", json!("18:00")),
            vec![error(E405, Teams, 0, "back_by")],
        ),
        case(
            "three on one motorbike",
            changed(Teams, |tree| {
                tree[0]["members"] = json!(["CB-01", "CB-02", "CB-03"]);
                tree[0]["motorbikes"] = json!(1);
            }),
            vec![error(E416, Teams, 0, "motorbikes")],
        ),
        case(
            "a window from late to early",
            set(h, &format!("{p}/rules/windows/0/to"), json!("18:00")),
            vec![error(E406, h, 0, "rules.windows[0]")],
        ),
        case(
            "an appointment from late to early",
            set(h, &format!("{p}/appointment/from"), json!("19:45")),
            vec![error(E407, h, 0, "appointment")],
        ),
        case(
            "visits out of order",
            set(h, &format!("{p}/attempts/1/date"), json!("2026-10-09")),
            vec![error(E408, h, 0, "attempts[1].date")],
        ),
        case(
            "back before leaving",
            set(h, &format!("{p}/absence/back"), json!("2026-11-01")),
            vec![error(E409, h, 0, "absence.back")],
        ),
        case(
            "a task twice",
            set(h, &format!("{p}/pending/2/person"), json!("a")),
            vec![error(E410, h, 0, "pending[2].task")],
        ),
        case(
            "the last knock before the first",
            set(Settings, "/last_knock", json!("17:00")),
            vec![error(E411, Settings, None, "last_knock")],
        ),
        case(
            "out before the last knock",
            set(Settings, "/out_by", json!("20:30")),
            vec![error(E412, Settings, None, "out_by")],
        ),
        case(
            "short trips longer than long ones",
            set(Settings, "/chance/forest_shortest_days", json!(8)),
            vec![error(E413, Settings, None, "chance.forest_longest_days")],
        ),
        case(
            "slowest faster than level",
            set(Settings, "/walking/slowest_kmh", json!(6)),
            vec![error(E415, Settings, None, "walking.slowest_kmh")],
        ),
    ]
}
