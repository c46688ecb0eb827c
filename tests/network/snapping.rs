//! Points tied to trails.

use crate::fixtures::{NIGHT, at, high, level, near, network, off_trail, path, tagged};
use evening_rounds::base::{Metres, Position};
use evening_rounds::commune::{Trail, WalkingSettings};
use evening_rounds::network::{Door, Network, Placement, Travel};

#[test]
fn a_house_is_tied_to_the_segment_not_to_its_vertices() {
    let network = network(&[path(&[at(0.0, 0.0), at(1000.0, 0.0)])]);
    let placed = network.place(&[at(500.0, 40.0), at(0.0, 0.0)]);
    assert!((off_trail(&placed.placements()[0]).unwrap() - 40.0).abs() < 0.01);
    // Off the trail at 0.6 of the pace.
    near(placed.matrix().get(0, 1).unwrap(), level(500.0) + level(40.0) / 0.6, 1e-4);
    near(placed.matrix().get(1, 0).unwrap(), level(500.0) + level(40.0) / 0.6, 1e-4);
    let path = placed.path(0, 1).unwrap();
    assert!((path.off_trail.0 - 40.0).abs() < 0.01 && (path.length.0 - 540.0).abs() < 0.05);
    assert_eq!((path.shape.len(), path.shape[0], path.shape[2]), (3, at(500.0, 40.0), at(0.0, 0.0)));
}

#[test]
fn the_dark_slows_the_approach_as_a_path() {
    let network = Network::build(
        &[path(&[at(0.0, 0.0), at(9.0, 0.0)])],
        &Travel::on_foot(&WalkingSettings::default()),
        NIGHT,
    );
    let placed = network.place(&[at(0.0, 100.0), at(0.0, 0.0)]);
    near(placed.matrix().get(0, 1).unwrap(), level(100.0) / 0.6 / 0.67, 1e-4);
}

#[test]
fn houses_on_one_segment_are_reached_along_it_and_the_pieces_add_up() {
    let slope = [high(0.0, 0.0, 500.0), high(333.0, 0.0, 541.0), high(700.0, 50.0, 480.0)];
    let points: Vec<Position> = [0.0, 0.13, 0.5, 0.77, 1.0].iter().map(|t| at(333.0 * t, 0.0)).collect();
    let placed = network(&[path(&slope)]).place(&points);
    let matrix = placed.matrix();
    for (from, to) in [(0, 4), (4, 0), (1, 3), (3, 1)] {
        let steps: Vec<usize> = if from < to { (from..=to).collect() } else { (to..=from).rev().collect() };
        let sum: i64 = steps.windows(2).map(|w| matrix.get(w[0], w[1]).unwrap()).sum();
        let approaches: i64 = sum - matrix.get(from, to).unwrap();
        assert_eq!(approaches, 0, "{from} to {to}");
    }
    assert!(matrix.get(0, 4) > matrix.get(4, 0), "it climbs");
    let middle = placed.path(1, 3).unwrap();
    assert!((middle.length.0 - 333.0 * 0.64).abs() < 0.05 && (middle.climb.0 - 41.0 * 0.64).abs() < 0.05);
}

#[test]
fn a_house_at_a_vertex_adds_nothing() {
    let trails =
        [path(&[at(0.0, 0.0), at(100.0, 0.0), at(200.0, 0.0)]), path(&[at(100.0, 0.0), at(100.0, 90.0)])];
    let network = network(&trails);
    let placed = network.place(&[at(100.0, 0.0), at(200.0, 0.0), at(100.0, 90.0), at(0.0, 0.0)]);
    for placement in placed.placements() {
        assert_eq!(off_trail(placement), Some(0.0));
    }
    let matrix = placed.matrix();
    for (b, metres) in [(1, 100.0), (2, 90.0), (3, 100.0)] {
        near(matrix.get(0, b).unwrap(), level(metres), 1e-4);
        assert_eq!(placed.path(0, b).unwrap().shape.len(), 2, "no position twice");
    }
    let inner = self::network(&[path(&[at(0.0, 0.0), at(100.0, 0.0), at(200.0, 0.0)])]);
    let placed = inner.place(&[at(100.0, 0.0), at(200.0, 0.0), at(0.0, 0.0)]);
    assert_eq!(placed.path(0, 1).unwrap().shape, [at(100.0, 0.0), at(200.0, 0.0)]);
    assert_eq!(placed.path(1, 2).unwrap().shape, [at(200.0, 0.0), at(100.0, 0.0), at(0.0, 0.0)]);
}

