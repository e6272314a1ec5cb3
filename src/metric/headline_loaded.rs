//! **Counts** the loaded score of the headline voice less that of the narrator: weights of loaded words per 1,000
//! words of each. More than 0: the headline is more loaded than the text it stands on. Evidence is
//! the headline's words.
//!
//! **Divides by** in the headline voice its words, in the body the narrator's words, each as 1,000 × weights /
//! max(words, 50). Not defined without a headline or without words of the narrator. A difference has no single
//! numerator.
//!
//! **Why it matters** many read nothing but the headline, and it is often not the reporter's. A plain story under a
//! loud headline is a common complaint, and one that a desk can mend.
//!
//! **Misleads when** headlines are short: they count as 50 words, so a single word of weight 0.6 makes 12, and one
//! weak word may be the whole difference. Read the words, not the decimals.
//!
//! **Example** headline of 9 words with “slams” (0.6): 12.
//! Body: 4 per 1,000. Difference: 8.

use super::measuring::{loaded_hits, per_floored_thousand};
use super::{Article, Group, Measure, Metric, Unit};
use crate::settings::Threshold;
use crate::wording::Voice;

/// Fewest words that either side is divided by: a headline has no more.
const FEWEST_WORDS: f64 = 50.0;

/// The metric `headline-loaded`.
pub(super) struct HeadlineLoaded;

impl Metric for HeadlineLoaded {
    fn id(&self) -> &'static str {
        "headline-loaded"
    }

    fn name(&self) -> &'static str {
        "loaded headline against body"
    }

    fn unit(&self) -> Unit {
        Unit::PerThousandWords
    }

    fn group(&self) -> Group {
        Group::Headline
    }

    fn source(&self) -> &'static str {
        include_str!("headline_loaded.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let (mut headline, mut narrator, mut places) = (0.0, 0.0, Vec::new());
        for hit in loaded_hits(article) {
            match hit.voice {
                Voice::Headline => {
                    headline += hit.weight;
                    places.push(hit.span);
                }
                Voice::Narrator => narrator += hit.weight,
                Voice::Quoted | Voice::Paraphrased | Voice::Caption => {}
            }
        }
        let score = |weights, voice| {
            let words = f64::from(article.analysis.voices.words_in(voice));
            per_floored_thousand(weights, words, FEWEST_WORDS, Vec::new()).value
        };
        let scores = score(headline, Voice::Headline).zip(score(narrator, Voice::Narrator));
        vec![Measure::plain(scores.map(|(headline, narrator)| headline - narrator), places)]
    }

    fn note(&self) -> Threshold {
        Threshold::Above(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;

    #[test]
    fn a_loud_headline_over_a_plain_text_is_above_zero() {
        let story = Story::with_headline("Regime falls", "The government fell.")
            .hit("Regime", "regime", Voice::Headline)
            .words(Voice::Narrator, 500);
        assert_eq!(story.value(&HeadlineLoaded), Some(12.0));
        assert_eq!(story.evidence(&HeadlineLoaded), ["Regime"]);
    }

    #[test]
    fn without_a_headline_it_is_not_defined() {
        assert_eq!(Story::new("The regime fell.").value(&HeadlineLoaded), None);
    }
}
