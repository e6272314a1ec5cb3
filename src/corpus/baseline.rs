//! Where the values of a corpus lie: quantiles of every metric with their provenance, for saying where an article stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::made_by::{LexiconVersion, RowMadeBy};
use super::{DatePart, MadeBy, MeasuredArticle};

/// Number of the schema that is written and read.
const SCHEMA: u32 = 1;
/// Steps between the quantiles that are kept: half a per cent each.
const STEPS: usize = 200;

/// Quantiles of every metric over a corpus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaselineFile {
    /// Number of the schema.
    pub schema: u32,
    /// Its name, as the user calls it.
    pub name: String,
    /// When it was made, as the user says.
    pub made: Option<String>,
    /// How many articles it has.
    pub articles: usize,
    /// Day of the first article that has a date.
    pub first: Option<String>,
    /// Day of the last.
    pub last: Option<String>,
    /// Versions of the program that made the figures.
    pub onrecord: Vec<String>,
    /// SHA-256 of the settings that they were made with.
    pub settings_sha256: Vec<String>,
    /// The lexicons that they were made with.
    pub lexicons: Vec<LexiconVersion>,
    /// The metrics, by id.
    pub metrics: BTreeMap<String, Spread>,
}

/// Where the values of a metric lie.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// Articles with a value.
    pub n: usize,
    /// The values at every half per cent from the least to the greatest.
    pub quantiles: Vec<f64>,
}

/// Articles on their way into a baseline.
#[derive(Clone, Debug, Default)]
pub struct BaselineBuilder {
    articles: usize,
    first: Option<String>,
    last: Option<String>,
    made_by: MadeBy,
    values: BTreeMap<String, Vec<f64>>,
}

/// Why a text is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// It is not what `onrecord baseline build` writes.
    #[error("not a baseline: {0}")]
    Format(#[from] serde_json::Error),
    /// Another version's.
    #[error("a baseline of schema {0}, where this version reads {SCHEMA}: build it anew")]
    Schema(u32),
}

impl BaselineBuilder {
    /// Takes an article in.
    pub fn add(&mut self, article: &MeasuredArticle<'_>) {
        self.articles += 1;
        if let Some(day) = article.meta.published.as_deref().and_then(|date| DatePart::Day.of(date)) {
            let (first, last) = (self.first.as_deref(), self.last.as_deref());
            if first.is_none_or(|first| day < first) {
                self.first = Some(day.to_owned());
            }
            if last.is_none_or(|last| day > last) {
                self.last = Some(day.to_owned());
            }
        }
        for (id, figure) in &article.figures {
            let Some(value) = figure.value.filter(|value| value.is_finite()) else { continue };
            match self.values.get_mut(&**id) {
                Some(values) => values.push(value),
                None => drop(self.values.insert(id.to_string(), vec![value])),
            }
        }
    }

    /// Notes what made an article.
    pub fn made_by(&mut self, row: &RowMadeBy) {
        self.made_by.add(row);
    }

    /// The baseline of all articles.
    #[must_use]
    pub fn build(self, name: &str, made: Option<String>) -> BaselineFile {
        BaselineFile {
            schema: SCHEMA,
            name: name.to_owned(),
            made,
            articles: self.articles,
            first: self.first,
            last: self.last,
            onrecord: self.made_by.onrecord.into_iter().collect(),
            settings_sha256: self.made_by.settings.into_iter().collect(),
            lexicons: self.made_by.lexicons.into_iter().collect(),
            metrics: self.values.into_iter().map(|(id, values)| (id, Spread::of(values))).collect(),
        }
    }
}

impl BaselineFile {
    /// Reads what `onrecord baseline build` wrote.
    ///
    /// # Errors
    /// Where it is something else, or of another version.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let found: Self = serde_json::from_str(text)?;
        if found.schema == SCHEMA { Ok(found) } else { Err(BaselineError::Schema(found.schema)) }
    }

    /// The baseline as text, with a line end.
    #[must_use]
    pub fn to_text(&self) -> String {
        // A baseline is numbers and texts, and writing those cannot fail.
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    /// Share of the articles that have a lower value, in per cent; `None` for a metric that it lacks.
    #[must_use]
    pub fn percentile(&self, id: &str, value: f64) -> Option<f64> {
        self.metrics.get(id)?.percentile(value)
    }

    /// Ids of the lexicons that are not those of this run.
    #[must_use]
    pub fn other_lexicons(&self, run: &RowMadeBy) -> Vec<&str> {
        let unknown = |lexicon: &&LexiconVersion| !run.lexicons.contains(lexicon);
        self.lexicons.iter().filter(unknown).map(|lexicon| lexicon.id.as_str()).collect()
    }

    /// From when its articles are: "2025-01-03 to 2025-12-30".
    #[must_use]
    pub fn days(&self) -> String {
        match (&self.first, &self.last) {
            (Some(first), Some(last)) if first == last => first.clone(),
            (Some(first), Some(last)) => format!("{first} to {last}"),
            _ => self.made.clone().unwrap_or_default(),
        }
    }
}