#[test]
fn houses_at_one_place_are_no_walk_apart() {
    let network = network(&[path(&[at(0.0, 0.0), at(100.0, 0.0)])]);
    let placed = network.place(&[at(50.0, 30.0), at(50.0, 30.0), at(50.0, -30.0)]);
    let matrix = placed.matrix();
    assert_eq!((matrix.get(0, 1), matrix.get(1, 0)), (Some(0), Some(0)));
    assert_eq!(placed.path(0, 1).unwrap().shape, [at(50.0, 30.0)]);
    // Across the trail from each other: both approaches, and nothing along the trail.
    near(matrix.get(0, 2).unwrap(), level(60.0) / 0.6, 1e-4);
    let across = placed.path(0, 2).unwrap();
    assert!(across.shape.len() == 3 && (across.length.0 - 60.0).abs() < 0.01);
}

#[test]
fn houses_that_face_each_other_across_a_one_way_street_reach_each_other() {
    let mut street = path(&[at(200.0, 0.0), at(100.0, 100.0)]);
    street.tags.other.insert("oneway:foot".into(), "yes".into());
    let placed = network(&[street]).place(&[at(200.0, 100.0), at(100.0, 0.0), at(180.0, 0.0)]);
    assert!(placed.joined(0, 1) && placed.joined(1, 0));
    assert!(placed.matrix().get(0, 1).unwrap().abs_diff(placed.matrix().get(1, 0).unwrap()) < 20);
    assert_eq!(placed.path(1, 0).map(|path| path.duration.0), placed.matrix().get(1, 0));
    assert!(placed.joined(2, 0) && !placed.joined(0, 2));
}

#[test]
fn a_house_beyond_the_limit_is_too_far_and_says_how_far() {
    let network = network(&[path(&[at(0.0, 0.0), at(100.0, 0.0)])]);
    let placed = network.place(&[at(50.0, 401.0), at(50.0, 399.0), at(0.0, 0.0)]);
    let Placement::TooFar { distance: Some(Metres(metres)) } = placed.placements()[0] else {
        panic!("{:?}", placed.placements()[0])
    };
    assert!((metres - 401.0).abs() < 0.1);
    assert!(off_trail(&placed.placements()[1]).is_some());
    assert_eq!((placed.matrix().get(0, 2), placed.matrix().get(2, 0)), (None, None));
    assert_eq!((placed.matrix().get(0, 0), placed.path(2, 0)), (Some(0), None));
}

#[test]
fn without_trails_no_distance_is_told() {
    let barred = tagged(&[at(0.0, 0.0), at(100.0, 0.0)], |t| t.foot = Some("no".into()));
    let placed = network(&[barred]).place(&[at(0.0, 0.0)]);
    assert_eq!(placed.placements(), [Placement::TooFar { distance: None }]);
}

#[test]
fn a_barred_trail_ties_nothing() {
    let trails = [
        tagged(&[at(0.0, 0.0), at(100.0, 0.0)], |t| t.access = Some("private".into())),
        path(&[at(0.0, 60.0), at(100.0, 60.0)]),
    ];
    let placed = network(&trails).place(&[at(50.0, 1.0)]);
    assert!((off_trail(&placed.placements()[0]).unwrap() - 59.0).abs() < 0.1);
}

#[test]
fn the_longest_component_is_preferred_to_an_island_but_not_to_its_equal() {
    let main = path(&[at(0.0, 0.0), at(3000.0, 0.0)]);
    let component = |other_metres: f64, north: f64| {
        let other = path(&[at(0.0, north), at(other_metres, north)]);
        let placed = network(&[main.clone(), other]).place(&[at(50.0, north - 10.0)]);
        match placed.placements()[0] {
            Placement::OnTrail { component, .. } => component,
            _ => panic!("{:?}", placed.placements()),
        }
    };
    assert_eq!(component(100.0, 200.0), 0, "the island is left for the longest");
    assert_eq!(component(100.0, 900.0), 1, "the longest is beyond the limit");
    assert_eq!(component(2000.0, 200.0), 1, "nearly as long is no island");
}

fn doors(doors: &[Door], trails: &[Trail], water: &[Vec<Position>]) -> Vec<Placement> {
    network(trails).place_doors(doors, water).placements().to_vec()
}

