//! `petgraph`'s own algorithm on every vertex of the same network, from `cargo bench --bench routing`.

use std::time::Duration;

use super::table::Row;
use crate::error::Error;
use crate::process::Run;
use crate::project::Project;

/// The benchmark that measures one source.
const BENCHMARK: &str = "petgraph_one_to_all";
/// The argument that stands for the large network.
const PLACE: &str = "andorra";

/// One search for each point, reckoned from the median of those that the benchmark runs. `None` where it has no
/// large network to run on.
pub(crate) fn row(project: &Project, sizes: &[usize]) -> Result<Option<Row>, Error> {
    let written =
        Run::cargo(["bench", "--bench", "routing", "--", BENCHMARK]).dir(project.root()).stdout()?;
    let Some((median, samples)) = median(&written) else { return Ok(None) };
    let times = sizes.iter().map(|&size| Some(median * u32::try_from(size).unwrap_or(u32::MAX))).collect();
    Ok(Some(Row {
        engine: format!(
            "`petgraph::algo::dijkstra`, one-to-all on every vertex, reckoned from {samples} sources"
        ),
        preparation: "–".into(),
        times,
    }))
}

/// Median and number of samples in the line of the large network: `andorra  fastest │ slowest │ median │ mean │ samples
/// │ iterations`.
fn median(written: &str) -> Option<(Duration, u32)> {
    let from = written.lines().skip_while(|line| !line.contains(BENCHMARK));
    let line = from.skip(1).find(|line| line.contains(PLACE))?;
    let columns: Vec<&str> = line.rsplitn(6, '│').collect();
    let samples = columns.get(1)?.trim().parse().ok()?;
    Some((duration(columns.get(3)?.trim())?, samples))
}

/// A number with its unit, as divan writes it.
fn duration(text: &str) -> Option<Duration> {
    let (number, unit) = text.split_once(' ')?;
    let seconds = match unit {
        "s" => 1.0,
        "ms" => 1e-3,
        "µs" | "μs" => 1e-6,
        "ns" => 1e-9,
        _ => return None,
    };
    Duration::try_from_secs_f64(number.parse::<f64>().ok()? * seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_read_from_the_benchmarks_table() {
        let written = "\
Timer precision: 20 ns
routing                    fastest       │ slowest       │ median        │ mean          │ samples │ iters
╰─ native                                │               │               │               │         │
   ╰─ petgraph_one_to_all                │               │               │               │         │
      ├─ andorra           32.26 ms      │ 56.9 ms       │ 35.76 ms      │ 37.8 ms       │ 30      │ 30
      ╰─ sample            261.3 µs      │ 402.1 µs      │ 274 µs        │ 279.3 µs      │ 30      │ 30";
        assert_eq!(median(written), Some((Duration::from_micros(35_760), 30)));
        assert_eq!(median("routing\n╰─ native"), None);
        assert_eq!(duration("1.077 s"), Some(Duration::from_millis(1077)));
        assert_eq!(duration("1.077"), None);
    }
}
