//! Communes that turn out other than they were when the plan was made: every rule of a household binds the plan.

use super::{Case, TONIGHT, case, hold, house, later};
use evening_rounds::base::{Date, HamletId, Language, PersonId};
use evening_rounds::commune::{Commune, Gate};
use evening_rounds::households::{
    AbsenceReason, AbsenceReport, AbsenceSource, Appointment, Attempt, Need, Outcome, OutreachStep,
    PendingTask, TaskKind, Window,
};
use evening_rounds::rounds::Plan;
use jiff::civil::date;

#[test]
fn rules_of_households_bind_the_plan() {
    hold(&cases());
}

#[test]
fn rules_that_do_not_hold_tonight_bar_nobody() {
    hold(&harmless());
}

fn on(date: Date, outcome: Outcome) -> Attempt {
    Attempt { date, time: None, outcome }
}

/// Visits from the first of April on, each of which met nobody.
fn missed(times: i8) -> Vec<Attempt> {
    (1..=times).map(|day| on(date(2026, 4, day), Outcome::AwayUnknown)).collect()
}

/// An appointment around the knock of the plan.
fn agreed(plan: &Plan, date: Date) -> Appointment {
    let knock = plan.teams[0].stops[2].knock;
    Appointment { date, from: later(knock, -300), to: later(knock, 300) }
}

fn away(reported: Date, back: Date) -> AbsenceReport {
    let (reason, source) = (AbsenceReason::Forest, AbsenceSource::Phone);
    AbsenceReport { reason, source, reported, left: None, back: Some(back) }
}

fn pending(person: &str, task: TaskKind) -> PendingTask {
    PendingTask { person: PersonId::new(person).unwrap(), task, deadline: None, abroad: false }
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = asked_for();
    cases.extend(worth());
    cases.extend(visited());
    cases.extend(work());
    cases.extend(skills());
    cases
}

fn asked_for() -> Vec<Case> {
    vec![
        case("no visits", |c, p| house(c, p).rules.no_visits = true, &["barred no_visits"]),
        case("by day only", |c, p| house(c, p).rules.daytime_only = true, &["barred daytime_only"]),
        case("not in the evening", |c, p| house(c, p).rules.no_evening = true, &["barred no_evening"]),
        case("call first", |c, p| house(c, p).rules.call_first = true, &["barred call_first"]),
        case(
            "hours that suit are over",
            |c, p| {
                let knock = p.teams[0].stops[2].knock;
                house(c, p).rules.windows = vec![Window { from: later(knock, -600), to: later(knock, -1) }];
            },
            &["hours window"],
        ),
        case(
            "an appointment tonight, later",
            |c, p| {
                let knock = p.teams[0].stops[2].knock;
                house(c, p).appointment =
                    Some(Appointment { date: TONIGHT, from: later(knock, 1), to: later(knock, 600) });
            },
            &["hours window"],
        ),
        case(
            "an appointment tomorrow",
            |c, p| house(c, p).appointment = Some(agreed(p, date(2026, 4, 25))),
            &["barred appointment_other_day"],
        ),
        case(
            "away by their own word",
            |c, p| house(c, p).absence = Some(away(date(2026, 4, 20), date(2026, 4, 27))),
            &["barred away"],
        ),
        case("not yet at the visiting step", |c, p| gate(c, p, OutreachStep::Invitation), &["barred ladder"]),
    ]
}

fn gate(commune: &mut Commune, plan: &Plan, step: OutreachStep) {
    commune.settings.gate = Gate::VisitStep;
    for house in &mut commune.households {
        house.outreach = OutreachStep::Visit;
    }
    house(commune, plan).outreach = step;
}

fn due(commune: &mut Commune, plan: &Plan, date: Date) {
    house(commune, plan).pending.iter_mut().for_each(|task| task.deadline = Some(date));
}

