//! Are the chances true? Held against invented households whose trips, classes and hours are known.
//!
//! The truth is drawn from its own figures, not from the model's: households have habits the model does not know of
//! (an hour at which they are never easily met), leave in parties, and informants err.

use super::Model;
use crate::base::{Clock, Date, HamletId, Millis, Position, days_after};
use crate::commune::{ChanceModel, ChanceSettings};
use crate::households::testing::household;
use crate::households::{AbsenceReason, AbsenceReport, AbsenceSource, Attempt, Household, Outcome};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng as _, SeedableRng as _};

struct Dice(Pcg64Mcg);

impl Dice {
    fn part(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn chance(&mut self, p: f64) -> bool {
        self.part() < p
    }

    fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.part() * (high - low + 1) as f64) as i64
    }
}

/// How the invented commune really is.
#[derive(Debug, Clone, Copy)]
struct Truth {
    /// Factor of the chance of being in between two trips.
    inside: f64,
    /// Shortest and longest forest trip.
    forest: (i64, i64),
    /// Share of households usually away.
    usually_away: f64,
    /// Chance that a neighbour goes along to the forest.
    along: f64,
}

const AS_THE_SETTINGS: Truth = Truth { inside: 1.0, forest: (5, 7), usually_away: 0.25, along: 0.4 };

/// What is true of one household.
struct Hidden {
    usually_away: bool,
    /// Middle of the hours at which it is seldom in, if it has such a habit.
    busy_min: Option<i64>,
    /// First evening on which it is back from its trip.
    back: i64,
    forest: bool,
    hamlet: usize,
}

struct World {
    truth: Truth,
    dice: Dice,
    hidden: Vec<Hidden>,
    houses: Vec<Household>,
    hamlets: Vec<f64>,
}

const HAMLETS: usize = 6;
const HOUSES: usize = 240;

fn date(day: i64) -> Date {
    days_after(jiff::civil::date(2026, 4, 6), day)
}

fn clock(minute: i64) -> Clock {
    Clock::from_millis(Millis(minute * 60_000))
}

impl World {
    fn new(seed: u64, truth: Truth) -> Self {
        let mut dice = Dice(Pcg64Mcg::seed_from_u64(seed));
        let hamlets = (0..HAMLETS).map(|_| 0.85 + 0.2 * dice.part()).collect();
        let mut hidden = Vec::new();
        let mut houses = Vec::new();
        for i in 0..HOUSES {
            let hamlet = i * HAMLETS / HOUSES;
            hidden.push(Hidden {
                usually_away: dice.chance(truth.usually_away),
                busy_min: dice.chance(0.3).then(|| dice.between(17 * 60 + 30, 20 * 60 + 45)),
                back: 0,
                forest: false,
                hamlet,
            });
            houses.push(household(&format!("h{i}"), |h| {
                h.hamlet = HamletId::new(format!("hamlet{hamlet}")).unwrap();
                let along = (i % (HOUSES / HAMLETS)) as f64 * 40.0 / 111_195.0;
                h.position = Position::new(107.0 + 0.1 * hamlet as f64, 16.0 + along, None).unwrap();
            }));
        }
        let mut world = Self { truth, dice, hidden, houses, hamlets };
        (-80..0).for_each(|day| world.leave(day));
        world
    }

    /// Who leaves on a day.
    fn leave(&mut self, day: i64) {
        for i in 0..HOUSES {
            let hidden = &self.hidden[i];
            let spell = if hidden.usually_away { 9.0 } else { 55.0 };
            if hidden.back > day || !self.dice.chance(1.0 / spell) {
                continue;
            }
            let forest = self.dice.chance(0.5);
            let (shortest, longest) = if forest { self.truth.forest } else { (1, 3) };
            let back = day + self.dice.between(shortest, longest);
            self.send(i, back, forest);
            for next in [i.wrapping_sub(1), i + 1] {
                let free =
                    self.hidden.get(next).is_some_and(|n| n.hamlet == self.hidden[i].hamlet && n.back <= day);
                if forest && free && self.dice.chance(self.truth.along) {
                    self.send(next, back, true);
                }
            }
        }
    }

