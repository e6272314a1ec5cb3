//! The comparison as a long table: one row a metric and group; an empty cell where a value is not defined.

use super::ComparisonRenderer;
use crate::render::{RenderError, Style};
use crate::report::comparison::{CellRow, ComparisonReport};

/// A header and the rows.
pub(super) struct Csv;

const COLUMNS: [&str; 12] = [
    "metric",
    "group",
    "n",
    "undefined",
    "mean",
    "median",
    "estimate",
    "low",
    "high",
    "delta",
    "delta_low",
    "delta_high",
];

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
        writer.write_record(COLUMNS).map_err(|error| failed(&error))?;
        for metric in &report.row.metrics {
            for cell in &metric.groups {
                writer.write_record(record(&metric.id, cell)).map_err(|error| failed(&error))?;
            }
        }
        writer.flush().map_err(|error| failed(&error.into()))?;
        drop(writer);
        Ok(bytes)
    }
}

fn record(metric: &str, cell: &CellRow) -> [String; 12] {
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    [
        metric.to_owned(),
        cell.group.clone(),
        cell.n.to_string(),
        cell.undefined.to_string(),
        number(cell.mean),
        number(cell.median),
        number(cell.estimate),
        number(cell.low),
        number(cell.high),
        number(cell.delta),
        number(cell.delta_low),
        number(cell.delta_high),
    ]
}

fn failed(error: &csv::Error) -> RenderError {
    RenderError::Data { format: "CSV", message: error.to_string() }
}
