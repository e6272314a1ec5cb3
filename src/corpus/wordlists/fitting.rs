//! Weights of loaded categories or entries, learned from articles that people labelled.
//!
//! The model is the loaded score itself: the log-odds of the label are a sum over columns, a category or an entry each,
//! of what it adds to the score. Coefficients are weights up to a factor, which is chosen so that the mean score of the
//! articles stays what it was. Of each article its hits stay in memory.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::lexicon::{EntryId, FileId, LexiconSet};
use crate::metric::{Article, FEWEST_SCORED_WORDS, loaded_hits, own_voice_words};
use crate::stats::{
    Generator, Interval, Labelled, Level, LogisticFit, SparseRow, area_under_curve, log_loss, logistic,
};

/// What gets a weight of its own.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum FitPer {
    /// A category: the weights of its entries keep their proportions.
    Category,
    /// An entry.
    Entry,
}

/// The loaded hits of one article in its own voice.
#[derive(Clone, Debug)]
pub struct ArticleHits {
    hits: Vec<(EntryId, f64)>,
    words: f64,
}

/// Gathers the loaded hits of an article.
#[must_use]
pub fn article_hits(article: &Article<'_>) -> ArticleHits {
    let hits = loaded_hits(article).filter(|hit| hit.voice.is_own()).map(|hit| (hit.entry, hit.weight));
    ArticleHits { hits: hits.collect(), words: own_voice_words(article) }
}

/// How weights are learned.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct FitMethod {
    /// What gets a weight.
    pub per: FitPer,
    /// In how many articles a column must have hits.
    pub fewest_articles: usize,
    /// Parts of the cross-validation.
    pub folds: usize,
    /// Seed of the parts.
    pub seed: u64,
    /// Level of the intervals.
    pub level: Level,
}

/// Labelled articles.
#[derive(Clone, Debug, Default)]
pub struct Fitting {
    articles: Vec<ArticleHits>,
    labels: Vec<bool>,
}

/// Why no weights can be learned.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FitError {
    /// Too few of one label.
    #[error("{0} articles have the label and {1} have not; each part of the cross-validation needs some of both")]
    Labels(usize, usize),
    /// No column has hits enough.
    #[error("no category or entry has loaded hits in {0} articles or more")]
    NoColumns(usize),
    /// The solver gave up.
    #[error("the regression has no finite solution")]
    NoSolution,
}

/// The weight of one column, learned.
#[derive(Clone, Debug, PartialEq)]
pub struct FittedColumn {
    /// The category.
    pub file: FileId,
    /// The entry, where entries are fitted.
    pub entry: Option<EntryId>,
    /// In how many articles it has hits.
    pub articles: usize,
    /// For a category what its weights are multiplied by, for an entry its weight; not below 0, and not yet capped at 1.
    pub value: f64,
    /// Interval of the same, which may reach below 0.
    pub interval: Option<Interval>,
}

/// Weights, and how well they tell the labels apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// Articles with the label, and without.
    pub articles: (usize, usize),
    /// The columns, in the order of the lexicons.
    pub columns: Vec<FittedColumn>,
    /// The penalty that cross-validation chose.
    pub penalty: f64,
    /// Mean log loss in cross-validation.
    pub log_loss: f64,
    /// The same of a model that knows only how frequent the label is.
    pub log_loss_of_frequency: f64,
    /// Area under the curve of the fitted weights, in cross-validation.
    pub area: Option<f64>,
    /// The same of the weights as they are.
    pub area_before: Option<f64>,
}

/// Penalties that are tried, from hardly any to nearly all.
const PENALTIES: [f64; 9] = [0.01, 0.1, 0.5, 1.0, 3.0, 10.0, 30.0, 100.0, 1000.0];

/// What a column is about.
type Key = (FileId, Option<EntryId>);

impl Fitting {
    /// Takes a labelled article in.
    pub fn add(&mut self, article: ArticleHits, label: bool) {
        self.articles.push(article);
        self.labels.push(label);
    }

