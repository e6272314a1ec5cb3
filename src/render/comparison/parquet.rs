//! The comparison as a table of Parquet: the same columns as the CSV.

use super::{ComparisonRenderer, table};
use crate::render::parquet::{ParquetBlock, ParquetJoin};
use crate::render::{RenderError, Style};
use crate::report::comparison::ComparisonReport;

/// One group of rows.
pub(super) struct Parquet;

impl ComparisonRenderer for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn extension(&self) -> &'static str {
        "parquet"
    }

    fn render(&self, report: &ComparisonReport, _: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        let failed =
            |error: parquet::errors::ParquetError| RenderError::Data { format: "Parquet", message: error.to_string() };
        let columns = table::columns();
        let mut block = ParquetBlock::new(&columns).map_err(failed)?;
        table::rows(report).for_each(|row| block.push(&row));
        let mut join = ParquetJoin::new(&columns, Vec::new()).map_err(failed)?;
        join.append(block.finish().map_err(failed)?).map_err(failed)?;
        join.finish().map_err(failed)
    }
}
