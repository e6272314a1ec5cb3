//! In: measured articles. Out: a [`Comparison`]: per group and metric how many articles, where their values lie,
//! the group's figure with its interval, and how far the group stands from the rest.
//!
//! The article is the unit: what stands in one article hangs together, so intervals come from resampling whole
//! articles. To add a statistic: one file that makes it from a `Sample`, and a field of [`Cell`].

mod article;
mod comparison;
mod estimate;
mod field;
mod made_by;
mod sample;
mod scored;
pub mod wordlists;

pub use crate::stats::{Estimate, Interval};
pub use article::{Figure, MeasuredArticle};
pub use comparison::{Cell, Comparison, Group, MetricComparison};
pub use estimate::{Estimated, FigureKind, IntervalKind, Method};
pub use field::{DatePart, Field, FieldError};
pub use made_by::{LexiconVersion, MadeBy, RowMadeBy};
pub use scored::{ScoredRow, ScoredTable, from_json};

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::metric::{Metric, Unit, metric_of};
use sample::Column;

/// Name of the group of the articles that lack the field.
pub const NO_GROUP: &str = "(none)";

/// Measured articles, taken in one after the other, of which only the values stay.
///
/// ```
/// use onrecord::corpus::{Corpus, Field, Figure, MeasuredArticle, Method};
/// use onrecord::text::Meta;
///
/// let mut corpus = Corpus::new(Field::Outlet);
/// for (outlet, sources) in [("Courier", 4.0), ("Courier", 6.0), ("Post", 1.0)] {
///     let meta = Meta { outlet: Some(outlet.into()), ..Meta::default() };
///     corpus.add(&MeasuredArticle::new(&meta, [("sources", Figure::of_value(sources))]));
/// }
/// let comparison = corpus.compare(&Method::default());
/// assert_eq!(comparison.metrics[0].cells[0].mean, Some(5.0));
/// ```
#[derive(Clone, Debug)]
pub struct Corpus {
    by: Field,
    /// Group of each article.
    members: Vec<u32>,
    /// Names of the groups with their numbers.
    groups: BTreeMap<String, u32>,
    columns: Vec<Column>,
    /// Places of the metrics in `columns`; `None` for one that is not wanted.
    places: BTreeMap<String, Option<usize>>,
    /// Ids of the metrics that are wanted; empty for all.
    wanted: Vec<String>,
    failed: usize,
    made_by: MadeBy,
}

impl Corpus {
    /// An empty corpus whose articles are grouped by a field.
    #[must_use]
    pub fn new(by: Field) -> Self {
        Self {
            by,
            members: Vec::new(),
            groups: BTreeMap::new(),
            columns: Vec::new(),
            places: BTreeMap::new(),
            wanted: Vec::new(),
            failed: 0,
            made_by: MadeBy::default(),
        }
    }

    /// Keeps to these metrics, all parts of each, or to single parts; to all where none is named.
    #[must_use]
    pub fn only(mut self, wanted: Vec<String>) -> Self {
        self.wanted = wanted;
        self
    }

    /// Takes an article in. Metrics are compared in the order in which they first come.
    pub fn add(&mut self, article: &MeasuredArticle<'_>) {
        let Ok(number) = u32::try_from(self.members.len()) else { return };
        let group = self.by.of(&article.meta).map_or(NO_GROUP.into(), |name| name);
        let next = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let group = match self.groups.get(&*group) {
            Some(known) => *known,
            None => *self.groups.entry(group.into_owned()).or_insert(next),
        };
        self.members.push(group);
        for (nth, (id, figure)) in article.figures.iter().enumerate() {
            let place = self.place_of(id, nth);
            if let Some(column) = place.and_then(|place| self.columns.get_mut(place)) {
                column.push(number, *figure);
            }
        }
    }

    /// Notes what made the articles; told once for articles analysed here, with each row for rows of score's output.
    pub fn made_by(&mut self, row: &RowMadeBy) {
        self.made_by.add(row);
    }

    /// Notes an article that could not be measured, and is left out.
    pub fn failed(&mut self) {
        self.failed += 1;
    }

    /// How many articles there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Whether any article has the field that they are grouped by.
    #[must_use]
    pub fn has_groups(&self) -> bool {
        self.groups.keys().any(|name| name != NO_GROUP)
    }

    /// Compares the groups by every metric. The same articles in the same order give the same comparison,
    /// whatever the number of threads.
    #[must_use]
    pub fn compare(&self, method: &Method) -> Comparison {
        let mut groups: Vec<Group> = self.groups.keys().map(|name| Group { name: name.clone(), articles: 0 }).collect();
        let ranks = self.ranks();
        let members: Vec<usize> =
            self.members.iter().map(|group| ranks.get(*group as usize).copied().unwrap_or(0)).collect();
        for member in &members {
            if let Some(group) = groups.get_mut(*member) {
                group.articles += 1;
            }
        }
        let compared = self.columns.par_iter().map(|column| comparison::of_column(column, &members, &groups, method));
        let metrics = compared.collect();
        Comparison {
            by: self.by.clone(),
            groups,
            metrics,
            method: *method,
            failed: self.failed,
            made_by: self.made_by.clone(),
        }
    }

    /// Where the column of a metric is; rows name their metrics in one order, so the next one is tried first.
    fn place_of(&mut self, id: &str, nth: usize) -> Option<usize> {
        if self.columns.get(nth).is_some_and(|column| column.id == id) {
            return Some(nth);
        }
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        let metric = metric_of(id).map(|(metric, _)| metric);
        let is_named = |name: &String| name == id || metric.is_some_and(|metric| metric.id() == name);
        let place = (self.wanted.is_empty() || self.wanted.iter().any(is_named)).then_some(self.columns.len());
        if place.is_some() {
            self.columns.push(Column::new(id, metric.map_or(Unit::Number, Metric::unit)));
        }
        self.places.insert(id.to_owned(), place);
        place
    }

    /// For each group, by the order in which it came, its place in the order of names.
    fn ranks(&self) -> Vec<usize> {
        let mut ranks = vec![0; self.groups.len()];
        for (rank, number) in self.groups.values().enumerate() {
            if let Some(slot) = ranks.get_mut(*number as usize) {
                *slot = rank;
            }
        }
        ranks
    }
}

#[cfg(test)]
mod tests;