    /// Learns the weights of the lexicons that `wanted` names.
    ///
    /// # Errors
    /// Where labels or hits are too few.
    pub fn fit(
        &self,
        lexicons: &LexiconSet,
        wanted: impl Fn(FileId) -> bool,
        method: &FitMethod,
    ) -> Result<Fitted, FitError> {
        let positives = self.labels.iter().filter(|label| **label).count();
        let negatives = self.labels.len() - positives;
        if positives.min(negatives) < method.folds.max(2) {
            return Err(FitError::Labels(positives, negatives));
        }
        let (keys, rows) = self.columns(lexicons, wanted, method);
        if keys.is_empty() {
            return Err(FitError::NoColumns(method.fewest_articles));
        }
        let folds = self.folds(method);
        let validate = |penalty: &f64| self.validate(&rows, keys.len() + 1, &folds, *penalty);
        let validated: Vec<Validated> = PENALTIES.par_iter().filter_map(validate).collect();
        let best =
            validated.into_iter().min_by(|a, b| a.log_loss.total_cmp(&b.log_loss)).ok_or(FitError::NoSolution)?;
        let data = Labelled { rows: &rows, classes: &self.labels, columns: keys.len() + 1 };
        let fit = logistic(data, best.penalty).ok_or(FitError::NoSolution)?;
        let share = positives as f64 / self.labels.len() as f64;
        let before = self.articles.iter().map(|article| {
            article.hits.iter().map(|(_, weight)| weight).sum::<f64>() / article.words.max(FEWEST_SCORED_WORDS)
        });
        Ok(Fitted {
            articles: (positives, negatives),
            columns: self.fitted(&keys, &rows, &fit, method),
            penalty: best.penalty,
            log_loss: best.log_loss,
            log_loss_of_frequency: -share * share.ln() - (1.0 - share) * (1.0 - share).ln(),
            area: area_under_curve(&best.scores, &self.labels),
            area_before: area_under_curve(&before.collect::<Vec<_>>(), &self.labels),
        })
    }

    /// The columns with hits enough, and what each article has in them; in one more column what all other hits weigh.
    fn columns(
        &self,
        lexicons: &LexiconSet,
        wanted: impl Fn(FileId) -> bool,
        method: &FitMethod,
    ) -> (Vec<(Key, usize)>, Vec<SparseRow>) {
        let key_of = |entry: EntryId| -> Option<Key> {
            let file = lexicons.entry(entry)?.file;
            wanted(file).then_some((file, (method.per == FitPer::Entry).then_some(entry)))
        };
        let mut articles: BTreeMap<Key, usize> = BTreeMap::new();
        for article in &self.articles {
            let keys: BTreeSet<Key> = article.hits.iter().filter_map(|(entry, _)| key_of(*entry)).collect();
            keys.into_iter().for_each(|key| *articles.entry(key).or_default() += 1);
        }
        articles.retain(|_, count| *count >= method.fewest_articles);
        let number: BTreeMap<Key, usize> = articles.keys().copied().zip(0..).collect();
        let row = |article: &ArticleHits| -> SparseRow {
            let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
            for (entry, weight) in &article.hits {
                let column = key_of(*entry).and_then(|key| number.get(&key)).copied();
                let counts = column.is_some() && method.per == FitPer::Entry;
                let adds = 1000.0 * if counts { 1.0 } else { *weight } / article.words.max(FEWEST_SCORED_WORDS);
                *sums.entry(column.unwrap_or(number.len())).or_default() += adds;
            }
            sums.into_iter().collect()
        };
        let rows = self.articles.iter().map(row).collect();
        (articles.into_iter().collect(), rows)
    }

