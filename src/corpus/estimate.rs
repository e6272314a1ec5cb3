//! The figure of a group, with its interval.

use super::sample::Sample;
use crate::stats::{Estimate, Level, Plan, Proportion, bca, percentile, ratio_of_sums, wilson};

/// How a comparison is made.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Method {
    /// Most resamples of a bootstrap; fewer for very many articles.
    pub resamples: usize,
    /// Seed of the resamples.
    pub seed: u64,
    /// Level of all intervals.
    pub level: Level,
    /// Groups of fewer articles are warned of.
    pub few: usize,
}

/// How the figure of a group is made from its articles.
#[derive(Copy, Clone, Debug, PartialEq)]
pub enum FigureKind {
    /// Sum of what was counted, over sum of what it is divided by, so that a long article weighs more.
    RatioOfSums {
        /// What the quotient is multiplied by: 1 for a share, 1,000 for a rate.
        per: f64,
    },
    /// Mean of the articles' values.
    Mean,
    /// Share of the articles that say yes.
    ShareOfArticles,
}

/// How an interval was made.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum IntervalKind {
    /// Bias-corrected and accelerated bootstrap.
    Bca,
    /// Percentile bootstrap, where the other is not defined.
    Percentile,
    /// Wilson's, for a share of articles.
    Wilson,
}

/// A figure with its interval.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Estimated {
    /// The figure; its interval is `None` where all articles have the same value, or there is one article.
    pub estimate: Estimate,
    /// How the interval was made.
    pub interval: Option<IntervalKind>,
}

impl Default for Method {
    fn default() -> Self {
        Self { resamples: 2000, seed: 1, level: Level::NINETY_FIVE, few: 20 }
    }
}

impl FigureKind {
    /// Name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::RatioOfSums { .. } => "ratio-of-sums",
            Self::Mean => "mean",
            Self::ShareOfArticles => "share-of-articles",
        }
    }
}

impl IntervalKind {
    /// Name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bca => "bca",
            Self::Percentile => "percentile",
            Self::Wilson => "wilson",
        }
    }
}

/// The figure of a sample with its interval; `None` for an empty sample.
pub(super) fn estimate(sample: &Sample, kind: FigureKind, method: &Method) -> Option<Estimated> {
    if kind == FigureKind::ShareOfArticles {
        let estimate = wilson(yes_of(sample), method.level)?;
        return Some(Estimated { estimate, interval: estimate.interval.map(|_| IntervalKind::Wilson) });
    }
    let (numerators, denominators) = sums(sample, kind);
    let plan = Plan::new(numerators.len(), method.seed, method.level);
    let plan = Plan { n_resamples: plan.n_resamples.min(method.resamples), ..plan };
    if is_constant(&numerators, &denominators) {
        let value = point(sample, kind)?;
        return Some(Estimated { estimate: Estimate { value, interval: None }, interval: None });
    }
    let statistic = ratio_of_sums(&numerators, &denominators);
    let corrected = bca(plan, &statistic)?;
    if corrected.interval.is_some() {
        return Some(Estimated { estimate: corrected, interval: Some(IntervalKind::Bca) });
    }
    let plain = percentile(plan, &statistic)?;
    Some(Estimated { estimate: plain, interval: plain.interval.map(|_| IntervalKind::Percentile) })
}

/// The figure of a sample alone; `None` for an empty sample.
pub(super) fn point(sample: &Sample, kind: FigureKind) -> Option<f64> {
    let (numerators, denominators) = sums(sample, kind);
    let all: Vec<usize> = (0..numerators.len()).collect();
    ratio_of_sums(&numerators, &denominators)(&all)
}

/// What each article adds above and below the line; a mean is a ratio too, of values to articles.
fn sums(sample: &Sample, kind: FigureKind) -> (Vec<f64>, Vec<f64>) {
    match kind {
        FigureKind::RatioOfSums { per } => {
            sample.counts.iter().map(|counts| (per * counts.numerator, counts.denominator)).unzip()
        }
        FigureKind::Mean | FigureKind::ShareOfArticles => (sample.values.clone(), vec![1.0; sample.values.len()]),
    }
}

/// Whether every resample would give the same figure, so that there is nothing to resample.
fn is_constant(numerators: &[f64], denominators: &[f64]) -> bool {
    let mut ratios = numerators.iter().zip(denominators).map(|(numerator, denominator)| numerator / denominator);
    let Some(first) = ratios.next() else { return true };
    ratios.all(|ratio| ratio.total_cmp(&first).is_eq())
}

fn yes_of(sample: &Sample) -> Proportion {
    let yes = sample.values.iter().filter(|value| **value >= 0.5).count();
    Proportion { part: yes as u64, whole: sample.values.len() as u64 }
}
