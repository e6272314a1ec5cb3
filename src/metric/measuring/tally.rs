//! Counting into the parts of a metric: how much falls into each, and where it stands.

use crate::metric::Measure;
use crate::text::Span;

/// Amounts by part, with the places that ground them.
pub(crate) struct Tally {
    amounts: Vec<f64>,
    evidence: Vec<Vec<Span>>,
}

impl Tally {
    /// A tally of this many parts, all empty.
    pub(crate) fn new(parts: usize) -> Self {
        Self { amounts: vec![0.0; parts], evidence: vec![Vec::new(); parts] }
    }

    /// A tally of places, each given with the number of its part.
    pub(crate) fn of(parts: usize, items: impl IntoIterator<Item = (usize, Span)>) -> Self {
        let mut tally = Self::new(parts);
        for (part, place) in items {
            tally.add(part, 1.0, Some(place));
        }
        tally
    }

    /// Adds to a part; one that is not there takes nothing.
    pub(crate) fn add(&mut self, part: usize, amount: f64, place: Option<Span>) {
        if let (Some(sum), Some(places)) = (self.amounts.get_mut(part), self.evidence.get_mut(part)) {
            *sum += amount;
            places.extend(place);
        }
    }

    /// What all parts hold together.
    pub(crate) fn total(&self) -> f64 {
        self.amounts.iter().sum()
    }

    /// What each part holds.
    pub(crate) fn amounts(&self) -> &[f64] {
        &self.amounts
    }

    /// The places of one part.
    pub(crate) fn into_evidence(mut self, part: usize) -> Vec<Span> {
        self.evidence.get_mut(part).map(std::mem::take).unwrap_or_default()
    }

    /// One amount a part.
    pub(crate) fn counts(self) -> Vec<Measure> {
        self.each(Measure::number)
    }

    /// One share of the whole a part.
    pub(crate) fn shares(self) -> Vec<Measure> {
        let total = self.total();
        self.each(|amount, evidence| Measure::share(amount, total, evidence))
    }

    /// One measure a part, made of its amount and places.
    pub(crate) fn each(self, mut make: impl FnMut(f64, Vec<Span>) -> Measure) -> Vec<Measure> {
        self.amounts.into_iter().zip(self.evidence).map(|(amount, evidence)| make(amount, evidence)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_an_empty_tally_are_not_defined() {
        assert!(Tally::new(3).shares().iter().all(|share| share.value.is_none()));
    }

    #[test]
    fn a_part_that_is_not_there_takes_nothing() {
        let tally = Tally::of(2, [(0, Span::default()), (7, Span::default())]);
        assert_eq!(tally.amounts(), [1.0, 0.0]);
    }
}
