use super::*;

fn kind(change: impl FnOnce(&mut TrailTags)) -> TrailKind {
    let mut tags = TrailTags::default();
    change(&mut tags);
    trail_kind(&tags, &WalkingSettings::default())
}

fn built(highway: &str, foot: Option<&str>, access: Option<&str>) -> TrailKind {
    kind(|t| {
        t.highway = highway.into();
        t.foot = foot.map(Into::into);
        t.access = access.map(Into::into);
    })
}

#[test]
fn highways_have_their_kind() {
    for (highway, expected) in [
        ("", TrailKind::Path),
        ("residential", TrailKind::Road),
        ("track", TrailKind::Track),
        ("steps", TrailKind::Path),
        ("đường mòn", TrailKind::Path),
        ("cycleway", TrailKind::Path),
        ("motorway", TrailKind::Barred),
        ("trunk_link", TrailKind::Barred),
        ("proposed", TrailKind::Barred),
        ("via_ferrata", TrailKind::Barred),
    ] {
        assert_eq!(built(highway, None, None), expected, "{highway}");
    }
}

#[test]
fn foot_is_more_particular_than_access() {
    for (highway, foot, access, walked) in [
        ("path", None, Some("private"), false),
        ("path", Some("no"), Some("yes"), false),
        ("path", Some("designated"), Some("no"), true),
        ("path", Some("unknown"), Some("no"), false),
        ("track", Some("yes"), Some("forestry"), true),
        ("track", None, Some("forestry"), false),
        ("track", None, Some("agricultural"), false),
        ("service", None, Some("delivery"), false),
        ("service", None, Some("customers"), true),
        ("service", None, Some("permit"), true),
        ("residential", None, Some("destination"), true),
        ("residential", Some("use_sidepath"), None, true),
        ("trunk", Some("yes"), None, true),
        ("trunk", None, Some("yes"), true),
        ("trunk", Some("no"), Some("yes"), false),
        ("trunk", Some("use_sidepath"), None, false),
        ("cycleway", Some("no"), None, false),
        ("motorway", Some("yes"), Some("yes"), false),
    ] {
        let kind = built(highway, foot, access);
        assert_eq!(kind != TrailKind::Barred, walked, "{highway} foot={foot:?} access={access:?}");
    }
}

#[test]
fn cycleways_are_walked_by_a_setting_or_a_tag() {
    let walking = WalkingSettings { cycleways: false, ..WalkingSettings::default() };
    let mut tags = TrailTags { highway: "cycleway".into(), ..TrailTags::default() };
    assert_eq!(trail_kind(&tags, &walking), TrailKind::Barred);
    tags.foot = Some("designated".into());
    assert_eq!(trail_kind(&tags, &walking), TrailKind::Path);
}

#[test]
fn what_is_no_way_is_not_walked() {
    for (key, value, walked) in [
        ("route", "ferry", false),
        ("waterway", "stream", false),
        ("railway", "rail", false),
        ("railway", "abandoned", true),
        ("impassable", "yes", false),
        ("sidewalk", "both", true),
        ("man_made", "pier", true),
    ] {
        let kind = kind(|t| drop(t.other.insert(key.into(), value.into())));
        assert_eq!(kind != TrailKind::Barred, walked, "{key}={value}");
    }
    let street = kind(|t| {
        t.highway = "residential".into();
        t.other.insert("railway".into(), "tram".into());
    });
    assert_eq!(street, TrailKind::Road);
}

#[test]
fn hard_paths_are_barred_above_the_setting() {
    assert_eq!(kind(|t| t.sac_scale = Some(SacScale::DemandingMountainHiking)), TrailKind::Path);
    assert_eq!(kind(|t| t.sac_scale = Some(SacScale::AlpineHiking)), TrailKind::Barred);
}

#[test]
fn only_tags_about_feet_bind_feet() {
    let with = |key: &str, value: &str| {
        let mut tags = TrailTags { oneway: true, ..TrailTags::default() };
        tags.other.insert(key.into(), value.into());
        directions(&tags)
    };
    assert_eq!(with("oneway:bicycle", "yes"), Directions::BOTH);
    assert_eq!(with("oneway:foot", "yes"), Directions::AHEAD);
    assert_eq!(with("oneway:foot", "-1"), Directions::BACK);
    assert_eq!(with("oneway:foot", "no"), Directions::BOTH);
    assert_eq!(with("foot:backward", "no"), Directions::AHEAD);
    assert_eq!(with("conveying", "backward"), Directions::BACK);
}

#[test]
fn the_ground_is_known_by_surface_or_kind() {
    let mut tags = TrailTags::default();
    assert_eq!(underfoot(TrailKind::Road, &tags), Underfoot::Paved);
    assert_eq!(underfoot(TrailKind::Track, &tags), Underfoot::Earth);
    assert_eq!(underfoot(TrailKind::Path, &tags), Underfoot::Firm);
    tags.tracktype = Some("grade1".into());
    assert_eq!(underfoot(TrailKind::Track, &tags), Underfoot::Paved);
    tags.surface = Some("ground".into());
    assert_eq!(underfoot(TrailKind::Track, &tags), Underfoot::Earth);
    tags.surface = Some("gravel".into());
    assert_eq!(underfoot(TrailKind::Road, &tags), Underfoot::Firm);
}
