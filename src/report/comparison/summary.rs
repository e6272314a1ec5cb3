//! What sets each group apart from the rest, in words: the first thing on the page.

use serde::Serialize;

use super::{figures, phrases};
use crate::corpus::{Cell, Comparison, Estimate, Interval, MetricComparison};
use crate::report::words;

/// What sets a group apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupSummary {
    /// Name of the group.
    pub label: String,
    /// "12 articles".
    pub articles: String,
    /// Whether they are too few to trust the intervals.
    pub few: bool,
    /// Sentences, what is furthest apart first.
    pub lines: Vec<String>,
}

/// Sentences for one group.
const LINES: usize = 6;

/// A metric by which a group stands apart from the rest.
struct Apart<'c> {
    metric: &'c MetricComparison,
    cell: &'c Cell,
    delta: Estimate,
    interval: Interval,
}

/// One summary a group, by these metrics.
pub(super) fn build(comparison: &Comparison, metrics: &[&MetricComparison], most: usize) -> Vec<GroupSummary> {
    let groups = comparison.groups.iter().enumerate().take(most);
    let summary = groups.map(|(number, group)| GroupSummary {
        label: figures::group_name(group),
        articles: words::count(group.articles, "article", "articles"),
        few: group.articles < comparison.method.few,
        lines: lines(metrics, number),
    });
    summary.collect()
}

fn lines(metrics: &[&MetricComparison], group: usize) -> Vec<String> {
    let mut apart: Vec<Apart<'_>> = metrics.iter().filter_map(|metric| apart(metric, group)).collect();
    apart.sort_by(|left, right| right.delta.value.abs().total_cmp(&left.delta.value.abs()));
    if apart.is_empty() {
        return vec![nothing(metrics, group)];
    }
    let mut lines: Vec<String> = apart.iter().take(LINES).map(sentence).collect();
    if let Some(more) = apart.len().checked_sub(LINES).filter(|more| *more > 0) {
        lines.push(format!("{} below.", words::count(more, "more such figure stands", "more such figures stand")));
    }
    lines
}

/// A metric whose delta has an interval on one side of 0, and whose figures lie on the same side.
fn apart<'c>(metric: &'c MetricComparison, group: usize) -> Option<Apart<'c>> {
    let cell = metric.cells.get(group)?;
    let delta = cell.delta?;
    let interval = delta.interval.filter(|interval| !interval.contains(0.0))?;
    let difference = cell.figure?.estimate.value - cell.rest?;
    (difference * delta.value > 0.0).then_some(Apart { metric, cell, delta, interval })
}

/// "More X per Y than the rest: 31.2 [22.1 to 41] against 4.1. Cliff's delta 0.93 [0.78 to 0.98]; p < 0.001 by Holm."
fn sentence(apart: &Apart<'_>) -> String {
    let unit = apart.metric.unit;
    let shown = |value: Option<f64>| value.map_or_else(String::new, |value| phrases::value(value, unit));
    let figure = apart.cell.figure.map(|figure| figure.estimate);
    let interval = figure
        .and_then(|figure| figure.interval)
        .map_or_else(String::new, |ends| format!(" [{}]", phrases::interval((ends.low, ends.high), unit)));
    format!(
        "{} than the rest: {}{interval} against {}. Cliff’s delta {} [{} to {}]{}.{}",
        phrases::more_or_fewer(&apart.metric.id, apart.delta.value > 0.0),
        shown(figure.map(|figure| figure.value)),
        shown(apart.cell.rest),
        phrases::delta(apart.delta.value),
        phrases::delta(apart.interval.low),
        phrases::delta(apart.interval.high),
        chance(apart.cell),
        turned(apart.cell),
    )
}

/// The p-value, last.
fn chance(cell: &Cell) -> String {
    cell.tested.map_or_else(String::new, |tested| format!("; p {} by Holm", phrases::p_is(tested.mann_whitney.holm)))
}

/// What is different within strata.
fn turned(cell: &Cell) -> &'static str {
    if cell.within.is_some_and(|within| within.is_turned()) { " Within strata it points the other way." } else { "" }
}

fn nothing(metrics: &[&MetricComparison], group: usize) -> String {
    let cells = metrics.iter().filter_map(|metric| metric.cells.get(group));
    let mut deltas = cells.filter_map(|cell| cell.delta).peekable();
    if deltas.peek().is_none() {
        return "Nothing to compare with.".to_owned();
    }
    if deltas.all(|delta| delta.interval.is_none()) {
        return "Too few articles to tell it from the rest.".to_owned();
    }
    "None of these figures sets it apart from the rest: the intervals of Cliff’s delta include 0, or the delta and the \
     figures point different ways."
        .to_owned()
}
