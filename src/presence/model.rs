//! What is expected of every household of a commune.

use super::absence::back_after;
use super::facts::{believed, hearsay, knocks_of};
use super::history::{Facts, Word};
use super::learned::Learned;
use super::neighbours::{came_back, hints};
use super::rates::Rates;
use super::slots::kind_of;
use super::spell::Trips;
use super::{CLASSES, Forecast, HORIZON, Residual, forecast, residual};
use crate::base::{Clock, Date, HamletId, Millis, Permille, days_between};
use crate::commune::{ChanceModel, ChanceSettings};
use crate::households::Household;
use std::collections::BTreeMap;

/// How likely somebody is home, for every household of a commune, from all that is known on one evening.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    pub(super) households: &'a [Household],
    pub(super) settings: &'a ChanceSettings,
    as_of: Date,
    pub(super) rates: Rates,
    pub(super) learned: Option<Learned>,
}

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
                inside: Vec::new(),
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
        if house.agreed_on(date).is_some() {
            return forecast::best(self.steps(house, index, date), first, last);
        }
        let (day, kind) = (self.day(date), kind_of(date));
        let slots = self.rates.slots(kind);
        let end = slots.partition_point(|s| s.from <= last.max(first));
        let begin = slots.partition_point(|s| s.from <= first).saturating_sub(1);
        let within = (begin..end).map(|slot| self.chance(index, day, kind, slot));
        permille(within.fold(0.0, f64::max))
    }

    /// The evening as a number of days from the one known up to.
    pub(super) fn day(&self, date: Date) -> usize {
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
        let agreed = house.agreed_on(date);
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
    pub(super) fn chance(&self, index: usize, day: usize, kind: usize, slot: usize) -> f64 {
        let Some(hours) = self.rates.slots(kind).get(slot) else { return 0.0 };
        match &self.learned {
            None => hours.base,
            Some(learned) => learned.chance(&self.rates, index, day, kind, slot, hours),
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
        if self.learned.is_none() || house.agreed_on(date).is_some() {
            return None;
        }
        let report = house.absence.as_ref().filter(|r| r.reported <= self.as_of)?;
        let back = house.met_after(report.reported, self.as_of).is_some_and(|met| met < date);
        if back { None } else { residual(report, date, self.settings) }
    }

    /// The day they were back at the latest, when that is only days before `date`.
    fn just_back(&self, house: &Household, date: Date, said: Option<Residual>) -> Option<Date> {
        self.learned.as_ref()?;
        let report = house.absence.as_ref().filter(|r| r.reported <= self.as_of)?;
        let met = house.met_after(report.reported, self.as_of).filter(|&met| met < date);
        let over = || said.filter(|r| r.still_away == 0).map(|r| came_back(report).unwrap_or(r.back_to));
        let since = met.or_else(over)?;
        let ago = days_between(since, date);
        (0..=i64::from(self.settings.just_back_days)).contains(&ago).then_some(since)
    }
}

pub(super) fn permille(p: f64) -> Permille {
    Permille(libm::round(p.clamp(0.0, 1.0) * 1000.0) as i64)
}
