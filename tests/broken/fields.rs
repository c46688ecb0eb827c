//! Fields that are missing, of the wrong type, out of range or unheard of.

use super::{Case, case, changed, error, set, warning, without};
use evening_rounds::import::Code::{
    self, E301, E302, E303, E304, E305, E306, E307, E308, E309, E310, E311, E313, E314, E315, E414,
};
use evening_rounds::import::FileKind::{self, Hamlets, Households, Settings, Teams, Trails};
use serde_json::{Value, json};

/// One value of the first household, team or the settings replaced.
fn wrong(name: &'static str, kind: FileKind, field: &str, value: Value, code: Code) -> Case {
    let pointer = field.replace(['.', '['], "/").replace(']', "");
    let (place, feature) = match kind {
        Settings => (format!("/{pointer}"), None),
        Teams => (format!("/0/{pointer}"), Some(0)),
        _ => (format!("/features/0/properties/{pointer}"), Some(0)),
    };
    case(name, set(kind, &place, value), vec![error(code, kind, feature, field)])
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = of_households();
    cases.extend(of_texts());
    cases.extend(of_other_files());
    cases
}

fn of_households() -> Vec<Case> {
    let h = Households;
    vec![
        case("no hamlet", without(h, "/features/1/properties/hamlet"), vec![error(E301, h, 1, "hamlet")]),
        case(
            "a task of nobody",
            without(h, "/features/0/properties/pending/2/person"),
            vec![error(E301, h, 0, "pending[2].person")],
        ),
        wrong("people as a text", h, "people", json!("6"), E302),
        wrong("null for people", h, "people", Value::Null, E302),
        wrong("an id that is a number", h, "id", json!(12), E302),
        wrong("yes for true", h, "rules.call_first", json!("yes"), E302),
        wrong("one task that is no list", h, "pending", json!({"person": "a"}), E302),
        wrong("a task that is no object", h, "pending[1]", json!("identity_card"), E302),
        wrong("a list for an absence", h, "absence", json!([]), E302),
        wrong("a slip in a name", h, "phnoes", json!(3), E303),
        wrong("a slip deep in a household", h, "pending[0].dead_line", json!("2026-12-31"), E303),
        wrong("a slip in the rules", h, "rules.windows[0].until", json!("20:00"), E303),
        wrong("an unheard-of name", h, "colour_of_the_roof", json!("red"), E303),
        wrong("ethnicity", h, "ethnicity", json!("?"), E314),
        wrong("a number of a document", h, "CCCD", json!("0"), E314),
        wrong("negative people", h, "people", json!(-2), E304),
        wrong("nobody", h, "people", json!(0), E304),
        wrong("people beyond every integer", h, "people", json!(1e300), E304),
        wrong("too many phones", h, "phones", json!(61), E304),
        wrong("half a person", h, "people", json!(2.5), E311),
        wrong("an unheard-of task", h, "pending[0].task", json!("identity_crad"), E305),
        wrong("an unheard-of need", h, "needs[1]", json!("x"), E305),
        wrong("a step in capitals", h, "outreach", json!("VISIT"), E305),
        wrong("an unheard-of outcome", h, "attempts[0].outcome", json!("met"), E305),
        case(
            "everything wrong at once",
            set(h, "/features/1/properties", json!({"id": "", "people": 99, "outreach": 4, "x": 1})),
            vec![
                error(E309, h, 1, "id"),
                error(E301, h, 1, "hamlet"),
                error(E301, h, 1, "house_mark"),
                error(E304, h, 1, "people"),
                error(E301, h, 1, "language"),
                error(E302, h, 1, "outreach"),
                error(E303, h, 1, "x"),
            ],
        ),
    ]
}

