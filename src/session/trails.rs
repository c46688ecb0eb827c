//! What the page shows of the trails, and what people decide about them.

use super::{Loaded, Session, SessionError};
use crate::base::{Date, Metres, RepairId, TrailKey};
use crate::commune::{Choices, Commune, Decision, Trail};
use crate::evening::{Restrictions, Spot};
use crate::import::Problem;
use crate::network::heal::{Repair, RepairKind};
use crate::network::{NetworkSummary, Placement, TrailKind, trail_kind};
use serde::{Deserialize, Serialize};

/// One trail as the page shows it on an evening.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TrailView {
    /// Names it in the choices.
    pub key: TrailKey,
    /// Its name, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    /// What it is to somebody on foot.
    pub kind: TrailKind,
    /// Length.
    pub metres: Metres,
    /// Metres up in drawing order, from smoothed elevations.
    pub climb_m: Metres,
    /// Metres down in drawing order.
    pub descent_m: Metres,
    /// Nobody takes it in the dark.
    pub not_at_night: bool,
    /// Nobody takes it when it has rained.
    pub not_after_rain: bool,
    /// It is closed on this evening.
    pub closed: bool,
}

/// A proposed repair as the page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct RepairView {
    /// Names it in the choices.
    pub id: RepairId,
    /// What it mends.
    pub kind: RepairKind,
    /// Whether it joins what was not joined: such a repair counts only once it is accepted.
    pub joins: bool,
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// How large the fault is.
    pub size_m: Metres,
    /// Indices of the trails concerned.
    pub trails: Vec<u32>,
    /// Names of those trails that have one.
    pub names: Vec<String>,
    /// What was decided.
    pub decision: Decision,
}

/// A part of the network that does not join the main one.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct IslandView {
    /// Length of its trails in kilometres.
    pub km: f64,
    /// How many households are tied to it.
    pub households: u32,
    /// Degrees east and north of its place nearest to the main part.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east of the nearest place of the main part.
    pub to_lon: f64,
    /// Degrees north.
    pub to_lat: f64,
    /// How far apart the two are.
    pub gap_m: Metres,
}

/// What somebody decides about some repairs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct RepairChange {
    /// Which.
    pub ids: Vec<RepairId>,
    /// What is decided.
    pub decision: Decision,
}

/// What somebody says of one trail. A member that is missing leaves things as they are; `null` takes back what was
/// said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct TrailChange {
    /// Which.
    pub key: TrailKey,
    /// The evening on which it is closed.
    #[serde(default, deserialize_with = "said")]
    #[ts(type = "string | null", optional)]
    pub closed_on: Option<Option<Date>>,
    /// Whether nobody takes it in the dark.
    #[serde(default, deserialize_with = "said")]
    #[ts(type = "boolean | null", optional)]
    pub not_at_night: Option<Option<bool>>,
    /// Whether nobody takes it when it has rained.
    #[serde(default, deserialize_with = "said")]
    #[ts(type = "boolean | null", optional)]
    pub not_after_rain: Option<Option<bool>>,
}

/// Tells a member that is `null` from one that is missing.
fn said<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// A change of what is decided about the trails.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields, default)]
pub struct ChoiceChange {
    /// Repairs decided on.
    #[ts(optional)]
    pub repairs: Option<RepairChange>,
    /// A trail of which something is said.
    #[ts(optional)]
    pub trail: Option<TrailChange>,
}

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Chosen {
    /// Everything that is now decided: the text of `trail-choices.json`.
    pub choices: String,
    /// The network in numbers.
    pub network: NetworkSummary,
    /// Households and teams that the trails now do not reach.
    pub problems: Vec<Problem>,
}

impl Session {
    /// Every trail on an evening, in file order.
    pub fn trails(&self, date: Date) -> Result<Vec<TrailView>, SessionError> {
        let Loaded { commune, ground, .. } = self.in_force()?;
        let mut sums = vec![(0.0, 0.0, 0.0); commune.trails.len()];
        for (trail, shape) in ground.network().sections() {
            let Some((metres, up, down)) = sums.get_mut(trail) else { continue };
            for pair in shape.windows(2) {
                *metres += pair[0].distance(pair[1]).0;
                if let (Some(a), Some(b)) = (pair[0].ele(), pair[1].ele()) {
                    *up += (b - a).max(0.0);
                    *down += (a - b).max(0.0);
                }
            }
        }
        let views = commune.trails.iter().zip(ground.restrictions()).zip(sums);
        Ok(views.map(|((trail, said), sums)| trail_view(commune, trail, *said, date, sums)).collect())
    }

