//! The comparison as a long table: one row a metric and group; an empty cell where a value is not defined.

use crate::report::CellKind::{Number, Text, Whole};
use crate::report::comparison::{CellRow, ComparisonReport, MetricRow};
use crate::report::{Cell, CellKind, Column};

/// The columns.
pub(super) fn columns() -> Vec<Column> {
    COLUMNS.iter().map(|(name, kind, _)| Column { name: (*name).to_owned(), kind: *kind }).collect()
}

/// The rows, metric by metric.
pub(super) fn rows(report: &ComparisonReport) -> impl Iterator<Item = Vec<Cell<'_>>> {
    let cells = report.row.metrics.iter().flat_map(|metric| metric.groups.iter().map(move |cell| (metric, cell)));
    cells.map(|(metric, cell)| COLUMNS.iter().map(|(_, _, of)| of(metric, cell)).collect())
}

/// Every column with what stands in it; the long names are those of the JSON.
const COLUMNS: &[(&str, CellKind, Of)] = &[
    ("metric", Text, |metric, _| Cell::Text(metric.id.as_str().into())),
    ("group", Text, |_, cell| Cell::Text(cell.group.as_str().into())),
    ("n", Whole, |_, cell| whole(cell.n)),
    ("undefined", Whole, |_, cell| whole(cell.undefined)),
    ("mean", Number, |_, cell| cell.mean.into()),
    ("median", Number, |_, cell| cell.median.into()),
    ("estimate", Number, |_, cell| cell.estimate.into()),
    ("low", Number, |_, cell| cell.low.into()),
    ("high", Number, |_, cell| cell.high.into()),
    ("rest", Number, |_, cell| cell.rest.into()),
    ("delta", Number, |_, cell| cell.delta.into()),
    ("delta_low", Number, |_, cell| cell.delta_low.into()),
    ("delta_high", Number, |_, cell| cell.delta_high.into()),
    ("hedges_g", Number, |_, cell| cell.hedges_g.value.into()),
    ("hedges_g_low", Number, |_, cell| cell.hedges_g.low.into()),
    ("hedges_g_high", Number, |_, cell| cell.hedges_g.high.into()),
    ("per_thousand", Number, |_, cell| cell.per_thousand.value.into()),
    ("per_thousand_low", Number, |_, cell| cell.per_thousand.low.into()),
    ("per_thousand_high", Number, |_, cell| cell.per_thousand.high.into()),
    ("per_thousand_delta", Number, |_, cell| cell.per_thousand_delta.value.into()),
    ("icc", Number, |metric, _| metric.icc.value.into()),
    ("reliability", Number, |_, cell| cell.reliability.into()),
    ("articles_needed", Whole, |metric, _| metric.articles_needed.map_or(Cell::Empty, |n| whole(n as usize))),
    ("rank", Number, |_, cell| cell.rank.map(|rank| rank.rank).into()),
    ("rank_best", Number, |_, cell| cell.rank.map(|rank| rank.best).into()),
    ("rank_worst", Number, |_, cell| cell.rank.map(|rank| rank.worst).into()),
    ("p", Number, |_, cell| cell.tests.map(|tests| tests.mann_whitney.p).into()),
    ("p_holm", Number, |_, cell| cell.tests.map(|tests| tests.mann_whitney.holm).into()),
    ("p_benjamini_hochberg", Number, |_, cell| cell.tests.map(|tests| tests.mann_whitney.benjamini_hochberg).into()),
    ("p_welch", Number, |_, cell| cell.tests.and_then(|tests| tests.welch).into()),
    ("pooled", Number, |_, cell| cell.within.and_then(|within| within.pooled).into()),
    ("within", Number, |_, cell| cell.within.and_then(|within| within.difference.value).into()),
    ("within_low", Number, |_, cell| cell.within.and_then(|within| within.difference.low).into()),
    ("within_high", Number, |_, cell| cell.within.and_then(|within| within.difference.high).into()),
    ("within_p_holm", Number, |_, cell| cell.within.and_then(|within| Some(within.permutation?.holm)).into()),
    ("flips", Whole, |_, cell| cell.within.map_or(Cell::Empty, |within| Cell::Whole(within.flips.into()))),
];

type Of = for<'r> fn(&'r MetricRow, &'r CellRow) -> Cell<'r>;

fn whole(number: usize) -> Cell<'static> {
    Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}
