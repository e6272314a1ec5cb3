//! The comparison as one HTML page: no script, nothing loaded from outside.

use serde::Serialize;

use super::{ComparisonRenderer, effects, forest, key_words, orders, reliability, strips};
use crate::render::{RenderError, Style};
use crate::report::comparison::{ComparisonPage, ComparisonReport};

/// The page.
pub(super) struct Html;

/// The page with its drawings: one a figure that stands first, or one a group.
#[derive(Serialize)]
struct Filling<'r> {
    #[serde(flatten)]
    page: &'r ComparisonPage,
    drawings: Vec<String>,
    effects: Vec<(String, String)>,
    strips: Vec<String>,
    orders: Vec<String>,
    reliability: Vec<String>,
    key_words: Vec<String>,
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
        let most = page.words.iter().flat_map(|group| &group.words).map(|(_, z)| *z).fold(0.0, f64::max);
        let words = page.words.iter().enumerate().map(|(number, group)| key_words::key_words(number, group, most));
        let filling = Filling {
            page,
            drawings: page.first.iter().map(forest::forest).collect(),
            effects: effects::effects(page),
            strips: page.first.iter().map(strips::strips).collect(),
            orders: page.first.iter().map(orders::orders).collect(),
            reliability: page.first.iter().map(reliability::reliability).collect(),
            key_words: words.collect(),
        };
        style.templates.fill("compare.html", &filling, &[]).map(String::into_bytes)
    }
}
