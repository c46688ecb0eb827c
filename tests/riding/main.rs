//! Teams on motorbikes, on a commune drawn by hand: a road with a house beside it and one at its far end, a footpath up to
//! two more, a house beyond a road where nobody walks, and a ford on the way to the far one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod checked;
mod made;
mod places;
#[path = "../common/planning.rs"]
mod planning;
mod rounds;
mod underway;

use evening_rounds::base::Position;
use evening_rounds::commune::Commune;
use evening_rounds::evening::{Evening, Ground, PlanRequest, Spot};
use evening_rounds::import::{FileKind, NamedFile};
use evening_rounds::rounds::{LegEnd, Mode, Plan};
use evening_rounds::session::{Session, load};
use serde_json::Value;
use std::path::Path;

/// Where the footpath leaves the road.
const TRAILHEAD: [f64; 2] = [107.43746, 16.2];
const KINDS: [FileKind; 4] = [FileKind::Trails, FileKind::Households, FileKind::Hamlets, FileKind::Teams];

/// The files with something changed: `change` gets the tree of each.
fn files(change: impl Fn(FileKind, &mut Value)) -> Vec<NamedFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/riding");
    let file = |kind: FileKind| {
        let text = std::fs::read_to_string(folder.join(kind.file_name())).unwrap();
        let mut tree = serde_json::from_str(&text).unwrap();
        change(kind, &mut tree);
        NamedFile { name: kind.file_name().to_owned(), bytes: tree.to_string().into_bytes() }
    };
    let mut files: Vec<NamedFile> = KINDS.into_iter().map(file).collect();
    let settings = FileKind::Settings.file_name().to_owned();
    let mut tree = serde_json::json!({});
    change(FileKind::Settings, &mut tree);
    files.push(NamedFile { name: settings, bytes: tree.to_string().into_bytes() });
    files
}

/// A session with them; nothing is wrong with any.
fn session(change: impl Fn(FileKind, &mut Value)) -> Session {
    let (loaded, problems) = load(&files(change));
    assert_eq!(problems, []);
    Session::with(loaded.unwrap())
}

fn commune(session: &Session) -> &Commune {
    &session.loaded().unwrap().commune
}

fn ground(session: &Session) -> &Ground {
    &session.loaded().unwrap().ground
}

fn tonight() -> PlanRequest {
    planning::request(planning::TONIGHT, 500)
}

fn evening(session: &Session, request: &PlanRequest) -> Evening {
    Evening::prepare(commune(session), ground(session), request).unwrap()
}

fn place([lon, lat]: [f64; 2]) -> Position {
    Position::new(lon, lat, None).unwrap()
}

/// Where motorbikes may stand during a visit, nearest first.
fn places(evening: &Evening, commune: &Commune, house: &str) -> Vec<Position> {
    let index = commune.households.iter().position(|h| h.id.as_str() == house).unwrap();
    let visit = evening.visit_household.iter().position(|&h| h == index).unwrap();
    let spots = evening.problem.visits[visit].parking.iter().map(|&node| evening.spots[node]);
    let places = spots.map(|spot| match spot {
        Spot::Parking(number) => evening.ground.parking()[number],
        other => panic!("{other:?} is no place to park"),
    });
    places.collect()
}

/// The legs of the first team in a few words: `ride start-park`, `walk park-spur-low`.
fn told(plan: &Plan) -> Vec<String> {
    let name = |end: &LegEnd| match end {
        LegEnd::Start => "start".to_owned(),
        LegEnd::End => "end".to_owned(),
        LegEnd::Household { id } => id.to_string(),
        LegEnd::Parking { .. } => "park".to_owned(),
    };
    let legs = plan.teams[0].legs.iter().map(|leg| {
        let mode = if leg.mode == Mode::Ride { "ride" } else { "walk" };
        format!("{mode} {}-{}", name(&leg.from), name(&leg.to))
    });
    legs.collect()
}

/// Places where the first team parks, in order.
fn parked(plan: &Plan) -> Vec<[f64; 2]> {
    let ends = plan.teams[0].legs.iter().filter(|leg| leg.mode == Mode::Ride).map(|leg| &leg.to);
    let places = ends.filter_map(|end| if let LegEnd::Parking { place } = end { Some(*place) } else { None });
    places.collect()
}
