//! The analysis as one JSON object: on one line, for corpora, or indented, for people.

use super::{RenderError, Renderer, Style};
use crate::report::{Report, Row};

/// Indented JSON.
pub(super) struct Json;

/// JSON on one line, with its line end.
pub(super) struct JsonLine;

impl Renderer for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn render(&self, report: &Report<'_>, _: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        let mut bytes = Vec::new();
        pretty(&report.row, &mut bytes)?;
        Ok(bytes)
    }
}

impl Renderer for JsonLine {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extension(&self) -> &'static str {
        "jsonl"
    }

    fn render(&self, report: &Report<'_>, _: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        let mut bytes = Vec::new();
        line(&report.row, &mut bytes)?;
        Ok(bytes)
    }
}

/// Writes a row as indented JSON, with a line end.
///
/// # Errors
/// Where a value has no form in JSON.
pub fn pretty(row: &Row<'_>, into: &mut Vec<u8>) -> Result<(), RenderError> {
    serde_json::to_writer_pretty(&mut *into, row).map_err(|error| failed(&error))?;
    into.push(b'\n');
    Ok(())
}

/// Writes a row on one line, with its line end.
///
/// # Errors
/// Where a value has no form in JSON.
pub fn line(row: &Row<'_>, into: &mut Vec<u8>) -> Result<(), RenderError> {
    serde_json::to_writer(&mut *into, row).map_err(|error| failed(&error))?;
    into.push(b'\n');
    Ok(())
}

fn failed(error: &serde_json::Error) -> RenderError {
    RenderError::Data { format: "JSON", message: error.to_string() }
}
