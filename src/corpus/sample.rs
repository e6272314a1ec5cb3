//! The values of one metric: of a whole corpus, and of one group.

use super::Figure;
use super::estimate::FigureKind;
use crate::metric::Unit;

/// The values of one metric over the articles that have one.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) id: String,
    pub(super) unit: Unit,
    /// Numbers of the articles, ascending.
    articles: Vec<u32>,
    values: Vec<f64>,
    /// What each value divides; shorter than `values` where one of them is not just its counts divided.
    counts: Vec<Counts>,
}

/// What was counted, and what it is divided by.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(super) struct Counts {
    pub(super) numerator: f64,
    pub(super) denominator: f64,
}

/// The defined values of some articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sample {
    pub(super) values: Vec<f64>,
    pub(super) counts: Vec<Counts>,
}

impl Column {
    pub(super) fn new(id: &str, unit: Unit) -> Self {
        Self { id: id.to_owned(), unit, articles: Vec::new(), values: Vec::new(), counts: Vec::new() }
    }

    /// Takes an article's figure in; one that is not defined is left out, and one that came before it stays.
    pub(super) fn push(&mut self, article: u32, figure: Figure) {
        let Some(value) = figure.value.filter(|value| value.is_finite()) else { return };
        if self.articles.last() == Some(&article) {
            return;
        }
        self.articles.push(article);
        self.values.push(value);
        self.counts.extend(self.per().and_then(|per| counts_of(figure, value, per)));
    }

    /// How the figure of a group is made from the values of its articles.
    pub(super) fn kind(&self) -> FigureKind {
        let has_counts = self.counts.len() == self.values.len();
        match (self.unit, self.per()) {
            (Unit::YesNo, _) => FigureKind::ShareOfArticles,
            (_, Some(per)) if has_counts => FigureKind::RatioOfSums { per },
            _ => FigureKind::Mean,
        }
    }

    /// Whether it is a rate or share whose counts are not known, so that no ratio of sums can be had.
    pub(super) fn lacks_counts(&self) -> bool {
        self.per().is_some() && self.counts.is_empty() && !self.values.is_empty()
    }

    /// The defined values of each of so many groups; `members` gives each article's.
    pub(super) fn by_group(&self, members: &[usize], n_groups: usize) -> Vec<Sample> {
        let mut samples = vec![Sample::default(); n_groups];
        let mut counts = (self.counts.len() == self.values.len()).then(|| self.counts.iter()).into_iter().flatten();
        for (article, value) in self.articles.iter().zip(&self.values) {
            let counts = counts.next();
            let group = members.get(*article as usize).and_then(|group| samples.get_mut(*group));
            if let Some(sample) = group {
                sample.values.push(*value);
                sample.counts.extend(counts);
            }
        }
        samples
    }

    /// What a quotient of this unit is said for; `None` for what is no quotient.
    fn per(&self) -> Option<f64> {
        match self.unit {
            Unit::Share => Some(1.0),
            Unit::PerThousandWords => Some(1000.0),
            Unit::Count | Unit::YesNo | Unit::Number => None,
        }
    }
}

/// The counts of a figure whose value is their quotient; some figures of the same units are differences or places.
fn counts_of(figure: Figure, value: f64, per: f64) -> Option<Counts> {
    let (numerator, denominator) = (figure.numerator?, figure.denominator?);
    let quotient = per * numerator / denominator;
    let is_quotient = (quotient - value).abs() <= 1e-6 * value.abs().max(1.0);
    (denominator > 0.0 && is_quotient).then_some(Counts { numerator, denominator })
}

impl Sample {
    /// The values of all samples but one.
    pub(super) fn of_the_others(samples: &[Self], but: usize) -> Self {
        let mut rest = Self::default();
        for (_, sample) in samples.iter().enumerate().filter(|(number, _)| *number != but) {
            rest.values.extend_from_slice(&sample.values);
            rest.counts.extend_from_slice(&sample.counts);
        }
        rest
    }
}
