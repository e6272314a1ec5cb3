//! The values of one metric: of a whole corpus, and of one group.

use super::Figure;
use super::estimate::FigureKind;
use super::frame::Frame;
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

/// The value of one article.
#[derive(Copy, Clone, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) article: u32,
    pub(super) value: f64,
    pub(super) counts: Option<Counts>,
}

/// The defined values of some articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sample {
    pub(super) articles: Vec<u32>,
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

    /// The articles that have a value, with it and with its counts where all have some.
    pub(super) fn points(&self) -> impl Iterator<Item = Point> {
        let has_counts = self.counts.len() == self.values.len();
        let mut counts = has_counts.then(|| self.counts.iter().copied()).into_iter().flatten();
        let pairs = self.articles.iter().zip(&self.values);
        pairs.map(move |(article, value)| Point { article: *article, value: *value, counts: counts.next() })
    }

    /// The defined values of each of the groups.
    pub(super) fn by_group(&self, frame: &Frame<'_>) -> Vec<Sample> {
        let mut samples = vec![Sample::default(); frame.groups.len()];
        for point in self.points() {
            let group = frame.group_of(point.article);
            if let Some(sample) = group.and_then(|group| samples.get_mut(group)) {
                sample.push(point);
            }
        }
        samples
    }

    /// The same values divided by the words of their articles, in thousands; articles without words are left out.
    pub(super) fn per_thousand(&self, words: &Self) -> Self {
        let mut divided = Self::new(&self.id, Unit::PerThousandWords);
        let mut lengths = words.points().peekable();
        for point in self.points() {
            while lengths.next_if(|length| length.article < point.article).is_some() {}
            let length = lengths.peek().filter(|length| length.article == point.article && length.value > 0.0);
            if let Some(length) = length {
                let (numerator, denominator) = (point.value, length.value);
                let value = 1000.0 * numerator / denominator;
                let figure = Figure { value: Some(value), numerator: Some(numerator), denominator: Some(denominator) };
                divided.push(point.article, figure);
            }
        }
        divided
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
    fn push(&mut self, point: Point) {
        self.articles.push(point.article);
        self.values.push(point.value);
        self.counts.extend(point.counts);
    }
}
