//! Neighbours who leave together: forest parties and crews of boats.

use super::constants::{PARTY_HOUSEHOLDS, PARTY_MOST};
use crate::commune::Commune;
use crate::simulate::stream::Stream;
use std::collections::BTreeSet;

/// Groups the households marked in `goes` with their nearest neighbours of the same hamlet.
pub(super) fn group(commune: &Commune, goes: &[bool], dice: &mut Stream) -> Vec<Vec<usize>> {
    let mut left: BTreeSet<usize> = (0..goes.len()).filter(|&i| goes[i]).collect();
    let mut parties = Vec::new();
    while let Some(first) = left.pop_first() {
        let house = &commune.households[first];
        let mut others: Vec<(i64, usize)> = left
            .iter()
            .filter(|&&i| commune.households[i].hamlet == house.hamlet)
            .map(|&i| ((commune.households[i].position.distance(house.position).0 * 100.0) as i64, i))
            .collect();
        others.sort_unstable();
        let wanted = 1 + dice.weighted(&[0.15, 0.30, 0.35, 0.20]);
        let mut party = vec![first];
        let mut people = going(commune, first);
        for (_, other) in others {
            if party.len() >= wanted.min(PARTY_HOUSEHOLDS) || people + going(commune, other) > PARTY_MOST {
                break;
            }
            people += going(commune, other);
            party.push(other);
            left.remove(&other);
        }
        parties.push(party);
    }
    parties
}

/// Of a large family some stay with the fields.
fn going(commune: &Commune, index: usize) -> usize {
    usize::from(commune.households[index].people).min(4)
}
