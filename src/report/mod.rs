//! In: an analysed article and its measures. Out: a [`Report`]: the analysis as data, and a page of words, places
//! and links that is ready to lay out. Renderers and templates compute nothing.

mod article_text;
mod balance;
mod claims;
mod columns;
pub mod comparison;
pub mod data;
mod figure_map;
mod figures;
mod first_screen;
mod glossary;
mod language;
mod marks;
pub mod page;
mod places;
mod prose;
mod row;
mod sources;
mod story;
mod words;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use columns::{
    ArticleTable, Cell, CellKind, Column, attribution_cells, attribution_columns, error_cells, figure_cells,
    figure_columns, source_cells, source_columns,
};
pub use data::{Row, SCHEMA, schema};
pub use figure_map::FigureMap;
pub use page::Page;
pub use row::analysis_row;

use crate::grammar::ZoneKind;
use crate::metric::{Article, Measure, State};
use story::Story;

/// A report on one article: its analysis as data, and the page that people read.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The analysis as data.
    pub row: Row<'a>,
    /// The page.
    pub page: Page,
}

/// A measure with what a report says of it.
#[derive(Copy, Clone, Debug)]
pub struct Measured<'a> {
    /// Id of the metric, or of its part.
    pub id: &'a str,
    /// The measure.
    pub measure: &'a Measure,
    /// Share of the baseline's articles that have a lower value, in per cent.
    pub percentile: Option<f64>,
    /// What to do about it.
    pub state: State,
}

/// The corpus that percentiles refer to.
#[derive(Copy, Clone, Debug)]
pub struct Baseline<'a> {
    /// Its name, as the user calls it.
    pub name: &'a str,
    /// How many articles it has.
    pub articles: usize,
    /// From when they are, or when it was made; empty where that is not known.
    pub days: &'a str,
}

/// Makes the whole report of an article.
#[must_use]
pub fn build<'a>(article: &Article<'a>, measured: &[Measured<'a>], baseline: Option<Baseline<'a>>) -> Report<'a> {
    let story = Story::new(*article, measured, baseline);
    Report { row: analysis_row(article, measured), page: page::build(&story) }
}

/// Who wrote it: the names that came with the article, or those that stand in its text.
fn byline_of<'a>(article: &Article<'a>) -> Vec<&'a str> {
    let given: Vec<&str> = article.doc.meta.byline.iter().map(String::as_str).collect();
    let in_text = || article.analysis.zones.authors.iter().map(|name| &article.doc[*name]);
    if given.is_empty() { in_text().collect() } else { given }
}

/// The headline: the one that came with the article, or the one that stands in its text.
fn title_of<'a>(article: &Article<'a>) -> Option<&'a str> {
    let given = article.doc.meta.title.as_deref().filter(|title| !title.trim().is_empty());
    given.or_else(|| {
        let headline = article.analysis.zones.of(ZoneKind::Headline).next()?;
        Some(&article.doc[headline.span])
    })
}
