//! The short form of an article: what it is and the values of its figures, for tables of many articles.

use std::borrow::Cow;

use super::{Row, title_of};
use crate::corpus::fingerprint;
use crate::metric::{Article, Measure};

/// What an article is, and the values of its figures in the order of the run's plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief<'a> {
    /// Stable id.
    pub id: Cow<'a, str>,
    /// Name of the outlet.
    pub outlet: Option<Cow<'a, str>>,
    /// Date of publication.
    pub published: Option<Cow<'a, str>>,
    /// Topic.
    pub topic: Option<Cow<'a, str>>,
    /// Headline.
    pub title: Option<Cow<'a, str>>,
    /// What near copies are known by.
    pub fingerprint: Option<String>,
    /// The values; `None` where one is not defined.
    pub values: Vec<Option<f64>>,
}

/// The short form of an article, without making its [`Row`].
#[must_use]
pub fn brief<'a>(article: &Article<'a>, measures: &[Measure]) -> Brief<'a> {
    let meta = &article.doc.meta;
    Brief {
        id: Cow::Borrowed(&meta.id),
        outlet: meta.outlet.as_deref().map(Cow::Borrowed),
        published: meta.published.as_deref().map(Cow::Borrowed),
        topic: meta.topic.as_deref().map(Cow::Borrowed),
        title: title_of(article).map(Cow::Borrowed),
        fingerprint: fingerprint(article).map(|print| print.to_string()),
        values: measures.iter().map(|measure| measure.value).collect(),
    }
}

impl<'a> From<&'a Row<'_>> for Brief<'a> {
    fn from(row: &'a Row<'_>) -> Self {
        let article = &row.article;
        Self {
            id: Cow::Borrowed(&article.id),
            outlet: article.outlet.as_deref().map(Cow::Borrowed),
            published: article.published.as_deref().map(Cow::Borrowed),
            topic: article.topic.as_deref().map(Cow::Borrowed),
            title: article.title.as_deref().map(Cow::Borrowed),
            fingerprint: article.fingerprint.clone(),
            values: row.metrics.iter().map(|(_, figure)| figure.value).collect(),
        }
    }
}
