//! The finer parts of a comparison as data: tests, strata, influence, copies, words. Field names are stable; what is not
//! defined is `null`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::corpus::wordlists::{GroupKeyness, KeyWord};
use crate::corpus::{
    Adjusted, Comparison, Copies, Estimate, Families, Influence, Omnibus, PairOfGroups, RankRange, SameEvents, Strata,
    Tested, Within,
};

/// A value with its interval.
#[derive(Copy, Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct EstimateRow {
    /// The value.
    pub value: Option<f64>,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// A p-value with what it is adjusted to.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PRow {
    /// As it is.
    pub p: f64,
    /// Adjusted by Holm's method over its family.
    pub holm: f64,
    /// Adjusted by Benjamini and Hochberg's.
    pub benjamini_hochberg: f64,
}

/// The test of all groups at once.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OmnibusRow {
    /// H, corrected for ties.
    pub h: f64,
    /// Degrees of freedom.
    pub freedom: usize,
    /// Its p-value.
    pub p: PRow,
}

/// Tests of two groups, or of a group and all others.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TestedRow {
    /// Mann and Whitney's.
    pub mann_whitney: PRow,
    /// p-value of Welch's, not adjusted.
    pub welch: Option<f64>,
}

/// A rank and where it could stand.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RankRow {
    /// The rank; 1 is the highest.
    pub rank: f64,
    /// The best inside its interval.
    pub best: f64,
    /// The worst.
    pub worst: f64,
    /// Share of resamples in which the group is the highest.
    pub first: f64,
}

/// A field that parts the articles.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StrataRow {
    /// The field.
    pub field: String,
    /// How many values it has.
    pub values: usize,
    /// Articles that lack it.
    pub without: usize,
}

/// A group against all others within strata.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WithinRow {
    /// Strata with articles of both.
    pub strata: usize,
    /// Difference of means, strata thrown together.
    pub pooled: Option<f64>,
    /// The same within strata.
    pub difference: EstimateRow,
    /// Mantel and Haenszel's odds ratio, for yes and no.
    pub odds_ratio: EstimateRow,
    /// By permutation within strata.
    pub permutation: Option<PRow>,
    /// Whether the differences point different ways.
    pub flips: bool,
}

/// What a difference rests on.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct InfluenceRow {
    /// Figure less the figure of all others.
    pub difference: f64,
    /// Id of the article that it leans on most.
    pub article: Option<String>,
    /// The difference without that article.
    pub without_article: Option<f64>,
    /// Articles that must go for it to change sign.
    pub articles_to_overturn: Option<usize>,
    /// The lexicon entry that it leans on most.
    pub entry: Option<String>,
    /// The difference without that entry.
    pub without_entry: Option<f64>,
}

/// Two groups by one metric.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PairRow {
    /// The first group.
    pub left: String,
    /// The second.
    pub right: String,
    /// Cliff's delta of the first against the second.
    pub delta: EstimateRow,
    /// Hedges' g.
    pub hedges_g: EstimateRow,
    /// Tests, where both have enough articles.
    pub tests: Option<TestedRow>,
    /// The same events told by both.
    pub events: Option<EventsRow>,
}

/// Two groups event by event.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct EventsRow {
    /// Events that both have.
    pub n: usize,
    /// Mean of the differences, first less second.
    pub difference: EstimateRow,
    /// Wilcoxon's signed-rank test.
    pub signed_rank: Option<PRow>,
}

/// How many tests each family holds.
#[derive(Copy, Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FamiliesRow {
    /// All groups at once.
    pub kruskal_wallis: usize,
    /// Each group against all others.
    pub against_rest: usize,
    /// Groups two by two.
    pub two_by_two: usize,
    /// Within strata.
    pub within: usize,
    /// Event by event.
    pub events: usize,
}

/// Near copies.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CopiesRow {
    /// The one that is kept.
    pub kept: CopyRow,
    /// The others.
    pub left_out: Vec<CopyRow>,
}

/// An article that has copies.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CopyRow {
    /// Its id.
    pub id: String,
    /// Its group.
    pub group: String,
}

/// Words that set a group apart.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct GroupWordsRow {
    /// The group.
    pub group: String,
    /// The greatest z between random halves of its own articles.
    pub null: Option<f64>,
    /// The words, the greatest z first.
    pub words: Vec<WordRow>,
}

