//! A comparison: groups by metrics, each cell with its statistics.

use super::estimate::{self, Estimated, FigureKind, Method};
use super::sample::{Column, Sample};
use super::{Field, MadeBy};
use crate::metric::Unit;
use crate::stats::{Estimate, cliffs_delta, mean, median};

/// Groups of articles, compared by their metrics.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What the articles are grouped by.
    pub by: Field,
    /// The groups, by name.
    pub groups: Vec<Group>,
    /// The metrics, in report order.
    pub metrics: Vec<MetricComparison>,
    /// How it was made.
    pub method: Method,
    /// Articles left out because they could not be measured.
    pub failed: usize,
    /// What the figures were made by.
    pub made_by: MadeBy,
}

/// Some articles that have a field in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What the field says.
    pub name: String,
    /// How many articles.
    pub articles: usize,
}

/// The groups by one metric.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricComparison {
    /// Id of the metric, or of its part.
    pub id: String,
    /// What its values are.
    pub unit: Unit,
    /// How a group's figure is made.
    pub kind: FigureKind,
    /// Whether it is a rate or share that came without its counts, so that the figure is a mean.
    pub lacks_counts: bool,
    /// One cell a group, in their order.
    pub cells: Vec<Cell>,
}

/// One group by one metric. What is not defined is `None`.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Articles with a value.
    pub n: usize,
    /// Articles without one.
    pub undefined: usize,
    /// Mean of the articles' values.
    pub mean: Option<f64>,
    /// Their median.
    pub median: Option<f64>,
    /// The figure of the group.
    pub figure: Option<Estimated>,
    /// The same figure of all other groups together.
    pub rest: Option<f64>,
    /// Cliff's delta of the group's values against those of all other groups.
    pub delta: Option<Estimate>,
}

impl Comparison {
    /// How many articles there are in all groups.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.groups.iter().map(|group| group.articles).sum()
    }

    /// The groups that have fewer articles than an interval can be trusted with.
    pub fn small_groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(|group| group.articles < self.method.few)
    }
}

/// Compares the groups by one metric.
pub(super) fn of_column(column: &Column, members: &[usize], groups: &[Group], method: &Method) -> MetricComparison {
    let kind = column.kind();
    let samples = column.by_group(members, groups.len());
    let cells = groups.iter().zip(&samples).enumerate().map(|(number, (group, sample))| {
        let rest = Sample::of_the_others(&samples, number);
        Cell {
            n: sample.values.len(),
            undefined: group.articles.saturating_sub(sample.values.len()),
            mean: mean(&sample.values),
            median: median(&sample.values),
            figure: estimate::estimate(sample, kind, method),
            rest: estimate::point(&rest, kind),
            delta: cliffs_delta(&sample.values, &rest.values, method.level),
        }
    });
    MetricComparison {
        id: column.id.clone(),
        unit: column.unit,
        kind,
        lacks_counts: column.lacks_counts(),
        cells: cells.collect(),
    }
}