fn worth() -> Vec<Case> {
    vec![
        case(
            "a visit in vain long ago that was not counted",
            |c, p| house(c, p).attempts = vec![on(date(2026, 3, 2), Outcome::AwayUnknown)],
            &["sum to-1.stops[2].terms.absences"],
        ),
        case(
            "a deadline to come that was not counted",
            |c, p| due(c, p, date(2026, 4, 30)),
            &["sum to-1.stops[2].terms.deadline"],
        ),
        case(
            "a deadline that has passed and was not counted",
            |c, p| due(c, p, date(2026, 4, 20)),
            &["sum to-1.stops[2].terms.overdue"],
        ),
        case(
            "a need that was not counted",
            |c, p| {
                // Whatever it is, the other.
                let needs = &mut house(c, p).needs;
                *needs = if needs.is_empty() { vec![Need::CarerNeeded] } else { Vec::new() };
            },
            &["sum to-1.stops[2].terms.needs"],
        ),
        case(
            "an appointment that was not counted, and another evening that was",
            |c, p| house(c, p).appointment = Some(agreed(p, TONIGHT)),
            &["sum to-1.stops[2].terms.appointment", "sum to-1.stops[2].waiting"],
        ),
    ]
}

fn visited() -> Vec<Case> {
    vec![
        case(
            "moved away",
            |c, p| house(c, p).attempts = vec![on(date(2026, 3, 2), Outcome::Moved)],
            &["barred moved"],
        ),
        case(
            "visited yesterday",
            |c, p| house(c, p).attempts = vec![on(date(2026, 4, 23), Outcome::AwayUnknown)],
            &["barred gap"],
        ),
        case(
            "knocked at already tonight, though there is an appointment",
            |c, p| {
                house(c, p).attempts = vec![on(TONIGHT, Outcome::MetAgain)];
                house(c, p).appointment = Some(agreed(p, TONIGHT));
            },
            &["barred gap"],
        ),
        case(
            "not yet agreed ten days ago",
            |c, p| house(c, p).attempts = vec![on(date(2026, 4, 14), Outcome::Declined)],
            &["barred cool_off"],
        ),
        case(
            "twelve visits in a row that met nobody",
            |c, p| house(c, p).attempts = missed(12),
            &["barred supervisor_misses"],
        ),
        case(
            "a word given before the last visit in vain",
            |c, p| {
                house(c, p).attempts = missed(13);
                house(c, p).visit_allowed = Some(date(2026, 4, 12));
            },
            &["barred supervisor_misses"],
        ),
        case("not yet agreed, twice", |c, p| house(c, p).attempts = declined_twice(), &["barred supervisor"]),
        case(
            "a supervisor's word that was used up",
            |c, p| {
                house(c, p).attempts = declined_twice();
                house(c, p).visit_allowed = Some(date(2026, 3, 2));
            },
            &["barred supervisor"],
        ),
        case(
            "a supervisor's word for later",
            |c, p| {
                house(c, p).attempts = declined_twice();
                house(c, p).visit_allowed = Some(date(2026, 4, 25));
            },
            &["barred supervisor"],
        ),
    ]
}

fn declined_twice() -> Vec<Attempt> {
    [date(2026, 3, 1), date(2026, 3, 20)].map(|day| on(day, Outcome::Declined)).to_vec()
}

fn work() -> Vec<Case> {
    vec![
        case(
            "everybody with something pending is abroad",
            |c, p| house(c, p).pending.iter_mut().for_each(|task| task.abroad = true),
            &["barred nothing_to_do", "broken tasks"],
        ),
        case(
            "nothing is pending any more",
            |c, p| house(c, p).pending.clear(),
            &["barred nothing_to_do", "broken tasks"],
        ),
        case(
            "the civil-status clerk comes first",
            |c, p| {
                let [correction, card, account] =
                    [TaskKind::RecordCorrection, TaskKind::IdentityCard, TaskKind::EidLevel2]
                        .map(|task| pending("a", task));
                house(c, p).pending = vec![correction, card, account];
            },
            &["barred nothing_to_do", "broken tasks"],
        ),
        case(
            "no smartphone in the house",
            |c, p| {
                house(c, p).phones = 0;
                house(c, p).pending =
                    [TaskKind::EidLevel1, TaskKind::DigitalGuidance].map(|task| pending("a", task)).to_vec();
            },
            &["barred nothing_to_do", "broken tasks"],
        ),
        case(
            "something more is pending",
            |c, p| house(c, p).pending.push(pending("z", TaskKind::ResidenceFile)),
            &["broken tasks"],
        ),
    ]
}

