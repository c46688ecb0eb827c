//! Where wheels stop and feet go on.

use super::fixtures::{NIGHT, at, tagged};
use evening_rounds::base::Position;
use evening_rounds::commune::{Settings, Trail};
use evening_rounds::network::{Conditions, Network, Profile, Travel};
use proptest::prelude::*;

fn networks(trails: &[Trail], conditions: Conditions) -> (Network, Network) {
    let of = |profile| Network::build(trails, &Travel::new(profile, &Settings::default()), conditions);
    (of(Profile::Motorbike), of(Profile::Foot))
}

/// Metres east and north of where the fixtures lie, in whole ones.
fn metres(places: &[Position]) -> Vec<(i64, i64)> {
    let from = at(0.0, 0.0);
    let far = |a: Position, b: Position, sign: f64| (a.distance(b).0 * sign.signum()).round() as i64;
    let mut found: Vec<(i64, i64)> = places
        .iter()
        .map(|&p| {
            let corner = Position::new(p.lon(), from.lat(), None).unwrap();
            (far(from, corner, p.lon() - from.lon()), far(corner, p, p.lat() - from.lat()))
        })
        .collect();
    found.sort_unstable();
    found
}

/// A road east, a footpath north from the middle of it, steps beyond that, and a track with a ford south.
fn hamlet() -> Vec<Trail> {
    vec![
        tagged(&[at(0.0, 0.0), at(500.0, 0.0), at(1000.0, 0.0)], |t| t.highway = "residential".into()),
        tagged(&[at(500.0, 0.0), at(500.0, 300.0)], |t| t.highway = "footway".into()),
        tagged(&[at(500.0, 300.0), at(500.0, 400.0)], |t| t.highway = "steps".into()),
        tagged(&[at(1000.0, 0.0), at(1000.0, -200.0)], |t| t.highway = "track".into()),
        tagged(&[at(1000.0, -200.0), at(1000.0, -230.0)], |t| {
            t.highway = "track".into();
            t.ford = true;
        }),
    ]
}

#[test]
fn a_trailhead_is_where_a_footway_leaves_the_road() {
    let (ridden, walked) = networks(&hamlet(), NIGHT);
    assert_eq!(metres(&ridden.trailheads(&walked)), [(500, 0)], "not where steps leave the footway");
    assert_eq!(metres(&ridden.dead_ends()), [(0, 0), (1000, -230)]);
}

#[test]
fn high_water_that_people_wade_makes_one() {
    let wet = Conditions { wet: true, ..NIGHT };
    let settings = Settings::default();
    let mut walking = settings.walking.clone();
    walking.ford_wet_open = true;
    let walked = Network::build(&hamlet(), &Travel::on_foot(&walking), wet);
    let (ridden, closed) = networks(&hamlet(), wet);
    assert_eq!(metres(&ridden.trailheads(&walked)), [(500, 0), (1000, -200)]);
    assert_eq!(metres(&ridden.trailheads(&closed)), [(500, 0)]);
    assert_eq!(metres(&ridden.dead_ends()), [(0, 0), (1000, -200)]);
}

/// A crossing of a small grid.
type Crossing = (usize, usize);

/// A line of a small grid, with what it is.
fn line() -> impl Strategy<Value = (usize, usize, bool, usize)> {
    (0..4_usize, 0..4_usize, any::<bool>(), 0..3_usize)
}

proptest! {
    /// A place is a trailhead when a line that is ridden and one that is only walked both touch it, and a dead end when one
    /// ridden line alone does.
    #[test]
    fn trailheads_and_dead_ends_are_those_of_the_drawing(lines in prop::collection::vec(line(), 1..14)) {
        let kinds = ["residential", "footway", "track"];
        let mut drawn: Vec<(Crossing, Crossing, usize)> = Vec::new();
        for (x, y, along, kind) in lines {
            let end = if along { (x + 1, y) } else { (x, y + 1) };
            if !drawn.iter().any(|&(a, b, _)| (a, b) == ((x, y), end)) {
                drawn.push(((x, y), end, kind));
            }
        }
        let place = |(x, y): (usize, usize)| at(100.0 * x as f64, 100.0 * y as f64);
        let trails: Vec<Trail> = drawn
            .iter()
            .map(|&(a, b, kind)| tagged(&[place(a), place(b)], |t| t.highway = kinds[kind].into()))
            .collect();
        let (ridden, walked) = networks(&trails, NIGHT);
        let touching = |p: (usize, usize), wheels: bool| {
            drawn.iter().filter(|&&(a, b, kind)| (a == p || b == p) && (kind != 1) == wheels).count()
        };
        let all = (0..6).flat_map(|x| (0..6).map(move |y| (x, y)));
        let expected = |wanted: &dyn Fn((usize, usize)) -> bool| -> Vec<(i64, i64)> {
            let mut places: Vec<(i64, i64)> =
                all.clone().filter(|&p| wanted(p)).map(|(x, y)| (100 * x as i64, 100 * y as i64)).collect();
            places.sort_unstable();
            places
        };
        prop_assert_eq!(
            metres(&ridden.trailheads(&walked)),
            expected(&|p| touching(p, true) > 0 && touching(p, false) > 0)
        );
        prop_assert_eq!(metres(&ridden.dead_ends()), expected(&|p| touching(p, true) == 1));
    }

    /// Points placed later have the times that they would have had from the first.
    #[test]
    fn points_added_are_placed_as_all_at_once(
        points in prop::collection::vec((-100.0..1100.0_f64, -300.0..500.0_f64), 1..8),
        split in 0..8_usize,
    ) {
        let (_, walked) = networks(&hamlet(), NIGHT);
        let mut points: Vec<Position> = points.into_iter().map(|(x, y)| at(x, y)).collect();
        points.push(points[0]);
        let split = split.min(points.len());
        let whole = walked.place(&points);
        let added = walked.place(&points[..split]).and(&points[split..]);
        prop_assert_eq!(whole.matrix(), added.matrix());
        prop_assert_eq!(whole.placements(), added.placements());
        let first = whole.first(split);
        prop_assert_eq!(first.matrix(), walked.place(&points[..split]).matrix());
        let (from, to): (Vec<usize>, Vec<usize>) = ((0..points.len()).collect(), (0..split).collect());
        let rows: Vec<_> = from.iter().flat_map(|&a| whole.one_to_many(a, &to)).collect();
        prop_assert_eq!(whole.many_to_many(&from, &to), rows);
    }
}
