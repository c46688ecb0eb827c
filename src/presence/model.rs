//! What is expected of every household of a commune.

use super::absence::back_after;
use super::history::{Common, DAYS, Facts, HISTORY, Knock, Own, Track, Word, follow};
use super::neighbours::{Near, came_back, hints, met_after};
use super::rates::{Observation, Rates};
use super::slots::{Slot, kind_of, nearness};
use super::spell::{Spell, Trips};
use super::{CLASSES, Forecast, HORIZON, PresenceNote, Residual, forecast, residual};
use crate::base::{Clock, Date, HamletId, Millis, Permille, days_after, days_between};
use crate::commune::{ChanceModel, ChanceSettings};
use crate::households::{AbsenceReason, AbsenceReport, AbsenceSource, Appointment, Household, Outcome};
use std::collections::BTreeMap;

/// How likely somebody is home, for every household of a commune, from all that is known on one evening.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    households: &'a [Household],
    settings: &'a ChanceSettings,
    as_of: Date,
    rates: Rates,
    learned: Option<Learned>,
}

/// What visits and reports have taught.
#[derive(Debug, Clone)]
struct Learned {
    facts: Vec<Facts>,
    near: Vec<Option<Near>>,
    knocks: Vec<Knock>,
    /// For each knock and class the probability that the household was between two trips.
    weights: Vec<[f64; CLASSES]>,
    tracks: Vec<Track>,
}

/// Times the visits are gone through to fit the hours.
const ROUNDS: usize = 4;
/// Knocks of one household that are looked at, the latest.
const MOST_KNOCKS: usize = 60;

impl<'a> Model<'a> {
    /// Learns from everything known on the evening `as_of`: visits of the days before count for that evening too,
    /// visits of the evening itself for later ones, and what is dated later for none.
    pub fn new(households: &'a [Household], settings: &'a ChanceSettings, as_of: Date) -> Self {
        let trips = Trips::new(settings);
        let mut numbers: BTreeMap<&HamletId, usize> = households.iter().map(|h| (&h.hamlet, 0)).collect();
        numbers.values_mut().enumerate().for_each(|(i, number)| *number = i);
        let at_home = [trips.at_home(0), trips.at_home(1)];
        let mut rates = Rates::new(settings, at_home, numbers.len());
        let learned = (settings.model == ChanceModel::Learned).then(|| {
            let mut knocks = Vec::new();
            let mut all = hints(households, settings, as_of, |r| believed(r, settings));
            let mut facts = Vec::with_capacity(households.len());
            for (house, hints) in households.iter().zip(&mut all) {
                let first = knocks.len();
                knocks.extend(knocks_of(house, settings, &rates, as_of));
                let report = house.absence.as_ref().filter(|r| r.reported <= as_of).map(|r| Word {
                    day: days_between(as_of, r.reported),
                    weight: believed(r, settings),
                    back_after: back_after(r, settings),
                });
                let hamlet = numbers.get(&house.hamlet).copied().unwrap_or(0);
                let words = std::mem::take(&mut hints.words);
                facts.push(
                    Facts { hamlet, knocks: (first, knocks.len()), report, hints: words }.within_history(),
                );
            }
            let mut learned = Learned {
                facts,
                near: all.iter().map(|h| h.near).collect(),
                weights: vec![[1.0; CLASSES]; knocks.len()],
                knocks,
                tracks: Vec::new(),
            };
            learned.learn(&trips, &mut rates, &hearsay(settings, as_of));
            learned
        });
        Self { households, settings, as_of, rates, learned }
    }

    /// What is expected of household number `index` on `date`, the evening the model was made for or one of the
    /// fourteen after it; an earlier day is answered as that evening, a later one as the last.
    pub fn forecast(&self, index: usize, date: Date) -> Option<Forecast> {
        let house = self.households.get(index)?;
        let (day, kind) = (self.day(date), kind_of(date));
        let slots = self.rates.slots(kind);
        let mut chances = Vec::with_capacity(slots.len() + 2);
        for (from, chance) in self.steps(house, index, date) {
            if chances.last().is_none_or(|&(_, before)| before != chance) {
                chances.push((from, chance));
            }
        }
        let said = self.said(house, date);
        let back = said.filter(|r| r.still_away > 0).map(|r| (r.back_from, r.back_to));
        let just_back = self.just_back(house, date, said);
        let best = (0..slots.len())
            .map(|slot| (slot, self.chance(index, day, kind, slot)))
            .fold((0, 0.0), |best, next| if next.1 > best.1 { next } else { best });
        let (low, high) = self.interval(index, day, kind, best);
        let away = self.learned.as_ref().map_or(0.0, |l| 1.0 - l.home(index, day));
        let note = self.note(house, index, date, back, just_back);
        Some(Forecast { chances, low, high, away: permille(away), back, just_back, note })
    }