    fn send(&mut self, i: usize, back: i64, forest: bool) {
        self.hidden[i].back = back;
        self.hidden[i].forest = forest;
    }

    /// The true chance that somebody is home.
    fn chance(&self, i: usize, day: i64, minute: i64) -> f64 {
        let hidden = &self.hidden[i];
        if hidden.back > day {
            return 0.0;
        }
        let hour = match minute {
            ..1080 => 0.62,
            1080..1110 => 0.78,
            1110..1140 => 0.88,
            1140..1200 => 0.94,
            1200..1230 => 0.91,
            _ => 0.84,
        };
        let busy = hidden.busy_min.is_some_and(|at| (at - minute).abs() <= 40);
        let class = if hidden.usually_away { 0.33 } else { 1.0 };
        let habit = if busy { 0.4 } else { 1.05 };
        (hour * class * habit * self.truth.inside * self.hamlets[hidden.hamlet]).min(0.98)
    }

    /// One evening: visits to some that nobody has met yet, with what came of them.
    fn evening(&mut self, day: i64, knocks: usize) {
        let mut open: Vec<usize> = (0..HOUSES).filter(|&i| self.open(i, day)).collect();
        for _ in 0..knocks.min(open.len()) {
            let i = open.swap_remove(self.dice.between(0, open.len() as i64 - 1) as usize);
            let minute = self.dice.between(17 * 60 + 30, 20 * 60 + 45);
            let p = self.chance(i, day, minute);
            let met = self.dice.chance(p);
            let told = !met && self.hidden[i].back > day && self.dice.chance(0.5);
            let outcome = match (met, told) {
                (true, _) => Outcome::MetDone,
                (_, true) => Outcome::AwayKnown,
                _ => Outcome::AwayUnknown,
            };
            self.houses[i].attempts.push(Attempt { date: date(day), time: Some(clock(minute)), outcome });
            if told {
                self.report(i, day);
            }
        }
    }

    fn report(&mut self, i: usize, day: i64) {
        let source = match self.dice.between(0, 3) {
            0 => AbsenceSource::TrustedPerson,
            1 => AbsenceSource::Phone,
            _ => AbsenceSource::Neighbour,
        };
        let late = self.dice.between(-1, 1);
        let back = self.dice.chance(0.3).then(|| date((self.hidden[i].back + late).max(day + 1)));
        let reason = if self.hidden[i].forest { AbsenceReason::Forest } else { AbsenceReason::FieldHut };
        self.houses[i].absence =
            Some(AbsenceReport { reason, source, reported: date(day), left: None, back });
    }

    /// Not met yet, and not visited yesterday.
    fn open(&self, i: usize, day: i64) -> bool {
        self.houses[i].attempts.iter().all(|a| a.outcome.is_absence() && a.date < date(day - 1))
    }
}

/// Chances and what was true, in ten bins of equal width.
#[derive(Debug, Default)]
struct Bins {
    said: [f64; 10],
    was: [f64; 10],
    count: [f64; 10],
}

impl Bins {
    fn add(&mut self, said: f64, was: f64) {
        let bin = ((said * 10.0) as usize).min(9);
        self.said[bin] += said;
        self.was[bin] += was;
        self.count[bin] += 1.0;
    }

    /// The expected calibration error.
    fn error(&self) -> f64 {
        let apart: f64 = (0..10).map(|i| (self.said[i] - self.was[i]).abs()).sum();
        apart / self.count.iter().sum::<f64>()
    }

    /// How much too high the chances are on average.
    fn bias(&self) -> f64 {
        (self.said.iter().sum::<f64>() - self.was.iter().sum::<f64>()) / self.count.iter().sum::<f64>()
    }
}

