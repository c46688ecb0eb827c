//! `settings.json`: whatever differs from the defaults. The ranges are those of the JSON Schema, where a test holds
//! them together.

use super::Code;
use super::fields::Object;
use super::json::Json;
use super::report::Report;
use super::values::{
    choice, clock, evening_clock, flag, id, list, map, metres, number, points, seconds, text, whole,
};
use crate::commune::{
    ChanceSettings, HealingSettings, InformantSettings, LadderSettings, PrioritySettings, RidingSettings,
    SearchSettings, ServiceSettings, Settings, WalkingSettings,
};

/// The settings of a file, with the defaults where it says nothing.
pub(super) fn settings(root: &Json, report: &mut Report) -> Settings {
    report.enter(None, None);
    let mut settings = Settings::default();
    if !matches!(root, Json::Object(_)) {
        report.error(Code::E113, "", &[("wanted", &"object"), ("found", &root.kind())]);
        return settings;
    }
    let Some(mut o) = Object::open(root, "", report) else { return settings };
    let s = &mut settings;
    o.set(report, "last_knock", &mut s.last_knock, evening_clock);
    o.set(report, "first_knock", &mut s.first_knock, evening_clock);
    o.set(report, "out_by", &mut s.out_by, evening_clock);
    o.set(report, "gate", &mut s.gate, choice);
    o.set(report, "minimum_gap_days", &mut s.minimum_gap_days, whole(0..=365));
    o.set(report, "cool_off_days", &mut s.cool_off_days, whole(0..=3650));
    o.set(report, "refusals_before_supervisor", &mut s.refusals_before_supervisor, whole(1..=100));
    o.group(report, "ladder", |o, r| ladder(o, &mut s.ladder, r));
    o.group(report, "service", |o, r| service(o, &mut s.service, r));
    o.group(report, "walking", |o, r| walking(o, &mut s.walking, r));
    o.group(report, "healing", |o, r| healing(o, &mut s.healing, r));
    o.group(report, "riding", |o, r| riding(o, &mut s.riding, r));
    o.group(report, "chance", |o, r| chance(o, &mut s.chance, r));
    o.group(report, "priority", |o, r| priority(o, &mut s.priority, r));
    o.group(report, "search", |o, r| search(o, &mut s.search, r));
    o.set(report, "targets", &mut s.targets, map(0, choice, whole(0..=10_000_000)));
    o.set(report, "language_names", &mut s.language_names, map(0, id, text(80)));
    o.finish(report);
    together(s, report);
    settings
}

/// What must fit together, the defaults included.
fn together(s: &Settings, report: &mut Report) {
    if s.first_knock >= s.last_knock {
        report.error(Code::E411, "last_knock", &[("first", &s.first_knock), ("last", &s.last_knock)]);
    }
    if s.out_by < s.last_knock {
        report.error(Code::E412, "out_by", &[("out", &s.out_by), ("last", &s.last_knock)]);
    }
    let (shortest, longest) = (s.chance.forest_shortest_days, s.chance.forest_longest_days);
    if shortest > longest {
        report.error(
            Code::E413,
            "chance.forest_longest_days",
            &[("shortest", &shortest), ("longest", &longest)],
        );
    }
    let (slowest, flat) = (s.walking.slowest_kmh, s.walking.flat_kmh);
    if slowest > flat {
        report.error(Code::E415, "walking.slowest_kmh", &[("slowest", &slowest), ("flat", &flat)]);
    }
}

fn ladder(o: &mut Object<'_>, s: &mut LadderSettings, report: &mut Report) {
    o.set(report, "call_after_days", &mut s.call_after_days, whole(0..=365));
    o.set(report, "invitation_after_days", &mut s.invitation_after_days, whole(0..=365));
    o.set(report, "visit_after_days", &mut s.visit_after_days, whole(0..=365));
    o.set(report, "misses_before_supervisor", &mut s.misses_before_supervisor, whole(1..=1000));
}