fn door(position: Position) -> Door {
    Door { position, turning: None }
}

#[test]
fn a_house_is_not_reached_across_the_stream() {
    let trails = [path(&[at(0.0, 0.0), at(200.0, 0.0)]), path(&[at(0.0, 90.0), at(200.0, 90.0)])];
    let stream = vec![at(-50.0, 20.0), at(250.0, 20.0)];
    let house = [door(at(100.0, 35.0))];
    assert!((off_trail(&doors(&house, &trails, &[])[0]).unwrap() - 35.0).abs() < 0.1);
    assert!(
        (off_trail(&doors(&house, &trails, std::slice::from_ref(&stream))[0]).unwrap() - 55.0).abs() < 0.1
    );
    let across = doors(&house, &trails[..1], &[stream]);
    assert!(matches!(across[0], Placement::BeyondWater { distance } if (distance.0 - 35.0).abs() < 0.1));
    let placed = network(&trails[..1])
        .place_doors(&[house[0], door(at(0.0, 0.0))], &[vec![at(-50.0, 20.0), at(250.0, 20.0)]]);
    assert_eq!((placed.matrix().get(0, 1), placed.joined(0, 1)), (None, false));
}

#[test]
fn a_stream_that_ends_before_the_house_is_walked_around_the_trail() {
    let trail = path(&[at(0.0, 0.0), at(300.0, 0.0)]);
    // The stream ends at 120 m: the nearest dry place on the trail is beyond its end.
    let stream = vec![at(-50.0, 20.0), at(120.0, 20.0)];
    let bend = path(&[at(300.0, 0.0), at(300.0, 60.0)]);
    let placed = doors(&[door(at(100.0, 40.0))], &[trail, bend], &[stream]);
    let Placement::OnTrail { at: place, .. } = placed[0] else { panic!("{placed:?}") };
    assert!((place.distance(at(300.0, 40.0)).0) < 1.0, "{place:?}");
}

#[test]
fn a_house_on_the_bank_and_a_trail_over_the_stream_are_no_crossing() {
    let trail = path(&[at(0.0, 0.0), at(200.0, 0.0)]);
    let stream = vec![at(100.0, -50.0), at(100.0, 30.0)];
    let placed = doors(&[door(at(100.0, 30.0))], &[trail], &[stream]);
    assert!(off_trail(&placed[0]).is_some());
}

#[test]
fn somebody_who_knows_says_where_one_leaves_the_trail() {
    let trails = [path(&[at(0.0, 0.0), at(200.0, 0.0)]), path(&[at(0.0, 90.0), at(200.0, 90.0)])];
    let house = Door { position: at(100.0, 10.0), turning: Some(at(150.0, 88.0)) };
    let Placement::OnTrail { at: place, distance, .. } = doors(&[house], &trails, &[])[0] else { panic!() };
    assert!(place.distance(at(150.0, 90.0)).0 < 0.1);
    assert!((distance.0 - 50.0_f64.hypot(80.0)).abs() < 0.2, "the way across is from there to the door");
    let nowhere = Door { position: at(100.0, 10.0), turning: Some(at(150.0, 2000.0)) };
    assert!(matches!(doors(&[nowhere], &trails, &[])[0], Placement::TooFar { .. }));
}

#[test]
fn of_two_trails_hardly_apart_the_one_that_leads_on_is_taken() {
    // A long dead end passes at 20 m; the road to everywhere at 30 m on the other side.
    let road = path(&[at(0.0, 0.0), at(1000.0, 0.0), at(5000.0, 0.0)]);
    let dead_end = path(&[at(0.0, 0.0), at(0.0, 600.0), at(900.0, 600.0), at(900.0, 50.0)]);
    let placed = network(&[road.clone(), dead_end.clone()]).place(&[at(900.0, 30.0)]);
    let Placement::OnTrail { at: place, .. } = placed.placements()[0] else { panic!() };
    assert!(place.distance(at(900.0, 0.0)).0 < 0.1, "{place:?}");
    // Three times as far is not hardly farther.
    let placed = network(&[road, dead_end]).place(&[at(900.0, 45.0)]);
    let Placement::OnTrail { at: place, .. } = placed.placements()[0] else { panic!() };
    assert!(place.distance(at(900.0, 50.0)).0 < 0.1, "{place:?}");
}
