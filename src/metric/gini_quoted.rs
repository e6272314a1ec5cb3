//! **Counts** how unequally the words inside quotation marks are spread over the sources, as the Gini coefficient:
//! 0 where all have the same, towards 1 where one has all. Sources that are only paraphrased count with 0 words.
//!
//! **Divides by** the quoted words of all sources and the number of sources. Not defined for fewer than two
//! sources, nor where nobody is quoted.
//!
//! **Why it matters** to be quoted is to speak in one's own words; to be paraphrased is to be spoken for. Set
//! beside gini-attributed it shows whether some are let speak and others are summed up.
//!
//! **Misleads when** documents and institutions are among the sources, which are seldom quoted and lift it; or when
//! sources are few (two cannot pass one half).
//!
//! **Example** the minister is quoted with 60 words, two residents are paraphrased: 0.67, the highest that three
//! sources can have.

use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};
use crate::stats;

/// The metric `gini-quoted`.
pub(super) struct GiniQuoted;

impl Metric for GiniQuoted {
    fn id(&self) -> &'static str {
        "gini-quoted"
    }

    fn name(&self) -> &'static str {
        "Gini coefficient of quoted words"
    }

    fn unit(&self) -> Unit {
        Unit::Number
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("gini_quoted.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let words: Vec<f64> = article.analysis.sources.iter().map(|source| f64::from(source.quoted_words)).collect();
        let quoted = article.analysis.sources.iter().filter(|source| source.quoted_words > 0);
        vec![Measure::plain(stats::gini(&words), quoted.map(first_mention).collect())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn being_paraphrased_is_not_being_quoted() {
        let story = Story::new("Ana Ruiz said rain fell. Ben Okafor said hail fell. Cem Can is here.")
            .source("Ana Ruiz")
            .says(AttributionKind::Direct, "rain fell")
            .source("Ben Okafor")
            .says(AttributionKind::Indirect, "hail fell");

        assert!(story.value(&GiniQuoted).unwrap() > 0.3);
        assert_eq!(story.evidence(&GiniQuoted), ["Ana Ruiz"]);
    }

    #[test]
    fn where_nobody_is_quoted_it_is_not_defined() {
        assert_eq!(Story::new("Ana and Ben spoke.").source("Ana").source("Ben").value(&GiniQuoted), None);
    }
}
