//! Random histories of a small commune: recorded on several tablets that see each other's journals now and then.

use evening_rounds::base::{
    Clock, Date, DeviceId, HamletId, HouseholdId, Language, PersonId, Position, TeamId,
};
use evening_rounds::households::{
    AbsenceReason, AbsenceReport, AbsenceSource, Appointment, ContactRules, Household, Need, Outcome,
    OutreachStep, PendingTask, TaskKind,
};
use evening_rounds::journal::{
    CivilStatusAnswer, Digest, Entry, EventId, Fact, Journal, Place, TaskDone, TaskOf, Visit,
};
use proptest::prelude::*;
use proptest::sample::select;

/// Households `h0` to `h3` are in the files, `h4` is not.
const HOUSEHOLDS: usize = 4;
const PERSONS: [&str; 3] = ["a", "b", "c"];
const TABLETS: usize = 3;

pub(crate) fn day(n: i64) -> Date {
    jiff::civil::date(2026, 4, 1).checked_add(jiff::Span::new().days(n)).unwrap()
}

/// The households as the files have them.
pub(crate) fn filed() -> Vec<Household> {
    let pending = |person: &str, task| PendingTask {
        person: PersonId::new(person).unwrap(),
        task,
        deadline: None,
        abroad: false,
    };
    (0..HOUSEHOLDS)
        .map(|i| Household {
            id: HouseholdId::new(format!("h{i}")).unwrap(),
            hamlet: HamletId::new("thon-1").unwrap(),
            house_mark: format!("{i}"),
            position: Position::new(107.4 + i as f64 / 1000.0, 16.2, None).unwrap(),
            turning: None,
            people: 4,
            phones: (i % 2) as u8,
            language: Language::new("vi").unwrap(),
            needs: Vec::new(),
            rules: ContactRules::default(),
            pending: vec![
                pending("a", TaskKind::IdentityCard),
                pending("a", TaskKind::EidLevel2),
                pending("b", TaskKind::RecordCorrection),
                pending("b", TaskKind::IdentityCard),
                pending("c", TaskKind::ResidenceFile),
            ],
            outreach: OutreachStep::Invitation,
            outreach_since: None,
            attempts: Vec::new(),
            absence: (i == 1).then(|| AbsenceReport {
                reason: AbsenceReason::WorkingAway,
                source: AbsenceSource::Phone,
                reported: day(0),
                left: None,
                back: None,
            }),
            appointment: None,
            visit_allowed: None,
        })
        .collect()
}

fn household() -> impl Strategy<Value = HouseholdId> {
    (0..=HOUSEHOLDS).prop_map(|i| HouseholdId::new(format!("h{i}")).unwrap())
}

fn person() -> impl Strategy<Value = PersonId> {
    select(&PERSONS[..]).prop_map(|p| PersonId::new(p).unwrap())
}

fn task() -> impl Strategy<Value = TaskKind> {
    select(TaskKind::ALL.to_vec())
}

fn date() -> impl Strategy<Value = Date> {
    (0..60_i64).prop_map(day)
}

fn hours() -> impl Strategy<Value = (Clock, Clock)> {
    (17..21_u32, 0..60_u32, 0..90_u32).prop_map(|(h, m, long)| {
        let end = (h * 60 + m + long).min(23 * 60 + 59);
        (Clock::hm(h, m).unwrap(), Clock::hm(end / 60, end % 60).unwrap())
    })
}

fn visit() -> impl Strategy<Value = Entry> {
    const OUTCOMES: [Outcome; 11] = [
        Outcome::MetDone,
        Outcome::MetPart,
        Outcome::MetAgain,
        Outcome::AwayKnown,
        Outcome::AwayUnknown,
        Outcome::AwaitingCivilStatus,
        Outcome::Declined,
        Outcome::NotFound,
        Outcome::Moved,
        Outcome::SkippedSafety,
        Outcome::SkippedTime,
    ];
    let done = (person(), task(), any::<bool>()).prop_map(|(person, task, handover)| TaskDone {
        person,
        task,
        handover: handover && task == TaskKind::IdentityCard,
    });
    let closed = (person(), task().prop_filter("voluntary", |t| t.is_voluntary()))
        .prop_map(|(person, task)| TaskOf { person, task });
    let lists = (prop::collection::vec(done, 0..4), prop::collection::vec(closed, 0..2));
    let time = prop::option::of(hours().prop_map(|(from, _)| from));
    (household(), date(), time, any::<bool>(), select(&OUTCOMES[..]), lists).prop_map(
        |(household, date, time, team, outcome, (done, closed))| {
            let met = outcome.is_meeting();
            Entry::Visit(Visit {
                household,
                date,
                time,
                team: team.then(|| TeamId::new("to-1").unwrap()),
                outcome,
                done: if met { done } else { Vec::new() },
                closed: if met { closed } else { Vec::new() },
            })
        },
    )
}

fn absence() -> impl Strategy<Value = Entry> {
    const REASONS: [AbsenceReason; 5] = [
        AbsenceReason::Forest,
        AbsenceReason::FieldHut,
        AbsenceReason::WorkingAway,
        AbsenceReason::Clinic,
        AbsenceReason::Unknown,
    ];
    let source = || {
        select(vec![
            AbsenceSource::Neighbour,
            AbsenceSource::TrustedPerson,
            AbsenceSource::Phone,
            AbsenceSource::Seen,
        ])
    };
    let trip = (prop::option::of(0..8_i64), prop::option::of(0..12_i64), 0..60_i64);
    prop_oneof![
        3 => (household(), select(&REASONS[..]), source(), trip).prop_map(|(household, reason, source, trip)| {
            let (left, back, reported) = trip;
            Entry::Absence {
                household,
                report: AbsenceReport {
                    reason,
                    source,
                    reported: day(reported),
                    left: left.map(|days| day(reported - days)),
                    back: back.map(|days| day(reported + days)),
                },
            }
        }),
        1 => (household(), date(), 0..5_i64, source()).prop_map(|(household, date, later, source)| {
            let reported = date.checked_sub(jiff::Span::new().days(later)).unwrap();
            Entry::Back { household, date, reported, source }
        }),
    ]
}

