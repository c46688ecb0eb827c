//! The TypeScript types of the page are generated from the Rust types, and may not drift from them.
//! `UPDATE_GENERATED=1 cargo test --test generated` writes them anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::path::Path;
use ts_rs::{Config, TS};

fn hold(path: &str, fresh: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).unwrap();
        }
        std::fs::write(&path, fresh).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == fresh, "{} is out of date: run `cargo xtask types`", path.display());
}

/// One file with every type the page needs, each exported.
// A list of every type.
#[allow(clippy::too_many_lines)]
fn typescript() -> String {
    use evening_rounds::{
        base, commune, evening, households, import, journal, network, outreach, presence, priority, rounds,
        session,
    };
    let config = Config::default();
    let mut text = String::from("// Generated from the Rust types by `cargo xtask types`. Do not edit.\n");
    macro_rules! write_types {
        ($($t:ty),* $(,)?) => {
            $(
                if let Some(docs) = <$t as TS>::docs() {
                    text.push_str(&format!("\n{docs}"));
                } else {
                    text.push('\n');
                }
                text.push_str(&format!("export {}\n", <$t as TS>::decl(&config)));
            )*
        };
    }
    write_types!(
        base::HouseholdId,
        base::HamletId,
        base::TeamId,
        base::PersonId,
        base::Language,
        base::Clock,
        base::Position,
        base::Metres,
        base::Seconds,
        base::Millis,
        base::Permille,
        base::Points,
        households::TaskKind,
        households::PendingTask,
        households::AbsenceReason,
        households::AbsenceSource,
        households::AbsenceReport,
        households::Outcome,
        households::Attempt,
        households::Need,
        households::OutreachStep,
        households::Window,
        households::Appointment,
        households::ContactRules,
        households::Household,
        commune::Hamlet,
        commune::Team,
        commune::Gate,
        commune::LadderSettings,
        commune::ServiceSettings,
        commune::WalkingModel,
        commune::WalkingSettings,
        commune::HealingSettings,
        commune::RidingSettings,
        commune::ChanceModel,
        commune::InformantSettings,
        commune::ChanceSettings,
        commune::PrioritySettings,
        commune::SearchSettings,
        commune::Settings,
        import::Severity,
        import::Code,
        import::Problem,
        presence::PresenceNote,
        evening::Presence,
        priority::TermKind,
        priority::Term,
        priority::Score,
        priority::Waiting,
        rounds::TimeChange,
        rounds::MoreTime,
        rounds::Fit,
        rounds::TeamNeed,
        rounds::AskBy,
        rounds::Remedy,
        rounds::OrderReason,
        priority::Weights,
        rounds::TeamPin,
        rounds::OrderPin,
        rounds::ApartPin,
        rounds::Pins,
        rounds::ParkingWishes,
        rounds::Pin,
        rounds::WhyUnkept,
        rounds::UnkeptPin,
        rounds::IfDropped,
        rounds::Substitute,
        rounds::Mode,
        rounds::LegEnd,
        rounds::Leg,
        rounds::Made,
        rounds::StopMade,
        rounds::TeamUnderway,
        rounds::Underway,
        rounds::Stop,
        rounds::RouteTotals,
        rounds::TeamPlan,
        rounds::Reason,
        rounds::NotTonight,
        rounds::PlanTotals,
        rounds::Plan,
        evening::TeamRequest,
        evening::PlanRequest,
        evening::ChanceStep,
        evening::Assessment,
        evening::EveningView,
        outreach::TaskProgress,
        outreach::Exit,
        outreach::Asking,
        outreach::NextStep,
        session::HamletView,
        session::HouseholdView,
        network::NetworkSummary,
        session::CommuneView,
        session::LoadReport,
        commune::Decision,
        network::TrailKind,
        network::heal::RepairKind,
        base::TrailKey,
        base::RepairId,
        session::TrailView,
        session::RepairView,
        session::IslandView,
        session::RepairChange,
        session::TrailChange,
        session::ChoiceChange,
        session::Chosen,
        session::Margin,
        session::Progress,
        base::DeviceId,
        journal::Digest,
        journal::EventId,
        journal::TaskOf,
        journal::TaskDone,
        journal::Visit,
        journal::CivilStatusAnswer,
        journal::Place,
        journal::Fact,
        journal::Entry,
        session::Recorded,
    );
    text
}

#[test]
fn typescript_types_are_those_of_the_program() {
    hold("www/src/generated/types.ts", &typescript());
}
