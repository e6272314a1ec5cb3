//! In: measured articles. Out: a [`Comparison`]: per group and metric how many articles, where their values lie,
//! the group's figure with its interval, and how far the group stands from the rest.
//!
//! The article is the unit: what stands in one article hangs together, so intervals come from resampling whole
//! articles. To add a statistic: one file that makes it from a `Sample`, and a field of [`Cell`].

mod article;
mod baseline;
mod columns;
mod comparison;
mod copies;
mod estimate;
mod events;
mod field;
mod frame;
mod influence;
mod labels;
mod made_by;
mod of_metric;
mod sample;
mod scored;
mod tested;
pub mod validation;
mod within;
pub mod wordlists;

pub use crate::stats::{Estimate, Interval, RankRange};
pub use article::{Figure, MeasuredArticle};
pub use baseline::{BaselineBuilder, BaselineError, BaselineFile, Spread};
pub use columns::ScoredColumns;
pub use comparison::{
    Adjusted, Cell, Comparison, Copies, Design, Group, Influence, ListedArticle, MetricComparison, Omnibus,
    PairOfGroups, SameEvents, Strata, Tested, Within,
};
pub use copies::{FURTHEST, Fingerprint, fingerprint};
pub use estimate::{Estimated, FigureKind, IntervalKind, MANY, Method};
pub use field::{DatePart, Field, FieldError};
pub use made_by::{LexiconVersion, MadeBy, RowMadeBy};
pub use scored::{SCHEMA as ROW_SCHEMA, ScoredRow, ScoredTable, from_json};
pub use tested::Families;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::metric::{Metric, Unit, metric_of};
use frame::Frame;
use influence::Hits;
use labels::Labels;
use sample::Column;

/// Name of the group of the articles that lack the field.
pub const NO_GROUP: &str = "(none)";
/// Id of the metric that lengths come from.
const LENGTH: &str = "words";

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
    within: Option<Field>,
    pairs: Option<Field>,
    copies: CopiesAre,
    groups: Labels,
    strata: Labels,
    events: Labels,
    known: Vec<Known>,
    columns: Vec<Column>,
    /// Places of the metrics in `columns`; `None` for one that is not wanted.
    places: BTreeMap<String, Option<usize>>,
    /// Ids of the metrics that are wanted; empty for all.
    wanted: Vec<String>,
    /// Ids of the metrics that tests are made of.
    family: Vec<String>,
    /// Lengths, where they are not among the wanted metrics.
    words: Column,
    hits: Hits,
    failed: usize,
    made_by: MadeBy,
}

/// What becomes of near copies.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum CopiesAre {
    /// One of them is kept.
    #[default]
    KeptOnce,
    /// All stay.
    Kept,
}

/// What is kept of an article besides its values.
#[derive(Clone, Debug)]
struct Known {
    id: String,
    title: Option<String>,
    /// Day of publication as one number; the greatest where it is not known.
    day: u32,
    fingerprint: Option<Fingerprint>,
}

impl Corpus {
    /// An empty corpus whose articles are grouped by a field.
    #[must_use]
    pub fn new(by: Field) -> Self {
        Self {
            by,
            within: None,
            pairs: None,
            copies: CopiesAre::default(),
            groups: Labels::default(),
            strata: Labels::default(),
            events: Labels::default(),
            known: Vec::new(),
            columns: Vec::new(),
            places: BTreeMap::new(),
            wanted: Vec::new(),
            family: Vec::new(),
            words: Column::new(LENGTH, Unit::Count),
            hits: Hits::default(),
            failed: 0,
            made_by: MadeBy::default(),
        }
    }

    /// Keeps to these metrics, all parts of each, or to single parts; to all where none is named.
    #[must_use]
    pub fn only(self, wanted: Vec<String>) -> Self {
        Self { wanted, ..self }
    }

    /// Makes tests of these metrics; of none where none is named. They are to be chosen before anything is seen.
    #[must_use]
    pub fn testing(self, family: Vec<String>) -> Self {
        Self { family, ..self }
    }

    /// Compares groups within strata as well.
    #[must_use]
    pub fn within(self, field: Option<Field>) -> Self {
        Self { within: field, ..self }
    }

    /// Compares groups event by event as well.
    #[must_use]
    pub fn paired(self, field: Option<Field>) -> Self {
        Self { pairs: field, ..self }
    }

    /// Says what becomes of near copies.
    #[must_use]
    pub fn with_copies(self, copies: CopiesAre) -> Self {
        Self { copies, ..self }
    }

