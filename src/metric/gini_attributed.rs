//! **Counts** how unequally the attributed words, quoted or paraphrased, are spread over the sources, as the Gini
//! coefficient: 0 where all have the same, towards 1 where one has all.
//!
//! **Divides by** the attributed words of all sources and their number. Not defined for fewer than two sources, nor
//! where no words are attributed.
//!
//! **Why it matters** it is the measure of inequality that most readers have met. Where effective-sources asks how
//! many voices there are, this asks how fairly the words were dealt out among them.
//!
//! **Misleads when** sources are few: with two sources it cannot pass one half, with three not two thirds. Compare
//! articles with about as many sources each.
//!
//! **Example** three sources with 50, 25 and 25 words:
//! 0.17. With 90, 5 and 5 words: 0.57.

use super::effective_sources::words_of_sources;
use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};
use crate::stats;

/// The metric `gini-attributed`.
pub(super) struct GiniAttributed;

impl Metric for GiniAttributed {
    fn id(&self) -> &'static str {
        "gini-attributed"
    }

    fn name(&self) -> &'static str {
        "Gini coefficient of attributed words"
    }

    fn unit(&self) -> Unit {
        Unit::Number
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("gini_attributed.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let value = stats::gini(&words_of_sources(article));
        vec![Measure::plain(value, article.analysis.sources.iter().map(first_mention).collect())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn equal_words_are_no_inequality() {
        let story = Story::new("Ana Ruiz said rain fell. Ben Okafor said hail fell. Cem Can is here.")
            .source("Ana Ruiz")
            .says(AttributionKind::Direct, "rain fell")
            .source("Ben Okafor")
            .says(AttributionKind::Indirect, "hail fell");

        assert!(story.value(&GiniAttributed).unwrap().abs() < 1e-9);
        assert!(story.source("Cem Can").value(&GiniAttributed).unwrap() > 0.3);
    }
}
