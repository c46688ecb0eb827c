//! Pins for tests.

use evening_rounds::base::{HouseholdId, TeamId};
use evening_rounds::commune::Commune;
use evening_rounds::rounds::{ApartPin, OrderPin, Pins, TeamPin};

/// Up to `each` pins of every kind, on households among `among` as chance has it; orders may lead in circles.
pub(crate) fn some_pins(commune: &Commune, among: &[HouseholdId], seed: u64, each: usize) -> Pins {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut below = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n.max(1)
    };
    let mut pins = Pins::default();
    let mut among = among.to_vec();
    among.sort();
    among.dedup();
    if among.len() < 2 {
        return pins;
    }
    for _ in 0..below(each + 1) {
        pins.must.push(among[below(among.len())].clone());
    }
    for _ in 0..below(each + 1) {
        let household = among[below(among.len())].clone();
        let team: TeamId = commune.teams[below(commune.teams.len())].id.clone();
        if pins.team.iter().all(|pin| pin.household != household) {
            pins.team.push(TeamPin { household, team });
        }
    }
    for number in 0..2 * below(each + 1) {
        let first = below(among.len());
        let second = (first + 1 + below(among.len() - 1)) % among.len();
        let (a, b) = (among[first].clone(), among[second].clone());
        if number % 2 == 0 {
            pins.order.push(OrderPin { first: a, later: b });
        } else {
            pins.apart.push(ApartPin { a, b });
        }
    }
    pins
}
