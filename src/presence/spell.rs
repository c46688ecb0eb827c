//! At home between two trips, or away with a day of return: the hidden state of one household, day by day.

use super::CLASSES;
use super::absence::trip_days;
use crate::commune::ChanceSettings;
use crate::households::AbsenceReason;

/// How often households of each class leave, and for how long when nobody has said why.
#[derive(Debug, Clone)]
pub(super) struct Trips {
    /// Chance to leave on a day at home, by class.
    leaving: [f64; CLASSES],
    /// Days a trip lasts with their probability.
    lengths: Vec<(usize, f64)>,
    /// Share of days at home in the long run, by class.
    at_home: [f64; CLASSES],
}

impl Trips {
    /// A trip of which nothing is said is as often to the forest as to the field hut.
    pub(super) fn new(settings: &ChanceSettings) -> Self {
        let mut by_days = std::collections::BTreeMap::<usize, f64>::new();
        for reason in [AbsenceReason::Forest, AbsenceReason::FieldHut] {
            let (shortest, longest) = trip_days(reason, settings);
            for days in shortest..=longest {
                *by_days.entry(days as usize).or_default() += 0.5 / (longest - shortest + 1) as f64;
            }
        }
        let lengths: Vec<(usize, f64)> = by_days.into_iter().collect();
        let mean: f64 = lengths.iter().map(|&(days, p)| days as f64 * p).sum();
        let leaving =
            [settings.home_spell_days, settings.short_spell_days].map(|days| 1.0 / f64::from(days.max(1)));
        Self { leaving, lengths, at_home: leaving.map(|l| 1.0 / (1.0 + l * mean)) }
    }

    /// Share of days that a household of a class is at home in the long run.
    pub(super) fn at_home(&self, class: usize) -> f64 {
        self.at_home[class]
    }
}

/// What is believed of one household of one class on one day.
#[derive(Debug, Clone)]
pub(super) struct Spell {
    class: usize,
    /// Probability of being at home.
    home: f64,
    /// Probability of being away and coming back on each day from the first to the last looked at.
    returns: Vec<f64>,
    /// Today, as an index of `returns`.
    today: usize,
}

impl Spell {
    /// Room for `days` days.
    pub(super) fn with_days(class: usize, days: usize) -> Self {
        Self { class, home: 1.0, returns: vec![0.0; days], today: 0 }
    }

    /// Starts anew on day `first` as a household of its class is in the long run: the days still to go of a trip
    /// found at a random moment are k with a probability proportional to P(length ≥ k).
    pub(super) fn start(&mut self, trips: &Trips, first: usize) {
        self.returns.fill(0.0);
        self.today = first;
        self.home = trips.at_home[self.class];
        let flow = trips.leaving[self.class] * self.home;
        for &(days, p) in &trips.lengths {
            for left in 1..=days {
                if let Some(slot) = self.returns.get_mut(first + left) {
                    *slot += flow * p;
                }
            }
        }
    }

    /// Probability of being at home today.
    pub(super) fn home(&self) -> f64 {
        self.home
    }

    /// The next day: some leave, some come back. Whoever came back today has not left again.
    pub(super) fn next_day(&mut self, trips: &Trips) {
        self.today += 1;
        let leaving = self.home * trips.leaving[self.class];
        let back = self.returns.get(self.today).copied().unwrap_or(0.0);
        self.home = (self.home - leaving + back).clamp(0.0, 1.0);
        for &(days, p) in &trips.lengths {
            if let Some(slot) = self.returns.get_mut(self.today + days) {
                *slot += leaving * p;
            }
        }
    }

    /// Somebody was met.
    pub(super) fn met(&mut self) {
        self.home = 1.0;
        self.returns.fill(0.0);
    }

    /// Nobody was met at an hour at which somebody is in with probability `inside` between two trips.
    pub(super) fn missed(&mut self, inside: f64) {
        let likelihood = (1.0 - self.home * inside).max(1e-9);
        self.home *= (1.0 - inside) / likelihood;
        for slot in self.returns.iter_mut().skip(self.today + 1) {
            *slot /= likelihood;
        }
    }

    /// With probability `weight` they are away and come back after so many days with the given probabilities, the
    /// first being today's; those that add up to less than one come back later than anybody looks.
    pub(super) fn reported(&mut self, weight: f64, back_after: &[f64]) {
        self.home *= 1.0 - weight;
        for slot in self.returns.iter_mut().skip(self.today + 1) {
            *slot *= 1.0 - weight;
        }
        for (days, p) in back_after.iter().enumerate() {
            if days == 0 {
                self.home += weight * p;
            } else if let Some(slot) = self.returns.get_mut(self.today + days) {
                *slot += weight * p;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(spell: &mut Spell, trips: &Trips, days: usize) -> f64 {
        (0..days).for_each(|_| spell.next_day(trips));
        spell.home()
    }

    #[test]
    fn left_alone_a_household_stays_as_it_is_in_the_long_run() {
        let trips = Trips::new(&ChanceSettings::default());
        for class in 0..CLASSES {
            let mut spell = Spell::with_days(class, 120);
            spell.start(&trips, 0);
            for day in 0..90 {
                spell.next_day(&trips);
                assert!((spell.home() - trips.at_home(class)).abs() < 1e-9, "class {class}, day {day}");
            }
        }
    }

    #[test]
    fn who_was_met_is_home_and_slowly_becomes_like_the_others() {
        let trips = Trips::new(&ChanceSettings::default());
        let mut spell = Spell::with_days(1, 120);
        spell.start(&trips, 0);
        spell.met();
        assert!((spell.home() - 1.0).abs() < 1e-12);
        let one = after(&mut spell, &trips, 1);
        assert!(one < 1.0 && one > trips.at_home(1));
        assert!((after(&mut spell, &trips, 60) - trips.at_home(1)).abs() < 0.02);
    }

    #[test]
    fn a_miss_means_away_more_the_surer_they_would_have_been_in() {
        let trips = Trips::new(&ChanceSettings::default());
        let missed = |inside: f64| {
            let mut spell = Spell::with_days(0, 40);
            spell.start(&trips, 0);
            spell.missed(inside);
            spell.home()
        };
        assert!(missed(0.9) < missed(0.5) && missed(0.5) < trips.at_home(0));
        assert!((missed(0.0) - trips.at_home(0)).abs() < 1e-12);
    }
}
