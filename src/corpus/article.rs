//! One article as a comparison sees it: what is known about it, and its figures.

use std::borrow::Cow;

use serde::Deserialize;

use super::copies::{Fingerprint, fingerprint};
use crate::metric::{Article, Measure, loaded_hits};
use crate::text::Meta;

/// An article with its figures, and nothing of its text.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredArticle<'a> {
    /// What is known about the article.
    pub meta: Cow<'a, Meta>,
    /// Figures by id, in report order.
    pub figures: Vec<(Cow<'a, str>, Figure)>,
    /// What near copies are known by; `None` for a short text, and where it is not known.
    pub fingerprint: Option<Fingerprint>,
    /// Loaded words in the outlet's own voice, each as its entry and weight; empty where they are not known.
    pub loaded: Vec<(Cow<'a, str>, f64)>,
}

/// A value with what it rests on.
#[derive(Copy, Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Figure {
    /// The value; `None` where it is not defined.
    pub value: Option<f64>,
    /// What was counted.
    #[serde(default)]
    pub numerator: Option<f64>,
    /// What it was divided by.
    #[serde(default)]
    pub denominator: Option<f64>,
}

impl<'a> MeasuredArticle<'a> {
    /// An article and its figures by id.
    #[must_use]
    pub fn new(meta: &'a Meta, figures: impl IntoIterator<Item = (&'a str, Figure)>) -> Self {
        let figures = figures.into_iter().map(|(id, figure)| (Cow::Borrowed(id), figure)).collect();
        Self { meta: Cow::Borrowed(meta), figures, fingerprint: None, loaded: Vec::new() }
    }

    /// The same, of an article that is gone afterwards.
    #[must_use]
    pub fn owned(meta: Meta, figures: impl IntoIterator<Item = (&'a str, Figure)>) -> Self {
        let figures = figures.into_iter().map(|(id, figure)| (Cow::Borrowed(id), figure)).collect();
        Self { meta: Cow::Owned(meta), figures, fingerprint: None, loaded: Vec::new() }
    }
}

impl MeasuredArticle<'_> {
    /// With what is known of an article besides its figures: the fingerprint, and the loaded words.
    #[must_use]
    pub fn with_findings(mut self, article: &Article<'_>) -> Self {
        let entry = |id| article.lexicons.entry(id).map(|entry| entry.text.to_string());
        let own = loaded_hits(article).filter(|hit| hit.voice.is_own());
        self.loaded = own.filter_map(|hit| Some((Cow::Owned(entry(hit.entry)?), hit.weight))).collect();
        self.fingerprint = fingerprint(article);
        let authors = &article.analysis.zones.authors;
        if self.meta.byline.is_empty() && !authors.is_empty() {
            self.meta.to_mut().byline = authors.iter().map(|name| article.doc[*name].to_owned()).collect();
        }
        self
    }
}

impl Figure {
    /// A value that is no quotient.
    #[must_use]
    pub fn of_value(value: f64) -> Self {
        Self { value: Some(value), ..Self::default() }
    }
}

impl From<&Measure> for Figure {
    fn from(measure: &Measure) -> Self {
        Self { value: measure.value, numerator: measure.numerator, denominator: measure.denominator }
    }
}
