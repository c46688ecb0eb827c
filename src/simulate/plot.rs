//! The plots of a report, as SVG. Texts come from whoever calls.

use super::calibration::Bins;
use super::report::PolicyRow;
use super::{SimulateError, TruthReport};
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;

/// Texts of a plot.
#[derive(Debug, Clone)]
pub struct Labels {
    /// Above the plot.
    pub title: String,
    /// Below the plot.
    pub across: String,
    /// Beside it.
    pub up: String,
}

/// Width and height in pixels.
const SIZE: (u32, u32) = (860, 520);
/// Colours that people who see red and green alike can tell apart (Okabe and Ito 2008).
const COLOURS: [RGBColor; 8] = [
    RGBColor(0, 0, 0),
    RGBColor(230, 159, 0),
    RGBColor(86, 180, 233),
    RGBColor(0, 158, 115),
    RGBColor(213, 94, 0),
    RGBColor(0, 114, 178),
    RGBColor(204, 121, 167),
    RGBColor(150, 150, 150),
];
const FONT: &str = "sans-serif";

fn failed(error: impl std::fmt::Display) -> SimulateError {
    SimulateError::Plot(error.to_string())
}

/// An empty chart with its frame: `end` across, per cent upwards.
fn framed<'b>(
    root: &DrawingArea<SVGBackend<'b>, Shift>,
    labels: &Labels,
    title_size: u32,
    end: f64,
) -> Result<ChartContext<'b, SVGBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>, SimulateError> {
    root.fill(&WHITE).map_err(failed)?;
    let mut chart = ChartBuilder::on(root)
        .caption(&labels.title, (FONT, title_size))
        .margin(14)
        .x_label_area_size(44)
        .y_label_area_size(58)
        .build_cartesian_2d(0.0..end, 0.0..100.0)
        .map_err(failed)?;
    chart
        .configure_mesh()
        .light_line_style(RGBColor(235, 235, 235))
        .x_desc(&labels.across)
        .y_desc(&labels.up)
        .x_label_formatter(&|x| format!("{x:.0}"))
        .y_label_formatter(&|y| format!("{y:.0}"))
        .label_style((FONT, 14))
        .draw()
        .map_err(failed)?;
    Ok(chart)
}

/// Share of people done by the end of each evening, for some of the policies; `name` says what each is called.
pub fn completion(
    report: &TruthReport,
    policies: &[&str],
    evenings: usize,
    labels: &Labels,
    name: &dyn Fn(&str) -> String,
) -> Result<String, SimulateError> {
    let rows: Vec<&PolicyRow> =
        policies.iter().filter_map(|p| report.policies.iter().find(|row| row.policy == *p)).collect();
    let mut text = String::new();
    {
        let root = SVGBackend::with_string(&mut text, SIZE).into_drawing_area();
        let mut chart = framed(&root, labels, 20, evenings as f64)?;
        for (number, row) in rows.iter().enumerate() {
            let colour = COLOURS[number % COLOURS.len()];
            let width = if row.policy == "ours" { 3 } else { 2 };
            let points = std::iter::once((0.0, 0.0)).chain(
                row.curve
                    .iter()
                    .take(evenings)
                    .enumerate()
                    .map(|(e, &share)| ((e + 1) as f64, share * 100.0)),
            );
            chart
                .draw_series(LineSeries::new(points, colour.stroke_width(width)))
                .map_err(failed)?
                .label(name(&row.policy))
                .legend(move |(x, y)| {
                    PathElement::new(vec![(x, y), (x + 22, y)], colour.stroke_width(width))
                });
        }
        chart
            .configure_series_labels()
            .position(SeriesLabelPosition::LowerRight)
            .background_style(WHITE.mix(0.85))
            .border_style(RGBColor(200, 200, 200))
            .label_font((FONT, 14))
            .draw()
            .map_err(failed)?;
        root.present().map_err(failed)?;
    }
    Ok(text)
}

/// Predicted against true presence: one point for each bin, its area by how often it occurs.
pub fn calibration(bins: &Bins, labels: &Labels) -> Result<String, SimulateError> {
    let total: u64 = bins.0.iter().map(|bin| bin.count).sum();
    let mut text = String::new();
    {
        let root = SVGBackend::with_string(&mut text, (560, 560)).into_drawing_area();
        let mut chart = framed(&root, labels, 18, 100.0)?;
        let perfect = [(0.0, 0.0), (100.0, 100.0)];
        chart.draw_series(LineSeries::new(perfect, COLOURS[7].stroke_width(1))).map_err(failed)?;
        let points: Vec<(f64, f64, f64)> = bins
            .0
            .iter()
            .filter(|bin| bin.count > 0)
            .map(|bin| {
                let count = bin.count as f64;
                (100.0 * bin.predicted / count, 100.0 * bin.home as f64 / count, count / total as f64)
            })
            .collect();
        let line = points.iter().map(|&(x, y, _)| (x, y));
        chart.draw_series(LineSeries::new(line, COLOURS[5].stroke_width(2))).map_err(failed)?;
        let dots = points.iter().map(|&(x, y, share)| {
            Circle::new((x, y), 3 + (30.0 * share.sqrt()) as i32, COLOURS[5].mix(0.5).filled())
        });
        chart.draw_series(dots).map_err(failed)?;
        root.present().map_err(failed)?;
    }
    Ok(text)
}
