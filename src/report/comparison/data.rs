//! A comparison as data: one JSON object, schema 1. Field names are stable; what is not defined is `null`.

use schemars::JsonSchema;
use serde::Serialize;

use super::details::{
    CopiesRow, EstimateRow, FamiliesRow, GroupWordsRow, InfluenceRow, OmnibusRow, PairRow, RankRow, StrataRow,
    TestedRow, WithinRow,
};
use crate::corpus::validation::ValidationFile;
use crate::corpus::{Cell, Comparison, LexiconVersion, MetricComparison};
use crate::metric::Unit;
use crate::report::SCHEMA;

/// Groups of articles, compared by their metrics.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ComparisonRow {
    /// Number of the schema.
    pub schema: u32,
    /// What the articles are grouped by.
    pub by: String,
    /// Articles in all groups.
    pub articles: usize,
    /// Articles left out because they could not be measured.
    pub failed: usize,
    /// The groups, by name.
    pub groups: Vec<GroupRow>,
    /// The metrics, in report order.
    pub metrics: Vec<MetricRow>,
    /// What groups are compared within, where that was asked for.
    pub within: Option<StrataRow>,
    /// What events they are matched by, where that was asked for.
    pub pairs: Option<StrataRow>,
    /// Ids of the metrics that tests are made of, chosen before anything was seen.
    pub family: Vec<String>,
    /// How many tests each family of adjusted p-values holds.
    pub tests: FamiliesRow,
    /// Near copies, of which one is kept.
    pub copies: Vec<CopiesRow>,
    /// Words in the groups' own voice that set each apart; `null` where only rows were read.
    pub words: Option<Vec<GroupWordsRow>>,
    /// How onrecord's findings stand to those of people, where that was measured.
    pub validation: Option<ValidationFile>,
    /// How the numbers were made.
    pub method: MethodRow,
    /// Versions of the program that made the figures.
    pub onrecord: Vec<String>,
    /// SHA-256 of the settings that they were made with.
    pub settings_sha256: Vec<String>,
    /// The lexicons that they were made with.
    pub lexicons: Vec<LexiconVersion>,
}

/// Some articles that have a field in common.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct GroupRow {
    /// What the field says.
    pub name: String,
    /// How many articles, copies left out.
    pub articles: usize,
    /// Copies that were left out.
    pub copies: usize,
    /// Whether there are too few to trust the intervals.
    pub few: bool,
}

/// The groups by one metric.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MetricRow {
    /// Id of the metric, or of its part.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// What its values are.
    #[schemars(extend("enum" = ["count", "share", "per-thousand-words", "yes-no", "number"]))]
    pub unit: &'static str,
    /// What `estimate` is.
    #[schemars(extend("enum" = ["ratio-of-sums", "mean", "share-of-articles"]))]
    pub estimate_is: &'static str,
    /// How well single articles tell the group: ICC(1).
    pub icc: EstimateRow,
    /// Articles that a group needs for a reliability of .80.
    pub articles_needed: Option<u64>,
    /// The test of Kruskal and Wallis, where tests are made of this metric.
    pub kruskal_wallis: Option<OmnibusRow>,
    /// One cell a group.
    pub groups: Vec<CellRow>,
    /// Groups two by two, where tests are made of this metric.
    pub pairs: Vec<PairRow>,
}

/// One group by one metric.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CellRow {
    /// Name of the group.
    pub group: String,
    /// Articles with a value.
    pub n: usize,
    /// Articles without one.
    pub undefined: usize,
    /// Mean of the articles' values.
    pub mean: Option<f64>,
    /// Their median.
    pub median: Option<f64>,
    /// The figure of the group.
    pub estimate: Option<f64>,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// How the interval was made.
    #[schemars(extend("enum" = ["bca", "percentile", "wilson", "linearised", null]))]
    pub interval: Option<&'static str>,
    /// The same figure of all other groups together.
    pub rest: Option<f64>,
    /// Cliff's delta against all other groups.
    pub delta: Option<f64>,
    /// Lower end of its interval.
    pub delta_low: Option<f64>,
    /// Upper end.
    pub delta_high: Option<f64>,
    /// Hedges' g against all other groups.
    pub hedges_g: EstimateRow,
    /// For numbers of things: how many per 1,000 words, all articles together.
    pub per_thousand: EstimateRow,
    /// Cliff's delta of the articles' numbers per 1,000 words.
    pub per_thousand_delta: EstimateRow,
    /// Reliability of the group's mean at this number of articles, 0 to 1.
    pub reliability: Option<f64>,
    /// Rank of the figure among the groups; 1 is the highest.
    pub rank: Option<RankRow>,
    /// Tests against all other groups.
    pub tests: Option<TestedRow>,
    /// The comparison with all other groups within strata.
    pub within: Option<WithinRow>,
    /// What the difference to all other groups rests on.
    pub influence: Option<InfluenceRow>,
}

