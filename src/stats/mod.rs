//! In: numbers. Out: numbers that sum them up. Pure maths, with no word of the field in it.
//!
//! Every routine names its source in the literature. What is undefined is `None`: no routine gives `NaN` or an
//! infinity, and none panics. Samples hold finite numbers; one that does not makes the result undefined, and so
//! does a sum too large for a double.

pub mod adjust;
pub mod diversity;
pub mod summary;

pub use adjust::{benjamini_hochberg, holm};
pub use diversity::{effective_number, gini, gini_corrected, largest_share, normalised_entropy, shannon_entropy};
pub use summary::{mean, median, quantile, sample_variance};
