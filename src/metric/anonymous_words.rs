//! **Counts** the attributed words, quoted or paraphrased, of sources that are anonymous by the definition that the
//! settings choose. Evidence is the first mention of each such source.
//!
//! **Divides by** the attributed words of all sources. Words of attributions whose source could not be told are
//! left out. No interval is given, since words of one statement come together.
//!
//! **Why it matters** attributions differ in length: one unnamed official may carry half of an article in three
//! long quotations, which counts of sources and of attributions hide.
//!
//! **Misleads when** a document or an institution that speaks at length outweighs everybody; or when contents are
//! cut too long or too short, which moves words between source and outlet.
//!
//! **Example** of 700 attributed words, 175 are those of “an
//! aide familiar with the talks”: 25 %.

use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};
use crate::settings::Threshold;

/// The metric `anonymous-words`.
pub(super) struct AnonymousWords;

impl Metric for AnonymousWords {
    fn id(&self) -> &'static str {
        "anonymous-words"
    }

    fn name(&self) -> &'static str {
        "words of anonymous sources"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Anonymity
    }

    fn source(&self) -> &'static str {
        include_str!("anonymous_words.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let sources = &article.analysis.sources;
        let anonymous = || sources.iter().filter(|source| article.is_anonymous(source));
        let words: u32 = anonymous().map(|source| source.attributed_words).sum();
        let places = anonymous().map(first_mention).collect();
        vec![Measure::share(f64::from(words), attributed_words(article), places)]
    }

    fn look(&self) -> Threshold {
        Threshold::Above(0.5)
    }
}

/// Words attributed to any source.
pub(super) fn attributed_words(article: &Article<'_>) -> f64 {
    article.analysis.sources.iter().map(|source| f64::from(source.attributed_words)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn words_weigh_not_sources() {
        let story = Story::new("Ana Ruiz said rain fell here too. One fisherman said hail.")
            .source("Ana Ruiz")
            .says(AttributionKind::Indirect, "rain fell here")
            .unnamed("One fisherman")
            .says(AttributionKind::Indirect, "hail");
        assert_eq!(story.value(&AnonymousWords), Some(0.25));
        assert_eq!(story.evidence(&AnonymousWords), ["One fisherman"]);
    }
}
