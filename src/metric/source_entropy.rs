//! **Counts** how evenly the attributed words are spread over the sources: their Shannon entropy over the largest
//! that this number of sources can have (Pielou 1966). 0: one source has all; 1: all have the same.
//!
//! **Divides by** the logarithm of the number of sources, by which the entropy is normalised. Not defined for fewer
//! than two sources, nor where no words are attributed.
//!
//! **Why it matters** unlike effective-sources it does not grow with the number of sources, so that short articles
//! and long ones can be set side by side.
//!
//! **Misleads when** taken for breadth: two sources with equal shares have 1, eight with unequal shares less. Read
//! it together with sources.
//!
//! **Example** shares of 50, 25 and 25 %: 0.95. Shares of 90, 5 and 5 %: 0.36. The same in nine sources would be
//! lower still.

use super::effective_sources::words_of_sources;
use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};
use crate::stats;

/// The metric `source-entropy`.
pub(super) struct SourceEntropy;

impl Metric for SourceEntropy {
    fn id(&self) -> &'static str {
        "source-entropy"
    }

    fn name(&self) -> &'static str {
        "evenness of sources"
    }

    fn unit(&self) -> Unit {
        Unit::Number
    }

    fn group(&self) -> Group {
        Group::Sources
    }

    fn source(&self) -> &'static str {
        include_str!("source_entropy.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let value = stats::normalised_entropy(&words_of_sources(article));
        vec![Measure::plain(value, article.analysis.sources.iter().map(first_mention).collect())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn equal_shares_are_wholly_even() {
        let story = Story::new("Ana Ruiz said rain fell. Ben Okafor said hail fell. Cem Can is here.")
            .source("Ana Ruiz")
            .says(AttributionKind::Direct, "rain fell")
            .source("Ben Okafor")
            .says(AttributionKind::Indirect, "hail fell");

        let evenness = story.value(&SourceEntropy).unwrap();
        assert!((evenness - 1.0).abs() < 1e-9);
    }
}
