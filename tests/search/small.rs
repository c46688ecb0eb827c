//! Random small problems on a plane: slots, teams that may not come, one-way hills, and every kind of rule.

use evening_rounds::network::TimeMatrix;
use evening_rounds::orienteering::{Apart, Break, InOrder, Problem, Shared, Shift, Slot, Vehicle, Visit};
use fixedbitset::FixedBitSet;
use proptest::prelude::*;

const MINUTE: i64 = 60_000;
const SIX: i64 = 18 * 60 * MINUTE;
const DAY: i64 = 24 * 60 * MINUTE;

/// Place, minutes at the door, windows, worth by hour, shifts that may come.
type House = ((i64, i64), i64, Vec<(i64, i64)>, [i64; 3], u64);

fn house() -> impl Strategy<Value = House> {
    let window = (0_i64..150, 5_i64..60).prop_map(|(open, long)| (open, open + long));
    let windows = prop_oneof![
        2 => Just(vec![(0, 165)]),
        1 => prop::collection::vec(window, 1..3),
    ];
    ((0_i64..40, 0_i64..40), 5_i64..30, windows, [1_i64..40, 1_i64..40, 1_i64..40], 1_u64..8)
}

/// The slots of a house on one evening: its windows, cut where the worth changes.
fn slots(evening: i64, windows: &[(i64, i64)], worth: [i64; 3]) -> Vec<Slot> {
    let mut windows = windows.to_vec();
    windows.sort_unstable();
    windows.dedup_by(|next, before| next.0 <= before.1);
    let steps = [(0, 45, worth[0]), (45, 100, worth[1]), (100, 1000, worth[2])];
    let from = evening * DAY + SIX;
    let cut = windows.iter().flat_map(|&(open, close)| {
        steps.into_iter().map(move |(begin, end, worth)| Slot {
            open: from + open.max(begin) * MINUTE,
            close: from + (close * MINUTE).min(end * MINUTE - 1),
            worth: worth * 1000,
        })
    });
    cut.filter(|slot| slot.open <= slot.close).collect()
}

/// One evening of at most `houses` houses and `teams` teams, without further rules.
pub(crate) fn problem(houses: usize, teams: usize) -> impl Strategy<Value = Problem> {
    let bases = prop::collection::vec(((0_i64..40, 0_i64..40), 60_i64..200), 1..=teams);
    (prop::collection::vec(house(), 0..=houses), bases, 0_i64..3)
        .prop_map(|(houses, bases, hill)| build(&houses, &bases, hill, 1))
}

/// Teams of which each has a shift on each of `evenings` evenings, on the first with the hours given.
fn build(houses: &[House], bases: &[((i64, i64), i64)], hill: i64, evenings: usize) -> Problem {
    let places: Vec<(i64, i64)> = bases.iter().map(|b| b.0).chain(houses.iter().map(|h| h.0)).collect();
    let mut matrix = TimeMatrix::without_ways(places.len());
    for (i, a) in places.iter().enumerate() {
        for (j, b) in places.iter().enumerate() {
            // Walking north is uphill.
            let minutes = (a.0 - b.0).abs() + (a.1 - b.1).abs() + hill * (b.1 - a.1).max(0) / 2;
            matrix.set(i, j, (minutes * MINUTE) as u32);
        }
    }
    let shifts: Vec<Shift> = (0..evenings)
        .flat_map(|evening| {
            let from = evening as i64 * DAY + SIX;
            bases.iter().enumerate().map(move |(t, (_, long))| Shift {
                evening,
                matrix: 0,
                start: t,
                end: t,
                departure: from,
                back_by: from + long * MINUTE,
                most_visits: None,
                breaks: Vec::new(),
                vehicle: None,
            })
        })
        .collect();
    let visits = houses.iter().enumerate().map(|(i, (_, service, windows, worth, may))| {
        let mut able: FixedBitSet = (0..shifts.len()).filter(|s| may >> (s % 3) & 1 == 1).collect();
        able.grow(shifts.len());
        if able.is_clear() {
            able.insert_range(..);
        }
        let slots = (0..evenings as i64).flat_map(|evening| slots(evening, windows, *worth)).collect();
        Visit {
            node: bases.len() + i,
            service: service * MINUTE,
            slots,
            shifts: able,
            must: false,
            takes: Vec::new(),
            liking: Vec::new(),
            parking: Vec::new(),
        }
    });
    Problem { matrices: vec![matrix], visits: visits.collect(), shifts, ..Problem::default() }
}

