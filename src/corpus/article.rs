//! One article as a comparison sees it: what is known about it, and its figures.

use std::borrow::Cow;

use serde::Deserialize;

use crate::metric::Measure;
use crate::text::Meta;

/// An article with its figures, and nothing of its text.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredArticle<'a> {
    /// What is known about the article.
    pub meta: Cow<'a, Meta>,
    /// Figures by id, in report order.
    pub figures: Vec<(Cow<'a, str>, Figure)>,
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
        Self { meta: Cow::Borrowed(meta), figures }
    }

    /// The same, of an article that is gone afterwards.
    #[must_use]
    pub fn owned(meta: Meta, figures: impl IntoIterator<Item = (&'a str, Figure)>) -> Self {
        let figures = figures.into_iter().map(|(id, figure)| (Cow::Borrowed(id), figure)).collect();
        Self { meta: Cow::Owned(meta), figures }
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