    /// The best chance of a knock at household number `index` on `date` from `first` to `last`: the same as
    /// [`Forecast::best`] of the forecast, without making one.
    pub fn best(&self, index: usize, date: Date, first: Clock, last: Clock) -> Permille {
        let Some(house) = self.households.get(index) else { return Permille(0) };
        forecast::best(self.steps(house, index, date), first, last)
    }

    /// The evening as a number of days from the one known up to.
    fn day(&self, date: Date) -> usize {
        days_between(self.as_of, date).clamp(0, HORIZON as i64) as usize
    }

    /// From each time on, the chance that holds, ascending.
    fn steps(
        &self,
        house: &'a Household,
        index: usize,
        date: Date,
    ) -> impl Iterator<Item = (Clock, Permille)> + use<'_, 'a> {
        let (day, kind) = (self.day(date), kind_of(date));
        let slots = self.rates.slots(kind);
        let usual = move |slot: usize| permille(self.chance(index, day, kind, slot));
        let agreed = house.appointment.as_ref().filter(|a| a.date == date);
        let kept = Permille(i64::from(self.settings.appointment.min(1000)));
        let after = agreed.map(|a| Clock::from_millis(a.to.millis() + Millis(1000)));
        let outside =
            move |from: Clock| agreed.is_none_or(|a| from < a.from || after.is_some_and(|t| from > t));
        let at = move |time: Clock| slots.iter().rposition(|s| s.from <= time).map_or(Permille(0), usual);
        let before = (0..slots.len()).filter(move |&i| agreed.is_none_or(|a| slots[i].from < a.from));
        let rest = (0..slots.len())
            .filter(move |&i| agreed.is_some_and(|a| slots[i].from >= a.from) && outside(slots[i].from));
        let step = move |i: usize| (slots[i].from, usual(i));
        before
            .map(step)
            .chain(agreed.map(|a| (a.from, kept)))
            .chain(after.map(|time| (time, at(time))))
            .chain(rest.map(step))
    }

    /// The chance in one slot, appointments left out.
    fn chance(&self, index: usize, day: usize, kind: usize, slot: usize) -> f64 {
        let Some(hours) = self.rates.slots(kind).get(slot) else { return 0.0 };
        match &self.learned {
            None => hours.base,
            Some(learned) => {
                let parts = learned.by_class(&self.rates, index, day, kind, slot, hours);
                parts.iter().map(|part| part.belief * part.home * part.inside).sum()
            }
        }
    }

    /// 80 % interval of the chance at the best slot: what is uncertain is the class, the hour's chance of that
    /// household and the commune's. Normal on the logit, with the variance of the mixture.
    fn interval(&self, index: usize, day: usize, kind: usize, best: (usize, f64)) -> (Permille, Permille) {
        /// The normal distribution's 90 % quantile.
        const Z: f64 = 1.281_551_565_545;
        let (slot, p) = best;
        let (Some(learned), Some(hours)) = (&self.learned, self.rates.slots(kind).get(slot)) else {
            return (permille(p), permille(p));
        };
        let hamlet = learned.facts.get(index).map_or(0, |f| f.hamlet);
        let parts = learned.by_class(&self.rates, index, day, kind, slot, hours);
        let variance: f64 = parts
            .iter()
            .map(|part| {
                let (q, apart) = (part.inside, part.home * part.inside - p);
                let hour = q * (1.0 - q) / (part.visits + 1.0);
                let slope = part.others * q * (1.0 - q);
                part.belief
                    * (apart * apart
                        + part.home * part.home * (hour + slope * slope * self.rates.variance(hamlet)))
            })
            .sum();
        let held = p.clamp(0.001, 0.999);
        let spread = (Z * variance.max(0.0).sqrt() / (held * (1.0 - held))).min(8.0);
        let middle = super::rates::logit(held);
        let at = |x: f64| permille(super::rates::sigmoid(x));
        (at(middle - spread).min(permille(p)), at(middle + spread).max(permille(p)))
    }

    /// What the household's own report still says of an evening, unless somebody was met since or a time was agreed.
    fn said(&self, house: &Household, date: Date) -> Option<Residual> {
        if self.learned.is_none() || house.appointment.as_ref().is_some_and(|a| a.date == date) {
            return None;
        }
        let report = house.absence.as_ref().filter(|r| r.reported <= self.as_of)?;
        let back = met_after(house, report, self.as_of).is_some_and(|met| met < date);
        if back { None } else { residual(report, date, self.settings) }
    }

