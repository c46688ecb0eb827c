//! What is known of one household tonight, without the teams and the trails.

use super::barred::{barred, windows};
use super::{Assessment, ChanceStep, Presence};
use crate::base::{Clock, Date, Millis, Permille, Points, Seconds, days_after};
use crate::commune::{PrioritySettings, ServiceSettings, Settings};
use crate::households::{Household, TaskKind};
use crate::orienteering::Slot;
use crate::outreach::next_step;
use crate::presence::{Forecast, Model};
use crate::priority::{Occasion, Standing, Waiting, score, worth};
use crate::rounds::Reason;
use fixedbitset::FixedBitSet;

/// What the evening asks of every household's record.
pub(super) struct Assessor<'a> {
    households: &'a [Household],
    settings: &'a Settings,
    date: Date,
    last_knock: Clock,
    priority: PrioritySettings,
    standing: Standing<'a>,
    must: &'a FixedBitSet,
    model: Model<'a>,
}

/// A household and when a knock is allowed and worth while tonight.
pub(super) struct Assessed {
    pub(super) assessment: Assessment,
    pub(super) slots: Vec<Slot>,
}

/// From this moment on, the expected worth of a visit that starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct WorthStep {
    /// Milliseconds since midnight.
    from_ms: i64,
    /// In milli-points.
    worth: i64,
}

impl<'a> Assessor<'a> {
    /// What `households` say of the evening `date`, in a commune that stands as `standing` has it. Those in `must` are
    /// visited whatever the hour is worth, as far as rules and hours allow.
    pub(super) fn new(
        households: &'a [Household],
        settings: &'a Settings,
        evening: (Date, Clock),
        priority: PrioritySettings,
        standing: Standing<'a>,
        must: &'a FixedBitSet,
    ) -> Self {
        let (date, last_knock) = evening;
        let model = Model::new(households, &settings.chance, date);
        Self { households, settings, date, last_knock, priority, standing, must, model }
    }

    /// What is known of household number `index`; `None` when the commune has none of that number.
    pub(super) fn assess(&self, index: usize) -> Option<Assessed> {
        let (house, forecast) = (self.households.get(index)?, self.model.forecast(index, self.date)?);
        let settings = self.settings;
        let tasks: Vec<TaskKind> = house.doable().map(|task| task.task).collect();
        let service_s = service_time(house, &tasks, &settings.service);
        let barred = barred(house, self.date, &forecast, settings);
        let service_ms = Millis::from(service_s).0;
        let hours = windows(house, self.date, settings, self.last_knock, service_ms);
        let occasion = Occasion { just_back: forecast.just_back, behind: self.standing.behind(house) };
        let score = score(house, self.date, occasion, &self.priority);
        let waiting =
            if score.total.0 == 0 { Waiting::default() } else { self.waiting(index, &barred, service_ms) };
        let chances: Vec<ChanceStep> = forecast
            .chances
            .iter()
            .map(|&(from, chance)| ChanceStep {
                from,
                chance,
                worth: worth(score.total, chance, waiting.permille),
            })
            .collect();
        let mut assessment = Assessment {
            household: house.id.clone(),
            barred,
            score,
            chances,
            waiting,
            worth: Points(0),
            next: next_step(house, self.date, settings),
            presence: Presence {
                low: forecast.low,
                high: forecast.high,
                away: forecast.away,
                note: forecast.note.clone(),
            },
            service_s,
            tasks,
        };
        let share = (!self.must.contains(index)).then_some(self.priority.best_hours);
        let slots = assessment.slots(&hours, share);
        assessment.worth = assessment.best(&hours).unwrap_or_default();
        if hours.is_empty() {
            assessment.barred.push(Reason::HoursDoNotMeet);
        } else if slots.is_empty() {
            let tonight = best_chance(&forecast, &hours);
            assessment.barred.extend(better_later(&assessment, tonight));
        }
        Some(Assessed { assessment, slots })
    }

    /// The coming evenings on which the household may be visited as far as its record says today, and what the best of
    /// them takes off tonight.
    fn waiting(&self, index: usize, barred_tonight: &[Reason], service_ms: i64) -> Waiting {
        let Some(house) = self.households.get(index) else { return Waiting::default() };
        let settings = self.settings;
        let evenings = (1..=i64::from(self.priority.horizon_days)).filter_map(|days| {
            let date = days_after(self.date, days);
            // Time only lifts rules, but for an appointment, which bars the evenings before it.
            if !barred_tonight.is_empty()
                && !barred(house, date, &self.model.forecast(index, date)?, settings).is_empty()
            {
                return None;
            }
            let hours = windows(house, date, settings, settings.last_knock, service_ms);
            let within =
                |&(open, close): &(i64, i64)| self.model.best(index, date, clock(open), clock(close));
            Some((date, hours.iter().map(within).max().unwrap_or_default()))
        });
        let waiting = Waiting::until(evenings, &self.priority);
        if house.agreed_on(self.date).is_some() {
            Waiting { permille: Permille(0), ..waiting }
        } else {
            waiting
        }
    }
}

