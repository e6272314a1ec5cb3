//! **Counts** the weights (0 to 1) of the loaded words in the outlet's own voice, headline and narrator, added up.
//! Where hits of several categories overlap, the place counts once, with the greatest weight. Words in quotations
//! and paraphrases are the sources' and do not count.
//!
//! **Divides by** the words in those two voices, in thousands: score = 1,000 × sum of weights / max(words, 200).
//! Fewer than 200 words, a short news item, are taken as 200, so that one word in a brief does not outrank several
//! in an article. The interval is that of Fay and Feuer (1997) for weighted counts.
//!
//! **Why it matters** it is the one figure to sort articles by: how much judgement the outlet itself put into
//! words, whoever is judged. Every point of it can be traced to a word in the text and an entry in a lexicon.
//!
//! **Misleads when** a loaded word is the plain name of the thing (a “massacre” that was one), the lexicon lacks
//! the words of a topic, or articles about war and sport are compared. More than 10 is marked unless the settings
//! say otherwise: a convention, to be replaced by a percentile of a baseline.
//!
//! **Example** 11 loaded words with weights of 0.3 to 0.9 add up to 6.2; in 812 words of own voice the score is
//! 7.6. A sentence of 30 words with one word of weight 0.6 has 1,000 × 0.6 / 200 = 3, not 20.

use super::measuring::{FEWEST_SCORED_WORDS, loaded_hits, own_voice_words, per_floored_thousand};
use super::{Article, Measure, Metric, Unit};
use crate::settings::Threshold;
use crate::text::Span;

/// The metric `loaded-score`.
pub(super) struct LoadedScore;

impl Metric for LoadedScore {
    fn id(&self) -> &'static str {
        "loaded-score"
    }

    fn name(&self) -> &'static str {
        "loaded score"
    }

    fn unit(&self) -> Unit {
        Unit::PerThousandWords
    }

    fn source(&self) -> &'static str {
        include_str!("loaded_score.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let hits = loaded_hits(article).filter(|hit| hit.voice.is_own());
        let (weights, places): (Vec<f64>, Vec<Span>) = hits.map(|hit| (hit.weight, hit.span)).unzip();
        let sum = weights.iter().sum();
        vec![per_floored_thousand(sum, own_voice_words(article), FEWEST_SCORED_WORDS, places).with_fay_feuer(&weights)]
    }

    fn look(&self) -> Threshold {
        Threshold::Above(10.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::wording::Voice;

    fn story() -> Story {
        Story::new("The hardline regime called it a sham.")
            .hit("regime", "regime", Voice::Narrator)
            .hit("hardline", "hardline", Voice::Headline)
            .hit("sham", "sham", Voice::Quoted)
    }

    #[test]
    fn weights_are_summed_in_the_outlets_own_voice() {
        let measure = &story().words(Voice::Narrator, 390).words(Voice::Headline, 10).measures(&LoadedScore)[0];
        assert_eq!((measure.numerator, measure.denominator), (Some(1.4), Some(400.0)));
        assert_eq!(measure.value, Some(3.5));
    }

    #[test]
    fn fewer_words_than_a_short_item_count_as_one() {
        let short = story().words(Voice::Narrator, 20).words(Voice::Headline, 10);
        assert_eq!(short.value(&LoadedScore), Some(1000.0 * 1.4 / 200.0));
    }

    #[test]
    fn without_words_of_its_own_it_is_not_defined() {
        assert_eq!(Story::new("").value(&LoadedScore), None);
    }

    #[test]
    fn the_interval_holds_the_score() {
        let measure = &story().words(Voice::Narrator, 500).measures(&LoadedScore)[0];
        let (low, high) = measure.interval.unwrap();
        assert!(low < measure.value.unwrap() && measure.value.unwrap() < high);
    }
}
