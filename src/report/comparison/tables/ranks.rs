//! The order of the groups, and how sure it is; how well articles tell the groups apart.

use super::{PageTable, Shown, by_metric, columns, or_none};
use crate::corpus::{Cell, MetricComparison};
use crate::report::comparison::phrases;
use crate::report::words;

pub(super) fn build(shown: &Shown<'_>) -> Option<PageTable> {
    let few = shown.comparison.method.few;
    (shown.comparison.groups.len() > 1).then(|| PageTable {
        id: "ranks",
        title: "The order, and how sure it is".to_owned(),
        about: format!(
            "A rank is a place in the order of figures, 1 the highest; beside it the places between which it falls in \
             95 of 100 resamples, and how often it is the first. Where these spans overlap widely there is no order to \
             report. Reliability says how much of the variance between groups’ means at this number of articles would \
             come again with other articles: below 0.80 the means of two groups are hard to tell apart. A group with \
             fewer than {} articles is ranked with the others and shows the widest spans.",
            words::whole(few)
        ),
        columns: columns(&["Group", "#n", "#Figure", "#Rank", "Rank could be", "#First in", "#Reliability at n"]),
        blocks: by_metric(shown, note, |metric| rows(shown, metric)),
    })
}

fn note(metric: &MetricComparison) -> String {
    let icc = metric.icc.map(|icc| format!("ICC(1) {}", phrases::delta(icc.value)));
    let needed = match (metric.needed, metric.icc) {
        (Some(needed), _) => {
            let needed = usize::try_from(needed).unwrap_or(usize::MAX);
            Some(format!("{} a group needed for .80", words::count(needed, "article", "articles")))
        }
        (None, Some(_)) => Some("no number of articles would make it reliable".to_owned()),
        (None, None) => None,
    };
    icc.into_iter().chain(needed).collect::<Vec<_>>().join("; ")
}

fn rows(shown: &Shown<'_>, metric: &MetricComparison) -> Vec<Vec<String>> {
    let ranked =
        |(group, _)| Some((group, metric.cells.get(group)?)).filter(|(_, cell): &(usize, &Cell)| cell.rank.is_some());
    let mut ranked: Vec<(usize, &Cell)> = shown.groups().filter_map(ranked).collect();
    ranked.sort_by(|(_, a), (_, b)| place(a).total_cmp(&place(b)));
    ranked.iter().filter_map(|(group, cell)| row(shown, metric, *group, cell)).collect()
}

fn place(cell: &Cell) -> f64 {
    cell.rank.map_or(f64::MAX, |rank| rank.rank)
}

fn row(shown: &Shown<'_>, metric: &MetricComparison, group: usize, cell: &Cell) -> Option<Vec<String>> {
    let rank = cell.rank?;
    let span = if rank.best < rank.worst { format!("{} to {}", rank.best, rank.worst) } else { rank.best.to_string() };
    Some(vec![
        shown.name_of(group),
        words::whole(cell.n),
        or_none(cell.figure.map(|figure| phrases::value(figure.estimate.value, metric.unit))),
        words::decimal(rank.rank),
        span,
        words::percent(rank.first),
        or_none(cell.reliability.map(phrases::delta)),
    ])
}
