//! Invented households: how many they are, what they speak, what is pending for whom.
//!
//! No published table gives these proportions; where the field's reports name a figure it is kept (0.6 % of people
//! abroad, one household in thirty with a record that waits for the civil-status clerk), the rest is set so that
//! every rule of the planner meets a few households.

use super::dice::{Dice, Purpose};
use super::{EVENING, GenerateError, visits};
use crate::base::{Date, HamletId, HouseholdId, Language, PersonId, Position};
use crate::households::{ContactRules, Household, Need, OutreachStep, PendingTask, TaskKind};
use std::collections::BTreeMap;

/// A house to put people into.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// Index of its hamlet.
    pub(super) hamlet: usize,
    pub(super) position: Position,
    pub(super) mark: String,
}

/// Spoken languages as BCP 47 tags: Vietnamese, Eastern Katu, Pacoh.
pub(super) const LANGUAGES: [(&str, &str); 3] =
    [("vi", "Tiếng Việt"), ("ktv", "Tiếng Cơ Tu"), ("pac", "Tiếng Pa Cô")];

/// Days from the sample's evening.
pub(super) fn day(offset: i64) -> Date {
    EVENING.checked_add(jiff::Span::new().days(offset)).unwrap_or(EVENING)
}

/// A shuffled deck of households from which each special circumstance draws its share, so that proportions hold
/// in small communes too and no household is given everything.
pub(super) struct Deck {
    cards: Vec<usize>,
    whole: usize,
}

impl Deck {
    fn new(dice: &mut Dice, mut cards: Vec<usize>) -> Self {
        dice.shuffle(&mut cards);
        Self { whole: cards.len(), cards }
    }

    /// Takes `permille` thousandths of the whole deck, rounded to the nearest number of cards.
    pub(super) fn take(&mut self, permille: usize) -> Vec<usize> {
        let wanted = (self.whole * permille + 500) / 1000;
        self.cards.split_off(self.cards.len().saturating_sub(wanted))
    }
}

/// Puts invented people into the houses.
pub(super) fn populate(
    seed: u64,
    houses: &[Placed],
    hamlets: &[HamletId],
) -> Result<Vec<Household>, GenerateError> {
    let mut dice = Dice::new(seed, Purpose::People);
    let turn = dice.below(LANGUAGES.len());
    let mut households = Vec::with_capacity(houses.len());
    for (index, house) in houses.iter().enumerate() {
        let people = 1 + dice.weighted(&[5, 12, 17, 22, 18, 12, 7, 4, 3]);
        let phones = if dice.chance(70) { 0 } else { (0..people).filter(|_| dice.chance(450)).count() };
        let language = language(&mut dice, house.hamlet + turn);
        let Some(hamlet) = hamlets.get(house.hamlet) else { continue };
        households.push(Household {
            turning: None,
            id: HouseholdId::new(format!("ho-{:04}", index + 1))?,
            hamlet: hamlet.clone(),
            house_mark: house.mark.clone(),
            position: house.position,
            people: people as u8,
            phones: phones as u8,
            language: Language::new(language)?,
            needs: Vec::new(),
            rules: ContactRules::default(),
            pending: pending(&mut dice, people, phones)?,
            outreach: OutreachStep::Broadcast,
            outreach_since: None,
            attempts: Vec::new(),
            absence: None,
            appointment: None,
            visit_allowed: None,
        });
    }
    let with_pending = (0..households.len()).filter(|&i| !households[i].pending.is_empty()).collect();
    let mut deck = Deck::new(&mut dice, with_pending);
    let corrected = deck.take(32);
    for &index in &corrected {
        correct_record(&mut dice, &mut households[index])?;
    }
    need_help(&mut deck, &mut households)?;
    send_abroad(&mut dice, &mut households);
    visits::happen(seed, &mut households, &mut deck, &corrected);
    Ok(households)
}

/// Most households of a hamlet speak its main language, others Vietnamese, a few the third.
fn language(dice: &mut Dice, hamlet: usize) -> &'static str {
    let main = LANGUAGES[hamlet % LANGUAGES.len()].0;
    let third = LANGUAGES[(hamlet + 1) % LANGUAGES.len()].0;
    match dice.weighted(&[80, 15, 5]) {
        0 => main,
        1 => LANGUAGES[0].0,
        _ => third,
    }
}

fn person(index: usize) -> Result<PersonId, GenerateError> {
    Ok(PersonId::new(char::from(b'a' + (index % 26) as u8).to_string())?)
}

