//! In: a [`Report`]. Out: bytes of one format. Formats lay out what the report says; they compute nothing.

mod comparison;
pub mod csv;
mod escape;
mod html;
pub mod json;
mod markdown;
pub mod parquet;
mod svg;
mod templates;
mod terminal;

pub use comparison::{COMPARISON_RENDERERS, ComparisonRenderer, comparison_by_name, comparison_text};
pub use html::html;
pub use markdown::markdown;
pub use templates::{Templates, article_templates};
pub use terminal::{Color, terminal};

use crate::diagnostic::Diagnostic;
use crate::report::Report;

/// Every format of a report, by the name that `--format` takes: the one list to extend.
pub const RENDERERS: &[&dyn Renderer] =
    &[&html::Html, &markdown::Markdown, &json::Json, &json::JsonLine, &csv::Csv, &terminal::Terminal];

/// A format that one report can be written in.
pub trait Renderer: Sync {
    /// Name, as `--format` takes it.
    fn name(&self) -> &'static str;

    /// Ending of a file of this format, without the dot.
    fn extension(&self) -> &'static str;

    /// Writes a report.
    ///
    /// # Errors
    /// Where a template of the user's cannot be filled, or data cannot be written in the format.
    fn render(&self, report: &Report<'_>, style: &Style<'_>) -> Result<Vec<u8>, RenderError>;
}

/// What formats need to know besides the report.
#[derive(Copy, Clone, Debug)]
pub struct Style<'a> {
    /// The templates, built in or the user's.
    pub templates: &'a Templates,
    /// Whether the terminal shows colours.
    pub color: Color,
    /// How many columns the terminal has.
    pub columns: usize,
}

/// The format of this name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Renderer> {
    RENDERERS.iter().copied().find(|renderer| renderer.name() == name)
}

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template asks for something that is not there, or cannot be done.
    #[error("{0}")]
    Template(Diagnostic),
    /// The data do not fit the format.
    #[error("cannot write the report as {format}: {message}")]
    Data {
        /// Name of the format.
        format: &'static str,
        /// What is wrong.
        message: String,
    },
}

#[cfg(test)]
mod tests;