/// Ten evenings of visits in each of `seeds` communes; then what is said of everybody still to be met, for the
/// coming week, beside what was true.
fn after_ten_evenings(truth: Truth, settings: &ChanceSettings, seeds: u64) -> Bins {
    let mut bins = Bins::default();
    for seed in 1..=seeds {
        let mut world = World::new(seed, truth);
        for day in 0..10 {
            world.leave(day);
            world.evening(day, 36);
        }
        let open: Vec<usize> = (0..HOUSES).filter(|&i| world.open(i, 10)).collect();
        let houses = world.houses.clone();
        let model = Model::new(&houses, settings, date(10));
        for day in 10..17 {
            world.leave(day);
            for &i in &open {
                for minute in [17 * 60 + 45, 18 * 60 + 45, 19 * 60 + 30, 20 * 60 + 30] {
                    let at = clock(minute);
                    let said = model.best(i, date(day), at, at).0 as f64 / 1000.0;
                    let was = world.chance(i, day, minute);
                    bins.add(said, was);
                }
            }
        }
    }
    bins
}

/// Communes each figure below is the mean of.
const COMMUNES: u64 = 12;

fn learned(truth: Truth) -> Bins {
    after_ten_evenings(truth, &ChanceSettings::default(), COMMUNES)
}

#[test]
fn after_ten_evenings_the_chances_are_true() {
    let bins = learned(AS_THE_SETTINGS);
    assert!(bins.error() <= 0.04 && bins.bias().abs() <= 0.03, "{} {}", bins.error(), bins.bias());
    // A constant chance is nowhere near, so the communes are a test at all.
    let constant = ChanceSettings { model: ChanceModel::Constant, ..ChanceSettings::default() };
    let plain = after_ten_evenings(AS_THE_SETTINGS, &constant, COMMUNES);
    assert!(plain.error() > 0.2, "{}", plain.error());
}

#[test]
fn bases_wrong_by_a_third_are_learned_away_within_ten_evenings() {
    for inside in [0.67, 1.33] {
        let bins = learned(Truth { inside, ..AS_THE_SETTINGS });
        let (error, bias) = (bins.error(), bins.bias());
        assert!(error <= 0.05 && bias.abs() <= 0.03, "{inside}: {error} {bias}");
    }
}

#[test]
fn trips_and_shares_other_than_assumed_do_little_harm() {
    for truth in [
        Truth { forest: (3, 10), ..AS_THE_SETTINGS },
        Truth { usually_away: 0.1, ..AS_THE_SETTINGS },
        Truth { usually_away: 0.4, ..AS_THE_SETTINGS },
        Truth { along: 0.0, ..AS_THE_SETTINGS },
        Truth { inside: 0.67, forest: (3, 10), usually_away: 0.35, along: 0.2 },
    ] {
        let bins = learned(truth);
        assert!(bins.error() <= 0.06, "{truth:?}: {} {}", bins.error(), bins.bias());
    }
}

/// What each figure of `docs/presence.md` is: `cargo test --lib presence::calibration -- --nocapture --ignored`.
#[test]
#[ignore = "prints the table of docs/presence.md"]
fn table() {
    for (name, truth) in [
        ("as the settings say", AS_THE_SETTINGS),
        ("bases a third too high", Truth { inside: 0.67, ..AS_THE_SETTINGS }),
        ("bases a third too low", Truth { inside: 1.33, ..AS_THE_SETTINGS }),
        ("forest trips of 3 to 10 days", Truth { forest: (3, 10), ..AS_THE_SETTINGS }),
        ("one in ten usually away", Truth { usually_away: 0.1, ..AS_THE_SETTINGS }),
        ("four in ten usually away", Truth { usually_away: 0.4, ..AS_THE_SETTINGS }),
        ("nobody goes along", Truth { along: 0.0, ..AS_THE_SETTINGS }),
        ("all of it", Truth { inside: 0.67, forest: (3, 10), usually_away: 0.35, along: 0.2 }),
    ] {
        let bins = after_ten_evenings(truth, &ChanceSettings::default(), 50);
        println!("| {name} | {:.3} | {:+.3} |", bins.error(), bins.bias());
        if truth.inside > 0.99 && truth.inside < 1.01 && name.starts_with("as") {
            for i in 0..10 {
                let n = bins.count[i];
                println!(
                    "|  {i} | {:.3} | {:.3} | {n} |",
                    bins.said[i] / n.max(1.0),
                    bins.was[i] / n.max(1.0)
                );
            }
        }
    }
}
