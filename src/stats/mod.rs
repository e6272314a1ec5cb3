//! In: numbers. Out: numbers with their intervals. Pure maths, with no word of the field in it.
//!
//! Every routine names its source in the literature. What is undefined is `None`: no routine gives `NaN` or an
//! infinity, and none panics. Samples hold finite numbers; one that does not makes the result undefined, and so
//! does a sum too large for a double.

pub mod adjust;
pub mod bootstrap;
mod distribution;
pub mod diversity;
pub mod effect;
pub mod interval;
pub mod keyness;
pub mod logistic;
pub mod proportion;
pub mod random;
pub mod rank;
pub mod rate;
pub mod summary;

pub use adjust::{benjamini_hochberg, holm};
pub use bootstrap::{Plan, bca, percentile, ratio_of_sums};
pub use diversity::{effective_number, gini, gini_corrected, largest_share, normalised_entropy, shannon_entropy};
pub use effect::{cliffs_delta, hedges_g};
pub use interval::{Estimate, Interval, Level};
pub use keyness::{LogOdds, WordCount, log_odds};
pub use logistic::{Labelled, LogisticFit, SparseRow, area_under_curve, log_loss, logistic};
pub use proportion::{Proportion, wilson};
pub use random::Generator;
pub use rank::{KruskalWallis, MannWhitney, NullDistribution, kruskal_wallis, mann_whitney, midranks};
pub use rate::{Exposure, WeightedCount, fay_feuer, garwood};
pub use summary::{mean, median, quantile, sample_variance};
