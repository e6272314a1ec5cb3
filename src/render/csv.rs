//! One row an article: what it is, then the value of every figure; an empty cell where a value is not defined.

use super::{RenderError, Renderer, Style};
use crate::report::{Report, Row};

/// A header and one row.
pub(super) struct Csv;

/// Columns before the figures.
const COLUMNS: &[&str] = &["id", "outlet", "published", "title", "words"];

impl Renderer for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn render(&self, report: &Report<'_>, _: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        let ids: Vec<&str> = report.row.metrics.iter().map(|(id, _)| id).collect();
        let mut bytes = Vec::new();
        header(&ids, &mut bytes)?;
        row(&report.row, &ids, &mut bytes)?;
        Ok(bytes)
    }
}

/// Writes the header for figures of these ids.
///
/// # Errors
/// Never for a list in memory; the writer's type says so only at run time.
pub fn header(ids: &[&str], into: &mut Vec<u8>) -> Result<(), RenderError> {
    let mut writer = csv::Writer::from_writer(into);
    writer.write_record(COLUMNS.iter().chain(ids)).map_err(|error| failed(&error))?;
    writer.flush().map_err(|error| failed(&error.into()))
}

/// Writes an article's row with the figures of these ids, in their order.
///
/// # Errors
/// Never for a list in memory; the writer's type says so only at run time.
pub fn row(row: &Row<'_>, ids: &[&str], into: &mut Vec<u8>) -> Result<(), RenderError> {
    let article = &row.article;
    let text = |value: &Option<std::borrow::Cow<'_, str>>| value.as_deref().unwrap_or("").to_owned();
    let about = [
        article.id.to_string(),
        text(&article.outlet),
        text(&article.published),
        text(&article.title),
        article.words.to_string(),
    ];
    let mut figures = row.metrics.iter().peekable();
    let values = ids.iter().map(|id| {
        // Figures come in the order of the header, so that most are the next one.
        let next = figures.next_if(|(known, _)| known == id).map(|(_, figure)| figure);
        let value = next.or_else(|| row.metrics.get(id)).and_then(|figure| figure.value);
        value.map_or_else(String::new, |value| value.to_string())
    });
    let mut writer = csv::Writer::from_writer(into);
    writer.write_record(about.into_iter().chain(values)).map_err(|error| failed(&error))?;
    writer.flush().map_err(|error| failed(&error.into()))
}

fn failed(error: &csv::Error) -> RenderError {
    RenderError::Data { format: "CSV", message: error.to_string() }
}
