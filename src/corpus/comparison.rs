//! A comparison: groups by metrics, each cell with its statistics.

use super::estimate::{Estimated, FigureKind, Method};
use super::tested::Families;
use super::validation::ValidationFile;
use super::wordlists::GroupKeyness;
use super::{Field, MadeBy};
use crate::metric::Unit;
use crate::stats::{Estimate, RankRange};

/// Groups of articles, compared by their metrics.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What the articles are grouped by.
    pub by: Field,
    /// What they are compared within, and matched by.
    pub design: Design,
    /// The groups, by name.
    pub groups: Vec<Group>,
    /// The metrics, in report order.
    pub metrics: Vec<MetricComparison>,
    /// Ids of the metrics that tests are made of, chosen before anything was seen.
    pub family: Vec<String>,
    /// How many tests each family holds.
    pub families: Families,
    /// How it was made.
    pub method: Method,
    /// Articles left out because they could not be measured.
    pub failed: usize,
    /// Near copies, of which one is kept.
    pub copies: Vec<Copies>,
    /// Articles whose rows brought no fingerprint, so that copies among them could not be found.
    pub without_fingerprint: usize,
    /// Articles that a point can lead to, in the order of the input; empty where there are too many.
    pub articles: Vec<ListedArticle>,
    /// Loaded words that a figure can rest on, by number; empty where the rows do not name them.
    pub entries: Vec<String>,
    /// Words in the groups' own voice that set each apart; `None` where only rows were read.
    pub words: Option<Vec<GroupKeyness>>,
    /// How onrecord's findings stand to those of people, where that was measured.
    pub validation: Option<ValidationFile>,
    /// What the figures were made by.
    pub made_by: MadeBy,
}

/// What articles are compared within, and what they are matched by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Design {
    /// Strata, such as topics, within which groups are compared.
    pub within: Option<Strata>,
    /// Events, each told by several groups.
    pub pairs: Option<Strata>,
}

/// A field, and how it parts the articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Strata {
    /// The field.
    pub field: Field,
    /// What it says, in the order of names.
    pub names: Vec<String>,
    /// Articles that lack it.
    pub without: usize,
}

/// Some articles that have a field in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What the field says.
    pub name: String,
    /// How many articles, copies left out.
    pub articles: usize,
    /// Copies that were left out.
    pub copies: usize,
}

/// Articles that are near copies of each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copies {
    /// Id and group of the one that is kept: the earliest, or the first of those without a date.
    pub kept: (String, String),
    /// Ids and groups of the others.
    pub left_out: Vec<(String, String)>,
}

/// An article that a point leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedArticle {
    /// Its id.
    pub id: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Number of its group; `None` for a copy that is left out.
    pub group: Option<usize>,
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
    /// How well single articles tell the group: ICC(1).
    pub icc: Option<Estimate>,
    /// Articles that a group needs for a reliability of .80.
    pub needed: Option<u64>,
    /// The test of all groups at once.
    pub omnibus: Option<Omnibus>,
    /// Groups two by two; only for metrics that are tested, and a dozen groups at most.
    pub pairs: Vec<PairOfGroups>,
    /// The values of the articles, one list a group; only where there are few enough to draw them.
    pub points: Vec<Vec<(u32, f64)>>,
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
    /// Hedges' g against the same.
    pub g: Option<Estimate>,
    /// For numbers of things: how many per 1,000 words, all articles together.
    pub per_thousand: Option<Estimated>,
    /// Cliff's delta of the articles' numbers per 1,000 words.
    pub per_thousand_delta: Option<Estimate>,
    /// Reliability of the group's mean at this number of articles, 0 to 1.
    pub reliability: Option<f64>,
    /// Rank of the figure among the groups, 1 the highest, and where it could stand.
    pub rank: Option<RankRange>,
    /// Tests against all other groups.
    pub tested: Option<Tested>,
    /// The comparison with all other groups within strata.
    pub within: Option<Within>,
    /// What the difference to all other groups rests on.
    pub influence: Option<Influence>,
}

