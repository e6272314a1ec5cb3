//! The report as Markdown, of the flavour that code forges show.

use super::{RenderError, Renderer, Style, Templates};
use crate::report::Report;

/// The Markdown file.
pub(super) struct Markdown;

impl Renderer for Markdown {
    fn name(&self) -> &'static str {
        "md"
    }

    fn extension(&self) -> &'static str {
        "md"
    }

    fn render(&self, report: &Report<'_>, style: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        markdown(report, style.templates).map(String::into_bytes)
    }
}

/// The report as Markdown.
///
/// # Errors
/// Where the user's template asks for something that is not there.
pub fn markdown(report: &Report<'_>, templates: &Templates) -> Result<String, RenderError> {
    templates.fill("article.md", &report.page, &[])
}
