//! The comparison as a long table: one row a metric and group; an empty cell where a value is not defined.

use super::ComparisonRenderer;
use crate::render::{RenderError, Style};
use crate::report::comparison::{CellRow, ComparisonReport, MetricRow};

/// A header and the rows.
pub(super) struct Csv;

/// Every column with what stands in it; the long names are those of the JSON.
const COLUMNS: &[(&str, Cell)] = &[
    ("metric", |metric, _| metric.id.clone()),
    ("group", |_, cell| cell.group.clone()),
    ("n", |_, cell| cell.n.to_string()),
    ("undefined", |_, cell| cell.undefined.to_string()),
    ("mean", |_, cell| number(cell.mean)),
    ("median", |_, cell| number(cell.median)),
    ("estimate", |_, cell| number(cell.estimate)),
    ("low", |_, cell| number(cell.low)),
    ("high", |_, cell| number(cell.high)),
    ("rest", |_, cell| number(cell.rest)),
    ("delta", |_, cell| number(cell.delta)),
    ("delta_low", |_, cell| number(cell.delta_low)),
    ("delta_high", |_, cell| number(cell.delta_high)),
    ("hedges_g", |_, cell| number(cell.hedges_g.value)),
    ("hedges_g_low", |_, cell| number(cell.hedges_g.low)),
    ("hedges_g_high", |_, cell| number(cell.hedges_g.high)),
    ("per_thousand", |_, cell| number(cell.per_thousand.value)),
    ("per_thousand_low", |_, cell| number(cell.per_thousand.low)),
    ("per_thousand_high", |_, cell| number(cell.per_thousand.high)),
    ("per_thousand_delta", |_, cell| number(cell.per_thousand_delta.value)),
    ("icc", |metric, _| number(metric.icc.value)),
    ("reliability", |_, cell| number(cell.reliability)),
    ("articles_needed", |metric, _| metric.articles_needed.map_or_else(String::new, |n| n.to_string())),
    ("rank", |_, cell| number(cell.rank.map(|rank| rank.rank))),
    ("rank_best", |_, cell| number(cell.rank.map(|rank| rank.best))),
    ("rank_worst", |_, cell| number(cell.rank.map(|rank| rank.worst))),
    ("p", |_, cell| number(cell.tests.map(|tests| tests.mann_whitney.p))),
    ("p_holm", |_, cell| number(cell.tests.map(|tests| tests.mann_whitney.holm))),
    ("p_benjamini_hochberg", |_, cell| number(cell.tests.map(|tests| tests.mann_whitney.benjamini_hochberg))),
    ("p_welch", |_, cell| number(cell.tests.and_then(|tests| tests.welch))),
    ("pooled", |_, cell| number(cell.within.and_then(|within| within.pooled))),
    ("within", |_, cell| number(cell.within.and_then(|within| within.difference.value))),
    ("within_low", |_, cell| number(cell.within.and_then(|within| within.difference.low))),
    ("within_high", |_, cell| number(cell.within.and_then(|within| within.difference.high))),
    ("within_p_holm", |_, cell| number(cell.within.and_then(|within| Some(within.permutation?.holm)))),
    ("flips", |_, cell| cell.within.map_or_else(String::new, |within| within.flips.to_string())),
];

type Cell = fn(&MetricRow, &CellRow) -> String;

fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

impl ComparisonRenderer for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn render(&self, report: &ComparisonReport, _: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        let mut bytes = Vec::new();
        let mut writer = csv::Writer::from_writer(&mut bytes);
        writer.write_record(COLUMNS.iter().map(|(name, _)| name)).map_err(|error| failed(&error))?;
        for metric in &report.row.metrics {
            for cell in &metric.groups {
                writer.write_record(COLUMNS.iter().map(|(_, of)| of(metric, cell))).map_err(|error| failed(&error))?;
            }
        }
        writer.flush().map_err(|error| failed(&error.into()))?;
        drop(writer);
        Ok(bytes)
    }
}

fn failed(error: &csv::Error) -> RenderError {
    RenderError::Data { format: "CSV", message: error.to_string() }
}
