//! Invented history: visits made, who is away, what was agreed.

use super::dice::{Dice, Purpose};
use super::people::{Deck, day};
use crate::base::{Clock, Millis};
use crate::households::{
    AbsenceReason, AbsenceReport, AbsenceSource, Appointment, Attempt, Household, Outcome, OutreachStep,
    Window,
};
use std::collections::BTreeSet;

/// Minutes since midnight as a time of day.
fn clock(minutes: i64) -> Clock {
    Clock::from_millis(Millis(minutes * 60_000))
}

/// Gives the households their history. `corrected` are those that wait for the civil-status clerk.
pub(super) fn happen(seed: u64, households: &mut [Household], deck: &mut Deck, corrected: &[usize]) {
    let mut dice = Dice::new(seed, Purpose::Visits);
    for household in households.iter_mut() {
        try_visits(&mut dice, household);
    }
    for &index in corrected {
        end_with(&mut dice, &mut households[index], Outcome::AwaitingCivilStatus, 30);
    }
    refuse(&mut dice, households, deck);
    for index in deck.take(10) {
        end_with(&mut dice, &mut households[index], Outcome::Moved, 40);
    }
    for index in deck.take(20) {
        visited_yesterday(&mut dice, &mut households[index]);
    }
    agree(&mut dice, households, deck);
    rule(&mut dice, households, deck);
    leave(&mut dice, households, deck);
    go_to_the_forest(&mut dice, households);
    for household in households.iter_mut() {
        climb_ladder(&mut dice, household);
    }
}

/// Earlier visits. One household in seven is hard to meet: one visit in four or five finds somebody.
fn try_visits(dice: &mut Dice, household: &mut Household) {
    let done = household.pending.is_empty();
    let hard = !done && dice.chance(140);
    let count = dice.weighted(match (done, hard) {
        (true, _) => &[35, 40, 20, 5],
        (_, true) => &[0, 4, 14, 26, 30, 26],
        (_, false) => &[42, 31, 17, 8, 2],
    });
    let mut ago = dice.between(3, 24);
    let mut visits = Vec::new();
    for back in 0..count {
        let last = back == 0;
        let outcome = match (done, last) {
            (true, true) => Outcome::MetDone,
            _ if dice.chance(if hard { 780 } else { 420 }) => {
                if dice.chance(400) {
                    Outcome::AwayKnown
                } else {
                    Outcome::AwayUnknown
                }
            }
            _ => {
                let others = [
                    Outcome::MetPart,
                    Outcome::MetAgain,
                    Outcome::SkippedTime,
                    Outcome::SkippedSafety,
                    Outcome::NotFound,
                ];
                others[dice.weighted(&[74, 12, 8, 3, 3])]
            }
        };
        visits.push(Attempt { date: day(-ago), time: knock(dice, back + 1 == count), outcome });
        ago += dice.between(4, 19);
    }
    visits.reverse();
    household.attempts = visits;
}

/// The time of a visit, to five minutes, where it was noted: the first of all is often by day.
fn knock(dice: &mut Dice, first: bool) -> Option<Clock> {
    if dice.chance(120) {
        return None;
    }
    let by_day = dice.chance(if first { 400 } else { 80 });
    let (from, to) = if by_day { (9 * 60, 16 * 60) } else { (18 * 60, 20 * 60 + 40) };
    Some(clock(dice.between(from / 5, to / 5) * 5))
}

/// Makes the latest visit end so; adds one, not later than `ago` days before, where there was none.
fn end_with(dice: &mut Dice, household: &mut Household, outcome: Outcome, ago: i64) {
    match household.attempts.last_mut() {
        Some(last) => last.outcome = outcome,
        None => household.attempts.push(Attempt {
            date: day(-dice.between(3, ago)),
            time: knock(dice, true),
            outcome,
        }),
    }
}

/// "Not yet agreed", once or twice, some within the days of rest; a few again allowed by a supervisor.
fn refuse(dice: &mut Dice, households: &mut [Household], deck: &mut Deck) {
    for (rank, index) in deck.take(36).into_iter().enumerate() {
        let household = &mut households[index];
        let recent = if rank % 2 == 0 { dice.between(4, 12) } else { dice.between(16, 40) };
        let mut dates = vec![recent];
        if rank % 3 == 1 {
            dates.push(recent + dice.between(15, 30));
        }
        household.attempts = dates
            .iter()
            .rev()
            .map(|&ago| Attempt { date: day(-ago), time: knock(dice, false), outcome: Outcome::Declined })
            .collect();
        if rank % 6 == 1 {
            household.visit_allowed = Some(day(-dice.between(0, 3)));
        }
    }
}

fn visited_yesterday(dice: &mut Dice, household: &mut Household) {
    let date = day(-1);
    let outcome = if dice.chance(500) { Outcome::AwayUnknown } else { Outcome::MetPart };
    household.attempts.truncate(4);
    household.attempts.push(Attempt { date, time: Some(clock(dice.between(220, 246) * 5)), outcome });
}

