//! The report as one HTML page: no script, nothing loaded from outside.

use super::{RenderError, Renderer, Style, Templates, svg};
use crate::report::Report;

/// The page.
pub(super) struct Html;

impl Renderer for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn render(&self, report: &Report<'_>, style: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        html(report, style.templates).map(String::into_bytes)
    }
}

/// The report as an HTML page.
///
/// # Errors
/// Where the user's template asks for something that is not there.
pub fn html(report: &Report<'_>, templates: &Templates) -> Result<String, RenderError> {
    let chart = svg::balance(&report.page.balance);
    templates.fill("article.html", &report.page, &[("balance_svg", &chart)])
}
