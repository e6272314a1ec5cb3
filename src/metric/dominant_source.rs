//! **Counts** the attributed words, quoted or paraphrased, of the source that has the most of them. Evidence is its
//! first mention.
//!
//! **Divides by** the attributed words of all sources. Not defined for fewer than two sources, where it could only
//! be 1, nor where no words are attributed.
//!
//! **Why it matters** one voice may fill an article that lists many. The share shows at a glance how far the story
//! is one source's story.
//!
//! **Misleads when** the article is a profile or an interview, where one voice is the point; or when mentions of
//! one person were not merged, which splits its words. More than half is marked, by convention.
//!
//! **Example** the council leader has 312 of 700
//! attributed words: 45 %.

use super::anonymous_words::attributed_words;
use super::measuring::first_mention;
use super::{Article, Group, Measure, Metric, Unit};
use crate::settings::Threshold;

/// The metric `dominant-source`.
pub(super) struct DominantSource;

impl Metric for DominantSource {
    fn id(&self) -> &'static str {
        "dominant-source"
    }

    fn name(&self) -> &'static str {
        "share of the largest source"
    }

    fn unit(&self) -> Unit {
        Unit::Share
    }

    fn group(&self) -> Group {
        Group::Balance
    }

    fn source(&self) -> &'static str {
        include_str!("dominant_source.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let sources = &article.analysis.sources;
        // The first of several that are as large.
        let largest = sources.iter().rev().max_by_key(|source| source.attributed_words);
        let (Some(largest), true) = (largest, sources.len() >= 2) else { return vec![Measure::default()] };
        let words = f64::from(largest.attributed_words);
        vec![Measure::share(words, attributed_words(article), vec![first_mention(largest)])]
    }

    fn look(&self) -> Threshold {
        Threshold::Above(0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::sourcing::AttributionKind;

    #[test]
    fn the_largest_source_is_the_evidence() {
        let story = Story::new("Ana Ruiz said rain. Ben Okafor said hail fell here.")
            .source("Ana Ruiz")
            .says(AttributionKind::Indirect, "rain")
            .source("Ben Okafor")
            .says(AttributionKind::Indirect, "hail fell here");
        assert_eq!(story.value(&DominantSource), Some(0.75));
        assert_eq!(story.evidence(&DominantSource), ["Ben Okafor"]);
    }

    #[test]
    fn one_source_cannot_dominate() {
        let story = Story::new("Ana Ruiz said rain.").source("Ana Ruiz").says(AttributionKind::Indirect, "rain");
        assert_eq!(story.value(&DominantSource), None);
    }
}
