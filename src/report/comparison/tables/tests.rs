//! Each group against all others: effect sizes first, then what chance would do.

use super::{PageTable, Shown, by_metric, columns, effect, or_none};
use crate::corpus::MetricComparison;
use crate::report::comparison::phrases;
use crate::report::words;

pub(super) fn build(shown: &Shown<'_>) -> Option<PageTable> {
    let families = shown.comparison.families;
    let few = words::whole(shown.comparison.method.few);
    let about = format!(
        "Cliff’s delta and Hedges’ g say how far a group stands from all others, the p-values how easily chance alone \
         would bring that about. The family is named before anything is seen: {} chosen, hence {} of a group against the \
         rest, over which Holm’s and Benjamini and Hochberg’s adjustments are made, and {} of all groups at once. Groups of \
         fewer than {few} articles have no p.",
        words::count(shown.comparison.family.len(), "figure", "figures"),
        words::count(families.against_rest, "test", "tests"),
        words::whole(families.omnibus),
    );
    let is_any = shown.comparison.groups.len() > 1 && !shown.comparison.family.is_empty();
    is_any.then(|| PageTable {
        id: "tests",
        title: "Each group against the rest".to_owned(),
        about,
        columns: columns(&[
            "Group",
            "Cliff’s delta",
            "Hedges’ g",
            "#p, Holm",
            "#p, Benjamini–Hochberg",
            "#p, Mann–Whitney",
            "#p, Welch",
        ]),
        blocks: by_metric(shown, note, |metric| rows(shown, metric)),
    })
}

fn note(metric: &MetricComparison) -> String {
    metric.omnibus.map_or_else(String::new, |test| {
        format!(
            "Kruskal–Wallis H = {} on {} df, p {}, by Holm {}",
            words::decimal(test.h),
            test.freedom,
            phrases::p_is(test.adjusted.p),
            phrases::p_is(test.adjusted.holm),
        )
    })
}

fn rows(shown: &Shown<'_>, metric: &MetricComparison) -> Vec<Vec<String>> {
    let row = |(group, _): (usize, &crate::corpus::Group)| {
        let cell = metric.cells.get(group)?;
        cell.delta?;
        let p = cell.tested.map(|tested| tested.mann_whitney);
        Some(vec![
            shown.name_of(group),
            effect(cell.delta),
            effect(cell.g),
            or_none(p.map(|p| phrases::p(p.holm))),
            or_none(p.map(|p| phrases::p(p.benjamini_hochberg))),
            or_none(p.map(|p| phrases::p(p.p))),
            or_none(cell.tested.and_then(|tested| tested.welch).map(phrases::p)),
        ])
    };
    shown.groups().filter_map(row).collect()
}
