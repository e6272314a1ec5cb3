//! Groups two by two.

use super::{PageTable, Shown, by_metric, columns, effect, or_none};
use crate::corpus::MetricComparison;
use crate::report::comparison::phrases;
use crate::report::words;

/// With two groups each is the other's rest, and there is nothing to add.
pub(super) fn build(shown: &Shown<'_>) -> Option<PageTable> {
    (shown.comparison.groups.len() > 2).then(|| PageTable {
        id: "two-by-two",
        title: "Groups two by two".to_owned(),
        about: format!(
            "Above 0 the first of the two has more. p-values are adjusted over all {} of this table.",
            words::count(shown.comparison.families.two_by_two, "test", "tests")
        ),
        columns: columns(&["Groups", "Cliff’s delta", "Hedges’ g", "#p, Holm", "#p, Benjamini–Hochberg"]),
        blocks: by_metric(shown, |_| String::new(), |metric| rows(shown, metric)),
    })
}

fn rows(shown: &Shown<'_>, metric: &MetricComparison) -> Vec<Vec<String>> {
    let row = |pair: &crate::corpus::PairOfGroups| {
        let p = pair.tested.map(|tested| tested.mann_whitney);
        vec![
            format!("{} – {}", shown.name_of(pair.left), shown.name_of(pair.right)),
            effect(pair.delta),
            effect(pair.g),
            or_none(p.map(|p| phrases::p(p.holm))),
            or_none(p.map(|p| phrases::p(p.benjamini_hochberg))),
        ]
    };
    metric.pairs.iter().filter(|pair| pair.delta.is_some()).map(row).collect()
}
