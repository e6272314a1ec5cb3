//! **Counts** the loaded words in the outlet's own voice, headline and narrator, each as one whatever its weight.
//! Where hits overlap, the place counts once. Exceptions, names and negated words are no hits.
//!
//! **Divides by** the words in those two voices, in thousands, short texts as they are. The Garwood interval takes
//! the hits as counts that come at a steady rate along the text.
//!
//! **Why it matters** it does not depend on anybody's weights, only on the lists, and so is the check on
//! loaded-score: where the two rank articles differently, the weights decide, and deserve a look.
//!
//! **Misleads when** texts are short: one hit in 20 words is a rate of 50. Weak and strong words count alike.
//! Topics differ: war needs more hard words than weather.
//!
//! **Example** 11 loaded words in 812 words of own voice:
//! 13.5 per 1,000 [6.8 to 24.2].

use super::measuring::{loaded_hits, own_voice_words};
use super::{Article, Measure, Metric, Unit};
use crate::text::Span;

/// The metric `loaded-rate`.
pub(super) struct LoadedRate;

impl Metric for LoadedRate {
    fn id(&self) -> &'static str {
        "loaded-rate"
    }

    fn name(&self) -> &'static str {
        "loaded words per 1,000 words"
    }

    fn unit(&self) -> Unit {
        Unit::PerThousandWords
    }

    fn source(&self) -> &'static str {
        include_str!("loaded_rate.rs")
    }

    fn measure(&self, article: &Article<'_>) -> Vec<Measure> {
        let hits = loaded_hits(article).filter(|hit| hit.voice.is_own());
        let places: Vec<Span> = hits.map(|hit| hit.span).collect();
        let n_hits = places.len() as f64;
        vec![Measure::per_thousand(n_hits, own_voice_words(article), places).with_garwood()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::measuring::Story;
    use crate::wording::Voice;

    #[test]
    fn quoted_hits_are_not_the_outlets() {
        let story = Story::new("The regime called it a sham.")
            .hit("regime", "regime", Voice::Narrator)
            .hit("sham", "sham", Voice::Quoted)
            .words(Voice::Narrator, 100);
        assert_eq!(story.value(&LoadedRate), Some(10.0));
        assert_eq!(story.evidence(&LoadedRate), ["regime"]);
    }
}