    /// Everything that could be repaired in the trails, and what was decided of it.
    pub fn repairs(&self) -> Result<Vec<RepairView>, SessionError> {
        let Loaded { commune, ground, .. } = self.in_force()?;
        Ok(ground.repairs().iter().map(|repair| repair_view(commune, repair)).collect())
    }

    /// Parts of the network that do not join the main one, longest first.
    pub fn islands(&self) -> Result<Vec<IslandView>, SessionError> {
        let Loaded { commune, ground, .. } = self.in_force()?;
        let mut households = vec![0; ground.network().summary().components_km.len()];
        for i in 0..commune.households.len() {
            if let Some(Placement::OnTrail { component, .. }) = ground.placement(Spot::Household(i))
                && let Some(count) = households.get_mut(*component)
            {
                *count += 1;
            }
        }
        let view = |island: crate::network::Island| IslandView {
            km: island.kilometres,
            households: households.get(island.component).copied().unwrap_or(0),
            lon: island.at.lon(),
            lat: island.at.lat(),
            to_lon: island.to.lon(),
            to_lat: island.to.lat(),
            gap_m: island.gap,
        };
        Ok(ground.network().islands().into_iter().map(view).collect())
    }

    /// Changes what is decided about the trails; it counts from the next question on. A search under way goes on with the
    /// trails as they were.
    pub fn choose(&mut self, change: &ChoiceChange) -> Result<Chosen, SessionError> {
        let loaded = self.loaded.as_mut().ok_or(SessionError::NoCommune)?;
        let choices = &mut loaded.commune.choices;
        if let Some(trail) = &change.trail {
            choices.say(&trail.key, |said| {
                said.closed_on = trail.closed_on.unwrap_or(said.closed_on);
                said.not_at_night = trail.not_at_night.unwrap_or(said.not_at_night);
                said.not_after_rain = trail.not_after_rain.unwrap_or(said.not_after_rain);
            });
            loaded.ground = loaded.ground.with_restrictions(&loaded.commune);
        }
        if let Some(RepairChange { ids, decision }) = &change.repairs {
            for id in ids {
                loaded.commune.choices.decide(id, *decision);
            }
            loaded.ground = loaded.ground.rechosen(&loaded.commune);
        }
        Ok(Chosen {
            choices: choices_json(&loaded.commune.choices)?,
            network: loaded.ground.network().summary(),
            problems: loaded.ground.problems_in(&loaded.commune, &loaded.names),
        })
    }

    /// Everything decided about the trails, as the text of `trail-choices.json`.
    pub fn choices(&self) -> Result<String, SessionError> {
        choices_json(&self.in_force()?.commune.choices)
    }
}

fn choices_json(choices: &Choices) -> Result<String, SessionError> {
    let mut text = serde_json::to_string_pretty(choices).map_err(|e| SessionError::Write(e.to_string()))?;
    text.push('\n');
    Ok(text)
}

fn trail_view(
    commune: &Commune,
    trail: &Trail,
    said: Restrictions,
    date: Date,
    (metres, climb, descent): (f64, f64, f64),
) -> TrailView {
    let barred = metres <= 0.0;
    let drawn = || trail.line.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    TrailView {
        key: trail.key(),
        name: trail.tags.name.clone(),
        kind: trail_kind(&trail.tags, &commune.settings.walking),
        metres: if barred { drawn() } else { Metres(metres) },
        climb_m: Metres(climb),
        descent_m: Metres(descent),
        not_at_night: said.not_at_night,
        not_after_rain: said.not_after_rain,
        closed: said.closed_on == Some(date),
    }
}

fn repair_view(commune: &Commune, repair: &Repair) -> RepairView {
    let names = repair.trails.iter().filter_map(|&trail| commune.trails.get(trail)?.tags.name.clone());
    RepairView {
        id: repair.id.clone(),
        kind: repair.kind,
        joins: repair.kind.is_join(),
        lon: repair.at.lon(),
        lat: repair.at.lat(),
        size_m: repair.size,
        trails: repair.trails.iter().map(|&trail| trail as u32).collect(),
        names: names.collect(),
        decision: commune.choices.decision(&repair.id),
    }
}
