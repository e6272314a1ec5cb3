//! The comparison as Markdown, of the flavour that code forges show.

use super::ComparisonRenderer;
use crate::render::{RenderError, Style};
use crate::report::comparison::ComparisonReport;

/// The Markdown file.
pub(super) struct Markdown;

impl ComparisonRenderer for Markdown {
    fn name(&self) -> &'static str {
        "md"
    }

    fn extension(&self) -> &'static str {
        "md"
    }

    fn render(&self, report: &ComparisonReport, style: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        style.templates.fill("compare.md", &report.page, &[]).map(String::into_bytes)
    }
}
