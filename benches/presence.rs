//! How long the chances of a commune take: `cargo bench --bench presence`. 5,000 households with the visits and reports
//! that the generator gives them, on fourteen evenings, in every slot.
//!
//! Every benchmark checks what it made, so that a step that got fast by doing nothing is found out; no time is asserted.
#![allow(clippy::unwrap_used)]

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use divan::{Bencher, black_box};
    use evening_rounds::base::{Clock, Date, days_after};
    use evening_rounds::commune::{ChanceSettings, Commune};
    use evening_rounds::generate::{EVENING, Spec, sample};
    use evening_rounds::import::{self, NamedFile};
    use evening_rounds::presence::Model;

    const HOUSEHOLDS: usize = 5_000;

    fn commune() -> Commune {
        let spec = Spec { households: HOUSEHOLDS, hamlets: 40, ..Spec::default() };
        let files = sample(&spec).unwrap();
        let named =
            |(name, text): &(String, String)| NamedFile { name: name.clone(), bytes: text.clone().into() };
        let files: Vec<NamedFile> = files.iter().map(named).collect();
        let commune = import::read(&files).commune.unwrap();
        assert_eq!(commune.households.len(), HOUSEHOLDS);
        assert!(commune.households.iter().map(|h| h.attempts.len()).sum::<usize>() > HOUSEHOLDS);
        assert!(commune.households.iter().any(|h| h.absence.is_some()));
        commune
    }

    fn evenings() -> impl Iterator<Item = Date> {
        (1..=14).map(|days| days_after(EVENING, days))
    }

    fn hours() -> (Clock, Clock) {
        (Clock::hm(17, 30).unwrap(), Clock::hm(20, 45).unwrap())
    }

    /// The best chance of everybody on every evening, without a forecast made: what the worth of waiting asks.
    fn all_best(model: &Model<'_>) -> i64 {
        let (first, last) = hours();
        evenings().map(|date| (0..HOUSEHOLDS).map(|i| model.best(i, date, first, last).0).sum::<i64>()).sum()
    }

    /// Somewhere between nobody and everybody.
    fn check(sum: i64) {
        let mean = sum / (HOUSEHOLDS as i64 * 14);
        assert!((200..900).contains(&mean), "{mean}");
    }

    /// From households to a model, all learning done.
    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn learn(bencher: Bencher<'_, '_>) {
        let (commune, settings) = (commune(), ChanceSettings::default());
        bencher.bench_local(|| {
            let model = Model::new(black_box(&commune.households), &settings, EVENING);
            assert!(model.forecast(HOUSEHOLDS - 1, EVENING).is_some());
        });
    }

    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn best_of_all_evenings(bencher: Bencher<'_, '_>) {
        let (commune, settings) = (commune(), ChanceSettings::default());
        let model = Model::new(&commune.households, &settings, EVENING);
        bencher.bench_local(|| check(all_best(black_box(&model))));
    }

    /// Every slot of every evening with intervals and notes.
    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn forecasts_of_all_evenings(bencher: Bencher<'_, '_>) {
        let (commune, settings) = (commune(), ChanceSettings::default());
        let model = Model::new(&commune.households, &settings, EVENING);
        let (first, last) = hours();
        bencher.bench_local(|| {
            let forecasts = evenings().flat_map(|date| (0..HOUSEHOLDS).map(move |i| (i, date)));
            check(
                forecasts
                    .filter_map(|(i, date)| model.forecast(i, date))
                    .map(|f| f.best(first, last).0)
                    .sum(),
            );
        });
    }

    /// All of it: learning, then every household, evening and slot.
    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn learn_and_best(bencher: Bencher<'_, '_>) {
        let (commune, settings) = (commune(), ChanceSettings::default());
        bencher.bench_local(|| {
            check(all_best(&Model::new(black_box(&commune.households), &settings, EVENING)));
        });
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    divan::main();
}
