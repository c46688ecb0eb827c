//! Which one thing to say of a household.

use super::PresenceNote;
use super::learned::Learned;
use super::model::{Model, permille};
use super::neighbours::Near;
use super::slots::kind_of;
use crate::base::{Date, Permille};
use crate::households::{Appointment, Household};

impl Model<'_> {
    /// The one thing most worth saying.
    pub(super) fn note(
        &self,
        house: &Household,
        index: usize,
        date: Date,
        back: Option<(Date, Date)>,
        just_back: Option<Date>,
    ) -> PresenceNote {
        if let Some(Appointment { from, to, .. }) = house.agreed_on(date) {
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

impl Learned {
    /// What the visits say of the household's habits.
    pub(super) fn habit(&self, model: &Model<'_>, index: usize, date: Date) -> PresenceNote {
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
        if then.is_some_and(|then| chance(kind, then).0 + WORTH <= tonight.0)
            && let Some(best) = model.rates.slots(kind).get(slot)
        {
            return PresenceNote::BetterHour { from: best.from, chance: tonight };
        }
        if 2 * met >= visits {
            PresenceNote::UsuallyHome { visits, met }
        } else {
            PresenceNote::OftenOut { visits, met }
        }
    }
}