fn skills() -> Vec<Case> {
    vec![
        case(
            "a language that nobody of the team speaks",
            |c, p| house(c, p).language = Language::new("xx").unwrap(),
            &["skill language"],
        ),
        case(
            "a card for somebody who cannot travel, and no kit",
            |c, p| {
                // The first team goes without its kit; only homes that ask for service at home need it.
                c.teams[0].kit = false;
                for house in &mut c.households {
                    house.needs.clear();
                }
                let cards =
                    |stop: &&evening_rounds::rounds::Stop| stop.tasks.contains(&TaskKind::IdentityCard);
                let stop = p.teams[0].stops.iter().find(cards).unwrap();
                let house = c.households.iter_mut().find(|house| house.id == stop.household).unwrap();
                house.needs = vec![Need::HomeService];
            },
            &["skill kit"],
        ),
        case(
            "a household that asks for the trusted person, who does not come",
            |c, p| house(c, p).needs.push(Need::Guide),
            &["skill guide"],
        ),
        case(
            "a hamlet of another team",
            |c, _| c.teams[0].hamlets = vec![HamletId::new("thon-9").unwrap()],
            &["skill hamlet"],
        ),
    ]
}

fn harmless() -> Vec<Case> {
    vec![
        case(
            "called, and agreed for tonight",
            |c, p| {
                house(c, p).rules.call_first = true;
                house(c, p).appointment = Some(agreed(p, TONIGHT));
            },
            &[],
        ),
        case("eleven visits in a row that met nobody", |c, p| house(c, p).attempts = missed(11), &[]),
        case(
            "a word given after the last visit in vain",
            |c, p| {
                house(c, p).attempts = missed(13);
                house(c, p).visit_allowed = Some(date(2026, 4, 13));
            },
            &[],
        ),
        case(
            "the trusted person comes along",
            |c, p| {
                house(c, p).needs.push(Need::Guide);
                p.teams[0].guide = true;
            },
            &[],
        ),
        case("at the visiting step", |c, p| gate(c, p, OutreachStep::Visit), &[]),
        case(
            "visited the day before yesterday",
            |c, p| house(c, p).attempts = vec![on(date(2026, 4, 22), Outcome::AwayUnknown)],
            &[],
        ),
        case(
            "passed by yesterday for want of time",
            |c, p| house(c, p).attempts = vec![on(date(2026, 4, 23), Outcome::SkippedTime)],
            &[],
        ),
        case(
            "met yesterday, and asked to come again tonight",
            |c, p| {
                house(c, p).attempts = vec![on(date(2026, 4, 23), Outcome::MetAgain)];
                house(c, p).appointment = Some(agreed(p, TONIGHT));
            },
            &[],
        ),
        case(
            "not yet agreed fourteen days ago",
            |c, p| house(c, p).attempts = vec![on(date(2026, 4, 10), Outcome::Declined)],
            &[],
        ),
        case(
            "a supervisor's word since",
            |c, p| {
                house(c, p).attempts = declined_twice();
                house(c, p).visit_allowed = Some(date(2026, 4, 24));
            },
            &[],
        ),
        case(
            "moved away, but found at home since",
            |c, p| {
                house(c, p).attempts =
                    vec![on(date(2026, 3, 2), Outcome::Moved), on(date(2026, 4, 2), Outcome::MetPart)];
            },
            &[],
        ),
        case(
            "what is noted of a later day",
            |c, p| {
                house(c, p).attempts = vec![on(date(2026, 4, 25), Outcome::Declined)];
                house(c, p).absence = Some(away(date(2026, 4, 25), date(2026, 4, 30)));
            },
            &[],
        ),
        case(
            "met since they were said to be away",
            |c, p| {
                house(c, p).attempts = vec![on(date(2026, 4, 21), Outcome::MetPart)];
                house(c, p).absence = Some(away(date(2026, 4, 20), date(2026, 4, 27)));
            },
            &[],
        ),
        case("back today", |c, p| house(c, p).absence = Some(away(date(2026, 4, 18), TONIGHT)), &[]),
        case(
            "an appointment of last week",
            |c, p| house(c, p).appointment = Some(agreed(p, date(2026, 4, 17))),
            &[],
        ),
        case("a kit more than is needed", |c, _| c.teams[1].kit = true, &[]),
    ]
}
