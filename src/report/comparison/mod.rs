//! A comparison of groups of articles as data, and as a page of words and numbers that is ready to lay out.

mod axis;
mod cautions;
mod data;
mod details;
mod figures;
mod methods;
mod page;
mod paper;
mod phrases;
mod summary;
mod tables;

#[cfg(test)]
pub(crate) mod tests;

pub use axis::{Axis, Tick};
pub use data::{CellRow, ComparisonRow, GroupRow, MethodRow, MetricRow, comparison_schema};
pub use details::{
    CopiesRow, CopyRow, EstimateRow, EventsRow, FamiliesRow, GroupWordsRow, InfluenceRow, OmnibusRow, PRow, PairRow,
    RankRow, StrataRow, TestedRow, WithinRow, WordRow,
};
pub use figures::{Dot, GroupFigure, MetricFigures, Point};
pub use page::{ArticleView, ComparisonPage, GroupWords, Term};
pub use phrases::readable;
pub use summary::GroupSummary;
pub use tables::{PageTable, TableBlock, TableColumn};

use crate::corpus::Comparison;
use crate::settings::AnonymousDefinition;

/// A report on a comparison: all its numbers as data, and the page that people read.
#[derive(Clone, Debug)]
pub struct ComparisonReport {
    /// The comparison as data.
    pub row: ComparisonRow,
    /// The page.
    pub page: ComparisonPage,
}

/// Which metrics stand first on the page, with dots and intervals.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A readable set, with anonymous sources counted by this definition; all others in a second table.
    Readable(AnonymousDefinition),
    /// All that were compared: the user chose them.
    All,
}

/// Makes the whole report of a comparison.
#[must_use]
pub fn build(comparison: &Comparison, shown: Shown) -> ComparisonReport {
    ComparisonReport { row: data::build(comparison), page: page::build(comparison, shown) }
}