    /// The day they were back at the latest, when that is only days before `date`.
    fn just_back(&self, house: &Household, date: Date, said: Option<Residual>) -> Option<Date> {
        self.learned.as_ref()?;
        let report = house.absence.as_ref().filter(|r| r.reported <= self.as_of)?;
        let met = met_after(house, report, self.as_of).filter(|&met| met < date);
        let over = || said.filter(|r| r.still_away == 0).map(|r| came_back(report).unwrap_or(r.back_to));
        let since = met.or_else(over)?;
        let ago = days_between(since, date);
        (0..=i64::from(self.settings.just_back_days)).contains(&ago).then_some(since)
    }

    /// The one thing most worth saying.
    fn note(
        &self,
        house: &Household,
        index: usize,
        date: Date,
        back: Option<(Date, Date)>,
        just_back: Option<Date>,
    ) -> PresenceNote {
        if let Some(Appointment { from, to, .. }) = house.appointment.as_ref().filter(|a| a.date == date) {
            return PresenceNote::Appointment { from: *from, to: *to };
        }
        let Some(learned) = &self.learned else { return PresenceNote::SameForAll };
        if let (Some((from, to)), Some(report)) = (back, &house.absence) {
            return PresenceNote::ExpectedBack { from, to, reason: report.reason, source: report.source };
        }
        if let Some(since) = just_back {
            return PresenceNote::JustBack { since };
        }
        let near = learned.near.get(index).copied().flatten();
        if let Some(Near { households, from, to }) = near.filter(|near| near.to > date) {
            return PresenceNote::NeighboursAway { households, from, to };
        }
        learned.habit(self, index, date)
    }
}

/// A household of one class on one evening in one slot.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    /// Probability of the class.
    belief: f64,
    /// Probability of being between two trips.
    home: f64,
    /// Probability of somebody being in then.
    inside: f64,
    /// How much of that comes from others.
    others: f64,
    /// Visits' worth behind it.
    visits: f64,
}

impl Learned {
    /// Goes through all visits a few times, each time with better hours, and once more for the result.
    fn learn(&mut self, trips: &Trips, rates: &mut Rates, hearsay: &Word) {
        let mut spells = [Spell::with_days(0, DAYS), Spell::with_days(1, DAYS)];
        let mut observations: Vec<Observation> = Vec::with_capacity(self.knocks.len());
        for _ in 0..ROUNDS {
            if self.knocks.is_empty() {
                break;
            }
            observations.clear();
            let (mut usually_away, mut visited) = (0.0, 0);
            for facts in &self.facts {
                let (from, to) = facts.knocks;
                // Visits of the evening itself may not colour what is expected of that evening.
                let earlier = self.knocks[from..to].iter().take_while(|k| k.day < 0).count();
                if earlier == 0 {
                    continue;
                }
                let (knocks, weights) =
                    (&self.knocks[from..from + earlier], &mut self.weights[from..from + earlier]);
                let see = |o| observations.push(o);
                let common = Common { trips, rates, hearsay };
                let track = follow(facts, knocks, weights, &mut spells, &common, see);
                usually_away += track.usually_away[0];
                visited += 1;
            }
            rates.fit(&observations, usually_away, visited);
        }
        let common = Common { trips, rates, hearsay };
        let (all, weights) = (&self.knocks, &mut self.weights);
        self.tracks = self
            .facts
            .iter()
            .map(|facts| {
                let (from, to) = facts.knocks;
                let (knocks, weights) = (&all[from..to], &mut weights[from..to]);
                follow(facts, knocks, weights, &mut spells, &common, |_| ())
            })
            .collect();
    }

    /// Probability of being between two trips.
    fn home(&self, index: usize, day: usize) -> f64 {
        self.tracks.get(index).map_or(0.0, |track| {
            let away = track.usually_away[usize::from(day > 0)];
            (1.0 - away) * track.home[0][day] + away * track.home[1][day]
        })
    }

    fn by_class(
        &self,
        rates: &Rates,
        index: usize,
        day: usize,
        kind: usize,
        slot: usize,
        hours: &Slot,
    ) -> [Part; CLASSES] {
        let mut parts = [Part::default(); CLASSES];
        let (Some(facts), Some(track)) = (self.facts.get(index), self.tracks.get(index)) else {
            return parts;
        };
        let mut own = [Own::default(); CLASSES];
        let (from, to) = facts.knocks;
        for (knock, weight) in self.knocks[from..to].iter().zip(&self.weights[from..to]) {
            if knock.day < day as i64 {
                let near = nearness(knock.time_s, hours.middle_s, knock.kind == kind);
                own[0].add(knock, near, weight[0]);
                own[1].add(knock, near, weight[1]);
            }
        }
        let away = track.usually_away[usize::from(day > 0)];
        let belief = [1.0 - away, away];
        let inside = rates.by_class(rates.inside(facts.hamlet, kind, slot));
        for (class, part) in parts.iter_mut().enumerate() {
            let (fixed, others) = own[class].mix();
            *part = Part {
                belief: belief[class],
                home: track.home[class][day],
                inside: fixed + others * inside[class],
                others,
                visits: own[class].count(),
            };
        }
        parts
    }

