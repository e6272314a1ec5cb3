//! The comparison as a long table: one row a metric and group; an empty cell where a value is not defined.

use super::{ComparisonRenderer, table};
use crate::render::{RenderError, Style, csv};
use crate::report::comparison::ComparisonReport;

/// A header and the rows.
pub(super) struct Csv;

impl ComparisonRenderer for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn render(&self, report: &ComparisonReport, _: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        let mut bytes = Vec::new();
        csv::head_of(&table::columns(), &mut bytes);
        table::rows(report).for_each(|row| csv::cells(&row, &mut bytes));
        Ok(bytes)
    }
}
