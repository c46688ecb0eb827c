//! What a better chance on a coming evening takes off a visit tonight.

use crate::base::{Date, Permille, Points};
use crate::commune::PrioritySettings;
use serde::Serialize;

/// The best coming evening of a household, and what it takes off tonight's chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, ts_rs::TS)]
pub struct Waiting {
    /// Taken off tonight's chance; nothing on an evening with an appointment.
    pub permille: Permille,
    /// The coming evening with the best discounted chance, where there is any chance at all.
    #[ts(type = "string | null")]
    pub date: Option<Date>,
    /// The best chance on that evening.
    pub chance: Permille,
}

impl Waiting {
    /// Looks through the coming evenings, of which `chances` gives in order the date and the best chance of a knock:
    /// `waiting` thousandths of the highest of `evening_discount`^d × chance(d), d being 1 for the first. The earliest
    /// wins among equals.
    pub fn until(chances: impl Iterator<Item = (Date, Permille)>, settings: &PrioritySettings) -> Self {
        let (mut found, mut highest) = (Self::default(), 0);
        // In millionths, so that a week of discounts does not round away.
        let mut discount = 1_000_000;
        for (date, chance) in chances {
            discount = discount * i64::from(settings.evening_discount.min(1000)) / 1000;
            let discounted = discount * chance.0.clamp(0, 1000);
            if discounted > highest {
                let permille = Permille(discounted / 1000 * i64::from(settings.waiting) / 1_000_000);
                (found, highest) = (Self { permille, date: Some(date), chance }, discounted);
            }
        }
        found
    }
}

/// Expected worth of a knock: `total × (chance − waiting) / 1000`, rounded towards nothing. It may be negative: then the
/// household is better left for another evening.
pub fn worth(total: Points, chance: Permille, waiting: Permille) -> Points {
    let product = i128::from(total.0) * i128::from(chance.0 - waiting.0) / 1000;
    Points(i64::try_from(product).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::households::testing::april;

    fn until(chances: &[i64], settings: &PrioritySettings) -> Waiting {
        Waiting::until((11..).map(april).zip(chances.iter().map(|&c| Permille(c))), settings)
    }

    #[test]
    fn the_best_evening_is_the_one_with_the_best_discounted_chance() {
        let settings =
            PrioritySettings { waiting: 1000, evening_discount: 900, ..PrioritySettings::default() };
        let found = until(&[100, 700, 760, 0], &settings);
        // 0.9 × 100 = 90, 0.81 × 700 = 567, 0.729 × 760 = 554.
        assert_eq!(found, Waiting { permille: Permille(567), date: Some(april(12)), chance: Permille(700) });
        let half = PrioritySettings { waiting: 500, ..settings.clone() };
        assert_eq!(until(&[100, 700, 760, 0], &half).permille, Permille(283));
        let off = PrioritySettings { waiting: 0, ..settings };
        assert_eq!(until(&[100, 700], &off).permille, Permille(0));
        assert_eq!(until(&[100, 700], &off).date, Some(april(12)));
    }

    #[test]
    fn without_a_coming_evening_nothing_is_taken_off() {
        assert_eq!(until(&[], &PrioritySettings::default()), Waiting::default());
        assert_eq!(until(&[0, 0], &PrioritySettings::default()), Waiting::default());
        let same_evening = PrioritySettings { evening_discount: 1000, ..PrioritySettings::default() };
        assert_eq!(until(&[700, 700], &same_evening).date, Some(april(11)));
    }

    #[test]
    fn waiting_makes_a_poor_hour_worth_less_than_nothing() {
        assert_eq!(worth(Points(10_000), Permille(720), Permille(300)), Points(4_200));
        assert_eq!(worth(Points(10_000), Permille(200), Permille(300)), Points(-1_000));
        assert_eq!(worth(Points(i64::MAX), Permille(1000), Permille(-1000)), Points(i64::MAX));
    }
}
