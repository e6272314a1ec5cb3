//! Anonymous sources by all three definitions side by side: the order of outlets can turn with the definition.

use super::{PageTable, Shown, TableBlock, columns, or_none};
use crate::corpus::MetricComparison;
use crate::report::comparison::phrases;
use crate::report::words;
use crate::settings::AnonymousDefinition;

const DEFINITIONS: [AnonymousDefinition; 3] =
    [AnonymousDefinition::Strict, AnonymousDefinition::Described, AnonymousDefinition::Broad];

/// Figures that are made by each definition, by the start of their ids.
const FIGURES: [&str; 3] = ["anonymous", "anonymous-attributions", "anonymous-words"];

pub(super) fn build(shown: &Shown<'_>) -> Option<PageTable> {
    let blocks: Vec<TableBlock> = FIGURES.iter().filter_map(|figure| block(shown, figure)).collect();
    (!blocks.is_empty()).then(|| PageTable {
        id: "anonymity",
        title: "Anonymous by whose definition".to_owned(),
        about: "Strict: unnamed, with a grant of anonymity or words of closeness. Described: unnamed, one person or a \
                counted group. Broad: groups in general included. In brackets the rank of the group, 1 the most. An order \
                that holds under one definition only is an order of definitions."
            .to_owned(),
        columns: columns(&["Group", "#Strict", "#Described", "#Broad"]),
        blocks,
    })
}

fn block(shown: &Shown<'_>, figure: &str) -> Option<TableBlock> {
    let of = |definition: AnonymousDefinition| {
        let id = format!("{figure}-{}", words::definition(definition));
        shown.comparison.metrics.iter().find(|metric| metric.id == id)
    };
    let metrics: Vec<&MetricComparison> = DEFINITIONS.into_iter().filter_map(of).collect();
    let orders: Vec<Vec<usize>> = metrics.iter().map(|metric| order(metric)).collect();
    let same = orders.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
    let name = metrics.first().map(|metric| phrases::whole_name_of(&metric.id))?;
    let row = |(group, _): (usize, &crate::corpus::Group)| {
        let of_metric = |(metric, order): (&&MetricComparison, &Vec<usize>)| {
            let figure = metric.cells.get(group).and_then(|cell| cell.figure);
            let rank = order.iter().position(|known| *known == group).map_or(0, |place| place + 1);
            or_none(figure.map(|figure| format!("{} ({rank})", phrases::value(figure.estimate.value, metric.unit))))
        };
        let mut row = vec![shown.name_of(group)];
        row.extend(metrics.iter().zip(&orders).map(of_metric));
        row
    };
    (metrics.len() == DEFINITIONS.len()).then(|| TableBlock {
        name: words::capital(&name),
        note: (if same { "the same order by all three" } else { "the order turns with the definition" }).to_owned(),
        rows: shown.groups().map(row).collect(),
    })
}

/// The groups with a figure, the highest first.
fn order(metric: &MetricComparison) -> Vec<usize> {
    let figure = |(group, cell): (usize, &crate::corpus::Cell)| Some((group, cell.figure?.estimate.value));
    let mut figures: Vec<(usize, f64)> = metric.cells.iter().enumerate().filter_map(figure).collect();
    figures.sort_by(|a, b| b.1.total_cmp(&a.1));
    figures.into_iter().map(|(group, _)| group).collect()
}
