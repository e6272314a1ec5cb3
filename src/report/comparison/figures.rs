//! The groups by each metric, in words and as dots with intervals.

use serde::Serialize;

use super::axis::Axis;
use super::phrases;
use crate::corpus::{Cell, Comparison, Group, MetricComparison};
use crate::metric::Unit;
use crate::report::words;

/// The groups by one metric.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MetricFigures {
    /// Id of the metric, or of its part.
    pub id: String,
    /// Its name, with a capital.
    pub name: String,
    /// "per 1,000 words, all articles together".
    pub unit: &'static str,
    /// One a group.
    pub groups: Vec<GroupFigure>,
    /// What the dots stand along.
    pub axis: Axis,
    /// What the articles' own values stand along; as far as they reach.
    pub spread: Axis,
    /// The articles' own values, a list a group; empty where there are too many to draw.
    pub points: Vec<Vec<Point>>,
    /// ICC(1): how well a single article tells its group.
    pub icc: Option<f64>,
    /// "36 articles a group for .80".
    pub needed: Option<String>,
    /// All of it in one sentence, for those who do not see the dots.
    pub description: String,
}

/// One group by one metric.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupFigure {
    /// Name of the group.
    pub group: String,
    /// Articles with a value, in digits.
    pub n: String,
    /// Articles without one, in digits.
    pub undefined: String,
    /// Whether there are too few articles with a value to trust the interval.
    pub few: bool,
    /// The figure, or "not defined".
    pub figure: String,
    /// "22.1 to 41".
    pub interval: Option<String>,
    /// Mean of the articles' values.
    pub mean: Option<String>,
    /// Their median; none for yes and no.
    pub median: Option<String>,
    /// Cliff's delta against the rest.
    pub delta: Option<String>,
    /// "0.78 to 0.98".
    pub delta_interval: Option<String>,
    /// Where the dot and its line stand on the axis.
    pub dot: Option<Dot>,
    /// Median of the articles' values.
    pub middle: Option<f64>,
    /// Cliff's delta with the line of its interval, from −1 to 1.
    pub effect: Option<Dot>,
    /// Rank among the groups with the line from the best to the worst that it could be.
    pub rank: Option<Dot>,
    /// Articles with a value, and the reliability of their mean.
    pub reliability: Option<(f64, f64)>,
}

/// An article's own value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Point {
    /// The value.
    pub at: f64,
    /// Number of the article in the list of articles.
    pub article: u32,
    /// Its id and the value, in words.
    pub label: String,
}

/// A dot with the line of its interval.
#[derive(Copy, Clone, Debug, PartialEq, Serialize)]
pub struct Dot {
    /// Where the dot stands.
    pub at: f64,
    /// Where the line starts; at the dot where there is no interval.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
}

/// The figures of a metric for the first `most` groups.
pub(super) fn of_metric(comparison: &Comparison, metric: &MetricComparison, most: usize) -> MetricFigures {
    let cells = comparison.groups.iter().zip(&metric.cells).take(most);
    let groups: Vec<GroupFigure> =
        cells.map(|(group, cell)| of_cell(group, cell, metric.unit, comparison.method.few)).collect();
    let ends = groups.iter().filter_map(|group| group.dot).flat_map(|dot| [dot.low, dot.high]);
    let axis = Axis::of(ends, metric.unit);
    let values = metric.points.iter().flatten().map(|(_, value)| *value);
    MetricFigures {
        id: metric.id.clone(),
        name: words::capital(&phrases::name_of(&metric.id)),
        unit: phrases::unit_of(metric),
        description: description(&groups),
        axis,
        spread: Axis::of(values, metric.unit),
        points: points(comparison, metric, most),
        icc: metric.icc.map(|icc| icc.value),
        needed: metric.needed.map(|needed| {
            let needed = usize::try_from(needed).unwrap_or(usize::MAX);
            format!("{} a group for .80", words::count(needed, "article", "articles"))
        }),
        groups,
    }
}

/// Most articles that are drawn one by one.
const DRAWN: usize = 1_000;

fn points(comparison: &Comparison, metric: &MetricComparison, most: usize) -> Vec<Vec<Point>> {
    if metric.points.iter().map(Vec::len).sum::<usize>() > DRAWN {
        return Vec::new();
    }
    let point = |(number, value): &(u32, f64)| {
        let article = comparison.articles.get(*number as usize)?;
        let id = words::excerpt(&words::clean(&article.id), words::NAME);
        Some(Point { at: *value, article: *number, label: format!("{id}: {}", phrases::value(*value, metric.unit)) })
    };
    metric.points.iter().take(most).map(|points| points.iter().filter_map(point).collect()).collect()
}

fn of_cell(group: &Group, cell: &Cell, unit: Unit, few: usize) -> GroupFigure {
    let figure = cell.figure.map(|figure| figure.estimate);
    let interval = figure.and_then(|figure| figure.interval);
    let delta = cell.delta.and_then(|delta| delta.interval);
    GroupFigure {
        group: group_name(group),
        n: words::whole(cell.n),
        undefined: words::whole(cell.undefined),
        few: cell.n < few,
        figure: figure.map_or_else(|| "not defined".to_owned(), |figure| phrases::value(figure.value, unit)),
        interval: interval.map(|interval| phrases::interval((interval.low, interval.high), unit)),
        mean: cell.mean.map(|mean| phrases::value(mean, unit)),
        median: cell.median.filter(|_| unit != Unit::YesNo).map(|median| phrases::value(median, unit)),
        delta: cell.delta.map(|delta| phrases::delta(delta.value)),
        delta_interval: delta.map(|delta| format!("{} to {}", phrases::delta(delta.low), phrases::delta(delta.high))),
        dot: figure.map(|figure| Dot {
            at: figure.value,
            low: interval.map_or(figure.value, |interval| interval.low.min(figure.value)),
            high: interval.map_or(figure.value, |interval| interval.high.max(figure.value)),
        }),
        middle: cell.median.filter(|_| unit != Unit::YesNo),
        effect: cell.delta.map(|effect| Dot {
            at: effect.value,
            low: effect.interval.map_or(effect.value, |interval| interval.low),
            high: effect.interval.map_or(effect.value, |interval| interval.high),
        }),
        rank: cell.rank.map(|rank| Dot { at: rank.rank, low: rank.best, high: rank.worst }),
        reliability: cell.reliability.map(|reliability| (cell.n as f64, reliability)),
    }
}

/// A group's name fit to be shown.
pub(super) fn group_name(group: &Group) -> String {
    words::excerpt(&words::clean(&group.name), words::NAME)
}

fn description(groups: &[GroupFigure]) -> String {
    let each = groups.iter().map(|group| match &group.interval {
        Some(interval) => format!("{}: {}, interval {interval}, {} articles", group.group, group.figure, group.n),
        None => format!("{}: {}, no interval, {} articles", group.group, group.figure, group.n),
    });
    format!("{}.", each.collect::<Vec<_>>().join("; "))
}
