//! The figure of a group, with its interval.

use super::sample::Sample;
use crate::settings::Settings;
use crate::stats::{
    Estimate, Level, Plan, Proportion, bca, linearised_ratio, percentile, ratio_of_sums, resampled, wilson,
};

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
    /// By formula, of the linearised ratio, for very many articles.
    Linearised,
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
        Self::of(&Settings::default())
    }
}

impl Method {
    /// As the settings say.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        Self { resamples: settings.resamples, seed: settings.seed, level: Level::NINETY_FIVE, few: 20 }
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
            Self::Linearised => "linearised",
        }
    }
}

/// Articles of a group from which on intervals come from a formula: resampling would only cost time.
pub const MANY: usize = 5_000;

/// The figure of a sample with its interval; `None` for an empty sample.
pub(super) fn estimate(sample: &Sample, kind: FigureKind, method: &Method) -> Option<Estimated> {
    if kind == FigureKind::ShareOfArticles {
        let estimate = wilson(yes_of(sample), method.level)?;
        return Some(Estimated { estimate, interval: estimate.interval.map(|_| IntervalKind::Wilson) });
    }
    let (numerators, denominators) = sums(sample, kind);
    if numerators.len() >= MANY {
        let estimate = linearised_ratio(&numerators, &denominators, method.level)?;
        return Some(Estimated { estimate, interval: estimate.interval.map(|_| IntervalKind::Linearised) });
    }
    let plan = plan(numerators.len(), method);
    if is_constant(&numerators, &denominators) {
        let value = point(sample, kind)?;
        return Some(Estimated { estimate: Estimate { value, interval: None }, interval: None });
    }
    // Intervals alone are widened: resamples that other statistics draw keep their spread.
    let plan = Plan { level: method.level.expanded(plan.n_units), ..plan };
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
    Sums::of(sample, kind).figure()
}

/// The figure of each resample of a sample, drawn from a stream of its own; where it is not defined, that of the sample.
pub(super) fn replicates(sample: &Sample, kind: FigureKind, method: &Method, stream: usize) -> Option<Vec<f64>> {
    let value = point(sample, kind)?;
    let (numerators, denominators) = sums(sample, kind);
    let seed = method.seed.wrapping_add(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(stream as u64 + 1));
    if numerators.len() >= MANY {
        let estimate = linearised_ratio(&numerators, &denominators, method.level)?;
        return Some(normal_draws(estimate, method, seed));
    }
    let plan = Plan { seed, ..plan(numerators.len(), method) };
    Some(resampled(plan, ratio_of_sums(&numerators, &denominators)).map(|drawn| drawn.unwrap_or(value)).collect())
}

/// Draws around an estimate that is as good as normal.
fn normal_draws(estimate: Estimate, method: &Method, seed: u64) -> Vec<f64> {
    let half = estimate.interval.map_or(0.0, |interval| (interval.high - interval.low) / 2.0);
    let error = method.level.normal_width().map_or(0.0, |width| half / width);
    let mut generator = crate::stats::Generator::new(seed);
    (0..method.resamples).map(|_| estimate.value + error * generator.normal()).collect()
}

fn plan(n_units: usize, method: &Method) -> Plan {
    let plan = Plan::new(n_units, method.seed, method.level);
    Plan { n_resamples: plan.n_resamples.min(method.resamples), ..plan }
}

/// What is above and below the line of a group's figure.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub(super) struct Sums {
    pub(super) above: f64,
    pub(super) below: f64,
}

impl Sums {
    pub(super) fn of(sample: &Sample, kind: FigureKind) -> Self {
        let (numerators, denominators) = sums(sample, kind);
        Self { above: numerators.iter().sum(), below: denominators.iter().sum() }
    }

    /// What one article of a sample adds.
    pub(super) fn of_each(sample: &Sample, kind: FigureKind) -> Vec<Self> {
        let (numerators, denominators) = sums(sample, kind);
        numerators.into_iter().zip(denominators).map(|(above, below)| Self { above, below }).collect()
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self { above: self.above + other.above, below: self.below + other.below }
    }

    pub(super) fn less(self, other: Self) -> Self {
        Self { above: self.above - other.above, below: self.below - other.below }
    }

    /// The quotient; `None` over nothing.
    pub(super) fn figure(self) -> Option<f64> {
        let value = self.above / self.below;
        (self.below > 0.0 && value.is_finite()).then_some(value)
    }
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