fn correction() -> impl Strategy<Value = Fact> {
    let place = || {
        (1_074_000_000..1_074_050_000_i64, 162_000_000..162_050_000_i64)
            .prop_map(|(lon_e7, lat_e7)| Place { lon_e7, lat_e7 })
    };
    prop_oneof![
        (1..=60_u8).prop_map(|people| Fact::People { people }),
        (0..=60_u8).prop_map(|phones| Fact::Phones { phones }),
        select(vec!["vi", "ktv"]).prop_map(|l| Fact::Language { language: Language::new(l).unwrap() }),
        prop::collection::vec(select(vec![Need::HomeService, Need::CarerNeeded, Need::Guide]), 0..3)
            .prop_map(|needs| Fact::Needs { needs }),
        place().prop_map(|place| Fact::Door { place }),
        prop::option::of(place()).prop_map(|place| Fact::Turning { place }),
        (person(), task(), prop::option::of(date())).prop_map(|(person, task, deadline)| Fact::TaskAdded {
            person,
            task,
            deadline
        }),
        (person(), task()).prop_map(|(person, task)| Fact::TaskDone { person, task, handover: false }),
        (person(), task()).prop_map(|(person, task)| Fact::TaskDropped { person, task }),
        (person(), task(), prop::option::of(date())).prop_map(|(person, task, deadline)| Fact::Deadline {
            person,
            task,
            deadline
        }),
        person().prop_map(|person| Fact::Abroad { person }),
        person().prop_map(|person| Fact::Returned { person }),
    ]
}

/// Anything that can happen, but for undos, which need something to take back.
pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    let step = select(vec![
        OutreachStep::Broadcast,
        OutreachStep::Call,
        OutreachStep::Invitation,
        OutreachStep::Visit,
    ]);
    let flags = (prop::bool::weighted(0.2), prop::bool::weighted(0.2), any::<bool>());
    let answer = select(vec![CivilStatusAnswer::Solved, CivilStatusAnswer::NeedsMore]);
    prop_oneof![
        6 => visit(),
        4 => absence(),
        2 => (household(), date(), hours()).prop_map(|(household, date, (from, to))| Entry::Appointment {
            household,
            appointment: Appointment { date, from, to },
        }),
        1 => household().prop_map(|household| Entry::AppointmentCancelled { household }),
        1 => (household(), step, date())
            .prop_map(|(household, step, date)| Entry::Ladder { household, step, date }),
        1 => (household(), person(), date(), answer).prop_map(|(household, person, date, answer)| {
            Entry::CivilStatus { household, person, date, answer }
        }),
        4 => (household(), correction())
            .prop_map(|(household, correction)| Entry::Correction { household, correction }),
        1 => (household(), flags).prop_map(|(household, (no_visits, daytime_only, call_first))| Entry::OptOut {
            household,
            rules: ContactRules { no_visits, daytime_only, call_first, ..ContactRules::default() },
        }),
        1 => (household(), date()).prop_map(|(household, date)| Entry::Supervisor { household, date }),
        1 => (date(), any::<u64>(), any::<bool>()).prop_map(|(date, plan, accepted)| {
            let digest = Digest::of(&plan.to_le_bytes());
            if accepted {
                Entry::PlanAccepted { date, digest }
            } else {
                Entry::PlanMade { date, digest, teams: 2, stops: 7 }
            }
        }),
    ]
}

/// What a tablet does next.
#[derive(Debug, Clone)]
enum Act {
    Record(Entry),
    /// Takes back one of the events that it has.
    Undo(prop::sample::Index),
    /// Takes over the journal of another tablet.
    Merge(usize),
}

/// What some tablets have recorded, each with what it has taken over from the others.
pub(crate) fn histories(most: usize) -> impl Strategy<Value = Vec<Journal>> {
    let act = prop_oneof![
        8 => entry().prop_map(Act::Record),
        2 => any::<prop::sample::Index>().prop_map(Act::Undo),
        1 => (0..TABLETS).prop_map(Act::Merge),
    ];
    prop::collection::vec((0..TABLETS, act), 0..most).prop_map(|acts| {
        let mut tablets = vec![Journal::new(); TABLETS];
        for (minute, (tablet, act)) in acts.into_iter().enumerate() {
            let at = day(30).at(18, (minute % 60) as i8, 0, 0);
            let device = DeviceId::new(format!("tablet-{tablet}")).unwrap();
            match act {
                Act::Record(entry) => {
                    let salt = entry.is_absence().then(|| Digest::of(&minute.to_le_bytes()));
                    tablets[tablet].record(&device, at, entry, salt).unwrap();
                }
                Act::Undo(which) => {
                    let ids: Vec<EventId> = tablets[tablet].events().iter().map(|e| e.id).collect();
                    if !ids.is_empty() {
                        let event = *which.get(&ids);
                        tablets[tablet].record(&device, at, Entry::Undo { event }, None).unwrap();
                    }
                }
                Act::Merge(from) => {
                    let other = tablets[from].clone();
                    tablets[tablet].merge(other);
                }
            }
        }
        tablets
    })
}

/// Everything that the tablets have, put together.
pub(crate) fn together(tablets: &[Journal]) -> Journal {
    tablets.iter().fold(Journal::new(), |mut all, tablet| {
        all.merge(tablet.clone());
        all
    })
}
