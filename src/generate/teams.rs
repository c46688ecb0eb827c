//! Invented evening teams and the settings file.

use super::dice::{Dice, Purpose};
use super::people::LANGUAGES;
use super::{EVENING_HOURS, Files, GenerateError};
use crate::base::{Clock, Language, Millis, Position, TeamId};
use crate::commune::{Settings, Team};
use crate::households::{Household, TaskKind};
use std::collections::BTreeSet;

/// Picks `wanted` places far from one another, the first being the one with the most weight. Places repeat when
/// there are fewer than wanted.
pub(super) fn spread(places: &[(Position, usize)], wanted: usize) -> Vec<Position> {
    let Some(first) = (0..places.len()).max_by_key(|&i| (places[i].1, std::cmp::Reverse(i))) else {
        return Vec::new();
    };
    let mut chosen = vec![first];
    while chosen.len() < wanted.min(places.len()) {
        let far = |i: usize| {
            let nearest =
                chosen.iter().map(|&c| places[c].0.distance(places[i].0).0).fold(f64::INFINITY, f64::min);
            // A far place with hardly any houses is no good base.
            (nearest * (places[i].1 as f64).sqrt() * 1000.0) as i64
        };
        let next =
            (0..places.len()).filter(|i| !chosen.contains(i)).max_by_key(|&i| (far(i), std::cmp::Reverse(i)));
        match next {
            Some(next) => chosen.push(next),
            None => break,
        }
    }
    (0..wanted).map(|i| places[chosen[i % chosen.len()]].0).collect()
}

/// `teams.json`: every fourth team from the first carries the kit and speaks every language of the households; the
/// others speak Vietnamese and one more.
pub(super) fn teams_file(
    seed: u64,
    bases: &[Position],
    households: &[Household],
) -> Result<String, GenerateError> {
    let mut dice = Dice::new(seed, Purpose::Teams);
    let spoken: BTreeSet<&str> = households.iter().map(|household| household.language.as_str()).collect();
    let (departure, back_by) = EVENING_HOURS;
    let clock = |minutes: i64| Clock::from_millis(Millis(minutes * 60_000));
    let mut teams = Vec::with_capacity(bases.len());
    let mut call_sign = 0;
    for (index, &start) in bases.iter().enumerate() {
        let kit = index % 4 == 0;
        let members = (0..dice.between(2, 3))
            .map(|_| {
                call_sign += 1;
                format!("CB-{call_sign:02}")
            })
            .collect();
        let own = LANGUAGES[1 + index % (LANGUAGES.len() - 1)].0;
        let languages = LANGUAGES
            .iter()
            .map(|&(tag, _)| tag)
            .filter(|&tag| tag == LANGUAGES[0].0 || tag == own || kit && spoken.contains(tag))
            .map(Language::new)
            .collect::<Result<_, _>>()?;
        teams.push(Team {
            id: TeamId::new(format!("to-{}", index + 1))?,
            name: format!("Tổ {}", index + 1),
            members,
            languages,
            kit,
            guide: false,
            motorbikes: 0,
            start,
            end: None,
            departure: clock(departure),
            back_by: clock(back_by),
            hamlets: Vec::new(),
        });
    }
    Ok(serde_json::to_string_pretty(&teams)? + "\n")
}

/// The same files with so many teams on motorbikes, the last of the teams file first: those that carry no kit where there
/// are such. Each gets a seat for every member and one for a guide. Land and ways need no change: road and tracks can be
/// ridden, steep paths and the footways around a hall cannot.
pub fn with_motorbikes(files: Files, riders: usize) -> Result<Files, GenerateError> {
    let ride = |(name, text): (String, String)| {
        if name != "teams.json" {
            return Ok((name, text));
        }
        let mut teams: Vec<Team> = serde_json::from_str(&text)?;
        let mut order: Vec<&mut Team> = teams.iter_mut().rev().collect();
        order.sort_by_key(|team| team.kit);
        for team in order.into_iter().take(riders) {
            team.motorbikes = (team.members.len() + 1).div_ceil(2) as u8;
        }
        Ok((name, serde_json::to_string_pretty(&teams)? + "\n"))
    };
    files.into_iter().map(ride).collect()
}

/// `settings.json`: every default written out, the languages' names, and how many people should have an identity card.
pub(super) fn settings_file(households: &[Household]) -> Result<String, GenerateError> {
    let mut settings = Settings::default();
    settings.targets.insert(TaskKind::IdentityCard, households.iter().map(card_holders).sum());
    for (tag, name) in LANGUAGES {
        settings.language_names.insert(Language::new(tag)?, name.to_owned());
    }
    Ok(serde_json::to_string_pretty(&settings)? + "\n")
}

/// People of a household who should have a card: three in four, as in a country where a quarter is younger than 14, and
/// nobody less than have one pending.
fn card_holders(house: &Household) -> u32 {
    let pending = house.pending.iter().filter(|task| task.task == TaskKind::IdentityCard).count() as u32;
    (u32::from(house.people) * 3).div_ceil(4).max(pending)
}
