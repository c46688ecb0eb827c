//! Plans with motorbikes of invented communes keep every rule.

use super::planning::{TONIGHT, planned, request};
use evening_rounds::check::check;
use evening_rounds::evening::PlanRequest;
use evening_rounds::generate::{Spec, sample};
use evening_rounds::import::NamedFile;
use evening_rounds::rounds::Mode;
use evening_rounds::session::{Loaded, Session, load};
use proptest::prelude::*;

/// An invented commune whose teams all ride.
pub(crate) fn riding(spec: &Spec, mount: i64, paths: bool) -> Loaded {
    let files = sample(spec).unwrap().into_iter();
    let mut files: Vec<NamedFile> =
        files.map(|(name, text)| NamedFile { name, bytes: text.into_bytes() }).collect();
    let change = |files: &mut [NamedFile], name: &str, change: &dyn Fn(&mut serde_json::Value)| {
        let file = files.iter_mut().find(|file| file.name == name).unwrap();
        let mut tree = serde_json::from_slice(&file.bytes).unwrap();
        change(&mut tree);
        file.bytes = tree.to_string().into_bytes();
    };
    change(&mut files, "teams.json", &|tree| {
        tree.as_array_mut().unwrap().iter_mut().for_each(|team| team["motorbikes"] = 2.into());
    });
    change(&mut files, "settings.json", &|tree| {
        tree["riding"]["mount_s"] = mount.into();
        tree["riding"]["paths"] = paths.into();
    });
    let (loaded, problems) = load(&files);
    loaded.unwrap_or_else(|| panic!("{problems:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_is_accepted(
        seed in 0_u64..1000,
        households in 20_usize..60,
        hamlets in 2_usize..4,
        teams in 1_usize..3,
        (mount, paths, wet) in (0_i64..300, any::<bool>(), any::<bool>()),
    ) {
        let loaded = riding(&Spec { seed, households, hamlets, teams }, mount, paths);
        let mut session = Session::with(loaded);
        let plan = planned(&mut session, &PlanRequest { wet: Some(wet), ..request(TONIGHT, 150) });
        let loaded = session.loaded().unwrap();
        prop_assert_eq!(check(&loaded.commune, &loaded.ground, &plan), []);
    }
}

#[test]
fn motorbikes_bring_more_than_walking() {
    let loaded = riding(&Spec { seed: 3, households: 120, hamlets: 4, teams: 2 }, 30, true);
    let mut session = Session::with(loaded);
    let rides = planned(&mut session, &request(TONIGHT, 100));
    assert!(rides.teams.iter().flat_map(|team| &team.legs).any(|leg| leg.mode == Mode::Ride));
    let on_foot =
        session.loaded().unwrap().commune.teams.iter().map(|team| evening_rounds::evening::TeamRequest {
            id: team.id.clone(),
            guide: None,
            on_foot: true,
            departure: None,
            back_by: None,
        });
    let on_foot = PlanRequest { teams: Some(on_foot.collect()), ..request(TONIGHT, 100) };
    let walks = planned(&mut session, &on_foot);
    assert!(rides.totals.worth > walks.totals.worth, "{:?} {:?}", rides.totals, walks.totals);
}