    /// A part for each article, both labels spread evenly.
    fn folds(&self, method: &FitMethod) -> Vec<usize> {
        let mut folds = vec![0; self.labels.len()];
        let mut generator = Generator::new(method.seed);
        for label in [true, false] {
            let mut of_label: Vec<usize> =
                (0..self.labels.len()).filter(|at| self.labels.get(*at) == Some(&label)).collect();
            generator.shuffle(&mut of_label);
            for (nth, at) in of_label.into_iter().enumerate() {
                if let Some(fold) = folds.get_mut(at) {
                    *fold = nth % method.folds.max(2);
                }
            }
        }
        folds
    }

    /// Fits without each part in turn, and predicts it.
    fn validate(&self, rows: &[SparseRow], columns: usize, folds: &[usize], penalty: f64) -> Option<Validated> {
        let mut predicted = vec![(0.0, 0.0); rows.len()];
        for fold in 0..=folds.iter().copied().max()? {
            let outside = |at: &usize| folds.get(*at) != Some(&fold);
            let kept: Vec<usize> = (0..rows.len()).filter(outside).collect();
            let kept_rows: Vec<SparseRow> = kept.iter().filter_map(|at| rows.get(*at).cloned()).collect();
            let classes: Vec<bool> = kept.iter().filter_map(|at| self.labels.get(*at).copied()).collect();
            let fit = logistic(Labelled { rows: &kept_rows, classes: &classes, columns }, penalty)?;
            for (at, row) in rows.iter().enumerate().filter(|(at, _)| !outside(at)) {
                if let Some(slot) = predicted.get_mut(at) {
                    *slot = (fit.log_odds(row), fit.log_odds(row) - fit.intercept);
                }
            }
        }
        let losses = predicted.iter().zip(&self.labels).map(|((log_odds, _), label)| log_loss(*log_odds, *label));
        let log_loss = losses.sum::<f64>() / rows.len() as f64;
        Some(Validated { penalty, log_loss, scores: predicted.into_iter().map(|(_, score)| score).collect() })
    }

    /// Coefficients as weights: by one factor, so that the scores of all articles together stay what they were.
    fn fitted(
        &self,
        keys: &[(Key, usize)],
        rows: &[SparseRow],
        fit: &LogisticFit,
        method: &FitMethod,
    ) -> Vec<FittedColumn> {
        let mut sums = vec![0.0; keys.len()];
        for (column, value) in rows.iter().flatten() {
            if let Some(sum) = sums.get_mut(*column) {
                *sum += value;
            }
        }
        let before = match method.per {
            FitPer::Category => sums.iter().sum::<f64>(),
            FitPer::Entry => self.weight_of(keys),
        };
        let after: f64 = sums.iter().zip(&fit.coefficients).map(|(sum, beta)| sum * beta.max(0.0)).sum();
        let factor = if after > 0.0 { before / after } else { 0.0 };
        let width = method.level.normal_width();
        let columns = keys.iter().zip(fit.coefficients.iter().zip(&fit.errors));
        let column = |(((file, entry), articles), (beta, error)): (&(Key, usize), (&f64, &f64))| FittedColumn {
            file: *file,
            entry: *entry,
            articles: *articles,
            value: factor * beta.max(0.0),
            interval: width
                .and_then(|width| Interval::new(factor * (beta - width * error), factor * (beta + width * error))),
        };
        columns.map(column).collect()
    }

    /// What the entries that are fitted add to all scores as they are.
    fn weight_of(&self, keys: &[(Key, usize)]) -> f64 {
        let fitted = |id: EntryId| keys.iter().any(|((_, entry), _)| *entry == Some(id));
        let of = |article: &ArticleHits| {
            let weights = article.hits.iter().filter(|(entry, _)| fitted(*entry)).map(|(_, weight)| weight);
            1000.0 * weights.sum::<f64>() / article.words.max(FEWEST_SCORED_WORDS)
        };
        self.articles.iter().map(of).sum()
    }
}

/// A penalty with its predictions.
struct Validated {
    penalty: f64,
    log_loss: f64,
    /// What the columns alone predict: frequencies of the label differ between parts, and would part equal articles.
    scores: Vec<f64>,
}