impl Spread {
    fn of(mut values: Vec<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        let last = values.len().saturating_sub(1);
        // The nearest order statistic, so that values that come often stay as they are.
        let at = |step: usize| values.get((last * step + STEPS / 2) / STEPS).copied();
        Self { n: values.len(), quantiles: (0..=STEPS).filter_map(at).collect() }
    }

    /// The value that so many per cent lie below.
    #[must_use]
    pub fn at(&self, percent: f64) -> Option<f64> {
        let place = (percent / 100.0 * self.quantiles.len().saturating_sub(1) as f64).round();
        self.quantiles.get(place as usize).copied()
    }

    fn percentile(&self, value: f64) -> Option<f64> {
        let below = self.quantiles.partition_point(|quantile| *quantile < value);
        let steps = self.quantiles.len().checked_sub(1).filter(|steps| *steps > 0)? as f64;
        let Some(above) = self.quantiles.get(below) else { return Some(100.0) };
        let Some(under) = below.checked_sub(1).and_then(|at| self.quantiles.get(at)) else { return Some(0.0) };
        // A value that is there has below it what stands before it; one between two lies between their places.
        let exact = (above - value).abs() <= f64::EPSILON * value.abs();
        let part = if exact { 1.0 } else { (value - under) / (above - under) };
        Some(100.0 * ((below as f64 - 1.0) + part) / steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Figure;
    use crate::text::Meta;

    fn baseline(values: &[f64]) -> BaselineFile {
        let mut builder = BaselineBuilder::default();
        for (number, value) in values.iter().enumerate() {
            let meta = Meta { published: Some(format!("2026-03-{:02}T08:00", number % 28 + 1)), ..Meta::default() };
            builder.add(&MeasuredArticle::new(
                &meta,
                [("sources", Figure::of_value(*value)), ("words", Figure::default())],
            ));
        }
        builder.build("town", None)
    }

    #[track_caller]
    fn check(values: &[f64], value: f64, expected: f64) {
        let found = baseline(values).percentile("sources", value).unwrap();
        assert!((found - expected).abs() < 0.6, "{found} is not {expected}");
    }

    #[test]
    fn a_value_stands_above_those_that_are_lower() {
        let hundred: Vec<f64> = (0..=100).map(f64::from).collect();
        check(&hundred, 92.0, 92.0);
        check(&hundred, 49.5, 49.5);
        check(&hundred, -1.0, 0.0);
        check(&hundred, 500.0, 100.0);
    }

    #[test]
    fn equal_values_are_not_lower() {
        let mut mostly_none = vec![0.0; 80];
        mostly_none.extend((1..=20).map(f64::from));
        check(&mostly_none, 0.0, 0.0);
        check(&mostly_none, 1.0, 80.0);
    }

    #[test]
    fn what_is_never_defined_has_no_percentile() {
        let found = baseline(&[1.0, 2.0]);
        assert_eq!(found.percentile("words", 3.0), None);
        assert_eq!(found.percentile("quotes", 3.0), None);
    }

    #[test]
    fn only_days_are_told() {
        let mut builder = BaselineBuilder::default();
        for published in ["Monday, March 2", "2026-03-09", "2026-03-04T08:00"] {
            let meta = Meta { published: Some(published.to_owned()), ..Meta::default() };
            builder.add(&MeasuredArticle::new(&meta, [("sources", Figure::of_value(1.0))]));
        }
        assert_eq!(builder.build("town", None).days(), "2026-03-04 to 2026-03-09");
    }

    #[test]
    fn a_baseline_is_read_back() {
        let found = baseline(&[1.0, 4.5, 2.0]);
        assert_eq!(BaselineFile::read(&found.to_text()).unwrap(), found);
        assert_eq!((found.articles, found.days().as_str()), (3, "2026-03-01 to 2026-03-03"));
        assert!(BaselineFile::read("{}").is_err());
        assert!(BaselineFile::read(&found.to_text().replace("\"schema\":1", "\"schema\":7")).is_err());
    }
}