/// A word that sets a group apart.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WordRow {
    /// The word.
    pub word: String,
    /// Difference of the log-odds to the rest, in standard errors.
    pub z: f64,
    /// Whether z is above the null.
    pub beyond_null: Option<bool>,
    /// Times per 1,000 words in the group.
    pub per_thousand: f64,
    /// And in the rest.
    pub per_thousand_elsewhere: f64,
    /// In how many articles of the group.
    pub articles: u32,
}

impl From<Option<Estimate>> for EstimateRow {
    fn from(estimate: Option<Estimate>) -> Self {
        let interval = estimate.and_then(|estimate| estimate.interval);
        Self {
            value: estimate.map(|estimate| estimate.value),
            low: interval.map(|interval| interval.low),
            high: interval.map(|interval| interval.high),
        }
    }
}

impl From<Adjusted> for PRow {
    fn from(Adjusted { p, holm, benjamini_hochberg }: Adjusted) -> Self {
        Self { p, holm, benjamini_hochberg }
    }
}

impl From<Omnibus> for OmnibusRow {
    fn from(test: Omnibus) -> Self {
        Self { h: test.h, freedom: test.freedom, p: test.adjusted.into() }
    }
}

impl From<Tested> for TestedRow {
    fn from(tested: Tested) -> Self {
        Self { mann_whitney: tested.mann_whitney.into(), welch: tested.welch }
    }
}

impl From<RankRange> for RankRow {
    fn from(RankRange { rank, best, worst, first }: RankRange) -> Self {
        Self { rank, best, worst, first }
    }
}

impl From<&Strata> for StrataRow {
    fn from(strata: &Strata) -> Self {
        Self { field: strata.field.to_string(), values: strata.names.len(), without: strata.without }
    }
}

impl From<Within> for WithinRow {
    fn from(within: Within) -> Self {
        Self {
            strata: within.strata,
            pooled: within.pooled,
            difference: within.difference.into(),
            odds_ratio: within.odds_ratio.into(),
            permutation: within.permutation.map(PRow::from),
            flips: within.flips,
        }
    }
}

impl InfluenceRow {
    pub(super) fn of(influence: &Influence, comparison: &Comparison) -> Self {
        let article = |(number, _): (u32, f64)| Some(comparison.articles.get(number as usize)?.id.clone());
        let entry = |(number, _): (u32, f64)| comparison.entries.get(number as usize).cloned();
        Self {
            difference: influence.difference,
            article: influence.article.and_then(article),
            without_article: influence.article.map(|(_, without)| without),
            articles_to_overturn: influence.overturn,
            entry: influence.entry.and_then(entry),
            without_entry: influence.entry.map(|(_, without)| without),
        }
    }
}

impl PairRow {
    pub(super) fn of(pair: &PairOfGroups, comparison: &Comparison) -> Self {
        let name = |number: usize| comparison.groups.get(number).map_or_else(String::new, |group| group.name.clone());
        Self {
            left: name(pair.left),
            right: name(pair.right),
            delta: pair.delta.into(),
            hedges_g: pair.g.into(),
            tests: pair.tested.map(TestedRow::from),
            events: pair.events.map(EventsRow::from),
        }
    }
}

impl From<SameEvents> for EventsRow {
    fn from(events: SameEvents) -> Self {
        let SameEvents { n, difference, signed_rank } = events;
        Self { n, difference: difference.into(), signed_rank: signed_rank.map(PRow::from) }
    }
}

impl From<Families> for FamiliesRow {
    fn from(families: Families) -> Self {
        Self {
            kruskal_wallis: families.omnibus,
            against_rest: families.against_rest,
            two_by_two: families.two_by_two,
            within: families.within,
            events: families.events,
        }
    }
}

impl From<&Copies> for CopiesRow {
    fn from(copies: &Copies) -> Self {
        let row = |(id, group): &(String, String)| CopyRow { id: id.clone(), group: group.clone() };
        Self { kept: row(&copies.kept), left_out: copies.left_out.iter().map(row).collect() }
    }
}

impl From<&GroupKeyness> for GroupWordsRow {
    fn from(group: &GroupKeyness) -> Self {
        let word = |word: &KeyWord| WordRow {
            word: word.text.clone(),
            z: word.z,
            beyond_null: group.null.map(|null| word.z > null),
            per_thousand: word.per_thousand.0,
            per_thousand_elsewhere: word.per_thousand.1,
            articles: word.articles,
        };
        Self { group: group.group.clone(), null: group.null, words: group.key_words.iter().map(word).collect() }
    }
}
