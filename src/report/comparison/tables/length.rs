//! What grows with length, beside what is left when it is said per 1,000 words.

use super::{PageTable, Shown, by_metric, columns, effect, or_none};
use crate::corpus::{Estimated, MetricComparison};
use crate::report::comparison::phrases;

pub(super) fn build(shown: &Shown<'_>) -> Option<PageTable> {
    Some(PageTable {
        id: "length",
        title: "An article, and per 1,000 words".to_owned(),
        about: "Longer articles have more of everything: an outlet can have more sources an article for its length \
                alone. Beside the mean of articles stands the number per 1,000 words, all articles together, and Cliff’s \
                delta of both. Numbers grow more slowly than words, so that the second is hard on long articles: where the \
                two disagree, neither alone is the answer."
            .to_owned(),
        columns: columns(&["Group", "An article", "Per 1,000 words", "Cliff’s delta, an article", "Cliff’s delta, per 1,000 words"]),
        blocks: by_metric(shown, |_| String::new(), |metric| rows(shown, metric)),
    })
}

fn rows(shown: &Shown<'_>, metric: &MetricComparison) -> Vec<Vec<String>> {
    let figure = |figure: Option<Estimated>| {
        or_none(figure.map(|figure| {
            let value = phrases::value(figure.estimate.value, metric.unit);
            match figure.estimate.interval {
                Some(ends) => format!("{value} [{}]", phrases::interval((ends.low, ends.high), metric.unit)),
                None => value,
            }
        }))
    };
    let row = |(group, _): (usize, &crate::corpus::Group)| {
        let cell = metric.cells.get(group)?;
        cell.per_thousand?;
        Some(vec![
            shown.name_of(group),
            figure(cell.figure),
            figure(cell.per_thousand),
            effect(cell.delta),
            effect(cell.per_thousand_delta),
        ])
    };
    shown.groups().filter_map(row).collect()
}