/// A p-value of a family of tests.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct Adjusted {
    /// As it is.
    pub p: f64,
    /// Adjusted by Holm's method: the chance of any false finding in the family.
    pub holm: f64,
    /// Adjusted by Benjamini and Hochberg's: the share of false findings among the findings.
    pub benjamini_hochberg: f64,
}

/// Tests of two groups, or of a group and all others.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct Tested {
    /// Mann & Whitney's.
    pub mann_whitney: Adjusted,
    /// Welch's p-value, not adjusted: beside the other for those who compare means.
    pub welch: Option<f64>,
}

/// The test of Kruskal & Wallis over all groups of enough articles.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct Omnibus {
    /// H, corrected for ties.
    pub h: f64,
    /// Degrees of freedom.
    pub freedom: usize,
    /// Its p-value, adjusted over the metrics of the family.
    pub adjusted: Adjusted,
}

/// Two groups by one metric.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct PairOfGroups {
    /// Number of the first group.
    pub left: usize,
    /// Number of the second.
    pub right: usize,
    /// Cliff's delta of the first against the second.
    pub delta: Option<Estimate>,
    /// Hedges' g.
    pub g: Option<Estimate>,
    /// Tests, where both have enough articles.
    pub tested: Option<Tested>,
    /// The same events told by both, where events were asked for.
    pub events: Option<SameEvents>,
}

/// Two groups by one metric, event by event.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct SameEvents {
    /// Events that both have.
    pub n: usize,
    /// Mean of the differences, first less second, with its bootstrap interval over events.
    pub difference: Option<Estimate>,
    /// Wilcoxon's signed-rank test, adjusted over metrics and pairs; `None` for few events.
    pub signed_rank: Option<Adjusted>,
}

/// A group against all others within strata.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct Within {
    /// Strata in which both the group and others have articles.
    pub strata: usize,
    /// Difference of the articles' means, all strata thrown together.
    pub pooled: Option<f64>,
    /// The same within strata; for yes and no that of Mantel & Haenszel.
    pub difference: Option<Estimate>,
    /// Mantel & Haenszel's odds ratio, for yes and no.
    pub odds_ratio: Option<Estimate>,
    /// p-value by permutation within strata, adjusted over the family; `None` for few articles.
    pub permutation: Option<Adjusted>,
    /// Whether the two differences point different ways.
    pub flips: bool,
}

/// What the difference of a group's figure to that of all others rests on.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct Influence {
    /// Figure less the figure of all others.
    pub difference: f64,
    /// The article of the group that the difference leans on most, and the difference without it; `None` where it would
    /// be no less without any.
    pub article: Option<(u32, f64)>,
    /// How many articles of the group, those that carry the difference most, must go for it to change sign; `None`
    /// where it keeps it to the last.
    pub overturn: Option<usize>,
    /// The lexicon entry that it leans on most, and the difference without it.
    pub entry: Option<(u32, f64)>,
}

impl Within {
    /// Whether the difference within strata points another way than thrown together, and its interval leaves out 0.
    #[must_use]
    pub fn is_turned(&self) -> bool {
        let interval = self.difference.and_then(|difference| difference.interval);
        self.flips && interval.is_some_and(|interval| !interval.contains(0.0))
    }
}

impl Comparison {
    /// How many articles there are in all groups.
    #[must_use]
    pub fn n_articles(&self) -> usize {
        self.groups.iter().map(|group| group.articles).sum()
    }

    /// The groups that have fewer articles than an interval can be trusted with.
    pub fn small_groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(|group| group.articles < self.method.few)
    }

    /// How many copies were left out.
    #[must_use]
    pub fn n_copies(&self) -> usize {
        self.copies.iter().map(|copies| copies.left_out.len()).sum()
    }
}