impl Assessment {
    /// Expected worth through the evening, from midnight on: before the first chance nobody is met.
    fn worth_steps(&self) -> Vec<WorthStep> {
        let before = worth(self.score.total, Permille(0), self.waiting.permille);
        let from_midnight = WorthStep { from_ms: 0, worth: before.0 };
        let later =
            self.chances.iter().map(|step| WorthStep { from_ms: step.from.millis().0, worth: step.worth.0 });
        std::iter::once(from_midnight).chain(later).collect()
    }

    /// The chance at a time of the evening, in milliseconds since midnight.
    pub(super) fn chance_at(&self, time_ms: i64) -> Permille {
        let step = self.chances.iter().rev().find(|step| step.from.millis().0 <= time_ms);
        step.map_or(Permille(0), |step| step.chance)
    }

    /// The parts of windows in which a knock is worth more than nothing and at least `share` thousandths of the best,
    /// in milliseconds since midnight, with what it is worth; ascending and disjoint. Without a share all of them, a
    /// knock being worth a milli-point at least: for visits that must be made.
    pub(super) fn slots(&self, windows: &[(i64, i64)], share: Option<u16>) -> Vec<Slot> {
        const SECOND_MS: i64 = 1000;
        let mut steps = self.worth_steps();
        if share.is_none() {
            for step in &mut steps {
                step.worth = step.worth.max(1);
            }
        }
        let ends = steps.iter().skip(1).map(|step| step.from_ms - SECOND_MS).chain([i64::MAX]);
        let least = best_worth(&steps, windows)
            .map_or(0, |best| best.saturating_mul(share.unwrap_or(0).into()) / 1000);
        let parts: Vec<(&WorthStep, i64)> =
            steps.iter().zip(ends).filter(|(step, _)| step.worth > 0 && step.worth >= least).collect();
        let cut = parts.iter().flat_map(|&(step, to)| {
            windows.iter().filter_map(move |&(open, close)| {
                let slot = Slot { open: open.max(step.from_ms), close: close.min(to), worth: step.worth };
                (slot.open <= slot.close).then_some(slot)
            })
        });
        let mut slots: Vec<Slot> = Vec::new();
        for slot in cut {
            match slots.last_mut() {
                Some(before) if before.worth == slot.worth && slot.open - before.close == SECOND_MS => {
                    before.close = slot.close;
                }
                _ => slots.push(slot),
            }
        }
        slots
    }

    /// The highest worth of a knock within windows; `None` without any.
    fn best(&self, windows: &[(i64, i64)]) -> Option<Points> {
        best_worth(&self.worth_steps(), windows).map(Points)
    }
}

/// The highest worth that steps, ascending and from midnight on, have within windows; `None` without any.
fn best_worth(steps: &[WorthStep], windows: &[(i64, i64)]) -> Option<i64> {
    let at = |time: i64| steps.iter().rev().find(|step| step.from_ms <= time).map(|step| step.worth);
    let within = |&(open, close): &(i64, i64)| {
        let later = steps.iter().filter(move |s| s.from_ms > open && s.from_ms <= close).map(|s| s.worth);
        at(open).into_iter().chain(later).max()
    };
    windows.iter().filter_map(within).max()
}

fn clock(ms: i64) -> Clock {
    Clock::from_millis(Millis(ms))
}

/// The best chance of a knock within windows.
fn best_chance(forecast: &Forecast, windows: &[(i64, i64)]) -> Permille {
    windows.iter().map(|&(open, close)| forecast.best(clock(open), clock(close))).max().unwrap_or_default()
}

/// The reason why a household that may be visited is better left for another evening, or for none, no hour tonight
/// being worth going. A report that they are away may be a reason beside it.
fn better_later(assessment: &Assessment, tonight: Permille) -> Option<Reason> {
    let free = assessment.barred.iter().all(|reason| matches!(reason, Reason::Away { .. }));
    match assessment.waiting {
        Waiting { permille, date: Some(date), chance } if permille.0 > 0 => {
            free.then_some(Reason::BetterLater { date, chance, tonight })
        }
        _ => assessment.barred.is_empty().then_some(Reason::NothingGained { tonight }),
    }
}

