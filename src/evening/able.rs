//! Which of tonight's teams may make a visit, and what the others lack for it.

use super::ground::{Ground, Spot};
use super::parking::Parking;
use super::prepare::TeamTonight;
use crate::commune::{Commune, Team};
use crate::households::{Household, Need};
use crate::rounds::{Reason, TeamNeed};
use fixedbitset::FixedBitSet;

/// What a team lacks for a visit; nothing when it may go.
pub(super) fn lacks(house: &Household, team: &Team, tonight: &TeamTonight) -> Vec<TeamNeed> {
    let needs_kit =
        house.needs.contains(&Need::HomeService) && house.doable().any(|task| task.task.needs_kit());
    let needs_guide = house.needs.contains(&Need::Guide);
    let assigned = team.hamlets.is_empty() || team.hamlets.contains(&house.hamlet);
    let mut lacks = Vec::new();
    if !assigned {
        lacks.push(TeamNeed::Hamlet { hamlet: house.hamlet.clone() });
    }
    if !team.languages.contains(&house.language) {
        lacks.push(TeamNeed::Language { language: house.language.clone() });
    }
    if needs_kit && !team.kit {
        lacks.push(TeamNeed::Kit);
    }
    if needs_guide && !tonight.guide {
        lacks.push(TeamNeed::Guide);
    }
    lacks
}

/// Whether trails lead a team to a door and from there to where its evening ends, on foot all the way or from where it can
/// park. `number` is its position in tonight's list.
pub(super) fn reaches(
    (ground, parking): (&Ground, &Parking),
    (number, team): (usize, &TeamTonight),
    household: usize,
) -> bool {
    let door = Spot::Household(household);
    ground.joined(Spot::Start(team.index), door) && ground.joined(door, Spot::End(team.index))
        || parking.reaches(number, household)
}

/// Set of tonight's teams (by position in the list) that may visit a household, or why none may.
pub(super) fn who_may_visit(
    commune: &Commune,
    (ground, parking): (&Ground, &Parking),
    teams: &[TeamTonight],
    index: usize,
) -> Result<FixedBitSet, Reason> {
    let Some(house) = commune.households.get(index) else { return Err(Reason::NoTeamFits) };
    let tonight: Vec<(Vec<TeamNeed>, bool)> = teams
        .iter()
        .enumerate()
        .filter_map(|(number, t)| {
            let lacks = lacks(house, commune.teams.get(t.index)?, t);
            Some((lacks, reaches((ground, parking), (number, t), index)))
        })
        .collect();
    let every_team_lacks = |need: &dyn Fn(&TeamNeed) -> bool| tonight.iter().all(|(l, _)| l.iter().any(need));

    if every_team_lacks(&|need| matches!(need, TeamNeed::Hamlet { .. })) {
        return Err(Reason::NoTeamForHamlet);
    }
    if every_team_lacks(&|need| matches!(need, TeamNeed::Language { .. })) {
        return Err(Reason::NoTeamSpeaks { language: house.language.clone() });
    }
    if every_team_lacks(&|need| matches!(need, TeamNeed::Kit)) {
        return Err(Reason::NoTeamWithKit);
    }
    if every_team_lacks(&|need| matches!(need, TeamNeed::Guide)) {
        return Err(Reason::NoTeamWithGuide);
    }
    let near_a_trail = ground.too_far(Spot::Household(index)).is_none();
    if near_a_trail && !tonight.iter().any(|(_, reaches)| *reaches) {
        return Err(Reason::NoWay);
    }
    let mut able = FixedBitSet::with_capacity(tonight.len());
    able.extend(
        tonight
            .iter()
            .enumerate()
            .filter(|(_, (lacks, reaches))| lacks.is_empty() && *reaches)
            .map(|(team, _)| team),
    );
    if able.is_clear() && near_a_trail { Err(Reason::NoTeamFits) } else { Ok(able) }
}
