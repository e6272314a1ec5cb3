//! Measures made from what was counted: the division, and "not defined" where there is nothing to divide by.

use super::interval;
use crate::metric::Measure;
use crate::text::Span;

impl Measure {
    /// A number of places.
    pub(crate) fn count(evidence: Vec<Span>) -> Self {
        Self::number(evidence.len() as f64, evidence)
    }

    /// A number that is its own numerator.
    pub(crate) fn number(value: f64, evidence: Vec<Span>) -> Self {
        Self { value: Some(value), numerator: Some(value), evidence, ..Self::default() }
    }

    /// A value that may be undefined, and is no quotient.
    pub(crate) fn plain(value: Option<f64>, evidence: Vec<Span>) -> Self {
        Self { value, evidence, ..Self::default() }
    }

    /// 1 for yes, 0 for no.
    pub(crate) fn yes_no(answer: bool, evidence: Vec<Span>) -> Self {
        Self::plain(Some(if answer { 1.0 } else { 0.0 }), evidence)
    }

    /// A part of a whole; not defined where the whole is nothing.
    pub(crate) fn share(numerator: f64, denominator: f64, evidence: Vec<Span>) -> Self {
        Self::quotient(1.0, numerator, denominator, evidence)
    }

    /// Things per 1,000 words; not defined where there are no words.
    pub(crate) fn per_thousand(numerator: f64, words: f64, evidence: Vec<Span>) -> Self {
        Self::quotient(1000.0, numerator, words, evidence)
    }

    /// With the Wilson interval of a share of counted things.
    pub(crate) fn with_wilson(mut self) -> Self {
        if let (Some(numerator), Some(denominator)) = (self.numerator, self.denominator) {
            self.interval = interval::wilson(numerator, denominator);
        }
        self
    }

    /// With the Garwood interval of a count per 1,000 words.
    pub(crate) fn with_garwood(mut self) -> Self {
        if let (Some(count), Some(words)) = (self.numerator, self.denominator) {
            self.interval = interval::garwood(count, words);
        }
        self
    }

    /// With the Fay–Feuer interval of a weighted count per 1,000 words.
    pub(crate) fn with_fay_feuer(mut self, weights: &[f64]) -> Self {
        if let (Some(_), Some(words)) = (self.value, self.denominator) {
            self.interval = interval::fay_feuer(weights, words);
        }
        self
    }

    fn quotient(scale: f64, numerator: f64, denominator: f64, evidence: Vec<Span>) -> Self {
        // A sum of nothing is -0, which no reader expects.
        let (numerator, denominator) = (numerator + 0.0, denominator + 0.0);
        Self {
            value: (denominator > 0.0).then(|| scale * numerator / denominator),
            numerator: Some(numerator),
            denominator: Some(denominator),
            interval: None,
            evidence,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_not_defined() {
        let share = Measure::share(0.0, 0.0, Vec::new()).with_wilson();
        assert_eq!((share.value, share.interval), (None, None));
        assert_eq!((share.numerator, share.denominator), (Some(0.0), Some(0.0)));
    }

    #[test]
    fn a_rate_is_per_thousand_words() {
        assert_eq!(Measure::per_thousand(3.0, 600.0, Vec::new()).value, Some(5.0));
    }
}
