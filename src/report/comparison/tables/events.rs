//! Groups over the same events.

use super::{PageTable, Shown, by_metric, columns, difference, or_none};
use crate::corpus::MetricComparison;
use crate::report::comparison::phrases;
use crate::report::words;

pub(super) fn build(shown: &Shown<'_>) -> Option<PageTable> {
    let events = shown.comparison.design.pairs.as_ref()?;
    let field = words::excerpt(&words::clean(&events.field.to_string()), words::NAME);
    Some(PageTable {
        id: "events",
        title: "The same events".to_owned(),
        about: format!(
            "Both groups’ articles with the same {field}: the mean of the differences, first less second, with an interval \
             from drawing events again, and Wilcoxon’s signed-rank test for {} events or more, adjusted over {}. What \
             differs here is not what the groups write about.",
            words::whole(shown.comparison.method.few),
            words::count(shown.comparison.families.events, "test", "tests"),
        ),
        columns: columns(&["Groups", "#Events", "Difference", "#p, Holm", "#p, signed ranks"]),
        blocks: by_metric(shown, |_| String::new(), |metric| rows(shown, metric)),
    })
}

fn rows(shown: &Shown<'_>, metric: &MetricComparison) -> Vec<Vec<String>> {
    let row = |pair: &crate::corpus::PairOfGroups| {
        let events = pair.events?;
        Some(vec![
            format!("{} – {}", shown.name_of(pair.left), shown.name_of(pair.right)),
            words::whole(events.n),
            difference(events.difference, metric),
            or_none(events.signed_rank.map(|p| phrases::p(p.holm))),
            or_none(events.signed_rank.map(|p| phrases::p(p.p))),
        ])
    };
    metric.pairs.iter().filter_map(row).collect()
}
