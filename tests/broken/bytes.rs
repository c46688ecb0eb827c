//! Files that are not JSON, or not the files they should be.

use super::{Case, bytes, case, error, found, text, valid, warning};
use evening_rounds::import::Code::{
    E101, E102, E103, E104, E105, E106, E107, E108, E110, E111, E112, E113, E114, E115, E116, E117, E301,
};
use evening_rounds::import::FileKind::{Hamlets, Households, Settings, Teams, Trails, Water};
use evening_rounds::import::{NamedFile, Severity};

/// A file of `tests/fixtures/broken`.
macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/broken/", $name)).as_slice()
    };
}

fn named(name: &str, bytes: &[u8]) -> NamedFile {
    NamedFile { name: name.to_owned(), bytes: bytes.to_vec() }
}

fn with(extra: NamedFile) -> Vec<NamedFile> {
    let mut files = valid::files();
    files.push(extra);
    files
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = not_json();
    cases.extend(not_the_file());
    cases
}

fn not_json() -> Vec<Case> {
    let whole = |code, kind| vec![error(code, kind, None, "")];
    let trails = valid::tree(Trails).to_string();
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(trails.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    vec![
        case("100 MB of nonsense", bytes(Trails, vec![b'['; 100_000_000]), whole(E101, Trails)),
        case("empty", bytes(Hamlets, ""), whole(E102, Hamlets)),
        case("only white space", bytes(Settings, " \r\n\t"), whole(E102, Settings)),
        case("UTF-16 with a mark", bytes(Trails, utf16), whole(E103, Trails)),
        case("UTF-16 without a mark", bytes(Teams, fixture!("utf16.json")), whole(E103, Teams)),
        case("Latin-1", bytes(Hamlets, fixture!("latin1.geojson")), whole(E104, Hamlets)),
        case("a picture", bytes(Households, fixture!("picture.png")), whole(E104, Households)),
        case("a web page", bytes(Trails, fixture!("page.html")), whole(E105, Trails)),
        case("GPX", bytes(Trails, "\u{FEFF}<?xml version=\"1.0\"?><gpx/>"), whole(E105, Trails)),
        case("a comma too many", bytes(Teams, fixture!("trailing_comma.json")), whole(E106, Teams)),
        case("comments", bytes(Settings, fixture!("comment.json")), whole(E106, Settings)),
        case("single quotes", bytes(Settings, "{'gate': 'everyone'}"), whole(E106, Settings)),
        case("a table", bytes(Households, "id,hamlet,people\nh1,suoi-tren,6\n"), whole(E106, Households)),
        case("control characters", bytes(Settings, "{\"gate\": \"every\u{1}one\"}"), whole(E106, Settings)),
        case("cut off", bytes(Trails, fixture!("cut_off.geojson")), whole(E107, Trails)),
        case("cut off within a text", bytes(Settings, "{\"gate\": \"every"), whole(E107, Settings)),
        case("nested too deep", bytes(Trails, "[".repeat(100_000)), whole(E108, Trails)),
        case("objects nested too deep", bytes(Settings, "{\"a\":".repeat(100_000)), whole(E108, Settings)),
        case("two roots", bytes(Settings, fixture!("two_roots.json")), whole(E110, Settings)),
        case("text after the end", bytes(Settings, "{} and so on"), whole(E110, Settings)),
        case("NaN", text(Trails, "620.0", "NaN"), whole(E112, Trails)),
        case("Infinity", text(Trails, "620.0", "-Infinity"), whole(E112, Trails)),
        case("1e999", text(Households, "\"people\":6", "\"people\":1e999"), whole(E112, Households)),
        case(
            "a name twice in a household",
            text(Households, "\"people\":6", "\"people\":6,\"people\":7"),
            vec![error(E111, Households, 0, "people")],
        ),
        case(
            "a name twice deep in a household",
            text(Households, "\"task\":\"eid_level_2\"", "\"task\":\"eid_level_2\",\"task\":\"eid_level_1\""),
            vec![error(E111, Households, 0, "pending[1].task")],
        ),
        case(
            "a name twice in a team",
            text(Teams, "\"kit\":true", "\"kit\":true,\"kit\":false"),
            vec![error(E111, Teams, 0, "kit")],
        ),
        case(
            "a name twice in the frame",
            text(Hamlets, "\"type\":\"FeatureCollection\"", "\"type\":1,\"type\":\"FeatureCollection\""),
            vec![error(E111, Hamlets, None, "type")],
        ),
        case(
            "one time of day written in two ways",
            bytes(Settings, r#"{"chance": {"weekday": {"18:00": 500, "18:00:00": 600}}}"#),
            vec![error(E111, Settings, None, "chance.weekday.18:00:00")],
        ),
    ]
}

fn not_the_file() -> Vec<Case> {
    let whole = |code, kind| vec![error(code, kind, None, "")];
    let missing = [Trails, Households, Hamlets, Teams].map(|kind| error(E116, kind, None, "")).to_vec();
    let extra = |severity, code, name: &str| {
        let mut problem = found(code, severity, Trails, None, "");
        name.clone_into(&mut problem.file);
        vec![problem]
    };
    let second = named("other trails.json", &valid::file(Trails).bytes);
    let many = serde_json::Value::from(vec![serde_json::json!({}); 300]);
    vec![
        case("a list for an object", bytes(Trails, "[]"), whole(E113, Trails)),
        case("a text for an object", bytes(Hamlets, "\"hamlets\""), whole(E113, Hamlets)),
        case("null for an object", bytes(Settings, "null"), whole(E113, Settings)),
        case("an object for a list", bytes(Teams, r#"{"teams": []}"#), whole(E113, Teams)),
        case("a note", with(named("note.txt", b"call Sao 1")), extra(Severity::Warning, E114, "note.txt")),
        case("other JSON", with(named("a.json", b"[1]")), extra(Severity::Warning, E114, "a.json")),
        case("two of a kind", with(second), extra(Severity::Error, E115, "other trails.json")),
        case("no files at all", Vec::new(), missing),
        case(
            "one file missing",
            valid::files().into_iter().filter(|f| f.name != "teams.json").collect(),
            whole(E116, Teams),
        ),
        case("too many problems to list", bytes(Teams, many.to_string()), {
            let names = ["id", "name", "members", "languages", "start", "departure", "back_by"];
            let mut expected = vec![error(super::Code::E310, Teams, None, "")];
            let all = (0..300).flat_map(|i| names.map(|name| error(E301, Teams, i, name)));
            expected.extend(all.take(999));
            expected.push(error(E117, Teams, None, ""));
            expected
        }),
        case(
            "several files broken at once",
            {
                let mut files = bytes(Trails, "");
                files.retain(|f| f.name != "hamlets.geojson");
                for file in files.iter_mut().filter(|f| f.name == Water.file_name()) {
                    file.bytes = b"{".to_vec();
                }
                files
            },
            vec![error(E102, Trails, None, ""), error(E107, Water, None, ""), error(E116, Hamlets, None, "")],
        ),
        case(
            "a warning alone",
            text(Trails, "\"width\":2.5", "\"width\":\"narrow\""),
            vec![warning(super::Code::E313, Trails, 0, "width")],
        ),
    ]
}
