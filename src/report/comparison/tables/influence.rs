//! What each difference rests on: one article, a few, one entry of a lexicon.

use super::{NONE, PageTable, Shown, by_metric, columns, or_none};
use crate::corpus::{Influence, MetricComparison};
use crate::report::comparison::phrases;
use crate::report::words;

pub(super) fn build(shown: &Shown<'_>) -> Option<PageTable> {
    (shown.comparison.groups.len() > 1).then(|| PageTable {
        id: "influence",
        title: "What would overturn it".to_owned(),
        about: "The difference of a group’s figure to that of all others; what is left of it without the one article \
                that it leans on most; how many of the group’s articles, those that carry the difference most, must go \
                before it changes sign; and, for loaded words, what is left without the one lexicon entry that matters \
                most. A difference that two articles or one word can turn is not a finding about an outlet."
            .to_owned(),
        columns: columns(&[
            "Group",
            "#Difference",
            "#Without one article",
            "Which",
            "#Articles to turn it",
            "#Without one entry",
            "Which",
        ]),
        blocks: by_metric(shown, |_| String::new(), |metric| rows(shown, metric)),
    })
}

fn rows(shown: &Shown<'_>, metric: &MetricComparison) -> Vec<Vec<String>> {
    let row = |(group, _): (usize, &crate::corpus::Group)| {
        let cell = metric.cells.get(group)?;
        Some(row(shown, metric, group, cell.n, &cell.influence?))
    };
    shown.groups().filter_map(row).collect()
}

fn row(shown: &Shown<'_>, metric: &MetricComparison, group: usize, n: usize, influence: &Influence) -> Vec<String> {
    let comparison = shown.comparison;
    let left = |found: Option<(u32, f64)>| or_none(found.map(|(_, without)| phrases::difference(without, metric.unit)));
    let article = influence.article.and_then(|(number, _)| comparison.articles.get(number as usize));
    let entry = influence.entry.and_then(|(number, _)| comparison.entries.get(number as usize));
    let short = |text: &String| words::excerpt(&words::clean(text), words::NAME);
    vec![
        shown.name_of(group),
        phrases::difference(influence.difference, metric.unit),
        left(influence.article),
        article.map_or_else(|| NONE.to_owned(), |article| short(&article.id)),
        influence.overturn.map_or_else(|| NONE.to_owned(), |k| format!("{} of {}", words::whole(k), words::whole(n))),
        left(influence.entry),
        entry.map_or_else(|| NONE.to_owned(), |entry| format!("“{}”", short(entry))),
    ]
}
