//! Everything that the templates of a comparison lay out: words, numbers in words, dots.

use serde::Serialize;

use super::figures::{self, MetricFigures};
use super::summary::{self, GroupSummary};
use super::tables::{self, PageTable, Shown};
use super::{cautions, methods, paper, phrases};
use crate::corpus::{Comparison, Field, ListedArticle, MetricComparison};
use crate::metric::{Metric, metric_of};
use crate::report::page::{HASH, LexiconView};
use crate::report::words;

/// Groups that the page shows; data formats have all.
const GROUPS: usize = 40;

/// The page of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparisonPage {
    /// "3 outlets compared".
    pub title: String,
    /// "36 articles", "by outlet".
    pub about: Vec<String>,
    /// What to know before believing any of it.
    pub cautions: Vec<String>,
    /// What sets each group apart.
    pub summary: Vec<GroupSummary>,
    /// The figures to read first, with dots.
    pub first: Vec<MetricFigures>,
    /// The finer figures of those, as tables.
    pub tables: Vec<PageTable>,
    /// All others.
    pub others: Vec<MetricFigures>,
    /// Words that set each group apart, to be drawn.
    pub words: Vec<GroupWords>,
    /// The articles that points lead to.
    pub articles: Vec<ArticleView>,
    /// How the numbers were made, a paragraph each.
    pub methods: Vec<String>,
    /// The same in one paragraph for a paper, with names and years.
    pub for_a_paper: String,
    /// What that cites.
    pub references: Vec<&'static str>,
    /// What the figures to read first count.
    pub terms: Vec<Term>,
    /// Version of the program that compares.
    pub version: &'static str,
    /// Versions of the program that made the figures.
    pub made_by: String,
    /// Starts of the SHA-256 of the settings that they were made with.
    pub settings: String,
    /// The lexicons that they were made with.
    pub lexicons: Vec<LexiconView>,
}

/// The words that set a group apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupWords {
    /// Name of the group.
    pub group: String,
    /// The greatest z that chance reached in it.
    pub chance: Option<f64>,
    /// Words with their z, the greatest first.
    pub words: Vec<(String, f64)>,
}

/// An article in the list of articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Name of its group; empty for a copy that is left out.
    pub group: String,
}

/// A metric and what it counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// Id of the metric.
    pub id: &'static str,
    /// Its name, with a capital.
    pub name: String,
    /// What it counts and divides by.
    pub meaning: String,
}

pub(super) fn build(comparison: &Comparison, shown: super::Shown) -> ComparisonPage {
    let (first, others) = split(comparison, shown);
    let figures = |metrics: &[&MetricComparison]| -> Vec<MetricFigures> {
        metrics.iter().map(|metric| figures::of_metric(comparison, metric, GROUPS)).collect()
    };
    let made_by = &comparison.made_by;
    let onrecord: Vec<String> = made_by.onrecord.iter().map(|version| words::clean(version)).collect();
    let settings: Vec<String> =
        made_by.settings.iter().map(|hash| short(hash)).filter(|hash| !hash.is_empty()).collect();
    ComparisonPage {
        title: title(comparison),
        about: about(comparison),
        cautions: cautions::build(comparison, GROUPS),
        summary: summary::build(comparison, &first, GROUPS),
        terms: terms(&first),
        first: figures(&first),
        others: figures(&others),
        tables: tables::build(&Shown { comparison, metrics: &first, most: GROUPS }),
        methods: methods::build(comparison),
        words: words_of(comparison),
        articles: articles(comparison),
        for_a_paper: paper::paragraph(comparison),
        references: paper::references(comparison),
        version: env!("CARGO_PKG_VERSION"),
        made_by: words::list(&onrecord),
        settings: words::list(&settings),
        lexicons: lexicons(comparison),
    }
}

/// The metrics to read first, in reading order, and all others in report order.
fn split(comparison: &Comparison, shown: super::Shown) -> (Vec<&MetricComparison>, Vec<&MetricComparison>) {
    let super::Shown::Readable(anonymous) = shown else { return (comparison.metrics.iter().collect(), Vec::new()) };
    let readable = phrases::readable(anonymous);
    let of_id = |id: &String| comparison.metrics.iter().find(|metric| metric.id == *id);
    let first = readable.iter().filter_map(of_id).collect();
    (first, comparison.metrics.iter().filter(|metric| !readable.contains(&metric.id)).collect())
}

fn title(comparison: &Comparison) -> String {
    let groups = phrases::groups_of(&comparison.by, comparison.groups.len());
    match &comparison.by {
        Field::Other(name) => format!("{groups} compared by {}", words::excerpt(&words::clean(name), words::NAME)),
        _ if comparison.groups.len() == 1 => format!("{groups} measured"),
        _ => format!("{groups} compared"),
    }
}

fn about(comparison: &Comparison) -> Vec<String> {
    let by = words::excerpt(&words::clean(&comparison.by.to_string()), words::NAME);
    vec![words::count(comparison.n_articles(), "article", "articles"), format!("by {by}")]
}

/// What the metrics count, each metric once.
fn terms(metrics: &[&MetricComparison]) -> Vec<Term> {
    let mut found: Vec<&dyn Metric> = Vec::new();
    for (metric, _) in metrics.iter().filter_map(|metric| metric_of(&metric.id)) {
        if found.iter().all(|known| known.id() != metric.id()) {
            found.push(metric);
        }
    }
    let term = |metric: &dyn Metric| Term {
        id: metric.id(),
        name: words::capital(metric.name()),
        meaning: phrases::meaning(metric),
    };
    found.into_iter().map(term).collect()
}

/// Words of a group that are drawn.
const WORDS: usize = 8;
/// Groups whose words are drawn.
const GROUPS_OF_WORDS: usize = 12;

fn words_of(comparison: &Comparison) -> Vec<GroupWords> {
    let groups = comparison.words.iter().flatten().filter(|group| !group.key_words.is_empty());
    let drawn = groups.take(GROUPS_OF_WORDS).map(|group| GroupWords {
        group: words::excerpt(&words::clean(&group.group), words::NAME),
        chance: group.null,
        words: group.key_words.iter().take(WORDS).map(|word| (words::clean(&word.text), word.z)).collect(),
    });
    drawn.collect()
}

fn articles(comparison: &Comparison) -> Vec<ArticleView> {
    let group = |number: Option<usize>| number.and_then(|number| comparison.groups.get(number));
    let view = |article: &ListedArticle| ArticleView {
        id: words::clean(&article.id),
        title: article.title.as_deref().map_or_else(String::new, words::clean),
        group: group(article.group).map_or_else(String::new, figures::group_name),
    };
    comparison.articles.iter().map(view).collect()
}

fn lexicons(comparison: &Comparison) -> Vec<LexiconView> {
    let lexicons = comparison.made_by.lexicons.iter().map(|lexicon| LexiconView {
        id: words::clean(&lexicon.id),
        version: words::clean(&lexicon.version),
        hash: short(&lexicon.sha256),
    });
    lexicons.collect()
}

fn short(hash: &str) -> String {
    words::clean(hash).chars().take(HASH).collect()
}
