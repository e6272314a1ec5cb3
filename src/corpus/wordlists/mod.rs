//! In: analysed articles, one after the other. Out: what word lists do on them: how far they reach (`coverage`), what
//! changes between two versions (`difference`), which words they lack (`keyness`), what their words weigh (`fitting`).
//!
//! Of an article only counts stay, so that memory does not grow with the corpus, except where its doc says so.

mod context;
mod coverage;
mod difference;
mod fitting;
mod keyness;

pub use context::{Context, context};
pub use coverage::{ArticleUse, Coverage, EntryUse, article_use};
pub use difference::{ArticleDifference, ChangeKind, Difference, EntryChange, HitChange, Shift, article_difference};
pub use fitting::{ArticleHits, FitError, FitMethod, FitPer, Fitted, FittedColumn, Fitting, article_hits};
pub use keyness::{ArticleWords, GroupKeyness, KeyWord, Keyness, KeynessMethod, article_words};
