//! Groups within strata, and where strata thrown together say the opposite.

use super::{NONE, PageTable, Shown, by_metric, columns, difference, or_none};
use crate::corpus::MetricComparison;
use crate::report::comparison::phrases;
use crate::report::words;

pub(super) fn build(shown: &Shown<'_>) -> Option<PageTable> {
    let strata = shown.comparison.design.within.as_ref()?;
    let field = words::excerpt(&words::clean(&strata.field.to_string()), words::NAME);
    Some(PageTable {
        id: "within",
        title: format!("Within {field}"),
        about: format!(
            "The difference of articles’ means between a group and all others: thrown together, and within {field} \
             ({}), where articles are compared with others of the same {field} only. For yes and no it is that of Mantel \
             and Haenszel, with their odds ratio. The p-value comes from shuffling the groups within {field}. Where the \
             two differences point different ways, the first says more about what the group writes about than about how.",
            words::count(strata.names.len(), "value", "values"),
        ),
        columns: columns(&[
            "Group",
            "#Thrown together",
            "Within",
            "#Odds ratio",
            "#p, Holm",
            "#p, permutation",
            "Sign",
        ]),
        blocks: by_metric(shown, |_| String::new(), |metric| rows(shown, metric)),
    })
}

fn rows(shown: &Shown<'_>, metric: &MetricComparison) -> Vec<Vec<String>> {
    let row = |(group, _): (usize, &crate::corpus::Group)| {
        let within = metric.cells.get(group)?.within?;
        let odds = |odds: crate::corpus::Estimate| match odds.interval {
            Some(interval) => format!(
                "{} [{} to {}]",
                words::decimal(odds.value),
                words::decimal(interval.low),
                words::decimal(interval.high)
            ),
            None => words::decimal(odds.value),
        };
        Some(vec![
            shown.name_of(group),
            or_none(within.pooled.map(|pooled| phrases::difference(pooled, metric.unit))),
            difference(within.difference, metric),
            or_none(within.odds_ratio.map(odds)),
            or_none(within.permutation.map(|p| phrases::p(p.holm))),
            or_none(within.permutation.map(|p| phrases::p(p.p))),
            if within.flips { "turns round".to_owned() } else { NONE.to_owned() },
        ])
    };
    shown.groups().filter_map(row).collect()
}
