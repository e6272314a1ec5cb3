//! The comparison as one HTML page: no script, nothing loaded from outside.

use serde::Serialize;

use super::{ComparisonRenderer, forest};
use crate::render::{RenderError, Style};
use crate::report::comparison::{ComparisonPage, ComparisonReport};

/// The page.
pub(super) struct Html;

/// The page, with a drawing for each figure that stands first.
#[derive(Serialize)]
struct Filling<'r> {
    #[serde(flatten)]
    page: &'r ComparisonPage,
    drawings: Vec<String>,
}

impl ComparisonRenderer for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn render(&self, report: &ComparisonReport, style: &Style<'_>) -> Result<Vec<u8>, RenderError> {
        let page = &report.page;
        let drawings = page.first.iter().map(forest::forest).collect();
        style.templates.fill("compare.html", &Filling { page, drawings }, &[]).map(String::into_bytes)
    }
}