fn of_texts() -> Vec<Case> {
    let h = Households;
    vec![
        wrong("an empty mark", h, "house_mark", json!(""), E306),
        wrong("a mark of spaces", h, "house_mark", json!("   "), E306),
        wrong("a mark of two lines", h, "house_mark", json!("12\n13"), E306),
        wrong("a mark beyond the gate", h, "house_mark", json!("x".repeat(81)), E306),
        wrong("30 February", h, "attempts[0].date", json!("2026-02-30"), E307),
        wrong("a date as people write it", h, "visit_allowed", json!("20/11/2026"), E307),
        wrong("a date with a time", h, "absence.reported", json!("2026-11-09T18:00"), E307),
        wrong("half past 25", h, "appointment.from", json!("25:30"), E308),
        wrong("a time with a letter", h, "rules.windows[0].to", json!("20h00"), E308),
        wrong("a language of no letters", h, "language", json!(""), E309),
        wrong("a hamlet with a space at its end", h, "hamlet", json!("suoi-tren "), E309),
        wrong("an id too long", h, "id", json!("h".repeat(65)), E309),
        wrong("too many needs", h, "needs", json!(vec!["home_service"; 501]), E310),
    ]
}

fn of_other_files() -> Vec<Case> {
    let (s, t) = (Settings, Teams);
    vec![
        case(
            "a hamlet without a name",
            without(Hamlets, "/features/0/properties/name"),
            vec![error(E301, Hamlets, 0, "name")],
        ),
        wrong("a hamlet with people", Hamlets, "people", json!(120), E303),
        case("no teams", set_root(t, json!([])), vec![error(E310, t, None, "")]),
        case("a team that is a text", set_root(t, json!(["Tổ 1"])), vec![error(E302, t, 0, "")]),
        wrong("one goes alone", t, "members", json!(["Sao 1"]), E414),
        wrong("a crowd", t, "members", json!(vec!["Sao"; 13]), E310),
        wrong("a member without a name", t, "members[1]", json!(""), E306),
        wrong("a team that cannot speak", t, "languages", json!([]), E310),
        wrong("a team's vehicle", t, "vehicle", json!("motorbike"), E303),
        wrong("a kit by number", t, "kit", json!(1), E302),
        wrong("a departure without minutes", t, "departure", json!("18"), E308),
        wrong("a knock at 22:00", s, "last_knock", json!("22:00"), E315),
        wrong("a slip in a setting", s, "walking.flat_kph", json!(5), E303),
        wrong("a setting in the wrong group", s, "walking.base_s", json!(60), E303),
        wrong("a group that is a number", s, "service", json!(15), E302),
        wrong("an unheard-of gate", s, "gate", json!("all"), E305),
        wrong("a factor of nothing", s, "walking.night_path", json!(0), E304),
        wrong("a factor above one", s, "walking.surfaces.mud", json!(1.5), E304),
        wrong("a visit of five hours", s, "service.longest_s", json!(18_000), E304),
        wrong("too many rounds", s, "search.iterations", json!(10_000_001), E304),
        wrong("a negative seed", s, "search.seed", json!(-1), E304),
        wrong("a scale of five grades", s, "walking.sac_time", json!([1, 1, 1, 1, 1]), E310),
        wrong("no chances at all", s, "chance.weekday", json!({}), E310),
        wrong("a chance above one", s, "chance.weekend.18:00", json!(1001), E304),
        wrong("a chance at no time", s, "chance.weekend.soon", json!(500), E308),
        wrong("a language without a name", s, "language_names.vi", json!(""), E306),
        wrong("a tag that is a list", Trails, "surface", json!(["mud"]), E302),
        case(
            "tags that nobody understands",
            changed(Trails, |tree| {
                let tags = &mut tree["features"][0]["properties"];
                tags["layer"] = json!("first floor");
                tags["sac_scale"] = json!("T2");
                tags["of_no_matter"] = json!({"deep": []});
            }),
            vec![warning(E313, Trails, 0, "layer"), warning(E313, Trails, 0, "sac_scale")],
        ),
    ]
}

fn set_root(kind: FileKind, root: Value) -> Vec<evening_rounds::import::NamedFile> {
    changed(kind, |tree| *tree = root)
}
