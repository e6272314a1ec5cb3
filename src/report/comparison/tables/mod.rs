//! The finer figures of a comparison as tables in words, ready to lay out: one file a table, and one list.

mod anonymity;
mod copies;
mod events;
mod influence;
mod key_words;
mod length;
mod ranks;
mod tests;
mod two_by_two;
mod within;

use serde::Serialize;

use super::{figures, phrases};
use crate::corpus::{Comparison, Estimate, Group, MetricComparison};
use crate::report::words;

/// Every table, in reading order: the one list to extend.
const TABLES: &[fn(&Shown<'_>) -> Option<PageTable>] = &[
    ranks::build,
    tests::build,
    two_by_two::build,
    within::build,
    events::build,
    length::build,
    influence::build,
    anonymity::build,
    key_words::build,
    copies::build,
];

/// A table in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageTable {
    /// Anchor.
    pub id: &'static str,
    /// Heading.
    pub title: String,
    /// What stands in it, and how to read it.
    pub about: String,
    /// Its columns; the first names the row.
    pub columns: Vec<TableColumn>,
    /// Its rows, in parts.
    pub blocks: Vec<TableBlock>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableColumn {
    /// Its head.
    pub label: String,
    /// Whether it holds numbers, which stand to the right.
    pub number: bool,
}

/// Rows that belong together, as those of one metric.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableBlock {
    /// What they are of.
    pub name: String,
    /// What else is to be said of them.
    pub note: String,
    /// The rows, a text for each column.
    pub rows: Vec<Vec<String>>,
}

/// A comparison, and what of it is shown.
pub(super) struct Shown<'c> {
    pub(super) comparison: &'c Comparison,
    /// The metrics to read first.
    pub(super) metrics: &'c [&'c MetricComparison],
    /// Most groups.
    pub(super) most: usize,
}

/// All tables that have a row.
pub(super) fn build(shown: &Shown<'_>) -> Vec<PageTable> {
    let tables = TABLES.iter().filter_map(|build| build(shown));
    tables.filter(|table| table.blocks.iter().any(|block| !block.rows.is_empty())).collect()
}

impl Shown<'_> {
    /// Names of the groups that are shown.
    fn groups(&self) -> impl Iterator<Item = (usize, &Group)> {
        self.comparison.groups.iter().enumerate().take(self.most)
    }

    fn name_of(&self, group: usize) -> String {
        self.comparison.groups.get(group).map_or_else(String::new, figures::group_name)
    }
}

/// A block of rows for each metric; metrics without a row are left out.
fn by_metric(
    shown: &Shown<'_>,
    note: impl Fn(&MetricComparison) -> String,
    rows: impl Fn(&MetricComparison) -> Vec<Vec<String>>,
) -> Vec<TableBlock> {
    let block = |metric: &&MetricComparison| TableBlock {
        name: words::capital(&phrases::name_of(&metric.id)),
        note: note(metric),
        rows: rows(metric),
    };
    shown.metrics.iter().map(block).filter(|block| !block.rows.is_empty()).collect()
}

/// Columns; a label that starts with `#` holds numbers.
fn columns(labels: &[&str]) -> Vec<TableColumn> {
    let column = |label: &&str| match label.strip_prefix('#') {
        Some(label) => TableColumn { label: label.to_owned(), number: true },
        None => TableColumn { label: (*label).to_owned(), number: false },
    };
    labels.iter().map(column).collect()
}

/// What stands for no value.
const NONE: &str = "–";

fn or_none(text: Option<String>) -> String {
    text.unwrap_or_else(|| NONE.to_owned())
}

/// "0.52 [0.31 to 0.69]" of a number that has no unit.
fn effect(estimate: Option<Estimate>) -> String {
    or_none(estimate.map(|estimate| match estimate.interval {
        Some(interval) => format!(
            "{} [{} to {}]",
            phrases::delta(estimate.value),
            phrases::delta(interval.low),
            phrases::delta(interval.high)
        ),
        None => phrases::delta(estimate.value),
    }))
}

/// "+3.1 [+1.2 to +5.0]" of a difference.
fn difference(estimate: Option<Estimate>, metric: &MetricComparison) -> String {
    let shown = |value: f64| phrases::difference(value, metric.unit);
    or_none(estimate.map(|estimate| match estimate.interval {
        Some(interval) => {
            format!("{} [{} to {}]", shown(estimate.value), shown(interval.low), shown(interval.high))
        }
        None => shown(estimate.value),
    }))
}
