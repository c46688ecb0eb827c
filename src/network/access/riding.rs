//! Where a motorbike may go.
//!
//! `motorcycle` before `motor_vehicle` before `vehicle` before `access`, as everywhere in OpenStreetMap. Steps are never
//! ridden, nor what is hard or can hardly be seen on foot. OpenStreetMap's default for `path` is "no motor vehicles",
//! but in Vietnamese hamlets they are how one gets to a house; so plain ones are ridden slowly where the setting
//! `riding.paths` says so, and footways only where a tag allows it.

use super::{Directions, NEVER, TrailKind, Word, built_as, no_way, sac_grade, word};
use crate::commune::{RidingSettings, TrailTags};

/// Ways nobody rides on, whatever the access tags say.
const ON_FOOT_ONLY: [&str; 4] = ["steps", "elevator", "corridor", "platform"];
/// Ways ridden only where `motorcycle` or `motor_vehicle` says so.
const UNLESS_ALLOWED: [&str; 5] = ["footway", "pedestrian", "cycleway", "bridleway", "busway"];

/// The kind of a trail by its tags, for a motorbike.
pub(in crate::network) fn ride_kind(tags: &TrailTags, riding: &RidingSettings) -> TrailKind {
    let highway = tags.highway.as_str();
    let own = [tags.motorcycle.as_deref(), tags.motor_vehicle.as_deref()];
    let said = word(own.into_iter().chain([tags.vehicle.as_deref(), tags.access.as_deref()]));
    let hard = tags.sac_scale.is_some_and(|sac| sac_grade(sac) > 1)
        || matches!(tags.trail_visibility.as_deref(), Some("bad" | "horrible" | "no"))
        || tags.width.is_some_and(|width| width < riding.narrowest_m.0);
    if no_way(tags)
        || NEVER.contains(&highway)
        || ON_FOOT_ONLY.contains(&highway)
        || said == Word::Closed
        || hard
    {
        return TrailKind::Barred;
    }
    let ridden = match highway {
        // `foot=designated` makes a footway of a path.
        "" | "path" => {
            word(own) == Word::Open || (riding.paths && tags.foot.as_deref() != Some("designated"))
        }
        _ if UNLESS_ALLOWED.contains(&highway) => word(own) == Word::Open,
        _ => riding.speeds_kmh.contains_key(highway),
    };
    if ridden { built_as(highway) } else { TrailKind::Barred }
}

/// Which directions a motorbike may take. Roundabouts go one way without saying so.
pub(in crate::network) fn ride_directions(tags: &TrailTags) -> Directions {
    match tags.other.get("oneway:motorcycle").map(String::as_str) {
        Some("no") => Directions::BOTH,
        Some("yes" | "1" | "true") => Directions::AHEAD,
        Some("-1" | "reverse") => Directions::BACK,
        _ if tags.oneway && tags.oneway_reversed => Directions::BACK,
        _ if tags.oneway || matches!(tags.junction.as_deref(), Some("roundabout" | "circular")) => {
            Directions::AHEAD
        }
        _ => Directions::BOTH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commune::SacScale;

    fn kind(change: impl FnOnce(&mut TrailTags)) -> TrailKind {
        let mut tags = TrailTags::default();
        change(&mut tags);
        ride_kind(&tags, &RidingSettings::default())
    }

    #[test]
    fn the_most_particular_tag_decides() {
        let street = |set: &[(&str, &str)]| {
            kind(|t| {
                t.highway = "residential".into();
                for &(key, value) in set {
                    let slot = match key {
                        "motorcycle" => &mut t.motorcycle,
                        "motor_vehicle" => &mut t.motor_vehicle,
                        "vehicle" => &mut t.vehicle,
                        _ => &mut t.access,
                    };
                    *slot = Some(value.into());
                }
            })
        };
        assert_eq!(street(&[]), TrailKind::Road);
        assert_eq!(street(&[("access", "no")]), TrailKind::Barred);
        assert_eq!(street(&[("access", "no"), ("vehicle", "yes")]), TrailKind::Road);
        assert_eq!(street(&[("vehicle", "yes"), ("motor_vehicle", "agricultural")]), TrailKind::Barred);
        assert_eq!(street(&[("motor_vehicle", "no"), ("motorcycle", "yes")]), TrailKind::Road);
        assert_eq!(street(&[("motor_vehicle", "destination")]), TrailKind::Road);
    }

    #[test]
    fn steps_and_hard_paths_are_not_ridden() {
        let path = |change: fn(&mut TrailTags)| {
            kind(|t| {
                t.highway = "path".into();
                t.motorcycle = Some("yes".into());
                change(t);
            })
        };
        assert_eq!(path(|_| ()), TrailKind::Path);
        assert_eq!(path(|t| t.highway = "steps".into()), TrailKind::Barred);
        assert_eq!(path(|t| t.sac_scale = Some(SacScale::Hiking)), TrailKind::Path);
        assert_eq!(path(|t| t.sac_scale = Some(SacScale::MountainHiking)), TrailKind::Barred);
        assert_eq!(path(|t| t.trail_visibility = Some("bad".into())), TrailKind::Barred);
        assert_eq!(path(|t| t.width = Some(0.4)), TrailKind::Barred);
        assert_eq!(path(|t| t.width = Some(0.5)), TrailKind::Path);
    }

    #[test]
    fn plain_paths_are_ridden_by_a_setting_and_footways_by_a_tag() {
        let path = TrailTags { highway: "path".into(), ..TrailTags::default() };
        let footway = TrailTags { highway: "footway".into(), ..TrailTags::default() };
        let (open, shut) =
            (RidingSettings::default(), RidingSettings { paths: false, ..RidingSettings::default() });
        assert_eq!(ride_kind(&path, &open), TrailKind::Path);
        assert_eq!(ride_kind(&path, &shut), TrailKind::Barred);
        let designated = TrailTags { foot: Some("designated".into()), ..path };
        assert_eq!(ride_kind(&designated, &open), TrailKind::Barred);
        assert_eq!(ride_kind(&footway, &open), TrailKind::Barred);
        let access = TrailTags { access: Some("yes".into()), ..footway.clone() };
        assert_eq!(ride_kind(&access, &open), TrailKind::Barred, "of everybody on foot");
        let tagged = TrailTags { motor_vehicle: Some("yes".into()), ..footway };
        assert_eq!(ride_kind(&tagged, &shut), TrailKind::Path);
    }

    #[test]
    fn one_way_is_obeyed() {
        let mut tags = TrailTags::default();
        assert_eq!(ride_directions(&tags), Directions::BOTH);
        tags.junction = Some("roundabout".into());
        assert_eq!(ride_directions(&tags), Directions::AHEAD);
        tags.oneway = true;
        tags.oneway_reversed = true;
        assert_eq!(ride_directions(&tags), Directions::BACK);
        tags.other.insert("oneway:motorcycle".into(), "no".into());
        assert_eq!(ride_directions(&tags), Directions::BOTH);
    }
}