fn service(o: &mut Object<'_>, s: &mut ServiceSettings, report: &mut Report) {
    for (name, slot) in [
        ("base_s", &mut s.base_s),
        ("per_person_s", &mut s.per_person_s),
        ("per_phone_s", &mut s.per_phone_s),
        ("identity_card_s", &mut s.identity_card_s),
        ("card_handover_s", &mut s.card_handover_s),
        ("record_correction_s", &mut s.record_correction_s),
        ("eid_level_1_s", &mut s.eid_level_1_s),
        ("eid_level_2_s", &mut s.eid_level_2_s),
        ("residence_file_s", &mut s.residence_file_s),
        ("vehicle_registration_s", &mut s.vehicle_registration_s),
        ("digital_guidance_s", &mut s.digital_guidance_s),
        ("longest_s", &mut s.longest_s),
    ] {
        o.set(report, name, slot, seconds(0..=14_400));
    }
}

fn walking(o: &mut Object<'_>, s: &mut WalkingSettings, report: &mut Report) {
    o.set(report, "model", &mut s.model, choice);
    o.set(report, "slopes", &mut s.slopes, flag);
    o.set(report, "flat_kmh", &mut s.flat_kmh, number(0.1..=20.0));
    o.set(report, "slowest_kmh", &mut s.slowest_kmh, number(0.05..=20.0));
    o.set(report, "steepest", &mut s.steepest, number(0.05..=5.0));
    o.set(report, "climb_m_per_h", &mut s.climb_m_per_h, number(50.0..=5000.0));
    for (name, slot) in [
        ("off_path", &mut s.off_path),
        ("kit", &mut s.kit),
        ("night_road", &mut s.night_road),
        ("night_path", &mut s.night_path),
        ("wet_road", &mut s.wet_road),
        ("wet_path", &mut s.wet_path),
        ("wet_earth", &mut s.wet_earth),
        ("steps", &mut s.steps),
    ] {
        o.set(report, name, slot, number(0.01..=1.0));
    }
    o.set(report, "surfaces", &mut s.surfaces, map(0, text(80), number(0.01..=1.0)));
    o.set(report, "sac_time", &mut s.sac_time, |json, path, r| {
        list(6..=6, number(1.0..=100.0))(json, path, r)?.try_into().ok()
    });
    o.set(report, "hardest_sac", &mut s.hardest_sac, whole(1..=6));
    o.set(report, "cycleways", &mut s.cycleways, flag);
    o.set(report, "faint_at_night", &mut s.faint_at_night, flag);
    o.set(report, "ford_s", &mut s.ford_s, seconds(0..=14_400));
    o.set(report, "ford_wet_s", &mut s.ford_wet_s, seconds(0..=14_400));
    o.set(report, "ford_wet_open", &mut s.ford_wet_open, flag);
    o.set(report, "snap_limit_m", &mut s.snap_limit_m, metres(1.0..=5000.0));
}

fn healing(o: &mut Object<'_>, s: &mut HealingSettings, report: &mut Report) {
    o.set(report, "tolerance_m", &mut s.tolerance_m, metres(1.0..=20.0));
    o.set(report, "join_crossings", &mut s.join_crossings, flag);
}

fn riding(o: &mut Object<'_>, s: &mut RidingSettings, report: &mut Report) {
    o.set(report, "factor", &mut s.factor, number(0.1..=3.0));
    o.set(report, "speeds_kmh", &mut s.speeds_kmh, map(0, text(80), number(1.0..=120.0)));
    o.set(report, "tracks_kmh", &mut s.tracks_kmh, |json, path, r| {
        list(5..=5, number(1.0..=120.0))(json, path, r)?.try_into().ok()
    });
    o.set(report, "paths", &mut s.paths, flag);
    o.set(report, "paths_kmh", &mut s.paths_kmh, number(1.0..=60.0));
    o.set(report, "fastest_kmh", &mut s.fastest_kmh, number(1.0..=120.0));
    o.set(report, "unpaved_kmh", &mut s.unpaved_kmh, number(1.0..=120.0));
    o.set(report, "slowest_kmh", &mut s.slowest_kmh, number(0.5..=20.0));
    o.set(report, "surfaces", &mut s.surfaces, map(0, text(80), number(0.01..=1.0)));
    o.set(report, "slopes", &mut s.slopes, flag);
    o.set(report, "steepest", &mut s.steepest, number(0.05..=5.0));
    o.set(report, "slope_half", &mut s.slope_half, number(0.01..=5.0));
    o.set(report, "slope_quarter", &mut s.slope_quarter, number(0.01..=5.0));
    o.set(report, "descents", &mut s.descents, number(0.0..=1.0));
    o.set(report, "narrowest_m", &mut s.narrowest_m, metres(0.0..=5.0));
    for (name, slot) in [
        ("night_road", &mut s.night_road),
        ("night_path", &mut s.night_path),
        ("wet_road", &mut s.wet_road),
        ("wet_path", &mut s.wet_path),
        ("wet_earth", &mut s.wet_earth),
    ] {
        o.set(report, name, slot, number(0.01..=1.0));
    }
    o.set(report, "ford_s", &mut s.ford_s, seconds(0..=14_400));
    o.set(report, "ford_wet_s", &mut s.ford_wet_s, seconds(0..=14_400));
    o.set(report, "ford_wet_open", &mut s.ford_wet_open, flag);
    o.set(report, "mount_s", &mut s.mount_s, seconds(0..=3600));
    o.set(report, "park_s", &mut s.park_s, seconds(0..=3600));
}