/// Time at the door: `base + per_person × people + per_phone × phones in use + Σ tasks`, at most `longest`.
pub(crate) fn service_time(house: &Household, tasks: &[TaskKind], service: &ServiceSettings) -> Seconds {
    let of = |task: &TaskKind| match task {
        TaskKind::IdentityCard => service.identity_card_s,
        TaskKind::CardHandover => service.card_handover_s,
        TaskKind::RecordCorrection => service.record_correction_s,
        TaskKind::EidLevel1 => service.eid_level_1_s,
        TaskKind::EidLevel2 => service.eid_level_2_s,
        TaskKind::ResidenceFile => service.residence_file_s,
        TaskKind::VehicleRegistration => service.vehicle_registration_s,
        TaskKind::DigitalGuidance => service.digital_guidance_s,
    };
    let sum = service.base_s.0
        + service.per_person_s.0 * i64::from(house.people)
        + service.per_phone_s.0 * i64::from(house.phones_in_use())
        + tasks.iter().map(|t| of(t).0).sum::<i64>();
    Seconds(sum.min(service.longest_s.0).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outreach::NextStep;
    use crate::presence::PresenceNote;
    use crate::priority::Score;

    fn at(h: u32, m: u32) -> Clock {
        Clock::hm(h, m).unwrap()
    }

    /// A household worth ten points with these chances, of which 300 are taken off.
    fn assessment(chances: &[(u32, u32, i64)]) -> Assessment {
        let step = |&(h, m, chance): &(u32, u32, i64)| ChanceStep {
            from: at(h, m),
            chance: Permille(chance),
            worth: worth(Points(10_000), Permille(chance), Permille(300)),
        };
        Assessment {
            household: crate::base::HouseholdId::new("h").unwrap(),
            barred: Vec::new(),
            score: Score { terms: Vec::new(), total: Points(10_000) },
            chances: chances.iter().map(step).collect(),
            presence: Presence {
                low: Permille(0),
                high: Permille(1000),
                away: Permille(0),
                note: PresenceNote::NothingKnown,
            },
            waiting: Waiting { permille: Permille(300), date: None, chance: Permille(600) },
            worth: Points(0),
            next: NextStep::Visit { from: crate::households::testing::april(24), number: 1 },
            service_s: Seconds(600),
            tasks: Vec::new(),
        }
    }

    fn ms(h: u32, m: u32) -> i64 {
        at(h, m).millis().0
    }

    #[test]
    fn only_hours_worth_going_are_left_of_the_windows() {
        let house = assessment(&[(18, 0, 200), (18, 30, 500), (19, 0, 700), (20, 0, 300)]);
        // From half past six, when the chance passes what another evening promises, to a second before eight.
        let eve = (ms(17, 30), ms(20, 45));
        let slot = |open: i64, close: i64, worth: i64| Slot { open, close, worth };
        let good = [slot(ms(18, 30), ms(19, 0) - 1000, 2_000), slot(ms(19, 0), ms(20, 0) - 1000, 4_000)];
        assert_eq!(house.slots(&[eve], Some(0)), good);
        assert_eq!(house.slots(&[eve], Some(600)), good[1..]);
        assert_eq!(house.best(&[eve]), Some(Points(4_000)));
        let own = [(ms(17, 45), ms(18, 40)), (ms(20, 0), ms(20, 30))];
        assert_eq!(house.slots(&own, Some(0)), [slot(ms(18, 30), ms(18, 40), 2_000)]);
        assert_eq!(house.best(&own), Some(Points(2_000)));
        assert_eq!(house.slots(&own[1..], Some(0)), []);
        // Before the first chance nobody is met.
        assert_eq!(house.best(&[(ms(17, 0), ms(17, 30))]), Some(Points(-3_000)));
    }

    #[test]
    fn the_reason_names_the_better_evening() {
        let mut house = assessment(&[(18, 0, 200)]);
        assert_eq!(
            better_later(&house, Permille(200)),
            Some(Reason::NothingGained { tonight: Permille(200) })
        );
        let date = crate::households::testing::april(28);
        house.waiting.date = Some(date);
        let later = Reason::BetterLater { date, chance: Permille(600), tonight: Permille(200) };
        assert_eq!(better_later(&house, Permille(200)), Some(later));
        house.barred.push(Reason::NoVisits);
        assert_eq!(better_later(&house, Permille(200)), None);
    }
}