/// Pending tasks: nothing for one household in six, one to four for most.
fn pending(dice: &mut Dice, people: usize, phones: usize) -> Result<Vec<PendingTask>, GenerateError> {
    let wanted = dice.weighted(&[16, 29, 25, 16, 8, 4, 2]).min(people * 2);
    let mut tasks: BTreeMap<(usize, TaskKind), Option<Date>> = BTreeMap::new();
    // A person already full of tasks may be thrown again; a bound on throws keeps the loop finite.
    for _ in 0..wanted * 8 {
        if tasks.len() >= wanted {
            break;
        }
        let who = dice.below(people);
        let kinds = [
            (TaskKind::IdentityCard, 26),
            (TaskKind::CardHandover, 13),
            (TaskKind::EidLevel1, 9),
            (TaskKind::EidLevel2, 20),
            (TaskKind::ResidenceFile, 15),
            (TaskKind::VehicleRegistration, 5),
            (TaskKind::DigitalGuidance, 12),
        ];
        let mut kind = kinds[dice.weighted(&kinds.map(|(_, weight)| weight))].0;
        if kind.needs_phone() && phones == 0 && !dice.chance(120) {
            kind = TaskKind::ResidenceFile;
        }
        let own: Vec<TaskKind> = tasks.keys().filter(|&&(other, _)| other == who).map(|&(_, k)| k).collect();
        if own.len() >= 2 || own.iter().any(|&other| clash(kind, other)) {
            continue;
        }
        tasks.insert((who, kind), deadline(dice, kind));
    }
    tasks
        .into_iter()
        .map(|((who, task), deadline)| {
            Ok(PendingTask { person: person(who)?, task, deadline, abroad: false })
        })
        .collect()
}

/// Whether two tasks cannot both be pending for one person: a card is made before it is handed over, and the
/// account's second level needs the biometrics taken for the card.
fn clash(one: TaskKind, other: TaskKind) -> bool {
    use TaskKind::{CardHandover, EidLevel1, EidLevel2, IdentityCard};
    let pair = (one.min(other), one.max(other));
    one == other || matches!(pair, (IdentityCard, CardHandover | EidLevel2) | (EidLevel1, EidLevel2))
}

/// One mandatory task in seven has a day by which it should be done; a few of those have passed.
fn deadline(dice: &mut Dice, kind: TaskKind) -> Option<Date> {
    if kind.is_voluntary() || !dice.chance(140) {
        return None;
    }
    Some(day(if dice.chance(80) { -dice.between(1, 10) } else { dice.between(1, 45) }))
}

/// A person's records disagree: the correction comes first, and the identity card waits for it.
fn correct_record(dice: &mut Dice, household: &mut Household) -> Result<(), GenerateError> {
    let who = person(dice.below(usize::from(household.people)))?;
    household.pending.retain(|task| task.person != who);
    for task in [TaskKind::IdentityCard, TaskKind::RecordCorrection] {
        household.pending.push(PendingTask { person: who.clone(), task, deadline: None, abroad: false });
    }
    household.pending.sort_by(|a, b| a.person.cmp(&b.person).then(a.task.cmp(&b.task)));
    Ok(())
}

/// Somebody who cannot travel has the card made at home; a carer is wanted in half as many households.
fn need_help(deck: &mut Deck, households: &mut [Household]) -> Result<(), GenerateError> {
    let at_home = deck.take(40);
    for (rank, &index) in at_home.iter().enumerate() {
        let household = &mut households[index];
        household.needs.push(Need::HomeService);
        if rank % 4 == 0 {
            household.needs.push(Need::CarerNeeded);
        }
        if !household.pending.iter().any(|task| task.task == TaskKind::IdentityCard) {
            let who = person(0)?;
            household.pending.retain(|task| task.person != who);
            let task = TaskKind::IdentityCard;
            household.pending.insert(0, PendingTask { person: who, task, deadline: None, abroad: false });
        }
    }
    for index in deck.take(10) {
        households[index].needs.push(Need::CarerNeeded);
    }
    Ok(())
}

/// Six people in a thousand are abroad; their tasks wait for their return.
fn send_abroad(dice: &mut Dice, households: &mut [Household]) {
    let people: usize = households.iter().map(|household| usize::from(household.people)).sum();
    let mut open: Vec<usize> = (0..households.len())
        .filter(|&i| households[i].needs.is_empty() && !households[i].pending.is_empty())
        .collect();
    dice.shuffle(&mut open);
    for index in open.into_iter().take((people * 6 + 500) / 1000) {
        let Some(who) = dice.pick(&households[index].pending).map(|task| task.person.clone()) else {
            continue;
        };
        for task in households[index].pending.iter_mut().filter(|task| task.person == who) {
            task.abroad = true;
            task.deadline = None;
        }
    }
}
