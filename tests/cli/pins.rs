//! Pins on the command line.

use super::plan::json_plan;
use super::{Run, run, sample, shows_through, text};
use evening_rounds::base::HouseholdId;
use evening_rounds::rounds::{Pin, Pins, Plan, Reason, WhyUnkept};

fn plan(more: &[&str]) -> Run {
    let folder = sample();
    let arguments =
        ["plan", "--data", text(&folder), "--date", "2026-04-24", "--iterations", "150", "--seed", "3"];
    run(&[&arguments[..], more].concat())
}

/// A household left out of the plan without pins, for the reason that `matches` says.
fn left_out(plan: &Plan, matches: impl Fn(&Reason) -> bool) -> &HouseholdId {
    &plan.not_tonight.iter().find(|entry| matches(&entry.reasons[0])).unwrap().household
}

#[test]
fn every_flag_is_a_pin_of_the_plan() {
    let (_, free) = json_plan();
    let [a, b, c] = [0, 1, 2].map(|place| free.teams[0].stops[place].household.to_string());
    let flags = [
        "--must".to_owned(),
        a.clone(),
        "--give".to_owned(),
        format!("{b}=to-2"),
        "--before".to_owned(),
        format!("{c}={a}"),
        "--apart".to_owned(),
        format!("{a}={b}"),
        "--json".to_owned(),
    ];
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    let made: Plan = serde_json::from_str(&plan(&flags).fine()).unwrap();
    let expected: Pins = serde_json::from_value(serde_json::json!({
        "must": [a], "team": [{"household": b, "team": "to-2"}],
        "order": [{"first": c, "later": a}], "apart": [{"a": a, "b": b}],
    }))
    .unwrap();
    assert_eq!(made.pins, Some(expected));
    let visited = |id: &str| made.teams.iter().any(|t| t.stops.iter().any(|s| s.household.as_str() == id));
    assert!(visited(&a));
}

#[test]
fn what_is_not_kept_and_what_a_stop_costs_is_told_in_both_languages() {
    let (_, free) = json_plan();
    let barred = left_out(&free, |reason| *reason == Reason::NothingPending).to_string();
    let visited = free.teams[0].stops[0].household.to_string();
    let flags = ["--must", &barred, "--must", &visited];
    let made: Plan = serde_json::from_str(&plan(&[&flags[..], &["--json"]].concat()).fine()).unwrap();
    assert_eq!(made.unkept_pins.len(), 1);
    let Pin::Must { household } = &made.unkept_pins[0].pin else { panic!("{:?}", made.unkept_pins) };
    assert_eq!(household.as_str(), barred);
    assert_eq!(made.unkept_pins[0].why, WhyUnkept::Barred { reason: Reason::NothingPending });
    let stops = made.teams.iter().flat_map(|team| &team.stops);
    let (count, substitutes) = stops.fold((0, 0), |(count, substitutes), stop| {
        let dropped = stop.if_dropped.as_ref().unwrap();
        (count + 1, substitutes + usize::from(dropped.instead.is_some()))
    });
    for (lang, unkept, must, drop, instead) in [
        (
            "vi",
            "Không giữ được 1 yêu cầu:\n  Phải đến tối nay: ",
            "Đã ghim: phải đến tối nay",
            "Bỏ nhà này: ",
            "Thay bằng ",
        ),
        (
            "en",
            "One pin could not be kept:\n  Must be visited tonight: ",
            "Pinned: must be visited tonight",
            "Leaving this stop out: ",
            "In its place ",
        ),
    ] {
        let told = plan(&[&flags[..], &["--lang", lang]].concat()).fine();
        assert_eq!(shows_through(&told), None);
        assert!(told.contains(unkept), "{told}");
        assert_eq!(told.matches(must).count(), 1, "{told}");
        assert_eq!(told.matches(drop).count(), count, "{told}");
        assert_eq!(told.matches(instead).count(), substitutes, "{told}");
    }
    assert!(substitutes > 0);
}

#[test]
fn pins_that_make_no_sense_are_refused_with_the_household_they_are_about() {
    for (flags, vi, en) in [
        (&["--must", "ho-9999"][..], "không có trong dữ liệu", "not in the data"),
        (&["--give", "ho-0001=to-1", "--give", "ho-0001=to-2"], "được giao cho hai tổ", "given to two teams"),
        (&["--before", "ho-0001=ho-0001"], "hai hộ khác nhau", "two households"),
        (&["--apart", "ho-0001=ho-0001"], "hai hộ khác nhau", "two households"),
    ] {
        for (lang, words) in [("vi", vi), ("en", en)] {
            let run = plan(&[flags, &["--lang", lang]].concat());
            assert_ne!(run.status, 0);
            let about = flags[1].split('=').next().unwrap();
            assert!(run.stderr.contains(words) && run.stderr.contains(about), "{}", run.stderr);
            assert_eq!(shows_through(&run.stderr), None);
        }
    }
    for flags in [["--give", "ho-0001"], ["--before", "=ho-1"], ["--apart", "ho-1="], ["--must", ""]] {
        assert_eq!(plan(&flags).status, 2, "{flags:?}");
    }
}
