//! In: a [`ComparisonReport`]. Out: bytes of one format.

mod csv;
mod effects;
mod forest;
mod html;
mod json;
mod key_words;
mod markdown;
mod orders;
mod parquet;
mod reliability;
mod scale;
mod strips;
mod table;
mod text;

use super::{RenderError, Style};
use crate::report::comparison::ComparisonReport;

pub use text::comparison_text;

/// Every format of a comparison, by the name that `--format` takes: the one list to extend.
pub const COMPARISON_RENDERERS: &[&dyn ComparisonRenderer] =
    &[&html::Html, &markdown::Markdown, &csv::Csv, &json::Json, &parquet::Parquet, &text::Text];

/// A format that a comparison can be written in.
pub trait ComparisonRenderer: Sync {
    /// Name, as `--format` takes it.
    fn name(&self) -> &'static str;

    /// Ending of a file of this format, without the dot.
    fn extension(&self) -> &'static str;

    /// Writes a comparison.
    ///
    /// # Errors
    /// Where a template of the user's cannot be filled, or data cannot be written in the format.
    fn render(&self, report: &ComparisonReport, style: &Style<'_>) -> Result<Vec<u8>, RenderError>;
}

/// The format of this name.
#[must_use]
pub fn comparison_by_name(name: &str) -> Option<&'static dyn ComparisonRenderer> {
    COMPARISON_RENDERERS.iter().copied().find(|renderer| renderer.name() == name)
}

#[cfg(test)]
mod tests;