    /// Takes an article in. Metrics are compared in the order in which they first come.
    pub fn add(&mut self, article: &MeasuredArticle<'_>) {
        let Ok(number) = u32::try_from(self.known.len()) else { return };
        let meta = &*article.meta;
        self.groups.push(Some(self.by.of(meta).as_deref().unwrap_or(NO_GROUP)));
        let name = |field: &Option<Field>| field.as_ref().and_then(|field| field.of(meta)).map(Cow::into_owned);
        self.strata.push(name(&self.within).as_deref());
        self.events.push(name(&self.pairs).as_deref());
        self.known.push(Known {
            id: meta.id.clone(),
            title: meta.title.clone().filter(|_| self.known.len() < of_metric::DRAWN),
            day: day_of(meta.published.as_deref()),
            fingerprint: article.fingerprint,
        });
        article.loaded.iter().for_each(|(entry, weight)| self.hits.push(number, entry, *weight));
        for (nth, (id, figure)) in article.figures.iter().enumerate() {
            if id == LENGTH {
                self.words.push(number, *figure);
            }
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
        self.known.len()
    }

    /// Whether there is no article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether any article has the field that they are grouped by.
    #[must_use]
    pub fn has_groups(&self) -> bool {
        self.groups.names().any(|name| name != NO_GROUP)
    }

    /// Whether any article has the field that strata, or else events, are told by; yes where none was asked for.
    #[must_use]
    pub fn has_strata(&self) -> (bool, bool) {
        let has = |asked: &Option<Field>, labels: &Labels| asked.is_none() || labels.names().next().is_some();
        (has(&self.within, &self.strata), has(&self.pairs, &self.events))
    }

    /// Compares the groups by every metric. The same articles in the same order give the same comparison,
    /// whatever the number of threads.
    #[must_use]
    pub fn compare(&self, method: &Method) -> Comparison {
        let mut members = self.groups.places();
        let names: Vec<&str> = self.groups.names().collect();
        let copies = self.leave_copies_out(&mut members, &names);
        let groups = groups(&names, &members, &self.groups.places());
        let (strata, events) = (self.strata.places(), self.events.places());
        let design = Design {
            within: strata_of(self.within.as_ref(), &self.strata, &strata),
            pairs: strata_of(self.pairs.as_ref(), &self.events, &events),
        };
        let articles = self.listed(&members);
        let frame = Frame {
            groups: &groups,
            members,
            strata,
            n_strata: design.within.as_ref().map_or(0, |strata| strata.names.len()),
            events,
            n_events: design.pairs.as_ref().map_or(0, |events| events.names.len()),
            words: Some(&self.words).filter(|words| words.points().next().is_some()),
            family: &self.family,
        };
        let compared = self.columns.par_iter().map(|column| of_metric::compare(column, &frame, &self.hits, method));
        let mut metrics: Vec<MetricComparison> = compared.collect();
        let families = tested::adjust(&mut metrics);
        Comparison {
            by: self.by.clone(),
            design,
            family: self.family.iter().filter(|id| metrics.iter().any(|metric| metric.id == **id)).cloned().collect(),
            families,
            metrics,
            groups,
            method: *method,
            failed: self.failed,
            copies,
            without_fingerprint: self.known.iter().filter(|known| known.fingerprint.is_none()).count(),
            articles,
            entries: self.hits.entries(),
            words: None,
            validation: None,
            made_by: self.made_by.clone(),
        }
    }

    /// Takes all copies but one out of the groups: the earliest stays, and of those of a day the first.
    fn leave_copies_out(&self, members: &mut [Option<usize>], names: &[&str]) -> Vec<Copies> {
        if self.copies == CopiesAre::Kept {
            return Vec::new();
        }
        let prints: Vec<Option<Fingerprint>> = self.known.iter().map(|known| known.fingerprint).collect();
        let told = |article: usize, members: &[Option<usize>]| {
            let group = members.get(article).copied().flatten().and_then(|group| names.get(group));
            let id = self.known.get(article).map(|known| known.id.clone());
            (id.unwrap_or_default(), group.map_or_else(String::new, |name| (*name).to_owned()))
        };
        let day = |article: &usize| self.known.get(*article).map_or(u32::MAX, |known| known.day);
        let mut found = Vec::new();
        for cluster in copies::find(&prints) {
            let Some(kept) = cluster.iter().copied().min_by_key(|article| (day(article), *article)) else { continue };
            let others: Vec<usize> = cluster.into_iter().filter(|article| *article != kept).collect();
            let left_out = others.iter().map(|article| told(*article, members)).collect();
            found.push(Copies { kept: told(kept, members), left_out });
            for article in others {
                if let Some(member) = members.get_mut(article) {
                    *member = None;
                }
            }
        }
        found
    }

    /// The articles that points lead to.
    fn listed(&self, members: &[Option<usize>]) -> Vec<ListedArticle> {
        if self.known.len() > of_metric::DRAWN {
            return Vec::new();
        }
        let listed = |(known, group): (&Known, &Option<usize>)| ListedArticle {
            id: known.id.clone(),
            title: known.title.clone(),
            group: *group,
        };
        self.known.iter().zip(members).map(listed).collect()
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
}

/// The groups with how many articles of each stay, and how many copies do not.
fn groups(names: &[&str], members: &[Option<usize>], before: &[Option<usize>]) -> Vec<Group> {
    let new = |name: &&str| Group { name: (*name).to_owned(), articles: 0, copies: 0 };
    let mut groups: Vec<Group> = names.iter().map(new).collect();
    for (member, before) in members.iter().zip(before) {
        if let Some(group) = before.and_then(|group| groups.get_mut(group)) {
            group.articles += usize::from(member.is_some());
            group.copies += usize::from(member.is_none());
        }
    }
    groups
}

fn strata_of(field: Option<&Field>, labels: &Labels, places: &[Option<usize>]) -> Option<Strata> {
    let names = labels.names().map(str::to_owned).collect();
    let without = places.iter().filter(|place| place.is_none()).count();
    field.map(|field| Strata { field: field.clone(), names, without })
}

/// A day as a number that sorts, from an ISO date.
fn day_of(published: Option<&str>) -> u32 {
    let day = published.and_then(|date| DatePart::Day.of(date));
    let digits = day.map(|day| day.replace('-', ""));
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