    /// What the visits say of the household's habits.
    fn habit(&self, model: &Model<'_>, index: usize, date: Date) -> PresenceNote {
        /// A difference worth a sentence.
        const WORTH: i64 = 60;
        let (Some(facts), Some(track)) = (self.facts.get(index), self.tracks.get(index)) else {
            return PresenceNote::NothingKnown;
        };
        let day = model.day(date);
        let (from, to) = facts.knocks;
        let knocks = || self.knocks[from..to].iter().filter(|k| k.day < day as i64);
        let (visits, met) = (knocks().count() as u32, knocks().filter(|k| k.met).count() as u32);
        if visits == 0 {
            return PresenceNote::NothingKnown;
        }
        if track.usually_away[usize::from(day > 0)] >= 0.5 && visits >= 2 {
            return PresenceNote::OftenOut { visits, met };
        }
        let kind = kind_of(date);
        let chance = |kind: usize, slot: usize| permille(model.chance(index, day, kind, slot));
        let best = |kind: usize| {
            (0..model.rates.slots(kind).len())
                .map(|slot| (chance(kind, slot), slot))
                .fold((Permille(0), 0), |best, next| if next.0 > best.0 { next } else { best })
        };
        let (tonight, slot) = best(kind);
        if kind == 0 && best(1).0.0 >= tonight.0 + WORTH {
            return PresenceNote::BetterWeekend { chance: best(1).0 };
        }
        let missed = knocks().rfind(|k| !k.met && k.kind == kind).and_then(|k| k.time_s);
        let then =
            missed.and_then(|time| model.rates.slots(kind).iter().rposition(|s| s.from.seconds().0 <= time));
        if let Some(then) = then.filter(|&then| chance(kind, then).0 + WORTH <= tonight.0) {
            if let Some(best) = model.rates.slots(kind).get(slot).filter(|_| slot != then) {
                return PresenceNote::BetterHour { from: best.from, chance: tonight };
            }
        }
        PresenceNote::UsuallyHome { visits, met }
    }
}

/// What "away, somebody said so" means when the report itself is no longer kept: a neighbour's word, no reason given.
fn hearsay(settings: &ChanceSettings, as_of: Date) -> Word {
    let report = AbsenceReport {
        reason: AbsenceReason::Unknown,
        source: AbsenceSource::Neighbour,
        reported: as_of,
        left: None,
        back: None,
    };
    Word { day: 0, weight: believed(&report, settings), back_after: back_after(&report, settings) }
}

/// How far a report is believed, 0 to 1.
fn believed(report: &AbsenceReport, settings: &ChanceSettings) -> f64 {
    let informants = &settings.informants;
    let permille = match report.source {
        AbsenceSource::Seen => informants.seen,
        AbsenceSource::Phone => informants.phone,
        AbsenceSource::TrustedPerson => informants.trusted_person,
        AbsenceSource::Neighbour => informants.neighbour,
    };
    f64::from(permille.min(1000)) / 1000.0
}

/// The knocks of a household that count, ascending by day.
fn knocks_of<'h>(
    house: &'h Household,
    settings: &'h ChanceSettings,
    rates: &'h Rates,
    as_of: Date,
) -> impl Iterator<Item = Knock> + 'h {
    let first = days_after(as_of, -HISTORY);
    // A trip that is known to be over explains the misses while it lasted: they say nothing more.
    let trip = house.absence.as_ref().filter(|r| r.reported <= as_of);
    let trip = trip.and_then(|r| Some((r.left?, came_back(r)?)));
    let on_trip = |date: Date| trip.is_some_and(|(left, back)| date >= left && date < back);
    let mut seen: Vec<_> = house
        .attempts
        .iter()
        .filter(|a| a.date >= first && a.date <= as_of)
        .filter(|a| a.outcome.is_meeting() || (a.outcome.is_absence() && !on_trip(a.date)))
        .collect();
    seen.sort_by_key(|a| a.date);
    let skipped = seen.len().saturating_sub(MOST_KNOCKS);
    seen.into_iter().skip(skipped).map(move |a| {
        let kind = kind_of(a.date);
        Knock {
            day: days_between(as_of, a.date),
            kind,
            time_s: a.time.map(|t| t.seconds().0),
            met: a.outcome.is_meeting(),
            told: a.outcome == Outcome::AwayKnown,
            moment: rates.moment(settings, kind, a.time),
        }
    })
}

fn permille(p: f64) -> Permille {
    Permille(libm::round(p.clamp(0.0, 1.0) * 1000.0) as i64)
}
