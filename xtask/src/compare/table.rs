//! The table that is printed: an engine a line, a size a column.

use std::fmt;
use std::time::Duration;

/// The middle of several measurements; the upper one of two in the middle. `None` of none.
pub(crate) fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort();
    times.get(times.len() / 2).copied()
}

/// What one engine needed.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The engine, its version and how it was asked.
    pub engine: String,
    /// From its input to the first answer, in words.
    pub preparation: String,
    /// One for each size; `None` where it was not asked.
    pub times: Vec<Option<Duration>>,
}

/// All engines, ours first.
#[derive(Debug)]
pub(crate) struct Table {
    /// Sides of the matrices.
    pub sizes: Vec<usize>,
    /// The first is what the others are compared with.
    pub rows: Vec<Row>,
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "| engine | preparation |")?;
        self.sizes.iter().try_for_each(|size| write!(f, " {size}² |"))?;
        writeln!(f, "\n|---|---|{}", "---|".repeat(self.sizes.len()))?;
        for (i, row) in self.rows.iter().enumerate() {
            write!(f, "| {} | {} |", row.engine, row.preparation)?;
            for (size, &time) in row.times.iter().enumerate() {
                let ours = self.rows.first().and_then(|ours| ours.times.get(size).copied().flatten());
                match (time, ours) {
                    (Some(time), Some(ours)) if i > 0 && !ours.is_zero() => {
                        let times = time.as_secs_f64() / ours.as_secs_f64();
                        write!(f, " {} (× {}) |", Time(time), Figures(times))?;
                    }
                    (Some(time), _) => write!(f, " {} |", Time(time))?,
                    (None, _) => write!(f, " – |")?,
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// A time in milliseconds, or in seconds from ten on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Time(pub Duration);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs_f64();
        if seconds < 10.0 {
            write!(f, "{} ms", Figures(seconds * 1000.0))
        } else {
            write!(f, "{seconds:.1} s")
        }
    }
}

/// Three figures that count, as far as whole numbers go.
struct Figures(f64);

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = match self.0 {
            x if x < 10.0 => 2,
            x if x < 100.0 => 1,
            _ => 0,
        };
        write!(f, "{:.decimals$}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        let ms = |times: &[u64]| times.iter().map(|&ms| Duration::from_millis(ms)).collect::<Vec<_>>();
        assert_eq!(median(ms(&[9, 1, 5])), Some(Duration::from_millis(5)));
        assert_eq!(median(ms(&[9, 1])), Some(Duration::from_millis(9)));
        assert_eq!(median(vec![]), None);
    }

    #[test]
    fn others_are_compared_with_the_first() {
        let row = |engine: &str, times: &[Option<u64>]| Row {
            engine: engine.into(),
            preparation: "–".into(),
            times: times.iter().map(|ms| ms.map(Duration::from_millis)).collect(),
        };
        let table = Table {
            sizes: vec![100, 1000],
            rows: vec![row("ours", &[Some(2), Some(40)]), row("theirs", &[Some(13), None])],
        };
        assert_eq!(
            table.to_string(),
            "| engine | preparation | 100² | 1000² |\n|---|---|---|---|\n\
             | ours | – | 2.00 ms | 40.0 ms |\n| theirs | – | 13.0 ms (× 6.50) | – |\n"
        );
        assert_eq!(Time(Duration::from_millis(169_500)).to_string(), "169.5 s");
    }
}
