//! The outreach ladder (quy trình 4 bước+): broadcast, call, invitation, visit, and visits again.

use super::situation::{Asking, Situation, Work, situation};
use crate::base::{Date, days_after};
use crate::commune::Settings;
use crate::households::{Household, Need, OutreachStep};
use serde::Serialize;

/// Why no step comes next for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Exit {
    /// Nothing is pending any more.
    Done,
    /// They no longer live here.
    Moved,
    /// They asked for no visits at all.
    NoVisits,
    /// Everybody with something pending is abroad: wait for the return.
    Abroad,
    /// The civil-status clerk comes first.
    AwaitingCivilStatus,
    /// What is pending needs a smartphone, which the household does not have.
    NoPhone,
}

/// What may be done next for a household, and from which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "next")]
pub enum NextStep {
    /// Nothing for now.
    Exit {
        /// Why.
        exit: Exit,
    },
    /// A supervisor is asked whether there shall be another visit.
    Supervisor {
        /// Why.
        #[serde(flatten)]
        asking: Asking,
    },
    /// Step 2: a phone call.
    Call {
        /// The first day for it.
        #[ts(type = "string")]
        from: Date,
    },
    /// Step 3: a written invitation (giấy mời).
    Invitation {
        /// The first day for it.
        #[ts(type = "string")]
        from: Date,
    },
    /// Step 4 and 4+: a visit.
    Visit {
        /// The first day for it.
        #[ts(type = "string")]
        from: Date,
        /// Which visit it will be, counted from 1.
        number: u32,
    },
}

/// What may be done next, as known on `date`. A step follows the one before by the gap of the settings; where the day of
/// that is not known, it may follow at once. Somebody who cannot travel is not invited to the station: after the call
/// comes the visit with the kit. Visits themselves come earlier where the gate of the settings lets them.
pub fn next_step(house: &Household, date: Date, settings: &Settings) -> NextStep {
    let now = situation(house, date, settings);
    let exit = if now.moved {
        Some(Exit::Moved)
    } else if house.rules.no_visits && house.outreach >= OutreachStep::Invitation {
        Some(Exit::NoVisits)
    } else {
        match now.work {
            Work::Doable => None,
            Work::Nothing => Some(Exit::Done),
            Work::AwaitingCivilStatus => Some(Exit::AwaitingCivilStatus),
            Work::NoPhone => Some(Exit::NoPhone),
            Work::Abroad => Some(Exit::Abroad),
        }
    };
    if let Some(exit) = exit {
        return NextStep::Exit { exit };
    }
    let ladder = &settings.ladder;
    let after =
        |days: u16| house.outreach_since.map_or(date, |since| days_after(since, days.into()).max(date));
    match house.outreach {
        OutreachStep::Broadcast => NextStep::Call { from: after(ladder.call_after_days) },
        OutreachStep::Call if !house.needs.contains(&Need::HomeService) => {
            NextStep::Invitation { from: after(ladder.invitation_after_days) }
        }
        OutreachStep::Call | OutreachStep::Invitation => visit(&now, after(ladder.visit_after_days)),
        OutreachStep::Visit => visit(&now, date),
    }
}

fn visit(now: &Situation, from: Date) -> NextStep {
    if let Some(asking) = now.asking {
        return NextStep::Supervisor { asking };
    }
    let from = [now.gap, now.cool_off, now.agreed_later].into_iter().flatten().fold(from, Date::max);
    NextStep::Visit { from, number: now.knocks + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::households::testing::{april, household, task};
    use crate::households::{Attempt, Outcome, TaskKind};

    fn next(change: impl FnOnce(&mut Household)) -> NextStep {
        next_step(&household("h", change), april(24), &Settings::default())
    }

    fn at(step: OutreachStep, day: i8) -> impl FnOnce(&mut Household) {
        move |h| (h.outreach, h.outreach_since) = (step, Some(april(day)))
    }

    fn on(day: i8, outcome: Outcome) -> Attempt {
        Attempt { date: april(day), time: None, outcome }
    }

    #[test]
    fn each_step_follows_the_one_before_by_its_gap() {
        assert_eq!(next(at(OutreachStep::Broadcast, 23)), NextStep::Call { from: april(26) });
        assert_eq!(next(at(OutreachStep::Broadcast, 2)), NextStep::Call { from: april(24) });
        assert_eq!(next(|h| h.outreach = OutreachStep::Broadcast), NextStep::Call { from: april(24) });
        assert_eq!(next(at(OutreachStep::Call, 22)), NextStep::Invitation { from: april(25) });
        assert_eq!(next(at(OutreachStep::Invitation, 20)), NextStep::Visit { from: april(27), number: 1 });
    }

    #[test]
    fn somebody_who_cannot_travel_is_not_invited() {
        let home = next(|h| {
            at(OutreachStep::Call, 10)(h);
            h.needs = vec![Need::HomeService];
        });
        assert_eq!(home, NextStep::Visit { from: april(24), number: 1 });
    }

    #[test]
    fn side_exits_come_before_steps() {
        assert_eq!(next(|h| h.pending.clear()), NextStep::Exit { exit: Exit::Done });
        assert_eq!(next(|h| h.pending[0].abroad = true), NextStep::Exit { exit: Exit::Abroad });
        assert_eq!(
            next(|h| h.pending = vec![task("a", TaskKind::RecordCorrection)]),
            NextStep::Exit { exit: Exit::AwaitingCivilStatus }
        );
        assert_eq!(next(|h| h.attempts = vec![on(20, Outcome::Moved)]), NextStep::Exit { exit: Exit::Moved });
        assert_eq!(next(|h| h.rules.no_visits = true), NextStep::Exit { exit: Exit::NoVisits });
    }

    #[test]
    fn visits_again_keep_their_distance() {
        assert_eq!(
            next(|h| h.attempts = vec![on(23, Outcome::AwayUnknown)]),
            NextStep::Visit { from: april(25), number: 2 }
        );
        assert_eq!(
            next(|h| h.attempts = vec![on(14, Outcome::Declined)]),
            NextStep::Visit { from: april(28), number: 2 }
        );
        assert_eq!(
            next(|h| h.attempts = vec![on(1, Outcome::Declined), on(3, Outcome::Declined)]),
            NextStep::Supervisor { asking: Asking::Refusals { times: 2 } }
        );
    }

    #[test]
    fn many_visits_that_met_nobody_need_a_word_each_time() {
        let missed = |n: i8| (1..=n).map(|day| on(day, Outcome::AwayUnknown)).collect::<Vec<_>>();
        assert_eq!(next(|h| h.attempts = missed(11)), NextStep::Visit { from: april(24), number: 12 });
        let asked = NextStep::Supervisor { asking: Asking::Misses { times: 12 } };
        assert_eq!(next(|h| h.attempts = missed(12)), asked);
        // A knock that was skipped is no visit, and somebody met begins the count anew.
        let mut skipped = missed(11);
        skipped.push(on(20, Outcome::SkippedTime));
        assert!(matches!(next(|h| h.attempts = skipped), NextStep::Visit { .. }));
        let mut met = missed(12);
        met.push(on(20, Outcome::MetPart));
        assert!(matches!(next(|h| h.attempts = met), NextStep::Visit { .. }));
        let word = |day: i8| {
            next(|h| {
                h.attempts = missed(13);
                h.visit_allowed = Some(april(day));
            })
        };
        assert!(matches!(word(13), NextStep::Visit { .. }));
        assert_eq!(word(12), NextStep::Supervisor { asking: Asking::Misses { times: 13 } });
    }
}
