//! **Counts** whether all attributions of the article go back to one source: yes where exactly one source was
//! found. Evidence is that source.
//!
//! **Divides by** nothing: it is yes or no. It is not defined for an
//! article in which no source was found at all.
//!
//! **Why it matters** a story told by one voice has not been checked against another, and most newsroom handbooks
//! ask for a second source or for a word on why there is none.
//!
//! **Misleads when** the article is a short item, an interview, a report of a speech or of one document, which are
//! single-source by their nature; or when two persons were merged into one.
//!
//! **Example** a piece in which the police alone are quoted, four times, is a single-source article, whatever the
//! number of quotations.

use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};
use crate::settings::Threshold;

/// The metric `single-source`.
pub(super) struct SingleSource;

impl Metric for SingleSource {
    fn id(&self) -> &'static str {
        "single-source"
    }

    fn name(&self) -> &'static str {
        "rests on a single source"
    }

    fn unit(&self) -> Unit {
        Unit::YesNo
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("single_source.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let sources = &article.analysis.sources;
        if sources.is_empty() {
            return vec![Measure::default()];
        }
        vec![Measure::yes_no(sources.len() == 1, sources.iter().map(first_mention).collect())]
    }

    fn look(&self) -> Threshold {
        Threshold::True
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn one_source_is_a_single_source() {
        let one = Story::new("Ana Ruiz and Ben Okafor spoke.").source("Ana Ruiz");
        assert_eq!(one.value(&SingleSource), Some(1.0));
        assert_eq!(one.source("Ben Okafor").value(&SingleSource), Some(0.0));
    }

    #[test]
    fn without_sources_it_is_not_defined() {
        assert_eq!(Story::new("Rain fell.").value(&SingleSource), None);
    }
}