/// How the numbers were made.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MethodRow {
    /// Most resamples of a bootstrap.
    pub resamples: usize,
    /// Seed of the resamples.
    pub seed: u64,
    /// Level of the intervals.
    pub level: f64,
    /// Groups of fewer articles are warned of.
    pub few: usize,
}

/// The JSON Schema of a [`ComparisonRow`], as JSON text.
#[must_use]
pub fn comparison_schema() -> String {
    // A schema is a JSON value, and writing one to a string cannot fail.
    serde_json::to_string_pretty(&schemars::schema_for!(ComparisonRow)).unwrap_or_default()
}

pub(super) fn build(comparison: &Comparison) -> ComparisonRow {
    let method = comparison.method;
    let groups = comparison.groups.iter().map(|group| GroupRow {
        name: group.name.clone(),
        articles: group.articles,
        copies: group.copies,
        few: group.articles < method.few,
    });
    ComparisonRow {
        schema: SCHEMA,
        by: comparison.by.to_string(),
        articles: comparison.n_articles(),
        failed: comparison.failed,
        groups: groups.collect(),
        metrics: comparison.metrics.iter().map(|metric| metric_row(comparison, metric)).collect(),
        within: comparison.design.within.as_ref().map(StrataRow::from),
        pairs: comparison.design.pairs.as_ref().map(StrataRow::from),
        family: comparison.family.clone(),
        tests: comparison.families.into(),
        copies: comparison.copies.iter().map(CopiesRow::from).collect(),
        words: comparison.words.as_ref().map(|groups| groups.iter().map(GroupWordsRow::from).collect()),
        validation: comparison.validation.clone(),
        method: MethodRow {
            resamples: method.resamples,
            seed: method.seed,
            level: method.level.share(),
            few: method.few,
        },
        onrecord: comparison.made_by.onrecord.iter().cloned().collect(),
        settings_sha256: comparison.made_by.settings.iter().cloned().collect(),
        lexicons: comparison.made_by.lexicons.iter().cloned().collect(),
    }
}

fn metric_row(comparison: &Comparison, metric: &MetricComparison) -> MetricRow {
    let cells = comparison.groups.iter().zip(&metric.cells);
    MetricRow {
        id: metric.id.clone(),
        name: super::phrases::name_of(&metric.id),
        unit: unit_name(metric.unit),
        estimate_is: metric.kind.name(),
        icc: metric.icc.into(),
        articles_needed: metric.needed,
        kruskal_wallis: metric.omnibus.map(OmnibusRow::from),
        groups: cells.map(|(group, cell)| cell_row(&group.name, cell, comparison)).collect(),
        pairs: metric.pairs.iter().map(|pair| PairRow::of(pair, comparison)).collect(),
    }
}

fn cell_row(group: &str, cell: &Cell, comparison: &Comparison) -> CellRow {
    let interval = cell.figure.and_then(|figure| figure.estimate.interval);
    let delta = cell.delta.and_then(|delta| delta.interval);
    CellRow {
        group: group.to_owned(),
        n: cell.n,
        undefined: cell.undefined,
        mean: cell.mean,
        median: cell.median,
        estimate: cell.figure.map(|figure| figure.estimate.value),
        low: interval.map(|interval| interval.low),
        high: interval.map(|interval| interval.high),
        interval: cell.figure.and_then(|figure| figure.interval).map(|kind| kind.name()),
        rest: cell.rest,
        delta: cell.delta.map(|delta| delta.value),
        delta_low: delta.map(|interval| interval.low),
        delta_high: delta.map(|interval| interval.high),
        hedges_g: cell.g.into(),
        per_thousand: cell.per_thousand.map(|figure| figure.estimate).into(),
        per_thousand_delta: cell.per_thousand_delta.into(),
        reliability: cell.reliability,
        rank: cell.rank.map(RankRow::from),
        tests: cell.tested.map(TestedRow::from),
        within: cell.within.map(WithinRow::from),
        influence: cell.influence.map(|influence| InfluenceRow::of(&influence, comparison)),
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        Unit::Share => "share",
        Unit::PerThousandWords => "per-thousand-words",
        Unit::YesNo => "yes-no",
        Unit::Number => "number",
    }
}
