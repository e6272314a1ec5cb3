//! In: an analysed article. Out: measures: values with numerator, denominator, interval and evidence, or "not defined".

use crate::analysis::Analysis;
use crate::lexicon::LexiconSet;
use crate::settings::{Settings, Threshold};
use crate::text::{Document, Span};

/// Every metric, in report order: the one list to extend.
pub const METRICS: &[&dyn Metric] = &[];

/// An analysed article with all that a metric may read.
#[derive(Copy, Clone)]
pub struct Article<'a> {
    /// The text and what came with it.
    pub doc: &'a Document,
    /// What was found in it.
    pub analysis: &'a Analysis,
    /// The lexicons it was found by.
    pub lexicons: &'a LexiconSet,
    /// The settings of the run.
    pub settings: &'a Settings,
}

/// Something that is measured in one article.
pub trait Metric: Sync {
    /// Stable name, kebab-case.
    fn id(&self) -> &'static str;

    /// Name for people.
    fn name(&self) -> &'static str;

    /// What the value is.
    fn unit(&self) -> Unit;

    /// The metric's own source file, whose `//!` lines are its documentation in five parts.
    fn source(&self) -> &'static str;

    /// Names of the values where there are several (levels, categories, sides); empty for a single one.
    /// A part's full id is the metric's id, a hyphen, and the part.
    fn parts(&self, _lexicons: &LexiconSet, _settings: &Settings) -> Vec<String> {
        Vec::new()
    }

    /// Measures an article: one measure, or one a part in the order of [`parts`](Self::parts).
    fn measure(&self, article: &Article<'_>) -> Vec<Measure>;

    /// When the value deserves a look, where the settings do not say.
    fn look(&self) -> Threshold {
        Threshold::Never
    }
}

/// What a value is, and so how it is shown and compared.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A number of things.
    Count,
    /// A part of a whole, 0 to 1.
    Share,
    /// Things per 1,000 words.
    PerThousandWords,
    /// 1 for yes, 0 for no.
    YesNo,
    /// A plain number, as described.
    Number,
}

/// One value with what it rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// The value; `None` where it is not defined.
    pub value: Option<f64>,
    /// What was counted.
    pub numerator: Option<f64>,
    /// What it was divided by.
    pub denominator: Option<f64>,
    /// 95 % interval, where one is meaningful.
    pub interval: Option<(f64, f64)>,
    /// The places that ground the value.
    pub evidence: Vec<Span>,
}