fn chance(o: &mut Object<'_>, s: &mut ChanceSettings, report: &mut Report) {
    o.set(report, "model", &mut s.model, choice);
    o.set(report, "weekday", &mut s.weekday, map(1, clock, whole(0..=1000)));
    o.set(report, "weekend", &mut s.weekend, map(1, clock, whole(0..=1000)));
    for (name, slot) in [
        ("usually_away", &mut s.usually_away),
        ("usually_away_factor", &mut s.usually_away_factor),
        ("neighbours", &mut s.neighbours),
        ("appointment", &mut s.appointment),
        ("away_below", &mut s.away_below),
    ] {
        o.set(report, name, slot, whole(0..=1000));
    }
    for (name, slot) in
        [("home_spell_days", &mut s.home_spell_days), ("short_spell_days", &mut s.short_spell_days)]
    {
        o.set(report, name, slot, whole(1..=1000));
    }
    o.set(report, "just_back_days", &mut s.just_back_days, whole(0..=60));
    o.group(report, "informants", |o, r| informants(o, &mut s.informants, r));
    o.set(report, "forest_shortest_days", &mut s.forest_shortest_days, whole(1..=60));
    o.set(report, "forest_longest_days", &mut s.forest_longest_days, whole(1..=60));
}

fn informants(o: &mut Object<'_>, s: &mut InformantSettings, report: &mut Report) {
    for (name, slot) in [
        ("seen", &mut s.seen),
        ("phone", &mut s.phone),
        ("trusted_person", &mut s.trusted_person),
        ("neighbour", &mut s.neighbour),
    ] {
        o.set(report, name, slot, whole(0..=1000));
    }
}

fn priority(o: &mut Object<'_>, s: &mut PrioritySettings, report: &mut Report) {
    for (name, slot) in [("mandatory_task", &mut s.mandatory_task), ("voluntary_task", &mut s.voluntary_task)]
    {
        o.set(report, name, slot, points(0..=10_000_000));
    }
    for (name, slot) in [
        ("absence", &mut s.absence),
        ("deadline", &mut s.deadline),
        ("overdue", &mut s.overdue),
        ("just_back", &mut s.just_back),
        ("need", &mut s.need),
        ("appointment", &mut s.appointment),
        ("behind", &mut s.behind),
    ] {
        o.set(report, name, slot, whole(0..=5000));
    }
    o.set(report, "absences_counted", &mut s.absences_counted, whole(0..=100));
    o.set(report, "deadline_days", &mut s.deadline_days, whole(1..=3650));
    o.set(report, "overdue_weeks", &mut s.overdue_weeks, whole(0..=520));
    o.set(report, "best_hours", &mut s.best_hours, whole(0..=1000));
    o.set(report, "waiting", &mut s.waiting, whole(0..=1000));
    o.set(report, "evening_discount", &mut s.evening_discount, whole(0..=1000));
    o.set(report, "horizon_days", &mut s.horizon_days, whole(0..=14));
}

fn search(o: &mut Object<'_>, s: &mut SearchSettings, report: &mut Report) {
    o.set(report, "iterations", &mut s.iterations, whole(0..=10_000_000));
    // A browser's numbers are exact up to 2^53 − 1.
    o.set(report, "seed", &mut s.seed, whole(0..=9_007_199_254_740_991));
    o.set(report, "rest_iterations", &mut s.rest_iterations, whole(0..=10_000_000));
    o.set(report, "riding_share", &mut s.riding_share, whole(0..=1000));
    o.set(report, "stability", &mut s.stability, points(0..=10_000_000));
}
