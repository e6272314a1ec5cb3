//! In: numbers. Out: numbers with their intervals. Pure maths, with no word of the field in it.
//!
//! Every routine names its source in the literature. What is undefined is `None`: no routine gives `NaN` or an
//! infinity, and none panics. Samples hold finite numbers; one that does not makes the result undefined, and so
//! does a sum too large for a double.

pub mod adjust;
pub mod agreement;
pub mod bootstrap;
mod distribution;
pub mod diversity;
pub mod effect;
pub mod interval;
pub mod keyness;
pub mod logistic;
mod moments;
pub mod proportion;
pub mod random;
pub mod rank;
pub mod ranking;
pub mod rate;
pub mod ratio;
pub mod reliability;
pub mod signed_rank;
pub mod stratified;
pub mod summary;
pub mod tally;
pub mod welch;

pub use adjust::{benjamini_hochberg, holm};
pub use agreement::{Scale, krippendorff_alpha};
pub use bootstrap::{Plan, bca, percentile, ratio_of_sums, resampled};
pub use diversity::{effective_number, gini, gini_corrected, largest_share, normalised_entropy, shannon_entropy};
pub use effect::{cliffs_delta, cliffs_delta_of, hedges_g, hedges_g_of};
pub use interval::{Estimate, Interval, Level};
pub use keyness::{LogOdds, WordCount, log_odds};
pub use logistic::{Labelled, LogisticFit, SparseRow, area_under_curve, log_loss, logistic};
pub use moments::Moments;
pub use proportion::{Proportion, wilson};
pub use random::Generator;
pub use rank::{
    KruskalWallis, MannWhitney, NullDistribution, kruskal_wallis, kruskal_wallis_of, mann_whitney, mann_whitney_of,
    midranks,
};
pub use ranking::{RankRange, rank_ranges};
pub use rate::{Exposure, WeightedCount, fay_feuer, garwood};
pub use ratio::linearised_ratio;
pub use reliability::{icc1, spearman_brown, values_needed};
pub use signed_rank::{SignedRank, signed_rank};
pub use stratified::{MantelHaenszel, Stratum, TwoByTwo, mantel_haenszel, permutation_within, stratified_difference};
pub use summary::{mean, median, quantile, sample_variance};
pub use tally::{Pool, Tally};
pub use welch::{Welch, welch, welch_of};
