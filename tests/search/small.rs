//! Random small evenings on a plane, with windows, slots, teams that may not come, and one-way hills.

use evening_rounds::network::TimeMatrix;
use evening_rounds::rounds::{Problem, TeamSpec, Visit, WorthStep};
use proptest::prelude::*;

const MINUTE: i64 = 60_000;
const SIX: i64 = 18 * 60 * MINUTE;

type House = ((i64, i64), i64, Vec<(i64, i64)>, [i64; 3], u64);

fn house() -> impl Strategy<Value = House> {
    let window = (0_i64..150, 5_i64..60).prop_map(|(open, long)| (open, open + long));
    let windows = prop_oneof![
        2 => Just(vec![(0, 165)]),
        1 => prop::collection::vec(window, 1..3),
    ];
    ((0_i64..40, 0_i64..40), 5_i64..30, windows, [1_i64..40, 1_i64..40, 1_i64..40], 1_u64..8)
}

/// An evening of at most `houses` houses and `teams` teams.
pub(crate) fn problem(houses: usize, teams: usize) -> impl Strategy<Value = Problem> {
    let bases = prop::collection::vec(((0_i64..40, 0_i64..40), 60_i64..200), 1..=teams);
    (prop::collection::vec(house(), 0..=houses), bases, 0_i64..3).prop_map(|(houses, bases, hill)| {
        let places: Vec<(i64, i64)> = bases.iter().map(|b| b.0).chain(houses.iter().map(|h| h.0)).collect();
        let mut matrix = TimeMatrix::without_ways(places.len());
        for (i, a) in places.iter().enumerate() {
            for (j, b) in places.iter().enumerate() {
                // Walking north is uphill.
                let minutes = (a.0 - b.0).abs() + (a.1 - b.1).abs() + hill * (b.1 - a.1).max(0) / 2;
                matrix.set(i, j, (minutes * MINUTE) as u32);
            }
        }
        let all_teams = (1_u64 << bases.len()) - 1;
        let visits = houses
            .iter()
            .enumerate()
            .map(|(i, (_, service, windows, worth, may))| {
                let mut windows: Vec<(i64, i64)> =
                    windows.iter().map(|w| (SIX + w.0 * MINUTE, SIX + w.1 * MINUTE)).collect();
                windows.sort_unstable();
                windows.dedup_by(|next, before| next.0 <= before.1);
                Visit {
                    node: bases.len() + i,
                    service_ms: service * MINUTE,
                    windows,
                    worth: worth
                        .iter()
                        .zip([0, 45, 100])
                        .map(|(&w, from)| WorthStep { from_ms: SIX + from * MINUTE, worth: w * 1000 })
                        .collect(),
                    teams: if may & all_teams == 0 { all_teams } else { may & all_teams },
                }
            })
            .collect();
        let teams = bases
            .iter()
            .enumerate()
            .map(|(t, (_, long))| TeamSpec {
                start: t,
                end: t,
                departure_ms: SIX,
                back_by_ms: SIX + long * MINUTE,
            })
            .collect();
        Problem { matrix, teams, visits }
    })
}
