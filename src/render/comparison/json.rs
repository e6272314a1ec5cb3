//! The comparison as one JSON object, indented.

use super::ComparisonRenderer;
use crate::render::{RenderError, Style};
use crate::report::comparison::ComparisonReport;

/// Indented JSON.
pub(super) struct Json;

impl ComparisonRenderer for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn render(&self, report: &ComparisonReport, _: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        let failed = |error: serde_json::Error| RenderError::Data { format: "JSON", message: error.to_string() };
        let mut bytes = serde_json::to_vec_pretty(&report.row).map_err(failed)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}
