//! **Counts** the number of sources with equal shares that would be as diverse as the sources of this article:
//! exp(H), where H is the Shannon entropy of their shares of attributed words (Hill 1973, order 1).
//!
//! **Divides by** nothing more: the shares are those of attributed words over all sources. Not defined for fewer
//! than two sources, nor where no words are attributed.
//!
//! **Why it matters** nine sources of which one speaks and eight nod are not nine voices. The figure lies between 1
//! and the number of sources, and falls as one of them takes over.
//!
//! **Misleads when** a source's words are split over two entries, or short reactions are many: each lifts it. It
//! knows nothing of what is said; ten who agree count as ten.
//!
//! **Example** shares of 50, 25 and 25 % make 2.8 effective sources
//! of 3; shares of 90, 5 and 5 % make 1.5.

use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};
use crate::stats;

/// The metric `effective-sources`.
pub(super) struct EffectiveSources;

impl Metric for EffectiveSources {
    fn id(&self) -> &'static str {
        "effective-sources"
    }

    fn name(&self) -> &'static str {
        "effective number of sources"
    }

    fn unit(&self) -> Unit {
        Unit::Number
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("effective_sources.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let value = stats::effective_number(&words_of_sources(article));
        vec![Measure::plain(value, article.analysis.sources.iter().map(first_mention).collect())]
    }
}

/// Attributed words of each source.
pub(super) fn words_of_sources(article: &Article<'_>) -> Vec<f64> {
    article.analysis.sources.iter().map(|source| f64::from(source.attributed_words)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn equal_shares_count_whole() {
        let story = Story::new("Ana Ruiz said rain fell. Ben Okafor said hail fell. Cem Can is here.")
            .source("Ana Ruiz")
            .says(AttributionKind::Direct, "rain fell")
            .source("Ben Okafor")
            .says(AttributionKind::Indirect, "hail fell");

        let effective = story.value(&EffectiveSources).unwrap();
        assert!((effective - 2.0).abs() < 1e-9);
        let with_a_silent_one = story.source("Cem Can").value(&EffectiveSources).unwrap();
        assert!((with_a_silent_one - 2.0).abs() < 1e-9);
    }

    #[test]
    fn fewer_than_two_sources_have_no_diversity() {
        assert_eq!(Story::new("Ana Ruiz spoke.").source("Ana Ruiz").value(&EffectiveSources), None);
    }
}