/// At most `houses` houses and two shifts, with every kind of rule in play: ways that are missing, visits that must be
/// made, a shared thing, visits apart and in order, a limit on visits, a break, liking.
pub(crate) fn with_rules(houses: usize) -> impl Strategy<Value = Problem> {
    let shape = (1_usize..=2, 1_usize..=2);
    let rules = (
        prop::collection::vec(any::<u16>(), 12),
        prop::collection::vec((0_usize..houses, 0_usize..houses, 0_usize..3), 0..3),
        prop::collection::vec((0_usize..houses, 0_usize..houses), 0..3),
    );
    let bases = prop::collection::vec(((0_i64..40, 0_i64..40), 60_i64..200), 2);
    (prop::collection::vec(house(), 0..=houses), bases, 0_i64..3, shape, rules).prop_map(
        |(houses, bases, hill, (teams, evenings), (dice, apart, in_order))| {
            let mut problem = build(&houses, &bases[..teams], hill, if teams == 2 { 1 } else { evenings });
            let count = problem.visits.len();
            let pair = |a: usize, b: usize| a != b && a.max(b) < count;
            let apart = apart.into_iter().filter(|&(a, b, _)| pair(a, b));
            problem.apart = apart.map(|(a, b, evenings)| Apart { a, b, evenings }).collect();
            let in_order = in_order.into_iter().filter(|&(first, then)| pair(first, then));
            problem.in_order = in_order.map(|(first, then)| InOrder { first, then }).collect();
            if dice[0] % 2 == 0 {
                problem.shared = vec![Shared { capacity: vec![usize::from(dice[1] % 2), 1] }];
                for (visit, _) in problem.visits.iter_mut().zip(0..).filter(|(_, i)| dice[2] >> i & 1 == 1) {
                    visit.takes = vec![0];
                }
            }
            for (i, visit) in problem.visits.iter_mut().enumerate() {
                visit.must = dice[3] >> i & 1 == 1 && dice[4] % 3 == 0;
                if dice[5] >> i & 1 == 1 {
                    visit.liking = vec![(0, i64::from(dice[6] % 9) * 1000 - 2000)];
                }
            }
            if dice[7] % 3 == 0 {
                problem.shifts[0].most_visits = Some(usize::from(dice[7] % 4));
            }
            if dice[8] % 3 == 0 {
                let open = SIX + i64::from(dice[9] % 60) * MINUTE;
                let window = (open, open + i64::from(dice[10] % 30) * MINUTE);
                problem.shifts[0].breaks =
                    vec![Break { windows: vec![window], length: i64::from(dice[11] % 20) * MINUTE }];
            }
            if count > 1 && dice[11] % 4 == 0 {
                let (from, to) = (problem.visits[0].node, problem.visits[1].node);
                problem.matrices[0].set(from, to, TimeMatrix::NO_WAY);
            }
            problem
        },
    )
}

/// The same problems where some shifts have vehicles: riding times of its own between at most four places to park, at doors
/// and bases, and those where shifts begin and end, some of them without a way; visits that may be made from some of these.
pub(crate) fn mounted(problem: impl Strategy<Value = Problem>) -> impl Strategy<Value = Problem> {
    (problem, prop::collection::vec(any::<u16>(), 24)).prop_map(|(problem, dice)| mount(problem, &dice))
}

fn mount(mut problem: Problem, dice: &[u16]) -> Problem {
    let nodes = problem.nodes();
    let die = |number: usize, sides: usize| {
        usize::from(dice[number % dice.len()].rotate_left(number as u32 / 24)) % sides
    };
    let parks: Vec<usize> = (0..=die(0, 4)).map(|i| die(1 + i, nodes)).collect();
    // Shorter ways than elsewhere, so that evenings are long enough for several loops.
    let scale = 1 + die(22, 5) as u32;
    let walking = problem.matrices[0].clone().map(|ms| Some(ms / scale / 60_000 * 60_000));
    problem.matrices[0] = walking.clone();
    let mut riding = TimeMatrix::without_ways(nodes);
    let speed = 2 + die(5, 6) as i64;
    for from in 0..nodes {
        for to in (0..nodes).filter(|&to| to != from) {
            // One way in twelve is missing, and there is one that takes longer than others.
            let (odd, long) = (die(6 + from * 7 + to * 3, 12), die(7 + from * 3 + to * 5, 4) as i64);
            if let Some(walk) = walking.get(from, to).filter(|_| odd > 0) {
                riding.set(from, to, (walk / speed / MINUTE * MINUTE * (4 + long) / 4) as u32);
            }
        }
    }
    problem.matrices.push(riding);
    for (number, shift) in problem.shifts.iter_mut().enumerate() {
        if die(8, 4) == 3 {
            shift.end = die(9 + number, nodes);
        }
        let stands = if die(10, 4) == 3 { parks[0] } else { shift.start };
        let (mount, park) = (die(11, 3) as i64 * MINUTE, die(12, 4) as i64 * MINUTE);
        if die(13 + number, 4) > 0 {
            shift.vehicle = Some(Vehicle { matrix: 1, stands, mount, park });
        }
    }
    for (number, visit) in problem.visits.iter_mut().enumerate() {
        visit.parking = parks.iter().copied().filter(|&park| die(15 + number + park, 3) > 0).collect();
    }
    problem
}
