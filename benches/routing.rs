//! How long the network takes: `cargo bench --bench routing`. On the sample commune and, where the folder is there, on
//! the trails of all Andorra (`../shared/data/andorra`), with `petgraph`'s own algorithm on the same ways for comparison.
//!
//! Every benchmark checks what it made, so that a step that got fast by doing nothing is found out; no time is asserted.
#![allow(clippy::unwrap_used)]

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use divan::{Bencher, black_box};
    use evening_rounds::base::Position;
    use evening_rounds::commune::{HealingSettings, Settings, Trail};
    use evening_rounds::import::{NamedFile, read_trails};
    use evening_rounds::network::heal::survey;
    use evening_rounds::network::{Conditions, Network, Placed, Placement, Profile, TimeMatrix, Travel};
    use petgraph::graph::{DiGraph, NodeIndex};
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    const DAY: Conditions = Conditions { night: false, wet: false };
    const NIGHT: Conditions = Conditions { night: true, wet: true };

    /// What is measured on.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Place {
        Sample,
        Andorra,
    }

    impl std::fmt::Display for Place {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(match self {
                Self::Sample => "sample",
                Self::Andorra => "andorra",
            })
        }
    }

    impl Place {
        fn folder(self) -> PathBuf {
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(match self {
                Self::Sample => "data/sample",
                Self::Andorra => "../shared/data/andorra",
            })
        }

        fn file(self, name: &str) -> NamedFile {
            NamedFile { name: name.to_owned(), bytes: std::fs::read(self.folder().join(name)).unwrap() }
        }

        fn trails(self) -> Vec<Trail> {
            let (trails, _) = read_trails(&self.file("trails.geojson"));
            assert!(!trails.is_empty());
            trails
        }

        /// Where people live: `most` points evenly strided over the file.
        fn houses(self, most: usize) -> Vec<Position> {
            let file: serde_json::Value =
                serde_json::from_slice(&self.file("households.geojson").bytes).unwrap();
            let features = file["features"].as_array().unwrap().iter();
            let all: Vec<Position> = features
                .filter(|f| self == Self::Sample || f["properties"]["kind"] == "building")
                .map(|f| &f["geometry"]["coordinates"])
                .map(|at| Position::new(at[0].as_f64().unwrap(), at[1].as_f64().unwrap(), None).unwrap())
                .collect();
            let count = most.min(all.len());
            (0..count).map(|i| all[i * all.len() / count]).collect()
        }
    }

    fn places() -> Vec<Place> {
        let andorra = Place::Andorra.folder().is_dir();
        if andorra { vec![Place::Sample, Place::Andorra] } else { vec![Place::Sample] }
    }

    /// Says once what is left out.
    pub(super) fn announce() {
        if !places().contains(&Place::Andorra) {
            println!("andorra: skipped, there is no {}", Place::Andorra.folder().display());
        }
    }

    fn travel() -> Travel {
        Travel::new(Profile::Foot, &Settings::default())
    }

    fn network(place: Place) -> Network {
        Network::build(&place.trails(), &travel(), DAY)
    }

    fn on_trails(placed: &Placed) -> usize {
        placed.placements().iter().filter(|p| matches!(p, Placement::OnTrail { .. })).count()
    }

    fn ways(matrix: &TimeMatrix) -> usize {
        let size = matrix.size();
        (0..size * size).filter(|i| matrix.get(i / size, i % size).is_some()).count()
    }

    /// Bytes to checked trails.
    #[divan::bench(args = places(), sample_count = 20, sample_size = 1)]
    fn parse(bencher: Bencher<'_, '_>, place: Place) {
        let file = place.file("trails.geojson");
        bencher.bench_local(|| {
            let (trails, _) = read_trails(black_box(&file));
            assert!(!trails.is_empty());
            trails
        });
    }

    /// All that could be repaired in checked trails, found and repaired.
    fn healed(trails: &[Trail]) -> Vec<Trail> {
        let healed = survey(trails, &HealingSettings::default()).apply(trails, |_| true);
        assert!(healed.len() * 2 > trails.len());
        healed
    }

    #[divan::bench(args = places(), sample_count = 20, sample_size = 1)]
    fn heal(bencher: Bencher<'_, '_>, place: Place) {
        let trails = place.trails();
        bencher.bench_local(|| healed(black_box(&trails)));
    }

    /// Checked trails to a network that can be asked.
    #[divan::bench(args = places(), sample_count = 20, sample_size = 1)]
    fn build(bencher: Bencher<'_, '_>, place: Place) {
        let (trails, travel) = (place.trails(), travel());
        bencher.bench_local(|| {
            let network = Network::build(black_box(&trails), &travel, DAY);
            assert!(network.summary().edges > 0);
            network
        });
    }

    /// Checked trails to a network with a thousand houses on it, healing included.
    #[divan::bench(args = places(), sample_count = 20, sample_size = 1)]
    fn heal_build_and_snap_1000(bencher: Bencher<'_, '_>, place: Place) {
        let (trails, travel, houses) = (place.trails(), travel(), place.houses(1000));
        bencher.bench_local(|| {
            let placed = Network::build(&healed(black_box(&trails)), &travel, DAY).place(&houses);
            assert!(on_trails(&placed) * 2 > houses.len());
            placed
        });
    }

    /// A thousand houses tied to the network.
    #[divan::bench(args = places(), sample_count = 20, sample_size = 1)]
    fn snap_1000(bencher: Bencher<'_, '_>, place: Place) {
        let (network, houses) = (network(place), place.houses(1000));
        bencher.bench_local(|| {
            let placed = network.place(black_box(&houses));
            assert!(on_trails(&placed) * 2 > houses.len());
            placed
        });
    }

    fn matrix(bencher: Bencher<'_, '_>, place: Place, size: usize) {
        let placed = network(place).place(&place.houses(size));
        assert!(ways(&placed.matrix()) > placed.placements().len());
        bencher.bench_local(|| black_box(&placed).matrix());
    }

    #[divan::bench(args = places(), sample_count = 20, sample_size = 1)]
    fn matrix_100(bencher: Bencher<'_, '_>, place: Place) {
        matrix(bencher, place, 100);
    }

    #[divan::bench(args = places(), sample_count = 20, sample_size = 1)]
    fn matrix_500(bencher: Bencher<'_, '_>, place: Place) {
        matrix(bencher, place, 500);
    }

    #[divan::bench(args = places(), sample_count = 20, sample_size = 1)]
    fn matrix_1000(bencher: Bencher<'_, '_>, place: Place) {
        matrix(bencher, place, 1000);
    }

    /// From a dry day to a wet night with every hundredth trail closed, and all times between 500 houses.
    #[divan::bench(args = places(), sample_count = 20, sample_size = 1)]
    fn new_conditions_500(bencher: Bencher<'_, '_>, place: Place) {
        let trails = place.trails();
        let network = Network::build(&trails, &travel(), DAY);
        let placed = network.place(&place.houses(500));
        let by_day = placed.matrix();
        let closed: BTreeSet<usize> = (0..trails.len()).step_by(100).collect();
        bencher.bench_local(|| {
            let matrix = placed.under(&network.under(black_box(NIGHT), &closed)).matrix();
            // Never faster, and slower somewhere: what changed was reckoned with.
            let pairs = (0..matrix.size()).flat_map(|a| (0..matrix.size()).map(move |b| (a, b)));
            let both = pairs.filter_map(|(a, b)| Some((by_day.get(a, b)?, matrix.get(a, b)?)));
            let (mut slower, mut faster) = (0, 0);
            for (day, night) in both {
                slower += usize::from(day < night);
                faster += usize::from(day > night);
            }
            assert!(slower > matrix.size() && faster == 0, "{slower} slower, {faster} faster");
            matrix
        });
    }

    /// The network with every vertex of its trails a node, as somebody would build it from the file; milliseconds.
    fn vertex_graph(network: &Network) -> DiGraph<(), u32> {
        let graph = network.graph();
        let mut full = DiGraph::with_capacity(graph.node_count(), graph.edge_count());
        for _ in graph.node_indices() {
            full.add_node(());
        }
        for edge in graph.edge_indices() {
            let (from, to) = graph.edge_endpoints(edge).unwrap();
            let stretch = &graph[edge];
            let shape = network.shape(stretch);
            let metres: Vec<f64> = shape.windows(2).map(|pair| pair[0].distance(pair[1]).0).collect();
            let total: f64 = metres.iter().sum();
            let (mut along, mut told, mut at) = (0.0, 0, from);
            for (i, step) in metres.iter().enumerate() {
                along += step;
                let until = if total > 0.0 { stretch.millis.0 as f64 * along / total } else { 0.0 };
                let until = if i + 1 == metres.len() { stretch.millis.0 as u32 } else { until as u32 };
                let next = if i + 1 == metres.len() { to } else { full.add_node(()) };
                full.add_edge(at, next, until - told);
                (told, at) = (until, next);
            }
        }
        full
    }

    /// `petgraph::algo::dijkstra` from one junction to everywhere, a different one each time, on every vertex.
    #[divan::bench(args = places(), sample_count = 30, sample_size = 1)]
    fn petgraph_one_to_all(bencher: Bencher<'_, '_>, place: Place) {
        let network = network(place);
        let full = vertex_graph(&network);
        let junctions = network.graph().node_count();
        let main: Vec<NodeIndex> =
            network.graph().node_indices().filter(|&node| network.graph()[node].component == 0).collect();
        assert!(full.node_count() > junctions && main.len() > 1);
        let mut turn = 0;
        bencher.bench_local(|| {
            turn += 1;
            let source = main[turn * main.len() / 31 % main.len()];
            let times = petgraph::algo::dijkstra(black_box(&full), source, None, |edge| *edge.weight());
            assert!(main.iter().all(|node| times.contains_key(node)));
            times
        });
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    {
        native::announce();
        divan::main();
    }
}