/// Times agreed with a household, most for the sample's evening, some for the days after.
fn agree(dice: &mut Dice, households: &mut [Household], deck: &mut Deck) {
    for (permille, days) in [(30, (0, 0)), (20, (1, 4))] {
        for index in deck.take(permille) {
            end_with(dice, &mut households[index], Outcome::MetAgain, 6);
            households[index].appointment = Some(appointment(dice, days));
        }
    }
}

fn appointment(dice: &mut Dice, (first, last): (i64, i64)) -> Appointment {
    let from = dice.between(36, 40) * 30;
    Appointment {
        date: day(dice.between(first, last)),
        from: clock(from),
        to: clock(from + dice.between(1, 2) * 30),
    }
}

/// What households asked for.
fn rule(dice: &mut Dice, households: &mut [Household], deck: &mut Deck) {
    for index in deck.take(20) {
        households[index].rules.daytime_only = true;
    }
    for index in deck.take(12) {
        households[index].rules.no_evening = true;
    }
    for index in deck.take(8) {
        households[index].rules.no_visits = true;
    }
    for (rank, index) in deck.take(26).into_iter().enumerate() {
        households[index].rules.call_first = true;
        if rank % 3 == 0 {
            households[index].appointment = Some(appointment(dice, (0, 0)));
        }
    }
    for index in deck.take(45) {
        let (from, to) = *dice
            .pick(&[
                (17 * 60 + 30, 19 * 60),
                (18 * 60, 19 * 60 + 30),
                (19 * 60, 20 * 60 + 30),
                (19 * 60 + 30, 20 * 60 + 45),
            ])
            .unwrap_or(&(18 * 60, 20 * 60));
        households[index].rules.windows = vec![Window { from: clock(from), to: clock(to) }];
    }
}

fn source(dice: &mut Dice) -> AbsenceSource {
    let sources =
        [AbsenceSource::Neighbour, AbsenceSource::TrustedPerson, AbsenceSource::Phone, AbsenceSource::Seen];
    sources[dice.weighted(&[50, 25, 15, 10])]
}

/// Single households away for reasons other than the forest.
fn leave(dice: &mut Dice, households: &mut [Household], deck: &mut Deck) {
    let reasons = [
        (AbsenceReason::FieldHut, 30, (1, 5)),
        (AbsenceReason::WorkingAway, 16, (5, 40)),
        (AbsenceReason::Clinic, 10, (0, 3)),
        (AbsenceReason::Unknown, 12, (1, 3)),
    ];
    for (reason, permille, (soon, late)) in reasons {
        for index in deck.take(permille) {
            let ago = dice.between(0, 4);
            households[index].absence = Some(AbsenceReport {
                reason,
                source: source(dice),
                reported: day(-ago),
                left: dice.chance(500).then(|| day(-ago - dice.between(0, 2))),
                back: dice.chance(600).then(|| day(dice.between(soon, late))),
            });
        }
    }
}

/// Forest parties of 3 to 10 people: next-door households leave together.
fn go_to_the_forest(dice: &mut Dice, households: &mut [Household]) {
    let parties = (households.len() + 42) / 85;
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    for _ in 0..parties {
        let first = dice.below(households.len());
        let here = households[first].position;
        let mut neighbours: Vec<(i64, usize)> = (0..households.len())
            .filter(|&i| households[i].hamlet == households[first].hamlet && !gone.contains(&i))
            .filter(|&i| households[i].appointment.is_none() && households[i].absence.is_none())
            .map(|i| ((households[i].position.distance(here).0 * 1000.0) as i64, i))
            .collect();
        neighbours.sort_unstable();
        let left = dice.between(1, 6);
        let told = dice.between(0, left - 1);
        let source = source(dice);
        let back = dice.chance(350).then(|| day(dice.between(5, 7) - left));
        let mut people = 0;
        for (_, index) in neighbours.into_iter().take(4) {
            let household = &mut households[index];
            // Some of a large family stay with the fields, so the party grows by less than the household.
            let going = usize::from(household.people).min(4);
            if people + going > 10 {
                break;
            }
            people += going;
            gone.insert(index);
            household.absence = Some(AbsenceReport {
                reason: AbsenceReason::Forest,
                source,
                reported: day(-told),
                left: Some(day(-left)),
                back,
            });
        }
    }
}

/// Whoever was visited is at the ladder's fourth step; the others are spread over the steps.
fn climb_ladder(dice: &mut Dice, household: &mut Household) {
    let steps = [OutreachStep::Broadcast, OutreachStep::Call, OutreachStep::Invitation, OutreachStep::Visit];
    let visited = !household.attempts.is_empty() || !household.needs.is_empty();
    household.outreach = if visited { OutreachStep::Visit } else { steps[dice.weighted(&[18, 24, 26, 32])] };
}
