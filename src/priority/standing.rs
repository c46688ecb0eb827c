//! How far each hamlet and each language has come, so that none is always served last.

use crate::base::{Date, HamletId, Language, Permille};
use crate::households::Household;
use std::collections::BTreeMap;

/// Households that have, or had, something to be done at the door, and how many of them nobody has met yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Count {
    all: i64,
    unmet: i64,
}

impl Count {
    fn add(&mut self, unmet: bool) {
        self.all += 1;
        self.unmet += i64::from(unmet);
    }

    fn unmet_permille(self) -> i64 {
        self.unmet * 1000 / self.all.max(1)
    }
}

/// Fewer thousandths than these are not worth a word.
const LEAST: i64 = 50;

/// Where the hamlets and languages of a commune stand on one evening.
#[derive(Debug, Clone, Default)]
pub struct Standing<'a> {
    commune: Count,
    hamlets: BTreeMap<&'a HamletId, Count>,
    languages: BTreeMap<&'a Language, Count>,
}

impl<'a> Standing<'a> {
    /// Counts who has been met before the evening of `date`.
    pub fn of(households: &'a [Household], date: Date) -> Self {
        let mut standing = Self::default();
        for house in households {
            let met = house
                .attempts
                .iter()
                .any(|a| a.date < date && a.outcome.is_knock() && !a.outcome.is_absence());
            if met || house.doable().next().is_some() {
                standing.commune.add(!met);
                standing.hamlets.entry(&house.hamlet).or_default().add(!met);
                standing.languages.entry(&house.language).or_default().add(!met);
            }
        }
        standing
    }

    /// By how much the part of households not yet met in this household's hamlet, or among those of its language,
    /// whichever is farther behind, exceeds the commune's; nothing where it hardly does.
    pub fn behind(&self, house: &Household) -> Permille {
        let hamlet = self.hamlets.get(&house.hamlet).copied().unwrap_or_default();
        let language = self.languages.get(&house.language).copied().unwrap_or_default();
        let worst = hamlet.unmet_permille().max(language.unmet_permille());
        let behind = worst - self.commune.unmet_permille();
        Permille(if behind < LEAST { 0 } else { behind })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::households::testing::{april, household};
    use crate::households::{Attempt, Outcome};

    fn house(id: &str, hamlet: &str, language: &str, outcome: Option<Outcome>) -> Household {
        household(id, |h| {
            h.hamlet = HamletId::new(hamlet).unwrap();
            h.language = Language::new(language).unwrap();
            h.attempts =
                outcome.map(|outcome| Attempt { date: april(5), time: None, outcome }).into_iter().collect();
        })
    }

    #[test]
    fn the_hamlet_or_language_that_was_met_less_is_behind() {
        let met = Some(Outcome::MetPart);
        let houses = [
            house("1", "near", "vi", met),
            house("2", "near", "vi", met),
            house("3", "near", "ktv", Some(Outcome::AwayUnknown)),
            house("4", "far", "vi", None),
        ];
        // Half of the commune has been met; a third of those near by have not, nobody far away or of the other language.
        let standing = Standing::of(&houses, april(10));
        let behind: Vec<i64> = houses.iter().map(|h| standing.behind(h).0).collect();
        assert_eq!(behind, [0, 0, 500, 500]);
        // What happens on a later evening is not known yet.
        assert_eq!(Standing::of(&houses, april(5)).behind(&houses[2]), Permille(0));
    }
}
